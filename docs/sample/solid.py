"""Solids under lamps: distance fields, a camera, and the light that finds its way between them.

A field gives the distance from a point to a surface, so a ray can walk through a scene in steps that never go too far.
What reaches the camera is a `Frame` of linear light, developed like every other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.masks import Band, Colour, Size, even

Numbers = npt.NDArray[np.float32]
Points = npt.NDArray[np.float32]  # 3 × n: x to the right, y up, z towards the eye, in metres
Field = Callable[[Points], Numbers]
Paint = Callable[[Points], Points]  # the colour at each point
Place = tuple[float, float, float]
Turn = npt.NDArray[np.float64]  # 3 × 3: the axes of what is turned

_NEAR = 0.0007  # a ray this close to a surface has arrived, and twice as close at a metre's distance
_FAR = 60.0
_STEPS = 110
_ZERO, _ONE = np.float32(0), np.float32(1)
_BRIGHTEST, _SECOND_HAND = 14, 1.2  # what a single ray may bring, lest a chance hit leave a white dot
_BATCH = 1 << 15  # rays at a time, few enough to stay in the processor's cache


# Shapes


def ball(centre: Place, radius: float) -> Field:
    """A sphere."""
    return lambda p: _length(p - _at(centre)) - _number(radius)


def egg(centre: Place, radii: Place) -> Field:
    """An ellipsoid; its distances are good near the surface and cautious far from it."""
    size = _at(radii)

    def field(p: Points) -> Numbers:
        inside = (p - _at(centre)) / size
        near = _length(inside)
        steep = _length(inside / size)
        return near * (near - _ONE) / np.maximum(steep, np.float32(1e-6))

    return field


def bone(start: Place, end: Place, thick: float, thin: float) -> Field:
    """A round stick from one place to another, `thick` at the first and `thin` at the second."""
    (ax, ay, az), (ex, ey, ez) = start, end
    dx, dy, dz = (_number(b - a) for a, b in zip(start, end, strict=True))
    reach = _number((ex - ax) ** 2 + (ey - ay) ** 2 + (ez - az) ** 2)
    tx, ty, tz, first, more = _number(ax), _number(ay), _number(az), _number(thick), _number(thin - thick)

    def field(p: Points) -> Numbers:
        x, y, z = p[0] - tx, p[1] - ty, p[2] - tz
        part = np.clip((x * dx + y * dy + z * dz) / reach, _ZERO, _ONE)
        x -= dx * part
        y -= dy * part
        z -= dz * part
        return np.sqrt(x * x + y * y + z * z) - (first + more * part)

    return field


def brick(centre: Place, half: Place, rounded: float = 0) -> Field:
    """A box by its half sizes, its edges rounded by so much."""
    size = _at(half) - _number(rounded)

    def field(p: Points) -> Numbers:
        x, y, z = np.abs(p - _at(centre)) - size
        inner = np.minimum(np.maximum(np.maximum(x, y), z), _ZERO)
        x, y, z = np.maximum(x, _ZERO), np.maximum(y, _ZERO), np.maximum(z, _ZERO)
        return np.sqrt(x * x + y * y + z * z) + inner - _number(rounded)

    return field


def drum(centre: Place, radius: float, half: float, rounded: float = 0.002) -> Field:
    """An upright cylinder by its radius and half its height."""

    def field(p: Points) -> Numbers:
        q = p - _at(centre)
        side = np.hypot(q[0], q[2]) - _number(radius - rounded)
        end = np.abs(q[1]) - _number(half - rounded)
        outside = np.hypot(np.maximum(side, 0), np.maximum(end, 0))
        return outside + np.minimum(np.maximum(side, end), 0) - _number(rounded)

    return field


def hoop(centre: Place, radius: float, thickness: float) -> Field:
    """A ring that lies flat."""

    def field(p: Points) -> Numbers:
        q = p - _at(centre)
        return np.hypot(np.hypot(q[0], q[2]) - _number(radius), q[1]) - _number(thickness)

    return field


def ground(height: float) -> Field:
    """Everything below a height."""
    return lambda p: p[1] - _number(height)


def joined(*fields: Field) -> Field:
    """All of the shapes."""

    def field(p: Points) -> Numbers:
        nearest = fields[0](p)
        for other in fields[1:]:
            nearest = np.minimum(nearest, other(p))
        return nearest

    return field


def melted(softness: float, *fields: Field) -> Field:
    """All of the shapes, flowing into each other where they meet."""

    def field(p: Points) -> Numbers:
        nearest = fields[0](p)
        for other in fields[1:]:
            second = other(p)
            share = np.maximum(softness - np.abs(nearest - second), 0) / _number(softness)
            nearest = np.minimum(nearest, second) - share * share * _number(softness / 4)
        return nearest

    return field


def without(field: Field, hole: Field) -> Field:
    """The first shape where the second is not."""
    return lambda p: np.maximum(field(p), -hole(p))


def inside(field: Field, bounds: Field) -> Field:
    """The first shape where the second is, too."""
    return lambda p: np.maximum(field(p), bounds(p))


def moved(field: Field, by: Place, turn: Turn | None = None, size: float = 1) -> Field:
    """The shape made `size` times as large, turned, and carried to another place."""
    back = np.asarray(np.eye(3) if turn is None else turn.T, np.float32)
    return lambda p: field((back @ (p - _at(by))) / _number(size)) * _number(size)


def rough(field: Field, depth: float, grain: float, seed: int = 0) -> Field:
    """The shape with a surface that goes up and down by `depth`, in waves about `grain` long."""
    chance = np.random.default_rng(seed)
    waves = [
        (chance.normal(size=3) * 6.28 / grain / 1.7 * k, chance.uniform(0, 6.28), 1 / k) for k in (1, 1, 1.9, 2.3, 3.7)
    ]

    def bent(p: Points) -> Numbers:
        distance = field(p)
        near = np.abs(distance) < 4 * depth + 0.01
        if near.any():
            q = p[:, near]
            total = sum(
                (np.sin(np.asarray(way, np.float32) @ q + _number(start)) * _number(part) for way, start, part in waves),
                np.zeros(q.shape[1], np.float32),
            )
            distance[near] += total * _number(depth / 3)
        return distance

    return bent


def within(bounds: Field, field: Field) -> Field:
    """The shape, which lies within the bounds; from far away only the bounds are looked at."""

    def near_field(p: Points) -> Numbers:
        distance = bounds(p) + _number(0.01)
        near = distance < _number(0.04)
        if near.any():
            distance[near] = field(np.compress(near, p, axis=1))
        return distance

    return near_field


def facing(direction: Place, up: Place = (0, 1, 0)) -> Turn:
    """The turn that brings the z axis into a direction and keeps y as upright as it can be."""
    z = np.asarray(direction, float) / np.linalg.norm(direction)
    x = np.cross(np.asarray(up, float), z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z], axis=1)


# What a scene is made of


@dataclass(frozen=True, slots=True)
class Matter:
    """What a solid is made of.

    `colour` is the share of light that it gives back, one colour or one for each point; `gloss` the share that it
    mirrors when looked at straight on; `polish` how sharp the mirror is; `metal` tints the mirrored light; `glow` is
    light of its own.
    """

    colour: Colour | Paint
    gloss: float = 0.0
    polish: float = 40.0
    metal: bool = False
    glow: Colour | Paint | None = None
    # A glow that is a lamp's is seen, but sheds no light by chance: the lamp does that.
    of_lamp: bool = False


@dataclass(frozen=True, slots=True)
class Solid:
    """A shape and what it is made of."""

    field: Field
    matter: Matter


@dataclass(frozen=True, slots=True)
class Lamp:
    """A round lamp, or a panel that reaches as far as `spread` from its place.

    With `aim` it throws its light into a cone, whole within `inner` and none outside `outer`; these are cosines of the
    angle from `aim`.
    """

    place: Place
    radius: float
    light: Colour
    aim: Place | None = None
    inner: float = 1
    outer: float = 0
    spread: Place | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Solids, the lamps over them, the light from everywhere else, and how thick the air is."""

    solids: Sequence[Solid]
    lamps: Sequence[Lamp]
    sky: Colour = (0, 0, 0)
    haze: float = 0


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the camera stands, what it looks at, how wide it sees, and where it is sharp.

    `width` is the picture's width at a distance of 1, `opening` the lens's radius, and `focus` the distance that is
    sharp.
    """

    place: Place
    target: Place
    width: float
    opening: float = 0
    focus: float = 1
    roll: float = 0

    def turn(self) -> Turn:
        """The turn from the camera's own axes to the scene's."""
        look = np.asarray(self.place, float) - np.asarray(self.target, float)
        return facing(tuple(look), (np.sin(self.roll), np.cos(self.roll), 0))

    def sees(self, place: Place, size: Size) -> tuple[float, float]:
        """Where a place stands in the picture, in pixels."""
        x, y, z = self.turn().T @ (np.asarray(place) - np.asarray(self.place))
        scale = size[0] / self.width
        return size[0] / 2 - x / z * scale, size[1] / 2 + y / z * scale


def photograph(
    scene: Scene, eye: Eye, size: Size, rays: int, seed: int, bounces: int = 1, detail: float = 0.6
) -> Frame:
    """Follow so many rays for each point of the picture; there are `detail` times as many points a side as pixels.

    A lens and a film of the time show no more than that, and grain comes later.
    """

    def solids(origin: Points, way: Points, chance: np.random.Generator) -> Points:
        return _light(scene, origin, way, chance, bounces)

    def air(origin: Points, way: Points, chance: np.random.Generator) -> Points:
        far, _ = _walk(scene, origin, way, _FAR)
        return _air(scene, origin, way, far, chance)

    sharp = _exposed(solids, eye, _scaled(size, detail), rays, seed)
    frame = Frame(tuple(_large(_without_sparks(band), size) for band in sharp.bands))
    if not scene.haze:
        return frame
    # Haze is soft: few points are enough for it.
    soft = _exposed(air, eye, _scaled(size, detail / 5), rays * 2, seed + 1)
    return frame.plus(Frame(tuple(_large(band, size) for band in soft.bands)), even(size))


def _scaled(size: Size, part: float) -> Size:
    return max(8, round(size[0] * part)), max(8, round(size[1] * part))


def _large(band: Band, size: Size) -> Band:
    return band.resize(size, Image.Resampling.BICUBIC)


def _without_sparks(band: Band) -> Band:
    """No point is brighter than the second brightest around it: chance leaves sparks."""
    light = np.pad(np.asarray(band), 1, mode="edge")
    height, width = light.shape[0] - 2, light.shape[1] - 2
    around = [light[y : y + height, x : x + width] for y in range(3) for x in range(3) if (x, y) != (1, 1)]
    second = np.partition(np.stack(around), -2, axis=0)[-2]
    return Image.fromarray(np.minimum(light[1:-1, 1:-1], second * _number(1.05)))


def _exposed(
    light: Callable[[Points, Points, np.random.Generator], Points], eye: Eye, size: Size, rays: int, seed: int
) -> Frame:
    total = np.zeros((3, size[0] * size[1]), np.float32)
    for turn in range(rays):
        chance = np.random.default_rng((seed, turn))
        for start in range(0, total.shape[1], _BATCH):
            pixels = np.arange(start, min(start + _BATCH, total.shape[1]))
            total[:, pixels] += light(*_rays(eye, size, pixels, chance), chance)
    return Frame(tuple(Image.fromarray(band.reshape(size[1], size[0])) for band in total / _number(rays)))


def _rays(eye: Eye, size: Size, pixels: npt.NDArray[np.int64], chance: np.random.Generator) -> tuple[Points, Points]:
    width, height = size
    turn = eye.turn()
    x = ((pixels % width) + chance.random(pixels.size)) / width - 0.5
    y = (height / width) * 0.5 - ((pixels // width) + chance.random(pixels.size)) / width
    sharp = np.stack([x * eye.width, y * eye.width, np.full(pixels.size, -1.0)]) * eye.focus
    angle, far = chance.random(pixels.size) * 2 * np.pi, np.sqrt(chance.random(pixels.size)) * eye.opening
    lens = np.stack([np.cos(angle) * far, np.sin(angle) * far, np.zeros(pixels.size)])
    way = turn @ (sharp - lens)
    origin = np.asarray(eye.place)[:, None] + turn @ lens
    return origin.astype(np.float32), (way / np.linalg.norm(way, axis=0)).astype(np.float32)


def _light(scene: Scene, origin: Points, way: Points, chance: np.random.Generator, bounces: int) -> Points:
    """The light that comes back along rays."""
    seen = np.zeros_like(origin)
    share = np.ones_like(origin)
    alive = np.arange(origin.shape[1])
    for bounce in range(bounces + 1):
        far, arrived = _walk(scene, origin, way, _FAR)
        if scene.haze and bounce == 0:
            share = share * np.exp(-far * _number(scene.haze * 0.6))
        seen[:, alive[~arrived]] += share[:, ~arrived] * _at(scene.sky)
        alive, origin, way, share = alive[arrived], origin[:, arrived], way[:, arrived], share[:, arrived]
        if not alive.size:
            break
        point = origin + way * far[arrived]
        normal = _normal(scene, point)
        matter = _matter(scene, point, way, first=bounce == 0)
        point = point + normal * _number(4 * _NEAR)
        found = share * (matter.glow + _lit(scene, point, normal, way, matter, chance))
        seen[:, alive] += np.minimum(found, _number(_BRIGHTEST if bounce == 0 else _SECOND_HAND))
        way, share = _onwards(way, normal, share, matter, chance)
        origin = point
    return seen


@dataclass(frozen=True, slots=True)
class _Surface:
    """What each of some points is made of."""

    colour: Points
    mirror: Points
    polish: Numbers
    glow: Points


def _walk(scene: Scene, origin: Points, way: Points, far: float | Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """How far each ray goes, and whether it arrived anywhere before `far`."""
    gone = np.full(origin.shape[1], 0.002, np.float32)
    limit = np.broadcast_to(np.float32(far), gone.shape)
    arrived = np.zeros(gone.shape, bool)
    alive = np.arange(gone.size)
    for _ in range(_STEPS):
        step = _distance(scene, origin[:, alive] + way[:, alive] * gone[alive])
        gone[alive] += step
        here = step < _NEAR * (1 + gone[alive])
        arrived[alive[here]] = True
        alive = alive[~here & (gone[alive] < limit[alive])]
        if not alive.size:
            break
    return np.minimum(gone, limit), arrived & (gone < limit)


def _distance(scene: Scene, p: Points) -> Numbers:
    return joined(*(solid.field for solid in scene.solids))(p)


def _normal(scene: Scene, p: Points) -> Points:
    ends = ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1))
    slope = sum(
        (_at(end) * _distance(scene, p + _at(end) * _number(0.0005)) for end in ends), np.zeros_like(p)
    )
    return slope / np.maximum(_length(slope), 1e-9)


def _matter(scene: Scene, p: Points, way: Points, *, first: bool) -> _Surface:
    which = np.argmin([solid.field(p) for solid in scene.solids], axis=0)
    surface = _Surface(np.zeros_like(p), np.zeros_like(p), np.ones(p.shape[1], np.float32), np.zeros_like(p))
    for index, solid in enumerate(scene.solids):
        here = which == index
        if not here.any():
            continue
        matter = solid.matter
        colour = _painted(matter.colour, p[:, here])
        surface.mirror[:, here] = colour * _number(matter.gloss) if matter.metal else _number(matter.gloss)
        surface.colour[:, here] = colour * _number(1 - matter.gloss) if matter.metal else colour
        surface.polish[here] = matter.polish
        if matter.glow is not None and (first or not matter.of_lamp):
            surface.glow[:, here] = _painted(matter.glow, p[:, here])
    return surface


def _painted(paint: Colour | Paint, p: Points) -> Points:
    return paint(p) if callable(paint) else np.broadcast_to(_at(paint), p.shape)


def _lit(scene: Scene, p: Points, normal: Points, way: Points, matter: _Surface, chance: np.random.Generator) -> Points:
    """The light that the lamps throw on some points, and that the points send on."""
    total = np.zeros_like(p)
    for lamp in scene.lamps:
        to_lamp, away, strength = _from_lamp(lamp, p, chance)
        cosine = (normal * to_lamp).sum(0)
        bright = (cosine > 0) & (strength > 0)
        if not bright.any():
            continue
        free = np.zeros(cosine.shape, np.float32)
        free[bright] = _free(scene, p[:, bright], to_lamp[:, bright], away[bright])
        half = to_lamp - way
        half /= np.maximum(_length(half), 1e-6)
        edge = np.maximum((normal * half).sum(0), 0)
        rim = (1 - np.maximum(-(half * way).sum(0), 0)) ** 5
        mirror = matter.mirror + (1 - matter.mirror) * rim * (matter.mirror > 0)
        shine = mirror * edge**matter.polish * (matter.polish + 8) / _number(25)
        total += (matter.colour + shine) * (np.maximum(cosine, 0) * strength * free) * _at(lamp.light)
    return total


def _from_lamp(lamp: Lamp, p: Points, chance: np.random.Generator) -> tuple[Points, Numbers, Numbers]:
    """The way from some points to a chance place in a lamp, how far that is, and how strong the lamp is there."""
    if lamp.spread is None:
        off = chance.normal(size=p.shape).astype(np.float32)
        off *= _number(lamp.radius) / np.maximum(_length(off), 1e-6)
    else:
        off = chance.uniform(-1, 1, p.shape).astype(np.float32) * _at(lamp.spread)
    way = _at(lamp.place) + off - p
    far = _length(way)
    way = way / far
    strength = 1 / np.maximum(far * far, 1e-4)
    if lamp.aim is not None:
        aim = _at(lamp.aim) - _at(lamp.place)
        cosine = -(way * (aim / np.linalg.norm(aim))).sum(0)
        part = np.clip((cosine - lamp.outer) / (lamp.inner - lamp.outer), 0, 1)
        strength = strength * part * part * (3 - 2 * part)
    return way, far, strength.astype(np.float32)


def _free(scene: Scene, p: Points, to_lamp: Points, away: Numbers) -> Numbers:
    """1 where nothing stands between a point and a lamp, else 0; what belongs to lamps stands in no one's light."""
    solids = [solid for solid in scene.solids if not solid.matter.of_lamp]
    _, stopped = _walk(Scene(solids, ()), p, to_lamp, np.maximum(away - _number(0.01), 0.003))
    return (~stopped).astype(np.float32)


