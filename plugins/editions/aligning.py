"""Align two files by themselves: what `./inv align` prints, and exchanges with translators' tools."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic
from document.markdown import MarkdownReader
from editions.alignments import terms_of
from editions.edition import LANGUAGES
from editions.outline import Read, Unreadable, language_of
from editions.parity import short
from editions.site import films_and_people, read_terms
from editions.sources import Source, read_file, read_source
from facing.align import SURE, Pair, align_lines, align_units
from facing.exchange import KnownPairs, read_pairs, tmx
from facing.ids import assign_ids, place_of, unit_ids
from facing.lexicon import the_lexicon
from facing.pieces import pieces_of
from facing.rows import paired_speakers, units_of
from facing.sentences import HAN, split
from facing.translation import Knowledge
from films.catalogue import Films
from films.mentions import mark_films
from interview.labels import SpeakerLabel
from people.catalogue import People


@dataclass(frozen=True, slots=True)
class Catalogues:
    """What a magazine knows by name, for the alignment of two of its files."""

    films: Films
    people: People
    knowledge: Knowledge


def read_catalogues(content: Path) -> Catalogues:
    """The catalogues of a content folder; those that are not there are empty."""
    films, people = films_and_people(content)
    terms, _ = read_terms(content / "terms.toml", f"{content.name}/terms.toml")
    return Catalogues(films, people, Knowledge(the_lexicon(), terms_of(films, people, terms)))


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or line as it is reported: where it stands, its id if it has one, and its sentences."""

    place: str
    id: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two aligned files; `langs` are their language tags."""

    unit: str
    langs: tuple[str, str]
    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    pairs: tuple[Pair, ...]


def align_articles(left: Path, right: Path, catalogues: Catalogues, known: Path | None = None) -> Alignment:
    """The rows of two article files; units are paragraphs in outline order. Raises `Unreadable`, `UnreadablePairs`."""
    reader = MarkdownReader()
    ours, theirs = (_read(file, catalogues.films, reader) for file in (left, right))
    speakers = paired_speakers(ours.speakers, theirs.speakers)
    units = units_of(ours.document, speakers[0]), units_of(theirs.document, speakers[1])
    langs = ours.source.lang, theirs.source.lang
    pairs = align_units(*units, catalogues.knowledge, _known(known, *langs))
    return Alignment("paragraph", _tags(*langs), _units(ours), _units(theirs), pairs)


def align_texts(left: Path, right: Path, catalogues: Catalogues, known: Path | None = None) -> Alignment:
    """The rows of two text files of one sentence a line; blank lines count, so that numbers are line numbers from 0."""
    ours, theirs = _lines(left), _lines(right)
    langs = language_of(left, "\n".join(ours)), language_of(right, "\n".join(theirs))
    pairs = align_lines(ours, theirs, catalogues.knowledge, _known(known, *langs))
    return Alignment("line", _tags(*langs), _line_units(left, ours), _line_units(right, theirs), pairs)


def _line_units(file: Path, lines: Sequence[str]) -> tuple[Unit, ...]:
    return tuple(Unit(f"{file.as_posix()}:{number}", "", (line,)) for number, line in enumerate(lines, 1))


def _known(file: Path | None, left: str, right: str) -> KnownPairs | None:
    return read_pairs(file, left, right) if file else None


def _tags(left: str, right: str) -> tuple[str, str]:
    return LANGUAGES[left][0], LANGUAGES[right][0]


def _units(read: Read) -> tuple[Unit, ...]:
    document = assign_ids(read.document)
    pieces = [piece for piece in pieces_of(document) if piece.is_unit]
    texts = [unit.text for unit in units_of(document, read.speakers)]
    return tuple(
        Unit(str(place_of(piece.node, document)), name, split(text) or ("",))
        for piece, name, text in zip(pieces, unit_ids(document), texts, strict=True)
    )


def _lines(file: Path) -> list[str]:
    text = read_file(file, file.as_posix())
    if text.diagnostics and any(problem.code != "empty-file" for problem in text.diagnostics):
        raise Unreadable(text.diagnostics)
    return text.text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text.text else []


def _read(file: Path, films: Films, reader: MarkdownReader) -> Read:
    path = file.as_posix()
    text = read_file(file, path)
    if text.diagnostics:
        raise Unreadable(text.diagnostics)
    source = read_source(text.text, path, language_of(file, text.text), reader)
    speakers = source.header.speakers
    if not speakers:
        source, speakers = _with_guessed_speakers(source, text.text, reader)
    return Read(source, mark_films(source.document, films), speakers, ())


def _with_guessed_speakers(
    source: Source, text: str, reader: MarkdownReader
) -> tuple[Source, tuple[SpeakerLabel, ...]]:
    """A file without front matter declares nobody: the labels that it uses in bold stand in."""
    labels = tuple(_bold_labels(source.document.diagnostics))
    if not labels:
        return source, ()
    return read_source(text, source.path, source.lang, reader, labels), labels


def _bold_labels(diagnostics: Sequence[Diagnostic]) -> Iterator[SpeakerLabel]:
    for diagnostic in diagnostics:
        if diagnostic.code == "unknown-speaker":
            yield SpeakerLabel(diagnostic.facts["name"])


def as_json(found: Alignment) -> dict[str, Any]:
    """The shape of DESIGN § 5."""
    return {
        "rows": [_row(pair) | {"sentences": list(map(_row, pair.sentences))} for pair in found.pairs],
        "unit": found.unit,
    }


def _row(pair: Pair) -> dict[str, Any]:
    return {"left": list(pair.left), "right": list(pair.right), "confidence": pair.confidence}


def as_tmx(found: Alignment) -> str:
    """All sentences that face each other, for translators' tools; gaps are left out."""
    return "".join(tmx(_texts(found), *found.langs))


