"""A room photographed: rays from a lens meet solids, lamps throw soft shadows, and air shows a beam."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.masks import Size, clamp
from docs.sample.solids import FAR, NEAR, Cluster, Floats, Paint, Point3, Skin, Solid, column, dot

STRIP = 1 << 17  # rays that are worked out at once
GOLDEN = (0.7548777, 0.5698403, 0.8191725, 0.6710436, 0.5497005)  # steps that never fall into a rhythm


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the camera stands, what it looks at, and its lens; lengths in metres, `focal` in picture widths."""

    at: Point3
    to: Point3
    focal: float = 1.2
    aperture: float = 0.0
    focus: float = 3.0


@dataclass(frozen=True, slots=True)
class Lamp:
    """A patch that gives light: from its middle along two half axes. It shines along `aim`, or all round."""

    at: Point3
    light: Point3
    across: Point3 = (0.05, 0.0, 0.0)
    along: Point3 = (0.0, 0.0, 0.05)
    aim: Point3 | None = None
    narrow: float = 1.0  # how sharply the light falls off beside the aim


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to be seen, and by what light; `sky` is what rays find that meet nothing, `panes` are of glass."""

    solids: Sequence[Solid | Cluster]
    lamps: Sequence[Lamp]
    haze: float = 0.0
    deep: float = 30.0  # metres of air that the haze fills before the eye
    sky: Point3 = (0.0, 0.0, 0.0)
    bounce: float = 1.0
    panes: Sequence[Solid] = ()


class _Dice:
    """Random numbers per ray that differ from pass to pass but spread evenly over all of them."""

    def __init__(self, rays: int, turn: int, seed: int) -> None:
        self._source = np.random.default_rng(seed)
        self._rays, self._turn, self._throw = rays, turn, 0

    def fewer(self, rays: int) -> "_Dice":
        """Dice for some of the rays."""
        return _Dice(rays, self._turn, int(self.one()[0] * 1e6))

    def pair(self) -> tuple[Floats, Floats]:
        """Two numbers from 0 to 1 for each ray."""
        return self.one(), self.one()

    def pick(self, count: int) -> int:
        """One of so many things, the same for all rays, each in its turn."""
        self._throw += 1
        return (self._turn + self._throw) % count

    def one(self) -> Floats:
        """A number from 0 to 1 for each ray."""
        self._throw += 1
        shift = self._turn * GOLDEN[self._throw % len(GOLDEN)]
        return np.asarray((self._source.random(self._rays, np.float32) + np.float32(shift % 1)) % 1, np.float32)


def photograph(room: Room, eye: Eye, size: Size, passes: int = 16, seed: int = 1, detail: float = 0.75) -> Frame:
    """The room in linear light. More passes make it smoother; `detail` is how sharp the lens draws."""
    width, height = round(size[0] * detail), round(size[1] * detail)
    total = np.zeros((3, width * height), np.float32)
    for start in range(0, width * height, STRIP):
        places = np.arange(start, min(start + STRIP, width * height))
        for turn in range(passes):
            dice = _Dice(places.size, turn, seed * 7919 + start)
            at, way = _rays(eye, (width, height), places, dice)
            total[:, places] += np.minimum(_seen(room, at, way, dice), 30)
    total /= passes
    bands = (Image.fromarray(np.ascontiguousarray(band.reshape(height, width))) for band in total)
    return Frame(tuple(clamp(band.resize(size, Image.Resampling.BICUBIC), 0, 40) for band in bands))


def poster(frame: Frame, corner: tuple[float, float], extent: tuple[float, float], axis: int = 0) -> Skin:
    """A picture hung upright along x (`axis` 0) or z (2), from its upper left corner; what a surface has there."""
    bands = np.stack([np.asarray(band, np.float32) for band in frame.bands])
    height, width = bands.shape[1:]

    def read(at: Floats) -> Floats:
        x = np.clip((at[axis] - corner[0]) / extent[0] * width, 0, width - 1).astype(np.int32)
        y = np.clip((at[1] - corner[1]) / extent[1] * height, 0, height - 1).astype(np.int32)
        return np.asarray(bands[:, y, x], np.float32)

    return read


def _rays(eye: Eye, size: Size, places: Floats, dice: _Dice) -> tuple[Floats, Floats]:
    """A ray through a random point of each pixel and of the lens."""
    width, height = size
    ahead = np.array(eye.to, np.float32) - np.array(eye.at, np.float32)
    ahead /= np.linalg.norm(ahead)
    right = np.cross((0.0, 1.0, 0.0), ahead).astype(np.float32)
    right /= np.linalg.norm(right)
    up = np.cross(ahead, right)
    dx, dy = dice.pair()
    x = (places % width + dx - width / 2) / width / eye.focal
    y = -(places // width + dy - height / 2) / width / eye.focal
    aimed = ahead[:, None] + right[:, None] * x + up[:, None] * y
    a, b = dice.pair()
    ring, angle = np.sqrt(a) * eye.aperture, b * math.tau
    shift = right[:, None] * (ring * np.cos(angle)) + up[:, None] * (ring * np.sin(angle))
    at = column(eye.at) + shift
    return at.astype(np.float32), _unit(aimed * eye.focus - shift)


def _seen(room: Room, at: Floats, way: Floats, dice: _Dice) -> Floats:
    """The light that comes back along each ray."""
    reach, which = _nearest(room.solids, at, way)
    light = np.zeros_like(way)
    light[:, which < 0] = column(room.sky)
    light += _air(room, at, way, reach, dice)
    hit = np.flatnonzero(which >= 0)
    if not hit.size:
        return light
    place = at[:, hit] + way[:, hit] * reach[hit]
    surface = _surface(_flat(room.solids), which[hit], place, way[:, hit])
    spare = dice.fewer(hit.size)
    light[:, hit] += surface.glow
    for lamp in room.lamps:
        light[:, hit] += surface.colour * _lit(room, lamp, place, surface, spare)
    if room.bounce:
        light[:, hit] += surface.colour * _bounced(room, place, surface, spare) * room.bounce
    light[:, hit] += _mirrored(room, place, way[:, hit], surface, spare)
    for pane in room.panes:
        light = _glazed(room, pane, light, at, way, reach, dice)
    return light


def _nearest(solids: Sequence[Solid | Cluster], at: Floats, way: Floats) -> tuple[Floats, Floats]:
    """How far each ray goes, and the number of the solid that it meets; -1 where there is none."""
    reach = np.full(way.shape[1], FAR, np.float32)
    which = np.full(way.shape[1], -1, np.int32)
    number = 0
    for item in solids:
        if isinstance(item, Cluster):
            chosen = item.near(at, way)
            own_at, own_way = at[:, chosen], way[:, chosen]
            for inner, solid in enumerate(item.solids if chosen.size else ()):
                t = solid.meet(own_at, own_way)
                closer = t < reach[chosen]
                reach[chosen[closer]] = t[closer]
                which[chosen[closer]] = number + inner
            number += len(item.solids)
        else:
            t = item.meet(at, way)
            closer = t < reach
            reach[closer], which[closer] = t[closer], number
            number += 1
    return reach, which


@dataclass(frozen=True, slots=True)
class _Surface:
    """What rays have met: which way it faces (towards them) and its paint there."""

    normal: Floats
    colour: Floats
    glow: Floats
    shine: Floats
    rough: Floats
    thin: Floats


def _flat(solids: Sequence[Solid | Cluster]) -> list[Solid]:
    """The solids as `_nearest` numbers them."""
    return [solid for item in solids for solid in (item.solids if isinstance(item, Cluster) else (item,))]


def _surface(solids: Sequence[Solid], which: Floats, place: Floats, way: Floats) -> _Surface:
    count = place.shape[1]
    normal, colour, glow = (np.zeros((3, count), np.float32) for _ in range(3))
    shine, rough, thin = (np.zeros(count, np.float32) for _ in range(3))
    for number in np.unique(which):
        own = np.flatnonzero(which == number)
        solid, here = solids[number], place[:, own]
        paint: Paint = solid.paint
        normal[:, own] = solid.facing(here)
        colour[:, own] = column(paint.colour) * (paint.skin(here) if paint.skin else 1)
        glow[:, own] = column(paint.glow) + (paint.picture(here) if paint.picture else 0)
        shine[own], rough[own], thin[own] = paint.shine, paint.rough, paint.thin
    away = dot(normal, way) > 0
    normal[:, away] *= -1
    return _Surface(normal, colour, glow, shine, rough, thin)


def _lit(room: Room, lamp: Lamp, place: Floats, surface: _Surface, dice: _Dice) -> Floats:
    """The light of a lamp that reaches some points, before the surface's colour."""
    total = np.zeros_like(place)
    towards, far, strength = _towards(lamp, place, dice)
    slant = dot(surface.normal, towards)
    facing = np.where(slant > 0, slant, -slant * surface.thin) * strength
    bright = np.flatnonzero(facing > 1e-5)
    start = place[:, bright] + surface.normal[:, bright] * np.sign(slant[bright]) * NEAR
    free = ~_blocked(room.solids, start, towards[:, bright], far[bright])
    total[:, bright] = column(lamp.light) * (facing[bright] * free)
    return total


