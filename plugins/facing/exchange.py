"""Exchange aligned sentences with translators' tools as TMX, and take them, or a frozen alignment, back as known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from facing.beads import Side, Stretch

Row = tuple[range, range, tuple[tuple[range, range], ...]]
"""Units of either side, and the pairs of sentences in them."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Duiye" creationtoolversion="1" segtype="sentence" o-tmf="Duiye" adminlang="en"
    srclang={lang} datatype="plaintext"/>
  <body>
"""
_TAIL = """\
  </body>
</tmx>
"""


class UnreadablePairs(Exception):
    """A file of known pairs cannot be used; the message says why."""


def tmx(pairs: Iterable[tuple[str, str]], left: str, right: str) -> Iterator[str]:
    """Write pairs of texts as TMX 1.4, without a date; `left` and `right` are language tags (zh-Hant, en)."""
    yield _HEAD.format(lang=quoteattr(left))
    for one, other in pairs:
        yield "    <tu>\n"
        for lang, text in ((left, one), (right, other)):
            yield f"      <tuv xml:lang={quoteattr(lang)}><seg>{escape(text)}</seg></tuv>\n"
        yield "    </tu>\n"
    yield _TAIL


def read_pairs(file: Path, left: str, right: str) -> KnownPairs:
    """Read a TMX, or the JSON that `./inv align --json` printed. Raises `UnreadablePairs`."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadablePairs(f"{file}: {error.strerror}") from error
    if data.lstrip()[:1] in (b"{", b"["):
        return KnownNumbers(tuple(frozen(data, file)))
    return KnownTexts(tuple(read_tmx(data, file, left, right)))


def read_tmx(data: bytes, file: Path, left: str, right: str) -> Iterator[tuple[str, str]]:
    """The pairs of a TMX in two languages, by the first part of their tags; in file order."""
    if b"<!ENTITY" in data:
        raise UnreadablePairs(f"{file}: declares entities, which no TMX needs")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 # without entities there is nothing to expand
    except ElementTree.ParseError as error:
        raise UnreadablePairs(f"{file}: is no TMX: {error}") from error
    if root.tag != "tmx":
        raise UnreadablePairs(f"{file}: is neither a TMX nor the JSON of an alignment")
    for unit in root.iter("tu"):
        texts = {
            (variant.get(LANG) or variant.get("lang") or "").lower(): "".join(segment.itertext())
            for variant in unit.iter("tuv")
            if (segment := variant.find("seg")) is not None
        }
        one, other = (chosen(texts, lang) for lang in (left, right))
        if one and other:
            yield one, other


def chosen(texts: dict[str, str], lang: str) -> str:
    """The text in a language: of just this tag, else of the first tag that begins as it does."""
    lang = lang.lower()
    main = lang.partition("-")[0]
    return texts.get(lang) or next((text for tag, text in texts.items() if tag.partition("-")[0] == main), "")


def frozen(data: bytes, file: Path) -> Iterator[Row]:
    """The rows of an alignment as numbers."""
    try:
        for row in json.loads(data)["rows"]:
            pairs = [(numbers(pair["left"]), numbers(pair["right"])) for pair in row["sentences"]]
            yield numbers(row["left"]), numbers(row["right"]), tuple(pairs)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadablePairs(f"{file}: is not what `./inv align --json` prints") from error


def numbers(found: Iterable[Any]) -> range:
    """Numbers that follow one another. Raises `ValueError` where they do not."""
    listed = [int(number) for number in found]
    run = range(listed[0], listed[0] + len(listed)) if listed else range(0)
    if listed != list(run):
        raise ValueError(listed)
    return run


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """Pairs of texts that are known to face each other wherever both stand in whole sentences."""

    pairs: tuple[tuple[str, str], ...]

    def __call__(self, left: Side, right: Side) -> list[Stretch]:
        """Find the pairs among the sentences of both sides, in order; what was changed since is not found."""
        sides = Sought(left.sentences), Sought(right.sentences)
        found: list[Stretch] = []
        for one, other in self.pairs:
            here, there = sides[0].find(bare(one)), sides[1].find(bare(other))
            if here and there:
                found.append((here[0], there[0], here[1], there[1]))
                sides[0].passed(here[1])
                sides[1].passed(there[1])
        return found


@dataclass(frozen=True, slots=True)
class KnownNumbers:
    """Rows, and the sentences in them, that are known to face each other by their numbers."""

    rows: tuple[Row, ...]

    def __call__(self, left: Side, right: Side) -> list[Stretch]:
        """Give the sentences of every row. Raises `UnreadablePairs` where the sides are not those numbered."""
        found: list[Stretch] = []
        for ours, theirs, pairs in self.rows:
            here, there = reach(left, ours), reach(right, theirs)
            if not pairs:
                found.append((here[0], there[0], here[1], there[1]))
            for one, other in pairs:
                first, last = here[0] + one.start, there[0] + other.start
                found.append((first, last, first + len(one), last + len(other)))
        ends = (len(left.sentences), len(right.sentences))
        if any(span[2] > ends[0] or span[3] > ends[1] for span in found):
            raise UnreadablePairs("the alignment was made of other texts: it numbers sentences that are not there")
        return placed(found)


def reach(side: Side, units: range) -> tuple[int, int]:
    """The first sentence of some units, and the one after the last; lines are sentences themselves."""
    if not side.marked:
        return units.start, units.stop
    if units.stop > len(side.units):
        raise UnreadablePairs("the alignment was made of other texts: it numbers paragraphs that are not there")
    return (int(side.first[units.start]), int(side.first[units.stop])) if units else (0, 0)


def placed(spans: Iterable[Stretch]) -> list[Stretch]:
    """Gaps put where the side that lacks something stands at that moment, in the order of the rows."""
    found: list[Stretch] = []
    here = there = 0
    for first, last, end, stop in spans:
        if end == first:
            first = end = here
        if stop == last:
            last = stop = there
        found.append((first, last, end, stop))
        here, there = end, stop
    return found


KnownPairs = KnownTexts | KnownNumbers


class Sought:
    """One side's sentences as a string without space, in which whole runs of them are looked for."""

    def __init__(self, sentences: Sequence[str]) -> None:
        texts = [bare(text) for text in sentences]
        self.text = "".join(texts)
        self.starts = [0, *accumulate(map(len, texts))]
        self.number = {start: number for number, start in reversed(list(enumerate(self.starts)))}
        self.last = {start: number for number, start in enumerate(self.starts)}
        self.begin = 0

    def find(self, text: str) -> tuple[int, int] | None:
        """The run of sentences that is this text: after what was passed if it is there, else anywhere."""
        for begin in (self.begin, 0):
            at = self.text.find(text, begin) if text else -1
            while at >= 0:
                if at in self.last and at + len(text) in self.number:
                    return self.last[at], self.number[at + len(text)]
                at = self.text.find(text, at + 1)
        return None

    def passed(self, number: int) -> None:
        """Look from this sentence on."""
        self.begin = self.starts[number]


def bare(text: str) -> str:
    """A text without space, which two programs never set alike."""
    return "".join(text.split())