def _texts(found: Alignment) -> Iterator[tuple[str, str]]:
    for pair in found.pairs:
        ours = [sentence for number in pair.left for sentence in found.left[number].sentences]
        theirs = [sentence for number in pair.right for sentence in found.right[number].sentences]
        beads = pair.sentences or (Pair(tuple(range(len(ours))), tuple(range(len(theirs))), 1.0),)
        for bead in beads:
            one, other = ("".join(f"{ours[n]} " for n in bead.left), "".join(f"{theirs[n]} " for n in bead.right))
            if one.strip() and other.strip():
                yield joined(one), joined(other)


def joined(text: str) -> str:
    """Sentences on one line; between Chinese ones there is no space."""
    return re.sub(rf"(?<=[{HAN}。！？…」』”]) (?=[{HAN}「『“《])", "", text.strip())


def in_words(found: Alignment) -> Iterator[str]:
    """An alignment for a terminal: a line per row; of gaps and unsure pairs the texts, too, and the way out."""
    for pair in found.pairs:
        sides = [" ".join(map(str, numbers)) or "—" for numbers in (pair.left, pair.right)]
        gap = not (pair.left and pair.right)
        mark = "  gap" if gap else "  unsure" if pair.confidence < SURE else ""
        yield f"{sides[0]:>12}  {sides[1]:<12}  {pair.confidence:.2f}{mark}"
        if not mark:
            continue
        for unit in (*(found.left[n] for n in pair.left), *(found.right[n] for n in pair.right)):
            yield f"{'':>14}{unit.place}  {short(' '.join(unit.sentences))}"
        name = next((found.left[n].id for n in pair.left), "")
        if name and not gap:
            yield f"{'':>14}to force this pair, end both paragraphs with {{#{name}}}"
    unsure = sum(1 for pair in found.pairs if pair.left and pair.right and pair.confidence < SURE)
    gaps = sum(1 for pair in found.pairs if not (pair.left and pair.right))
    yield f"{len(found.pairs)} rows, {gaps} gaps, {unsure} unsure"
