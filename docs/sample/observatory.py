"""An observatory in the old days: a machine that turns with the sky, and the one who sits beside it all night."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docs.sample.camera import develop
from docs.sample.room import Eye, Lamp, Room, photograph
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
    column,
    turned,
)

SIZE = (1600, 2000)
CENTRE, ROUND, WALL = (0.0, 1.7, 6.0), 5.0, 1.7  # metres: the dome's middle, its radius, the height of the wall
SLIT = math.radians(38)  # where the dome is open, right of straight ahead
HEIGHT = math.radians(50)  # how high the telescope looks
AIM = (math.sin(SLIT) * math.cos(HEIGHT), math.sin(HEIGHT), math.cos(SLIT) * math.cos(HEIGHT))
PIVOT = (0.12, 2.92, 5.7)
POLE = (-0.62, 0.52, 0.59)  # what the stars turn about
IRON = Paint((0.035, 0.037, 0.042), shine=0.07, rough=0.25)
BRASS = Paint((0.30, 0.20, 0.09), shine=0.25, rough=0.2)


def slow_machines() -> Image.Image:
    """A dome is open on the turning stars; the telescope follows them and somebody keeps it honest."""
    eye = Eye((-0.85, 1.35, 1.42), (0.16, 2.62, 6.0), focal=0.84, aperture=0.010, focus=4.4)
    frame = photograph(_dome(), eye, SIZE, passes=24, seed=61)
    return develop(frame, 61, exposure=1.25, corners=0.5, grain=0.55)


def _dome() -> Room:
    """Dome, wall and floor; the telescope on its pier; the observer; a red lamp to read the clock by."""
    x, y, z = CENTRE
    shell = Paint((0.30, 0.30, 0.31), skin=_ribs)
    solids: list[Solid | Cluster] = [
        Ball((x, y, z), (60, 60, 60), Paint((0, 0, 0), picture=_stars), casts=False),
        Ball((x, y, z), (ROUND, ROUND, ROUND), shell, hole=_open),
        Tub((x, 0, z), (x, WALL, z), (ROUND, ROUND), Paint((0.20, 0.20, 0.21), skin=_boards), closed=False),
        between((-6, -0.1, 0), (6, 0, 12), Paint((0.11, 0.085, 0.07), shine=0.06, rough=0.22), casts=False),
        _telescope(),
        _pier(),
        *_observer(),
        _table(),
    ]
    moon = _ahead(CENTRE, 13)
    lamps = (
        Lamp(moon, (72, 100, 150), (1.5, 0, 0), (0, 1.5, 0), aim=(-AIM[0], -AIM[1], -AIM[2])),
        Lamp(
            _ahead(CENTRE, 4.8),
            (1.6, 2.3, 3.5),
            (0.5, 0, -0.4),
            (-0.8, 1.1, -0.9),
            aim=(-AIM[0], -AIM[1], -AIM[2]),
            narrow=0.7,
        ),
        Lamp((-1.78, 1.03, 5.75), (0.75, 0.16, 0.035), (0.05, 0, 0), (0, 0, 0.05)),
    )
    return Room(solids, lamps, haze=0.007, deep=8.2, bounce=2.4)


def _ahead(start: Point3, far: float) -> Point3:
    """A point so far from another in the direction of the telescope."""
    return start[0] + AIM[0] * far, start[1] + AIM[1] * far, start[2] + AIM[2] * far


def _open(at: Floats) -> NDArray[np.bool_]:
    """The slit: a band from a little beyond the top down to the wall, and all that is below the wall's edge."""
    x, y, z = at - column(CENTRE)
    aside = x * math.cos(SLIT) - z * math.sin(SLIT)
    ahead = x * math.sin(SLIT) + z * math.cos(SLIT)
    return np.asarray(((np.abs(aside) < 0.66) & (ahead > -0.9) & (y > 0.5)) | (y < 0))


def _ribs(at: Floats) -> Floats:
    """The dome's iron: ribs that meet overhead, hoops around, the joints of the sheets between them."""
    x, y, z = at - column(CENTRE)
    around = np.degrees(np.arctan2(x, z)) - math.degrees(SLIT)
    high = np.degrees(np.arcsin(np.clip(y / ROUND, -1, 1)))
    reach = np.cos(np.radians(high))
    rib = np.abs((around + 7.5) % 15 - 7.5) * reach < 0.75
    joint = np.abs((around + 2.5) % 5 - 2.5) * reach < 0.16
    hoop = np.abs((high + 6) % 12 - 6) < 0.55
    aside = np.abs(x * math.cos(SLIT) - z * math.sin(SLIT))
    rail = (aside < 0.80) & (x * math.sin(SLIT) + z * math.cos(SLIT) > -1.0)
    tone = np.where(joint, 0.6, 1.0) * np.where(rib | hoop, 0.42, 1.0) * np.where(rail, 0.25, 1.0)
    return tone.astype(np.float32)


