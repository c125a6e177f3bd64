"""Convert Chinese text as OpenCC does, character for character, and tell where each piece came from."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from operator import eq
from typing import Any

from script.dictionary import FOLDER, Table, identity, table
from script.matching import BREAK, ODD, Match, matches, replace_all

_WANTED = "opencc-python-reimplemented"


class WrongEngine(ImportError):
    """The module `opencc` is missing or comes from a distribution that we don't run on."""


def _base() -> type[Any]:
    """The class `OpenCC` of opencc-python-reimplemented.

    The official package installs a module of the same name, silently over the other's files, and `pip check` sees
    nothing; so this looks.
    """
    way_out = f"run `pip uninstall opencc {_WANTED}`, then `pip install {_WANTED}==0.1.7`"
    try:
        import opencc
    except ImportError as error:
        raise WrongEngine(f"the module `opencc` can't be imported ({error}); {way_out}") from error
    found: type[Any] | None = getattr(opencc, "OpenCC", None)
    if found is None or found.__module__ != "opencc.opencc":
        where = getattr(opencc, "__file__", None) or "an empty folder"
        raise WrongEngine(f"the module `opencc` ({where}) does not come from {_WANTED}; {way_out}")
    return found


@dataclass(frozen=True, slots=True)
class Aligned:
    """A converted text that knows its source: pieces in order that cover both sides."""

    pieces: tuple[Match, ...]

    @property
    def text(self) -> str:
        """The whole result."""
        return "".join(piece.text for piece in self.pieces)

    def cut(self, offsets: Sequence[int]) -> list[str]:
        """The result in the parts that ascending source offsets make of it, the first part ending at the first offset.

        An offset inside a piece of the same length on both sides falls between the same characters; inside any other
        piece, in proportion.
        """
        text = self.text
        starts: list[int] = []
        results: list[int] = []
        length = 0
        for piece in self.pieces:
            starts.append(piece.start)
            results.append(length)
            length += len(piece.text)
        cuts = [0]
        for offset in offsets:
            index = bisect_right(starts, offset) - 1
            cuts.append(max(cuts[-1], _within(self.pieces[index], results[index], offset) if index >= 0 else 0))
        cuts.append(length)
        return [text[a:b] for a, b in pairwise(cuts)]


def _within(piece: Match, result: int, offset: int) -> int:
    size = piece.end - piece.start
    inside = min(offset - piece.start, size)
    return result + (inside if len(piece.text) == size else round(inside * len(piece.text) / size))


class Converter(_base()):  # type: ignore[misc] # the package has no types
    """One of OpenCC's configurations, ready: everything is read when it is made, nothing changes afterwards.

    A subclass of opencc-python-reimplemented's `OpenCC` on OpenCC 1.4.2's dictionaries. The package takes the longest
    key anywhere in a chunk first and skips the configuration's segmentation; this follows OpenCC: segments by forward
    maximum match, then each segment through the chain of steps.
    """

    def __init__(self, config: str) -> None:
        super().__init__()
        file = FOLDER / f"{config}.json"
        if not file.is_file():
            known = ", ".join(sorted(path.stem for path in FOLDER.glob("*.json")))
            raise ValueError(f"OpenCC has no configuration {config!r}; it has {known}")
        settings = json.loads(file.read_text(encoding="utf-8"))
        self.conversion = config
        self.conversion_name = settings["name"]
        self._normal = [table(step["dict"]) for step in settings.get("normalization", ())]
        self._chain = [table(step["dict"]) for step in settings["conversion_chain"]]
        self._segmentation: Table | None = None
        self._marking: Table | None = None
        if "segmentation" in settings:
            words = settings["segmentation"]["dict"]
            self._segmentation = table(words)
            first = settings["conversion_chain"][0]["dict"]
            # Mostly the first step begins with the very words of the segmentation: one pass then does both.
            if first["type"] != "group" or first["dicts"][0] != words:
                self._marking = identity(self._segmentation)

    def set_conversion(self, conversion: str) -> None:
        """Refused: threads share a converter. Raises `TypeError`; ask `converter(config)` for another one."""
        raise TypeError(f"a converter is never changed; use converter({conversion!r})")

    def convert(self, string: str) -> str:
        """The text converted."""
        if ODD.search(string):
            return self.aligned(string).text
        for step in self._normal:
            string = replace_all(string, step)
        mark = BREAK if self._segmentation is not None else ""
        if self._marking is not None:
            string = replace_all(string, self._marking, mark)
            first_mark = ""
        else:
            first_mark = mark
        first, *later = self._chain
        string = replace_all(string, first, first_mark)
        for step in later:
            string = replace_all(string, step)
        return string.replace(BREAK, "") if mark else string

    @property
    def keeps_length(self) -> bool:
        """Whether every word becomes one of the same length, so that offsets need no alignment."""
        return all(map(_keeps_length, self._chain))

    def aligned(self, string: str) -> Aligned:
        """The text converted, with the place that each phrase and character came from."""
        pieces = tuple(Match(at, at + 1, character) for at, character in enumerate(string))
        for step in self._normal:
            pieces = _composed(pieces, tuple(matches("".join(piece.text for piece in pieces), step)))
        text = "".join(piece.text for piece in pieces)
        parts = (self._converted(segment) for segment in self._segments(text))
        return Aligned(_composed(pieces, _shifted(parts)))

    def _segments(self, text: str) -> Iterator[str]:
        """Each word of the segmentation dictionary, and each run of characters between such words."""
        if self._segmentation is None:
            yield text
            return
        run = 0
        for match in matches(text, self._segmentation):
            word = text[match.start : match.end]
            if word in self._segmentation.phrases:
                if match.start > run:
                    yield text[run : match.start]
                yield word
                run = match.end
        if run < len(text):
            yield text[run:]

    def _converted(self, segment: str) -> tuple[Match, ...]:
        first, *later = self._chain
        pieces = tuple(matches(segment, first))
        for step in later:
            pieces = _composed(pieces, tuple(matches("".join(piece.text for piece in pieces), step)))
        return pieces


@cache
def converter(config: str) -> Converter:
    """The converter of one of OpenCC's configurations (`s2t`, `s2tw`, `tw2s`, `t2hk` …).

    Raises `ValueError` when OpenCC has no such configuration.
    """
    return Converter(config)


def _keeps_length(step: Table) -> bool:
    phrases = all(map(eq, map(len, step.phrases), map(len, step.phrases.values())))
    return phrases and all(len(value) == 1 for value in step.characters.values())


def _shifted(parts: Iterator[tuple[Match, ...]]) -> tuple[Match, ...]:
    """The pieces of consecutive segments, counted from the beginning of the text."""

    def moved() -> Iterator[Iterator[Match]]:
        offset = 0
        for pieces in parts:
            base = offset
            yield (Match(piece.start + base, piece.end + base, piece.text) for piece in pieces)
            offset += pieces[-1].end if pieces else 0

    return tuple(chain.from_iterable(map(tuple, moved())))


def _composed(first: tuple[Match, ...], second: tuple[Match, ...]) -> tuple[Match, ...]:
    """Two steps as one: pieces that end where a piece of the first and one of the second end together."""
    done: list[Match] = []
    start = here = 0
    ahead = iter(first)
    reached = end = 0
    waiting: list[str] = []
    for piece in second:
        waiting.append(piece.text)
        here = piece.end
        while reached < here:
            source = next(ahead)
            reached += len(source.text)
            end = source.end
        if reached == here:
            done.append(Match(start, end, "".join(waiting)))
            waiting.clear()
            start = end
    return tuple(done)
