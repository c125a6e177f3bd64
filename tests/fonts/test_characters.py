"""Which characters ask for which face."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonts.characters import characters_of, chinese, script_of, unicode_range


def test_chinese_text_asks_for_its_characters_and_marks_each_once() -> None:
    """In the order of their code points; Latin letters are another face's."""
    assert chinese("「光，光」——the light…") == "—…「」光，"


@pytest.mark.parametrize("text", ["", "plain", "“It’s late” — said he…", "naïve café · 12"])
def test_text_without_wide_characters_asks_for_nothing(text: str) -> None:
    """Its quotes and dashes are Latin."""
    assert chinese(text) == ""


def test_in_a_latin_page_only_wide_characters_are_chinese() -> None:
    """A title in brackets does not bring the page's own dashes along."""
    assert chinese("“A Brighter Summer Day” (牯嶺街) — 1991", strict=True) == "嶺牯街"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF, exclude_categories=["Cs"])))
def test_a_range_names_just_the_characters_that_it_was_made_of(text: str) -> None:
    """There and back."""
    assert set(characters_of(unicode_range(text)) if text else "") == set(text)


def test_neighbours_share_a_range() -> None:
    """As short as CSS has it."""
    assert unicode_range("丁一七丄") == "U+4E00-4E01,U+4E03-4E04"
    assert unicode_range("一丁七") == "U+4E00-4E01,U+4E03"


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("zh-Hant-TW", "hant"),
        ("zh-Hant", "hant"),
        ("zh", "hant"),
        ("zh-Hant-HK", "hk"),
        ("zh-Hans", "hans"),
        ("zh-Hans-SG", "hans"),
        ("ja", "ja"),
        ("en", ""),
        ("zhx", ""),
    ],
)
def test_a_language_tag_has_a_script(tag: str, script: str) -> None:
    """As the selectors of tokens.css read it."""
    assert script_of(tag) == script
