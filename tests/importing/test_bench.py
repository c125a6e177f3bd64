"""The measure of the importer: what it counts as right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from importing.bench import Known, known_of, measure, right_turns, table
from importing.report import Report

HEADINGS = "# 夜\n\n### 影誌：\n燈關了嗎？\n\n### 何遠：\n關了。\n\n### 影誌：\n真的？\n\n### 何遠：\n真的。\n"


@pytest.mark.parametrize(
    ("found", "right"), [("ABABAB", 6), ("ABABA", 5), ("AABAB", 4), ("AAAAAA", 3), ("BABABA", 6), ("", 0)]
)
def test_turns_are_right_by_who_speaks_in_order(found: str, right: int) -> None:
    """Numbers stand for who spoke first, second … whatever they are called."""
    assert right_turns(tuple(found), Known(tuple("010101"))) == right


def test_headings_that_are_names_say_who_speaks(tmp_path: Path) -> None:
    """Where all turns begin with one, nobody has to count them."""
    (tmp_path / "talk.md").write_text(HEADINGS, "utf-8")
    assert known_of(tmp_path / "talk.md") == Known(("影誌", "何遠", "影誌", "何遠"))


def test_the_table_says_what_is_right_and_adds_it_up(tmp_path: Path) -> None:
    """A line for each transcript, and one for all."""
    (tmp_path / "talk.md").write_text(HEADINGS, "utf-8")
    lines = list(table(measure(tmp_path)))
    assert lines[0].endswith("talk.md: turns 4 of 4, figures 0 of 0, images 0 of 0, films 0 of 0; lost 0")
    assert lines[1] == "1 sources: 4 of 4 turns right, 0 others, 0 sentences lost, 1 read by the house as meant"


def test_the_report_names_the_line_of_each_turn_figure_and_film(imported: Callable[..., Report]) -> None:
    """In the order of the source, with what is not sure."""
    report = imported("影誌：燈關了嗎？\n![]()\n上:燈\n何遠：關了。\n影誌：真的？\n何遠：《她》(2013)也關了。\n")
    assert [(found.kind, found.line, found.text, found.sure) for found in report.found] == [
        ("question", 1, "影誌", True),
        ("figure", 2, "上：燈", True),
        ("answer", 4, "何遠", True),
        ("question", 5, "影誌", True),
        ("answer", 6, "何遠", True),
        ("film", 6, "《她》(2013)", True),
    ]
