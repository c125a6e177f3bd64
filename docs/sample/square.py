"""A square at night, a film thrown on the wall of a house, and the people who came to see it."""

import random

from PIL import Image

from docs.sample.camera import Frame, develop, sky, soften
from docs.sample.masks import Band, Pen, clamp, clouds, even, fall, glow, shape, work

SIZE = (1600, 670)
HOUSE = ((560, 60), (1250, 118), (1250, 520), (560, 545))  # the lit front, in slight perspective
PICTURE = ((626, 118), (1180, 158), (1180, 420), (626, 428))


def square() -> Image.Image:
    """The beam comes over the roofs from the left; the picture lies over shutters and plaster."""
    frame = sky(SIZE, [(0, (0.004, 0.007, 0.014)), (0.6, (0.010, 0.015, 0.026)), (1, (0.006, 0.006, 0.008))])
    frame = _houses(frame)
    film = _film()
    patch = shape(SIZE, lambda p: p.polygon(PICTURE), 2.5)
    frame = frame.plus(film, patch, 0.30)
    spilled = soften(frame.filtered(work(lambda m: 1 - m, patch), (0, 0, 0)), 150)
    frame = frame.plus(spilled, even(SIZE), 0.16)
    frame = _shutters(frame, patch)
    frame = _beam(frame)
    frame = _street(frame)
    frame = _crowd(frame)
    return develop(frame, 5, exposure=1.45, corners=0.7)


def _houses(frame: Frame) -> Frame:
    """Dark fronts around the square, the one in the middle in pale plaster."""
    left = [(0, 150), (250, 190), (250, 120), (420, 150), (420, 205), (560, 225), (560, 600), (0, 640)]
    right = [(1250, 190), (1330, 180), (1330, 95), (1600, 30), (1600, 640), (1250, 600)]
    frame = frame.covered(shape(SIZE, lambda p: p.polygon(left), 1), (0.0055, 0.006, 0.008))
    frame = frame.covered(shape(SIZE, lambda p: p.polygon(right), 1), (0.0045, 0.005, 0.007))
    tower = [(300, 140), (300, -20), (392, -20), (392, 160)]
    frame = frame.covered(shape(SIZE, lambda p: p.polygon(tower), 1), (0.0065, 0.0075, 0.010))
    plaster = work(lambda n: 0.6 + 0.8 * n, clouds(SIZE, 71, (14, 8), 7))
    front = shape(SIZE, lambda p: p.polygon([*HOUSE[:2], (1250, 620), (560, 640)]), 1)
    frame = frame.covered(front, (0.010, 0.011, 0.014)).filtered(
        work(lambda f, n: f * n * 0.5, front, plaster), (0.8, 0.8, 0.8)
    )
    roof = [(540, 62), (560, 46), (1262, 106), (1276, 122)]
    frame = frame.covered(shape(SIZE, lambda p: p.polygon(roof), 0.8), (0.003, 0.003, 0.004))
    lit = ((96, 300, 34, 54), (1436, 250, 38, 62))
    for x, y, w, h in lit:
        frame = frame.lit(
            shape(
                SIZE,
                lambda p, x=x, y=y, w=w, h=h: [
                    p.block((x + a * w * 0.53, y + b * h * 0.52), (w * 0.47, h * 0.46), 1)
                    for a in (0, 1)
                    for b in (0, 1)
                ],
                1.2,
            ),
            (0.11, 0.066, 0.021),
        )
        frame = frame.lit(glow(SIZE, (x + w / 2, y + h / 2), (150, 150), 4), (0.030, 0.015, 0.005))
    return frame


def _film() -> Frame:
    """What is being shown: two people at a rail, and the sea behind them."""
    x0, x1 = PICTURE[0][0], PICTURE[1][0]
    picture = sky(
        SIZE,
        [
            (0.18, (0.62, 0.60, 0.55)),
            (0.44, (1.05, 0.98, 0.84)),
            (0.452, (0.34, 0.35, 0.36)),
            (0.66, (0.22, 0.23, 0.25)),
        ],
    )
    swell = work(lambda n, f: (n - 0.5) * f, clouds(SIZE, 13, (7, 60)), fall(SIZE, [(0.45, 0), (0.6, 1)]))
    picture = picture.lit(swell, (0.7, 0.68, 0.62)).lit(glow(SIZE, (1030, 300), (260, 110), 3), (0.9, 0.75, 0.48))
    picture = picture.lit(work(lambda n: (n - 0.5) * 0.5, clouds(SIZE, 17, (9, 6))), (0.5, 0.5, 0.5))

    def people(pen: Pen) -> None:
        for x, y, s, lean in ((800, 236, 1.0, 14), (896, 252, 0.92, -12)):
            pen.ellipse((x + lean, y), (25 * s, 32 * s))
            pen.polygon(
                [
                    (x - 12 * s + lean * 0.7, y + 22 * s),
                    (x + 13 * s + lean * 0.7, y + 22 * s),
                    (x + 15 * s, y + 50 * s),
                    (x - 14 * s, y + 50 * s),
                ]
            )
            slope = [
                (x - 15 * s, y + 40 * s),
                (x + 15 * s, y + 40 * s),
                (x + 46 * s, y + 56 * s),
                (x + 58 * s, y + 84 * s),
            ]
            pen.polygon(
                [*slope, (x + 66 * s, 480), (x - 66 * s, 480), (x - 58 * s, y + 84 * s), (x - 46 * s, y + 56 * s)]
            )
        pen.polygon([(x0, 396), (x1, 372), (x1, 382), (x0, 407)])
        for k in range(14):
            x = x0 + 12 + k * 43
            pen.line([(x, 400 - k), (x, 470)], 4)

    return picture.covered(shape(SIZE, people, 1.4), (0.045, 0.046, 0.052)).filtered(
        glow(SIZE, (1180, 140), (300, 300), 2), (0.6, 0.6, 0.6)
    )


