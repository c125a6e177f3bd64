"""The importer's law: every sentence of a transcript is in the article, or in the list of what was left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from importing.blocks import SLOT
from importing.labels import read_label
from importing.plain import letters, untagged
from importing.source import LeftOut, Line

_SENTENCE = re.compile(r"[^。！？!?；;\n]+")


def lost_sentences(lines: Iterable[Line], article: str, left: Iterable[LeftOut]) -> tuple[tuple[int, str], ...]:
    """Each sentence of the source that is nowhere, with its line. Letters and digits are compared, not marks.

    What the source says twice, the article and what was left out must say twice together.
    """
    lines, left = tuple(lines), tuple(left)
    gone: defaultdict[int, list[str]] = defaultdict(list)
    for item in left:
        gone[item.line].append(letters(item.text))
    whole = letters(article)
    find = _finder(whole)
    lost = [(line.number, sentence) for line in lines for sentence in _lost(line, gone[line.number], find)]
    untouched = [line for line in lines if not gone[line.number]]
    return tuple(sorted({*lost, *_said_less(untouched, whole + "".join(letters(item.text) for item in left), lost)}))


def _said_less(lines: Sequence[Line], everything: str, lost: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    said = [(line.number, sentence.strip()) for line in lines for sentence in _sentences(_words(line))]
    known = {letters(sentence) for _, sentence in lost}
    last = {letters(sentence): (number, sentence) for number, sentence in said}
    for words, count in Counter(letters(sentence) for _, sentence in said).items():
        if count > 1 and words not in known and 0 < everything.count(words) < count:
            yield last[words]


def _lost(line: Line, gone: list[str], find: Callable[[str], bool]) -> Iterator[str]:
    if not line.text.strip() or letters(line.text) in gone:
        return
    text = _words(line)
    missing = [sentence for sentence in _sentences(text) if not find(letters(sentence))]
    if not missing:
        return
    # what was taken off the start of the line: a time code, a question's number, a label written in another form
    label = read_label(text.lstrip("# "))
    rest = label.rest if label else text
    for sentence in _sentences(rest):
        words = letters(sentence)
        shorter = words
        for part in gone:
            shorter = shorter.replace(part, "", 1)
        if not find(words) and not find(shorter) and not any(words in part for part in gone):
            yield sentence.strip()


def _words(line: Line) -> str:
    """A line without a slot for a picture, which is no word of the article; what it says about the picture is."""
    return SLOT.sub(lambda match: f"{match['words'] or ''} ", line.text)


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(untagged(text)):
        if letters(match[0]):
            yield match[0]


def _finder(whole: str) -> Callable[[str], bool]:
    """Whether words are in the article. Sentences come in order, so the search goes on where the last one ended."""
    here = 0

    def find(words: str) -> bool:
        nonlocal here
        place = whole.find(words, here)
        if place < 0:
            place = whole.find(words, 0, here + len(words))
        if place < 0:
            return False
        here = place + len(words)
        return True

    return find
