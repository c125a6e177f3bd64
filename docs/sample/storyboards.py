"""A storyboard artist's desk at four on a winter afternoon, with the window on the left."""

import math
import random
from collections.abc import Callable

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Pen, clouds, fall, glow, shape, work
from docs.sample.room import Eye, Lamp, Room, photograph, poster
from docs.sample.solids import (
    Ball,
    Body,
    Box,
    Cluster,
    Floats,
    Limb,
    Paint,
    Point3,
    Solid,
    Tub,
    between,
    grain,
    turned,
)

SIZE = (1600, 900)
WALL, FAR_WALL = -1.45, 3.75  # metres: where the window stands, and the wall ahead
OPEN = (1.15, 3.30, 0.96, 2.30)  # the window: from, to, sill, head
WOOD = Paint((0.30, 0.175, 0.10), shine=0.07, rough=0.20)
DARK = Paint((0.025, 0.025, 0.028), shine=0.06, rough=0.3)
PAGE = (264, 186)


def storyboards() -> Image.Image:
    """Nobody is there; the light comes from the left."""
    eye = Eye((0.98, 1.62, -0.25), (-0.58, 1.17, 3.0), focal=0.98, aperture=0.020, focus=3.1)
    frame = photograph(_study(), eye, SIZE, passes=28, seed=51)
    return develop(frame, 51, exposure=1.35, corners=0.5, grain=0.9)


def _study() -> Room:
    """The corner of a room: window, desk, chair, and drawings wherever there is light."""
    plaster = Paint((0.34, 0.33, 0.32))
    z0, z1, low, high = OPEN
    solids: list[Solid | Cluster] = [
        between((-1.6, -0.1, -2), (4, 0, 4), Paint((0.10, 0.065, 0.045), shine=0.04, rough=0.3), casts=False),
        between((-1.6, 2.75, -2), (4, 2.85, 4), plaster, casts=False),
        between((-1.6, 0, FAR_WALL), (4, 2.75, FAR_WALL + 0.1), plaster, casts=False),
        between((3.2, 0, -2), (3.3, 2.75, 4), Paint((0.12, 0.12, 0.12)), casts=False),
        between((WALL - 0.22, 0, -2), (WALL, low, 4), plaster),
        between((WALL - 0.22, high, -2), (WALL, 2.75, 4), plaster),
        between((WALL - 0.22, low, -2), (WALL, high, z0), plaster),
        between((WALL - 0.22, low, z1), (WALL, high, 4), plaster),
        between(
            (-8.1, -3, -6),
            (-8, 9, 26),
            Paint((0, 0, 0), picture=poster(_street(), (-2, 5.4), (18, -6.75), 2)),
            casts=False,
        ),
        _sash(),
        *_line(),
        *_pages(),
        *_desk(),
        _lamp(),
        *_chair(),
    ]
    cold: Point3 = (2.9, 3.8, 5.4)
    middle = ((z0 + z1) / 2, (low + high) / 2)
    lamps = (Lamp((WALL - 0.80, middle[1] + 0.55, middle[0]), cold, (0, 0, 1.25), (0, 0.75, 0), aim=(1, -0.45, 0)),)
    return Room(solids, lamps, haze=0.010, bounce=1.5)


