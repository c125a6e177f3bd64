"""Find which paragraph, and which sentence, of one language faces which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np

from facing.anchors import key_weights, marks, shared_keys
from facing.beads import Evidence, Unit, Weights, bead_scores
from facing.lattice import NEVER, Lattice, Step
from facing.lengths import is_chinese, log_ratio, weight
from facing.sentences import split

__all__ = ["Pair", "Unit", "align_lines", "align_sentences", "align_units"]

PARAGRAPHS = Weights(
    priors={
        (1, 0): -6.0, (0, 1): -6.0, (1, 1): log(0.9), (1, 2): -3.5, (2, 1): -3.5, (1, 3): -7.0, (3, 1): -7.0,
        (2, 2): -9.0,
    },
    length=2.6,
    gap_bonus=3.0,
    temperature=1.2,
)  # fmt: skip
LINES = Weights(
    priors={
        (1, 0): -5.0, (0, 1): -5.0, (1, 1): log(0.8), (1, 2): log(0.06), (2, 1): log(0.06), (2, 2): -5.5,
        (1, 3): -4.5, (3, 1): -4.5, (1, 4): -6.0, (4, 1): -6.0, (2, 3): -7.0, (3, 2): -7.0,
    },
    gap_bonus=2.0,
    unshared=0.05,
    temperature=0.8,
)  # fmt: skip
SAME_LANGUAGE = 3.0  # two scripts or versions of one language differ in length by much less
BLOCK = 300  # units aligned at a time; of all but the last block only the first half is kept


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: 0-based indexes of the units of each side, ascending and contiguous; an empty side is a gap."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float
    """0…1: about the chance that exactly these units belong together."""


def align_units(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Pair, ...]:
    """Pair the paragraphs of two articles, in reading order, each in exactly one row.

    An explicit anchor on both sides is a wall: rows never cross it, and the two units that bear it share a row.
    Anchors that stand in another order on the other side are left out, as few as can be.
    """
    return tuple(align(left, right, PARAGRAPHS))


def align_lines(left: Sequence[str], right: Sequence[str]) -> tuple[Pair, ...]:
    """Pair the lines of two texts, each line a sentence, with no paragraph marks."""
    return tuple(align([Unit(line) for line in left], [Unit(line) for line in right], LINES))


def align_sentences(left: str, right: str) -> tuple[Pair, ...]:
    """Pair the sentences of the two sides of one row, numbered as `facing.sentences.split` gives them."""
    return align_lines(split(left), split(right))


def align(left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> Iterator[Pair]:
    """Align stretch by stretch between the walls, with evidence gathered from the whole."""
    if is_chinese([unit.text for unit in left]) == is_chinese([unit.text for unit in right]):
        weights = replace(weights, length=SAME_LANGUAGE * weights.length)
    evidence = gather(left, right, weights)
    starts = [(0, 0), *walls(left, right)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], (len(left), len(right))], strict=True)):
        yield from align_stretch(left, right, start, end, evidence, weights, forced=number > 0)


def gather(left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> Evidence:
    """Measure both sides and look for what they share."""
    texts = [unit.text for unit in left], [unit.text for unit in right]
    keys = shared_keys(*texts)
    worth = key_weights(*keys, weights.heaviest)
    for side, units in zip(keys, (left, right), strict=True):
        for found, unit in zip(side, units, strict=True):
            named = {f"film {film}": weights.film for film in unit.films}
            named |= {f"image {image}": weights.image for image in unit.images}
            found |= named.keys()
            worth |= {key: value / weights.key for key, value in named.items()}
    lengths = [np.array([weight(text) for text in side]) for side in texts]
    return Evidence(log_ratio(*lengths), *keys, worth, *lengths, *(marks(side) for side in texts))


def walls(left: Sequence[Unit], right: Sequence[Unit]) -> list[tuple[int, int]]:
    """Give the pairs of units with the same anchor: the longest chain that is in order on both sides."""
    here, there = (
        {unit.anchor: index for index, unit in enumerate(side) if unit.anchor is not None} for side in (left, right)
    )
    pairs = sorted((index, there[anchor]) for anchor, index in here.items() if anchor in there)
    ends: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        ends[length:] = [pair[1], *ends[length + 1 :]]
        chains[length:] = [[*(chains[length - 1] if length else []), pair], *chains[length + 1 :]]
    return chains[-1] if chains else []


def align_stretch(
    left: Sequence[Unit],
    right: Sequence[Unit],
    start: tuple[int, int],
    end: tuple[int, int],
    evidence: Evidence,
    weights: Weights,
    *,
    forced: bool,
) -> Iterator[Pair]:
    """Align one stretch, in overlapping blocks when it is long, so that the cost grows with its length only.

    `forced`: its two first units belong to one row.
    """
    here, there = start
    pace = min(4.0, max(0.25, (end[1] - there) / max(1, end[0] - here)))
    while here < end[0] or there < end[1]:
        rest = end[0] - here, end[1] - there
        last = not rest[0] or (rest[0] <= BLOCK * 1.5 and rest[1] <= BLOCK * 1.5 * max(1.0, pace))
        stop = end if last else (min(end[0], here + BLOCK), min(end[1], there + int(BLOCK * pace * 1.4) + 20))
        units = left[here : stop[0]], right[there : stop[1]]
        scores = bead_scores(*units, evidence, weights, (here, there))
        if forced and (here, there) == start:
            force(scores, weights)
        steps = Lattice(list(weights.priors), scores, weights.gap_bonus, free_end=not last).path(weights.temperature)
        kept = steps if last else [step for step in steps if step.left < BLOCK // 2] or steps
        yield from (pair(step, here, there) for step in kept)
        here, there = here + kept[-1].left + kept[-1].move[0], there + kept[-1].right + kept[-1].move[1]


def force(scores: np.ndarray, weights: Weights) -> None:
    """Make the first units of both sides share a bead, whatever speaks against it."""
    for layer, (a, b) in zip(scores, weights.priors, strict=True):
        if not (a and b):
            layer[0, 0] = NEVER
        elif (a, b) == (1, 1):
            layer[0, 0] = max(layer[0, 0], -weights.crossing)


def pair(step: Step, here: int, there: int) -> Pair:
    """Number a step's units from the beginning of the document."""
    left, right = here + step.left, there + step.right
    return Pair(
        tuple(range(left, left + step.move[0])), tuple(range(right, right + step.move[1])), round(step.confidence, 4)
    )
