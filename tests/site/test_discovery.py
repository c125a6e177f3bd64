"""What the built sites tell search engines, feed readers and other sites."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from tests.site.magazine import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SINGLES = {"zh-Hant-TW": "zh-hant", "zh-Hans": "zh-hans", "en": "en", "zh-Hant-HK": "zh-hk"}


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """The addresses of a page in other languages, by language."""
    return {
        str(link["hreflang"]): str(link["href"])
        for link in page.select("head link[rel=alternate][hreflang]")
        if link.get("type") is None
    }


def data_of(page: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """What a page says in JSON-LD."""
    for script in page.select("script[type='application/ld+json']"):
        yield json.loads(script.get_text())


def path(site: Site, address: str) -> str:
    """The address within the site of a whole one."""
    assert address.startswith(site.host)
    return address.removeprefix(site.host)


def test_alternates_are_mutual_and_name_the_page_itself(site: Site) -> None:
    """Each that a page names names the same; the page is among them."""
    for address, page in site.pages.items():
        named = alternates(page)
        if not named:
            continue
        assert site.host + address in named.values(), address
        for other in named.values():
            assert alternates(site.page(path(site, other))) == named, (address, other)


def test_alternates_are_the_single_editions_and_the_first_facing_one(site: Site) -> None:
    """The facing page is for everybody else; the second facing edition stands outside."""
    for address, page in site.pages.items():
        for lang, other in alternates(page).items():
            edition = path(site, other).split("/")[1]
            assert edition == ("zh-hant-en" if lang == "x-default" else SINGLES[lang]), address
        if address.startswith("/zh-hans-en/"):
            assert alternates(page) == {}, address


def test_an_article_in_all_languages_has_all_alternates(ferry: Site) -> None:
    """And one that lacks a language does not name it."""
    assert set(alternates(ferry.page("/en/salt-and-film/"))) == {*SINGLES, "x-default"}
    assert set(alternates(ferry.page("/zh-hant/winter-ferry/"))) == {"zh-Hant-TW", "zh-Hans", "zh-Hant-HK"}
    assert alternates(ferry.page("/en/only-english/")) == {}


def test_the_further_pages_of_a_list_stand_alone(ferry: Site) -> None:
    """The third article of a page is another one in another edition."""
    assert alternates(ferry.page("/zh-hant/page/2/")) == {}
    assert alternates(ferry.page("/zh-hant/")) != {}


def test_every_page_is_its_own_canonical(site: Site) -> None:
    """Facing pages and further pages of lists too."""
    for address, page in site.pages.items():
        link = page.select_one("link[rel=canonical]")
        assert link is not None, address
        assert link["href"] == site.host + address


def test_json_ld_says_language_translator_and_works(ferry: Site) -> None:
    """The original names its translations, a translation its original, and both the films."""
    (original,) = data_of(ferry.page("/zh-hant/salt-and-film/"))
    assert original["inLanguage"] == "zh-Hant-TW"
    works = {work["inLanguage"]: work["@id"] for work in original["workTranslation"]}
    assert works["en"] == "https://ferry.example/en/salt-and-film/"
    assert "translator" not in original
    (translation,) = data_of(ferry.page("/en/salt-and-film/"))
    assert [person["name"] for person in translation["translator"]] == ["Mary Oar"]
    assert translation["translationOfWork"]["inLanguage"] == "zh-Hant-TW"
    movies = {movie["name"]: movie for movie in translation["mentions"]}
    assert set(movies) == {"Spirited Away", "Little Women", "The Salt Road"}
    assert movies["Spirited Away"]["@type"] == "Movie"
    assert "https://www.wikidata.org/entity/Q155653" in movies["Spirited Away"]["sameAs"]
    (facing,) = data_of(ferry.page("/zh-hant-en/salt-and-film/"))
    assert facing["inLanguage"] == ["zh-Hant-TW", "en"]


def test_every_article_page_has_json_ld_with_its_own_address(site: Site) -> None:
    """Which is JSON, and of an article."""
    for address, page in site.pages.items():
        for data in data_of(page):
            assert data["@context"] == "https://schema.org", address
            if data["@type"] == "Article":
                assert data["url"] == site.host + address
                assert data["datePublished"], address


def test_open_graph_names_what_is_shared(ferry: Site) -> None:
    """Title, address, kind, language and picture, as whole addresses."""
    page = ferry.page("/zh-hant/salt-and-film/")
    said = {str(meta["property"]): str(meta["content"]) for meta in page.select("meta[property^='og:']")}
    assert said["og:url"] == "https://ferry.example/zh-hant/salt-and-film/"
    assert said["og:type"] == "article"
    assert said["og:locale"] == "zh_Hant_TW"
    assert said["og:image"].startswith("https://ferry.example/images/pans-")
    assert path(ferry, said["og:image"]) in ferry.files
    assert "鹽與膠捲" in said["og:title"]


def test_there_is_a_feed_for_every_edition(site: Site) -> None:
    """Well-formed, with the newest article first, and addresses that lead somewhere."""
    for edition in ("zh-hant", "zh-hans", "en", "zh-hant-en", "zh-hans-en"):
        root = ElementTree.fromstring(site.text(f"{edition}/feed.xml"))  # noqa: S314 # we wrote it
        entries = root.findall("a:entry", ATOM)
        dates = [entry.findtext("a:published", "", ATOM) for entry in entries]
        assert entries, edition
        assert dates == sorted(dates, reverse=True), edition
        assert root.findtext("a:id", "", ATOM) == f"{site.host}/{edition}/feed.xml"
        for entry in entries:
            link = entry.find("a:link", ATOM)
            assert link is not None
            assert path(site, link.attrib["href"]) in site.files


def test_the_sitemap_names_every_page_that_may_be_found(site: Site) -> None:
    """With its alternates; none that says noindex, and no further page of a list."""
    root = ElementTree.fromstring(site.text("sitemap.xml"))  # noqa: S314 # we wrote it
    named = {}
    for url in root.findall("s:url", SITEMAP):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SITEMAP)}
        named[path(site, url.findtext("s:loc", "", SITEMAP))] = links
    wanted = {
        address
        for address, page in site.pages.items()
        if not page.select("meta[name=robots][content*=noindex]") and "/page/" not in address
    }
    assert set(named) == wanted
    assert all(links == alternates(site.page(address)) for address, links in named.items())


def test_robots_are_told_where_the_sitemap_is(site: Site) -> None:
    """As a whole address."""
    assert f"Sitemap: {site.host}/sitemap.xml" in site.text("robots.txt")


def test_the_page_for_what_is_not_there_leads_back(site: Site) -> None:
    """To every edition; and is not to be found itself."""
    page = site.page("/404.html")
    assert page.select("meta[name=robots][content*=noindex]")
    links = {str(link["href"]) for link in page.select("main a")}
    assert {f"/{edition}/" for edition in ("zh-hant", "zh-hans", "en", "zh-hant-en", "zh-hans-en")} <= links
