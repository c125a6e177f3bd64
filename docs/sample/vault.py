"""A corridor of film cans under one lamp, and somebody who has come for a reel."""

import numpy as np
from PIL import Image

from docs.sample.camera import Frame, develop
from docs.sample.masks import Size, glow
from docs.sample.rays import Eye, Lamp, Matter, Scene, Solid, photograph
from docs.sample.shapes import (
    Field,
    Numbers,
    Points,
    ball,
    bone,
    brick,
    drum,
    egg,
    inside,
    joined,
    lot,
    melted,
    moved,
    single,
    within,
)

SIZE = (1600, 2000)
LAMP = (0.10, 2.28, -3.30)
KEEPER = (0.02, 0.0, -3.85)
_BAY, _SHELF, _CAN = 0.40, 0.335, 0.043  # from stack to stack, from board to board, the height of a can
_TINS = np.array(
    [
        (0.34, 0.34, 0.32),
        (0.30, 0.17, 0.09),
        (0.16, 0.19, 0.12),
        (0.40, 0.37, 0.30),
        (0.22, 0.13, 0.08),
        (0.13, 0.17, 0.19),
    ],
    np.float32,
)


def vault(size: Size = SIZE, rays: int = 10) -> Image.Image:
    """Seen from eye height, straight down the aisle."""
    eye = Eye((0.10, 1.34, 0.95), (0.02, 1.30, -3.0), 0.80, 0.014, 4.6)
    lamp = Lamp(LAMP, 0.045, (3.3, 1.95, 0.86))
    far = Lamp((0.1, 2.3, -9.3), 0.06, (0.16, 0.42, 0.46))
    solids = [
        Solid(_walls(), Matter(_concrete, 0.035, 14)),
        Solid(within(lambda p: 0.575 - np.abs(p[0]), _cans), Matter(_tin, 0.05, 12)),
        Solid(_shelves(), Matter((0.085, 0.10, 0.095), 0.04, 16)),
        Solid(
            within(brick((0.10, 2.40, -3.30), (0.09, 0.23, 0.09)), _fitting()),
            Matter((0.03, 0.03, 0.03), 0.08, 30, of_lamp=True),
        ),
        Solid(ball(LAMP, 0.04), Matter((0.9, 0.9, 0.9), glow=(30, 20, 10), of_lamp=True)),
        Solid(within(brick((-0.20, 0.85, -3.85), (0.46, 0.88, 0.30)), _keeper()), Matter(_coat)),
    ]
    scene = Scene(solids, (lamp, far), (0, 0, 0), 0.011)
    frame = photograph(scene, eye, size, rays, 7)
    return develop(_halo(frame, eye), 11, exposure=1.5, corners=0.62)


def _stack(p: Points) -> tuple[Points, Numbers, Numbers, Numbers]:
    """Where points lie in the can nearest to them, and which one it is: bay and side, board, can."""
    side = np.sign(p[0]) + (p[0] == 0)
    bay, board = np.round(p[2] / _BAY), np.floor(p[1] / _SHELF)
    column = bay * 2 + side * 0.5
    many = np.floor(2.2 + 5.2 * lot(column, board, 1.7)) * (lot(column, board, 9.1) > 0.07)
    height = p[1] - board * _SHELF - 0.012
    can = np.clip(np.floor(height / _CAN), 0, np.maximum(many - 1, 0))
    slip = (lot(column, can, board) - 0.5) * 0.030
    x = side * p[0] - 0.78 + slip + 0.012 * lot(column, board, 5.0)
    z = p[2] - bay * _BAY + (lot(can, board, column) - 0.5) * 0.022
    y = height - (can + 0.5) * _CAN
    y = np.where(many > 0, y, 3)
    return np.stack([x, y, z]), column, board, can


_CAN_FIELD = drum((0, 0, 0), 0.178, _CAN / 2 - 0.0015, 0.005)
_LID_FIELD = drum((0, 0.012, 0), 0.1805, 0.0075, 0.003)


