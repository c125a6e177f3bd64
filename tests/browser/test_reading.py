"""Reading in two languages: views, the other language a touch away, sentences and their counterparts, settings."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.magazine import Site
from toolbox.browsing import NewPage

VISIBLE = "element => element.checkVisibility()"
WIDE, NARROW = 1440, 390
# Where things are that a change may move: from the top of the window.
TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture
def facing(sample: Site, site_server: Callable[[Path], str]) -> str:
    """The address of a facing article, with host."""
    return site_server(sample.folder) + sample.kind("facing")


def row_of_words(page: Page, at: int = 6) -> str:
    """The selector of a row whose sentences are paired, some way down."""
    ids = page.eval_on_selector_all(
        ".row[id]:has(.left [data-s]):has(.right [data-s])", "rows => rows.map(row => row.id)"
    )
    return f'[id="{ids[at]}"]'


def shows(page: Page, row: str) -> tuple[bool, bool]:
    """Whether a row shows its left and its right side."""
    left, right = (page.locator(f"{row} > .{side}").evaluate(VISIBLE) for side in ("left", "right"))
    return left, right


def marked(page: Page) -> set[str]:
    """The sides of the sentences that are marked."""
    return set(
        page.eval_on_selector_all("[data-s].lit", "all => all.map(one => one.closest('.right') ? 'right' : 'left')")
    )


def choose(page: Page, name: str) -> None:
    """Press a button of the bar."""
    page.locator(f"label[for={name}]").click()


def press(page: Page, name: str) -> None:
    """Press a button of the bar with the mouse: Playwright's own way would scroll to it first."""
    box = page.locator(f"label[for={name}]").bounding_box()
    assert box
    page.mouse.click(box["x"] + 10, box["y"] + 10)


def read_to(page: Page, row: str) -> None:
    """Scroll until a row begins behind the bar's lower edge, and everything near it has its height."""
    page.evaluate(f"document.querySelector({row!r}).scrollIntoView({{behavior: 'instant'}})")
    settle(page)
    page.evaluate(f"scrollBy(0, document.querySelector({row!r}).getBoundingClientRect().top - 40)")
    settle(page)


def settle(page: Page) -> None:
    """Wait for a few frames."""
    page.evaluate("async () => { for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame); }")


def view_in(page: Page) -> str:
    """The view that the address names."""
    return parse_qs(urlsplit(page.url).query).get("view", [""])[0]


# --- without a script


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_peek_opens_one_paragraph_without_script(width: int, facing: str, new_page: NewPage) -> None:
    """One language, out of reach of readers' aids too; a paragraph's number opens the other one under it."""
    page = new_page(width, script=False)
    page.goto(facing)
    row = row_of_words(page)
    choose(page, "view-peek")
    assert shows(page, row) == (True, False)
    page.locator(f"{row} > .row-number").click()
    assert shows(page, row) == (True, True)
    assert page.locator(".rows .row:not(.row-figure) > .right:not(.gap):visible").count() == 1


def test_sides_swap_without_script(facing: str, new_page: NewPage) -> None:
    """What stood left stands right, at the same height."""
    page = new_page(WIDE, script=False)
    page.goto(facing)
    row = row_of_words(page)
    sides = [page.locator(f"{row} > .{side}") for side in ("left", "right")]
    before = [side.evaluate("element => element.getBoundingClientRect().x") for side in sides]
    choose(page, "view-swap")
    after = [side.evaluate("element => element.getBoundingClientRect().x") for side in sides]
    assert before[0] < before[1]
    assert after[0] > after[1]
    assert sides[0].evaluate(TOP) == pytest.approx(sides[1].evaluate(TOP), abs=12)


