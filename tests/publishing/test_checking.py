"""A finished site is looked through as its readers will: what is wrong is found, what is right is left alone."""

from pathlib import Path

import pytest

from publishing.checking import Checked, Withheld, check
from tests.publishing.sites import URL, alternates, facts_of, feed, page, sitemap, small_site, write_site

SEA = "en/sea/index.html"


def codes(folder: Path, changes: dict[str, str | bytes | None], *withheld: Withheld) -> list[tuple[str, str]]:
    """What is found in the small site with some files changed: code and file."""
    place = write_site(folder / "site", {**small_site(), **changes})
    facts = facts_of(place)
    names = frozenset(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file())
    return [(one.code, one.place.path) for one in check(Checked(place, URL, names, facts), withheld)]


def test_a_good_site_is_good(tmp_path: Path) -> None:
    """Nothing is found."""
    assert codes(tmp_path, {}) == []


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/en/nowhere/">x</a>',
        '<a href="../nowhere/">x</a>',
        '<a href="/en/sea/#q9">x</a>',
        '<a href="#q9">x</a>',
        '<img src="/images/none.jpg" alt="x">',
        '<img src="/images/sea-0123456789.jpg" srcset="/images/sea-0123456789.jpg 1x, /images/none.jpg 2x" alt="x">',
        f'<a href="{URL}/en/none/">x</a>',
    ],
)
def test_what_leads_nowhere_is_found(tmp_path: Path, body: str) -> None:
    """Pages, parts of pages, pictures and each of their sizes, with or without the host."""
    assert codes(tmp_path, {SEA: page("The sea", f'<p id="q1">Salt.</p>{body}')})[0] == ("site-broken-link", SEA)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<img src="https://else.example/a.jpg" alt="x">', ""),
        ('<img src="//else.example/a.jpg" alt="x">', ""),
        ("", '<link rel="stylesheet" href="https://else.example/a.css">'),
        ("", '<link rel="preconnect" href="https://else.example">'),
        ('<script src="https://else.example/a.js"></script>', ""),
        ('<img src="/images/sea-0123456789.jpg" srcset="https://else.example/a.jpg 2x" alt="x">', ""),
    ],
)
def test_what_a_page_would_load_from_elsewhere_is_found(tmp_path: Path, body: str, head: str) -> None:
    """A link that a reader may follow is no such thing."""
    text = page("More", body + '<a href="https://else.example/">x</a>', head)
    assert codes(tmp_path, {"en/more/index.html": text}) == [("site-third-party", "en/more/index.html")]


def test_a_style_sheet_that_loads_from_elsewhere_is_found(tmp_path: Path) -> None:
    """Fonts above all."""
    sheet = "@font-face{src:url('https://else.example/a.woff2'),url(0a1b2c3d4e5f.woff2)}"
    assert codes(tmp_path, {"fonts/0a1b2c3d4e5f.css": sheet}) == [("site-third-party", "fonts/0a1b2c3d4e5f.css")]


@pytest.mark.parametrize(
    "body",
    ["<p>a</div>", "<p id=a>a</p><p id=a>b</p>", "<table><b>x</b></table>", '<a href="x" href="y">a</a>', "a &nope; <"],
)
def test_mark_up_that_is_wrong_is_found(tmp_path: Path, body: str) -> None:
    """As the standard says it."""
    assert ("site-invalid", "en/more/index.html") in codes(tmp_path, {"en/more/index.html": page("More", body)})


@pytest.mark.parametrize(
    "text",
    [
        "<feed",
        feed(f"{URL}/en/sea/").replace("<updated>2026-01-01T00:00:00Z</updated>", "", 1),
        feed(f"{URL}/en/sea/").replace("2026-01-01T00:00:00Z", "yesterday"),
        feed(f"{URL}/en/sea/", f"{URL}/en/sea/"),
        "<rss/>",
    ],
)
def test_a_feed_that_readers_cannot_read_is_found(tmp_path: Path, text: str) -> None:
    """No XML, a part that is missing, no moment, two entries with one id."""
    assert ("site-invalid", "en/feed.xml") in codes(tmp_path, {"en/feed.xml": text})