def _street() -> Frame:
    """The other side of the street: roofs and chimneys before the last of the daylight, a few rooms lit."""
    size = _, h = (1440, 540)
    frame = sky(
        size,
        [
            (0, (0.07, 0.145, 0.34)),
            (0.35, (0.17, 0.29, 0.52)),
            (0.56, (0.48, 0.48, 0.52)),
            (0.68, (0.88, 0.50, 0.25)),
            (1, (0.5, 0.3, 0.2)),
        ],
    )
    frame = frame.lit(
        work(lambda n, f: (n - 0.5) * f, clouds(size, 53, (4, 12), 6), fall(size, [(0, 0.2), (0.5, 1), (0.8, 0.4)])),
        (0.30, 0.26, 0.26),
    )

    def roofs(pen: Pen) -> None:
        for k in range(-1, 8):
            x = k * 200
            pen.polygon([(x, h), (x, 376), (x + 96, 306), (x + 104, 306), (x + 200, 376), (x + 200, h)])
            pen.block((x + 172, 252), (56, 160))
            for pot in range(4):
                pen.block((x + 175 + pot * 13, 236 - (pot % 2) * 6), (8, 24))
        pen.line([(640, 310), (640, 180)], 3)
        for bar in range(4):
            pen.line([(622 + bar * 3, 188 + bar * 14), (658 - bar * 3, 188 + bar * 14)], 2)

    frame = frame.covered(shape(size, roofs, 1), (0.020, 0.026, 0.044))
    chance = random.Random(14)  # noqa: S311 — who is at home, no secret
    for k in range(8):
        for x, y in ((k * 200 + 40, 420), (k * 200 + 126, 420), (k * 200 + 83, 345)):
            if chance.random() < 0.42:
                pane = shape(size, lambda p, x=x, y=y: p.block((x, y), (26, 38)), 1)
                frame = frame.lit(pane, (1.5, 0.80, 0.26)).lit(
                    glow(size, (x + 13, y + 19), (60, 60), 4), (0.10, 0.05, 0.015)
                )
    return frame


def _sash() -> Cluster:
    """The frame of the window, its bars, and the sill."""
    z0, z1, low, high = OPEN
    white = Paint((0.30, 0.30, 0.30))
    x = WALL - 0.12
    middle = (low + high) / 2
    parts = [
        between((x - 0.03, low, z0), (x + 0.03, low + 0.06, z1), white),
        between((x - 0.03, high - 0.06, z0), (x + 0.03, high, z1), white),
        between((x - 0.03, middle - 0.025, z0), (x + 0.03, middle + 0.025, z1), white),
        between((WALL - 0.02, low - 0.04, z0 - 0.06), (WALL + 0.10, low, z1 + 0.06), white),
    ]
    count = 4
    for k in range(count + 1):
        z = z0 + (z1 - z0) * k / count
        wide = 0.035 if k in (0, 2, count) else 0.014
        parts.append(between((x - 0.028, low, z - wide), (x + 0.028, high, z + wide), white))
    return Cluster(tuple(parts), (x - 0.04, low - 0.05, z0 - 0.07), (WALL + 0.11, high, z1 + 0.07))


def _someone(pen: Pen, x: float, y: float, s: float) -> Pen:
    """Head and shoulders from behind."""
    return pen.ellipse((x, y), (9 * s, 11 * s)).polygon(
        [
            (x - 4 * s, y + 8 * s),
            (x + 4 * s, y + 8 * s),
            (x + 22 * s, y + 20 * s),
            (x + 27 * s, y + 70 * s),
            (x - 27 * s, y + 70 * s),
            (x - 22 * s, y + 20 * s),
        ]
    )


SKETCHES: tuple[Callable[[Pen], object], ...] = (  # each in a frame of 220 by 92
    lambda p: (
        p.block((22, 40), (220, 20), fill=90),
        [p.line([(50 + k * 30, 60), (50 + k * 30, 118)], 3) for k in range(3)],
        _someone(p, 170, 84, 1.1),
    ),
    lambda p: (
        p.polygon([(22, 132), (110, 84), (154, 84), (242, 132)], 150),
        p.block((124, 66), (16, 18)),
        _someone(p, 132, 74, 0.35),
    ),
    lambda p: (p.polygon([(22, 40), (96, 40), (60, 132), (22, 132)], 120), _someone(p, 142, 78, 1.5)),
    lambda p: (
        p.line([(22, 104), (242, 104)], 3),
        p.polygon([(60, 104), (96, 64), (132, 104)], 130),
        p.ellipse((200, 62), (13, 13), 200),
    ),
    lambda p: (
        p.ellipse((92, 90), (40, 30), 130),
        p.ellipse((92, 90), (15, 15)),
        p.line([(150, 56), (232, 56)], 3),
        p.line([(150, 72), (218, 72)], 3),
    ),
    lambda p: (
        [
            p.line([(22 + k * 24, 132 - k * 10), (46 + k * 24, 132 - k * 10), (46 + k * 24, 122 - k * 10)], 3)
            for k in range(8)
        ],
        _someone(p, 196, 58, 0.5),
    ),
)


