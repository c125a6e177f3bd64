"""What the front matter of articles, issues and pages says, as typed records."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from document.diagnostics import Diagnostic
from document.front_matter import Header, Key, Unfit, moment, number, one_of, read_fields, text, texts, yes_or_no
from document.model import Place
from document.records import Words, all_words, is_slug
from interview.labels import SpeakerLabel


class Keyed:
    """What was read from a file's front matter, key by key."""

    __slots__ = ()
    lines: Mapping[str, int]

    def place(self, key: str, path: str) -> Place:
        """Where a key stands in a file; at its first line where the file lacks it."""
        return Place(path, self.lines.get(key, 1))


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was wrong, in an editor's words, and when it was put right."""

    date: datetime.datetime
    text: str


@dataclass(frozen=True, slots=True)
class ArticleHeader(Keyed):
    """The front matter of an article in one language. Empty values are inherited from the original."""

    title: str = ""
    share_title: str = ""
    subtitle: str = ""
    date: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    status: str = "published"
    summary: str = ""
    cover: str = ""
    issue: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] | None = None
    speakers: tuple[SpeakerLabel, ...] = ()
    original: bool = False
    corrections: tuple[CorrectionNote, ...] = ()
    terms: tuple[Words, ...] = ()
    films: tuple[tuple[str, str], ...] = ()  # (title, slug): the film that a title means here; "" for all its titles
    lines: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueHeader(Keyed):
    """The front matter of an issue of the magazine, or of a page."""

    title: str = ""
    share_title: str = ""
    number: str = ""
    date: datetime.datetime | None = None
    status: str = "published"
    summary: str = ""
    cover: str = ""
    articles: tuple[str, ...] = ()
    original: bool = False
    lines: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def _labels(value: Any) -> tuple[SpeakerLabel, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(_label(item) for item in items)


def _label(item: Any) -> SpeakerLabel:
    if isinstance(item, dict):
        if "label" not in item or set(item) - {"label", "person", "short"}:
            raise Unfit
        person, short = item.get("person"), item.get("short")
        return SpeakerLabel(text(item["label"]), text(person) if person else None, text(short) if short else None)
    return SpeakerLabel(text(item))


def _slugs(value: Any) -> tuple[str, ...]:
    names = texts(value)
    if not all(map(is_slug, names)):
        raise Unfit
    return tuple(dict.fromkeys(names))


def _films(value: Any) -> tuple[tuple[str, str], ...]:
    """A list of films whose titles are meant, or films by title."""
    if isinstance(value, dict):
        return tuple((text(title), text(slug)) for title, slug in value.items())
    return tuple(("", slug) for slug in texts(value))


def _corrections(value: Any) -> tuple[CorrectionNote, ...]:
    """A list of corrections, or one; each has its day and its words."""
    notes = tuple(_correction(item) for item in (value if isinstance(value, list) else [value]))
    return tuple(sorted(notes, key=lambda note: note.date.replace(tzinfo=None), reverse=True))


def _correction(item: Any) -> CorrectionNote:
    if not isinstance(item, dict) or set(item) != {"date", "text"} or not (words := text(item["text"])):
        raise Unfit
    return CorrectionNote(moment(item["date"]), words)


_TITLE = Key(text, "a title")
_DATE = Key(moment, "a date: 2026-11-01")
_STATUS = Key(one_of("published", "draft", "hidden"), "published, draft or hidden")
_FILE = Key(text, "a file in this folder: still.jpg")
ARTICLE_KEYS = {
    "title": _TITLE,
    "share_title": _TITLE,
    "subtitle": Key(text, "a line of text"),
    "date": _DATE,
    "modified": _DATE,
    "status": _STATUS,
    "summary": Key(text, "a line of text"),
    "cover": _FILE,
    "issue": Key(text, "the folder of an issue"),
    "topics": Key(_slugs, "a list of topics, of letters, digits and hyphens: [sound, memory]"),
    "authors": Key(texts, "a list of people: [lin-yingqiu]"),
    "translators": Key(texts, "a list of people: [lin-yingqiu]"),
    "interviewers": Key(_labels, "a list of labels: [NOWNESS]"),
    "speakers": Key(_labels, "a list of labels, or of {label: …, person: …, short: …}"),
    "original": Key(yes_or_no, "true or false"),
    "corrections": Key(_corrections, "a list of corrections, each with its day: [{date: 2026-11-01, text: …}]"),
    "films": Key(_films, "a list of films, [dune-1984], or films by title: {沙丘: dune-1984, 她: none}"),
    "terms": Key(all_words, "a list of words by language: [{zh-hant: …, zh-hans: …}]"),
}
ISSUE_KEYS = {
    "title": _TITLE,
    "share_title": _TITLE,
    "number": Key(text, "a number: 1"),
    "date": _DATE,
    "status": _STATUS,
    "summary": Key(text, "a line of text"),
    "cover": _FILE,
    "articles": Key(texts, "a list of article folders, in order"),
    "original": Key(yes_or_no, "true or false"),
}
PAGE_KEYS = {key: ISSUE_KEYS[key] for key in ("title", "date", "status", "summary", "original")} | {
    "order": Key(number, "a number: 1"),
}


def article_header(header: Header, path: str) -> ArticleHeader:
    """The front matter of an article, with a diagnostic for everything that does not fit."""
    fields = read_fields(header, ARTICLE_KEYS, path)
    values = dict(fields.values)
    asking = tuple(SpeakerLabel(s.label, s.person, s.short, asks=True) for s in values.pop("interviewers", ()))
    speakers = (*asking, *values.pop("speakers", ()))
    problems = [*fields.diagnostics, *_missing(header, path)]
    return ArticleHeader(**values, speakers=speakers, lines=fields.lines, diagnostics=tuple(problems))


def issue_header(header: Header, path: str, keys: Mapping[str, Key]) -> IssueHeader:
    """The front matter of an issue or a page."""
    fields = read_fields(header, keys, path)
    values = {key: value for key, value in fields.values.items() if key != "order"}
    problems = [*fields.diagnostics, *_missing(header, path)]
    return IssueHeader(**values, lines=fields.lines, diagnostics=tuple(problems))


def _missing(header: Header, path: str) -> list[Diagnostic]:
    if any(problem.code == "front-matter-syntax" for problem in header.diagnostics):
        return []
    if not header.lines:
        return [Diagnostic("no-front-matter", Place(path, 1))]
    if header.values.get("title"):  # one that does not fit has been reported
        return []
    return [Diagnostic("missing-key", Place(path, 1), {"key": "title"})]
