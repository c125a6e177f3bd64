"""Forms of transcripts: what is understood of each, and that the house reads the article in the same way."""

from pathlib import Path

import pytest

from captions.figures import Figure
from document.model import Document, Element
from document.walk import walk
from importing.bench import measure_file, read_back
from importing.importer import import_file
from importing.reading import read_source
from importing.skeleton import other_language
from importing.understanding import Transcript, read_transcript
from importing.works import films_named
from interview.turns import Turn
from tests.cases import Case, read_cases
from tests.importing.word_files import word_file

ALL = tuple(
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
    for case in read_cases(path)
)


@pytest.fixture
def transcript(case: Case, tmp_path: Path) -> Path:
    """A case's input as a file; the name of its part is the file's ending, or `word`."""
    kind = next(name for name in case.parts if name != "output")
    file = tmp_path / f"talk.{'docx' if kind == 'word' else kind}"
    file.write_bytes(word_file(case[kind]) if kind == "word" else case[kind].encode())
    return file


@pytest.mark.parametrize("case", ALL)
def test_a_form_of_transcript_is_understood(case: Case, transcript: Path) -> None:
    """A transcript becomes the turns, figures and credits that its case says."""
    assert understood(read_transcript(read_source(transcript), "talk")) == case.output


@pytest.mark.parametrize("case", ALL)
def test_the_house_reads_an_imported_article_as_it_was_meant(
    case: Case,  # noqa: ARG001 # what `transcript` is made of
    transcript: Path,
    tmp_path: Path,
) -> None:
    """The passes find the turns and captioned figures that the importer reports, and nothing to complain of."""
    found = measure_file(transcript, tmp_path / "articles")
    assert found.report is not None
    assert (found.turns_read, found.figures_read, found.slots_read, found.complaints) == (
        found.report.turns,
        found.report.figures,
        found.report.slots,
        (),
    )


@pytest.mark.parametrize("case", ALL)
def test_the_skeleton_of_the_other_language_has_every_turn_and_picture_in_its_place(
    case: Case,  # noqa: ARG001 # what `transcript` is made of
    transcript: Path,
    tmp_path: Path,
) -> None:
    """As many turns by as many speakers, as many images and captioned figures, in the order of the original."""
    report = import_file(transcript, into=tmp_path / "articles")
    other = other_language(report.lang)
    own, blank = (read_back(report.folder / f"{lang}.md", lang) for lang in (report.lang, other))
    assert shapes(blank) == shapes(own)


def shapes(document: Document) -> list[str]:
    """Turns, figures with their images and captions, headings and dividers of an article, in order."""
    speakers: dict[str, int] = {}
    found: list[str] = []
    for node in walk(document):
        if isinstance(node, Turn):
            label = node.speaker.label if node.speaker else ""
            found.append(f"{type(node).__name__} {speakers.setdefault(label, len(speakers))}")
        elif isinstance(node, Figure):
            captions = sum(still.caption is not None for still in node.stills)
            found.append(f"Figure {len(node.stills)} {captions or (node.caption is not None)}")
        elif isinstance(node, Element) and node.tag in ("h2", "h3", "h4", "h5", "h6", "hr"):
            found.append(node.tag)
    return found


def understood(found: Transcript) -> str:
    """What was understood of a transcript, in the short lines of the case files."""
    head = found.head
    lines = [
        f"{name} {value}"
        for name, value in (("title", head.title), ("subtitle", head.subtitle), ("date", head.date))
        if value
    ]
    for name in ("authors", "translators", "interviewers"):
        if names := getattr(head, name):
            lines.append(f"{name} {', '.join(names)}")
    if head.summary:
        lines.append(f"summary {head.summary}")
    asking = {member.label for member in found.cast.members if member.asks}
    for piece in found.pieces:
        text = piece.text.replace("\n", " / ")
        if piece.speaker:
            lines.append(f"{'?' if piece.speaker.label in asking else '!'} {piece.label} | {text}")
        elif piece.kind == "figure":
            own = piece.text.split("\n")
            captions = " / ".join(own[len(own) - piece.captions :])
            lines.append(f"f {piece.text.count('![')}" + (f" | {captions}" if piece.captions else ""))
        else:
            lines.append(f"{ {'heading': '#', 'text': 'p'}.get(piece.kind, '-') } {text}")
    lines += [f"film {film.title} {film.year}" for film in films_named(found.pieces)]
    for name, words in (("out", [left.why for left in found.left]), ("note", [d.code for d in found.diagnostics])):
        if words:
            lines.append(f"{name} {' '.join(words)}")
    return "\n".join(lines)
