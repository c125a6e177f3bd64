"""Pictures for sharing: which page has which, and the titles that no face can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from document.diagnostics import Diagnostic
from document.model import Place
from editions.edition import Edition
from editions.lists import Lists
from editions.plain import Plain
from editions.records import Headline, Record, Version
from editions.rendering import language
from editions.views import IssueView, SharedImage
from fonts.characters import script_of
from fonts.plan import Plan
from sharing.faces import Lettering, NoGlyph, Role
from sharing.palette import read_palette
from sharing.poster import HEIGHT, TYPE, WIDTH, Backdrop, Column, Lettered, Planned, Poster, Words, plan

# A still that would be drawn out further than this, in pixels of its width, gives way to type on paper.
NARROWEST = 600


@dataclass(frozen=True, slots=True)
class _Titled:
    """A title with the line that stands below it, in one language."""

    headline: Headline
    note: str


class Posters:
    """Plans the picture of each page that has one. `planned` and `diagnostics` are complete when all pages are planned.

    Without the faces of the magazine's scripts, or with `shown` false (a preview), pages name the still alone.
    """

    def __init__(self, lists: Lists, faces: Plan, theme: Path, *, shown: bool = True) -> None:
        self.lists = lists
        self.magazine = lists.collection.site.magazine
        scripts = dict.fromkeys(filter(None, (script_of(edition.lang) for edition in self.magazine.singles)))
        able = faces.latin is not None and not faces.missing(scripts)
        self._lettering = Lettering(faces) if able else None
        self._palettes = read_palette(theme / "static" / "css" / "tokens.css")
        self._shown = shown
        self._planned: dict[str, Planned] = {}
        self._articles: dict[tuple[str, str], SharedImage | None] = {}
        self._lost: dict[tuple[Place, str], Diagnostic] = {}

    @property
    def planned(self) -> tuple[Planned, ...]:
        """Every picture that a page names."""
        return tuple(self._planned.values())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The titles with characters that no face has."""
        return tuple(self._lost.values())

    def article(self, record: Record, edition: Edition) -> SharedImage | None:
        """The picture of an article's pages."""
        key = (record.slug, edition.code)
        if key not in self._articles:  # several pages of an article have it
            self._articles[key] = self._article(record, edition)
        return self._articles[key]

    def _article(self, record: Record, edition: Edition) -> SharedImage | None:
        issue = self.lists.issues.get(record.issue)
        columns = [self._article_column(record, side) for side in self._sides(edition)]
        corner = self._corner(issue, edition) if issue else ""
        return self._image(f"{record.slug}-{edition.code}", columns, edition, record.backdrop, corner)

    def _article_column(self, record: Record, side: Edition) -> _Titled:
        version: Version = record.versions[side.code]
        names = self.lists.word(side, "list_comma").join(who.name for who in version.speakers)
        return _Titled(version.headline, names or version.subtitle.text)

    def issue(self, issue: Plain, view: IssueView, edition: Edition) -> SharedImage | None:
        """The picture of an issue's page."""
        columns = []
        for side in self._sides(edition):
            version = self.lists.plain_version(issue, side)
            if version is not None:
                date = self.lists.date_text(self.lists.moment(issue.header.date), side) if issue.header.date else ""
                columns.append(_Titled(version.headline, date))
        number = self.lists.word(edition, "issue_number").format(number=view.number) if view.number else ""
        return self._image(f"{issue.slug}-{edition.code}", columns, edition, issue.backdrop, number)

    def front(self, edition: Edition, current: str) -> SharedImage | None:
        """The picture of a front page: the magazine's name over the cover of the current issue, by its folder."""
        issue = self.lists.issues.get(current)
        words = self.lists.conversions.words
        columns = []
        for side in self._sides(edition):
            name = words(self.magazine.name, side)
            # A name in Latin letters is in italics, as on the cover.
            slanted = () if script_of(side.lang) else ((0, len(name)),)
            title = Headline(Words(name, side.lang, slanted), self.magazine.place)
            columns.append(_Titled(title, words(self.magazine.description, side)))
        corner = self._corner(issue, edition) if issue else ""
        backdrop = issue.backdrop if issue else None
        return self._image(f"front-{edition.code}", columns, edition, backdrop, corner, named=False)

    def _sides(self, edition: Edition) -> tuple[Edition, ...]:
        if not edition.facing:
            return (edition,)
        return self.magazine.edition(edition.left), self.magazine.edition(edition.right)

    def _corner(self, issue: Plain, edition: Edition) -> str:
        """An issue as a corner names it: its number and its title, once it is out."""
        version = self.lists.plain_version(issue, edition)
        if version is None or version.status != "published":
            return ""
        number = issue.header.number
        words = self.lists.word(edition, "issue_number").format(number=number) if number else ""
        return " · ".join(filter(None, (words, version.title.text)))

    def _image(
        self,
        stem: str,
        columns: Sequence[_Titled],
        edition: Edition,
        backdrop: Backdrop | None,
        corner: str,
        *,
        named: bool = True,
    ) -> SharedImage | None:
        """What a page's head says of its picture: the poster, else the still alone, else nothing."""
        own = language(self.magazine, edition)
        poster = self._poster(columns, own, backdrop, corner, named=named)
        if poster is not None and self._shown:
            planned = plan(stem, poster)
            self._planned[planned.name] = planned
            titles = " / ".join(column.headline.words.text for column in columns)
            name = self.lists.conversions.words(self.magazine.name, own)
            alt = f"{titles} — {name}" if named else titles
            return SharedImage(self.lists.addresses.shared(planned.name), WIDTH, HEIGHT, TYPE, alt)
        if backdrop is not None:
            return SharedImage(self.lists.addresses.image(backdrop.file), backdrop.width, backdrop.height, TYPE)
        return None

    def _poster(
        self, columns: Sequence[_Titled], own: Edition, backdrop: Backdrop | None, corner: str, *, named: bool
    ) -> Poster | None:
        if self._lettering is None or self._palettes is None or not columns:
            return None
        if not all(column.headline.words.text.strip() for column in columns):
            return None
        set_columns = []
        for column in columns:
            title = self._title(column.headline, reported=named)
            if title is None:
                return None
            set_columns.append(Column(title, self._small(column.note, column.headline.words.lang)))
        return Poster(
            tuple(set_columns),
            *self._palettes,
            names=self._names(own) if named else (),
            corner=self._small(corner, own.lang),
            backdrop=backdrop if backdrop and backdrop.width >= NARROWEST else None,
        )

    def _title(self, title: Headline, *, reported: bool) -> Lettered | None:
        """A title in its faces; one that cannot be set is an error, as a box in its place would be."""
        assert self._lettering  # noqa: S101 # asked for by `_poster` alone, which looks
        try:
            return self._lettering.letter(title.words, "title")
        except NoGlyph as lost:
            if reported:
                codes = " ".join(f"U+{ord(character):04X}" for character in lost.characters)
                facts = {"characters": lost.characters, "codes": codes}
                self._lost[title.place, lost.characters] = Diagnostic("no-glyph", title.place, facts)
            return None

    def _names(self, own: Edition) -> tuple[Lettered, ...]:
        """The magazine's name as the masthead has it: in the page's language, then in one of the other tongue."""
        chinese = bool(script_of(own.lang))
        other = next((e for e in self.magazine.singles if bool(script_of(e.lang)) is not chinese), None)
        found = []
        for edition, slants in ((own, False), (other, chinese)):
            if edition is not None:
                name = self.lists.conversions.words(self.magazine.name, edition)
                slanted = ((0, len(name)),) if slants else ()
                found.append(self._quietly(Words(name, edition.lang, slanted), "title"))
        return tuple(name for name in found if name is not None)

    def _small(self, text: str, lang: str) -> Lettered | None:
        return self._quietly(Words(text, lang), "text") if text.strip() else None

    def _quietly(self, words: Words, role: Role) -> Lettered | None:
        """Words beside the title; where no face has all of them, the picture does without."""
        assert self._lettering  # noqa: S101 # as above
        try:
            return self._lettering.letter(words, role)
        except NoGlyph:
            return None
