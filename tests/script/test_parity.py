"""Parity with the official OpenCC, which is installed into an environment of its own."""

from pathlib import Path

import pytest

from script.dictionary import candidates
from script.parity import differences, fuzzed, in_use, plenty
from toolbox.environment import SetupError
from toolbox.oracle import oracle


@pytest.fixture(scope="module")
def python(project: Path) -> Path:
    """The Python that has the official OpenCC."""
    try:
        return oracle(project)
    except SetupError as error:
        pytest.skip(str(error))


@pytest.mark.slow
@pytest.mark.parametrize("config", in_use())
def test_a_million_characters(python: Path, config: str) -> None:
    """Words of both scripts put together at random come out byte for byte as the official program has them."""
    lines = plenty(1_000_000)
    assert sum(map(len, lines)) >= 1_000_000
    assert differences(python, config, lines) == []


@pytest.mark.slow
@pytest.mark.parametrize("config", in_use())
def test_lines_that_nobody_would_write(python: Path, config: str) -> None:
    """Words cut off, odd characters, descriptions of characters, halves of things."""
    assert differences(python, config, fuzzed(20_000)) == []


def test_the_lines_are_the_same_each_time() -> None:
    """A difference can be found again."""
    assert plenty(1_000, seed=3) == plenty(1_000, seed=3)
    assert fuzzed(50, seed=3) == fuzzed(50, seed=3) != fuzzed(50, seed=4)


def test_the_words_are_openccs() -> None:
    """Every line of much text begins with a word of a dictionary."""
    words = set(candidates("STPhrases")) | set(candidates("TSPhrases"))
    assert any(line[:size] in words for line in plenty(500) for size in range(2, 8))


def test_what_editions_need() -> None:
    """The configurations of all routes between the regions."""
    assert set(in_use()) == {"s2tw", "s2hk", "tw2s", "hk2s", "tw2t", "t2hk", "hk2t", "t2tw"}
