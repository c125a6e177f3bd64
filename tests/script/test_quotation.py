"""Quotation marks that follow the script."""

import pytest

from script.quotation import cornered, curled


@pytest.mark.parametrize(
    ("curly", "corner"),
    [
        ("他说“好”。", "他说「好」。"),
        ("“他说‘好’。”", "「他说『好』。」"),
        ("“甲‘乙“丙”丁’戊”", "「甲『乙「丙」丁』戊」"),
        ("“第一段\n“第二段，‘是’。”", "「第一段\n「第二段，『是』。」"),
    ],
)
def test_there_and_back(curly: str, corner: str) -> None:
    """Quotations change by depth, and back; one that is never closed reaches no further than its line."""
    assert cornered(curly) == corner
    assert curled(corner) == curly


def test_single_marks_outside_become_the_outer_ones() -> None:
    """It is the depth that counts, not which marks the author took."""
    assert cornered("所谓‘艺术’") == "所谓「艺术」"
    assert curled("所謂『藝術』") == "所謂“藝術”"


def test_apostrophes_stay() -> None:
    """An apostrophe is no quotation mark, in a word or at its end."""
    assert cornered("他说“it’s the actors’ choice”吧") == "他说「it’s the actors’ choice」吧"


def test_a_year_is_not_the_start_of_a_quotation() -> None:
    """An opening mark that is never closed does not push the next quotation one deeper."""
    assert cornered("the ‘90s，\n他说“好”") == "the ‘90s，\n他说「好」"


def test_latin_quotations_stay() -> None:
    """A sentence in English keeps its marks."""
    assert cornered("She said “no” twice.") == "She said “no” twice."


def test_a_latin_quotation_in_a_chinese_sentence_changes() -> None:
    """The marks belong to the sentence around them."""
    assert cornered("她说“no”，") == "她说「no」，"


def test_marks_without_partner() -> None:
    """A mark alone is changed where Chinese touches it."""
    assert cornered("好”") == "好」"
    assert curled("「好") == "“好"
    assert cornered("no” and so on") == "no” and so on"


def test_titles_and_straight_marks_stay() -> None:
    """《》 and \" are nobody's to change."""
    assert cornered('《后来》和"后来"') == '《后来》和"后来"'
    assert curled('《後來》和"後來"') == '《後來》和"後來"'


def test_an_empty_line_ends_what_is_open() -> None:
    """A quotation left open does not find its partner paragraphs later."""
    assert cornered("“甲\n\n乙“丙”丁”") == "「甲\n\n乙「丙」丁」"
