"""The people of the magazine, interviewees and contributors: one record each, with names by language."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from document.cjk import han
from document.diagnostics import Diagnostic, did_you_mean
from document.front_matter import Key, text, texts
from document.model import NOWHERE, Place
from document.records import Record, Words, read_catalogue, words
from interview.labels import key

LANGUAGES = ("zh-hant", "zh-hans", "zh-hk", "en", "tw", "cn", "hk")
# A Chinese name of so many characters, or more, is a foreign one.
_FOREIGN = 4
_WEB = re.compile(r"https?://|mailto:")
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
    """One person. `name` and `bio` are by language code (`zh-hant`, `zh-hans`, `en`) or region (`hk`),
    `portrait` is a file below the content folder.

    `spelled` are the names in the script that the record does not give, as somebody may type them.
    """

    slug: str
    name: Words
    also: tuple[str, ...] = ()
    sort: str = ""
    roles: tuple[str, ...] = ()
    bio: Words = field(default_factory=dict)
    links: Words = field(default_factory=dict)
    portrait: str = ""
    spelled: tuple[str, ...] = ()
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
        for person in self.by_slug.values():
            for name in person.spelled:
                names.setdefault(key(name), person)
        object.__setattr__(self, "by_name", names)

    def find(self, name: str) -> Person | None:
        """The person of a slug or a name."""
        return self.by_slug.get(name) or self.by_name.get(key(name))

    def near(self, name: str) -> str:
        """The name in the catalogue that a name without a record is most likely another spelling of, or ""."""
        return next((known for person in self.by_slug.values() for known in names_of(person) if alike(name, known)), "")


def read_people(
    file: Path,
    path: str,
    other_scripts: Callable[[str], Iterable[str]] = lambda _: (),  # a name has one spelling
) -> People:
    """Read `people.toml`; a record without a name is a diagnostic and is left out.

    `other_scripts` gives the spellings of a name in the other Chinese script.
    """
    catalogue = read_catalogue(file, path, KEYS, required=("name",), slugs=True)
    people: dict[str, Person] = {}
    problems = list(catalogue.diagnostics)
    for record in catalogue.records:
        values = record.values
        if not values.get("name"):
            continue
        problems += _inside(record)
        names = (*values["name"].values(), *values.get("also", ()))
        people[record.name] = Person(
            slug=record.name,
            name=values["name"],
            also=values.get("also", ()),
            sort=values.get("sort", ""),
            roles=values.get("roles", ()),
            bio=values.get("bio", {}),
            links={name: url for name, url in values.get("links", {}).items() if _WEB.match(url)},
            portrait=values.get("portrait", ""),
            spelled=tuple(dict.fromkeys(spelling for name in names for spelling in other_scripts(name))),
            place=record.place,
        )
    return People(people, (*problems, *_twice(people.values())))


def names_of(person: Person) -> tuple[str, ...]:
    """Every name that a record gives to a person."""
    return tuple(dict.fromkeys((*person.name.values(), *person.also)))


def _inside(record: Record) -> Iterator[Diagnostic]:
    """Languages and addresses in a record that are none."""
    for field_name in ("name", "bio"):
        for lang in record.values.get(field_name, {}):
            if lang not in LANGUAGES:
                facts = {"record": record.name, "key": f"{field_name}.{lang}", "guess": did_you_mean(lang, LANGUAGES)}
                yield Diagnostic("catalogue-key", record.line(field_name), facts)
    for name, url in record.values.get("links", {}).items():
        if not _WEB.match(url):
            facts = {"record": record.name, "key": f"links.{name}", "value": url, "expected": KEYS["links"].expected}
            yield Diagnostic("catalogue-value", record.line("links"), facts)


def _twice(people: Iterable[Person]) -> Iterator[Diagnostic]:
    """Two records that are one person, under two spellings."""
    seen: list[Person] = []
    for person in people:
        for other in seen:
            if pair := _same_name(person, other):
                facts = {"name": pair[0], "record": other.slug, "other": pair[1]}
                yield Diagnostic("same-person", person.place, facts)
                break
        seen.append(person)


def _same_name(one: Person, other: Person) -> tuple[str, str] | None:
    """The names of two records that are one name.

    Where both have names in a script, a likeness in the other one alone is chance: many people are called Wang Wei,
    and 安娜 and 安妮 are sisters if they are Anna and Annie. The very same Chinese name is no chance.
    """
    ours, theirs = ((*names_of(person), *person.spelled) for person in (one, other))
    likeness = [(name, known) for name in ours for known in theirs if alike(name, known)]
    chinese = [pair for pair in likeness if han.search(pair[0])]
    latin = [pair for pair in likeness if not han.search(pair[0])]
    both_chinese, both_latin = (all(any(map(test, names)) for names in (ours, theirs)) for test in (_is_han, _is_latin))
    if same := [pair for pair in chinese if _bare(pair[0]) == _bare(pair[1])]:
        return same[0]
    if chinese and (latin or not both_latin):
        return chinese[0]
    return latin[0] if latin and not both_chinese else None


def _is_han(name: str) -> bool:
    return bool(han.search(name))


def _is_latin(name: str) -> bool:
    return not han.search(name)


def alike(name: str, other: str) -> bool:
    """Whether two names are one in two spellings.

    Of Latin letters the order, the hyphens and the accents do not matter. A foreign name in Chinese, of four
    characters or more, may be written with one that sounds the same or with one other character in it.
    """
    ours, theirs = _bare(name), _bare(other)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if han.search(ours) and han.search(theirs):
        return len(ours) == len(theirs) >= _FOREIGN and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
    return not han.search(ours + theirs) and len(_tokens(name)) > 1 and _tokens(name) == _tokens(other)


@cache
def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(name))


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\w+", re.sub(r"[-‐'’.]", "", _plain(name)))))
