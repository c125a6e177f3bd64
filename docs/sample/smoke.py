"""A city of towers in smoke under a sodium sky, in homage to miniatures that were cut from brass."""

import math
import random

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.focus import focused
from docs.sample.masks import Band, Size, clamp, clouds, fall, glow, shape, work
from docs.sample.miniature import (
    Eye,
    Floats,
    Lamp,
    Room,
    Skin,
    Solid,
    block,
    bone,
    column,
    floats,
    hashed,
    near,
    noise,
    painted,
    smooth,
    tube,
)

SIZE: Size = (1600, 670)
CELL, CROWN = 15.0, 96.0  # from tower to tower; no tower is higher
AVENUE = 13.0  # half the width of the gap that leads up to the great tower
BABEL = (26.0, 520.0)  # where it stands
FLARES = ((-62.0, 74.0, 300.0), (92.0, 58.0, 236.0))  # the mouths of two stacks that burn gas
FAR = 900.0


def smoke(scale: float = 1.6) -> Image.Image:
    """Towers, then the smoke between them, then fire."""
    solids = (
        Solid(_towers, _facades),
        Solid(_babel, _steps),
        Solid(_stacks, _steel),
        Solid(lambda p: p[1] + 2, _streets),
    )
    fires = tuple(Lamp((x, y + 9, z), (2.7, 0.78, 0.12), 8.0) for x, y, z in FLARES)
    dusk = Lamp((BABEL[0], 260.0, 1400.0), (46.0, 21.0, 6.0), 60.0)
    room = Room(solids, (*fires, dusk), (0.012, 0.020, 0.028), (0.034, 0.015, 0.004), FAR, crevice=8, patience=420)
    eye = Eye((5.0, 52.0, -60.0), (8.0, 51.5, 100.0), 1.18)
    view = room.seen(eye, (round(SIZE[0] * scale), round(SIZE[1] * scale)))
    frame, depth = view.frame(SIZE)
    frame = frame.lit(Image.fromarray((depth >= FAR).astype(np.float32)), (0.004, 0.009, 0.013))
    frame = _smoke(frame, depth, eye)
    frame = _burning(frame, depth, eye)
    frame = focused(frame, depth, 260, 7 * SIZE[0] / 1600, 60)
    return develop(frame, 51, exposure=1.15, corners=0.6)


