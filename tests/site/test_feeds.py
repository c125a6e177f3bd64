"""The feeds of whole sites as a kept validator and a kept reader of feeds understand them."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.site.magazine import PROJECT, Site
from toolbox.page_tools import jing

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What ElementTree puts before the names of XHTML when it writes them.
_PREFIX = re.compile(r"(?<=<)html:|(?<=</)html:| xmlns:html=\"[^\"]*\"")
GRAMMAR = PROJECT / "tests" / "tools" / "atom.rnc"
SITES = pytest.mark.parametrize("name", ["ferry", "sample", "below", pytest.param("hard", marks=pytest.mark.slow)])


def built(name: str, request: pytest.FixtureRequest) -> Site:
    """One of the sites that tests look at."""
    found: Site = request.getfixturevalue(name)
    return found


def feeds(site: Site) -> list[Path]:
    """Every feed of a site."""
    found = sorted(site.folder.rglob("feed.xml"))
    assert found
    return found


def entries(file: Path) -> Iterator[tuple[ElementTree.Element, BeautifulSoup]]:
    """The entries of a feed, with their text."""
    for entry in ElementTree.parse(file).getroot().findall(f"{ATOM}entry"):  # noqa: S314 # we wrote it
        content = entry.find(f"{ATOM}content")
        assert content is not None
        inside = ElementTree.tostring(content[0], "unicode") if len(content) else content.text or ""
        yield entry, BeautifulSoup(_PREFIX.sub("", inside), "html.parser")


@SITES
def test_every_feed_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    """By jing and the grammar of Atom, which here allows nothing but what we mean to write."""
    assert jing(GRAMMAR, feeds(built(name, request))) == []


def test_the_grammar_finds_what_is_wrong(ferry: Site, tmp_path: Path) -> None:
    """A moment without a zone, an address that is not whole, mark-up that nobody expects, a part that is missing."""
    good = ferry.text("zh-hant-en/feed.xml")
    for wrong in (
        good.replace("<published>2", "<published>yesterday 2", 1),
        good.replace("<id>https://ferry.example", "<id>", 1),
        good.replace("<p>", '<p class="x">', 1),
        good.replace("<p>", "<p><script/>", 1),
        good.replace('lang="en" xml:lang="en"', 'lang="en"', 1),
        good.replace("<title", "<name", 1).replace("</title>", "</name>", 1),
    ):
        assert wrong != good
        (tmp_path / "feed.xml").write_text(wrong, "utf-8")
        assert jing(GRAMMAR, [tmp_path / "feed.xml"])


@pytest.mark.slow
@SITES
def test_the_text_of_every_entry_is_valid_html(
    name: str, request: pytest.FixtureRequest, vnu: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    """Once a reader has put it into a page of its own."""
    number = 0
    for file in feeds(built(name, request)):
        for entry, text in entries(file):
            number += 1
            page = f'<!doctype html><html lang="{entry.get(XML_LANG)}"><title>x</title><body>{text}</body></html>'
            (tmp_path / f"{file.parent.name}-{number}.html").write_text(page, "utf-8")
    assert number
    assert vnu(tmp_path) == []


@SITES
def test_a_reader_of_feeds_understands_them(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing is broken; titles, addresses, moments, people and texts come out as they are on the site."""
    site = built(name, request)
    for file in feeds(site):
        found: Any = feedparser.parse(file.read_bytes())
        assert not found.bozo, found.get("bozo_exception")
        assert found.version == "atom10"
        assert found.entries
        assert found.feed.updated_parsed == max(entry.updated_parsed for entry in found.entries)
        assert len({entry.id for entry in found.entries}) == len(found.entries)
        for entry in found.entries:
            address = entry.link.removeprefix(site.host)
            page = site.pages[address]
            titles = [title.get_text() for title in page.select("h1 span[lang]")]
            assert html.unescape(entry.title) == " / ".join(dict.fromkeys(titles)), address
            assert entry.id == entry.link
            assert entry.published_parsed <= entry.updated_parsed
            assert entry.get("authors") or entry.get("contributors")
            assert entry.content[0].type in ("text/html", "application/xhtml+xml")
            assert page.select("html")[0]["lang"] == entry.content[0].language


