"""Break a title into lines and find the size at which it fills its room: the composition of a cover line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Final

from document.cjk import is_wide

# What may not begin a line and what may not end one, in Chinese, Japanese and Latin.
CLOSING: Final = frozenset(
    "，。、；：！？．）」』》〉】〕〗〙〛｝］”’・·—…‥～,.;:!?)]}%％々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
OPENING: Final = frozenset("（「『《〈【〔〖〘〚｛［“‘([{")
_MARKS: Final = frozenset("，。；：！？、…—")
# A line that ends with one of these leaves the reader hanging.
_SMALL: Final = frozenset(
    "a an the of to in on at by for from with and or but as is de la le les du des der die das et und".split()
)
_LATIN_BREAKS: Final = frozenset("-–—/")
# Words that a phrase begins with, and those that belong to what is before them.
_FIRST: Final = frozenset("給给在與与和從从對对把被讓让為为於于到而但或及以向跟用如若當当不沒没")
_LAST: Final = frozenset("的了著着過过們们嗎吗呢吧裡里上下中")
_TITLE: Final = re.compile("《[^》]*》|〈[^〉]*〉")
# What a break costs: a tenth is a twentieth of the size.
AT_A_MARK, BEFORE_FIRST, AT_A_SPACE, AT_A_SEAM, AFTER_SMALL, AT_A_HYPHEN, INSIDE = 0.0, 0.03, 0.04, 0.1, 0.3, 0.35, 0.55
APART: Final = 0.6  # … and more inside a title
SHORT_LAST: Final = 0.35  # … and a last line that is hardly one
RAGGED: Final = 0.5
WEIGHT: Final = 0.5
# With more places for a break than this a title is too long to be composed: its lines are filled as they come.
MOST_PLACES: Final = 64
# How much wider than they need be lines are tried: what is a little uneven may break in better places.
LOOSER: Final = (1.0, 1.12, 1.3)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a title stands: width and height, the most and the least size of type, in pixels; `leading` in ems."""

    width: float
    height: float
    most: float
    least: float
    leading: float
    lines: int = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """A title in lines, each from a character to before another, at a size; `cut` says that its end has no room."""

    size: float
    lines: tuple[tuple[int, int], ...]
    cut: bool = False


def fit(
    text: str,
    advances: Sequence[float],
    room: Room,
    *,
    seams: Sequence[int] = (),
    together: Sequence[tuple[int, int]] = (),
) -> Fitted:
    """The lines and the size that fill a room best. `advances` are the widths of the characters in ems.

    `seams` are the ends of words of a language without spaces, `together` ranges that should not be parted.
    Lines end where the language lets them: at marks rather than inside words, and of like length. A title that even
    the least size has no room for is cut.
    """
    places = breaks(text, seams, together)
    measure = Measure(text, advances)
    if len(places) > MOST_PLACES:
        return _cut(measure, places, room)
    good = {at: cost for at, cost in places.items() if cost < INSIDE}
    best = _best(measure, good, room)
    if len(good) < len(places) and (best is None or best.size < room.least * 1.5):
        best = _best(measure, places, room)
    if best is None or best.size < room.least:
        anywhere = dict.fromkeys(range(1, len(text)), INSIDE)
        best = _best(measure, anywhere | places, room) if len(anywhere) <= MOST_PLACES else None
    if best is not None and best.size >= room.least:
        return best
    return _cut(measure, places, room)


def breaks(text: str, seams: Sequence[int] = (), together: Sequence[tuple[int, int]] = ()) -> dict[int, float]:
    """Where a line may begin, and what it costs to end one before there."""
    known = frozenset(seams)
    found = {at: cost for at in range(1, len(text)) if (cost := _cost(text, at, known)) is not None}
    titles = [match.span() for match in _TITLE.finditer(text)]
    for start, end in (*together, *titles):
        found |= {at: found[at] + APART for at in range(start + 1, end) if at in found}
    return found


def _cost(text: str, at: int, seams: frozenset[int]) -> float | None:
    """What it costs to begin a line at a character; None where the language forbids it."""
    before, after = text[at - 1], text[at]
    if after == " " or after in CLOSING or before in OPENING:
        return None
    if before == " ":
        return _after_space(text[:at])
    if before in _MARKS and is_wide(after):
        return AT_A_MARK
    if before in _LATIN_BREAKS and not after.isdigit():
        return AT_A_HYPHEN
    if not is_wide(before) and not is_wide(after):
        return None
    if at in seams and after in _FIRST:
        return BEFORE_FIRST
    is_seam = at in seams or before in CLOSING or after in OPENING
    return AT_A_SEAM if is_seam and after not in _LAST else INSIDE


def _after_space(before: str) -> float:
    last = before.rstrip().rpartition(" ")[2]
    if last and (last[-1] in CLOSING):
        return AT_A_MARK
    return AFTER_SMALL if last.lower() in _SMALL else AT_A_SPACE


