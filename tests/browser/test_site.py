"""Built pages of each kind in a reader's browser: wide and narrow, light and dark, with and without scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.site.magazine import Site
from toolbox.browsing import NewPage, Seen
from toolbox.layout import overlaps, stand_still

Find = Callable[[Page], list[str]]


WIDTHS = (1920, 1440, 1280, 1024, 768, 640, 390, 360, 320)  # from the widest, so that its pictures serve for all
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAPER = 680  # CSS pixels between the margins of A4
VISIBLE = "element => element.checkVisibility({visibilityProperty: true})"


@pytest.fixture
def address(sample: Site, site_server: Callable[[Path], str]) -> str:
    """Where the built sample is served."""
    return site_server(sample.folder)


@pytest.fixture
def pages(sample: Site) -> list[str]:
    """The address of one page of each kind: the facing edition's, where there are several."""
    return [kind.address for kind in sample.kinds()]


@pytest.fixture
def facing(sample: Site) -> str:
    """The address of the longest facing article."""
    return sample.kind("facing")


@pytest.mark.parametrize(
    "edition",
    ["zh-hant-en", pytest.param("zh-hant", marks=pytest.mark.slow), pytest.param("en", marks=pytest.mark.slow)],
)
def test_no_page_complains_or_runs_over_its_edge(
    edition: str, sample: Site, address: str, new_page: NewPage, seen: Seen, overflow: Find
) -> None:
    """No error in the console, nothing that the policy stops, no request to another machine, nothing cut off."""
    page = new_page(WIDTHS[0])
    for kind in sample.kinds(edition):
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(address + kind.address)
        stand_still(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert (kind.address, width, overflow(page)) == (kind.address, width, [])
    # What was still loading when the next page was opened is no complaint.
    assert [line for line in seen.complaints if not line.endswith("net::ERR_ABORTED")] == []


# The pictures that take no place on the page.
FLAT = """() => [...document.images].filter((image) => image.checkVisibility() && !image.getBoundingClientRect().height)
  .map((image) => image.getAttribute("src"))"""


@pytest.mark.parametrize("width", [1440, 390])
def test_pictures_have_their_place_before_they_are_there(
    width: int, pages: list[str], address: str, new_page: NewPage
) -> None:
    """So that none of them moves the text when it arrives."""
    page = new_page(width)
    page.route("**/images/**", lambda route: None)
    for path in pages:
        page.goto(address + path, wait_until="domcontentloaded")
        assert (path, page.evaluate(FLAT)) == (path, [])


@pytest.mark.parametrize("width", [390, pytest.param(1440, marks=pytest.mark.slow)])
def test_axe_finds_nothing(width: int, pages: list[str], address: str, new_page: NewPage, axe: Find) -> None:
    """In either colour scheme, narrow and wide."""
    page = new_page(width)
    for path in pages:
        page.goto(address + path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert (path, scheme, axe(page)) == (path, scheme, [])


@pytest.mark.slow
def test_pages_in_forced_colours_stay_within_their_edges(
    pages: list[str], address: str, new_page: NewPage, overflow: Find
) -> None:
    """As on a machine whose owner has chosen the colours; narrow and wide."""
    page = new_page()
    page.emulate_media(forced_colors="active")
    for path in pages:
        page.set_viewport_size({"width": 1440, "height": 800})
        page.goto(address + path)
        stand_still(page)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert (path, width, overflow(page)) == (path, width, [])


def test_printed_pages_stay_on_the_paper(pages: list[str], address: str, new_page: NewPage, overflow: Find) -> None:
    """Within the margins of A4, and nothing is printed over anything else."""
    page = new_page(PAPER)
    page.emulate_media(media="print")
    for path in pages:
        page.goto(address + path)
        stand_still(page)
        assert (path, overflow(page), overlaps(page)) == (path, [], [])


def test_nothing_moves_for_readers_who_asked_for_that(pages: list[str], address: str, new_page: NewPage) -> None:
    """No animation runs, and a jump is a jump."""
    page = new_page()
    for path in pages:
        page.goto(address + path)
        assert page.evaluate("document.getAnimations().length") == 0, path
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", path


def test_every_picture_arrives_in_its_place(sample: Site, address: str, new_page: NewPage) -> None:
    """Every image is loaded, at the proportions that the page had kept for it."""
    page = new_page(1024)
    for path in map(sample.kind, ("facing", "index", "issue")):
        page.goto(address + path)
        stand_still(page)
        broken = page.eval_on_selector_all(
            "img",
            "images => images.filter(i => i.checkVisibility() && (!i.complete || !i.naturalWidth ||"
            " Math.abs(i.naturalWidth / i.naturalHeight - i.width / i.height) > 0.5 && getComputedStyle(i).objectFit"
            " === 'fill')).map(i => i.currentSrc)",
        )
        assert broken == [], path


def test_without_script_the_pages_read_the_same(pages: list[str], address: str, new_page: NewPage) -> None:
    """Not a word less."""
    with_script, without = new_page(1024), new_page(1024, script=False)
    for path in pages:
        with_script.goto(address + path)
        without.goto(address + path)
        words = [page.locator("main").inner_text() for page in (with_script, without)]
        assert words[0] == words[1], path
        assert words[0].strip(), path


@pytest.mark.parametrize("width", [390, 1024])
def test_the_views_of_a_facing_page_switch_without_script(
    width: int, facing: str, address: str, new_page: NewPage
) -> None:
    """Left, right and both: what is not asked for is not shown, and nothing else is lost."""
    page = new_page(width, script=False)
    page.goto(address + facing)
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


def test_a_link_to_a_paragraph_leads_there(sample: Site, address: str, new_page: NewPage) -> None:
    """From the list of contents, without script."""
    page = new_page(1024, script=False)
    page.goto(f"{address}{sample.kind('article-en')}#q2")
    box = page.locator("#q2").bounding_box()
    assert box is not None
    assert -10 < box["y"] < 300
