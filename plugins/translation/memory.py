"""Remember the words that faced each other when a translation was confirmed, and tell where the original has changed.

Of the words only fingerprints are kept, so a file of them says nothing of a text that is not out.
"""

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"\s+")
_FINGERPRINT = re.compile(r"(?:[0-9a-f]{16})?")


class UnreadableMemory(ValueError):
    """A file holds no memory of translations; the message says why."""


@dataclass(frozen=True, slots=True)
class Faced:
    """Words that face each other, as fingerprints; "" where a side has none. `id` is the paragraph's address."""

    id: str
    original: str
    translation: str


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation as it was confirmed: the day, and each pair of fingerprints in reading order."""

    day: datetime.date
    pairs: tuple[tuple[str, str], ...]


def fingerprint(words: str) -> str:
    """A short hash of words, whatever the space between them; of no words ""."""
    bare = _SPACE.sub(" ", words).strip()
    return hashlib.sha256(bare.encode()).hexdigest()[:16] if bare else ""


def changed(memory: Memory, faced: Iterable[Faced]) -> tuple[Faced, ...]:
    """Where the original is not what the translation was confirmed against.

    That is a paragraph whose translation stands as it was confirmed while its original does not; one that came or went
    in the original alone. Where the translation was written anew, whoever wrote it had the original before them.
    """
    pairs = frozenset(memory.pairs)
    originals = {original for original, _ in pairs}
    translations = {translation for _, translation in pairs}

    def is_changed(one: Faced) -> bool:
        if (one.original, one.translation) in pairs:
            return False
        if one.translation:
            return one.translation in translations
        return one.original not in originals

    return tuple(filter(is_changed, faced))


def confirmed(faced: Iterable[Faced], day: datetime.date) -> Memory:
    """The memory of a translation that is right as it stands."""
    return Memory(day, tuple((one.original, one.translation) for one in faced))


def confirmed_in(memory: Memory, faced: Iterable[Faced], id: str, day: datetime.date) -> Memory:
    """The memory with the pair of one paragraph confirmed: what was known of either side goes. KeyError: no such id."""
    new = [(one.original, one.translation) for one in faced if one.id == id]
    if not new:
        raise KeyError(id)
    words = {word for pair in new for word in pair if word}
    kept = [pair for pair in memory.pairs if not words & set(pair)]
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
    if not all(_FINGERPRINT.fullmatch(word) for pair in pairs for word in pair):
        raise ValueError(pairs)
    return Memory(datetime.date.fromisoformat(data["settled"]), pairs)


def written(memories: Mapping[str, Memory]) -> str:
    """The memory of an article's translations as JSON, a pair a line, so that a change of one is a change of a line."""
    return "{\n" + ",\n".join(_written(lang, memories[lang]) for lang in sorted(memories)) + "\n}\n"


def _written(lang: str, memory: Memory) -> str:
    pairs = ",\n".join(f"      {json.dumps(list(pair))}" for pair in memory.pairs)
    return f'  {json.dumps(lang)}: {{\n    "settled": "{memory.day}",\n    "pairs": [\n{pairs}\n    ]\n  }}'
