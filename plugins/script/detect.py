"""Tell which script a text is in, and whether its Traditional was made glyph by glyph."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from document.cjk import han, is_chinese
from script.convert import Conversion, Target
from script.dictionary import candidates
from script.engine import converter

Script = Literal["zh-hans", "zh-hant", "mixed", "en"]

# A text with this share of the other script's characters is no slip: somebody mixed the two.
_MIXED = 0.1
# Hong Kong's own spellings, and Taiwan's for the same words.
_HONG_KONG, _TAIWAN = "裏着衞説爲綫羣甚啓牀麪嘅咗喺哋冇", "裡著衛說為線群什啟床麵"
# Simplified characters that careful Traditional texts write as well: 台灣, 占領, 雇員.
_SPELLINGS = frozenset("台占雇涌岩柜挂")


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that a glyph-by-glyph conversion leaves behind: where it stands, and how it should be written."""

    start: int
    written: str
    meant: str


def script_of(text: str) -> Script:
    """The script of a text, from characters that occur in one script only (`en`: a text that is not Chinese).

    Where no character tells, those that are commoner in one script do; where none is, it is `zh-hant`.
    """
    if not is_chinese(text):
        return "en"
    only, shared = simplified_only()
    simplified = sum(character in only for character in text)
    traditional = sum(character in _traditional() for character in text)
    total = simplified + traditional
    if total == 0:
        return "zh-hans" if any(character in shared for character in text) else "zh-hant"
    if min(simplified, traditional) >= max(_MIXED * total, 1):
        return "mixed"
    return "zh-hans" if simplified > traditional else "zh-hant"


def region_of_text(text: str) -> str:
    """The region that a Chinese text seems to be written for: `cn`, `tw` or `hk`."""
    if script_of(text) == "zh-hans":
        return "cn"
    hong_kong = sum(map(text.count, _HONG_KONG))
    return "hk" if hong_kong > sum(map(text.count, _TAIWAN)) else "tw"


def naive(text: str) -> tuple[Sign, ...]:
    """The signs in a Traditional text that it was made from Simplified one character at a time (普及后, 復制, 于).

    A text that holds no Traditional character has none: it is Simplified.
    """
    if not any(character in _traditional() for character in text):
        return ()
    return tuple(_signs(text))


def mended(text: str) -> str:
    """A Traditional text made Simplified and then Traditional again, with no word exchanged: as long as it was."""
    return _mender().located(converter("tw2s").convert(text)).text


@cache
def _mender() -> Conversion:
    return Conversion("zh-hans", Target("zh-hant", "tw", quotes=False, terms=False))


def _signs(text: str) -> Iterator[Sign]:
    """Where the text, made Simplified and then Traditional again, had a simplified character left in it."""
    done = mended(text)
    only, shared = simplified_only()
    readings = candidates("STCharacters")
    for at, (written, meant) in enumerate(zip(text, done, strict=True)):
        left_over = written in only or (written in shared and written not in _SPELLINGS)
        if written != meant and left_over and meant in _in_taiwan(readings[written]):
            start = at - len(_word_before(text[max(at - 2, 0) : at]))
            end = at + 2 if han.match(text[at + 1 : at + 2]) else at + 1
            yield Sign(start, text[start:end], done[start:end])


def _word_before(text: str) -> str:
    """The Han characters that a text ends with."""
    return text[len(text.rstrip("".join(han.findall(text)))) :]


@cache
def simplified_only() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Simplified has, and those that Traditional has too but writes more seldom."""
    readings = candidates("STCharacters")
    changed = {key for key, values in readings.items() if values[0] != key}
    kept = {key for key in changed if key in readings[key]}
    return frozenset(changed - kept), frozenset(kept)


@cache
def _traditional() -> frozenset[str]:
    """Characters that only Traditional has."""
    readings = candidates("TSCharacters")
    simplified = candidates("STCharacters")
    return frozenset(key for key, values in readings.items() if key not in values and key not in simplified)


def _in_taiwan(readings: tuple[str, ...]) -> frozenset[str]:
    """The readings of a simplified character, and how Taiwan writes them."""
    taiwan = converter("t2tw")
    return frozenset(readings) | frozenset(map(taiwan.convert, readings))
