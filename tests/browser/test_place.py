"""Staying in place: when a view or a size changes, from edition to edition, and by a paragraph's own address."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.reader import NARROW, TOP, WIDE, press, read_to, row_of_words, settle, tab_to
from toolbox.browsing import NewPage
from toolbox.layout import covered

# The second paragraph of somebody's turn, on every page of the article.
SECOND = '[id$="-2"]:not(.row-figure, figure)'
# How often a page looks for the paragraph that is being read.
LOOKS = """() => {
  window.looks = 0;
  const look = document.elementsFromPoint.bind(document);
  document.elementsFromPoint = (...place) => (looks++, look(...place));
}"""
# Scroll until the line that counts, 80 pixels below the top, lies between a paragraph and the next.
TO_GAP = """(selector) => {
  const {bottom} = document.querySelector(selector).getBoundingClientRect();
  const {top} = document.querySelector(selector + " + p").getBoundingClientRect();
  scrollBy({top: (bottom + top) / 2 - 80, behavior: "instant"});
}"""


def reading(new_page: NewPage, width: int, facing: str) -> tuple[Page, Locator]:
    """A facing page read to a row in its middle, and that row."""
    page = new_page(width)
    page.goto(facing)
    row = row_of_words(page, 12)
    read_to(page, row)
    return page, page.locator(row)


def second_of_a_turn(page: Page) -> str:
    """The selector of the second paragraph of a turn."""
    name = page.locator(f":is(.rows, .body) {SECOND}").nth(2).get_attribute("id")
    return f'[id="{name}"]'


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_paragraph_stays_when_the_view_changes(width: int, facing: str, new_page: NewPage) -> None:
    """The one at the top is still there, whatever came and went above it."""
    page, row = reading(new_page, width, facing)
    for view in ("left", "peek", "right", "both"):
        press(page, f"view-{view}")
        settle(page)
        # The line under the bar is as far through the paragraph as before: some pixels of its top.
        assert row.evaluate(TOP) == pytest.approx(40, abs=30), view


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_paragraph_stays_when_a_key_changes_the_view(width: int, facing: str, new_page: NewPage) -> None:
    """Numbers, and arrows on the switch; other keys cost nothing."""
    page, row = reading(new_page, width, facing)
    page.evaluate(LOOKS)
    for key in ("Shift", "a", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("looks") == 0
    for key in ("1", "4", "5", "2"):
        page.keyboard.press(key)
        settle(page)
        assert row.evaluate(TOP) == pytest.approx(40, abs=30), key
    page.locator("#view-both").evaluate("element => element.focus({preventScroll: true})")
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert page.locator("#view-left").is_checked()
    assert row.evaluate(TOP) == pytest.approx(40, abs=30)


# Change the view as a press does; then how many parts wait, and which of them can be seen.
CHANGE = """() => {
  document.querySelector(".reading-bar").dispatchEvent(new PointerEvent("pointerdown"));
  document.querySelector("#view-left").click();
  const waiting = [...document.querySelectorAll(".later")];
  const seen = waiting.filter((part) => {
    const {top, bottom} = part.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  return [waiting.length, seen.map((part) => part.textContent.trim())];
}"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_is_in_the_window_changes_first(width: int, facing: str, new_page: NewPage) -> None:
    """The rest waits a frame, and never lacks for longer."""
    page, row = reading(new_page, width, facing)
    waiting, seen = page.evaluate(CHANGE)
    assert waiting > 3
    assert seen == []
    settle(page)
    assert page.locator(".later").count() == 0
    assert row.evaluate(TOP) == pytest.approx(40, abs=30)


def test_what_has_the_focus_never_waits(facing: str, new_page: NewPage) -> None:
    """Though it is out of the window, it keeps the focus."""
    page, row = reading(new_page, WIDE, facing)
    row.locator(".row-number").evaluate("number => number.focus({preventScroll: true})")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    settle(page)
    page.keyboard.press("5")
    settle(page)
    assert row.locator(".row-number").evaluate("number => number === document.activeElement")


def test_the_switch_stays_where_it_is_above_the_text(facing: str, new_page: NewPage) -> None:
    """However high the head of the article is in the next view."""
    page = new_page(WIDE)
    page.goto(facing)
    page.evaluate("document.querySelector('.reading-bar').scrollIntoView({block: 'center', behavior: 'instant'})")
    before = page.locator(".reading-bar").evaluate(TOP)
    for view in ("left", "right", "both"):
        press(page, f"view-{view}")
        settle(page)
        assert page.locator(".reading-bar").evaluate(TOP) == pytest.approx(before, abs=1), view


def test_another_edition_opens_at_the_same_paragraph(facing: str, new_page: NewPage) -> None:
    """From facing pages to one language, to the other, and back to both."""
    page = new_page(WIDE)
    page.goto(facing)
    row = second_of_a_turn(page)
    read_to(page, row)
    for edition, code in (("en", "en"), ("zh-hant", "zh-Hant-TW"), ("zh-hant-en", "zh-Hant-TW")):
        link = page.locator(f".editions a[hreflang={code}]:not([aria-current])").last if code == edition else None
        link = link or page.locator(f".editions a[href*='/{edition}/']")
        link.dispatch_event("click")
        page.wait_for_url(f"**/{edition}/**")
        assert f'[id="{urlsplit(page.url).fragment}"]' == row, edition
        settle(page)
        assert page.locator(f"main {row}").evaluate(TOP) == pytest.approx(70, abs=80), edition


def test_between_the_paragraphs_of_a_turn_the_one_above_counts(traditional: str, new_page: NewPage) -> None:
    """And not the beginning of the whole turn."""
    page = new_page(WIDE)
    page.goto(traditional)
    name = page.locator(".body p[id]:has(+ p[id])").first.get_attribute("id")
    row = f'[id="{name}"]'
    read_to(page, row)
    page.evaluate(TO_GAP, row)
    page.locator(".editions a[hreflang=en]").dispatch_event("click")
    page.wait_for_url("**/en/**")
    assert f'[id="{urlsplit(page.url).fragment}"]' == row


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_an_address_of_a_paragraph_leads_there_in_every_edition(
    width: int, facing: str, traditional: str, new_page: NewPage
) -> None:
    """Without a script; what is meant is marked, and no bar lies over it."""
    page = new_page(width, script=False)
    page.goto(facing)
    row = second_of_a_turn(page)
    name = row.removeprefix('[id="').removesuffix('"]')
    for address in (facing, traditional, traditional.replace("/zh-hant/", "/en/")):
        page.goto(f"{address}#{name}")
        assert covered(page, row) == []
        words = page.locator(f"{row} > .left" if address == facing else row)
        assert words.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_paragraphs_number_is_its_address(facing: str, new_page: NewPage) -> None:
    """For the keyboard as well."""
    page = new_page(WIDE, script=False)
    page.goto(facing)
    row = row_of_words(page, 1)
    tab_to(page, f"{row} > .row-number")
    page.keyboard.press("Enter")
    assert f'[id="{urlsplit(page.url).fragment}"]' == row
