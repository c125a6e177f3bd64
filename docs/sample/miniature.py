"""Solids in a room: distances to them, the eye that looks at them, the lamps that light them.

A solid is a function that says how far each of many points is from its surface, negative inside. The eye walks along
every ray by that distance until it touches something. Lengths are centimetres: x to the right, y up, z away.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.masks import Colour, Point, Size, work

Floats = NDArray[np.floating[Any]]  # a number for each point (n,), or three rows of them (3, n)
Flags = NDArray[np.bool_]
Field = Callable[[Floats], Floats]  # points (3, n) to distances (n,)
Place = tuple[float, float, float]
CHUNK = 1 << 16  # points worked on at once: few enough to stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Skin:
    """What a surface does with light at each point: the share it gives back, the light of its own, its polish."""

    albedo: Floats
    glow: Floats
    polish: Floats


@dataclass(frozen=True, slots=True)
class Solid:
    """Something in the room: its shape, and its skin at given points with given normals."""

    field: Field
    paint: Callable[[Floats, Floats], Skin]


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp: where it hangs, its light at one metre, how large it is, and where it points if it has a shade.

    Nothing within three times its width keeps its light off: so it may stand in a bulb and a shade of its own.
    """

    place: Place
    colour: Colour
    width: float
    aim: Place | None = None
    spread: tuple[float, float] = (0.6, 0.9)  # cosines at which its cone begins and is full
    shadows: bool = True


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the camera stands, the point it looks at, and its focal length in widths of the picture."""

    place: Place
    target: Place
    focal: float

    def rays(self, size: Size) -> Floats:
        """A direction for every pixel, row by row."""
        width, height = size
        ahead = unit(column(np.subtract(self.target, self.place)))
        right = unit(column((ahead[2, 0], 0, -ahead[0, 0])))
        up = column(np.cross(ahead[:, 0], right[:, 0]))
        x = (np.arange(width, dtype=np.float32) + 0.5) / width - 0.5
        y = (0.5 * height - 0.5 - np.arange(height, dtype=np.float32)) / width
        across, high = np.tile(x, height).astype(np.float32), np.repeat(y, width).astype(np.float32)
        return unit(right * across + up * high + ahead * self.focal)

    def at(self, place: Place, size: Size) -> Point:
        """Where a place falls in the picture, in pixels."""
        ahead = unit(column(np.subtract(self.target, self.place)))
        right = unit(column((ahead[2, 0], 0, -ahead[0, 0])))
        up = np.cross(ahead[:, 0], right[:, 0])
        away = np.subtract(place, self.place)
        scale = self.focal * size[0] / float(away @ ahead[:, 0])
        return size[0] / 2 + scale * float(away @ right[:, 0]), size[1] / 2 - scale * float(away @ up)


@dataclass(frozen=True, slots=True)
class View:
    """What the eye sees: the light of every pixel and how far away it came from."""

    light: Floats
    depth: Floats
    size: Size

    def frame(self, size: Size) -> tuple[Frame, Floats]:
        """The view as a picture of this size, and its depths."""
        bands = [Image.fromarray(band.reshape(self.size[1], self.size[0])) for band in self.light]
        depth = Image.fromarray(self.depth.reshape(self.size[1], self.size[0])).resize(size, Image.Resampling.NEAREST)
        return Frame(tuple(b.resize(size, Image.Resampling.BOX) for b in bands)), np.asarray(depth, np.float32)


@dataclass(frozen=True, slots=True)
class Room:
    """Solids, the lamps among them, the faint light from above and from below, and the dark beyond."""

    solids: Sequence[Solid]
    lamps: Sequence[Lamp]
    above: Colour
    below: Colour
    far: float
    crevice: float = 3.0  # how far to look for what keeps the faint light off
    patience: int = 200  # steps along a ray; one that has touched nothing by then is lost in the dark

    def seen(self, eye: Eye, size: Size) -> View:
        """Look into the room; mirrors are followed once."""
        rays = eye.rays(size)
        count = rays.shape[1]
        light, depth = np.zeros_like(rays), np.full(count, self.far, np.float32)
        for part in _chunks(count):
            ray = np.ascontiguousarray(rays[:, part])
            light[:, part], depth[part] = self._look(np.broadcast_to(column(eye.place), ray.shape), ray, 1)
        return View(light, depth, size)

    def air(self, eye: Eye, size: Size, view: View, lamp: Lamp, steps: int = 24) -> Frame:
        """The light of one lamp on the dust between the eye and what it sees, in lumps, with the shadows in it."""
        small = (size[0] // 4, size[1] // 4)
        rays = eye.rays(small)
        grid = view.depth.reshape(view.size[1], view.size[0])
        rows = np.linspace(0, view.size[1] - 1, small[1]).astype(int)
        columns = np.linspace(0, view.size[0] - 1, small[0]).astype(int)
        depth = np.minimum(grid[rows][:, columns].reshape(-1), self.far)
        late = hashed(np.arange(len(depth), dtype=np.float32))
        total = np.zeros(len(depth), np.float32)
        for part in _chunks(len(depth)):
            for step in range(steps):
                at = depth[part] * ((step + late[part]) / steps)
                points = column(eye.place) + rays[:, part] * at
                way, distance = _towards(points, lamp.place)
                light = _cone(lamp, way) * (100 / np.maximum(distance, 4)) ** 2
                lit = light > 0.01
                if lit.any():
                    light[lit] *= self._shadow(points[:, lit], way[:, lit], distance[lit], lamp.width)
                    light[lit] *= 0.4 + 1.2 * noise(points[:, lit], 34, 3)
                total[part] += light * depth[part] / steps
        lumps = Image.fromarray(total.reshape(small[1], small[0])).resize(size, Image.Resampling.BICUBIC)
        return Frame(tuple(work(lambda b, c=c: b * c, lumps) for c in lamp.colour))

    def _look(self, start: Floats, ray: Floats, mirrors: int) -> tuple[Floats, Floats]:
        reached = self.march(start, ray)
        light, hit = np.zeros_like(ray), reached < self.far
        if not hit.any():
            return light, reached
        ray = ray[:, hit]
        points = start[:, hit] + ray * reached[hit]
        normal = self.normals(points)
        skin = self._skin(points, normal)
        seen = self._shade(points, normal, ray, skin)
        polished = np.flatnonzero(skin.polish > 0.02)
        if mirrors and len(polished):
            incoming, face = ray[:, polished], normal[:, polished]
            facing = np.sum(incoming * face, 0)
            back = incoming - 2 * facing * face
            image, _ = self._look(points[:, polished] + face * 0.02, back, mirrors - 1)
            seen[:, polished] += image * skin.polish[polished] * (0.06 + 0.94 * (1 - np.clip(-facing, 0, 1)) ** 4)
        light[:, hit] = seen
        return light, reached

    def field(self, points: Floats) -> Floats:
        """The distance to the nearest solid."""
        nearest = self.solids[0].field(points)
        for solid in self.solids[1:]:
            nearest = np.minimum(nearest, solid.field(points))
        return nearest

    def march(self, start: Floats, ray: Floats) -> Floats:
        """How far along its ray each eye sees something; `far` where there is nothing."""
        reached = np.full(ray.shape[1], 0.01, np.float32)
        walking = np.arange(ray.shape[1])
        for _ in range(self.patience):
            distance = self.field(start[:, walking] + ray[:, walking] * reached[walking])
            reached[walking] += distance * 0.92
            walking = walking[(distance > 0.0004 * reached[walking] + 0.002) & (reached[walking] < self.far)]
            if not len(walking):
                break
        reached[walking] = self.far
        return np.minimum(reached, self.far)

    def normals(self, points: Floats, step: float = 0.02) -> Floats:
        """Which way each surface faces, from four looks around it."""
        total = np.zeros_like(points)
        for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
            total += column(corner) * self.field(points + column(corner) * step)
        return unit(total)

    def _skin(self, points: Floats, normal: Floats) -> Skin:
        owner = np.argmin(np.stack([solid.field(points) for solid in self.solids]), 0)
        skin = Skin(np.zeros_like(points), np.zeros_like(points), np.zeros(points.shape[1], np.float32))
        for i, solid in enumerate(self.solids):
            mine = owner == i
            if mine.any():
                part = solid.paint(points[:, mine], normal[:, mine])
                skin.albedo[:, mine], skin.glow[:, mine], skin.polish[mine] = part.albedo, part.glow, part.polish
        return skin

    def _shade(self, points: Floats, normal: Floats, ray: Floats, skin: Skin) -> Floats:
        lifted = points + normal * 0.03
        half = 0.5
        total = column(self.above) * (half + half * normal[1]) + column(self.below) * (half - half * normal[1])
        total = total * self._open(lifted, normal)
        shine = np.zeros_like(total)
        for lamp in self.lamps:
            way, distance = _towards(points, lamp.place)
            facing = np.clip(np.sum(normal * way, 0), 0, 1) * _cone(lamp, way) * (100 / distance) ** 2
            lit = facing > 1e-4
            if lamp.shadows and lit.any():
                facing[lit] *= self._shadow(lifted[:, lit], way[:, lit], distance[lit], lamp.width)
            total += column(lamp.colour) * facing
            gloss = np.clip(np.sum(normal * unit(way - ray), 0), 0, 1) ** 40 * (0.05 + 0.6 * skin.polish)
            shine += column(lamp.colour) * (gloss * facing)
        result: Floats = skin.albedo * total + skin.glow + shine
        return result

    def _shadow(self, points: Floats, way: Floats, distance: Floats, width: float) -> Floats:
        """How much of a lamp is seen from each point; the wider the lamp, the softer the edge."""
        seen, at = np.ones(len(distance), np.float32), np.full(len(distance), 0.15, np.float32)
        walking = np.arange(len(distance))
        for _ in range(64):
            gap = self.field(points[:, walking] + way[:, walking] * at[walking])
            rim = np.clip(gap * distance[walking] / (width * at[walking] + 0.02) * 0.5 + 0.5, 0, 1)
            seen[walking] = np.minimum(seen[walking], rim)
            at[walking] += np.clip(gap, 0.12, 12)
            walking = walking[(seen[walking] > 0.005) & (at[walking] < distance[walking] - width * 3)]
            if not len(walking):
                break
        return seen * seen * (3 - 2 * seen)

    def _open(self, points: Floats, normal: Floats) -> Floats:
        """How open the place is to the faint light around, from 0 in a crevice to 1."""
        shut, weight = np.zeros(points.shape[1], np.float32), 1.0
        for k in range(1, 6):
            reach = self.crevice * k / 5
            shut += weight * np.clip(reach - self.field(points + normal * reach), 0, None) / reach
            weight *= 0.72
        return floats(np.clip(1 - shut * 0.46, 0.03, 1))


def _chunks(count: int) -> Iterator[slice]:
    for start in range(0, count, CHUNK):
        yield slice(start, min(start + CHUNK, count))


def _towards(points: Floats, place: Place) -> tuple[Floats, Floats]:
    """From each point the direction of a place, and the distance."""
    way = column(place) - points
    distance = length(way)
    return way / distance, distance


def _cone(lamp: Lamp, way: Floats) -> Floats:
    if lamp.aim is None:
        return np.ones(way.shape[1], np.float32)
    axis = unit(column(np.subtract(lamp.place, lamp.aim)))
    return smooth(np.sum(way * axis, 0), *lamp.spread)


def floats(values: ArrayLike) -> Floats:
    """Numbers of the one kind that is used here, half as long as Python's."""
    return np.asarray(values, np.float32)


