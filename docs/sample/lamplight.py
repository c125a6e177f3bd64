"""A frame of an unknown film, twice: a woman under a street lamp in the rain, and the same without it."""

import math
import random
from functools import cache
from itertools import pairwise

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop, soften
from docs.sample.masks import Band, Pen, Size, clamp, clouds, even, glow, shape, work
from docs.sample.rays import Eye, Lamp, Matter, Paint, Scene, Solid, photograph
from docs.sample.shapes import (
    Field,
    Numbers,
    Points,
    Turn,
    about_y,
    about_z,
    ball,
    bone,
    brick,
    drum,
    egg,
    inside,
    joined,
    lot,
    melted,
    moved,
    rough,
    single,
    within,
    without,
)

SIZE = (1600, 1200)
LAMP = (-0.64, 2.26, 0.34)
FACE = (0.085, 1.475, 0.06)  # and the hand before it
EYE = Eye((0.10, 1.30, 4.6), (-0.17, 1.37, 0.0), 0.76, 0.035, 4.6)
_AT = (0.14, 0.0, 0.0)
_TURN = about_y(math.radians(10))
_ROWS, _COLUMNS = 5, 8  # forty strokes: the interview counts them


@cache
def night(size: Size, rays: int) -> Frame:
    """The street and the woman, in light without colour; once for both pictures."""
    post = brick((-1.05, 1.5, 0.34), (0.62, 1.6, 0.26))
    solids = [
        Solid(_street, Matter(_ground, 0.0)),
        Solid(_houses(), Matter(_front, 0.0)),
        Solid(within(post, _post()), Matter((0.05,) * 3, 0.06, 18, of_lamp=True)),
        Solid(ball(LAMP, 0.040), Matter((0.9,) * 3, glow=(9,) * 3, of_lamp=True)),
        *_woman(),
    ]
    lamps = (
        Lamp(LAMP, 0.07, (3.6,) * 3, (LAMP[0], 0, LAMP[2]), 0.50, -0.30),
        Lamp((2.4, 2.3, -1.1), 0.12, (4.2,) * 3, (0.14, 1.25, 0), 0.985, 0.955),  # draws her other edge
        Lamp((-1.45, 2.7, -11.5), 0.12, (1.3,) * 3),  # the next lamp of the street
    )
    return photograph(Scene(solids, lamps, (0.003,) * 3, 0.014), EYE, size, rays, 19)


def rain(size: Size = SIZE, rays: int = 14) -> Image.Image:
    """As it was found: strokes, dust, and a spoilt edge."""
    return _printed(_worn(_lens(night(size, rays))), 23)


def dry(size: Size = SIZE, rays: int = 14) -> Image.Image:
    """As the software leaves it."""
    return _printed(_lens(night(size, rays)), 23)


def _woman() -> list[Solid]:
    """She stands in profile with her head bent, one arm across her body, the other hand at her cheek."""
    bent, brow = about_z(0.20), (-0.012, 1.462, 0.0)
    skin = joined(_arms(), bone((0.022, 1.36, 0), (-0.005, 1.46, 0), 0.040, 0.040), moved(_face(), brow, bent), _legs())
    hair = moved(rough(_hair(), 0.0020, 0.075, 5), brow, bent)
    made = (
        (skin, Matter(_skin(bent, brow), 0.02, 10)),
        (hair, Matter((0.016,) * 3, 0.05, 12)),
        (_dress(), Matter(_cloth, 0.02, 8)),
        (_shoes(), Matter((0.03,) * 3, 0.05, 20)),
    )
    bounds = brick((0.02, 0.83, 0), (0.24, 0.86, 0.27))
    return [Solid(moved(within(bounds, field), _AT, _TURN), matter) for field, matter in made]


