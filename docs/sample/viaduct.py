"""A train at dusk on a viaduct over the roofs; what steams behind it is a kettle, and the sky has an edge."""

import math
from itertools import pairwise

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.focus import focused
from docs.sample.masks import Size, clamp, clouds, fall, shape, work
from docs.sample.miniature import (
    Eye,
    Floats,
    Lamp,
    Room,
    Skin,
    Solid,
    ball,
    block,
    bone,
    box,
    column,
    floats,
    hashed,
    length,
    near,
    noise,
    painted,
    plain,
    shining,
    smooth,
    tube,
)

SIZE: Size = (1600, 900)
DECK, SPAN, TRACK = 30.0, 24.0, 96.0  # height of the rails, width of an arch, how far away the line runs
COACH = 46.0
KETTLE = (38.0, 0.0, 140.0)
SPOUT = ((-14.0, 15.0, 5.8), (-20.5, 25.0, 3.8), (-23.0, 33.0, 2.6), (-27.0, 38.5, 2.0))  # seen from its foot
LARGE = 1.5  # how much larger it is than its drawing
CLOTH = 205.0  # the painted sky
EDGE = 86.0  # where it ends on the right


def viaduct(scale: float = 1.25) -> Image.Image:
    """Roofs in front, the line across, the kettle behind it, and the sheet that is the sky."""
    solids = (
        Solid(_line, _masonry),
        Solid(_train, _coaches),
        Solid(_houses, _slates),
        Solid(_kettle, _enamel),
        Solid(lambda p: np.maximum(CLOTH - p[2], p[0] - EDGE).astype(np.float32), _sky),
        Solid(lambda p: p[1], lambda p, _: plain(p, (0.03, 0.03, 0.032))),
        Solid(lambda p: 395 - p[2], lambda p, _: plain(p, (0.16, 0.14, 0.12))),
        Solid(lambda p: ball(p, (168.0, 96.0, 330.0), 2.2), lambda p, _: shining(p, (2.6, 1.5, 0.62))),
        Solid(_stand, lambda p, _: plain(p, (0.05, 0.05, 0.05), 0.2)),
    )
    low = Lamp((-60.0, 20.0, 188.0), (3.0, 1.55, 0.85), 7.0, (-40.0, 14.0, 60.0), (0.1, 0.5))
    work_ = Lamp((190.0, 110.0, 150.0), (1.5, 0.95, 0.5), 8.0)
    front = Lamp((-120.0, 150.0, -120.0), (0.60, 0.84, 1.30), 40.0)
    room = Room(solids, (low, work_, front), (0.030, 0.038, 0.060), (0.012, 0.010, 0.012), 420, crevice=4, patience=260)
    eye = Eye((-8.0, 40.0, -46.0), (6.0, 38.0, 96.0), 1.04)
    view = room.seen(eye, (round(SIZE[0] * scale), round(SIZE[1] * scale)))
    frame, depth = view.frame(SIZE)
    frame = _steam(frame, eye, depth)
    frame = focused(frame, depth, 142, 13 * SIZE[0] / 1600, 8)
    return develop(frame, 41, exposure=1.25, corners=0.6)


def _steam(frame: Frame, eye: Eye, depth: Floats) -> Frame:
    """Steam from the spout: it drifts to the left and hides behind what stands before it."""
    x, _, z = KETTLE
    mouth = (x - 28 * LARGE, 40 * LARGE, z)
    unit_ = eye.focal * SIZE[0] / (z - eye.place[2])
    left, top = eye.at(mouth, SIZE)
    puffs = []
    for k in range(60):
        t = k / 59
        drift = (left - unit_ * (1 + 62 * t**1.3), top - unit_ * (15 * t**0.75 + 2.6 * math.sin(9 * t + 1)))
        puffs.append((drift, unit_ * (1.7 + 10.5 * t**0.9), round(255 * (1 - t) ** 0.9)))
    soft = shape(
        SIZE, lambda p: [p.ellipse(at, (r, r * 0.8), fill) for at, r, fill in reversed(puffs)], 9 * SIZE[0] / 1600
    )
    lumps = clamp(work(lambda n: (n - 0.30) * 2.6, clouds(SIZE, 47, (18, 13), 6)), 0, 1.4)
    behind = Image.fromarray((depth > z - 20).astype(np.float32))
    cloud = work(lambda s, n, b: s * n * b, soft, lumps, behind)
    under = fall(SIZE, [((top - 22 * unit_) / SIZE[1], 0.25), ((top + 8 * unit_) / SIZE[1], 1.0)])
    frame = frame.covered(clamp(work(lambda c: c * 0.62, cloud)), (0.30, 0.26, 0.30))
    return frame.lit(work(lambda c, u: c * u, cloud, under), (0.30, 0.155, 0.09))


