"""The ledger of script conversion: what an editor should approve, and which published sentences would change now."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from document.inline import line_at
from document.markdown import MarkdownReader
from document.model import Document, Node, Place
from document.walk import lines
from editions.conversions import Conversions, convertible
from editions.edition import Edition
from editions.folders import Folder, find_folders
from editions.languages import Languages, relate
from editions.site import Site, read_site
from editions.sources import Source, read_file, read_source
from films.mentions import mark_films, retitle, retitle_line
from script.convert import Conversion, seen_text
from script.ledger import Decision, decisions, names

_FOLDER = "ledger"
_APPROVED = "approved.tsv"
_SENTENCE = re.compile(r"[^。！？!?…]+[。！？!?…]*[」』”’）〉》]*|[。！？!?…]+")
_CONTEXT = 12
_KINDS = ("name", "term", "reading")


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision once, with the first place that it was made at, and how often."""

    edition: str
    lang: str
    decision: Decision
    context: str
    place: Place
    times: int = 1

    @property
    def key(self) -> tuple[str, ...]:
        """What an approval names: from, to, kind, what was written, what it becomes."""
        one = self.decision
        return self.lang, self.edition, one.kind, one.written, one.becomes


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article in an edition that was converted."""

    edition: str
    article: str
    digest: str
    converted: str
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """A published sentence that comes out otherwise than it did when the ledger was approved."""

    sentence: Sentence
    before: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries that wait for an approval, the sentences that would change, and what there is in all."""

    waiting: tuple[Entry, ...]
    changes: tuple[Change, ...]
    entries: tuple[Entry, ...]
    sentences: tuple[Sentence, ...]


def read_ledger(content: Path, theme: Path) -> Ledger:
    """Convert everything that is published, and compare with what was approved."""
    site = read_site(content, theme)
    entries: dict[tuple[str, ...], Entry] = {}
    sentences: list[Sentence] = []
    shared = Conversions(site)
    for folder, languages in _published(content, site):
        for edition, conversion, place_lines in _conversions(languages, shared):
            for text, place, nodes in place_lines:
                for entry in _entries(conversion, edition, text, place, nodes):
                    known = entries.get(entry.key)
                    entries[entry.key] = replace(known, times=known.times + 1) if known else entry
                sentences += _sentences(conversion, edition.code, folder.prefix, text, place)
    approved = _approved(content)
    ordered = sorted(entries.values(), key=lambda entry: (_KINDS.index(entry.decision.kind), entry.key))
    waiting = tuple(entry for entry in ordered if entry.key not in approved)
    return Ledger(waiting, tuple(_changes(content, sentences)), tuple(ordered), tuple(sentences))


def approve(content: Path, ledger: Ledger) -> Iterator[Path]:
    """Write down that all of it is right; the files written. They belong under version control."""
    folder = content / _FOLDER
    folder.mkdir(exist_ok=True)
    yield _write(folder / _APPROVED, sorted({entry.key for entry in ledger.entries}))
    by_edition: dict[str, list[tuple[str, ...]]] = {}
    for one in ledger.sentences:
        by_edition.setdefault(one.edition, []).append((one.article, one.digest, one.converted))
    for edition, rows in sorted(by_edition.items()):
        yield _write(folder / f"{edition}.tsv", list(dict.fromkeys(rows)))


def _published(content: Path, site: Site) -> Iterator[tuple[Folder, Languages]]:
    """Every article, issue and page with a published original, its files read."""
    codes = tuple(edition.code for edition in site.magazine.singles)
    reader = MarkdownReader()
    for kind in ("articles", "issues", "pages"):
        for folder in find_folders(content, kind, site.prefix, codes).folders:
            sources = {lang: _source(folder, lang, reader) for lang in folder.languages}
            readable = {lang: source for lang, source in sources.items() if source is not None}
            if readable:
                languages = relate(readable, folder.prefix)
                if languages.sources[languages.original].header.status == "published":
                    yield folder, languages


def _source(folder: Folder, lang: str, reader: MarkdownReader) -> Source | None:
    path = folder.name(folder.languages[lang])
    file = read_file(folder.languages[lang], path)
    return None if file.diagnostics else read_source(file.text, path, lang, reader)


_Line = tuple[str, Place, tuple[Node, ...]]


def _conversions(languages: Languages, shared: Conversions) -> Iterator[tuple[Edition, Conversion, list[_Line]]]:
    """Each edition that an article is converted into, with the lines of text that go in."""
    header = languages.sources[languages.original].header
    own = shared.within(header.topics, header.terms)
    for edition in shared.site.magazine.singles:
        base = convertible(edition, tuple(languages.sources), languages.original)
        if base is None or edition.code in languages.sources:
            continue
        conversion = own.between(base, edition)
        yield edition, conversion, list(_lines(languages.sources[base], conversion, edition, shared.site))