class Measure:
    """How wide a part of a title is when it stands on a line of its own."""

    def __init__(self, text: str, advances: Sequence[float]) -> None:
        self.text = text
        self._advances = advances
        self._upto = [0.0, *accumulate(advances)]

    def width(self, start: int, end: int) -> float:
        """In ems: without spaces at its ends, an opening mark at the margin, half of a last mark over the edge."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        width = self._upto[end] - self._upto[start]
        if start < end and is_wide(self.text[start]) and self.text[start] in OPENING:
            width -= self._advances[start] / 2
        if start < end and is_wide(self.text[end - 1]) and self.text[end - 1] in CLOSING:
            width -= self._advances[end - 1] / 2
        return width


def _best(measure: Measure, places: Mapping[int, float], room: Room) -> Fitted | None:
    """Of all numbers of lines the one with the best balance of size and breaks; None where nothing can be set."""
    ends = (*sorted(places), len(measure.text))
    starts = (0, *sorted(places))
    best, most = None, -inf
    for count in range(1, min(room.lines, len(ends)) + 1):
        narrowest = _narrowest(measure, starts, ends, count)
        for looser in LOOSER if count > 1 else (1.0,):
            lines, cost = _broken(measure, places, starts, ends, count, narrowest * looser)
            if not lines:
                continue
            widest = max(measure.width(*line) for line in lines)
            size = min(room.most, room.width / widest, room.height / (room.leading * (len(lines) - 1) + 1))
            score = size * (1 - WEIGHT * min(cost, 1.5))
            if score > most + 1e-9:
                best, most = Fitted(size, tuple(lines)), score
    return best


def _narrowest(measure: Measure, starts: Sequence[int], ends: Sequence[int], count: int) -> float:
    """The least width at which a title takes no more than so many lines."""
    widths = sorted({round(measure.width(start, end), 6) for start in starts for end in ends if end > start})
    low, high = 0, len(widths) - 1
    while low < high:
        middle = (low + high) // 2
        if _count(measure, starts, ends, widths[middle]) <= count:
            high = middle
        else:
            low = middle + 1
    return widths[low]


def _count(measure: Measure, starts: Sequence[int], ends: Sequence[int], width: float) -> float:
    """How many lines of a width a title takes when each is filled."""
    lines, start = 1, 0
    for at, end in enumerate(ends):
        if measure.width(start, end) > width + 1e-6:
            start = starts[at]
            lines += 1
            if measure.width(start, end) > width + 1e-6:
                return inf
    return lines


def _broken(
    measure: Measure, places: Mapping[int, float], starts: Sequence[int], ends: Sequence[int], count: int, width: float
) -> tuple[list[tuple[int, int]], float]:
    """The cheapest way to set a title in exactly so many lines of a width, and what it costs; none, and infinity."""
    # best[n][k]: the cost of n lines up to the k-th end, and where the last of them begins.
    best: list[dict[int, tuple[float, int]]] = [{-1: (0.0, -1)}]
    for number in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for before, (cost, _) in best[-1].items():
            for at in range(before + 1, len(ends)):
                wide = measure.width(starts[before + 1], ends[at])
                if wide > width + 1e-6:
                    break
                last = at == len(ends) - 1
                short = 1 - wide / width
                more = cost + RAGGED * short * short / count + (0 if last else places[ends[at]])
                if last and number > 1 and short > 0.7:
                    more += SHORT_LAST
                if more < row.get(at, (inf, 0))[0]:
                    row[at] = (more, before)
        best.append(row)
    at = len(ends) - 1
    if at not in best[count]:
        return [], inf
    cost, lines = best[count][at][0], []
    for number in range(count, 0, -1):
        before = best[number][at][1]
        lines.append((starts[before + 1], ends[at]))
        at = before
    return lines[::-1], cost


def _cut(measure: Measure, places: Mapping[int, float], room: Room) -> Fitted:
    """As much of a title as there is room for at the least size, with room for an ellipsis."""
    most = max(1, min(room.lines, int((room.height / room.least - 1) / room.leading) + 1))
    width = room.width / room.least
    lines: list[tuple[int, int]] = []
    start = 0
    while len(lines) < most and start < len(measure.text):
        spare = 1.0 if len(lines) == most - 1 else 0.0
        fitting = list(_fitting(measure, start, width - spare))
        end = next((at for at in reversed(fitting) if at in places or at == len(measure.text)), 0)
        end = end or (fitting[-1] if fitting else start + 1)
        lines.append((start, end))
        start = end
    return Fitted(room.least, tuple(lines), cut=start < len(measure.text))


def _fitting(measure: Measure, start: int, width: float) -> Iterator[int]:
    for end in range(start + 1, len(measure.text) + 1):
        if measure.width(start, end) > width:
            return
        yield end