def _line() -> list[Solid | Cluster]:
    """A string across the window, with frames pegged to it; the light comes through the paper."""
    x, y = WALL + 0.12, 2.00
    chance = random.Random(3)  # noqa: S311 — how the sheets hang, no secret
    parts: list[Solid] = []
    z = OPEN[0] + 0.10
    for number in range(5):
        drop = y - 0.03 - 0.03 * math.sin((z - OPEN[0]) / (OPEN[1] - OPEN[0]) * math.pi)
        paper = poster(_sheet(SKETCHES[number % len(SKETCHES)]), (z, drop), (0.31, -0.22), 2)
        lean = turned(yaw=chance.uniform(-9, 9), roll=chance.uniform(-3, 3))
        parts.append(
            Box(
                (x, drop - 0.11, z + 0.155), (0.002, 0.22, 0.31), Paint((0.86, 0.84, 0.80), skin=paper, thin=0.55), lean
            )
        )
        parts += [
            between((x - 0.008, drop - 0.02, z + a), (x + 0.008, drop + 0.03, z + a + 0.012), WOOD, casts=False)
            for a in (0.03, 0.265)
        ]
        z += 0.385
    for k in range(8):
        a, b = (OPEN[0] - 0.05 + (OPEN[1] - OPEN[0] + 0.1) * t / 8 for t in (k, k + 1))
        sag = [y - 0.03 * math.sin(t / 8 * math.pi) for t in (k, k + 1)]
        parts.append(Tub((x, sag[0], a), (x, sag[1], b), (0.0022, 0.0022), DARK, closed=False, casts=False))
    return [Cluster(tuple(parts), (x - 0.06, 1.6, OPEN[0] - 0.08), (x + 0.06, 2.06, OPEN[1] + 0.1))]


def _sheet(draw: Callable[[Pen], object]) -> Frame:
    """A sheet with one frame on it: paper is 1, pencil is dark."""
    paper = sky(PAGE, [(0, (1, 1, 1)), (1, (0.97, 0.97, 0.97))])
    tone = shape(PAGE, draw, 1.2)
    border = shape(PAGE, lambda p: p.line([(22, 40), (242, 40), (242, 132), (22, 132), (22, 40)], 2.6))
    notes = shape(
        PAGE, lambda p: [p.line([(22, 148 + k * 11), (242 - k * k * 34, 148 + k * 11)], 1.6) for k in range(3)], 0.8
    )
    inside = shape(PAGE, lambda p: p.block((22, 40), (220, 92)))
    scratch = work(lambda n: 0.55 + 0.6 * n, clouds(PAGE, 59, (90, 8), 2))
    paper = paper.filtered(work(lambda t, i, s: t * i * s, tone, inside, scratch), (0.16, 0.16, 0.17))
    return paper.filtered(border, (0.12, 0.12, 0.12)).filtered(notes, (0.6, 0.6, 0.6))


def _pages() -> list[Solid | Cluster]:
    """Pages of six on the wall ahead."""
    parts: list[Solid] = []
    chance = random.Random(9)  # noqa: S311 — as above
    for row in range(2):
        for k in range(4):
            x, y = -1.20 + k * 0.36 + chance.uniform(-0.01, 0.01), 2.12 - row * 0.48 + chance.uniform(-0.01, 0.01)
            page = poster(_six(row * 4 + k), (x, y), (0.29, -0.40))
            parts.append(
                between(
                    (x, y - 0.40, FAR_WALL - 0.008),
                    (x + 0.29, y, FAR_WALL - 0.004),
                    Paint((0.74, 0.72, 0.68), skin=page),
                )
            )
    return [Cluster(tuple(parts), (-1.25, 1.2, FAR_WALL - 0.01), (0.4, 2.15, FAR_WALL))]


