"""What a reader does on the page of an article, and what it then shows: shared by the tests of reading."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

WIDE, NARROW = 1440, 390
VIEWS = ("left", "both", "lines", "peek", "right")
VISIBLE = "element => element.checkVisibility()"
# Where things are that a change may move: from the top of the window.
TOP = "element => element.getBoundingClientRect().top"
# What has the focus, and whether its mark can be seen: a radio button's is drawn on its label.
FOCUS = """() => {
  const element = document.activeElement;
  const drawn = element.type === "radio" || element.type === "checkbox" ? element.nextElementSibling : element;
  const box = drawn.getBoundingClientRect(), style = getComputedStyle(drawn);
  const seen = element.checkVisibility() && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return {id: element.id, name: element.localName, text: element.textContent.trim(), shown: seen,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""
KEPT = "() => Object.fromEntries(Object.entries(localStorage))"


def row_of_words(page: Page, at: int = 6) -> str:
    """The selector of a row whose sentences are paired, some way down."""
    ids = page.eval_on_selector_all(
        ".row[id]:has(.left [data-s]):has(.right [data-s])", "rows => rows.map(row => row.id)"
    )
    return f'[id="{ids[at]}"]'


def row_of_paragraphs(page: Page) -> str:
    """The selector of a row that has no marked sentence on either side."""
    ids = page.eval_on_selector_all(".row-answer[id]:not(:has([data-s], .gap))", "rows => rows.map(row => row.id)")
    return f'[id="{ids[0]}"]'


def shows(page: Page, row: str) -> tuple[bool, bool]:
    """Whether a row shows its left and its right side."""
    left, right = (page.locator(f"{row} > .{side}").evaluate(VISIBLE) for side in ("left", "right"))
    return left, right


def choose(page: Page, name: str) -> None:
    """Press a button of the bar."""
    page.locator(f"label[for={name}]").click()


def set_text(page: Page, *names: str) -> None:
    """Press buttons of the settings, which open for it and close again."""
    page.locator(".comfort summary").click()
    for name in names:
        choose(page, name)
    page.locator(".comfort summary").click()


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


def comes_true(page: Page, condition: str) -> bool:
    """Whether a condition, in a page's own language, holds within five seconds or so of frames.

    Playwright's `wait_for_function` would compile it in the page at every look, which the policy of our pages forbids.
    """
    look = """async () => {
      for (let i = 0; i < 300; i++) {
        if (%s) return true;
        await new Promise(requestAnimationFrame);
      }
      return false;
    }"""
    return bool(page.evaluate(look % condition))


def view_in(page: Page) -> str:
    """The view that the address names."""
    return parse_qs(urlsplit(page.url).query).get("view", [""])[0]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus; it never is out of sight on the way."""
    for _ in range(200):
        page.keyboard.press("Tab")
        focus: dict[str, Any] = page.evaluate(FOCUS)
        if focus["name"] != "body":
            assert focus["shown"], focus
            assert focus["inside"], focus
        if page.locator(selector).evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def read_aloud(page: Page) -> str:
    """Everything that the page tells a screen reader, in order."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        session.detach()
    return "\n".join(words_of(nodes))


def words_of(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """The names of what an accessibility tree holds and does not leave out."""
    for node in nodes:
        name = node.get("name", {}).get("value", "")
        if not node["ignored"] and name:
            yield name
