"""Every page of the site, kind by kind: articles, lists, issues, films, people, topics, the cover."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from editions.edition import Edition
from editions.heads import article_jsonld, facing_label
from editions.lists import safe
from editions.planner import Page
from editions.record_pages import RecordPages
from editions.records import AskedHtml, Body, Line, Record, RowHtml, StillInfo
from editions.rendering import THUMB, language, picture_html
from editions.views import (
    AskedView,
    CaptionView,
    Card,
    CellView,
    ContentView,
    CreditsView,
    Entry,
    FilmView,
    Link,
    RowView,
    StillView,
    VoiceView,
)

# Pages that show again what another page says: search engines are led to that one.
SECOND_LOOK = "noindex, follow"
# How many rows of a facing page a part of it has.
PART = 4


class Pages(RecordPages):
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
            image=self.posters.front(edition, issues[0].slug if issues else ""),
        )

    def articles(self, edition: Edition) -> Iterator[Page]:
        """Every article that has a page in an edition."""
        for record in self.lists.collection.records.values():
            if self.lists.shown(record, edition):
                yield self.article(record, edition)
                if self.compares(record, edition):
                    yield self.matrix(record, edition)
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
            views = self.catalogues.films(edition)
            return [views[film] for film in version.films if film in views]

        return self.page(
            edition,
            urls,
            "facing" if edition.facing else "article",
            card.title_text,
            lambda: self.article_context(record, card, edition, urls),
            description=card.summary_text,
            robots="" if listed else "noindex",
            image=self.posters.article(record, edition),
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

    def article_context(self, record: Record, card: Card, edition: Edition, urls: Mapping[str, str]) -> dict[str, Any]:
        """What an article's template is given; `urls` are its pages by edition."""
        body = self.lists.collection.body(record.slug, edition.code)
        before, after, related = self.around(record, edition)
        version = record.versions[language(self.magazine, edition).code]
        toc = tuple(
            Entry(name, safe(Line(str(Markup.escape(line.text)), line.text)))
            for name, line in zip(version.toc_ids, version.toc, strict=True)
        )
        full = replace(card, cover=markup(record.hero), toc=toc, previous=before, next=after, related=related)
        shared: dict[str, Any] = {"voices": self.voices(record, edition), "display": body.display}
        shared["gallery"] = record.stills > 0
        shared["matrix_url"] = self.matrix_url(record, edition) if self.compares(record, edition) else ""
        if not edition.facing:
            article = replace(full, body=markup(body.html), notes=markup(body.notes))
            return shared | {"article": article, "both": self.both(edition, urls)}
        right = self.magazine.edition(edition.right)
        return shared | {
            "article": full,
            "other": self.lists.card(record, right),
            "left": self.edition_view(self.magazine.edition(edition.left)),
            "right": self.edition_view(right),
            "other_word": self.lists.words(right).__getitem__,
            "parts": parts_of(body),
            "notes_left": markup(body.notes),
            "notes_right": markup(body.notes_right),
        }

    def both(self, edition: Edition, urls: Mapping[str, str]) -> Link | None:
        """The way to the facing page of an article, from its page in one language."""
        for facing in self.magazine.facings:
            if edition.code in (facing.left, facing.right) and facing.code in urls:
                label = facing_label(self.lists, facing)
                return Link(label, urls[facing.code], label)
        return None

    def voices(self, record: Record, edition: Edition) -> tuple[VoiceView, ...]:
        """Those who answer in an article, by their numbers; nobody where only one does."""
        version = record.versions[language(self.magazine, edition).code]
        beside = record.versions[edition.right].speakers if edition.facing else ()
        other = {who.number: who.name for who in beside}
        return tuple(
            VoiceView(
                who.number,
                who.name,
                self.addresses.page(edition.code, "people", who.slug) if who.slug else None,
                other.get(who.number, ""),
            )
            for who in sorted(version.speakers, key=lambda who: who.number)
            if who.number
        )

    def compares(self, record: Record, edition: Edition) -> bool:
        """Whether an article has a question matrix: a question that several people answered."""
        return record.versions[language(self.magazine, edition).code].compared > 0

    def matrix_url(self, record: Record, edition: Edition) -> str:
        """The address of an article's question matrix."""
        return self.addresses.page(edition.code, record.slug, "answers")

    def matrix(self, record: Record, edition: Edition) -> Page:
        """An article's answers side by side. Search engines are led to the article, which holds all of them."""
        card = self.lists.card(record, edition)
        title = f"{self.lists.word(edition, 'compare')} · {card.title_text}"
        urls = self.urls(
            record.slug, "answers", where=lambda e: self.lists.shown(record, e) and self.compares(record, e)
        )
        return self.page(
            edition,
            urls,
            "matrix",
            title,
            lambda: self.matrix_context(record, card, edition),
            robots=SECOND_LOOK if self.lists.listed(record, edition) else "noindex",
            image=self.posters.article(record, edition),
            inputs=lambda: (self.lists.collection.keys[record.slug], self.lists.fingerprint(card)),
        )

    def matrix_context(self, record: Record, card: Card, edition: Edition) -> dict[str, Any]:
        """What the template of a question matrix is given."""
        body = self.lists.collection.body(record.slug, edition.code)
        voices = self.voices(record, edition)
        context: dict[str, Any] = {
            "article": card,
            "voices": voices,
            "asked": tuple(asked_view(one, voices, card.url or "") for one in body.matrix),
            "left": self.edition_view(language(self.magazine, edition)),
            "right": None,
        }
        if edition.facing:
            context |= {"right": self.edition_view(self.magazine.edition(edition.right))}
        return context

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
            robots=SECOND_LOOK if self.lists.listed(record, edition) else "noindex",
            image=self.posters.article(record, edition),
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
        for name, url, info in self.catalogues.records_with_pictures(edition):
            yield CreditsView(Markup.escape(name), url, tuple(self.still_views((info,), url, edition, THUMB)))

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
                image=self.posters.issue(issue, view, edition),
                modified=self.lists.moment(issue.header.date) if issue.header.date else None,
            )

    def issue_display(self, slug: str, edition: Edition) -> str:
        """The characters of an issue's text that are set as titles are."""
        version = self.lists.plain_version(self.lists.issues[slug], language(self.magazine, edition))
        return version.display if version else ""

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
                image=self.posters.front(first, issues[0].slug if issues else ""),
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


def asked_view(asked: AskedHtml, voices: tuple[VoiceView, ...], article: str) -> AskedView:
    """A row of a question matrix, with an empty cell for whoever said nothing."""
    said = {cell.number: cell for cell in asked.cells}
    cells = (
        CellView(voice, f"{article}#{cell.anchor}", markup(cell.left), markup(cell.right))
        if (cell := said.get(voice.number))
        else CellView(voice)
        for voice in voices
    )
    return AskedView(asked.id, markup(asked.left), markup(asked.right), tuple(cells))


def parts_of(body: Body) -> tuple[tuple[RowView, ...], ...]:
    """A facing body as its template sees it: in short runs of rows, which browsers can lay out one after another.

    No run ends within a list, whose items stand closer together than other rows.
    """
    parts: list[list[RowView]] = []
    for row in map(row_view, body.rows):
        if parts and (len(parts[-1]) < PART or row.kind == parts[-1][-1].kind == "item"):
            parts[-1].append(row)
        else:
            parts.append([row])
    return tuple(map(tuple, parts))


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
        row.by,
        row.pulls,
    )


def markup(html: str) -> Markup:
    """HTML that `to_html` wrote."""
    return Markup(html)  # noqa: S704 # every text in it was escaped when it was made