@pytest.mark.parametrize(
    "text",
    [
        feed(f"{URL}/en/none/"),
        feed(f"{URL}/en/sea/", content='&lt;a href="/en/none/"&gt;x&lt;/a&gt;'),
        feed(f"{URL}/en/sea/", content='<p><img src="/images/none.jpg" alt=""/></p>', kind="xhtml"),
    ],
)
def test_a_feed_that_leads_nowhere_is_found(tmp_path: Path, text: str) -> None:
    """By its entries, or by what they say."""
    assert codes(tmp_path, {"en/feed.xml": text}) == [("site-broken-link", "en/feed.xml")]


def test_a_sitemap_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """Or that names a page twice."""
    assert codes(tmp_path, {"sitemap.xml": sitemap("/en/none/")}) == [("site-broken-link", "sitemap.xml")]
    assert codes(tmp_path, {"sitemap.xml": sitemap("/en/", "/en/")}) == [("site-invalid", "sitemap.xml")]


@pytest.mark.parametrize(
    "head",
    [
        "",
        alternates().replace('<link rel="alternate" hreflang="zh-Hant-TW" href="https://small.example/zh-hant/">', ""),
        alternates("sea/"),
    ],
)
def test_languages_that_do_not_name_each_other_are_found(tmp_path: Path, head: str) -> None:
    """One that says nothing back, leaves the other out, or names other pages."""
    found = codes(tmp_path, {"zh-hant/index.html": page("首頁", "", head)})
    assert "site-alternates" in {code for code, _ in found}


def test_a_hidden_page_may_not_be_named(tmp_path: Path) -> None:
    """By a page that may be found, a feed or the sitemap."""
    hidden = page("Hidden", head='<meta name="robots" content="noindex">')
    site: dict[str, str | bytes | None] = {"en/hidden/index.html": hidden}
    assert codes(tmp_path / "a", site) == []
    site["sitemap.xml"] = sitemap("/en/", "/en/hidden/")
    site["index.html"] = page("Cover", '<a href="/en/hidden/">x</a><img src="/images/sea-0123456789.jpg" alt="x">')
    assert codes(tmp_path / "b", site) == [("site-hidden", "index.html"), ("site-hidden", "sitemap.xml")]


def test_a_second_look_at_a_page_may_be_linked(tmp_path: Path) -> None:
    """It asks search engines to follow it to what it shows again."""
    second = page("Stills", head='<meta name="robots" content="noindex, follow">')
    site = {"en/stills/index.html": second, "index.html": page("Cover", '<a href="/en/stills/">x</a>')}
    assert "site-hidden" not in {code for code, _ in codes(tmp_path, dict(site))}


def test_a_picture_and_a_font_that_nothing_shows_are_found(tmp_path: Path) -> None:
    """They may belong to what is not out yet."""
    more = {"images/secret-0123456789.jpg": b"x", "fonts/ffffffffffff.woff2": b"x", "fonts/OFL.txt": b"x"}
    found = codes(tmp_path, dict(more))
    assert sorted(path for code, path in found if code == "site-unused") == sorted(more)[1:] != []


def test_words_that_are_not_out_are_found(tmp_path: Path) -> None:
    """Anywhere but on the page that may say them."""
    secret = Withheld("articles/door", ("the door in the wall",), frozenset({"/en/door/"}))
    text = page("Door", "<p>Behind the door in the wall.</p>", '<meta name="robots" content="noindex">')
    assert codes(tmp_path / "a", {"en/door/index.html": text}, secret) == []
    assert codes(tmp_path / "b", {"robots.txt": "# the door in the wall\n"}, secret) == [
        ("site-withheld", "robots.txt")
    ]


@pytest.mark.parametrize("body", ["<p>[to be translated]</p>", '<span class="placeholder">x</span>'])
def test_what_is_still_to_be_filled_in_is_found(tmp_path: Path, body: str) -> None:
    """A picture, or a translator's words."""
    assert codes(tmp_path, {"en/more/index.html": page("More", body)}) == [("site-placeholder", "en/more/index.html")]


def test_what_was_read_is_remembered_by_its_bytes(tmp_path: Path) -> None:
    """A second look finds the same, and a change is seen."""
    bad = {"en/more/index.html": page("More", '<a href="/nowhere/">x</a>')}
    assert codes(tmp_path, dict(bad)) == codes(tmp_path, dict(bad)) != []
    assert codes(tmp_path, {"en/more/index.html": page("More")}) == []
