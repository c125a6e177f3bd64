"""Quotation marks of the other script: 「」『』 for Traditional, “” ‘’ for Simplified, by depth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from document.cjk import WIDE

_CORNER = (("「", "」"), ("『", "』"))
_CURLY = (("“", "”"), ("‘", "’"))
_CLOSERS = {"」": "「", "』": "『", "”": "“", "’": "‘"}
_wide = re.compile(f"[{WIDE}]")
_corner = re.compile("[「」『』\n]")
_curly = re.compile("[“”‘’\n]")


@dataclass(frozen=True, slots=True)
class _Quotation:
    """Where a quotation opens and closes; None for a mark that has no partner."""

    opens: int | None
    closes: int | None


def cornered(text: str) -> str:
    """The text with “” and ‘’ as 「」 and 『』 where they quote in Chinese.

    An apostrophe stays, and so does a quotation of Latin letters that no Chinese touches.
    """
    return _changed(text, [q for q in _quotations(text, _curly) if _is_chinese(text, q)], _CORNER)


def curled(text: str) -> str:
    """The text with 「」 and 『』 as “” and ‘’."""
    return _changed(text, list(_quotations(text, _corner)), _CURLY)


def _quotations(text: str, marks: re.Pattern[str]) -> Iterator[_Quotation]:
    """Each quotation, and each mark alone; an empty line ends all that are open."""
    waiting: list[int] = []
    for found in marks.finditer(text):
        at, mark = found.start(), found[0]
        if mark == "\n":
            if text[at + 1 : at + 2] == "\n":
                yield from (_Quotation(start, None) for start in waiting)
                waiting.clear()
        elif mark not in _CLOSERS:
            waiting.append(at)
        elif not _is_apostrophe(text, at):
            partner = next((n for n in reversed(range(len(waiting))) if text[waiting[n]] == _CLOSERS[mark]), None)
            if partner is None:
                yield _Quotation(None, at)
                continue
            yield from (_Quotation(start, None) for start in waiting[partner + 1 :])
            yield _Quotation(waiting[partner], at)
            del waiting[partner:]
    yield from (_Quotation(start, None) for start in waiting)


def _is_apostrophe(text: str, at: int) -> bool:
    if text[at] != "’":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _is_chinese(text: str, quotation: _Quotation) -> bool:
    opens, closes = quotation.opens, quotation.closes
    if opens is None or closes is None:
        at = opens if opens is not None else closes or 0
        if text[at] == "’":  # more often an apostrophe at a word's end than half a quotation
            return bool(_wide.match(text[at - 1 : at]))
        return bool(_wide.search(text[max(at - 1, 0) : at + 2]))
    return bool(_wide.search(text[max(opens - 1, 0) : closes + 2]))


def _changed(text: str, quotations: list[_Quotation], marks: tuple[tuple[str, str], ...]) -> str:
    if not quotations:
        return text
    characters = list(text)
    opening = {q.opens: q for q in quotations if q.opens is not None}
    closing = {q.closes: q for q in quotations if q.closes is not None}
    around: list[_Quotation] = []
    for at, character in enumerate(text):
        if character == "\n":  # a quotation that is never closed reaches no further than its line
            around = [q for q in around if q.closes is not None]
        elif at in opening:
            characters[at] = marks[len(around) % 2][0]
            around.append(opening[at])
        elif at in closing:
            if closing[at] in around:
                del around[around.index(closing[at]) :]
            characters[at] = marks[len(around) % 2][1]
    return "".join(characters)
