"""How a title is set."""

import pytest

from editions.titles import NARROWEST, WIDEST, title_fit, unbroken


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


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        ("Two Lines, Thirty-Six Frames", 'Two Lines, <span class="whole">Thirty-Six</span> Frames'),
        ("“Well-Kept” & X-ray", '“<span class="whole">Well-Kept</span>” &amp; <span class="whole">X-ray</span>'),
        ("1984-85", "1984-85"),
        ("A never-to-be-forgotten Word", "A never-to-be-forgotten Word"),
        ("兩行，三十六格", "兩行，三十六格"),
        ("<b-c>", '&lt;<span class="whole">b-c</span>&gt;'),
    ],
)
def test_a_word_with_a_hyphen_stays_in_one_line(title: str, markup: str) -> None:
    """Its own element keeps it whole, unless it is so long that it may have to break."""
    assert unbroken(title) == markup
