"""Settings of the text, the help sheet, the list of contents, how far one has come: with a script and without."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route

from tests.browser.reader import FOCUS, NARROW, WIDE, choose, comes_true, row_of_words, set_text, tab_to
from toolbox.browsing import NewPage

SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
WIDTH = "element => element.getBoundingClientRect().width"
PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
SCHEME = "() => getComputedStyle(document.documentElement).colorScheme"


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("script", [True, False])
def test_sizes_follow_one_another(script: bool, width: int, facing: str, new_page: NewPage) -> None:
    """Each larger than the one before it; the usual one is chosen."""
    page = new_page(width, script=script)
    page.goto(facing)
    assert page.locator("#size-usual").is_checked()
    text = page.locator(f"{row_of_words(page)} > .left")
    found = []
    for size in ("small", "usual", "large", "largest"):
        set_text(page, f"size-{size}")
        found.append(text.evaluate(SIZE))
    assert found == sorted(set(found))


@pytest.mark.parametrize("script", [True, False])
def test_lines_are_as_wide_as_one_likes(script: bool, traditional: str, new_page: NewPage) -> None:
    """In one language, from narrow to wide; on facing pages as well."""
    for address, text in ((traditional, ".body > p"), (traditional.replace("zh-hant", "zh-hant-en"), ".row > .right")):
        page = new_page(1920, script=script)
        page.goto(address)
        found = []
        for width in ("narrow", "usual", "wide"):
            set_text(page, f"width-{width}")
            found.append(page.locator(text).first.evaluate(WIDTH))
        assert found == sorted(set(found)), text


@pytest.mark.parametrize("script", [True, False])
def test_themes_change_the_colours(script: bool, facing: str, new_page: NewPage) -> None:
    """Light by night, dark by day, sepia; automatic follows the machine."""
    for dark in (False, True):
        page = new_page(WIDE, script=script, dark=dark)
        page.goto(facing)
        machines = page.evaluate(PAPER)
        found = {}
        for theme in ("light", "dark", "sepia", "usual"):
            set_text(page, f"theme-{theme}")
            found[theme] = page.evaluate(PAPER)
        assert found["usual"] == machines == found["dark" if dark else "light"]
        assert len(set(found.values())) == 3
        set_text(page, "theme-sepia")
        assert page.evaluate(SCHEME) == "light"


@pytest.mark.parametrize("script", [True, False])
def test_pages_without_a_text_have_colours_to_choose(script: bool, facing: str, new_page: NewPage) -> None:
    """In their footer, by keyboard as well."""
    page = new_page(NARROW, script=script)
    page.goto(urljoin(facing, "../films/"))
    choose(page, "theme-sepia")
    sepia = page.evaluate(PAPER)
    page.keyboard.press("ArrowLeft")
    assert page.locator("#theme-dark").is_checked()
    assert page.evaluate(SCHEME) == "dark"
    assert page.evaluate(PAPER) != sepia


def test_colours_are_the_same_on_every_page(facing: str, new_page: NewPage) -> None:
    """Chosen beside a text or in a footer, they are those of all pages that are opened after that."""
    page = new_page(WIDE)
    lists = [urljoin(facing, address) for address in ("/", "../", "../films/", "../people/", "../archive/")]
    page.goto(facing)
    set_text(page, "theme-sepia")
    sepia = page.evaluate(PAPER)
    for address in lists:
        page.goto(address)
        assert page.evaluate(PAPER) == sepia, address
    choose(page, "theme-dark")
    page.goto(facing)
    assert page.locator("#theme-dark").is_checked()


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("script", [True, False])
def test_settings_are_made_by_keyboard_alone(width: int, script: bool, traditional: str, new_page: NewPage) -> None:
    """Opened, gone through and changed; what has the focus is marked and in sight."""
    page = new_page(width, script=script)
    page.goto(traditional)
    tab_to(page, ".comfort summary")
    page.keyboard.press("Enter")
    for group, choice in (("setting", "usual"), ("size", "usual"), ("width", "usual"), ("theme", "usual")):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert (focus["id"], focus["shown"], focus["inside"]) == (f"{group}-{choice}", True, True)
    page.keyboard.press("ArrowRight")
    assert page.locator("#theme-light").is_checked()


def test_settings_are_remembered(facing: str, new_page: NewPage) -> None:
    """On pages of every edition."""
    page = new_page(NARROW)
    page.goto(facing)
    page.locator(".comfort summary").click()
    for name in ("theme-sepia", "size-large", "width-narrow"):
        choose(page, name)
    page.goto(facing.replace("/zh-hant-en/", "/en/"))
    for name in ("theme-sepia", "size-large", "width-narrow"):
        assert page.locator(f"#{name}").is_checked()


# When a remembered setting is applied, and when the page is painted for the first time.
ORDER = """
  window.moments = {};
  const {set, ...rest} = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked");
  Object.defineProperty(HTMLInputElement.prototype, "checked", {...rest, set(value) {
    if (value) moments[this.id] = performance.now();
    set.call(this, value);
  }});
  new PerformanceObserver((list) => { moments.paint = list.getEntries()[0].startTime; })
    .observe({type: "paint", buffered: true});
