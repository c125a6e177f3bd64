"""How a title is set: how large it can be, and where its lines may not break, before any browser has measured it."""

import re
from collections.abc import Mapping
from math import ceil
from typing import Any

from markupsafe import Markup, escape

from document.cjk import is_wide

# Widths in ems: a Han character fills its square, Latin letters of a display face take a good half of it.
_LATIN = 0.48
_SPACE = 0.24
_MARKS = re.compile(r"(?<=[，。：；、！？…—])")
_MOST_PARTS = 3
_WIDEST_PART = 9
# A title may take so many lines for so many ems; a longer one takes four.
_LINES_HAN = ((4, 1), (10, 2), (18, 3))
_LINES_LATIN = ((5, 1), (10, 2), (20, 3))
_RAGGED = 1.25
# Words with a hyphen, such as Thirty-Six; one of more letters may have to break.
_HYPHENED = re.compile(r"(?<![\w-])[A-Za-zÀ-ɏ]+(?:[-'’][A-Za-zÀ-ɏ]+)*-[A-Za-zÀ-ɏ]+(?![\w-])")
_MOST_LETTERS = 16
NARROWEST, WIDEST = 3, 14


def title_fit(title: str) -> int:
    """The width of a title's widest line in ems, when it is set in one to four lines, from 3 to 14.

    A column divided by it is the type size at which the title fills the column: so two titles of one article, one of
    five characters and one of fifty, come out as blocks of like weight.
    """
    han = sum(map(is_wide, title)) * 2 > len(title)
    return min(max(ceil(_han_line(title) if han else _latin_line(title)), NARROWEST), WIDEST)


def unbroken(title: str | Markup) -> Markup:
    """Jinja's filter `unbroken`: a title whose words with a hyphen stay in one line, where they are not too long."""

    def whole(found: re.Match[str]) -> str:
        return f'<span class="whole">{found[0]}</span>' if len(found[0]) <= _MOST_LETTERS else found[0]

    return Markup(_HYPHENED.sub(whole, str(escape(title))))  # noqa: S704 # escaped in the same line


def _han_line(title: str) -> float:
    """A line holds what stands between two marks, where that makes two or three lines; else a share of the whole."""
    parts = [part for part in _MARKS.split(title) if part.strip()]
    widest = max(map(_width, parts), default=0.0)
    if 1 < len(parts) <= _MOST_PARTS and widest <= _WIDEST_PART:
        return widest + 0.5  # its mark hangs half over the edge
    return _share(_width(title), _LINES_HAN)


def _latin_line(title: str) -> float:
    """Lines of words are never full, and none is narrower than a word."""
    share = _share(_width(title), _LINES_LATIN)
    return max(share if share == _width(title) else share * _RAGGED, *map(_width, title.split()), 0.0)


def _share(width: float, lines: tuple[tuple[int, int], ...]) -> float:
    return width / next((count for most, count in lines if width <= most), 4)


def _width(words: str) -> float:
    return sum(1.0 if is_wide(letter) else _SPACE if letter == " " else _LATIN for letter in words)


FILTERS: Mapping[str, Any] = {"unbroken": unbroken}
