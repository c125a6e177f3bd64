"""The measure of the aligner counts what it says it counts."""

import json
import random
from pathlib import Path

import pytest

from facing.align import Pair
from facing.bench import Trial, changed, measure, summary

TEXT = {
    "zh": ["你好嗎？", "我很好，謝謝。"],
    "en": ["How are you?", "I am very well, thank you."],
    "gold": [[[0], [0]], [[1], [1]]],
    "zh_para_offsets": [0, 1],
    "en_para_offsets": [0, 1],
    "zh_paras": ["你好嗎？", "我很好，謝謝。"],
    "en_paras": ["How are you?", "I am very well, thank you."],
    "para_gold": [[[0], [0]], [[1], [1]]],
}


def test_a_folder_is_measured_by_text_and_together(tmp_path: Path) -> None:
    """Each text has its figures, and all of them together."""
    (tmp_path / "hello.json").write_text(json.dumps(TEXT), "utf-8")
    figures = measure(tmp_path)
    assert {"lines of hello", "lines", "paragraphs"} <= figures.keys()
    assert figures["lines"]["f1"] == 1.0


def test_a_bead_counts_only_when_it_is_exactly_right() -> None:
    """One bead that is too large costs both precision and recall; gaps count for neither."""
    right = frozenset({((0,), (0,)), ((1,), (1,)), ((2,), ())})
    found = [Pair((0,), (0,), 0.9), Pair((1, 2), (1,), 0.5)]
    figures = summary([Trial(found, right, 1.0, 5000)])
    assert figures["f1"] == pytest.approx(0.5)
    assert figures["unsure_errors"] == 1.0


@pytest.mark.parametrize("shares", [(0.5, 0.3, 0.0), (0.2, 0.2, 0.2), (0.0, 0.0, 0.5)])
def test_changed_paragraphs_keep_their_answers(shares: tuple[float, float, float]) -> None:
    """Whatever is merged, split, lost or added, the answers number every paragraph of both sides once."""
    chance = random.Random(3)  # noqa: S311 - it has to be the same each time
    text = {**TEXT, "para_gold": [[[0], [0]], [[1], [1]]] * 20}
    left, right, gold = changed(text, *shares, ["Something else."], chance)
    assert sorted(index for here, _ in gold for index in here) == list(range(len(left)))
    assert sorted(index for _, there in gold for index in there) == list(range(len(right)))
