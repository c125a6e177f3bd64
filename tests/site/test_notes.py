"""Footnotes, corrections, and notices of languages that are missing, on the pages of a built magazine."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import Tag

from document.front_matter import split_header
from editions.headers import ARTICLE_KEYS, article_header
from tests.site.magazine import Site, build_site, copy_magazine, read_magazine_run

ATOM = "{http://www.w3.org/2005/Atom}"
CHINESE = """corrections:
  - {date: 2026-03-05, text: 鹽田原作「四格」，應為三格。}
  - {date: 2026-03-09T08:00:00+08:00, text: 《神隱少女》的年份 & 片長已更正。}
"""
ENGLISH = """corrections:
  - date: 2026-03-09
    text: The year of *Spirited Away* was wrong.
"""


def with_corrections(folder: Path, english: str = ENGLISH) -> Path:
    """A copy of the magazine in which an article has corrections."""
    content = copy_magazine(folder)
    for name, lines in (("zh-hant", CHINESE), ("en", english)):
        file = content / "articles" / "salt-and-film" / f"{name}.md"
        file.write_text(file.read_text("utf-8").replace("interviewers:", f"{lines}interviewers:", 1), "utf-8")
    return content


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The magazine with corrections, built."""
    folder = tmp_path_factory.mktemp("corrected")
    build_site(with_corrections(folder), folder)
    return Site(folder / "output")


def corrections(part: Tag) -> list[tuple[str, str]]:
    """The corrections in a part of a page: their days, and what they say."""
    return [
        (str(item.select_one("time")["datetime"])[:10], item.select("span")[-1].get_text())  # type: ignore[index] # it has one
        for item in part.select(".corrections li")
    ]


def test_corrections_stand_at_the_foot_of_an_article(corrected: Site) -> None:
    """The newest first, with a title, after the footnotes."""
    page = corrected.main("/zh-hant/salt-and-film/")
    assert corrections(page) == [
        ("2026-03-09", "《神隱少女》的年份 & 片長已更正。"),
        ("2026-03-05", "鹽田原作「四格」，應為三格。"),
    ]
    section = page.select(".body > .corrections")[0]
    assert section.select("h2#corrections")[0].get_text() == "更正"
    assert section["aria-labelledby"] == "corrections"
    assert section.find_previous_sibling(class_="notes")
    assert page.select(".facts a[href='#corrections']")[0].get_text() == "修訂 2026年3月9日"


def test_corrections_are_in_the_words_of_each_edition(corrected: Site) -> None:
    """Converted like every text, with the titles that its readers know; the translation has its own."""
    assert corrections(corrected.main("/zh-hans/salt-and-film/")) == [
        ("2026-03-09", "《千与千寻》的年份 & 片长已更正。"),
        ("2026-03-05", "盐田原作“四格”，应为三格。"),
    ]
    page = corrected.main("/en/salt-and-film/")
    assert corrections(page) == [("2026-03-09", "The year of Spirited Away was wrong.")]
    assert page.select(".corrections em")
    assert page.select(".corrections h2")[0].get_text() == "Corrections"


def test_a_facing_page_has_the_corrections_of_both_sides(corrected: Site) -> None:
    """Each in its column, its language and under a name of its own."""
    page = corrected.main("/zh-hant-en/salt-and-film/")
    left, right = (page.select(f".spread > .{side}:has(.notes)")[0] for side in ("left", "right"))
    assert [len(corrections(side)) for side in (left, right)] == [2, 1]
    assert [side.select(".corrections")[0]["lang"] for side in (left, right)] == ["zh-Hant-TW", "en"]
    assert [side.select("h2")[0]["id"] for side in (left, right)] == ["corrections", "r-corrections"]


def test_an_article_without_corrections_has_no_title_for_them(corrected: Site) -> None:
    """In any edition."""
    for edition in ("zh-hant", "zh-hans-en"):
        assert not corrected.main(f"/{edition}/two-hands/").select(".corrections, [href='#corrections']")