def _boards(at: Floats) -> Floats:
    around = np.degrees(np.arctan2(at[0] - CENTRE[0], at[2] - CENTRE[2]))
    return np.where(np.abs((around + 1) % 2 - 1) < 0.06, np.float32(0.4), np.float32(1))


def _stars(at: Floats) -> Floats:
    """The night, lighter towards the ground, and stars drawn out into arcs by the hours they were looked at."""
    way = (at - column(CENTRE)) / 60
    pole = np.array(POLE) / np.linalg.norm(POLE)
    first = np.cross(pole, (0.0, 1.0, 0.0))
    first /= np.linalg.norm(first)
    second = np.cross(pole, first)
    apart = np.degrees(np.arccos(np.clip(pole @ way, -1, 1)))
    turn = np.degrees(np.arctan2(second @ way, first @ way))
    light = np.zeros(at.shape[1])
    for step, bright, width in ((0.55, 0.45, 0.035), (1.7, 1.3, 0.055), (6.1, 4.0, 0.080)):
        row = np.floor(apart / step)
        shift = _chance(row * 3.7 + step)
        part = np.floor((turn + shift * 360) / 31)
        along = (turn + shift * 360) / 31 - part
        off = apart - (row + 0.2 + 0.6 * _chance(row * 7.3 + part * 2.1 + step)) * step
        magnitude = _chance(row * 1.9 + part * 5.7) ** 2.5
        light += magnitude * bright * np.exp(-((off / width) ** 2)) * ((along > 0.08) & (along < 0.80))
    dusk = np.clip(1 - way[1], 0, 1) ** 2.2
    base = np.stack([0.016 + 0.050 * dusk, 0.036 + 0.120 * dusk, 0.098 + 0.240 * dusk])
    return np.asarray(base + light * np.array([[0.82], [0.92], [1.0]]), np.float32)


def _chance(number: Floats) -> Floats:
    """A number from 0 to 1 that looks like chance and is always the same."""
    noise = np.sin(number * 12.9898 + 4.1414) * 43758.5453
    return np.asarray(noise - np.floor(noise))


def _telescope() -> Cluster:
    """A long refractor: tube, dew cap, finder, focuser, and the bands that hold it."""
    back, mid, front, cap = (_ahead(PIVOT, far) for far in (-1.55, -1.15, 1.95, 2.55))
    aside: Point3 = (math.cos(SLIT), 0.0, -math.sin(SLIT))
    up = np.cross(AIM, aside)
    near = tuple(p + a * 0.02 + u * 0.30 for p, a, u in zip(PIVOT, aside, -up if up[1] < 0 else up, strict=True))
    finder = (near[0], near[1], near[2])
    parts: tuple[Solid, ...] = (
        Tub(mid, front, (0.185, 0.215), IRON),
        Tub(front, cap, (0.262, 0.262), IRON),
        Tub(_ahead(PIVOT, 1.90), _ahead(PIVOT, 2.0), (0.275, 0.275), BRASS),
        Tub(_ahead(PIVOT, 0.30), _ahead(PIVOT, 0.38), (0.222, 0.222), BRASS),
        Tub(_ahead(PIVOT, -0.42), _ahead(PIVOT, -0.34), (0.212, 0.212), BRASS),
        Tub(_ahead(PIVOT, -1.20), mid, (0.175, 0.205), BRASS),
        Tub(back, _ahead(PIVOT, -1.18), (0.070, 0.085), BRASS),
        Tub(_ahead(PIVOT, -1.76), back, (0.028, 0.034), IRON),
        Tub(_ahead(finder, -1.25), _ahead(finder, 0.15), (0.042, 0.055), IRON),
        Tub(_ahead(finder, -1.40), _ahead(finder, -1.25), (0.018, 0.022), BRASS),
    )
    return Cluster(parts, (-1.3, 0.8, 4.2), (2.2, 5.0, 8.0))


