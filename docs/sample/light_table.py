"""Gloved hands that hold a strip of film over a light table."""

import numpy as np
from PIL import Image

from docs.sample.camera import develop, soften
from docs.sample.masks import Size, even
from docs.sample.rays import Eye, Lamp, Matter, Scene, Solid, photograph
from docs.sample.shapes import (
    Field,
    Numbers,
    Place,
    Points,
    Turn,
    about_y,
    ball,
    bone,
    brick,
    column,
    drum,
    joined,
    melted,
    moved,
    rough,
    single,
    within,
    without,
)

SIZE = (1600, 1067)
_COLD = (0.74, 0.93, 1.0)


def hands(size: Size = SIZE, rays: int = 16) -> Image.Image:
    """Seen by the one whose hands they are."""
    eye = Eye((0.02, 0.50, 0.40), (0.004, 0.062, 0.012), 0.62, 0.010, 0.575, roll=-0.10)
    panel = Lamp((0, -0.006, -0.01), 0.01, (0.058, 0.073, 0.079), (0, 1, -0.01), 1, 0, (0.34, 0.0, 0.20))
    solids = [
        Solid(
            brick((0, -0.02, -0.01), (0.345, 0.02, 0.205), 0.003),
            Matter((0.10,) * 3, 0.03, 30, glow=_panel, of_lamp=True),
        ),
        Solid(_desk(), Matter((0.045, 0.05, 0.055), 0.05, 24)),
        Solid(_strip, Matter((0.05, 0.03, 0.015), 0.05, 60, glow=_film, of_lamp=True)),
        *_glove((0.030, 0.0, 0.010), _swung(1, 0.06)),
        *_glove((-0.022, 0.006, 0.004), _swung(-1, -0.14)),
        Solid(within(drum((-0.055, 0.018, -0.178), 0.115, 0.03), _roll), Matter(_windings, 0.06, 18)),
        Solid(within(drum((0.165, 0.03, -0.135), 0.05, 0.06), _loupe()), Matter((0.012, 0.012, 0.013), 0.10, 60)),
    ]
    warm = Lamp((-0.75, 0.95, -0.10), 0.09, (0.40, 0.335, 0.265))
    screen = Lamp((0.8, 0.7, 0.55), 0.2, (0.10, 0.14, 0.18))
    frame = photograph(Scene(solids, (panel, warm, screen), (0.003, 0.004, 0.005)), eye, size, rays, 3)
    return develop(frame.plus(soften(frame, size[0] / 60), even(size), 0.06), 31, exposure=1.08, corners=0.62)


def _panel(p: Points) -> Points:
    tubes = 0.84 + 0.16 * np.cos(p[2] * 47 + 0.4)
    edge = np.clip((0.345 - np.abs(p[0])) / 0.05, 0, 1) * np.clip((0.205 - np.abs(p[2] + 0.01)) / 0.05, 0, 1)
    middle = 1 - 0.35 * np.hypot(p[0] / 0.4, (p[2] + 0.01) / 0.25) ** 2
    shade = 0.52 * tubes * middle * (0.55 + 0.45 * edge)
    return single(shade * column(_COLD))


def _desk() -> Field:
    frame = joined(
        brick((0, -0.014, 0.212), (0.37, 0.020, 0.008), 0.003),
        brick((0, -0.014, -0.232), (0.37, 0.020, 0.008), 0.003),
        brick((0.355, -0.014, -0.01), (0.010, 0.020, 0.23), 0.003),
        brick((-0.355, -0.014, -0.01), (0.010, 0.020, 0.23), 0.003),
    )
    return joined(frame, brick((0, -0.12, -0.2), (3, 0.05, 3)))


def _on_strip(p: Points) -> Points:
    """Where points lie along the film, across it, and before its face."""
    lift = 0.062 + 1.3 * np.maximum(np.abs(p[0]) - 0.04, 0) ** 2 * np.where(np.abs(p[0]) < 0.17, 1, 0.5)
    y = p[1] - lift - 0.003 * np.sin(p[0] * 23)
    z = p[2] - 0.004 * np.sin(p[0] * 9 + 1)
    tilt = 0.16 * np.sin(p[0] * 13 + 0.6) + 0.10
    c, s = np.cos(tilt), np.sin(tilt)
    return np.stack([p[0] * 1.03, y * s - z * c, y * c + z * s])


def _strip(p: Points) -> Numbers:
    along, across, before = _on_strip(p)
    side = np.maximum(np.abs(across) - 0.0175, np.abs(before) - 0.0007)
    return single(np.maximum(side, np.abs(along) - 0.6) * 0.8)


