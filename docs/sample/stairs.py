"""A narrow staircase at night, one lamp, and a woman with a food flask who has just gone by."""

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import Size, clouds, glow
from docs.sample.solid import (
    Array,
    Distance,
    Lamp,
    Solid,
    Stage,
    Triple,
    View,
    ball,
    block,
    column,
    egg,
    joined,
    limb,
    picked,
    take,
    within,
    without,
)

SIZE = (1600, 2000)
RISE, RUN, FOOT = 0.18, 0.27, 1.0  # the steps, and where they begin
STEP = 4  # the one she stands on
LAMP: Triple = (0.27, 3.45, 4.4)


def stairs(size: Size = SIZE, passes: int = 8) -> Image.Image:
    """From the foot of the stairs; the lamp hangs over her, and her shadow comes down towards us."""
    frame = take(_stage(), View((-0.10, 1.30, -3.6), (0.0, 1.78, 3), 24, 6.2, 0.012), size, passes, 11)
    return develop(_smoke(frame), 14, exposure=1.9, grain=0.85, corners=0.6)


def _stage() -> Stage:
    dress, skin, hair, flask, metal = _woman((0.03, RISE * (STEP + 1), FOOT + RUN * STEP + 0.13))
    x, y, z = LAMP
    return Stage(
        (
            Solid(_steps, _treads),
            Solid(lambda p: np.float32(0.72) - np.abs(p[0]), _plaster),
            Solid(
                lambda p: (3.0 - p[1] + np.maximum(p[2] - FOOT, 0) * np.float32(0.56)) * np.float32(0.85),
                (0.07, 0.066, 0.058),
            ),
            Solid(lambda p: np.float32(7.7) - p[2], _curtain),
            Solid(_rail, (0.05, 0.025, 0.015), 0.04, 0.15),
            Solid(_shade(), (0.02, 0.05, 0.035), 0.04, 0.1),
            Solid(
                ball((x, y - 0.015, z), 0.035), (0, 0, 0), glow=lambda p: np.full_like(p, 14) * column((1, 0.72, 0.4))
            ),
            Solid(dress, _cloth, 0.02, 0.3),
            Solid(skin, (0.55, 0.36, 0.26)),
            Solid(hair, (0.012, 0.010, 0.010), 0.05, 0.25),
            Solid(flask, (0.10, 0.30, 0.26), 0.05, 0.12),
            Solid(metal, (0.5, 0.48, 0.42), 0.3, 0.15),
        ),
        (
            Lamp((x - 0.05, y - 0.06, z - 0.05), (0.1, 0, 0), (0, 0, 0.1), (2300, 1420, 640)),
            Lamp((-0.3, 5.3, 6.9), (0.6, 0, 0), (0, 0, 0.3), (9, 7, 5)),
            Lamp((-0.5, 2.4, -3.4), (1.0, 0, 0), (0, 0.5, 0), (0.9, 1.4, 1.15)),
        ),
        (0.0012, 0.0018, 0.0016),
        16,
    )


def _steps(p: Array) -> Array:
    """The flight, up and away from us."""
    near = np.round((p[2] - FOOT) / RUN)
    total = p[1]
    for k in (-1, 0, 1):
        n = np.clip(near + k, 0, 20)
        above, before = p[1] - (n + 1) * np.float32(RISE), n * np.float32(RUN) + np.float32(FOOT) - p[2]
        corner = np.sqrt(np.maximum(above, 0) ** 2 + np.maximum(before, 0) ** 2)
        total = np.minimum(total, corner + np.minimum(np.maximum(above, before), 0))
    return np.asarray(total, dtype=np.float32)


def _slope(x: float, up: float, steps: float) -> Triple:
    """A place beside the flight, so high over the edges of the steps."""
    return x, up + steps * RISE, FOOT + steps * RUN


_rail = joined(
    limb(_slope(0.64, 0.95, 0), _slope(0.64, 0.95, 14), 0.028, 0.028),
    *(limb(_slope(0.64, 0.95, n), _slope(0.73, 0.86, n), 0.010, 0.012) for n in (0.8, 5.2, 9.6, 13)),
)