def _dress() -> Field:
    dress = melted(
        0.06,
        egg((0.02, 1.20, 0), (0.092, 0.15, 0.140)),
        egg((-0.045, 1.205, 0), (0.062, 0.062, 0.115)),
        egg((0.025, 1.02, 0), (0.080, 0.15, 0.108)),
        egg((0.04, 0.84, 0), (0.112, 0.16, 0.145)),
        bone((0.035, 0.86, 0.0), (0.025, 0.24, 0.0), 0.116, 0.112),
        bone((0.03, 1.300, -0.125), (0.03, 1.300, 0.125), 0.046, 0.046),
    )
    sleeves = joined(
        bone((0.03, 1.298, 0.150), (-0.012, 1.195, 0.176), 0.048, 0.047),
        bone((0.03, 1.298, -0.150), (0.002, 1.195, -0.172), 0.048, 0.047),
    )
    collar = moved(drum((0, 0, 0), 0.048, 0.030, 0.008), (0.022, 1.372, 0), about_z(0.25))
    return joined(inside(melted(0.02, dress, sleeves), brick((0, 0.79, 0), (1, 0.61, 1))), collar)


def _arms() -> Field:
    near = melted(
        0.018,
        bone((0.03, 1.295, 0.155), (-0.055, 1.085, 0.200), 0.040, 0.034),
        bone((-0.055, 1.085, 0.200), (-0.118, 1.330, 0.118), 0.033, 0.022),
        egg((-0.114, 1.380, 0.098), (0.022, 0.044, 0.028)),
    )
    fingers = melted(
        0.004,
        *(
            bone((-0.122 + 0.011 * k, 1.402, 0.103 - 0.006 * k), tip, 0.0095, 0.0070)
            for k, tip in enumerate(
                ((-0.112, 1.470, 0.062), (-0.099, 1.480, 0.064), (-0.086, 1.476, 0.066), (-0.073, 1.462, 0.068))
            )
        ),
        bone((-0.098, 1.385, 0.086), (-0.066, 1.424, 0.066), 0.010, 0.008),
    )
    far = melted(
        0.02,
        bone((0.03, 1.295, -0.155), (-0.03, 1.075, -0.190), 0.040, 0.034),
        bone((-0.03, 1.075, -0.190), (-0.118, 1.070, 0.06), 0.032, 0.024),
        egg((-0.106, 1.068, 0.135), (0.026, 0.018, 0.056)),
    )
    return joined(melted(0.010, near, fingers), far)


def _face() -> Field:
    """Around the top of the neck, looking left."""
    face = melted(
        0.016,
        egg((0.004, 0.068, 0), (0.084, 0.092, 0.070)),
        egg((-0.042, 0.012, 0), (0.044, 0.048, 0.046)),
        ball((-0.072, -0.024, 0), 0.017),
        bone((-0.081, 0.058, 0), (-0.101, 0.026, 0), 0.006, 0.010),
        egg((-0.087, -0.002, 0), (0.011, 0.009, 0.019)),
        egg((-0.076, 0.080, 0), (0.016, 0.012, 0.045)),
    )
    sockets = joined(
        egg((-0.088, 0.052, 0.032), (0.016, 0.011, 0.018)), egg((-0.088, 0.052, -0.032), (0.016, 0.011, 0.018))
    )
    return joined(without(face, sockets), egg((0.014, 0.036, 0.069), (0.013, 0.022, 0.009)))


def _hair() -> Field:
    """Waved close to the head, and a knot at the neck."""
    return melted(
        0.018,
        egg((0.022, 0.090, 0), (0.085, 0.076, 0.077)),
        egg((0.060, 0.040, 0), (0.046, 0.050, 0.070)),
        egg((-0.036, 0.116, 0.006), (0.040, 0.026, 0.058)),
        egg((-0.006, 0.088, 0.060), (0.044, 0.034, 0.017)),
        egg((0.104, 0.000, 0), (0.034, 0.038, 0.050)),
    )


def _legs() -> Field:
    return joined(
        bone((0.03, 0.4, 0.06), (0.05, 0.10, 0.06), 0.050, 0.028),
        bone((0.03, 0.4, -0.06), (0.03, 0.10, -0.06), 0.050, 0.028),
    )