def column(values: ArrayLike) -> Floats:
    """Three numbers that stand for all points."""
    return np.array(values, np.float32).reshape(3, 1)


def length(vectors: Floats) -> Floats:
    """How long each vector is."""
    result: Floats = np.sqrt(vectors[0] * vectors[0] + vectors[1] * vectors[1] + vectors[2] * vectors[2])
    return result


def unit(vectors: Floats) -> Floats:
    """The same directions, of length 1."""
    scaled: Floats = vectors / np.maximum(length(vectors), (1e-9))
    return scaled


def smooth(values: Floats, low: float | Floats, high: float | Floats) -> Floats:
    """From 0 at `low` to 1 at `high` without corners; `high` may be the lesser."""
    t = np.clip((values - low) / (high - low), 0, 1).astype(np.float32)
    result: Floats = t * t * (3 - 2 * t)
    return result


def box(points: Floats, centre: Place, half: Place, round_: float = 0) -> Floats:
    """A block of these half lengths; its edges rounded."""
    away = [np.abs(points[i] - centre[i]) - (half[i] - round_) for i in range(3)]
    return block(*away) - round_


def block(x: Floats, y: Floats, z: Floats) -> Floats:
    """A block whose excess over its half lengths is known along each axis."""
    outside = np.sqrt(np.maximum(x, 0) ** 2 + np.maximum(y, 0) ** 2 + np.maximum(z, 0) ** 2)
    result: Floats = outside + np.minimum(np.maximum(np.maximum(x, y), z), 0)
    return result


