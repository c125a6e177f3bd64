"""What counts as a name, and how label and words are told apart."""

import pytest

from importing.labels import RawLabel, read_label
from importing.naming import is_personal, shape


@pytest.mark.parametrize(
    ("label", "looks"),
    [
        ("陳楸帆", "name"),
        ("歐陽子惠", "name"),
        ("林可", "name"),
        ("王導演", "name"),
        ("讓·貝爾納", "name"),
        ("Mara Lindqvist", "name"),
        ("Ludwig van der Berg", "name"),
        ("FSM", "name"),
        ("Frederico (FSM)", "name"),
        ("何生、杜安", "name"),
        ("Speaker 2", "name"),
        ("主持人A", "name"),
        ("記者", "asks"),
        ("Q", "asks"),
        ("主持人", "asks"),
        ("答", "answers"),
        ("嘉賓", "answers"),
        ("比如", "prose"),
        ("問題在於", "prose"),
        ("我想說的是", "prose"),
        ("Note", "prose"),
        ("換句話說", "prose"),
        ("影誌", "perhaps"),
        ("《光圈》", "perhaps"),
    ],
)
def test_a_label_looks_like_a_name_a_part_or_prose(label: str, looks: str) -> None:
    """By itself, before anything is counted."""
    assert shape(label) == looks


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("影誌 : 為什麼？", "影誌", "為什麼？"),
        ("**Name:** words", "Name", "words"),
        ("**Name**: words", "Name", "words"),
        ("**Name: words**", "Name", "words**"),
        ("**Name** (laughs): words", "Name", "(laughs) words"),
        ("何遠（笑）：對", "何遠", "（笑）對"),
        ("Frederico (FSM): words", "Frederico (FSM)", "words"),
        ("[01:02:03] 何遠：對", "何遠", "對"),
        ("Dr. Strange: words", "Dr. Strange", "words"),
        ("Q12. words", "Q", "words"),
    ],
)
def test_a_label_is_cut_from_the_words(text: str, name: str, rest: str) -> None:
    """Stage directions stay with the words, short forms with the name."""
    found = read_label(text)
    assert isinstance(found, RawLabel)
    assert (found.name, found.rest) == (name, rest)


@pytest.mark.parametrize("text", ["在12:30打來", "https://example.org/a", "比例是3:2", "這一段沒有名字。"])
def test_times_ratios_and_addresses_have_no_label(text: str) -> None:
    """Nor has a line without a colon."""
    found = read_label(text)
    assert found is None or found.form == "alone" or shape(found.name) == "prose"


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("陳楸帆", True),
        ("Mara Lindqvist", True),
        ("FSM", False),
        ("Q", False),
        ("何生、杜安", False),
        ("Speaker 1", False),
        ("NOWNESS", False),
    ],
)
def test_only_a_whole_name_of_one_person_makes_a_record(label: str, one: bool) -> None:
    """Initials, parts and magazines have none."""
    assert is_personal(label) is one
