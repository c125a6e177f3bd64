"""Solids that light can fall on: boxes, balls, tubs and soft bodies, each told where a ray meets it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]  # in single precision, which is twice as fast
Point3 = tuple[float, float, float]
Skin = Callable[[Floats], Floats]

NEAR = 2e-3  # metres: a ray that starts on a surface does not meet it again
FAR = np.float32(1e6)


@dataclass(frozen=True, slots=True)
class Paint:
    """How a surface answers light: its colour, its shine, and what light of its own it has."""

    colour: Point3 = (0.5, 0.5, 0.5)
    shine: float = 0.0  # share of light that is mirrored head-on
    rough: float = 0.3  # how far the mirror image is spread
    glow: Point3 = (0.0, 0.0, 0.0)
    skin: Skin | None = None  # points → factors of the colour
    picture: Skin | None = None  # points → light that it gives off
    thin: float = 0.0  # share of light from behind that comes through, as through paper


class Solid(Protocol):
    """Anything with a surface."""

    @property
    def paint(self) -> Paint:
        """How its surface answers light."""

    @property
    def casts(self) -> bool:
        """Whether it throws a shadow."""

    def meet(self, eye: Floats, way: Floats) -> Floats:
        """How far each ray goes until it meets the solid; FAR where it does not. Rays are of shape (3, n)."""

    def facing(self, at: Floats) -> Floats:
        """Which way the surface faces at some points of it."""


def turned(yaw: float = 0, pitch: float = 0, roll: float = 0) -> Floats:
    """A rotation, in degrees: first roll about z, then pitch about x, then yaw about the vertical."""
    y, p, r = (math.radians(a) for a in (yaw, pitch, roll))
    about_y = np.array([[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, math.cos(p), -math.sin(p)], [0, math.sin(p), math.cos(p)]])
    about_z = np.array([[math.cos(r), -math.sin(r), 0], [math.sin(r), math.cos(r), 0], [0, 0, 1]])
    return np.asarray(about_y @ about_x @ about_z, np.float32)


def column(point: Point3) -> Floats:
    """A point as a column that broadcasts over rays."""
    return np.array(point, np.float32).reshape(3, 1)


UPRIGHT = turned()


def dot(one: Floats, two: Floats) -> Floats:
    """The product of vectors, ray by ray; three sums are faster than one along an axis."""
    return np.asarray(one[0] * two[0] + one[1] * two[1] + one[2] * two[2])


def span(start: Floats, step: Floats, half: Floats) -> tuple[Floats, Floats]:
    """Where rays enter and leave a box about the origin, by slabs: inside is inside all three."""
    with np.errstate(divide="ignore", invalid="ignore"):
        over = 1 / step
        middle, wide = -start * over, np.abs(half * over)
        low, high = middle - wide, middle + wide
    return np.maximum(np.maximum(low[0], low[1]), low[2]), np.minimum(np.minimum(high[0], high[1]), high[2])


def grain(at: Floats, often: float) -> Floats:
    """Unevenness from 0 to 1 that is the same at the same place, with so many lumps to the metre."""
    spot = at * np.float32(often) + np.float32(57)
    corner = np.floor(spot)
    part = spot - corner
    part = part * part * (3 - 2 * part)
    total = np.zeros(at.shape[1], np.float32)
    for x in (0, 1):
        for y in (0, 1):
            for z in (0, 1):
                lump = (
                    np.sin((corner[0] + x) * 12.9898 + (corner[1] + y) * 78.233 + (corner[2] + z) * 37.719) * 437.5453
                )
                share = (
                    (part[0] if x else 1 - part[0]) * (part[1] if y else 1 - part[1]) * (part[2] if z else 1 - part[2])
                )
                total += (lump - np.floor(lump)) * share
    return total


@dataclass(frozen=True, slots=True)
class Box:
    """A box about its centre, with its extents along its own x, y and z."""

    at: Point3
    size: Point3
    paint: Paint = field(default_factory=Paint)
    turn: Floats = field(default_factory=lambda: UPRIGHT)
    casts: bool = True

    def meet(self, eye: Floats, way: Floats) -> Floats:
        """Where the ray enters, or leaves if it begins inside."""
        start, step = eye - column(self.at), way
        if self.turn is not UPRIGHT:
            start, step = self.turn.T @ start, self.turn.T @ way
        enters, leaves = span(start, step, column(self.size) / 2)
        found = np.where(enters > NEAR, enters, leaves)
        return np.where((enters <= leaves) & (found > NEAR), found, FAR).astype(np.float32)

    def facing(self, at: Floats) -> Floats:
        """Along the axis on which the point lies farthest out."""
        own = self.turn.T @ (at - column(self.at)) / (column(self.size) / 2)
        axis = np.abs(own).argmax(axis=0)
        normal = np.zeros_like(own)
        rays = np.arange(own.shape[1])
        normal[axis, rays] = np.sign(own[axis, rays])
        return np.asarray(self.turn @ normal)


def between(low: Point3, high: Point3, paint: Paint, casts: bool = True) -> Box:
    """The box between two corners."""
    centre = tuple((a + b) / 2 for a, b in zip(low, high, strict=True))
    size = tuple(abs(b - a) for a, b in zip(low, high, strict=True))
    return Box((centre[0], centre[1], centre[2]), (size[0], size[1], size[2]), paint, casts=casts)


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid; `hole` takes parts of its skin away."""

    at: Point3
    radii: Point3
    paint: Paint = field(default_factory=Paint)
    turn: Floats = field(default_factory=lambda: UPRIGHT)
    hole: Callable[[Floats], NDArray[np.bool_]] | None = None
    casts: bool = True

    def meet(self, eye: Floats, way: Floats) -> Floats:
        """By the two roots of a square, the nearer first."""
        radii = column(self.radii)
        start, step = self.turn.T @ (eye - column(self.at)) / radii, self.turn.T @ way / radii
        a, b, c = dot(step, step), dot(start, step), dot(start, start) - 1
        root = np.sqrt(np.maximum(b * b - a * c, 0))
        best = np.full(a.shape, FAR, np.float32)
        for t in ((-b + root) / a, (-b - root) / a):
            good = (b * b > a * c) & (t > NEAR)
            if self.hole is not None:
                good &= ~self.hole(eye + way * t)
            best = np.where(good & (t < best), t, best)
        return best.astype(np.float32)

    def facing(self, at: Floats) -> Floats:
        """Outwards."""
        radii = column(self.radii)
        own = self.turn.T @ (at - column(self.at)) / (radii * radii)
        return np.asarray(self.turn @ (own / np.sqrt(dot(own, own))))