def _cans(p: Points) -> Numbers:
    local, *_ = _stack(p)
    distance = np.minimum(np.minimum(_CAN_FIELD(local), _LID_FIELD(local)), 4)
    # Into the next bay or board only as far as its bound, lest a ray step over what lies there.
    edge = np.minimum(
        _BAY / 2 - np.abs(p[2] - np.round(p[2] / _BAY) * _BAY), np.abs(p[1] / _SHELF - np.round(p[1] / _SHELF)) * _SHELF
    )
    distance = np.minimum(distance, edge + 0.02)
    low = np.maximum(p[1] - 7 * _SHELF, 0.0)
    return single(np.maximum(distance, np.maximum(low, 0.57 - np.abs(p[0]))))


def _tin(p: Points) -> Points:
    local, column, board, can = _stack(p)
    kind = np.floor(lot(column, board * 3 + can, 2.2) * len(_TINS)).astype(int)
    kin = np.floor(lot(column, board, 6.3) * len(_TINS)).astype(int)  # a stack is mostly one kind
    colour = _TINS[np.where(lot(can, column, board + 3) > 0.35, kin, kind)].T.copy()
    wear = 0.75 + 0.5 * lot(np.round(local[0] * 90), np.round(local[2] * 60 + p[1] * 200), 3.0)
    colour *= wear
    label = (np.abs(local[2] + (lot(can, board, column) - 0.5) * 0.1) < 0.052) & (np.abs(local[1] + 0.004) < 0.0105)
    label &= lot(column, can, board + 8) > 0.3
    colour[:, label] = np.array([[0.66], [0.60], [0.46]], np.float32)
    line = label & (np.abs(local[1] + 0.004) < 0.0022) & (lot(np.round(p[2] * 420), board, can) > 0.45)
    colour[:, line] = 0.10
    return colour.astype(np.float32)


def _shelves() -> Field:
    def boards(p: Points) -> Numbers:
        near = p[1] / _SHELF
        height = np.abs(near - np.clip(np.round(near), 0, 7)) * _SHELF - 0.008
        across = np.abs(np.abs(p[0]) - 0.80) - 0.215
        return single(np.maximum(height, across))

    def posts(p: Points) -> Numbers:
        z = p[2] - 0.2 - np.round((p[2] - 0.2) / (3 * _BAY)) * 3 * _BAY
        x = np.abs(p[0]) - 0.578
        frame = np.maximum(np.abs(z) - 0.018, np.abs(x) - 0.006)
        return single(np.maximum(frame, p[1] - 2.42))

    return joined(boards, posts)


def _walls() -> Field:
    def pipes(p: Points) -> Numbers:
        thick = np.hypot(p[0] - 0.36, p[1] - 2.50) - 0.030
        return single(np.minimum(thick, np.hypot(p[0] - 0.27, p[1] - 2.53) - 0.014))

    door = brick((0, 1.0, -9.98), (0.42, 1.02, 0.03), 0.01)

    def room(p: Points) -> Numbers:
        return single(np.minimum(np.minimum(p[1], 2.62 - p[1]), np.minimum(1.04 - np.abs(p[0]), p[2] + 10)))

    return joined(room, pipes, door)


def _concrete(p: Points) -> Points:
    patch = (np.sin(p[0] * 9 + np.sin(p[2] * 3.1) * 2) * np.sin(p[2] * 5 + np.sin(p[0] * 7)) + 1) / 2
    speck = lot(np.round(p[0] * 160), np.round(p[2] * 160), np.round(p[1] * 160))
    shade = 0.20 + 0.07 * patch + 0.05 * speck
    worn = np.exp(-((p[0] / 0.22) ** 2)) * (p[1] < 0.02)  # where people walk
    shade = shade + 0.08 * worn
    return single(np.stack([shade, shade * 0.97, shade * 0.90]))


def _fitting() -> Field:
    """The lamp's socket, its cord, and the cage around the glass."""
    x, y, z = LAMP
    parts = [drum((x, y + 0.075, z), 0.026, 0.034), bone((x, y + 0.1, z), (x, 2.62, z), 0.006, 0.006)]
    for k in range(6):
        turn = k * np.pi / 3
        dx, dz = float(np.cos(turn)), float(np.sin(turn))
        top, belly = (x + dx * 0.03, y + 0.06, z + dz * 0.03), (x + dx * 0.075, y - 0.01, z + dz * 0.075)
        parts += [bone(top, belly, 0.0028, 0.0028), bone(belly, (x, y - 0.095, z), 0.0028, 0.0028)]
    return joined(*parts)