def ball(points: Floats, centre: Place, radius: float) -> Floats:
    """A sphere."""
    return length(points - column(centre)) - radius


def bone(points: Floats, start: Place, end: Place, thick: float, thin: float) -> Floats:
    """A limb from joint to joint, of these radii."""
    x, y, z = (points[i] - start[i] for i in range(3))
    u, v, w = ((b - a) for a, b in zip(start, end, strict=True))
    along = np.clip((x * u + y * v + z * w) / (u * u + v * v + w * w), 0, 1)
    away = np.sqrt((x - along * u) ** 2 + (y - along * v) ** 2 + (z - along * w) ** 2)
    result: Floats = away - (thick + along * (thin - thick))
    return result


def tube(points: Floats, foot: Place, height: float, radius: float) -> Floats:
    """An upright cylinder."""
    away = np.hypot(points[0] - foot[0], points[2] - foot[2]) - radius
    up = np.abs(points[1] - (foot[1] + height / 2)) - (height / 2)
    result: Floats = np.minimum(np.maximum(away, up), 0) + np.hypot(np.maximum(away, 0), np.maximum(up, 0))
    return result


def blend(first: Floats, second: Floats, width: float) -> Floats:
    """Both solids, grown together over this width."""
    t = np.clip(0.5 + 0.5 * (second - first) / width, 0, 1)
    result: Floats = second + (first - second) * t - width * t * (1 - t)
    return result


