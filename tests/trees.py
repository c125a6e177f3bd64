"""Print a document as an outline that a person can read and check: a row for each source line.

    3 p The first line of a paragraph
    4   ␠and its second, with <em>emphasis</em>
    6 ul
    6   li one

The number is the source line. `␠` shows a space at either end of a row: what a line break became. `#id` is a block's
id, `! 4 code name=value` a diagnostic.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any

from document.diagnostics import Diagnostic
from document.model import Choice, Document, Element, Node, NoteReference, Place, Text, is_inline
from document.walk import parts, plain_text

_NOT_SHOWN = ("place", "id", "tag", "attributes", "line")
# Splits the printed inline text where the source line changes.
_LINE = "\x00{}\x01"


def outline(document: Document) -> str:
    """A whole document: blocks, footnotes, diagnostics."""
    rows = [*trees(document.blocks), *trees(document.footnotes), *map(finding, document.diagnostics)]
    return "\n".join(rows)


def trees(nodes: Iterable[Node], depth: int = 0, line: int = 0) -> Iterator[str]:
    """The rows of several siblings; runs of inline nodes make rows of text."""
    for inline, run in groupby(nodes, key=is_inline):
        if inline:
            for number, words in _text_rows(run, line):
                yield _row(number, depth, words)
        else:
            for node in run:
                yield from _block(node, depth)


def finding(diagnostic: Diagnostic) -> str:
    """A diagnostic on one row: its line, code and facts that say something."""
    facts = "".join(f" {name}={value}" for name, value in diagnostic.facts.items() if value)
    return f"! {diagnostic.place.line} {diagnostic.code}{facts}"


def _block(node: Node, depth: int) -> Iterator[str]:
    line = _line(node)
    inside = parts(node)
    first_text = []
    if inside and is_inline(inside[0]):
        size = next((n for n, part in enumerate(inside) if not is_inline(part)), len(inside))
        first_text, inside = list(_text_rows(inside[:size], line)), inside[size:]
    head = " ".join(filter(None, (_name(node), *(words for number, words in first_text[:1] if number == line))))
    yield _row(line, depth, head)
    for number, words in first_text[1:] if first_text and first_text[0][0] == line else first_text:
        yield _row(number, depth + 1, words)
    yield from trees(inside, depth + 1, line)


def _name(node: Node) -> str:
    name = node.tag if isinstance(node, Element) else type(node).__name__.lower()
    identity = getattr(node, "id", None)
    return name + "".join(_facts(node)) + (f" #{identity}" if identity else "")


def _facts(node: Node) -> Iterator[str]:
    if isinstance(node, Element):
        yield from (f' {key}="{words}"' for key, words in node.attributes.items())
    for field in fields(node):
        value: Any = getattr(node, field.name)
        if field.name not in (*node.PARTS, *_NOT_SHOWN) and value is not None and (field.name, value) != ("number", 0):
            yield f" {field.name}={value}"


def _line(node: Node) -> int:
    place = getattr(node, "place", None)
    if isinstance(place, Place) and place.line:
        return place.line
    if isinstance(node, Text):
        return node.line
    return next((line for part in parts(node) if (line := _line(part))), 0)


def _text_rows(nodes: Iterable[Node], line: int) -> Iterator[tuple[int, str]]:
    """Inline nodes as rows of (source line, words)."""
    number, words = line, ""
    for piece in "".join(map(_inline, nodes)).split("\x00"):
        here, mark, rest = piece.partition("\x01")
        if not mark:
            words += piece
        elif int(here) == number:
            words += rest
        else:
            if words:
                yield number, _visible(words)
            number, words = int(here), rest
    if words:
        yield number, _visible(words)


def _inline(node: Node) -> str:
    match node:
        case Text(text=text, line=line):
            return _LINE.format(line) + text.replace("\n", "⏎")
        case NoteReference(number=number, name=name):
            return f"<note {number} {name}>"
        case Choice(variants=variants):
            return f"<choice {' | '.join(f'{v.key}: {plain_text(v.children)}' for v in variants)}>"
        case Element(children=()):
            return f"{_LINE.format(node.place.line) if node.place.line else ''}<{_name(node)}>"
    name = node.tag if isinstance(node, Element) else type(node).__name__.lower()
    return f"<{_name(node)}>{_all(parts(node))}</{name}>"


def _all(nodes: Iterable[Node]) -> str:
    return "".join(map(_inline, nodes))


def _visible(words: str) -> str:
    core = words.strip(" ")
    if not core:
        return "␠" * len(words)
    return "␠" * (len(words) - len(words.lstrip(" "))) + core + "␠" * (len(words) - len(words.rstrip(" ")))


def _row(line: int, depth: int, words: str) -> str:
    return f"{line} {'  ' * depth}{words}".rstrip()
