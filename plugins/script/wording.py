"""The words that an editor gives per edition or region, and those that are to stay: `{zh-hans:…|hk:…}`, `{=…=}`."""

import re

from document.model import Choice, Document, Fixed, Node, Text, Variant
from document.walk import transform_document
from script.regions import script_of_region

_KEY = r"[a-z]{2}(?:-[a-z]{2,4})?"
# The forms of `document.marks`, for text that is not Markdown: titles and summaries of the front matter.
INLINE_FORMS = re.compile(rf"\{{=(?P<fixed>.+?)=\}}|\{{(?P<choice>{_KEY}:[^{{}}|]*(?:\|{_KEY}:[^{{}}|]*)*)\}}")


def wording(choice: Choice, edition: str, region: str) -> Variant | None:
    """The wording meant for an edition: by its code, its region, its script, its language; None where there is none."""
    by_key = {variant.key: variant for variant in choice.variants}
    language = edition.split("-")[0]
    script = (script_of_region(region),) if language == "zh" else ()
    for key in (edition, region, f"{language}-{region}", *script, language):
        if key in by_key:
            return by_key[key]
    return None


def resolve_choices(document: Document, edition: str, region: str) -> Document:
    """An authored document with the wording of one edition in the place of each choice; the first where none fits."""

    def resolved(node: Node) -> Node:
        if not isinstance(node, Choice):
            return node
        return Fixed((wording(node, edition, region) or node.variants[0]).children)

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
