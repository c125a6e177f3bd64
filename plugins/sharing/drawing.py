"""Draw a picture for sharing: its ground, the rules and the type on it, as a JPEG."""

from io import BytesIO
from typing import Final

import numpy as np
import uharfbuzz as hb
from PIL import Image, ImageFilter

from sharing.composing import Colour, Rule, Type, compose
from sharing.faces import opened
from sharing.ground import Ground, shaded
from sharing.poster import HEIGHT, WIDTH, Poster

QUALITY: Final = 84
# What holds type off a still: so far around it as this part of its size, so strong; drawn at a quarter's size.
HALO: Final = 0.11
NARROWEST_HALO: Final = 7.0
STRENGTH: Final = 0.62
QUARTER: Final = 4


def draw(poster: Poster, ground: Ground | None) -> bytes:
    """The JPEG of a poster on its ground, or on paper; the same bytes on every run."""
    light = poster.night if ground and not ground.is_bright else poster.day
    composition = compose(poster, light)
    canvas = Image.new("RGB", (WIDTH, HEIGHT), light.paper)
    if ground:
        canvas = shaded(ground, composition.pools, light.paper)
    for rule in composition.rules:
        _draw_rule(canvas, rule)
    for line in composition.type:
        _draw_type(canvas, line, light.paper if ground else None)
    buffer = BytesIO()
    canvas.save(buffer, "JPEG", quality=QUALITY, progressive=True, optimize=True, subsampling="4:2:0")
    return buffer.getvalue()


def _draw_rule(canvas: Image.Image, rule: Rule) -> None:
    left, top, right, bottom = rule.box
    mask = Image.new("L", (right - left, bottom - top), round(255 * rule.strength))
    canvas.paste(rule.colour, (left, top), mask)


def _draw_type(canvas: Image.Image, line: Type, paper: Colour | None) -> None:
    """Draw a set line's outlines into a mask, and its colour through that; over a still with `paper` around it."""
    mask, at = _mask(line)
    if mask is None:
        return
    if paper is not None:
        _draw_halo(canvas, mask, at, paper, max(NARROWEST_HALO, line.size * HALO))
    canvas.paste(line.colour, at, mask)


def _mask(line: Type) -> tuple[Image.Image | None, tuple[int, int]]:
    """The outlines of a line, filled, and where they stand; nothing for white space."""
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
        return None, (0, 0)
    pixels = np.frombuffer(image.buffer, np.uint8).reshape(found.height, found.stride)[:, : found.width]
    return Image.fromarray(np.ascontiguousarray(pixels)), (found.x_origin, found.y_origin)


def _draw_halo(canvas: Image.Image, mask: Image.Image, at: tuple[int, int], paper: Colour, reach: float) -> None:
    """A soft ground around type, which holds it off what is small and as bright as itself."""
    margin = int(reach * 3)
    size = (mask.width + 2 * margin, mask.height + 2 * margin)
    wide = Image.new("L", size)
    wide.paste(mask, (margin, margin))
    soft = wide.reduce(QUARTER).filter(ImageFilter.GaussianBlur(reach / QUARTER))
    strong = soft.point(lambda value: min(255, value * 2) * STRENGTH)
    canvas.paste(paper, (at[0] - margin, at[1] - margin), strong.resize(size, Image.Resampling.BICUBIC))
