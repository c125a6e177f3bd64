"""The Latin faces, cut from the theme's variable Newsreader, and system fonts made to fill the same space meanwhile."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from fonts.characters import characters_of

UPRIGHT_FILE: Final = "Newsreader.ttf"
ITALIC_FILE: Final = "Newsreader-Italic.ttf"
# What English, and names in the languages around it, are written with; and what a page seldom needs, fetched by those
# that do: the other letters of Europe.
BASIC: Final = (
    "U+20-7E,U+A0,U+A9,U+AB,U+B7,U+BB,U+C0,U+C7,U+C9,U+D6-D7,U+DC,U+DF-E2,U+E4,U+E7-EB,U+ED-EF,U+F1,U+F3-F4,U+F6,"
    "U+F8-FC,U+2010-2014,U+2018-2019,U+201C-201D,U+2026,U+2032-2033"
)
FURTHER: Final = "U+A1-24F,U+2015-2044,U+20AC,U+2122,U+2212"
# How often letters stand in English text, per thousand with spaces: what a line's length is made of.
FREQUENCY: Final[Mapping[str, int]] = {
    " ": 183, "e": 102, "t": 75, "a": 65, "o": 62, "n": 57, "i": 57, "s": 53, "r": 50, "h": 50, "l": 33, "d": 33,
    "u": 23, "c": 22, "m": 20, "f": 20, "w": 17, "g": 16, "p": 15, "y": 14, "b": 13, "v": 8, "k": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fallback:
    """System fonts with one set of widths: their names, and the mean advance of English text in thousandths of an em.

    Measured on Liberation Serif, which has the widths of Times New Roman; `tests/fonts` measures again.
    """

    names: tuple[str, ...]
    advance: float


TIMES: Final = Fallback(("Times New Roman", "Liberation Serif", "Tinos", "Times"), 398.1)
TIMES_ITALIC: Final = Fallback(
    ("Times New Roman Italic", "Liberation Serif Italic", "Tinos Italic", "Times Italic"), 399.9
)
TIMES_BOLD: Final = Fallback(("Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold", "Times Bold"), 423.8)


@dataclass(frozen=True, slots=True)
class Cut:
    """One face to be made of a variable one: which file, the place on its axes, the characters."""

    name: str
    file: str
    size: int  # the optical size, in points
    weight: int
    range: str

    @property
    def italic(self) -> bool:
        """Whether it is of the italic file."""
        return self.file == ITALIC_FILE

    @property
    def axes(self) -> tuple[tuple[str, int], ...]:
        """The place on the axes of the file."""
        return ("opsz", self.size), ("wght", self.weight)


ROMAN: Final = Cut("roman", UPRIGHT_FILE, 18, 400, BASIC)
DISPLAY: Final = Cut("display", UPRIGHT_FILE, 72, 500, BASIC)
TEXT_CUTS: Final = (
    Cut("roman-more", UPRIGHT_FILE, 18, 400, FURTHER),
    Cut("italic-more", ITALIC_FILE, 18, 400, FURTHER),
    # After the others: of two faces that name a character, the later one has it.
    ROMAN,
    Cut("italic", ITALIC_FILE, 18, 400, BASIC),
    Cut("bold", UPRIGHT_FILE, 18, 700, BASIC),
)
DISPLAY_CUTS: Final = (
    DISPLAY,
    Cut("display-italic", ITALIC_FILE, 72, 500, BASIC),
)
STAND_INS: Final[Mapping[str, Fallback]] = {
    "roman": TIMES,
    "italic": TIMES_ITALIC,
    "bold": TIMES_BOLD,
    "display": TIMES,
}


@dataclass(frozen=True)
class Latin:
    """The theme's Latin fonts; `identity` is a hash of their bytes."""

    folder: Path

    @cached_property
    def identity(self) -> str:
        """What the names of all cuts depend on."""
        digest = hashlib.sha256()
        for name in (UPRIGHT_FILE, ITALIC_FILE):
            digest.update((self.folder / name).read_bytes())
        return digest.hexdigest()

    def characters(self, cut: Cut) -> str:
        """Those that a cut holds: of the ones it is for, those that the font has."""
        has = hb.Face(hb.Blob.from_file_path(self.folder / cut.file)).unicodes
        basic = set(characters_of(BASIC)) if cut.range is FURTHER else set[str]()
        return "".join(c for c in characters_of(cut.range) if ord(c) in has and c not in basic)

    def stand_in(self, cut: Cut) -> str:
        """The descriptors that make a system font as wide and as high as a cut, as CSS."""
        fallback = STAND_INS[cut.name]
        font = hb.Font(hb.Face(hb.Blob.from_file_path(self.folder / cut.file)))
        font.set_variations(dict(cut.axes))
        upem = font.face.upem
        size = advance(font) / fallback.advance
        extents = font.get_font_extents("ltr")
        source = ",".join(f'local("{name}")' for name in fallback.names)
        return (
            f"src:{source};size-adjust:{size:.2%};ascent-override:{extents.ascender / upem / size:.2%};"
            f"descent-override:{-extents.descender / upem / size:.2%};"
            f"line-gap-override:{extents.line_gap / upem / size:.0%}"
        )


def advance(font: hb.Font) -> float:
    """The mean advance of English text, in thousandths of an em."""
    glyphs = {letter: font.get_nominal_glyph(ord(letter)) for letter in FREQUENCY}
    width = sum(font.get_glyph_h_advance(glyphs[letter]) * times for letter, times in FREQUENCY.items())
    return float(width / sum(FREQUENCY.values()) / font.face.upem * 1000)


def find_latin(folder: Path) -> Latin | None:
    """The theme's Latin fonts, where it has them."""
    return Latin(folder) if all((folder / name).is_file() for name in (UPRIGHT_FILE, ITALIC_FILE)) else None
