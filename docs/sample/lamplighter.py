"""A hand the size of a house sets a lamp-post into a street at one to twenty-four, under a lamp for a moon."""

import numpy as np
from PIL import Image

from docs.sample.camera import develop
from docs.sample.focus import focused
from docs.sample.hand import Hand
from docs.sample.masks import even
from docs.sample.miniature import (
    Eye,
    Field,
    Floats,
    Lamp,
    Place,
    Room,
    Skin,
    Solid,
    ball,
    bone,
    box,
    column,
    floats,
    length,
    near,
    noise,
    painted,
    plain,
    shining,
    smooth,
    tube,
    unit,
)
from docs.sample.terrace import Street

SIZE = (1600, 1067)
POST: Place = (9.2, 0.5, 60.0)
MOON: Place = (-9.5, 47.0, 150.0)  # the bulb of the anglepoise
AIM: Place = (0.0, 0.0, 126.0)


def lamplighter(scale: float = 1.5) -> Image.Image:
    """The street, the hand and the lamp."""
    street = Street((-18.0, 18.0), (6.0, 330.0), 0.36)
    hand = Hand((POST[0] + 0.1, 11.4, POST[2]), 64, -30)
    lamp = Lamp(MOON, (2.3, 1.5, 0.86), 4.0, AIM, (0.32, 0.72))
    lantern = Lamp((POST[0], 16.6, POST[2] - 0.4), (0.0055, 0.0031, 0.0012), 1.0, shadows=False)
    cold = Lamp((-150.0, 120.0, -90.0), (0.60, 0.92, 1.16), 30.0)
    glow_ = Lamp((0.0, 14.0, 26.0), (0.016, 0.0075, 0.003), 4.0, shadows=False)  # what the lit windows give back
    room = Room(
        (*street.solids(), *hand.solids(), *_post(), *_anglepoise(), _window()),
        (lamp, lantern, cold, glow_),
        (0.010, 0.017, 0.024),
        (0.008, 0.006, 0.004),
        640,
    )
    eye = Eye((1.0, 8.4, -8.0), (2.2, 16.2, 60.0), 1.22)
    view = room.seen(eye, (round(SIZE[0] * scale), round(SIZE[1] * scale)))
    frame, depth = view.frame(SIZE)
    frame = frame.plus(room.air(eye, SIZE, view, lamp), even(SIZE), 0.000035)
    frame = focused(frame, depth, 69, 12 * SIZE[0] / 1600, 3)
    return develop(frame, 21, exposure=1.2, corners=0.6)


def _post() -> tuple[Solid, ...]:
    """The lamp-post in the hand's fingers: a plinth, a shaft, a ladder bar, a lantern that burns."""
    x, y, z = POST

    def iron(points: Floats) -> Floats:
        shape = np.minimum(tube(points, POST, 15.0, 0.26), tube(points, POST, 2.6, 0.52))
        shape = np.minimum(shape, tube(points, (x, y + 2.6, z), 0.4, 0.66))
        shape = np.minimum(shape, bone(points, (x - 1.3, 14.2, z), (x + 1.3, 14.2, z), 0.13, 0.13))
        roof = bone(points, (x, 18.0, z), (x, 19.4, z), 1.15, 0.12)
        roof = np.maximum(roof, 17.9 - points[1])
        corners = (
            np.hypot(np.abs(points[0] - x) - 0.62 - _flare(points), np.abs(points[2] - z) - 0.62 - _flare(points)) - 0.1
        )
        corners = np.maximum(corners, np.abs(points[1] - 16.7) - 1.4)
        return floats(np.minimum(shape, np.minimum(roof, corners)))

    def glass(points: Floats) -> Floats:
        half = 0.58 + _flare(points)
        side = np.maximum(np.abs(points[0] - x), np.abs(points[2] - z)) - half
        return floats(np.maximum(side, np.abs(points[1] - 16.6) - 1.3) * 0.9)

    def burning(points: Floats, _normal: Floats) -> Skin:
        heart = np.exp(-(((points[1] - 16.4) / 0.9) ** 2) - ((points[0] - x) / 0.7) ** 2)
        return painted(np.full_like(points, 0.1), column((3.2, 1.75, 0.62)) * (0.35 + 2.4 * heart))

    def close(points: Floats, field: Field) -> Floats:
        return near(points, bone(points, (x, 0, z), (x, 19, z), 3.2, 3.2), 1.2, field)

    return (
        Solid(lambda p: close(p, iron), lambda p, _: plain(p, (0.03, 0.042, 0.036), 0.3)),
        Solid(lambda p: close(p, glass), burning),
    )