"""


@pytest.mark.parametrize("wait", [0, 600])
def test_what_is_remembered_is_there_before_the_first_paint(wait: int, facing: str, new_page: NewPage) -> None:
    """Nobody who reads by night sees a white page first; not even where the script comes late."""
    page = new_page(WIDE)
    page.goto(facing)
    set_text(page, "theme-dark")
    choose(page, "view-left")
    page.add_init_script(ORDER)

    def late(route: Route) -> None:
        page.wait_for_timeout(wait)
        route.continue_()

    page.route("**/js/facing.*", late)
    page.reload()
    assert comes_true(page, "moments.paint")
    moments = page.evaluate("moments")
    assert max(moments["theme-dark"], moments["view-left"]) <= moments["paint"]


def test_the_help_sheet_opens_and_closes_by_key(facing: str, new_page: NewPage) -> None:
    """The focus goes there and is never lost; without a script there are no keys, and none are told of."""
    page = new_page(WIDE)
    page.goto(facing)
    page.keyboard.press("?")
    assert page.locator("#keys kbd").count() >= 6
    assert page.locator("#keys kbd").first.is_visible()
    assert page.evaluate(FOCUS)["name"] == "summary"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["id"] == "size-usual"
    page.keyboard.press("Escape")
    assert not page.locator(".comfort-panel").is_visible()
    assert page.evaluate(FOCUS)["name"] == "summary"
    plain = new_page(WIDE, script=False)
    plain.goto(facing)
    plain.locator(".comfort summary").click()
    assert not plain.locator("#keys").is_visible()


def test_every_key_that_is_told_of_does_something(facing: str, traditional: str, new_page: NewPage) -> None:
    """And in both kinds of article the one that opens the sheet is told of."""
    for address in (facing, traditional):
        page = new_page(WIDE)
        page.goto(address)
        page.evaluate(
            "addEventListener('keydown', (event) => { if (event.defaultPrevented) window.done = event.key; })"
        )
        told = page.locator("#keys kbd").all_text_contents()
        assert "?" in told
        for key in "".join(told).replace("1–5", "12345"):
            page.evaluate("window.done = ''")
            page.keyboard.press(key)
            assert page.evaluate("done") == key


def test_the_list_of_contents_leads_to_each_question(facing: str, new_page: NewPage) -> None:
    """Without a script, by keyboard."""
    page = new_page(NARROW, script=False)
    page.goto(facing)
    tab_to(page, ".contents summary")
    page.keyboard.press("Enter")
    links = page.locator(".contents li a")
    questions = page.locator(".row-question.row-opens[id]")
    assert links.count() == questions.count()
    tab_to(page, ".contents li:last-child a")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(1)") == questions.last.get_attribute("id")


@pytest.mark.parametrize("script", [True, False])
def test_the_bar_shows_how_far_one_has_come(script: bool, facing: str, new_page: NewPage) -> None:
    """From nothing to the whole width."""
    page = new_page(WIDE, script=script)
    page.emulate_media(reduced_motion="no-preference")
    page.goto(facing)
    scale = "() => new DOMMatrix(getComputedStyle(document.querySelector('.reading-bar'), '::after').transform).a"
    found = []
    for part in (0, 0.5, 1):
        page.evaluate(
            "part => scrollTo({top: part * document.documentElement.scrollHeight, behavior: 'instant'})", part
        )
        page.wait_for_timeout(100)  # where scripts are off, no frame can be waited for
        found.append(page.evaluate(scale))
    assert found[0] < 0.05
    assert 0.3 < found[1] < 0.7
    assert found[2] > 0.95


def minutes(page: Page, where: str) -> str:
    """How many minutes the head of an article says that it takes."""
    found: list[str] = re.findall(r"\d+", page.locator(f"{where} .facts span").last.inner_text())
    return found[-1]


def test_reading_time_is_said_in_each_language(facing: str, traditional: str, new_page: NewPage) -> None:
    """That of each side, as its own edition says it; a view of one side keeps its date and time."""
    page = new_page(WIDE, script=False)
    alone = {}
    for side, address in (("left", traditional), ("right", traditional.replace("/zh-hant/", "/en/"))):
        page.goto(address)
        alone[side] = minutes(page, ".hero")
    page.goto(facing)
    assert {side: minutes(page, f".hero .{side}") for side in alone} == alone
    choose(page, "view-right")
    assert page.locator(".hero .right time").is_visible()
