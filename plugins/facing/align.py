"""Find which paragraph, and which sentence, of one language faces which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

import numpy as np

from facing.beads import (
    Block,
    Evidence,
    Side,
    Stretch,
    Unit,
    Weights,
    bare_lines,
    by_paragraph,
    cut_paragraphs,
    gather,
    paragraphs,
)
from facing.lattice import NEVER, Lattice, Move, Path
from facing.learning import FEWEST, Met, learn
from facing.lengths import Array, is_chinese
from facing.lexicon import Lexicon, the_lexicon
from facing.sentences import split
from facing.tokens import bags
from facing.translation import Knowledge

__all__ = ["Pair", "Unit", "align_lines", "align_sentences", "align_units"]

PRIORS: dict[Move, float] = {
    (1, 0): -6.0, (0, 1): -6.0, (1, 1): log(0.8), (1, 2): log(0.06), (2, 1): log(0.06), (2, 2): -5.5,
    (1, 3): -4.5, (3, 1): -4.5, (1, 4): -6.0, (4, 1): -6.0, (2, 3): -7.0, (3, 2): -7.0, (3, 3): -8.5,
    (1, 5): -7.0, (5, 1): -7.0, (1, 6): -8.0, (6, 1): -8.0,
}  # fmt: skip
PARAGRAPHS = Weights(PRIORS, whole=4.0, gap_bonus=4.0)
LINES = Weights({**PRIORS, (1, 0): -5.0, (0, 1): -5.0}, whole=0.0, gap_bonus=2.0)
SAME_LANGUAGE = 3.0  # two scripts or versions of one language differ in length by much less
ENOUGH = 60  # beads to learn from
DOUBTFUL, HOPELESS = 0.08, 0.5  # the shares of unsure beads between which more words help: beyond, nothing does
CHUNK = 90  # sentences aligned together where sure places part them
BLOCK = 240  # sentences aligned at a time; of all but the last block only the first half is kept
CERTAIN, CERTAIN_TURN = (
    0.9999,
    0.98,
)  # how sure two paragraphs must be of one another to wall off what lies before and after them
OFF_BY = 0.25  # … and how far, in logarithms, their lengths may be from those of all
SURE = 0.7  # from here on a pair is believed without an editor's look


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: 0-based indexes of the units of each side, ascending and contiguous; an empty side is a gap."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float
    """0…1: about the chance that exactly these units belong together."""
    sentences: tuple[Pair, ...] = ()
    """Of a row of paragraphs the beads within it, numbered from its first sentence on either side."""

    def mirrored(self) -> Pair:
        """The same pair with its sides exchanged."""
        return Pair(self.right, self.left, self.confidence, tuple(pair.mirrored() for pair in self.sentences))


Known = Callable[[Side, Side], Sequence[Stretch]]
"""Finds the sentences of two sides that are known to face each other, or nothing (an empty stretch of the other)."""
Span = tuple[int, int, int, int]
"""The units of a row: the first of either side, and the last of either side; of an empty side 0 and -1."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that face each other: the first of each side, how many, and how sure that is (all 0…1)."""

    left: int
    right: int
    move: Move
    confidence: float
    begins: float
    """The chance that a bead begins here; `ends`: that one ends where this one does."""
    ends: float
    left_paired: float
    """The chance that some sentence of the left side faces anything; `right_paired`: of the right side."""
    right_paired: float


def align_units(
    left: Sequence[Unit], right: Sequence[Unit], knowledge: Knowledge | None = None, known: Known | None = None
) -> tuple[Pair, ...]:
    """Pair the paragraphs of two articles, in reading order, each in exactly one row.

    Sentences are paired first, with paragraph breaks as evidence; paragraphs that have a pair of sentences in
    common share a row. An explicit anchor on both sides is a wall: rows never cross it, and the two units that bear
    it share a row. Anchors that stand in another order on the other side are left out, as few as can be. `known`
    says which sentences are known to face each other, by their numbers in the whole; anchors come before it.
    """
    sides = paragraphs(left), paragraphs(right)
    spans = known(*sides) if known else ()
    return tuple(rows_of(*sides, align(*sides, PARAGRAPHS, knowledge, walls(left, right), spans)))


