"""A right hand that holds something thin between thumb and first finger, seen from the side of the thumb."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docs.sample.miniature import (
    Field,
    Floats,
    Place,
    Skin,
    Solid,
    ball,
    blend,
    bone,
    column,
    floats,
    length,
    near,
    noise,
    painted,
    smooth,
)

Joint = tuple[Place, float]  # in the hand's own space, the pinch at its origin; and the radius
THUMB: tuple[Joint, ...] = (
    ((9.8, 1.6, -0.2), 1.75),
    ((6.4, -0.9, -1.7), 1.25),
    ((3.3, -1.25, -1.75), 1.06),
    ((0.5, 0.0, -1.05), 0.74),
)
INDEX: tuple[Joint, ...] = (
    ((7.6, 5.0, 0.4), 1.15),
    ((3.3, 5.3, 0.9), 0.98),
    ((1.2, 3.3, 1.1), 0.84),
    ((0.25, 0.5, 0.85), 0.62),
)
MIDDLE: tuple[Joint, ...] = (
    ((7.7, 5.2, 2.6), 1.15),
    ((3.1, 4.6, 3.0), 0.98),
    ((1.6, 1.9, 3.0), 0.86),
    ((1.5, -0.7, 2.6), 0.64),
)
RING: tuple[Joint, ...] = (
    ((8.2, 4.7, 4.6), 1.1),
    ((4.3, 3.1, 5.0), 0.92),
    ((3.4, 0.4, 4.8), 0.80),
    ((4.2, -1.6, 4.4), 0.62),
)
LITTLE: tuple[Joint, ...] = (
    ((9.0, 3.9, 6.3), 1.0),
    ((6.3, 1.9, 6.8), 0.78),
    ((5.9, -0.1, 6.6), 0.68),
    ((6.6, -1.6, 6.2), 0.54),
)
FINGERS = (INDEX, MIDDLE, RING, LITTLE, THUMB)
WRIST: Joint = ((16.2, 4.6, 2.4), 2.35)
ELBOW: Joint = ((42.0, 8.5, 5.0), 3.9)
CUFF = 23.0  # where along the arm its sleeve begins


@dataclass(frozen=True, slots=True)
class Hand:
    """Where it holds on, how far its arm is lifted from level, and how far its back is turned to us, in degrees."""

    pinch: Place
    lift: float
    roll: float = 0

    def solids(self) -> tuple[Solid, Solid]:
        """The hand and its sleeve."""
        return Solid(self._reach(_flesh), self._skin), Solid(self._reach(_cloth), self._linen)

    def own(self, points: Floats) -> Floats:
        """The points in the hand's own space."""
        a, b = math.radians(self.lift), math.radians(self.roll)
        x, y, z = (points[i] - self.pinch[i] for i in range(3))
        x, y = x * math.cos(a) + y * math.sin(a), y * math.cos(a) - x * math.sin(a)
        return floats(np.stack((x, y * math.cos(b) - z * math.sin(b), z * math.cos(b) + y * math.sin(b))))

    def _reach(self, shape: Field) -> Field:
        def field(points: Floats) -> Floats:
            own = self.own(points)
            return near(own, bone(own, (3.5, 1.8, 2.6), (60, 11.5, 6.5), 8.0, 9.5), 1.5, shape)

        return field

    def _skin(self, points: Floats, _normal: Floats) -> Skin:
        own = self.own(points)
        colour = column((0.46, 0.255, 0.175)) * (0.78 + 0.42 * noise(own, 1.6, 4))
        red = np.zeros(own.shape[1], np.float32)
        for finger in FINGERS:
            red += np.exp(-((length(own - column(finger[3][0])) / 1.5) ** 2))
            red += 0.5 * np.exp(-((length(own - column(finger[2][0])) / 1.1) ** 2))
        colour = colour * (1 + red * column((0.10, -0.18, -0.20)))
        nail = _nail(own)
        colour = colour + (column((0.60, 0.40, 0.33)) - colour) * nail
        soiled = smooth(noise(own + 40, 2.4, 4), 0.52, 0.70) * 0.28
        return painted(colour * (1 - soiled), polish=0.05 + 0.3 * nail)

    def _linen(self, points: Floats, _normal: Floats) -> Skin:
        own = self.own(points)
        weave = 0.75 + 0.25 * np.sin(own[0] * 22) * np.sin((own[1] - own[2]) * 22)
        return painted(column((0.055, 0.085, 0.13)) * (weave * (0.7 + 0.6 * noise(own, 3, 3))))


