"""Stubs of films and people for the magazine's catalogues, added below what editors wrote there."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from document.diagnostics import Diagnostic
from document.model import Place
from document.romanise import slugify
from importing.people import Person
from importing.source import Refused
from importing.works import FilmNamed, folded

REGIONS = {"zh-hant": "tw", "zh-hans": "cn", "en": "en"}


class Catalogue:
    """One catalogue file as it is, and the stubs to add to it; comments and order survive."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.changed = False
        try:
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            self.document = tomlkit.parse(text)
        except (TOMLKitError, UnicodeError, OSError) as error:
            raise Refused(Diagnostic("catalogue-syntax", Place(str(path)), {"reason": str(error)})) from error
        self.blank = not text.strip()

    def records(self) -> Iterable[tuple[str, Mapping[str, Any]]]:
        """Each record by its slug."""
        for slug, record in self.document.unwrap().items():
            if isinstance(record, dict):
                yield slug, record

    def add(self, slug: str, values: Mapping[str, object]) -> str:
        """Put a stub at the end; its slug, with a number when another record has it."""
        taken = {name for name, _ in self.records()}
        free, number = slug, 2
        while free in taken:
            free, number = f"{slug}-{number}", number + 1
        table = tomlkit.table()
        for name, value in values.items():
            table.add(name, _inline(value) if isinstance(value, dict) else value)
        if not self.blank:
            self.document.add(tomlkit.nl())
        self.document.add(free, table)
        self.blank = False
        self.changed = True
        return free

    def complete(self, slug: str, field: str, key: str, value: str) -> None:
        """Add one wording to a record's table of names or titles."""
        record = self.document[slug]
        if isinstance(record, Table):  # made anew: tomlkit appends to an inline table without a space
            record[field] = _inline({**record[field].unwrap(), key: value})
        self.changed = True

    def text(self) -> str:
        """The whole file."""
        return tomlkit.dumps(self.document)


def _inline(value: Mapping[str, object]) -> Any:
    table = tomlkit.inline_table()
    table.update(dict(value))
    return table


def add_films(
    catalogue: Catalogue, films: Sequence[FilmNamed], lang: str, counterparts: Sequence[FilmNamed] = ()
) -> None:
    """A stub for each film of which the catalogue has no title; a known title with another year is left to `check`.

    `counterparts` are the films that the article's other language names: where each side has one film of a year, it
    is the same film, and a stub that an earlier import made gets the second title.
    """
    region = REGIONS.get(lang, lang)
    for film in films:
        if _record_of(catalogue, film):
            continue
        twin = _alone(film, films) and next(
            (other for other in counterparts if _is_twin(other, film, counterparts)), None
        )
        record = _record_of(catalogue, twin) if twin else None
        if record and record[1].keys() <= {"year", "titles"} and region not in _dict(record[1], "titles"):
            catalogue.complete(record[0], "titles", region, film.title)
        else:
            slug = slugify(film.title) or f"film-{film.year}"
            catalogue.add(slug, {"year": film.year, "titles": {region: film.title}})


def _record_of(catalogue: Catalogue, film: FilmNamed) -> tuple[str, Mapping[str, Any]] | None:
    title = folded(film.title)
    return next((found for found in catalogue.records() if title in map(folded, _titles(found[1]))), None)


def _is_twin(other: FilmNamed, film: FilmNamed, counterparts: Sequence[FilmNamed]) -> bool:
    return other.year == film.year and _alone(other, counterparts)


def _alone(film: FilmNamed, films: Sequence[FilmNamed]) -> bool:
    return sum(other.year == film.year for other in films) == 1


def english_title(catalogue: Catalogue, film: FilmNamed) -> str | None:
    """The English title of a film that the catalogue knows."""
    found = _record_of(catalogue, film)
    title = _dict(found[1], "titles").get("en") if found else None
    return title if isinstance(title, str) else None


def _titles(record: Mapping[str, Any]) -> list[str]:
    also = record.get("also", [])
    found = [*_dict(record, "titles").values(), *(also if isinstance(also, list) else [])]
    return [str(title) for title in (*found, _dict(record, "original").get("title")) if title]


def _dict(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def add_person(catalogue: Catalogue, person: Person) -> str:
    """The slug of somebody's record, which is made when the catalogue has nobody of that name.

    A stub of the same slug that lacks the name in this language is the same person: Chen Qiufan is 陳楸帆.
    """
    names = dict(person.names)
    lang = next(iter(names))
    slug = slugify(names.get("en", names[lang]), person=True) or "person"
    for known, record in catalogue.records():
        also = record.get("also", [])
        spellings = (*_dict(record, "name").values(), *(also if isinstance(also, list) else []))
        if {folded(name) for name in names.values()} & {folded(str(spelling)) for spelling in spellings}:
            return known
    for known, record in catalogue.records():
        if known == slug and record.keys() <= {"name"} and not names.keys() & _dict(record, "name").keys():
            for language, name in names.items():
                catalogue.complete(slug, "name", language, name)
            return slug
    return catalogue.add(slug, {"name": names})
