"""The films that the magazine speaks of: one record each, with its titles by region."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from document.diagnostics import Diagnostic
from document.front_matter import Key, number, text, texts
from document.model import NOWHERE, Place
from document.records import Words, read_catalogue, table, words

_ORIGINAL = 'the original title: {lang = "en", title = "…"}'
KEYS = {
    "year": Key(number, "a year: 2017"),
    "titles": Key(words, 'titles by region: {cn = "…", tw = "…", hk = "…", en = "…"}'),
    "also": Key(texts, 'a list of further titles: ["…"]'),
    "original": Key(words, _ORIGINAL),
    "directors": Key(texts, 'a list of people: ["denis-villeneuve"]'),
    "countries": Key(texts, 'a list of countries: ["US"]'),
    "minutes": Key(number, "a number of minutes: 117"),
    "ids": Key(table, 'ids: {wikidata = "Q…", imdb = "tt…"}'),
    "still": Key(text, "the file of a still"),
    "text": Key(words, 'a line of text per language: {zh-hant = "…", en = "…"}'),
}
REGIONS = ("cn", "tw", "hk", "en")
# Where a region has no title of its own, another Chinese one comes before the original.
_FALLBACK = {"cn": ("tw", "hk"), "tw": ("hk", "cn"), "hk": ("tw", "cn"), "en": ()}


@dataclass(frozen=True, slots=True)
class Film:
    """One film. `titles` are by region (`cn`, `tw`, `hk`, `en`), `original` is (language, title)."""

    slug: str
    year: int
    titles: Words
    also: tuple[str, ...] = ()
    original: tuple[str, str] | None = None
    directors: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    text: Words = field(default_factory=dict)
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
        object.__setattr__(self, "by_title", dict(by_title))

    by_title: Mapping[str, list[Film]] = field(init=False, repr=False, compare=False)

    def called(self, title: str) -> tuple[Film, ...]:
        """The films with this title, oldest first; width, case, spaces and dots do not matter."""
        return tuple(sorted(self.by_title.get(title_key(title), ()), key=lambda film: film.year))


def title_key(title: str) -> str:
    """A title as it is compared."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[\s·‧・•:\-–—,.!?'’‘\"“”]+", "", plain) or plain


def read_films(file: Path, path: str) -> Films:
    """Read `films.toml`; a record that does not fit is a diagnostic and is left out."""
    catalogue = read_catalogue(file, path, KEYS, required=("year", "titles"), slugs=True)
    problems = list(catalogue.diagnostics)
    films: dict[str, Film] = {}
    for record in catalogue.records:
        values = record.values
        if "year" not in values or not values.get("titles"):
            continue
        for region in set(values["titles"]) - set(REGIONS):
            facts = {"record": record.name, "key": "titles", "value": region, "expected": ", ".join(REGIONS)}
            problems.append(Diagnostic("catalogue-value", record.line("titles"), facts))
        original = values.get("original")
        if original and "title" not in original:
            facts = {"record": record.name, "key": "original"} | {"value": str(dict(original))}
            problems.append(Diagnostic("catalogue-value", record.line("original"), facts | {"expected": _ORIGINAL}))
        films[record.name] = Film(
            slug=record.name,
            year=values["year"],
            titles=values["titles"],
            also=values.get("also", ()),
            original=(original.get("lang", ""), original["title"]) if original and "title" in original else None,
            directors=values.get("directors", ()),
            ids=values.get("ids", {}),
            text=values.get("text", {}),
            place=record.place,
        )
    return Films(films, (*problems, *_same(films.values())))


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
