"""A Traditional text in vertical lines: 直排."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.reader import NARROW, WIDE, comes_true, press, read_to, set_text, settle
from tests.site.magazine import Site
from toolbox.browsing import NewPage
from toolbox.layout import stand_still

Find = Callable[[Page], list[str]]
BODY = ".article > .body"
SQUARES = """all => all.map((one) => {
  const {width, height} = one.getBoundingClientRect();
  return [one.textContent, width, height, parseFloat(getComputedStyle(one).fontSize)];
})"""
MODE = "element => getComputedStyle(element).writingMode"


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("script", [True, False])
def test_a_traditional_text_may_stand_in_vertical_lines(
    width: int, script: bool, traditional: str, new_page: NewPage, overflow: Find
) -> None:
    """From right to left in a frame of its own, as high as the window at most."""
    page = new_page(width, script=script)
    page.goto(traditional)
    set_text(page, "setting-vertical")
    first, second = (page.locator(f"{BODY} p").nth(at).bounding_box() for at in (0, 1))
    assert first
    assert second
    assert second["x"] + second["width"] <= first["x"]
    frame = page.locator(BODY).bounding_box()
    assert frame
    assert frame["height"] <= 800
    assert overflow(page) == []


def test_only_traditional_editions_offer_it(traditional: str, new_page: NewPage) -> None:
    """Simplified and English are set in horizontal lines, whatever a reader chose elsewhere."""
    page = new_page(WIDE)
    page.goto(traditional)
    set_text(page, "setting-vertical")
    for edition in ("zh-hans", "en"):
        page.goto(traditional.replace("/zh-hant/", f"/{edition}/"))
        assert page.locator("#setting-vertical").count() == 0
        assert page.locator(BODY).evaluate(MODE) == "horizontal-tb"
    page.goto(traditional)
    assert page.locator(BODY).evaluate(MODE) == "vertical-rl"


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_stills_cards_and_tables_stay_as_they_are(width: int, traditional: str, new_page: NewPage) -> None:
    """Horizontal, whole, and no higher than the lines; captions below their stills."""
    page = new_page(width)
    page.goto(traditional)
    set_text(page, "setting-vertical")
    high = page.locator(BODY).evaluate("element => element.clientHeight")
    wide = page.locator(f"{BODY} :is(.figure, .film-card, .table)")
    assert wide.count() > 3
    for mode, height in wide.evaluate_all(
        "all => all.map(one => [getComputedStyle(one).writingMode, one.getBoundingClientRect().height])"
    ):
        assert mode == "horizontal-tb"
        assert height <= high
    for picture, caption in page.locator(f"{BODY} .figure-one:not(.tall) .still").evaluate_all(
        "all => all.map(one => [one.firstElementChild.getBoundingClientRect().bottom,"
        " one.querySelector('figcaption').getBoundingClientRect().top])"
    ):
        assert caption >= picture - 1


def test_short_numbers_stand_upright_and_long_ones_lie(
    sample: Site, site_server: Callable[[Path], str], new_page: NewPage
) -> None:
    """Two figures in one square of the line, four along it; the same words are read aloud and copied."""
    pages = sorted(sample.folder.glob("zh-hant/*/index.html"))
    file = next(file for file in pages if 'class="upright"' in file.read_text("utf-8"))
    page = new_page(WIDE)
    page.goto(f"{site_server(sample.folder)}/zh-hant/{file.parent.name}/")
    before = page.locator(BODY).evaluate("element => element.textContent")
    set_text(page, "setting-vertical")
    assert page.locator(BODY).evaluate("element => element.textContent") == before
    upright = page.locator(f"{BODY} .upright")
    assert upright.count() > 0
    for text, width, height, size in upright.evaluate_all(SQUARES):
        assert len(text) <= 2
        assert max(width, height) <= 1.8 * size


def test_what_is_being_read_stays_in_sight(traditional: str, new_page: NewPage) -> None:
    """When lines are set upright, and when they are laid down again."""
    page = new_page(WIDE)
    page.goto(traditional)
    name = page.locator(f"{BODY} > p[id], {BODY} .turn > p[id]").nth(4).get_attribute("id")
    row = f'[id="{name}"]'
    stand_still(page)
    read_to(page, row)
    page.keyboard.press("?")
    press(page, "setting-vertical")
    settle(page)
    edges = f"() => ['{BODY}', '{row}'].map(name => document.querySelector(name).getBoundingClientRect())"
    frame, paragraph = page.evaluate(edges)
    assert paragraph["right"] == pytest.approx(frame["right"], abs=30)
    assert 0 <= paragraph["top"] < 800
    press(page, "setting-usual")
    settle(page)
    assert page.locator(row).evaluate("element => element.getBoundingClientRect().top") == pytest.approx(40, abs=60)


def test_the_wheel_and_keys_move_vertical_lines_on(traditional: str, new_page: NewPage) -> None:
    """To the left; at the other setting they move the page."""
    page = new_page(WIDE)
    page.goto(traditional)
    set_text(page, "setting-vertical")
    page.evaluate(f"document.querySelector('{BODY}').scrollIntoView({{block: 'end', behavior: 'instant'}})")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 300)
    assert comes_true(page, f"document.querySelector('{BODY}').scrollLeft < -200")
    before = page.locator(BODY).evaluate("element => element.scrollLeft")
    page.locator(BODY).evaluate("element => element.focus({preventScroll: true})")
    page.keyboard.press("PageDown")
    assert comes_true(page, f"document.querySelector('{BODY}').scrollLeft < {before} - 400")


def test_vertical_lines_are_for_everybody(traditional: str, new_page: NewPage, axe: Find) -> None:
    """What scrolls is reached by key, light, dark and sepia."""
    page = new_page(WIDE)
    page.goto(traditional)
    set_text(page, "setting-vertical")
    for theme in ("light", "dark", "sepia"):
        set_text(page, f"theme-{theme}")
        assert (theme, axe(page)) == (theme, [])
