"""The editions of the magazine, and all that makes it this magazine: what `content/magazine.toml` says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from document.diagnostics import Diagnostic
from document.front_matter import Key, Unfit, number, text, texts, yes_or_no
from document.model import NOWHERE, Place
from document.records import Record, Words, key_lines, load_toml, read_values, words

# Written languages, as files are called, with the BCP-47 tag and the region that they have without settings.
LANGUAGES = {
    "zh-hant": ("zh-Hant-TW", "tw"),
    "zh-hans": ("zh-Hans", "cn"),
    "zh-hk": ("zh-Hant-HK", "hk"),
    "en": ("en", "en"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. A single one has `lang` and `region`; a facing one has `left` and `right`, codes of singles."""

    code: str
    lang: str = ""
    region: str = ""
    left: str = ""
    right: str = ""

    @property
    def facing(self) -> bool:
        """Whether two languages stand side by side."""
        return bool(self.left)


@dataclass(frozen=True, slots=True)
class Magazine:
    """The settings of the magazine."""

    name: Words
    url: str
    editions: tuple[Edition, ...]
    description: Words = field(default_factory=dict)
    copyright: Words = field(default_factory=dict)
    timezone: str = "UTC"
    page_size: int = 12
    list_missing: bool = True
    pages: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    place: Place = NOWHERE

    @property
    def base(self) -> str:
        """The path that the site lies below: "" or "/magazine"."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def singles(self) -> tuple[Edition, ...]:
        """The editions in one language, in order."""
        return tuple(edition for edition in self.editions if not edition.facing)

    @property
    def facings(self) -> tuple[Edition, ...]:
        """The editions in two languages, in order."""
        return tuple(edition for edition in self.editions if edition.facing)

    def edition(self, code: str) -> Edition:
        """The edition of a code; KeyError where there is none."""
        return next(edition for edition in self.editions if edition.code == code)

    def zone(self) -> ZoneInfo:
        """The magazine's own time zone."""
        return ZoneInfo(self.timezone)


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(text(value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unfit from error


def _address(value: Any) -> str:
    address = text(value).rstrip("/")
    if not address.startswith(("https://", "http://")):
        raise Unfit
    return address


def _tables(value: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Unfit
    return value


_KEYS = {
    "name": Key(words, 'names by language: {zh-hant = "…", en = "…"}'),
    "url": Key(_address, 'the address of the site: "https://…"'),
    "description": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "copyright": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "timezone": Key(_zone, 'a time zone: "Asia/Taipei"'),
    "page_size": Key(number, "a number of articles a page: 12"),
    "list_missing": Key(yes_or_no, "true or false"),
    "pages": Key(texts, 'the pages of the menu, in order: ["about"]'),
    "editions": Key(_tables, "tables: [[editions]]"),
}
_EDITION_KEYS = {
    "code": Key(text, 'a code: "zh-hant"'),
    "lang": Key(text, 'a language tag: "zh-Hant-TW"'),
    "region": Key(text, 'a region: "tw"'),
    "left": Key(text, "the code of an edition"),
    "right": Key(text, "the code of an edition"),
}


def read_magazine(content: Path, prefix: str) -> Magazine:
    """Read `magazine.toml`; `prefix` is how messages name the content folder."""
    path = f"{prefix}/magazine.toml"
    data, source, problems = load_toml(content / "magazine.toml", path)
    place = Place(path, 1)
    lines = {key: line for (table, key), line in key_lines(source).items() if table == ""}
    if not source:
        problems.append(Diagnostic("unreadable-file", Place(path), {"reason": "there is no such file"}))
    values, found = read_values(Record("magazine.toml", {}, place, lines), data, _KEYS, ("name", "url", "editions"))
    editions: list[Edition] = []
    for table in values.get("editions", ()):
        record = Record(str(table.get("code", "[[editions]]")), {}, Place(path, lines.get("editions", 1)))
        fields, more = read_values(record, table, _EDITION_KEYS, ("code",))
        found.extend(more)
        if "code" in fields:
            editions.append(Edition(**fields))
    problems.extend(found)
    problems.extend(_mismatches(editions, place))
    return Magazine(
        name=values.get("name", {}),
        url=values.get("url", "https://example.org"),
        editions=tuple(edition for edition in editions if _sound(edition, editions)),
        description=values.get("description", {}),
        copyright=values.get("copyright", {}),
        timezone=values.get("timezone", "UTC"),
        page_size=max(values.get("page_size", 12), 1),
        list_missing=values.get("list_missing", True),
        pages=values.get("pages", ()),
        diagnostics=tuple(problems),
        place=place,
    )


def _sound(edition: Edition, editions: Sequence[Edition]) -> bool:
    singles = {other.code for other in editions if not other.left}
    return {edition.left, edition.right} <= singles if edition.facing else bool(edition.lang)


def _mismatches(editions: Sequence[Edition], place: Place) -> list[Diagnostic]:
    problems = []
    for edition in editions:
        if not _sound(edition, editions):
            expected = 'lang and region, or left and right: lang = "zh-Hant-TW"'
            facts = {"record": edition.code, "key": "lang", "value": edition.lang or edition.left, "expected": expected}
            problems.append(Diagnostic("catalogue-value", place, facts))
    return problems
