"""Solids for the drawn stills: shapes given by their distance, lit by lamps, seen through a lens by tracing rays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.masks import Band, Colour, Size

Array = NDArray[np.float32]  # points and directions are three rows, x to the right, y up, z away; distances one
Distance = Callable[[Array], Array]
Paint = Callable[[Array], Array]
Triple = tuple[float, float, float]

_NEAR = 7e-4  # as close to a surface as counts for a hit, per unit of the way to it
_LIFT = 4e-3  # how far above a surface a new ray begins
_COARSE = 0.75
_BRIGHT = 3  # as much as a surface is thought to throw on another: more would be specks
_BATCH = 24000  # rays worked out together: as many as a processor's cache holds


def column(values: Sequence[float]) -> Array:
    """Three numbers as a column, to be reckoned with points."""
    return np.asarray(values, dtype=np.float32)[:, None]


# --- shapes


def ball(centre: Triple, radius: float) -> Distance:
    """A sphere."""
    c = column(centre)
    return lambda p: _length(p - c) - np.float32(radius)


def egg(centre: Triple, radii: Triple) -> Distance:
    """An ellipsoid; the distance is a close guess."""
    c, r = column(centre), column(radii)

    def distance(p: Array) -> Array:
        q = (p - c) / r
        near = _length(q)
        return np.asarray(near * (near - 1) / np.maximum(_length(q / r), np.float32(1e-6)), dtype=np.float32)

    return distance


def block(centre: Triple, half: Triple, radius: float = 0) -> Distance:
    """A box with rounded edges, half as long, high and deep as `half` says."""
    c, h = column(centre), column(half) - np.float32(radius)

    def distance(p: Array) -> Array:
        q = np.abs(p - c) - h
        return np.asarray(
            _length(np.maximum(q, 0)) + np.minimum(np.maximum(np.maximum(q[0], q[1]), q[2]), 0) - np.float32(radius),
            dtype=np.float32,
        )

    return distance


def limb(start: Triple, end: Triple, thick: float, thin: float) -> Distance:
    """A rod with round ends that runs from one thickness to another."""
    a, way = column(start), column(end) - column(start)
    share = (way / (way * way).sum())[:, 0]
    slope = np.float32(thin - thick)

    def distance(p: Array) -> Array:
        q = p - a
        along = np.clip(share @ q, 0, 1)
        return np.asarray(_length(q - along * way) - (np.float32(thick) + along * slope), dtype=np.float32)

    return distance


def joined(*shapes: Distance, blend: float = 0) -> Distance:
    """Several shapes as one, grown together where they are nearer than `blend`."""

    def distance(p: Array) -> Array:
        total = shapes[0](p)
        for shape in shapes[1:]:
            other = shape(p)
            if blend:
                melt = np.maximum(1 - np.abs(total - other) / np.float32(blend), 0)
                total = np.minimum(total, other) - melt * melt * np.float32(blend / 4)
            else:
                total = np.minimum(total, other)
        return total

    return distance


def without(shape: Distance, hole: Distance) -> Distance:
    """A shape with another cut out of it."""
    return lambda p: np.maximum(shape(p), -hole(p))


def within(shape: Distance, bound: Distance, margin: float = 0.1) -> Distance:
    """A shape that is worked out only where it is near: it lies within `bound`, whose distance is cheaper."""

    def distance(p: Array) -> Array:
        total = bound(p) + np.float32(margin)
        near = np.flatnonzero(total < margin * 2)
        if near.size:
            total[near] = shape(p[:, near])
        return total

    return distance


def _length(p: Array) -> Array:
    return np.asarray(np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]), dtype=np.float32)


# --- what they are made of


@dataclass(frozen=True, slots=True)
class Solid:
    """A shape and its finish: a colour or paint, how much it mirrors, how rough the mirror is, and its own light."""

    shape: Distance
    colour: Colour | Paint = (0.5, 0.5, 0.5)
    gloss: float = 0
    rough: float = 0.1
    glow: Paint | None = None


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lit rectangle: a corner, its two sides, its light, which leaves to where `across` × `down` points.

    `spread` is how narrowly it shines: 1 as paper does, more for a beam.
    """

    corner: Triple
    across: Triple
    down: Triple
    light: Colour
    spread: float = 1


@dataclass(frozen=True, slots=True)
class View:
    """An eye, where it looks, and its lens; `sharp` is how far away things are sharp, `aperture` how wide it is."""

    eye: Triple
    towards: Triple
    angle: float  # of the width, in degrees
    sharp: float = 1
    aperture: float = 0
    rise: float = 0  # the picture is taken from so much higher on the plate, in halves of its width


