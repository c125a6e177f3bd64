"""Measure the importer on a folder of transcripts: what it finds, and whether the house reads it the same way."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captions.figures import Figure, make_figures
from document.diagnostics import Diagnostic
from document.front_matter import split_header
from document.markdown import MarkdownReader
from document.model import Document
from document.walk import walk
from importing.importer import import_file
from importing.report import Report
from importing.source import Refused
from interview.labels import SpeakerLabel
from interview.turns import Turn, mark_turns

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx"})


@dataclass(frozen=True, slots=True)
class Measure:
    """One transcript: the report's figures, and the same as the passes of the house read them from the article."""

    file: Path
    report: Report | None
    refused: Diagnostic | None = None
    turns_read: int = 0
    figures_read: int = 0
    slots_read: int = 0
    complaints: tuple[Diagnostic, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the house reads every turn and figure as the importer meant it, and no sentence was lost."""
        report = self.report
        return report is not None and (
            (report.turns, report.figures, report.slots) == (self.turns_read, self.figures_read, self.slots_read)
            and not any(diagnostic.code == "import-lost" for diagnostic in report.diagnostics)
            and not self.complaints
        )


def measure(folder: Path) -> Iterator[Measure]:
    """Import every transcript below a folder, each into an empty magazine, and read the article back."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in SUFFIXES and file.name != "README.md":
            with tempfile.TemporaryDirectory() as into:
                yield measure_file(file, Path(into))


def measure_file(file: Path, into: Path, lang: str | None = None) -> Measure:
    """Import one transcript and read it back."""
    try:
        report = import_file(file, into=into, lang=lang)
    except Refused as error:
        return Measure(file, None, error.diagnostic)
    document = read_back(report.folder / f"{report.lang}.md", report.lang)
    nodes = list(walk(document))
    figures = [node for node in nodes if isinstance(node, Figure)]
    captioned = [figure for figure in figures if figure.caption or any(still.caption for still in figure.stills)]
    complaints = tuple(d for d in document.diagnostics if d.code not in ("empty-image", "possible-speaker"))
    turns = sum(isinstance(node, Turn) for node in nodes)
    slots = sum(len(figure.stills) for figure in figures)
    return Measure(file, report, None, turns, len(captioned), slots, complaints)


def read_back(path: Path, lang: str) -> Document:
    """An article file as the passes of the house understand it."""
    header = split_header(path.read_text(encoding="utf-8"), path.name)
    document = MarkdownReader().read(header.body, path.name, lang, header.body_line)
    return make_figures(mark_turns(document, declared(header.values)))


def declared(values: Mapping[str, Any]) -> tuple[SpeakerLabel, ...]:
    """The labels that front matter declares."""
    asking = (_label(value, True) for value in values.get("interviewers", ()))
    return (*asking, *(_label(value, False) for value in values.get("speakers", ())))


def _label(value: Any, asks: bool) -> SpeakerLabel:
    if isinstance(value, dict):
        return SpeakerLabel(value["label"], value.get("person"), value.get("short"), asks)
    return SpeakerLabel(str(value), asks=asks)


def table(measures: Iterator[Measure]) -> Iterator[str]:
    """A line for each transcript."""
    for found in measures:
        name = f"{found.file.parent.name}/{found.file.name}"[-60:]
        if found.report is None:
            yield f"{name}: {found.refused}"
            continue
        report = found.report
        yield (
            f"{'ok ' if found.agrees else 'NOT'} {name}: turns {found.turns_read}/{report.turns},"
            f" figures {found.figures_read}/{report.figures}, slots {found.slots_read}/{report.slots},"
            f" films {len(report.films)}, left out {len(report.left_out)}"
            + "".join(f"\n      {complaint}" for complaint in found.complaints)
        )
