"""Sentences of facing pages and their counterparts: by pointer, by touch, by key."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.reader import FOCUS, NARROW, WIDE, choose, row_of_paragraphs, row_of_words, shows
from toolbox.browsing import NewPage
from toolbox.layout import stand_still

FOCUSED = "() => [document.activeElement.closest('.right') ? 'right' : 'left', document.activeElement.textContent]"
LEFT_STOPS = """() => [...document.querySelectorAll('.row[id]:not(.row-figure) > .left:not(.gap)')].flatMap((side) => {
  const numbers = new Set([...side.querySelectorAll('[data-s]')].map((one) => one.dataset.s));
  return [...(numbers.size ? numbers : [''])].map((number) => side.parentElement.id + ' ' + number);
})"""
STOP = """() => {
  const focused = document.activeElement;
  return focused.closest('.row').id + ' ' + (focused.dataset.s ?? '');
}"""


def marked(page: Page) -> set[str]:
    """The sides of the sentences that are marked."""
    return set(
        page.eval_on_selector_all("[data-s].lit", "all => all.map(one => one.closest('.right') ? 'right' : 'left')")
    )


def test_pointing_at_a_sentence_marks_its_counterpart(facing: str, new_page: NewPage) -> None:
    """In that row only, and no longer than one points at it."""
    page = new_page(WIDE)
    page.goto(facing)
    stand_still(page)  # a face that arrives late would move the sentence from under the pointer
    row = row_of_words(page)
    page.locator(f"{row} > .left [data-s]").first.hover()
    assert marked(page) == {"left", "right"}
    assert page.locator(".row:has([data-s].lit)").count() == 1
    page.locator(".views legend").hover(force=True)
    assert marked(page) == set()


def test_touching_a_sentence_marks_its_counterpart(facing: str, new_page: NewPage) -> None:
    """On a telephone, where both languages stand one under the other."""
    page = new_page(NARROW)
    page.goto(facing)
    page.locator(f"{row_of_words(page)} > .right [data-s]").last.dispatch_event("click")
    assert marked(page) == {"left", "right"}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_where_no_sentence_is_sure_the_paragraphs_are_marked(width: int, facing: str, new_page: NewPage) -> None:
    """Both of them, and visibly."""
    page = new_page(width)
    page.goto(facing)
    row = row_of_paragraphs(page)
    paper = "element => getComputedStyle(element).backgroundColor"
    sides = [page.locator(f"{row} > .{side}") for side in ("left", "right")]
    before = [side.evaluate(paper) for side in sides]
    sides[1].dispatch_event("click")
    assert all(side.evaluate(paper) != plain for side, plain in zip(sides, before, strict=True))
    page.locator(f"{row_of_words(page)} [data-s]").first.dispatch_event("click")
    assert [side.evaluate(paper) for side in sides] == before


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_sentences_are_reached_by_key(width: int, facing: str, new_page: NewPage) -> None:
    """On, back, and across to the other language, where one goes on; what has the focus is marked and in sight."""
    page = new_page(width)
    page.goto(facing)
    page.keyboard.press("j")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("j")
    second = page.evaluate(FOCUSED)
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == first
    assert second != first
    page.keyboard.press("x")
    assert page.evaluate(FOCUSED)[0] == "right"
    assert marked(page) == {"left", "right"}
    focus: dict[str, Any] = page.evaluate(FOCUS)
    assert (focus["shown"], focus["inside"]) == (True, True)


def test_no_paragraph_is_passed_over_by_key(facing: str, new_page: NewPage) -> None:
    """One without sure sentences is a step of its own."""
    page = new_page(WIDE)
    page.goto(f"{facing}?view=left")
    expected = page.evaluate(LEFT_STOPS)
    assert any(stop.endswith(" ") for stop in expected)
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("j")
    found = [page.evaluate(STOP)]
    for _ in expected[1:]:
        page.keyboard.press("j")
        found.append(page.evaluate(STOP))
    assert found == expected


def test_across_opens_what_peek_hides(facing: str, new_page: NewPage) -> None:
    """And goes there; Enter opens and closes it where one is."""
    page = new_page(WIDE)
    page.goto(f"{facing}?view=peek")
    page.keyboard.press("j")
    row = f'[id="{page.evaluate(STOP).split()[0]}"]'
    page.keyboard.press("Enter")
    assert shows(page, row) == (True, True)
    page.keyboard.press("Enter")
    assert shows(page, row) == (True, False)
    page.keyboard.press("x")
    assert shows(page, row) == (True, True)
    assert page.evaluate(FOCUSED)[0] == "right"


def test_a_view_that_hides_the_focus_leaves_it_on_the_counterpart(facing: str, new_page: NewPage) -> None:
    """Nobody is sent back to the beginning of the page."""
    page = new_page(WIDE)
    page.goto(facing)
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    before = page.evaluate(STOP)
    page.keyboard.press("1")
    assert page.evaluate(FOCUSED)[0] == "left"
    assert page.evaluate(STOP) == before
    assert page.evaluate(FOCUS)["shown"]
    page.keyboard.press("5")
    assert page.evaluate(FOCUSED)[0] == "right"


def test_keys_choose_views_unless_they_are_off(facing: str, new_page: NewPage) -> None:
    """Numbers are the buttons from left to right; the switch is remembered."""
    page = new_page(WIDE)
    page.goto(facing)
    page.keyboard.press("1")
    assert page.locator("#view-left").is_checked()
    page.keyboard.press("s")
    assert page.locator("#view-swap").is_checked()
    page.keyboard.press("?")
    choose(page, "keys-on")
    page.keyboard.press("Escape")
    page.goto(f"{facing}?view=both")
    page.keyboard.press("1")
    assert page.locator("#view-both").is_checked()