@dataclass(frozen=True, slots=True)
class Stage:
    """All that is to be seen, with the light that comes from nowhere, and how far a ray goes."""

    solids: Sequence[Solid]
    lamps: Sequence[Lamp]
    air: Colour = (0, 0, 0)
    far: float = 30


# --- looking


def take(stage: Stage, view: View, size: Size, passes: int, seed: int, bounces: int = 1) -> Frame:
    """The picture of a stage: each pass looks through another point of the lens at other points of the lamps.

    It is looked at a little more coarsely than it is shown: film is not so sharp as pixels, and a ray costs its time.
    """
    chance = np.random.default_rng(seed)
    wide, high = round(size[0] * _COARSE), round(size[1] * _COARSE)
    total = np.zeros((3, wide * high), dtype=np.float32)
    for _ in range(passes):
        eyes, rays = _rays(view, (wide, high), chance)
        for start in range(0, rays.shape[1], _BATCH):
            part = slice(start, start + _BATCH)
            total[:, part] += np.minimum(_seen(stage, eyes[:, part], rays[:, part], chance, bounces), 60)
    bands = [_without_specks(band) for band in (total / np.float32(passes)).reshape(3, high, wide)]
    red, green, blue = (Image.fromarray(band).resize(size, Image.Resampling.BICUBIC) for band in bands)
    return Frame((red, green, blue))


def _without_specks(band: Array) -> Array:
    """Hold every pixel that is much brighter than those around it to what they are."""
    wide = np.pad(band, 1, mode="edge")
    high, across = band.shape
    around = np.stack([wide[j : j + high, i : i + across] for i in range(3) for j in range(3)])
    return np.asarray(np.minimum(band, np.median(around, axis=0) * 1.4 + 0.002), dtype=np.float32)


def picked(band: Band, across: Array, down: Array) -> Array:
    """A mask's values at places that are given in shares of its width and height; it goes round at its edges."""
    pixels = np.asarray(band, dtype=np.float32)
    high, wide = pixels.shape
    x, y = across * np.float32(wide), down * np.float32(high)
    left, top = np.floor(x), np.floor(y)
    u, v = x - left, y - top
    i, j = left.astype(np.int64) % wide, top.astype(np.int64) % high
    k, m = (i + 1) % wide, (j + 1) % high
    upper = pixels[j, i] * (1 - u) + pixels[j, k] * u
    lower = pixels[m, i] * (1 - u) + pixels[m, k] * u
    return np.asarray(upper * (1 - v) + lower * v, dtype=np.float32)


def _rays(view: View, size: Size, chance: np.random.Generator) -> tuple[Array, Array]:
    eye = column(view.eye)
    ahead = _unit(column(view.towards) - eye)
    right = _unit(np.cross(column((0, 1, 0)), ahead, axis=0))
    up = np.cross(ahead, right, axis=0)
    wide = np.float32(np.tan(np.radians(view.angle / 2)))
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    shake = chance.random((2, size[1], size[0]), dtype=np.float32)
    u = ((x + shake[0]) / size[0] * 2 - 1).ravel() * wide
    v = ((1 - (y + shake[1]) / size[1] * 2).ravel() * np.float32(size[1] / size[0]) + np.float32(view.rise)) * wide
    turn, out = chance.random((2, u.size), dtype=np.float32)
    out = np.sqrt(out) * np.float32(view.aperture)
    turn = turn * np.float32(2 * np.pi)
    lens = out * np.cos(turn) * right + out * np.sin(turn) * up
    return eye + lens, _unit((ahead + u * right + v * up) * np.float32(view.sharp) - lens)


def _seen(
    stage: Stage, eyes: Array, rays: Array, chance: np.random.Generator, bounces: int, shining: bool = True
) -> Array:
    """The light that comes back along each ray; without that of what shines, where the lamps stand for it."""
    seen = np.repeat(column(stage.air), rays.shape[1], axis=1)
    way, struck = _march(stage, eyes, rays, np.full(rays.shape[1], stage.far, dtype=np.float32), 110)
    hit = np.flatnonzero(struck)
    if not hit.size:
        return seen
    rays = rays[:, hit]
    points = eyes[:, hit] + rays * way[hit]
    facing = _facing(stage, points)
    points += facing * np.float32(_LIFT)
    colour, own, gloss, rough = _finish(stage, points)
    lit = np.zeros_like(points)
    for lamp in stage.lamps:
        lit += _lamplight(stage, lamp, points, facing, chance, 4e-4 if bounces else 4e-3)
    if bounces:
        out = _unit(facing + _scattered(points.shape[1], chance))
        lit += np.minimum(_seen(stage, points, out, chance, bounces - 1, shining=False), _BRIGHT)
    else:
        lit += column(stage.air)
    light = colour * lit + (own if shining else 0)
    shiny = np.flatnonzero(gloss > 0)
    if bounces and shiny.size:
        n, r = facing[:, shiny], rays[:, shiny]
        cosine = -(n * r).sum(axis=0)
        mirrored = _unit(r + 2 * cosine * n + rough[shiny] * _scattered(shiny.size, chance))
        share = gloss[shiny] + (1 - gloss[shiny]) * np.clip(1 - cosine, 0, 1) ** 5
        light[:, shiny] += _seen(stage, points[:, shiny], mirrored, chance, 0) * share
    seen[:, hit] = light
    return seen


