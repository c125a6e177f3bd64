"""A magazine learns from its own articles what words mean."""

from facing.learning import learn

BEADS = [
    (["海燕", "開"], ["petrel", "open", "the"]),
    (["海燕", "舊"], ["petrel", "old", "the"]),
    (["海燕"], ["petrel", "the"]),
    (["門", "開"], ["door", "open", "the"]),
    (["門", "舊"], ["door", "old", "the"]),
    (["門"], ["door", "the"]),
]


def test_words_that_meet_are_learnt() -> None:
    """What stands together and apart together is one thing; what stands everywhere is nobody's translation."""
    learnt = learn(BEADS)
    assert max(learnt["海燕"], key=lambda word: learnt["海燕"][word]) == "petrel"
    assert max(learnt["門"], key=lambda word: learnt["門"][word]) == "door"


def test_what_was_seen_twice_is_not_learnt() -> None:
    """It is the aligner's own error as like as not."""
    learnt = learn(BEADS)
    assert "開" not in learnt
    assert "舊" not in learnt


def test_the_order_of_beads_does_not_matter() -> None:
    """So that a build comes out the same."""
    assert learn(BEADS) == learn(BEADS[::-1])


def test_nothing_teaches_nothing() -> None:
    """No beads, or none that meet often enough."""
    assert learn([]) == learn([(["一"], ["one"])]) == {}
