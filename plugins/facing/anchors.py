"""Gather what both languages write alike: numbers, Latin words, addresses, names in pinyin, punctuation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np

from facing.lengths import HAN_CHAR, Array, is_chinese
from facing.names import name_keys
from facing.numerals import numbers

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」“”，。；]+")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*[+#]{0,2}")
ELLIPSIS = re.compile(r"…+|\.\.\.+")


def marks(texts: Sequence[str]) -> Array:
    """Count in each text the marks that both languages use alike: ? ! quotations, brackets, ellipses: (n, 5)."""
    rows = [
        (
            counted(text, "?？"),
            counted(text, "!！"),
            counted(text, '「『“」』”"') / 2,
            counted(text, "(（"),
            len(ELLIPSIS.findall(text)),
        )
        for text in texts
    ]
    return np.array(rows, dtype=np.float64).reshape(len(texts), 5)


def counted(text: str, characters: str) -> int:
    """Count how often any of some characters stands in a text."""
    return sum(map(text.count, characters))


def shared_keys(left: Sequence[str], right: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    """Give for each text of both sides the keys that occur somewhere on the other side too."""
    chinese = is_chinese(left), is_chinese(right)
    sides = [[keys(text, chars=all(chinese)) for text in side] for side in (left, right)]
    if chinese == (True, False):
        add(sides, name_keys(left, right))
    elif chinese == (False, True):
        add(sides, name_keys(right, left)[::-1])
    common = set().union(*sides[0]) & set().union(*sides[1])
    return [found & common for found in sides[0]], [found & common for found in sides[1]]


def keys(text: str, *, chars: bool) -> set[str]:
    """Give what can be looked for in another language; `chars`: in another Chinese text, so each character too."""
    found = {f"number {number}" for number in numbers(text)}
    found |= {address.rstrip("/.,") for address in ADDRESS.findall(text)}
    found |= {stem(word) for word in LATIN_WORD.findall(text) if len(word) > 1}
    return found | set(HAN_CHAR.findall(text)) if chars else found


def stem(word: str) -> str:
    """Take off what a Chinese text leaves off an English word: capitals, the plural."""
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def add(sides: Sequence[list[set[str]]], more: tuple[list[set[str]], list[set[str]]]) -> None:
    """Add further keys to the units they belong to."""
    for side, extra in zip(sides, more, strict=True):
        for found, names in zip(side, extra, strict=True):
            found |= {f"name {name}" for name in names}


def key_weights(left: Sequence[set[str]], right: Sequence[set[str]], heaviest: float) -> dict[str, float]:
    """Weigh each key by what meeting it on both sides tells, but no more than `heaviest`.

    That is the negative logarithm of how common the key is on the side where it is more common: with a perfect
    translation, the evidence that two texts which both hold it belong together.
    """
    counts = [Counter(key for found in side for key in found) for side in (left, right)]
    weights = {}
    for key in sorted(counts[0].keys() & counts[1].keys()):
        share = max(counts[0][key] / (len(left) + 1), counts[1][key] / (len(right) + 1))
        weights[key] = min(heaviest, -log(share))
    return weights


def incidence(
    left: Sequence[set[str]], right: Sequence[set[str]], weights: Mapping[str, float]
) -> tuple[Array, Array, Array]:
    """Turn keys into two matrices of 1 and 0, (n, keys) and (m, keys), and the weight of each column."""
    order = sorted(set().union(*left) & set().union(*right) & weights.keys())
    column = {key: index for index, key in enumerate(order)}
    matrices = []
    for side in (left, right):
        matrix = np.zeros((len(side), len(order)))
        for row, found in enumerate(side):
            matrix[row, [column[key] for key in found if key in column]] = 1.0
        matrices.append(matrix)
    return matrices[0], matrices[1], np.array([weights[key] for key in order], dtype=np.float64)