def _line(points: Floats) -> Floats:
    """Piers and arches, a parapet, a row of posts."""
    along = (points[0] + SPAN * 50.3) % SPAN - (SPAN / 2)
    through = np.abs(points[2] - (TRACK + 4)) - 5.2
    body = np.maximum(points[1] - DECK, through)
    opening = np.hypot(along, np.maximum(points[1] - 13.5, 0)) - (SPAN / 2 - 2.1)
    body = np.maximum(body, -opening)
    string = block(points[0] * 0 - 1, np.abs(points[1] - (DECK - 1.2)) - 0.5, through - 0.6)
    parapet = block(
        points[0] * 0 - 1,
        np.abs(points[1] - (DECK + 0.9)) - 1.1,
        np.abs(np.abs(points[2] - (TRACK + 4)) - 4.9) - 0.45,
    )
    return floats(np.minimum(np.minimum(body, string), parapet))


def _masonry(points: Floats, _normal: Floats) -> Skin:
    course = np.floor(points[1] / 0.9)
    run = (points[0] + points[2]) / 1.9 + 0.5 * (course % 2)
    joint = ((points[1] / 0.9) % 1 < 0.09) | (run % 1 < 0.05)
    shade = 0.6 + 0.6 * hashed(course, np.floor(run))
    stone = column((0.16, 0.125, 0.105)) * shade * np.where(joint, 0.5, 1) * (0.5 + 0.9 * noise(points, 9, 4))
    return painted(stone)


def _own(points: Floats) -> tuple[Floats, Floats, Floats]:
    """A point as the train has it: along its coach, the coach's number, and over the rails."""
    number = np.floor((points[0] + 30) / COACH)
    return points[0] + 30 - (number + 0.5) * COACH, number, points[1] - (DECK + 1.0)


def _train(points: Floats) -> Floats:
    along, number, up = _own(points)
    through = points[2] - (TRACK + 4)
    body = block(
        np.abs(along) - (COACH / 2 - 1.1),
        np.abs(up - 6.2) - 4.4,
        np.abs(through) - 2.9,
    )
    roof = np.maximum(
        np.hypot(through, (up - 8.6) * 1.25) - 3.4,
        np.abs(along) - (COACH / 2 - 1.1),
    )
    roof = np.maximum(roof, 9.4 - up)
    bogies = block(np.abs(np.abs(along) - 14) - 5, np.abs(up - 1) - 1, np.abs(through) - 2.2)
    join = block(
        np.abs(along) - (COACH / 2 + 1),
        np.abs(up - 5.6) - 3.0,
        np.abs(through) - 1.3,
    )
    vents = np.maximum(
        np.hypot((along + 3) % 7 - 3.5, through * 0.8) - 0.7,
        np.abs(up - 11.6) - 0.5,
    )
    shape = np.minimum(
        np.minimum(np.minimum(body, roof), np.minimum(bogies, join)),
        np.maximum(vents, np.abs(along) - (COACH / 2 - 3)),
    )
    running = (number > -4) & (number < 1.5)
    return floats(np.where(running, shape, np.maximum(6, np.abs(up) * 0)))


