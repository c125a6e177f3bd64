"""Join hard-wrapped lines: a line break in the source becomes a space, or nothing between Han characters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from document.cjk import SHARED_MARKS, joins_closely
from document.inline import HIDDEN, pieces
from document.model import Element, Node, Text, is_inline

# How far a joint looks for a letter, in characters: a paragraph of thousands of lines is read once, not once a line.
_NEAR = 64
_LINE_END = re.compile(r"[ \t]*\n")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def settle_breaks(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Replace the line breaks in a block's text: nothing between Han characters, a space elsewhere."""
    flat = "".join(text for text, _, _ in pieces(nodes))
    if "\n" not in flat:
        return nodes
    return tuple(_settled(nodes, 0, flat))


def settle_blocks(node: Node) -> Node:
    """A block of raw HTML with the line breaks in its text settled; in `pre` they stay."""
    if isinstance(node, Element) and node.tag == "pre":
        return node
    if isinstance(node, Element) and not is_inline(node):
        children: list[Node] = []
        for inline, run in groupby(node.children, key=is_inline):
            nodes = tuple(run)
            children.extend(settle_line(nodes) if inline else map(settle_blocks, nodes))
        return replace(node, children=tuple(children))
    return node


def settle_line(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """`settle_breaks` for text between blocks: white space alone is nothing."""
    return settle_breaks(nodes) if "".join(text for text, _, _ in pieces(nodes)).strip() else ()


def first_line(nodes: tuple[Node, ...]) -> int:
    """The source line of the first word (0: unknown)."""
    return next((leaf.line for text, _, leaf in pieces(nodes) if leaf is not None and text.strip()), 0)


def _settled(nodes: tuple[Node, ...], offset: int, flat: str) -> Iterator[Node]:
    for node in nodes:
        size = sum(len(text) for text, _, _ in pieces((node,)))
        if isinstance(node, Text):
            text = _BREAK.sub(lambda m, at=offset: _joint(flat, at + m.start(), at + m.end()), node.text)  # type: ignore[misc] # mypy cannot infer a lambda with a default
            if _LINE_END.match(flat, offset + size):
                text = text.rstrip(" \t") if node.text.strip() else ""
            if text:
                yield replace(node, text=text)
        elif size and len(node.PARTS) == 1:
            (name,) = node.PARTS
            yield replace(node, **{name: tuple(_settled(getattr(node, name), offset, flat))})
        else:
            yield node
        offset += size


def _joint(flat: str, start: int, end: int) -> str:
    # A raised note number or a picture between two words does not part them.
    left, right = flat[max(start - _NEAR, 0) : start], flat[end : end + _NEAR]
    before, after = (side.replace(HIDDEN, "").strip() for side in (left, right))
    if not after or right.startswith("\n"):  # the end; or an empty line, where the break after it joins
        return " " if HIDDEN in right and not right.startswith("\n") else ""
    if not before:
        return " " if HIDDEN in left else ""
    if before[-1] in SHARED_MARKS and after[0] in SHARED_MARKS:  # ”—: the words beside them tell the language
        before, after = before.rstrip(SHARED_MARKS) or before, after.lstrip(SHARED_MARKS) or after
    return "" if joins_closely(before[-1], after[0]) else " "
