"""Everything that pages depend on besides the articles themselves: settings, catalogues, interface words."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from document.diagnostics import Diagnostic
from document.front_matter import Key, Unfit, text
from document.model import NOWHERE, Place
from document.records import Words, all_words, key_lines, load_toml, read_catalogue, table_lines, words
from editions.edition import Magazine, read_magazine
from editions.labels import read_labels
from films.catalogue import Films, read_films
from people.catalogue import People, read_people
from script.variants import other_scripts

TOPIC_KEYS = {
    "name": Key(words, 'names by language: {zh-hant = "…", en = "…"}'),
    "description": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "text": Key(text, "a line of text"),
    "terms": Key(all_words, 'a list of words by language: [{zh-hant = "…", zh-hans = "…"}]'),
}
CATALOGUES = ("magazine.toml", "films.toml", "people.toml", "topics.toml", "terms.toml")


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles can be about."""

    slug: str
    name: Words
    description: Words = field(default_factory=dict)
    terms: tuple[Words, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Site:
    """The content folder's settings and catalogues. `prefix` is how messages name the folder.

    `digest` changes whenever anything here does.
    """

    content: Path
    prefix: str
    magazine: Magazine
    films: Films
    people: People
    topics: Mapping[str, Topic]
    terms: tuple[Words, ...]
    labels: Mapping[str, Mapping[str, str]]
    diagnostics: tuple[Diagnostic, ...]
    digest: str

    def path(self, *parts: str) -> str:
        """How messages name a file below the content folder."""
        return "/".join((self.prefix, *parts))


def films_and_people(content: Path) -> tuple[Films, People]:
    """The films and people of a content folder; a catalogue that is not there is empty."""
    films = read_films(content / "films.toml", f"{content.name}/films.toml", other_scripts)
    return films, read_people(content / "people.toml", f"{content.name}/people.toml", other_scripts)


def read_site(content: Path, theme: Path) -> Site:
    """Read the settings and all catalogues of a content folder."""
    prefix = content.name
    magazine = read_magazine(content, prefix)
    films, people = films_and_people(content)
    topics = read_catalogue(content / "topics.toml", f"{prefix}/topics.toml", TOPIC_KEYS, ("name",), slugs=True)
    terms, term_problems = read_terms(content / "terms.toml", f"{prefix}/terms.toml")
    return Site(
        content=content,
        prefix=prefix,
        magazine=magazine,
        films=films,
        people=people,
        topics={
            record.name: Topic(
                record.name,
                record.values["name"],
                record.values.get("description", {}),
                record.values.get("terms", ()),
                record.place,
            )
            for record in topics.records
            if record.values.get("name")
        },
        terms=terms,
        labels=read_labels(theme / "labels"),
        diagnostics=(
            *magazine.diagnostics,
            *films.diagnostics,
            *people.diagnostics,
            *topics.diagnostics,
            *term_problems,
        ),
        digest=_digest(content, theme),
    )


def read_terms(file: Path, path: str) -> tuple[tuple[Words, ...], list[Diagnostic]]:
    """The agreed terms: `[[term]]` tables with a word per language."""
    data, source, problems = load_toml(file, path)
    entries = data.get("term", [])
    lines = table_lines(source, "term")
    if not isinstance(entries, list):
        entries, lines = [entries], [key_lines(source).get(("", "term"), 1)]
    terms: list[Words] = []
    for number, entry in enumerate(entries):
        try:
            terms.append(words(entry))
        except Unfit:
            expected = '[[term]], then zh-hant = "…", zh-hans = "…", en = "…"'
            facts = {"record": "terms.toml", "key": "term", "value": str(entry), "expected": expected}
            line = lines[number] if number < len(lines) else 1
            problems.append(Diagnostic("catalogue-value", Place(path, line), facts))
    for key in sorted(set(data) - {"term"}):
        line = next((n for (table, name), n in key_lines(source).items() if key in (table, name)), 1)
        problems.append(Diagnostic("catalogue-key", Place(path, line), {"record": "terms.toml", "key": key}))
    return tuple(terms), problems


def _digest(content: Path, theme: Path) -> str:
    digest = hashlib.sha256()
    for file in (*(content / name for name in CATALOGUES), *sorted((theme / "labels").glob("*.po"))):
        digest.update(file.name.encode() + b"\0" + (file.read_bytes() if file.is_file() else b"\0"))
    return digest.hexdigest()
