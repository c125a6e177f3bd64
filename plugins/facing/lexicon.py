"""What Chinese words mean in English: the packed dictionary, loaded once, when somebody first asks."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FOLDER = Path(__file__).parent / "dictionary"
FINEST = 255.0  # weights are kept in 255ths


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Headwords in both scripts with the stems that gloss them, and the sounds of single characters."""

    numbers: Mapping[str, int]
    """The number of each headword's entry; both scripts of a word share one."""
    starts: npt.NDArray[np.uint32]
    """Where an entry's glosses begin; one more at the end."""
    glosses: npt.NDArray[np.uint16]
    weights: npt.NDArray[np.uint8]
    stems: tuple[str, ...]
    sounds: Mapping[str, str]
    """The toneless readings of a character, apart by commas."""
    longest: int

    def __contains__(self, word: str) -> bool:
        return word in self.numbers

    def meanings(self, word: str) -> list[tuple[str, float]]:
        """Give the stems that gloss a word, with their shares of one; none for a word that is not there."""
        number = self.numbers.get(word)
        if number is None:
            return []
        first, last = int(self.starts[number]), int(self.starts[number + 1])
        return [
            (self.stems[gloss], weight / FINEST)
            for gloss, weight in zip(self.glosses[first:last].tolist(), self.weights[first:last].tolist(), strict=True)
        ]


NO_LEXICON = Lexicon({}, np.zeros(1, np.uint32), np.zeros(0, np.uint16), np.zeros(0, np.uint8), (), {}, 1)


@cache
def the_lexicon() -> Lexicon:
    """The dictionary that comes with the program, or an empty one where the file was left out."""
    file = FOLDER / "cedict.bin"
    return unpacked(file.read_bytes()) if file.is_file() else NO_LEXICON


def packed(glosses: Mapping[str, Mapping[str, float]], sounds: Mapping[str, Iterable[str]]) -> bytes:
    """Pack a dictionary: a line of JSON with the sizes of what follows it, all compressed together."""
    headwords = sorted(glosses)
    stems = sorted({stem for found in glosses.values() for stem in found})
    number = {stem: index for index, stem in enumerate(stems)}
    entries: dict[tuple[tuple[str, float], ...], int] = {}
    of_word = [entries.setdefault(tuple(glosses[word].items()), len(entries)) for word in headwords]
    starts = np.zeros(len(entries) + 1, np.uint32)
    starts[1:] = np.cumsum([len(entry) for entry in entries])
    order = [item for entry in entries for item in entry]
    ids = np.array([number[stem] for stem, _ in order], np.uint16)
    weights = np.array([max(1, round(weight * FINEST)) for _, weight in order], np.uint8)
    parts = [
        "\n".join(headwords).encode(),
        "\n".join(stems).encode(),
        "\n".join(f"{char}{','.join(sounds[char])}" for char in sorted(sounds)).encode(),
        np.array(of_word, "<u4").tobytes(),
        starts.astype("<u4").tobytes(),
        ids.astype("<u2").tobytes(),
        weights.tobytes(),
    ]
    head = json.dumps([len(part) for part in parts]).encode() + b"\n"
    return zlib.compress(head + b"".join(parts), 9)


def unpacked(data: bytes) -> Lexicon:
    """Read what `packed` wrote."""
    raw = zlib.decompress(data)
    head, _, body = raw.partition(b"\n")
    parts, at = [], 0
    for size in json.loads(head):
        parts.append(body[at : at + size])
        at += size
    headwords = parts[0].decode().split("\n")
    return Lexicon(
        numbers=dict(zip(headwords, np.frombuffer(parts[3], "<u4").tolist(), strict=True)),
        starts=np.frombuffer(parts[4], "<u4"),
        glosses=np.frombuffer(parts[5], "<u2"),
        weights=np.frombuffer(parts[6], np.uint8),
        stems=tuple(parts[1].decode().split("\n")),
        sounds={line[0]: line[1:] for line in parts[2].decode().split("\n")},
        longest=max(map(len, headwords)),
    )
