"""Tell what of a Markdown source is prose: the rest must come out of a conversion byte for byte as it went in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from document.cjk import HAN, WIDE
from script.wording import INLINE_FORMS

# Front matter whose values are no words.
_NO_WORDS = frozenset(
    "slug cover issue status date modified lang language id file image images src url href path person template save_as"
    " original series".split()
)
# A line shorter than this was ended by its author; a longer one may have been wrapped in the middle of a word.
_WRAPPED = 20
_OPAQUE_ELEMENTS = "code|pre|kbd|samp|rt|rp|script|style"
_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*(?P<key>[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?=\s|$)")
_BLOCK_SCALAR = re.compile(r"[ \t]*[|>][-+\d]*[ \t]*(?:#.*)?$")
_FILE = re.compile(
    r"[ \t]*[\"']?[^\s\"']+\."
    r"(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic|mp[34]|webm|pdf|md|html?|toml|json|ya?ml|txt|docx?)[\"']?[ \t]*$",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?P<fence>`{3,}|~{3,})")
_LIST = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\[\^[^\]]+\]:|:[ \t])")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<label>[^\]\n]+)\]:[ \t]*\S")
_BLOCK_START = r"(?:\#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|:[ \t]+|\|)"
_INLINE = re.compile(
    rf"""
      (?P<opaque><!--.*?-->
        | <[A-Za-z][\w+.-]*:[^<>\s]*>
        | (?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)
        | {INLINE_FORMS.pattern.replace("?P<fixed>", "").replace("?P<choice>", "")}
        | (?:https?|ftp)://(?:[!-~]|(?<=[/=_\#-])[{HAN}]+)+
        | \\[!-/:-@\[-`{{-~]
        | <br\b[^<>]*>
        | [ \t]{{2,}}\r?\n)
    | (?P<element><(?P<name>{_OPAQUE_ELEMENTS})\b[^<>]*> | <(?P<foreign>[A-Za-z][\w-]*)\b[^<>]*\slang\s*=[^<>]*>)
    | (?P<reference>\[(?!\^)(?P<label>[^\[\]\n]+)\](?![(\[]))
    | (?P<clear>\[\^[^\]\s]+\]:?
        | </?[A-Za-z][^<>]*>
        | \]\((?:[^()\n]|\([^()\n]*\))*\)
        | \][ ]?\[[^\]\n]*\]
        | \{{[:\#.][^}}\n]*\}}
        | !?\[ | \] | \*+ | _+ | ~~)
    | (?P<break>\r?\n(?:[ \t>]*\r?\n)+[ \t>]*(?:{_BLOCK_START})? | \r?\n[ \t>]*{_BLOCK_START} | \|)
    | (?P<soft>[ \t]?\r?\n[ \t>]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_wide = re.compile(f"[{WIDE}]")


class Kind(Enum):
    """How a piece of source is treated."""

    PROSE = auto()
    """Words to convert."""
    CLEAR = auto()
    """Mark-up inside a word or sentence: kept, and not seen by the conversion."""
    OPAQUE = auto()
    """Kept, and seen as something that is no prose."""
    BREAK = auto()
    """Kept, and seen as the end of a paragraph."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of source."""

    kind: Kind
    text: str


def spans(source: str) -> list[Span]:
    """A Markdown source in pieces, which joined give the source again; equal neighbours may occur."""
    head = _HEAD.match(source)
    size = head.end() if head else 0
    return [*_head(source[:size]), *_body(source[size:])]


def _head(head: str) -> Iterator[Span]:
    """The pieces of the front matter: keys, comments, file names and addresses are kept."""
    scalar: int | None = None
    for line in head.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        indent = len(content) - len(content.lstrip())
        if scalar is not None and (indent > scalar or not content.strip()):
            yield from _inline(content, frozenset())
            yield Span(Kind.BREAK, line[len(content) :])
            continue
        scalar = None
        key = _KEY.match(content)
        value = key.end() if key else indent
        yield Span(Kind.BREAK, content[:value])
        rest = content[value:]
        if key and _BLOCK_SCALAR.match(rest):
            scalar = indent
        if rest.startswith(("#", "---", "...")) or _FILE.match(rest) or (key and key["key"] in _NO_WORDS):
            yield Span(Kind.OPAQUE, rest)
        else:
            yield from _inline(rest, frozenset())
        yield Span(Kind.BREAK, line[len(content) :])


def _body(body: str) -> Iterator[Span]:
    """The pieces of the body: whole lines of code and link definitions first, the rest by its inline mark-up."""
    labels = frozenset(found["label"].casefold() for line in body.splitlines() if (found := _DEFINITION.match(line)))
    prose: list[str] = []
    for line, kept in _lines(body):
        if not kept:
            prose.append(line)
            continue
        yield from _inline("".join(prose), labels)
        prose.clear()
        yield Span(Kind.BREAK, line)
    yield from _inline("".join(prose), labels)


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is kept as a whole: code between fences or indented, and link definitions."""
    fence = ""
    blank, in_list, code = True, False, False
    for line in body.splitlines(keepends=True):
        content = line.strip()
        opening = _FENCE.match(line)
        if fence:
            closes = opening is not None and opening["fence"].startswith(fence) and not line[opening.end() :].strip()
            fence = "" if closes else fence
            yield line, True
            continue
        if opening:
            fence = opening["fence"]
            yield line, True
            continue
        indented = line.startswith(("    ", "\t"))
        if content:
            in_list = bool(_LIST.match(line)) or (in_list and (indented or not blank or line[0] in " \t"))
            code = indented and not in_list and (blank or code)
        blank = not content
        yield line, bool(content) and (code or bool(_DEFINITION.match(line)))


def _inline(text: str, labels: frozenset[str]) -> Iterator[Span]:
    here = at = 0
    while found := _INLINE.search(text, at):
        end = found.end()
        match found.lastgroup:
            case "clear":
                kind = Kind.CLEAR
            case "break":
                kind = Kind.BREAK
            case "soft":
                kind = Kind.CLEAR if _is_wrapped(text, found) else Kind.BREAK
            case "reference" if found["label"].casefold() not in labels:
                kind, end = Kind.CLEAR, found.start() + 1
            case "element":
                # The reading over a character does not end the word that the character is in.
                kind, end = (Kind.CLEAR if found["name"] in ("rt", "rp") else Kind.OPAQUE), _closing(text, found)
            case _:
                kind = Kind.OPAQUE
        if found.start() > here:
            yield Span(Kind.PROSE, text[here : found.start()])
        yield Span(kind, text[found.start() : end])
        here = at = end
    if here < len(text):
        yield Span(Kind.PROSE, text[here:])


def _is_wrapped(text: str, newline: re.Match[str]) -> bool:
    """Whether a line break may stand in the middle of a word."""
    start = text.rfind("\n", 0, newline.start()) + 1
    long = newline.start() - start >= _WRAPPED
    before, after = text[newline.start() - 1 : newline.start()], text[newline.end() : newline.end() + 1]
    return long and bool(_wide.match(before)) and bool(_wide.match(after))


def _closing(text: str, opening: re.Match[str]) -> int:
    """Where the element that a tag opens ends; where it never does, the end of the tag."""
    name = re.escape(opening["name"] or opening["foreign"])
    depth = 1
    for tag in re.compile(rf"<(?P<end>/?){name}\b[^<>]*>", re.IGNORECASE).finditer(text, opening.end()):
        depth += -1 if tag["end"] else 1
        if depth == 0:
            return tag.end()
    return opening.end()
