"""The measure of wrong characters, and the laws."""

import json
from pathlib import Path

import pytest

from script.bench import cases, is_held_out, laws, measure, table

TEXT = "我們在組織裡面。所以郁溏說台灣" + "，好" * 20


def test_measure(tmp_path: Path) -> None:
    """A folder gives speed, start and errors by half; an accepted variant is none, the README is not measured."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "README.md").write_text("余余余余", encoding="utf-8")
    half, other = ("held_out", "read") if is_held_out("a.md") else ("read", "held_out")
    figures = measure(tmp_path)
    assert figures["characters"] == len(TEXT)
    assert figures["wrong"] == {half: 1 / len(TEXT) * 10_000, other: 0.0}
    assert figures["wrong_engine_alone"][half] > figures["wrong"][half]
    assert figures["speed"].keys() == figures["start"].keys()
    assert figures["memory"] > 1
    assert any("held out" in line for line in table(figures, laws(["心理发展"], 2)))


def test_the_halves_are_told_by_the_name() -> None:
    """Whatever stands in a file, and whichever files are beside it."""
    names = [f"{number}.md" for number in range(200)]
    assert 60 < sum(map(is_held_out, names)) < 140
    assert is_held_out("a.md") is is_held_out("a.md")


def test_laws_hold_on_a_few_lines() -> None:
    """No words are changed by mark-up, nothing protected is touched, eight threads agree."""
    lines = ["皇后的头发里面“大家什么都没说”", "世界上只有一个中国", "人工智能改变了网络视频"] * 5
    held = laws(lines, 300)
    assert held["insertions"] == 300
    assert held["broken"] == held["touched"] == held["mismatches"] == 0


@pytest.mark.slow
def test_a_hundred_thousand_tags(rows: object) -> None:
    """strip(convert(x)) = convert(strip(x)), on the sentences of the cases."""
    assert callable(rows)
    lines = [row[0] for name in ("sentences.tsv", "segmentation.tsv") for row in rows(name)]
    held = laws(lines, 100_000)
    assert (held["broken"], held["touched"], held["mismatches"]) == (0, 0, 0)


def test_cases(tmp_path: Path) -> None:
    """OpenCC's file has comments and commas too many."""
    file = tmp_path / "testcases.json"
    good = json.dumps({"input": "头发", "expected": {"s2t": "頭髮", "s2tw": "頭發"}}, ensure_ascii=False)
    file.write_text(f'// a comment\n{{"cases": [{good},]}}', encoding="utf-8")
    assert cases(file) == (1, 2)