def _air(scene: Scene, origin: Points, way: Points, far: Numbers, chance: np.random.Generator) -> Points:
    """The light that haze on the way of some rays sends towards the eye.

    The place on the way is chosen evenly by the angle at which the lamp sees it (after Kulla and Fajardo), so that the
    bright air around a lamp is not left to chance.
    """
    total = np.zeros_like(origin)
    for lamp in scene.lamps:
        past = ((_at(lamp.place) - origin) * way).sum(0)
        aside = np.maximum(_length(origin + way * past - _at(lamp.place)), np.float32(0.02))
        first, last = np.arctan(-past / aside), np.arctan((far - past) / aside)
        gone = past + aside * np.tan(first + (last - first) * chance.random(far.size).astype(np.float32))
        p = origin + way * gone
        to_lamp, away, strength = _from_lamp(lamp, p, chance)
        bright = strength > 0
        free = np.zeros(gone.shape, np.float32)
        if bright.any():
            free[bright] = _free(scene, p[:, bright], to_lamp[:, bright], away[bright])
        there = (_at(lamp.place) - p) ** 2
        share = np.clip(strength * there.sum(0), 0, 1) * (last - first) / aside
        ahead = 0.4 + 0.6 * np.maximum((to_lamp * way).sum(0), 0) ** 4  # haze throws light forwards
        total += np.minimum(share, 60) * free * ahead * _number(scene.haze) * _at(lamp.light)
    return total


