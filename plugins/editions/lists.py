"""Which articles an edition lists, in which order, and how each is shown there."""

import datetime
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath

from babel.dates import format_date
from markupsafe import Markup

from editions.addresses import Addresses
from editions.collect import Collection
from editions.conversions import Conversions
from editions.edition import Edition
from editions.plain import Plain, PlainVersion
from editions.portraits import Portraits
from editions.records import Line, Record, Version, Who
from editions.rendering import language
from editions.titles import title_fit
from editions.views import Card, CorrectionView, Link, Missing, TopicView

MOST_RELATED = 3
_WEIGHTS = {"person": 3, "film": 2, "topic": 1}


class Lists:
    """The cards of every edition. `today` decides what is scheduled; with `drafts` nothing is held back."""

    def __init__(
        self,
        collection: Collection,
        issues: Mapping[str, Plain],
        conversions: Conversions,
        today: datetime.datetime,
        *,
        drafts: bool = False,
        portraits: Portraits | None = None,
    ) -> None:
        self.collection, self.issues, self.conversions = collection, issues, conversions
        self.today, self.drafts = today, drafts
        self.portraits = portraits or Portraits()
        self.addresses = Addresses(collection.site.magazine)
        self._records: dict[str, tuple[Record, ...]] = {}
        self._known: dict[str, tuple[Record, ...]] = {}
        self._words: dict[str, Mapping[str, str]] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self._fingerprints: dict[tuple[str, str], str] = {}
        self._cards: dict[tuple[str, str], Card] = {}
        self._places: dict[str, dict[str, int]] = {}
        self._topics: dict[str, frozenset[str]] = {}

    def word(self, edition: Edition, key: str) -> str:
        """An interface word in an edition's own language."""
        return self.words(edition)[key]

    def words(self, edition: Edition) -> Mapping[str, str]:
        """All interface words in an edition's own language."""
        if edition.code not in self._words:
            site = self.collection.site
            self._words[edition.code] = site.labels[language(site.magazine, edition).code]
        return self._words[edition.code]

    def moment(self, value: datetime.datetime) -> datetime.datetime:
        """A date with a zone: its own, or the magazine's."""
        return value if value.tzinfo else value.replace(tzinfo=self.collection.site.magazine.zone())

    def is_out(self, record: Record) -> bool:
        """Whether the day of an article has come."""
        return self.drafts or record.date is None or self.moment(record.date) <= self.today

    def version(self, record: Record, edition: Edition) -> Version | None:
        """An article in a single edition, if it may be shown there; hidden ones may, drafts may not."""
        version = record.versions.get(edition.code)
        if version is None or not self.is_out(record):
            return None
        return version if version.status != "draft" or self.drafts else None

    def shown(self, record: Record, edition: Edition) -> bool:
        """Whether an article has a page in an edition."""
        if not edition.facing:
            return self.version(record, edition) is not None
        magazine = self.collection.site.magazine
        return all(self.version(record, magazine.edition(code)) for code in (edition.left, edition.right))

    def listed(self, record: Record, edition: Edition) -> bool:
        """Whether an article stands in an edition's lists, feeds and the sitemap."""
        magazine = self.collection.site.magazine
        codes = (edition.left, edition.right) if edition.facing else (edition.code,)
        versions = [self.version(record, magazine.edition(code)) for code in codes]
        return all(version is not None and version.status == "published" for version in versions)

    def plain_version(self, plain: Plain, edition: Edition) -> PlainVersion | None:
        """An issue or page in an edition's own language, if it may be shown; hidden ones may, drafts may not."""
        version = plain.versions.get(language(self.collection.site.magazine, edition).code)
        date = plain.header.date
        if version is None or self.drafts:
            return version
        return version if version.status != "draft" and (date is None or self.moment(date) <= self.today) else None

    def records(self, edition: Edition) -> tuple[Record, ...]:
        """The articles that an edition lists, newest first."""
        if edition.code not in self._records:
            found = self.in_order(r for r in self.collection.records.values() if self.listed(r, edition))
            self._records[edition.code] = found
        return self._records[edition.code]

    def in_order(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Newest first; of one moment by slug."""
        floor = datetime.datetime.min.replace(tzinfo=datetime.UTC)
        by_slug = sorted(records, key=lambda record: record.slug)
        return tuple(
            sorted(by_slug, key=lambda record: self.moment(record.date) if record.date else floor, reverse=True)
        )

    def cards(self, edition: Edition) -> tuple[Card, ...]:
        """The list of an edition, with a notice for each article that is not in its language yet."""
        return tuple(self.card(record, edition) for record in self.known(edition))

    def known(self, edition: Edition) -> tuple[Record, ...]:
        """The articles that an edition's lists name, newest first: those that it has, and those that it lacks."""
        if edition.code not in self._known:
            found = (record for record in self.collection.records.values() if self.is_known(record, edition))
            self._known[edition.code] = self.in_order(found)
        return self._known[edition.code]

    def is_known(self, record: Record, edition: Edition) -> bool:
        """Whether an edition's lists name an article: it has it, or some language has."""
        magazine = self.collection.site.magazine
        elsewhere = magazine.singles if magazine.list_missing else ()
        return any(self.listed(record, one) for one in (edition, *elsewhere))

    def card(self, record: Record, edition: Edition) -> Card:
        """An article as an edition's lists show it."""
        key = (record.slug, edition.code)
        if key not in self._cards:
            self._cards[key] = self._make_card(record, edition)
        return self._cards[key]

    def fingerprint(self, card: Card | None) -> str:
        """A hash of all that a card shows; a card stands on many pages and is hashed once."""
        if card is None:
            return ""
        key = (card.slug, card.url or card.lang)
        if key not in self._fingerprints:
            self._fingerprints[key] = hashlib.sha256(repr(card).encode()).hexdigest()
        return self._fingerprints[key]

    def _make_card(self, record: Record, edition: Edition) -> Card:
        magazine = self.collection.site.magazine
        own = language(magazine, edition)
        version = self.version(record, own)
        if version is None or (edition.facing and not self.shown(record, edition)):
            return self._missing(record, edition)
        card = self._card(record, version, edition, own.lang)
        if edition.facing:
            right = magazine.edition(edition.right)
            other = self.version(record, right)
            if other is not None:
                card = replace(card, title_right=Markup(other.title.html), lang_right=right.lang)  # noqa: S704 # escaped when it was made
                beside = self.card(record, right)
                if beside.modified and (card.modified is None or beside.modified > card.modified):
                    text = self.date_text(beside.modified, own)
                    card = replace(card, modified=beside.modified, modified_text=text)
        return card

    def _missing(self, record: Record, edition: Edition) -> Card:
        """The card of an article that this edition lacks: in a language that there is, with the way to it."""
        magazine = self.collection.site.magazine
        order = sorted(magazine.singles, key=lambda single: single.code != record.original)
        other = next(single for single in order if self.listed(record, single))
        version = record.versions[other.code]
        url = self.addresses.page(other.code, record.slug)
        label = self.word(other, "language_name")
        text = self.word(edition, "missing_facing" if edition.facing else "missing_notice").format(language=label)
        card = self._card(record, version, edition, other.lang)
        return replace(card, url=None, missing=Missing(text, url, label, other.lang, language(magazine, edition).lang))

    def _card(self, record: Record, version: Version, edition: Edition, lang: str) -> Card:
        date = self.moment(record.date) if record.date else None
        changes = (record.modified, *(correction.date for correction in version.corrections))
        modified = max((self.moment(change) for change in changes if change), default=None)
        issue = self.issues.get(record.issue)
        own = language(self.collection.site.magazine, edition)
        return Card(
            slug=record.slug,
            url=self.addresses.page(edition.code, record.slug),
            title=safe(version.title),
            title_text=version.title.text,
            title_fit=title_fit(version.title.text),
            subtitle=safe(version.subtitle),
            summary=safe(version.summary),
            summary_text=version.summary.text,
            lang=lang,
            status=version.status,
            date=date,
            modified=modified,
            date_iso=date.isoformat() if date else "",
            date_text=self.date_text(date, own) if date else "",
            modified_text=self.date_text(modified, own) if modified else "",
            corrections=tuple(
                CorrectionView(
                    self.moment(correction.date).isoformat(),
                    self.date_text(self.moment(correction.date), own),
                    safe(correction.line),
                    correction.line.text,
                )
                for correction in version.corrections
            ),
            changed=self.changed(record, version, own),
            reading=self.word(edition, "reading_minutes").format(minutes=version.minutes),
            authors=self.links(version.authors, edition),
            translators=self.links(version.translators, edition),
            interviewers=self.links(version.interviewers, edition),
            speakers=self.links(version.speakers, edition),
            topics=tuple(self.topic(topic, edition) for topic in record.topics if topic in self._topics_in(edition)),
            issue=self._issue_link(issue, edition) if issue else None,
            cover=Markup(record.cover),  # noqa: S704 # made by picture_html
            cover_image=record.cover_file,
        )

    def changed(self, record: Record, version: Version, own: Edition) -> str:
        """That the original of a translation has changed since it was confirmed; "" where the magazine tells nobody."""
        standing = record.standing.get(PurePosixPath(version.file).stem)
        if standing is None or not standing.stale or not self.collection.site.magazine.tell_changes:
            return ""
        day = datetime.datetime.combine(standing.day, datetime.time(12), self.collection.site.magazine.zone())
        return self.word(own, "original_changed").format(date=self.date_text(day, own))

    def _topics_in(self, edition: Edition) -> frozenset[str]:
        """The topics that have a page in an edition: what it lacks cannot be linked to."""
        if edition.code not in self._topics:
            self._topics[edition.code] = frozenset(t for record in self.records(edition) for t in record.topics)
        return self._topics[edition.code]

    def _issue_link(self, issue: Plain, edition: Edition) -> Link | None:
        version = self.plain_version(issue, edition)
        if version is None or version.status != "published":
            return None
        return Link(
            version.title.text, self.addresses.page(edition.code, "issues", issue.slug), title=version.title.text
        )

    def date_text(self, date: datetime.datetime, edition: Edition) -> str:
        """A day as readers of an edition write it."""
        zone = self.collection.site.magazine.zone()
        return format_date(date.astimezone(zone).date(), "long", locale=edition.lang.replace("-", "_"))

    def links(self, people: Sequence[Who], edition: Edition) -> tuple[Link, ...]:
        """People by name, with the way to their pages."""
        return tuple(
            Link(who.name, self.addresses.page(edition.code, "people", who.slug) if who.slug else None)
            for who in people
        )

    def topic(self, slug: str, edition: Edition, count: int = 0) -> TopicView:
        """A topic in an edition's words; one without a record has its slug for a name."""
        topic = self.collection.site.topics.get(slug)
        own = language(self.collection.site.magazine, edition)
        name = self.conversions.words(topic.name, own) if topic else slug
        description = self.conversions.words(topic.description, own) if topic else ""
        return TopicView(slug, name, self.addresses.page(edition.code, "topics", slug), count, description)

    def related(self, record: Record, edition: Edition) -> tuple[Record, ...]:
        """The articles that share most people, films and topics with one; people count most, then newer ones."""
        here = self._places_in(edition)
        found = islice((slug for slug in self._nearest(record) if slug in here), MOST_RELATED)
        return tuple(self.collection.records[slug] for slug in found)

    def _nearest(self, record: Record) -> tuple[str, ...]:
        """The articles that share anything with one, the nearest first: the same in every edition."""
        if record.slug not in self._near:
            scores: Counter[str] = Counter()
            for subject in subjects(record):
                scores.update(dict.fromkeys(self._by_subject[subject], _WEIGHTS[subject[0]]))
            del scores[record.slug]
            order = self._newest_first
            self._near[record.slug] = tuple(sorted(scores, key=lambda slug: (-scores[slug], order[slug])))
        return self._near[record.slug]

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[str]]:
        index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for record in self.collection.records.values():
            for subject in subjects(record):
                index[subject].append(record.slug)
        return index

    @cached_property
    def _newest_first(self) -> dict[str, int]:
        return {record.slug: at for at, record in enumerate(self.in_order(self.collection.records.values()))}

    def _places_in(self, edition: Edition) -> dict[str, int]:
        """Where each article stands in an edition's list, newest first."""
        if edition.code not in self._places:
            self._places[edition.code] = {record.slug: at for at, record in enumerate(self.records(edition))}
        return self._places[edition.code]

    def neighbours(self, record: Record, edition: Edition) -> tuple[Card | None, Card | None]:
        """The articles before and after one: in the order of its issue, else by date, older first."""
        issue = self.issues.get(record.issue)
        if issue is None:
            at = self._places_in(edition).get(record.slug)
            return self._beside(self.records(edition), at, edition)[::-1]
        # What is not in this language is named by the issue; whoever reads on is not led out of their language.
        order = [other for other in self.issue_records(issue, edition) if self.listed(other, edition)]
        slugs = [other.slug for other in order]
        return self._beside(order, slugs.index(record.slug) if record.slug in slugs else None, edition)

    def _beside(self, order: Sequence[Record], at: int | None, edition: Edition) -> tuple[Card | None, Card | None]:
        if at is None:
            return None, None
        before = self.card(order[at - 1], edition) if at > 0 else None
        after = self.card(order[at + 1], edition) if at + 1 < len(order) else None
        return before, after

    def issue_records(self, issue: Plain, edition: Edition) -> tuple[Record, ...]:
        """The articles of an issue: in the order it gives, then those that name it, oldest first."""
        records = self.collection.records
        named = [slug for slug in issue.header.articles if slug in records]
        oldest_first = reversed(self._newest_first)
        others = [slug for slug in oldest_first if records[slug].issue == issue.slug and slug not in named]
        order = (records[slug] for slug in (*named, *others))
        return tuple(record for record in order if self.is_known(record, edition))


def subjects(record: Record) -> frozenset[tuple[str, str]]:
    """The people, films and topics of an article."""
    people = {who.slug for version in record.versions.values() for who in version.speakers if who.slug}
    return frozenset(
        [("person", slug) for slug in people]
        + [("film", slug) for slug in record.films]
        + [("topic", slug) for slug in record.topics]
    )


def safe(line: Line) -> Markup:
    """A line that `to_html` wrote."""
    return Markup(line.html)  # noqa: S704 # every text in it was escaped when it was made
