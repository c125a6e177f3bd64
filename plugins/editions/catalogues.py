"""The pages of films, people, topics and issues: what each edition says of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from markupsafe import Markup

from document.romanise import slugify
from editions.conversions import is_chinese
from editions.edition import Edition
from editions.heads import same_as
from editions.lists import Lists, safe
from editions.plain import Plain
from editions.records import Passage, Record, Who
from editions.rendering import language
from editions.views import (
    Card,
    FilmView,
    IssueView,
    Link,
    NameView,
    PassageView,
    PeopleView,
    PersonView,
    QuestionsView,
    QuestionView,
    TitleView,
    TopicView,
    YearView,
)
from films.catalogue import REGIONS, Film
from people.catalogue import Person

# A region's titles are in this language.
_TITLE_LANGS = {"cn": "zh-Hans", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "en": "en"}


class Catalogues:
    """Films, people, topics and issues as the pages of an edition show them."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.site = lists.collection.site
        self.magazine = self.site.magazine
        self._topics: dict[str, tuple[tuple[TopicView, tuple[Card, ...]], ...]] = {}
        self._issues: dict[str, tuple[IssueView, ...]] = {}
        self._questions: dict[str, tuple[QuestionsView, ...]] = {}

    def own(self, edition: Edition) -> Edition:
        """The single edition whose words an edition uses."""
        return language(self.magazine, edition)

    def url(self, edition: Edition, *parts: str) -> str:
        """A page of an edition."""
        return self.lists.addresses.page(edition.code, *parts)

    # --- films

    @cached_property
    def _films(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that name each film."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record in self.lists.in_order(self.lists.collection.records.values()):
            for film in dict.fromkeys(film for version in record.versions.values() for film in version.films):
                found[film].append(record.slug)
        return {film: tuple(slugs) for film, slugs in found.items()}

    def films(self, edition: Edition) -> tuple[FilmView, ...]:
        """All films of the catalogue, by title as the edition's readers sort."""
        views = (self.film(film, edition) for film in self.site.films.by_slug.values())
        return tuple(sorted(views, key=lambda view: (sort_key(view.title), view.year)))

    def film(self, film: Film, edition: Edition) -> FilmView:
        """One film."""
        own = self.own(edition)
        title = self.lists.conversions.title(film, own)
        lang, original = film.original or ("", "")
        people = self.site.people
        directors = []
        for name in film.directors:
            person = people.find(name)
            words = self.lists.conversions.words(person.name, own) if person else name
            directors.append(Link(words, self.url(edition, "people", person.slug) if person else None))
        records = (self.lists.collection.records[slug] for slug in self._films.get(film.slug, ()))
        here = [
            record.slug
            for record in records
            if self.lists.listed(record, edition) and film.slug in record.versions[own.code].films
        ]
        return FilmView(
            slug=film.slug,
            url=self.url(edition, "films", film.slug),
            title=title,
            original=original if original != title else "",
            original_lang=lang,
            year=film.year,
            directors=tuple(directors),
            titles=tuple(
                TitleView(self.lists.word(edition, f"region_{region}"), _TITLE_LANGS[region], film.titles[region])
                for region in REGIONS
                if region in film.titles
            ),
            links=same_as(film.ids),
            text=self.lists.conversions.words(film.text, own) if film.text else "",
            count=len(here),
        )

    def passages(self, film: str, edition: Edition) -> Iterator[PassageView]:
        """Every paragraph and caption of the magazine that names a film, newest article first."""
        own, other = self.own(edition), self._other(edition)
        for slug in self._films.get(film, ()):
            record = self.lists.collection.records[slug]
            if not self.lists.listed(record, edition):
                continue
            card = self.lists.card(record, edition)
            beside = self._passages(record, film, other) if other and self.lists.listed(record, other) else {}
            for anchor, passage in self._passages(record, film, own).items():
                counterpart = beside.get(anchor)
                yield PassageView(
                    article=card,
                    url=f"{card.url}#{anchor}",
                    speaker=passage.speaker,
                    html=Markup(passage.html),  # noqa: S704 # made by to_html
                    lang=own.lang,
                    other=Markup(counterpart.html) if counterpart else Markup(""),  # noqa: S704 # as above
                    other_lang=other.lang if other else "",
                )

    def _passages(self, record: Record, film: str, edition: Edition) -> dict[str, Passage]:
        version = record.versions.get(edition.code)
        return {p.anchor: p for p in version.passages if p.film == film} if version else {}

    def _other(self, edition: Edition) -> Edition | None:
        """The language that stands beside an edition's own: its right side, else the first one of another tongue."""
        if edition.facing:
            return self.magazine.edition(edition.right)
        return next((e for e in self.magazine.singles if is_chinese(e.code) != is_chinese(edition.code)), None)

    # --- people

    @cached_property
    def _people(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What each person did: (article, role), newest first."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for record in self.lists.in_order(self.lists.collection.records.values()):
            seen: dict[tuple[str, str], None] = {}
            for code, version in record.versions.items():
                if not self.lists.listed(record, self.magazine.edition(code)):
                    continue
                for role, who in _roles(version.speakers, version.interviewers, version.authors, version.translators):
                    if who.slug:
                        seen[who.slug, role] = None
            for slug, role in seen:
                found[slug].append((record.slug, role))
        return {slug: tuple(done) for slug, done in found.items()}

    def people(self, edition: Edition) -> tuple[PersonView, ...]:
        """Everybody who has a record, in the edition's order."""
        views = (self.person(person, edition) for person in self.site.people.by_slug.values())
        return tuple(sorted(views, key=lambda view: (sort_key(view.sort), view.slug)))

    def people_by_part(self, edition: Edition) -> tuple[PeopleView, ...]:
        """Everybody who has a record, once, under the most that they do: answer, work for the magazine, make films."""
        views = {view.slug: view for view in self.people(edition)}
        parts: defaultdict[str, list[PersonView]] = defaultdict(list)
        directors = {
            person.slug
            for film in self.site.films.by_slug.values()
            for name in film.directors
            if (person := self.site.people.find(name))
        }
        for slug, view in views.items():
            roles = {role for _, role in self._people.get(slug, ())}
            part = "interviewed" if "speaker" in roles else "contributors" if roles else "directors"
            parts[part if roles or slug in directors else "others"].append(view)
        return tuple(
            PeopleView(part, self.lists.word(edition, f"people_{part}"), tuple(parts[part]))
            for part in ("interviewed", "contributors", "directors", "others")
            if parts[part]
        )

    def person(self, person: Person, edition: Edition) -> PersonView:
        """One person."""
        own = self.own(edition)
        conversions = self.lists.conversions
        names = [
            NameView(single.lang, name)
            for single in self.magazine.singles
            if (name := person.name.get(single.code)) and single != own
        ]
        name = conversions.words(person.name, own)
        labels = self.site.labels[own.code]
        return PersonView(
            slug=person.slug,
            url=self.url(edition, "people", person.slug),
            name=name,
            names=tuple(view for view in names if view.name != name),
            roles=tuple(labels.get(f"work_{role.lower().replace(' ', '_')}", role) for role in person.roles),
            bio=conversions.words(person.bio, own) if person.bio else "",
            links=tuple(Link(key, url, key) for key, url in person.links.items()),
            count=len({slug for slug, _ in self._people.get(person.slug, ())}),
            sort=name if is_chinese(own.code) else person.sort or name,
        )

    def spoke(self, person: Person, edition: Edition) -> Iterator[tuple[Card, str, str]]:
        """The articles that a person has a part in: card, role, address of their first words."""
        for slug, role in self._people.get(person.slug, ()):
            record = self.lists.collection.records[slug]
            if self.lists.listed(record, edition):
                card = self.lists.card(record, edition)
                speakers = record.versions[self.own(edition).code].speakers if role == "speaker" else ()
                anchor = next((who.anchor for who in speakers if who.slug == person.slug), "")
                yield card, role, f"{card.url}#{anchor}" if anchor else card.url or ""

    def directed(self, person: Person, edition: Edition) -> tuple[FilmView, ...]:
        """The films of the catalogue that a person directed."""
        return tuple(
            self.film(film, edition)
            for film in self.site.films.by_slug.values()
            if any(self.site.people.find(name) == person for name in film.directors)
        )

    # --- topics, archive

    def topics(self, edition: Edition) -> tuple[tuple[TopicView, tuple[Card, ...]], ...]:
        """Each topic with its articles; those of the catalogue first, in its order."""
        if edition.code not in self._topics:
            self._topics[edition.code] = self._make_topics(edition)
        return self._topics[edition.code]

    def _make_topics(self, edition: Edition) -> tuple[tuple[TopicView, tuple[Card, ...]], ...]:
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.lists.records(edition):
            for topic in record.topics:
                found[topic].append(record)
        order = [slug for slug in self.site.topics if slug in found]
        order += sorted(set(found) - set(order))
        return tuple(
            (
                self.lists.topic(slug, edition, len(found[slug])),
                tuple(self.lists.card(record, edition) for record in found[slug]),
            )
            for slug in order
        )

    def archive(self, edition: Edition) -> tuple[YearView, ...]:
        """All articles by year, newest first."""
        years: defaultdict[int, list[Card]] = defaultdict(list)
        for record in self.lists.records(edition):
            card = self.lists.card(record, edition)
            if card.date is not None:
                years[card.date.astimezone(self.magazine.zone()).year].append(card)
        return tuple(YearView(year, tuple(cards)) for year, cards in sorted(years.items(), reverse=True))

    # --- questions

    def questions(self, edition: Edition) -> tuple[QuestionsView, ...]:
        """Every question that the magazine has asked, newest article first; on facing pages in both languages."""
        if edition.code not in self._questions:
            self._questions[edition.code] = tuple(self._make_questions(edition))
        return self._questions[edition.code]

    def _make_questions(self, edition: Edition) -> Iterator[QuestionsView]:
        own = self.own(edition)
        for record in self.lists.records(edition):
            version = record.versions[own.code]
            beside = record.versions[edition.right] if edition.facing else None
            other = dict(zip(beside.toc_ids, beside.toc, strict=True)) if beside else {}
            card = self.lists.card(record, edition)
            asked = tuple(
                QuestionView(f"{card.url}#{name}", line.text, other[name].text if name in other else "")
                for name, line in zip(version.toc_ids, version.toc, strict=True)
            )
            if asked:
                yield QuestionsView(card, asked)

    # --- issues

    def issues(self, edition: Edition) -> tuple[IssueView, ...]:
        """The issues of the magazine that are out, newest first."""
        if edition.code not in self._issues:
            self._issues[edition.code] = self._make_issues(edition)
        return self._issues[edition.code]

    def _make_issues(self, edition: Edition) -> tuple[IssueView, ...]:
        out = [issue for issue in self.lists.issues.values() if self.issue_is_out(issue, edition)]
        out.sort(key=self._issue_order, reverse=True)
        views = []
        for at, issue in enumerate(out):
            before = out[at + 1] if at + 1 < len(out) else None
            after = out[at - 1] if at > 0 else None
            views.append(self._issue(issue, edition, before, after))
        return tuple(views)

    def issue_is_out(self, issue: Plain, edition: Edition) -> bool:
        """Whether an issue has a page in an edition."""
        version = self.lists.plain_version(issue, edition)
        return version is not None and (version.status == "published" or self.lists.drafts)

    def _issue_order(self, issue: Plain) -> tuple[float, str]:
        date = issue.header.date
        return (self.lists.moment(date).timestamp() if date else 0.0, issue.slug)

    def _issue(self, issue: Plain, edition: Edition, before: Plain | None, after: Plain | None) -> IssueView:
        own = self.own(edition)
        version = issue.versions[own.code]
        english = next((e for e in self.magazine.singles if not is_chinese(e.code) and e != own), None)
        other = issue.versions[english.code] if english and self.issue_is_out(issue, english) else None
        cards = tuple(self.lists.card(record, edition) for record in self.lists.issue_records(issue, edition))
        date = issue.header.date
        return IssueView(
            slug=issue.slug,
            number=issue.header.number,
            title=safe(version.title),
            title_text=version.title.text,
            summary=safe(version.summary),
            summary_text=version.summary.text,
            date_text=self.lists.date_text(self.lists.moment(date), own) if date else "",
            url=self.url(edition, "issues", issue.slug),
            cover=Markup(issue.cover),  # noqa: S704 # made by picture_html
            cover_image=issue.cover_image,
            cover_shape=issue.cover_shape,
            body=Markup(version.html),  # noqa: S704 # made by to_html
            articles=cards,
            previous=self._issue_link(before, edition),
            next=self._issue_link(after, edition),
            title_en=safe(other.title) if other else Markup(""),
            summary_en=safe(other.summary) if other else Markup(""),
            url_en=self.url(english, "issues", issue.slug) if english and other else "",
            articles_en=tuple(self.lists.card(r, english) for r in self.lists.issue_records(issue, english))
            if english
            else (),
        )

    def _issue_link(self, issue: Plain | None, edition: Edition) -> Link | None:
        if issue is None:
            return None
        title = issue.versions[self.own(edition).code].title.text
        return Link(title, self.url(edition, "issues", issue.slug), title=title)


def _roles(
    speakers: tuple[Who, ...], interviewers: tuple[Who, ...], authors: tuple[Who, ...], translators: tuple[Who, ...]
) -> Iterator[tuple[str, Who]]:
    for role, people in (
        ("speaker", speakers),
        ("interviewer", interviewers),
        ("author", authors),
        ("translator", translators),
    ):
        for who in people:
            yield role, who


def sort_key(words: str) -> tuple[int, str]:
    """Latin titles by letter, Chinese ones by pinyin after them."""
    first = words.lstrip("《〈「『“\"'")
    return (0 if first[:1].isascii() else 1, slugify(first) or first)
