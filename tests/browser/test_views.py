"""Views of facing pages: which languages, how they stand, what a hidden one leaves behind, and what is remembered."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.reader import (
    FOCUS,
    KEPT,
    NARROW,
    TOP,
    VIEWS,
    WIDE,
    choose,
    read_aloud,
    row_of_words,
    set_text,
    settle,
    shows,
    tab_to,
    view_in,
)
from toolbox.browsing import NewPage
from toolbox.layout import overlaps, stand_still

Find = Callable[[Page], list[str]]
THEMES = ("light", "dark", "sepia")
# Everything that moved without a press that asked for it, as browsers score it.
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) shifts.push(entry.value);
  })).observe({type: "layout-shift", buffered: false});
}"""
PLACES = """() => [...document.querySelectorAll(".row, .hero, .film-card, .views label")].map((element) => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return [x, element.closest(".reading-bar") ? 0 : y + scrollY, width, height].map(Math.round);
})"""
TO_TOP = "scrollTo({top: 0, behavior: 'instant'})"
PICTURES = ":scope > div .still > :first-child"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_each_view_shows_its_languages(width: int, script: bool, facing: str, new_page: NewPage) -> None:
    """One, the other, or both; nothing else is lost."""
    page = new_page(width, script=script)
    page.goto(facing)
    row = row_of_words(page)
    shown = {}
    for view in VIEWS:
        if page.locator(f"label[for=view-{view}]").is_visible():
            choose(page, f"view-{view}")
            shown[view] = shows(page, row)
    both = {"both": (True, True), "lines": (True, True)} if width == WIDE else {"both": (True, True)}
    assert shown == {"left": (True, False), **both, "peek": (True, False), "right": (False, True)}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("view", "hidden"), [("left", "right"), ("right", "left"), ("peek", "right")])
def test_a_hidden_language_is_neither_read_aloud_nor_copied(
    view: str, hidden: str, script: bool, facing: str, new_page: NewPage
) -> None:
    """In the whole page, captions as well."""
    page = new_page(WIDE, script=script)
    page.goto(facing)
    stand_still(page)
    words = {
        side: page.locator(f"{row_of_words(page)} > .{side} [data-s]").first.inner_text() for side in ("left", "right")
    }
    caption = page.locator(f".row-figure .{hidden} figcaption").first.inner_text().splitlines()[0][:12]
    assert all(text in read_aloud(page) for text in (*words.values(), caption))
    choose(page, f"view-{view}")
    copied = page.evaluate("getSelection().selectAllChildren(document.querySelector('main')), String(getSelection())")
    for found in (read_aloud(page), copied):
        assert words[hidden] not in found
        assert caption not in found
        assert all(text in found for side, text in words.items() if side != hidden)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("script", [True, False])
