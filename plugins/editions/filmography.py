"""The pages of films and people: who has one in which edition, in which order they are listed, what stands there."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from babel import Locale
from babel.core import UnknownLocaleError
from markupsafe import Markup

from editions.conversions import is_chinese
from editions.edition import Edition
from editions.heads import same_as
from editions.lists import Lists
from editions.ordering import Position, grouped
from editions.records import Passage, Record, StillInfo, Who
from editions.rendering import language
from editions.views import (
    Card,
    FilmGroup,
    FilmView,
    Link,
    NameView,
    PassageView,
    PeopleView,
    PersonView,
    SaidView,
    TitleView,
)
from films.catalogue import REGIONS, Film
from images.plan import Picture
from people.catalogue import Person

# A region's titles are in this language.
_TITLE_LANGS = {"cn": "zh-Hans", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "en": "en"}


class Filmography:
    """Films and people as the pages of an edition show them."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.site = lists.collection.site
        self.magazine = self.site.magazine
        self._shown_films: dict[str, Mapping[str, FilmView]] = {}
        self._shown_people: dict[str, tuple[PersonView, ...]] = {}

    def own(self, edition: Edition) -> Edition:
        """The single edition whose words an edition uses."""
        return language(self.magazine, edition)

    def url(self, edition: Edition, *parts: str) -> str:
        """A page of an edition."""
        return self.lists.addresses.page(edition.code, *parts)

    # --- films

    @cached_property
    def _films(self) -> Mapping[str, tuple[Record, ...]]:
        """The articles that name each film, newest first."""
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.lists.in_order(self.lists.collection.records.values()):
            for film in dict.fromkeys(film for version in record.versions.values() for film in version.films):
                found[film].append(record)
        return {film: tuple(records) for film, records in found.items()}

    def _sides(self, edition: Edition) -> tuple[str, ...]:
        return (edition.left, edition.right) if edition.facing else (edition.code,)

    def naming(self, film: str, edition: Edition, among: Callable[[Record, Edition], bool]) -> Iterator[Record]:
        """The articles whose text in an edition, on either side of a facing one, names a film."""
        for record in self._films.get(film, ()):
            if among(record, edition) and any(film in record.versions[code].films for code in self._sides(edition)):
                yield record

    def films(self, edition: Edition) -> Mapping[str, FilmView]:
        """The films that have a page in an edition: those that an article names there which can be read."""
        if edition.code not in self._shown_films:
            self._shown_films[edition.code] = {
                slug: self.film(self.site.films.by_slug[slug], edition)
                for slug in self._films
                if slug in self.site.films.by_slug and any(self.naming(slug, edition, self.lists.shown))
            }
        return self._shown_films[edition.code]

    def film(self, film: Film, edition: Edition) -> FilmView:
        """One film; it leads to its page if it has one."""
        own = self.own(edition)
        title = self.lists.conversions.title(film, own)
        lang, original = film.original or ("", "")
        has_page = any(self.naming(film.slug, edition, self.lists.shown))
        return FilmView(
            slug=film.slug,
            url=self.url(edition, "films", film.slug) if has_page else None,
            title=title,
            original=original if original != title else "",
            original_lang=lang,
            year=film.year,
            directors=tuple(self.director(name, edition) for name in film.directors),
            titles=tuple(
                TitleView(self.lists.word(edition, f"region_{region}"), _TITLE_LANGS[region], film.titles[region])
                for region in REGIONS
                if region in film.titles
            ),
            links=same_as(film.ids),
            text=self.lists.conversions.words(film.text, own) if film.text else "",
            count=sum(1 for _ in self.naming(film.slug, edition, self.lists.listed)),
            also=film.also,
            countries=tuple(country(code, own) for code in film.countries),
            minutes=film.minutes,
            still=Markup(self.lists.portraits.html(film.still, "", own)),  # noqa: S704 # made by picture_html
            still_credit=self._credit(film.still, own),
        )

    def _credit(self, name: str, own: Edition) -> str:
        """Whose a record's picture is, as its page says it."""
        info = self.lists.portraits.info(name, own)
        return self.site.labels[own.code]["still_credit"].format(owner=info.credit) if info and info.credit else ""

    def records_with_pictures(self, edition: Edition) -> Iterator[tuple[str, str, StillInfo]]:
        """The name, address and picture of every film and person that has a page with one in an edition."""
        own, site = self.own(edition), self.site
        films = [(one.title, one.url, site.films.by_slug[slug].still) for slug, one in self.films(edition).items()]
        people = [(one.name, one.url, site.people.by_slug[one.slug].portrait) for one in self.people(edition)]
        for name, url, file in (*films, *people):
            if info := self.lists.portraits.info(file, own):
                yield name, url or "", info

    def pictures(self) -> Iterator[Picture]:
        """The pictures of films and people that some page shows."""
        for edition in self.magazine.editions:
            yield from (info.picture for _, _, info in self.records_with_pictures(edition))

    def director(self, name: str, edition: Edition) -> Link:
        """Somebody who made a film: with a record, under the name that an edition's readers know."""
        person = self.site.people.find(name)
        words = self.lists.conversions.called(person, name, self.own(edition))
        return Link(words, self.url(edition, "people", person.slug) if person else None)

    def listed_films(self, edition: Edition) -> tuple[FilmView, ...]:
        """The films that an edition's index lists; one that only hidden articles name is not among them."""
        return tuple(view for view in self.films(edition).values() if view.count)

    def films_by_title(self, edition: Edition) -> tuple[FilmGroup, ...]:
        """The index by title, in the order that an edition's readers look things up in."""
        oldest_first = sorted(self.listed_films(edition), key=lambda view: view.year)
        return self._groups(oldest_first, lambda view: view.title, edition)

    def films_by_year(self, edition: Edition) -> tuple[FilmGroup, ...]:
        """The index by decade, oldest first, in each by year and then by title."""
        decades: defaultdict[int, list[FilmView]] = defaultdict(list)
        by_title = (view for group in self.films_by_title(edition) for view in group.films)
        for view in sorted(by_title, key=lambda view: view.year):
            decades[view.year // 10 * 10].append(view)
        word = self.lists.word(edition, "decade")
        return tuple(
            FilmGroup(str(decade), word.format(decade=decade), tuple(decades[decade])) for decade in sorted(decades)
        )

    def films_by_director(self, edition: Edition) -> tuple[FilmGroup, ...]:
        """The index by director, each with their films by year; who has no director is left out."""
        own = self.own(edition)
        made: defaultdict[str, list[Film]] = defaultdict(list)
        for view in self.listed_films(edition):
            film = self.site.films.by_slug[view.slug]
            for name in film.directors:
                person = self.site.people.find(name)
                made[person.slug if person else name].append(film)
        links = {name: self.director(name, edition) for name in made}
        sorted_as = {name: self._sorted_as(name, links[name].name, own) for name in made}
        groups = grouped(made, sorted_as.__getitem__, own)
        return tuple(
            FilmGroup(
                f"{number}",
                links[name].name,
                tuple(self.films(edition)[f.slug] for f in sorted(made[name], key=lambda film: film.year)),
                links[name].url,
            )
            for number, name in enumerate((name for _, names in groups for name in names), 1)
        )

    def _sorted_as(self, name: str, shown: str, own: Edition) -> str:
        person = self.site.people.find(name)
        return shown if is_chinese(own.code) or person is None else person.sort or shown

    def _groups(
        self, views: Sequence[FilmView], words: Callable[[FilmView], str], edition: Edition
    ) -> tuple[FilmGroup, ...]:
        return tuple(
            FilmGroup(f"{at}", self.heading(place, edition), films)
            for at, (place, films) in enumerate(grouped(views, words, self.own(edition)), 1)
        )

    def heading(self, place: Position, edition: Edition) -> str:
        """What stands over a part of an index."""
        return self.lists.word(edition, "strokes").format(count=place.strokes) if place.strokes else place.letter

    def passages(self, film: str, edition: Edition) -> Iterator[PassageView]:
        """Every paragraph and caption of the magazine that names a film, newest article first."""
        own, other = self.own(edition), self._other(edition)
        for record in self.naming(film, edition, self.lists.listed):
            card = self.lists.card(record, edition)
            beside = self._passages(record, film, other) if other and self.lists.listed(record, other) else {}
            here = self._passages(record, film, own)
            # Elsewhere than on facing pages, what only the other language names is not said here.
            anchors = here if edition.facing else {a: p for a, p in here.items() if p.named}
            for anchor, passage in anchors.items():
                counterpart = beside.get(anchor)
                yield PassageView(
                    article=card,
                    url=f"{card.url}#{anchor}",
                    speaker=passage.speaker,
                    speaker_url=self.url(edition, "people", passage.person) if passage.person else None,
                    html=Markup(passage.html),  # noqa: S704 # made by to_html
                    lang=own.lang,
                    other=Markup(counterpart.html) if counterpart else Markup(""),  # noqa: S704 # as above
                    other_lang=other.lang if other else "",
                    stills=Markup(passage.stills),  # noqa: S704 # made by picture_html
                )

    def elsewhere(self, film: str, edition: Edition) -> tuple[Card, ...]:
        """The articles that name a film and are not in an edition's language yet."""
        records = (record for record in self.lists.known(edition) if film in record.films)
        return tuple(self.lists.card(record, edition) for record in records if not self.lists.listed(record, edition))

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

    @cached_property
    def _involved(self) -> frozenset[str]:
        """Everybody who has a part in an article, whatever its state."""
        versions = (
            version for record in self.lists.collection.records.values() for version in record.versions.values()
        )
        return frozenset(
            who.slug
            for version in versions
            for _, who in _roles(version.speakers, version.interviewers, version.authors, version.translators)
        )

    @cached_property
    def _directed(self) -> Mapping[str, tuple[Film, ...]]:
        """The films of the catalogue that each person with a record directed."""
        found: defaultdict[str, list[Film]] = defaultdict(list)
        for film in self.site.films.by_slug.values():
            for name in film.directors:
                if person := self.site.people.find(name):
                    found[person.slug].append(film)
        return {slug: tuple(sorted(films, key=lambda film: film.year)) for slug, films in found.items()}

    def has_page(self, slug: str, edition: Edition) -> bool:
        """Whether a person has a page: all do but the directors of films that no article names."""
        if slug not in self.site.people.by_slug:
            return False
        films = self._directed.get(slug, ())
        return slug in self._involved or not films or any(film.slug in self.films(edition) for film in films)

    def people(self, edition: Edition) -> tuple[PersonView, ...]:
        """Everybody who has a page, in the edition's order."""
        if edition.code not in self._shown_people:
            people = self.site.people.by_slug.values()
            views = [self.person(person, edition) for person in people if self.has_page(person.slug, edition)]
            groups = grouped(views, lambda view: view.sort, self.own(edition))
            self._shown_people[edition.code] = tuple(view for _, group in groups for view in group)
        return self._shown_people[edition.code]

    def people_by_part(self, edition: Edition) -> tuple[PeopleView, ...]:
        """Everybody who has a page, once, under the most that they do: answer, work for the magazine, make films."""
        parts: defaultdict[str, list[PersonView]] = defaultdict(list)
        for view in self.people(edition):
            roles = {role for _, role in self._people.get(view.slug, ())}
            part = "interviewed" if "speaker" in roles else "contributors" if roles else "directors"
            parts[part if roles or view.slug in self._directed else "others"].append(view)
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
            also=person.also,
            portrait=Markup(self.lists.portraits.html(person.portrait, name, own)),  # noqa: S704 # made by picture_html
            portrait_credit=self._credit(person.portrait, own),
        )

    def spoke(self, person: Person, edition: Edition) -> Iterator[Card]:
        """The articles in which a person speaks, each with everything that they said there."""
        own = self.own(edition)
        for slug, role in self._people.get(person.slug, ()):
            record = self.lists.collection.records[slug]
            if role != "speaker" or not self.lists.listed(record, edition):
                continue
            card = self.lists.card(record, edition)
            version = record.versions[own.code]
            asked = {name: line.text for name, line in zip(version.toc_ids, version.toc, strict=True)}
            said = tuple(
                SaidView(f"{card.url}#{one.anchor}", one.words, asked.get(one.question, ""))
                for one in version.said
                if one.person == person.slug
            )
            anchor = next((who.anchor for who in version.speakers if who.slug == person.slug), "")
            yield replace(card, said=said, turn_url=f"{card.url}#{anchor}" if anchor else card.url or "")

    def made(self, person: Person, edition: Edition) -> Iterator[Card]:
        """The articles that a person wrote, translated or asked the questions of, with the role they had."""
        for slug, role in self._people.get(person.slug, ()):
            record = self.lists.collection.records[slug]
            if role != "speaker" and self.lists.listed(record, edition):
                yield replace(self.lists.card(record, edition), role=self.lists.word(edition, f"role_{role}"))

    def directed(self, person: Person, edition: Edition) -> tuple[FilmView, ...]:
        """The films of the catalogue that a person directed, oldest first."""
        return tuple(self.film(film, edition) for film in self._directed.get(person.slug, ()))


def country(code: str, edition: Edition) -> str:
    """A country by its two letters as an edition's readers call it; anything else as it is written."""
    try:
        locale = Locale.parse(edition.lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    return str(locale.territories.get(code.upper(), code))


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
