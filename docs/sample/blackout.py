"""A glass room when the power has failed: red light, somebody with a palm on the pane, and one small cold lamp."""

import math
import random

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import glow, shape
from docs.sample.room import Eye, Lamp, Room, photograph
from docs.sample.solids import Body, Box, Cluster, Floats, Limb, Paint, Point3, Solid, Tub, between, turned

SIZE = (1600, 1067)
PANE = 0.16  # metres: where the glass stands, across
SEAT = (-0.50, 3.6)  # where she sits: across, and away from us
BLACK = Paint((0.05, 0.05, 0.05), shine=0.04, rough=0.4)


def blackout() -> Image.Image:
    """Everything is red but one point high in the corner, which nobody has noticed."""
    eye = Eye((1.45, 1.36, -0.1), (-0.28, 1.16, 5.0), focal=1.08, aperture=0.012, focus=4.1)
    frame = photograph(_cell(), eye, SIZE, passes=16, seed=31)
    frame = _spy(frame)
    return develop(frame, 31, exposure=1.25, corners=0.6, grain=0.9)


def _cell() -> Room:
    """The room behind the glass and the half in front of it, lit from a slot over the far wall."""
    wall = Paint((0.42, 0.40, 0.40), skin=_slats, picture=_wash)
    solids: list[Solid | Cluster] = [
        between((-4, -0.1, -1), (4, 0, 7), Paint((0.22, 0.22, 0.22), shine=0.09, rough=0.14), casts=False),
        between((-4, 2.8, -1), (4, 2.9, 7), Paint((0.2, 0.2, 0.2)), casts=False),
        between((-4, 0, 7), (4, 2.8, 7.1), wall, casts=False),
        between((-4.1, 0, -1), (-4, 2.8, 7), Paint((0.3, 0.3, 0.3)), casts=False),
        between((4, 0, -1), (4.1, 2.8, 7), Paint((0.3, 0.3, 0.3)), casts=False),
        between((-4, 2.45, 6.45), (4, 2.8, 6.6), BLACK),  # the ledge that hides the lamp
        between((PANE - 0.03, 0, 0), (PANE + 0.03, 0.07, 7), BLACK),
        between((PANE - 0.03, 2.70, 0), (PANE + 0.03, 2.8, 7), BLACK),
        between((PANE - 0.018, 0, 5.10), (PANE + 0.018, 2.8, 5.136), BLACK),
        _stool(SEAT[0] - 0.02, SEAT[1]),
        _chair(1.02, 3.75),
        *_sitter(),
        _tree((-2.15, 0.30, 5.6)),
        between((-1.22, 2.66, 4.22), (-0.68, 2.74, 4.46), BLACK, casts=False),
        between((-1.20, 2.60, 4.24), (-0.70, 2.66, 4.44), Paint(glow=(2.4, 0.06, 0.03)), casts=False),
    ]
    red: Point3 = (1.0, 0.018, 0.010)
    lamps = (
        Lamp((0, 2.40, 6.1), _times(red, 1.0), (3.2, 0, 0), (0, 0, 0.2), aim=(0, -1, -0.15), narrow=0.7),
        Lamp((-0.95, 2.55, 4.35), _times(red, 2.2), (0.25, 0, 0), (0, 0, 0.12), aim=(0.12, -1, -0.2), narrow=1.5),
        Lamp((2.4, 2.7, 5.2), _times(red, 0.30), (0.3, 0, 0), (0, 0, 0.3), aim=(0, -1, 0)),
    )
    pane = between((PANE - 0.006, 0.07, 0.0), (PANE + 0.006, 2.7, 7.0), Paint())
    return Room(solids, lamps, haze=0.004, panes=(pane,))


def _times(colour: Point3, strength: float) -> Point3:
    return colour[0] * strength, colour[1] * strength, colour[2] * strength


def _wash(at: Floats) -> Floats:
    """The red that runs down the far wall from a slot under the ceiling; it is strongest behind her."""
    down = np.exp(-(2.5 - at[1]) * 1.35) * 0.40 + 0.026
    middle = np.exp(-(((at[0] + 0.5) / 3.4) ** 2))
    light = np.where(at[1] < 2.52, down * (0.30 + 0.70 * middle), 0.0) * _slats(at)
    return np.asarray(np.stack([light, light * 0.014, light * 0.008]), np.float32)


