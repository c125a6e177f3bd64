"""How large a title can be set."""

import pytest

from editions.titles import NARROWEST, WIDEST, title_fit


@pytest.mark.parametrize(
    ("title", "ems"),
    [
        ("鹽", 3),
        ("第一道光", 4),
        ("三十秒，沒有人", 5),
        ("留一盞燈給樓梯", 4),
        ("光不會遲到，是我們到得太早", 8),
        ("Her", 3),
        ("Thirty Seconds of Nobody", 5),
        ("Leave a Light for the Stairs", 6),
    ],
)
def test_a_title_fills_its_lines(title: str, ems: int) -> None:
    """The width is that of a line, when the title stands in as many lines as suit its length."""
    assert title_fit(title) == ems


def test_the_longest_word_has_its_place() -> None:
    """No line is narrower than a word that cannot be broken."""
    assert title_fit("A Featherstonehaugh") >= 8


def test_no_title_is_beyond_measure() -> None:
    """An empty title and an endless one stay within what the styles know."""
    assert (title_fit(""), title_fit("很長的標題" * 40)) == (NARROWEST, WIDEST)