def _lines(source: Source, conversion: Conversion, edition: Edition, site: Site) -> Iterator[_Line]:
    reader = MarkdownReader()
    for key in ("title", "subtitle", "summary"):
        place = source.header.place(key, source.path)
        nodes = reader.read_line(getattr(source.header, key), place)
        yield _seen(conversion, retitle_line(nodes, site.films, edition.region)), place, ()
    document: Document = retitle(mark_films(source.document, site.films), site.films, edition.region)
    for nodes in lines(document):
        yield _seen(conversion, nodes), Place(source.path, line_at(nodes, 0) or 1), nodes
    for speaker in source.header.speakers:
        if site.people.find(speaker.person or speaker.label) is None:
            yield speaker.label, source.header.place("speakers", source.path), ()


def _seen(conversion: Conversion, nodes: tuple[Node, ...]) -> str:
    return seen_text(conversion.resolved(nodes))


def _entries(
    conversion: Conversion, edition: Edition, text: str, place: Place, nodes: tuple[Node, ...]
) -> Iterator[Entry]:
    for one in (*names(conversion, text), *decisions(conversion, text)):
        line = line_at(nodes, one.start) if nodes else 0
        context = text[max(one.start - _CONTEXT, 0) : one.end + _CONTEXT].strip()
        yield Entry(edition.code, conversion.source, one, context, replace(place, line=line or place.line))


def _sentences(conversion: Conversion, edition: str, article: str, text: str, place: Place) -> Iterator[Sentence]:
    """The sentences of a line with what each becomes, in a line without mark-up."""
    found = list(_SENTENCE.finditer(text))
    if not found:
        return
    results = conversion.located(text).cut([one.start() for one in found[1:]])
    for one, converted in zip(found, results, strict=True):
        if plain := one[0].strip():
            digest = hashlib.sha256(plain.encode()).hexdigest()[:12]
            yield Sentence(edition, article, digest, " ".join(converted.split()), place)


def _changes(content: Path, sentences: Sequence[Sentence]) -> Iterator[Change]:
    before = {(file.stem, *row[:2]): row[2] for file in _snapshots(content) for row in _rows(file) if len(row) == 3}
    seen: set[tuple[str, str, str]] = set()
    for one in sentences:
        key = (one.edition, one.article, one.digest)
        if key in before and before[key] != one.converted and key not in seen:
            seen.add(key)
            yield Change(one, before[key])


def _snapshots(content: Path) -> list[Path]:
    return [file for file in sorted((content / _FOLDER).glob("*.tsv")) if file.name != _APPROVED]


def _approved(content: Path) -> frozenset[tuple[str, ...]]:
    return frozenset(_rows(content / _FOLDER / _APPROVED))


def _rows(file: Path) -> list[tuple[str, ...]]:
    if not file.is_file():
        return []
    return [tuple(line.split("\t")) for line in file.read_text(encoding="utf-8").splitlines() if line]


def _write(file: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    file.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")
    return file


def in_words(ledger: Ledger, *, everything: bool = False) -> Iterator[str]:
    """The ledger as lines."""
    shown = ledger.entries if everything else ledger.waiting
    for entry in shown:
        one = entry.decision
        readings = f" ({' '.join(one.readings)})" if len(one.readings) > 1 else ""
        yield (
            f"{entry.place.path}:{entry.place.line}: {entry.lang} → {entry.edition} {one.kind}:"
            f" {one.written} → {one.becomes}{readings} × {entry.times}  {entry.context}"
        )
    for change in ledger.changes:
        place = change.sentence.place
        yield f"{place.path}:{place.line}: {change.sentence.edition} would change"
        yield f"  - {change.before}"
        yield f"  + {change.sentence.converted}"
    waiting, known = len(ledger.waiting), len(ledger.entries)
    yield f"{waiting} decisions to approve of {known}, {len(ledger.changes)} sentences would change"


def as_json(ledger: Ledger, *, everything: bool = False) -> dict[str, Any]:
    """The ledger for other programs."""
    return {
        "decisions": [_entry_json(entry) for entry in (ledger.entries if everything else ledger.waiting)],
        "changes": [
            {
                "article": change.sentence.article,
                "edition": change.sentence.edition,
                "path": change.sentence.place.path,
                "line": change.sentence.place.line,
                "before": change.before,
                "after": change.sentence.converted,
            }
            for change in ledger.changes
        ],
    }


def _entry_json(entry: Entry) -> Mapping[str, Any]:
    one = entry.decision
    return {
        "kind": one.kind,
        "from": entry.lang,
        "to": entry.edition,
        "written": one.written,
        "becomes": one.becomes,
        "readings": list(one.readings),
        "context": entry.context,
        "path": entry.place.path,
        "line": entry.place.line,
        "times": entry.times,
    }
