"""Wrap the sentences of a row that face each other in nodes of one name, for the reader's highlight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from document.html import Context, all_html, tag, to_html
from document.inline import Range, pieces, wrap
from document.model import Element, Node, NoteReference
from document.walk import lines, map_lines
from facing.align import SURE, Pair
from facing.sentences import spans

Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sentence(Node):
    """A sentence, or several that are one group, with its mark-up whole; a range that crosses mark-up is more nodes.

    `group` is the same on the other side of the row, and nowhere else in the row.
    """

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    group: str
    children: Nodes


def mirrored(left: Nodes, right: Nodes, pair: Pair) -> tuple[Nodes, Nodes]:
    """The nodes of both sides of a row with their sentences marked: of a group that faces another one, both.

    Where the text shown is cut into other sentences than the one aligned (a conversion can do that), and where the
    whole row is one group, nothing is marked.
    """
    groups = grouped(pair.sentences)
    if len(groups) < 2:
        return left, right
    names: tuple[dict[int, str], dict[int, str]] = ({}, {})
    number = 0
    for group in groups:
        sides = [[n for pair in group for n in side(pair)] for side in (_left, _right)]
        if all(sides):
            number += 1
            for known, numbers in zip(names, sides, strict=True):
                known.update((n, str(number)) for n in numbers)
    counts = [sum(len(side(pair)) for pair in pair.sentences) for side in (_left, _right)]
    if [sum(map(count, nodes)) for nodes in (left, right)] != counts:
        return left, right
    return marked(left, names[0]), marked(right, names[1])


def _left(pair: Pair) -> tuple[int, ...]:
    return pair.left


def _right(pair: Pair) -> tuple[int, ...]:
    return pair.right


def grouped(beads: Sequence[Pair]) -> list[list[Pair]]:
    """Beads with a cut between two only where one at least is sure: a run of unsure ones is one group."""
    groups: list[list[Pair]] = []
    before = 1.0
    for bead in beads:
        if groups and before < SURE and bead.confidence < SURE:
            groups[-1].append(bead)
        else:
            groups.append([bead])
        before = bead.confidence
    return groups


def marked(nodes: Nodes, names: dict[int, str]) -> Nodes:
    """Nodes whose sentences, numbered through, are wrapped in their groups; neighbours of one group together."""
    number = 0

    def change(line: Nodes) -> Nodes:
        nonlocal number
        ranges: list[tuple[int, int, str]] = []
        for start, end in sentence_ranges(line):
            name = names.get(number, "")
            number += 1
            if ranges and ranges[-1][2] == name:
                ranges[-1] = (ranges[-1][0], end, name)
            else:
                ranges.append((start, end, name))
        return wrap(line, [_range(*found) for found in ranges if found[2]])

    return tuple(map_lines(node, change) for node in nodes)


def _range(start: int, end: int, name: str) -> Range:
    return Range(start, end, lambda inside: Sentence(name, inside))


def count(node: Node) -> int:
    """How many sentences a node's lines have."""
    return sum(len(list(sentence_ranges(line))) for line in lines(node))


def sentence_ranges(line: Nodes) -> Iterator[tuple[int, int]]:
    """The first and last offset of each sentence in a line of text, without the space around it.

    The raised number of a note belongs to the sentence before it, and breaks do not end one.
    """
    kept: list[str] = []
    at: list[int] = []
    offset = 0
    for node in line:
        for text, _, leaf in pieces((node,)):
            if leaf is None and not _is_note(node):
                kept.append(" " * len(text))
                at.extend(range(offset, offset + len(text)))
            elif leaf is not None:
                kept.append(text)
                at.extend(range(offset, offset + len(text)))
            offset += len(text)
    shown = "".join(kept)
    at.append(offset)
    for start, end in spans(shown):
        inside = shown[start:end]
        begin = start + len(inside) - len(inside.lstrip())
        stop = end - (len(inside) - len(inside.rstrip()))
        yield at[begin], at[end] if stop == end else at[stop - 1] + 1


def _is_note(node: Node) -> bool:
    return isinstance(node, NoteReference) or (isinstance(node, Element) and node.tag == "sup")


@to_html.register
def _(node: Sentence, context: Context) -> str:
    return tag("span", all_html(node.children, context), data_s=node.group)
