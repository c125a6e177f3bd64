"""Read a TOML catalogue strictly: typed records, and a diagnostic with its line for everything that does not fit."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic, did_you_mean
from document.front_matter import Key, Unfit, text
from document.model import Place

_TABLE = re.compile(r"^\s*\[\[?\s*(?P<name>(?:\"[^\"]*\"|'[^']*'|[^\]\"'])+?)\s*\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(r"^\s*(?P<key>\"[^\"]*\"|'[^']*'|[\w-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")

_SLUG = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
# Addresses below an edition that are not articles.
RESERVED = frozenset(
    {"films", "people", "issues", "topics", "archive", "questions", "drafts", "page", "feeds", "credits"}
)

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One table of a catalogue: its name, its values as read, and the lines of the table and its keys."""

    name: str
    values: Mapping[str, Any]
    place: Place
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, key: str) -> Place:
        """Where a key stands, or the table's own line."""
        return Place(self.place.path, self.lines.get(key, self.place.line))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The records of one file, in the order they stand there."""

    records: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def is_slug(name: str) -> bool:
    """Whether a name can be part of an address: letters and digits of any script, and hyphens between them."""
    return bool(_SLUG.fullmatch(name))


def read_catalogue(
    file: Path, path: str, keys: Mapping[str, Key], required: tuple[str, ...] = (), *, slugs: bool = False
) -> Catalogue:
    """Read a catalogue of `[name]` tables; a file that is not there is an empty one.

    With `slugs` a name is part of an address, and a record that has another is left out.
    """
    data, source, problems = load_toml(file, path)
    lines = key_lines(source)
    records: list[Record] = []
    for name, table in data.items():
        place = Place(path, lines.get((name, ""), lines.get(("", name), 0)))
        if not isinstance(table, dict):
            problems.append(_value_problem(place, path, name, table, "a table: [name] and lines below it"))
            continue
        if slugs and not is_slug(name):
            problems.append(_value_problem(place, path, "[…]", name, "letters, digits and hyphens: [blade-runner]"))
            continue
        at = {key: lines[name, key] for key in table if (name, key) in lines}
        record = Record(name, {}, place, at)
        values, found = read_values(record, table, keys, required)
        problems.extend(found)
        records.append(Record(name, values, place, at))
    return Catalogue(tuple(records), tuple(problems))


def load_toml(file: Path, path: str) -> tuple[dict[str, Any], str, list[Diagnostic]]:
    """A TOML file's data and source; what cannot be read is a diagnostic and an empty table."""
    try:
        source = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return {}, "", []
    except UnicodeDecodeError:
        return {}, "", [Diagnostic("not-utf8", Place(path, 1), {"encoding": "Big5 / GB18030"})]
    except OSError as error:
        return {}, "", [Diagnostic("unreadable-file", Place(path), {"reason": error.strerror or str(error)})]
    try:
        return tomllib.loads(source), source, []
    except tomllib.TOMLDecodeError as error:
        match = _AT_LINE.search(str(error))
        line = int(match[1]) if match and match[1] else source.count("\n") + 1
        reason = _AT_LINE.sub("", str(error)).strip()
        return {}, source, [Diagnostic("catalogue-syntax", Place(path, line), {"reason": reason})]


def read_values(
    record: Record, table: Mapping[str, Any], keys: Mapping[str, Key], required: tuple[str, ...]
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The values of one table, each read by its key."""
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for name, raw in table.items():
        place = record.line(name)
        if name not in keys:
            facts = {"record": record.name, "key": name, "guess": did_you_mean(name, keys)}
            problems.append(Diagnostic("catalogue-key", place, facts))
            continue
        try:
            values[name] = keys[name].read(raw)
        except Unfit:
            problems.append(_value_problem(place, record.name, name, raw, keys[name].expected))
    for name in required:
        if name not in table:
            problems.append(Diagnostic("catalogue-missing", record.place, {"record": record.name, "key": name}))
    return values, problems


def _value_problem(place: Place, record: str, key: str, value: object, expected: str) -> Diagnostic:
    facts = {"record": record, "key": key, "value": str(value), "expected": expected}
    return Diagnostic("catalogue-value", place, facts)


def key_lines(source: str) -> dict[tuple[str, str], int]:
    """The line of each table `(name, "")` and each key `(table, key)`; for keys of the top level the table is ""."""
    lines: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(source.split("\n"), 1):
        if match := _TABLE.match(line):
            table = _bare(match["name"])
            lines.setdefault((table, ""), number)
        elif match := _ENTRY.match(line):
            lines.setdefault((table, _bare(match["key"])), number)
    return lines


def _bare(name: str) -> str:
    name = name.strip()
    return name[1:-1] if name[:1] in "\"'" and name[-1:] == name[:1] else name


def table_lines(source: str, name: str) -> list[int]:
    """The line of each table of one name: of each `[[name]]`."""
    lines = enumerate(source.split("\n"), 1)
    return [number for number, line in lines if (match := _TABLE.match(line)) and _bare(match["name"]) == name]


def words(value: Any) -> Words:
    """Words per language or region: `{zh-hant = "…", en = "…"}`."""
    if not isinstance(value, Mapping) or not value:
        raise Unfit
    return {str(key): text(item) for key, item in value.items()}


def all_words(value: Any) -> tuple[Words, ...]:
    """A list of words per language."""
    if not isinstance(value, list):
        raise Unfit
    return tuple(map(words, value))


def table(value: Any) -> Mapping[str, str]:
    """A table whose values are strings or numbers."""
    if not isinstance(value, Mapping):
        raise Unfit
    return {str(key): text(item) for key, item in value.items()}
