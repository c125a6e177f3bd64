"""A kitchen in Tainan, the first of two empty rooms from a sound recordist's collection."""

import math

from PIL import Image

from docs.sample.camera import Frame, develop, sky, soften
from docs.sample.masks import Band, Pen, Point, Size, clamp, clouds, even, glow, shape, work


def kitchen() -> Image.Image:
    """A kitchen in Tainan: frosted glass, an iron flower in the window, a kettle just put down."""
    size = _w, _h = (1600, 1067)
    frame = sky(size, [(0, (0.030, 0.036, 0.030)), (0.7, (0.042, 0.046, 0.036)), (1, (0.02, 0.018, 0.014))])
    frame = frame.filtered(work(lambda n: (n - 0.35) * 1.2, clouds(size, 51, (8, 8), 7)), (0.5, 0.5, 0.5))
    x0, y0, ww, hh = 470, 130, 700, 560
    reach = glow(size, (x0 + ww / 2, y0 + hh / 2), (980, 860), 3)
    frame = frame.lit(work(lambda g, n: g * (0.5 + n), reach, clouds(size, 52, (12, 12), 7)), (0.085, 0.092, 0.066))
    recess = shape(size, lambda p: p.block((x0 - 26, y0 - 26), (ww + 52, hh + 44)), 1)
    frame = frame.covered(recess, (0.030, 0.026, 0.018))
    glass = shape(size, lambda p: p.block((x0, y0), (ww, hh)), 1)
    sunny = work(
        lambda g, n: (0.55 + 0.75 * g) * (0.75 + 0.5 * n),
        glow(size, (x0 + ww * 0.68, y0 + hh * 0.22), (760, 640), 2),
        clouds(size, 53, (14, 11), 7),
    )
    leaves = clamp(work(lambda n: (n - 0.47) * 9, clouds(size, 57, (6, 5), 3)), 0, 0.7)
    light = work(lambda m, s, v: m * s * (1 - v * 0.75), glass, sunny, leaves)
    frame = frame.covered(glass, (0.10, 0.13, 0.08)).lit(light, (0.46, 0.47, 0.32))
    frame = frame.covered(_grille(size, (x0, y0), (ww, hh)), (0.026, 0.026, 0.020))
    mullion = shape(
        size,
        lambda p: (
            p.block((x0 + ww / 2 - 11, y0), (22, hh))
            .block((x0, y0), (16, hh))
            .block((x0 + ww - 16, y0), (16, hh))
            .block((x0, y0), (ww, 16))
        ),
        0.8,
    )
    frame = frame.covered(mullion, (0.020, 0.019, 0.014))
    frame = _counter(frame, y0 + hh + 18)
    frame = frame.plus(soften(frame.filtered(work(lambda m: 1 - m, glass), (0, 0, 0)), 200), even(size), 0.10)
    return develop(frame, 7, exposure=1.15, corners=0.6)


def _grille(size: Size, corner: Point, extent: Point) -> Band:
    """The window's iron work: bars, and a flower where they cross."""
    (x0, y0), (w, h) = corner, extent

    def draw(pen: Pen) -> None:
        for k in range(1, 8):
            pen.line([(x0 + w * k / 8, y0), (x0 + w * k / 8, y0 + h)], 5)
        for k in (1, 3):
            pen.line([(x0, y0 + h * k / 4), (x0 + w, y0 + h * k / 4)], 6)
        for cx, cy in ((x0 + w / 4, y0 + h / 2), (x0 + w * 3 / 4, y0 + h / 2)):
            pen.ring((cx, cy), (104, 104), 5)
            for k in range(6):
                a = k * math.tau / 6
                pen.ring((cx + math.cos(a) * 52, cy + math.sin(a) * 52), (50, 50), 5)
            pen.ellipse((cx, cy), (13, 13))

    return shape(size, draw, 1.3)


