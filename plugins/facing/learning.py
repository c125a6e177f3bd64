"""Learn from texts that are aligned already which words translate which: IBM model 1 (Brown and others, 1993)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from facing.lengths import Array

ROUNDS = 5
LEAST = 0.05  # shares below are noise
FEWEST = 3  # beads in which two words must have met: what was seen less often is the aligner's own error as like as not

Numbers = npt.NDArray[np.int64]
Learnt = dict[str, dict[str, float]]
"""For a Chinese token the English ones that were seen to translate it, with their shares of one."""
Met = tuple[Sequence[str], Sequence[str]]
"""The different tokens of both sides of one bead, Chinese first."""


def learn(beads: Iterable[Met], fewest: int = FEWEST) -> Learnt:
    """Give for each Chinese token what it is most likely to be in English, by expectation and maximisation.

    Besides, a word may come from nowhere, by its share of the text: so "the" is not what every word means.
    """
    met = [(sorted(set(chinese)), sorted(set(english))) for chinese, english in beads]
    sources, targets = (numbered(common(side, fewest)) for side in zip(*met, strict=True)) if met else ({}, {})
    if not sources or not targets:
        return {}
    parts = []
    for number, (chinese, english) in enumerate(met):
        here = np.array([sources[token] for token in chinese if token in sources], np.int64)
        there = np.array([targets[token] for token in english if token in targets], np.int64)
        parts.append((np.full(len(here) * len(there), number), np.repeat(here, len(there)), np.tile(there, len(here))))
    bead, source, target = (np.concatenate(part) for part in zip(*parts, strict=True))
    _, pair, count = np.unique(source * len(targets) + target, return_inverse=True, return_counts=True)
    often = count[pair] >= fewest
    if not often.any():
        return {}
    bead, source, target = bead[often], source[often], target[often]
    ids, pair = np.unique(source * len(targets) + target, return_inverse=True)
    _, place = np.unique(bead * len(targets) + target, return_inverse=True)
    chance = np.bincount(target, minlength=len(targets)) / len(target)
    of_pair = ids // len(targets)
    share = np.full(len(ids), 1.0 / len(targets))
    for _ in range(ROUNDS):
        earned = share[pair]
        every = np.bincount(place, earned)[place] + chance[target]
        expected = np.bincount(pair, earned / every, len(ids))
        share = expected / (np.bincount(of_pair, expected, len(sources))[of_pair] + 1e-12)
    return gathered(sources, targets, ids, share)


def common(sides: Iterable[Iterable[str]], fewest: int) -> list[str]:
    """The tokens that stand in enough beads."""
    counts = Counter(token for side in sides for token in side)
    return sorted(token for token, count in counts.items() if count >= fewest)


def numbered(tokens: Sequence[str]) -> dict[str, int]:
    """Tokens with their numbers."""
    return {token: number for number, token in enumerate(tokens)}


def gathered(sources: Mapping[str, int], targets: Mapping[str, int], ids: Numbers, share: Array) -> Learnt:
    """The shares that are worth keeping, to three places, so that the last digit of a sum changes nothing."""
    names, others = list(sources), list(targets)
    found: Learnt = {}
    for number in np.flatnonzero(share >= LEAST).tolist():
        source, target = divmod(int(ids[number]), len(targets))
        found.setdefault(names[source], {})[others[target]] = round(float(share[number]), 3)
    return found
