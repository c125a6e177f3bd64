"""What templates are given: plain data with every word, address and piece of HTML already made."""

import datetime
from dataclasses import dataclass, field

from markupsafe import Markup

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as a page names it."""

    code: str
    lang: str
    kind: str
    label: str
    home: str
    left: "EditionView | None" = None
    right: "EditionView | None" = None


@dataclass(frozen=True, slots=True)
class Switch:
    """The way from a page to the same page in another edition; `url` is None where there is none yet."""

    code: str
    label: str
    lang: str
    url: str | None
    current: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and the page that it leads to, if any."""

    name: str
    url: str | None = None
    label: str = ""
    lang: str = ""
    current: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """The notice that an article is not yet in the reader's language, and in which it can be read (`lang`)."""

    text: str
    url: str
    label: str
    lang: str
    text_lang: str = ""  # in which the notice is


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic in one edition."""

    slug: str
    name: str
    url: str
    count: int = 0
    description: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the list of contents."""

    id: str
    text: Markup


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was wrong in an article, and when it was put right."""

    date_iso: str
    date_text: str
    html: Markup
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list; on its own page, with its inside."""

    slug: str
    url: str | None
    title: Markup
    title_text: str
    title_fit: int  # see `editions.titles`
    subtitle: Markup
    summary: Markup
    summary_text: str
    lang: str
    status: str
    date: datetime.datetime | None
    modified: datetime.datetime | None
    date_iso: str
    date_text: str
    modified_text: str = ""
    corrections: tuple[CorrectionView, ...] = ()  # the newest first
    changed: str = ""  # that the original has changed since this was translated, where the magazine tells
    reading: str = ""
    authors: tuple[Link, ...] = ()
    translators: tuple[Link, ...] = ()
    interviewers: tuple[Link, ...] = ()
    speakers: tuple[Link, ...] = ()
    topics: tuple[TopicView, ...] = ()
    issue: "Link | None" = None
    cover: Markup = NOTHING
    cover_image: str = ""
    missing: Missing | None = None
    title_right: Markup = NOTHING
    lang_right: str = ""
    body: Markup = NOTHING
    notes: Markup = NOTHING
    toc: tuple[Entry, ...] = ()
    previous: "Card | None" = None
    next: "Card | None" = None
    related: "tuple[Card, ...]" = ()
    turn_url: str = ""
    role: str = ""
    said: "tuple[SaidView, ...]" = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a facing page."""

    kind: str
    id: str
    number: int | None
    left: Markup
    right: Markup
    left_speaker: Markup
    right_speaker: Markup
    cards: Markup
    opens_turn: bool
    gap: str
    by: int = 0
    pulls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who answers in an article; their answers bear the number."""

    number: int
    name: str
    url: str | None = None
    other: str = ""  # … as the right side of a facing page names them


@dataclass(frozen=True, slots=True)
class CellView:
    """What one person answered to a question; `url` is None where they did not."""

    voice: VoiceView
    url: str | None = None
    left: Markup = NOTHING
    right: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class AskedView:
    """A row of the question matrix: a question and a cell for everybody who answers in the article."""

    id: str
    left: Markup
    right: Markup
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue of the magazine in one edition."""

    slug: str
    number: str
    title: Markup
    title_text: str
    summary: Markup
    summary_text: str
    date_text: str
    url: str
    cover: Markup = NOTHING
    cover_image: str = ""
    cover_shape: str = ""  # tall or wide
    body: Markup = NOTHING
    articles: tuple[Card, ...] = ()
    previous: "Link | None" = None
    next: "Link | None" = None
    title_en: Markup = NOTHING
    summary_en: Markup = NOTHING
    url_en: str = ""
    articles_en: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleView:
    """A film's title in a region."""

    label: str
    lang: str
    title: str


@dataclass(frozen=True, slots=True)
class FilmView:
    """A film in one edition."""

    slug: str
    url: str | None
    title: str
    original: str
    original_lang: str
    year: int
    directors: tuple[Link, ...]
    titles: tuple[TitleView, ...]
    links: tuple[Link, ...]
    text: str
    count: int
    also: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    minutes: int = 0
    still: Markup = field(default_factory=Markup)
    still_credit: str = ""


