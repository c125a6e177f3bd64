"""Measure the aligner on texts whose right alignment is known, whole and with paragraphs merged, split and lost."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, TypedDict

from facing.align import Pair, Unit, align_lines, align_units
from facing.sentences import split

Bead = tuple[tuple[int, ...], tuple[int, ...]]

CHANGES = {
    "paragraphs": (0.0, 0.0, 0.0),
    "paragraphs, 10 % merged, 10 % split": (0.10, 0.10, 0.0),
    "paragraphs, 25 % merged, 25 % split": (0.25, 0.25, 0.0),
    "paragraphs, 10 % merged and split, 3 % omitted and inserted": (0.10, 0.10, 0.03),
}
SEEDS = range(5)


class Figures(TypedDict):
    """What one measurement came to."""

    f1: float
    """Strict: a bead counts when it is exactly a right one."""
    beads: int
    confidence: float
    """The mean of what the aligner believed; `accuracy` is what was right of it."""
    accuracy: float
    unsure: float
    """The share of beads below .7, and the share of all errors that lie there."""
    unsure_errors: float
    milliseconds: float
    """For 5,000 characters of Chinese."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found for one text, and what is right."""

    found: Sequence[Pair]
    right: frozenset[Bead]
    seconds: float
    characters: int


def measure(folder: Path) -> dict[str, Figures]:
    """Measure every `*.json` of a folder: keys `zh`, `en`, `gold`, and `zh_paras`, `en_paras`, `para_gold`.

    The figures are over all texts together, and for lines also by text.
    """
    texts = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    lines = {name: trial(align_lines, text["zh"], text["en"], beads(text["gold"])) for name, text in texts.items()}
    figures = {f"lines of {name}": summary([one]) for name, one in lines.items()}
    figures["lines"] = summary(lines.values())
    interviews = {name: text for name, text in texts.items() if "para_gold" in text}
    for title, shares in CHANGES.items():
        figures[title] = summary(paragraph_trials(interviews, *shares))
    return figures


def trial(
    aligner: Callable[[Sequence[str], Sequence[str]], Sequence[Pair]],
    left: Sequence[str],
    right: Sequence[str],
    gold: frozenset[Bead],
) -> Trial:
    """Align one text and time it."""
    start = time.perf_counter()
    found = aligner(left, right)
    return Trial(found, gold, time.perf_counter() - start, sum(map(len, left)))


def beads(gold: Iterable[Sequence[Sequence[int]]]) -> frozenset[Bead]:
    """Read the answers of a file."""
    return frozenset((tuple(left), tuple(right)) for left, right in gold)


def summary(trials: Iterable[Trial]) -> Figures:
    """Score trials together: precision over the beads found, recall over the right ones, both without gaps."""
    trials = list(trials)
    judged = [(pair, (pair.left, pair.right) in one.right) for one in trials for pair in one.found]
    hits = sum(right for pair, right in judged if pair.left and pair.right)
    found = sum(1 for pair, _ in judged if pair.left and pair.right)
    wanted = sum(1 for one in trials for left, right in one.right if left and right)
    errors = [pair for pair, right in judged if not right]
    return Figures(
        f1=round(2 * hits / max(1, found + wanted), 4),
        beads=wanted,
        confidence=round(sum(pair.confidence for pair, _ in judged) / max(1, len(judged)), 4),
        accuracy=round(1 - len(errors) / max(1, len(judged)), 4),
        unsure=round(sum(pair.confidence < 0.7 for pair, _ in judged) / max(1, len(judged)), 4),
        unsure_errors=round(sum(pair.confidence < 0.7 for pair in errors) / max(1, len(errors)), 4),
        milliseconds=round(5e6 * sum(one.seconds for one in trials) / max(1, sum(one.characters for one in trials)), 1),
    )


def paragraph_trials(
    texts: Mapping[str, Mapping[str, Any]], merged: float, parted: float, lost: float
) -> Iterator[Trial]:
    """Align the paragraphs of each text; when something is to be changed, with several seeds."""
    stock = [paragraph for text in texts.values() for paragraph in text["en_paras"] if len(paragraph) > 80]
    for name, text in texts.items():
        if not (merged or parted or lost):
            yield trial(paragraphs, text["zh_paras"], text["en_paras"], beads(text["para_gold"]))
            continue
        for seed in SEEDS:
            chance = random.Random(f"{name} {seed}")  # noqa: S311 - it has to be the same each time
            left, right, gold = changed(text, merged, parted, lost, stock, chance)
            yield trial(paragraphs, left, right, gold)


def paragraphs(left: Sequence[str], right: Sequence[str]) -> tuple[Pair, ...]:
    """Align paragraphs of which nothing but the text is known."""
    return align_units([Unit(text) for text in left], [Unit(text) for text in right])


def changed(
    text: Mapping[str, Any],
    merged: float,
    parted: float,
    lost: float,
    stock: Sequence[str],
    chance: random.Random,
) -> tuple[list[str], list[str], frozenset[Bead]]:
    """Merge, split, omit and insert paragraphs of the English side, by these shares of the rows."""
    rows: list[tuple[list[str], list[str]]] = []
    glue = False
    for here, there in text["para_gold"]:
        left = " ".join(text["zh_paras"][index] for index in here)
        right = " ".join(text["en_paras"][index] for index in there)
        cut, draw = split(right), chance.random()
        if glue:
            rows[-1] = ([*rows[-1][0], left], [f"{rows[-1][1][0]} {right}"])
            glue = False
        elif draw < lost:
            rows.append(([left], []))
        elif draw < 2 * lost:
            rows += [([left], [right]), ([], [chance.choice(stock)])]
        elif draw < 2 * lost + merged:
            rows.append(([left], [right]))
            glue = True
        elif draw < 2 * lost + merged + parted and len(cut) > 1:
            place = chance.randrange(1, len(cut))
            rows.append(([left], [" ".join(cut[:place]), " ".join(cut[place:])]))
        else:
            rows.append(([left], [right]))
    return [t for left, _ in rows for t in left], [t for _, right in rows for t in right], numbered(rows)


def numbered(rows: Sequence[tuple[list[str], list[str]]]) -> frozenset[Bead]:
    """Give the rows as beads of indexes."""
    lefts = [0, *accumulate(len(left) for left, _ in rows)]
    rights = [0, *accumulate(len(right) for _, right in rows)]
    return frozenset(
        (tuple(range(lefts[row], lefts[row + 1])), tuple(range(rights[row], rights[row + 1])))
        for row in range(len(rows))
    )
