"""Built pages of each kind in a reader's browser: wide and narrow, light and dark, with and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.magazine import Site
from toolbox.browsing import NewPage, Seen

# One page of each kind.
PAGES = (
    "/",
    "/zh-hant/",
    "/zh-hans/a-light-for-the-stairs/",
    "/zh-hant-en/thirty-seconds-of-nobody/",
    "/en/issues/first-light/",
    "/zh-hant/issues/",
    "/en/films/",
    "/zh-hant-en/films/spirited-away/",
    "/zh-hans/people/",
    "/en/people/ailsa-renwick/",
    "/zh-hant/topics/",
    "/en/topics/sound/",
    "/zh-hant/archive/",
    "/en/about/",
    "/404.html",
)
FACING = "/zh-hant-en/thirty-seconds-of-nobody/"
VISIBLE = "element => element.checkVisibility({visibilityProperty: true})"


@pytest.fixture
def address(sample: Site, site_server: Callable[[Path], str]) -> str:
    """Where the built sample is served."""
    return site_server(sample.folder)


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_page_complains_or_runs_over_its_edge(
    width: int, address: str, new_page: NewPage, seen: Seen, overflow: Callable[[Page], list[str]]
) -> None:
    """No error in the console, nothing that the policy stops, no request to another machine, nothing cut off."""
    page = new_page(width)
    for path in PAGES:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_load_state("networkidle")
        assert overflow(page) == [], path
    assert seen.complaints == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(dark: bool, address: str, new_page: NewPage, axe: Callable[[Page], list[str]]) -> None:
    """In either colour scheme."""
    page = new_page(1024, dark=dark)
    for path in PAGES:
        page.goto(address + path)
        assert axe(page) == [], path


def test_every_picture_arrives_in_its_place(address: str, new_page: NewPage) -> None:
    """Every image is loaded, at the proportions that the page had kept for it."""
    page = new_page(1024)
    for path in (FACING, "/zh-hant/", "/en/issues/first-light/"):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_load_state("networkidle")
        broken = page.eval_on_selector_all(
            "img",
            "images => images.filter(i => i.checkVisibility() && (!i.complete || !i.naturalWidth ||"
            " Math.abs(i.naturalWidth / i.naturalHeight - i.width / i.height) > 0.5 && getComputedStyle(i).objectFit"
            " === 'fill')).map(i => i.currentSrc)",
        )
        assert broken == [], path


def test_without_script_the_pages_read_the_same(address: str, new_page: NewPage) -> None:
    """Not a word less."""
    with_script, without = new_page(1024), new_page(1024, script=False)
    for path in PAGES:
        with_script.goto(address + path)
        without.goto(address + path)
        words = [page.locator("main").inner_text() for page in (with_script, without)]
        assert words[0] == words[1], path
        assert words[0].strip(), path


@pytest.mark.parametrize("width", [390, 1024])
def test_the_views_of_a_facing_page_switch_without_script(width: int, address: str, new_page: NewPage) -> None:
    """Left, right and both: what is not asked for is not shown, and nothing else is lost."""
    page = new_page(width, script=False)
    page.goto(address + FACING)
    left, right = (page.locator(f".rows .row-answer > .{side}:not(.gap)").first for side in ("left", "right"))
    assert left.evaluate(VISIBLE)
    assert right.evaluate(VISIBLE)
    page.locator("label[for=view-left]").click()
    assert left.evaluate(VISIBLE)
    assert not right.evaluate(VISIBLE)
    page.locator("label[for=view-right]").click()
    assert not left.evaluate(VISIBLE)
    assert right.evaluate(VISIBLE)
    page.locator("label[for=view-both]").click()
    assert left.evaluate(VISIBLE)
    assert right.evaluate(VISIBLE)


def test_the_two_sides_of_a_row_stand_at_one_height(address: str, new_page: NewPage) -> None:
    """On a wide window; later rows never shift."""
    page = new_page(1440)
    page.goto(address + FACING)
    tops = page.eval_on_selector_all(
        ".rows .row:is(.row-question, .row-answer, .row-paragraph):not(:has(.gap))",
        "rows => rows.map(row => [...row.querySelectorAll(':scope > .left, :scope > .right')]"
        ".map(side => Math.round(side.getBoundingClientRect().top)))",
    )
    assert len(tops) > 10
    assert all(abs(left - right) < 8 for left, right in tops)  # they stand on one baseline


def test_a_link_to_a_paragraph_leads_there(address: str, new_page: NewPage) -> None:
    """From the list of contents, without script."""
    page = new_page(1024, script=False)
    page.goto(f"{address}/en/thirty-seconds-of-nobody/#q2")
    box = page.locator("#q2").bounding_box()
    assert box is not None
    assert -10 < box["y"] < 300
