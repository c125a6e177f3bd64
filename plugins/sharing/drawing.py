"""Draw a picture for sharing: its ground, the rules and the type on it, as a JPEG."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

import numpy as np
import uharfbuzz as hb
from PIL import Image, ImageFilter

from sharing.composing import Rule, Type, compose
from sharing.faces import opened
from sharing.ground import FINE, Ground, shaded
from sharing.poster import HEIGHT, WIDTH, Poster

QUALITY: Final = 84
# What holds type off a still: so far around it, in pixels, and so strong.
HALO: Final = 10
STRENGTH: Final = 0.62


def draw(poster: Poster, ground: Ground | None) -> bytes:
    """The JPEG of a poster on its ground, or on paper; the same bytes on every run."""
    light = poster.night if ground and not ground.is_bright else poster.day
    composition = compose(poster, light)
    masks = [(line.colour, *found) for line in composition.type if (found := _mask(line))]
    canvas = Image.new("RGB", (WIDTH, HEIGHT), light.paper)
    if ground:
        canvas = shaded(ground, composition.pools, light.paper, _halo([(mask, at) for _, mask, at in masks]))
    for rule in composition.rules:
        _draw_rule(canvas, rule)
    for colour, mask, at in masks:
        canvas.paste(colour, at, mask)
    buffer = BytesIO()
    canvas.save(buffer, "JPEG", quality=QUALITY, progressive=True, optimize=True, subsampling="4:2:0")
    return buffer.getvalue()


def _draw_rule(canvas: Image.Image, rule: Rule) -> None:
    left, top, right, bottom = rule.box
    mask = Image.new("L", (right - left, bottom - top), round(255 * rule.strength))
    canvas.paste(rule.colour, (left, top), mask)


def _mask(line: Type) -> tuple[Image.Image, tuple[int, int]] | None:
    """The outlines of a line, filled, and where they stand; None for white space."""
    pen = hb.RasterDraw()
    for glyph in line.line.glyphs:
        font = opened(glyph.cut)
        scale = line.size / font.face.upem
        # Upwards is up for outlines, and down for pixels.
        pen.transform = (scale, 0, 0, -scale, line.x + glyph.x * line.size, line.y - glyph.y * line.size)
        pen.draw_glyph(font, glyph.number)
    image = pen.render()
    found = image.extents
    if not found.width or not found.height:
        return None
    pixels = np.frombuffer(image.buffer, np.uint8).reshape(found.height, found.stride)[:, : found.width]
    return Image.fromarray(np.ascontiguousarray(pixels)), (found.x_origin, found.y_origin)


def _halo(masks: Iterable[tuple[Image.Image, tuple[int, int]]]) -> Image.Image:
    """A soft ground around type, which holds it off what is small and as bright as itself; on the fine grid."""
    type_ = Image.new("L", (WIDTH, HEIGHT))
    for mask, at in masks:
        type_.paste(255, at, mask)
    soft = type_.reduce(FINE).filter(ImageFilter.GaussianBlur(HALO / FINE))
    return soft.point(lambda value: min(255, value * 2) * STRENGTH)
