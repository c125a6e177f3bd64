"""How large a title can be set: what its length says before any browser has measured it."""

from math import ceil

from document.cjk import is_wide

# Widths in ems: a Han character fills its square, Latin letters of a display face take a good half of it.
_LATIN = 0.48
# A title may take so many lines for so many ems; a longer one takes four.
_LINES_HAN = ((4, 1), (10, 2), (18, 3))
_LINES_LATIN = ((5, 1), (10, 2), (20, 3))
_RAGGED = 1.25  # lines of words are never full
NARROWEST, WIDEST = 3, 14


def title_fit(title: str) -> int:
    """The width of a title's widest line in ems, when it is set in one to four lines, from 3 to 14.

    A column divided by it is the type size at which the title fills the column: so two titles of one article, one of
    five characters and one of fifty, come out as blocks of like weight.
    """
    widths = [_width(word) for word in title.split()] or [0.0]
    total = sum(widths) + _LATIN / 2 * (len(widths) - 1)
    han = sum(map(is_wide, title)) * 2 > len(title)
    lines = next((lines for most, lines in (_LINES_HAN if han else _LINES_LATIN) if total <= most), 4)
    line = total / lines if han else max(total / lines * (_RAGGED if lines > 1 else 1), *widths)
    return min(max(ceil(line), NARROWEST), WIDEST)


def _width(word: str) -> float:
    return sum(1.0 if is_wide(letter) else _LATIN for letter in word)
