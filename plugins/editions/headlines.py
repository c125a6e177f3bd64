"""Titles as pictures for sharing set them: what slants, and where in Chinese a word ends."""

from collections.abc import Iterator, Sequence

from document.model import Element, Node, Place
from document.walk import parts, plain_text
from editions.records import Headline
from facing.lexicon import the_lexicon
from facing.tokens import HAN_RUN, han_words
from fonts.characters import script_of
from sharing.poster import Words

SLANTED = frozenset({"em", "cite", "i"})


def headline(nodes: tuple[Node, ...], lang: str, place: Place) -> Headline:
    """A title as a picture sets it: its words, what of them slants, and where in Chinese a word ends."""
    text = plain_text(nodes)
    seams: list[int] = []
    if script_of(lang):
        for run in HAN_RUN.finditer(text):
            at = run.start()
            for word in han_words(run[0], the_lexicon()):
                at += len(word)
                seams.append(at)
    return Headline(Words(text, lang, tuple(_slanted(nodes, 0)), tuple(seams)), place)


def _slanted(nodes: Sequence[Node], at: int) -> Iterator[tuple[int, int]]:
    for node in nodes:
        size = len(plain_text(node))
        if isinstance(node, Element) and node.tag in SLANTED:
            yield at, at + size
        else:
            yield from _slanted(parts(node), at)
        at += size
