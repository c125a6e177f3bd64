"""The measure of wrong characters."""

from pathlib import Path

from script.bench import measure


def test_measure(tmp_path: Path) -> None:
    """A folder of texts gives speed, start and errors; an accepted variant is none, the README is not measured."""
    (tmp_path / "a.md").write_text("我們在組織裡面。所以郁溏說台灣" + "，好" * 20, encoding="utf-8")
    (tmp_path / "README.md").write_text("余余余余", encoding="utf-8")
    figures = measure(tmp_path)
    assert figures["characters"] == 55
    assert figures["commonest"] == {"郁→鬱": 1}
    assert figures["wrong"] == 1 / 55 * 10_000
    assert figures["wrong_engine_alone"] > figures["wrong"]
    assert figures["speed"].keys() == figures["start"].keys()
