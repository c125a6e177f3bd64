"""Stills in a browser: none is cut, strips are of one height, captions stay with them, and each opens in full size."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.magazine import Site
from toolbox.browsing import NewPage, Seen
from toolbox.layout import stand_still

WIDTHS = (390, 768, 1024, 1440, 1920)
HEIGHT = 800
Serve = Callable[[Path], str]
Find = Callable[[Page], list[str]]

# Of every still that is seen: its own shape, the shape of its picture, its place.
STILLS = """() => [...document.querySelectorAll(".figure .still img")].filter((image) => image.getClientRects().length)
  .map((image) => {
    const box = image.getBoundingClientRect();
    return {
      name: image.getAttribute("src"),
      own: image.getAttribute("width") / image.getAttribute("height"),
      shown: box.width / box.height,
      height: box.height,
      top: box.top + scrollY,
      strip: image.closest(".strip, .figure").matches(".strip") && getComputedStyle(image.closest(".strip")).display,
    };
  })"""
# For every caption of a still: how far below its picture's end it begins, and whether another picture is between.
CAPTIONS = """() => [...document.querySelectorAll(".left .strip .still > figcaption")].map((caption) => {
  const picture = caption.parentElement.firstElementChild.getBoundingClientRect();
  return caption.getBoundingClientRect().top - picture.bottom;
})"""
# Of every still in a strip: where its picture ends, and where its captions begin, in the order of these sides.
PAIRS = """(sides) => [...document.querySelectorAll(".row-figure:not(:has(.gap))")].flatMap((row) => {
  const [first, second] = sides.map((side) => [...row.querySelectorAll(`.${side} .strip .still`)]);
  return first.map((still, at) => [
    still.firstElementChild.getBoundingClientRect().bottom,
    ...[still, second[at]].map((one) => one.querySelector("figcaption")?.getBoundingClientRect().top ?? 1e9),
  ]);
})"""
WORDS = """() => [...document.querySelectorAll(".position")]
  .filter((word) => word.getClientRects().length).map((word) => word.textContent)"""
AT_REST = """() => new Promise((done) => {
  const gallery = document.querySelector(".gallery");
  let last = -1, still = 0;
  const look = () => {
    still = gallery.scrollLeft === last ? still + 1 : 0;
    last = gallery.scrollLeft;
    if (still > 5) done(Math.round(last / gallery.clientWidth) + 1);
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture
def address(hard: Site, site_server: Serve) -> str:
    """The hard magazine's longest facing article."""
    return site_server(hard.folder) + hard.kind("facing")


def stills(page: Page) -> list[dict[str, Any]]:
    """What is seen of stills."""
    found: list[dict[str, Any]] = page.evaluate(STILLS)
    assert found
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_no_still_is_cut_or_too_high(new_page: NewPage, address: str, width: int) -> None:
    """The shape of each is its own to a hundredth, and none is higher than the window."""
    page = new_page(width, height=HEIGHT)
    page.goto(address)
    stand_still(page)
    for still in stills(page):
        assert still["shown"] == pytest.approx(still["own"], rel=0.02), still
        assert still["height"] <= HEIGHT, still


def test_paper_cuts_none_either(new_page: NewPage, address: str) -> None:
    """On a sheet of A4, where none is higher than a third of it."""
    page = new_page(794, height=HEIGHT)
    page.emulate_media(media="print")
    page.goto(address)
    stand_still(page)
    for still in stills(page):
        assert still["shown"] == pytest.approx(still["own"], rel=0.02), still
        assert still["height"] <= 341, still  # 90 mm


@pytest.mark.parametrize("width", [768, 1440])
def test_stills_of_a_strip_are_of_one_height(new_page: NewPage, address: str, width: int) -> None:
    """Those that begin at one height, to a pixel."""
    page = new_page(width, height=HEIGHT)
    page.goto(address)
    stand_still(page)
    heights: dict[float, set[int]] = {}
    for still in stills(page):
        if still["strip"] == "flex":
            heights.setdefault(round(still["top"]), set()).add(round(still["height"]))
    assert heights
    assert all(max(found) - min(found) <= 1 for found in heights.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_a_caption_stands_right_below_its_still(new_page: NewPage, address: str, width: int) -> None:
    """Wherever the layout puts it."""
    page = new_page(width, height=HEIGHT)
    page.goto(address)
    stand_still(page)
    gaps = page.evaluate(CAPTIONS)
    assert gaps
    assert all(0 <= gap < 24 for gap in gaps), gaps


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("view", ["both", "lines"])
def test_captions_follow_their_sides(new_page: NewPage, address: str, view: str, width: int) -> None:
    """Under every still the caption of the side that is first, then the other; a swap turns them round."""
    page = new_page(width, height=HEIGHT)
    for swap, order in (("", ("left", "right")), ("&swap", ("right", "left"))):
        page.goto(f"{address}?view={view}{swap}")
        stand_still(page)
        found = page.evaluate(PAIRS, order)
        assert found
        assert all(picture <= first <= second for picture, first, second in found), (swap, found)


def test_a_word_for_a_place_is_seen_where_it_is_true(new_page: NewPage, address: str) -> None:
    """Top and bottom everywhere, left and right where stills stand side by side."""
    page = new_page(1440, height=HEIGHT)
    page.goto(address)
    stand_still(page)
    wide = set(page.evaluate(WORDS))
    page.set_viewport_size({"width": 390, "height": HEIGHT})
    stand_still(page)
    narrow = set(page.evaluate(WORDS))
    assert {"左：", "右：", "左上：", "上：", "下：", "Left:", "Top:"} <= wide
    assert narrow == {"上：", "下：", "Top:", "Bottom:"}


def test_a_still_opens_over_the_page(new_page: NewPage, seen: Seen, address: str, axe: Find) -> None:
    """With its captions in both languages; arrow keys turn, Escape closes, and the focus is where it was."""
    page = new_page(1024, height=HEIGHT)
    page.goto(address)
    link = page.locator(".left a.enlarge").nth(2)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.viewer[open] .gallery")
    assert page.evaluate(AT_REST) == 3
    assert page.evaluate("document.activeElement.className") == "gallery"
    assert page.locator("#s3 p[lang]").evaluate_all("all => all.map((one) => one.lang)") == ["zh-Hant-TW", "en"]
    assert axe(page) == []
    page.keyboard.press("ArrowRight")
    assert page.evaluate(AT_REST) == 4
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(AT_REST) in (2, 3)  # two keys at once may be one step
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.className") == "enlarge"
    assert page.url.split("#")[0] == address
    assert seen.complaints == []


def test_the_ways_inside_stay_inside(new_page: NewPage, address: str) -> None:
    """The arrows turn; the cross closes."""
    page = new_page(390, height=HEIGHT)
    page.goto(address)
    page.locator(".left a.enlarge").first.click()
    page.wait_for_selector("dialog.viewer[open] .gallery")
    page.locator("dialog #s1 .slide-ways a[href='#s2']").click()
    assert page.evaluate(AT_REST) == 2
    page.locator("dialog #s2 .slide-close").click()
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_without_a_script_a_still_has_a_page(new_page: NewPage, address: str, width: int) -> None:
    """The same stills, the same words, and a way back to the figure."""
    page = new_page(width, height=HEIGHT, script=False)
    page.goto(address)
    stand_still(page)  # a row that comes into sight may move the picture from under the pointer
    page.locator(".left a.enlarge").nth(1).click()
    page.wait_for_url("**/stills/#s2", wait_until="commit")
    stand_still(page)
    box = page.locator("#s2").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, width)
    page.locator("#s2 .slide-close").click()
    assert page.url.startswith(f"{address}#f")


def test_the_page_of_stills_is_for_everybody(new_page: NewPage, seen: Seen, address: str, axe: Find) -> None:
    """Nothing to complain of, light and dark; the arrow keys turn it, too."""
    for dark in (False, True):
        page = new_page(1024, height=HEIGHT, dark=dark)
        page.goto(f"{address}stills/")
        assert axe(page) == []
        page.keyboard.press("ArrowRight")
        assert page.evaluate(AT_REST) == 2
    assert seen.complaints == []
