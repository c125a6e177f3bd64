"""The auditorium of the Petrel twice: a ruin in the morning, and the night of the power cut."""

import math
import random

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Band, Lens, Pen, Point, Size, clamp, clouds, fall, glow, shape, work

FLOOR, CEILING, HALF, BACK = -1.9, 4.6, 7.4, 27.0
SUN = (-1.5, 1.1)  # how far a ray wanders to the side and into the room, from roof to floor
HOLES = (
    (5.6, 23.0, 0.30),
    (1.2, 20.5, 0.34),
    (-3.4, 18.0, 0.42),
    (4.6, 15.0, 0.34),
    (0.2, 12.4, 0.40),
    (-4.4, 10.4, 0.30),
    (4.3, 8.6, 0.24),
)


def ruin() -> Image.Image:
    """Seven shafts of morning light stand between the rows; someone has just come in."""
    size = (1600, 670)
    lens = Lens((760, 318), 1080)
    frame = _shell(size, lens)
    shafts = sorted(HOLES, key=lambda hole: -hole[1])
    z = BACK - 3.2
    walked = False
    while z > 3.4:
        while shafts and shafts[0][1] + SUN[1] > z:
            frame = _shaft(frame, lens, shafts.pop(0))
        if z < 13.6 and not walked:
            frame, walked = _visitor(frame, lens, (-0.15, 13.9)), True
        frame = _row(frame, lens, z)
        z -= 0.98
    for hole in shafts:
        frame = _shaft(frame, lens, hole)
    return develop(frame, 1, exposure=1.15, corners=0.7)


def _shell(size: Size, lens: Lens) -> Frame:
    """The empty room: walls, beams, a torn screen, all in the light that leaks in."""
    frame = sky(size, [(0, (0.010, 0.011, 0.013)), (1, (0.010, 0.010, 0.010))])
    far = [lens.at(x, y, BACK) for x, y in ((-HALF, CEILING), (HALF, CEILING), (HALF, FLOOR), (-HALF, FLOOR))]
    frame = frame.covered(shape(size, lambda p: p.polygon(far)), (0.040, 0.041, 0.042))
    for side in (-1, 1):
        wall = [lens.at(side * HALF, y, z) for y, z in ((CEILING, BACK), (CEILING, 2), (FLOOR, 2), (FLOOR, BACK))]
        light = (0.026, 0.026, 0.027) if side < 0 else (0.016, 0.016, 0.018)
        frame = frame.covered(shape(size, lambda p, wall=wall: p.polygon(wall)), light)
    damp = clamp(work(lambda n: (n - 0.42) * 3, clouds(size, 9, (9, 5))))
    frame = frame.filtered(damp, (0.45, 0.46, 0.48))
    for z in (24.0, 20.0, 16.5, 13.5, 11.0, 8.8, 6.9, 5.3, 4.0):
        frame = frame.covered(_portal(size, lens, z), (z / 1500, z / 1500, z / 1500))
    ragged = [
        (-5, 3.3),
        (5, 3.3),
        (5, -0.3),
        (3.4, -0.25),
        (3.3, 0.5),
        (3.15, 1.5),
        (2.95, 0.7),
        (2.3, 0.25),
        (2.5, -0.35),
    ]
    ragged += [(-3.9, -0.3), (-4.1, 0.1), (-4.6, -0.3), (-5, -0.2)]
    screen = shape(size, lambda p: p.polygon([lens.at(x, y, BACK) for x, y in ragged]), 0.8)
    stains = work(lambda s, n: s * (n - 0.30) * 1.7, screen, clouds(size, 4, (14, 8)))
    return frame.covered(screen, (0.10, 0.098, 0.09)).filtered(clamp(stains), (0.2, 0.19, 0.17))


def _portal(size: Size, lens: Lens, z: float) -> Band:
    """A beam under the roof and the pillars that carry it."""

    def draw(pen: Pen) -> None:
        for side in (-1, 1):
            pen.polygon(
                [
                    lens.at(side * a, y, z)
                    for a, y in ((HALF, CEILING), (HALF - 0.35, CEILING), (HALF - 0.35, FLOOR), (HALF, FLOOR))
                ]
            )
        pen.polygon(
            [
                lens.at(x, y, z)
                for x, y in ((-HALF, CEILING), (HALF, CEILING), (HALF, CEILING - 0.4), (-HALF, CEILING - 0.4))
            ]
        )

    return shape(size, draw, 0.6 + 6 / z)


