"""Translator's notes: a paragraph or quote that begins with 譯註： or Translator's note: stands apart from the text."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from document.html import Context, blocks_html, tag, to_html
from document.inline import inline_text
from document.model import NOWHERE, Document, Element, Node, Place
from interview.turns import Turn

# 譯註：… （譯註：…） 【譯註】… [Translator’s note: …]; italics and bold are mark-up and never seen here.
_OPEN, _CLOSE, _COLON = r"[\[(（【［〔]", r"[\])）】］〕]", "[:：]"
_WORDS = r"(?:[譯译](?:者)?[註注按]|translator(?:['’]?s|s['’])?\s+notes?)"
_LABEL = re.compile(rf"\s*(?:{_OPEN}?\s*{_WORDS}\s*{_COLON}|{_OPEN}\s*{_WORDS}\s*{_CLOSE}\s*{_COLON}?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TranslatorNote(Node):
    """What the translator adds: the paragraphs, with their label as it was written."""

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Node, ...]
    place: Place = NOWHERE
    id: str | None = None


def mark_notes(document: Document) -> Document:
    """Make a note of each paragraph or quote that begins with the label of one, in turns too."""
    return replace(document, blocks=tuple(map(_marked, document.blocks)))


def _marked(block: Node) -> Node:
    match block:
        case Turn():
            return replace(block, children=tuple(map(_marked, block.children)))
        case Element(tag="blockquote", children=(Element(tag="p") as first, *_)) if _is_note(first):
            return TranslatorNote(block.children, block.place, block.id)
        case Element(tag="p") if _is_note(block):
            return TranslatorNote((replace(block, id=None),), block.place, block.id)
    return block


def _is_note(paragraph: Element) -> bool:
    return bool(_LABEL.match(inline_text(paragraph.children)))


@to_html.register
def _(node: TranslatorNote, context: Context) -> str:
    inside = f"\n{blocks_html(node.children, context)}\n"
    return tag("aside", inside, class_="translator-note", role="note", id=node.id)
