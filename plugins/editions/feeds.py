"""The feeds: one per edition, and in the facing ones both languages in each entry."""

from collections.abc import Iterator
from typing import Any

from editions.edition import Edition
from editions.heads import facing_label
from editions.lists import Lists
from editions.planner import Page
from editions.records import Body, Record
from editions.rendering import language
from editions.views import FeedEntry, FeedView, SitemapUrl

MOST_ENTRIES = 20


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
        title=f"{name} · {label}",
        id=absolute(lists.addresses.feed(edition.code)),
        url=absolute(lists.addresses.feed(edition.code)),
        home=absolute(lists.addresses.page(edition.code)),
        # Of the newest change, so that the same sources give the same bytes; an empty feed has never changed.
        updated_iso=max((one.updated_iso for one in entries), default="1970-01-01T00:00:00+00:00"),
        lang=own.lang,
        subtitle=lists.conversions.words(magazine.description, own),
        author=name,
        entries=entries,
    )


def entry(lists: Lists, record: Record, edition: Edition) -> FeedEntry:
    """One article in a feed, with the whole text."""
    card = lists.card(record, edition)
    url = lists.addresses.absolute(card.url or "")
    title = f"{card.title_text} / {card.title_right.striptags()}" if edition.facing else card.title_text
    modified = card.modified or card.date
    return FeedEntry(
        id=url,
        url=url,
        title=title,
        lang=language(lists.collection.site.magazine, edition).lang,
        published_iso=card.date_iso,
        updated_iso=modified.isoformat() if modified else card.date_iso,
        summary=card.summary_text,
        authors=tuple(link.name for link in (*card.authors, *card.interviewers, *card.speakers)),
        content_html=absolute_html(content(lists, record, edition), url, lists),
        categories=tuple(topic.name for topic in card.topics),
    )


def content(lists: Lists, record: Record, edition: Edition) -> str:
    """The text of an article as a feed reader shows it, without a page around it."""
    body = lists.collection.body(record.slug, edition.code)
    if not edition.facing:
        return body.html + body.notes
    magazine = lists.collection.site.magazine
    left, right = (magazine.edition(code).lang for code in (edition.left, edition.right))
    return "\n".join(both_sides(body, left, right))


def both_sides(body: Body, left: str, right: str) -> Iterator[str]:
    """Each row of a facing body as two blocks, each in its language."""
    for row in body.rows:
        if row.kind == "divider":
            yield "<hr>"
        for lang, speaker, html in ((left, row.left_speaker, row.left), (right, row.right_speaker, row.right)):
            who = f"<p>{speaker}</p>\n" if speaker else ""
            if html:
                yield f'<div lang="{lang}">\n{who}{html}\n</div>'
    yield body.notes + body.notes_right


def absolute_html(html: str, page: str, lists: Lists) -> str:
    """HTML of ours with whole addresses; ours are always written `href="/…"`, `src="/…"`, or `href="#…"`."""
    host = lists.addresses.absolute("")
    images = f"{lists.collection.site.magazine.base}/images/"
    return (
        html.replace('href="/', f'href="{host}/')
        .replace('href="#', f'href="{page}#')
        .replace('src="/', f'src="{host}/')
        .replace(f'srcset="{images}', f'srcset="{host}{images}')
        .replace(f", {images}", f", {host}{images}")
    )


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