def _film(p: Points) -> Points:
    """The table's light through nitrate: pictures, the lines between them, and perforations."""
    along, across, _ = _on_strip(p)
    number = np.floor(along / 0.019)
    x, y = (along / 0.019 - number - 0.5) * 19, across * 1000  # millimetres, upright film lies on its side
    picture = (np.abs(x) < 8.9) & (np.abs(y) < 11.9)
    u, v = y / 11.9, -x / 8.9  # the picture's own right and up
    lamp = np.exp(-(((u + 0.42) / 0.20) ** 2 + ((v - 0.62) / 0.22) ** 2)) * 1.1
    beam = np.exp(-(((u + 0.42) / (0.22 + 0.25 * (0.6 - v))) ** 2)) * (v < 0.6) * 0.16
    light = 0.10 + lamp + beam + 0.10 * (v < -0.55) + 0.05 * (u > 0.15)
    step = 0.02 * np.sin(number * 1.3)
    body = (np.abs(u - 0.12 - step) < 0.10 + 0.05 * (v < -0.2)) & (v < 0.16)
    head = np.hypot(u - 0.11 - step, (v - 0.24) * 0.8) < 0.085
    light = np.where(body | head, 0.025, light)
    light = np.where(picture, light, 0.012)
    hole = (np.abs(np.abs(y) - 14.2) < 1.35) & (np.abs((along * 1000 / 4.75) % 1 - 0.5) < 0.21)
    code = (np.abs(np.abs(y) - 16.8) < 0.35) & (np.sin(along * 900) > 0.6)
    light = np.where(code, 0.10, light)
    amber = np.stack([light * 1.02, light * 0.70, light * 0.36])
    amber[:, hole] = np.array([[0.80], [0.93], [0.98]])
    return amber.astype(np.float32)


def _swung(side: float, angle: float) -> Turn:
    """The turn of a left hand (`side` 1), or the mirror of it that makes a right one (-1)."""
    turn: Turn = about_y(angle) @ np.diag([side, 1.0, 1.0])
    return turn


def _glove(by: Place, turn: Turn) -> list[Solid]:
    """A hand in a cotton glove that comes from below, its thumb at the near edge of the film, its fingers beyond it."""
    wrist = (-0.188, 0.078, 0.138)
    knuckles = ((-0.132, 0.112, 0.050), (-0.152, 0.117, 0.038), (-0.172, 0.114, 0.034), (-0.190, 0.104, 0.038))
    middles = ((-0.110, 0.118, 0.012), (-0.133, 0.124, -0.004), (-0.158, 0.119, -0.010), (-0.182, 0.108, -0.004))
    tips = ((-0.098, 0.086, -0.016), (-0.118, 0.092, -0.034), (-0.146, 0.090, -0.040), (-0.172, 0.084, -0.036))
    fingers = [
        melted(0.006, bone(k, m, 0.0118, 0.0105), bone(m, t, 0.0105, 0.0086))
        for k, m, t in zip(knuckles, middles, tips, strict=True)
    ]
    palm = melted(0.016, *(bone(wrist, k, 0.021, 0.0135) for k in knuckles))
    thumb = melted(
        0.008,
        bone((-0.170, 0.078, 0.112), (-0.120, 0.076, 0.068), 0.0180, 0.0130),
        bone((-0.120, 0.076, 0.068), (-0.090, 0.076, 0.030), 0.0125, 0.0096),
    )
    hand = melted(0.006, palm, thumb, joined(*fingers))
    cuff = joined(bone(wrist, (-0.212, 0.074, 0.180), 0.026, 0.030), ball((-0.212, 0.074, 0.180), 0.0322))
    seams = joined(
        *(
            bone(_between(k, wrist, 0.15, 0.0135), _between(k, wrist, 0.62, 0.0185), 0.0014, 0.0014)
            for k in knuckles[:3]
        )
    )
    sleeve = bone((-0.214, 0.074, 0.184), (-0.34, 0.08, 0.46), 0.037, 0.062)
    glove = rough(joined(melted(0.006, hand, cuff), seams), 0.0004, 0.012, 4)
    near, far = brick((-0.155, 0.09, 0.08), (0.10, 0.06, 0.15)), brick((-0.28, 0.08, 0.32), (0.13, 0.08, 0.21))
    return [
        Solid(moved(within(near, glove), by, turn), Matter((0.78, 0.77, 0.74))),
        Solid(moved(within(far, rough(sleeve, 0.003, 0.04, 9)), by, turn), Matter((0.030, 0.045, 0.065))),
    ]


def _between(a: Place, b: Place, part: float, raised: float) -> Place:
    x, y, z = (m + (n - m) * part for m, n in zip(a, b, strict=True))
    return x, y + raised, z


def _loupe() -> Field:
    x, z = 0.165, -0.135
    tube = joined(drum((x, 0.030, z), 0.026, 0.030, 0.003), drum((x, 0.056, z), 0.031, 0.010, 0.004))
    return without(tube, drum((x, 0.07, z), 0.022, 0.012, 0.001))


def _roll(p: Points) -> Numbers:
    disc = drum((-0.055, 0.0175, -0.178), 0.100, 0.0175, 0.001)
    core = drum((-0.055, 0.0175, -0.178), 0.026, 0.05, 0.001)
    return np.maximum(disc(p), -core(p))


def _windings(p: Points) -> Points:
    ring = np.sin(np.hypot(p[0] + 0.055, p[2] + 0.178) * 1500)
    shade = 0.085 + 0.055 * ring
    return single(np.stack([shade * 1.3, shade * 0.85, shade * 0.5]))
