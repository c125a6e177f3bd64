"""Score every bead that two sides could form: how well so many sentences here answer so many there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from facing.lattice import NEVER, Move
from facing.lengths import Array, fits, log_ratio, weight
from facing.sentences import split
from facing.translation import Knowledge, Translation, translation

ELLIPSIS = re.compile(r"…+|\.\.\.+")
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Stretch = tuple[int, int, int, int]
"""A part of a grid: first row and column, and those after the last."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of one side, with what is known of its place in the article."""

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
    whole: float
    """What it costs besides that a gap takes in a paragraph's first sentence, and so most likely all of it."""
    gap_bonus: float
    """What a gap earns back that goes on from another: a passage left out is one loss, not many."""
    length: float = 1.3
    marks: tuple[float, ...] = (1.0, 0.5, 0.3, 0.2, 0.2)
    """What one ? ! quotation, bracket, ellipsis costs that the other side lacks."""
    both: float = 3.5
    """What a bead earns that begins with a paragraph on both sides; `one`: what it costs on one side only."""
    one: float = 1.5
    across: float = 6.0
    """What it costs to run on into the next paragraph."""
    turn: float = 6.0
    """What it costs to set a question against an answer; the same again for another speaker."""
    start: float = 3.0
    """What it costs to set a turn's first paragraph against a later one; two first ones earn half of it."""
    alone: float = 8.0
    """What it costs besides to set a turn's beginning against the middle of a paragraph."""
    crossing: float = 12.0
    """What a bead costs besides that runs from one turn, or heading, into the next."""
    film: float = 3.0
    image: float = 3.0
    temperature: float = 1.0


@dataclass(frozen=True, slots=True)
class Side:
    """One side's sentences, and the paragraph that each of them belongs to."""

    units: Sequence[Unit]
    sentences: tuple[str, ...]
    unit_of: Numbers
    marked: bool
    """Whether the paragraphs are known; else all sentences are one."""
    first: Numbers
    """The number of each unit's first sentence, and at the end the number of all sentences."""
    opens: Flags
    """Whether a sentence is its paragraph's first; `begins`: its turn's, or a heading's."""
    begins: Flags
    lengths: Array
    marks: Array
    more: Array
    """How many sentences each one stands for besides itself: some where a paragraph is taken as one."""

    @classmethod
    def of(cls, units: Sequence[Unit], cut: Sequence[Sequence[str]], marked: bool = True) -> Side:
        """The side of some units that are cut into sentences."""
        sentences = tuple(text for texts in cut for text in texts)
        sizes = np.array([len(texts) for texts in cut], np.int64)
        unit_of = np.repeat(np.arange(len(cut)), sizes)
        opens: Flags = (np.diff(unit_of, prepend=-1) != 0) & marked
        stops = np.array([unit.starts_turn or unit.kind == "heading" for unit in units], dtype=bool)
        return cls(
            units,
            sentences,
            unit_of,
            marked,
            first=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
            opens=opens,
            begins=opens & stops[unit_of],
            lengths=np.array([weight(text) for text in sentences], np.float64),
            marks=marks(sentences),
            more=np.zeros(len(sentences)),
        )

    def joined(self) -> Side:
        """The same side with each paragraph as one sentence."""
        starts, numbers = self.first[:-1], np.arange(len(self.units))
        return replace(
            self,
            sentences=tuple(unit.text for unit in self.units),
            unit_of=numbers,
            first=np.append(numbers, len(numbers)),
            opens=self.opens[starts],
            begins=self.begins[starts],
            lengths=np.add.reduceat(self.lengths, starts),
            marks=np.add.reduceat(self.marks, starts),
            more=np.diff(self.first) - 1.0,
        )


def paragraphs(units: Sequence[Unit]) -> Side:
    """The sentences of an article's paragraphs; a paragraph without words is one empty sentence."""
    return Side.of(units, [split(unit.text) or ("",) for unit in units])