def align_lines(
    left: Sequence[str], right: Sequence[str], knowledge: Knowledge | None = None, known: Known | None = None
) -> tuple[Pair, ...]:
    """Pair the lines of two texts, each line a sentence, with no paragraph marks."""
    sides = bare_lines(left), bare_lines(right)
    spans = known(*sides) if known else ()
    return tuple(numbered(bead) for bead in align(*sides, LINES, knowledge, (), spans))


def align_cut(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], knowledge: Knowledge | None = None
) -> tuple[Pair, ...]:
    """Pair sentences, numbered through, of two texts whose paragraphs are known and cut into sentences already."""
    sides = cut_paragraphs(left), cut_paragraphs(right)
    return tuple(numbered(bead) for bead in align(*sides, PARAGRAPHS, knowledge, ()))


def numbered(bead: Bead, left: int = 0, right: int = 0) -> Pair:
    """A bead as a pair of sentence numbers, counted from these."""
    here, there = bead.left - left, bead.right - right
    return Pair(
        tuple(range(here, here + bead.move[0])), tuple(range(there, there + bead.move[1])), round(bead.confidence, 4)
    )


def align_sentences(left: str, right: str, knowledge: Knowledge | None = None) -> tuple[Pair, ...]:
    """Pair the sentences of two texts, numbered as `facing.sentences.split` gives them."""
    return align_lines(split(left), split(right), knowledge)


def align(
    left: Side,
    right: Side,
    weights: Weights,
    knowledge: Knowledge | None,
    anchored: Sequence[Move],
    known: Sequence[Stretch] = (),
) -> list[Bead]:
    """Align two sides; where much is left unsure, once more with what the sure part teaches of the words."""
    knowledge = knowledge or Knowledge(the_lexicon())
    if is_chinese(left.sentences) == is_chinese(right.sentences):
        weights = replace(weights, length=SAME_LANGUAGE * weights.length)
        return list(align_once(left, right, weights, knowledge, anchored, known))
    beads = list(align_once(left, right, weights, knowledge, anchored, known))
    if len(beads) >= ENOUGH and is_teachable(bead.confidence for bead in beads):
        own = learn(met(left, right, filter(None, map(sure_span, beads)), knowledge.lexicon), FEWEST + 1)
        beads = list(align_once(left, right, weights, replace(knowledge, own=own), anchored, known))
    return beads


def is_teachable(confidences: Iterable[float]) -> bool:
    """Whether so much is unsure that more words would help, and not so much that the texts are no translations."""
    found = list(confidences)
    return DOUBTFUL * len(found) < sum(sure < SURE for sure in found) < HOPELESS * len(found)


def sure_span(bead: Bead) -> Stretch | None:
    """The sentences of a bead that is sure and has two sides."""
    if not all(bead.move) or bead.confidence < SURE:
        return None
    return bead.left, bead.right, bead.left + bead.move[0], bead.right + bead.move[1]


def sure_words(left: Sequence[Unit], right: Sequence[Unit], pairs: Sequence[Pair], lexicon: Lexicon) -> list[Met]:
    """The words of two articles' sentences that face each other for sure, Chinese first; none of one language."""
    sides = paragraphs(left), paragraphs(right)
    return list(met(*sides, sure_spans(*sides, pairs), lexicon))


def sure_spans(left: Side, right: Side, pairs: Sequence[Pair]) -> Iterator[Stretch]:
    """The sentences of rows that face each other for sure, numbered through."""
    for pair in pairs:
        for bead in pair.sentences:
            if bead.left and bead.right and bead.confidence >= SURE:
                here, there = int(left.first[pair.left[0]]), int(right.first[pair.right[0]])
                yield here + bead.left[0], there + bead.right[0], here + bead.left[-1] + 1, there + bead.right[-1] + 1


