"""The audience of the Petrel on the night the town lost its power, in the light of its own telephones."""

import random

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Band, Colour, Lens, Pen, Point, Size, clouds, even, fall, glow, shape, work

PHONE: Colour = (0.80, 0.95, 1.15)


def power_cut() -> Image.Image:
    """An audience sits in the light of its own telephones, all turned to the ceiling."""
    size = (1600, 900)
    lens = Lens((800, 520), 1000)
    chance = random.Random(21)  # noqa: S311 — who has a telephone, no secret
    frame = sky(size, [(0, (0.010, 0.012, 0.016)), (0.55, (0.006, 0.007, 0.010)), (1, (0.003, 0.003, 0.004))])
    roof = shape(size, lambda p: p.polygon([lens.at(x, 4.4, z) for x, z in ((-8, 24), (8, 24), (8, 3), (-8, 3))]))
    wall = shape(size, lambda p: p.polygon([lens.at(x, y, 24) for x, y in ((-8, 4.4), (8, 4.4), (8, -2), (-8, -2))]))
    screen = shape(
        size,
        lambda p: p.polygon([lens.at(x, y, 24) for x, y in ((-5.4, 3.2), (5.4, 3.2), (5.4, -0.9), (-5.4, -0.9))]),
        1,
    )
    lamps = [
        (-4.4, 21.5),
        (2.1, 19.6),
        (-1.9, 17.7),
        (4.9, 16.2),
        (-3.6, 14.1),
        (1.9, 12.6),
        (4.3, 10.7),
        (-2.7, 9.9),
        (1.5, 7.6),
    ]
    pools, bounce = even(size, 0), even(size, 0)
    for x, z in lamps:
        cx, cy = lens.at(x, 4.4, z)
        r = lens.focal / z
        pools = work(lambda a, b: a + b, pools, glow(size, (cx, cy), (3.2 * r, 0.9 * r), 2.2))
        bounce = work(lambda a, b: a + b, bounce, glow(size, (cx, cy), (8 * r, 4.4 * r), 4))
    texture = work(lambda n: 0.5 + n, clouds(size, 5, (12, 10)))
    frame = frame.lit(work(lambda r, p, b, t: r * (p * 0.15 + b * 0.016) * t, roof, pools, bounce, texture), PHONE)
    frame = frame.lit(work(lambda w, b: w * b * 0.012, wall, bounce), PHONE)
    frame = frame.lit(work(lambda s, b: s * (b * 0.02 + 0.012), screen, bounce), PHONE)
    for z in (21.0, 17.5, 14.5, 12.0, 9.8, 7.8, 6.0, 4.5):
        beam = shape(
            size,
            lambda p, z=z: p.polygon([lens.at(x, y, z) for x, y in ((-8, 4.4), (8, 4.4), (8, 4.0), (-8, 4.0))]),
            5 / z,
        )
        beam = work(lambda m, r: m * r, beam, roof)
        frame = frame.filtered(beam, (0.22, 0.22, 0.24)).lit(work(lambda m, b: m * b * 0.003, beam, bounce), PHONE)
    rows = [22.0 - 0.95 * i for i in range(19)]
    for z in rows:
        for x, at in lamps:
            if z <= at < z + 0.95:
                frame = _telephone(frame, lens, (x, z + 0.3))
        frame = _audience(frame, lens, z, lamps, chance)
    return develop(frame, 3, exposure=1.5, corners=0.75)


def _telephone(frame: Frame, lens: Lens, place: Point) -> Frame:
    """A lamp held up in a hand, and the cone of lit air over it."""
    x, z = place
    size, r = frame.size, lens.focal / z
    px, py = lens.at(x, -0.36, z)
    tx, ty = lens.at(x, 4.4, z)
    cone = [(px - 0.03 * r, py), (px + 0.03 * r, py), (tx + 1.5 * r, ty), (tx - 1.5 * r, ty)]
    core = [(px - 0.02 * r, py), (px + 0.02 * r, py), (tx + 0.6 * r, ty), (tx - 0.6 * r, ty)]
    air = work(lambda n: 0.25 + n * 1.3, clouds(size, round(z * 7), (6, 6)))
    fade = fall(size, [(max(0, ty) / size[1], 0.10), (py / size[1] * 0.72, 0.34), (py / size[1], 1)])
    ray = work(
        lambda a, b, n, f: (a * 0.45 + b * 0.55) * n * f,
        shape(size, lambda p: p.polygon(cone), 14),
        shape(size, lambda p: p.polygon(core), 6),
        air,
        fade,
    )
    frame = (
        frame.covered(_arm(size, lens, place), (0.004, 0.005, 0.006))
        .lit(ray, (0.075, 0.09, 0.11))
        .lit(glow(size, (px, py), (1.1 * r, 0.9 * r), 5), (0.035, 0.042, 0.05))
    )
    return frame.lit(shape(size, lambda p: p.ellipse((px, py), (0.035 * r, 0.035 * r)), 0.7), (5, 5.6, 6.4))


def _arm(size: Size, lens: Lens, place: Point) -> Band:
    """The arm that holds a telephone up, and its hand."""
    x, z = place
    width = 0.075 * lens.focal / z
    points = [lens.at(x + 0.22, -1.2, z), lens.at(x + 0.10, -0.85, z), lens.at(x, -0.42, z)]
    return shape(size, lambda p: p.line(points, width).ellipse(points[-1], (width * 0.7, width * 0.8)), 0.7)


def _audience(frame: Frame, lens: Lens, z: float, lamps: list[Point], chance: random.Random) -> Frame:
    """A row of heads and shoulders over seat backs, edged by the lamps in front of them."""
    size, r = frame.size, lens.focal / z
    people = []
    x = -6.6 + chance.uniform(0, 0.3)
    while x < 6.6:
        if abs(x) > 0.8 and chance.random() < 0.72:
            people.append((x, chance.uniform(-0.07, 0.06), chance.uniform(-0.05, 0.05)))
        x += 0.6

    def draw(pen: Pen, down: float, levels: bool) -> None:
        for px, tall, lean in people:
            near = sum(2.0 / (0.5 + (px - lx) ** 2 + 0.6 * max(0.0, lz - z) ** 2) for lx, lz in lamps if lz > z - 0.5)
            fill = min(255, round(48 * near)) if levels else 255
            cx, cy = lens.at(px + lean, -0.70 + tall, z)
            pen.ellipse((cx, cy + down), (0.105 * r - down * 0.4, 0.14 * r - down * 0.2), fill)
            pen.block((cx - 0.05 * r, cy + 0.08 * r + down), (0.1 * r, 0.2 * r), 0, fill)
            sx = lens.at(px, 0, z)[0]
            pen.block((sx - 0.23 * r, cy + 0.20 * r + down), (0.46 * r, 1.0 * r), 0.15 * r, fill)
        sx = lens.at(-6.9, 0, z)[0]
        for side in (-6.9, 0.62):
            sx = lens.at(side, 0, z)[0]
            pen.block((sx, lens.at(0, -1.02, z)[1] + down), (6.28 * r, 2 * r), 0, 20 if levels else 255)

    body = shape(size, lambda p: draw(p, 0, False), 0.6)
    inside = shape(size, lambda p: draw(p, max(1.2, 0.018 * r), False), 0.9)
    rim = work(lambda e, i: e * (1 - i), shape(size, lambda p: draw(p, 0, True), 0.6), inside)
    haze = 0.010 * (1 - 2.718 ** (-z / 18))
    return frame.covered(body, (haze * 0.7, haze * 0.85, haze)).lit(rim, (0.34, 0.42, 0.52))
