"""Measure the aligner on texts whose right alignment is known: as bare lines, as paragraphs, and with these changed."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, TypedDict

from facing.align import Pair, Unit, align_cut, align_lines, align_units
from facing.beads import bare_lines
from facing.lengths import fit
from facing.lexicon import FOLDER, the_lexicon, unpacked
from facing.sentences import split
from facing.translation import Knowledge

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
    """Measure every `*.json` of a folder.

    Their keys are `zh`, `en`, `gold`, `zh_para_offsets`, `en_para_offsets`, and of interviews `zh_paras`, `en_paras`,
    `para_gold`. The figures are over all texts together, of interviews and other texts, and for lines by text.
    """
    texts = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    interviews = {name: text for name, text in texts.items() if "para_gold" in text}
    lines = {name: line_trial(text) for name, text in texts.items()}
    joint = {name: joint_trial(text) for name, text in texts.items()}
    bare = {name: line_trial(text, Knowledge()) for name, text in texts.items()}
    figures = {f"lines of {name}": summary([one]) for name, one in lines.items()}
    for title, trials in (("lines", lines), ("lines and paragraph marks", joint), ("lines, no dictionary", bare)):
        figures[title] = summary(trials.values())
        for kind, names in (("interviews", interviews.keys()), ("other texts", texts.keys() - interviews.keys())):
            if names:
                figures[f"{title}: {kind}"] = summary(trials[name] for name in sorted(names))
    for title, shares in CHANGES.items():
        figures[title] = summary(paragraph_trials(interviews, *shares))
    return figures


def line_trial(text: Mapping[str, Any], knowledge: Knowledge | None = None) -> Trial:
    """Align a text's sentences without paragraph marks."""
    return trial(lambda left, right: align_lines(left, right, knowledge), text["zh"], text["en"], beads(text["gold"]))


def joint_trial(text: Mapping[str, Any]) -> Trial:
    """Align a text's sentences with paragraph marks."""

    def aligner(left: Sequence[str], right: Sequence[str]) -> Sequence[Pair]:
        return align_cut(cut(left, text["zh_para_offsets"]), cut(right, text["en_para_offsets"]))

    return trial(aligner, text["zh"], text["en"], beads(text["gold"]))


def cut(sentences: Sequence[str], offsets: Sequence[int]) -> list[Sequence[str]]:
    """Sentences by paragraph; `offsets` are the numbers of the first ones."""
    ends = [*offsets[1:], len(sentences)]
    return [sentences[start:end] for start, end in zip(offsets, ends, strict=True) if start < end]


class Speed(TypedDict):
    """What alignment takes, in milliseconds, megabytes, and times the length-only baseline of the same run."""

    loading: float
    ordinary: float
    """An article with the same paragraphs on both sides."""
    characters: int
    ordinary_baseline: float
    long: float
    long_characters: int
    long_baseline: float
    memory: float


def speed(folder: Path) -> Speed:
    """Time the dictionary, an ordinary article, and all texts as one of 50,000 characters, against lengths alone."""
    data = (FOLDER / "cedict.bin").read_bytes()
    loading = best_of(3, lambda: unpacked(data))
    the_lexicon()
    texts = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    same = [text for text in texts if len(text.get("zh_paras", ())) == len(text.get("en_paras", "-"))] or texts[:1]
    article = max(same, key=lambda text: sum(map(len, text["zh"])))
    sides = [[Unit(one) for one in article.get(f"{side}_paras", article[side])] for side in ("zh", "en")]
    long = [[sentence for text in texts for sentence in text[side]] for side in ("zh", "en")]
    times = -(-50_000 // max(1, sum(map(len, long[0]))))
    long = [side * times for side in long]
    while sum(map(len, long[0])) > 52_000:
        long = [side[: int(len(side) * 0.97)] for side in long]
    return Speed(
        loading=loading,
        ordinary=best_of(3, lambda: align_units(sides[0], sides[1])),
        characters=sum(map(len, article["zh"])),
        ordinary_baseline=best_of(3, lambda: lengths_alone(article["zh"], article["en"])),
        long=best_of(1, lambda: align_lines(long[0], long[1])),
        long_characters=sum(map(len, long[0])),
        long_baseline=best_of(1, lambda: lengths_alone(long[0], long[1])),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    )


def lengths_alone(left: Sequence[str], right: Sequence[str]) -> float:
    """The baseline: Gale and Church's programme over lengths, as plain Python loops write it; gives its score."""
    ours, theirs = bare_lines(left).lengths, bare_lines(right).lengths
    single = fit(ours, theirs, 0.0).tolist()
    row = [-5.0 * j for j in range(len(theirs) + 1)]
    for i in range(1, len(ours) + 1):
        above, row = row, [row[0] - 5.0]
        for j in range(1, len(theirs) + 1):
            row.append(max(above[j - 1] + single[i - 1][j - 1], above[j] - 5.0, row[j - 1] - 5.0))
    return row[-1]


def best_of(times: int, work: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(1000 * (time.process_time() - start))
    return round(min(found), 1)


def trial(
    aligner: Callable[[Sequence[str], Sequence[str]], Sequence[Pair]],
    left: Sequence[str],
    right: Sequence[str],
    gold: frozenset[Bead],
) -> Trial:
    """Align one text and time it."""
    start = time.process_time()
    found = aligner(left, right)
    return Trial(found, gold, time.process_time() - start, sum(map(len, left)))


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
