"""Write nodes as HTML: one function per kind of node, registered by the room that the node lives in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from html import escape
from itertools import groupby

from document.choices import chosen
from document.model import Choice, Document, Element, Fixed, Footnote, Node, NoteReference, Text, Variant, is_inline

# What is laid out in lines of its own, so that the pages read well as source too.
_OPEN_LINES = frozenset("ul ol dl table thead tbody tr blockquote aside div section".split())
_VOID = frozenset({"br", "hr", "img", "wbr", "col"})


def _no_picture(source: str, alt: str, context: "Context") -> str:  # noqa: ARG001 # the default of a callback
    return f'<img src="{escape(source)}" alt="{escape(alt)}">'


@dataclass(frozen=True, slots=True)
class Context:
    """What the HTML of a document depends on besides the document.

    `edition` and `region` choose wordings; `lang` is the BCP-47 tag of the text; `prefix` keeps notes and further
    anchors apart where two documents share a page (a block has one id in every language); `words` are the interface
    words of the edition; `address` gives the address of a page by kind and slug (`film`, `person`), or "" where there
    is none; `picture` writes an image of the article, `shape` is its width for a height of one,
    `share` how much of the width it is given beside others.
    """

    edition: str
    lang: str
    region: str = ""
    prefix: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    address: Callable[[str, str], str] = lambda kind, slug: ""  # the default of a callback
    picture: Callable[[str, str, "Context"], str] = _no_picture
    shape: Callable[[str], float] = lambda source: 1.5  # as above
    share: float = 1.0

    def word(self, key: str) -> str:
        """An interface word in the edition's language."""
        return self.words.get(key, key)


@singledispatch
def to_html(node: Node, context: Context) -> str:  # noqa: ARG001 # the signature of the dispatch
    """A node as HTML, safe to stand in a page: every text and attribute is escaped."""
    raise TypeError(f"no HTML is registered for {type(node).__name__}")


def all_html(nodes: Iterable[Node], context: Context) -> str:
    """Several nodes as HTML, one after another."""
    return "".join([to_html(node, context) for node in nodes])


def blocks_html(nodes: Iterable[Node], context: Context) -> str:
    """Blocks as HTML, each on lines of its own; text between them stays unbroken."""
    written: list[str] = []
    for inline, run in groupby(nodes, key=is_inline):
        each = [to_html(node, context) for node in run]
        written += ["".join(each)] if inline else each
    return "\n".join(written)


def tag(name: str, inside: str, **attributes: str | None) -> str:
    """An element; attributes that are None are left out, `class_` is `class`, and `_` in a name is `-`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{inside}</{name}>"


@to_html.register
def _(node: Text, context: Context) -> str:  # noqa: ARG001 # the signature of the dispatch
    return escape(node.text, quote=False)


@to_html.register
def _(node: Element, context: Context) -> str:
    if node.tag == "img":
        return context.picture(node.attributes.get("src", ""), node.attributes.get("alt", ""), context)
    name = {"h1": "h2"}.get(node.tag, node.tag)  # the page's own h1 is its title
    if name == "th" and not node.children:
        name = "td"  # the empty corner of a table heads nothing
    inside = all_html(node.children, context)
    if name in _OPEN_LINES:
        inside = f"\n{blocks_html(node.children, context)}\n"
    written = "".join(f' {key}="{escape(value)}"' for key, value in node.attributes.items())
    if node.id:
        written = f' id="{escape(node.id)}"' + written
    if name == "th" and "scope" not in node.attributes:
        written += ' scope="col"'  # Markdown's tables have their heads on top
    if name == "table":
        # A wide table scrolls by itself, and can be scrolled from the keyboard.
        words = escape(context.word("table"))
        return f'<section class="table" tabindex="0" aria-label="{words}"><table{written}>{inside}</table></section>'
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{inside}</{name}>"


@to_html.register
def _(node: Fixed, context: Context) -> str:
    return all_html(node.children, context)


@to_html.register
def _(node: Variant, context: Context) -> str:
    return all_html(node.children, context)


@to_html.register
def _(node: Choice, context: Context) -> str:
    return to_html(chosen(node, context.edition, context.region), context)


@to_html.register
def _(node: NoteReference, context: Context) -> str:
    name = f"{context.prefix}fn{node.number}"
    label = f"{context.word('note')} {node.number}"
    anchor = "" if node.again else f' id="{name}-ref"'
    return f'<sup class="note-ref"{anchor}><a href="#{name}" aria-label="{escape(label)}">{node.number}</a></sup>'


@to_html.register
def _(node: Footnote, context: Context) -> str:
    name = f"{context.prefix}fn{node.number}"
    back = f'<a class="note-back" href="#{name}-ref" aria-label="{escape(context.word("back"))}">↩</a>'
    return f'<li id="{name}">{blocks_html(node.children, context)} {back}</li>'


def footnotes_html(document: Document, context: Context) -> str:
    """The footnotes of a document as a section, or an empty string."""
    if not document.footnotes:
        return ""
    items = "\n".join(to_html(note, context) for note in document.footnotes)
    name = escape(context.word("notes"))
    opening = f'<section class="notes" lang="{context.lang}" aria-label="{name}">'
    return f"{opening}\n<ol>\n{items}\n</ol>\n</section>"