def test_views_are_changed_by_keyboard_alone(width: int, script: bool, facing: str, new_page: NewPage) -> None:
    """Tab leads to the switch, arrows through it; what has the focus is marked and stays in sight."""
    page = new_page(width, script=script)
    page.goto(facing)
    tab_to(page, "#view-both")
    order = ["lines", "peek", "right", "left", "both"] if width == WIDE else ["peek", "right", "left", "both"]
    for view in order:
        page.keyboard.press("ArrowRight")
        focus = page.evaluate(FOCUS)
        # Without a script the next press brings a switch back that a view has moved out of the window.
        assert (focus["id"], focus["shown"], focus["inside"] or not script) == (f"view-{view}", True, True)
        assert page.locator(f"#view-{view}").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#view-swap").is_checked()
    assert page.evaluate(FOCUS)["shown"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_peek_opens_one_paragraph_without_script(width: int, facing: str, new_page: NewPage) -> None:
    """One language, out of reach of readers' aids too; a paragraph's number opens the other one under it."""
    page = new_page(width, script=False)
    page.goto(facing)
    row = row_of_words(page)
    choose(page, "view-peek")
    assert shows(page, row) == (True, False)
    page.locator(f"{row} > .row-number").press("Enter")
    assert shows(page, row) == (True, True)
    assert page.locator(".rows .row:not(.row-figure) > .right:not(.gap):visible").count() == 1


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


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_peek_opens_stands_below(width: int, facing: str, new_page: NewPage) -> None:
    """With sides swapped, too; the number stays beside the first line."""
    page = new_page(width)
    for address, shown, opened in (
        (f"{facing}?view=peek", "left", "right"),
        (f"{facing}?view=peek&swap", "right", "left"),
    ):
        page.goto(address)
        row = row_of_words(page)
        page.locator(f"{row} > .{shown} [data-s]").first.click()
        above, below, number = (
            page.locator(f"{row} > {part}").bounding_box() for part in (f".{shown}", f".{opened}", ".row-number")
        )
        assert above
        assert below
        assert number
        assert below["y"] >= above["y"] + above["height"]
        assert number["y"] == pytest.approx(above["y"], abs=16)


@pytest.mark.parametrize("address", ["?view=peek", "?view=peek&swap"])
def test_an_opened_figure_shows_its_stills_once(address: str, facing: str, new_page: NewPage) -> None:
    """And both captions."""
    page = new_page(WIDE)
    page.goto(facing + address)
    stand_still(page)
    row = page.locator(".row-figure:not(:has(.gap))").first
    row.locator("figcaption:visible").first.click()
    assert row.locator("figcaption:visible").count() == 2 * row.locator(f"{PICTURES}:visible").count()
    assert row.locator(f"{PICTURES}:visible").count() == row.locator(".left .still").count()


@pytest.mark.parametrize("script", [True, False])
def test_sides_swap(script: bool, facing: str, new_page: NewPage) -> None:
    """What stood left stands right, at the same height; a still's captions go with their languages."""
    page = new_page(WIDE, script=script)
    page.goto(facing)
    stand_still(page)
    captions = ".row-figure:has(.figure-one):not(:has(.gap, .tall)) >> nth=0 >>"
    for sides in (
        [page.locator(f"{row_of_words(page)} > .{side}") for side in ("left", "right")],
        [page.locator(f"{captions} .{side} figcaption") for side in ("left", "right")],
    ):
        before = [side.evaluate("element => element.getBoundingClientRect().x") for side in sides]
        choose(page, "view-swap")
        after = [side.evaluate("element => element.getBoundingClientRect().x") for side in sides]
        assert before[0] < before[1]
        assert after[0] > after[1]
        assert sides[0].evaluate(TOP) == pytest.approx(sides[1].evaluate(TOP), abs=12)
        choose(page, "view-swap")


@pytest.mark.parametrize("view", ["left", "right"])
def test_one_language_stands_beside_its_numbers_however_sides_are(view: str, facing: str, new_page: NewPage) -> None:
    """A swap of sides leaves no empty line where there is one side only."""
    page = new_page(WIDE)
    for swap in ("", "&swap"):
        page.goto(f"{facing}?view={view}{swap}")
        stand_still(page)
        row = row_of_words(page)
        text, number = (page.locator(f"{row} > {part}").evaluate(TOP) for part in (f".{view}", ".row-number"))
        assert text == pytest.approx(number, abs=16)


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


# --- sizes and colours


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_runs_over_the_edge(width: int, view: str, facing: str, new_page: NewPage, overflow: Find) -> None:
    """With sides swapped and letters at their largest."""
    page = new_page(width)
    page.goto(f"{facing}?view={view}")
    assert overflow(page) == []
    set_text(page, "size-largest")
    choose(page, "view-swap")
    assert overflow(page) == []


@pytest.mark.parametrize("script", [True, False])
def test_at_twice_the_size_nothing_is_cut_or_covered(
    script: bool, facing: str, new_page: NewPage, overflow: Find
) -> None:
    """A window of 1280 pixels at 200 %, in each view: nobody has to scroll sideways."""
    page = new_page(640, height=400, script=script)
    page.goto(facing)
    stand_still(page)
    for view in ("left", "both", "peek", "right"):
        choose(page, f"view-{view}")
        page.evaluate(TO_TOP)  # away from the bar, which would lie over something
        assert (view, overflow(page), overlaps(page)) == (view, [], [])
    page.locator(".comfort summary").click()
    assert overflow(page) == []
    panel = page.locator(".comfort-panel").bounding_box()
    assert panel
    assert panel["y"] + panel["height"] <= 400 or panel["height"] <= 280  # and scrolls within


@pytest.mark.parametrize("width", [NARROW, 1280, WIDE])
def test_readers_own_size_of_letters_counts(width: int, facing: str, new_page: NewPage, overflow: Find) -> None:
    """The browser's own setting, twice the usual one: all letters are twice as large, and nothing is cut."""
    page = new_page(width)
    text = "element => parseFloat(getComputedStyle(element).fontSize)"
    page.goto(facing)
    before = page.locator(f"{row_of_words(page)} > .left").evaluate(text)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.reload()
    stand_still(page)
    assert page.locator(f"{row_of_words(page)} > .left").evaluate(text) >= 1.8 * before
    for view in ("left", "both", "peek", "right"):
        choose(page, f"view-{view}")
        page.evaluate(TO_TOP)
        # What a wide table hides it hides in a box that scrolls.
        met = [line for line in overlaps(page) if " th " not in line and " td " not in line]
        assert (view, overflow(page), met) == (view, [], [])


@pytest.mark.parametrize("width", [NARROW, pytest.param(WIDE, marks=pytest.mark.slow)])
def test_axe_finds_nothing_in_any_view_and_theme(width: int, facing: str, new_page: NewPage, axe: Find) -> None:
    """With a paragraph opened and one that a link leads to."""
    page = new_page(width)
    found = {}
    for view in VIEWS:
        page.goto(f"{facing}?view={view}#q1")
        page.locator(f"{row_of_words(page)} [data-s]:visible").first.click()
        for theme in THEMES:
            set_text(page, f"theme-{theme}")
            found[view, theme] = axe(page)
    assert found == {key: [] for key in found}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_moves_but_what_was_asked_to(width: int, facing: str, new_page: NewPage) -> None:
    """Views and sizes move the text once and no more; colours move nothing."""
    page = new_page(width)
    page.goto(facing)
    stand_still(page)
    before = page.evaluate(PLACES)
    for theme in THEMES:
        set_text(page, f"theme-{theme}")
        assert page.evaluate(PLACES) == before, theme
    page.evaluate(SHIFTS)
    for view in ("left", "peek", "right", "both"):
        choose(page, f"view-{view}")
        page.wait_for_timeout(700)  # for half a second browsers count what moves as asked for
    set_text(page, "size-large", "width-narrow")
    page.wait_for_timeout(700)
    settle(page)
    assert page.evaluate("shifts") == []


# --- remembered, and sent


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
    before = page.evaluate(KEPT)
    page.goto(f"{facing}?view=lines&swap")
    assert page.locator("#view-lines").is_checked()
    assert page.locator("#view-swap").is_checked()
    assert page.evaluate(KEPT) == before
    page.goto(facing)
    assert page.locator("#view-left").is_checked()
    assert not page.locator("#view-swap").is_checked()


def test_an_unknown_view_is_the_usual_one(facing: str, new_page: NewPage) -> None:
    """Whatever an address says."""
    page = new_page(WIDE)
    page.goto(f"{facing}?view=%22%3E")
    assert page.locator("#view-both").is_checked()


def test_a_browser_that_keeps_nothing_still_switches(facing: str, new_page: NewPage) -> None:
    """Where storage is forbidden nothing is remembered, and nothing fails."""
    page = new_page(WIDE)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(facing)
    choose(page, "view-left")
    assert shows(page, row_of_words(page)) == (True, False)
