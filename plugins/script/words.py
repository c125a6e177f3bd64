"""Tell where OpenCC would take the end of one word and the beginning of the next for a word (心理|发展, 一个|中国)."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress
from operator import ne
from pathlib import Path

from script.dictionary import Table, merged, table_of
from script.matching import found

FILE = Path(__file__).parent / "words" / "words.txt"
# How far around a questionable word its neighbours are looked at, and the longest word of the list.
_AROUND, LONGEST = 6, 4
# Costs are ten times the negative natural logarithm of a word's share of all words. What no list knows is rarer than
# anything in it; a word that only OpenCC knows is as rare as the rarest that the list was made from.
_UNKNOWN, _RARE = 190, 168
# What somebody put into a list on purpose.
_LISTED = 120
# A reading that OpenCC does not have must be better by so much.
_MARGIN, _SURE = 5, 30

_Costs = Mapping[str, int]


def cuts(text: str) -> list[int]:
    """The places in a Simplified text, ascending, over which no word of OpenCC's dictionary should be found.

    Only words are asked about that change the reading of one of their characters. Of two ways to read such a place, the
    one whose words are commoner wins: with 心理|发展 there is a cut before 发, so that 理发 is not found there, and
    with 再|回复 one before 回, so that 再回 does not hide 回复.
    """
    done: list[int] = []
    for match in found(text, contested()):
        done.extend(cut for cut in _within(text, match.start, match.end) if not done or cut > done[-1])
    return done


@cache
def contested() -> Table:
    """OpenCC's words from Simplified that are not what their characters would become one by one."""
    words = _words().phrases
    # All at once: translating one long string is three times as fast as translating fifty thousand short ones.
    one_by_one = "\n".join(words).translate(merged((("STCharacters",),)).characters).split("\n")
    differing = compress(words.items(), map(ne, words.values(), one_by_one))
    return table_of(dict(differing))


@cache
def costs() -> _Costs:
    """What each common word costs: the commoner, the less."""
    read: dict[str, int] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        cost, _, words = line.partition(" ")
        read.update(dict.fromkeys(words.split(" "), int(cost)))
    return read


def _words() -> Table:
    return merged((("STPhrases", "STPhrases_GeneratedFromRegionalPhrases"),))


def crossed(text: str, start: int, end: int) -> bool:
    """Whether commoner words of a Simplified text begin or end inside a span: 系在 is no phrase in 关系|在."""
    return _reading(text, start, end, _LISTED)[0]


def _within(text: str, start: int, end: int) -> list[int]:
    """Where the common words of the text end or begin inside a word of OpenCC's.

    Where they respect it: its beginning, if another word of OpenCC's would reach over that.
    """
    hidden = _is_hidden(text, start, end)
    is_crossed, path = _reading(text, start, end, _RARE, hidden=hidden)
    if is_crossed:
        return [at for at in path if start < at < end]
    return [start] if hidden and start in path else []


def _reading(text: str, start: int, end: int, dearest: int, *, hidden: bool = False) -> tuple[bool, list[int]]:
    """Whether the best reading crosses a border of a span, and where the words of that reading end.

    The span is a word itself, which costs `dearest` at most. Without a word that could cross it nothing is read, unless
    it is said to be hidden.
    """
    known = costs()
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if not hidden and not any(text[a:b] in known for a, b in _crossing(start, end, first, last)):
        return False, []
    around = text[first:last]
    whole = (start - first, end - first, min(known.get(text[start:end], dearest), dearest))
    free, path = _cheapest(around, known, whole, frozenset())
    barred = frozenset((a - first, b - first) for a, b in _crossing(start, end, first, last))
    kept, respecting = _cheapest(around, known, whole, barred)
    is_crossed = free + _MARGIN < kept
    if hidden and not is_crossed:
        # The word must be much likelier than its parts: 再|回复, but 院子|里|长着.
        own = (start - first, end - first)
        apart, _ = _cheapest(around, known, (*own, kept), barred | {own})
        respecting = respecting if kept + _SURE < apart else []
    return is_crossed, [first + at for at in (path if is_crossed else respecting)]


def word_at(text: str, at: int) -> str:
    """The longest word of OpenCC's, of the first ones, that holds the character at a place of a Simplified text."""
    words = _words()
    for start in range(max(at - LONGEST + 1, 0), at + 1):
        longest = min(start + words.longest.get(text[start : start + 2], 0), len(text))
        for end in range(longest, max(at, start + 1), -1):
            if text[start:end] in words.phrases:
                return text[start:end]
    return ""


def _is_hidden(text: str, start: int, end: int) -> bool:
    """Whether OpenCC has a word that begins before this one and ends inside it."""
    words = _words()
    for before in range(max(start - LONGEST + 1, 0), start):
        longest = words.longest.get(text[before : before + 2], 0)
        if any(text[before:after] in words.phrases for after in range(start + 1, min(before + longest + 1, end))):
            return True
    return False


def _crossing(start: int, end: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Each span of a listed word's length that holds one border of a word and not the whole word."""
    for a in range(max(first, start - LONGEST + 1), start):
        for b in range(start + 1, min(a + LONGEST + 1, end)):
            yield a, b
    for a in range(start + 1, end):
        for b in range(end + 1, min(a + LONGEST, last) + 1):
            yield a, b


def _cheapest(
    text: str, known: _Costs, whole: tuple[int, int, int], barred: frozenset[tuple[int, int]]
) -> tuple[int, list[int]]:
    """The cost of the best way to cut a text into words, and where the words of that way end.

    `whole` is one more word: where it begins and ends, and its cost. Spans that are barred are no words.
    """
    size = len(text)
    best = [0] * (size + 1)
    came = [0] * (size + 1)
    for end in range(1, size + 1):
        cost = best[end - 1] + known.get(text[end - 1], _UNKNOWN)
        origin = end - 1
        for start in range(max(end - LONGEST, 0), end - 1):
            word = known.get(text[start:end])
            if word is not None and best[start] + word < cost and (start, end) not in barred:
                cost, origin = best[start] + word, start
        if whole[1] == end and best[whole[0]] + whole[2] < cost:
            cost, origin = best[whole[0]] + whole[2], whole[0]
        best[end], came[end] = cost, origin
    path: list[int] = []
    at = size
    while at:
        path.append(at)
        at = came[at]
    return best[size], path[::-1]
