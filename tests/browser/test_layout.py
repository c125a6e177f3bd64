"""Facing pages keep their things apart: cards, stills, captions, notes, the switch, text; over sample and hard page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.magazine import Site
from toolbox.browsing import NewPage, Seen
from toolbox.layout import covered, holes, overlaps, stand_still, uneven

WIDTHS = (390, 768, 1024, 1440, 1920)
MARGIN = (1440, 1920)  # windows wide enough for cards beside the rows
VIEWS = ("view-both", "view-left", "view-right")
TOLERANCE = 24.0  # pixels: less than a line
Serve = Callable[[Path], str]
Find = Callable[[Page], list[str]]

# Follow a link, and let the page come to rest: rows that come near are drawn, and may be higher than was thought.
JUMP = """async (hash) => {
  location.hash = hash;
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
}"""
SMOOTH_JUMP = """async (hash) => {
  location.hash = hash;
  for (let rest = 0, last = -1; rest < 20; rest = scrollY === last ? rest + 1 : 0) {
    last = scrollY;
    await new Promise(requestAnimationFrame);
  }
}"""
MARK_FOCUSED = """() => {
  document.querySelectorAll("[data-focused]").forEach((element) => delete element.dataset.focused);
  if (!document.activeElement.closest("main")) return false;
  document.activeElement.dataset.focused = "";
  return true;
}"""


@pytest.fixture(params=["sample", "hard"])
def site(request: pytest.FixtureRequest) -> Site:
    """The sample, and the magazine of hard pages."""
    found: Site = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def facing(site: Site, site_server: Serve) -> str:
    """The longest facing article's whole address."""
    return site_server(site.folder) + site.kind("facing")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page as wide as any here, so that its pictures serve for all widths."""
    return new_page(max(WIDTHS))


def resize(page: Page, width: int) -> None:
    """Make the window so wide, at the top of the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_on_a_facing_page_lies_over_anything_else(view: str, facing: str, page: Page, overflow: Find) -> None:
    """No two texts, stills, cards, captions, notes or switches meet, in any view, and nothing leaves the window."""
    page.goto(facing)
    stand_still(page)
    page.locator(f"label[for={view}]").click()
    found = {}
    for width in WIDTHS:
        resize(page, width)
        found[width] = overlaps(page) + overflow(page)
    assert found == {width: [] for width in WIDTHS}


@pytest.mark.slow
def test_nothing_on_a_page_in_one_language_lies_over_anything_else(site: Site, site_server: Serve, page: Page) -> None:
    """Nor in an article, an issue, a film, a person, a list."""
    address = site_server(site.folder)
    found = {}
    for kind in site.kinds("zh-hant"):
        resize(page, max(WIDTHS))
        page.goto(address + kind.address)
        stand_still(page)
        for width in WIDTHS:
            resize(page, width)
            found[kind.name, width] = overlaps(page)
    assert found == {key: [] for key in found}


@pytest.mark.parametrize("width", MARGIN)
def test_cards_in_the_margin_make_no_hole_in_the_text(width: int, facing: str, new_page: NewPage) -> None:
    """Between two rows of text there is no more white than there would be without any card."""
    page = new_page(width)
    page.goto(facing)
    stand_still(page)
    assert [f"{gap.rows}: {gap.white:.0f} px" for gap in holes(page, TOLERANCE) if not gap.figure] == []


@pytest.mark.parametrize("width", MARGIN)
def test_cards_in_the_margin_make_no_hole_at_a_figure(width: int, facing: str, new_page: NewPage) -> None:
    """Nor between a row of text and a figure."""
    page = new_page(width)
    page.goto(facing)
    stand_still(page)
    assert [f"{gap.rows}: {gap.white:.0f} px" for gap in holes(page, TOLERANCE) if gap.figure] == []


def test_the_two_sides_of_a_row_begin_on_one_baseline(facing: str, page: Page) -> None:
    """Wherever both begin with words and stand side by side."""
    page.goto(facing)
    stand_still(page)
    for width in (width for width in WIDTHS if width >= 768):
        resize(page, width)
        assert (width, uneven(page, tolerance=1.0)) == (width, [])


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_bar_covers_what_a_link_leads_to(width: int, facing: str, new_page: NewPage) -> None:
    """The first line that a jump leads to can be read: the switch, which stays in sight, doesn't lie over it."""
    page = new_page(width)
    page.goto(facing)
    targets = page.eval_on_selector_all(
        "main a[href^='#']", "links => [...new Set(links.filter(a => a.hash.length > 1).map(a => a.hash))]"
    )
    assert len(targets) > 10
    found = {}
    for target in [target for target in targets if page.locator(target).is_visible()]:
        page.evaluate("() => { history.replaceState(null, '', location.pathname); scrollTo(0, 0) }")
        page.evaluate(JUMP, target)
        found[target] = covered(page, target)
    assert found == {key: [] for key in found}


def test_a_smooth_jump_ends_where_it_should(facing: str, new_page: NewPage) -> None:
    """For readers who haven't asked for less motion: rows that are drawn on the way don't throw it off."""
    page = new_page(1024)
    page.emulate_media(reduced_motion="no-preference")
    page.goto(facing)
    questions = page.eval_on_selector_all(".rows .row-question[id]", "rows => rows.map(row => '#' + row.id)")
    found = {}
    for question in (questions[1], questions[len(questions) // 2], questions[-1]):
        page.goto(facing)
        page.evaluate(SMOOTH_JUMP, question)
        found[question] = covered(page, question)
    assert found == {key: [] for key in found}


@pytest.mark.parametrize("width", [390, 1440])
def test_no_bar_covers_what_has_the_focus(width: int, facing: str, new_page: NewPage) -> None:
    """Going back through the links of a page, from its end, none comes to stand behind the switch."""
    page = new_page(width)
    page.goto(facing)
    page.locator("main a[href]").last.focus()
    found: list[str] = []
    steps = 0
    while page.evaluate(MARK_FOCUSED):
        found += covered(page, "[data-focused]")
        page.keyboard.press("Shift+Tab")
        steps += 1
    assert steps > 20
    assert found == []


def test_the_hard_pages_complain_of_nothing(
    hard: Site, site_server: Serve, new_page: NewPage, seen: Seen, overflow: Find
) -> None:
    """Nor do they run over their edges: long words and addresses break, tables scroll."""
    address = site_server(hard.folder)
    page = new_page()
    for kind in hard.kinds():
        page.set_viewport_size({"width": 1920, "height": 800})
        page.goto(address + kind.address)
        stand_still(page)
        for width in (1920, 1440, 1024, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert (kind.name, width, overflow(page)) == (kind.name, width, [])
    # What was still loading when the next page was opened is no complaint.
    assert [line for line in seen.complaints if not line.endswith("net::ERR_ABORTED")] == []