def _towards(lamp: Lamp, place: Floats, dice: _Dice) -> tuple[Floats, Floats, Floats]:
    """The way to a random point of a lamp, how far it is, and how strong its light arrives."""
    a, b = dice.pair()
    point = column(lamp.at) + column(lamp.across) * (a * 2 - 1) + column(lamp.along) * (b * 2 - 1)
    off = point - place
    far = np.sqrt(dot(off, off)) + 1e-6
    towards = (off / far).astype(np.float32)
    strength = 1 / (far * far + 0.01)
    if lamp.aim is not None:
        aim = np.array(lamp.aim, np.float32)
        aim /= np.linalg.norm(aim)
        strength = strength * np.maximum(-dot(towards, aim[:, None]), 0) ** lamp.narrow
    return towards, far.astype(np.float32), strength.astype(np.float32)


def _blocked(solids: Sequence[Solid | Cluster], at: Floats, way: Floats, far: Floats) -> Floats:
    """Whether something stands between a point and its lamp."""
    shaded = np.zeros(way.shape[1], bool)
    left = np.arange(way.shape[1])
    for item in solids:
        if isinstance(item, Cluster):
            near = item.near(at, way)
            shaded[left[near[_stopped(item.solids, at[:, near], way[:, near], far[near])]]] = True
        else:
            shaded[left[_stopped((item,), at, way, far)]] = True
        free = ~shaded[left]
        if free.sum() < 0.7 * left.size:  # not each time: to copy what is left costs as much as to ask it
            left, at, way, far = left[free], at[:, free], way[:, free], far[free]
    return shaded


