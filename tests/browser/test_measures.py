"""The measurements of layout see what they are for, and nothing in a page that is well set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from toolbox.layout import covered, holes, overlaps, stand_still, uneven
from toolbox.page_bench import slowly

STYLE = """
* { margin: 0 } body { font: 20px/1.5 sans-serif }
.bar { position: sticky; inset-block-start: 0; block-size: 50px; background: white }
.tall { block-size: 3000px }
.over { margin-block-start: -15px }
.row { display: grid; grid-template-columns: 1fr 1fr; padding-block-end: 10px }
.film-card { block-size: 200px }
.low { padding-block-start: 9px }
.note { font-size: 8px }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden }
"""
ROW = '<div class="row"><div class="left"><p>左</p></div><div class="right"><p>right</p></div></div>'
Show = Callable[[str], None]


@pytest.fixture
def show(page: Page, tmp_path: Path, site_server: Callable[[Path], str]) -> Show:
    """Open a page that holds this in its main part."""
    (tmp_path / "page.css").write_text(STYLE, encoding="utf-8")
    address = site_server(tmp_path)

    def show_page(body: str) -> None:
        head = '<!doctype html><meta charset="utf-8"><title>對頁</title><link rel="stylesheet" href="page.css">'
        # Each page has a name of its own: two that were written in one second are the same to a browser's cache.
        name = f"{len(list(tmp_path.iterdir()))}.html"
        (tmp_path / name).write_text(f"{head}<main>{body}</main>", encoding="utf-8")
        page.goto(f"{address}/{name}")
        stand_still(page)

    return show_page


def test_texts_that_follow_one_another_do_not_meet(page: Page, show: Show) -> None:
    """Nor do a paragraph and its own words, or what only a screen reader finds."""
    show('<p>one <em>two</em><span class="unseen">a long hidden word</span></p><p>three</p>')
    assert overlaps(page) == []


def test_two_texts_on_one_place_are_named(page: Page, show: Show) -> None:
    """With their words, and how far they meet."""
    show('<p id="a">first</p><p id="b" class="over">second</p>')
    assert [line.split(":")[0] for line in overlaps(page)] == ["p#a “first” and p#b “second”"]


def test_a_card_over_a_text_is_seen_and_its_own_words_are_not(page: Page, show: Show) -> None:
    """A card holds words, which are its own; here only its upper edge reaches the text."""
    show('<p id="a">text</p><aside class="film-card over" id="c"><p class="low">words</p></aside>')
    assert [line.split(":")[0] for line in overlaps(page)] == ["p#a “text” and aside#c “words”"]


def test_a_card_that_pushes_rows_apart_makes_a_hole(page: Page, show: Show) -> None:
    """As high as the card; without one there is none."""
    show(f'<div class="rows">{ROW}{ROW}</div>')
    assert holes(page, 24) == []
    show(f'<div class="rows">{ROW}<div class="cards"><aside class="film-card">film</aside></div>{ROW}</div>')
    assert [round(hole.white) for hole in holes(page, 24)] == [200]


def test_sides_that_begin_at_two_heights_are_uneven(page: Page, show: Show) -> None:
    """By how much, whatever the size of their type."""
    show(f'<div class="rows">{ROW}</div>')
    assert uneven(page, 1) == []
    show(f'<div class="rows">{ROW.replace("<p>左", "<p class=low>左")}</div>')
    assert [line.rsplit(": ", 1)[1] for line in uneven(page, 1)] == ["+9.0 px"]
    show(f'<div class="rows">{ROW.replace("<p>左", "<p class=note>左")}</div>')
    assert len(uneven(page, 1)) == 1


def test_a_target_below_a_bar_is_covered(page: Page, show: Show) -> None:
    """And one that is not in the window at all is as good as covered."""
    show('<div class="bar">bar</div><p id="a">target</p><div class="tall"></div><p id="far">far</p>')
    assert covered(page, "#a") == []
    assert covered(page, "#far") == ["outside the window"]
    page.evaluate("scrollTo(0, 40)")
    assert [line.split(" ")[0] for line in covered(page, "#a")] == ["under"]


def test_a_script_that_blocks_and_a_page_that_jumps_are_measured(
    browser: Browser, tmp_path: Path, site_server: Callable[[Path], str]
) -> None:
    """Long tasks after the first paint, and the shift of what is put in above."""
    (tmp_path / "page.js").write_text(
        "setTimeout(() => { const end = performance.now() + 300; while (performance.now() < end);"
        " const box = document.createElement('div'); box.className = 'tall'; document.body.prepend(box); }, 800)",
        encoding="utf-8",
    )
    (tmp_path / "page.css").write_text(".tall { block-size: 300px }", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        '<!doctype html><title>x</title><link rel="stylesheet" href="page.css"><p>text</p>'
        '<script src="page.js"></script>',
        encoding="utf-8",
    )
    run = slowly(browser, f"{site_server(tmp_path)}/page.html", 390)
    assert run.blocking > 100
    assert run.loading > 0.001
