"""Go through a tree of nodes, change it, or read its words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import is_
from typing import Any, cast

from document.model import Choice, Document, Element, Footnote, Node, NoteReference, Text, is_inline


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside a node, in reading order."""
    names = node.PARTS
    if len(names) == 1:  # most nodes: this is walked millions of times in a build
        value = getattr(node, names[0])
        return value if isinstance(value, tuple) else () if value is None else (value,)
    found: list[Node] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, tuple):
            found.extend(value)
        elif value is not None:
            found.append(value)
    return tuple(found)


def walk(node: Node | Document) -> Iterator[Node]:
    """Every node of a tree, a node before what is inside it; a document's footnotes come last."""
    waiting = [*reversed(node.footnotes), *reversed(node.blocks)] if isinstance(node, Document) else [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(parts(current)))


def transform(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every node, innermost first; what does not change stays the same object."""
    changes: dict[str, Any] = {}
    for name in node.PARTS:
        value = getattr(node, name)
        if isinstance(value, tuple):
            new: Any = transform_all(value, change)
        else:
            new = value if value is None else transform(value, change)
        if new is not value:
            changes[name] = new
    return change(replace(node, **changes) if changes else node)


def transform_all(nodes: tuple[Node, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    """`transform` over several nodes."""
    new = tuple(transform(node, change) for node in nodes)
    return nodes if all(a is b for a, b in zip(new, nodes, strict=True)) else new


def transform_document(document: Document, change: Callable[[Node], Node]) -> Document:
    """`transform` over a document's blocks and footnotes."""
    return replace(
        document,
        blocks=transform_all(document.blocks, change),
        footnotes=cast(tuple[Footnote, ...], transform_all(document.footnotes, change)),
    )


def map_lines(node: Node, change: Callable[[tuple[Node, ...]], tuple[Node, ...]]) -> Node:
    """The tree with `change` applied to each line of text: a run of inline nodes directly inside a block."""
    changes: dict[str, Any] = {}
    for name in node.PARTS:
        value = getattr(node, name)
        if isinstance(value, tuple):
            new: Any = map_lines_all(value, change)
        else:
            new = value if value is None else map_lines(value, change)
        if new is not value:
            changes[name] = new
    return replace(node, **changes) if changes else node


def map_lines_all(nodes: tuple[Node, ...], change: Callable[[tuple[Node, ...]], tuple[Node, ...]]) -> tuple[Node, ...]:
    """`map_lines` over siblings, where inline nodes between blocks are lines of their own."""
    done: list[Node] = []
    for inline, run in groupby(nodes, key=is_inline):
        siblings = tuple(run)
        done.extend(change(siblings) if inline else [map_lines(node, change) for node in siblings])
    new = tuple(done)
    return nodes if len(new) == len(nodes) and all(map(is_, new, nodes)) else new


def lines(node: Node | Document) -> Iterator[tuple[Node, ...]]:
    """Every line of text in a tree, in reading order."""
    found: list[tuple[Node, ...]] = []

    def note(line: tuple[Node, ...]) -> tuple[Node, ...]:
        found.append(line)
        return line

    for block in (*node.blocks, *node.footnotes) if isinstance(node, Document) else (node,):
        map_lines(block, note)
    yield from found


def plain_text(node: Node | tuple[Node, ...]) -> str:
    """The words of a node with no mark-up: of a choice the first wording, of a line break a space."""
    if isinstance(node, tuple):
        return "".join(map(plain_text, node))
    match node:
        case Text(text=text):
            return text
        case Choice(variants=(first, *_)):
            return plain_text(first)
        case Element(tag="br"):
            return " "
        case NoteReference():
            return ""
    return "".join(map(plain_text, parts(node)))
