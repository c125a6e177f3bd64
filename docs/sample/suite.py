"""A colourist at her desk: a grey room, three lit trackballs, and a city in a dust storm on the screen."""

import math

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Band, Pen, clouds, fall, glow, shape, work
from docs.sample.room import Eye, Lamp, Room, photograph, poster
from docs.sample.solids import (
    Ball,
    Body,
    Box,
    Cluster,
    Floats,
    Limb,
    Paint,
    Solid,
    Tub,
    between,
    turned,
)

SIZE = (1600, 670)
CITY = (1434, 600)
SCREEN = ((-1.95, 0.92, 5.0), (1.95, 2.552, 5.0))  # two corners, in metres


def suite() -> Image.Image:
    """She sits with her back to us, one hand on the desk; the orange light is nearly all there is."""
    eye = Eye((0.80, 1.72, -0.55), (0.10, 1.29, 5.0), focal=0.86, aperture=0.014, focus=3.4)
    frame = photograph(_room(), eye, SIZE, passes=24, seed=11)
    return develop(frame, 11, exposure=1.12, corners=0.5, grain=0.9)


def _room() -> Room:
    """Walls of neutral grey, the screen, the desk and whoever sits at it."""
    dark = Paint((0.05, 0.05, 0.052))
    side = Paint((0.13, 0.13, 0.135), skin=_folds)
    solids: list[Solid | Cluster] = [
        between((-3.2, -0.1, -1), (3.2, 0, 6), dark, casts=False),
        between((-3.2, 3.1, -1), (3.2, 3.2, 6), dark, casts=False),
        between((-3.2, 0, 5.3), (3.2, 3.2, 5.4), Paint((0.16, 0.16, 0.165), picture=_halo), casts=False),
        between((-3.3, 0, -1), (-3.2, 3.2, 6), side, casts=False),
        between((3.2, 0, -1), (3.3, 3.2, 6), side, casts=False),
        _screen(),
        *_desk(),
        *_scope(),
        *_colourist(),
    ]
    (left, low, z), (right, high, _) = SCREEN
    middle = ((left + right) / 2, (low + high) / 2, z - 0.03)
    picture = Lamp(middle, (4.6, 1.55, 0.21), (right, 0, 0), (0, (high - low) / 2, 0), aim=(0, 0, -1))
    return Room(solids, (picture,), haze=0.0010, bounce=1.5)


def _folds(at: Floats) -> Floats:
    """A curtain along the side walls."""
    return np.asarray(1 + 0.35 * np.sin(at[2] * 14 + np.sin(at[2] * 5)), np.float32)


def _halo(at: Floats) -> Floats:
    """The light that is hidden behind the screen, white as noon, so that grey stays grey."""
    (left, low, _), (right, high, _) = SCREEN
    beside = np.maximum(np.maximum(left - at[0], at[0] - right), 0)
    over = np.maximum(np.maximum(low - at[1], at[1] - high), 0)
    fade = np.exp(-np.sqrt(beside**2 + over**2) * 3.4)
    return np.asarray(np.stack([fade * 0.030, fade * 0.034, fade * 0.040]), np.float32)


def _screen() -> Solid:
    """The screen, which gives off the picture it shows."""
    (left, low, z), (right, high, _) = SCREEN
    shown = poster(_city(), (left, high), (right - left, low - high))
    return between((left, low, z), (right, high, z + 0.06), Paint((0.01, 0.01, 0.01), picture=shown), casts=False)


