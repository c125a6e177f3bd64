"""A chapel on Orkney, the second of two empty rooms from a sound recordist's collection."""

import math

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Pen, across, clouds, fall, glow, shape, work


def chapel() -> Image.Image:
    """A whitewashed chapel on Orkney; the window lies on the floor, and one pew is in its way."""
    size = w, h = (1600, 1067)
    frame = sky(size, [(0, (0.20, 0.21, 0.225)), (0.70, (0.25, 0.25, 0.25)), (1, (0.20, 0.2, 0.2))])
    wash = work(lambda n: (n - 0.5) * 0.5, clouds(size, 61, (7, 6), 7))
    frame = frame.lit(wash, (0.10, 0.10, 0.10))
    frame = frame.filtered(across(size, [(0, 0.75), (0.45, 0.30), (0.72, 0.0), (1, 0.35)]), (0.25, 0.27, 0.32))
    floor_y = 742
    frame = frame.covered(shape(size, lambda p: p.block((0, floor_y), (w, h)), 1), (0.052, 0.052, 0.054))
    flags = shape(size, lambda p: _flags(p, floor_y, h), 1)
    frame = frame.filtered(flags, (0.62, 0.62, 0.62))
    stone = work(lambda n, f: (n - 0.35) * f, clouds(size, 63, (18, 40), 6), fall(size, [(0.69, 0), (0.70, 1)]))
    frame = frame.lit(stone, (0.035, 0.034, 0.032))
    frame = frame.filtered(fall(size, [(0.62, 0), (0.695, 0.42), (0.70, 0)]), (0.5, 0.5, 0.52))
    frame = _lancet(frame)
    patch = [(820, 1010), (1046, 1010), (1010, 790), (870, 790)]
    shade = shape(size, lambda p: p.polygon(patch).ellipse((940, 792), (70, 26)), 9)
    bars = shape(
        size,
        lambda p: (
            p.line([(930, 770), (934, 1020)], 8).line([(800, 860), (1080, 860)], 6).line([(800, 930), (1080, 930)], 7)
        ),
        5,
    )
    frame = frame.lit(
        work(lambda a, b, n: a * (1 - b * 0.8) * (0.4 + n), shade, bars, clouds(size, 67, (16, 30), 5)),
        (0.62, 0.55, 0.42),
    )
    frame = frame.lit(glow(size, (930, 900), (560, 300), 3), (0.075, 0.066, 0.050))
    frame = _pew(frame)
    air = shape(size, lambda p: p.polygon([(1110, 240), (1290, 240), (1060, 1010), (820, 1010)]), 60)
    frame = frame.lit(work(lambda a, n: a * (n - 0.2), air, clouds(size, 69, (5, 5))), (0.13, 0.122, 0.10))
    return develop(frame, 8, exposure=0.82, corners=0.55)


def _lancet(frame: Frame) -> Frame:
    """A narrow arched window in a deep splayed wall."""
    size = frame.size

    def arch(pen: Pen, x: float, y: float, half: float, tall: float) -> None:
        pen.block((x - half, y), (half * 2, tall))
        left = [
            (x - half + half * 2 * (1 - math.cos(t * math.pi / 20)) * 0.5, y - math.sin(t * math.pi / 20) * half * 1.5)
            for t in range(21)
        ]
        pen.polygon([(x - half, y + 1), *left, (x + half, y + 1)])

    splay = shape(size, lambda p: arch(p, 1196, 270, 128, 330), 1.2)
    frame = frame.covered(splay, (0.46, 0.46, 0.45)).filtered(
        work(lambda s, a: s * a, splay, across(size, [(0.67, 0), (0.72, 0), (0.78, 0.8), (0.83, 0.7)])),
        (0.42, 0.44, 0.48),
    )
    pane = shape(size, lambda p: arch(p, 1180, 284, 78, 270), 1.2)
    view = fall(size, [(0.12, 1.5), (0.36, 1.1), (0.40, 0.72), (0.52, 0.55)])
    frame = frame.covered(pane, (0, 0, 0)).lit(work(lambda p, v: p * v, pane, view), (1.15, 1.18, 1.18))
    lead = shape(
        size,
        lambda p: [
            p.line([(1180, 150), (1180, 560)], 5),
            *[p.line([(1090, 210 + k * 62), (1270, 210 + k * 62)], 4) for k in range(6)],
        ],
        0.8,
    )
    frame = frame.filtered(work(lambda p, b: p * b, pane, lead), (0.12, 0.12, 0.13))
    sill = shape(size, lambda p: p.polygon([(1100, 556), (1262, 556), (1324, 600), (1068, 600)]), 1)
    frame = frame.lit(sill, (0.5, 0.49, 0.46))
    return frame.lit(glow(size, (1180, 380), (520, 520), 3), (0.12, 0.12, 0.118))


def _flags(pen: Pen, y: float, h: float) -> None:
    for k in range(-16, 17):
        pen.line([(800 + k * 96, y), (800 + k * 190, h)], 2)
    for k in range(1, 6):
        pen.line([(0, y + 16 * k + 10 * k * k), (1600, y + 16 * k + 10 * k * k)], 1.4 + k * 0.3)


def _pew(frame: Frame) -> Frame:
    """An empty pew of dark wood, half in the light."""
    size = frame.size

    def wood(pen: Pen, dx: float = 0, dy: float = 0) -> None:
        pen.polygon([(a + dx, b + dy) for a, b in ((190, 560), (836, 604), (836, 640), (190, 598))])
        pen.polygon([(a + dx, b + dy) for a, b in ((206, 640), (836, 672), (836, 716), (206, 690))])
        pen.polygon([(a + dx, b + dy) for a, b in ((190, 760), (850, 776), (900, 812), (150, 800))])
        pen.polygon([(a + dx, b + dy) for a, b in ((150, 800), (900, 812), (900, 832), (150, 822))])
        for x, y0, y1 in ((190, 552, 960), (836, 596, 940)):
            pen.polygon([(a + dx, b + dy) for a, b in ((x - 16, y0), (x + 16, y0), (x + 22, y1), (x - 22, y1))])
        for x, y1 in ((880, 990), (150, 1010)):
            pen.polygon([(a + dx, b + dy) for a, b in ((x - 16, 806), (x + 16, 806), (x + 14, y1), (x - 14, y1))])

    shadow = shape(size, lambda p: p.polygon([(120, 1000), (870, 980), (760, 1060), (-60, 1067), (-60, 1020)]), 24)
    frame = frame.filtered(shadow, (0.35, 0.35, 0.38))
    solid = shape(size, wood, 0.9)
    lit = shape(size, lambda p: wood(p, -2.5, 3.5), 1.2)
    rim = work(lambda a, b, g: a * (1 - b) * g, solid, lit, glow(size, (1000, 640), (860, 620), 1.6))
    grainy = work(
        lambda s, n, g: s * (n - 0.2) * g, solid, clouds(size, 65, (5, 70), 5), across(size, [(0.1, 0.2), (0.56, 1)])
    )
    frame = frame.covered(solid, (0.017, 0.013, 0.011)).lit(grainy, (0.050, 0.036, 0.026))
    return frame.lit(rim, (0.42, 0.39, 0.33))
