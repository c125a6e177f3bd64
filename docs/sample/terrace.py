"""Two rows of terraced houses at one to twenty-four, face to face across a varnished road."""

from dataclasses import dataclass

import numpy as np

from docs.sample.masks import Colour
from docs.sample.miniature import Flags, Floats, Skin, Solid, block, column, floats, hashed, noise, painted, smooth

PLOT = 21.0  # the width of a house
EAVES, RIDGE, DEPTH = 23.0, 33.0, 30.0
WALK = 6.6  # the width of a pavement
DOORS: tuple[Colour, ...] = ((0.09, 0.03, 0.02), (0.02, 0.05, 0.035), (0.03, 0.04, 0.08), (0.10, 0.075, 0.03))


@dataclass(frozen=True, slots=True)
class Street:
    """Where its fronts stand, left and right, and which share of its windows is lit."""

    fronts: tuple[float, float]
    ends: tuple[float, float]
    lit: float

    def solids(self) -> tuple[Solid, ...]:
        """Houses, roofs and ground."""
        return (Solid(self._walls, self._wall), Solid(self._roofs, self._slates), Solid(self._ground, self._paving))

    def _local(self, points: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """How far behind its front, how high, where along its plot each point is; and the house's number."""
        left, right = self.fronts
        side = points[0] > (left + right) / 2
        behind = np.where(side, points[0] - right, left - points[0])
        along = points[2] + floats(np.where(side, 0, 8.5))
        number = np.floor(along / PLOT)
        place = along - number * PLOT
        return behind, points[1], place, number * 2 + side

    def _between_ends(self, points: Floats) -> Floats:
        near, far = self.ends
        return floats(np.abs(points[2] - (near + far) / 2) - (far - near) / 2)

    def _walls(self, points: Floats) -> Floats:
        behind, up, place, _ = self._local(points)
        ends = self._between_ends(points)
        gable = np.maximum(up - _slope(behind), 0) * 0.83 + np.minimum(up - _slope(behind), 0)
        body = block(np.abs(behind - DEPTH / 2) - DEPTH / 2, gable, ends)
        for low, high, start, end in _openings():
            hole = block(
                np.abs(behind) - 0.7,
                np.abs(up - (low + high) / 2) - (high - low) / 2,
                np.abs(place - (start + end) / 2) - (end - start) / 2,
            )
            body = np.maximum(body, -hole)
        shape = np.minimum(body, np.maximum(_bay(behind, up, place), ends))
        for low, start, end in ((13.9, 1.6, 6.0), (13.9, 7.8, 12.2), (13.9, 14.6, 19.0)):
            sill = block(
                np.abs(behind + 0.1) - 0.55,
                np.abs(up - low) - 0.28,
                np.abs(place - (start + end) / 2) - ((end - start) / 2 + 0.4),
            )
            shape = np.minimum(shape, np.maximum(sill, ends))
        gutter = np.hypot(behind + 0.9, up - (EAVES - 0.2)) - 0.45
        pipe = np.hypot(behind + 0.35, place - 20.4) - 0.32
        shape = np.minimum(shape, np.maximum(np.minimum(gutter, np.maximum(pipe, up - EAVES)), ends))
        step = block(np.abs(behind + 1) - 1, np.abs(up - 0.6) - 0.6, np.abs(place - 16.8) - 2.2)
        return floats(np.minimum(shape, np.maximum(step, ends)))

    def _roofs(self, points: Floats) -> Floats:
        behind, up, place, _ = self._local(points)
        ends = self._between_ends(points)
        cover = np.abs((up - _slope(behind) - 0.35) * 0.83) - 0.35
        roof = np.maximum(np.maximum(cover, np.abs(behind - DEPTH / 2) - (DEPTH / 2 + 1.1)), ends)
        party = np.minimum(place, PLOT - place)
        for at in (9.0, 21.0):
            stack = block(np.abs(behind - at) - 2.6, np.abs(up - 33) - 8, party - 1.7)
            collar = block(np.abs(behind - at) - 3, np.abs(up - 40.2) - 0.5, party - 2.1)
            stack = np.minimum(stack, collar)
            pots = np.hypot(np.abs(behind - at) - 1.2, party - 0.9)
            pots = np.maximum(np.abs(pots - 0.65) - 0.16, np.abs(up - 42.4) - 2.0)
            roof = np.minimum(roof, np.maximum(np.minimum(stack, pots), ends))
        return floats(roof)

    def _ground(self, points: Floats) -> Floats:
        behind, up, _, _ = self._local(points)
        kerb = np.abs(behind + WALK / 2) - (WALK / 2)
        pavement = np.maximum(kerb, up - 0.55)
        camber = up - 0.25 + 0.0012 * (behind + 18) ** 2
        return floats(np.minimum(camber, pavement))

    def _wall(self, points: Floats, normal: Floats) -> Skin:
        behind, up, place, number = self._local(points)
        albedo = _bricks(points, behind, up, place, number)
        polish = np.full(points.shape[1], 0.02, np.float32)
        stone = column((0.34, 0.30, 0.23)) * (0.7 + 0.6 * noise(points, 1.2, 2))
        albedo = albedo + (stone - albedo) * _dressed(up, place, behind)
        door = (np.abs(place - 16.8) < 1.9) & (up < 9.6) & (behind > 0.3) & (behind < 1.6)
        shades = np.array(DOORS, np.float32)[(hashed(number) * len(DOORS)).astype(int)].T
        panels = (np.abs(np.abs(place - 16.8) - 0.85) < 0.55) & ((np.abs(up - 3.0) < 1.4) | (np.abs(up - 6.4) < 1.4))
        albedo = np.where(door, shades * (1 - 0.45 * panels), albedo)
        polish[door] = 0.15
        glass, bars, glow = self._windows(points, normal)
        albedo = np.where(glass, np.where(bars, 0.42, 0.012), albedo)
        polish[glass] = np.where(bars, 0.03, 0.35)[glass]
        return painted(albedo * (1 - 0.45 * smooth(up, 3.5, 0)), glow * glass, polish)

    def _windows(self, points: Floats, normal: Floats) -> tuple[Flags, Flags, Floats]:
        """Where there is glass, where the bars of its sashes are, and the light behind some of it."""
        behind, up, place, number = self._local(points)
        bay = (behind < -0.4) & (np.abs(normal[1]) < 0.5) & (up > 3.2) & (up < 9.4)
        fan = (np.abs(place - 16.8) < 1.9) & (up > 9.9) & (up < 11.6) & (behind > 0.3) & (behind < 1.6)
        upper = (up > 14.2) & (up < 20.2) & (behind > 0.3) & (behind < 1.6)
        middle = np.where(bay, 6.9, np.where(place < 6.9, 3.8, np.where(place < 13.4, 10.0, 16.8)))
        across = place - middle
        bars = (np.abs(across) < 0.16) | (np.abs(np.abs(across) - 2.05) < 0.22)
        bars |= np.abs(up - np.where(bay, 7.6, 17.3)) < 0.2
        bars |= bay & ((np.abs(np.abs(across) - 3.0) < 0.3) | (up < 3.6) | (up > 9.0))
        bars &= ~fan
        room = upper + 2 * np.where(upper, np.floor(place / 7), 0)
        on = (hashed(number, room) < self.lit) & ~(fan & (hashed(number, room + 5) < 0.5))
        warmth = hashed(number, room + 11)
        apart = 0.35 + 1.5 * hashed(number, room + 3)
        curtain = smooth(np.abs(across), apart, apart + 0.12)
        folds = 0.75 + 0.25 * np.sin(across * 9 + number)
        net = np.where(hashed(number, room + 8) < 0.4, 0.55, 1.0)
        lamp = np.exp(-(((up - np.where(bay, 8.2, 19.0)) / 3.2) ** 2) - (across / 3.0) ** 2)
        strength = (0.35 + 1.25 * lamp) * (curtain * 0.34 * folds + (1 - curtain) * net) * (0.55 + 0.75 * warmth)
        tint = np.stack([np.ones_like(warmth), 0.46 + 0.13 * warmth, 0.13 + 0.14 * warmth])
        return bay | fan | upper, bars, tint * (0.8 * strength * np.where(bars, 0.05, 1) * on)

    def _slates(self, points: Floats, normal: Floats) -> Skin:
        behind, up, place, number = self._local(points)
        course = np.floor(up / 0.72)
        run = place / 1.05 + 0.5 * (course % 2)
        edge = ((up / 0.72) % 1 < 0.12) | (run % 1 < 0.07)
        shade = (0.65 + 0.7 * hashed(course, np.floor(run), number)) * np.where(edge, 0.45, 1)
        stack = (np.abs(normal[1]) < 0.3) & (up > 25) & (up < 41)
        pots = up > 40.8
        colour = np.where(
            stack, _bricks(points, behind, up, place, number) * 0.7, column((0.085, 0.088, 0.098)) * shade
        )
        colour = np.where(pots, column((0.26, 0.10, 0.05)) * (0.6 + 0.8 * noise(points, 0.8, 2)), colour)
        return painted(colour * (1 - 0.75 * smooth(up, 39.0, 44.5)), polish=np.where(stack | pots, 0.0, 0.22))

    def _paving(self, points: Floats, _normal: Floats) -> Skin:
        behind, up, _, _ = self._local(points)
        walk, setts = up > 0.35, _setts(points)
        wet = smooth(noise(points, 11, 3), 0.40, 0.60)
        slab = np.floor(points[2] / 3.1)
        joint = ((points[2] / 3.1) % 1 < 0.04) | (np.abs(behind + WALK / 2) < 0.06)
        flags = column((0.15, 0.145, 0.135)) * (0.6 + 0.55 * hashed(slab, np.floor(behind / (WALK / 2))))
        road = column((0.030, 0.029, 0.030)) * (0.5 + 0.8 * setts)
        colour = np.where(walk, flags * np.where(joint, 0.4, 1), road) * (1 - 0.4 * wet)
        return painted(colour, polish=np.where(walk, 0.10 * wet, (0.35 + 0.65 * wet) * (0.45 + 0.55 * setts)))


def _slope(behind: Floats) -> Floats:
    """The height of the roof over a point behind the front."""
    return floats(RIDGE - np.abs(behind - DEPTH / 2) * ((RIDGE - EAVES) / (DEPTH / 2)))


def _openings() -> tuple[tuple[float, float, float, float], ...]:
    """Low and high edge, start and end of each window and of the door in a house's front."""
    return ((14.2, 20.2, 1.6, 6.0), (14.2, 20.2, 7.8, 12.2), (14.2, 20.2, 14.6, 19.0), (1.2, 11.6, 14.9, 18.7))


def _bay(behind: Floats, up: Floats, place: Floats) -> Floats:
    """The bay window of the parlour with its little roof."""
    across = np.abs(place - 6.9)
    slant = np.maximum(-behind - 3.0, (across - 5.2) * 0.8 - behind * 0.6)
    walls = np.maximum(np.maximum(slant, behind - 1), np.maximum(up - 10.2, -up))
    lid = np.maximum(np.maximum(slant - 0.4, behind - 1), np.abs(up - 10.4) - 0.45)
    return floats(np.minimum(walls, lid))


def _dressed(up: Floats, place: Floats, behind: Floats) -> Floats:
    """Where the front is dressed in pale stone: around openings, along the eaves, at the bay's corners."""
    pale = np.zeros(len(up), bool)
    for low, high, start, end in _openings():
        outer = (np.abs(place - (start + end) / 2) < (end - start) / 2 + 0.75) & (up > low - 0.6) & (up < high + 1.1)
        pale |= outer & (behind < 0.65) & (behind > -0.25)
    pale |= (up > 21.8) & (up < 22.7) & (behind < 0.4)
    pale |= (behind < -0.25) & ((up > 9.3) | (up < 0.9))
    return floats(pale)


def _bricks(points: Floats, behind: Floats, up: Floats, place: Floats, number: Floats) -> Floats:
    """Courses of brick, no two the same, with pale joints."""
    course = np.floor(up / 0.3125)
    run = (place + behind) / 0.9375 + 0.5 * (course % 2)
    joint = ((up / 0.3125) % 1 < 0.13) | (run % 1 < 0.055)
    tone = column((0.24, 0.115, 0.075)) * (0.55 + 0.75 * hashed(course, np.floor(run), number))
    tone = np.where(hashed(course, np.floor(run) + 99, number) < 0.22, column((0.13, 0.085, 0.085)), tone)
    colour: Floats = np.where(joint, 0.19, tone) * (0.55 + 0.75 * noise(points, 6, 4))
    return colour


def _setts(points: Floats) -> Floats:
    """The height of paving setts at each point: 1 on top of one, 0 in the joint."""
    row = np.floor(points[2] / 0.62)
    run = points[0] / 1.05 + 0.5 * (row % 2)
    x, z = np.abs((run % 1) - 0.5) * 2, np.abs((points[2] / 0.62 % 1) - 0.5) * 2
    return smooth(np.maximum(x, z), 0.98, 0.66) * (0.7 + 0.3 * hashed(row, np.floor(run)))
