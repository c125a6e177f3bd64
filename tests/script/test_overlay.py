"""The overlay: what the magazine says in its own way."""

import pytest

from script.convert import Conversion, Target
from script.matching import Match
from script.overlay import NOTHING, Overlay


def test_the_longest_key_wins() -> None:
    """Of keys that begin at one place the longest is found."""
    found = list(Overlay({"人工": "1", "人工智能": "2", "智": "3"}).found("说人工智能和智"))
    assert found == [Match(1, 5, "2"), Match(6, 7, "3")]


def test_a_key_at_the_end() -> None:
    """A key of one character is found at the end of a text, and a longer one that is cut off is not."""
    assert list(Overlay({"智": "3", "智能": "2"}).found("智")) == [Match(0, 1, "3")]


def test_nothing_is_found_in_nothing() -> None:
    """An empty overlay and an empty text have no matches."""
    assert list(NOTHING.found("文字")) == []
    assert list(Overlay({"文": "1"}).found("")) == []


def test_an_empty_key_is_refused() -> None:
    """An empty key would be found everywhere."""
    with pytest.raises(ValueError, match="empty"):
        Overlay({"": "x"})


def test_what_stands_for_a_key_is_locked() -> None:
    """Neither the engine nor the house's glyphs touch it."""
    target = Target("zh-hant", "tw", glyphs={"臺": "台"})
    conversion = Conversion("zh-hans", target, Overlay({"余帆": "余帆", "舞台": "舞臺"}))
    assert conversion.text("余帆在台湾的舞台") == "余帆在台灣的舞臺"


def test_the_magazine_wins_over_the_site_list() -> None:
    """Of equal keys the magazine's own is taken."""
    assert Conversion("zh-hans", Target("zh-hant", "tw"), Overlay({"计划": "計劃"})).text("计划") == "計劃"


def test_a_film_title_matches_with_its_marks_only() -> None:
    """A title is an entry with its brackets, so the same words in a sentence are not touched."""
    overlay = Overlay({"《盗梦空间》": "《全面啟動》"})
    assert (
        Conversion("zh-hans", Target("zh-hant", "tw"), overlay).text("《盗梦空间》里的盗梦空间")
        == "《全面啟動》裡的盜夢空間"
    )
