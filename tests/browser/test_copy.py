"""What a reader copies: one language of a selection, or a paragraph in both with who says it and where."""

import pytest
from playwright.sync_api import Page

from tests.browser.reader import NARROW, WIDE, read_to, row_of_words, tab_to
from toolbox.browsing import NewPage

SELECT = """(selector) => getSelection().selectAllChildren(document.querySelector(selector))"""
# From a paragraph on the left into the next row, over what stands right of both.
ACROSS = """(selector) => {
  const row = document.querySelector(selector);
  const all = [...document.querySelectorAll(".row[id]:not(.row-figure) > .left p:not(.who)")];
  const first = row.querySelector(".left p:not(.who)");
  const last = all.slice(all.indexOf(first)).find((one) => !row.contains(one));
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
  const beside = row.querySelector(".right p:not(.who)");
  return [first, last, beside].map((one) => one.textContent.trim());
}"""
CLIPBOARD = "() => navigator.clipboard.readText()"


@pytest.fixture
def copying(new_page: NewPage) -> Page:
    """A wide page that may use the clipboard."""
    page = new_page(WIDE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied_both(page: Page) -> list[str]:
    """The parts of a quotation in the clipboard, once the page says that it is there."""
    page.locator(".cited output:not(:empty)").wait_for()
    parts: list[str] = page.evaluate(CLIPBOARD).split("\n\n")
    return parts


def test_a_selection_over_both_columns_copies_the_one_it_began_in(facing: str, copying: Page) -> None:
    """Not a word of the other, and no numbers."""
    copying.goto(facing)
    first, last, other = copying.evaluate(ACROSS, row_of_words(copying))
    copying.keyboard.press("ControlOrMeta+c")
    copied = copying.evaluate(CLIPBOARD)
    assert first in copied
    assert last in copied
    assert other[:20] not in copied


def test_both_languages_are_copied_by_key(facing: str, copying: Page) -> None:
    """What is read, who says it in both, title, magazine and address."""
    copying.goto(facing)
    row = row_of_words(copying, 8)
    read_to(copying, row)
    copying.keyboard.press("c")
    left, right, source = copied_both(copying)
    for side, words in (("left", left), ("right", right)):
        assert words == " ".join(copying.locator(f"{row} > .{side} p:not(.who)").inner_text().split())
    titles = copying.locator(".cited cite").all_text_contents()
    *_, titled, place, address = source.split("\n")
    assert titled == " / ".join(titles)
    assert place.split(" · ")[0] == copying.locator(".logo strong").inner_text()
    assert address.endswith("#" + row.removeprefix('[id="').removesuffix('"]'))


def test_one_who_goes_on_speaking_is_named(facing: str, copying: Page) -> None:
    """The name stands at the beginning of the turn, some rows above."""
    copying.goto(facing)
    row = copying.locator(".row-answer[id]:not(.row-opens)").first
    name = row.get_attribute("id")
    copying.evaluate("name => { location.hash = name }", name)
    copying.keyboard.press("c")
    *_, source = copied_both(copying)
    opens = copying.locator(f".row-opens:has(~ [id='{name}']), .beside:has(~ [id='{name}']) > .row-opens").last
    assert source.split("\n")[0] == " / ".join(opens.locator(".speaker").all_text_contents())


def test_a_selection_brings_up_the_button(facing: str, copying: Page) -> None:
    """It copies the paragraph in which the selection began, and says so."""
    copying.goto(facing)
    row = row_of_words(copying, 3)
    assert not copying.locator(".cited").is_visible()
    copying.evaluate(SELECT, f"{row} > .right [data-s]")
    copying.locator(".cited button").click()
    left, right, _ = copied_both(copying)
    assert copying.locator(f"{row} > .right [data-s]").first.inner_text() in right
    assert left != right
    assert copying.locator(".cited output").inner_text() == copying.locator(".cited button").get_attribute("data-done")
    copying.evaluate("getSelection().removeAllRanges()")
    copying.locator(".cited").wait_for(state="hidden")


@pytest.mark.parametrize("edition", ["zh-hant", "en"])
def test_one_language_copies_both_as_well(edition: str, facing: str, traditional: str, copying: Page) -> None:
    """The same quotation as from the facing page, from a link to a paragraph."""
    copying.goto(facing)
    row = row_of_words(copying, 8)
    name = row.removeprefix('[id="').removesuffix('"]')
    copying.goto(f"{facing}#{name}")
    copying.locator(".cited button").click()
    expected = copied_both(copying)
    copying.goto(f"{traditional.replace('/zh-hant/', f'/{edition}/')}#{name}")
    copying.locator(".cited button").click()
    assert copied_both(copying) == expected
    copying.locator(".cited a").click()
    copying.wait_for_url(f"**/zh-hant-en/**#{name}")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_without_a_script_a_link_leads_to_both(width: int, traditional: str, new_page: NewPage) -> None:
    """By keyboard; there is no button that could do nothing."""
    page = new_page(width, script=False)
    page.goto(f"{traditional}#q1")
    assert not page.locator(".cited button").is_visible()
    tab_to(page, ".cited a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-hant-en/**")


def test_where_nothing_may_be_copied_the_page_says_so(facing: str, new_page: NewPage) -> None:
    """Instead of doing nothing."""
    page = new_page(WIDE)
    page.add_init_script("navigator.clipboard.write = () => Promise.reject(new Error('no'))")
    page.goto(f"{facing}#q1")
    page.locator(".cited button").click()
    page.locator(".cited output:not(:empty)").wait_for()
    assert page.locator(".cited output").inner_text() == page.locator(".cited button").get_attribute("data-failed")
