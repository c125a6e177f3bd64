"""Articles on paper, as the browser prints them: columns, pages, cards, stills, speakers; on A4 and on Letter."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.reader import WIDE, choose, set_text
from toolbox.browsing import NewPage
from toolbox.layout import stand_still

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
BODY = ".article > .body"
NARROWEST = 20.0  # points: any margin of the page is wider


def printed(page: Page, paper: str) -> pypdfium2.PdfDocument:
    """What comes out of the printer."""
    return pypdfium2.PdfDocument(page.pdf(format=paper))


def words(sheet: pypdfium2.PdfPage) -> str:
    """The text of one page of paper as `plain` has it."""
    return plain(sheet.get_textpage().get_text_range())


def plain(text: str) -> str:
    """Some words without white space, and without the dots of emphasis that are printed among them."""
    return "".join(text.replace("・", "").split())


@pytest.mark.parametrize("paper", PAPERS)
def test_an_article_is_printed_whole(paper: str, facing: str, traditional: str, new_page: NewPage) -> None:
    """Within the margins of its paper, on numbered pages, none of them empty; without bars, lists and settings."""
    for address in (facing, traditional):
        page = new_page(WIDE)
        page.goto(address)
        stand_still(page)
        paragraphs = page.locator(":is(.row, .body) p:not(.who, .visually-hidden, .pull)").all_text_contents()
        document = printed(page, paper)
        sheets = [words(sheet) for sheet in document]
        for number, sheet in enumerate(sheets, 1):
            assert str(number) in sheet
            assert len(sheet) > 20
        width, height = document[0].get_size()
        assert (width, height) == pytest.approx(PAPERS[paper], abs=1)
        for sheet in document:
            for part in sheet.get_objects():
                left, bottom, right, top = part.get_bounds()
                if right - left < width and top - bottom < height:  # not the paper itself
                    assert left >= NARROWEST
                    assert right <= width - NARROWEST
        whole = "".join(sheets)
        for paragraph in (plain(one) for one in paragraphs):
            assert paragraph[:12] in whole
        assert plain(page.locator(".comfort legend").last.text_content() or "") not in whole


def test_both_columns_stand_side_by_side_on_paper(facing: str, new_page: NewPage) -> None:
    """Paragraph beside paragraph, with its number between; a view of one language has one column."""
    page = new_page(680)
    page.emulate_media(media="print")
    page.goto(facing)
    left, number, right = (page.locator(f"#p1 > {part}").bounding_box() for part in (".left", ".row-number", ".right"))
    assert left
    assert number
    assert right
    assert left["x"] + left["width"] <= number["x"]
    assert number["x"] + number["width"] <= right["x"] + 1
    page.emulate_media(media="screen")
    choose(page, "view-left")
    page.emulate_media(media="print")
    assert not page.locator("#p1 > .right").is_visible()
    alone = page.locator("#p1 > .left").bounding_box()
    assert alone
    assert alone["width"] > 1.5 * left["width"]


def test_no_row_still_or_card_is_parted_by_the_end_of_a_page(facing: str, new_page: NewPage) -> None:
    """Every paragraph of a row that fits a page stands on one; a question is not the last thing on its page."""
    page = new_page(WIDE)
    page.goto(facing)
    stand_still(page)
    rows = page.locator(".row-answer > .right").evaluate_all(
        "all => all.map(one => one.querySelector('p:not(.who)').textContent.trim())"
    )
    questions = page.locator(".row-question > .right p:not(.who)").all_text_contents()
    sheets = [words(sheet) for sheet in printed(page, "A4")]
    for text in map(plain, rows):
        assert len(text) < 30 or any(text[:12] in sheet and text[-12:] in sheet for sheet in sheets), text
    for question in map(plain, questions):
        assert not any(sheet.rstrip("0123456789").endswith(question[-12:]) for sheet in sheets), question


def test_speakers_stay_with_their_first_lines(traditional: str, new_page: NewPage) -> None:
    """No name is left at the foot of a page."""
    page = new_page(WIDE)
    page.goto(traditional)
    stand_still(page)
    names = {plain(name) for name in page.locator(".who").all_text_contents()}
    for paper in PAPERS:
        for sheet in map(words, printed(page, paper)):
            assert not any(sheet.rstrip("0123456789").endswith(name) for name in names)


def test_what_is_chosen_for_the_screen_is_not_for_paper(traditional: str, new_page: NewPage) -> None:
    """Vertical lines, sepia and large letters: the paper is white, the text whole and as usual."""
    page = new_page(WIDE)
    page.goto(traditional)
    stand_still(page)
    usual = [words(sheet) for sheet in printed(page, "A4")]
    set_text(page, "setting-vertical", "size-largest", "width-narrow", "theme-sepia")
    assert [words(sheet) for sheet in printed(page, "A4")] == usual
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_links_say_where_they_lead(new_page: NewPage, traditional: str) -> None:
    """Those to other sites; the site's own have nothing to say on paper."""
    page = new_page(WIDE)
    page.goto(traditional)
    page.emulate_media(media="print")
    after = "all => all.map(one => [one.getAttribute('href'), getComputedStyle(one, '::after').content])"
    for address, words_after in page.locator(f"{BODY} a[href]").evaluate_all(after):
        assert (address in words_after) is address.startswith("http")
