"""Remember the words that faced each other when a translation was confirmed, and tell where the original has changed.

Of the words only fingerprints are kept, so a file of them says nothing of a text that is not out.
"""

import datetime
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"\s+")
_FINGERPRINTS = re.compile(r"(?:[0-9a-f]{16}(?: [0-9a-f]{16})*)?")


class UnreadableMemory(ValueError):
    """A file holds no memory of translations; the message says why."""


@dataclass(frozen=True, slots=True)
class Faced:
    """Words that face each other: the fingerprints of each side's paragraphs, with spaces between; "" for none.

    `id` is the address of the first.
    """

    id: str
    original: str
    translation: str


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation as it was confirmed: the day, and what faced each other, in reading order."""

    day: datetime.date
    pairs: tuple[tuple[str, str], ...]


def fingerprint(words: str) -> str:
    """A short hash of words, whatever the space between them; of no words ""."""
    bare = _SPACE.sub(" ", words).strip()
    return hashlib.sha256(bare.encode()).hexdigest()[:16] if bare else ""


def changed(memory: Memory, faced: Sequence[Faced]) -> tuple[Faced, ...]:
    """Where the original is not what the translation was confirmed against.

    That is a paragraph whose translation stands as it was confirmed while its original is new, or gone; and a new one
    that nobody has translated. Where the translation was written anew, whoever wrote it had the original before them.
    That paragraphs moved, or are aligned otherwise, changes nothing.
    """
    pairs = frozenset(memory.pairs)
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for original, translation in pairs:
        for one in translation.split():
            partners[one].update(original.split())
    known = {one for original, _ in pairs for one in original.split()}
    now = {one for pair in faced for one in pair.original.split()}

    def is_changed(pair: Faced) -> bool:
        new = not known.issuperset(pair.original.split())
        if not pair.translation or (pair.original, pair.translation) in pairs:
            return new
        confirmed = [one for one in pair.translation.split() if one in partners]
        return bool(confirmed) and (new or any(not partners[one] <= now for one in confirmed))

    return tuple(filter(is_changed, faced))


def confirmed(faced: Iterable[Faced], day: datetime.date) -> Memory:
    """The memory of a translation that is right as it stands."""
    return Memory(day, tuple((one.original, one.translation) for one in faced))


def confirmed_in(memory: Memory, faced: Iterable[Faced], id: str, day: datetime.date) -> Memory:
    """The memory with the pair of one paragraph confirmed: what was known of either side goes. KeyError: no such id."""
    new = [(one.original, one.translation) for one in faced if one.id == id]
    if not new:
        raise KeyError(id)
    words = {word for pair in new for side in pair for word in side.split()}
    kept = [pair for pair in memory.pairs if not words & {word for side in pair for word in side.split()}]
    # The day is that of the whole: of the oldest word in it.
    return Memory(memory.day if kept else day, (*kept, *new))


def read_memory(text: str) -> dict[str, Memory]:
    """The memory of each translation, by its language. Raises `UnreadableMemory`."""
    try:
        data = json.loads(text)
        return {lang: _memory(one) for lang, one in data.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableMemory("it is not what ./inv settle writes") from error


def _memory(data: Mapping[str, Any]) -> Memory:
    pairs = tuple((str(one), str(other)) for one, other in data["pairs"])
    if not all(_FINGERPRINTS.fullmatch(side) for pair in pairs for side in pair):
        raise ValueError(pairs)
    return Memory(datetime.date.fromisoformat(data["settled"]), pairs)


def written(memories: Mapping[str, Memory]) -> str:
    """The memory of an article's translations as JSON, a pair a line, so that a change of one is a change of a line."""
    return "{\n" + ",\n".join(_written(lang, memories[lang]) for lang in sorted(memories)) + "\n}\n"


def _written(lang: str, memory: Memory) -> str:
    pairs = ",\n".join(f"      {json.dumps(list(pair))}" for pair in memory.pairs)
    return f'  {json.dumps(lang)}: {{\n    "settled": "{memory.day}",\n    "pairs": [\n{pairs}\n    ]\n  }}'
