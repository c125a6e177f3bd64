"""The people of the magazine, interviewees and contributors: one record each, with names by language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from document.diagnostics import Diagnostic
from document.front_matter import Key, text, texts
from document.model import NOWHERE, Place
from document.records import Words, read_catalogue, words
from interview.labels import key

KEYS = {
    "name": Key(words, 'names by language: {zh-hant = "…", en = "…"}'),
    "also": Key(texts, 'a list of other names: ["…"]'),
    "sort": Key(text, 'the name as it is sorted: "Chen, Qiufan"'),
    "roles": Key(texts, 'a list of roles: ["writer"]'),
    "bio": Key(words, 'a short life by language: {zh-hant = "…", en = "…"}'),
    "links": Key(words, 'addresses by name: {site = "https://…"}'),
    "portrait": Key(text, "the file of a portrait"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `name` and `bio` are by language code (`zh-hant`, `zh-hans`, `en`)."""

    slug: str
    name: Words
    also: tuple[str, ...] = ()
    sort: str = ""
    roles: tuple[str, ...] = ()
    bio: Words = field(default_factory=dict)
    links: Words = field(default_factory=dict)
    place: Place = NOWHERE


@dataclass(frozen=True)
class People:
    """All records, found by slug or by any of their names."""

    by_slug: Mapping[str, Person] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    by_name: Mapping[str, Person] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {
            key(name): person
            for person in reversed(tuple(self.by_slug.values()))
            for name in (*reversed(person.also), *reversed(tuple(person.name.values())))
        }
        object.__setattr__(self, "by_name", names)

    def find(self, name: str) -> Person | None:
        """The person of a slug or a name."""
        return self.by_slug.get(name) or self.by_name.get(key(name))


def read_people(file: Path, path: str) -> People:
    """Read `people.toml`; a record without a name is a diagnostic and is left out."""
    catalogue = read_catalogue(file, path, KEYS, required=("name",), slugs=True)
    people: dict[str, Person] = {}
    for record in catalogue.records:
        values = record.values
        if not values.get("name"):
            continue
        people[record.name] = Person(
            slug=record.name,
            name=values["name"],
            also=values.get("also", ()),
            sort=values.get("sort", ""),
            roles=values.get("roles", ()),
            bio=values.get("bio", {}),
            links=values.get("links", {}),
            place=record.place,
        )
    return People(people, catalogue.diagnostics)
