"""The films that the magazine speaks of: one record each, with its titles by region."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic, did_you_mean
from document.front_matter import Key, Unfit, number, text, texts
from document.model import NOWHERE, Place
from document.records import Record, Words, read_catalogue, table, words


def _year(value: Any) -> int:
    """A year in which films were made."""
    year = number(value)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unfit
    return year


def _minutes(value: Any) -> int:
    minutes = number(value)
    if minutes < 1:
        raise Unfit
    return minutes


_FIRST_YEAR, _LAST_YEAR = 1870, 2199
_ORIGINAL = 'the original title: {lang = "en", title = "…"}'
KEYS = {
    "year": Key(_year, "a year: 2017"),
    "titles": Key(words, 'titles by region: {cn = "…", tw = "…", hk = "…", en = "…"}'),
    "also": Key(texts, 'a list of further titles: ["…"]'),
    "original": Key(words, _ORIGINAL),
    "directors": Key(texts, 'a list of people: ["denis-villeneuve"]'),
    "countries": Key(texts, 'a list of countries: ["US"]'),
    "minutes": Key(_minutes, "a number of minutes: 117"),
    "ids": Key(table, 'ids: {wikidata = "Q…", imdb = "tt…"}'),
    "still": Key(text, "the file of a still"),
    "text": Key(words, 'a line of text per language: {zh-hant = "…", en = "…"}'),
}
REGIONS = ("cn", "tw", "hk", "en")
# The sites that a film has an id of, and the shape of it.
IDS = {
    "wikidata": re.compile(r"Q[1-9]\d*"),
    "imdb": re.compile(r"tt\d{7,}"),
    "douban": re.compile(r"\d+"),
    "letterboxd": re.compile(r"[a-z0-9-]+"),
    "tmdb": re.compile(r"\d+"),
}
_INSIDE: Mapping[str, tuple[str, ...]] = {
    "titles": REGIONS,
    "ids": tuple(IDS),
    "original": ("lang", "title"),
    "text": ("zh-hant", "zh-hans", "zh-hk", "en", "tw", "cn", "hk"),
}
# Where a region has no title of its own, another Chinese one comes before the original.
_FALLBACK = {"cn": ("tw", "hk"), "tw": ("hk", "cn"), "hk": ("tw", "cn"), "en": ()}


@dataclass(frozen=True, slots=True)
class Film:
    """One film. `titles` are by region (`cn`, `tw`, `hk`, `en`), `original` is (language, title),
    `still` a file below the content folder.

    `spelled` are its titles in the script that they are not known in, as somebody may type them.
    """

    slug: str
    year: int
    titles: Words
    also: tuple[str, ...] = ()
    original: tuple[str, str] | None = None
    directors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    minutes: int = 0
    ids: Mapping[str, str] = field(default_factory=dict)
    text: Words = field(default_factory=dict)
    still: str = ""
    spelled: tuple[str, ...] = ()
    place: Place = NOWHERE

    def title(self, region: str) -> str:
        """The title that an edition of a region prints."""
        for key in (region, *_FALLBACK.get(region, ())):
            if key in self.titles:
                return self.titles[key]
        if self.original:
            return self.original[1]
        return next(iter(self.titles.values()), self.slug)

    def known_titles(self) -> tuple[str, ...]:
        """Every title that may stand for the film in a text."""
        original = (self.original[1],) if self.original else ()
        return tuple(dict.fromkeys((*self.titles.values(), *self.also, *original)))


@dataclass(frozen=True)
class Films:
    """The whole catalogue, found by slug or by title."""

    by_slug: Mapping[str, Film] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def __post_init__(self) -> None:
        by_title: defaultdict[str, list[Film]] = defaultdict(list)
        for film in self.by_slug.values():
            for key in dict.fromkeys(map(title_key, film.known_titles())):
                by_title[key].append(film)
        for film in self.by_slug.values():
            for key in dict.fromkeys(map(title_key, film.spelled)):
                if film not in by_title[key]:
                    by_title[key].append(film)
        object.__setattr__(self, "by_title", dict(by_title))

    by_title: Mapping[str, list[Film]] = field(init=False, repr=False, compare=False)

    def called(self, title: str) -> tuple[Film, ...]:
        """The films with this title, oldest first; width, case, spaces and dots do not matter."""
        return tuple(sorted(self.by_title.get(title_key(title), ()), key=lambda film: film.year))


def title_key(title: str) -> str:
    """A title as it is compared."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[\s·‧・•:\-–—,.!?'’‘\"“”]+", "", plain) or plain


def read_films(
    file: Path,
    path: str,
    other_scripts: Callable[[str], Iterable[str]] = lambda _: (),  # a title has one spelling
) -> Films:
    """Read `films.toml`; a record that does not fit is a diagnostic and is left out.

    `other_scripts` gives the spellings of a title in the other Chinese script.
    """
    catalogue = read_catalogue(file, path, KEYS, required=("year", "titles"), slugs=True)
    problems = list(catalogue.diagnostics)
    films: dict[str, Film] = {}
    for record in catalogue.records:
        values = record.values
        if "year" not in values or not values.get("titles"):
            continue
        problems += _inside(record)
        original = values.get("original")
        titles = (*values["titles"].values(), *values.get("also", ()))
        films[record.name] = Film(
            slug=record.name,
            year=values["year"],
            titles=values["titles"],
            also=values.get("also", ()),
            original=(original.get("lang", ""), original["title"]) if original and "title" in original else None,
            directors=values.get("directors", ()),
            countries=values.get("countries", ()),
            minutes=values.get("minutes", 0),
            ids=values.get("ids", {}),
            text=values.get("text", {}),
            still=values.get("still", ""),
            spelled=tuple(dict.fromkeys(spelling for title in titles for spelling in other_scripts(title))),
            place=record.place,
        )
    return Films(films, (*problems, *_same(films.values())))


def _inside(record: Record) -> Iterable[Diagnostic]:
    """What does not fit in the tables of a record: unknown keys, ids of another shape, an empty title."""
    values = record.values
    for key, known in _INSIDE.items():
        for name in values.get(key, {}):
            if name not in known:
                facts = {"record": record.name, "key": f"{key}.{name}", "guess": did_you_mean(name, known)}
                yield Diagnostic("catalogue-key", record.line(key), facts)
    wrong = [("ids", name, value) for name, value in values.get("ids", {}).items() if not _fits(name, value)]
    wrong += [("titles", region, title) for region, title in values["titles"].items() if not title]
    for key, name, value in wrong:
        facts = {"record": record.name, "key": f"{key}.{name}", "value": value, "expected": KEYS[key].expected}
        yield Diagnostic("catalogue-value", record.line(key), facts)
    if "title" not in values.get("original", {"title": ""}):
        facts = {"record": record.name, "key": "original", "value": str(dict(values["original"]))}
        yield Diagnostic("catalogue-value", record.line("original"), facts | {"expected": _ORIGINAL})


def _fits(name: str, value: str) -> bool:
    return name not in IDS or bool(IDS[name].fullmatch(value))


def _same(films: Iterable[Film]) -> Iterable[Diagnostic]:
    """Two records of one title and year cannot be told apart."""
    seen: dict[tuple[str, int], Film] = {}
    for film in films:
        for title in dict.fromkeys(map(title_key, film.known_titles())):
            other = seen.setdefault((title, film.year), film)
            if other is not film:
                facts = {
                    "record": film.slug,
                    "key": "titles",
                    "value": f"those of {other.slug}",
                    "expected": "titles or a year of its own",
                }
                yield Diagnostic("catalogue-value", film.place, facts)
                break