def _cells(points: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """A point in its block of the city: across and along it, the block's numbers, and how far the next block is."""
    i, j = np.floor(points[0] / CELL), np.floor(points[2] / CELL)
    x, z = points[0] - (i + 0.5) * CELL, points[2] - (j + 0.5) * CELL
    rest = (CELL / 2 + 1.3) - np.maximum(np.abs(x), np.abs(z))
    return x, z, i, j, rest


def _tall(i: Floats, j: Floats) -> Floats:
    """How tall a block's tower is: low along the avenue, high to both sides, a few higher than they should be."""
    x = (i + 0.5) * CELL
    z = (j + 0.5) * CELL
    far = smooth(z, 640, 560)
    middle = np.abs(x - BABEL[0] * z / BABEL[1])
    base = 10 + 34 * smooth(middle, AVENUE, 95) + 16 * smooth(z, 60, 420)
    spread = hashed(i, j)
    tall = base * (0.45 + 0.75 * spread) + 34 * (hashed(i, j, 3) > 0.90) * smooth(middle, 20, 60)
    tall = tall * far - 3 * (1 - far)
    tall = np.where((z < 40) & (np.abs(x) < 24), tall * 0.35, tall)
    return floats(np.minimum(tall, CROWN - 12))


def _towers(points: Floats) -> Floats:
    x, z, i, j, rest = _cells(points)
    tall = _tall(i, j)
    half = 2.9 + 2.9 * hashed(i, j, 1)
    deep = 2.9 + 2.9 * hashed(i, j, 2)
    y = points[1]
    kind = hashed(i, j, 4)
    body = block(np.abs(x) - half, np.abs(y - tall * 0.31) - tall * 0.31, np.abs(z) - deep)
    second = block(np.abs(x) - half * 0.72, np.abs(y - tall * 0.42) - tall * 0.42, np.abs(z) - deep * 0.72)
    third = block(np.abs(x) - half * 0.45, np.abs(y - tall * 0.5) - tall * 0.5, np.abs(z) - deep * 0.45)
    drum = np.maximum(np.hypot(x, z) - half * 0.8, np.abs(y - tall * 0.46) - tall * 0.46)
    fins = block(np.abs(x) - half * 0.16, np.abs(y - tall * 0.54) - tall * 0.54, np.abs(z) - deep * 0.85)
    shape_ = np.minimum(
        body, np.where(kind < 0.22, drum, np.minimum(np.minimum(second, third), np.where(kind > 0.6, fins, third)))
    )
    mast = np.hypot(x - half * 0.2, z) - 0.10
    mast = np.maximum(mast, np.abs(y - tall * 1.0) - tall * 0.22)
    pipes = np.minimum(
        np.hypot(np.abs(x) - half - 0.25, z - deep * 0.4) - 0.35,
        np.hypot(x - half * 0.3, np.abs(z) - deep - 0.2) - 0.3,
    )
    shape_ = np.minimum(shape_, np.minimum(mast, np.maximum(pipes, y - tall * 0.60)))
    tank = np.maximum(
        np.hypot(x + half * 0.5, z + deep * 0.4) - half * 0.3, np.abs(y - tall * 0.66) - tall * 0.035 - 0.4
    )
    shape_ = np.minimum(np.minimum(shape_, tank), rest)
    return floats(np.maximum(shape_, y - CROWN))


def _windows(across: Floats, up: Floats, i: Floats, j: Floats) -> tuple[Floats, Floats]:
    """The strength and the warmth of the light behind each window of a front."""
    floor, bay = np.floor(up / 0.62), np.floor(across / 0.46)
    inside = ((up / 0.62) % 1 > 0.35) & ((across / 0.46) % 1 > 0.3)
    used = 0.05 + 0.24 * hashed(i, j, 8) ** 2
    whole = hashed(floor, i + 7 * j) < 0.06
    on = (hashed(floor, bay, i + 31 * j) < used) | (whole & (hashed(bay, floor) < 0.8))
    strength = on * inside * (0.25 + 2.2 * hashed(floor, bay, j - 5 * i) ** 4)
    return strength.astype(np.float32), hashed(floor, bay, i + j)


def _facades(points: Floats, normal: Floats) -> Skin:
    x, z, i, j, _ = _cells(points)
    front = np.abs(normal[2]) > np.abs(normal[0])
    strength, warmth = _windows(np.where(front, x, z), points[1], i, j)
    strength = strength * (np.abs(normal[1]) < 0.4)
    cold = warmth > 0.93
    tint = np.where(
        cold, column((0.55, 0.95, 1.0)), np.stack([np.ones_like(warmth), 0.50 + 0.22 * warmth, 0.12 + 0.30 * warmth])
    )
    tall = _tall(i, j)
    beacon = (points[1] > tall * 1.2) & (hashed(i, j, 9) < 0.5)
    light = tint * strength * 0.8 + column((9.0, 0.8, 0.3)) * beacon
    ribs = 0.6 + 0.4 * ((np.where(front, x, z) / 0.92) % 1 > 0.25)
    grime = 0.4 + 0.9 * noise(points * column((1, 0.3, 1)), 5, 3)
    return painted(column((0.075, 0.070, 0.068)) * ribs * grime, light)


def _babel(points: Floats) -> Floats:
    """The great tower: a stepped mountain with buttresses, far away."""
    x, z = points[0] - BABEL[0], points[2] - BABEL[1]
    y = points[1]
    shape_ = np.full_like(y, 1e3)
    for half, top in (
        (62.0, 22.0),
        (53.0, 42.0),
        (45.0, 60.0),
        (37.0, 77.0),
        (29.0, 93.0),
        (21.0, 108.0),
        (13.0, 121.0),
        (6.0, 136.0),
    ):
        slope = np.maximum(np.abs(x), np.abs(z)) - half + (y - top) * 0.16
        shape_ = np.minimum(shape_, np.maximum(slope * 0.95, y - top))
    rib = np.minimum(np.abs((x + 100) % 11 - 5.5), np.abs((z + 100) % 11 - 5.5))
    shape_ = shape_ + 0.5 * smooth(rib, 0.9, 1.3)
    return floats(np.minimum(shape_, tube(points, (BABEL[0], 134.0, BABEL[1]), 20.0, 0.5)) * 0.9)


def _steps(points: Floats, normal: Floats) -> Skin:
    strength, warmth = _windows(
        np.where(np.abs(normal[2]) > np.abs(normal[0]), points[0], points[2]) / 1.3,
        points[1] / 1.3,
        points[0] * 0,
        points[0] * 0 + 5,
    )
    strength = strength * (np.abs(normal[1]) < 0.6)
    light = np.stack([np.ones_like(warmth), 0.55 + 0.2 * warmth, 0.18 + 0.3 * warmth]) * strength * 0.55
    return painted(np.repeat(column((0.06, 0.055, 0.05)), points.shape[1], axis=1), light)


def _stacks(points: Floats) -> Floats:
    """The flare stacks with their ladders of platforms."""
    shape_ = np.full_like(points[1], 1e3)
    for x, y, z in FLARES:

        def stack(p: Floats, x: float = x, y: float = y, z: float = z) -> Floats:
            out = np.hypot(p[0] - x, p[2] - z)
            shaft = np.maximum(out - (1.0 + 0.02 * (y - p[1])), p[1] - y)
            decks = np.maximum(
                out - 2.6,
                np.abs((p[1] + 200 - y + 4) % 11 - 5.5) - 0.22,
            )
            legs = np.hypot(np.abs(p[0] - x) - (2.2 + 0.06 * (y - p[1])), np.abs(p[2] - z) - 2.2) - 0.25
            return floats(np.minimum(shaft, np.maximum(np.minimum(decks, legs), p[1] - (y - 3))))

        hull = bone(points, (x, -10, z), (x, y, z), 10.0, 5.0)
        shape_ = np.minimum(shape_, near(points, hull, 1.0, stack))
    return floats(shape_)


def _steel(points: Floats, _normal: Floats) -> Skin:
    lights = (hashed(np.floor(points[0]), np.floor(points[1] / 1.5), np.floor(points[2])) < 0.16) * 1.6
    return painted(np.repeat(column((0.06, 0.06, 0.06)), points.shape[1], axis=1), column((1.0, 0.7, 0.35)) * lights)


def _streets(points: Floats, _normal: Floats) -> Skin:
    lane = np.minimum((points[0] / CELL) % 1, (points[2] / CELL) % 1) < 0.16
    flow = noise(points, 2.0, 2) > 0.6
    return painted(np.full_like(points, 0.03), column((1.6, 0.66, 0.16)) * (lane * (0.25 + 1.2 * flow)))


def _smoke(frame: Frame, depth: Floats, eye: Eye) -> Frame:
    """Smoke between the towers, thicker with every street, lit by the city from below and by the sky behind."""
    left, horizon = eye.at((BABEL[0], eye.place[1], BABEL[1]), SIZE)
    sky = fall(SIZE, [(0, 0.35), (horizon / SIZE[1] * 0.6, 0.75), (horizon / SIZE[1], 1.0), (1, 0.55)])
    back = glow(SIZE, (left, horizon - 120 * SIZE[0] / 1600), (SIZE[0] * 0.60, SIZE[1] * 1.0), 2.0)
    heart = glow(SIZE, (left, horizon - 150 * SIZE[0] / 1600), (SIZE[0] * 0.22, SIZE[1] * 0.55), 2.2)
    bright = work(lambda s, b, h: s * (0.12 + 0.62 * b) + 1.05 * h, sky, back, heart)
    tones = (0.36, 0.150, 0.040)
    haze = Frame(tuple(work(lambda b, c=c: b * c, bright) for c in tones))
    reach = 0.0
    for k, deep in enumerate((70, 130, 200, 280, 370, 470, 580, 700)):
        wisps = clouds(SIZE, 510 + k, (5 + k * 1.5, 6 + k * 1.5), 6)
        low = fall(SIZE, [(max(0.0, horizon / SIZE[1] - 0.34), 0.12), (horizon / SIZE[1] + 0.06, 1.0), (1, 1.0)])
        beyond = np.clip((depth - reach) / (deep - reach), 0, 1).astype(np.float32)
        veil = work(lambda w, b, lo: b * (0.045 + lo * 0.27 * (w - 0.22)), wisps, Image.fromarray(beyond), low)
        veil = clamp(veil, 0, 0.6)
        frame = frame.filtered(veil, (0, 0, 0)).plus(haze, veil)
        reach = deep
    beyond = work(lambda b, h, k: b * (0.25 * k + h), Image.fromarray((depth >= FAR).astype(np.float32)), heart, back)
    return frame.lit(beyond, (0.30, 0.118, 0.028))


def _burning(frame: Frame, depth: Floats, eye: Eye) -> Frame:
    """Two plumes of burning gas and the smoke that they light."""
    for k, (x, y, z) in enumerate(FLARES):
        left, top = eye.at((x, y, z), SIZE)
        unit_ = eye.focal * SIZE[0] / (z - eye.place[2])
        behind = Image.fromarray((depth > z - 6).astype(np.float32))
        frame = frame.lit(glow(SIZE, (left, top - 14 * unit_), (95 * unit_, 70 * unit_), 5), (0.34, 0.105, 0.018))
        plume, core = _plume((left, top), unit_, k)
        frame = frame.covered(work(lambda p, b: p * b * 0.55, plume, behind), (0.30, 0.075, 0.010))
        frame = frame.lit(work(lambda p, b: p * b, plume, behind), (1.0, 0.24, 0.028))
        frame = frame.lit(work(lambda p, b: p * b, core, behind), (4.2, 1.5, 0.26))
    return frame


def _plume(foot: tuple[float, float], unit_: float, seed: int) -> tuple[Band, Band]:
    """A rolling flame that leans with the wind: its body and its hot heart."""
    chance = random.Random(60 + seed)  # noqa: S311 — how the flame rolls, no secret
    puffs, hot = [], []
    for n in range(70):
        t = n / 69
        at = (
            foot[0] + unit_ * (11 * t**1.4 + chance.gauss(0, 2.4 * t)),
            foot[1] - unit_ * (25 * t + chance.gauss(0, 1.4 * t)),
        )
        r = unit_ * (0.7 + 5.2 * math.sin(math.pi * min(1, t * 0.86 + 0.04)) * chance.uniform(0.35, 1))
        puffs.append((at, r, round(255 * (1 - t) ** 0.5)))
        if t < 0.62:
            hot.append((at, r * 0.55, round(255 * (1 - t / 0.62) ** 0.8)))
    curl = clamp(work(lambda n: (n - 0.44) * 7, clouds(SIZE, 71 + seed, (70, 40), 5)), 0.0, 1.6)
    body = shape(SIZE, lambda p: [p.ellipse(at, (r, r), f) for at, r, f in reversed(puffs)], max(0.6, unit_ * 0.4))
    heart = shape(SIZE, lambda p: [p.ellipse(at, (r, r), f) for at, r, f in reversed(hot)], max(0.6, unit_ * 0.7))
    return work(lambda b, c: b * (0.12 + c), body, curl), work(lambda h, c: h * (0.10 + c), heart, curl)
