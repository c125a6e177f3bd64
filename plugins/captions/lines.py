"""The source lines of a paragraph: which hold images, which hold words, and how a line is cleaned of its margins."""

from collections.abc import Iterator

from document.inline import cut, inline_text
from document.model import Element, Node, Text


def source_lines(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The nodes of one paragraph by the source lines they stand on; a hard break is at the end of its line."""
    line: list[Node] = []
    number = 0
    for node in nodes:
        here = first_line((node,))
        if line and here and here != number and not (isinstance(node, Element) and node.tag == "br"):
            yield tuple(line)
            line = []
        number = last_line(node) or number
        line.append(node)
    if not all(map(is_blank, line)):
        yield tuple(line)


def first_line(nodes: tuple[Node, ...]) -> int:
    """The source line of the first word or element (0: unknown)."""
    for node in nodes:
        if isinstance(node, Text) and node.line and node.text.strip():
            return node.line
        if isinstance(node, Element):
            return node.place.line
    return 0


def last_line(node: Node) -> int:
    """The source line of the last word in a node (0: unknown)."""
    if isinstance(node, Element):
        return (last_line(node.children[-1]) if node.children else 0) or node.place.line
    return node.line if isinstance(node, Text) and node.text.strip() else 0


def only_images(line: tuple[Node, ...]) -> bool:
    """Whether a line holds images and no words."""
    return all(is_image(node) or is_blank(node) for node in line)


def is_image(node: Node) -> bool:
    """Whether a node is an image."""
    return isinstance(node, Element) and node.tag == "img"


def is_blank(node: Node) -> bool:
    """Whether a node is white space or a hard break."""
    return not node.text.strip() if isinstance(node, Text) else isinstance(node, Element) and node.tag == "br"


def trim(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without white space and hard breaks at either end."""
    while nodes and is_blank(nodes[-1]):
        nodes = nodes[:-1]
    text = inline_text(nodes)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return cut(nodes, start, end) if (start, end) != (0, len(text)) else nodes
