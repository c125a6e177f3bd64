"""A transcript once it has been opened: lines of Markdown that know where they stood in the file."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from document.diagnostics import Diagnostic

Kind = Literal["txt", "md", "html", "docx"]
Why = Literal[
    "notice",
    "promotion",
    "page",
    "credit",
    "participants",
    "front-matter",
    "title",
    "timestamp",
    "number",
    "label",
    "anchor",
]
# Marks that show nothing, and two that Python-Markdown uses for itself.
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile(r"\r\n|[\r\u0085\u2028\u2029\v\f]")
_WIDE_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f]")
# Nobody means so many spaces; expressions that look for the end of a line would go over them again and again.
_LONG_GAP = re.compile(r"[ \t\u3000]{60,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Markdown; `number` is where it stood, from 1; `caption` that the page itself called it one."""

    number: int
    text: str
    caption: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not in the body, and why: noise, or words that the front matter holds now."""

    line: int
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file says of itself outside its text: the title, the people and the day of a web page or Word file."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An opened transcript; `files` are images to lay beside the article, by their new name; `left` is what stood
    around the text and was never part of it."""

    kind: Kind
    lines: tuple[Line, ...]
    hints: Hints = Hints()
    left: tuple[LeftOut, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


class Refused(Exception):
    """A file that is not imported, or a place that it cannot go to; `diagnostic` says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def clean_lines(text: str) -> tuple[Line, ...]:
    """A text as lines, without marks that show nothing."""
    text = _LONG_GAP.sub(" ", _WIDE_SPACE.sub(" ", _BREAKS.sub("\n", text)))
    lines = (_INVISIBLE.sub("", line).rstrip().lstrip("\u3000") for line in text.split("\n"))
    return tuple(Line(number, line) for number, line in enumerate(lines, 1))


def visible(text: str) -> str:
    """A piece of text without marks that show nothing and with plain spaces; line breaks become spaces."""
    return _INVISIBLE.sub("", _WIDE_SPACE.sub(" ", _BREAKS.sub(" ", text).replace("\n", " ").replace("\t", " ")))


def joined(lines: Iterable[Line]) -> str:
    """Lines as one text."""
    return "\n".join(line.text for line in lines)


_SPECIAL = re.compile(r"([\\`*]|(?<!\w)_|_(?!\w))")
_LINK_LIKE = re.compile(r"\](?=[(\[:])")
_LINE_START = re.compile(r"^(\s*)(#|>|[-+](?=\s)|\|)")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)")


def escape(text: str) -> str:
    """Plain words as Markdown that shows just these words, inside a line."""
    text = _SPECIAL.sub(r"\\\1", re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;"))
    return text.replace("[", "\\[") if _LINK_LIKE.search(text) else text


def escape_start(line: str) -> str:
    """A line of plain text: `#topic` is no heading there."""
    return re.sub(r"^#(?=[^#\s])", r"\\#", line)


def escape_plain_start(line: str) -> str:
    """A line of a page or a Word file, where no mark at the start is Markdown."""
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", line))