def _flesh(own: Floats) -> Floats:
    """Palm, arm, fingers, and the web between thumb and first finger."""
    shape = bone(own, WRIST[0], (8.3, 4.0, 0.8), 2.2, 1.5)
    for finger, width in ((MIDDLE, 1.4), (RING, 1.35), (LITTLE, 1.25)):
        x, y, z = finger[0][0]
        shape = blend(shape, bone(own, WRIST[0], (x, y - 0.4, z), 1.9, width), 1.2)
    shape = blend(shape, bone(own, (13.2, 3.2, 0.9), (9.0, 1.4, -0.4), 1.7, 1.75), 1.5)
    shape = blend(shape, bone(own, WRIST[0], ELBOW[0], WRIST[1], ELBOW[1]), 1.6)
    for finger in FINGERS:
        shape = blend(shape, _finger(own, finger), 0.55)
    shape = blend(shape, bone(own, (8.0, 3.4, 0.2), (7.6, 0.6, -1.0), 0.75, 0.8), 1.3)
    return shape + _creases(own)


def _finger(own: Floats, joints: tuple[Joint, ...]) -> Floats:
    """Three limbs in a row, the knuckle between the first two a little thicker."""
    shape = ball(own, joints[1][0], joints[1][1] * 1.05)
    for (start, thick), (end, thin) in pairwise(joints):
        shape = blend(shape, bone(own, start, end, thick * 0.98, thin), 0.3)
    return shape


def _creases(own: Floats) -> Floats:
    """Folds of skin over the joints."""
    depth = np.zeros(own.shape[1], np.float32)
    for finger in FINGERS:
        for (joint, _), (next_, _) in ((finger[1], finger[2]), (finger[2], finger[3])):
            axis = column(np.subtract(next_, joint) / np.linalg.norm(np.subtract(next_, joint)))
            away = own - column(joint)
            fold = ((np.sum(away * axis, 0) + 0.25) % 0.42 - 0.21) / 0.07
            depth += 0.03 * np.exp(-((length(away) / 1.25) ** 4) - fold**2)
    return depth


def _nail(own: Floats) -> Floats:
    """How far a point lies on the nail of the thumb."""
    axis = np.subtract(THUMB[3][0], THUMB[2][0]) / np.linalg.norm(np.subtract(THUMB[3][0], THUMB[2][0]))
    back = np.array((-0.10, 0.10, -1.0))
    back -= axis * np.dot(back, axis)
    back /= np.linalg.norm(back)
    away = own - column(THUMB[3][0])
    along, across, up = (np.sum(away * column(way), 0) for way in (axis, np.cross(axis, back), back))
    oval = np.maximum(np.abs(along + 0.15) / 0.72, np.abs(across) / 0.58)
    return smooth(oval, 1.02, 0.92) * smooth(up, 0.30, 0.45)


def _cloth(own: Floats) -> Floats:
    """A rolled sleeve with its folds."""
    along = own[0]
    sleeve = bone(own, (CUFF, 5.6, 3.1), (60.0, 11.5, 6.5), 4.3, 6.6)
    fold = np.sin(along * 1.15 + np.sin(own[1] * 0.7 + own[2] * 0.4) * 1.6) * 0.22
    out = np.hypot(own[1] - 5.7, own[2] - 3.2) - 4.2
    roll = np.hypot(np.maximum(np.abs(along - (CUFF + 1.5)) - 1.2, 0), out) - 0.75
    shape = np.minimum(np.maximum(sleeve + fold, CUFF - along), roll)
    return floats(shape * 0.8)
