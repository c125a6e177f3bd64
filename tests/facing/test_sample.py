"""Whatever happens to one paragraph of the sample's interviews, only its turn is aligned otherwise."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from editions.outline import read_article
from facing.align import Pair, Unit, align_units
from facing.rows import paired_speakers, units_of
from facing.sentences import split
from films.catalogue import Films
from people.catalogue import People

ARTICLES = sorted(Path(__file__).parents[2].glob("content/articles/[a-z]*"))
CHANGES = ("delete", "merge", "split", "swap")
Sides = tuple[list[Unit], list[Unit]]


def sides(folder: Path) -> Sides:
    """An article's units in Chinese and in English."""
    chinese = min(folder.glob("zh-*.md"))
    ours, theirs = (read_article(file, Films(), People()) for file in (chinese, folder / "en.md"))
    speakers = paired_speakers(ours.speakers, theirs.speakers)
    # The ids that each file computed for itself are no anchors.
    found = units_of(ours.document, speakers[0]), units_of(theirs.document, speakers[1])
    left, right = ([replace(unit, anchor=None) for unit in side] for side in found)
    return left, right


SAMPLE = [sides(folder) for folder in ARTICLES]


def turns(units: list[Unit]) -> list[int]:
    """The number of each unit's turn; what stands between two turns is one of its own."""
    found: list[int] = []
    before: Unit | None = None
    for unit in units:
        opens = unit.starts_turn or unit.kind == "heading" or before is None or before.turn != unit.turn
        found.append((found[-1] if found else 0) + opens)
        before = unit
    return found


def changed(units: list[Unit], number: int, change: str) -> list[Unit] | None:
    """One side with a paragraph deleted, merged with the next of its turn, split or swapped; None where it can't be."""
    unit, rest = units[number], units[number + 1 :]
    mates = bool(rest) and turns(units)[number] == turns(units)[number + 1]
    if change == "delete":
        after = [replace(rest[0], starts_turn=True), *rest[1:]] if mates and unit.starts_turn else rest
        return [*units[:number], *after]
    if change == "split":
        cut = split(unit.text)
        if len(cut) < 2 or unit.kind != "paragraph":
            return None
        half = len(cut) // 2
        parts = replace(unit, text=" ".join(cut[:half])), replace(unit, text=" ".join(cut[half:]), starts_turn=False)
        return [*units[:number], *parts, *rest]
    if not mates or unit.kind != rest[0].kind:
        return None
    if change == "merge":
        return [*units[:number], replace(unit, text=f"{unit.text} {rest[0].text}"), *rest[1:]]
    swapped = replace(rest[0], starts_turn=unit.starts_turn), replace(unit, starts_turn=False)
    return [*units[:number], *swapped, *rest[1:]]


def texts(pair: Pair, left: list[Unit], right: list[Unit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands in a row."""
    return tuple(left[n].text for n in pair.left), tuple(right[n].text for n in pair.right)


@given(st.sampled_from(SAMPLE), st.integers(0, 40), st.sampled_from(CHANGES), st.booleans())
@settings(deadline=None, max_examples=40)
def test_a_change_touches_only_its_turn(sample: Sides, place: int, change: str, on_the_left: bool) -> None:
    """Every row of another turn is what it was."""
    before = [list(side) for side in sample]
    side = 0 if on_the_left else 1
    number = place % len(before[side])
    units = changed(before[side], number, change)
    if units is None:
        return
    after = [units, before[1]] if on_the_left else [before[0], units]
    turn = turns(before[side])[number]
    other_turns = [
        texts(pair, before[0], before[1])
        for pair in align_units(before[0], before[1])
        if all(turns(before[side])[n] != turn for n in ((pair.left, pair.right)[side]))
    ]
    rows = [texts(pair, after[0], after[1]) for pair in align_units(after[0], after[1])]
    assert [row for row in other_turns if row not in rows] == []
