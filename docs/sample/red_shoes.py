"""A pair of red shoes in a spotlight, seen from the wings; nobody is in them."""

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import Colour, Size, across, clamp, clouds, glow, shape, work
from docs.sample.rays import Eye, Lamp, Matter, Scene, Solid, photograph
from docs.sample.shapes import (
    Field,
    Numbers,
    Place,
    Points,
    Turn,
    about_x,
    about_y,
    about_z,
    ball,
    bone,
    brick,
    egg,
    facing,
    joined,
    lot,
    melted,
    moved,
    single,
    within,
    without,
)

SIZE = (1600, 670)
_EYE = Eye((0.16, 0.215, 1.30), (-0.13, 0.165, 0.0), 1.02, 0.020, 1.30, roll=0.012)
_STANDS, _LIES = (-0.02, 0.0, 0.0), (0.215, 0.0, 0.085)


def shoes(size: Size = SIZE, rays: int = 16) -> Image.Image:
    """One shoe stands on its point, one has fallen; the house is dark."""
    spot = Lamp((-4.0, 4.7, 0.9), 0.05, (112, 101, 82), (0.05, 0, 0.03), 0.99835, 0.99730)
    solids = [
        Solid(lambda p: p[1], Matter(_boards, 0.05, 26)),
        Solid(_footlights, Matter((0.10, 0.09, 0.07), 0.06, 20)),
        Solid(_legs, Matter((0.030, 0.008, 0.010))),
        Solid(_flats(), Matter((0.05, 0.05, 0.055))),
        Solid(lambda p: p[2] + 10.5, Matter((0.30, 0.33, 0.36))),
        *_shoe(_STANDS, _upright()),
        *_shoe(_LIES, _fallen()),
    ]
    lamps = (
        spot,
        Lamp((-1.02, 0.10, -2.2), 0.01, (0.020, 0.011, 0.004), (0.5, 0.3, -2.2), 1, 0, (0.01, 0.01, 2.6)),
        Lamp((1.4, 3.2, -8.6), 0.3, (0.9, 2.6, 4.0)),
    )
    frame = photograph(Scene(solids, lamps, (0.0010, 0.0016, 0.0022)), _EYE, size, rays, 5)
    return develop(_house(frame), 13, exposure=1.2, corners=0.6)


def _house(frame: Frame) -> Frame:
    """The spotlight's beam, and the lamps of the tiers, far out of focus."""
    size = frame.size
    unit = size[0] / 1600
    smoke = clamp(work(lambda n: 0.35 + (n - 0.3) * 1.3, clouds(size, 27, (7, 4))), 0.1, 1.4)
    fade = across(size, [(0, 1), (0.55, 0.45), (0.72, 0.1)])
    for (left, low), (near, far), soft, strength in (
        ((-330, -190), (440, 1230), 16, 0.020),
        ((-330, -230), (560, 1100), 30, 0.014),
    ):
        edge = [
            (left * unit, low * unit),
            (near * unit, 520 * unit),
            (far * unit, 470 * unit),
            (left * unit, (low - 40) * unit),
        ]
        cone = shape(size, lambda p, edge=edge: p.polygon(edge), soft * unit)
        ray = work(lambda c, s, f: c * s * f, cone, smoke, fade)
        frame = frame.lit(ray, (strength, strength * 0.92, strength * 0.76))
    frame = _burning(frame)
    chance = random.Random(6)  # noqa: S311 — which lamps burn, no secret
    for tier, (left, right, down, tilt) in enumerate(
        ((-40, 500, 70, 0.10), (-40, 540, 180, 0.035), (-40, 560, 268, -0.01))
    ):
        x = float(left)
        while x < right:
            y = down + (x - left) * tilt + chance.uniform(-3, 3)
            r = (15 - tilt * 20 - tier * 1.5) * (1.25 - 0.45 * x / 600)
            warm = chance.uniform(0.35, 1.0) * (1 - 0.45 * x / 600)
            disc = shape(
                size,
                lambda p, x=x, y=y, r=r: p.ellipse((x * unit, y * unit), (r * 0.86 * unit, r * unit), 190).ring(
                    (x * unit, y * unit), (r * 0.86 * unit, r * unit), 1.6 * unit
                ),
                1.1 * unit,
            )
            light: Colour = (0.085 * warm, 0.046 * warm, 0.016 * warm)
            frame = frame.lit(disc, light)
            x += r * chance.uniform(2.3, 3.4)
    return frame


