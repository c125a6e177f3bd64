"""A harbour town before sunrise, with one window lit: the cover of the first number."""

from array import array

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Band, Pen, Point, Size, clouds, fall, glow, shape, work


def first_light() -> Image.Image:
    """The town before sunrise; over the fish market one window is lit."""
    size = _w, _h = (1600, 1067)
    frame = sky(
        size,
        [
            (0, (0.035, 0.060, 0.105)),
            (0.30, (0.12, 0.155, 0.20)),
            (0.47, (0.46, 0.34, 0.27)),
            (0.535, (0.72, 0.46, 0.28)),
            (0.54, (0.20, 0.19, 0.20)),
            (1, (0.035, 0.045, 0.065)),
        ],
    )
    veils = work(
        lambda n, f: (n - 0.48) * f,
        clouds(size, 71, (3, 14), 6),
        fall(size, [(0, 0.2), (0.36, 1), (0.53, 0.2), (0.54, 0)]),
    )
    frame = frame.lit(veils, (0.50, 0.36, 0.30)).lit(glow(size, (1120, 575), (560, 130), 3), (0.40, 0.22, 0.08))
    swell = work(
        lambda n, f: (n - 0.5) * f, clouds(size, 73, (6, 120), 5), fall(size, [(0.54, 0), (0.56, 0.6), (0.8, 1)])
    )
    frame = frame.lit(swell, (0.16, 0.13, 0.12))
    road = work(lambda g, n: g * n * n, glow(size, (1120, 640), (300, 190), 2), clouds(size, 79, (12, 120), 3))
    frame = frame.lit(work(lambda r, f: r * f, road, fall(size, [(0.54, 0), (0.545, 1)])), (1.1, 0.62, 0.28))
    for seed, base, rise, tone in ((5, 560, 250, 0.30), (6, 572, 200, 0.55), (8, 590, 150, 0.8)):
        frame = frame.covered(
            work(lambda m, t=tone: m * t, _ridge(size, seed, base, rise)),
            (0.050 * (1.5 - tone), 0.058 * (1.5 - tone), 0.082 * (1.5 - tone)),
        )
    mist = work(lambda g, n: g * n, glow(size, (420, 585), (900, 90), 2), clouds(size, 83, (5, 9), 5))
    frame = frame.lit(mist, (0.20, 0.16, 0.15))
    frame = _roofs(frame)
    return develop(frame, 9, exposure=0.72, corners=0.5)


def _ridge(size: Size, seed: int, base: float, rise: float) -> Band:
    """A mountain that comes down to the sea from the left."""
    lumps = array("f", clouds((size[0], 2), seed, (3, 2), 7).tobytes())
    points: list[Point] = []
    for x in range(0, size[0], 6):
        high = max(0.0, 1 - x / (size[0] * (0.50 + seed * 0.035))) ** 0.8
        if not high:
            break
        points.append((float(x), base - rise * high * (0.35 + 1.2 * lumps[x])))
    return shape(size, lambda p: p.polygon([*points, (points[-1][0], base + 4), (0, base + 30)]), 1.2)


def _roofs(frame: Frame) -> Frame:
    """Roofs and water tanks in the foreground, and the booth's window among them."""
    size = w, h = frame.size
    rows = (
        (
            0.014,
            [
                (0, 700),
                (150, 700),
                (150, 660),
                (330, 660),
                (330, 716),
                (520, 716),
                (520, 688),
                (700, 688),
                (700, 748),
                (980, 748),
                (980, 800),
                (1240, 800),
                (1240, 850),
                (1600, 850),
            ],
        ),
        (
            0.006,
            [
                (0, 860),
                (190, 820),
                (380, 862),
                (380, 790),
                (610, 790),
                (610, 880),
                (800, 880),
                (960, 846),
                (1120, 884),
                (1120, 940),
                (1390, 940),
                (1390, 905),
                (1600, 905),
            ],
        ),
    )
    for light, outline in rows:
        solid = shape(size, lambda p, o=outline: p.polygon([*o, (w, h), (0, h)]), 0.9)
        lower = shape(size, lambda p, o=outline: p.polygon([*[(x, y + 3) for x, y in o], (w, h), (0, h)]), 1.2)
        rim = work(lambda a, b: a * (1 - b), solid, lower)
        frame = frame.covered(solid, (light * 0.9, light, light * 1.25)).lit(rim, (0.10, 0.065, 0.045))
        if light > 0.01:
            frame = _window(frame)

    def details(pen: Pen) -> None:
        for x, y in ((240, 660), (780, 748), (460, 790)):
            pen.block((x, y - 52), (46, 46), 6)
            pen.line([(x + 6, y - 8), (x + 6, y)], 4)
            pen.line([(x + 40, y - 8), (x + 40, y)], 4)
        for x, y, t in ((600, 688, 96), (1050, 800, 80), (1470, 905, 130)):
            pen.line([(x, y), (x, y - t)], 3)
            for k in range(3):
                pen.line([(x - 22 + k * 4, y - t + 8 + k * 12), (x + 22 - k * 4, y - t + 8 + k * 12)], 2)
        pen.line([(0, 640), (500, 690), (1000, 716), (1600, 700)], 1.6)

    return frame.covered(shape(size, details, 0.7), (0.006, 0.0065, 0.008))


def _window(frame: Frame) -> Frame:
    """One lit window high in a dark wall, and what its light touches."""
    size = frame.size
    pane = shape(size, lambda p: p.block((566, 722), (30, 36), 1).block((602, 722), (30, 36), 1), 0.9)
    frame = frame.lit(pane, (1.9, 1.05, 0.38)).lit(glow(size, (600, 740), (210, 170), 5), (0.17, 0.085, 0.03))
    return frame.lit(glow(size, (600, 742), (60, 60), 3), (0.12, 0.06, 0.02))
