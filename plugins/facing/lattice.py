"""Find the best way through a grid of possible pairs, and how sure each step of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import expm1, log

import numpy as np
import numpy.typing as npt

from facing.lengths import Array

Move = tuple[int, int]  # how many units a step takes on the left, and on the right
NEVER = -1.0e9  # a score that no path takes while there is another; finite, so that sums of it stay numbers
STATES = np.array([1, 2] + [0] * 30)  # what each move leaves behind: a left gap, a right gap, a pair


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: the units before it on each side, how many it takes, and how sure it is (0…1)."""

    left: int
    right: int
    move: Move
    confidence: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """The scores of every step in a grid of n by m units.

    `scores[t, i, j]` is what `moves[t]` earns when it starts after i left and j right units; its shape is
    (moves, n + 1, m + 1), with `NEVER` where a step leaves the grid. The first two moves are the gaps 1-0 and
    0-1: one that goes on from a gap of the same side earns `gap_bonus` more, so that a passage left out costs
    less than as many single losses. With `free_end` a path may stop wherever the left side is used up: the
    grid is the beginning of something longer.
    """

    moves: Sequence[Move]
    scores: Array
    gap_bonus: float = 0.0
    free_end: bool = False

    def path(self, temperature: float = 1.0) -> list[Step]:
        """Give the best path (Viterbi); its confidence by the forward–backward algorithm over scores / temperature."""
        _, rows, columns = self.scores.shape
        pad = max(max(move) for move in self.moves)
        width = columns + 2 * pad
        grid = np.full((len(self.moves), rows + 2 * pad, width), NEVER)
        # In 1024ths, sums are exact: equal paths stay equal on every processor, and the first move wins.
        grid[:, pad : pad + rows, pad : pad + columns] = np.rint(self.scores * 1024.0) / 1024.0
        last_row = (pad + rows - 1) * width + pad
        walk = Walk(
            scores=grid.reshape(len(self.moves), -1),
            steps=np.array([a * width + b for a, b in self.moves])[:, None],
            diagonals=tuple(diagonals(rows, columns, pad)),
            first_end=last_row if self.free_end else last_row + columns - 1,
            last_end=last_row + columns - 1,
        )
        return [
            Step(cell // width - pad, cell % width - pad, self.moves[move], confidence)
            for cell, move, confidence in walk.taken(self.gap_bonus, temperature)
        ]


@dataclass(frozen=True, slots=True)
class Walk:
    """The grid laid out flat, so that all cells of one diagonal are reached at once.

    Values have three rows, one for each thing that may have come before a cell: a pair, a left or a right gap.
    """

    scores: Array  # (moves, cells)
    steps: npt.NDArray[np.int64]  # (moves, 1): how far each move goes in the flat layout
    diagonals: tuple[npt.NDArray[np.int64], ...]  # their cells; each depends on later diagonals only
    first_end: int
    last_end: int

    def taken(self, bonus: float, temperature: float) -> Iterator[tuple[int, int, float]]:
        """Give cell, move and confidence of each step of the best path."""
        best = self.values(self.scores, bonus, np.maximum)
        scores, soft_bonus = self.scores / temperature, bonus / temperature
        # Beside what a step earns anyhow: log(x + y·e^b) is log((x + y) + y·(e^b - 1)).
        surplus = log(expm1(soft_bonus)) if bonus else NEVER
        after = self.values(scores, surplus, np.logaddexp)
        before = self.arrivals(scores, surplus)
        cell, state = int(self.diagonals[0][0]), 0
        total = after[0, cell]
        while cell < self.first_end:
            extra = bonus * np.equal(STATES[: len(self.scores)], state) * bool(state)
            following = best[STATES[: len(self.scores)], cell + self.steps[:, 0]]
            move = int(np.argmax(self.scores[:, cell] + following + extra))
            arrived, state = cell + int(self.steps[move, 0]), int(STATES[move])
            come = before[:, cell].copy()
            come[state] += soft_bonus * bool(state)
            sure = together(come) + scores[move, cell] + after[state, arrived] - total
            yield cell, move, float(np.exp(min(0.0, float(sure))))
            cell = arrived

    def values(self, scores: Array, bonus: float, join: np.ufunc) -> Array:
        """Give what the best path (`maximum`) or all paths (`logaddexp`) earn from each cell to an end."""
        values = np.full((3, scores.shape[1]), NEVER)
        values[:, self.first_end : self.last_end + 1] = 0.0
        states = STATES[: len(scores), None]
        for cells in reversed(self.diagonals):
            # Positions only grow, so a diagonal's last cell is the one that may be an end.
            inner = cells[:-1] if cells[-1] >= self.first_end else cells
            if len(inner):
                options = values[states, inner + self.steps] + scores[:, inner]
                anyhow = options.max(axis=0) if join is np.maximum else together(options)
                values[0, inner] = anyhow
                values[1:, inner] = join(anyhow, options[:2] + bonus)
        return values

    def arrivals(self, scores: Array, surplus: float) -> Array:
        """Give what all paths together earn from the beginning to each cell, by what came last."""
        values = np.full((3, scores.shape[1]), NEVER)
        values[0, self.diagonals[0]] = 0.0
        anyhow = values[0].copy()
        for cells in self.diagonals[1:]:
            sources = cells - self.steps
            options = anyhow[sources]
            options[0] = np.logaddexp(options[0], values[1, sources[0]] + surplus)
            options[1] = np.logaddexp(options[1], values[2, sources[1]] + surplus)
            options += np.take_along_axis(scores, sources, axis=1)
            values[1:, cells] = options[:2]
            values[0, cells] = together(options[2:])
            anyhow[cells] = together(options)
        return values


def together(options: Array) -> Array:
    """Add probabilities that are given as logarithms, over the first axis."""
    highest = options.max(axis=0)
    total: Array = highest + np.log(np.exp(options - highest).sum(axis=0))
    return total


def diagonals(rows: int, columns: int, pad: int) -> Iterator[npt.NDArray[np.int64]]:
    """Give the flat positions of each diagonal's cells, from the beginning to the end of the grid."""
    width = columns + 2 * pad
    for diagonal in range(rows + columns - 1):
        row = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1))
        yield (row + pad) * width + (diagonal - row + pad)
