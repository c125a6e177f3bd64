"""How each edition sorts titles and names, and under which heading: by pinyin, by strokes, or by letter."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from pypinyin import Style, lazy_pinyin

from document.cjk import han
from document.romanise import slugify
from editions.edition import Edition

# The characters in CLDR's order of strokes, a line for each number of strokes; docs/collation/ made it.
_STROKES = Path(__file__).with_name("strokes.txt")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_MARKS = re.compile(r"^\W+")
_UNKNOWN = (99, 99_999)  # a rare character comes last
DIGITS = "0–9"
# Digits, then letters, then numbers of strokes.
_FIRST, _LETTERS, _COUNTS = 0, 1, 2

Key = tuple[tuple[int, str], ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Position:
    """Where words stand in an index: the heading, given by a letter or by a number of strokes, and the place below."""

    letter: str
    strokes: int
    key: tuple[int, int, str, Key]


def position(words: str, edition: Edition) -> Position:
    """Where a title or a name stands in an edition's index.

    The mainland sorts by pinyin, other Chinese editions by strokes, everybody else by letter; an English title without
    its article, any words without the marks before them.
    """
    plain = _MARKS.sub("", words) or words
    chinese = edition.code.split("-")[0] == "zh"
    if not chinese:
        plain = _ARTICLE.sub("", plain, count=1) or plain
    by_strokes = chinese and edition.region != "cn"
    key = tuple(_stroke_key(plain) if by_strokes else _sound_key(plain))
    if by_strokes and han.match(plain):
        count = _strokes().get(plain[0], _UNKNOWN)[0]
        return Position("", count, (_COUNTS, count, "", key))
    first = slugify(plain)[:1].upper() or "#"
    letter = DIGITS if first.isdigit() else first
    return Position(letter, 0, (_FIRST if letter == DIGITS else _LETTERS, 0, letter, key))


def grouped(
    items: Iterable[T], words: Callable[[T], str], edition: Edition
) -> Iterator[tuple[Position, tuple[T, ...]]]:
    """Things in the order of the words that name them, in groups of one heading; of one name in the order given."""
    placed = sorted(((position(words(item), edition), item) for item in items), key=lambda pair: pair[0].key)
    for _, group in groupby(placed, key=lambda pair: pair[0].key[:3]):
        found = tuple(group)
        yield found[0][0], tuple(item for _, item in found)


def _sound_key(words: str) -> Iterator[tuple[int, str]]:
    """Letters by the alphabet, Chinese characters by their sound, then their tone, then their strokes."""
    for is_han, run in groupby(words, key=lambda character: bool(han.match(character))):
        characters = "".join(run)
        if not is_han:
            yield from _letters(characters)
            continue
        sounds = lazy_pinyin(characters, style=Style.TONE3, neutral_tone_with_five=True)
        for character, sound in zip(characters, sounds, strict=True):
            yield 1, f"{sound} {_strokes().get(character, _UNKNOWN)[1]:05}"


def _stroke_key(words: str) -> Iterator[tuple[int, str]]:
    for character in words:
        if han.match(character):
            yield 1, f"{_strokes().get(character, _UNKNOWN)[1]:05}{character}"
        else:
            yield from _letters(character)


def _letters(words: str) -> Iterator[tuple[int, str]]:
    apart = unicodedata.normalize("NFKD", words.casefold())
    yield from ((0, letter) for letter in apart if letter.isalnum() or letter == " ")


@cache
def _strokes() -> dict[str, tuple[int, int]]:
    """The number of strokes of each character, and its place in the order of all."""
    lines = _STROKES.read_text(encoding="utf-8").splitlines()
    counted = ((character, count) for count, line in enumerate(lines, 1) for character in line)
    return {character: (count, at) for at, (character, count) in enumerate(counted)}