def _counter(frame: Frame, edge: float) -> Frame:
    """The tiled counter under the window with a kettle, two cups, and steam against the glass."""
    size, h, y = frame.size, frame.size[1], edge
    board = shape(size, lambda p: p.polygon([(250, y), (1390, y), (1700, h), (-90, h)]), 1)
    frame = frame.covered(board, (0.030, 0.031, 0.024))
    spill = glow(size, (860, y + 40), (700, 330), 2)
    patch = shape(size, lambda p: p.polygon([(480, y), (1170, y), (1390, h), (330, h)]), 26)
    frame = frame.lit(work(lambda b, s, p: b * (s * 0.5 + p * s), board, spill, patch), (0.30, 0.30, 0.20))
    tiles = shape(size, lambda p: _tiles(p, y, h), 0.9)
    frame = frame.filtered(work(lambda b, t: b * t, board, tiles), (0.45, 0.45, 0.45))
    frame = frame.lit(shape(size, lambda p: p.block((250, y - 3), (1140, 5)), 1), (0.22, 0.22, 0.15))

    def things(pen: Pen, down: float = 0) -> None:
        y = edge + down
        kx, ky = 640, y + 96
        pen.block((kx - 104, ky - 132), (208, 132), 56)
        pen.block((kx - 100, ky - 60), (200, 60), 14)
        pen.ellipse((kx, ky - 136), (54, 13))
        pen.ellipse((kx, ky - 156), (12, 11))
        pen.polygon(
            [
                (kx + 80, ky - 64),
                (kx + 98, ky - 92),
                (kx + 150, ky - 140),
                (kx + 164, ky - 132),
                (kx + 118, ky - 66),
                (kx + 98, ky - 34),
            ]
        )
        pen.ring((kx - 4, ky - 150), (84, 86), 9)
        for cx, cy in ((960, y + 82), (1052, y + 112)):
            pen.polygon([(cx - 36, cy - 62), (cx + 36, cy - 62), (cx + 28, cy), (cx - 28, cy)])
            pen.ring((cx + 40, cy - 36), (17, 19), 6)
        pen.polygon(
            [
                (1236, y + 60),
                (1250, y - 96),
                (1262, y - 134),
                (1262, y - 176),
                (1290, y - 176),
                (1290, y - 134),
                (1302, y - 96),
                (1316, y + 60),
            ]
        )

    solid = shape(size, things, 0.9)
    shadow = shape(size, lambda p: p.polygon([(540, y + 92), (740, y + 92), (720, h), (380, h)]), 22)
    more = shape(
        size,
        lambda p: p.polygon([(930, y + 80), (990, y + 80), (1030, h), (900, h)]).polygon(
            [(1022, y + 110), (1082, y + 110), (1140, h), (1030, h)]
        ),
        18,
    )
    frame = frame.filtered(work(lambda a, b, c: (a + b) * c, shadow, more, board), (0.45, 0.45, 0.45))
    inner = shape(size, lambda p: things(p, 4), 1.6)
    rim = work(lambda a, b, f: a * (1 - b) * f, solid, inner, glow(size, (840, y - 60), (620, 260), 1.5))
    frame = frame.covered(solid, (0.013, 0.013, 0.010)).lit(rim, (0.7, 0.72, 0.5))
    return frame.lit(_steam(size, (800, y - 44)), (0.55, 0.56, 0.44))


def _tiles(pen: Pen, y: float, h: float) -> None:
    for k in range(-14, 15):
        pen.line([(820 + k * 62, y), (820 + k * 152, h)], 2.2)
    for k in range(1, 6):
        pen.line([(-100, y + 12 * k * k + 22 * k), (1700, y + 12 * k * k + 22 * k)], 2 + 0.4 * k)


def _steam(size: Size, foot: Point) -> Band:
    """A thread of steam that widens and bends as it rises."""
    x, y = foot
    thread: list[tuple[float, float, float]] = []
    for k in range(40):
        t = k / 39
        thread.append((x + math.sin(t * 5.2) * 26 * t + 46 * t, y - 330 * t, 5 + 34 * t))
    soft = shape(
        size, lambda p: [p.ellipse((a, b), (r, r), round(130 * (1 - k / 42))) for k, (a, b, r) in enumerate(thread)], 13
    )
    return work(lambda m, n: m * (n - 0.16) * 1.2, soft, clouds(size, 59, (14, 9), 6))
