"""The still behind the type: cut around what matters, with less light, or with more, where type stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

from sharing.composing import Box, Pool
from sharing.poster import HEIGHT, WIDTH, Backdrop, Palette

Floats = npt.NDArray[np.floating[Any]]

# Where on the picture the eye's point is put, if the still is higher than the picture: above the title.
EYE: Final = 0.44
# A still of the shape of films keeps its sides: it stands at the top, so high at least, above a foot of paper …
LOWEST: Final = 545
FADE: Final = 150  # … into which it goes over from so many pixels above its edge
# From this brightness on, of 255, of what is behind the title, type is dark on it.
BRIGHT: Final = 165
# The shade at the foot that dark pictures have; the most that there is anywhere; how far it reaches beyond the type.
LEAST_SHADE: Final = 0.45
MOST_SHADE: Final = 0.6
REACH: Final = 240
AFAR: Final = 0.3  # of a shade reaches everywhere, as if the whole picture had been taken in another light
# Shades are computed on a grid of so many pixels, what lies close around type on a finer one, and drawn out smoothly.
GRID: Final = 10
FINE: Final = 5


@dataclass(frozen=True, slots=True)
class Ground:
    """A still in the picture's size, and whether it is bright: then it asks for the colours of the day."""

    image: Image.Image
    is_bright: bool


def crop(size: tuple[int, int], focus: tuple[float, float] | None) -> tuple[tuple[float, float, float, float], int]:
    """The part of a still that is shown, in its pixels, and how high the picture shows it.

    What is wider than the picture loses little of its sides, and has a foot of paper below it instead; of what is
    higher the eye's point is shown above the title.
    """
    width, height = size
    across, down = (min(max(part, 0.0), 1.0) for part in focus or (0.5, 0.5))
    shown = min(HEIGHT, max(LOWEST, round(WIDTH * height / width)))
    scale = min(width / WIDTH, height / shown)
    wide, high = WIDTH * scale, shown * scale
    left = min(max(across * width - wide / 2, 0.0), width - wide)
    top = min(max(down * height - high * EYE, 0.0), height - high)
    return (left, top, left + wide, top + high), shown


def ground_of(still: Image.Image, shown: Backdrop, day: Palette, night: Palette) -> Ground:
    """The still as a picture's ground; the posters of one article share it."""
    box, high = crop(still.size, shown.focus)
    cut = still.convert("RGB").resize((WIDTH, high), Image.Resampling.BICUBIC, box=box, reducing_gap=3.0)
    below = np.asarray(cut.convert("L").reduce(GRID))[high // GRID // 2 :]
    is_bright = float(np.median(below)) > BRIGHT
    if high == HEIGHT:
        return Ground(cut, is_bright)
    image = Image.new("RGB", (WIDTH, HEIGHT), (day if is_bright else night).paper)
    kept = np.ones(high)
    kept[-FADE:] = _smooth(np.linspace(1, 0, FADE))
    mask = np.repeat((kept * 255).astype(np.uint8)[:, None], WIDTH, axis=1)
    image.paste(cut, (0, 0), Image.fromarray(mask))
    return Ground(image, is_bright)


def shaded(
    ground: Ground, pools: Sequence[Pool], paper: tuple[int, int, int], halo: Image.Image | None = None
) -> Image.Image:
    """The still nearer to the colour of paper where type stands, as little as its own light there asks for.

    `halo` is what the type has around it in any case, on the fine grid.
    """
    grey = np.asarray(ground.image.convert("L").reduce(GRID), np.float64)
    # What a bright ground lacks in brightness is what a dark one has too much.
    light = 255 - grey if ground.is_bright else grey
    least = 255 - max(paper) if ground.is_bright else min(paper)
    shade = np.zeros_like(grey) if ground.is_bright else _foot(grey.shape)
    for pool in pools:
        under = light[_distance(grey.shape, pool.boxes) < GRID]
        most = float(np.quantile(under, pool.share)) if under.size else 0.0
        if most > pool.level:
            near = AFAR + (1 - AFAR) * _smooth(1 - np.clip(_distance(grey.shape, pool.reach) / REACH, 0, 1))
            shade = np.maximum(shade, near * min((most - pool.level) / (most - least), MOST_SHADE))
    mask = Image.fromarray((shade * 255).astype(np.uint8))
    if halo:
        mask = ImageChops.lighter(mask.resize(halo.size, Image.Resampling.BICUBIC), halo)
    mask = mask.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", (WIDTH, HEIGHT), paper), ground.image, mask)


def _foot(shape: tuple[int, ...]) -> Floats:
    """The shade that grows towards the lower edge."""
    down = np.linspace(0, 1, shape[0])[:, None]
    return LEAST_SHADE * np.repeat(_smooth(np.clip((down - 0.35) / 0.65, 0, 1)), shape[1], axis=1)


def _distance(shape: tuple[int, ...], boxes: Sequence[Box]) -> Floats:
    """How far each point is from the nearest of some boxes, in pixels."""
    rows = (np.arange(shape[0])[:, None] + 0.5) * GRID
    columns = (np.arange(shape[1])[None, :] + 0.5) * GRID
    nearest = np.full(shape, float(WIDTH))
    for left, top, right, bottom in boxes:
        aside = np.maximum(np.maximum(left - columns, columns - right), 0)
        apart = np.maximum(np.maximum(top - rows, rows - bottom), 0)
        nearest = np.minimum(nearest, np.hypot(aside, apart))
    return nearest


def _smooth(value: Floats) -> Floats:
    """From 0 to 1 without a corner at either end."""
    return value * value * (3 - 2 * value)
