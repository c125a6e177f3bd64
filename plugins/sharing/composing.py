"""Where everything stands on a picture for sharing: the name on top, the title at the foot, a spine between two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from fonts.characters import script_of
from sharing.lines import Fitted, Room, fit
from sharing.poster import HEIGHT, WIDTH, Lettered, Palette, Poster
from sharing.setting import SetLine, advances, set_line, shortened

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]

MARGIN: Final = 64
CLEAR: Final = 20  # between the title and the line below it
SPINE: Final = 56  # between two columns, with the rule in its middle
NAME: Final = 46
OTHER_NAME: Final = 0.62  # of the name, as in the masthead
CORNER: Final = 28
NOTE: Final = 31
SMALLEST_NOTE: Final = 26
LEADING_NOTE: Final = 1.32
TOP: Final = MARGIN + 34  # the baseline of the name
FOOT: Final = HEIGHT - 60  # … and of the line below the title
HEAD_RULE: Final = TOP + 34
# Of the type of titles, in pixels: over a still, on paper; alone, beside another.
MOST: Final = {(False, 1): 300, (False, 2): 168, (True, 1): 156, (True, 2): 122}
LEAST: Final = 36
HIGH: Final = {False: 318, True: 250}  # the room of a title
# In the same room Latin is set smaller than Han, and closer.
LATIN: Final = 0.86
LEADING_HAN: Final = 1.16
LEADING_LATIN: Final = 1.02
# How bright the still may be behind type, of 255, and how much of it counts: contrasts of 4.5 and 6 with the ink.
UNDER_LARGE: Final = (98, 0.93)
UNDER_SMALL: Final = (78, 0.95)
# How far type reaches above its baseline and below it, in ems.
RISE_HAN, FALL_HAN = 0.86, 0.1
RISE_LATIN, FALL_LATIN = 0.72, 0.22


@dataclass(frozen=True, slots=True)
class Type:
    """A set line on the picture: where its baseline begins, how large it is, its colour."""

    line: SetLine
    x: float
    y: float
    size: float
    colour: Colour
    rise: float
    fall: float

    @property
    def box(self) -> Box:
        """What it covers: left, top, right, bottom."""
        width = self.line.width * self.size
        top, bottom = self.y - self.rise * self.size, self.y + self.fall * self.size
        return int(self.x), int(top), int(self.x + width) + 1, int(bottom) + 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: its box and its colour, and how much of that is seen."""

    box: Box
    colour: Colour
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Pool:
    """Where a still is to be dark enough for type: a `share` of it no brighter than `level`, of 255.

    Below dark type it is to be as bright as that is dark. `boxes` are those of the type, `reach` what is shaded.
    """

    boxes: tuple[Box, ...]
    reach: tuple[Box, ...]
    level: int
    share: float


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything on a picture."""

    type: tuple[Type, ...]
    rules: tuple[Rule, ...]
    pools: tuple[Pool, ...]


def compose(poster: Poster, light: Palette) -> Composition:
    """A poster with a place for everything, in the colours of a light."""
    still = poster.backdrop is not None
    head = tuple(_head(poster, light))
    columns = tuple(_columns(poster, light, still=still))
    foot = tuple(one for column in columns for one in column)
    rules = tuple(_rules(columns, light, still=still))
    large = tuple(one.box for one in foot if one.size > NOTE)
    small = tuple(one.box for one in foot if one.size <= NOTE)
    band = tuple(one.box for one in head)
    # The shade at the head goes from edge to edge, as the sky's would.
    sky = ((0, 0, WIDTH, max((box[3] for box in band), default=0)),)
    pools = (Pool(large, large, *UNDER_LARGE), Pool(small, small, *UNDER_SMALL), Pool(band, sky, *UNDER_SMALL))
    return Composition((*head, *foot), rules, pools if still else ())


def _head(poster: Poster, light: Palette) -> Iterator[Type]:
    """The magazine's name, and in the corner which issue it is."""
    x = float(MARGIN)
    for number, name in enumerate(poster.names):
        size = NAME * (1.0 if number == 0 else OTHER_NAME)
        one = _type(name, 0, len(name.text), x, TOP, size, light.ink)
        yield one
        x = one.x + one.line.width * size + NAME * 0.3
    if poster.corner is not None:
        corner = poster.corner
        room = Room(WIDTH - MARGIN - x - NAME, HEIGHT, CORNER, CORNER, 1.0, 1)
        fitted = fit(corner.text, advances(corner), room)
        (one,) = _lines(corner, fitted, 0, TOP, 1.0, light.accent)
        yield replace(one, x=WIDTH - MARGIN - one.line.width * CORNER)