def test_search_engines_are_told_of_corrections(corrected: Site) -> None:
    """As schema.org has it, with the day of the last change."""
    for edition, count in (("zh-hant", 2), ("en", 1), ("zh-hant-en", 3)):
        script = corrected.page(f"/{edition}/salt-and-film/").select("script[type='application/ld+json']")[0]
        data = json.loads(script.get_text())
        assert [one["@type"] for one in data["correction"]] == ["CorrectionComment"] * count
        assert all(one["text"] and one["datePublished"] for one in data["correction"])
        assert data["dateModified"].startswith("2026-03-09")
        assert data["datePublished"].startswith("2026-03-01")


def test_a_correction_renews_the_entry_in_feeds(corrected: Site) -> None:
    """A reader shows it again, with the correction in it."""
    for edition, words in (("zh-hans", "应为三格"), ("en", "was wrong"), ("zh-hant-en", "應為三格")):
        root = ElementTree.fromstring(corrected.text(f"{edition}/feed.xml"))  # noqa: S314 # we wrote it
        (entry,) = [
            e for e in root.findall(f"{ATOM}entry") if (e.findtext(f"{ATOM}id") or "").endswith("/salt-and-film/")
        ]
        assert (entry.findtext(f"{ATOM}updated") or "").startswith("2026-03-09")
        assert (entry.findtext(f"{ATOM}published") or "").startswith("2026-03-01")
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert words in "".join(content.itertext())
    assert "<lastmod>2026-03-09</lastmod>" in corrected.text("sitemap.xml")


def test_a_correction_that_a_translation_lacks_is_noted(tmp_path: Path) -> None:
    """By its day; those that both have are not."""
    run = read_magazine_run(with_corrections(tmp_path), tmp_path)
    found = [(d.facts["day"], d.place.path, d.place.line) for d in run.diagnostics if d.code == "correction-missing"]
    assert found == [("2026-03-05", "content/articles/salt-and-film/en.md", 6)]


@pytest.mark.parametrize(
    "value",
    [
        "a mistake",
        "[{date: 2026-03-05}]",
        "[{text: A mistake.}]",
        "[{date: soon, text: A mistake.}]",
        "[{date: 2026-03-05, text: ''}]",
        "[{date: 2026-03-05, text: A mistake., by: me}]",
        "[2026-03-05]",
    ],
)
def test_a_correction_without_a_day_or_words_is_an_error(value: str) -> None:
    """Which says how one is written."""
    header = article_header(split_header(f"---\ntitle: x\ncorrections: {value}\n---\n", "a.md"), "a.md")
    assert [(d.code, d.place.line, d.facts["key"]) for d in header.diagnostics] == [("wrong-value", 3, "corrections")]
    assert header.corrections == ()
    assert "date: 2026-11-01, text: …" in ARTICLE_KEYS["corrections"].expected


# --- footnotes


@pytest.mark.parametrize("edition", ["zh-hant", "zh-hans", "en", "zh-hant-en", "zh-hans-en"])
def test_every_footnote_is_referred_to_and_leads_back(site: Site, edition: str) -> None:
    """In its language, numbered from 1 on each side."""
    seen = 0
    for address in site.pages:
        if not address.startswith(f"{site.base}/{edition}/"):
            continue
        page = site.page(address)
        for section in page.select(".notes"):
            items = section.select("ol > li")
            for item in items:
                seen += 1
                name = str(item["id"])
                (back,) = item.select(".note-back")
                target = page.select_one(str(back["href"]))
                assert target is not None, f"{address}{back['href']}"
                assert target.select(f"a[href='#{name}']")
                said = target.find_parent(lang=True)
                assert said is not None
                assert said["lang"] == section["lang"]
            numbers = [str(item["id"]).removeprefix("r-") for item in items]
            assert numbers == [f"fn{number}" for number in range(1, len(items) + 1)]
    assert seen


# --- languages that are missing


def notices(part: Tag, article: str) -> list[str]:
    """The notices in a part of a page that lead to an article in another language."""
    return [
        link.get_text()
        for link in part.select(f"a[href$='/{article}/'][hreflang]")
        if "entry-title" not in str(link.parent)
    ]