def near(points: Floats, hull: Floats, slack: float, field: Field) -> Floats:
    """A field that is worked out only inside a hull, which leaves this much room around the solid on every side."""
    result: Floats = hull + slack
    close = hull < 0.5
    if close.any():
        result[close] = field(points[:, close])
    return result


def hashed(*keys: Floats | float) -> Floats:
    """A number from 0 to 1 for each set of whole numbers, without any order to it."""
    whole = np.broadcast_arrays(*(np.asarray(key).astype(np.int64).astype(np.uint32) for key in keys))
    total = np.zeros(whole[0].shape, np.uint32)
    for salt, key in zip((374761393, 668265263, 2246822519, 3266489917), whole, strict=False):
        total ^= key * np.uint32(salt)
        total = (total ^ (total >> np.uint32(13))) * np.uint32(1274126177)
    total ^= total >> np.uint32(16)
    return floats(total.astype(np.float64) / 2**32)


def noise(points: Floats, scale: float, octaves: int = 3) -> Floats:
    """Lumps around 0.5 in the room itself, the largest of this size."""
    total, weight, share = np.zeros(points.shape[1], np.float32), 0.0, 1.0
    for octave in range(octaves):
        at = points * (2**octave / scale) + (17.3 * octave)
        cell = np.floor(at)
        t = at - cell
        t = t * t * (3 - 2 * t)
        value = np.zeros(points.shape[1], np.float32)
        for corner in range(8):
            step = column((corner & 1, corner >> 1 & 1, corner >> 2 & 1))
            part = np.where(step > 0, t, 1 - t)
            value += part[0] * part[1] * part[2] * hashed(*(cell + step))
        total += share * value
        weight += share
        share *= 0.55
    return total / weight


def plain(points: Floats, colour: Colour, polish: float = 0) -> Skin:
    """A skin of one colour."""
    albedo = np.repeat(column(colour), points.shape[1], axis=1)
    return Skin(albedo, np.zeros_like(points), np.full(points.shape[1], polish, np.float32))


def painted(albedo: Floats, glow: Floats | None = None, polish: Floats | None = None) -> Skin:
    """A skin of these colours, without light or polish where none is given."""
    colours = albedo.astype(np.float32)
    dull = np.zeros(colours.shape[1], np.float32)
    light = np.zeros_like(colours) if glow is None else glow.astype(np.float32)
    return Skin(colours, light, dull if polish is None else polish.astype(np.float32))


def shining(points: Floats, light: Colour) -> Skin:
    """A skin that only shines."""
    return Skin(np.zeros_like(points), np.repeat(column(light), points.shape[1], axis=1), plain(points, light).polish)