def _stopped(solids: Sequence[Solid], at: Floats, way: Floats, far: Floats) -> Floats:
    stopped = np.zeros(far.size, bool)
    for solid in solids:
        if solid.casts and far.size:
            stopped |= solid.meet(at, way) < far - NEAR
    return stopped


def _bounced(room: Room, place: Floats, surface: _Surface, dice: _Dice) -> Floats:
    """The light that comes from the rest of the room, by one random ray each."""
    a, b = dice.pair()
    ring, angle = np.sqrt(a), b * math.tau
    aside, over = _beside(surface.normal)
    way = aside * (ring * np.cos(angle)) + over * (ring * np.sin(angle)) + surface.normal * np.sqrt(1 - a)
    return _glimpse(room, place + surface.normal * NEAR, _unit(way), dice, own=0)


def _mirrored(room: Room, place: Floats, way: Floats, surface: _Surface, dice: _Dice) -> Floats:
    """The mirror image in whatever shines, more of it at a slant, blurred where it is rough."""
    light = np.zeros_like(place)
    chosen = np.flatnonzero(surface.shine > 0)
    if not chosen.size:
        return light
    normal, coming = surface.normal[:, chosen], way[:, chosen]
    slant = np.clip(-dot(normal, coming), 0, 1)
    share = surface.shine[chosen] + (1 - surface.shine[chosen]) * (1 - slant) ** 5 * (1 - surface.rough[chosen])
    own = dice.fewer(chosen.size)
    a, b = own.pair()
    spread = surface.rough[chosen] * np.sqrt(a / np.maximum(1 - a, 0.02)) * 0.5
    aside, over = _beside(normal)
    tilted = _unit(normal + aside * (spread * np.cos(b * math.tau)) + over * (spread * np.sin(b * math.tau)))
    mirror = _unit(coming - tilted * 2 * dot(tilted, coming))
    light[:, chosen] = _glimpse(room, place[:, chosen] + normal * NEAR, mirror, own) * share
    return light


