"""Put tags at random places into sentences, to see that mark-up changes no word of a conversion."""

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise

from document.model import Element, Fixed, Node, Text
from document.walk import plain_text, walk
from script.convert import Conversion

_TAGS = ("em", "strong", "a", "span")
# What no conversion may touch: as code, as words that an editor fixed, in another language.
_PROTECTED = "后面《里面》头发 干净“只”"


def tagged(text: str, insertions: int, chance: random.Random) -> tuple[Node, ...]:
    """The text with so many elements around parts of it, side by side and in one another."""
    nodes: tuple[Node, ...] = (Text(text),)
    for _ in range(insertions):
        at = chance.randrange(len(nodes))
        nodes = (*nodes[:at], *_wrapped(nodes[at], chance), *nodes[at + 1 :])
    return nodes


def _wrapped(node: Node, chance: random.Random) -> tuple[Node, ...]:
    """A node cut in up to three, the middle one in an element; of an element its inside."""
    if isinstance(node, Element):
        at = chance.randrange(len(node.children))
        inside = (*node.children[:at], *_wrapped(node.children[at], chance), *node.children[at + 1 :])
        return (Element(node.tag, node.attributes, inside),)
    text = node.text if isinstance(node, Text) else ""
    cuts = sorted(chance.choices(range(len(text) + 1), k=2))
    before, within, after = (Text(text[a:b]) for a, b in pairwise([0, *cuts, len(text)]))
    return before, Element(chance.choice(_TAGS), {}, (within,)), after


def broken(conversion: Conversion, lines: Iterable[str], insertions: int, seed: int = 0) -> Iterator[str]:
    """The lines that come out as other words when so many tags in all are put into them, some in each."""
    chance = random.Random(seed)  # noqa: S311 # nothing secret
    left = insertions
    for line in lines:
        count = min(chance.randint(1, 8), left)
        left -= count
        nodes = tagged(line, count, chance)
        if plain_text(conversion.line(nodes)) != conversion.text(line):
            yield line
        if not left:
            return


def touched(conversion: Conversion, lines: Iterable[str]) -> int:
    """How many protected spans, put between the halves of each line, do not come out byte for byte."""
    return sum(_is_touched(conversion, line) for line in lines)


def _is_touched(conversion: Conversion, line: str) -> int:
    half = len(line) // 2
    kept: tuple[Node, ...] = (
        Element("code", {}, (Text(_PROTECTED),)),
        Fixed((Text(_PROTECTED),)),
        Element("span", {"lang": "ja"}, (Text(_PROTECTED),)),
    )
    done = conversion.line((Text(line[:half]), *kept, Text(line[half:])))
    inside = [node for one in done for node in walk(one)]
    found = [n for n in inside if isinstance(n, Fixed) or (isinstance(n, Element) and n.tag in ("code", "span"))]
    return len(kept) - sum(plain_text(node) == _PROTECTED for node in found)
