"""The booth of the Petrel: an old projector at rest, and somebody at the little window."""

from PIL import Image

from docs.sample.camera import Frame, develop, sky
from docs.sample.masks import Colour, Pen, clouds, fall, glow, shape, work

COS = (0.951, 0.0, -0.951, -0.588, 0.588)
SIN = (-0.309, -1.0, -0.309, 0.809, 0.809)  # of a reel's five spokes


def booth() -> Image.Image:
    """An old projector at rest beside its little window, the lamp still warm."""
    size = _w, _h = (1600, 900)
    frame = sky(size, [(0, (0.018, 0.015, 0.013)), (1, (0.010, 0.008, 0.007))])
    plaster = work(lambda n: 0.55 + n * 0.9, clouds(size, 31, (10, 7), 7))
    lamp = glow(size, (520, 330), (1150, 900), 3.2)
    frame = frame.lit(work(lambda g, n: g * n, lamp, plaster), (0.115, 0.057, 0.021))
    frame = frame.filtered(fall(size, [(0.80, 0), (0.82, 1)]), (0.30, 0.28, 0.27))
    frame = _windows(frame)
    frame = _watcher(_machine(frame))
    return develop(frame, 4, exposure=1.35, corners=0.7)


def _windows(frame: Frame) -> Frame:
    """The port for the beam and the one for the eye, blue with the light of the hall."""
    size = frame.size
    cold = (0.34, 0.52, 0.72)
    for x, y, w, h, strength in ((1270, 330, 92, 96, 1.0), (1440, 316, 80, 110, 0.55)):
        frame = frame.covered(
            shape(size, lambda p, x=x, y=y, w=w, h=h: p.block((x - 16, y - 16), (w + 32, h + 32), 4), 1),
            (0.006, 0.005, 0.005),
        )
        pane = shape(size, lambda p, x=x, y=y, w=w, h=h: p.block((x, y), (w, h), 3), 1.2)
        shade = work(lambda m, f: m * f, pane, fall(size, [(y / 900, 0.5), ((y + h) / 900, 1.15)]))
        frame = frame.lit(shade, _share(cold, strength))
        frame = frame.lit(glow(size, (x + w / 2, y + h / 2), (430, 330), 4), _share(cold, 0.10 * strength))
        sill = shape(
            size,
            lambda p, x=x, y=y, w=w, h=h: p.polygon(
                [(x - 14, y + h + 3), (x + w + 14, y + h + 3), (x + w + 20, y + h + 13), (x - 20, y + h + 13)]
            ),
            1,
        )
        frame = frame.lit(sill, _share(cold, 0.35 * strength))
    return frame


def _share(colour: Colour, part: float) -> Colour:
    return colour[0] * part, colour[1] * part, colour[2] * part


def _machine(frame: Frame) -> Frame:
    """Reels, lamp house, head and lens in profile; light leaks from the vents."""
    size = frame.size

    solid = shape(size, lambda p: _projector(p), 0.8)
    soft = shape(size, lambda p: _projector(p, 26, 34), 26)
    frame = frame.filtered(soft, (0.30, 0.30, 0.32))
    lower = shape(size, lambda p: _projector(p, -2.6, 2.6), 1.1)
    cold_edge = work(lambda a, b, x: a * (1 - b) * x, solid, lower, glow(size, (1310, 380), (900, 700), 2))
    warm_inside = shape(size, lambda p: _projector(p, 2.8, 2.2), 1.2)
    warm_edge = work(lambda a, b, x: a * (1 - b) * x, solid, warm_inside, glow(size, (330, 250), (900, 760), 2))
    frame = frame.covered(solid, (0.0045, 0.0042, 0.0042))
    sheen = work(
        lambda s, n, g: s * g * (n - 0.2), solid, clouds(size, 44, (4, 30)), glow(size, (450, 420), (520, 420), 2)
    )
    frame = (
        frame.lit(sheen, (0.020, 0.012, 0.006)).lit(cold_edge, (0.34, 0.50, 0.70)).lit(warm_edge, (0.52, 0.30, 0.12))
    )

    def vents(pen: Pen) -> None:
        for row in range(7):
            pen.block((330, 380 + row * 20), (128 - row * 4, 4.5), 2)
        pen.ellipse((556, 440), (8, 8))

    slots = shape(size, vents, 1.0)
    frame = frame.lit(work(lambda m, f: m * f, slots, fall(size, [(0.41, 1), (0.56, 0.25)])), (1.5, 0.80, 0.27))
    frame = frame.lit(glow(size, (390, 420), (300, 230), 4), (0.10, 0.052, 0.017))
    return frame.lit(glow(size, (556, 440), (90, 90), 4), (0.16, 0.085, 0.03))


