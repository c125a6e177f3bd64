"""A face for each character, or none for the whole title."""

import pytest

from sharing.faces import Lettering, NoGlyph
from sharing.poster import Cut, Words
from tests.cases import Case, cases


def kind(cut: Cut) -> str:
    """A face as the case file names it."""
    return "han" if cut.han else "italic" if "Italic" in cut.path.name else "latin"


@cases(__file__, "faces")
def test_characters_find_their_faces(made: Lettering, case: Case) -> None:
    """The runs of a title."""
    marked = case.input.replace("´", "\u0301")
    ranges = ((marked.index("_"), marked.rindex("_") - 1),) if "_" in marked else ()
    words = made.letter(Words(marked.replace("_", ""), case["language"], ranges), "title")
    runs = [f"{kind(run.cut)} {words.text[run.start : run.end]}" for run in words.runs]
    assert "\n".join(runs) == case.output


@pytest.mark.parametrize("title", ["Nosferatu 🦇", "𠀋字", "فیلم", "Cafe\u1ac8"])
def test_a_title_with_a_character_of_no_face_is_not_set(made: Lettering, title: str) -> None:
    """The exception says which characters are meant."""
    with pytest.raises(NoGlyph) as lost:
        made.letter(Words(title, "en"), "title")
    assert lost.value.characters
    assert set(lost.value.characters) <= set(title)


def test_marks_that_only_choose_a_form_ask_for_no_glyph(made: Lettering) -> None:
    """A variation selector and a joiner go with the character before them."""
    words = made.letter(Words("補\ufe00雨\u200d", "zh-Hant"), "title")
    (run,) = words.runs
    assert (run.start, run.end) == (0, 4)


def test_what_is_not_seen_at_the_beginning_goes(made: Lettering) -> None:
    """A byte order mark, say, that somebody pasted."""
    assert made.letter(Words("\ufeff\u200bHer", "en", ((2, 5),)), "title").text == "Her"


def test_seams_and_italics_stay_in_place_when_white_space_goes(made: Lettering) -> None:
    """They speak of characters, not of numbers."""
    words = made.letter(Words("  補  雨補 Her", "zh-Hant", ((8, 11),), (3, 6)), "title")
    assert words.text == "補 雨補 Her"
    assert [words.text[:seam] for seam in words.seams] == ["補", "補 雨"]
    assert [words.text[start:end] for start, end in words.slanted] == ["Her"]
