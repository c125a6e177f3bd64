"""Outlines on a coarser grid: near where they were, level where they were level, the same wherever a stroke repeats."""

import io
from collections.abc import Sequence

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from fonts.outlines import DRIFT, coarse

UNITS = 200
# Every step of 7 is 1.4 on a grid of 200, and rounded down to 1: unwatched, sixty of them end twelve parts too low.
STAIRS = [(300 + 7 * (at // 2), 102 + 7 * ((at + 1) // 2)) for at in range(120)]
STROKE = [(0, 0), (0, 33), (417, 33), (421, 0)]


def face_with(*contours: Sequence[tuple[float, float]], width: int = 1000) -> bytes:
    """A face of one glyph beside .notdef."""
    pen = T2CharStringPen(width, None)
    for first, *others in contours:
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    blank = T2CharStringPen(1000, None).getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({0x4E00: "one"})
    builder.setupCFF("Face", {}, {".notdef": blank, "one": pen.getCharString()}, {})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "one": (width, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Face", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def points(font: bytes) -> list[tuple[float, float]]:
    """All points of the glyph, in the order in which they are drawn."""
    pen = RecordingPen()
    with TTFont(io.BytesIO(font)) as opened:
        opened.getGlyphSet()["one"].draw(pen)
    return [point for _, placed in pen.value for point in placed]


def moved(points: Sequence[tuple[float, float]], x: int, y: int) -> list[tuple[float, float]]:
    """The same contour elsewhere."""
    return [(before + x, after + y) for before, after in points]


def test_no_point_strays_however_many_steps_lead_to_it() -> None:
    """A stair of small steps ends where it ended, though each step alone is rounded down."""
    placed = points(coarse(face_with(STAIRS), UNITS))
    scale = UNITS / 1000
    far = [max(abs(a - x * scale), abs(b - y * scale)) for (x, y), (a, b) in zip(STAIRS, placed, strict=True)]
    assert max(far) <= DRIFT


def test_a_level_stroke_stays_level() -> None:
    """Both ends of a thin stroke are at one height, wherever it stands."""
    (_, _), (_, left), (_, right), (_, _) = points(coarse(face_with(moved(STROKE, 13, 488)), UNITS))
    assert left == right


def test_a_stroke_that_repeats_is_the_same_again() -> None:
    """Two strokes of one shape have the same steps, so that they press well."""
    there = points(coarse(face_with(STROKE, moved(STROKE, 7, 391)), UNITS))
    first, second = there[:4], there[4:]
    assert {(x - a, y - b) for (a, b), (x, y) in zip(first, second, strict=True)} == {(1, 78)}


@pytest.mark.parametrize("width", [1000, 503])
def test_the_width_is_that_of_the_metrics(width: int) -> None:
    """A glyph's own width and that of the metrics are one, on the new grid."""
    with TTFont(io.BytesIO(coarse(face_with(STROKE, width=width), UNITS))) as opened:
        glyph = opened["CFF "].cff.topDictIndex[0].CharStrings["one"]
        glyph.draw(RecordingPen())
        assert (opened["head"].unitsPerEm, glyph.width, opened["hmtx"]["one"][0]) == (UNITS, *[round(width / 5)] * 2)
