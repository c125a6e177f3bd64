"""Lines of glyphs: how wide they are, and where marks share their space."""

import pytest

from sharing.faces import Lettering
from sharing.poster import Lettered, Words
from sharing.setting import advances, set_line, shortened


def line(lettering: Lettering, text: str, lang: str = "zh-Hant-TW") -> Lettered:
    """A title in its faces."""
    return lettering.letter(Words(text, lang), "title")


def width(words: Lettered) -> float:
    """How wide the whole title is on one line, in ems."""
    return set_line(words, 0, len(words.text)).width


def test_a_han_character_is_an_em_wide(made: Lettering) -> None:
    """Each."""
    assert advances(line(made, "補雨補")) == (1.0, 1.0, 1.0)


def test_letters_are_kerned(made: Lettering) -> None:
    """`AV` is narrower than both by themselves."""
    both, apart = width(line(made, "AV", "en")), width(line(made, "A", "en")) + width(line(made, "V", "en"))
    assert both < apart


def test_there_is_a_little_space_between_han_and_latin(made: Lettering) -> None:
    """An eighth of an em at each meeting, and none beside a mark."""
    letter = width(line(made, "a"))
    assert width(line(made, "補a雨")) == pytest.approx(2 + letter + 0.25)
    assert width(line(made, "補「a」雨")) == pytest.approx(4 + letter)
    assert sum(advances(line(made, "補a雨"))) == pytest.approx(2 + letter + 0.25)


def test_half_of_a_mark_at_the_end_hangs_over(made: Lettering) -> None:
    """It is drawn all the same."""
    words = line(made, "補，")
    assert width(words) == 1.5
    assert len(set_line(words, 0, 2).glyphs) == 2


def test_marks_that_meet_share_their_space(noto: Lettering) -> None:
    """As the pages set them: of two the first takes half its square, of opening ones the second."""
    assert width(line(noto, "她說：「好」，她")) == pytest.approx(7)
    assert width(line(noto, "補《「她")) == pytest.approx(3.5)


def test_an_opening_mark_stands_at_the_margin(noto: Lettering) -> None:
    """Its empty half goes, where it begins a line."""
    words = line(noto, "補《雨》")
    assert set_line(words, 1, 4).width == pytest.approx(2)
    assert set_line(words, 0, 4).width == pytest.approx(3.5)


def test_a_part_of_a_title_begins_at_nothing(made: Lettering) -> None:
    """Whatever stands before it, and without the space that it ends with."""
    words = line(made, "Her and Him", "en")
    assert set_line(words, 4, 8).glyphs[0].x == 0
    assert set_line(words, 4, 8).width == pytest.approx(set_line(line(made, "and", "en"), 0, 3).width)


def test_what_is_shortened_ends_with_an_ellipsis(made: Lettering) -> None:
    """In the place of marks and spaces that would stand before it."""
    assert shortened(line(made, "One, two, three", "en"), 0, 9).text == "One, two…"
    assert shortened(line(made, "補雨，補"), 0, 3).text == "補雨…"
    assert shortened(line(made, "補雨，補"), 0, 3).runs[-1].end == 3