def _glazed(room: Room, pane: Solid, light: Floats, at: Floats, way: Floats, reach: Floats, dice: _Dice) -> Floats:
    """The light that has come through a pane, and what the pane mirrors."""
    far = pane.meet(at, way)
    chosen = np.flatnonzero(far < reach)
    if not chosen.size:
        return light
    coming = way[:, chosen]
    place = at[:, chosen] + coming * far[chosen]
    normal = pane.facing(place)
    normal = normal * -np.sign(dot(normal, coming))
    slant = np.clip(-dot(normal, coming), 0, 1)
    share = 0.08 + 0.92 * (1 - slant) ** 5
    mirror = _unit(coming + normal * 2 * slant)
    own = dice.fewer(chosen.size)
    light[:, chosen] = light[:, chosen] * (1 - share) + _glimpse(room, place + normal * NEAR, mirror, own) * share
    return light


def _glimpse(room: Room, at: Floats, way: Floats, dice: _Dice, own: float = 1) -> Floats:
    """What a ray finds, lit by one lamp for all; `own` is the share of surfaces' own glow, which lamps stand for."""
    reach, which = _nearest(room.solids, at, way)
    light = np.zeros_like(way)
    light[:, which < 0] = column(room.sky)
    hit = np.flatnonzero(which >= 0)
    if hit.size:
        place = at[:, hit] + way[:, hit] * reach[hit]
        surface = _surface(_flat(room.solids), which[hit], place, way[:, hit])
        spare = dice.fewer(hit.size)
        lamp = room.lamps[dice.pick(len(room.lamps))]
        light[:, hit] = surface.glow * own + surface.colour * _lit(room, lamp, place, surface, spare) * len(room.lamps)
    return np.minimum(light, 2 if own else 0.7)  # a rare bright ray is a spark that no pass mends


def _air(room: Room, at: Floats, way: Floats, reach: Floats, dice: _Dice) -> Floats:
    """The light that dust throws back from one point of each ray, which is sooner chosen near the lamp."""
    light = np.zeros_like(way)
    if not room.haze:
        return light
    lamp = room.lamps[dice.pick(len(room.lamps))]
    depth = np.minimum(reach, room.deep)
    passing = dot(column(lamp.at) - at, way)  # where the ray is nearest to the lamp, and how near
    off = at + way * passing - column(lamp.at)
    near = np.sqrt(dot(off, off)) + 0.02
    first, last = np.arctan(-passing / near), np.arctan((depth - passing) / near)
    angle = first + (last - first) * dice.one()
    place = at + way * (passing + near * np.tan(angle))
    towards, far, strength = _towards(lamp, place, dice)
    share = strength * (last - first) * near / np.cos(angle) ** 2
    bright = np.flatnonzero(share > 1e-4)
    free = ~_blocked(room.solids, place[:, bright], towards[:, bright], far[bright])
    light[:, bright] = column(lamp.light) * (share[bright] * free * (room.haze * len(room.lamps)))
    return np.minimum(light, 4)


def _beside(normal: Floats) -> tuple[Floats, Floats]:
    """Two directions across each normal."""
    flat = np.where(np.abs(normal[1]) < 0.9, 1.0, 0.0).astype(np.float32)
    other = np.stack([1 - flat, flat, np.zeros_like(flat)])
    aside = _unit(np.cross(other, normal, axis=0))
    return aside, np.cross(normal, aside, axis=0)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / (np.sqrt(dot(vectors, vectors)) + 1e-9), np.float32)