def test_lines_stand_one_under_the_other(facing: str, new_page: NewPage) -> None:
    """On a desk too."""
    page = new_page(WIDE, script=False)
    page.goto(facing)
    row = row_of_words(page)
    choose(page, "view-lines")
    left, right = (page.locator(f"{row} > .{side}").bounding_box() for side in ("left", "right"))
    assert left
    assert right
    assert right["y"] >= left["y"] + left["height"]
    assert right["x"] == left["x"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("view", ["left", "both", "lines", "peek", "right"])
def test_no_view_runs_over_the_edge(
    width: int, view: str, facing: str, new_page: NewPage, overflow: Callable[[Page], list[str]]
) -> None:
    """With sides swapped and letters at their largest."""
    page = new_page(width)
    page.goto(f"{facing}?view={view}")
    assert overflow(page) == []
    page.locator(".comfort summary").click()
    choose(page, "size-largest")
    page.keyboard.press("Escape")
    choose(page, "view-swap")
    assert overflow(page) == []


def test_settings_change_the_text_without_script(facing: str, new_page: NewPage) -> None:
    """Larger letters, other colours."""
    page = new_page(WIDE, script=False)
    page.goto(facing)
    text = page.locator(f"{row_of_words(page)} > .left")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    before = text.evaluate(size)
    page.locator(".comfort summary").click()
    choose(page, "size-large")
    choose(page, "theme-dark")
    assert text.evaluate(size) > before
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


# --- with one


def test_a_choice_is_remembered_and_in_the_address(facing: str, new_page: NewPage) -> None:
    """Whoever is sent the address sees the same; the next page is shown like this one."""
    page = new_page(WIDE)
    page.goto(facing)
    choose(page, "view-peek")
    assert view_in(page) == "peek"
    page.goto(facing)
    assert page.locator("#view-peek").is_checked()


def test_a_link_that_was_sent_changes_no_choice_of_ones_own(facing: str, new_page: NewPage) -> None:
    """It is shown as its sender saw it, and the next page as oneself did."""
    page = new_page(WIDE)
    page.goto(facing)
    choose(page, "view-left")
    page.goto(f"{facing}?view=lines&swap")
    assert page.locator("#view-lines").is_checked()
    assert page.locator("#view-swap").is_checked()
    page.goto(facing)
    assert page.locator("#view-left").is_checked()
    assert not page.locator("#view-swap").is_checked()


def test_an_unknown_view_is_the_usual_one(facing: str, new_page: NewPage) -> None:
    """Whatever an address says."""
    page = new_page(WIDE)
    page.goto(f"{facing}?view=%22%3E")
    assert page.locator("#view-both").is_checked()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_paragraph_stays_when_the_view_changes(width: int, facing: str, new_page: NewPage) -> None:
    """The one at the top is still there, whatever came and went above it."""
    page = new_page(width)
    page.goto(facing)
    row = page.locator(row_of_words(page, 12))
    read_to(page, row_of_words(page, 12))
    for view in ("left", "peek", "right", "both"):
        press(page, f"view-{view}")
        settle(page)
        # The line under the bar is as far through the paragraph as before: a pixel or two of its top.
        assert row.evaluate(TOP) == pytest.approx(40, abs=20), view


def test_a_touch_opens_and_closes_a_paragraph_in_peek(facing: str, new_page: NewPage) -> None:
    """As often as one likes, and several at once."""
    page = new_page(NARROW)
    page.goto(f"{facing}?view=peek")
    first, second = row_of_words(page, 3), row_of_words(page, 5)
    for row in (first, second):
        page.locator(f"{row} > .left [data-s]").first.click()
    assert [shows(page, row)[1] for row in (first, second)] == [True, True]
    page.locator(f"{first} > .left [data-s]").first.click()
    assert [shows(page, row)[1] for row in (first, second)] == [False, True]


def test_pointing_at_a_sentence_marks_its_counterpart(facing: str, new_page: NewPage) -> None:
    """In that row only, and no longer than one points at it."""
    page = new_page(WIDE)
    page.goto(facing)
    row = row_of_words(page)
    page.locator(f"{row} > .left [data-s]").first.hover()
    assert marked(page) == {"left", "right"}
    assert page.locator(".row:has([data-s].lit)").count() == 1
    page.locator(".views legend").hover(force=True)
    assert marked(page) == set()


def test_sentences_are_reached_by_key(facing: str, new_page: NewPage) -> None:
    """On, back, and across to the other language, where one goes on."""
    page = new_page(WIDE)
    page.goto(facing)
    focused = "() => [document.activeElement.closest('.right') ? 'right' : 'left', document.activeElement.textContent]"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    assert second != first
    page.keyboard.press("x")
    assert page.evaluate(focused)[0] == "right"
    assert marked(page) == {"left", "right"}


def test_keys_choose_views_unless_they_are_off(facing: str, new_page: NewPage) -> None:
    """Numbers are the buttons from left to right; the switch is remembered."""
    page = new_page(WIDE)
    page.goto(facing)
    page.keyboard.press("1")
    assert page.locator("#view-left").is_checked()
    page.keyboard.press("?")
    choose(page, "keys-on")
    page.keyboard.press("Escape")
    page.goto(f"{facing}?view=both")
    page.keyboard.press("1")
    assert page.locator("#view-both").is_checked()


def test_another_edition_opens_at_the_same_paragraph(facing: str, new_page: NewPage) -> None:
    """From facing pages to one language, and on to the next."""
    page = new_page(WIDE)
    page.goto(facing)
    row = row_of_words(page, 9)
    read_to(page, row)
    page.locator(".editions a[hreflang=en]").dispatch_event("click")
    page.wait_for_url("**/en/**")
    assert f'[id="{urlsplit(page.url).fragment}"]' == row
    assert page.locator(f"main {row}").evaluate(TOP) == pytest.approx(70, abs=80)


def test_settings_are_remembered(facing: str, new_page: NewPage) -> None:
    """On pages of every edition."""
    page = new_page(NARROW)
    page.goto(facing)
    page.locator(".comfort summary").click()
    choose(page, "theme-sepia")
    choose(page, "size-large")
    page.goto(facing.replace("/zh-hant-en/", "/en/"))
    assert page.locator("#theme-sepia").is_checked()
    assert page.locator("#size-large").is_checked()


def test_a_browser_that_keeps_nothing_still_switches(facing: str, new_page: NewPage) -> None:
    """Where storage is forbidden nothing is remembered, and nothing fails."""
    page = new_page(WIDE)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(facing)
    choose(page, "view-left")
    assert shows(page, row_of_words(page)) == (True, False)


# --- vertical lines


@pytest.fixture
def traditional(sample: Site, site_server: Callable[[Path], str]) -> str:
    """The address of an article in a Traditional edition, with host."""
    return site_server(sample.folder) + sample.kind("article-zh-hant")


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("script", [True, False])
def test_a_traditional_text_may_stand_in_vertical_lines(
    width: int, script: bool, traditional: str, new_page: NewPage, overflow: Callable[[Page], list[str]]
) -> None:
    """From right to left in a frame of its own, as high as the window at most; short numbers in one square."""
    page = new_page(width, script=script)
    page.goto(traditional)
    page.locator(".comfort summary").click()
    choose(page, "setting-vertical")
    first, second = (page.locator(".article > .body p").nth(at).bounding_box() for at in (0, 1))
    assert first
    assert second
    assert second["x"] + second["width"] <= first["x"]
    frame = page.locator(".article > .body").bounding_box()
    assert frame
    assert frame["height"] <= 800
    assert overflow(page) == []


def test_the_wheel_moves_vertical_lines_on(traditional: str, new_page: NewPage) -> None:
    """To the left; at the other setting it moves the page."""
    page = new_page(WIDE)
    page.goto(traditional)
    page.locator(".comfort summary").click()
    choose(page, "setting-vertical")
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('.article > .body').scrollIntoView({block: 'end', behavior: 'instant'})")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function("document.querySelector('.article > .body').scrollLeft < -200")
