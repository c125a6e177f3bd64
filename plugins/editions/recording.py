"""Add or complete a record of a catalogue: by hand, by questions, or from Wikidata; no comment is ever lost.

What is shown is what will be written, and what comes from Wikidata is written only when an editor says so.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import AbstractTable, InlineTable

from document.diagnostics import Diagnostic, worded
from document.records import is_slug
from films.catalogue import read_films
from films.wikidata import ITEM, SITE, Hit, Proposal, Unanswered, Wikidata
from people.catalogue import People, read_people

AGENT = "Duiye (a generator of magazines; one request for each record that an editor asks for)"
_SECONDS = 20
# How a record is laid out, key by key.
_ORDERS = {
    "films": (*("year", "titles", "also", "original", "directors", "countries", "minutes", "ids", "still", "text"),),
    "people": ("name", "also", "sort", "roles", "bio", "links", "portrait"),
}
# What is asked for on a terminal: the key, or a part of one, and an example.
QUESTIONS = {
    "films": (
        ("year", "1982"),
        ("titles.tw", "銀翼殺手"),
        ("titles.cn", "银翼杀手"),
        ("titles.hk", ""),
        ("titles.en", "Blade Runner"),
        ("directors", "ridley-scott"),
        ("ids.imdb", "tt0083658"),
    ),
    "people": (
        ("name.zh-hant", "陳楸帆"),
        ("name.zh-hans", "陈楸帆"),
        ("name.en", "Chen Qiufan"),
        ("also", "Stanley Chan"),
        ("sort", "Chen, Qiufan"),
        ("roles", "writer"),
    ),
}
# The original title as an option has it, after its language: `fr:Playtime`.
_ORIGINAL = re.compile(r"([a-z]{2,3}(?:-[a-z]+)?):\s*(.+)")
_NUMBERS = ("year", "minutes")
_LISTS = ("also", "directors", "countries", "roles")


class NotRecorded(Exception):
    """Why nothing was written, and the way out."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """How an editor is asked: a question and what stands if they say nothing; None where nobody can answer."""

    ask: Callable[[str], str] | None
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor wants of a record: values by key (`titles.tw`), an item or a title to look up, no questions."""

    values: Mapping[str, str] = field(default_factory=dict)
    wikidata: str = ""
    yes: bool = False


def record(kind: str, slug: str, content: Path, wish: Wish, terminal: Terminal, wikidata: Wikidata) -> Path:
    """Add or complete the record of a film or a person (`kind` is films or people); the file that was written.

    Raises `NotRecorded`.
    """
    if not is_slug(slug):
        raise NotRecorded(f"{slug} cannot be part of an address\n  help: use letters, digits and hyphens: blade-runner")
    file = content / f"{kind}.toml"
    document = _parsed(file)
    before = _plain(document.get(slug, {}))
    given = read_values(wish.values)
    proposed = _proposed(kind, wish, terminal, wikidata) if wish.wikidata else None
    if proposed is None and not given:
        given = _asked(kind, before, terminal)
    people = read_people(content / "people.toml", "people.toml")
    found = _with_slugs(proposed.values, people) if proposed else {}
    after = merged(merged(found, before), given)
    if after == before:
        terminal.say(f"{slug}: nothing to add")
        return file
    _write_into(document, kind, slug, after)
    text = tomlkit.dumps(document)
    _refuse_what_does_not_fit(kind, text, slug)
    for line in _review(slug, before, after, found, proposed):
        terminal.say(line)
    if proposed is not None and not wish.yes:
        _agreed(terminal)
    file.parent.mkdir(parents=True, exist_ok=True)
    _replace(file, text)
    return file


def read_values(written: Mapping[str, str]) -> dict[str, Any]:
    """The values of options, `titles.tw` and the like, as the catalogue holds them."""
    values: dict[str, Any] = {}
    for name, words in written.items():
        if not words.strip():
            continue
        key, _, part = name.partition(".")
        if part:
            values.setdefault(key, {})[part] = words.strip()
        elif key in _NUMBERS:
            if not words.strip().isdecimal():
                raise NotRecorded(f"{key} {words} is no number\n  help: write it in digits: 1982")
            values[key] = int(words)
        elif key in _LISTS:
            values[key] = _items(words)
        elif key == "original":
            lang, title = found.groups() if (found := _ORIGINAL.fullmatch(words.strip())) else ("en", words.strip())
            values[key] = {"lang": lang, "title": title}
        elif key == "ids":
            values[key] = {name.strip(): number.strip() for name, _, number in map(_parted, _items(words))}
        else:
            values[key] = words.strip()
    return values