def _flare(points: Floats) -> Floats:
    return floats((points[1] - 16.6) * 0.16)


def _anglepoise() -> tuple[Solid, ...]:
    """The lamp over the street: a shade that opens towards us, its bulb, its jointed arm."""
    axis = unit(column(np.subtract(AIM, MOON)))
    x, y, z = (float(MOON[i] - 9.0 * axis[i, 0]) for i in range(3))
    elbow: Place = (x - 34.0, y + 20.0, z + 12.0)

    def along_and_out(points: Floats) -> tuple[Floats, Floats]:
        away = points - column(MOON)
        along = np.sum(away * axis, 0)
        return along, length(away - along * axis)

    def metal(points: Floats) -> Floats:
        along, out = along_and_out(points)
        bell = 2.4 + 6.6 * smooth(along, -8.0, 3.0) + 0.35 * np.maximum(along - 1, 0)
        shell = np.maximum(np.abs(out - bell) * 0.75 - 0.25, np.abs(along + 1.0) - 8.0)
        return floats(np.minimum(shell, np.maximum(out - 2.6, np.abs(along + 9.6) - 1.6)))

    def arm(points: Floats) -> Floats:
        rods = np.minimum(
            bone(points, (x, y, z), elbow, 0.55, 0.55),
            bone(points, (x, y + 3.2, z), (elbow[0], elbow[1] + 3.2, elbow[2]), 0.4, 0.4),
        )
        rods = np.minimum(rods, bone(points, elbow, (elbow[0] + 6.0, elbow[1] - 70.0, elbow[2] + 4.0), 0.6, 0.6))
        return np.minimum(rods, ball(points, elbow, 2.6))

    def enamel(points: Floats, normal: Floats) -> Skin:
        along, _ = along_and_out(points)
        inward = np.sum(normal * (points - column(MOON) - along * axis), 0) < 0
        skin = plain(points, (0.30, 0.36, 0.32), 0.25)
        return painted(skin.albedo, column((1.5, 0.9, 0.42)) * inward, skin.polish)

    bulb = tuple(float(MOON[i] - 2.5 * axis[i, 0]) for i in range(3))
    return (
        Solid(metal, enamel),
        Solid(arm, lambda p, _: plain(p, (0.06, 0.11, 0.10), 0.3)),
        Solid(lambda p: ball(p, (bulb[0], bulb[1], bulb[2]), 3.0), lambda p, _: shining(p, (16.0, 11.5, 7.0))),
    )


def _window() -> Solid:
    """The window of the workshop, far behind the street: six panes of evening."""

    def field(points: Floats) -> Floats:
        return box(points, (35.0, 130.0, 600.0), (130.0, 90.0, 1.0))

    def panes(points: Floats, _normal: Floats) -> Skin:
        across, up = (points[0] + 95) / 43.3 % 1, (points[1] - 40) / 60 % 1
        bars = (np.minimum(across, 1 - across) < 0.05) | (np.minimum(up, 1 - up) < 0.04)
        light = np.where(bars, 0.15, 0.55 + 0.9 * noise(points, 120, 3))
        return painted(np.zeros_like(points), column((0.030, 0.064, 0.080)) * light)

    return Solid(field, panes)