def _finish(stage: Stage, points: Array) -> tuple[Array, Array, Array, Array]:
    """Colour, own light, gloss and roughness at each point: those of the solid that is nearest."""
    which = np.argmin(np.stack([solid.shape(points) for solid in stage.solids]), axis=0)
    colour, own = np.zeros_like(points), np.zeros_like(points)
    for index, solid in enumerate(stage.solids):
        here = np.flatnonzero(which == index)
        if here.size:
            colour[:, here] = solid.colour(points[:, here]) if callable(solid.colour) else column(solid.colour)
            if solid.glow:
                own[:, here] = solid.glow(points[:, here])
    gloss = np.asarray([solid.gloss for solid in stage.solids], dtype=np.float32)[which]
    rough = np.asarray([solid.rough for solid in stage.solids], dtype=np.float32)[which]
    return colour, own, gloss, rough


def _lamplight(
    stage: Stage, lamp: Lamp, points: Array, facing: Array, chance: np.random.Generator, least: float
) -> Array:
    """The light that a lamp throws on points, from a place on it chosen for each; less than `least` counts as none."""
    u, v = chance.random((2, points.shape[1]), dtype=np.float32)
    across, down = column(lamp.across), column(lamp.down)
    normal = np.cross(across, down, axis=0)
    area = np.float32(_length(normal)[0])
    way = column(lamp.corner) + u * across + v * down - points
    far = _length(way)
    way /= far
    falls = np.clip((way * facing).sum(axis=0), 0, None)
    leaves = np.clip(-(normal / area)[:, 0] @ way, 0, None) ** np.float32(lamp.spread)
    strength = falls * leaves * area / np.maximum(far * far, np.float32(1e-3)) / np.float32(np.pi)
    bright = np.flatnonzero(strength * max(lamp.light) > least)
    lit = np.zeros_like(points)
    if bright.size:
        _, dark = _march(stage, points[:, bright], way[:, bright], far[bright] * np.float32(0.985), 60)
        lit[:, bright] = strength[bright] * ~dark * column(lamp.light)
    return lit


def _march(stage: Stage, eyes: Array, rays: Array, most: Array, steps: int) -> tuple[Array, NDArray[np.bool_]]:
    """How far each ray goes, and whether it strikes something before `most`."""
    way, struck = np.zeros(rays.shape[1], dtype=np.float32), np.zeros(rays.shape[1], dtype=np.bool_)
    going = np.arange(rays.shape[1])
    at, end = np.zeros_like(way), most
    for _ in range(steps):
        near = _nearest(stage, eyes + rays * at)
        arrived = near < _NEAR * (1 + at)
        at = at + np.maximum(near, 0)
        over = arrived | (at >= end)
        if over.any():
            way[going], struck[going] = at, arrived
            keep = np.flatnonzero(~over)
            going, eyes, rays, at, end = going[keep], eyes[:, keep], rays[:, keep], at[keep], end[keep]
            if not keep.size:
                break
    way[going] = at
    return way, struck


def _nearest(stage: Stage, points: Array) -> Array:
    near = stage.solids[0].shape(points)
    for solid in stage.solids[1:]:
        near = np.minimum(near, solid.shape(points))
    return near


def _facing(stage: Stage, points: Array) -> Array:
    """Which way the surface faces at each point."""
    facing = np.zeros_like(points)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        facing += _nearest(stage, points + column(corner) * np.float32(1e-3)) * column(corner)
    return _unit(facing)


def _scattered(count: int, chance: np.random.Generator) -> Array:
    """Directions of every kind, evenly."""
    return _unit(chance.standard_normal((3, count), dtype=np.float32))


def _unit(vectors: Array) -> Array:
    return np.asarray(vectors / np.maximum(_length(vectors), np.float32(1e-9)), dtype=np.float32)
