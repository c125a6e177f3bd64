"""A hand over the largest key of a keyboard, at the back of a screening room."""

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import Colour, Size, clouds, glow
from docs.sample.solid import (
    Array,
    Distance,
    Lamp,
    Paint,
    Solid,
    Stage,
    Triple,
    View,
    block,
    column,
    joined,
    limb,
    picked,
    take,
    within,
)

SIZE = (1600, 1200)  # lengths are in tenths of a metre
PITCH, TOP = 0.19, 0.30  # from key to key, and how high their tops are
MONITOR: Triple = (-1.05, 1.30, 1.75)


def enter(size: Size = SIZE, passes: int = 16) -> Image.Image:
    """From low beside the keyboard, over the keys to a screen with a sound on it and to the hall beyond."""
    view = View((-1.05, 1.24, -3.3), (0.80, 0.66, 0.2), 33, 3.85, 0.036)
    return develop(_air(take(_stage(), view, size, passes, 31)), 32, exposure=1.5, corners=0.6)


def _stage() -> Stage:
    skin, sleeve = _hand()
    x, y, z = MONITOR
    return Stage(
        (
            Solid(block((0, -0.4, -3.8), (9, 0.4, 6), 0.03), _desk, 0.035, 0.12),
            Solid(block((-0.6, 0.11, 0.02), (2.15, 0.10, 0.66), 0.05), (0.012, 0.012, 0.014), 0.04, 0.2),
            Solid(_keys(), _plastic, 0.05, 0.2),
            Solid(skin, _tone, 0.02, 0.35),
            Solid(sleeve, (0.16, 0.06, 0.045)),
            Solid(block(MONITOR, (1.35, 0.80, 0.04), 0.03), (0.01, 0.01, 0.01), glow=_wave),
            Solid(block((x, y, z + 0.06), (1.42, 0.87, 0.04), 0.03), (0.01, 0.01, 0.012)),
            Solid(
                block((146, -20, 200), (60, 21, 0.5)),
                (0, 0, 0),
                glow=_far_off((146, -20), (50, 19), (0.19, 0.22, 0.26)),
            ),
            Solid(
                block((140, -44.0, 198), (42, 3, 0.5)),
                (0, 0, 0),
                glow=_far_off((140, -43.4), (36, 1.5), (2.2, 0.9, 0.14)),
            ),
        ),
        (
            Lamp((x - 1.35, y + 0.8, z - 0.1), (2.7, 0, 0), (0, -1.6, 0), (1.3, 1.75, 2.0)),
            Lamp((5, 7, 10), (8, 0, -3), (0, -5.5, 0), (9.5, 10.6, 12)),
            Lamp((5, 0.8, 9), (6, 0, -2), (0, -0.6, 0), (34, 14.5, 2.6)),
        ),
        (0.0016, 0.0020, 0.0024),
        240,
    )


def _keys() -> Distance:
    """Five rows of keys, each a little to the right of the one beyond it, and the wide ones at their ends."""
    last = np.asarray([0.30, 0.42, 0.46, 0.56, 0.62], dtype=np.float32)
    shift = np.asarray([0.06, 0.10, 0.02, -0.03, 0.0], dtype=np.float32)
    wide = joined(
        _key(0.83, 0, 0.20),
        _key(0.84, 1, 0.13),
        _key(0.86, 2, 0.17),
        _key(0.80, -1, 0.25),
        _key(0.62, -2, 0.14),
        _key(0.94, -2, 0.11),
    )

    def small(p: Array) -> Array:
        row = np.clip(np.round(p[2] / PITCH), -2, 2)
        index = row.astype(np.int64) + 2
        most = np.floor((last[index] - shift[index]) / PITCH)
        x = p[0] - shift[index]
        x = x - np.clip(np.round(x / PITCH), -13, most) * np.float32(PITCH)
        q = np.abs(np.stack([x, p[1] - np.float32(TOP - 0.05), p[2] - row * np.float32(PITCH)]))
        q = q - column((0.052, 0.02, 0.052))
        out = np.maximum(q, 0)
        return np.asarray(
            np.sqrt((out * out).sum(axis=0)) + np.minimum(q.max(axis=0), 0) - np.float32(0.03), dtype=np.float32
        )

    near = joined(small, wide)
    return within(near, block((-0.8, TOP - 0.05, 0), (2.1, 0.06, 0.5)), 0.04)


def _key(x: float, row: int, half: float) -> Distance:
    return block((x, TOP - 0.05, row * PITCH), (half - 0.012, 0.05, 0.082), 0.03)


