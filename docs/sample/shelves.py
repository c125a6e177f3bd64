"""Shelves of burned house fronts, lit by one bare bulb; in one of them a window is still lit."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from docs.sample.camera import develop
from docs.sample.focus import focused
from docs.sample.masks import Size, even
from docs.sample.miniature import (
    Eye,
    Field,
    Flags,
    Floats,
    Lamp,
    Place,
    Room,
    Skin,
    Solid,
    block,
    column,
    floats,
    hashed,
    noise,
    painted,
    smooth,
)

Row = tuple[float, float, float]

SIZE: Size = (1600, 1600)
SHELF, PLOT = 37.0, 21.5  # from board to board, and from front to front
ROWS: tuple[Row, ...] = ((74.0, 0.0, 3.0), (88.0, 9.0, 41.0))  # how deep each row of fronts stands, its shift, its seed
WALL = 99.0
HOME = (-1.0, 1.0)  # the front that still has its bulb: plot and shelf
Front = tuple[Floats, Floats, Floats, Floats, Floats]  # across, up, through, plot, shelf


def shelves(scale: float = 1.15) -> Image.Image:
    """Three shelves seen from the right, the bulb high on the left in front of them."""
    bulb = Lamp((-58.0, 92.0, 40.0), (0.62, 0.60, 0.55), 1.0)
    home: Place = ((HOME[0] + 0.5) * PLOT - 3.8, HOME[1] * SHELF + 17.5, ROWS[0][0] + 4.0)
    ember = Lamp(home, (0.010, 0.0044, 0.0013), 0.4)
    door = Lamp((95.0, 40.0, -40.0), (0.034, 0.056, 0.078), 20.0)
    solids = (
        *(Solid(_fronts(row), _char(row)) for row in ROWS),
        Solid(_boards, _wood),
        Solid(lambda p: WALL - p[2], _plaster),
        Solid(_curtain, _lit),
    )
    room = Room(solids, (bulb, ember, door), (0.009, 0.013, 0.017), (0.004, 0.0035, 0.003), 400, crevice=5)
    eye = Eye((44.0, 62.0, -22.0), (-9.0, 64.5, 76.0), 1.33)
    view = room.seen(eye, (round(SIZE[0] * scale), round(SIZE[1] * scale)))
    frame, depth = view.frame(SIZE)
    frame = frame.plus(room.air(eye, SIZE, view, bulb, 12), even(SIZE), 0.00004)
    frame = focused(frame, depth, 116, 34 * SIZE[0] / 1600, 5)
    return develop(frame, 31, exposure=1.75, grain=0.6, corners=0.55)


def _local(points: Floats, row: Row) -> Front:
    """Where a point lies on the front whose place on the shelf it is in; fronts lean, each its own way."""
    depth, shift, seed = row
    plot = np.floor((points[0] - shift) / PLOT)
    shelf = np.floor((points[1] + 1) / SHELF)
    lean, tilt = (hashed(plot, shelf, seed + k) - 0.5 for k in (1, 2))
    up = points[1] - shelf * SHELF
    across = points[0] - shift - (plot + 0.5) * PLOT - up * tilt * 0.10
    through = points[2] - depth - up * (0.10 + lean * 0.16)
    return across, up, through, plot, shelf


def _top(across: Floats, plot: Floats, shelf: Floats, seed: float) -> Floats:
    """The burned edge of a front: where there was a roof there are teeth."""
    tall = 22 + 8 * hashed(plot, shelf, seed + 3)
    phase = 40 * hashed(plot, shelf, seed + 4)
    gone = 9 * hashed(plot, shelf, seed + 5) ** 2
    side = floats(np.where(hashed(plot, shelf, seed + 6) < 0.5, -1, 1))
    eaten = gone * smooth(across * side, -4, 9)
    teeth = np.sin(across * 0.9 + phase) + 0.6 * np.sin(across * 2.3 + phase * 2) + 0.35 * np.sin(across * 6.1 + phase)
    keep = (plot == HOME[0]) & (shelf == HOME[1])
    return floats(np.where(keep & (seed == ROWS[0][2]), 27.0 + 0.3 * teeth, tall - eaten + 0.9 * teeth))


def _fronts(row: Row) -> Field:
    """One row of fronts: slabs with a burned edge, holes, what is left of the sashes, a ledge."""

    def field(points: Floats) -> Floats:
        across, up, through, plot, shelf = _local(points, row)
        depth = np.abs(through) - 0.55
        shape = block(np.abs(across) - 9, np.maximum(up - _top(across, plot, shelf, row[2]), -up) * 0.6, depth)
        frames = np.full_like(up, 9)
        for k, (middle, low, half, high) in enumerate(_holes()):
            x, y = across - middle, up - low
            hole = block(np.abs(x) - half, np.abs(y - (high / 2)) - (high / 2), depth - 2)
            shape = np.maximum(shape, -hole)
            luck = hashed(plot, shelf, row[2] + 7 + k)
            luck = np.where((plot == HOME[0]) & (shelf == HOME[1]) & (k == 0), 0.46, luck)
            frames = np.minimum(frames, _sash(x, y, through, (half, high), luck))
        ledge = block(
            np.abs(across) - 9.4,
            np.abs(up - 13.0) - 0.35,
            np.abs(through + 0.5) - 0.7,
        )
        shape = np.minimum(shape, np.minimum(frames, ledge))
        return floats(shape * 0.85)

    return field


def _holes() -> tuple[tuple[float, float, float, float], ...]:
    """Middle, sill, half width and height of a front's windows and its door."""
    return (-4.4, 15.2, 2.2, 6.0), (4.4, 15.2, 2.2, 6.0), (-4.0, 4.4, 2.8, 6.6), (5.0, 0.0, 1.9, 10.0)


