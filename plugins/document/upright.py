"""Mark the numbers that stand upright in a vertical line: one or two figures among Han characters, in one square."""

import re
from dataclasses import replace
from functools import partial
from typing import cast

from document.cjk import WIDE
from document.inline import Range, inline_text, wrap
from document.model import Document, Element, Footnote, Node, Place
from document.walk import map_lines_all

# Longer numbers, and those beside Latin letters or signs, lie on their side like the words that they belong to.
_SHORT_NUMBER = re.compile(f"(?<![^{WIDE}])[0-9]{{1,2}}(?![^{WIDE}])")


def mark_upright(document: Document) -> Document:
    """The document with each short number in a `span` of the class `upright`; its text is the same."""
    line = partial(_line, document.place)
    footnotes = cast(tuple[Footnote, ...], map_lines_all(document.footnotes, line))
    return replace(document, blocks=map_lines_all(document.blocks, line), footnotes=footnotes)


def _line(place: Place, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    def upright(inside: tuple[Node, ...]) -> Node:
        return Element("span", {"class": "upright"}, inside, place)

    return wrap(nodes, [Range(*found.span(), upright) for found in _SHORT_NUMBER.finditer(inline_text(nodes))])
