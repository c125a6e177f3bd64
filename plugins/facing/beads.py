"""Score every bead that two sides could form: how well so many units here answer so many there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facing.anchors import incidence
from facing.lattice import NEVER, Move
from facing.lengths import Array, fit


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one side, a paragraph or a line, with what is known of its place in the article."""

    text: str
    kind: str = "paragraph"
    """Units of different kinds ("heading", "paragraph", "quote", "item" …) never share a bead."""
    turn: str | None = None
    """"question" or "answer"; None outside turns."""
    speaker: int | None = None
    """The same number on both sides is the same person; None: nobody, or not known."""
    starts_turn: bool = False
    anchor: str | None = None
    """An explicit id; the same one on both sides forces the pair."""
    films: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence is worth, in the unit of logarithms of probability."""

    priors: Mapping[Move, float]
    """The logarithm of how usual each bead is; the gaps 1-0 and 0-1 come first."""
    gap_bonus: float = 3.0
    """What a gap earns back that goes on from another: a passage left out is one loss, not many."""
    length: float = 1.0
    key: float = 0.6
    """For each shared word, number or name, times its own weight."""
    heaviest: float = 4.0
    unshared: float = 0.1
    """What a key costs, times its weight, that a pair holds on one side only."""
    marks: tuple[float, ...] = (2.0, 0.5, 0.5, 0.2, 0.2)
    """What one ? ! quotation, bracket, ellipsis costs that the other side lacks."""
    film: float = 3.0
    image: float = 3.0
    turn: float = 10.0
    """What it costs to set a question against an answer; the same again for another speaker."""
    start: float = 4.0
    """What it costs to set a turn's first paragraph against a later one; two first ones earn half of it."""
    crossing: float = 12.0
    """What a bead costs that runs from one turn into the next."""
    temperature: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the two whole sides before any bead is scored: made once for each document."""

    ratio: float
    left_keys: Sequence[set[str]]
    right_keys: Sequence[set[str]]
    key_weights: Mapping[str, float]
    left_lengths: Array
    right_lengths: Array
    left_marks: Array
    right_marks: Array


@dataclass(frozen=True, slots=True)
class Windows:
    """All runs of so many units of one side, one row each."""

    lengths: Array
    marks: Array
    keys: Array
    broken: Array
    """What the run costs for what it joins: `NEVER` for two kinds, `crossing` for two turns or two headings."""


def bead_scores(
    left: Sequence[Unit], right: Sequence[Unit], evidence: Evidence, weights: Weights, offset: Move = (0, 0)
) -> Array:
    """Score every bead by the unit it starts at: (moves, n + 1, m + 1), `NEVER` where it would leave the grid.

    `left` and `right` may be stretches of the document; `offset` is where they begin in it.
    """
    scores = np.full((len(weights.priors), len(left) + 1, len(right) + 1), NEVER)
    rows, columns = (slice(offset[0], offset[0] + len(left)), slice(offset[1], offset[1] + len(right)))
    one, other, worth = incidence(evidence.left_keys[rows], evidence.right_keys[columns], evidence.key_weights)
    sides = (
        windows(left, evidence.left_lengths[rows], evidence.left_marks[rows], one, weights, 0),
        windows(right, evidence.right_lengths[columns], evidence.right_marks[columns], other, weights, 1),
    )
    places = structure(left, right, weights)
    for layer, ((a, b), prior) in zip(scores, weights.priors.items(), strict=True):
        if a > len(left) or b > len(right):
            continue
        if not b:
            layer[: len(left), :] = prior
        elif not a:
            layer[:, : len(right)] = prior
        else:
            here, there = sides[0][a], sides[1][b]
            height, breadth = len(here.lengths), len(there.lengths)
            layer[:height, :breadth] = np.maximum(
                NEVER,
                prior
                + weights.length * fit(here.lengths, there.lengths, evidence.ratio)
                + sharing(here.keys, there.keys, worth, weights)
                - differences(here.marks, there.marks, weights)
                + here.broken[:, None]
                + there.broken[None, :]
                + places[:height, :breadth],
            )
    return scores


def windows(
    units: Sequence[Unit], lengths: Array, marks: Array, keys: Array, weights: Weights, side: int
) -> dict[int, Windows]:
    """Give the runs of each size that some bead takes on this side (0 left, 1 right)."""
    kinds = np.array([unit.kind for unit in units], dtype=object)
    joins = np.array([-weights.crossing if unit.starts_turn or unit.kind == "heading" else 0.0 for unit in units])
    joins[1:][kinds[1:] != kinds[:-1]] = NEVER
    found = {1: Windows(lengths, marks, keys, np.zeros(len(units)))}
    for size in range(2, min(len(units), max(move[side] for move in weights.priors)) + 1):
        last, count = found[size - 1], len(units) - size + 1
        found[size] = Windows(
            last.lengths[:count] + lengths[size - 1 :],
            last.marks[:count] + marks[size - 1 :],
            np.maximum(last.keys[:count], keys[size - 1 :]),
            last.broken[:count] + joins[size - 1 :],
        )
    return found


def sharing(left: Array, right: Array, worth: Array, weights: Weights) -> Array:
    """Give what the keys earn that both runs hold, less what those cost that one of them lacks."""
    shared: Array = left @ (right * worth).T
    either: Array = (left @ worth)[:, None] + (right @ worth)[None, :]
    return (weights.key + 2.0 * weights.unshared) * shared - weights.unshared * either


def differences(left: Array, right: Array, weights: Weights) -> Array:
    """Give what the marks cost that one run has more of than the other."""
    cost = np.zeros((len(left), len(right)))
    for column, price in enumerate(weights.marks):
        if left[:, column].any() or right[:, column].any():
            cost += price * np.minimum(3.0, np.abs(left[:, column, None] - right[None, :, column]))
    return cost


def structure(left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> Array:
    """Score by their places in the article the two units that a bead would start with: (n, m)."""
    score = np.zeros((len(left), len(right)))
    score -= weights.turn * differ([unit.turn for unit in left], [unit.turn for unit in right])
    score -= weights.turn * differ([unit.speaker for unit in left], [unit.speaker for unit in right])
    here, there = (np.array([unit.starts_turn for unit in side], dtype=bool)[:, None] for side in (left, right))
    score += weights.start / 2 * (here & there.T) - weights.start * (here ^ there.T)
    score[differ([unit.kind for unit in left], [unit.kind for unit in right])] = NEVER
    return score


def differ(left: Sequence[Hashable], right: Sequence[Hashable]) -> npt.NDArray[np.bool_]:
    """Say where two things that are both known are not the same: (n, m)."""
    codes: dict[Hashable, int] = {None: -1}
    here, there = (
        np.array([codes.setdefault(thing, len(codes)) for thing in side], dtype=np.int64)[:, None]
        for side in (left, right)
    )
    different: npt.NDArray[np.bool_] = (here != there.T) & (here >= 0) & (there.T >= 0)
    return different