def _sash(x: Floats, y: Floats, through: Floats, size: tuple[float, float], luck: Floats) -> Floats:
    """A window frame that has let go at one corner and hangs from the other; some are gone."""
    half, high = size
    turn = floats(np.maximum(luck - 0.35, 0) * 1.1)
    sign = floats(np.where(luck * 7 % 1 < 0.5, -1, 1))
    px, py = x * sign + half, y - high
    u = px * np.cos(turn) - py * np.sin(turn) - half
    v = px * np.sin(turn) + py * np.cos(turn) + high
    warp = 0.18 * np.sin(v * 1.3 + luck * 30) * luck
    edge = np.maximum(np.abs(u + warp) - half, np.abs(v - (high / 2)) - (high / 2))
    ring = np.abs(edge + 0.22) - 0.22
    bars = np.minimum(np.abs(u + warp) - 0.14, np.abs(v - (high / 2) + warp) - 0.16)
    flat = np.minimum(ring, np.maximum(bars, edge))
    return floats(np.where(luck > 0.88, 9, np.maximum(flat, np.abs(through - 0.1) - 0.22)))


def _char(row: Row) -> Callable[[Floats, Floats], Skin]:
    """Brick or paint below, coal and ash above, soot over every window."""

    def paint(points: Floats, _normal: Floats) -> Skin:
        across, up, through, plot, shelf = _local(points, row)
        lumps = noise(points * column((1.0, 0.5, 1.0)), 5, 4)
        luck = hashed(plot, shelf, row[2] + 20)
        burnt = smooth(up + 22 * (lumps - 0.5) + 10 * (luck - 0.5), -2, 12)
        for middle, low, half, high in _holes()[:3]:
            lick = (
                np.exp(-(((across - middle) / (half + 0.8)) ** 2))
                * smooth(up, low + high * 0.5, low + high)
                * smooth(up, low + high + 7, low + high)
            )
            burnt = np.maximum(burnt, lick)
        course = np.floor(up / 0.31)
        run = across / 0.94 + 0.5 * (course % 2)
        joint = ((up / 0.31) % 1 < 0.14) | (run % 1 < 0.06)
        shade = 0.6 + 0.7 * hashed(course, np.floor(run), plot)
        kind = (luck * 3).astype(int)
        paints = np.array(((0.21, 0.10, 0.065), (0.24, 0.215, 0.165), (0.12, 0.13, 0.13)), np.float32)[kind].T
        brick = paints * shade * np.where(joint, 1.35, 1)
        coal = column((0.020, 0.019, 0.019)) * (0.5 + 1.4 * noise(points, 0.8, 3))
        ash = smooth(noise(points * column((1.0, 0.3, 1.0)) + 50, 1.3, 4), 0.46, 0.78) * 0.6
        coal = coal + (column((0.13, 0.128, 0.125)) - coal) * ash * smooth(burnt, 0.3, 0.9)
        edge = np.exp(-(((_top(across, plot, shelf, row[2]) - up) / 0.9) ** 2))
        coal = coal + column((0.10, 0.095, 0.09)) * edge * (0.3 + lumps)
        timber = (np.abs(through) < 0.34) & _in_hole(across, up)
        body = brick + (coal - brick) * burnt
        return painted(np.where(timber, column((0.085, 0.075, 0.065)) * (0.4 + 1.1 * lumps), body), polish=0.05 * burnt)

    return paint