def _shoes() -> Field:
    return joined(
        bone((0.05, 0.07, 0.06), (-0.09, 0.028, 0.06), 0.032, 0.026),
        bone((0.03, 0.07, -0.06), (-0.11, 0.028, -0.06), 0.032, 0.026),
        bone((0.075, 0.08, 0.06), (0.075, 0.0, 0.06), 0.016, 0.010),
    )


def _skin(bent: Turn, brow: tuple[float, float, float]) -> Paint:
    """Skin, with eyebrows, lids and lips where the head has them."""

    def paint(p: Points) -> Points:
        q = np.asarray(_TURN.T, np.float32) @ (p - np.array(_AT, np.float32)[:, None])
        x, y, z = np.asarray(bent.T, np.float32) @ (q - np.array(brow, np.float32)[:, None])
        hand = (q[2] > 0.058) & (q[0] < -0.055)
        eyes = (x < -0.045) & (np.abs(z) > 0.012) & ~hand
        tone = np.full(x.shape, 0.56)
        tone = np.where(eyes & (np.abs(y - 0.077) < 0.0035), 0.06, tone)
        tone = np.where(eyes & (np.abs(y - 0.047) < 0.0045) & (np.abs(z) > 0.018), 0.05, tone)
        tone = np.where((x < -0.078) & (np.abs(y + 0.002) < 0.007) & ~hand, 0.13, tone)
        return single(np.stack([tone] * 3))

    return paint


def _cloth(p: Points) -> Points:
    """A dark dress with a small pattern, and piping at the collar and sleeves."""
    x, y, z = np.asarray(_TURN.T, np.float32) @ (p - np.array(_AT, np.float32)[:, None])
    figure = np.sin(y * 170) * np.sin(np.arctan2(z, x - 0.02) * 26) > 0.45
    tone = np.where(figure, 0.17, 0.060)
    tone = np.where((y > 1.392) | ((y < 1.352) & (y > 1.342) & (np.hypot(x - 0.02, z) < 0.075)), 0.42, tone)
    return single(np.stack([tone] * 3))


def _post() -> Field:
    """An iron post with an arm that carries a lamp under a shade."""
    x, y, z = LAMP
    foot = -1.42
    arm = [
        (foot, y + 0.02, z),
        (foot + 0.07, y + 0.24, z),
        (foot + 0.30, y + 0.33, z),
        (x - 0.14, y + 0.31, z),
        (x - 0.02, y + 0.24, z),
        (x, y + 0.16, z),
    ]
    pipe = joined(*(bone(a, b, 0.020, 0.020) for a, b in pairwise(arm)))
    post = joined(
        bone((foot, 0, z), (foot, y + 0.05, z), 0.052, 0.036),
        drum((foot, 0.3, z), 0.075, 0.3, 0.02),
        drum((foot, y, z), 0.05, 0.03, 0.01),
    )

    def shade(p: Points) -> Numbers:
        q = np.hypot(p[0] - x, p[2] - z)
        slope = (p[1] - np.float32(y + 0.14)) + q * 0.42
        return single(np.maximum(np.abs(slope) * 0.9 - 0.006, q - 0.20))

    return joined(pipe, post, shade, drum((x, y + 0.13, z), 0.03, 0.05, 0.01))


def _street(p: Points) -> Numbers:
    """The ground, with a kerb along the houses."""
    kerb = brick((2.2, 0, -1.72), (2.1, 0.13, 0.55), 0.02)
    return single(np.minimum(p[1], kerb(p)))


def _ground(p: Points) -> Points:
    row = np.round(p[2] * 6.5)
    stone = np.round(p[0] * 4.2 + row * 0.5)
    tone = 0.20 + 0.13 * lot(row, stone)
    joint = (np.abs(p[2] * 6.5 - row) > 0.44) | (np.abs(p[0] * 4.2 + row * 0.5 - stone) > 0.46)
    tone = np.where(joint & (p[1] < 0.02), 0.07, tone)
    return single(np.stack([tone] * 3))