def _coaches(points: Floats, normal: Floats) -> Skin:
    along, number, up = _own(points)
    side = (np.abs(normal[2]) > 0.7) & (up > 5.4) & (up < 9.4) & (np.abs(along) < COACH / 2 - 2.2)
    cell = np.floor((along + 100) / 3.6)
    across = (along + 100) - (cell + 0.5) * 3.6
    pane = side & (np.abs(across) < 1.38) & (np.abs(up - 7.4) < 1.55)
    blind = 8.9 - 1.6 * hashed(cell, number) * (hashed(cell, number + 9) < 0.4)
    head = np.hypot((across - 0.8 + 1.4 * hashed(cell, number + 3)) / 0.42, (up - 6.6) / 0.55) < 1
    shoulders = (np.abs(across - 0.8 + 1.4 * hashed(cell, number + 3)) < 0.75) & (up < 6.25)
    someone = (hashed(cell, number + 5) < 0.34) & (head | shoulders)
    light = (0.75 + 0.5 * hashed(cell, number + 1)) * np.where(up > blind, 0.4, 1) * np.where(someone, 0.04, 1)
    light = light * (0.45 + 0.75 * smooth(up, 5.6, 8.9)) * np.where(np.abs(up - 8.15) < 0.09, 0.2, 1)
    glow = column((1.35, 0.68, 0.20)) * light * pane
    paint = np.where(
        up > 9.5,
        column((0.035, 0.036, 0.04)),
        np.where(up > 5.2, column((0.16, 0.12, 0.075)), column((0.085, 0.022, 0.018))),
    )
    return painted(
        np.where(pane, 0.02, paint * (0.7 + 0.5 * noise(points, 3, 3))),
        glow,
        np.where(up < 9.5, 0.25, 0.05),
    )