def _six(number: int) -> Frame:
    size = (220, 304)
    paper = sky(size, [(0, (1, 1, 1)), (1, (1, 1, 1))])
    chance = random.Random(number)  # noqa: S311 — as above

    def frames(pen: Pen) -> None:
        for k in range(6):
            x, y = 16 + k % 2 * 98, 24 + k // 2 * 88
            pen.line([(x, y), (x + 90, y), (x + 90, y + 38), (x, y + 38), (x, y)], 2)
            if number < 6 or k < 2:
                pen.block((x + 4, y + 4), (chance.uniform(20, 60), 30), fill=round(chance.uniform(50, 140)))
                pen.ellipse((x + chance.uniform(30, 70), y + 20), (6, 8), 220)
                pen.line([(x, y + 50), (x + chance.uniform(40, 90), y + 50)], 1.6, 120)

    return paper.filtered(shape(size, frames, 0.7), (0.2, 0.2, 0.2))


def _desk() -> list[Solid | Cluster]:
    """The top, a sloping board with a page of empty boxes, one cup, a jar of pencils."""
    top = 0.76
    board = turned(pitch=-11)
    page = sky((300, 212), [(0, (1, 1, 1)), (1, (1, 1, 1))])
    boxes = shape(
        (300, 212),
        lambda p: [
            p.line([(x, y), (x + 84, y), (x + 84, y + 36), (x, y + 36), (x, y)], 2.4)
            for x in (16, 108, 200)
            for y in (40, 118)
        ],
        0.6,
    )
    page = page.filtered(boxes, (0.15, 0.15, 0.15))
    bands = np.stack([np.asarray(b, np.float32) for b in page.bands])

    def lying(at: Floats) -> Floats:
        x = np.clip((at[0] + 0.62) / 0.42 * 300, 0, 299).astype(np.int32)
        y = np.clip((2.84 - at[2]) / 0.29 * 212, 0, 211).astype(np.int32)
        return np.asarray(bands[:, y, x], np.float32)

    china = Paint((0.55, 0.53, 0.50), shine=0.06, rough=0.15)
    cup = (0.12, top, 2.86)
    parts: list[Solid] = [
        Tub(cup, (cup[0], top + 0.085, cup[2]), (0.032, 0.042), china),
        Tub(
            (cup[0], top + 0.0851, cup[2]),
            (cup[0], top + 0.0855, cup[2]),
            (0.036, 0.036),
            Paint((0.02, 0.012, 0.008), shine=0.06, rough=0.05),
            casts=False,
        ),
        Body(
            (cup[0] + 0.040, top + 0.045, cup[2] + 0.02),
            tuple(
                Limb(
                    (math.cos(a) * 0.024, math.sin(a) * 0.024, 0),
                    (math.cos(a + 0.6) * 0.024, math.sin(a + 0.6) * 0.024, 0),
                    (0.006, 0.006),
                )
                for a in (-1.4, -0.8, -0.2, 0.4, 1.0)
            ),
            china,
            melt=0.004,
        ),
        Tub((-1.08, top, 2.98), (-1.08, top + 0.11, 2.98), (0.042, 0.042), DARK),
    ]
    parts += [
        Tub(
            (-1.08 + math.cos(a) * 0.02, top + 0.08, 2.98 + math.sin(a) * 0.02),
            (-1.08 + math.cos(a) * 0.055, top + 0.21, 2.98 + math.sin(a) * 0.055),
            (0.004, 0.004),
            WOOD,
        )
        for a in (0.2, 1.3, 2.6, 3.9, 5.2)
    ]
    return [
        between((WALL + 0.02, top - 0.035, 2.28), (0.55, top, 3.35), Paint(WOOD.colour, 0.05, 0.22, skin=_planks)),
        between((0.45, 0, 2.32), (0.50, top, 2.37), DARK),
        between((0.45, 0, 3.25), (0.50, top, 3.30), DARK),
        Box((-0.41, top + 0.055, 2.72), (0.78, 0.018, 0.54), Paint((0.12, 0.08, 0.05), shine=0.03), board),
        Box(
            (-0.41, top + 0.0665, 2.70), (0.42, 0.002, 0.29), Paint((0.80, 0.78, 0.74), skin=lying), board, casts=False
        ),
        Cluster(tuple(parts), (-1.2, top, 2.8), (0.25, top + 0.25, 3.1)),
    ]


