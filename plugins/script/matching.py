"""One step of a conversion: the longest known words of a text, from left to right, each replaced."""

import re
from collections.abc import Iterator
from itertools import compress
from operator import add, or_
from typing import NamedTuple

from script.dictionary import Table

# Stands between the segments of a text while it passes through the steps. No dictionary has a key with it.
BREAK = "\ufffe"
# How many parts an ideographic description operator takes (Unicode 15.1; `UTF8Util.hpp`).
_PARTS = {"⿲": 3, "⿳": 3, "\u2ffe": 1, "\u2fff": 1} | dict.fromkeys("⿰⿱⿴⿵⿶⿷⿸⿹⿺⿻\u2ffc\u2ffd", 2)
_DEEPEST, _LONGEST = 16, 64
# A text with one of these can't go the fast way.
ODD = re.compile(f"[{BREAK}\u2ff0-\u2fff]")


class Match(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text and what stands for them.

    A tuple, because it is made for every word of a magazine and a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    text: str


def replace_all(text: str, table: Table, mark: str = "") -> str:
    """The text with each longest match replaced; `mark` is put on both sides of a replaced phrase.

    The text holds no character that `ODD` finds, but for `BREAK` between segments.
    """
    if not table.phrases:
        return text.translate(table.characters)
    sizes = list(map(table.longest.get, map(add, text, text[1:])))
    done: list[str] = []
    phrase, characters = table.phrases.get, table.characters
    here = 0
    for start in compress(range(len(text)), sizes):
        if start < here:
            continue
        size = sizes[start] or 0
        value = phrase(text[start : start + size])
        while value is None and size > 2:
            size -= 1
            value = phrase(text[start : start + size])
        if value is None:
            continue
        if start > here:
            done.append(text[here:start].translate(characters))
        if mark:
            done += (mark, value, mark)
        else:
            done.append(value)
        # The slice of a key that would reach over the end is shorter than `size`.
        here = min(start + size, len(text))
    done.append(text[here:].translate(characters))
    return "".join(done)


def matches(text: str, table: Table) -> Iterator[Match]:
    """The same step as pieces that cover the text: each phrase, each other character, each character description."""
    here = 0
    while here < len(text):
        match = _match(text, here, table)
        if match is None:
            end = description_end(text, here) or here + 1
            match = Match(here, end, text[here:end])
        yield match
        here = match.end


def found(text: str, table: Table) -> Iterator[Match]:
    """Only the pieces that the table knows."""
    here = 0
    places = map(table.longest.__contains__, map(add, text, text[1:] + BREAK))
    if table.characters:
        places = map(or_, places, map(table.characters.__contains__, map(ord, text)))
    for start in compress(range(len(text)), places):
        if start >= here:
            match = _match(text, start, table)
            if match is not None:
                yield match
                here = match.end


def _match(text: str, start: int, table: Table) -> Match | None:
    size = min(table.longest.get(text[start : start + 2], 0), len(text) - start)
    while size > 1:
        value = table.phrases.get(text[start : start + size])
        if value is not None:
            return Match(start, start + size, value)
        size -= 1
    value = table.characters.get(ord(text[start]))
    return None if value is None else Match(start, start + 1, value)


def description_end(text: str, start: int) -> int:
    """Where the ideographic description sequence (`⿰木木`) that begins here ends; 0 when there is none.

    OpenCC leaves such a sequence as it is, up to 16 levels and 64 characters.
    """
    if text[start] not in _PARTS:
        return 0
    waiting = [_PARTS[text[start]]]
    here = start + 1
    while waiting:
        if here >= len(text) or here - start >= _LONGEST:
            return 0
        waiting[-1] -= 1
        parts = _PARTS.get(text[here], 0)
        here += 1
        if parts:
            waiting.append(parts)
            if len(waiting) > _DEEPEST:
                return 0
        while waiting and waiting[-1] == 0:
            waiting.pop()
    return here
