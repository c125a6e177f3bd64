"""The editions of the magazine, and all that makes it this magazine: what `content/magazine.toml` says."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from document.diagnostics import Diagnostic
from document.front_matter import Key, Unfit, number, one_of, text, texts, yes_or_no
from document.model import NOWHERE, Place
from document.records import (
    Record,
    Words,
    is_slug,
    key_lines,
    load_toml,
    read_values,
    table_lines,
    words,
)

# Written languages, as files are called, with the BCP-47 tag and the region that they have without settings.
LANGUAGES = {
    "zh-hant": ("zh-Hant-TW", "tw"),
    "zh-hans": ("zh-Hans", "cn"),
    "zh-hk": ("zh-Hant-HK", "hk"),
    "en": ("en", "en"),
}

# Folders of the site that no edition can be called.
RESERVED_CODES = frozenset({"assets", "images", "search", "fonts"})
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_TWO_KINDS = 'lang and region (lang = "zh-Hant-TW", region = "tw"), or left and right, codes of two such editions'


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. A single one has `lang` and `region`; a facing one has `left` and `right`, codes of singles.

    How a converted text is set: `quotes` (`corner`, `curly`, `kept`; "": as the script has them), `glyphs` (`press`,
    `standard`, or pairs of characters; "": as the region's press has them in Hong Kong, else the standard), `terms`
    (whether words of other regions are exchanged).
    """

    code: str
    lang: str = ""
    region: str = ""
    left: str = ""
    right: str = ""
    quotes: str = ""
    glyphs: str | tuple[tuple[str, str], ...] = ""
    terms: bool = True

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
    tell_changes: bool = False
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
    if not _ADDRESS.fullmatch(address):
        raise Unfit
    return address


def _tables(value: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        raise Unfit
    return value


def _code(value: Any) -> str:
    code = text(value)
    if not is_slug(code) or code != code.lower() or code in RESERVED_CODES:
        raise Unfit
    return code


def _tag(value: Any) -> str:
    """A language tag that calendars know, too."""
    try:
        Locale.parse(text(value), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise Unfit from error
    return text(value)


def _glyphs(value: Any) -> str | tuple[tuple[str, str], ...]:
    """`press` or `standard`, or a table of single characters."""
    if isinstance(value, Mapping):
        pairs = tuple((str(written), text(wanted)) for written, wanted in value.items())
        if not all(len(written) == len(wanted) == 1 for written, wanted in pairs):
            raise Unfit
        return pairs
    return one_of("press", "standard")(value)


_KEYS = {
    "name": Key(words, 'names by language: {zh-hant = "…", en = "…"}'),
    "url": Key(_address, 'the address of the site: "https://…"'),
    "description": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "copyright": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "timezone": Key(_zone, 'a time zone: "Asia/Taipei"'),
    "page_size": Key(number, "a number of articles a page: 12"),
    "list_missing": Key(yes_or_no, "true or false"),
    "tell_changes": Key(yes_or_no, "true or false"),
    "pages": Key(texts, 'the pages of the menu, in order: ["about"]'),
    "editions": Key(_tables, "tables: [[editions]]"),
}
_EDITION_KEYS = {
    "code": Key(_code, 'a code of small letters, digits and hyphens: "zh-hant"'),
    "lang": Key(_tag, 'a language tag: "zh-Hant-TW"'),
    "region": Key(text, 'a region: "tw"'),
    "left": Key(text, "the code of an edition"),
    "right": Key(text, "the code of an edition"),
    "quotes": Key(one_of("corner", "curly", "kept"), "corner (「」), curly (“”) or kept (as they were written)"),
    "glyphs": Key(_glyphs, 'press or standard, or characters and what stands for them: {"臺" = "台"}'),
    "terms": Key(yes_or_no, "true or false"),
}


def read_magazine(content: Path, prefix: str) -> Magazine:
    """Read `magazine.toml`; `prefix` is how messages name the content folder."""
    path = f"{prefix}/magazine.toml"
    data, source, problems = load_toml(content / "magazine.toml", path)
    place = Place(path, 1)
    lines = {key: line for (table, key), line in key_lines(source).items() if table == ""}
    if not source:
        problems.append(Diagnostic("unreadable-file", Place(path), {"reason": "there is no such file"}))
    required = ("name", "url", "editions") if data else ()
    values, found = read_values(Record("magazine.toml", {}, place, lines), data, _KEYS, required)
    problems.extend(found)
    editions = tuple(_editions(values.get("editions", ()), source, path, problems))
    return Magazine(
        name=values.get("name", {}),
        url=values.get("url", "https://example.org"),
        editions=editions,
        description=values.get("description", {}),
        copyright=values.get("copyright", {}),
        timezone=values.get("timezone", "UTC"),
        page_size=max(values.get("page_size", 12), 1),
        list_missing=values.get("list_missing", True),
        tell_changes=values.get("tell_changes", False),
        pages=values.get("pages", ()),
        diagnostics=tuple(problems),
        place=place,
    )


def _editions(
    tables: Sequence[Mapping[str, Any]], source: str, path: str, problems: list[Diagnostic]
) -> Iterator[Edition]:
    """The editions that can be made; `problems` gains what is wrong with the others."""
    lines = table_lines(source, "editions")
    read: list[tuple[Edition, Place]] = []
    for at, table in enumerate(tables):
        place = Place(path, lines[at] if at < len(lines) else 1)
        record = Record(str(table.get("code", "[[editions]]")), {}, place)
        fields, found = read_values(record, table, _EDITION_KEYS, ("code",))
        problems.extend(found)
        if "code" in fields and not found:
            read.append((Edition(**fields), place))
    singles = {edition.code for edition, _ in read if _sound(edition, frozenset())}
    seen: set[str] = set()
    for edition, place in read:
        facts = {"record": edition.code, "key": "code", "value": edition.code}
        if edition.code in seen:
            problems.append(Diagnostic("catalogue-value", place, facts | {"expected": "a code of its own"}))
        elif _sound(edition, singles):
            yield edition
        else:
            facts |= {"key": "lang", "value": edition.lang or edition.left, "expected": _TWO_KINDS}
            problems.append(Diagnostic("catalogue-value", place, facts))
        seen.add(edition.code)


def _sound(edition: Edition, singles: Set[str]) -> bool:
    """A single edition has a language and a region, a facing one two singles and nothing else."""
    if edition.left or edition.right:
        return {edition.left, edition.right} <= singles and not (edition.lang or edition.region)
    return bool(edition.lang and edition.region)
