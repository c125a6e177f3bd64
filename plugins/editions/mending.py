"""Mend what is safe to mend in Chinese articles: half-width punctuation beside Han characters."""

import os
from collections.abc import Iterator
from pathlib import Path

from document.front_matter import split_header
from document.markdown import MarkdownReader
from document.walk import walk
from editions.conversions import is_chinese
from importing.punctuation import punctuate
from script.markdown_source import Kind, spans


def mend(content: Path) -> Iterator[tuple[Path, int]]:
    """Mend every Chinese file of a content folder; yields those that changed, and in how many places.

    Only prose is touched: no front matter, code, address or mark-up. A file whose structure would change with its
    punctuation is left as it is.
    """
    reader = MarkdownReader()
    for file in sorted(content.glob("*/*/*.md")):
        if not is_chinese(file.stem) or file.is_symlink():
            continue
        try:
            before = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # `check` says what is wrong with it
        after, count = mended(before)
        if count and _shape(before, reader) == _shape(after, reader):
            _replace(file, after)
            yield file, count


def mended(source: str) -> tuple[str, int]:
    """A Markdown source with full-width punctuation, and how many marks were changed."""
    changed = 0
    parts: list[str] = []
    for piece in spans(source):
        if piece.kind is Kind.PROSE:
            text, changes = punctuate(piece.text)
            changed += len(changes)
            parts.append(text)
        else:
            parts.append(piece.text)
    return "".join(parts), changed


def _shape(source: str, reader: MarkdownReader) -> list[tuple[str, str]]:
    """The kinds of all nodes of a source: what must stay the same."""
    split = split_header(source, "")
    document = reader.read(split.body, "", "zh-hant")
    return [(type(node).__name__, getattr(node, "tag", "")) for node in walk(document)]


def _replace(file: Path, text: str) -> None:
    """Write beside the file, then put it in its place: a killed run leaves one or the other."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8", newline="")
    os.replace(beside, file)  # noqa: PTH105 # says what it is: atomic