def _desk() -> list[Solid | Cluster]:
    """A dark console with a sloping panel, three trackballs in rings of light, and a scope at its side."""
    top = Paint((0.03, 0.03, 0.032), shine=0.05, rough=0.25)
    body = Paint((0.02, 0.02, 0.022), shine=0.03, rough=0.5)
    slope = turned(pitch=-9)
    balls: list[Solid] = []
    desk: list[Solid | Cluster] = [
        between((-1.5, 0.70, 2.25), (1.7, 0.735, 3.3), top),
        Box((0.22, 0.755, 2.62), (1.15, 0.05, 0.46), body, slope),
    ]
    for x in (-0.10, 0.22, 0.54):
        balls.append(
            Tub((x, 0.775, 2.60), (x, 0.788, 2.60), (0.088, 0.084), Paint(glow=(0.62, 0.68, 0.74)), casts=False)
        )
        balls.append(Tub((x, 0.775, 2.60), (x, 0.792, 2.60), (0.074, 0.074), body))
        balls.append(Ball((x, 0.80, 2.60), (0.062, 0.055, 0.062), Paint((0.25, 0.25, 0.27), shine=0.08, rough=0.1)))
    return [*desk, Cluster(tuple(balls), (-0.2, 0.76, 2.49), (0.64, 0.87, 2.71))]


def _scope() -> list[Solid]:
    """A small monitor that draws colour as a cloud; this one points to eleven o'clock."""
    size = (360, 240)
    face = sky(size, [(0, (0.0022, 0.0034, 0.003)), (1, (0.0022, 0.0034, 0.003))])
    lines = shape(
        size,
        lambda p: (
            p.ring((180, 120), (100, 100), 2).line([(80, 120), (280, 120)], 1.2).line([(180, 20), (180, 220)], 1.2)
        ),
        0.6,
    )
    turn = math.radians(123)
    cloud = shape(
        size,
        lambda p: [
            p.ellipse(
                (180 + math.cos(turn) * 7 * k, 120 - math.sin(turn) * 7 * k), (13 - abs(k - 4), 12 - abs(k - 4)), 90
            )
            for k in range(13)
        ],
        5,
    )
    grains = work(lambda c, n: c * (n * 2.6 - 0.7), cloud, clouds(size, 41, (60, 40), 2))
    face = face.lit(lines, (0.020, 0.038, 0.030)).lit(grains, (0.62, 0.92, 0.60))
    shown = poster(face, (1.00, 1.17), (0.62, -0.41))
    frame = Paint((0.02, 0.02, 0.02), shine=0.04, rough=0.4)
    return [
        between((0.98, 0.74, 3.02), (1.64, 1.19, 3.06), frame),
        between((1.00, 0.76, 3.00), (1.62, 1.17, 3.015), Paint((0.01, 0.01, 0.01), picture=shown), casts=False),
    ]


def _colourist() -> list[Solid]:
    """From behind: a chair, shoulders, cropped hair, an arm that reaches for a trackball."""
    x, z = -0.50, 2.02
    limbs = (
        Limb((x, 0.55, z), (x, 0.98, z + 0.03), (0.165, 0.15)),
        Limb((x - 0.165, 1.075, z + 0.02), (x + 0.165, 1.075, z + 0.02), (0.068, 0.068)),
        Limb((x - 0.09, 1.12, z + 0.02), (x + 0.09, 1.12, z + 0.02), (0.055, 0.055)),
        Limb((x, 1.12, z + 0.03), (x + 0.005, 1.23, z + 0.05), (0.062, 0.055)),
        Limb((x + 0.205, 1.07, z + 0.03), (x + 0.285, 0.86, z + 0.12), (0.060, 0.050)),
        Limb((x + 0.285, 0.86, z + 0.12), (x + 0.40, 0.835, z + 0.50), (0.047, 0.032)),
        Limb((x + 0.40, 0.835, z + 0.50), (x + 0.405, 0.845, z + 0.58), (0.034, 0.026)),
        Limb((x - 0.205, 1.07, z + 0.03), (x - 0.265, 0.85, z + 0.13), (0.060, 0.050)),
        Limb((x - 0.265, 0.85, z + 0.13), (x - 0.12, 0.80, z + 0.44), (0.047, 0.034)),
    )
    hair = (
        Limb((x + 0.01, 1.375, z + 0.075), (x + 0.01, 1.385, z + 0.085), (0.100, 0.098)),
        Limb((x - 0.055, 1.30, z + 0.06), (x + 0.075, 1.30, z + 0.06), (0.060, 0.060)),
        Limb((x + 0.01, 1.255, z + 0.02), (x + 0.01, 1.28, z + 0.03), (0.050, 0.060)),
    )
    chair = (
        Limb((x - 0.14, 0.66, z - 0.17), (x + 0.14, 0.66, z - 0.17), (0.07, 0.07)),
        Limb((x - 0.13, 0.86, z - 0.185), (x + 0.13, 0.86, z - 0.185), (0.06, 0.06)),
    )
    return [
        Body((0, 0, 0), limbs, Paint((0.035, 0.035, 0.038), shine=0.05, rough=0.6), melt=0.08),
        Body((0, 0, 0), hair, Paint((0.018, 0.014, 0.013), shine=0.10, rough=0.4), melt=0.06),
        Body((0, 0, 0), chair, Paint((0.02, 0.02, 0.02), shine=0.03, rough=0.6), melt=0.2),
    ]