def _pier() -> Cluster:
    """The pier, the driving clock in it, the great wheel, and the weights on the other side."""
    x, _, z = PIVOT[0], 0, PIVOT[2]
    axis: Point3 = (POLE[0] * 0.30, POLE[1] * 0.30, POLE[2] * 0.30)
    hub: Point3 = (x - axis[0] * 0.6 - 0.05, 2.55, z - 0.05)
    other: Point3 = (PIVOT[0] + 0.62, PIVOT[1] - 0.42, PIVOT[2] - 0.56)
    parts: tuple[Solid, ...] = (
        Tub((x, 0, z), (x, 0.10, z), (0.58, 0.56), IRON),
        Tub((x, 0.10, z), (x, 2.42, z), (0.40, 0.22), IRON),
        Tub(
            (hub[0] - axis[0], hub[1] - axis[1], hub[2] - axis[2]),
            (hub[0] + axis[0] * 1.6, hub[1] + axis[1] * 1.6, hub[2] + axis[2] * 1.6),
            (0.12, 0.12),
            IRON,
        ),
        Tub(
            (hub[0] - axis[0] * 0.5, hub[1] - axis[1] * 0.5, hub[2] - axis[2] * 0.5),
            (hub[0] - axis[0] * 0.34, hub[1] - axis[1] * 0.34, hub[2] - axis[2] * 0.34),
            (0.46, 0.46),
            BRASS,
        ),
        Tub(PIVOT, other, (0.055, 0.050), IRON),
        Tub(_part(PIVOT, other, 0.62), _part(PIVOT, other, 0.76), (0.20, 0.20), IRON),
        Tub(_part(PIVOT, other, 0.80), _part(PIVOT, other, 0.93), (0.20, 0.20), IRON),
        between(
            (x - 0.20, 0.75, z - 0.46), (x + 0.20, 1.22, z - 0.26), Paint((0.10, 0.06, 0.03), shine=0.06, rough=0.25)
        ),
        Tub((x, 1.02, z - 0.47), (x, 1.02, z - 0.455), (0.12, 0.12), Paint((0.10, 0.09, 0.08), picture=_dial)),
    )
    return Cluster(parts, (x - 0.8, 0, z - 1.0), (x + 1.2, 3.0, z + 0.8))


def _dial(at: Floats) -> Floats:
    """The face of the driving clock: twelve strokes and two hands, at twenty to four."""
    x, y = at[0] - PIVOT[0], at[1] - 1.02
    around, far = np.degrees(np.arctan2(x, y)) % 360, np.hypot(x, y)
    stroke = (np.abs((around + 15) % 30 - 15) * far < 0.20) & (far > 0.088)
    hands = np.zeros(x.shape, bool)
    for angle, length in ((110.0, 0.055), (240.0, 0.085)):
        along = x * math.sin(math.radians(angle)) + y * math.cos(math.radians(angle))
        beside = x * math.cos(math.radians(angle)) - y * math.sin(math.radians(angle))
        hands |= (np.abs(beside) < 0.004) & (along > -0.012) & (along < length)
    light = np.where(stroke | hands, 0.006, 0.058) * np.clip(1.1 - far * 3, 0, 1)
    return np.asarray(np.stack([light, light * 0.86, light * 0.62]), np.float32)


def _part(one: Point3, two: Point3, share: float) -> Point3:
    return one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share, one[2] + (two[2] - one[2]) * share


