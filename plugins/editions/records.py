"""What the build keeps of an article: a light record for lists, and the bodies that its pages show."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from captions.grammar import Facts
from document.diagnostics import Diagnostic
from editions.confirming import Standing
from facing.align import Pair
from facing.learning import Met
from images.plan import Picture
from translation.memory import Faced


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as HTML and as plain words: a title, a summary."""

    html: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as an edition names them; `slug` leads to their page, if they have a record."""

    name: str
    slug: str = ""
    anchor: str = ""  # the first turn, of a speaker
    number: int = 0  # of those who answer, the same in every language; 0 for the others


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or caption of an edition that names a film, or whose counterpart in another language does.

    `person` is the record of whoever speaks, `stills` the pictures that a caption belongs to.
    """

    film: str
    anchor: str
    html: str
    speaker: str = ""
    person: str = ""
    stills: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as other pages quote it: who gave it, the question that it answers, and how it begins."""

    person: str
    anchor: str
    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an article, and when it was put right."""

    date: datetime.datetime
    line: Line


@dataclass(frozen=True, slots=True)
class Version:
    """An article in one single edition. `origin` is written or converted; `file` is its source's name in messages."""

    edition: str
    origin: str
    file: str
    status: str
    title: Line
    subtitle: Line
    summary: Line
    authors: tuple[Who, ...] = ()
    translators: tuple[Who, ...] = ()
    corrections: tuple[Correction, ...] = ()  # the newest first
    interviewers: tuple[Who, ...] = ()
    speakers: tuple[Who, ...] = ()
    toc: tuple[Line, ...] = ()
    toc_ids: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    said: tuple[Said, ...] = ()
    compared: int = 0  # questions that several people answered
    minutes: int = 1
    missing_stills: int = 0
    links: tuple[tuple[str, int], ...] = ()  # the site's own addresses that the text links to, with their lines
    ids: frozenset[str] = frozenset()
    images: frozenset[Path] = frozenset()

    @property
    def films(self) -> tuple[str, ...]:
        """The films that this version names, in the order it names them."""
        return tuple(dict.fromkeys(passage.film for passage in self.passages if passage.named))


@dataclass(frozen=True, slots=True)
class Record:
    """All that lists, feeds and other pages need of an article."""

    slug: str
    path: str
    original: str
    date: datetime.datetime | None
    modified: datetime.datetime | None
    issue: str
    topics: tuple[str, ...]
    films: tuple[str, ...]
    cover: str  # HTML of the picture, as lists show it
    hero: str  # … and as the article's own page does
    cover_file: str  # the name of its largest JPEG, for Open Graph
    stills: int = 0  # how many different pictures its figures show
    versions: Mapping[str, Version] = field(default_factory=dict)
    aligned: Mapping[str, float] = field(default_factory=dict)
    untranslated: Mapping[str, int] = field(default_factory=dict)
    standing: Mapping[str, Standing] = field(default_factory=dict)  # of each translation that was confirmed
    pictures: tuple[Picture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    alignments: tuple[str, ...] = ()  # the names under which the store keeps them
    doubtful: bool = False  # much of an alignment is unsure: what other articles teach is worth asking


@dataclass(frozen=True, slots=True)
class RowHtml:
    """One row of a facing page, ready to be shown."""

    kind: str
    id: str
    number: int | None
    left: str
    right: str
    left_speaker: str = ""
    right_speaker: str = ""
    cards: str = ""
    opens_turn: bool = False
    gap: str = ""
    by: int = 0
    pulls: tuple[tuple[str, str], ...] = ()  # quotes that are pulled out of it, left and right, as plain words


@dataclass(frozen=True, slots=True)
class CellHtml:
    """What one person answered to a question; `right` is empty in a single edition."""

    number: int
    anchor: str
    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class AskedHtml:
    """A question that several people answered."""

    id: str
    left: str
    right: str
    cells: tuple[CellHtml, ...]


@dataclass(frozen=True, slots=True)
class StillInfo:
    """A still of an article in one edition, for the pages that show stills by themselves and for JSON-LD.

    `anchor` is its name on the page of all stills, `figure` the id of its figure in the text ("": it is the cover);
    `captions` are HTML by language tag, the edition's own first, `text` its own in words, `facts` what it says;
    `alt` describes the picture to whoever does not see it.
    """

    picture: Picture
    focus: tuple[float, float] | None = None
    anchor: str = ""
    figure: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    text: str = ""
    credit: str = ""
    licence: str = ""
    licence_url: str = ""
    source: str = ""
    facts: Facts = field(default_factory=Facts)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The inside of an article page: `html` in a single edition, `rows` in a facing one."""

    html: str = ""
    notes: str = ""
    rows: tuple[RowHtml, ...] = ()
    notes_right: str = ""
    display: str = ""  # the characters that are set as titles are
    matrix: tuple[AskedHtml, ...] = ()
    stills: tuple[StillInfo, ...] = ()
    feed: str = ""  # all of it as a feed carries it


@dataclass(frozen=True, slots=True)
class Prepared:
    """The whole outcome of one article: its record, and its bodies by edition."""

    record: Record
    bodies: Mapping[str, Body]
    pairs: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    faced: Mapping[str, tuple[Faced, ...]] = field(default_factory=dict)  # what a translator can confirm
    met: Sequence[Met] = ()  # the words that face each other, of which the magazine learns
