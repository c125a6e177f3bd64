"""An empty screening room before the show: a grey screen, and under it the strip for the subtitles."""

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import Size, clouds, glow
from docs.sample.solid import Array, Lamp, Solid, Stage, Triple, View, block, column, picked, take

SIZE = (1600, 670)
SCREEN: tuple[Triple, Triple] = ((0, 3.15, 20), (4.9, 2.05, 0.05))
STRIP: tuple[Triple, Triple] = ((0, 0.62, 19.7), (3.3, 0.15, 0.05))
RAKE, FRONT = 0.17, 14.0  # how steeply the floor falls, and where it is level
SEAT, AISLE = 0.62, 1.0  # from seat to seat, and from the middle of the aisle to the first


def screening(size: Size = SIZE, passes: int = 12) -> Image.Image:
    """From the last row, a little to the right of the aisle."""
    view = View((0.85, 4.35, -2.2), (0.10, 1.15, 20), 58, 12, 0.02)
    frame = take(_stage(), view, size, passes, 21)
    return develop(_air(frame), 22, exposure=1.7, corners=0.55)


def _stage() -> Stage:
    (x, y, z), (w, h, _) = SCREEN
    (a, b, c), (d, e, _) = STRIP
    return Stage(
        (
            Solid(_floor, _carpet),
            Solid(block(*SCREEN, 0.02), (0.4, 0.4, 0.4), glow=_white),
            Solid(block((0, 3.15, 20.15), (5.2, 2.3, 0.1)), (0.01, 0.01, 0.01)),
            Solid(block(*STRIP, 0.02), (0.02, 0.02, 0.02), glow=_amber),
            Solid(lambda p: np.float32(7.2) - np.abs(p[0]), _panels),
            Solid(lambda p: np.float32(6.6) - p[1], (0.05, 0.05, 0.055)),
            Solid(lambda p: np.float32(21) - p[2], (0.05, 0.05, 0.055)),
            Solid(_seats, _velvet, 0.03, 0.4),
            Solid(_lights, (0, 0, 0), glow=lambda p: np.full_like(p, 1.6) * column((1, 0.55, 0.2))),
            Solid(
                block((6.25, 2.2, 20.8), (0.36, 0.13, 0.05)),
                (0, 0, 0),
                glow=lambda p: np.full_like(p, 0.9) * column((0.1, 1, 0.45)),
            ),
        ),
        (
            Lamp((x - w, y + h, z - 0.1), (2 * w, 0, 0), (0, -2 * h, 0), (2.6, 3.05, 3.6)),
            Lamp((a - d, b + e, c - 0.1), (2 * d, 0, 0), (0, -2 * e, 0), (26, 11.5, 2.2)),
            Lamp((-5, 6.4, 3), (10, 0, 0), (0, 0, 9), (0.36, 0.20, 0.13)),
        ),
        (0.0010, 0.0013, 0.0017),
        26,
    )


def _floor(p: Array) -> Array:
    """It falls towards the screen and is level before it."""
    return np.asarray((p[1] - np.clip(FRONT - p[2], 0, 20) * np.float32(RAKE)) * np.float32(0.98), dtype=np.float32)


def _cell(p: Array) -> tuple[Array, Array, Array]:
    """Where a point lies from the foot of the nearest seat."""
    row = np.clip(np.round(p[2]), 1, 12)
    across = np.abs(p[0]) - np.float32(AISLE)
    seat = np.clip(np.round(across / np.float32(SEAT)), 0, 8)
    return across - seat * np.float32(SEAT), p[1] - (FRONT - row) * np.float32(RAKE), p[2] - row


def _seats(p: Array) -> Array:
    x, y, z = _cell(p)
    back = _slab(x, y - 0.66, z + (y - 0.66) * np.float32(0.16), (0.265, 0.34, 0.055), 0.05)
    cushion = _slab(x, y - 0.42, z - 0.26, (0.25, 0.06, 0.22), 0.05)
    arm = _slab(np.abs(x) - np.float32(SEAT / 2), y - 0.58, z - 0.16, (0.03, 0.03, 0.20), 0.025)
    side = _slab(np.abs(x) - np.float32(SEAT / 2), y - 0.28, z - 0.16, (0.02, 0.29, 0.16), 0.01)
    return np.minimum(np.minimum(back, cushion), np.minimum(arm, side)) * np.float32(0.8)


def _slab(x: Array, y: Array, z: Array, half: Triple, radius: float) -> Array:
    a, b, c = (np.abs(v) - np.float32(h - radius) for v, h in zip((x, y, z), half, strict=True))
    out = np.sqrt(np.maximum(a, 0) ** 2 + np.maximum(b, 0) ** 2 + np.maximum(c, 0) ** 2)
    return np.asarray(out + np.minimum(np.maximum(np.maximum(a, b), c), 0) - np.float32(radius))


def _lights(p: Array) -> Array:
    """A small lamp at the aisle in the side of every other row."""
    row = np.clip(np.round(p[2] / 2) * 2, 2, 12)
    return _slab(
        np.abs(p[0]) - np.float32(AISLE - SEAT / 2 - 0.03),
        p[1] - (FRONT - row) * np.float32(RAKE) - np.float32(0.16),
        p[2] - row - np.float32(0.06),
        (0.012, 0.022, 0.05),
        0.01,
    )


_NAP = clouds((512, 512), 41, (40, 40), 4)
_DIRT = clouds((512, 512), 43, (5, 5), 6)


def _carpet(p: Array) -> Array:
    return (0.5 + picked(_NAP, p[0] * 0.3, p[2] * 0.3)) * column((0.060, 0.055, 0.065))


def _velvet(p: Array) -> Array:
    return (0.55 + picked(_NAP, p[0] * 0.9 + p[2], p[1] * 0.9)) * column((0.16, 0.035, 0.040))


def _panels(p: Array) -> Array:
    """Walls of narrow slats."""
    slat = 0.45 + 0.55 * np.clip(np.sin(p[2] * 9) * 4, 0, 1)
    return np.asarray(slat * column((0.085, 0.075, 0.07)), dtype=np.float32)


def _white(p: Array) -> Array:
    """The screen, brightest in its middle, not quite clean."""
    (x, y, _), (w, h, _) = SCREEN
    u, v = (p[0] - x) / w, (p[1] - y) / h
    light = (1.02 - 0.34 * (u * u + v * v)) * (0.93 + 0.14 * picked(_DIRT, u * 0.3, v * 0.15))
    return np.asarray(light * column((0.185, 0.225, 0.275)), dtype=np.float32)


def _amber(p: Array) -> Array:
    """Rows of small diodes, all lit and nothing written."""
    u, v = p[0] / 0.042, p[1] / 0.042
    dot = np.clip(1.5 - np.hypot(u - np.floor(u) - 0.5, v - np.floor(v) - 0.5) * 2.6, 0.12, 1)
    return np.asarray(dot * column((1.9, 0.74, 0.10)), dtype=np.float32)


def _air(frame: Frame) -> Frame:
    """A little of the screen's light in the air."""
    wide, high = frame.size
    frame = frame.lit(
        glow(frame.size, (wide * 0.48, high * 0.36), (wide * 0.55, high * 0.95), 3), (0.016, 0.020, 0.026)
    )
    return frame.lit(glow(frame.size, (wide * 0.48, high * 0.60), (wide * 0.36, high * 0.20), 3), (0.035, 0.016, 0.004))
