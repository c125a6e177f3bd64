"""A white corridor with a red eye at its end: a lamp that is lit, and so somebody is watching."""

import numpy as np
from PIL import Image

from docs.sample.camera import develop
from docs.sample.room import Eye, Lamp, Room, photograph
from docs.sample.solids import Ball, Box, Cluster, Floats, Paint, Solid, Tub, between, turned

SIZE = (1600, 1067)
END, WIDE, HIGH = 10.0, 1.30, 2.55  # metres: how far, half the width, the height
LENS = (0.0, 1.42, END - 0.05)


def corridor() -> Image.Image:
    """White panels run to a wall with one red lamp in it; it is lit, and it is level with our eyes."""
    eye = Eye((0.0, 1.42, 0.0), (0.0, 1.36, END), focal=0.92, aperture=0.012, focus=9.0)
    frame = photograph(_passage(), eye, SIZE, passes=24, seed=21)
    return develop(frame, 21, exposure=0.95, corners=0.5, grain=0.9)


def _passage() -> Room:
    """The corridor: portals, recessed panels, lights in the ceiling that fail one after the other."""
    white = (0.72, 0.74, 0.75)
    floor = Paint((0.30, 0.31, 0.32), shine=0.10, rough=0.16)
    solids: list[Solid | Cluster] = [  # walls throw no shadows: all lamps are within them
        between((-WIDE, -0.1, -1), (WIDE, 0, END), floor, casts=False),
        between((-WIDE, HIGH, -1), (WIDE, HIGH + 0.1, END), Paint(white), casts=False),
        between((-WIDE - 0.1, 0, -1), (-WIDE, HIGH, END), Paint(white, skin=_seams), casts=False),
        between((WIDE, 0, -1), (WIDE + 0.1, HIGH, END), Paint(white, skin=_seams), casts=False),
        between((-WIDE, 0, END), (WIDE, HIGH, END + 0.1), Paint((0.60, 0.61, 0.62)), casts=False),
    ]
    for k in range(6):
        z = 0.9 + k * 1.75
        solids.append(_portal(z))
    solids.append(_eye())
    red = (0.95, 0.030, 0.012)
    x, y, z = LENS
    lamps = [
        Lamp((x, y, z - 0.30), red, (0.22, 0, 0), (0, 0.22, 0), aim=(0, -0.1, -1), narrow=0.8),
        Lamp((x, y, z - 0.75), (0.16, 0.006, 0.003), (0.3, 0, 0), (0, 0.3, 0), aim=(0, 0, 1)),
    ]
    for z, strength in ((0.03, 0.60), (1.78, 0.95), (3.53, 0.85), (5.28, 0.36), (7.03, 0.04)):
        solids.append(_panel(z, strength))
        light = (strength * 0.80, strength * 0.92, strength)
        lamps.append(Lamp((0, HIGH - 0.04, z), light, (0.45, 0, 0), (0, 0, 0.45), aim=(0, -1, 0)))
    solids.append(_panel(8.78, 0.0))
    return Room(solids, lamps, haze=0.002)


def _seams(at: Floats) -> Floats:
    """A handrail and a plinth along the walls, and the joints of the panels."""
    dark = (np.abs(at[1] - 1.03) < 0.014) | (at[1] < 0.15) | (np.abs((at[2] - 0.9) % 0.875 - 0.55) < 0.006)
    return np.where(dark, np.float32(0.10), np.float32(1))


def _portal(z: float) -> Cluster:
    """A frame that stands into the corridor, its upper corners cut."""
    white = Paint((0.80, 0.81, 0.82))
    parts: list[Solid] = []
    for side in (-1, 1):
        parts.append(between((side * WIDE, 0, z), (side * (WIDE - 0.16), HIGH, z + 0.22), white))
        parts.append(
            Box((side * (WIDE - 0.22), HIGH - 0.22, z + 0.11), (0.20, 0.85, 0.22), white, turned(roll=side * 45))
        )
    parts.append(between((-WIDE, HIGH - 0.10, z), (WIDE, HIGH, z + 0.22), white))
    return Cluster(tuple(parts), (-WIDE, 0, z - 0.01), (WIDE, HIGH, z + 0.23))


def _panel(z: float, strength: float) -> Solid:
    """A square of light in the ceiling, or one that has failed."""
    glow = (strength * 1.3 + 0.004, strength * 1.5 + 0.004, strength * 1.6 + 0.005)
    return between(
        (-0.45, HIGH - 0.03, z - 0.45), (0.45, HIGH, z + 0.45), Paint((0.2, 0.2, 0.2), glow=glow), casts=False
    )


def _eye() -> Cluster:
    """A dark plate, a steel ring, a dome of red glass, and the yellow point in it."""
    x, y, z = LENS
    steel = Paint((0.45, 0.46, 0.48), shine=0.35, rough=0.22)
    parts: tuple[Solid, ...] = (
        between((x - 0.46, y - 0.46, z + 0.02), (x + 0.46, y + 0.46, z + 0.05), Paint((0.02, 0.02, 0.022), shine=0.05)),
        Tub((x, y, z + 0.02), (x, y, z - 0.07), (0.40, 0.37), steel),
        Tub((x, y, z), (x, y, z - 0.073), (0.325, 0.325), Paint((0.01, 0.01, 0.01), shine=0.05, rough=0.1)),
        Ball(
            (x, y, z - 0.03),
            (0.30, 0.30, 0.14),
            Paint((0.02, 0.0, 0.0), shine=0.04, rough=0.05, picture=_iris),
            casts=False,
        ),
    )
    return Cluster(parts, (x - 0.5, y - 0.5, z - 0.3), (x + 0.5, y + 0.5, z + 0.1))


def _iris(at: Floats) -> Floats:
    """Red that deepens outwards in rings, and a yellow point in the middle."""
    x, y, _ = LENS
    r = np.sqrt((at[0] - x) ** 2 + (at[1] - y) ** 2) / 0.30
    red = (
        2.4 * np.exp(-((r / 0.42) ** 2))
        + 0.42 * np.exp(-((r / 0.85) ** 4))
        + 0.25 * np.exp(-(((r - 0.68) / 0.05) ** 2))
    )
    core = np.exp(-((r / 0.13) ** 2)) * 5.0
    return np.asarray(np.stack([red + core, red * 0.035 + core * 0.62, red * 0.016 + core * 0.10]), np.float32)