def _burning(frame: Frame) -> Frame:
    """The footlights' bulbs, each a disc as large as the lens makes it at its distance."""
    size = frame.size
    for k in range(-12, 2):
        place = (-1.085, 0.068, k * 0.36 - 0.1)
        x, y = _EYE.sees(place, size)
        away = _EYE.place[2] - place[2]
        r = size[0] * (0.012 + _EYE.opening * abs(away - _EYE.focus) / _EYE.focus) / (_EYE.width * away)
        disc = shape(
            size,
            lambda p, x=x, y=y, r=r: p.ellipse((x, y), (r * 0.92, r), 215).ring((x, y), (r * 0.92, r), r / 9),
            r / 14,
        )
        frame = frame.lit(disc, (1.5, 0.84, 0.30))
        frame = frame.lit(glow(size, (x, y), (r * 6, r * 6), 6), (0.10, 0.050, 0.015))
    return frame


def _boards(p: Points) -> Points:
    """Worn planks that run towards the far wings."""
    plank = np.floor(p[0] / 0.118)
    end = np.floor(p[2] / 1.7 + plank * 0.37)
    tone = 0.105 + 0.050 * lot(plank, end)
    vein = np.sin(p[0] * 240 + np.sin(p[2] * 5 + plank) * 2.2 + np.sin(p[2] * 17) * 0.5)
    tone = tone * (1 + 0.14 * vein) + 0.02 * lot(np.round(p[0] * 300), np.round(p[2] * 120))
    gap = (np.abs(p[0] / 0.118 - plank - 0.5) > 0.482) | (np.abs(p[2] / 1.7 + plank * 0.37 - end - 0.5) > 0.4985)
    tone = np.where(gap, 0.018, tone)
    return single(np.stack([tone * 1.20, tone * 0.92, tone * 0.68]))


def _in_row(p: Points) -> Points:
    """Where points lie around the nearest footlight."""
    z = p[2] - np.clip(np.round((p[2] + 0.1) / 0.36), -14, 1) * 0.36 + 0.1
    return np.stack([p[0] + 1.10, p[1] - 0.03, z])


_HOOD = without(
    without(ball((0, 0.02, 0), 0.105), ball((0.015, 0.02, 0), 0.098)), brick((0.20, 0, 0), (0.17, 0.3, 0.3))
)


def _footlights(p: Points) -> Numbers:
    q = _in_row(p)
    trough = brick((0.02, -0.02, 0), (0.13, 0.025, 0.4))(q)
    return single(np.minimum(np.minimum(_HOOD(q), trough), 0.16 + np.abs(q[0])))


def _legs(p: Points) -> Numbers:
    """A curtain at the camera's shoulder."""
    fold = 0.018 * np.sin(p[2] * 46 + np.sin(p[1] * 3)) + 0.012 * np.sin(p[2] * 19)
    x = 0.500 + fold - p[0] + 0.12 * (p[2] - 0.45)
    return single(np.maximum(np.maximum(x, 0.30 - p[2]), p[2] - 0.80) * 0.6)


def _flats() -> Field:
    """The wings across the stage, with slits of light between them, and the frame of the stage."""
    return joined(
        brick((0.2, 2.5, -6.2), (0.75, 2.5, 0.03)),
        brick((2.1, 2.5, -6.6), (0.85, 2.5, 0.03)),
        brick((4.4, 2.5, -6.0), (0.9, 2.5, 0.03)),
        brick((-1.6, 3.0, -7.6), (0.35, 3.0, 0.25)),
    )


def _upright() -> Turn:
    """The toe down, the sole away from us."""
    turn: Turn = about_y(0.80) @ about_z(np.pi / 2 - 0.06)
    return turn


def _fallen() -> Turn:
    turn: Turn = about_y(2.35) @ about_x(-1.05)
    return turn


def _shoe(place: Place, turn: Turn) -> list[Solid]:
    """A shoe, made with its toe at x = 0 and its heel along x; standing, it rests on the toe."""
    lift = 0.0 if turn[1, 0] > 0.5 else 0.036
    at = (place[0], place[1] + lift, place[2])
    red, lining = Matter((0.40, 0.008, 0.010), 0.05, 18), Matter((0.55, 0.36, 0.26))
    bounds = brick((0.115, 0.03, 0), (0.13, 0.06, 0.05))
    outer = without(_last(0), melted(0.006, bone((0.108, 0.066, 0), (0.215, 0.072, 0), 0.034, 0.030)))
    satin = without(outer, _last(-0.0045))
    inner = without(inside_of(outer), _last(-0.0075))
    ribbons = joined(*_ribbons(at, turn, _FALLS[:2] if lift == 0 else _FALLS[2:]))
    return [
        Solid(moved(within(bounds, satin), at, turn), red),
        Solid(moved(within(bounds, inner), at, turn), lining),
        Solid(within(brick((at[0], 0.12, at[2]), (0.42, 0.15, 0.36)), ribbons), red),
    ]