def _in_hole(across: Floats, up: Floats) -> Flags:
    inside = np.zeros(len(up), bool)
    for middle, low, half, high in _holes():
        inside |= (np.abs(across - middle) < half - 0.02) & (up > low) & (up < low + high)
    return inside


def _boards(points: Floats) -> Floats:
    """Shelves, and the posts that carry them."""
    level = (points[1] + SHELF / 2) % SHELF - SHELF / 2
    sag = 0.5 * np.cos(points[0] / 40)
    board = block(
        np.abs(points[0]) - 140,
        np.abs(level + 1.15 + sag * 0) - 1.1,
        np.abs(points[2] - 82) - 16,
    )
    posts = (points[0] + 96) % 100 - 50
    post = block(
        np.abs(posts) - 1.8,
        np.abs(points[1] - 40) - 140,
        np.abs(points[2] - 66.5) - 1.9,
    )
    return floats(np.minimum(board, post))


def _wood(points: Floats, normal: Floats) -> Skin:
    along = np.where(points[2] < 68.5, column((3.0, 0.06, 3.0)), column((0.06, 3.0, 3.0)))
    grain = noise(points * along, 1.5, 4)
    dust = smooth(normal[1], 0.6, 0.95) * (0.4 + 0.6 * noise(points, 9, 3))
    colour = column((0.115, 0.080, 0.052)) * (0.45 + 1.1 * grain)
    return painted(colour + (column((0.15, 0.145, 0.14)) - colour) * dust * 0.6)


def _plaster(points: Floats, _normal: Floats) -> Skin:
    damp = noise(points, 30, 4)
    return painted(column((0.145, 0.150, 0.150)) * (0.45 + 0.9 * damp))


def _curtain(points: Floats) -> Floats:
    """The curtain of the one lit window, just behind its sash."""
    across, up, through, plot, shelf = _local(points, ROWS[0])
    mine = (plot == HOME[0]) & (shelf == HOME[1])
    sheet = block(
        np.abs(across + 4.4) - 2.4,
        np.abs(up - 18.2) - 3.2,
        np.abs(through - 1.1) - 0.1,
    )
    return floats(np.where(mine, sheet, np.maximum(np.abs(across), 2)))


def _lit(points: Floats, _normal: Floats) -> Skin:
    across, up, _, _, _ = _local(points, ROWS[0])
    x = across + 4.4
    gap = smooth(np.abs(x - 0.25 - 0.05 * (up - 18)), 0.42, 0.20)
    folds = 0.7 + 0.3 * np.sin(x * 10) + 0.15 * np.sin(x * 23 + 1)
    rise = 0.55 + 0.6 * smooth(up, 15, 21)
    light = gap * 7.0 + (1 - gap) * 1.1 * folds * rise
    return painted(np.full_like(points, 0.05), column((1.0, 0.47, 0.13)) * light)