def met(left: Side, right: Side, spans: Iterable[Stretch], lexicon: Lexicon) -> Iterator[Met]:
    """The words that stand in one bead, Chinese first."""
    chinese = is_chinese(left.sentences)
    if chinese == is_chinese(right.sentences):
        return
    ours, theirs = (bags(side.sentences, lexicon, ()) for side in (left, right))
    for first, begin, last, end in spans:
        here = [token for bag in ours[first:last] for token in bag]
        there = [token for bag in theirs[begin:end] for token in bag]
        if here and there:
            yield (here, there) if chinese else (there, here)


def align_once(
    left: Side,
    right: Side,
    weights: Weights,
    knowledge: Knowledge,
    anchored: Sequence[Move],
    known: Sequence[Stretch],
) -> Iterator[Bead]:
    """Align stretch by stretch between the walls, and between the sentences that are known to face each other."""
    evidence = gather(left, right, weights, knowledge)
    ends = (len(left.sentences), len(right.sentences))
    starts = [(0, 0), *((int(left.first[one]), int(right.first[other])) for one, other in anchored)]
    passed = sure_places(evidence, weights)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], ends], strict=True)):
        here = start
        for span in ordered(span for span in known if is_inside(span, start, end)):
            yield from align_part(evidence, here, span[:2], weights, passed, forced=number > 0 and here == start)
            yield from certain(span)
            here = span[2:]
        yield from align_part(evidence, here, end, weights, passed, forced=number > 0 and here == start)


def sure_places(evidence: Evidence, weights: Weights) -> list[Move]:
    """Find the sentences that are sure to begin a row together, so that long problems fall into many small ones.

    Paragraphs are aligned as wholes. A place is sure where the paragraph before it and the one after it are each
    certain to face one alone, and both are of the length that they should have, so that nothing of either can belong
    across the break; where a turn begins on both sides, nothing can, and less is asked.
    """
    left, right = evidence.left, evidence.right
    if not (left.marked and right.marked and min(len(left.units), len(right.units)) > 1):
        return []
    wholes = by_paragraph(evidence)
    beads = list(align_stretch(wholes, (0, 0), (len(left.units), len(right.units)), weights, (), forced=False))
    found = []
    for before, bead in pairwise(beads):
        i, j = bead.left, bead.right
        if not before.move == bead.move == (1, 1):
            continue
        sure = min(before.confidence, bead.confidence)
        lengths = wholes.left.lengths[i - 1 : i + 1], wholes.right.lengths[j - 1 : j + 1]
        fitting = np.abs(np.log((lengths[1] + 5.0) / (lengths[0] + 5.0)) - evidence.ratio).max() <= OFF_BY
        turn = wholes.left.begins[i] and wholes.right.begins[j]
        if (sure >= CERTAIN and fitting) or (sure >= CERTAIN_TURN and turn):
            found.append((int(left.first[i]), int(right.first[j])))
    return found


def align_part(
    evidence: Evidence, start: Move, end: Move, weights: Weights, passed: Sequence[Move], *, forced: bool
) -> Iterator[Bead]:
    """Align what lies between two places; `forced` where both sides have something there."""
    inside = [place for place in passed if start[0] < place[0] < end[0] and start[1] < place[1] < end[1]]
    forced = forced and start[0] < end[0] and start[1] < end[1]
    yield from align_stretch(evidence, start, end, weights, inside, forced=forced)


def certain(span: Stretch) -> Iterator[Bead]:
    """What is known, as beads; a gap is one for each sentence."""
    here, there, count, other = span[0], span[1], span[2] - span[0], span[3] - span[1]
    if count and other:
        yield Bead(here, there, (count, other), 1.0, 1.0, 1.0, 1.0, 1.0)
        return
    for number in range(count):
        yield Bead(here + number, there, (1, 0), 1.0, 1.0, 1.0, 0.0, 0.0)
    for number in range(other):
        yield Bead(here, there + number, (0, 1), 1.0, 1.0, 1.0, 0.0, 0.0)


def is_inside(span: Stretch, start: Move, end: Move) -> bool:
    """Whether sentences that are known to face each other lie between two walls."""
    return all(start[side] <= span[side] <= span[side + 2] <= end[side] for side in (0, 1)) and span[:2] != span[2:]


