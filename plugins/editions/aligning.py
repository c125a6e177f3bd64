"""Align two files by themselves: what `./inv align` prints."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic
from document.markdown import MarkdownReader
from editions.outline import Read, Unreadable, language_of
from editions.sources import Source, read_file, read_source
from facing.align import Pair, align_lines, align_sentences, align_units
from facing.rows import paired_speakers, units_of
from films.catalogue import Films
from films.mentions import mark_films
from interview.labels import SpeakerLabel


def align_articles(left: Path, right: Path, films: Films) -> dict[str, Any]:
    """The rows of two article files; units are paragraphs in outline order. Raises `Unreadable`."""
    reader = MarkdownReader()
    ours, theirs = _read(left, films, reader), _read(right, films, reader)
    speakers = paired_speakers(ours.speakers, theirs.speakers)
    units = units_of(ours.document, speakers[0]), units_of(theirs.document, speakers[1])
    pairs = align_units(*units)
    texts = [unit.text for unit in units[0]], [unit.text for unit in units[1]]
    return {"rows": [_row(pair, *texts) for pair in pairs], "unit": "paragraph"}


def align_texts(left: Path, right: Path) -> dict[str, Any]:
    """The rows of two text files of one sentence a line; blank lines count, so that numbers are line numbers from 0."""
    ours, theirs = _lines(left), _lines(right)
    pairs = align_lines(ours, theirs)
    return {
        "rows": [{"left": p.left, "right": p.right, "confidence": p.confidence, "sentences": []} for p in pairs],
        "unit": "line",
    }


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


def _row(pair: Pair, left: Sequence[str], right: Sequence[str]) -> dict[str, Any]:
    ours = " ".join(left[number] for number in pair.left)
    theirs = " ".join(right[number] for number in pair.right)
    sentences = align_sentences(ours, theirs) if pair.left and pair.right else ()
    return {
        "left": list(pair.left),
        "right": list(pair.right),
        "confidence": round(pair.confidence, 4),
        "sentences": [
            {"left": list(s.left), "right": list(s.right), "confidence": round(s.confidence, 4)} for s in sentences
        ],
    }


def in_words(data: dict[str, Any]) -> Iterator[str]:
    """An alignment for a terminal: a line per row; the unsure ones are marked."""
    for row in data["rows"]:
        left = " ".join(map(str, row["left"])) or "—"
        right = " ".join(map(str, row["right"])) or "—"
        mark = " ?" if row["confidence"] < 0.7 else ""
        yield f"{left:>12}  {right:<12}  {row['confidence']:.2f}{mark}"
