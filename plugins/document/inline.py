"""A block's text as one string with offsets, and ranges of it cut out or wrapped in a node.

Films, names, sentences, script conversion and the mirror all stand on this: they look at one string, whatever
mark-up runs through it, and a range that crosses mark-up is cut into nested pieces.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from document.model import Choice, Element, Fixed, Node, NoteReference, Text
from document.walk import parts

# Stands for a character that must not be read as prose, so that offsets still count.
HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
# Inline mark-up whose words are not prose in the block's language.
OPAQUE_TAGS = frozenset({"code", "kbd", "samp", "rt", "rp", "pre", "script", "style"})


@dataclass(frozen=True, slots=True)
class Range:
    """Characters `start` to `end` (exclusive) of a block's text, and what to make of the nodes inside."""

    start: int
    end: int
    wrap: Callable[[tuple[Node, ...]], Node]


def inline_text(nodes: tuple[Node, ...]) -> str:
    """The text of a block, with code and the like as `HIDDEN` characters of the same number."""
    return "".join(piece if open_ else HIDDEN * len(piece) for piece, open_, _ in pieces(nodes))


def pieces(nodes: tuple[Node, ...], prose: bool = True) -> Iterator[tuple[str, bool, Text | None]]:
    """Each run of characters: its string, whether it is prose, and its `Text` node (None for a break or a note)."""
    for node in nodes:
        match node:
            case Text(text=text):
                yield text, prose, node
            case Element(tag="br" | "img"):
                yield HIDDEN, False, None
            case NoteReference():
                yield HIDDEN, False, None
            case Fixed() | Choice():
                for text, _, leaf in pieces(parts(node), prose=False):
                    yield text, False, leaf
            case Element(tag=tag) if tag in OPAQUE_TAGS or "lang" in node.attributes:
                yield from pieces(node.children, prose=False)
            case _:
                yield from pieces(parts(node), prose)


def length(node: Node) -> int:
    """How many characters of the block's text a node holds."""
    return sum(len(text) for text, _, _ in pieces((node,)))


def cut(nodes: tuple[Node, ...], start: int, end: int) -> tuple[Node, ...]:
    """The nodes with only characters `start` to `end` of their text; mark-up that is left empty goes."""
    kept: list[Node] = []
    offset = 0
    for node in nodes:
        size = length(node)
        a, b = max(start - offset, 0), min(end - offset, size)
        if size == 0:
            if start <= offset < end or (start <= offset == end):
                kept.append(node)
        elif a < b:
            kept.append(node if (a, b) == (0, size) else _cut_node(node, a, b))
        offset += size
    return tuple(kept)


def _cut_node(node: Node, start: int, end: int) -> Node:
    if isinstance(node, Text):
        return replace(node, text=node.text[start:end])
    if isinstance(node, Choice):  # a choice is one word: it stays whole
        return node
    (name,) = node.PARTS
    return replace(node, **{name: cut(getattr(node, name), start, end)})


def wrap(nodes: tuple[Node, ...], ranges: Sequence[Range]) -> tuple[Node, ...]:
    """The nodes with each range wrapped; ranges are ascending and apart.

    A range that covers whole nodes wraps them together; one that ends inside a mark-up element is cut there, and
    each piece is wrapped by itself.
    """
    return _wrap(nodes, 0, ranges) if ranges else nodes


def _wrap(nodes: tuple[Node, ...], offset: int, ranges: Sequence[Range]) -> tuple[Node, ...]:
    done: list[Node] = []
    pending: list[Node] = []
    current: Range | None = None

    def close() -> None:
        nonlocal current
        if current is not None and pending:
            done.append(current.wrap(tuple(pending)))
        pending.clear()
        current = None

    for node in nodes:
        size = length(node)
        for piece, inside in _split(node, offset, size, ranges):
            if inside is not current:
                close()
                current = inside
            (pending if inside is not None else done).append(piece)
        offset += size
    close()
    return tuple(done)


def _split(node: Node, offset: int, size: int, ranges: Sequence[Range]) -> Iterator[tuple[Node, Range | None]]:
    """A node as pieces, each wholly inside one range or outside all."""
    touching = [r for r in ranges if r.start < offset + size and r.end > offset]
    if not touching:
        yield node, None
    elif len(touching) == 1 and touching[0].start <= offset and touching[0].end >= offset + size:
        yield node, touching[0]
    elif isinstance(node, Text):
        here = offset
        for r in touching:
            if r.start > here:
                yield replace(node, text=node.text[here - offset : r.start - offset]), None
            a, b = max(r.start, offset), min(r.end, offset + size)
            yield replace(node, text=node.text[a - offset : b - offset]), r
            here = b
        if here < offset + size:
            yield replace(node, text=node.text[here - offset :]), None
    elif isinstance(node, Choice) or len(node.PARTS) != 1:
        yield node, None
    else:
        (name,) = node.PARTS
        yield replace(node, **{name: _wrap(getattr(node, name), offset, touching)}), None


def line_at(nodes: tuple[Node, ...], offset: int) -> int:
    """The source line of the character at `offset` (0: unknown)."""
    here = 0
    line = 0
    for text, _, leaf in pieces(nodes):
        if leaf is not None and leaf.line:
            line = leaf.line
        here += len(text)
        if here > offset:
            break
    return line


def line_starts(nodes: tuple[Node, ...]) -> tuple[int, ...]:
    """The offsets at which a new source line begins, but for the first line."""
    starts: list[int] = []
    here = line = 0
    for text, _, leaf in pieces(nodes):
        if leaf is not None and leaf.line and text.strip():
            if line and leaf.line != line:
                starts.append(here + len(text) - len(text.lstrip()))
            line = leaf.line
        here += len(text)
    return tuple(starts)
