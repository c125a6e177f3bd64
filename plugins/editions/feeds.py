"""The feeds: one per edition, and in the facing ones both languages in each entry."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from document.model import Element, Node, Text
from editions.edition import Edition
from editions.feed_text import clean, in_language
from editions.heads import facing_label
from editions.lists import Lists
from editions.planner import Page
from editions.records import Record
from editions.rendering import language
from editions.views import NOTHING, Card, FeedEntry, FeedPerson, FeedView, Link, SitemapUrl

MOST_ENTRIES = 20
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
SEVERAL = "mul"  # ISO 639's word for a text in several languages


def feeds(lists: Lists) -> Iterator[Page]:
    """A feed for every edition."""
    for edition in lists.collection.site.magazine.editions:
        address = lists.addresses.feed(edition.code)
        yield Page(address, "feed.xml", lambda edition=edition: {"feed": feed(lists, edition)}, in_sitemap=False)  # type: ignore[misc] # mypy cannot infer a lambda with a default


def feed(lists: Lists, edition: Edition) -> FeedView:
    """The newest articles of an edition, whole."""
    magazine = lists.collection.site.magazine
    own = language(magazine, edition)
    absolute = lists.addresses.absolute
    name = lists.conversions.words(magazine.name, own)
    label = facing_label(lists, edition) if edition.facing else lists.word(edition, "language_name")
    entries = tuple(entry(lists, record, edition) for record in lists.records(edition)[:MOST_ENTRIES])
    return FeedView(
        title=clean(f"{name} · {label}"),
        id=absolute(lists.addresses.feed(edition.code)),
        url=absolute(lists.addresses.feed(edition.code)),
        home=absolute(lists.addresses.page(edition.code)),
        # Of the newest change, so that the same sources give the same bytes; an empty feed has never changed.
        updated_iso=max((one.updated for one in entries), default=NEVER).isoformat(),
        lang=own.lang,
        subtitle=clean(lists.conversions.words(magazine.description, own)),
        author=clean(name),
        rights=clean(lists.conversions.words(magazine.copyright, own)),
        entries=entries,
    )


def entry(lists: Lists, record: Record, edition: Edition) -> FeedEntry:
    """One article in a feed, with the whole text; in a facing edition in both languages."""
    magazine = lists.collection.site.magazine
    codes = (edition.left, edition.right) if edition.facing else (edition.code,)
    sides = tuple(lists.card(record, magazine.edition(code)) for code in codes)
    card = lists.card(record, edition)
    url = lists.addresses.absolute(card.url or "")
    published = card.date or NEVER
    authors, others = names(lists, sides)
    return FeedEntry(
        id=url,
        url=url,
        # Plain words: that is what every reader shows of a title.
        title=clean(" / ".join(dict.fromkeys(side.title_text for side in sides))),
        lang=language(magazine, edition).lang,
        title_lang=SEVERAL if edition.facing else "",
        published_iso=published.isoformat(),
        updated=max(filter(None, (published, *(side.modified for side in sides)))),
        summary=clean(card.summary_text) if not edition.facing else "",
        summary_xml=in_both(sides, lambda side: side.summary_text) if edition.facing else NOTHING,
        authors=authors,
        contributors=others,
        content_xml=content(lists, record, edition, sides),
        categories=tuple((topic.slug, clean(topic.name)) for topic in card.topics),
    )


def names(lists: Lists, sides: Sequence[Card]) -> tuple[tuple[FeedPerson, ...], tuple[FeedPerson, ...]]:
    """Who wrote an article, or asked; and everybody else who has a part in it. Who stands on two sides has one name."""
    first = sides[0]
    leading = first.authors or first.interviewers
    rest = (*first.interviewers, *first.speakers, *(link for side in sides for link in side.translators))
    seen: set[str] = set()

    def people(links: Iterable[Link]) -> Iterator[FeedPerson]:
        for link in links:
            address = lists.addresses.absolute(link.url) if link.url else ""
            # A person's pages differ by edition, in nothing but what comes before their own name.
            key = address.rpartition("/people/")[2] or link.name
            if key not in seen:
                seen.add(key)
                yield FeedPerson(clean(link.name), address)

    return tuple(people(leading)), tuple(people(rest))


def content(lists: Lists, record: Record, edition: Edition, sides: Sequence[Card]) -> Markup:
    """All that a reader who never sees the page should have, as well-formed XHTML."""
    text = lists.collection.body(record.slug, edition.code).feed
    parts: list[str] = []
    for side in sides:
        # The title of a facing entry is in two languages at once; here each stands by itself.
        above = (element("h2", Text(side.title_text)),) if edition.facing else ()
        if side.changed:
            above = (*above, element("p", element("em", Text(side.changed))))
        parts.append(in_language(above, side.lang))
    parts.append(text)
    parts += [in_language(corrected(lists, side), side.lang) for side in sides]
    return Markup("\n".join(filter(None, parts)))  # noqa: S704 # `xml` escaped every text in it


def corrected(lists: Lists, side: Card) -> tuple[Node, ...]:
    """The corrections of an article in one language, below their title."""
    if not side.corrections:
        return ()
    magazine = lists.collection.site.magazine
    own = next(single for single in magazine.singles if single.lang == side.lang)
    items = (
        element("li", element("strong", Text(one.date_text)), Text(" "), Text(one.text)) for one in side.corrections
    )
    return element("h2", Text(lists.word(own, "corrections"))), element("ul", *items)


def in_both(sides: Sequence[Card], words: Callable[[Card], str]) -> Markup:
    """The same words of both sides, each in an element that says its language."""
    found = ((words(side), side.lang) for side in sides)
    blocks = (in_language((element("p", Text(text)),), lang) for text, lang in found if text)
    return Markup("\n".join(blocks))  # noqa: S704 # as above


def element(tag: str, *children: Node) -> Element:
    """An element without attributes."""
    return Element(tag, {}, children)


def sitemap(lists: Lists, pages: list[Page]) -> Page:
    """The sitemap, with the alternates of each page."""

    def make() -> dict[str, Any]:
        urls = [
            SitemapUrl(
                lists.addresses.absolute(page.address),
                page.modified.date().isoformat() if page.modified else "",
                page.alternates,
            )
            for page in pages
            if page.in_sitemap
        ]
        return {"urls": sorted(urls, key=lambda url: url.loc)}

    return Page(f"{lists.collection.site.magazine.base}/sitemap.xml", "sitemap.xml", make, in_sitemap=False)


def robots(lists: Lists) -> Page:
    """What robots may read, and where the sitemap is."""
    base = lists.collection.site.magazine.base
    given = {"sitemap_url": lists.addresses.absolute(f"{base}/sitemap.xml")}
    return Page(f"{base}/robots.txt", "robots.txt", lambda: given, in_sitemap=False)