def _shaft(frame: Frame, lens: Lens, hole: tuple[float, float, float]) -> Frame:
    """One ray from a hole in the roof to the floor, seen by its dust."""
    x, z, r = hole
    size = frame.size
    (ax, ay), (bx, by) = lens.at(x, CEILING, z), lens.at(x + SUN[0], FLOOR + 0.5, z + SUN[1])
    top, foot = lens.focal * r / z, lens.focal * r * 1.25 / (z + SUN[1])
    ray = [(ax - top, ay), (ax + top, ay), (bx + foot, by), (bx - foot, by)]
    inner = [(ax - top * 0.5, ay), (ax + top * 0.6, ay), (bx + foot * 0.5, by), (bx - foot * 0.4, by)]
    dust = clamp(work(lambda n: (n - 0.22) * 2.1, clouds(size, round(z * 10), (7, 6))), 0.1, 1.6)
    fade = fall(size, [(max(0, ay) / size[1], 1), (min(1, by / size[1]), 0.34)])
    beam = work(
        lambda m, i, d, f: (m * 0.5 + i * 0.6) * d * f,
        shape(size, lambda p: p.polygon(ray), 3 + 22 / z),
        shape(size, lambda p: p.polygon(inner), 2 + 10 / z),
        dust,
        fade,
    )
    pool = glow(size, (bx, by), (foot * 2.2, foot * 0.9), 2)
    spill = glow(size, (bx, by), (foot * 13, foot * 7), 4)
    source = _hole(size, (ax, ay), (top, top * 0.42), round(z * 10))
    frame = frame.lit(beam, (0.175, 0.158, 0.124)).lit(pool, (1.3, 1.1, 0.8)).lit(spill, (0.034, 0.029, 0.022))
    return frame.lit(source, (2.6, 2.6, 2.5))


def _hole(size: Size, centre: Point, radii: Point, seed: int) -> Band:
    """A ragged hole in the roof with the sky behind it."""
    chance = random.Random(seed)  # noqa: S311 — how the boards broke, no secret
    turns = [(i / 11 * math.tau, chance.uniform(0.55, 1.2)) for i in range(11)]
    rim = [(centre[0] + math.cos(a) * radii[0] * r, centre[1] + math.sin(a) * radii[1] * r) for a, r in turns]
    return shape(size, lambda p: p.polygon(rim), 0.8)


def _light_at(x: float, z: float) -> float:
    """How much of the rays' light reaches a place among the seats."""
    total = 0.0
    for hx, hz, r in HOLES:
        dx, dz = x - (hx + SUN[0]), z - (hz + SUN[1])
        total += r / 0.35 * (2.6 / (1 + 9 * (dx * dx + dz * dz)) + 0.20 / (1 + 0.3 * (dx * dx + dz * dz)))
    return total


def _row(frame: Frame, lens: Lens, z: float) -> Frame:
    """A row of folding seats, dark against the light, an edge of light along each back."""
    size = frame.size
    chance = random.Random(round(z * 100))  # noqa: S311 — which seats are broken, no secret
    backs: list[tuple[float, float]] = []
    x = -HALF + 0.7
    while x < HALF - 0.7:
        if not -1.0 < x + 0.3 < 0.7 and chance.random() > 0.05:
            backs.append((x, chance.choice((0, 0, 0, 0.02, -0.05, -0.16))))
        x += 0.58
    unit = lens.focal / z
    base = lens.at(0, FLOOR, z)[1]
    height = 0.92 * unit

    def seats(pen: Pen, lift: float = 0.0, shrink: float = 0.0) -> None:
        for bx, tilt in backs:
            left = lens.at(bx, 0, z)[0]
            top = base - height - tilt * unit + lift
            pen.block((left + shrink, top), (0.53 * unit - 2 * shrink, height * 1.6), 0.13 * unit)

    def edge(pen: Pen) -> None:
        for bx, tilt in backs:
            left = lens.at(bx, 0, z)[0]
            level = min(255, round(150 * _light_at(bx + 0.27, z)))
            pen.block((left, base - height - tilt * unit), (0.53 * unit, height), 0.13 * unit, fill=level)

    body = shape(size, seats, 0.5)
    inside = shape(size, lambda p: seats(p, max(1.1, unit * 0.022), unit * 0.006), 0.8)
    rim = work(lambda e, i: e * (1 - i), shape(size, edge, 0.5), inside)
    front = work(
        lambda e, b, f: e * b * f,
        shape(size, edge, 2),
        body,
        fall(size, [((base - height) / size[1], 1), ((base - height * 0.3) / size[1], 0)]),
    )
    air = 0.030 * (1 - 2.718 ** (-z / 16))
    frame = frame.covered(body, (air * 0.50, air * 0.47, air * 0.44))
    return frame.lit(front, (0.05, 0.036, 0.024)).lit(rim, (0.62, 0.52, 0.38))


def _visitor(frame: Frame, lens: Lens, place: Point) -> Frame:
    """Somebody standing in the aisle, seen from behind."""
    x, z = place
    unit = lens.focal / z
    cx, foot = lens.at(x, FLOOR, z)

    def body(pen: Pen, shift: float = 0.0) -> None:
        def at(dx: float, dy: float) -> Point:
            return cx + dx * unit + shift, foot - dy * unit + abs(shift)

        pen.ellipse(at(0, 1.57), (0.10 * unit, 0.125 * unit))
        pen.polygon(
            [
                at(-0.05, 1.5),
                at(0.05, 1.5),
                at(0.20, 1.38),
                at(0.235, 0.86),
                at(0.17, 0.84),
                at(0.15, 0.70),
                at(0.13, 0),
                at(0.02, 0),
                at(0, 0.66),
                at(-0.03, 0),
                at(-0.13, 0),
                at(-0.15, 0.70),
                at(-0.17, 0.84),
                at(-0.225, 0.86),
                at(-0.20, 1.38),
            ]
        )

    figure = shape(frame.size, body, 0.7)
    rim = work(lambda f, i: f * (1 - i), figure, shape(frame.size, lambda p: body(p, 1.6), 0.7))
    return frame.covered(figure, (0.006, 0.006, 0.007)).lit(rim, (0.5, 0.44, 0.34))