def _items(words: str) -> list[str]:
    return [item.strip() for item in words.replace("、", ",").split(",") if item.strip()]


def _parted(words: str) -> tuple[str, str, str]:
    return words.partition("=")


def merged(values: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Values with others over them; tables are merged, lists are not."""
    result = dict(values)
    for key, value in over.items():
        known = result.get(key)
        result[key] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    return result


def fetch(address: str) -> str:
    """The text that an address answers with. Raises `Unanswered`."""
    if not address.startswith(("https://", "http://")):
        raise Unanswered(f"{address} is no address of the web\n  help: begin it with https://")
    try:
        request = Request(address, headers={"User-Agent": AGENT, "Accept": "application/json"})  # noqa: S310 # see above
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 # as above
            return str(answer.read().decode("utf-8"))
    except (URLError, OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unanswered(
            f"{address} cannot be reached: {reason}\n"
            "  help: without a network, fill the record in by hand: leave --wikidata out.\n"
            "  連不上 Wikidata：沒有網路時，請不要用 --wikidata，直接填寫。"
        ) from error


def wikidata_of(site: str = "") -> Wikidata:
    """Wikidata itself, or a mirror of it: the one given, or that of the variable DUIYE_WIKIDATA."""
    return Wikidata(fetch, site or os.environ.get("DUIYE_WIKIDATA", "") or SITE)


def _parsed(file: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    except ParseError as error:
        raise NotRecorded(f"{file} is not TOML: {error}\n  help: correct it first: ./inv check") from error


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value


def _proposed(kind: str, wish: Wish, terminal: Terminal, wikidata: Wikidata) -> Proposal:
    try:
        item = wish.wikidata if ITEM.fullmatch(wish.wikidata) else _chosen(wish.wikidata, terminal, wikidata)
        return wikidata.film(item) if kind == "films" else wikidata.person(item)
    except Unanswered as error:
        raise NotRecorded(str(error)) from error


def _chosen(words: str, terminal: Terminal, wikidata: Wikidata) -> str:
    """The item that a title means: the only one, or the one that the editor picks."""
    hits = wikidata.search(words)
    if not hits:
        raise NotRecorded(f"Wikidata knows nothing called {words}\n  help: try another title, or the item: Q184843")
    if len(hits) == 1:
        return hits[0].item
    listed = [f"  {number}  {_described(hit)}" for number, hit in enumerate(hits, 1)]
    if terminal.ask is None:
        choices = "\n".join(listed)
        raise NotRecorded(f"several items are called {words}:\n{choices}\n  help: name the one you mean: --wikidata Q…")
    for line in listed:
        terminal.say(line)
    answer = terminal.ask(f"which one? 1–{len(hits)}: ").strip()
    if not answer.isdecimal() or not 1 <= int(answer) <= len(hits):
        raise NotRecorded("none was chosen\n  help: answer with a number of the list")
    return hits[int(answer) - 1].item


def _described(hit: Hit) -> str:
    return f"{hit.item}  {hit.label}" + (f" — {hit.about}" if hit.about else "")


def _asked(kind: str, before: Mapping[str, Any], terminal: Terminal) -> dict[str, Any]:
    """The values that an editor types, question by question; what is there stays where nothing is typed."""
    if terminal.ask is None:
        options = {"films": "--year 1982 --tw 銀翼殺手", "people": "--zh-hant 陳楸帆 --en 'Chen Qiufan'"}[kind]
        raise NotRecorded(f"nothing was given\n  help: give values as options ({options}), or --wikidata Q…")
    typed: dict[str, str] = {}
    for name, example in QUESTIONS[kind]:
        key, _, part = name.partition(".")
        known = before.get(key, "")
        known = known.get(part, "") if part and isinstance(known, dict) else known
        shown = ", ".join(known) if isinstance(known, list) else str(known)
        hint = f" [{shown}]" if shown else f" ({example})" if example else ""
        typed[name] = terminal.ask(f"{name}{hint}: ")
    return read_values(typed)


def _with_slugs(values: Mapping[str, Any], people: People) -> dict[str, Any]:
    """The values with each director's slug in the place of the name, where there is a record."""
    found = dict(values)
    if "directors" in found:
        persons = [(name, people.find(name)) for name in found["directors"]]
        found["directors"] = [person.slug if person else name for name, person in persons]
    return found


def _write_into(document: tomlkit.TOMLDocument, kind: str, slug: str, values: Mapping[str, Any]) -> None:
    """Put the values into the record; of one that is there only what changed is touched."""
    if slug not in document:
        if document.as_string().strip():
            document.add(tomlkit.nl())
        document.add(slug, tomlkit.table())
    table = document[slug]
    if not isinstance(table, AbstractTable):
        raise NotRecorded(f"{slug} is not a table\n  help: write it as [{slug}] with lines below it")
    body = table.value.body
    # What stands below the last line, a comment on the next record, stays below the lines that are added.
    below = []
    while body and body[-1][0] is None:
        below.append(body.pop())
    for key in sorted(values, key=lambda key: _place(kind, key)):
        if key not in table or _plain(table[key]) != values[key]:
            _set(table, key, values[key])
    body.extend(reversed(below))


def _set(table: AbstractTable, key: str, value: Any) -> None:
    """Give a key its value; of a table that is there only what is new."""
    known: Any = table.get(key)
    if isinstance(value, dict) and isinstance(known, InlineTable | AbstractTable):
        for part, words in value.items():
            if known.get(part) != words:
                known[part] = words
    elif isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update(value)
        table[key] = inline
    else:
        table[key] = value


def _place(kind: str, key: str) -> int:
    order = _ORDERS[kind]
    return order.index(key) if key in order else len(order)


def _refuse_what_does_not_fit(kind: str, text: str, slug: str) -> None:
    """Read the file as a build would, before it is written."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{kind}.toml"
        file.write_text(text, encoding="utf-8")
        found: Sequence[Diagnostic] = (read_films if kind == "films" else read_people)(file, f"{kind}.toml").diagnostics
    wrong = [one for one in found if one.facts.get("record") == slug and one.level == "error"]
    if wrong:
        raise NotRecorded("\n".join(map(worded, wrong)))


def _review(
    slug: str, before: Mapping[str, Any], after: Mapping[str, Any], found: Mapping[str, Any], proposed: Proposal | None
) -> Iterator[str]:
    """What will be written: new lines with a plus; and where the record and Wikidata say different things."""
    yield f"[{slug}]"
    kind = "films" if "titles" in after else "people"
    for key, value in sorted(after.items(), key=lambda entry: _place(kind, entry[0])):
        mark = " " if before.get(key) == value else "+" if key not in before else "~"
        yield f"{mark} {key} = {tomlkit.item(value).as_string() if not isinstance(value, dict) else _inline(value)}"
    if proposed is None:
        return
    yield f"  from {SITE}/wiki/{proposed.item}; titles and names are for an editor to check"
    for key, value in found.items():
        if key in before and isinstance(value, dict):
            different = {part: words for part, words in value.items() if after[key].get(part) != words}
            if different:
                yield f"? {key}: Wikidata has {_inline(different)}"
        elif key in before and after[key] != value:
            yield f"? {key}: Wikidata has {value}"
    for remark in proposed.remarks:
        yield f"? {remark}"


def _inline(values: Mapping[str, Any]) -> str:
    table = tomlkit.inline_table()
    table.update(values)
    return table.as_string()


def _agreed(terminal: Terminal) -> None:
    if terminal.ask is None:
        raise NotRecorded("nothing was written\n  help: look at it, then run the same again with --yes")
    if terminal.ask("write this? [y/N] ").strip().casefold() not in ("y", "yes", "是", "好"):
        raise NotRecorded("nothing was written\n  help: answer y to write it")


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)
