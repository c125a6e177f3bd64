"""Which face shows a character of a picture for sharing: those of the pages, and what none of them has."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Final, Literal

import uharfbuzz as hb

from fonts.characters import asks_chinese, script_of
from fonts.latin import DISPLAY_CUTS, TEXT_CUTS
from fonts.plan import Plan
from fonts.sources import FAMILIES, chosen
from sharing.poster import Cut, Lettered, Run, Words

Role = Literal["title", "text"]
# Marks that only choose a form of the character before them, and what joins or parts without being seen.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")


class NoGlyph(Exception):
    """Some characters are in no face of ours: `characters` says which."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


@cache
def opened(cut: Cut) -> hb.Font:
    """A face at its place on its axes."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(cut.path), cut.index))
    if cut.axes:
        font.set_variations(dict(cut.axes))
    return font


@dataclass
class Lettering:
    """The faces of this machine and of the theme, as pages are set with."""

    plan: Plan
    _orders: dict[tuple[str, Role, bool, bool], tuple[Cut, ...]] = field(default_factory=dict, repr=False)
    _cuts: dict[tuple[str, str, Role, bool], Cut | None] = field(default_factory=dict, repr=False)
    _set: dict[tuple[Words, Role], Lettered | NoGlyph] = field(default_factory=dict, repr=False)

    def letter(self, words: Words, role: Role) -> Lettered:
        """Words with a face for each character. Raises `NoGlyph` where one has none: no box is drawn in its place."""
        found = self._set.get((words, role))  # a title stands in several editions
        if found is None:
            found = self._set[words, role] = self._letter(words, role)
        if isinstance(found, NoGlyph):
            raise NoGlyph(found.characters)
        return found

    def _letter(self, words: Words, role: Role) -> Lettered | NoGlyph:
        shown, slanted, seams = _shown(words)
        cuts: list[Cut | None] = []
        for at, character in enumerate(shown):
            follows = at > 0 and (_UNSEEN.match(character) or unicodedata.combining(character))
            before = cuts[-1] if follows else None
            if before and (_UNSEEN.match(character) or _has(before, character)):
                cuts.append(before)
                continue
            cuts.append(self._cut(character, words.lang, role, slanted=slanted[at]))
        if lost := "".join(dict.fromkeys(c for c, cut in zip(shown, cuts, strict=True) if cut is None)):
            return NoGlyph(lost)
        return Lettered(shown, words.lang, tuple(_runs(cuts)), tuple(_ranges(slanted)), seams)

    def _cut(self, character: str, lang: str, role: Role, *, slanted: bool) -> Cut | None:
        """The face of a character; each is looked for once."""
        key = (character, lang, role, slanted)
        if key not in self._cuts:
            order = self._order(character, lang, role, slanted=slanted)
            self._cuts[key] = next((cut for cut in order if _has(cut, character)), None)
        return self._cuts[key]

    def _order(self, character: str, lang: str, role: Role, *, slanted: bool) -> tuple[Cut, ...]:
        """The faces that a character is looked for in, as in the style sheets of pages."""
        script = script_of(lang)
        chinese_first = bool(script) and asks_chinese(character)
        key = (lang, role, slanted, chinese_first)
        if key not in self._orders:
            han = tuple(self._han(script or self.plan.usual, role))
            latin = tuple(self._latin(role, slanted=slanted))
            self._orders[key] = (*han, *latin) if chinese_first else (*latin, *han)
        return self._orders[key]

    def _han(self, script: str, role: Role) -> Iterator[Cut]:
        for one in dict.fromkeys((script, *FAMILIES)):
            face = chosen(self.plan.faces, one, display=role == "title")
            if face:
                yield Cut(face.path, face.index, face.identity, han=True)

    def _latin(self, role: Role, *, slanted: bool) -> Iterator[Cut]:
        latin = self.plan.latin
        if latin is None:
            return
        cuts = DISPLAY_CUTS if role == "title" else TEXT_CUTS
        for italic in dict.fromkeys((slanted, False)):
            cut = next(c for c in cuts if c.italic is italic)
            yield Cut(latin.folder / cut.file, 0, f"{latin.identity} {cut.file}", cut.axes)


def _has(cut: Cut, character: str) -> bool:
    return bool(opened(cut).get_nominal_glyph(ord(character)))


def _shown(words: Words) -> tuple[str, list[bool], tuple[int, ...]]:
    """The words composed and with single spaces, which characters of them slant, and their seams."""
    slanted = [any(start <= at < end for start, end in words.slanted) for at in range(len(words.text))]
    text, slants, places = "", list[bool](), list[int]()
    for at, character in enumerate(words.text):
        places.append(len(text))
        if not text and _UNSEEN.match(character):
            continue
        if character.isspace() and character != "\u3000":
            if not text or text[-1] == " ":
                continue
            character = " "
        # Letter by letter, so that ranges stay in place.
        joined = unicodedata.normalize("NFC", text[-1:] + character)
        if text and unicodedata.combining(character) and len(joined) == 1:
            text = text[:-1] + joined
            continue
        text += character
        slants.append(slanted[at])
    ended = text.rstrip(" ")
    seams = tuple(dict.fromkeys(places[seam] for seam in words.seams if 0 < seam < len(words.text)))
    return ended, slants[: len(ended)], tuple(seam for seam in seams if 0 < seam < len(ended))


def _ranges(marked: list[bool]) -> Iterator[tuple[int, int]]:
    at = 0
    for is_marked, group in groupby(marked):
        end = at + len(list(group))
        if is_marked:
            yield at, end
        at = end


def _runs(cuts: list[Cut | None]) -> Iterator[Run]:
    at = 0
    for cut, group in groupby(cuts):
        end = at + len(list(group))
        if cut is not None:
            yield Run(at, end, cut)
        at = end