def _houses() -> Field:
    """A corner house on the right, the wall of a lane on the left, and roofs where the lane ends."""
    corner = brick((3.0, 2.6, -4.2), (2.62, 2.8, 2.4))
    window = brick((1.30, 1.72, -1.80), (0.34, 0.52, 0.12))
    frame = joined(
        brick((1.30, 1.17, -1.76), (0.42, 0.035, 0.09)),
        brick((1.30, 2.28, -1.78), (0.42, 0.04, 0.05)),
        brick((0.83, 1.72, -1.78), (0.16, 0.50, 0.022)),
        brick((1.77, 1.72, -1.78), (0.16, 0.50, 0.022)),
        brick((1.30, 1.72, -1.84), (0.015, 0.52, 0.02)),
        brick((1.30, 1.85, -1.84), (0.34, 0.015, 0.02)),
    )
    frame = within(brick((1.30, 1.72, -1.80), (0.68, 0.62, 0.16)), frame)
    lane = brick((-4.6, 2.6, -7.0), (2.2, 3.2, 6.4))
    end = joined(brick((-1.2, 2.2, -15), (3, 2.2, 0.5)), brick((-0.4, 3.2, -15.4), (0.8, 3.2, 0.5)))
    gate = brick((-2.42, 1.25, -2.9), (0.10, 1.25, 0.55))
    return joined(without(corner, window), frame, lane, end, gate)


def _front(p: Points) -> Points:
    across = np.where(p[0] > 0.3, p[0], p[2])
    row = np.floor(p[1] * 13.5)
    column = np.floor(across * 4.6 + row * 0.5)
    tone = 0.13 + 0.075 * lot(row, column)
    edge = (p[1] * 13.5 - row < 0.13) | (across * 4.6 + row * 0.5 - column < 0.05)
    tone = np.where(edge, 0.24, tone)
    tone = np.where(p[1] < 0.62, 0.19 + 0.03 * lot(np.round(p[0] * 40), np.round(p[1] * 40)), tone)
    slat = np.abs(p[1] * 17 - np.round(p[1] * 17)) < 0.14
    shutter = (p[2] > -1.79) & (p[0] > 0.3) & (np.abs(p[1] - 1.72) < 0.6)
    tone = np.where(shutter, np.where(slat, 0.02, 0.10), tone)
    glass = (p[0] > 0.98) & (p[0] < 1.62) & (np.abs(p[1] - 1.72) < 0.5) & (p[2] < -1.86)
    tone = np.where(glass, 0.02, tone)
    return single(np.stack([tone] * 3))


def _lens(frame: Frame) -> Frame:
    """A soft lens of the time, and the lamp's halo on the back of the film."""
    size = frame.size
    frame = frame.plus(soften(frame, size[0] / 180), even(size), 0.22)
    x, y = EYE.sees(LAMP, size)
    for radius, power, strength in ((0.020, 2, 1.0), (0.10, 5, 0.22), (0.40, 5, 0.050)):
        spot = glow(size, (x, y), (size[0] * radius, size[0] * radius), power)
        frame = frame.lit(spot, (strength,) * 3)
    return frame


def _worn(frame: Frame) -> Frame:
    """The strokes of a needle, which leave her face alone; dust; an edge that has begun to dissolve."""
    size = frame.size
    unit = size[0] / 1600
    frame = frame.covered(_strokes(size), (0.95,) * 3)
    chance = random.Random(8)  # noqa: S311 — where dust lies, no secret
    specks = [
        (chance.random() * size[0], chance.random() * size[1], chance.uniform(0.4, 1.5) * unit) for _ in range(64)
    ]
    frame = frame.covered(
        shape(size, lambda p: [p.ellipse((x, y), (r, r)) for x, y, r in specks[:34]], 0.5), (0.004,) * 3
    )
    frame = frame.covered(
        shape(size, lambda p: [p.ellipse((x, y), (r, r * 1.5)) for x, y, r in specks[34:]], 0.4), (0.6,) * 3
    )
    hairs = shape(size, lambda p: _fibres(p, chance, size), 0.4)
    frame = frame.covered(hairs, (0.004,) * 3)
    return _spoilt(frame)


