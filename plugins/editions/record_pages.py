"""The pages of films and people: the indexes, and a page for each."""

from collections.abc import Iterator
from typing import Any

from editions.edition import Edition
from editions.filmography import Filmography
from editions.heads import film_jsonld, person_jsonld
from editions.planner import Page, Planner
from editions.views import FilmView, PersonView

# The further indexes of films; their addresses lie beside those of the films.
INDEXES = ("by-year", "by-director")


class RecordPages(Planner):
    """Plans the pages of the catalogues."""

    def films(self, edition: Edition) -> Iterator[Page]:
        """The indexes of films, and a page for each film that an article names."""
        yield from self.film_indexes(edition)
        for view in self.catalogues.films(edition).values():
            yield self.film_page(view, edition)

    def film_indexes(self, edition: Edition) -> Iterator[Page]:
        """The films by title, by year and by director: an address each, so that none needs a script."""
        if not self.catalogues.listed_films(edition):
            return
        makers = {
            "": Filmography.films_by_title,
            "by-year": Filmography.films_by_year,
            "by-director": Filmography.films_by_director,
        }
        for name, make in makers.items():
            title = self.lists.word(edition, "films")
            further = self.lists.word(edition, f"films_{name.replace('-', '_')}") if name else ""
            yield self.page(
                edition,
                self.urls(*filter(None, ("films", name)), where=lambda e: bool(self.catalogues.listed_films(e))),
                "films",
                f"{title} · {further}" if further else title,
                lambda name=name, make=make: {"groups": make(self.catalogues, edition), "index": name},  # type: ignore[misc] # mypy cannot infer a lambda with a default
                section="films",
            )

    def film_page(self, view: FilmView, edition: Edition) -> Page:
        """A film's page. One that only hidden articles name is kept from search engines, as they are."""

        def context() -> dict[str, Any]:
            passages = tuple(self.catalogues.passages(view.slug, edition))
            speakers = {(one.speaker, one.speaker_url): one.url for one in reversed(passages) if one.speaker}
            elsewhere = self.catalogues.elsewhere(view.slug, edition)
            talkers = tuple(reversed(speakers.items()))
            return {"film": view, "passages": passages, "talkers": talkers, "elsewhere": elsewhere}

        return self.page(
            edition,
            self.urls("films", view.slug, where=lambda e: view.slug in self.catalogues.films(e)),
            "film",
            view.title,
            context,
            description=view.text,
            section="films",
            robots="" if view.count else "noindex",
            jsonld=lambda: film_jsonld(self.lists, view, tuple(self.catalogues.passages(view.slug, edition))),
        )

    def people(self, edition: Edition) -> Iterator[Page]:
        """The index of people, and a page for each."""
        views = self.catalogues.people(edition)
        if not views:
            return
        groups = self.catalogues.people_by_part(edition)
        title = self.lists.word(edition, "people")
        urls = self.urls("people", where=lambda other: bool(self.catalogues.people(other)))
        yield self.page(edition, urls, "people", title, lambda: {"groups": groups}, section="people")
        for view in views:
            yield self.person_page(view, edition)

    def person_page(self, view: PersonView, edition: Edition) -> Page:
        """A person's page."""
        return self.page(
            edition,
            self.urls("people", view.slug, where=lambda e: self.catalogues.has_page(view.slug, e)),
            "person",
            view.name,
            lambda: {"person": view} | self.person_context(view.slug, edition),
            description=view.bio,
            section="people",
            jsonld=lambda: person_jsonld(self.lists, view),
        )

    def person_context(self, slug: str, edition: Edition) -> dict[str, Any]:
        """What a person's template is given besides the record."""
        person = self.site.people.by_slug[slug]
        return {
            "spoke": tuple(self.catalogues.spoke(person, edition)),
            "made": tuple(self.catalogues.made(person, edition)),
            "films": self.catalogues.directed(person, edition),
        }
