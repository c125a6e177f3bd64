"""Set outlines on a coarser grid: short numbers that repeat where strokes do, and every point near its place."""

import io
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from fontTools.misc.roundTools import otRound
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

Point: TypeAlias = tuple[float, float]

# How far a point may be from its place, in parts of the grid. Rounded steps repeat wherever a stroke does, and press
# 8 % better than rounded places (which are half a part off at most); but unwatched, as fontTools leaves them, they add
# up to a dozen parts within a contour.
DRIFT: Final = 1.0


def coarse(font: bytes, units: int) -> bytes:
    """A font with CFF outlines on a grid of so many parts of an em, no point further than `DRIFT` from its place.

    Raises `KeyError` for a font without the table `CFF `.
    """
    made = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as opened:
        glyphs = opened["CFF "].cff.topDictIndex[0].CharStrings
        scale = units / opened["head"].unitsPerEm
        drawn = opened.getGlyphSet()
        pens = {name: RecordingPen() for name in opened.getGlyphOrder()}
        widths = {name: otRound(drawn[name].width * scale) for name in pens}
        for name, pen in pens.items():
            drawn[name].draw(pen)
        for name in pens:
            glyphs[name].program = ["endchar"]  # scale_upem has all the rest to do, not these
        scale_upem(opened, units)
        for name, pen in pens.items():
            glyphs[name].program = _program(pen.value, scale, widths[name], glyphs[name].private)
        opened.save(made)
    return made.getvalue()


def _program(drawing: Iterable[tuple[str, tuple[Point, ...]]], scale: float, width: int, private: Any) -> list[Any]:
    """A drawing in the language of CFF outlines, on the coarser grid."""
    pen = T2CharStringPen(None if width == private.defaultWidthX else width - private.nominalWidthX, None)
    here, placed = (0.0, 0.0), (0, 0)
    for what, points in drawing:
        on_grid: list[Point] = []
        for point in points:
            placed = _near(here[0], placed[0], point[0], scale), _near(here[1], placed[1], point[1], scale)
            here = point
            on_grid.append(placed)
        getattr(pen, what)(*on_grid)
    program: list[Any] = pen.getCharString(private).program
    return program


def _near(before: float, placed: int, after: float, scale: float) -> int:
    """Where a coordinate falls that was reached by a step: the rounded step, or the rounded place where it strays."""
    stepped = placed + otRound((after - before) * scale)
    strays = abs(stepped - after * scale) > DRIFT and after != before
    found: int = otRound(after * scale) if strays else stepped
    return found
