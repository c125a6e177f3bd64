"""The helpers of the browser tests see what they are for, and nothing in a good page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from toolbox.browsing import NewPage, Seen

GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>對頁</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>對頁</h1><p>Facing pages.</p></main></body></html>
"""


@pytest.fixture
def show(tmp_path: Path, site_server: Callable[[Path], str]) -> Callable[[Page, str], None]:
    """Open the good page with this added at the end of its main part."""
    (tmp_path / "page.css").write_text(".wide { inline-size: 3000px } .box { overflow-x: auto }", encoding="utf-8")
    address = site_server(tmp_path)

    def show_page(page: Page, more: str) -> None:
        text = GOOD.replace("</main>", f"{more}</main>")
        text = text.replace("</head>", '<link rel="stylesheet" href="page.css"></head>')
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        page.goto(f"{address}/page.html", wait_until="load")

    return show_page


Show = Callable[[Page, str], None]
Find = Callable[[Page], list[str]]


def test_a_good_page_is_left_in_peace(page: Page, show: Show, seen: Seen, overflow: Find, axe: Find) -> None:
    """None of the helpers finds anything in a good page."""
    show(page, "")
    assert (seen.complaints, overflow(page), axe(page)) == ([], [], [])


def test_what_is_wider_than_the_window_is_named(page: Page, show: Show, overflow: Find) -> None:
    """An element past the right edge is named with how far it reaches."""
    show(page, '<p class="wide" id="long">…</p>')
    assert [line.split(": ")[0] for line in overflow(page)] == ["p#long.wide"]


def test_what_scrolls_in_its_own_box_is_no_overflow(page: Page, show: Show, overflow: Find) -> None:
    """A wide table in a box with its own scroll bar stays within the page."""
    show(page, '<div class="box"><p class="wide">…</p></div>')
    assert overflow(page) == []


def test_overflow_is_seen_without_script(new_page: NewPage, show: Show, overflow: Find) -> None:
    """The look of a page with scripts off can be measured too."""
    page = new_page(390, script=False)
    show(page, '<p class="wide">…</p>')
    assert overflow(page) == ["p.wide: reaches 3008 px of 390"]


@pytest.mark.parametrize(
    "forbidden", ['<p style="color: red">…</p>', "<script>document.title = 'x'</script>", "<style>p {}</style>"]
)
def test_what_the_policy_stops_is_seen(page: Page, show: Show, seen: Seen, forbidden: str) -> None:
    """Inline styles and scripts are stopped by the policy, and noted as that."""
    show(page, forbidden)
    assert len(seen.policy) == 1
    assert seen.console == []


def test_a_request_for_another_machine_is_seen(page: Page, show: Show, seen: Seen) -> None:
    """A picture from elsewhere is noted, though the policy stops it."""
    show(page, '<p><img src="https://duiye.example/a.png" alt="…"></p>')
    assert any("https://duiye.example/a.png" in line for line in seen.complaints)


def test_a_link_followed_elsewhere_fails_and_is_seen(page: Page, seen: Seen) -> None:
    """No name but this machine's own is looked up."""
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://duiye.example/")
    assert seen.outside == ["https://duiye.example/"]


def test_a_missing_file_is_seen(page: Page, show: Show, seen: Seen) -> None:
    """A picture that isn't there is noted with its status."""
    show(page, '<p><img src="none.png" alt="…"></p>')
    assert [line.rpartition("/")[2] for line in seen.failed] == ["none.png: 404"]


def test_axe_finds_a_picture_without_words(page: Page, show: Show, axe: Find) -> None:
    """A missing alt is found, under the policy that forbids foreign scripts."""
    show(page, '<p><img src="page.css"></p>')
    assert [line.split(" ")[0] for line in axe(page)] == ["image-alt"]


def test_dark_is_what_the_page_is_told(new_page: NewPage, show: Show) -> None:
    """A dark page is asked for by the colour scheme alone."""
    page = new_page(dark=True)
    show(page, "")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is True