@dataclass(frozen=True, slots=True)
class FilmGroup:
    """A part of an index of films: a letter, a number of strokes, a decade, a director."""

    key: str
    title: str
    films: tuple[FilmView, ...]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CaptionView:
    """A still's caption in one language."""

    lang: str
    html: Markup


@dataclass(frozen=True, slots=True)
class StillView:
    """A still by itself: `id` on the page of all stills, `url` of its place in the text ("": it is the cover)."""

    id: str
    url: str
    picture: Markup
    captions: tuple[CaptionView, ...] = ()
    credit: str = ""
    licence: "Link | None" = None
    source: str = ""
    place: str = ""  # the third of twelve
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class CreditsView:
    """The stills of an article or an issue, with whose they are."""

    title: Markup
    url: str
    stills: tuple[StillView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A paragraph that names a film, with its counterpart in the other language."""

    article: Card
    url: str
    speaker: str
    html: Markup
    lang: str
    other: Markup = NOTHING
    other_lang: str = ""
    speaker_url: str | None = None
    stills: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class SaidView:
    """An answer as another page quotes it: how it begins, and the question."""

    url: str
    words: str
    question: str


@dataclass(frozen=True, slots=True)
class NameView:
    """A person's name in a language."""

    lang: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person in one edition."""

    slug: str
    url: str
    name: str
    names: tuple[NameView, ...]
    roles: tuple[str, ...]
    bio: str
    links: tuple[Link, ...]
    count: int
    sort: str
    fiction: bool = False
    also: tuple[str, ...] = ()
    portrait: Markup = field(default_factory=Markup)
    portrait_credit: str = ""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """People who have one part in the magazine."""

    key: str
    title: str
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with the way to it; on facing pages in both languages."""

    url: str
    text: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions of an article."""

    article: Card
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the archive."""

    year: int
    articles: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list's page stands among the others."""

    number: int
    count: int
    previous_url: str | None
    next_url: str | None


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page for readers of another language."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class PageView:
    """What a page's head says."""

    title: str
    description: str
    canonical: str
    kind: str
    lang: str
    alternates: tuple[Alternate, ...] = ()
    robots: str = ""
    image: str = ""
    og_locale: str = ""
    feeds: tuple[Link, ...] = ()
    jsonld: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class MagazineView:
    """The magazine in a page's language; `other_name` and `other_description` are in the language `other_lang`: English
    beside Chinese, Chinese beside English."""

    name: str
    description: str
    url: str
    copyright: str
    other_name: str = ""
    other_description: str = ""
    other_lang: str = ""


@dataclass(frozen=True, slots=True)
class ContentView:
    """A page of the magazine about itself."""

    title: Markup
    body: Markup
    lang: str


@dataclass(frozen=True, slots=True)
class FeedPerson:
    """Somebody in a feed, with the whole address of their page ("": they have none)."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed. `…_xml` are well-formed XHTML; `title_lang` is "" where it is that of the entry.

    `categories` are topics: how they are called in addresses, and by readers.
    """

    id: str
    url: str
    title: str
    lang: str
    published_iso: str
    updated: datetime.datetime
    summary: str
    authors: tuple[FeedPerson, ...]
    content_xml: Markup
    title_lang: str = ""
    summary_xml: Markup = NOTHING
    contributors: tuple[FeedPerson, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()

    @property
    def in_two_languages(self) -> bool:
        """Whether parts of it say for themselves which language they are in, which only XHTML can."""
        return bool(self.title_lang)


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of an edition."""

    title: str
    id: str
    url: str
    home: str
    updated_iso: str
    lang: str
    subtitle: str
    author: str
    rights: str = ""
    entries: tuple[FeedEntry, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """A page in the sitemap, with its alternates."""

    loc: str
    lastmod: str
    alternates: tuple[Alternate, ...] = ()
