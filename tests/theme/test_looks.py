"""The pages in a browser: nothing overlaps or runs over the edge, nothing is forbidden, all of it can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.theme.render import pages
from toolbox.browsing import NewPage, Seen, overflow, run_axe
from toolbox.page_tools import axe_source

HTML = sorted(place for place in pages() if place.endswith(".html"))
WIDTHS = (390, 1024, 1440, *(pytest.param(width, marks=pytest.mark.slow) for width in (320, 640, 768, 1280, 1920)))
FACING = "zh-hant-en/light-is-never-late/index.html"
LONG_TITLES = "zh-hant-en/long/index.html"
ARTICLE = "zh-hant/light-is-never-late/index.html"

# Pairs of pieces of text, stills and cards that cover each other, as "first | second".
OVERLAPS = """() => {
  // Rows out of sight are not laid out until they are near: here all of them are to be.
  for (const row of document.querySelectorAll(".row")) row.style.contentVisibility = "visible";
  const pieces = [...document.querySelectorAll(".body > p, .turn > p, .row p, .row h2, .row li, .row-number, picture, "
    + ".placeholder, figcaption, .film-card, .hero-title span, .hero p, .notes li, .table, .views label")]
    .flatMap((element) => [...element.getClientRects()].map((box) => [element, box]))
    .filter(([, box]) => box.width > 2 && box.height > 2);
  const name = (element) => element.localName + "." + element.className + " " + element.textContent.trim().slice(0, 20);
  const cover = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return pieces.flatMap(([one, a], at) => pieces.slice(at + 1)
    .filter(([other, b]) => cover(a, b) && !one.contains(other) && !other.contains(one)
      && one.closest("p, li") !== other.closest("p, li") && !inLine(one, other))
    .map(([other]) => name(one) + " | " + name(other)));
  // A speaker's name runs into the paragraph after it: their lines share a height but not a place.
  function inLine(one, other) {
    const inline = (piece) => getComputedStyle(piece).display === "inline";
    return one.parentElement === other.parentElement && (inline(one) || inline(other));
  }
}"""
FIRST_LINES = """() => [...document.querySelectorAll(".row:not(.row-figure, .row-divider)")]
  .filter((row) => !row.querySelector(".gap"))
  .map((row) => [".left", ".right"].map((side) => {
    const mark = document.createElement("span");
    mark.style.cssText = "display:inline-block;inline-size:0;block-size:0";
    const first = row.querySelector(side).querySelector("p, h2, li") ?? row.querySelector(side);
    first.prepend(mark);
    return mark.getBoundingClientRect().bottom;
  }))
  .map(([left, right]) => Math.abs(left - right))"""


@pytest.fixture
def opened(site: Path, site_server: Callable[[Path], str], new_page: NewPage) -> Callable[..., Page]:
    """`opened(place, width)`: a page of the theme in the window of that width, which a test opens once."""
    base = site_server(site)
    windows: dict[tuple[int, bool, bool], Page] = {}

    def open_page(place: str, width: int, *, dark: bool = False, script: bool = True) -> Page:
        key = (width, dark, script)
        if key not in windows:
            windows[key] = new_page(width, height=900, dark=dark, script=script)
        windows[key].goto(f"{base}/{place}")
        return windows[key]

    return open_page


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over_the_edge(opened: Callable[..., Page], seen: Seen, width: int) -> None:
    """No page is wider than its window, and the browser complains of nothing under the strict policy."""
    found = {place: overflow(opened(place, width)) for place in HTML}
    assert {place: pieces for place, pieces in found.items() if pieces} == {}
    # What was still loading when the next page was opened is no complaint.
    assert [line for line in seen.complaints if not line.endswith("net::ERR_ABORTED")] == []


@pytest.mark.parametrize("place", [FACING, LONG_TITLES, ARTICLE])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps(opened: Callable[..., Page], place: str, width: int) -> None:
    """Cards, stills, captions, names and text keep clear of one another."""
    assert opened(place, width).evaluate(OVERLAPS) == []


@pytest.mark.parametrize("width", [768, 1024, 1440])
def test_first_lines_share_a_baseline(opened: Callable[..., Page], width: int) -> None:
    """Both sides of a row begin at one height."""
    assert max(opened(FACING, width).evaluate(FIRST_LINES)) < 1


def test_a_card_begins_beside_its_paragraph(opened: Callable[..., Page]) -> None:
    """In the margin, a card stands level with the paragraph that first names the film."""
    for place, paragraph in ((FACING, "#q1-lin"), (ARTICLE, "#q1-lin-1")):
        page = opened(place, 1440)
        text, card = page.locator(paragraph).bounding_box(), page.locator("#film-ebb-line").bounding_box()
        assert text
        assert card
        assert abs(card["y"] - text["y"]) < 24
        assert card["x"] > text["x"] + text["width"]


@pytest.mark.parametrize(("view", "shown", "hidden"), [("view-left", "left", "right"), ("view-right", "right", "left")])
def test_one_language_can_be_read_without_script(
    opened: Callable[..., Page], view: str, shown: str, hidden: str
) -> None:
    """The switch shows one side and takes the other away, stills included once."""
    page = opened(FACING, 1024, script=False)
    page.locator(f"label[for={view}]").click()
    assert page.locator(f"#q1 .{shown}").is_visible()
    assert page.locator(f"#q1 .{hidden}").is_hidden()
    assert page.locator("#f1 picture").locator("visible=true").count() == 1
    assert page.locator("h1").inner_text().strip()


def test_both_languages_show_a_still_once(opened: Callable[..., Page]) -> None:
    """A still that stands on both sides is seen once, its captions twice."""
    page = opened(FACING, 1440)
    assert page.locator("#f1 picture").locator("visible=true").count() == 1
    assert page.locator("#f1 figcaption").locator("visible=true").count() == 2


def test_captions_stand_under_their_own_still(opened: Callable[..., Page]) -> None:
    """Of four stills, each has both of its captions below it before the next row of stills."""
    page = opened(FACING, 1440)
    tops = {words: page.get_by_text(words, exact=True).bounding_box() for words in ("One", "Two", "Three")}
    one, two, three = (box for box in tops.values() if box)
    assert one["y"] == two["y"]
    assert three["y"] > one["y"] + 100
    assert one["x"] == three["x"] < two["x"]


@pytest.mark.parametrize(
    ("width", "dark"),
    [
        (390, False),
        (1440, True),
        pytest.param(390, True, marks=pytest.mark.slow),
        pytest.param(1440, False, marks=pytest.mark.slow),
    ],
)
def test_everyone_can_read_it(opened: Callable[..., Page], node_modules: Path, width: int, dark: bool) -> None:
    """axe-core finds nothing."""
    source = axe_source(node_modules)
    found = {place: run_axe(opened(place, width, dark=dark), source) for place in HTML}
    assert {place: pieces for place, pieces in found.items() if pieces} == {}


@pytest.mark.slow
def test_the_markup_is_valid(
    site: Path, vnu: Callable[[Path], list[str]], html_validate: Callable[[Path], list[str]]
) -> None:
    """Both checkers of HTML find nothing."""
    assert vnu(site) == []
    assert html_validate(site) == []
