"""Titles in lines: where they break, and how large they are set."""

import re

from hypothesis import given
from hypothesis import strategies as st

from document.cjk import is_wide
from sharing.lines import CLOSING, OPENING, Fitted, Measure, Room, breaks, fit
from tests.cases import Case, cases

LEAST = 36.0


def widths(text: str) -> list[float]:
    """An em for a Han character, half of one for a letter, a quarter for a space."""
    return [1.0 if is_wide(letter) else 0.25 if letter == " " else 0.5 for letter in text]


def as_written(marked: str) -> tuple[str, list[int], list[tuple[int, int]]]:
    """A title of the case file: its text, its seams, its italics."""
    text, seams, slanted = "", list[int](), list[int]()
    for letter in marked:
        if letter == "│":
            seams.append(len(text))
        elif letter == "_":
            slanted.append(len(text))
        else:
            text += letter
    return text, seams, list(zip(slanted[::2], slanted[1::2], strict=True))


def shown(text: str, fitted: Fitted) -> str:
    """The lines of a title and their size, as the case file has them."""
    lines = [text[start:end].strip() for start, end in fitted.lines]
    if fitted.cut:
        lines[-1] += " …"
    return "\n".join((*lines, str(round(fitted.size))))


@cases(__file__, "lines")
def test_a_title_is_set_as_the_case_says(case: Case) -> None:
    """Lines and size."""
    width, height, most = map(float, re.findall(r"\d+", case["room"]))
    text, seams, slanted = as_written(case.input)
    fitted = fit(text, widths(text), Room(width, height, most, LEAST, 1.1), seams=seams, together=slanted)
    assert shown(text, fitted) == case.output


TITLES = st.text("談電影，。「」《》：？ab (—·1", min_size=1, max_size=40).map(str.strip).filter(bool)
ROOMS = st.builds(Room, st.floats(120, 1100), st.floats(60, 320), st.just(150.0), st.just(LEAST), st.just(1.1))


@given(TITLES, ROOMS)
def test_no_character_is_lost_unless_the_end_is(title: str, room: Room) -> None:
    """Lines follow one another from the first character to the last, and each has something."""
    fitted = fit(title, widths(title), room)
    assert fitted.lines[0][0] == 0
    assert all(end == start for (_, end), (start, _) in zip(fitted.lines, fitted.lines[1:], strict=False))
    assert all(start < end for start, end in fitted.lines)
    assert (fitted.lines[-1][1] == len(title)) is not fitted.cut


@given(TITLES, ROOMS)
def test_what_is_not_cut_stands_within_its_room(title: str, room: Room) -> None:
    """In width, in height and in size."""
    fitted = fit(title, widths(title), room)
    if fitted.cut:
        return
    measure = Measure(title, widths(title))
    assert max(measure.width(*line) for line in fitted.lines) * fitted.size <= room.width + 0.01
    assert fitted.size * (1 + room.leading * (len(fitted.lines) - 1)) <= room.height + 0.01
    assert room.least <= fitted.size <= room.most


@given(TITLES)
def test_no_break_parts_a_mark_from_its_words(title: str) -> None:
    """A line may begin with no closing mark, and end with no opening one."""
    for at in breaks(title):
        assert title[at] not in CLOSING
        assert title[at - 1] not in OPENING