@pytest.mark.parametrize("page", ["", "archive/", "topics/water/", "films/spirited-away/"])
def test_what_is_not_in_english_is_named(ferry: Site, page: str) -> None:
    """On the front, in its issue, topic and year, on the page of a film that it names: with the way to it."""
    pages = [address for address in ferry.pages if address == f"/en/{page}" or address.startswith(f"/en/{page}page/")]
    found = [notice for address in pages for notice in notices(ferry.main(address), "winter-ferry")]
    assert found == ["Not yet in English. Read it in 简体中文."]


def test_an_issue_names_what_is_not_in_its_language(tmp_path: Path) -> None:
    """In the order of the issue, with the way to what there is."""
    issue = "---\ntitle: Nine\nnumber: 9\ndate: 2026-05-30\narticles: [winter-ferry, two-hands]\n---\n\nNine.\n"
    files: dict[str, str | bytes | None] = {"issues/nine/zh-hant.md": issue, "issues/nine/en.md": issue}
    build_site(copy_magazine(tmp_path, files), tmp_path)
    page = Site(tmp_path / "output").main("/en/issues/nine/")
    assert [title.get_text() for title in page.select(".issue-contents .entry-title")] == ["冬天的渡船", "Two Hands"]
    assert notices(page, "winter-ferry") == ["Not yet in English. Read it in 简体中文."]


def test_what_does_not_face_anything_is_named_in_facing_lists(ferry: Site) -> None:
    """In the words of the left side."""
    pages = [a for a in ferry.pages if a == "/zh-hant-en/" or a.startswith("/zh-hant-en/page/")]
    found = [notice for address in pages for notice in notices(ferry.main(address), "only-english")]
    assert found == ["尚無對照版，可讀English版。"]


def test_the_cover_leads_to_what_there_is(tmp_path: Path) -> None:
    """A title that has no page in a language leads to one that has, and says so in the reader's own."""
    issue = "---\ntitle: {title}\nnumber: 9\ndate: 2026-05-30\narticles: [winter-ferry]\n---\n\n{title}\n"
    files: dict[str, str | bytes | None] = {
        "issues/nine/zh-hant.md": issue.format(title="九"),
        "issues/nine/en.md": issue.format(title="Nine"),
    }
    build_site(copy_magazine(tmp_path, files), tmp_path)
    right = Site(tmp_path / "output").page("/").select(".cover-sides .right .coverlines li")[0]
    assert right.select("a[hreflang='zh-Hans'][href='/zh-hans/winter-ferry/']")
    (note,) = right.select("small")
    assert (note["lang"], note.get_text()) == ("en", "Not yet in English. Read it in 简体中文.")


def test_the_switch_of_an_article_shows_what_is_missing(ferry: Site) -> None:
    """In words, not only by a colour."""
    missing = ferry.page("/zh-hans/winter-ferry/").select(".editions .edition-missing")
    assert {item.span.get_text() for item in missing if item.span} >= {"English"}
    assert all("尚未" in item.get_text() or "尚无" in item.get_text() for item in missing)


def test_whoever_reads_on_stays_in_their_language(ferry: Site) -> None:
    """Before and after an article stand those that can be read in this edition."""
    for address in ferry.pages:
        for link in ferry.page(address).select(".neighbours a"):
            assert str(link["href"]).split("/")[1] == address.split("/")[1]


def test_a_magazine_may_leave_out_what_is_missing(tmp_path: Path) -> None:
    """Everywhere at once."""
    content = copy_magazine(tmp_path)
    file = content / "magazine.toml"
    file.write_text(file.read_text("utf-8").replace("page_size = 3", "page_size = 3\nlist_missing = false"), "utf-8")
    build_site(content, tmp_path)
    site = Site(tmp_path / "output")
    for address in site.pages:
        if address.startswith("/en/") and site.page(address).select("h1"):
            assert not notices(site.main(address), "winter-ferry"), address
