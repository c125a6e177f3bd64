"""Where OpenCC's longest match would go across a border between words."""

from itertools import pairwise

import pytest

from script.words import contested, costs, crossed, cuts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("心理发展", ["心理", "发展"]),
        ("世界上只有一个中国", ["世界上只有一个", "中国"]),
        ("大家什么都没说", ["大家", "什么都没说"]),
        ("再回复发行公司", ["再", "回复发行公司"]),
        ("她的头发很长", ["她的头发很长"]),
        ("理发店", ["理发店"]),
        ("院子里长着一棵树", ["院子里长着一棵树"]),
        ("", [""]),
    ],
)
def test_cuts(text: str, parts: list[str]) -> None:
    """A cut where commoner words begin or end inside a match, or before a match that an earlier one hides."""
    places = [0, *cuts(text), len(text)]
    assert [text[a:b] for a, b in pairwise(places)] == parts


def test_cuts_ascend_inside_the_text() -> None:
    """Each place once, in order, never at an end."""
    text = "一个中国一个中国，大家什么心理发展" * 20
    places = cuts(text)
    assert places == sorted(set(places))
    assert 0 < places[0] <= places[-1] < len(text)


def test_only_words_that_change_a_reading_are_asked_about() -> None:
    """理发 is one (發 would be the reading of 发 alone), 发现 is none."""
    assert "理发" in contested().phrases
    assert "发现" not in contested().phrases


def test_a_phrase_made_of_parts_of_words() -> None:
    """系在 is none in 关系在, and one in 系在一起."""
    assert crossed("他跟我的关系在变化", 5, 7)
    assert not crossed("红绳系在一起", 2, 4)


def test_common_words_are_cheap() -> None:
    """The list gives whole numbers, less for a commoner word."""
    assert 0 < costs()["我们"] < costs()["胶片"]
