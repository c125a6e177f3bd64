"""Faces drawn for tests: every character a box, under the names that the house looks for."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from fonts.characters import PUNCTUATION
from fonts.plan import common
from fonts.sources import FAMILIES, Face, find_faces

WEIGHTS = {"Regular": 400, "Black": 900}


def write_faces(folder: Path, characters: Iterable[str] = "", scripts: Iterable[str] = ("hant", "hans")) -> None:
    """Font files for some scripts in two weights, with all punctuation and the common characters of both."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {*characters, *PUNCTUATION, *common("hant"), *common("hans")}
    for script in scripts:
        for name, weight in WEIGHTS.items():
            write_face(folder / f"NotoSerifCJK{script}-{name}.otf", FAMILIES[script], weight, wanted)


def write_face(path: Path, family: str, weight: int, characters: Iterable[str]) -> None:
    """One font file."""
    codes = sorted(map(ord, set(characters)))
    glyphs = [".notdef", *(f"u{code:X}" for code in codes)]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({code: f"u{code:X}" for code in codes})
    builder.setupCFF(family.replace(" ", ""), {}, {name: _box(at + weight) for at, name in enumerate(glyphs)}, {})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.save(path)


def _box(size: int) -> object:
    """An outline that differs from glyph to glyph."""
    pen = T2CharStringPen(1000, None)
    side = 300 + size % 500
    pen.moveTo((100, 0))
    for corner in ((100, side), (side, side), (side, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


def made_up(*scripts: str) -> Mapping[tuple[str, int], Face]:
    """Faces without files, for plans that open none."""
    return {
        (script, weight): Face(Path(f"{script}-{weight}.otf"), 0, FAMILIES[script], weight, f"{script}{weight}")
        for script in scripts
        for weight in (400, 900)
    }


def every_character(faces: Mapping[tuple[str, int], Face]) -> dict[str, frozenset[int]]:
    """What made-up faces hold: everything but one rare character."""
    return {face.identity: frozenset(range(0x20, 0x30000)) - {ord("\U0002a6a5")} for face in faces.values()}


def real_faces() -> Mapping[tuple[str, int], Face]:
    """Those of this machine."""
    return find_faces()
