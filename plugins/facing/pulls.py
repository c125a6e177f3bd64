"""Pull quotes: the words that an editor chose in one language, chosen in the other one too, and shown apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from document.html import Context, all_html, tag, to_html
from document.inline import Range, inline_text, length, wrap
from document.model import Document, Node, Pulled, Text
from document.walk import lines, map_lines, parts, plain_text, walk
from facing.align import Pair
from facing.mirror import grouped, sentence_ranges
from facing.pieces import Piece, map_pieces, pieces_of
from interview.turns import Turn

Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PullQuote(Node):
    """Words that stand in a paragraph, once more and large. Who listens to a page has heard them: it is for the eye."""

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: Nodes


def pulled_across(left: Document, right: Document, pairs: Sequence[Pair]) -> tuple[Document, Document]:
    """Both documents with what is pulled on one side of a row pulled on the other: the sentences that face it.

    Where both sides have chosen for themselves, nothing changes.
    """
    sides = [[piece.node for piece in pieces_of(side) if piece.is_unit] for side in (left, right)]
    wanted: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
    for pair in pairs:
        numbers = (pair.left, pair.right)
        chosen = [_chosen([sides[n][unit] for unit in numbers[n]]) for n in (0, 1)]
        for here, there in ((0, 1), (1, 0)):
            if chosen[here] and not chosen[there]:
                facing = _facing(chosen[here], pair, here)
                for unit, sentences in _by_unit([(unit, sides[there][unit]) for unit in numbers[there]], facing):
                    wanted[there][unit] = sentences
    return _with_pulled(left, wanted[0]), _with_pulled(right, wanted[1])


def with_pull_quotes(blocks: Nodes) -> Iterator[Node]:
    """The blocks, each followed by the quotes that are pulled out of it; inside turns as well."""
    for block in blocks:
        if isinstance(block, Turn):
            yield replace(block, children=tuple(with_pull_quotes(block.children)))
        else:
            yield block
            yield from map(quote_of, pulled_in(block))


def pulled_in(node: Node) -> tuple[str, ...]:
    """What is pulled out of a node, in the words of its edition."""
    return tuple(" ".join(plain_text(inner.children).split()) for inner in walk(node) if isinstance(inner, Pulled))


def quote_of(words: str) -> PullQuote:
    """A pull quote of some words."""
    return PullQuote((Text(words),))


def _chosen(nodes: Sequence[Node]) -> set[int]:
    """The numbers of the sentences, counted through the nodes, in which something is pulled."""
    found: set[int] = set()
    number = 0
    for node in nodes:
        for line in lines(node):
            ranges = list(_pulled_ranges(line, 0))
            for start, end in sentence_ranges(line):
                if any(start < stop and begin < end for begin, stop in ranges):
                    found.add(number)
                number += 1
    return found


def _pulled_ranges(nodes: Nodes, offset: int) -> Iterator[tuple[int, int]]:
    for node in nodes:
        size = length(node)
        if isinstance(node, Pulled):
            yield offset, offset + size
        elif not isinstance(node, Text):
            yield from _pulled_ranges(parts(node), offset)
        offset += size


def _facing(chosen: set[int], pair: Pair, here: int) -> set[int]:
    """The sentences of the other side that face chosen ones; where sentences are not aligned, all of them."""
    found: set[int] = set()
    for group in grouped(pair.sentences):
        ours, theirs = (
            {n for bead in group for n in (bead.left if side == 0 else bead.right)} for side in (here, 1 - here)
        )
        if ours & chosen:
            found |= theirs
    return found


def _by_unit(units: Sequence[tuple[int, Node]], sentences: set[int]) -> Iterator[tuple[int, set[int]]]:
    """Sentences that are counted through some units, counted anew in each of them."""
    before = 0
    for unit, node in units:
        count = sum(1 for line in lines(node) for _ in sentence_ranges(line))
        own = {number - before for number in sentences if before <= number < before + count}
        if own:
            yield unit, own
        before += count


def _with_pulled(document: Document, wanted: dict[int, set[int]]) -> Document:
    if not wanted:
        return document
    unit = -1

    def change(piece: Piece) -> Node:
        nonlocal unit
        unit += piece.is_unit
        return _pull(piece.node, wanted[unit]) if piece.is_unit and unit in wanted else piece.node

    return map_pieces(document, change)


def _pull(node: Node, sentences: set[int]) -> Node:
    """A unit with some of its sentences pulled; neighbours are one quote."""
    number = 0

    def change(line: Nodes) -> Nodes:
        nonlocal number
        ranges: list[tuple[int, int]] = []
        before = -2
        for start, end in sentence_ranges(line):
            if number in sentences:
                if ranges and before == number - 1:
                    ranges[-1] = (ranges[-1][0], end)
                else:
                    ranges.append((start, end))
                before = number
            number += 1
        return wrap(line, [Range(start, end, Pulled) for start, end in ranges]) if inline_text(line) else line

    return map_lines(node, change)


@to_html.register
def _(node: PullQuote, context: Context) -> str:
    return tag("div", tag("p", all_html(node.children, context)), class_="pull", aria_hidden="true")