def _slats(at: Floats) -> Floats:
    """Boards with gaps between them, no two of one tone."""
    gap = np.abs(at[0] % 0.34 - 0.17) < 0.008
    tone = 1 + 0.10 * np.sin(np.floor(at[0] / 0.34) * 12.9898)
    return np.asarray(np.where(gap, 0.2, tone), np.float32)


def _stool(x: float, z: float) -> Cluster:
    legs = [
        Tub((x + a * 1.25, 0, z + b * 1.25), (x + a, 0.46, z + b), (0.012, 0.014), BLACK)
        for a in (-0.14, 0.14)
        for b in (-0.14, 0.14)
    ]
    return Cluster(
        (Tub((x, 0.46, z), (x, 0.50, z), (0.21, 0.21), BLACK), *legs), (x - 0.3, 0, z - 0.3), (x + 0.3, 0.55, z + 0.3)
    )


def _chair(x: float, z: float) -> Cluster:
    """The visitor's chair, empty, turned to the glass."""
    legs = [
        between((x + a - 0.016, 0, z + b - 0.016), (x + a + 0.016, 0.45, z + b + 0.016), BLACK)
        for a in (-0.2, 0.2)
        for b in (-0.2, 0.2)
    ]
    parts: tuple[Solid, ...] = (
        between((x - 0.23, 0.44, z - 0.23), (x + 0.23, 0.475, z + 0.23), BLACK),
        Box((x + 0.245, 0.72, z), (0.025, 0.42, 0.44), BLACK, turned(roll=-8)),
        *legs,
    )
    return Cluster(parts, (x - 0.3, 0, z - 0.3), (x + 0.36, 1.0, z + 0.3))