def test_a_reader_of_feeds_keeps_the_languages_apart(sample: Site) -> None:
    """What is left when it has cleaned the mark-up still says of each block which language it is in."""
    found: Any = feedparser.parse((sample.folder / "zh-hant-en" / "feed.xml").read_bytes())
    for entry in found.entries:
        text = BeautifulSoup(entry.content[0].value, "html.parser")
        assert {str(block["lang"]) for block in text.select("div[lang]")} == {"zh-Hant-TW", "en"}
        assert entry.title_detail.language == "mul"
        assert entry.summary.count("<p>") == 2


@SITES
def test_an_entry_has_the_whole_text(name: str, request: pytest.FixtureRequest) -> None:
    """Every paragraph, still and note of its page, in the order of the page; no film's card and no button."""
    site = built(name, request)
    for file in feeds(site):
        for entry, text in entries(file):
            link = entry.find(f"{ATOM}link")
            assert link is not None
            page = site.pages[link.attrib["href"].removeprefix(site.host)]
            said = "".join(text.get_text().split())
            for paragraph in page.select(".body > p, .turn > p, .row .left > p, .row .right > p, .notes li > p"):
                if {"who", "visually-hidden"} & set(paragraph.get("class") or ()) or paragraph.find_parent(
                    class_="row-pull"
                ):
                    continue
                assert "".join(paragraph.get_text().split()) in said, link.attrib["href"]
            shown = {str(image["src"]) for image in text.select("img")}
            pictures = page.select(".body .figure img, .rows .figure img")
            assert {site.host + str(image["src"]) for image in pictures} <= shown
            assert not text.select("[class], [id], button, picture, source, script, section")


@SITES
def test_addresses_in_feeds_are_whole_and_lead_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """A reader shows them away from the site: pages, paragraphs, pictures."""
    site = built(name, request)
    for file in feeds(site):
        for _, text in entries(file):
            for tag in text.select("[href], [src]"):
                address = str(tag.get("href") or tag.get("src"))
                assert address.startswith(("https://", "http://", "mailto:", "tel:"))
                if address.startswith(f"{site.host}{site.base}/"):
                    assert site.leads_somewhere("/", address.removeprefix(site.host)), address
            assert not text.select("[srcset]")


def test_the_dual_feed_says_which_language_is_which(site: Site) -> None:
    """Title and every block in its own; a single feed says it once."""
    root = ElementTree.fromstring(site.text("zh-hant-en/feed.xml"))  # noqa: S314 # we wrote it
    assert root.get(XML_LANG) == "zh-Hant-TW"
    for entry, text in entries(site.folder / "zh-hant-en" / "feed.xml"):
        titles = [(str(block["xml:lang"]), block.get_text()) for block in text.select("div[lang]:has(> h2)")][:2]
        assert [lang for lang, _ in titles] == ["zh-Hant-TW", "en"]
        assert entry.findtext(f"{ATOM}title") == " / ".join(dict.fromkeys(title for _, title in titles))
        outside = [block for block in text.select("div > *") if not block.find_parent(attrs={"lang": True})]
        assert {block.name for block in outside if not block.get("lang")} <= {"hr"}


def test_a_speaker_is_named_before_each_turn(ferry: Site) -> None:
    """Where no style sheet shows who speaks."""
    ((_, text),) = [
        (entry, text)
        for entry, text in entries(ferry.folder / "en" / "feed.xml")
        if "Salt and Film" in (entry.findtext(f"{ATOM}title") or "")
    ]
    turns = ferry.page("/en/salt-and-film/").select(".turn .who")
    assert [who.get_text() for who in text.select("p > strong:only-child")][: len(turns)] == [
        who.get_text() for who in turns
    ]


def test_a_feed_says_whose_it_is(ferry: Site) -> None:
    """As the foot of every page does."""
    root = ElementTree.fromstring(ferry.text("en/feed.xml"))  # noqa: S314 # we wrote it
    assert root.findtext(f"{ATOM}rights") == "Nobody at all"


def test_a_feed_names_who_has_a_part_in_it(sample: Site) -> None:
    """Authors apart from those who answer and translate; topics by a name that stays and one that is read."""
    root = ElementTree.fromstring(sample.text("en/feed.xml"))  # noqa: S314 # we wrote it
    for entry in root.findall(f"{ATOM}entry"):
        authors = {author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author")}
        others = {other.findtext(f"{ATOM}name") for other in entry.findall(f"{ATOM}contributor")}
        assert authors
        assert others
        assert not authors & others
        for topic in entry.findall(f"{ATOM}category"):
            assert f"/en/topics/{topic.attrib['term']}/" in sample.pages
            assert topic.attrib["label"]
