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


@dataclass(frozen=True, slots=True)
class Lattice:
    """The scores of every step in a grid of n by m units.

    `scores[t, i, j]` is what `moves[t]` earns when it starts after i left and j right units; it needs the
    shape (moves, n + 1, m + 1), with `NEVER` where a step leaves the grid. With `free_end` a path may stop
    wherever the left side is used up: the grid is the beginning of something longer.
    """

    moves: Sequence[Move]
    scores: Array
    free_end: bool = False

    def path(self, temperature: float = 1.0) -> list[Step]:
        """Give the best path (Viterbi), its confidence by the forward–backward algorithm over scores / temperature."""
        return best_path(self, temperature)


def best_path(lattice: Lattice, temperature: float) -> list[Step]:
    """Run both programmes over one padded copy of the scores."""
    count, rows, columns = lattice.scores.shape
    pad = max(max(move) for move in lattice.moves)
    grid = np.full((count, rows + 2 * pad, columns + 2 * pad), NEVER)
    # In 1024ths, sums are exact: equal paths stay equal on every processor, and the first move wins.
    grid[:, pad : pad + rows, pad : pad + columns] = np.rint(lattice.scores * 1024.0) / 1024.0
    width = columns + 2 * pad
    walk = Walk(
        scores=grid.reshape(count, -1),
        steps=np.array([a * width + b for a, b in lattice.moves])[:, None],
        cells=tuple(diagonals(rows, columns, pad)),
        ends=ends(rows, columns, pad, free=lattice.free_end),
    )
    return [
        Step(cell // width - pad, cell % width - pad, lattice.moves[move], confidence)
        for cell, move, confidence in walk.steps_taken(temperature)
    ]


@dataclass(frozen=True, slots=True)
class Walk:
    """The grid laid out flat, so that all cells of one diagonal are reached at once."""

    scores: Array  # (moves, cells)
    steps: npt.NDArray[np.int64]  # (moves, 1): how far each move goes in the flat layout
    cells: tuple[npt.NDArray[np.int64], ...]  # by diagonal: all cells of a diagonal depend on later ones only
    ends: npt.NDArray[np.int64]

    def steps_taken(self, temperature: float) -> Iterator[tuple[int, int, float]]:
        """Give cell, move and confidence of each step of the best path."""
        best = self.values(self.scores, soft=False)
        soft_scores = self.scores / temperature
        after = self.values(soft_scores, soft=True)
        before = self.arrivals(soft_scores)
        cell = int(self.cells[0][0])
        total = after[cell]
        while cell < self.ends[0]:
            move = int(np.argmax(self.scores[:, cell] + best[cell + self.steps[:, 0]]))
            arrived = cell + int(self.steps[move, 0])
            sure = np.exp(min(0.0, before[cell] + soft_scores[move, cell] + after[arrived] - total))
            yield cell, move, float(sure)
            cell = arrived

    def values(self, scores: Array, *, soft: bool) -> Array:
        """Give what the best path (or, soft, all paths together) earns from each cell to an end."""
        values = np.full(scores.shape[1], NEVER)
        values[self.ends] = 0.0
        for cells in reversed(self.cells):
            # Positions only grow, so a diagonal's last cell is the one that may be an end.
            inner = cells[:-1] if cells[-1] >= self.ends[0] else cells
            if len(inner):
                options = values[inner + self.steps] + scores[:, inner]
                values[inner] = together(options) if soft else options.max(axis=0)
        return values

    def arrivals(self, scores: Array) -> Array:
        """Give what all paths together earn from the beginning to each cell."""
        values = np.full(scores.shape[1], NEVER)
        values[self.cells[0]] = 0.0
        for cells in self.cells[1:]:
            sources = cells - self.steps
            options = values[sources] + np.take_along_axis(scores, sources, axis=1)
            values[cells] = together(options)
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


def ends(rows: int, columns: int, pad: int, *, free: bool) -> npt.NDArray[np.int64]:
    """Give the cells where a path may stop: the last one, or the whole last row."""
    first = (rows - 1 + pad) * (columns + 2 * pad) + pad
    return np.arange(first if free else first + columns - 1, first + columns)