def _onwards(
    way: Points, normal: Points, share: Points, matter: _Surface, chance: np.random.Generator
) -> tuple[Points, Points]:
    """Where light goes from a surface: mirrored as often as the surface is glossy, else anywhere."""
    against = -(way * normal).sum(0)
    glossy = matter.mirror.max(0)
    mirrored = glossy + (1 - glossy) * np.clip(1 - against, 0, 1) ** 5 * (glossy > 0)
    mirrors = chance.random(against.size) < mirrored
    anywhere = chance.normal(size=way.shape).astype(np.float32)
    anywhere /= np.maximum(_length(anywhere), 1e-6)
    scattered = normal * _number(1.001) + anywhere
    blur = anywhere * (_number(1.2) / np.sqrt(matter.polish))
    back = way + normal * (2 * against) + blur
    back -= normal * np.minimum((back * normal).sum(0), 0) * 2
    onward = np.where(mirrors, back, scattered)
    tint = matter.mirror / np.maximum(glossy, 1e-6)
    kept = share * np.where(mirrors, tint, matter.colour)
    return onward / np.maximum(_length(onward), 1e-6), kept


def _at(place: Sequence[float]) -> Points:
    return np.asarray(place, np.float32)[:, None]


def _number(value: float) -> np.float32:
    return np.float32(value)


def _length(p: Points) -> Numbers:
    return cast(Numbers, np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]))