def _shutters(frame: Frame, patch: Band) -> Frame:
    """Windows and a drainpipe that the picture falls across."""

    def draw(pen: Pen) -> None:
        for x in (664, 860, 1050):
            lean = (x - 560) * 0.05
            pen.block((x, 176 + lean), (74, 118))
        for x in (672, 1064):
            pen.block((x, 392 + (x - 560) * 0.01), (76, 150))

    windows = shape(SIZE, draw, 0.9)
    slats = shape(SIZE, lambda p: [p.block((560, 150 + k * 7), (700, 2.2)) for k in range(60)], 0.6)
    frame = frame.filtered(windows, (0.56, 0.58, 0.60)).filtered(
        work(lambda a, b: a * b, windows, slats), (0.35, 0.35, 0.35)
    )
    pipe = shape(SIZE, lambda p: p.block((1012, 90), (7, 480)), 0.8)
    return frame.filtered(pipe, (0.35, 0.35, 0.36)).filtered(
        work(lambda p, n: p * (n - 0.3), patch, clouds(SIZE, 73, (16, 9), 7)), (0.35, 0.35, 0.37)
    )


def _beam(frame: Frame) -> Frame:
    """The projector's light on its way, from a window high on the left."""
    smoke = clamp(work(lambda n: (n - 0.25) * 1.9, clouds(SIZE, 81, (6, 5))), 0.05, 1.5)
    fade = glow(SIZE, (60, 96), (1300, 800), 1.6)
    source = (70, 92)
    for lower, upper, strength in (
        (PICTURE[2], PICTURE[0], 0.050),
        (PICTURE[3], PICTURE[1], 0.034),
        ((900, 420), (900, 140), 0.022),
    ):
        cone = shape(SIZE, lambda p, a=lower, b=upper: p.polygon([source, a, b]), 7)
        ray = work(lambda c, s, f: c * s * f, cone, smoke, fade)
        frame = frame.lit(ray, (strength, strength * 0.98, strength * 0.90))
    frame = frame.lit(glow(SIZE, source, (190, 170), 8), (0.16, 0.155, 0.14))
    return frame.lit(glow(SIZE, source, (13, 12), 2), (6, 5.7, 5.0))


def _street(frame: Frame) -> Frame:
    """Wet paving stones that give the picture back."""
    ground = fall(SIZE, [(0.80, 0), (0.83, 1)])
    frame = frame.covered(ground, (0.006, 0.006, 0.008))
    shine = glow(SIZE, (900, 560), (620, 150), 2)
    stones = clamp(work(lambda n: (n - 0.42) * 4, clouds(SIZE, 91, (40, 60), 3)))
    return frame.lit(work(lambda g, s, n: g * s * n, ground, shine, stones), (0.06, 0.058, 0.052))


def _crowd(frame: Frame) -> Frame:
    """Three rows of people from behind, on chairs and on their feet."""
    chance = random.Random(33)  # noqa: S311 — who stands where, no secret
    for base, s, step, spread in ((530, 0.58, 34, 1.0), (560, 0.80, 54, 1.0), (612, 1.25, 96, 1.0)):
        people = []
        x = chance.uniform(-40, 40)
        while x < 1640:
            if chance.random() < 0.84:
                people.append(
                    (
                        x + chance.uniform(-8, 8) * spread,
                        base + chance.uniform(-16, 12) * s,
                        s * chance.uniform(0.84, 1.08),
                    )
                )
            x += step

        def draw(pen: Pen, down: float = 0, people: list[tuple[float, float, float]] = people) -> None:
            for x, y, k in people:
                pen.ellipse((x, y + down), (17 * k, 22 * k))
                pen.block((x - 8 * k, y + 12 * k + down), (16 * k, 26 * k))
                sides = [
                    (x - 40 * k, y + 62 * k),
                    (x - 26 * k, y + 38 * k),
                    (x + 26 * k, y + 38 * k),
                    (x + 40 * k, y + 62 * k),
                ]
                pen.polygon([(a, b + down) for a, b in [*sides, (x + 46 * k, 800), (x - 46 * k, 800)]])

        body = shape(SIZE, draw, 0.6 + s * 0.8)
        light = glow(SIZE, (900, 380), (820, 560), 1.4)
        rim = work(
            lambda b, i, g, f: b * (1 - i) * g * f,
            body,
            shape(SIZE, lambda p, d=draw, s=s: d(p, 2.2 * s), 0.8 + s),
            light,
            fall(SIZE, [((base - 20 * s) / 670, 1), ((base + 46 * s) / 670, 0.12)]),
        )
        frame = frame.covered(body, (0.0042, 0.0043, 0.005)).lit(rim, (0.15, 0.145, 0.132))
    return frame
