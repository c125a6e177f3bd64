"""What readers are not to see yet: words of drafts, of what is scheduled and of what is hidden."""

import html
import re
from collections.abc import Iterator

from editions.lists import Lists
from editions.records import Body, Record

_TAG = re.compile(r"<[^>]*>")
# A run of words that no mark-up, entity or punctuation cuts, so that it stands in any page as it stands here.
_RUN = re.compile(r"[\w ]{9,}")
PHRASES = 4


def withheld(lists: Lists) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """Of each article and edition that lists may not name: its name, words of it, the pages that may say them."""
    shown = _shown_words(lists)
    for record in lists.collection.records.values():
        for edition in lists.collection.site.magazine.singles:
            if edition.code not in record.versions or lists.listed(record, edition):
                continue
            text = _words(lists.collection.body(record.slug, edition.code))
            runs = sorted({run.strip() for run in _RUN.findall(text)}, key=lambda run: (-len(run), run))
            phrases = tuple(run for run in runs if len(run) > 8 and run not in shown)[:PHRASES]
            pages = frozenset(_pages(lists, record))
            address = lists.addresses.page(edition.code, record.slug)
            yield f"{record.path}/{edition.code}", (f'"{address}"', f"{address}<", *phrases), pages


def _pages(lists: Lists, record: Record) -> Iterator[str]:
    """The pages that a hidden article has, for whoever knows their addresses."""
    for edition in lists.collection.site.magazine.editions:
        if lists.shown(record, edition):
            yield lists.addresses.page(edition.code, record.slug)


def _shown_words(lists: Lists) -> str:
    """The text of everything that lists name."""
    return "\n".join(
        _words(lists.collection.body(record.slug, edition.code))
        for edition in lists.collection.site.magazine.singles
        for record in lists.collection.records.values()
        if edition.code in record.versions and lists.listed(record, edition)
    )


def _words(body: Body) -> str:
    return html.unescape(_TAG.sub("\n", body.html + body.notes))
