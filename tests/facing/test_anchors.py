"""Numbers, Latin words, names and marks are found in both languages."""

import pytest

from facing.anchors import key_weights, marks, shared_keys
from tests.cases import Case, cases


@cases(__file__, "anchors")
def test_what_both_sides_hold_is_found(case: Case) -> None:
    """Each case gives two texts and what they share."""
    left, right = shared_keys([case["left"]], [case["right"]])
    assert sorted(left[0]) == case.output.split("\n") if case.output else not left[0]
    assert left == right


@cases(__file__, "anchors")
def test_either_language_may_stand_on_the_left(case: Case) -> None:
    """The sides may be exchanged."""
    left, right = shared_keys([case["right"]], [case["left"]])
    assert sorted(left[0] & right[0]) == (case.output.split("\n") if case.output else [])


def test_a_key_counts_for_every_text_that_holds_it() -> None:
    """A key is shared by the two sides; which texts belong together is for the aligner to find."""
    left, right = shared_keys(["二十天。", "又過了二十天。"], ["twenty days."])
    assert left == [{"number 20"}, {"number 20"}]
    assert right == [{"number 20"}]


def test_a_rare_key_weighs_more_than_a_common_one() -> None:
    """What stands everywhere tells nothing."""
    left = [{"node", "prow"}, {"node"}, {"node"}]
    weights = key_weights(left, left, heaviest=4.0)
    assert weights["prow"] > weights["node"] > 0


def test_no_key_weighs_more_than_the_heaviest() -> None:
    """One chance meeting in a long text must not outweigh everything else."""
    side = [{"prow"}, *({"node"} for _ in range(1000))]
    assert key_weights(side, side, heaviest=2.0)["prow"] == 2.0


@pytest.mark.parametrize(
    ("chinese", "english"), [("真的嗎？", "Really?"), ("「走！」", "“Go!”"), ("（笑）……", "(laughs)...")]
)
def test_the_marks_of_both_languages_are_counted_alike(chinese: str, english: str) -> None:
    """Full-width or half-width, a question is a question."""
    assert (marks([chinese]) == marks([english])).all()