def _projector(pen: Pen, dx: float = 0, dy: float = 0) -> None:
    """The whole machine, moved by so much: its shadow and its lit edges are the machine moved."""
    _body(pen, dx, dy)
    _reels(pen, dx, dy)


def _body(pen: Pen, dx: float = 0, dy: float = 0) -> None:
    """Lamp house, chimney, head, lens, arm and pedestal."""
    pen.block((268 + dx, 330 + dy), (360, 236), 16)  # lamp house
    pen.polygon([(330 + dx, 332 + dy), (358 + dx, 262 + dy), (420 + dx, 262 + dy), (448 + dx, 332 + dy)])
    pen.block((366 + dx, 60 + dy), (46, 210))  # chimney
    pen.block((628 + dx, 366 + dy), (70, 150), 6)
    pen.block((690 + dx, 318 + dy), (186, 290), 12)  # head
    pen.block((868 + dx, 408 + dy), (110, 74), 8)  # lens
    pen.block((970 + dx, 398 + dy), (64, 94), 8)
    pen.block((560 + dx, 566 + dy), (330, 44), 6)
    pen.polygon([(600 + dx, 600 + dy), (850 + dx, 600 + dy), (910 + dx, 900 + dy), (520 + dx, 900 + dy)])  # pedestal
    pen.polygon([(738 + dx, 330 + dy), (772 + dx, 200 + dy), (804 + dx, 200 + dy), (812 + dx, 330 + dy)])  # arm
    pen.polygon([(716 + dx, 600 + dy), (800 + dx, 600 + dy), (716 + dx, 720 + dy), (676 + dx, 720 + dy)])


def _reels(pen: Pen, dx: float = 0, dy: float = 0) -> None:
    """The feed reel above and the take-up reel below."""
    for (x, y), r in (((786, 186), 158), ((660, 716), 150)):
        pen.ring((x + dx, y + dy), (r, r), 9)
        pen.ellipse((x + dx, y + dy), (r * 0.60, r * 0.60))
        for k in range(5):
            end = (x + dx + r * COS[k], y + dy + r * SIN[k])
            pen.line([(x + dx, y + dy), end], 17)


def _watcher(frame: Frame) -> Frame:
    """The projectionist at the smaller window, his back to us, out of focus."""
    size = frame.size

    def draw(pen: Pen, dx: float = 0, dy: float = 0) -> None:
        pen.ellipse((1478 + dx, 372 + dy), (62, 78))
        pen.polygon([(1446 + dx, 420 + dy), (1512 + dx, 420 + dy), (1518 + dx, 490 + dy), (1440 + dx, 490 + dy)])
        pen.polygon(
            [
                (1444 + dx, 468 + dy),
                (1516 + dx, 468 + dy),
                (1600 + dx, 508 + dy),
                (1660 + dx, 560 + dy),
                (1660, 920),
                (1296 + dx, 920),
                (1312 + dx, 640 + dy),
                (1340 + dx, 536 + dy),
                (1372 + dx, 502 + dy),
            ]
        )
        pen.ellipse((1416 + dx, 384 + dy), (9, 19))

    figure = shape(size, draw, 3.2)
    edge = work(
        lambda f, i, g: f * (1 - i) * g,
        figure,
        shape(size, lambda p: draw(p, 5, 3), 4),
        glow(size, (1400, 350), (330, 330), 2),
    )
    warm = work(lambda f, g: f * g, figure, glow(size, (1290, 640), (240, 420), 2.5))
    frame = frame.covered(figure, (0.005, 0.0045, 0.0045)).lit(warm, (0.020, 0.011, 0.005))
    return frame.lit(edge, (0.13, 0.19, 0.26))
