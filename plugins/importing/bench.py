"""Measure the importer on a folder of transcripts: what is right, and whether the house reads it the same way."""

import re
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
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
from interview.turns import Question, Turn, mark_turns

_KNOWN = Path(__file__).with_name("known.toml")
SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx"})
# Marks that a page can hold without end; the tests know more of them.
MARKS = ("<table><tr><td>", "<b>x", "<ruby><rt>", "<v", "問：")


@dataclass(frozen=True, slots=True)
class Measure:
    """One transcript: the report's figures, and the same as the passes of the house read them from the article."""

    file: Path
    report: Report | None
    refused: Diagnostic | None = None
    turns_read: int = 0
    figures_read: int = 0
    slots_read: int = 0
    speakers_read: tuple[str, ...] = ()
    asking_read: frozenset[str] = frozenset()
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


def import_mark(mark: str) -> None:
    """Import a page of one mark again and again, into an empty magazine."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "talk.html")
        file.write_text(mark * 20_000, encoding="utf-8")
        with suppress(Refused):
            import_file(file, into=Path(folder, "articles"))


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
    turns = [node for node in nodes if isinstance(node, Turn)]
    slots = sum(len(figure.stills) for figure in figures)
    names = tuple(turn.speaker.label if turn.speaker else "" for turn in turns)
    asking = frozenset(turn.speaker.label for turn in turns if isinstance(turn, Question) and turn.speaker)
    return Measure(file, report, None, len(turns), len(captioned), slots, names, asking, complaints)


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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a transcript: who speaks in turn, as names or numbers, who asks (None: not known), how many
    figures with captions, images and films with a year there are."""

    speakers: tuple[str, ...]
    asking: frozenset[str] | None = None
    figures: int = 0
    images: int = 0
    films: int = 0


def known_of(file: Path) -> Known | None:
    """What `known.toml` says of a transcript, or its own headings where each of them is a speaker."""
    for name, values in tomllib.loads(_KNOWN.read_text(encoding="utf-8")).items():
        if file.as_posix().endswith(f"/{name}"):
            counts = {key: values[key] for key in ("figures", "images", "films") if key in values}
            return Known(tuple(values["speakers"]), frozenset(values["asking"]), **counts)
    labels = re.findall(r"^### (.+?)[:：]?\s*$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return Known(tuple(labels)) if labels else None


def right_turns(found: Sequence[str], known: Known) -> int:
    """How many turns are those that are known, in order: by name, or by the number of who spoke first."""
    own = _numbered(found) if all(name.isdigit() for name in known.speakers) else list(found)
    matcher = SequenceMatcher(None, own, known.speakers, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _numbered(names: Sequence[str]) -> list[str]:
    order = list(dict.fromkeys(names))
    return [str(order.index(name)) for name in names]


def table(measures: Iterator[Measure]) -> Iterator[str]:
    """A line for each transcript: what is right of what is known; and what the house does not read as it was meant."""
    total = Counter[str]()
    for found in measures:
        name = f"{found.file.parent.name}/{found.file.name}"[-60:]
        report = found.report
        if report is None:
            yield f"{name}: {found.refused}"
            continue
        known = known_of(found.file)
        lost = sum(diagnostic.code == "import-lost" for diagnostic in report.diagnostics)
        total.update(sources=1, agreeing=int(found.agrees), lost=lost)
        words = f"{report.turns} turns, {report.figures} figures, {report.slots} images, {len(report.films)} films"
        if known:
            right = right_turns(found.speakers_read, known)
            total.update(turns=len(known.speakers), right=right, more=max(report.turns - right, 0))
            words = (
                f"turns {right} of {len(known.speakers)}, figures {report.figures} of {known.figures},"
                f" images {report.slots} of {known.images}, films {len(report.films)} of {known.films}"
                + _asking(found, known)
            )
        yield f"{name}: {words}; lost {lost}" + ("" if found.agrees else "; READ OTHERWISE by the house")
        yield from (f"      {complaint}" for complaint in found.complaints)
    yield (
        f"{total['sources']} sources: {total['right']} of {total['turns']} turns right, {total['more']} others,"
        f" {total['lost']} sentences lost, {total['agreeing']} read by the house as meant"
    )


def _asking(found: Measure, known: Known) -> str:
    if known.asking is None or found.report is None:
        return ""
    order = list(dict.fromkeys(found.speakers_read))
    asking = {str(order.index(name)) for name in found.asking_read}
    return "" if asking == known.asking else f"; WRONG: {sorted(asking)} ask"
