"""Light that finds its way between solids: a camera follows rays, and what they meet becomes a `Frame`.

A ray walks in steps as long as the distance to the nearest surface, so that it never goes too far. Where it arrives,
the lamps are looked for, and some light goes on to where it came from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from docs.sample.camera import Frame
from docs.sample.masks import Band, Colour, Size, even
from docs.sample.shapes import Field, Numbers, Place, Points, Turn, column, facing, joined, length, single

Paint = Callable[[Points], Points]  # the colour at each point

_NEAR = 0.0007  # a ray this close to a surface has arrived, and twice as close at a metre's distance
_FAR = 60.0
_STEPS = 110
_BRIGHTEST, _SECOND_HAND = 14, 1.2  # what a single ray may bring, lest a chance hit leave a white dot
_FAINT = 0.02
_BATCH = 1 << 15  # rays at a time, few enough to stay in the processor's cache


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
    # Haze is soft: few points are enough for it, and what chance leaves in them is smoothed.
    points = _scaled(size, detail / 5)
    soft = _exposed(air, eye, points, rays * 3, seed + 1)
    smooth = [band.resize(_scaled(points, 0.4), Image.Resampling.HAMMING) for band in soft.bands]
    return frame.plus(Frame(tuple(_large(band, size) for band in smooth)), even(size))


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
    return Image.fromarray(np.minimum(light[1:-1, 1:-1], second * 1.05))


def _exposed(
    light: Callable[[Points, Points, np.random.Generator], Points], eye: Eye, size: Size, rays: int, seed: int
) -> Frame:
    total = np.zeros((3, size[0] * size[1]), np.float32)
    for turn in range(rays):
        chance = np.random.default_rng((seed, turn))
        for start in range(0, total.shape[1], _BATCH):
            pixels = np.arange(start, min(start + _BATCH, total.shape[1]))
            total[:, pixels] += light(*_rays(eye, size, pixels, chance), chance)
    return Frame(tuple(Image.fromarray(band.reshape(size[1], size[0])) for band in total / rays))


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
            share = share * np.exp(-far * (scene.haze * 0.6))
        seen[:, alive[~arrived]] += share[:, ~arrived] * column(scene.sky)
        alive, origin, way, share = alive[arrived], origin[:, arrived], way[:, arrived], share[:, arrived]
        if not alive.size:
            break
        point = origin + way * far[arrived]
        normal = _normal(scene, point)
        matter = _matter(scene, point, first=bounce == 0)
        point = point + normal * (4 * _NEAR)
        found = share * (matter.glow + _lit(scene, point, normal, way, matter, chance))
        seen[:, alive] += np.minimum(found, (_BRIGHTEST if bounce == 0 else _SECOND_HAND))
        if bounce == bounces:
            break
        way, share = _onwards(way, normal, share, matter, chance)
        often = np.clip(share.max(0) * 1.5, 0.1, 1)  # dark surfaces send few rays on, each with more to carry
        going = chance.random(often.size) < often
        alive, origin, way, share = alive[going], point[:, going], way[:, going], share[:, going] / often[going]
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
    limit = np.broadcast_to(far, gone.shape)
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
    slope = sum((column(end) * _distance(scene, p + column(end) * 0.0005) for end in ends), np.zeros_like(p))
    return single(slope / np.maximum(length(slope), 1e-9))


def _matter(scene: Scene, p: Points, *, first: bool) -> _Surface:
    which = np.argmin([solid.field(p) for solid in scene.solids], axis=0)
    surface = _Surface(np.zeros_like(p), np.zeros_like(p), np.ones(p.shape[1], np.float32), np.zeros_like(p))
    for index, solid in enumerate(scene.solids):
        here = which == index
        if not here.any():
            continue
        matter = solid.matter
        colour = _painted(matter.colour, p[:, here])
        surface.mirror[:, here] = colour * matter.gloss if matter.metal else matter.gloss
        surface.colour[:, here] = colour * (1 - matter.gloss) if matter.metal else colour
        surface.polish[here] = matter.polish
        if matter.glow is not None and (first or not matter.of_lamp):
            surface.glow[:, here] = _painted(matter.glow, p[:, here])
    return surface


def _painted(paint: Colour | Paint, p: Points) -> Points:
    return paint(p) if callable(paint) else np.broadcast_to(column(paint), p.shape)


def _lit(scene: Scene, p: Points, normal: Points, way: Points, matter: _Surface, chance: np.random.Generator) -> Points:
    """The light that the lamps throw on some points, and that the points send on."""
    total = np.zeros_like(p)
    for lamp in scene.lamps:
        to_lamp, away, strength = _from_lamp(lamp, p, chance)
        cosine = np.maximum((normal * to_lamp).sum(0), 0)
        half = to_lamp - way
        half /= np.maximum(length(half), 1e-6)
        edge = np.maximum((normal * half).sum(0), 0)
        rim = (1 - np.maximum(-(half * way).sum(0), 0)) ** 5
        mirror = matter.mirror + (1 - matter.mirror) * rim * (matter.mirror > 0)
        shine = mirror * edge**matter.polish * (matter.polish + 8) / 25
        light = (matter.colour + shine) * (cosine * strength) * column(lamp.light)
        # What would be faint anyway is looked into now and then only, and counts for more.
        often = np.clip(light.max(0) / _FAINT, 0.15, 1)
        bright = (light.max(0) > 0) & (chance.random(often.size) < often)
        if bright.any():
            free = _free(scene, p[:, bright], to_lamp[:, bright], away[bright])
            total[:, bright] += light[:, bright] * (free / often[bright])
    return total


def _from_lamp(lamp: Lamp, p: Points, chance: np.random.Generator) -> tuple[Points, Numbers, Numbers]:
    """The way from some points to a chance place in a lamp, how far that is, and how strong the lamp is there."""
    if lamp.spread is None:
        off = chance.normal(size=p.shape).astype(np.float32)
        off *= lamp.radius / np.maximum(length(off), 1e-6)
    else:
        off = chance.uniform(-1, 1, p.shape).astype(np.float32) * column(lamp.spread)
    way = column(lamp.place) + off - p
    far = length(way)
    way = way / far
    strength = 1 / np.maximum(far * far, 1e-4)
    if lamp.aim is not None:
        aim = column(lamp.aim) - column(lamp.place)
        cosine = -(way * (aim / np.linalg.norm(aim))).sum(0)
        part = np.clip((cosine - lamp.outer) / (lamp.inner - lamp.outer), 0, 1)
        strength = strength * part * part * (3 - 2 * part)
    return way, far, strength.astype(np.float32)


def _free(scene: Scene, p: Points, to_lamp: Points, away: Numbers) -> Numbers:
    """1 where nothing stands between a point and a lamp, else 0; what belongs to lamps stands in no one's light."""
    solids = [solid for solid in scene.solids if not solid.matter.of_lamp]
    _, stopped = _walk(Scene(solids, ()), p, to_lamp, np.maximum(away - 0.01, 0.003))
    return (~stopped).astype(np.float32)


