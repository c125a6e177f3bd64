"""What a translation was confirmed against, and what has changed since."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import Case, cases
from translation.memory import (
    Faced,
    Memory,
    UnreadableMemory,
    changed,
    confirmed,
    confirmed_in,
    fingerprint,
    read_memory,
    written,
)

DAY = datetime.date(2026, 11, 1)
LATER = datetime.date(2026, 12, 1)
WORDS = st.sampled_from(["", "a", "b", "c", "d"])
FACED = st.lists(
    st.builds(lambda o, t: Faced("p", fingerprint(o), fingerprint(t)), WORDS, WORDS).filter(
        lambda one: bool(one.original or one.translation)
    )
)


def faced(text: str) -> list[Faced]:
    """The paragraphs of a case."""
    lines = [[part.strip() for part in line.split("|")] for line in text.splitlines()]
    return [Faced(name, *map(fingerprints, both)) for name, *both in lines]


def fingerprints(words: str) -> str:
    """The fingerprints of paragraphs with + between them; none of -."""
    return "" if words == "-" else " ".join(map(fingerprint, words.split("+")))


@cases(__file__, "memory")
def test_changes(case: Case) -> None:
    """What the original says now, against what it said when the translation was confirmed."""
    memory = confirmed(faced(case["confirmed"]), DAY)
    assert "\n".join(one.id for one in changed(memory, faced(case["now"]))) == case.output


@given(FACED)
def test_what_was_just_confirmed_has_not_changed(found: list[Faced]) -> None:
    """Whatever faces whatever."""
    assert changed(confirmed(found, DAY), found) == ()


@given(FACED)
def test_a_memory_is_read_as_it_was_written(found: list[Faced]) -> None:
    """In JSON that others can read."""
    memories = {"en": confirmed(found, DAY), "zh-hans": Memory(LATER, ())}
    text = written(memories)
    assert read_memory(text) == memories
    assert list(json.loads(text)) == ["en", "zh-hans"]


def test_a_memory_holds_no_words() -> None:
    """It may lie in public beside a text that is not out."""
    text = written({"en": confirmed(faced("p1 | 祕密的鹽 | secret salt"), DAY)})
    assert "鹽" not in text
    assert "secret" not in text


def test_a_change_of_one_paragraph_is_a_change_of_one_line() -> None:
    """So that version control shows which."""
    before, after = (
        written({"en": confirmed(faced(f"p1 | 鹽 | salt\np2 | {words} | light"), DAY)}) for words in ("光", "日光")
    )
    assert sum(one != other for one, other in zip(before.splitlines(), after.splitlines(), strict=True)) == 1


def test_one_paragraph_is_confirmed_alone() -> None:
    """The others stay as they were, and so does the day of the whole."""
    memory = confirmed(faced("p1 | 鹽 | salt\np2 | 光 | light"), DAY)
    now = faced("p1 | 海鹽 | salt\np2 | 日光 | light")
    assert [one.id for one in changed(memory, now)] == ["p1", "p2"]
    again = confirmed_in(memory, now, "p2", LATER)
    assert [one.id for one in changed(again, now)] == ["p1"]
    assert again.day == DAY
    with pytest.raises(KeyError):
        confirmed_in(memory, now, "p9", LATER)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"en": []}',
        '{"en": {"settled": "yesterday", "pairs": []}}',
        '{"en": {"settled": "2026-11-01", "pairs": [["a"]]}}',
        '{"en": {"settled": "2026-11-01", "pairs": [["salt", "鹽"]]}}',
    ],
)
def test_what_is_no_memory_is_refused(text: str) -> None:
    """And never taken for one in which everything has changed."""
    with pytest.raises(UnreadableMemory):
        read_memory(text)
