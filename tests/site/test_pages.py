"""Every page of the built sites: its links, pictures, ids and languages."""

import re
from collections import Counter
from itertools import chain

from bs4 import Tag

from tests.site.magazine import Site

HAN = re.compile(r"[\u3400-\u9fff]")


def test_every_link_leads_to_a_page_and_a_paragraph_that_are_there(site: Site) -> None:
    """Addresses in `href`, `src` and `srcset`, with their fragments; our own whole addresses too."""
    astray = [
        (page, reference)
        for page, _, reference in site.references()
        if site.is_own(reference) and not site.leads_somewhere(page, reference)
    ]
    assert astray == []


def test_every_page_can_be_reached(site: Site) -> None:
    """From the cover, by links; but for the page of what is not there, and what is hidden or named there alone."""
    links: dict[str, set[str]] = {}
    for page, tag, reference in site.references():
        if tag.name == "a" and reference.startswith("/"):
            links.setdefault(page, set()).add(reference.partition("#")[0])
    reached, fresh = {"/"}, {"/"}
    while fresh:
        fresh = set(chain.from_iterable(links.get(page, ()) for page in fresh)) - reached
        reached |= fresh
    hidden = ("hidden", "films/nobody-names-it")
    unreached = {page for page in site.pages if page not in reached and not any(name in page for name in hidden)}
    assert unreached == {"/404.html"}


def test_nothing_is_asked_of_another_site(site: Site) -> None:
    """No image, style or script comes from elsewhere; links may lead there."""
    asked = [
        (page, reference)
        for page, tag, reference in site.references()
        if tag.name != "a" and not site.is_own(reference)
    ]
    assert asked == []


def test_every_picture_has_its_size_and_its_words(site: Site) -> None:
    """So that nothing moves when it arrives; the first of an article is not lazy."""
    for address, page in site.pages.items():
        for image in page.select("img"):
            assert image.has_attr("alt"), address
            assert int(str(image["width"])) > 0, address
            assert int(str(image["height"])) > 0, address
            assert image.find_parent("picture") is not None, address


def test_no_page_has_styles_or_scripts_of_its_own(site: Site) -> None:
    """The strictest policy holds: data for search engines is all that stands between script tags."""
    for address, page in site.pages.items():
        assert page.select("[style], style, [onclick], [onload], [onerror]") == [], address
        inline = [tag for tag in page.select("script") if not tag.get("src")]
        assert all(tag.get("type") == "application/ld+json" for tag in inline), address


def test_ids_are_unique_on_each_page(site: Site) -> None:
    """Also where two languages share it."""
    for address, page in site.pages.items():
        counts = Counter(str(tag["id"]) for tag in page.select("[id]"))
        assert [name for name, count in counts.items() if count > 1] == [], address


def test_what_labels_something_is_there(site: Site) -> None:
    """Ids that other attributes name."""
    for address, page in site.pages.items():
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            named = set(chain.from_iterable(str(tag[key]).split() for tag in page.select(f"[{key}]")))
            assert named <= site.ids[address], address


def test_every_page_has_one_heading_of_the_first_level(site: Site) -> None:
    """And a title, a description of its language, and a way to skip to its words."""
    for address, page in site.pages.items():
        assert len(page.select("h1")) == 1, address
        assert page.title is not None, address
        assert page.title.get_text().strip(), address
        assert page.select_one("a[href='#main']"), address
        assert page.select_one("main#main"), address


def test_a_page_says_its_edition_s_language(site: Site) -> None:
    """In BCP-47 case; a facing page that of its left side."""
    langs = {
        "zh-hant": "zh-Hant-TW",
        "zh-hans": "zh-Hans",
        "en": "en",
        "zh-hant-en": "zh-Hant-TW",
        "zh-hans-en": "zh-Hans",
        "zh-hk": "zh-Hant-HK",
        "zh-hk-en": "zh-Hant-HK",
    }
    for address, page in site.pages.items():
        edition = address.split("/")[1]
        if edition in langs:
            assert page.select_one("html")["lang"] == langs[edition], address  # type: ignore[index] # a page has one


def test_words_stand_in_their_language(ferry: Site) -> None:
    """No Chinese where a page says English, in the article's own text; and the other way round on facing pages."""
    for address, page in ferry.pages.items():
        if address.startswith("/en/"):
            for body in page.select("article .body"):
                assert not HAN.search(_own_words(body)), address
        for side in page.select(".rows .right"):
            assert side.get("lang") in ("en", None), address
        for side in page.select(".rows .left"):
            assert side.get("lang") in ("zh-Hant-TW", "zh-Hans", "zh-Hant-HK", None), address


def test_rows_stand_in_short_parts_that_end_after_a_list(ferry: Site, sample: Site) -> None:
    """Four rows each, more where the last of them is an item of a list that goes on."""
    parts = [part for site in (ferry, sample) for page in site.pages.values() for part in page.select(".rows > .part")]
    assert len(parts) > 20
    for part in parts:
        rows = part.select(".row:not(.row-pull)")
        assert len(rows) >= 4 or not part.find_next_sibling("div")
        assert all("row-item" in (row["class"] or ()) for row in rows[3:-1])
        following = part.find_next_sibling("div")
        if following and len(rows) > 4:
            assert "row-item" in (rows[-1]["class"] or ())


def _own_words(tag: Tag) -> str:
    """The words of an element, without those that say that they are of another language."""
    return "".join(
        text
        for text in tag.strings
        if not any(str(p.get("lang", "en")) != "en" for p in text.parents if p.name != "html")
    )
