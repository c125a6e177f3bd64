"""A Foley pit in a factory building: four floors under one lamp, and shoes in rows at the edge of its light."""

import math
import random
from collections.abc import Sequence

import numpy as np
from PIL import Image

from docs.sample.camera import develop
from docs.sample.room import Eye, Lamp, Room, photograph
from docs.sample.solids import (
    Ball,
    Body,
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

SIZE = (1600, 2000)
LAMP = (0.0, 1.40, 3.05)
EDGE = 0.86  # metres: half the width of the pit
IRON = Paint((0.03, 0.03, 0.03), shine=0.06, rough=0.3)


def pit() -> Image.Image:
    """A pair of red heels stands in the light with nobody in it, and a microphone listens to them."""
    eye = Eye((0.26, 1.02, 0.72), (-0.02, 0.43, 3.0), focal=1.13, aperture=0.014, focus=1.95)
    frame = photograph(_studio(), eye, SIZE, passes=14, seed=41, detail=0.6)
    return develop(frame, 41, exposure=1.15, corners=0.55, grain=0.6)


def _studio() -> Room:
    """Concrete, the pit let into it, the lamp, the shoes, a rack behind them, and the shrine by the door."""
    solids: list[Solid | Cluster] = [
        between(
            (-4, -0.2, -1),
            (4, -0.05, 7),
            Paint((0.13, 0.125, 0.12), shine=0.03, rough=0.5, skin=_concrete),
            casts=False,
        ),
        between((-4, 0, 5.6), (4, 3.2, 5.7), Paint((0.10, 0.095, 0.09)), casts=False),
        *_floors(),
        *_lamp(),
        _heels(),
        _microphone(),
        _rack(),
        _shrine(),
        *_rows(),
    ]
    warm: Point3 = (1.05, 0.62, 0.28)
    lamps = (
        Lamp(LAMP, warm, (0.045, 0, 0), (0, 0, 0.045), aim=(0, -1, 0), narrow=0.6),
        Lamp((-1.42, 0.30, 5.1), (0.020, 0.0008, 0.0004), (0.06, 0, 0), (0, 0.03, 0)),
    )
    return Room(solids, lamps, haze=0.011, bounce=1.2)


def _concrete(at: Floats) -> Floats:
    return 0.75 + 0.5 * grain(at, 1.7) * grain(at, 14)


def _floors() -> list[Solid | Cluster]:
    """Boards, marble, gravel and sand, each in its frame."""
    e = EDGE
    z = LAMP[2]
    frame = Paint((0.05, 0.035, 0.025), shine=0.03, rough=0.4)
    rims = tuple(
        between(low, high, frame)
        for low, high in (
            ((-e - 0.05, -0.05, z - e - 0.05), (e + 0.05, 0.02, z - e)),
            ((-e - 0.05, -0.05, z + e), (e + 0.05, 0.02, z + e + 0.05)),
            ((-e - 0.05, -0.05, z - e), (-e, 0.02, z + e)),
            ((e, -0.05, z - e), (e + 0.05, 0.02, z + e)),
            ((-0.02, -0.05, z - e), (0.02, 0.012, z + e)),
            ((-e, -0.05, z - 0.02), (e, 0.012, z + 0.02)),
        )
    )
    return [
        between(
            (-e, -0.1, z - e), (0, 0, z), Paint((0.36, 0.20, 0.10), shine=0.06, rough=0.25, skin=_boards), casts=False
        ),
        between(
            (0, -0.1, z - e), (e, 0, z), Paint((0.55, 0.52, 0.48), shine=0.10, rough=0.12, skin=_marble), casts=False
        ),
        between((-e, -0.1, z), (0, -0.02, z + e), Paint((0.30, 0.28, 0.26), skin=_gravel), casts=False),
        between((0, -0.1, z), (e, -0.02, z + e), Paint((0.50, 0.38, 0.24), skin=_sand), casts=False),
        Cluster(rims, (-e - 0.06, -0.06, z - e - 0.06), (e + 0.06, 0.03, z + e + 0.06)),
    ]


def _boards(at: Floats) -> Floats:
    plank = np.floor(at[0] / 0.109)
    long = np.stack([at[0] * 9 + plank * 7, at[1] * 0, at[2] * 0.9 + plank * 3.1])
    tone = 0.55 + 0.55 * grain(long, 4) + 0.22 * np.sin(plank * 12.9)
    return np.where(np.abs(at[0] % 0.109) < 0.0035, np.float32(0.12), tone).astype(np.float32)


def _marble(at: Floats) -> Floats:
    warp = grain(at, 3) * 5 + grain(at, 9) * 1.6
    vein = np.abs(np.sin((at[0] * 1.4 + at[2]) * 5 + warp))
    return np.asarray(0.42 + 0.62 * np.clip(vein * 2.2, 0, 1), np.float32)


def _gravel(at: Floats) -> Floats:
    return np.asarray(np.clip(grain(at, 46) * 2.3 - 0.35, 0.08, 1.7))


def _sand(at: Floats) -> Floats:
    ripple = np.sin(at[2] * 46 + grain(at, 6) * 7) * grain(at, 3)
    return np.asarray(0.82 + 0.22 * ripple + 0.25 * grain(at, 90))


def _lamp() -> list[Solid | Cluster]:
    """An enamel shade on a long flex; the bulb looks out from under it."""
    x, y, z = LAMP
    shade = Paint((0.05, 0.09, 0.08), shine=0.08, rough=0.2)
    inside = Paint((0, 0, 0), glow=(0.8, 0.42, 0.15))
    parts: tuple[Solid, ...] = (
        Tub((x, y - 0.075, z), (x, y + 0.125, z), (0.250, 0.075), shade, closed=False),
        Tub((x, y - 0.073, z), (x, y + 0.120, z), (0.244, 0.070), inside, closed=False, casts=False),
        Tub((x, y + 0.12, z), (x, y + 0.25, z), (0.055, 0.045), IRON),
        Ball((x, y - 0.02, z), (0.045, 0.055, 0.045), Paint(glow=(9.0, 5.6, 2.6)), casts=False),
        Tub((x, y + 0.25, z), (x, 3.6, z), (0.006, 0.006), IRON, casts=False),
    )
    return [Cluster(parts, (x - 0.27, y - 0.09, z - 0.27), (x + 0.27, 3.6, z + 0.27))]


def _pair(kind: str, x: float, z: float, yaw: float, paint: Paint, gap: float = 0.105, skew: float = 0) -> list[Solid]:
    """Two shoes side by side; `skew` says how carelessly they were put down."""
    c, s = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    shoes: list[Solid] = []
    for side in (-1, 1):
        limbs, scoops = SHOES[kind]
        off, ahead = side * gap / 2, side * skew * 0.03
        place = (x + off * c + ahead * s, 0.0, z - off * s + ahead * c)
        turn = turned(yaw=yaw + side * (4 + skew * 5))
        shoes.append(Body(place, limbs, paint, turn, melt=0.022, scoops=scoops))
        if kind == "canvas":
            shoes.append(Body(place, LACES, Paint((0.30, 0.29, 0.27)), turn, melt=0.002, casts=False))
        if kind in ("canvas", "lace", "boot"):
            rubber = Paint((0.50, 0.48, 0.44)) if kind == "canvas" else Paint((0.02, 0.02, 0.02), shine=0.04)
            shoes.append(Body(place, SOLE, rubber, turn, melt=0.01, scoops=ABOVE, casts=False))
    return shoes


SHOES: dict[str, tuple[Sequence[Limb], Sequence[Limb]]] = {  # the toe points to z
    "lace": (
        (
            Limb((0, 0.022, -0.100), (0, 0.020, 0.100), (0.036, 0.034)),
            Limb((0, 0.060, -0.095), (0, 0.062, -0.035), (0.037, 0.037)),
            Limb((0, 0.058, -0.015), (0, 0.032, 0.090), (0.037, 0.030)),
            Limb((0, 0.026, 0.080), (0, 0.022, 0.130), (0.033, 0.020)),
        ),
        (Limb((0, 0.104, -0.090), (0, 0.102, -0.024), (0.0300, 0.026)),),
    ),
    "canvas": (
        (
            Limb((0, 0.018, -0.090), (0, 0.017, 0.085), (0.034, 0.033)),
            Limb((0, 0.048, -0.085), (0, 0.050, -0.025), (0.033, 0.034)),
            Limb((0, 0.044, 0.000), (0, 0.026, 0.085), (0.034, 0.028)),
            Limb((0, 0.020, 0.080), (0, 0.018, 0.110), (0.031, 0.024)),
        ),
        (Limb((0, 0.092, -0.080), (0, 0.088, -0.004), (0.0275, 0.026)),),
    ),
    "heel": (
        (
            Limb((0, 0.016, 0.085), (0, 0.011, 0.128), (0.028, 0.010)),
            Limb((0, 0.020, 0.070), (0, 0.092, -0.060), (0.027, 0.023)),
            Limb((0, 0.092, -0.060), (0, 0.108, -0.082), (0.025, 0.023)),
            Limb((0, 0.004, -0.088), (0, 0.088, -0.094), (0.0045, 0.013)),
        ),
        (Limb((0, 0.088, 0.012), (0, 0.158, -0.074), (0.034, 0.028)),),
    ),
    "boot": (
        (
            Limb((0, 0.022, -0.110), (0, 0.022, 0.110), (0.037, 0.040)),
            Limb((0, 0.060, -0.085), (0, 0.040, 0.105), (0.042, 0.034)),
            Limb((0, 0.080, -0.070), (0, 0.285, -0.075), (0.045, 0.054)),
        ),
        (Limb((0, 0.20, -0.075), (0, 0.40, -0.075), (0.040, 0.050)),),
    ),
    "slipper": (
        (
            Limb((0, 0.008, -0.105), (0, 0.008, 0.105), (0.034, 0.038)),
            Limb((0, 0.030, 0.030), (0, 0.026, 0.085), (0.034, 0.030)),
        ),
        (Limb((0, 0.070, -0.20), (0, 0.056, 0.030), (0.052, 0.024)),),
    ),
}


SOLE = (
    Limb((0, 0.012, -0.092), (0, 0.012, 0.0), (0.040, 0.037)),
    Limb((0, 0.012, 0.0), (0, 0.012, 0.100), (0.037, 0.038)),
)
ABOVE = (Limb((0, 1.021, -0.2), (0, 1.021, 0.2), (1.0, 1.0)),)  # what is cut off of a sole
LACES = [
    Limb((-0.022, y, z), (0.022, y, z + 0.004), (0.0035, 0.0035))
    for y, z in ((0.073, 0.022), (0.067, 0.037), (0.061, 0.052))
]


def _heels() -> Cluster:
    """The pair in the middle, on the boards, red."""
    red = Paint((0.42, 0.012, 0.016), shine=0.10, rough=0.10)
    x, z = -0.20, LAMP[2] - 0.46
    return Cluster(tuple(_pair("heel", x, z, 64, red, 0.115, 0.5)), (x - 0.25, 0, z - 0.25), (x + 0.25, 0.2, z + 0.25))


def _rows() -> list[Cluster]:
    """Shoes along three sides of the pit, toes towards it, arranged by temperament."""
    chance = random.Random(39)  # noqa: S311 — which shoe stands where, no secret
    leathers = (
        (0.030, 0.022, 0.018),
        (0.10, 0.045, 0.020),
        (0.16, 0.09, 0.045),
        (0.05, 0.05, 0.055),
        (0.12, 0.02, 0.02),
    )
    rows: list[Cluster] = []
    near, z0 = EDGE + 0.26, LAMP[2]
    for side in (-1, 1):
        x, shoes = side * near, list[Solid]()
        for k in range(7):
            kind = chance.choice(("lace", "lace", "boot", "heel", "slipper", "canvas"))
            paint = Paint(chance.choice(leathers), shine=0.05, rough=0.2)
            if kind == "canvas":
                paint = Paint((0.62, 0.60, 0.56))
            shoes += _pair(kind, x, z0 - 0.92 + k * 0.31, -90 * side, paint, 0.10, chance.uniform(-1, 1))
        rows.append(Cluster(tuple(shoes), (x - 0.2, 0, z0 - 1.2), (x + 0.2, 0.36, z0 + 1.3)))
    front: list[Solid] = []
    for k in range(6):
        front += _pair(
            "canvas",
            -0.80 + k * 0.32,
            z0 - EDGE - 0.27,
            178,
            Paint((0.66, 0.64, 0.60)),
            0.105,
            chance.uniform(-0.5, 0.5),
        )
    rows.append(Cluster(tuple(front), (-1.1, 0, z0 - EDGE - 0.45), (1.1, 0.2, z0 - EDGE - 0.08)))
    return rows


def _microphone() -> Cluster:
    """A long microphone on a low stand, pointed at the heels."""
    foot, head = (0.60, -0.02, LAMP[2] + 0.22), (0.52, 0.44, LAMP[2] + 0.10)
    tip = (0.07, 0.20, LAMP[2] - 0.30)
    body = (0.31, 0.33, LAMP[2] - 0.08)
    legs = [
        Tub(
            (foot[0] + math.cos(a) * 0.2, 0, foot[2] + math.sin(a) * 0.2),
            (foot[0], 0.09, foot[2]),
            (0.008, 0.008),
            IRON,
        )
        for a in (0.3, 2.4, 4.5)
    ]
    parts: tuple[Solid, ...] = (
        Tub((foot[0], 0.05, foot[2]), (foot[0], 0.52, foot[2]), (0.009, 0.007), IRON),
        Tub((foot[0] + 0.12, 0.56, foot[2] + 0.12), body, (0.006, 0.006), IRON),
        Tub((head[0] - 0.10, 0.41, head[2] - 0.07), body, (0.013, 0.013), IRON),
        Body((0, 0, 0), (Limb(body, tip, (0.032, 0.032)),), Paint((0.055, 0.055, 0.06)), melt=0.01),
        *legs,
    )
    return Cluster(parts, (-0.05, -0.03, LAMP[2] - 0.4), (0.9, 0.7, LAMP[2] + 0.6))


def _rack() -> Cluster:
    """Shelves of shoes along the far wall, nearly in the dark."""
    chance = random.Random(8)  # noqa: S311 — as above
    wood = Paint((0.06, 0.045, 0.035))
    parts: list[Solid] = [between((-0.7, y, 4.75), (2.6, y + 0.03, 5.15), wood) for y in (0.25, 0.62, 0.99, 1.36, 1.73)]
    parts += [between((x, 0, 4.75), (x + 0.04, 2.0, 5.15), wood) for x in (-0.7, 0.4, 1.5, 2.56)]
    for y in (0.28, 0.65, 1.02, 1.39):
        x = -0.55
        while x < 2.5:
            tone = chance.choice(((0.05, 0.035, 0.03), (0.12, 0.06, 0.03), (0.30, 0.28, 0.26), (0.03, 0.03, 0.035)))
            parts.append(Ball((x, y + 0.045, 4.86), (0.045, 0.050, 0.13), Paint(tone, shine=0.04), casts=False))
            parts.append(Ball((x, y + 0.075, 4.93), (0.040, 0.070, 0.05), Paint(tone, shine=0.04), casts=False))
            x += chance.choice((0.11, 0.11, 0.17))
    return Cluster(tuple(parts), (-0.72, 0, 4.7), (2.62, 2.05, 5.2))


def _shrine() -> Cluster:
    """The Earth God's shrine at floor level, with two electric joss sticks."""
    x, z = -1.42, 5.3
    red = Paint((0.13, 0.014, 0.010))
    parts: tuple[Solid, ...] = (
        between((x - 0.20, -0.05, z), (x + 0.20, 0.40, z + 0.2), red),
        between((x - 0.24, 0.38, z - 0.06), (x + 0.24, 0.43, z + 0.22), red),
        Ball((x - 0.09, 0.17, z - 0.10), (0.013, 0.018, 0.013), Paint(glow=(7.0, 0.30, 0.10)), casts=False),
        Ball((x + 0.09, 0.17, z - 0.10), (0.013, 0.018, 0.013), Paint(glow=(7.0, 0.30, 0.10)), casts=False),
        Tub((x - 0.09, 0, z - 0.10), (x - 0.09, 0.15, z - 0.10), (0.006, 0.006), IRON),
        Tub((x + 0.09, 0, z - 0.10), (x + 0.09, 0.15, z - 0.10), (0.006, 0.006), IRON),
    )
    return Cluster(parts, (x - 0.26, -0.06, z - 0.2), (x + 0.26, 0.45, z + 0.25))