def ordered(spans: Iterable[Stretch]) -> list[Stretch]:
    """Those of some spans that stand in one order on both sides and apart, the earliest first."""
    kept: list[Stretch] = []
    for span in sorted(spans):
        if not kept or (span[0] >= kept[-1][2] and span[1] >= kept[-1][3]):
            kept.append(span)
    return kept


def walls(left: Sequence[Unit], right: Sequence[Unit]) -> list[Move]:
    """Give the pairs of units with the same anchor: the longest chain that is in order on both sides."""
    here, there = (
        {unit.anchor: index for index, unit in enumerate(side) if unit.anchor is not None} for side in (left, right)
    )
    pairs = sorted((index, there[anchor]) for anchor, index in here.items() if anchor in there)
    ends: list[int] = []
    chains: list[list[Move]] = []
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        ends[length:] = [pair[1], *ends[length + 1 :]]
        chains[length:] = [[*(chains[length - 1] if length else []), pair], *chains[length + 1 :]]
    return chains[-1] if chains else []


def align_stretch(
    evidence: Evidence, start: Move, end: Move, weights: Weights, passed: Sequence[Move], *, forced: bool
) -> Iterator[Bead]:
    """Align one stretch, in overlapping blocks when it is long, so that the cost grows with its length only.

    The path leads through the places `passed`. `forced`: its two first sentences belong to one row.
    """
    here, there = start
    pace = min(4.0, max(0.25, (end[1] - there) / max(1, end[0] - here)))
    while here < end[0] or there < end[1]:
        near = [place for place in passed if here < place[0] <= here + CHUNK]
        goal = near[-1] if near and end[0] - here > CHUNK else end
        rest = goal[0] - here, goal[1] - there
        last = not rest[0] or (rest[0] <= BLOCK * 1.5 and rest[1] <= BLOCK * 1.5 * max(1.0, pace))
        stop = goal if last else (min(goal[0], here + BLOCK), min(goal[1], there + int(BLOCK * pace * 1.4) + 20))
        block = Block(evidence, slice(here, stop[0]), slice(there, stop[1]), weights)
        inside = [(i - here, j - there) for i, j in passed if here < i < stop[0] and there < j < stop[1]]
        beads = list(align_block(block, inside, forced=forced and (here, there) == start, free_end=not last))
        kept = beads if last else [bead for bead in beads if bead.left - here < BLOCK // 2] or beads
        yield from kept
        here, there = kept[-1].left + kept[-1].move[0], kept[-1].right + kept[-1].move[1]


def align_block(block: Block, passed: Sequence[Move], *, forced: bool, free_end: bool) -> Iterator[Bead]:
    """Align a block at once; where it has places that the path is sure to pass, as many small problems."""
    corners = [(0, 0), *passed, block.shape]
    stretches = [(*one, *other) for one, other in pairwise(corners)]
    found: dict[Stretch, Path] = {}
    for group in alike(stretches[:-1] if free_end else stretches):
        found |= dict(zip(group, paths_of(block, group, forced=forced), strict=True))
    if free_end:
        found |= dict(zip(stretches[-1:], paths_of(block, stretches[-1:], forced=forced, free_end=True), strict=True))
    for stretch in stretches:
        path = found[stretch]
        ends = [*path.steps[1:], None]
        for step, following in zip(path.steps, ends, strict=True):
            gaps = (
                path.left_gaps[step.left : step.left + step.move[0]],
                path.right_gaps[step.right : step.right + step.move[1]],
            )
            yield Bead(
                block.rows.start + stretch[0] + step.left,
                block.columns.start + stretch[1] + step.right,
                step.move,
                step.confidence,
                step.reached,
                following.reached if following else 1.0,
                *(1.0 - float(side.min(initial=1.0)) for side in gaps),
            )


def alike(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Group stretches by size, so that a large one does not make the work on small ones large."""
    groups: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        groups[max(7, stretch[2] - stretch[0], stretch[3] - stretch[1]).bit_length()].append(stretch)
    return [groups[size] for size in sorted(groups)]


def paths_of(block: Block, stretches: Sequence[Stretch], *, forced: bool, free_end: bool = False) -> list[Path]:
    """The best paths of some stretches of a block."""
    scores = block.scores(stretches)
    height, breadth = scores.shape[2] - 1, scores.shape[3] - 1
    starts = [(height - bottom + top, breadth - right + left) for top, left, bottom, right in stretches]
    weights = block.weights
    for grid, (stretch, (i, j)) in enumerate(zip(stretches, starts, strict=True)):
        if forced and stretch[:2] == (0, 0):
            force(scores[grid, :, i:, j:], weights)
    lattice = Lattice(list(weights.priors), scores, starts, weights.gap_bonus, free_end)
    return lattice.paths(weights.temperature)


def force(scores: Array, weights: Weights) -> None:
    """Make the first sentences of both sides share a bead, whatever speaks against it."""
    for layer, (a, b) in zip(scores, weights.priors, strict=True):
        if not (a and b):
            layer[0, 0] = NEVER
        elif (a, b) == (1, 1):
            layer[0, 0] = max(layer[0, 0], -weights.crossing)


def rows_of(left: Side, right: Side, beads: Sequence[Bead]) -> Iterator[Pair]:
    """Join into rows the paragraphs that some bead links; what no bead links is a gap, before the next such row."""
    spans = linked(left, right, beads)
    lasts = [span[2] for span in spans], [span[3] for span in spans]
    rows: dict[Span, list[Bead]] = {}
    order: dict[Span, tuple[int, int]] = {}
    for number, bead in enumerate(beads):
        side = 0 if bead.move[0] else 1
        unit = span_of(left, right, bead)[side]
        place = bisect_left(lasts[side], unit)
        if place < len(spans) and spans[place][side] <= unit:
            row, rank = spans[place], (2 * place + 1, 0)
        else:
            row, rank = ((0, unit, -1, unit) if side else (unit, 0, unit, -1)), (2 * place, number)
        rows.setdefault(row, []).append(bead)
        order.setdefault(row, rank)
    for row in sorted(rows, key=lambda row: order[row]):
        yield row_of(left, right, row, rows[row])


def span_of(left: Side, right: Side, bead: Bead) -> Span:
    """The first units of a bead, and its last ones; of a gap, those of the side that it has."""
    ends = []
    for side, at, count in ((left, bead.left, bead.move[0]), (right, bead.right, bead.move[1])):
        ends.append((int(side.unit_of[at]), int(side.unit_of[at + count - 1])) if count else (0, -1))
    return ends[0][0], ends[1][0], ends[0][1], ends[1][1]


def linked(left: Side, right: Side, beads: Sequence[Bead]) -> list[Span]:
    """The units of each row that has two sides."""
    found: list[Span] = []
    for bead in beads:
        if not all(bead.move):
            continue
        span = span_of(left, right, bead)
        if found and (span[0] <= found[-1][2] or span[1] <= found[-1][3]):
            found[-1] = (*found[-1][:2], max(found[-1][2], span[2]), max(found[-1][3], span[3]))
        else:
            found.append(span)
    return found


def row_of(left: Side, right: Side, span: Span, beads: Sequence[Bead]) -> Pair:
    """A row of paragraphs with its beads.

    It is as sure as its two ends are, and as it is that each of its paragraphs belongs in it at all.
    """
    ours, theirs = (range(span[side], span[side + 2] + 1) for side in (0, 1))
    paired: dict[tuple[int, int], float] = {}
    for bead in beads:
        ends = span_of(left, right, bead)
        for side, chance in enumerate((bead.left_paired, bead.right_paired)):
            for unit in range(ends[side], ends[side + 2] + 1):
                paired[side, unit] = max(chance, paired.get((side, unit), 0.0))
    if ours and theirs:
        within = min(paired.get((side, unit), 0.0) for side in (0, 1) for unit in (ours, theirs)[side])
        sure = beads[0].begins * beads[-1].ends * within
    else:
        sure = 1.0 - max(paired.values())
    first = int(left.first[span[0]]) if ours else 0, int(right.first[span[1]]) if theirs else 0
    return Pair(tuple(ours), tuple(theirs), round(sure, 4), tuple(numbered(bead, *first) for bead in beads))
