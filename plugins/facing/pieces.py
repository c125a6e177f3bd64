"""A document as the pieces that can face one another: paragraphs, headings, quotes, list items, figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from captions.figures import Figure
from document.model import Document, Element, Node
from document.walk import lines, plain_text
from interview.turns import HEADINGS, Turn

_LISTS = frozenset({"ul", "ol", "dl"})
_KINDS = {"blockquote": "quote", "hr": "divider", "table": "table", "pre": "code"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece and where it stands: `turn` counts the turns of the document from 0, `first` opens its turn.

    `kind` is heading, paragraph, quote, item, table, code, note, divider or figure; the last two are no units of
    alignment. `wrapper` is the empty list that an item stands in, which counts from the item's number.
    """

    node: Node
    kind: str
    turn: int | None = None
    first: bool = False
    wrapper: Element | None = None

    @property
    def is_unit(self) -> bool:
        """Whether the piece has words of its own to pair with the other language's."""
        return self.kind not in ("figure", "divider")


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """Every piece in reading order."""
    found: list[Piece] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Turn):
            found.extend(piece for _, piece in _pieces(block.children, number))
            number += 1
        else:
            found.extend(piece for _, piece in _pieces((block,), None))
    return tuple(found)


def turns_of(document: Document) -> tuple[Turn, ...]:
    """The turns of a document; `Piece.turn` is an index into them."""
    return tuple(block for block in document.blocks if isinstance(block, Turn))


def map_pieces(
    document: Document,
    change: Callable[[Piece], Node],
    change_turn: Callable[[int, Turn], Turn] = lambda _, turn: turn,
) -> Document:
    """The document with each piece changed, in reading order, and then each turn."""
    blocks: list[Node] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Turn):
            children = tuple(_changed(block.children, change, number))
            blocks.append(change_turn(number, replace(block, children=children)))
            number += 1
        else:
            blocks.extend(_changed((block,), change, None))
    return replace(document, blocks=tuple(blocks))


def _changed(blocks: tuple[Node, ...], change: Callable[[Piece], Node], turn: int | None) -> Iterator[Node]:
    """The blocks with their pieces changed; the items of a list are gathered in it again."""
    for block, pieces in groupby(_pieces(blocks, turn), key=lambda pair: pair[0]):
        changed = tuple(change(piece) for _, piece in pieces)
        if isinstance(block, Element) and block.tag in _LISTS:
            yield replace(block, children=changed)
        else:
            yield from changed


def _pieces(blocks: tuple[Node, ...], turn: int | None) -> Iterator[tuple[Node, Piece]]:
    """Each piece with the block that it is, or is an item of."""
    first = turn is not None
    for block in blocks:
        if isinstance(block, Element) and block.tag in _LISTS:
            for number, item in enumerate(block.children):
                yield block, Piece(item, "item", turn, first, _wrapper(block, number))
                first = False
            continue
        kind = _kind(block)
        opens = first and kind not in ("figure", "divider")
        yield block, Piece(block, kind, turn, opens)
        first = first and not opens


def _wrapper(block: Element, number: int) -> Element:
    """The list around one of its items, empty; a numbered one goes on counting."""
    start = block.attributes.get("start", "1")
    if block.tag != "ol" or not start.isdecimal() or not number:
        return replace(block, children=())
    return replace(block, children=(), attributes={**block.attributes, "start": str(int(start) + number)})


def _kind(block: Node) -> str:
    if isinstance(block, Figure):
        return "figure"
    if isinstance(block, Element):
        return "heading" if block.tag in HEADINGS else _KINDS.get(block.tag, "paragraph")
    return "note"


def words_of(piece: Piece) -> str:
    """The words of a piece on one line; cells and nested items are kept apart."""
    return " ".join(" ".join(plain_text(line) for line in lines(piece.node)).split())