def _air(scene: Scene, origin: Points, way: Points, far: Numbers, chance: np.random.Generator) -> Points:
    """The light that haze on the way of some rays sends towards the eye.

    The place on the way is chosen evenly by the angle at which the lamp sees it (after Kulla and Fajardo), so that the
    bright air around a lamp is not left to chance.
    """
    total = np.zeros_like(origin)
    for lamp in scene.lamps:
        past = ((column(lamp.place) - origin) * way).sum(0)
        aside = np.maximum(length(origin + way * past - column(lamp.place)), 0.02)
        first, last = np.arctan(-past / aside), np.arctan((far - past) / aside)
        gone = past + aside * np.tan(first + (last - first) * chance.random(far.size).astype(np.float32))
        p = origin + way * gone
        to_lamp, away, strength = _from_lamp(lamp, p, chance)
        bright = strength > 0
        free = np.zeros(gone.shape, np.float32)
        if bright.any():
            free[bright] = _free(scene, p[:, bright], to_lamp[:, bright], away[bright])
        there = (column(lamp.place) - p) ** 2
        share = np.clip(strength * there.sum(0), 0, 1) * (last - first) / aside
        ahead = 0.4 + 0.6 * np.maximum((to_lamp * way).sum(0), 0) ** 4  # haze throws light forwards
        total += np.minimum(share, 60) * free * ahead * scene.haze * column(lamp.light)
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
    anywhere /= np.maximum(length(anywhere), 1e-6)
    scattered = normal * 1.001 + anywhere
    blur = anywhere * (1.2 / np.sqrt(matter.polish))
    back = way + normal * (2 * against) + blur
    back -= normal * np.minimum((back * normal).sum(0), 0) * 2
    onward = np.where(mirrors, back, scattered)
    tint = matter.mirror / np.maximum(glossy, 1e-6)
    kept = share * np.where(mirrors, tint, matter.colour)
    return single(onward / np.maximum(length(onward), 1e-6)), kept