def _city() -> Frame:
    """A ruined city in orange dust, each row fainter than the one before it, and somebody very small."""
    w, h = CITY
    frame = sky(
        CITY,
        [
            (0, (0.200, 0.050, 0.004)),
            (0.38, (0.400, 0.118, 0.010)),
            (0.66, (0.640, 0.240, 0.030)),
            (0.74, (0.470, 0.150, 0.014)),
            (1, (0.150, 0.036, 0.003)),
        ],
    )
    frame = frame.lit(glow(CITY, (w * 0.585, h * 0.60), (430, 250), 2.4), (0.34, 0.170, 0.034))
    air = (0.560, 0.190, 0.020)
    for number, (clear, draw) in enumerate(((0.30, _far), (0.56, _middle), (0.86, _near))):
        solid = work(lambda m, f, c=clear: m * f * c, shape(CITY, draw, 2.2 - number * 0.7), _footing(number))
        frame = frame.covered(solid, (0.085, 0.018, 0.002))
        drift = clouds(CITY, 90 + number, (4, 9), 6)
        frame = frame.covered(work(lambda n, f: n * f * 0.62, drift, _dust(number)), air)
    return _ground(frame)


def _footing(number: int) -> Band:
    """How much of a row of buildings is left by the dust at its feet."""
    return fall(CITY, [(0, 1), (0.46, 1), (0.69 + number * 0.02, 0.12 + number * 0.2), (0.73 + number * 0.02, 0)])


def _dust(number: int) -> Band:
    return fall(CITY, [(0.30, 0), (0.64, 0.95 - number * 0.25), (0.76, 0.3), (0.9, 0)])


def _far(pen: Pen) -> None:
    """A pyramid, a wheel that has lost some of its cars, and a needle."""
    pen.polygon([(560, 460), (724, 236), (888, 460)])
    pen.ring((1090, 262), (150, 150), 7)
    for k in range(14):
        a = k * math.tau / 14 + 0.1
        pen.line([(1090, 262), (1090 + math.cos(a) * 150, 262 + math.sin(a) * 150)], 1.6)
        if k not in (2, 3, 9):
            pen.ellipse((1090 + math.cos(a) * 154, 262 + math.sin(a) * 154), (8, 8))
    pen.polygon([(1040, 450), (1086, 262), (1094, 262), (1140, 450), (1124, 450), (1090, 300), (1056, 450)])
    pen.polygon([(404, 460), (416, 190), (424, 190), (436, 460)])
    pen.polygon([(388, 190), (452, 190), (440, 212), (400, 212)])
    pen.polygon([(398, 182), (442, 182), (434, 191), (406, 191)])
    pen.line([(420, 186), (420, 84)], 4)


