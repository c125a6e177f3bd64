"""Plan a page before any is written: its address, its template, what it will be given."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from editions.assets import Assets
from editions.catalogues import Catalogues
from editions.conversions import is_chinese
from editions.edition import Edition
from editions.heads import alternates, facing_label, in_cluster, page_view, switch
from editions.lists import Lists
from editions.plain import Plain
from editions.posters import Posters
from editions.rendering import language
from editions.views import Alternate, Card, EditionView, Link, MagazineView, Pagination, QuestionsView, SharedImage


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written; `make` gives the template its context, and is called once, when the page is.

    `inputs` gives what the page is made from, besides what all pages are; a page without it is always written anew.
    """

    address: str
    template: str
    make: Callable[[], Mapping[str, Any]]
    edition: str = ""
    alternates: tuple[Alternate, ...] = ()
    modified: datetime.datetime | None = None
    in_sitemap: bool = True
    ids: frozenset[str] = field(default=frozenset())
    inputs: Callable[[], object] | None = None


class Planner:
    """Plans one page: with what all pages of its edition share, its head, its place among the editions."""

    def __init__(self, lists: Lists, plain: Mapping[str, Plain], assets: Assets, posters: Posters) -> None:
        self.lists = lists
        self.posters = posters
        self.plain = plain
        self.assets = assets
        self.catalogues = Catalogues(lists)
        self.site = lists.collection.site
        self.magazine = self.site.magazine
        self.addresses = lists.addresses
        self._shared: dict[str, dict[str, Any]] = {}

    def edition_view(self, edition: Edition) -> EditionView:
        """An edition as templates see it."""
        own = language(self.magazine, edition)
        sides = (
            (self.edition_view(self.magazine.edition(code)) for code in (edition.left, edition.right))
            if edition.facing
            else (None, None)
        )
        label = facing_label(self.lists, edition) if edition.facing else self.lists.word(edition, "language_name")
        kind = "facing" if edition.facing else "single"
        return EditionView(edition.code, own.lang, kind, label, self.addresses.page(edition.code), *sides)

    def shared(self, edition: Edition, urls: Mapping[str, str], section: str = "") -> dict[str, Any]:
        """The part of the context that every page has."""
        if edition.code not in self._shared:
            self._shared[edition.code] = self._of_edition(edition)
        same = self._shared[edition.code]
        nav = tuple(replace(link, current=key == section) for key, link in same["nav"])
        return same | {"switch": switch(self.lists, edition, urls), "nav": nav}

    def _of_edition(self, edition: Edition) -> dict[str, Any]:
        own = language(self.magazine, edition)
        return {
            "magazine": self.magazine_view(own),
            "edition": self.edition_view(edition),
            "nav": tuple(self.nav(edition)),
            "word": self.lists.words(edition).__getitem__,
            "assets": self.assets,
            "credits_url": self.addresses.page(edition.code, "credits") if self.has_credits(edition) else "",
        }

    def has_credits(self, edition: Edition) -> bool:
        """Whether an edition shows any pictures, and so has a page that says whose they are."""
        articles = any(record.pictures for record in self.lists.records(edition))
        plain = any(one.pictures for one in (*self.lists.issues.values(), *self.plain.values()))
        return articles or plain or any(True for _ in self.catalogues.records_with_pictures(edition))

    def magazine_view(self, own: Edition) -> MagazineView:
        """The magazine in an edition's own language, with its name in a language of the other tongue."""
        words = self.lists.conversions.words
        chinese = is_chinese(own.code)
        other = next((e for e in self.magazine.singles if is_chinese(e.code) is not chinese), None)
        return MagazineView(
            words(self.magazine.name, own),
            words(self.magazine.description, own),
            self.magazine.url,
            words(self.magazine.copyright, own),
            other_name=words(self.magazine.name, other) if other else "",
            other_description=words(self.magazine.description, other) if other else "",
            other_lang=other.lang if other else "",
        )

    def nav(self, edition: Edition) -> Iterator[tuple[str, Link]]:
        """The menu: the sections that have something to show, then the magazine's own pages."""
        shown = {
            "issues": bool(self.catalogues.issues(edition)),
            "films": bool(self.catalogues.listed_films(edition)),
            "people": bool(self.catalogues.people(edition)),
            "topics": bool(self.catalogues.topics(edition)),
            "archive": True,
            "questions": bool(self.catalogues.questions(edition)),
        }
        yield "home", self._menu_link(self.lists.word(edition, "home"), self.addresses.page(edition.code))
        for key in (key for key, there in shown.items() if there):
            yield key, self._menu_link(self.lists.word(edition, key), self.addresses.page(edition.code, key))
        own = language(self.magazine, edition)
        for page in self.menu_pages():
            version = self.lists.plain_version(page, own)
            if version is not None and version.status == "published":
                yield page.slug, self._menu_link(version.title.text, self.addresses.page(own.code, page.slug))

    def _menu_link(self, words: str, url: str) -> Link:
        return Link(words, url, words)

    def menu_pages(self) -> tuple[Plain, ...]:
        """The pages of the menu: those that the settings name, in that order, else all."""
        named = [self.plain[slug] for slug in self.magazine.pages if slug in self.plain]
        return tuple(named) if self.magazine.pages else tuple(self.plain.values())

    def urls(self, *parts: str, where: Callable[[Edition], bool] = lambda _: True) -> dict[str, str]:
        """The address of a page in each edition that has it."""
        return {e.code: self.addresses.page(e.code, *parts) for e in self.magazine.editions if where(e)}

    def page(
        self,
        edition: Edition,
        urls: Mapping[str, str],
        template: str,
        title: str,
        make: Callable[[], Mapping[str, Any]],
        *,
        description: str = "",
        section: str = "",
        robots: str = "",
        image: SharedImage | None = None,
        jsonld: Callable[[], Markup] = Markup,
        modified: datetime.datetime | None = None,
        address: str = "",
        ids: frozenset[str] = frozenset(),
        elsewhere: Mapping[str, str] | None = None,
        inputs: Callable[[], object] | None = None,
    ) -> Page:
        """Plan a page of an edition. `elsewhere` is where the switch leads, if not to the same page.

        `inputs` is what the page is made from, where that is less than what its template is given.
        """

        # The further pages of a list have no counterparts: lists differ from edition to edition.
        first = not address or address == urls.get(edition.code)

        def context() -> Mapping[str, Any]:
            name = self.magazine_view(language(self.magazine, edition)).name
            head = page_view(
                self.lists,
                edition,
                urls,
                template,
                title if title == name else f"{title} — {name}",
                description or self.described(edition, title),
                robots=robots,
                image=image,
                jsonld=jsonld(),
                canonical=self.addresses.absolute(address) if address else "",
                alone=not first,
            )
            return (
                self.shared(edition, urls if elsewhere is None else elsewhere, section) | {"page": head} | dict(make())
            )

        return Page(
            address=address or urls[edition.code],
            template=template,
            make=context,
            edition=edition.code,
            alternates=alternates(self.lists, urls) if first and in_cluster(self.lists, edition) and not robots else (),
            modified=modified,
            in_sitemap=not robots and first,
            ids=ids,
            inputs=lambda: (
                *(title, description, section, robots, image, sorted(urls.items()), elsewhere),
                *(self._shared_inputs(edition), (inputs or make)()),
            ),
        )

    def described(self, edition: Edition, title: str) -> str:
        """What is said of a page that says nothing of itself: its name, and what the magazine is."""
        magazine = self.magazine_view(language(self.magazine, edition))
        return " — ".join(filter(None, ("" if title == magazine.name else title, magazine.description)))

    def _shared_inputs(self, edition: Edition) -> object:
        """What of an edition's pages is the same on all, as far as articles have a part in it."""
        return self.shared(edition, {})["nav"]

    def paginated(
        self,
        edition: Edition,
        urls: Mapping[str, str],
        template: str,
        title: str,
        items: Sequence[Card] | Sequence[QuestionsView],
        extra: Mapping[str, Any],
        *,
        section: str,
        description: str = "",
        image: SharedImage | None = None,
        name: str = "articles",
        each: Callable[[Any], Any] | None = None,
    ) -> Iterator[Page]:
        """A list over as many pages as it needs: `…/`, `…/page/2/` …; templates get each part under `name`.

        `each` makes of a card what the template is given; it is asked when the page is written.
        """
        size = self.magazine.page_size
        count = max(1, -(-len(items) // size))
        base = urls[edition.code]
        places = [base, *(f"{base}page/{number}/" for number in range(2, count + 1))]
        for number in range(1, count + 1):
            part = tuple(items[(number - 1) * size : number * size])
            pagination = Pagination(
                number,
                count,
                places[number - 2] if number > 1 else None,
                places[number] if number < count else None,
            )

            def given(
                part: Sequence[Any] = part, pagination: Pagination = pagination, first: bool = number == 1
            ) -> Mapping[str, Any]:
                items = part if each is None else tuple(map(each, part))
                return {name: items, "pagination": pagination} | (dict(extra) if first or each is None else {})

            yield self.page(
                edition,
                urls,
                template,
                title if number == 1 else f"{title} · {number}",
                given,
                description=description,
                image=image,
                section=section,
                address=places[number - 1] if number > 1 else "",
                inputs=lambda part=part, pagination=pagination: (  # type: ignore[misc] # as above
                    tuple(self.lists.fingerprint(item) if isinstance(item, Card) else item for item in part),
                    # What is made of a card when the page is written comes from the article itself.
                    [self.lists.collection.keys[item.slug] for item in part if each and isinstance(item, Card)],
                    pagination,
                    dict(extra),
                ),
            )