def _planks(at: Floats) -> Floats:
    return 0.7 + 0.6 * grain(np.stack([at[0] * 1.2, at[1], at[2] * 14]), 3)


def _lamp() -> Cluster:
    """A jointed lamp that nobody has switched on yet, dark against the window."""
    foot: Point3 = (-1.12, 0.76, 2.50)
    knee: Point3 = (-1.22, 1.14, 2.62)
    head: Point3 = (-0.92, 1.40, 2.66)
    parts: tuple[Solid, ...] = (
        Tub(foot, (foot[0], foot[1] + 0.03, foot[2]), (0.085, 0.075), DARK),
        Tub((foot[0], foot[1] + 0.02, foot[2]), knee, (0.010, 0.010), DARK),
        Ball(knee, (0.020, 0.020, 0.020), DARK),
        Tub(knee, head, (0.010, 0.010), DARK),
        Tub(
            (head[0] + 0.075, head[1] - 0.12, head[2]),
            (head[0] - 0.01, head[1] + 0.02, head[2]),
            (0.088, 0.034),
            DARK,
            closed=False,
        ),
        Ball((head[0] - 0.012, head[1] + 0.025, head[2]), (0.036, 0.036, 0.036), DARK),
    )
    return Cluster(parts, (-1.35, 0.75, 2.38), (-0.70, 1.5, 2.80))


def _chair() -> list[Solid | Cluster]:
    """A wooden chair pushed back, with a coat over it that has kept the shape of shoulders."""
    x, z = -0.30, 1.86
    coat = (
        Limb((x - 0.19, 0.93, z), (x + 0.19, 0.93, z), (0.052, 0.052)),
        Limb((x - 0.19, 0.90, z - 0.01), (x - 0.235, 0.50, z - 0.03), (0.062, 0.050)),
        Limb((x + 0.19, 0.90, z - 0.01), (x + 0.235, 0.48, z - 0.03), (0.062, 0.050)),
        Limb((x - 0.09, 0.90, z - 0.02), (x - 0.10, 0.34, z - 0.05), (0.075, 0.085)),
        Limb((x + 0.09, 0.90, z - 0.02), (x + 0.10, 0.32, z - 0.05), (0.075, 0.085)),
        Limb((x - 0.07, 0.985, z - 0.02), (x + 0.07, 0.985, z - 0.02), (0.030, 0.030)),
    )
    legs = tuple(
        Tub((x + a * 1.1, 0, z + b), (x + a, 0.45, z + b), (0.014, 0.018), WOOD)
        for a in (-0.19, 0.19)
        for b in (0.02, 0.40)
    )
    seat: tuple[Solid, ...] = (between((x - 0.22, 0.44, z), (x + 0.22, 0.475, z + 0.42), WOOD), *legs)
    return [
        Body((0, 0, 0), coat, Paint((0.060, 0.064, 0.074)), melt=0.06),
        Cluster(seat, (x - 0.25, 0, z - 0.03), (x + 0.25, 0.5, z + 0.45)),
    ]