def _observer() -> list[Solid | Cluster]:
    """Side on, on a stepped seat, one eye at the eyepiece and one hand at the slow motion."""
    ex, ey, ez = _ahead(PIVOT, -1.80)
    x, z = ex - 0.26, ez - 0.20
    cloth = Paint((0.10, 0.09, 0.085), shine=0.02, rough=0.6)
    low = ey - 0.97  # the seat
    limbs = (
        Limb((x - 0.16, low + 0.12, z - 0.06), (x - 0.12, low + 0.38, z - 0.04), (0.165, 0.155)),
        Limb((x - 0.12, low + 0.38, z - 0.04), (x - 0.02, low + 0.58, z), (0.150, 0.138)),
        Limb((x - 0.08, low + 0.62, z + 0.10), (x + 0.02, low + 0.62, z - 0.16), (0.075, 0.075)),
        Limb((x - 0.01, low + 0.66, z - 0.02), (x + 0.10, low + 0.80, z + 0.05), (0.066, 0.056)),
        Limb((x - 0.14, low + 0.08, z - 0.12), (x + 0.27, low + 0.09, z - 0.02), (0.100, 0.075)),
        Limb((x + 0.27, low + 0.09, z - 0.02), (x + 0.24, low - 0.38, z - 0.02), (0.070, 0.050)),
        Limb((x + 0.24, low - 0.40, z - 0.02), (x + 0.38, low - 0.43, z + 0.03), (0.048, 0.034)),
        Limb((x - 0.14, low + 0.08, z + 0.08), (x + 0.26, low + 0.09, z + 0.17), (0.100, 0.075)),
        Limb((x + 0.26, low + 0.09, z + 0.17), (x + 0.20, low - 0.38, z + 0.15), (0.070, 0.050)),
        Limb((x + 0.02, low + 0.61, z - 0.16), (x + 0.17, low + 0.40, z - 0.20), (0.074, 0.060)),
        Limb((x + 0.17, low + 0.40, z - 0.20), (ex + 0.12, ey - 0.06, ez - 0.04), (0.056, 0.036)),
        Limb((ex + 0.12, ey - 0.06, ez - 0.04), (ex + 0.13, ey + 0.02, ez), (0.032, 0.024)),
    )
    head = (
        Limb((x + 0.135, low + 0.925, z + 0.075), (x + 0.150, low + 0.945, z + 0.085), (0.100, 0.094)),
        Limb((x + 0.195, low + 0.905, z + 0.11), (x + 0.200, low + 0.880, z + 0.115), (0.052, 0.040)),
    )
    hair = (
        Limb((x + 0.125, low + 0.960, z + 0.070), (x + 0.135, low + 0.972, z + 0.078), (0.102, 0.092)),
        Limb((x + 0.070, low + 0.905, z + 0.045), (x + 0.055, low + 0.900, z + 0.035), (0.062, 0.052)),
    )
    wood = Paint((0.09, 0.06, 0.04), shine=0.03)
    seat: list[Solid] = [between((x - 0.36, low - 0.08, z - 0.26), (x + 0.12, low - 0.02, z + 0.26), wood)]
    for side in (-0.25, 0.22):
        for foot, top in ((-0.52, -0.34), (0.26, 0.10)):
            seat.append(Tub((x + foot, 0, z + side), (x + top, low - 0.03, z + side), (0.024, 0.022), wood))
    seat.append(between((x + 0.10, low - 0.50, z - 0.26), (x + 0.40, low - 0.46, z + 0.26), wood))
    return [
        Body((0, 0, 0), limbs, cloth, melt=0.07),
        Body((0, 0, 0), head, Paint((0.16, 0.12, 0.10), shine=0.04, rough=0.5), melt=0.03),
        Body((0, 0, 0), hair, Paint((0.035, 0.028, 0.024), shine=0.06, rough=0.4), melt=0.03),
        Cluster(tuple(seat), (x - 0.6, 0, z - 0.3), (x + 0.45, low, z + 0.3)),
    ]


def _table() -> Cluster:
    """A small table with the log of the night and a lamp that is red, so that eyes stay used to the dark."""
    x, z = -1.78, 5.75
    wood = Paint((0.12, 0.075, 0.045), shine=0.05, rough=0.25)
    legs = [
        between((x + a, 0, z + b), (x + a + 0.04, 0.74, z + b + 0.04), wood)
        for a in (-0.36, 0.32)
        for b in (-0.25, 0.21)
    ]
    parts: tuple[Solid, ...] = (
        between((x - 0.42, 0.74, z - 0.30), (x + 0.42, 0.775, z + 0.30), wood),
        Tub((x, 0.775, z), (x, 0.80, z), (0.075, 0.070), BRASS),
        Tub((x, 0.80, z), (x, 0.93, z), (0.014, 0.014), BRASS),
        Ball((x, 1.03, z), (0.050, 0.070, 0.050), Paint(glow=(5.0, 1.0, 0.20)), casts=False),
        Tub((x, 1.06, z), (x, 1.15, z), (0.115, 0.050), IRON, closed=False),
        Box((x + 0.20, 0.783, z - 0.12), (0.26, 0.012, 0.20), Paint((0.60, 0.57, 0.50)), turned(yaw=14)),
        *legs,
    )
    return Cluster(parts, (x - 0.45, 0, z - 0.35), (x + 0.45, 1.2, z + 0.35))
