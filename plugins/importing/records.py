"""Stubs of films and people for the magazine's catalogues, added below what editors wrote there."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from document.diagnostics import Diagnostic
from document.model import Place
from importing.people import Person
from importing.slugs import slugify
from importing.source import Refused
from importing.works import FilmNamed, folded

REGIONS = {"zh-hant": "tw", "zh-hans": "cn", "en": "en"}


class Catalogue:
    """One catalogue file as it is, and the stubs to add to it; comments and order survive."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.added: list[str] = []
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
        self.added.append(free)
        return free

    def text(self) -> str:
        """The whole file."""
        return tomlkit.dumps(self.document)


def _inline(value: Mapping[str, object]) -> Any:
    table = tomlkit.inline_table()
    table.update(dict(value))
    return table


def add_films(catalogue: Catalogue, films: Sequence[FilmNamed], lang: str) -> None:
    """A stub for each film of which the catalogue has no title; a known title with another year is left to `check`."""
    known = {folded(title) for _, record in catalogue.records() for title in _titles(record)}
    for film in films:
        if folded(film.title) not in known:
            known.add(folded(film.title))
            slug = slugify(film.title) or f"film-{film.year}"
            catalogue.add(slug, {"year": film.year, "titles": {REGIONS.get(lang, lang): film.title}})


def english_title(catalogue: Catalogue, film: FilmNamed) -> str | None:
    """The English title of a film that the catalogue knows."""
    for _, record in catalogue.records():
        if folded(film.title) in map(folded, _titles(record)):
            return title if isinstance(title := _dict(record, "titles").get("en"), str) else None
    return None


def _titles(record: Mapping[str, Any]) -> list[str]:
    also = record.get("also", [])
    found = [*_dict(record, "titles").values(), *(also if isinstance(also, list) else [])]
    return [str(title) for title in (*found, _dict(record, "original").get("title")) if title]


def _dict(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def add_person(catalogue: Catalogue, person: Person) -> str:
    """The slug of somebody's record, which is made when the catalogue has nobody of that name."""
    for slug, record in catalogue.records():
        also = record.get("also", [])
        known = {
            folded(str(name)) for name in (*_dict(record, "name").values(), *(also if isinstance(also, list) else []))
        }
        if any(folded(name) in known for _, name in person.names):
            return slug
    names = dict(person.names)
    lang = next(iter(names))
    slug = slugify(names.get("en", names[lang]), person=True) or "person"
    return catalogue.add(slug, {"name": names})