def _middle(pen: Pen) -> None:
    """Hotels: a slab with a bite out of it, a stepped tower, two that lean on each other."""
    pen.polygon(
        [(196, 480), (196, 150), (226, 138), (262, 150), (262, 210), (276, 222), (290, 196), (304, 190), (304, 480)]
    )
    pen.polygon([(318, 480), (318, 300), (352, 300), (352, 480)])
    for wide, top in ((62, 300), (48, 240), (32, 196), (16, 168)):
        pen.block((900 - wide, top), (wide * 2, 300))
    pen.line([(900, 170), (900, 122)], 4)
    pen.polygon([(1230, 480), (1208, 176), (1262, 168), (1296, 480)])
    pen.polygon([(1282, 480), (1300, 226), (1350, 218), (1372, 480)])


def _near(pen: Pen) -> None:
    """The nearest fronts, cut off by the frame."""
    pen.polygon([(0, 520), (0, 40), (58, 40), (58, 16), (104, 16), (104, 92), (138, 92), (138, 520)])
    pen.polygon([(1434, 520), (1434, 0), (1402, 0), (1402, 70), (1384, 70), (1384, 520)])
    pen.block((150, 410), (76, 120))
    pen.polygon([(1330, 520), (1336, 436), (1384, 428), (1384, 520)])
    for y in range(64, 420, 19):  # storeys, open to the wind
        pen.line([(0, y), (138, y)], 2.2, 150)


def _ground(frame: Frame) -> Frame:
    """Sand, a row of hives, the one who walks towards the light, and the dust in front of all of it."""
    ripples = work(
        lambda n, f: (n - 0.5) * f, clouds(CITY, 95, (6, 90), 5), fall(CITY, [(0.74, 0), (0.80, 0.6), (1, 1)])
    )
    frame = frame.lit(ripples, (0.34, 0.10, 0.010))
    path = shape(CITY, lambda p: p.polygon([(820, 452), (868, 452), (1180, 600), (620, 600)]), 26)
    frame = frame.lit(path, (0.15, 0.060, 0.007))

    def hives(pen: Pen, fill: int = 255) -> None:
        for k in range(8):
            x, y, s = 300 + k * 50, 548 - k * 11.5, 1.35 - k * 0.10
            pen.block((x, y - 34 * s), (30 * s, 34 * s), 1, fill)
            pen.block((x - 3 * s, y - 38 * s), (36 * s, 6 * s), 1, fill)

    frame = frame.filtered(
        shape(
            CITY,
            lambda p: [
                p.polygon(
                    [
                        (300 + k * 50, 548 - k * 11.5),
                        (340 + k * 48, 548 - k * 11.5),
                        (306 + k * 48, 572 - k * 12),
                        (250 + k * 50, 572 - k * 12),
                    ]
                )
                for k in range(8)
            ],
            5,
        ),
        (0.45, 0.4, 0.4),
    )
    frame = frame.covered(shape(CITY, hives, 0.9), (0.036, 0.007, 0.001))
    frame = frame.filtered(
        shape(CITY, lambda p: p.polygon([(838, 520), (852, 520), (806, 596), (770, 596)]), 5), (0.42, 0.38, 0.38)
    )
    frame = frame.covered(shape(CITY, lambda p: _walker(p, 845, 522), 0.8), (0.018, 0.003, 0.0005))
    veil = work(
        lambda n, f: (n - 0.34) * f, clouds(CITY, 97, (3, 10), 6), fall(CITY, [(0.2, 0.1), (0.72, 0.9), (1, 0.4)])
    )
    return frame.lit(veil, (0.22, 0.080, 0.009))


def _walker(pen: Pen, x: float, y: float) -> None:
    """A figure in a long coat, from behind."""
    pen.ellipse((x, y - 66), (6.4, 8))
    left = [(-6, -57), (-13, -50), (-17, -12), (-12, -9), (-8, 0), (-3, 0), (0, -12)]
    right = [(3, 0), (8, 0), (6, -12), (13, -10), (17, -12), (13, -50), (6, -57)]
    pen.polygon([(x + a, y + b) for a, b in left + right])