def inside_of(outer: Field) -> Field:
    """A shape that lies as a lining within another."""
    return lambda p: outer(p) + 0.004


def _last(more: float) -> Field:
    """The foot's shape, made larger by so much."""
    solid = melted(
        0.020,
        bone((0.020, 0.026, 0), (0.085, 0.034, 0), 0.0205 + more, 0.0345 + more),
        bone((0.085, 0.034, 0), (0.150, 0.036, 0), 0.0335 + more, 0.027 + more),
        egg((0.198, 0.040, 0), (0.036 + more, 0.032 + more, 0.027 + more)),
    )

    def arched(p: Points) -> Numbers:
        bend = np.maximum(p[0] - 0.07, 0)
        q = np.stack([p[0], p[1] + bend * bend * 1.5, p[2] * 1.06])
        flat = np.maximum(solid(q), np.float32(0.002 - more) - q[0])  # the block it stands on
        return single(flat * 0.85)

    return arched


_FALLS: tuple[tuple[Place, ...], ...] = (  # from each shoe's sides down to the floor, and along it
    (
        (0.008, -0.030, 0.004),
        (0.014, -0.078, 0.010),
        (0.010, -0.122, 0.016),
        (0.030, -0.160, 0.042),
        (0.088, -0.160, 0.085),
        (0.096, -0.160, 0.150),
        (0.030, -0.160, 0.190),
        (-0.060, -0.160, 0.185),
    ),
    (
        (-0.008, -0.030, 0.002),
        (-0.014, -0.080, 0.008),
        (-0.010, -0.124, 0.014),
        (-0.040, -0.160, 0.030),
        (-0.105, -0.160, 0.045),
        (-0.170, -0.160, 0.012),
        (-0.235, -0.160, 0.045),
        (-0.290, -0.160, 0.115),
    ),
    (
        (-0.010, -0.016, 0.022),
        (-0.030, -0.060, 0.046),
        (-0.030, -0.060, 0.090),
        (0.020, -0.060, 0.130),
        (0.090, -0.060, 0.120),
        (0.160, -0.060, 0.150),
    ),
    (
        (0.010, -0.010, 0.014),
        (0.050, -0.040, 0.010),
        (0.100, -0.060, -0.010),
        (0.170, -0.060, 0.020),
        (0.230, -0.060, 0.000),
    ),
)


def _ribbons(at: Place, turn: Turn, falls: Sequence[tuple[Place, ...]]) -> list[Field]:
    pieces = []
    for fall, side in zip(falls, (0.025, -0.025), strict=True):
        x, y, z = np.asarray(at) + turn @ np.array([0.152, 0.046, side])
        path = ((x, y, z), *((float(x + dx), max(0.003, float(y + dy)), float(z + dz)) for dx, dy, dz in fall))
        tapes = list(pairwise(_curve(path)))
        pieces += [_length(tapes[k : k + 4]) for k in range(0, len(tapes), 4)]
    return pieces


def _length(tapes: Sequence[tuple[Place, Place]]) -> Field:
    """A few pieces of ribbon, and the box that they lie in."""
    ends = np.array(tapes).reshape(-1, 3)
    low, high = ends.min(axis=0) - 0.011, ends.max(axis=0) + 0.011
    (x, y, z), (dx, dy, dz) = (low + high) / 2, (high - low) / 2
    return within(brick((x, y, z), (dx, dy, dz)), joined(*(_tape(a, b, 0.0085) for a, b in tapes)))


def _curve(path: tuple[Place, ...], parts: int = 4) -> list[Place]:
    """Places on a smooth line through the given ones (Catmull and Rom's)."""
    ends = [path[0], *path, path[-1]]
    line: list[Place] = []
    for k in range(len(path) - 1):
        a, b, c, d = (np.array(end) for end in ends[k : k + 4])
        for step in range(parts):
            t = step / parts
            x, y, z = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
            line.append((float(x), max(0.003, float(y)), float(z)))
    return [*line, path[-1]]


def _tape(a: Place, b: Place, half: float) -> Field:
    """A flat piece of ribbon from one place to another: it lies on the floor, or hangs with an edge to the eye."""
    way = np.subtract(b, a)
    x, y, z = np.add(a, b) / 2
    long = float(np.linalg.norm(way))
    flat = 1 - abs(way[1]) / long
    turn = facing((way[0], way[1], way[2]), (0.55 * (1 - flat), flat, 0.85 * (1 - flat)))
    return moved(brick((0, 0, 0), (half, 0.0012, long / 2 + 0.0015), 0.001), (x, y, z), turn)
