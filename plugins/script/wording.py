"""The words that an editor gives per edition or region, and those that are to stay: `{zh-hans:…|hk:…}`, `{=…=}`."""

import re

from document.choices import chosen
from document.model import Choice, Document, Fixed, Node, Text, Variant
from document.walk import transform_document, walk

_KEY = r"[a-z]{2}(?:-[a-z]{2,4})?"
# The forms of `document.marks`, for text that is not Markdown: titles and summaries of the front matter.
INLINE_FORMS = re.compile(rf"\{{=(?P<fixed>.+?)=\}}|\{{(?P<choice>{_KEY}:[^{{}}|]*(?:\|{_KEY}:[^{{}}|]*)*)\}}")


def resolve_choices(document: Document, edition: str, region: str) -> Document:
    """An authored document with the wording of one edition in the place of each choice; the first where none fits."""

    if not any(isinstance(node, Choice) for node in walk(document)):
        return document  # nearly every document: looking is cheaper than making it anew

    def resolved(node: Node) -> Node:
        if not isinstance(node, Choice):
            return node
        return Fixed(chosen(node, edition, region).children)

    return transform_document(document, resolved)


def parsed(text: str) -> tuple[Node, ...]:
    """A string that may hold the inline forms, as nodes."""
    nodes: list[Node] = []
    here = 0
    for found in INLINE_FORMS.finditer(text):
        nodes.append(Text(text[here : found.start()]))
        if found["fixed"] is not None:
            nodes.append(Fixed((Text(found["fixed"]),)))
        else:
            wordings = (wording.partition(":") for wording in found["choice"].split("|"))
            nodes.append(Choice(tuple(Variant(key, (Text(words.strip()),)) for key, _, words in wordings)))
        here = found.end()
    nodes.append(Text(text[here:]))
    return tuple(nodes)