def _spoilt(frame: Frame) -> Frame:
    """The silver fades from the edge, and the gelatine under it breaks into islands."""
    size = frame.size
    near = glow(size, (size[0] * 1.02, size[1] * 0.60), (size[0] * 0.17, size[1] * 0.62), 1.3)
    fog = work(lambda g, n: g * g * (0.3 + n), near, clouds(size, 61, (7, 9), 5))
    islands = clamp(work(lambda g, n: (g * 0.62 + n - 0.93) * 9, near, clouds(size, 64, (17, 15), 6)))
    shore = clamp(work(lambda b: b * (1 - b) * 4, islands))
    faded = frame.lit(fog, (0.050,) * 3).covered(work(lambda b: b * 0.7, islands), (0.045,) * 3)
    return faded.lit(shore, (0.085,) * 3)


def _strokes(size: Size) -> Band:
    unit = size[0] / 1600
    face = EYE.sees(FACE, size)
    chance = random.Random(41)  # noqa: S311 — where the needle fell, no secret
    lines: list[tuple[float, float, float, float, int]] = []
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            long, slant = chance.uniform(95, 200) * unit, chance.uniform(0.085, 0.125)
            (x, y), astray = face, 0.44
            while _crosses(face, x, y, long, slant, 112 * unit):
                x = (80 + (column + 0.5 + chance.uniform(-astray, astray)) * 1470 / _COLUMNS) * unit
                y = (34 + (row + 0.5 + chance.uniform(-astray, astray)) * 1120 / _ROWS) * unit - long / 2
                astray += 0.05
            lines.append((x, max(y, 16 * unit), long, slant, chance.randrange(160, 255)))

    def draw(pen: Pen) -> None:
        for x, y, long, slant, bright in lines:
            for k in range(12):  # the needle comes down, presses, and is lifted with a little turn
                a, b = k / 12, (k + 1) / 12
                press = math.sin(math.pi * min(1, (a + 0.06) * 1.1)) ** 0.5
                turn = max(0, a - 0.8) ** 2 * 60 * unit
                pen.line(
                    [
                        (x - slant * long * a + turn, y + long * a),
                        (x - slant * long * b + max(0, b - 0.8) ** 2 * 60 * unit, y + long * b),
                    ],
                    (0.8 + 2.1 * press) * unit,
                    round(bright * (0.45 + 0.55 * press)),
                )

    return shape(size, draw, 0.55 * unit)


def _crosses(face: tuple[float, float], x: float, y: float, long: float, slant: float, near: float) -> bool:
    """Whether a stroke comes nearer than that to her face."""
    return min(math.dist((x - slant * long * k / 10, y + long * k / 10), face) for k in range(11)) < near


def _fibres(pen: Pen, chance: random.Random, size: Size) -> None:
    for _ in range(3):
        x, y, turn = chance.random() * size[0], chance.random() * size[1], chance.random() * 6.3
        points = []
        for _ in range(14):
            points.append((x, y))
            turn += chance.uniform(-0.5, 0.6)
            x, y = x + math.cos(turn) * size[0] / 260, y + math.sin(turn) * size[0] / 260
        pen.line(points, size[0] / 1100)


def _printed(frame: Frame, seed: int) -> Image.Image:
    """Silver on a print that has yellowed a little, within the rounded corners of the gate."""
    size = frame.size
    unit = size[0] / 1600
    grey = develop(frame, seed, exposure=1.25, grain=1.15, corners=0.55).convert("L").convert("F")
    gate = shape(
        size,
        lambda p: p.block((13 * unit, 11 * unit), (size[0] - 27 * unit, size[1] - 23 * unit), 44 * unit),
        1.6 * unit,
    )
    uneven = work(lambda n: 0.985 + 0.03 * n, clouds(size, 5, (3, 2), 2))
    silver = work(lambda g, m, u: (g * u - 6) * m + 7, grey, gate, uneven)
    tints = ((1.0, 0.5), (0.985, 0.4), (0.945, 0.0))
    return Image.merge(
        "RGB", [clamp(work(lambda s, a=a, b=b: s * a + b, silver), 0, 255).convert("L") for a, b in tints]
    )
