"""Masks: shapes, glows, falls of light and clouds, each a band of numbers from 0 to 1."""

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageMath

Band = Image.Image  # of mode F: a mask holds 0 … 1, a colour band linear light
Colour = tuple[float, float, float]
Point = tuple[float, float]
Size = tuple[int, int]
Stops = Sequence[tuple[float, float]]


def work(rule: Callable[..., Any], *bands: Band) -> Band:
    """Work a rule out for every pixel of some bands."""
    named = {f"band{i}": band for i, band in enumerate(bands)}
    result: Band = ImageMath.lambda_eval(lambda args: rule(*(args[name] for name in named)), **named)
    return result


def clamp(band: Band, low: float = 0, high: float = 1) -> Band:
    """The band with everything below `low` or above `high` cut off."""
    held: Band = ImageMath.lambda_eval(lambda a: a["min"](a["max"](a["band"], low), high), band=band)
    return held


def even(size: Size, value: float = 1) -> Band:
    """A mask that is the same everywhere."""
    return Image.new("F", size, value)


def fall(size: Size, stops: Stops) -> Band:
    """A mask that runs from value to value down the height, without corners at the stops."""
    column = Image.new("F", (1, size[1]))
    column.putdata([_between(stops, y / size[1]) for y in range(size[1])])
    return column.resize(size)


def across(size: Size, stops: Stops) -> Band:
    """A mask that runs from value to value along the width."""
    return fall((size[1], size[0]), stops).transpose(Image.Transpose.TRANSPOSE)


def _between(stops: Stops, at: float) -> float:
    for (a, low), (b, high) in itertools.pairwise(stops):
        if a <= at <= b:
            t = (at - a) / (b - a)
            return low + (high - low) * t * t * (3 - 2 * t)
    return stops[0][1] if at < stops[0][0] else stops[-1][1]


class Pen:
    """Draws on a mask in the picture's own coordinates; each stroke returns the pen for the next."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: int) -> None:
        self._draw, self._scale = draw, scale

    def polygon(self, points: Sequence[Point], fill: int = 255) -> "Pen":
        """Fill a polygon."""
        self._draw.polygon(self._all(points), fill=fill)
        return self

    def line(self, points: Sequence[Point], width: float, fill: int = 255) -> "Pen":
        """Draw a stroke through the points."""
        self._draw.line(self._all(points), fill=fill, width=max(1, round(width * self._scale)), joint="curve")
        return self

    def ellipse(self, centre: Point, radii: Point, fill: int = 255) -> "Pen":
        """Fill an ellipse."""
        (x, y), (rx, ry) = centre, radii
        self._draw.ellipse(self._all([(x - rx, y - ry), (x + rx, y + ry)]), fill=fill)
        return self

    def ring(self, centre: Point, radii: Point, width: float) -> "Pen":
        """Draw the outline of an ellipse."""
        (x, y), (rx, ry) = centre, radii
        box = self._all([(x - rx, y - ry), (x + rx, y + ry)])
        self._draw.ellipse(box, outline=255, width=max(1, round(width * self._scale)))
        return self

    def block(self, corner: Point, size: Point, radius: float = 0, fill: int = 255) -> "Pen":
        """Fill a rectangle, its corners rounded by `radius`."""
        (x, y), (w, h) = corner, size
        self._draw.rounded_rectangle(self._all([(x, y), (x + w, y + h)]), radius * self._scale, fill=fill)
        return self

    def _all(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def shape(size: Size, draw: Callable[..., object], blur: float = 0) -> Band:
    """A mask that `draw(pen)` draws, smooth at its edges, blurred by so many pixels."""
    large = Image.new("L", (size[0] * 2, size[1] * 2), 0)
    draw(Pen(ImageDraw.Draw(large), 2))
    small = large.reduce(2)
    if blur:
        small = small.filter(ImageFilter.GaussianBlur(blur))
    return work(lambda m: m / 255, small.convert("F"))


def glow(size: Size, centre: Point, radii: Point, power: float = 3) -> Band:
    """A soft ellipse of light, 1 in its middle and 0 at its radii."""
    distance = work(lambda d: d / 181, Image.radial_gradient("L").convert("F"))  # 181 at the edges' middles
    spot = work(lambda d: (1 - d * d) ** power, clamp(distance))
    wide = spot.resize((max(2, round(radii[0] * 2)), max(2, round(radii[1] * 2))), Image.Resampling.BICUBIC)
    mask = even(size, 0)
    mask.paste(clamp(wide), (round(centre[0] - radii[0]), round(centre[1] - radii[1])))
    return mask


def clouds(size: Size, seed: int, cells: Point = (4, 4), octaves: int = 6) -> Band:
    """Fractal noise around 0.5; `cells` says how many of the largest lumps fit across and down."""
    total, weight = even(size, 0), 0.0
    for octave in range(octaves):
        across_, down = (max(2, round(n * 2**octave)) for n in cells)
        lumps = static((min(across_, size[0]), min(down, size[1])), seed * 31 + octave)
        share = 0.55**octave
        total = work(lambda t, n, share=share: t + n * share, total, lumps.resize(size, Image.Resampling.BICUBIC))
        weight += share
    return work(lambda t: t / weight, total)


def static(size: Size, seed: int) -> Band:
    """Noise without any shape, one value a pixel."""
    noise = random.Random(seed).randbytes(size[0] * size[1])  # noqa: S311 — clouds and grain, no secret
    return work(lambda n: n / 255, Image.frombytes("L", size, noise).convert("F"))


@dataclass(frozen=True, slots=True)
class Lens:
    """Where a point of a room falls in the picture: x to the right, y up, z away from the eye, in metres."""

    centre: Point
    focal: float

    def at(self, x: float, y: float, z: float) -> Point:
        """The point's place in the picture, in pixels."""
        return self.centre[0] + self.focal * x / z, self.centre[1] - self.focal * y / z