def _rows(points: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Rows of roofs before the line: how deep in its row, how high over its base, where along, the house's number."""
    row = np.clip(np.floor((points[2] - 2) / 28), 0, 2)
    into = points[2] - 2 - row * 28 - 13
    along = points[0] + row * 7.3
    number = np.floor(along / 15)
    return into, points[1], along - (number + 0.5) * 15, number * 3 + row


def _houses(points: Floats) -> Floats:
    """Gable beside gable, a stack between every two of them."""
    into, up, along, number = _rows(points)
    tall = 19.0 + 2.5 * hashed(number)
    ridge = tall - np.abs(along) * 1.02
    roof = np.maximum((up - ridge) * 0.7, np.abs(into) - 9.8)
    walls = np.maximum(np.abs(into) - 9.2, (up - ridge + 0.8) * 0.7)
    party = 7.5 - np.abs(along)
    stack = block(np.abs(into + 3) - 2.2, np.abs(up - 13) - 8, party - 1.3)
    collar = block(np.abs(into + 3) - 2.5, np.abs(up - 20.2) - 0.45, party - 1.6)
    pots = np.maximum(
        np.hypot(np.abs(into + 3) - 1.0, party - 0.65) - 0.55,
        np.abs(up - 22) - 1.5,
    )
    shape_ = np.minimum(np.minimum(np.minimum(roof, walls), stack), np.minimum(collar, pots))
    return floats(np.maximum(shape_, np.abs(points[2] - 43) - 43) * 0.75)


def _slates(points: Floats, normal: Floats) -> Skin:
    into, up, along, number = _rows(points)
    course, run = np.floor(up / 0.6), into / 0.8 + 0.5 * (np.floor(up / 0.6) % 2)
    edge = ((up / 0.6) % 1 < 0.14) | (run % 1 < 0.08)
    slate = column((0.070, 0.072, 0.082)) * (0.6 + 0.7 * hashed(course, np.floor(run), number)) * np.where(edge, 0.4, 1)
    bond = along / 0.9 + 0.5 * (np.floor(up / 0.32) % 2)
    joint = ((up / 0.32) % 1 < 0.14) | (bond % 1 < 0.06)
    brick = column((0.19, 0.092, 0.062)) * (0.6 + 0.6 * hashed(np.floor(up / 0.32), np.floor(bond), number))
    brick = brick * np.where(joint, 0.6, 1) * (0.45 + 0.9 * noise(points, 5, 4))
    gable = (normal[2] < -0.5) & (up < 18)
    pane, rise = np.abs(np.abs(along) - 1.75), np.abs(up - 12.9)
    window = gable & (pane < 1.15) & (rise < 1.75)
    bars = (pane < 0.10) | (rise < 0.11) | (np.abs(pane - 1.06) < 0.11)
    burning = window & (hashed(number, np.sign(along) + 2) < 0.5)
    tint = 0.6 + 0.7 * hashed(number, np.sign(along) + 5)
    glow = column((1.5, 0.70, 0.20)) * (burning * np.where(bars, 0.08, 1) * tint)
    upright = np.abs(normal[1]) < 0.4
    colour = np.where(window, np.where(bars, 0.2, 0.015), np.where(upright, brick, slate))
    return painted(colour, glow, np.where(upright, np.where(window, 0.3, 0.0), 0.12))


def _kettle(points: Floats) -> Floats:
    x, _, z = KETTLE
    hull = ball(points, (x, 26.0 * LARGE, z), 40.0 * LARGE)

    def pot_and_lid(found: Floats) -> Floats:
        inside = (found - column((x, 0, z))) / LARGE + column((x, 0, z))
        out = np.hypot(inside[0] - x, inside[2] - z)
        up = inside[1]
        wide = 19.5 - 0.0125 * (up - 9) ** 2
        pot = np.maximum((out - wide) * 0.8, np.maximum(up - 36, 0.5 - up))
        lid = np.maximum(length(np.stack([out, (up - 34) * 1.9, out * 0])) - 10.5, 34 - up) * 0.6
        knob = ball(inside, (x, 41.5, z), 2.3)
        spout = np.full_like(up, 1e3)
        for start, end in pairwise(SPOUT):
            spout = np.minimum(
                spout, bone(inside, (x + start[0], start[1], z), (x + end[0], end[1], z), start[2], end[2])
            )
        side = np.hypot(inside[0] - x, (up - 30.0) * 0.62) - 13.2
        grip = 1.0 + 0.7 * smooth(up, 44, 48)
        handle = np.maximum(np.hypot(side, inside[2] - z) - grip, 30.0 - up)
        return floats(np.minimum(np.minimum(np.minimum(pot, lid), np.minimum(knob, spout)), handle) * LARGE)

    return near(points, hull, 1.5, pot_and_lid)


def _enamel(points: Floats, _normal: Floats) -> Skin:
    chips = smooth(noise(points, 3.5, 4), 0.66, 0.70)
    colour = column((0.05, 0.12, 0.115)) * (0.8 + 0.3 * noise(points, 14, 2))
    return painted(colour + (column((0.02, 0.018, 0.018)) - colour) * chips, polish=0.45 * (1 - chips))


def _sky(points: Floats, _normal: Floats) -> Skin:
    """Dusk on bedsheets, painted by hand: seams, folds, the light of the lamps that stand behind its foot."""
    x, up = points[0], points[1]
    folds = noise(points * column((1.0, 0.12, 1.0)), 16, 3)
    high = np.clip((up - 10) / 120, 0, 1)
    stops = np.array((0.0, 0.10, 0.26, 0.50, 1.0))
    shades = ((1.05, 0.46, 0.19), (0.78, 0.33, 0.22), (0.36, 0.23, 0.29), (0.085, 0.12, 0.23), (0.016, 0.034, 0.085))
    glow = np.stack([np.interp(high, stops, [shade[i] for shade in shades]) for i in range(3)])
    veil = noise(points * column((0.35, 2.2, 1.0)), 40, 5)
    glow = glow * (0.72 + 0.6 * veil) * (0.90 + 0.22 * folds)
    middle = np.exp(-(((x + 30) / 120) ** 2))
    seam = np.exp(-((((x + 17) % 74 - 37) / 0.5) ** 2)) * 0.18
    return painted(np.full_like(points, 0.05), glow * (0.35 + 0.75 * middle) * (1 - seam) * 0.62)


def _stand(points: Floats) -> Floats:
    """The rail that the sky hangs from at its edge, and the pole that holds the rail."""
    pole = tube(points, (EDGE + 5.0, 0.0, CLOTH - 3.0), 190.0, 1.1)
    foot = np.minimum(
        bone(points, (EDGE + 5, 30.0, CLOTH - 3), (EDGE - 14, 0.0, CLOTH - 18), 0.9, 0.9),
        bone(points, (EDGE + 5, 30.0, CLOTH - 3), (EDGE + 26, 0.0, CLOTH - 14), 0.9, 0.9),
    )
    knuckle = box(points, (EDGE + 5, 30.0, CLOTH - 3), (2.0, 2.4, 2.0), 0.6)
    return np.minimum(np.minimum(pole, foot), knuckle)