def cut_paragraphs(cut: Sequence[Sequence[str]]) -> Side:
    """The sentences of paragraphs of which nothing else is known."""
    return Side.of([Unit(" ".join(sentences)) for sentences in cut], cut)


def bare_lines(lines: Sequence[str]) -> Side:
    """The sentences of a text of which no paragraphs are known."""
    return Side.of([Unit("")], [lines], marked=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the two whole sides before any bead is scored: made once for each document."""

    left: Side
    right: Side
    ratio: float
    words: Translation
    places: Array
    """What it earns to set a unit of one side against one of the other: (units, units), `NEVER` for two kinds."""


def gather(left: Side, right: Side, weights: Weights, knowledge: Knowledge) -> Evidence:
    """Measure both sides and look for what they share."""
    return Evidence(
        left,
        right,
        log_ratio(left.lengths, right.lengths),
        translation(left.sentences, right.sentences, knowledge),
        places(left.units, right.units, weights),
    )


class Block:
    """A part of the grid, some sentences of each side, whose beads are to be scored."""

    def __init__(self, evidence: Evidence, rows: slice, columns: slice, weights: Weights) -> None:
        self.evidence, self.rows, self.columns, self.weights = evidence, rows, columns, weights
        self.shape: Move = (rows.stop - rows.start, columns.stop - columns.start)
        self.windows = windows(evidence.left, rows, weights), windows(evidence.right, columns, weights)
        # What the words of each run of sentences earn, summed along the other side so that its runs are differences:
        # by size of the run (n - size + 1, m + 1) for runs on the left, (m - size + 1, n + 1) for runs on the right.
        largest = [max(move[side] for move in weights.priors) for side in (0, 1)]
        self.onward = [running(values) for values in evidence.words.onward.scores(columns, rows, largest[0])]
        self.back = [running(values) for values in evidence.words.back.scores(rows, columns, largest[1])]

    def scores(self, stretches: Sequence[Stretch]) -> Array:
        """Score all beads of some stretches of the block by the sentences they start at: as `Lattice` wants them."""
        height, breadth = (max(stretch[side + 2] - stretch[side] for stretch in stretches) for side in (0, 1))
        scores = np.full((len(stretches), len(self.weights.priors), height + 1, breadth + 1), NEVER)
        left, right = self.evidence.left, self.evidence.right
        gaps = self._gaps((1, 0), left, self.rows), self._gaps((0, 1), right, self.columns)
        for grid, (top, first, bottom, end) in enumerate(stretches):
            scores[grid, 0, height - bottom + top : height, :] = gaps[0][top:bottom, None]
            scores[grid, 1, :, breadth - end + first : breadth] = gaps[1][None, first:end]
        if not height or not breadth:
            return scores
        cells: Whole | Scattered = Whole(*stretches[0]) if len(stretches) == 1 else Scattered(stretches)
        place = self._begun(cells)
        ours, theirs = self.windows
        for layer, ((a, b), prior) in enumerate(self.weights.priors.items()):
            if not (a and b and cells.narrow(a, b)):
                continue
            one, other = ours[a], theirs[b]
            earned = prior + cells.fitting(place) + cells.left(one.breaks) + cells.right(other.breaks)
            earned += self.weights.length * fits(
                cells.left(one.lengths), cells.right(other.lengths), self.evidence.ratio
            )
            earned += cells.runs(self.onward[a - 1], self.back[b - 1])
            for column, price in enumerate(self.weights.marks):
                mine, yours = one.marks[:, column], other.marks[:, column]
                if mine.any() or yours.any():
                    earned -= price * np.minimum(3.0, np.abs(cells.left(mine) - cells.right(yours)))
            cells.put(scores[:, layer], np.maximum(NEVER, earned))
        return scores

    def _gaps(self, move: Move, side: Side, part: slice) -> Array:
        """What each sentence of a side earns as a gap; what it stands for besides goes on from it."""
        prior = self.weights.priors[move]
        further = (prior + self.weights.gap_bonus) * side.more[part]
        found: Array = prior - self.weights.whole * side.opens[part] + further
        return found

    def _begun(self, cells: Whole | Scattered) -> Array:
        """Score by their places in the article pairs of sentences that a bead would start with.

        What speaks against two paragraphs counts in full where both begin, and a quarter for each bead within.
        """
        left, right = self.evidence.left, self.evidence.right
        cells.narrow(0, 0)
        opens, also = cells.left(left.opens[self.rows]), cells.right(right.opens[self.columns])
        units = cells.left(left.unit_of[self.rows]), cells.right(right.unit_of[self.columns])
        place = self.evidence.places[units]
        within = np.where(place <= NEVER / 2, NEVER, np.minimum(place, 0.0) / 4.0)
        within = within - self.weights.one * (opens ^ also)
        turns = cells.left(left.begins[self.rows]), cells.right(right.begins[self.columns])
        within = within - self.weights.alone * (turns[0] ^ turns[1])
        found: Array = np.where(opens & also, place + self.weights.both, within)
        return found


class Whole:
    """All cells of one stretch, as a rectangle."""

    def __init__(self, top: int, left: int, bottom: int, right: int) -> None:
        self.corner, self.size = (top, left), (bottom - top, right - left)
        self.bead = self.shape = (0, 0)

    def narrow(self, a: int, b: int) -> bool:
        """Look only at the cells where a bead of this size fits; say whether there are any."""
        self.bead, self.shape = (a, b), (self.size[0] - max(0, a - 1), self.size[1] - max(0, b - 1))
        return min(self.shape) > 0

    def fitting(self, values: Array) -> Array:
        """Values of all cells, of those in view."""
        return values[: self.shape[0], : self.shape[1]]

    def left(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of the left side's sentences, or runs, for each cell."""
        return values[self.corner[0] : self.corner[0] + self.shape[0], None]

    def right(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of the right side's sentences, or runs, for each cell."""
        return values[None, self.corner[1] : self.corner[1] + self.shape[1]]

    def runs(self, onward: Array, back: Array) -> Array:
        """What the words of both runs earn, from running sums along the other side."""
        (top, left), (height, breadth), (a, b) = self.corner, self.shape, self.bead
        rows, columns = slice(top, top + height), slice(left, left + breadth)
        earned: Array = onward[rows, left + b : left + b + breadth] - onward[rows, columns]
        earned += (back[columns, top + a : top + a + height] - back[columns, rows]).T
        return earned

    def put(self, grids: Array, values: Array) -> None:
        """Write values of the cells in view into the grid."""
        grids[0, : self.shape[0], : self.shape[1]] = values


class Scattered:
    """The cells of several stretches, in one row; in their grids they end in the last row and column."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        each = [np.mgrid[top:bottom, left:right].reshape(2, -1) for top, left, bottom, right in stretches]
        self.grid = np.repeat(np.arange(len(stretches)), [part.shape[1] for part in each])
        self.i, self.j = np.concatenate(each, axis=1)
        ends = np.array(stretches)
        self.height, self.breadth = (ends[:, 2:] - ends[:, :2]).max(axis=0)
        self.rest = ends[self.grid, 2] - self.i, ends[self.grid, 3] - self.j
        self.view = np.arange(len(self.grid))
        self.bead = (0, 0)

    def narrow(self, a: int, b: int) -> bool:
        """Look only at the cells where a bead of this size fits; say whether there are any."""
        self.bead = (a, b)
        self.view = np.flatnonzero((self.rest[0] >= a) & (self.rest[1] >= b))
        return bool(len(self.view))

    def fitting(self, values: Array) -> Array:
        """Values of all cells, of those in view."""
        return values[self.view]

    def left(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of the left side's sentences, or runs, for each cell."""
        found: npt.NDArray[Any] = values[self.i[self.view]]
        return found

    def right(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of the right side's sentences, or runs, for each cell."""
        found: npt.NDArray[Any] = values[self.j[self.view]]
        return found

    def runs(self, onward: Array, back: Array) -> Array:
        """What the words of both runs earn, from running sums along the other side."""
        i, j, (a, b) = self.i[self.view], self.j[self.view], self.bead
        earned: Array = onward[i, j + b] - onward[i, j] + back[j, i + a] - back[j, i]
        return earned

    def put(self, grids: Array, values: Array) -> None:
        """Write values of the cells in view into their grids."""
        rows, columns = self.height - self.rest[0][self.view], self.breadth - self.rest[1][self.view]
        grids[self.grid[self.view], rows, columns] = values


def by_paragraph(evidence: Evidence) -> Evidence:
    """The same evidence with each paragraph as if it were one sentence."""
    left, right = evidence.left, evidence.right
    return Evidence(
        left.joined(),
        right.joined(),
        evidence.ratio,
        Translation(
            evidence.words.onward.joined(left.unit_of, right.unit_of),
            evidence.words.back.joined(right.unit_of, left.unit_of),
        ),
        evidence.places,
    )


def running(values: Array) -> Array:
    """Sum each row from its beginning: (k, n) make (k, n + 1)."""
    sums = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


@dataclass(frozen=True, slots=True)
class Windows:
    """All runs of so many sentences of one side, one row each."""

    lengths: Array
    marks: Array
    breaks: Array
    """What the run costs for what it joins: `NEVER` for two kinds."""


def windows(side: Side, part: slice, weights: Weights) -> dict[int, Windows]:
    """Give the runs of each size."""
    lengths, marked = side.lengths[part], side.marks[part]
    breaks = -(side.opens[part] * weights.across + side.begins[part] * weights.crossing)
    kinds = np.array([side.units[number].kind for number in side.unit_of[part]], dtype=object)
    breaks[1:][kinds[1:] != kinds[:-1]] = NEVER
    found = {1: Windows(lengths, marked, np.zeros(len(lengths)))}
    for size in range(2, min(len(lengths), max(max(move) for move in weights.priors)) + 1):
        last, count = found[size - 1], len(lengths) - size + 1
        found[size] = Windows(
            last.lengths[:count] + lengths[size - 1 :],
            last.marks[:count] + marked[size - 1 :],
            last.breaks[:count] + breaks[size - 1 :],
        )
    return found


def places(left: Sequence[Unit], right: Sequence[Unit], weights: Weights) -> Array:
    """Score by what is known of them two units that would begin together: (n, m)."""
    score = np.zeros((len(left), len(right)))
    # What stands outside all turns is known to, where both sides have turns.
    outside = "outside" if all(any(unit.turn for unit in side) for side in (left, right)) else None
    score -= weights.turn * differ([unit.turn or outside for unit in left], [unit.turn or outside for unit in right])
    score -= weights.turn * differ([unit.speaker for unit in left], [unit.speaker for unit in right])
    here, there = (np.array([unit.starts_turn for unit in side], dtype=bool)[:, None] for side in (left, right))
    score += weights.start / 2 * (here & there.T) - weights.start * (here ^ there.T)
    for price, name in ((weights.film, "films"), (weights.image, "images")):
        known = [(number, thing) for number, unit in enumerate(left) for thing in getattr(unit, name)]
        for number, thing in known:
            score[number, [index for index, unit in enumerate(right) if thing in getattr(unit, name)]] += price
    score[differ([unit.kind for unit in left], [unit.kind for unit in right])] = NEVER
    return score


def differ(left: Sequence[Hashable], right: Sequence[Hashable]) -> Flags:
    """Say where two things that are both known are not the same: (n, m)."""
    codes: dict[Hashable, int] = {None: -1}
    here, there = (
        np.array([codes.setdefault(thing, len(codes)) for thing in side], dtype=np.int64)[:, None]
        for side in (left, right)
    )
    different: Flags = (here != there.T) & (here >= 0) & (there.T >= 0)
    return different


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
