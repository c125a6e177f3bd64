"""Every page of the site, kind by kind: articles, lists, issues, films, people, topics, the cover."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from editions.edition import Edition
from editions.heads import article_jsonld
from editions.lists import safe
from editions.planner import Page, Planner
from editions.records import Body, Line, Record, RowHtml, StillInfo
from editions.rendering import THUMB, language, picture_html
from editions.views import (
    CaptionView,
    Card,
    ContentView,
    CreditsView,
    Entry,
    FilmView,
    Link,
    RowView,
    StillView,
)


class Pages(Planner):
    """Plans the pages of all editions."""

    def of_edition(self, edition: Edition) -> Iterator[Page]:
        """Every page below an edition's folder."""
        yield from self.home(edition)
        yield from self.articles(edition)
        yield from self.issues(edition)
        yield from self.films(edition)
        yield from self.people(edition)
        yield from self.topics(edition)
        yield self.archive(edition)
        yield from self.questions(edition)
        yield from self.credits(edition)
        yield from self.plain_pages(edition)

    def home(self, edition: Edition) -> Iterator[Page]:
        """The edition's list of articles."""
        own = language(self.magazine, edition)
        conversions = self.lists.conversions
        issues = self.catalogues.issues(edition)
        yield from self.paginated(
            edition,
            self.urls(),
            "index",
            conversions.words(self.magazine.name, own),
            self.lists.cards(edition),
            {"issue": issues[0] if issues else None},
            section="home",
            description=conversions.words(self.magazine.description, own),
        )

    def articles(self, edition: Edition) -> Iterator[Page]:
        """Every article that has a page in an edition."""
        for record in self.lists.collection.records.values():
            if self.lists.shown(record, edition):
                yield self.article(record, edition)
                if record.stills:
                    yield self.stills(record, edition)

    def article(self, record: Record, edition: Edition) -> Page:
        """One article's page."""
        card = self.lists.card(record, edition)
        listed = self.lists.listed(record, edition)
        # A hidden language is not named by the others.
        among = self.lists.listed if listed else self.lists.shown
        urls = self.urls(record.slug, where=lambda other: among(record, other))
        version = record.versions[language(self.magazine, edition).code]

        def films() -> list[FilmView]:
            by_slug = self.site.films.by_slug
            return [self.catalogues.film(by_slug[film], edition) for film in version.films]

        return self.page(
            edition,
            urls,
            "facing" if edition.facing else "article",
            card.title_text,
            lambda: self.article_context(record, card, edition),
            description=card.summary_text,
            robots="" if listed else "noindex",
            image=record.cover_file,
            jsonld=lambda: article_jsonld(
                self.lists, record, card, edition, urls, films(), self.lists.collection.body(record.slug, edition.code)
            ),
            modified=card.modified or card.date,
            ids=version.ids,
            # The key stands for the whole text, which then need not be loaded to see that nothing changed.
            inputs=lambda: self.article_inputs(record, card, edition),
        )

    def article_inputs(self, record: Record, card: Card, edition: Edition) -> object:
        """What an article's page is made from: its text by its key, its card, the cards around it."""
        before, after, related = self.around(record, edition)
        cards = map(self.lists.fingerprint, (card, before, after, *related))
        return self.lists.collection.keys[record.slug], tuple(cards), before is None

    def around(self, record: Record, edition: Edition) -> tuple[Card | None, Card | None, tuple[Card, ...]]:
        """The other articles that an article's page shows: before it, after it, related to it."""
        before, after = self.lists.neighbours(record, edition)
        return before, after, tuple(self.lists.card(other, edition) for other in self.lists.related(record, edition))

    def article_context(self, record: Record, card: Card, edition: Edition) -> dict[str, Any]:
        """What an article's template is given."""
        body = self.lists.collection.body(record.slug, edition.code)
        before, after, related = self.around(record, edition)
        version = record.versions[language(self.magazine, edition).code]
        toc = tuple(
            Entry(name, safe(Line(str(Markup.escape(line.text)), line.text)))
            for name, line in zip(version.toc_ids, version.toc, strict=True)
        )
        full = replace(card, cover=markup(record.hero), toc=toc, previous=before, next=after, related=related)
        if not edition.facing:
            article = replace(full, body=markup(body.html), notes=markup(body.notes))
            return {"article": article, "display": body.display, "gallery": record.stills > 0}
        right = self.magazine.edition(edition.right)
        return {
            "article": full,
            "other": self.lists.card(record, right),
            "left": self.edition_view(self.magazine.edition(edition.left)),
            "right": self.edition_view(right),
            "other_word": self.lists.words(right).__getitem__,
            "rows": rows_of(body),
            "notes_left": markup(body.notes),
            "notes_right": markup(body.notes_right),
            "display": body.display,
            "gallery": record.stills > 0,
        }

    def stills(self, record: Record, edition: Edition) -> Page:
        """The stills of an article by themselves, each as large as the window; links below its pictures lead there."""
        card = self.lists.card(record, edition)
        title = f"{self.lists.word(edition, 'stills')} — {card.title_text}"

        def shown(other: Edition) -> bool:
            return self.lists.shown(record, other)

        def context() -> dict[str, Any]:
            body = self.lists.collection.body(record.slug, edition.code)
            infos = [info for info in body.stills if info.anchor]
            return {"article": card, "stills": tuple(self.still_views(infos, card.url or "", edition, "100vw"))}

        return self.page(
            edition,
            self.urls(record.slug, "stills", where=shown),
            "stills",
            title,
            context,
            robots="noindex",
            image=record.cover_file,
            ids=frozenset(f"s{number}" for number in range(1, record.stills + 1)),
            inputs=lambda: (self.lists.collection.keys[record.slug], self.lists.fingerprint(card)),
        )

    def still_views(self, infos: Sequence[StillInfo], url: str, edition: Edition, sizes: str) -> Iterator[StillView]:
        """Stills as templates see them. `url` is the article's, `sizes` how wide they are shown."""
        for number, info in enumerate(infos):
            around = [infos[n].anchor if 0 <= n < len(infos) else "" for n in (number - 1, number + 1)]
            picture = picture_html(info.picture, info.alt, self.magazine.base, sizes=sizes, focus=info.focus)
            yield StillView(
                info.anchor,
                f"{url}#{info.figure}" if info.figure else url,
                markup(picture),
                tuple(CaptionView(lang, markup(html)) for lang, html in info.captions),
                info.credit,
                Link(info.licence, info.licence_url or None) if info.licence else None,
                info.source,
                self.lists.word(edition, "still_place").format(number=number + 1, count=len(infos)),
                *around,
            )

    def credits(self, edition: Edition) -> Iterator[Page]:
        """Whose the pictures are: all of those that an edition shows, by issue and by article."""
        if not self.has_credits(edition):
            return
        own = language(self.magazine, edition)
        title = self.lists.word(edition, "image_credits")
        cards = [self.lists.card(record, edition) for record in self.lists.records(edition) if record.pictures]
        plain = tuple(self._plain_credits(edition, own))

        def credited(card: Card) -> CreditsView:
            stills = self.lists.collection.body(card.slug, edition.code).stills
            url = card.url or ""
            return CreditsView(card.title, url, tuple(self.still_views(stills, url, edition, THUMB)))

        yield from self.paginated(
            edition,
            self.urls("credits", where=self.has_credits),
            "credits",
            title,
            cards,
            {"plain": plain},
            section="credits",
            name="credited",
            each=credited,
        )

    def _plain_credits(self, edition: Edition, own: Edition) -> Iterator[CreditsView]:
        for kind, folders in (("issues", self.lists.issues), ("", self.plain)):
            for plain in folders.values():
                version = self.lists.plain_version(plain, own)
                if version is None or not version.stills or version.status != "published":
                    continue
                parts = (kind, plain.slug) if kind else (plain.slug,)
                url = self.addresses.page(edition.code if kind else own.code, *parts)
                stills = tuple(self.still_views(version.stills, url, edition, THUMB))
                yield CreditsView(safe(version.title), url, stills)

    def issues(self, edition: Edition) -> Iterator[Page]:
        """The list of issues, and a page for each."""
        views = self.catalogues.issues(edition)
        if not views:
            return
        yield self.page(
            edition,
            self.urls("issues", where=lambda other: bool(self.catalogues.issues(other))),
            "issues",
            self.lists.word(edition, "issues"),
            lambda: {"issues": views},
            section="issues",
        )
        for view in views:
            issue = self.lists.issues[view.slug]
            yield self.page(
                edition,
                self.urls("issues", view.slug, where=lambda e, issue=issue: self.catalogues.issue_is_out(issue, e)),  # type: ignore[misc] # mypy cannot infer a lambda with a default
                "issue",
                view.title_text,
                lambda view=view: {"issue": view, "display": self.issue_display(view.slug, edition)},  # type: ignore[misc] # as above
                description=view.summary_text,
                section="issues",
                image=view.cover_image,
                modified=self.lists.moment(issue.header.date) if issue.header.date else None,
            )

    def issue_display(self, slug: str, edition: Edition) -> str:
        """The characters of an issue's text that are set as titles are."""
        version = self.lists.plain_version(self.lists.issues[slug], language(self.magazine, edition))
        return version.display if version else ""

    def films(self, edition: Edition) -> Iterator[Page]:
        """The index of films, and a page for each."""
        views = self.catalogues.films(edition)
        if not views:
            return
        title = self.lists.word(edition, "films")
        yield self.page(edition, self.urls("films"), "films", title, lambda: {"films": views}, section="films")
        for view in views:
            yield self.page(
                edition,
                self.urls("films", view.slug),
                "film",
                view.title,
                lambda view=view: {"film": view, "passages": tuple(self.catalogues.passages(view.slug, edition))},  # type: ignore[misc] # mypy cannot infer a lambda with a default
                description=view.text,
                section="films",
            )

    def people(self, edition: Edition) -> Iterator[Page]:
        """The index of people, and a page for each."""
        views = self.catalogues.people(edition)
        if not views:
            return
        groups = self.catalogues.people_by_part(edition)
        title = self.lists.word(edition, "people")
        yield self.page(edition, self.urls("people"), "people", title, lambda: {"groups": groups}, section="people")
        for view in views:
            yield self.page(
                edition,
                self.urls("people", view.slug),
                "person",
                view.name,
                lambda view=view: {"person": view} | self.person_context(view.slug, edition),  # type: ignore[misc] # mypy cannot infer a lambda with a default
                description=view.bio,
                section="people",
            )

    def person_context(self, slug: str, edition: Edition) -> dict[str, Any]:
        """What a person's template is given besides the record."""
        person = self.site.people.by_slug[slug]
        done = tuple(self.catalogues.spoke(person, edition))
        return {
            "spoke": tuple(replace(card, turn_url=url) for card, role, url in done if role == "speaker"),
            "made": tuple(
                replace(card, role=self.lists.word(edition, f"role_{role}"))
                for card, role, _ in done
                if role != "speaker"
            ),
            "films": self.catalogues.directed(person, edition),
        }

    def topics(self, edition: Edition) -> Iterator[Page]:
        """The index of topics, and a list for each."""
        topics = self.catalogues.topics(edition)
        if not topics:
            return
        having = {e.code: {view.slug for view, _ in self.catalogues.topics(e)} for e in self.magazine.editions}
        yield self.page(
            edition,
            self.urls("topics", where=lambda other: bool(having[other.code])),
            "topics",
            self.lists.word(edition, "topics"),
            lambda: {"topics": tuple(view for view, _ in topics)},
            section="topics",
        )
        for view, cards in topics:
            yield from self.paginated(
                edition,
                self.urls("topics", view.slug, where=lambda e, slug=view.slug: slug in having[e.code]),  # type: ignore[misc] # mypy cannot infer a lambda with a default
                "topic",
                view.name,
                cards,
                {"topic": view},
                section="topics",
                description=view.description,
            )

    def archive(self, edition: Edition) -> Page:
        """All articles by year."""
        years = self.catalogues.archive(edition)
        title = self.lists.word(edition, "archive")
        return self.page(edition, self.urls("archive"), "archive", title, lambda: {"years": years}, section="archive")

    def questions(self, edition: Edition) -> Iterator[Page]:
        """Every question that was asked, by article."""
        asked = self.catalogues.questions(edition)
        if asked:
            yield from self.paginated(
                edition,
                self.urls("questions", where=lambda other: bool(self.catalogues.questions(other))),
                "questions",
                self.lists.word(edition, "questions"),
                asked,
                {},
                section="questions",
                name="asked",
            )

    def plain_pages(self, edition: Edition) -> Iterator[Page]:
        """The magazine's pages about itself, in the single editions."""
        for plain in self.plain.values():
            version = self.lists.plain_version(plain, edition)
            if edition.facing or version is None:
                continue
            urls = {
                other.code: self.addresses.page(other.code, plain.slug)
                for other in self.magazine.singles
                if (one := self.lists.plain_version(plain, other)) and one.status in ("published", version.status)
            }
            content = ContentView(safe(version.title), markup(version.html), edition.lang)
            yield self.page(
                edition,
                urls,
                "page",
                version.title.text,
                lambda content=content, version=version: {"content": content, "display": version.display},  # type: ignore[misc] # as above
                description=version.summary.text,
                section=plain.slug,
                robots="" if version.status == "published" else "noindex",
            )

    def whole(self) -> Iterator[Page]:
        """The pages that belong to no edition: the bilingual cover and the page for what is not there."""
        singles = self.magazine.singles
        if not singles:
            return
        first = self.magazine.facings[0] if self.magazine.facings else singles[0]
        address = self.addresses.cover()
        issues = self.catalogues.issues(singles[0])
        every = tuple(map(self.edition_view, self.magazine.editions))
        yield replace(
            self.page(
                first,
                {},
                "cover",
                self.lists.conversions.words(self.magazine.name, singles[0]),
                lambda: {"editions": every, "issue": issues[0] if issues else None, "earlier": issues[1:]},
                description=self.lists.conversions.words(self.magazine.description, singles[0]),
                address=address,
                image=issues[0].cover_image if issues else "",
                elsewhere=self.urls(),
            ),
            in_sitemap=True,
            edition="",
        )
        lost = f"{self.magazine.base}/404.html"
        title = self.lists.word(singles[0], "not_found")
        yield replace(
            self.page(
                singles[0],
                {},
                "404",
                title,
                lambda: {"editions": every},
                address=lost,
                robots="noindex",
                elsewhere=self.urls(),
            ),
            edition="",
        )


def rows_of(body: Body) -> tuple[RowView, ...]:
    """A facing body as its template sees it."""
    return tuple(row_view(row) for row in body.rows)


def row_view(row: RowHtml) -> RowView:
    """A row with its HTML marked as such."""
    return RowView(
        row.kind,
        row.id,
        row.number,
        markup(row.left),
        markup(row.right),
        markup(row.left_speaker),
        markup(row.right_speaker),
        markup(row.cards),
        row.opens_turn,
        row.gap,
    )


def markup(html: str) -> Markup:
    """HTML that `to_html` wrote."""
    return Markup(html)  # noqa: S704 # every text in it was escaped when it was made
