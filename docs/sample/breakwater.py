"""A sound recordist on a breakwater in fog."""

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Pen, Point, clamp, clouds, fall, glow, shape, work


def breakwater() -> Image.Image:
    """A sound recordist at the end of a mole, listening to fog."""
    size = _w, _h = (1600, 670)
    sea = 0.585
    frame = sky(
        size,
        [
            (0, (0.20, 0.235, 0.25)),
            (0.40, (0.42, 0.455, 0.455)),
            (sea, (0.56, 0.575, 0.55)),
            (sea + 0.02, (0.47, 0.49, 0.475)),
            (1, (0.105, 0.13, 0.145)),
        ],
    )
    bank = work(lambda n, f: (n - 0.5) * f, clouds(size, 3, (3, 7), 5), fall(size, [(0, 1), (0.7, 0.35), (1, 0)]))
    frame = frame.lit(bank, (0.36, 0.37, 0.36)).lit(glow(size, (1130, 262), (560, 330), 3), (0.34, 0.30, 0.22))
    frame = frame.lit(glow(size, (1130, 262), (37, 36), 0.8), (0.9, 0.80, 0.62))
    headland = [(0, 345), (120, 338), (260, 350), (420, 372), (560, 388), (700, 393), (0, 393)]
    frame = frame.covered(work(lambda m: m * 0.16, shape(size, lambda p: p.polygon(headland), 4)), (0.17, 0.20, 0.21))
    frame = _swell(frame, sea)
    mole = [
        (1600, 466),
        (1180, 434),
        (812, 416),
        (760, 417),
        (748, 428),
        (752, 440),
        (900, 462),
        (1220, 520),
        (1600, 640),
    ]
    mirror = [
        (1600, 640),
        (1220, 520),
        (900, 462),
        (752, 440),
        (770, 446),
        (900, 520),
        (1180, 640),
        (1290, 700),
        (1600, 700),
    ]
    frame = frame.filtered(shape(size, lambda p: p.polygon(mirror), 18), (0.62, 0.64, 0.65))
    stone = shape(size, lambda p: p.polygon(mole), 0.9)
    frame = frame.covered(stone, (0.060, 0.066, 0.068))
    top = [(1600, 466), (1180, 434), (812, 416), (760, 417), (752, 421), (900, 433), (1230, 468), (1600, 520)]
    frame = frame.covered(shape(size, lambda p: p.polygon(top), 0.8), (0.165, 0.172, 0.168))
    blocks = work(lambda m, n: m * (n - 0.28) * 1.5, stone, clouds(size, 12, (60, 40), 4))
    frame = frame.filtered(clamp(blocks), (0.35, 0.35, 0.35))
    frame = _lamps(frame)
    frame = _recordist(frame, (880, 424))
    veil = work(
        lambda n, f: (0.10 + 0.35 * n) * f, clouds(size, 19, (3, 4), 5), fall(size, [(0.42, 0), (0.60, 1), (0.86, 0)])
    )
    frame = frame.covered(veil, (0.45, 0.47, 0.46))
    return develop(frame, 6, exposure=0.92, corners=0.55, grain=0.9)


def _swell(frame: Frame, sea: float) -> Frame:
    """Long low waves, finer towards the horizon, and a path of light under the sun."""
    size = _w, _h = frame.size
    near = fall(size, [(sea, 0), (sea + 0.10, 0.35), (1, 1)])
    frame = frame.lit(work(lambda n, f: (n - 0.5) * f, clouds(size, 23, (3, 34), 5), near), (0.17, 0.18, 0.18))
    frame = frame.lit(work(lambda n, f: (n - 0.5) * f, clouds(size, 29, (9, 110), 3), near), (0.16, 0.17, 0.165))
    path = work(
        lambda g, n, f: g * n * n * f,
        glow(size, (1110, 520), (330, 330), 2),
        clouds(size, 37, (10, 130), 3),
        near,
    )
    return frame.lit(path, (0.55, 0.48, 0.36))


def _lamps(frame: Frame) -> Frame:
    """A line of lamp posts that the fog takes one by one; they are still burning."""
    size = frame.size
    for x, y, tall, clear in (
        (1508, 492, 300, 0.86),
        (1318, 462, 216, 0.62),
        (1184, 443, 160, 0.42),
        (1086, 433, 122, 0.26),
    ):
        post = shape(
            size,
            lambda p, x=x, y=y, t=tall: p.line([(x, y), (x, y - t)], t * 0.022).line(
                [(x, y - t), (x - t * 0.11, y - t * 1.02)], t * 0.018
            ),
            0.8 + (1 - clear),
        )
        frame = frame.covered(work(lambda m, c=clear: m * c, post), (0.075, 0.082, 0.084))
        lamp = (x - tall * 0.125, y - tall * 1.01)
        frame = frame.lit(glow(size, lamp, (tall * 0.5, tall * 0.45), 5), (0.26 * clear, 0.19 * clear, 0.10 * clear))
        frame = frame.lit(glow(size, lamp, (tall * 0.035, tall * 0.022), 1), (2.2 * clear, 1.8 * clear, 1.2 * clear))
    return frame


def _recordist(frame: Frame, foot: Point) -> Frame:
    """A standing figure with headphones and a boom held out over the water."""
    size, (fx, fy) = frame.size, foot

    def draw(pen: Pen) -> None:
        pen.ellipse((fx - 2, fy - 139), (11, 13.5))
        pen.ellipse((fx + 8, fy - 138), (4.5, 7))
        pen.line([(fx - 3, fy - 153), (fx + 4, fy - 152), (fx + 8, fy - 144)], 3)
        pen.polygon(
            [
                (fx - 6, fy - 128),
                (fx + 5, fy - 128),
                (fx + 19, fy - 119),
                (fx + 25, fy - 62),
                (fx + 20, fy - 46),
                (fx - 16, fy - 46),
                (fx - 20, fy - 64),
                (fx - 17, fy - 118),
            ]
        )
        pen.polygon(
            [
                (fx - 14, fy - 50),
                (fx + 16, fy - 50),
                (fx + 15, fy),
                (fx + 4, fy),
                (fx + 2, fy - 40),
                (fx - 3, fy),
                (fx - 14, fy),
            ]
        )
        pen.block((fx + 12, fy - 84), (22, 30), 3)
        pen.line([(fx - 12, fy - 112), (fx - 33, fy - 122), (fx - 45, fy - 142)], 8)
        pen.line([(fx + 12, fy - 112), (fx - 6, fy - 104), (fx - 22, fy - 121)], 8)
        pen.line([(fx + 24, fy - 98), (fx - 190, fy - 206)], 2.6)
        pen.line([(fx - 190, fy - 206), (fx - 200, fy - 196)], 2)

    frame = frame.covered(shape(size, draw, 0.7), (0.040, 0.045, 0.048))
    wind = shape(size, lambda p: p.line([(fx - 183, fy - 188), (fx - 226, fy - 204)], 15), 1.6)
    return frame.covered(wind, (0.055, 0.060, 0.062))
