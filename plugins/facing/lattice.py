"""Find the best way through a grid of possible pairs, and how sure each step of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facing.lengths import Array

Move = tuple[int, int]  # how many units a step takes on the left, and on the right
NEVER = -1.0e9  # a score that no path takes while there is another; finite, so that sums of it stay numbers


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: the units before it on each side, how many it takes, and how sure it is (0…1)."""

    left: int
    right: int
    move: Move
    confidence: float
    reached: float
    """The chance that a bead begins here, whichever it is."""


@dataclass(frozen=True, slots=True)
class Path:
    """The best way through one grid, and for each unit of either side the chance that it is a gap."""

    steps: list[Step]
    left_gaps: Array
    right_gaps: Array


@dataclass(frozen=True, slots=True)
class Lattice:
    """The scores of every step in some grids, each of n by m units, which are gone through at once.

    `scores[g, t, i, j]` is what `moves[t]` earns in grid g when it starts after i left and j right units; its shape
    is (grids, moves, n + 1, m + 1), with `NEVER` where a step leaves the grid. Grids of less than n by m units lie in
    the last rows and columns; `starts` says where each begins. The first two moves are the gaps 1-0 and 0-1: one that
    goes on from a gap of the same side earns `gap_bonus` more, so that a passage left out costs less than as many
    single losses. With `free_end` a path may stop wherever the left side is used up: the grid is the beginning of
    something longer.
    """

    moves: Sequence[Move]
    scores: Array
    starts: Sequence[Move]
    gap_bonus: float = 0.0
    free_end: bool = False

    def paths(self, temperature: float = 1.0) -> list[Path]:
        """Give each grid's best path (Viterbi); its confidence by forward–backward over scores / temperature."""
        # In 1024ths, sums are exact: equal paths stay equal on every processor, and the first move wins.
        exact = np.rint(self.scores * 1024.0) / 1024.0
        best = self._earned(exact, self.gap_bonus, _Best)
        soft, bonus = exact / temperature, self.gap_bonus / temperature
        after = self._earned(soft, bonus, _All)
        before = self._arrived(soft, bonus)
        found = []
        for grid, (top, left) in enumerate(self.starts):
            part = np.s_[..., grid, top:, left:]
            one = _Grid(
                self.moves,
                exact[grid, :, top:, left:],
                best[part],
                soft[grid, :, top:, left:],
                after[part],
                before[part],
            )
            found.append(Path(list(one.taken(self.gap_bonus, bonus, self.free_end)), *one.gaps(bonus)))
        return found

    def _earned(self, scores: Array, bonus: float, how: type[_Best] | type[_All]) -> Array:
        """Give what the best path, or all paths, earn from each cell to the end: (3, grids, n + 1, m + 1)."""
        grids, _, height, breadth = scores.shape
        pad = max(max(move) for move in self.moves)
        values = np.full((3, grids, height + pad, breadth + pad), NEVER)
        rows, columns = self._reach(breadth)
        for i in reversed(range(height)):
            row = scores[:, :, i]
            pairs = how.reduce(row[:, 2:] + values[0][:, i + rows, columns], axis=1)
            if i == height - 1:
                pairs[:, 0 if self.free_end else -1 :] = 0.0
            gap = row[:, 0] + values[1][:, i + 1, :breadth]
            ends = how.join(pairs, gap)
            # A right gap may follow a right gap in the same row: sum what each earns from the right end on.
            steps = np.zeros_like(ends)
            steps[:, :-1] = row[:, 1, :-1] + bonus
            costs = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1]
            values[2][:, i, :breadth] = how.gather(ends - costs)[:, ::-1] + costs
            across = np.full_like(ends, NEVER)
            across[:, :-1] = row[:, 1, :-1] + values[2][:, i, 1:breadth]
            values[0][:, i, :breadth] = how.join(ends, across)
            values[1][:, i, :breadth] = how.join(how.join(pairs, gap + bonus), across)
        return values[:, :, :height, :breadth]

    def _arrived(self, scores: Array, bonus: float) -> Array:
        """Give what all paths together earn from the start to each cell, by what came last: as `_earned`."""
        grids, _, height, breadth = scores.shape
        pad = max(max(move) for move in self.moves)
        values = np.full((3, grids, height, breadth), NEVER)
        anyhow = np.full((grids, height + pad, breadth + pad), NEVER)
        shifted = np.full((grids, len(self.moves) - 2, height + pad, breadth + pad), NEVER)
        shifted[:, :, pad:, pad:] = scores[:, 2:]
        sizes = np.array(self.moves[2:], dtype=np.int64)
        rows = pad - sizes[:, 0, None]
        columns = pad + np.arange(breadth)[None, :] - sizes[:, 1, None]
        kinds = np.arange(len(sizes))[:, None]
        starts = np.array(self.starts, dtype=np.int64)
        for i in range(height):
            pairs = _All.reduce(anyhow[:, i + rows, columns] + shifted[:, kinds, i + rows, columns], axis=1)
            here = starts[:, 0] == i
            pairs[here, starts[here, 1]] = 0.0
            values[0][:, i] = pairs
            if i:
                without = np.logaddexp(values[0][:, i - 1], values[2][:, i - 1])
                values[1][:, i] = scores[:, 0, i - 1] + np.logaddexp(without, values[1][:, i - 1] + bonus)
            ends = np.logaddexp(pairs, values[1][:, i])
            steps = np.zeros_like(ends)
            steps[:, 1:] = scores[:, 1, i, :-1] + bonus
            costs = np.cumsum(steps, axis=1)
            # A right gap comes after a right gap, or after anything else and then without the bonus.
            entered = np.full_like(ends, NEVER)
            entered[:, 1:] = ends[:, :-1] + steps[:, 1:] - bonus - costs[:, 1:]
            values[2][:, i] = np.logaddexp.accumulate(entered, axis=1) + costs
            anyhow[:, i + pad, pad:] = np.logaddexp(ends, values[2][:, i])
        return values

    def _reach(self, breadth: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Give the rows and the columns that each kind of pair leads to, from row 0 and every column."""
        sizes = np.array(self.moves[2:], dtype=np.int64)
        return sizes[:, 0, None], np.arange(breadth)[None, :] + sizes[:, 1, None]


@dataclass(frozen=True, slots=True)
class _Grid:
    """One grid gone through. Values have three layers: after a pair, a left gap, a right gap."""

    moves: Sequence[Move]
    scores: Array
    best: Array
    soft: Array
    after: Array
    before: Array

    def taken(self, gap_bonus: float, soft_bonus: float, free_end: bool) -> Iterator[Step]:
        """Follow the best path."""
        _, height, breadth = self.scores.shape
        i = j = state = 0
        total = self.after[0, 0, 0]
        while i < height - 1 or (j < breadth - 1 and not free_end):
            open_moves = [t for t, (a, b) in enumerate(self.moves) if i + a < height and j + b < breadth]
            earned = [self._earns(t, i, j, state, gap_bonus) for t in open_moves]
            t = open_moves[earned.index(max(earned))]
            (a, b), come = self.moves[t], self.before[:, i, j].copy()
            reached = np.logaddexp.reduce(come + self.after[:, i, j])
            if t < 2:
                come[t + 1] += soft_bonus
            state = _state(t)
            sure = np.logaddexp.reduce(come) + self.soft[t, i, j] + self.after[state, i + a, j + b]
            yield Step(i, j, (a, b), _share(sure - total), _share(reached - total))
            i, j = i + a, j + b

    def _earns(self, t: int, i: int, j: int, state: int, bonus: float) -> float:
        a, b = self.moves[t]
        onward = self.best[_state(t), i + a, j + b]
        return float(self.scores[t, i, j] + onward + (bonus if t < 2 and state == t + 1 else 0.0))

    def gaps(self, bonus: float) -> tuple[Array, Array]:
        """Give the chance of each unit of either side to face nothing."""
        total = self.after[0, 0, 0]
        found = []
        for t, (here, follow) in enumerate(((np.s_[:-1, :], np.s_[1:, :]), (np.s_[:, :-1], np.s_[:, 1:]))):
            come = self.before[(slice(None), *here)].copy()
            come[t + 1] += bonus
            sure = np.logaddexp.reduce(come, axis=0) + self.soft[(t, *here)] + self.after[(t + 1, *follow)] - total
            found.append(np.minimum(1.0, np.exp(np.minimum(0.0, sure)).sum(axis=1 - t)))
        return found[0], found[1]


class _Best:
    """What the better of two ways earns."""

    @staticmethod
    def reduce(options: Array, axis: int) -> Array:
        found: Array = options.max(axis=axis)
        return found

    @staticmethod
    def join(one: Array, other: Array) -> Array:
        found: Array = np.maximum(one, other)
        return found

    @staticmethod
    def gather(values: Array) -> Array:
        found: Array = np.maximum.accumulate(values[:, ::-1], axis=1)
        return found


class _All:
    """What two ways earn together, in logarithms."""

    @staticmethod
    def reduce(options: Array, axis: int) -> Array:
        highest = options.max(axis=axis)
        found: Array = highest + np.log(np.exp(options - np.expand_dims(highest, axis)).sum(axis=axis))
        return found

    @staticmethod
    def join(one: Array, other: Array) -> Array:
        found: Array = np.logaddexp(one, other)
        return found

    @staticmethod
    def gather(values: Array) -> Array:
        found: Array = np.logaddexp.accumulate(values[:, ::-1], axis=1)
        return found


def _state(move: int) -> int:
    """Give the layer that a move leads to."""
    return move + 1 if move < 2 else 0


def _share(logarithm: float) -> float:
    return float(np.exp(min(0.0, float(logarithm))))