def _shade() -> Distance:
    x, y, z = LAMP
    cone = without(limb((x, y + 0.17, z), (x, y + 0.03, z), 0.03, 0.17), egg((x, y - 0.08, z), (0.19, 0.16, 0.19)))
    return joined(within(cone, ball(LAMP, 0.25)), limb((x, y + 0.15, z), (x, y + 1.6, z), 0.006, 0.006))


_WOOD = clouds((512, 512), 7, (3, 40), 5)
_STAIN = clouds((1024, 1024), 5, (4, 6), 8)
_PATCH = clouds((1024, 1024), 9, (3, 3), 7)


def _treads(p: Array) -> Array:
    """Worn boards: paler in the middle of each tread."""
    grain = picked(_WOOD, p[0] * 0.35 + np.floor(p[2] / RUN) * 0.37, p[2] * 0.8 + p[1])
    worn = np.exp(-((p[0] / 0.34) ** 2)) * 0.6 + 0.5
    return np.asarray((0.35 + grain) * worn * column((0.20, 0.115, 0.07)), dtype=np.float32)


def _plaster(p: Array) -> Array:
    """Old paint: green to the height of a hand above the steps, cream over it, and what damp has done to both."""
    along, up = p[2] * 0.16 + np.sign(p[0]) * 0.21, -p[1] * 0.16
    stain, patch = picked(_STAIN, along, up), picked(_PATCH, along * 1.7, up * 1.3)
    height = p[1] - np.maximum(p[2] - FOOT, 0) * (RISE / RUN)
    dado = np.clip((1.12 + (patch - 0.5) * 0.03 - height) * 60, 0, 1)
    colour = dado * column((0.10, 0.20, 0.155)) + (1 - dado) * column((0.60, 0.47, 0.30))
    bare = np.clip((patch - 0.60) * 14, 0, 1) * 0.75
    colour = colour * (1 - bare) + bare * column((0.30, 0.25, 0.20))
    line = np.exp(-(((height - 1.14) / 0.012) ** 2))
    return np.asarray(colour * (1 - line * 0.8) * (0.25 + stain * 1.45), dtype=np.float32)


def _curtain(p: Array) -> Array:
    """Red cloth in folds, at the head of the stairs."""
    fold = 0.55 + 0.45 * np.sin(p[0] * 34 + np.sin(p[0] * 11) * 1.5)
    return np.asarray(fold * column((0.50, 0.035, 0.025)), dtype=np.float32)


def _cloth(p: Array) -> Array:
    """Silk with large pale peonies, each turned its own way."""
    u, v = p[0] / 0.135 + 0.2, p[1] / 0.150
    u = u + 0.5 * (np.floor(v) % 2)
    x, y = u - np.floor(u) - 0.5, v - np.floor(v) - 0.5
    out, turn = np.hypot(x, y), np.arctan2(y, x) + np.floor(u) * 1.9 + np.floor(v) * 2.7
    flower = np.clip((0.40 + 0.05 * np.cos(turn * 7) - out) * 24, 0, 1)
    rings = 0.55 + 0.45 * np.cos(out * 38 + np.cos(turn * 5))
    leaf = np.clip((0.16 - np.hypot(np.abs(x) - 0.40, np.abs(y) - 0.42)) * 24, 0, 1)
    silk = column((0.15, 0.018, 0.028)) + leaf * column((0.02, 0.10, 0.06))
    return np.asarray(silk + flower * rings * column((0.52, 0.30, 0.22)), dtype=np.float32)