def _hand() -> tuple[Distance, Distance]:
    """A right hand with its forefinger over the key, the others a little raised; and the sleeve."""
    wrist: Triple = (1.34, 0.92, -1.30)
    fingers: tuple[tuple[tuple[Triple, Triple, Triple, Triple], float], ...] = (
        (((0.99, 1.00, -0.52), (0.89, 0.89, -0.12), (0.855, 0.68, 0.06), (0.845, 0.475, 0.09)), 1.0),
        (((1.17, 1.05, -0.48), (1.15, 0.99, -0.06), (1.13, 0.74, -0.06), (1.13, 0.62, -0.24)), 1.05),
        (((1.34, 1.02, -0.52), (1.35, 0.95, -0.12), (1.33, 0.71, -0.14), (1.32, 0.61, -0.32)), 1.0),
        (((1.49, 0.94, -0.62), (1.52, 0.86, -0.28), (1.51, 0.68, -0.28), (1.49, 0.60, -0.42)), 0.86),
    )
    parts = []
    for (a, b, c, d), s in fingers:
        bones = limb(a, b, 0.102 * s, 0.084 * s), limb(b, c, 0.080 * s, 0.070 * s), limb(c, d, 0.068 * s, 0.052 * s)
        parts.append(joined(*bones, blend=0.03))
    palm = joined(*(limb(wrist, joints[0], 0.125, 0.108) for joints, _ in fingers), blend=0.12)
    thumb = joined(
        limb((1.24, 0.88, -1.12), (0.98, 0.83, -0.86), 0.120, 0.096),
        limb((0.98, 0.83, -0.86), (0.84, 0.76, -0.54), 0.090, 0.078),
        limb((0.84, 0.76, -0.54), (0.79, 0.68, -0.30), 0.076, 0.058),
        blend=0.05,
    )
    arm = limb(wrist, (2.0, 0.82, -3.4), 0.145, 0.235)
    smooth = joined(joined(*parts), joined(palm, thumb, arm, blend=0.12), blend=0.07)
    skin = lambda p: smooth(p) + np.sin(p[0] * 43) * np.sin(p[1] * 39) * np.sin(p[2] * 47) * np.float32(0.0012)  # noqa: E731
    folds = limb((1.50, 0.90, -1.72), (2.3, 0.80, -4.2), 0.225, 0.40)
    sleeve = lambda p: folds(p) + (np.sin(p[2] * 21 + np.sin(p[0] * 9) * 1.4) * np.float32(0.010))  # noqa: E731
    return within(skin, limb((1.2, 0.9, -0.4), (1.7, 0.9, -2.4), 0.75, 0.6)), within(
        sleeve, limb((1.5, 0.9, -1.72), (2.3, 0.8, -4.2), 0.3, 0.5)
    )


_GRAIN = clouds((512, 512), 51, (60, 60), 4)


def _desk(p: Array) -> Array:
    return (0.4 + picked(_GRAIN, p[0] * 0.05, p[2] * 0.4)) * column((0.045, 0.032, 0.024))


def _plastic(p: Array) -> Array:
    red = (np.abs(p[0] - 0.83) < 0.21) & (np.abs(p[2]) < PITCH / 2) & (p[1] > 0.22)
    colour = np.where(red, column((0.36, 0.060, 0.028)), column((0.075, 0.077, 0.083)))
    return np.asarray((0.8 + 0.4 * picked(_GRAIN, p[0] * 0.7, p[2] * 0.7)) * colour, dtype=np.float32)


def _tone(p: Array) -> Array:
    return (0.85 + 0.3 * picked(_GRAIN, p[0] * 0.3 + p[1] * 0.2, p[2] * 0.3)) * column((0.56, 0.345, 0.25))


def _far_off(centre: tuple[float, float], half: tuple[float, float], light: Colour) -> Paint:
    """A lit rectangle whose edges are lost already before the lens blurs them."""
    (x, y), (wide, high) = centre, half

    def glow(p: Array) -> Array:
        across = np.clip((wide - np.abs(p[0] - np.float32(x))) / 5 + 0.5, 0, 1)
        down = np.clip((high - np.abs(p[1] - np.float32(y))) / min(5, high) + 0.5, 0, 1)
        edge = across * across * (3 - 2 * across) * down * down * (3 - 2 * down)
        return np.asarray(edge * column(light), dtype=np.float32)

    return glow


def _wave(p: Array) -> Array:
    """The trace of a sound between two silences, and the line where it has got to."""
    x, y, _ = MONITOR
    u, v = (p[0] - x) / 1.35, (p[1] - y) / 0.80
    loud = np.exp(-(((u - 0.50) / 0.12) ** 2)) + 0.7 * np.exp(-(((u - 0.82) / 0.09) ** 2)) + 0.04
    height = loud * np.clip(picked(_GRAIN, np.floor(u * 90) * 0.037, u * 0) * 2.6 - 0.7, 0.08, 1) * 0.62
    trace = np.clip((height - np.abs(v - 0.1)) * 26, 0, 1)
    head = np.exp(-(((u - 0.665) / 0.008) ** 2))
    page = 0.030 * (np.abs(u) < 0.97) * (np.abs(v) < 0.95)
    return np.asarray(
        page * column((0.5, 0.8, 0.9)) + trace * column((0.16, 1.15, 0.85)) + head * column((1.6, 0.8, 0.2)),
        dtype=np.float32,
    )


def _air(frame: Frame) -> Frame:
    wide, high = frame.size
    return frame.lit(glow(frame.size, (wide * 0.30, high * 0.28), (wide * 0.6, high * 0.6), 3), (0.004, 0.010, 0.009))
