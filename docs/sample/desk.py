"""The subtitler's back room at night: two screens, rain on the window, and the roofs of the lanes."""

import random

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop, sky, soften
from docs.sample.masks import Pen, Size, clouds, fall, glow, shape, work
from docs.sample.solid import (
    Array,
    Distance,
    Lamp,
    Paint,
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

SIZE = (1600, 865)
FILM: Triple = (-0.42, 1.17, 1.02)  # the middles of the screens
LINE: Triple = (0.27, 1.15, 1.04)
HALF = (0.315, 0.178)  # half of a screen
GLASS = (1.55, 0.92, 2.45, 1.42)  # how far off the window is, its sill, its head, half its width


def desk(size: Size = SIZE, passes: int = 10) -> Image.Image:
    """From behind her chair; all the light is that of the screens, and what the city sends in."""
    view = View((0.40, 1.48, -2.05), (-0.07, 1.335, 1.2), 40, 2.6, 0.010)
    frame = take(_stage(), view, size, passes, 41)
    return develop(_air(frame), 42, exposure=1.5, corners=0.6)


def _stage() -> Stage:
    cloth, skin, hair, headset = _woman()
    (x, y, z), (a, b, c) = FILM, LINE
    w, h = HALF
    return Stage(
        (
            Solid(block((-0.05, 0.71, 0.95), (1.40, 0.02, 0.42), 0.01), _wood, 0.05, 0.12),
            Solid(_wall(), _paint),
            Solid(lambda p: np.float32(2.8) - p[1], (0.16, 0.15, 0.14)),
            Solid(lambda p: np.float32(1.75) - np.abs(p[0]), _paint),
            Solid(
                lambda p: np.float32(GLASS[0] + 0.22) - p[2],
                (0, 0, 0),
                glow=_shown(_rained(_town()), (-1.6, 2.6), (3.2, 1.8)),
            ),
            Solid(_bars(), (0.07, 0.05, 0.04)),
            Solid(_frames(), (0.010, 0.010, 0.011), 0.03, 0.2),
            Solid(block(FILM, (w, h, 0.006)), (0, 0, 0), glow=_shown(_film(), (x - w, y + h), (2 * w, 2 * h))),
            Solid(block(LINE, (w, h, 0.006)), (0, 0, 0), glow=_shown(_timeline(), (a - w, b + h), (2 * w, 2 * h))),
            Solid(cloth, _knit),
            Solid(skin, (0.50, 0.32, 0.24)),
            Solid(hair, (0.018, 0.014, 0.013), 0.06, 0.25),
            Solid(headset, (0.02, 0.02, 0.022), 0.05, 0.15),
            Solid(_chair(), (0.03, 0.03, 0.032), 0.03, 0.3),
            Solid(_things(), _papers, 0.03, 0.2),
        ),
        (
            Lamp((x - w, y + h, z - 0.02), (2 * w, 0, 0), (0, -2 * h, 0), (9.5, 7.6, 5.0)),
            Lamp((a - w, b + h, c - 0.02), (2 * w, 0, 0), (0, -2 * h, 0), (1.3, 3.2, 3.3)),
            Lamp((-1.3, 2.4, 1.5), (2.6, 0, 0), (0, -1.4, 0), (0.26, 0.30, 0.46)),
            Lamp((-1.7, 2.2, -2.4), (0.6, 0, 0.3), (0, 0.8, 0), (1.3, 0.9, 0.6)),
        ),
        (0.0008, 0.0010, 0.0013),
        9,
    )


def _shown(picture: Frame, corner: tuple[float, float], size: tuple[float, float]) -> Paint:
    """A picture as light that comes from an upright plane: where its upper left corner is, and how large it is."""
    (left, top), (wide, high) = corner, size

    def glow(p: Array) -> Array:
        u, v = (p[0] - np.float32(left)) / wide, (np.float32(top) - p[1]) / high
        return np.stack([picked(band, u, v) for band in picture.bands])

    return glow


# --- the room


def _wall() -> Distance:
    """The wall with the window in it."""
    z, low, high, half = GLASS
    around = joined(
        block((0, low / 2, z + 0.1), (2, low / 2, 0.1)),
        block((0, high + 0.3, z + 0.1), (2, 0.3, 0.1)),
        block((-half - 0.5, 1.5, z + 0.1), (0.5, 1.5, 0.1)),
        block((half + 0.5, 1.5, z + 0.1), (0.5, 1.5, 0.1)),
    )
    return within(around, lambda p: np.float32(z) - p[2], 0.15)


def _bars() -> Distance:
    """The window's frame: two uprights, a transom, a sill."""
    z, low, high, half = GLASS
    middle, tall = (low + high) / 2, (high - low) / 2
    bars = joined(
        block((-0.50, middle, z + 0.08), (0.026, tall, 0.03)),
        block((0.52, middle, z + 0.08), (0.026, tall, 0.03)),
        block((0, high - 0.40, z + 0.08), (half, 0.024, 0.03)),
        block((0, low, z + 0.05), (half + 0.04, 0.025, 0.12), 0.01),
    )
    return within(bars, lambda p: np.float32(z - 0.07) - p[2])


def _frames() -> Distance:
    """The screens' edges and feet, and the keyboard."""
    parts = [block((-0.12, 0.742, 0.72), (0.22, 0.010, 0.065), 0.006)]
    for x, y, z in (FILM, LINE):
        parts += [
            block((x, y, z + 0.025), (HALF[0] + 0.014, HALF[1] + 0.014, 0.022), 0.008),
            block((x, y - 0.28, z + 0.07), (0.03, 0.16, 0.02)),
            block((x, 0.735, z + 0.05), (0.13, 0.006, 0.09), 0.005),
        ]
    return within(joined(*parts), block((-0.08, 1.05, 0.9), (0.72, 0.35, 0.26)))


def _chair() -> Distance:
    back = block((0.02, 0.72, -0.03), (0.23, 0.27, 0.025), 0.02)
    return within(
        joined(back, limb((0.02, 0.3, 0), (0.02, 0.6, -0.02), 0.03, 0.03)), block((0.02, 0.65, 0), (0.24, 0.36, 0.06))
    )


def _things() -> Distance:
    """Books in two piles, a mug, and slips of paper on the edge of a screen."""
    chance = random.Random(9)  # noqa: S311 — how the books lie, no secret
    parts = []
    for x, z, count in ((-1.06, 1.0, 9), (0.88, 1.06, 6)):
        y = 0.73
        for _ in range(count):
            thick = chance.uniform(0.012, 0.026)
            y += thick
            parts.append(
                block((x + chance.uniform(-0.02, 0.02), y, z), (chance.uniform(0.10, 0.13), thick - 0.001, 0.09), 0.003)
            )
            y += thick
    mug = joined(
        limb((0.70, 0.75, 0.82), (0.70, 0.80, 0.82), 0.038, 0.040),
        limb((0.75, 0.77, 0.82), (0.75, 0.80, 0.82), 0.008, 0.008),
    )
    cup = without(mug, block((0.70, 0.90, 0.82), (0.1, 0.085, 0.1)))
    slips = [
        block((LINE[0] + dx, LINE[1] + HALF[1] + 0.022, LINE[2] + 0.002), (0.026, 0.026, 0.001))
        for dx in (-0.19, 0.16, 0.225)
    ]
    left = within(joined(*parts[:9]), block((-1.06, 0.92, 1.0), (0.16, 0.24, 0.1)))
    right = within(joined(*parts[9:], cup), block((0.82, 0.87, 0.95), (0.22, 0.16, 0.22)))
    return joined(left, right, within(joined(*slips), block((0.3, 1.36, 1.04), (0.25, 0.05, 0.01))))


_GRAIN = clouds((512, 512), 61, (3, 50), 5)
_STAIN = clouds((512, 512), 62, (4, 4), 7)


def _wood(p: Array) -> Array:
    return (0.4 + picked(_GRAIN, p[0] * 0.3, p[2] * 0.5)) * column((0.13, 0.075, 0.045))


def _paint(p: Array) -> Array:
    return (0.5 + picked(_STAIN, (p[0] + p[2]) * 0.3, p[1] * 0.3)) * column((0.20, 0.185, 0.165))


def _knit(p: Array) -> Array:
    rib = 0.75 + 0.25 * np.sin(p[0] * 520)
    return np.asarray(rib * column((0.16, 0.075, 0.06)), dtype=np.float32)


def _papers(p: Array) -> Array:
    """Each thing has the colour of the height at which it lies."""
    tone = picked(_STAIN, np.floor(p[1] * 31) * 0.137 + 0.05, np.floor(p[0] * 2) * 0.31)
    slip = p[1] > 1.3
    books = (0.08 + 0.9 * np.clip(tone - 0.3, 0, 1)) * column((0.55, 0.45, 0.36))
    return np.asarray(np.where(slip, column((0.75, 0.60, 0.16)), books), dtype=np.float32)


# --- she


def _woman() -> tuple[Distance, Distance, Distance, Distance]:
    """Seated with her back to us, her head a little to the left: her pullover, skin, hair and headset."""
    x, z = 0.015, 0.24
    cloth = joined(
        limb((x, 0.62, z), (x, 0.86, z + 0.01), 0.150, 0.155),
        limb((x - 0.155, 1.010, z + 0.02), (x + 0.160, 1.000, z + 0.02), 0.062, 0.062),
        limb((x, 0.86, z + 0.01), (x - 0.005, 1.03, z + 0.04), 0.150, 0.070),
        limb((x - 0.190, 0.995, z + 0.03), (x - 0.270, 0.765, z + 0.14), 0.060, 0.052),
        limb((x - 0.270, 0.765, z + 0.14), (x - 0.16, 0.765, z + 0.38), 0.050, 0.036),
        limb((x + 0.195, 0.985, z + 0.03), (x + 0.285, 0.755, z + 0.13), 0.060, 0.052),
        limb((x + 0.285, 0.755, z + 0.13), (x + 0.08, 0.765, z + 0.40), 0.050, 0.036),
        blend=0.07,
    )
    head = (x - 0.018, 1.232, z + 0.085)
    hx, hy, hz = head
    skin = joined(
        limb((x - 0.005, 1.03, z + 0.04), (hx, 1.16, hz - 0.02), 0.050, 0.046),
        egg((hx, hy, hz + 0.01), (0.070, 0.105, 0.090)),
        egg((hx - 0.079, hy - 0.005, hz), (0.012, 0.030, 0.02)),
        egg((hx + 0.079, hy - 0.005, hz), (0.012, 0.030, 0.02)),
        blend=0.02,
    )
    hair = joined(
        egg((hx, hy + 0.022, hz - 0.012), (0.082, 0.102, 0.096)),
        limb((hx, hy, hz - 0.030), (hx + 0.002, hy - 0.095, hz - 0.040), 0.076, 0.050),
        egg((hx + 0.006, hy - 0.105, hz - 0.075), (0.040, 0.036, 0.036)),
        limb((hx + 0.030, hy - 0.09, hz - 0.10), (hx + 0.075, hy - 0.05, hz - 0.12), 0.004, 0.002),
        blend=0.018,
    )

    def band(p: Array) -> Array:
        """The arch over her head."""
        a, b, c = p[0] - np.float32(hx), p[1] - np.float32(hy + 0.020), p[2] - np.float32(hz - 0.005)
        ring = np.hypot(a * 1.16, np.maximum(b, 0)) - np.float32(0.116)
        out = np.hypot(np.hypot(ring, np.maximum(-b, 0)), np.maximum(np.abs(c) - 0.012, 0))
        return np.asarray(out * 0.86 - 0.006, dtype=np.float32)

    headset = joined(
        band,
        egg((hx - 0.094, hy - 0.012, hz), (0.022, 0.046, 0.036)),
        egg((hx + 0.094, hy - 0.012, hz), (0.022, 0.046, 0.036)),
    )
    near = ball(head, 0.17)
    return (
        within(cloth, block((x, 0.8, z + 0.15), (0.36, 0.30, 0.34))),
        within(skin, joined(near, ball((x, 1.06, z + 0.04), 0.1))),
        within(hair, near),
        within(headset, near),
    )


# --- what the screens show


def _film() -> Frame:
    """A kitchen: a man against the refrigerator, a girl with a suitcase, the light of the door; and two lines."""
    size = (640, 362)
    frame = sky(
        size,
        [(0, (0.17, 0.10, 0.045)), (0.75, (0.30, 0.18, 0.08)), (0.76, (0.12, 0.07, 0.03)), (1, (0.07, 0.04, 0.02))],
    )
    frame = frame.lit(glow(size, (470, 120), (300, 260), 2), (0.55, 0.38, 0.20))
    door = shape(size, lambda p: p.polygon([(420, 40), (540, 30), (540, 330), (420, 300)]), 2)
    frame = frame.covered(door, (1.15, 0.95, 0.62))
    frame = frame.covered(
        shape(size, lambda p: p.block((80, 40), (120, 270), 8).block((76, 140), (128, 4)), 1.5), (0.30, 0.27, 0.20)
    )

    def people(pen: Pen) -> None:
        pen.ellipse((236, 96), (24, 30))
        pen.polygon([(214, 122), (258, 122), (276, 150), (272, 320), (206, 320), (198, 150)])
        pen.ellipse((438, 118), (19, 24))
        pen.polygon([(424, 138), (454, 138), (468, 170), (462, 250), (466, 322), (416, 322), (418, 240), (410, 170)])
        pen.block((468, 262), (54, 62), 5).block((484, 250), (20, 14), 3)

    frame = frame.covered(shape(size, people, 2), (0.030, 0.020, 0.014))
    words = shape(
        size,
        lambda p: (
            [p.block((236 + i * 28, 306), (21, 15), 3) for i in range(6)]
            + [p.block((250 + i * 28, 330), (21, 15), 3) for i in range(5)]
        ),
        1,
    )
    return frame.lit(words, (1.5, 1.5, 1.4))


def _timeline() -> Frame:
    """Lines in their boxes, the sound under them, and where it has got to."""
    size = (640, 362)
    frame = sky(size, [(0, (0.020, 0.030, 0.034)), (1, (0.014, 0.020, 0.024))])
    chance = random.Random(5)  # noqa: S311 — how long the lines are, no secret

    def boxes(pen: Pen) -> None:
        for row in range(7):
            pen.block((24, 24 + row * 17), (chance.uniform(120, 330), 7), 2, 150 if row != 3 else 255)

    frame = frame.lit(shape(size, boxes, 0.8), (0.30, 0.42, 0.42))
    frame = frame.lit(
        shape(size, lambda p: [p.block((20 + i * 88, 172), (chance.uniform(34, 74), 26), 3) for i in range(7)], 0.8),
        (0.55, 0.30, 0.08),
    )

    def sound(pen: Pen) -> None:
        loud = 0.3
        for x in range(20, 620, 3):
            loud = min(1, max(0.05, loud + chance.uniform(-0.25, 0.25)))
            half = 52 * loud * chance.uniform(0.5, 1)
            pen.line([(x, 275 - half), (x, 275 + half)], 2)

    frame = frame.lit(shape(size, sound, 0.7), (0.10, 0.85, 0.75))
    return frame.lit(shape(size, lambda p: p.line([(344, 160), (344, 345)], 3), 0.6), (2.0, 0.6, 0.3))


# --- what is outside


def _town() -> Frame:
    """Tiled roofs with lit dormers, and behind them the towers in the wet air."""
    size = (1600, 900)
    frame = sky(
        size,
        [
            (0, (0.020, 0.024, 0.045)),
            (0.45, (0.075, 0.062, 0.085)),
            (0.62, (0.12, 0.085, 0.085)),
            (1, (0.02, 0.02, 0.03)),
        ],
    )
    frame = frame.lit(work(lambda n: (n - 0.4) * 0.7, clouds(size, 71, (4, 6), 5)), (0.03, 0.028, 0.04))
    chance = random.Random(17)  # noqa: S311 — which windows are lit, no secret
    for left, wide, top, tone in (
        (40, 150, 250, 0.7),
        (230, 90, 330, 0.5),
        (350, 190, 150, 1.0),
        (600, 120, 290, 0.6),
        (760, 90, 60, 1.0),
        (900, 210, 260, 0.8),
        (1160, 130, 170, 1.0),
        (1330, 100, 320, 0.6),
        (1450, 160, 220, 0.8),
    ):
        body = shape(size, lambda p, a=left, b=wide, c=top: p.block((a, c), (b, 700)), 5)
        frame = frame.covered(work(lambda m, t=tone: m * 0.75 * t, body), (0.028, 0.028, 0.042))

        def rooms(pen: Pen, a: int = left, b: int = wide, c: int = top) -> None:
            for y in range(c + 16, 640, 15):
                for x in range(a + 10, a + b - 14, 17):
                    if chance.random() < 0.30:
                        pen.block((x, y), (9, 7), 1, chance.choice((90, 150, 255)))

        frame = frame.lit(shape(size, rooms, 2.6), (0.62 * tone, 0.46 * tone, 0.26 * tone))
    for x, y, w, h, colour in (
        (382, 352, 130, 20, (1.5, 0.15, 0.13)),
        (776, 250, 56, 150, (0.11, 0.8, 1.15)),
        (1176, 330, 98, 22, (1.4, 0.7, 0.14)),
    ):
        sign = shape(
            size,
            lambda p, x=x, y=y, w=w, h=h: [
                p.block(
                    (x + i * (w / 5 if w > h else 0), y + i * (0 if w > h else h / 5)),
                    (w / 6 if w > h else w, h if w > h else h / 6),
                    3,
                )
                for i in range(5)
            ],
            4,
        )
        frame = frame.lit(sign, colour).lit(
            glow(size, (x + w / 2, y + h / 2), (240, 200), 4), (colour[0] * 0.10, colour[1] * 0.10, colour[2] * 0.10)
        )
    for ridge, foot, seed in ((555, 660, 3), (642, 770, 4), (752, 900, 6)):
        frame = _terrace(frame, ridge, foot, seed)
    return frame


def _terrace(frame: Frame, ridge: float, foot: float, seed: int) -> Frame:
    """One roof over a row of houses: tiles, walls between the houses, dormers, chimneys, and the wet light on all."""
    size, tall = frame.size, foot - ridge
    chance = random.Random(seed)  # noqa: S311 — where the dormers are, no secret
    house = tall * 1.75
    walls = [chance.uniform(-house, 0) + i * house for i in range(round(1600 / house) + 3)]
    sag = [ridge + chance.uniform(-0.04, 0.04) * tall for _ in walls]

    def roof(pen: Pen) -> None:
        for x, y in zip(walls, sag, strict=True):
            pen.polygon([(x, y), (x + house, y), (x + house, 900), (x, 900)])

    def masonry(pen: Pen, down: float = 0) -> None:
        for x, y in zip(walls, sag, strict=True):
            w = tall * 0.085
            pen.polygon(
                [(x - w, y - w * 1.6 + down), (x + w, y - w * 1.6 + down), (x + w * 1.5, 900), (x - w * 1.5, 900)]
            )
            pen.block((x + house * 0.62, y - tall * 0.20 + down), (tall * 0.15, tall * 0.36))

    tiles = shape(
        size,
        lambda p: [
            p.line([(x, ridge), (x + (x - 800) * 0.05, foot)], tall * 0.018)
            for x in range(-100, 1700, max(5, round(tall * 0.065)))
        ],
        1.2,
    )
    body, walls_ = shape(size, roof, 1.8), shape(size, masonry, 1.8)
    damp = clouds(size, 80 + seed, (9, 6), 5)
    tone = tall / 110
    frame = frame.covered(body, (0.012 * tone, 0.012 * tone, 0.018 * tone))
    slope = fall(size, [(ridge / 900, 1), (foot / 900, 0.25)])
    frame = frame.lit(work(lambda b, t, d, s: b * t * d * s, body, tiles, damp, slope), (0.105, 0.085, 0.105))
    edge = shape(size, lambda p: [p.block((x, y - 2), (house, 3.5)) for x, y in zip(walls, sag, strict=True)], 1.4)
    frame = frame.lit(edge, (0.085, 0.066, 0.070)).covered(walls_, (0.020, 0.019, 0.024))
    rim = work(lambda a, b: a * (1 - b), walls_, shape(size, lambda p: masonry(p, 4), 2))
    frame = frame.lit(rim, (0.11, 0.085, 0.085))
    for x, y in zip(walls, sag, strict=True):
        if chance.random() < 0.7:
            frame = _dormer(
                frame, x + house * chance.uniform(0.22, 0.42), y + tall * 0.34, tall * 0.34, chance.random() < 0.62
            )
    return frame


def _dormer(frame: Frame, x: float, y: float, w: float, lit: bool) -> Frame:
    """A window in a roof, under a small gable of its own."""
    size = frame.size
    house = [
        (x - w * 0.62, y),
        (x, y - w * 0.52),
        (x + w * 0.62, y),
        (x + w * 0.50, y + w * 0.70),
        (x - w * 0.50, y + w * 0.70),
    ]
    frame = frame.covered(shape(size, lambda p: p.polygon(house), 1.6), (0.013, 0.012, 0.015))
    frame = frame.lit(shape(size, lambda p: p.line([house[0], house[1], house[2]], w * 0.05), 1.4), (0.12, 0.09, 0.085))
    panes = shape(
        size,
        lambda p: p.block((x - w * 0.36, y + w * 0.06), (w * 0.33, w * 0.52)).block(
            (x + w * 0.03, y + w * 0.06), (w * 0.33, w * 0.52)
        ),
        1.6,
    )
    if not lit:
        return frame.lit(panes, (0.030, 0.032, 0.045))
    frame = frame.lit(panes, (1.15, 0.60, 0.20))
    return frame.lit(glow(size, (x, y + w * 0.3), (w * 2.6, w * 2.2), 4), (0.085, 0.044, 0.015))


def _rained(town: Frame) -> Frame:
    """The town through a wet pane: soft, and small and upside down in every drop."""
    wide, high = town.size
    chance = random.Random(23)  # noqa: S311 — where the drops are, no secret
    dent = np.zeros((high, wide, 2), dtype=np.float32)
    lens = np.zeros((high, wide), dtype=np.float32)
    for _ in range(2600):
        x, y = chance.uniform(0, wide), chance.uniform(0, high)
        radius = min(17, 2.6 + chance.expovariate(0.42))
        _drop(dent, lens, x, y, radius, radius * chance.uniform(1.0, 1.35))
    for _ in range(34):
        x, y, radius = chance.uniform(0, wide), chance.uniform(0, high * 0.8), chance.uniform(6, 10)
        for step in range(round(chance.uniform(8, 30))):
            x += chance.uniform(-1.6, 1.6)
            y += radius * 0.8
            _drop(dent, lens, x, y, radius * (0.35 + 0.02 * step), radius * 0.9)
        _drop(dent, lens, x, y, radius * 1.35, radius * 1.9)
    v, u = np.mgrid[0:high, 0:wide].astype(np.float32)
    soft = [np.asarray(band, dtype=np.float32) for band in town.bands]
    bands = []
    for band, sharp in zip(soften(town, 12).bands, soft, strict=True):
        plain = np.asarray(band, dtype=np.float32)
        i = np.clip(u + dent[..., 0] * 150, 0, wide - 1).astype(np.int64)
        j = np.clip(v + dent[..., 1] * 190 - 60 * lens, 0, high - 1).astype(np.int64)
        bands.append(Image.fromarray(np.asarray(plain * (1 - lens) + sharp[j, i] * lens * 1.15, dtype=np.float32)))
    return Frame((bands[0], bands[1], bands[2]))


def _drop(dent: Array, lens: Array, x: float, y: float, wide: float, tall: float) -> None:
    """Dent the pane with a drop: within it, where to look instead, and that one looks through water."""
    left, right = max(0, int(x - wide - 1)), min(lens.shape[1], int(x + wide + 2))
    top, foot = max(0, int(y - tall - 1)), min(lens.shape[0], int(y + tall + 2))
    if left >= right or top >= foot:
        return
    v, u = np.mgrid[top:foot, left:right].astype(np.float32)
    a, b = (u - np.float32(x)) / wide, (v - np.float32(y)) / tall
    out = np.hypot(a, b)
    here = np.clip((1 - out) * min(wide, 6), 0, 1)
    lens[top:foot, left:right] = np.maximum(lens[top:foot, left:right], here)
    bend = out**2 * here
    dent[top:foot, left:right, 0] = dent[top:foot, left:right, 0] * (1 - here) - a * bend
    dent[top:foot, left:right, 1] = dent[top:foot, left:right, 1] * (1 - here) - b * bend


def _air(frame: Frame) -> Frame:
    """The screens' light in the air of the room."""
    wide, high = frame.size
    return frame.lit(glow(frame.size, (wide * 0.34, high * 0.55), (wide * 0.34, high * 0.6), 3), (0.020, 0.015, 0.009))