def _columns(poster: Poster, light: Palette, *, still: bool) -> Iterator[tuple[Type, ...]]:
    """The type of each column. The last lines of all titles share a baseline, and so do those below them."""
    count = len(poster.columns)
    width = (WIDTH - 2 * MARGIN - SPINE * (count - 1)) / count
    notes = [_note_fitted(column.note, width) if column.note else None for column in poster.columns]
    below = max((len(note.lines) for note in notes if note), default=0)
    first = FOOT - max(below - 1, 0) * LEADING_NOTE * NOTE
    titles = [_title_fitted(column.title, width, FOOT - first, still=still, count=count) for column in poster.columns]
    fall = max(_fall(column.title) * one.size for column, one in zip(poster.columns, titles, strict=True))
    last = first - NOTE * RISE_HAN - fall - CLEAR if below else FOOT - min(fall, 12) + 12
    for number, (column, title, note) in enumerate(zip(poster.columns, titles, notes, strict=True)):
        x = MARGIN + number * (width + SPINE)
        lines = list(_lines(column.title, title, x, last, _leading(column.title), light.ink, tracked=True))
        if column.note and note:
            colour = light.ink if still else light.soft
            lines += _lines(
                column.note, note, x, first + (len(note.lines) - 1) * LEADING_NOTE * NOTE, LEADING_NOTE, colour
            )
        yield tuple(lines)


def _title_fitted(title: Lettered, width: float, less: float, *, still: bool, count: int) -> Fitted:
    most = MOST[still, count]
    room = Room(width, HIGH[still] - less, most if _is_han(title) else most * LATIN, LEAST, _leading(title))
    return fit(title.text, advances(title, tracked=True), room, seams=title.seams, together=title.slanted)


def _note_fitted(note: Lettered, width: float) -> Fitted:
    """The line below a title; a long one takes two."""
    for lines in (1, 2):
        room = Room(width, HEIGHT, NOTE, SMALLEST_NOTE, LEADING_NOTE, lines)
        fitted = fit(note.text, advances(note), room)
        if not fitted.cut:
            break
    return fitted


def _lines(
    words: Lettered, fitted: Fitted, x: float, last: float, leading: float, colour: Colour, *, tracked: bool = False
) -> Iterator[Type]:
    """Words in their lines, the last of which stands on the baseline `last`."""
    count = len(fitted.lines)
    for number, (start, end) in enumerate(fitted.lines):
        y = last - (count - 1 - number) * leading * fitted.size
        if fitted.cut and number == count - 1:
            short = shortened(words, start, end)
            yield _type(short, 0, len(short.text), x, y, fitted.size, colour, tracked=tracked)
        else:
            yield _type(words, start, end, x, y, fitted.size, colour, tracked=tracked)


def _rules(columns: tuple[tuple[Type, ...], ...], light: Palette, *, still: bool) -> Iterator[Rule]:
    """On paper a rule below the name; between two columns the spine."""
    if not still:
        yield Rule((MARGIN, HEAD_RULE, WIDTH - MARGIN, HEAD_RULE + 3), light.ink)
    if len(columns) > 1:
        boxes = [one.box for column in columns for one in column]
        top = min(box[1] for box in boxes) if still else HEAD_RULE + 32
        middle = WIDTH // 2
        strength = 0.5 if still else 1.0
        yield Rule((middle - 1, top, middle + 1, FOOT + 8), light.ink if still else light.rule, strength)


def _type(
    words: Lettered, start: int, end: int, x: float, y: float, size: float, colour: Colour, *, tracked: bool = False
) -> Type:
    han = _is_han(words)
    rise, fall = (RISE_HAN, FALL_HAN) if han else (RISE_LATIN, FALL_LATIN)
    return Type(set_line(words, start, end, tracked=tracked), x, y, size, colour, rise, fall)


def _leading(title: Lettered) -> float:
    return LEADING_HAN if _is_han(title) else LEADING_LATIN


def _fall(title: Lettered) -> float:
    return FALL_HAN if _is_han(title) else FALL_LATIN


def _is_han(words: Lettered) -> bool:
    """Whether a line is set as Chinese is: by its language, unless it has no Han at all."""
    return bool(script_of(words.lang)) and any(run.cut.han for run in words.runs)