def _woman(feet: Triple) -> tuple[Distance, Distance, Distance, Distance, Distance]:
    """Seen from behind, her weight on one hip: dress, skin, hair, the flask she carries, and its handle."""
    x, y, z = feet

    def at(a: float, b: float, c: float = 0) -> Triple:
        return x + a, y + b, z + c

    def flat(shape: Distance) -> Distance:
        """A body is not so deep as it is wide."""
        squeeze, centre = column((1, 1, 1.32)), column((0, 0, z))
        return lambda p: shape((p - centre) * squeeze + centre) * np.float32(0.76)

    dress = joined(
        limb(at(0.012, 0.37), at(0.034, 0.88), 0.122, 0.174),
        limb(at(0.034, 0.88), at(0.016, 1.12), 0.166, 0.112),
        limb(at(0.016, 1.12), at(-0.004, 1.29), 0.112, 0.132),
        limb(at(-0.118, 1.365), at(0.112, 1.385), 0.044, 0.044),
        limb(at(-0.004, 1.39), at(0.0, 1.475, 0.012), 0.060, 0.048),
        blend=0.075,
    )
    arms = joined(
        limb(at(-0.150, 1.345), at(-0.196, 1.09, -0.025), 0.042, 0.034),
        limb(at(-0.196, 1.09, -0.025), at(-0.226, 0.865, 0.03), 0.033, 0.023),
        limb(at(-0.226, 0.865, 0.03), at(-0.236, 0.79, 0.04), 0.027, 0.022),
        limb(at(0.146, 1.365), at(0.205, 1.115, -0.04), 0.042, 0.035),
        limb(at(0.205, 1.115, -0.04), at(0.135, 1.02, 0.16), 0.034, 0.024),
        blend=0.03,
    )
    legs = joined(
        limb(at(-0.050, 0.42), at(-0.045, 0.24, -0.01), 0.055, 0.050),
        limb(at(-0.045, 0.24, -0.01), at(-0.045, 0.085, -0.03), 0.048, 0.026),
        limb(at(0.085, 0.48, 0.1), at(0.075, 0.09 + RISE, RUN), 0.055, 0.030),
        limb(at(0, 1.46), at(0.004, 1.52, 0.01), 0.041, 0.043),
        egg(at(0.006, 1.585, 0.03), (0.070, 0.09, 0.085)),
        blend=0.02,
    )
    hair = joined(
        egg(at(0.008, 1.640, -0.005), (0.098, 0.092, 0.105)),
        egg(at(0.006, 1.690, -0.030), (0.080, 0.060, 0.080)),
        egg(at(-0.074, 1.585, 0.0), (0.026, 0.048, 0.05)),
        egg(at(0.090, 1.585, 0.0), (0.026, 0.048, 0.05)),
        egg(at(0.010, 1.560, -0.078), (0.070, 0.046, 0.048)),
        blend=0.022,
    )
    shoes = joined(
        limb(at(-0.045, 0.075, -0.03), at(-0.045, 0.025, 0.11), 0.030, 0.028),
        limb(at(-0.045, 0.075, -0.045), at(-0.045, 0.0, -0.045), 0.016, 0.008),
    )
    tin = limb(at(-0.245, 0.50, 0.04), at(-0.245, 0.66, 0.04), 0.082, 0.082)
    lid = limb(at(-0.245, 0.655, 0.04), at(-0.245, 0.685, 0.04), 0.070, 0.055)
    flat_lid = without(lid, lambda p: np.float32(y + 0.702) - p[1])
    flask = joined(lambda p: np.maximum(tin(p), np.abs(p[1] - (y + 0.5675)) - np.float32(0.1125)), flat_lid)
    handle = joined(
        limb(at(-0.325, 0.66, 0.04), at(-0.29, 0.775, 0.04), 0.005, 0.005),
        limb(at(-0.165, 0.66, 0.04), at(-0.20, 0.775, 0.04), 0.005, 0.005),
        limb(at(-0.29, 0.775, 0.04), at(-0.20, 0.775, 0.04), 0.007, 0.007),
    )
    trunk = limb(at(0, 0.2, 0.03), at(0, 1.4, 0.03), 0.33, 0.30)
    return (
        within(flat(dress), trunk),
        within(joined(arms, legs), joined(trunk, ball(at(0, 1.55), 0.2))),
        joined(within(hair, ball(at(0, 1.62, -0.02), 0.16)), within(shoes, ball(at(-0.045, 0.05, 0.03), 0.13))),
        within(flask, ball(at(-0.245, 0.58, 0.04), 0.18)),
        within(handle, block(at(-0.245, 0.72, 0.04), (0.1, 0.08, 0.03))),
    )


def _smoke(frame: Frame) -> Frame:
    """The lamp's light in the damp air around it."""
    wide, high = frame.size
    centre = (wide * 0.571, high * 0.142)
    frame = frame.lit(glow(frame.size, centre, (wide * 0.55, wide * 0.55), 4), (0.034, 0.022, 0.010))
    return frame.lit(glow(frame.size, centre, (wide * 0.10, wide * 0.10), 3), (0.30, 0.20, 0.10))
