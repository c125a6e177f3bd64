"""Shapes as distance fields: each gives the distance from a point to its surface, below 0 inside."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Points = npt.NDArray[np.float32]  # 3 × n: x to the right, y up, z towards the eye, in metres
Turn = npt.NDArray[np.float64]  # 3 × 3: the axes of what is turned
Field = Callable[[Points], Numbers]
Place = tuple[float, float, float]


def ball(centre: Place, radius: float) -> Field:
    """A sphere."""
    return lambda p: length(p - column(centre)) - radius


def egg(centre: Place, radii: Place) -> Field:
    """An ellipsoid; its distances are good near the surface and cautious far from it."""
    size = column(radii)

    def field(p: Points) -> Numbers:
        inside = (p - column(centre)) / size
        near = length(inside)
        steep = length(inside / size)
        return single(near * (near - 1) / np.maximum(steep, 1e-6))

    return field


def bone(start: Place, end: Place, thick: float, thin: float) -> Field:
    """A round stick from one place to another, `thick` at the first and `thin` at the second."""
    (ax, ay, az), (ex, ey, ez) = start, end
    dx, dy, dz = ex - ax, ey - ay, ez - az
    reach, more = dx * dx + dy * dy + dz * dz, thin - thick

    def field(p: Points) -> Numbers:
        x, y, z = p[0] - ax, p[1] - ay, p[2] - az
        part = np.clip((x * dx + y * dy + z * dz) / reach, 0, 1)
        x -= dx * part
        y -= dy * part
        z -= dz * part
        return single(np.sqrt(x * x + y * y + z * z) - (thick + more * part))

    return field


def brick(centre: Place, half: Place, rounded: float = 0) -> Field:
    """A box by its half sizes, its edges rounded by so much."""
    size = column(half) - rounded

    def field(p: Points) -> Numbers:
        x, y, z = np.abs(p - column(centre)) - size
        inner = np.minimum(np.maximum(np.maximum(x, y), z), 0)
        x, y, z = np.maximum(x, 0), np.maximum(y, 0), np.maximum(z, 0)
        return single(np.sqrt(x * x + y * y + z * z) + inner - rounded)

    return field


def drum(centre: Place, radius: float, half: float, rounded: float = 0.002) -> Field:
    """An upright cylinder by its radius and half its height."""

    def field(p: Points) -> Numbers:
        q = p - column(centre)
        side = np.hypot(q[0], q[2]) - (radius - rounded)
        end = np.abs(q[1]) - (half - rounded)
        outside = np.hypot(np.maximum(side, 0), np.maximum(end, 0))
        return single(outside + np.minimum(np.maximum(side, end), 0) - rounded)

    return field


def joined(*fields: Field) -> Field:
    """All of the shapes."""

    def field(p: Points) -> Numbers:
        nearest = fields[0](p)
        for other in fields[1:]:
            nearest = np.minimum(nearest, other(p))
        return nearest

    return field


def melted(softness: float, *fields: Field) -> Field:
    """All of the shapes, flowing into each other where they meet."""

    def field(p: Points) -> Numbers:
        nearest = fields[0](p)
        for other in fields[1:]:
            second = other(p)
            share = np.maximum(softness - np.abs(nearest - second), 0) / softness
            nearest = np.minimum(nearest, second) - share * share * (softness / 4)
        return nearest

    return field


def without(field: Field, hole: Field) -> Field:
    """The first shape where the second is not."""
    return lambda p: np.maximum(field(p), -hole(p))


def inside(field: Field, bounds: Field) -> Field:
    """The first shape where the second is, too."""
    return lambda p: np.maximum(field(p), bounds(p))


def moved(field: Field, by: Place, turn: Turn | None = None, size: float = 1) -> Field:
    """The shape made `size` times as large, turned, and carried to another place."""
    back = np.asarray(np.eye(3) if turn is None else turn.T, np.float32)
    return lambda p: single(field(single(back @ (p - column(by))) / size) * size)


def rough(field: Field, depth: float, grain: float, seed: int = 0) -> Field:
    """The shape with a surface that goes up and down by `depth`, in waves about `grain` long."""
    chance = np.random.default_rng(seed)
    waves = [
        (chance.normal(size=3) * 6.28 / grain / 1.7 * k, chance.uniform(0, 6.28), 1 / k)
        for k in (1, 1.1, 1.3, 1.7, 1.9, 2.3, 2.9, 3.7, 4.3)
    ]

    def bent(p: Points) -> Numbers:
        distance = field(p)
        near = np.abs(distance) < 4 * depth + 0.01
        if near.any():
            q = p[:, near]
            total = sum(
                (np.sin(np.asarray(way, np.float32) @ q + start) * part for way, start, part in waves),
                np.zeros(q.shape[1], np.float32),
            )
            distance[near] += total * (depth / 3)
        return distance

    return bent


def within(bounds: Field, field: Field) -> Field:
    """The shape, which lies within the bounds; from far away only the bounds are looked at."""

    def near_field(p: Points) -> Numbers:
        distance = bounds(p) + 0.01
        near = distance < 0.04
        if near.any():
            distance[near] = field(np.compress(near, p, axis=1))
        return distance

    return near_field


def facing(direction: Place, up: Place = (0, 1, 0)) -> Turn:
    """The turn that brings the z axis into a direction and keeps y as upright as it can be."""
    z = np.asarray(direction, float) / np.linalg.norm(direction)
    x = np.cross(np.asarray(up, float), z)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(z, x), z], axis=1)


def about_x(angle: float) -> Turn:
    """The turn around the x axis that brings y towards z."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(angle: float) -> Turn:
    """The turn around the upright axis that brings z towards x."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(angle: float) -> Turn:
    """The turn around the z axis that brings x towards y."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def lot(a: Numbers, b: Numbers, c: Numbers | float = 0) -> Numbers:
    """Numbers from 0 to 1 that look drawn by lot and are the same for the same three."""
    wave = np.sin(a * 12.9898 + b * 78.233 + c * 37.719) * 43758.547
    return single(wave - np.floor(wave))


def column(place: Sequence[float]) -> Points:
    """A place as it is added to many points."""
    return np.asarray(place, np.float32)[:, None]


def length(p: Points) -> Numbers:
    """How far each of some points is from the origin."""
    return single(np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]))


def single(values: Any) -> Numbers:
    """Values as numbers of single precision."""
    return np.asarray(values, np.float32)
