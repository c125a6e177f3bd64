"""Notes in a browser: a way there and a way back in every view, in each language, with and without a script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.magazine import Site
from toolbox.browsing import NewPage

PAGE = "/zh-hant-en/mending-the-rain/"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("view", "side"),
    [("both", ""), ("both", "r-"), ("left", ""), ("right", "r-"), ("peek", "")],
)
def test_a_note_can_be_followed_and_come_back_from(
    sample: Site,
    site_server: Callable[[Path], str],
    new_page: NewPage,
    view: str,
    side: str,
    width: int,
    script: bool,
) -> None:
    """The number leads to the note, which can be seen, and its arrow to the number."""
    page = new_page(width, script=script)
    page.goto(site_server(sample.folder).rstrip("/") + PAGE)
    page.locator(f"label[for=view-{view}]").click()
    follow(page, side)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_note_of_the_language_that_is_a_touch_away_can_be_followed(
    sample: Site, site_server: Callable[[Path], str], new_page: NewPage, width: int
) -> None:
    """Its paragraph was opened, and is still there on the way back; until then its notes are as hidden as it is."""
    page = new_page(width, script=False)
    page.goto(site_server(sample.folder).rstrip("/") + PAGE)
    page.locator("label[for=view-peek]").click()
    reference = page.locator("#r-fn1-ref")
    for hidden in (reference, page.locator("#r-fn1"), page.locator(".spread > .right:has(.notes)")):
        expect(hidden).to_be_hidden()
    page.locator(".row:has(#r-fn1-ref) .row-number").click()
    follow(page, "r-")


def follow(page: Page, side: str) -> None:
    """Go to the first note of a side, and back."""
    reference, note = page.locator(f"#{side}fn1-ref"), page.locator(f"#{side}fn1")
    reference.locator("a").click()
    expect(page).to_have_url(re.compile(f"#{side}fn1$"))
    expect(note).to_be_in_viewport()
    note.locator(".note-back").click()
    expect(page).to_have_url(re.compile(f"#{side}fn1-ref$"))
    expect(reference).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1440])
def test_corrections_are_read_beside_each_other(
    sample: Site, site_server: Callable[[Path], str], new_page: NewPage, width: int
) -> None:
    """Both languages in their columns, or one below the other; with one language shown, its own alone."""
    page = new_page(width)
    page.goto(site_server(sample.folder).rstrip("/") + PAGE)
    left, right = page.locator(".corrections").all()
    for one in (left, right):
        expect(one).to_be_visible()
    page.locator("label[for=view-right]").click()
    expect(left).to_be_hidden()
    expect(right).to_be_visible()


def test_paper_has_notes_and_corrections(sample: Site, site_server: Callable[[Path], str], new_page: NewPage) -> None:
    """Whatever was chosen on the screen stays chosen."""
    page = new_page(1024)
    page.goto(site_server(sample.folder).rstrip("/") + PAGE)
    page.emulate_media(media="print")
    for selector in ("#fn1", "#r-fn1", "#corrections", "#r-corrections"):
        expect(page.locator(selector)).to_be_visible()