@dataclass(frozen=True, slots=True)
class Tub:
    """A round thing from a foot to a top, as wide at each as it says: post, shade, cup, lens tube."""

    foot: Point3
    top: Point3
    radii: tuple[float, float]
    paint: Paint = field(default_factory=Paint)
    closed: bool = True
    casts: bool = True

    def _frame(self) -> tuple[Floats, float]:
        axis = np.array(self.top, np.float64) - np.array(self.foot, np.float64)
        height = float(np.linalg.norm(axis))
        up = axis / height
        aside = np.cross(up, (0.0, 0.0, 1.0) if abs(up[2]) < 0.9 else (1.0, 0.0, 0.0))
        aside /= np.linalg.norm(aside)
        return np.stack([aside, up, np.cross(aside, up)]).astype(np.float32), height

    def meet(self, eye: Floats, way: Floats) -> Floats:
        """By the square of a cone, and by its two lids."""
        frame, height = self._frame()
        start, step = frame @ (eye - column(self.foot)), frame @ way
        wide, slope = self.radii[0], (self.radii[1] - self.radii[0]) / height
        here, change = wide + slope * start[1], slope * step[1]
        a = step[0] ** 2 + step[2] ** 2 - change**2
        b = start[0] * step[0] + start[2] * step[2] - here * change
        c = start[0] ** 2 + start[2] ** 2 - here**2
        root = np.sqrt(np.maximum(b * b - a * c, 0))
        best = np.full(a.shape, FAR, np.float32)
        with np.errstate(divide="ignore", invalid="ignore"):
            for t in ((-b - root) / a, (-b + root) / a):
                y = start[1] + step[1] * t
                good = (b * b > a * c) & (t > NEAR) & (y > 0) & (y < height) & (wide + slope * y > 0)
                best = np.where(good & (t < best), t, best)
            for y, r in ((0.0, self.radii[0]), (height, self.radii[1])) if self.closed else ():
                t = (y - start[1]) / step[1]
                inside = (start[0] + step[0] * t) ** 2 + (start[2] + step[2] * t) ** 2 < r * r
                best = np.where(inside & (t > NEAR) & (t < best), t, best)
        return best.astype(np.float32)

    def facing(self, at: Floats) -> Floats:
        """Outwards from the axis, or along it on a lid."""
        frame, height = self._frame()
        own = frame @ (at - column(self.foot))
        slope = (self.radii[1] - self.radii[0]) / height
        around = np.sqrt(own[0] ** 2 + own[2] ** 2) + 1e-9
        normal = np.stack([own[0] / around, np.full_like(around, -slope), own[2] / around])
        if self.closed:
            low, high = own[1] < 1e-3, own[1] > height - 1e-3
            normal[:, low], normal[:, high] = column((0, -1, 0)), column((0, 1, 0))
        return frame.T @ (normal / np.sqrt(dot(normal, normal)))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Solids that stand together: rays that pass the box around them by need not ask each of them."""

    solids: tuple[Solid, ...]
    low: Point3
    high: Point3

    def near(self, eye: Floats, way: Floats) -> NDArray[np.intp]:
        """The rays that go through the box."""
        low, high = column(self.low), column(self.high)
        enters, leaves = span(eye - (low + high) / 2, way, (high - low) / 2)
        return np.flatnonzero((enters <= leaves) & (leaves > 0))


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of a soft body: from a point to a point, as thick at each as it says."""

    start: Point3
    end: Point3
    radii: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Body:
    """Limbs melted into one another, in coordinates that are `turn`ed and put `at`; `scoops` hollow them out."""

    at: Point3
    limbs: Sequence[Limb]
    paint: Paint = field(default_factory=Paint)
    turn: Floats = field(default_factory=lambda: UPRIGHT)
    melt: float = 0.05
    scoops: Sequence[Limb] = ()
    casts: bool = True

    def meet(self, eye: Floats, way: Floats) -> Floats:
        """By marching: each step is as long as the surface is away. Rays that miss its ball are left out."""
        found = np.full(way.shape[1], FAR, np.float32)
        middle, reach = self._ball()
        start = np.broadcast_to(self.turn.T @ (eye - column(self.at)), way.shape)
        step = self.turn.T @ way
        towards = column(middle) - start
        along = dot(towards, step)
        inside = reach * reach - dot(towards, towards) + along * along
        chosen = np.flatnonzero((inside > 0) & (along + reach > 0))
        if not chosen.size:
            return found
        half = np.sqrt(inside[chosen])
        t, end = np.maximum(along[chosen] - half, NEAR * 2), along[chosen] + half
        start, step = start[:, chosen], step[:, chosen]
        left = np.arange(chosen.size)
        for _ in range(48):
            gap = self._distance(start[:, left] + step[:, left] * t[left])
            arrived = gap < 6e-4
            found[chosen[left[arrived]]] = t[left[arrived]]
            t[left] += gap * 0.95
            left = left[~arrived & (t[left] < end[left])]
            if not left.size:
                break
        return found

    def facing(self, at: Floats) -> Floats:
        """Where the distance grows fastest."""
        own = self.turn.T @ (at - column(self.at))
        e = 1e-3
        normal = np.stack(
            [
                self._distance(own + column(d)) - self._distance(own - column(d))
                for d in ((e, 0, 0), (0, e, 0), (0, 0, e))
            ]
        )
        return self.turn @ (normal / (np.sqrt(dot(normal, normal)) + 1e-9))

    def _ball(self) -> tuple[Point3, float]:
        ends = np.array([p for limb in self.limbs for p in (limb.start, limb.end)])
        middle = (ends.min(axis=0) + ends.max(axis=0)) / 2
        reach = max(
            float(np.linalg.norm(np.array(p) - middle)) + r
            for limb in self.limbs
            for p, r in zip((limb.start, limb.end), limb.radii, strict=True)
        )
        return (float(middle[0]), float(middle[1]), float(middle[2])), reach + self.melt

    def _distance(self, at: Floats) -> Floats:
        total = _away(self.limbs[0], at)
        for limb in self.limbs[1:]:
            other = _away(limb, at)
            blend = np.maximum(self.melt - np.abs(total - other), 0)
            total = np.minimum(total, other) - blend * blend / (4 * self.melt)
        for limb in self.scoops:
            total = np.maximum(total, -_away(limb, at))
        return total


def _away(limb: Limb, at: Floats) -> Floats:
    start, whole = column(limb.start), column(limb.end) - column(limb.start)
    length = float((whole * whole).sum()) or 1e-9
    share = np.clip(dot(at - start, whole) / length, 0, 1)
    off = at - start - whole * share
    return np.asarray(np.sqrt(dot(off, off)) - (limb.radii[0] + (limb.radii[1] - limb.radii[0]) * share))