def _keeper() -> Field:
    """Somebody in a white coat who draws a can from the shelf on the left; she stands in profile."""
    coat = melted(
        0.05,
        egg((0.0, 1.20, 0), (0.105, 0.21, 0.165)),
        egg((0.005, 0.98, 0), (0.105, 0.20, 0.150)),
        bone((0.0, 0.95, 0.0), (0.012, 0.52, 0.0), 0.125, 0.158),
        bone((0.0, 1.32, 0.0), (-0.005, 1.40, 0.0), 0.062, 0.050),
    )
    coat = inside(coat, brick((0, 1.0, 0), (1, 0.56, 1)))
    arms = melted(
        0.03,
        bone((0.0, 1.32, 0.155), (-0.10, 1.12, 0.20), 0.055, 0.046),
        bone((-0.10, 1.12, 0.20), (-0.33, 1.21, 0.13), 0.044, 0.034),
        bone((0.0, 1.32, -0.155), (-0.12, 1.14, -0.19), 0.055, 0.046),
        bone((-0.12, 1.14, -0.19), (-0.35, 1.22, -0.12), 0.044, 0.034),
    )
    neck = bone((-0.005, 1.38, 0), (-0.02, 1.46, 0), 0.043, 0.040)
    face = melted(
        0.02,
        egg((-0.025, 1.525, 0), (0.082, 0.100, 0.070)),
        egg((-0.052, 1.478, 0), (0.050, 0.046, 0.046)),
        egg((-0.108, 1.515, 0), (0.014, 0.018, 0.011)),
    )
    hair = melted(0.03, egg((0.012, 1.555, 0), (0.090, 0.090, 0.080)), ball((0.112, 1.545, 0), 0.046))
    legs = joined(
        bone((0.0, 0.6, 0.07), (0.01, 0.06, 0.07), 0.070, 0.045),
        bone((0.0, 0.6, -0.07), (0.04, 0.06, -0.07), 0.070, 0.045),
        egg((-0.03, 0.035, 0.07), (0.12, 0.035, 0.042)),
        egg((0.0, 0.035, -0.07), (0.12, 0.035, 0.042)),
    )
    can = drum((-0.42, 1.235, 0.0), 0.178, 0.021, 0.005)
    hands = joined(egg((-0.36, 1.20, 0.13), (0.05, 0.022, 0.035)), egg((-0.37, 1.20, -0.12), (0.05, 0.022, 0.035)))
    return moved(joined(melted(0.03, coat, arms), neck, face, hair, legs, can, hands), KEEPER, None, 1.03)


def _coat(p: Points) -> Points:
    x, y, z = (p - np.array(KEEPER, np.float32)[:, None]) / 1.03
    colour = np.full(p.shape, 0.62, np.float32)
    colour[:, y < 0.445] = 0.045
    skin = (y > 1.41) | ((x < -0.30) & (np.abs(y - 1.2) < 0.08))
    colour[:, skin] = np.array([[0.46], [0.31], [0.22]], np.float32)
    hair = (y > 1.44) & (x > -0.055 + (y - 1.52) * -0.5)
    colour[:, hair] = 0.018
    colour[:, (x < -0.24) & (np.abs(y - 1.235) < 0.0225) & (np.hypot(x + 0.42, z) < 0.18)] = 0.32
    return colour


def _halo(frame: Frame, eye: Eye) -> Frame:
    """The lamp's light in the lens."""
    width = frame.size[0]
    at = eye.sees(LAMP, frame.size)
    for radius, power, strength in ((0.05, 3, 1.2), (0.22, 5, 0.22), (0.9, 5, 0.035)):
        spot = glow(frame.size, at, (width * radius, width * radius), power)
        frame = frame.lit(spot, (strength, strength * 0.60, strength * 0.26))
    return frame