def _sitter() -> list[Solid]:
    """Side on, upright, one arm raised until the palm lies flat on the glass."""
    x, z = SEAT
    skin = Paint((0.34, 0.30, 0.28), shine=0.06, rough=0.45)
    limbs = (
        Limb((x, 0.58, z), (x - 0.015, 0.74, z), (0.125, 0.098)),
        Limb((x - 0.015, 0.74, z), (x + 0.015, 0.96, z), (0.092, 0.112)),
        Limb((x + 0.005, 0.95, z - 0.075), (x + 0.005, 0.95, z + 0.075), (0.096, 0.096)),
        Limb((x - 0.005, 1.025, z - 0.125), (x - 0.005, 1.025, z + 0.125), (0.060, 0.060)),
        Limb((x - 0.008, 1.05, z), (x + 0.010, 1.17, z), (0.056, 0.050)),
        Limb((x, 0.56, z - 0.08), (x + 0.42, 0.545, z - 0.07), (0.082, 0.058)),
        Limb((x + 0.42, 0.545, z - 0.07), (x + 0.36, 0.10, z - 0.07), (0.055, 0.036)),
        Limb((x + 0.36, 0.06, z - 0.07), (x + 0.52, 0.035, z - 0.07), (0.036, 0.026)),
        Limb((x, 0.56, z + 0.09), (x + 0.40, 0.55, z + 0.09), (0.082, 0.058)),
        Limb((x + 0.40, 0.55, z + 0.09), (x + 0.26, 0.10, z + 0.10), (0.055, 0.036)),
        Limb((x + 0.26, 0.06, z + 0.10), (x + 0.41, 0.035, z + 0.10), (0.036, 0.026)),
        Limb((x - 0.005, 1.02, z + 0.17), (x + 0.03, 0.76, z + 0.19), (0.046, 0.038)),
        Limb((x + 0.03, 0.76, z + 0.19), (x + 0.24, 0.62, z + 0.14), (0.036, 0.026)),
        Limb((x, 1.02, z - 0.14), (x + 0.27, 0.935, z - 0.18), (0.056, 0.038)),
        Limb((x + 0.27, 0.93, z - 0.18), (x + 0.57, 1.14, z - 0.16), (0.034, 0.024)),
    )
    palm = PANE - 0.028
    fingers = [
        Limb(
            (palm, 1.19, z - 0.16),
            (palm + 0.004, 1.19 + 0.115 * math.cos(a), z - 0.16 + 0.115 * math.sin(a)),
            (0.012, 0.008),
        )
        for a in (-0.45, -0.16, 0.10, 0.36)
    ]
    hand = (
        Limb((x + 0.57, 1.14, z - 0.16), (palm - 0.005, 1.18, z - 0.16), (0.024, 0.022)),
        Limb((palm, 1.165, z - 0.185), (palm, 1.165, z - 0.135), (0.022, 0.022)),
        Limb((palm, 1.17, z - 0.13), (palm + 0.002, 1.215, z - 0.075), (0.013, 0.009)),
        *fingers,
    )
    head = (
        Limb((x + 0.005, 1.285, z), (x + 0.022, 1.295, z), (0.094, 0.088)),
        Limb((x + 0.062, 1.255, z), (x + 0.068, 1.205, z), (0.050, 0.034)),
        Limb((x + 0.108, 1.255, z), (x + 0.116, 1.242, z), (0.012, 0.014)),
        Limb((x + 0.02, 1.190, z), (x + 0.05, 1.180, z), (0.046, 0.036)),
    )
    hair = (
        Limb((x - 0.012, 1.305, z), (x + 0.012, 1.322, z), (0.098, 0.088)),
        Limb((x - 0.042, 1.270, z), (x - 0.045, 1.195, z), (0.074, 0.056)),
    )
    skirt = (
        Limb((x - 0.01, 0.60, z), (x + 0.02, 0.585, z), (0.132, 0.130)),
        Limb((x + 0.02, 0.575, z - 0.08), (x + 0.42, 0.545, z - 0.075), (0.100, 0.082)),
        Limb((x + 0.02, 0.575, z + 0.10), (x + 0.41, 0.545, z + 0.095), (0.100, 0.082)),
        Limb((x + 0.425, 0.53, z - 0.06), (x + 0.375, 0.30, z - 0.05), (0.080, 0.062)),
        Limb((x + 0.41, 0.53, z + 0.09), (x + 0.33, 0.30, z + 0.08), (0.080, 0.062)),
    )
    return [
        Body((0, 0, 0), limbs, skin, melt=0.06),
        Body((0, 0, 0), hand, skin, melt=0.02),
        Body((0, 0, 0), head, skin, melt=0.045),
        Body((0, 0, 0), hair, Paint((0.13, 0.12, 0.12), shine=0.08, rough=0.4), melt=0.05),
        Body((0, 0, 0), skirt, Paint((0.16, 0.15, 0.15), shine=0.02, rough=0.6), melt=0.10),
    ]


def _tree(foot: Point3) -> Cluster:
    """A bare small tree in a pot."""
    chance = random.Random(5)  # noqa: S311 — how it grew, no secret
    bark = Paint((0.05, 0.05, 0.05))
    parts: list[Solid] = [Tub((foot[0], 0, foot[2]), (foot[0], 0.42, foot[2]), (0.24, 0.30), BLACK)]

    def grow(start: Point3, angle: float, lean: float, length: float, thick: float, left: int) -> None:
        end = (
            start[0] + math.sin(angle) * length,
            start[1] + math.cos(angle) * length,
            start[2] + math.sin(lean) * length * 0.5,
        )
        parts.append(Tub(start, end, (thick, thick * 0.7), bark, closed=False, casts=False))
        for turn in (-1, 1) if left else ():
            grow(
                end,
                angle + turn * chance.uniform(0.25, 0.62),
                lean + chance.uniform(-0.7, 0.7),
                length * chance.uniform(0.62, 0.84),
                thick * 0.66,
                left - 1,
            )

    grow(foot, 0.05, 0, 0.62, 0.036, 4)
    return Cluster(tuple(parts), (foot[0] - 1.3, 0, foot[2] - 1.0), (foot[0] + 1.3, 2.79, foot[2] + 1.0))


def _spy(frame: Frame) -> Frame:
    """A camera that runs on a battery."""
    spot = (1474, 92)
    frame = frame.lit(glow(SIZE, spot, (24, 24), 5), (0.03, 0.045, 0.055))
    return frame.lit(shape(SIZE, lambda p: p.ellipse(spot, (2.0, 2.0)), 0.7), (0.8, 1.15, 1.35))
