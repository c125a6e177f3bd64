"""Read one file into a document: the part of the work that depends on the file alone, and is cached by it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from captions.figures import make_figures
from document.diagnostics import Diagnostic
from document.front_matter import split_header
from document.markdown import MarkdownReader
from document.model import Document, Place
from editions.headers import ArticleHeader, article_header
from interview.labels import SpeakerLabel
from interview.notes import mark_notes
from interview.turns import mark_turns

# Passes that need the file alone, in this order: figures and notes stand inside turns, and a note after an image is
# no caption.
SOURCE_PASSES: tuple[Callable[[Document, Sequence[SpeakerLabel]], Document], ...] = (
    mark_turns,
    lambda document, _: mark_notes(document),
    lambda document, _: make_figures(document),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One language file of an article, read."""

    lang: str
    path: str
    header: ArticleHeader
    document: Document


@dataclass(frozen=True, slots=True)
class File:
    """A file's text, or what is wrong with it."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def read_file(file: Path, path: str) -> File:
    """Read a text file as UTF-8."""
    try:
        data = file.read_bytes()
    except OSError as error:
        return File("", (Diagnostic("unreadable-file", Place(path), {"reason": error.strerror or str(error)}),))
    return decode(data, path)


def decode(data: bytes, path: str) -> File:
    """The text of a file's bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return File("", (Diagnostic("not-utf8", Place(path, line), {"encoding": guess_encoding(data)}),))
    if "\0" in text:
        return File("", (Diagnostic("not-utf8", Place(path, 1), {"encoding": "UTF-16"}),))
    return File(text) if text.strip() else File("", (Diagnostic("empty-file", Place(path, 1)),))


def guess_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are probably in, by how many common characters it gives."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    scores = {}
    for name, label in (("big5", "Big5"), ("gb18030", "GB18030")):
        text = data.decode(name, errors="replace")
        common = sum(character in "的是不我在有人這这個个們们中一來来说說，。" for character in text)
        scores[label] = common - 3 * text.count("\N{REPLACEMENT CHARACTER}")
    return max(scores, key=lambda label: scores[label])


def read_source(
    text: str, path: str, lang: str, reader: MarkdownReader, speakers: Sequence[SpeakerLabel] = ()
) -> Source:
    """Parse an article file and run the passes that need nothing else. `speakers` stand in where none is declared."""
    split = split_header(text, path)
    header = article_header(split, path)
    document = reader.read(split.body, path, lang, split.body_line)
    if not document.blocks and not split.diagnostics:
        document = replace(document, diagnostics=(Diagnostic("empty-file", Place(path, split.body_line)),))
    for source_pass in SOURCE_PASSES:
        document = source_pass(document, header.speakers or speakers)
    if any(problem.code == "front-matter-syntax" for problem in split.diagnostics):
        # Without a header nobody is declared: what follows from that would hide the one thing to mend.
        document = replace(document, diagnostics=())
    return Source(lang, path, header, document)


def source_key(data: bytes, path: str, code: str) -> str:
    """The name under which the cache keeps a source: its bytes, its place, and the code that read it."""
    return hashlib.sha256(b"\0".join((code.encode(), path.encode(), data))).hexdigest()
