"""The text of an article as a feed carries it: well-formed, with whole addresses, and plain without a style sheet."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from captions.figures import Caption, Figure, Still
from document.choices import chosen
from document.model import Choice, Document, Element, Footnote, Node, NoteReference, Text
from document.raw_html import VOID_TAGS
from document.walk import parts, plain_text, walk
from facing.pulls import PullQuote
from facing.rows import Row
from films.mentions import FilmMention
from images.plan import Picture
from interview.notes import TranslatorNote
from interview.turns import Speaker, Turn

# What a reader's own style sheet has a use for. Classes and ids mean nothing there, and articles stand on one page.
_KEPT = ("href", "src", "alt", "width", "height", "title", "dir", "datetime", "colspan", "rowspan", "scope", "start")
_SWITCHES = ("reversed", "open")
# Characters that XML 1.0 has no place for, not even as references.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedContext:
    """What the text of one language needs in a feed.

    `page` is the article's own whole address; `address` gives that of another page by kind and slug, or "" (see
    `document.html.Context`). `words` are the interface words of the language.
    """

    edition: str
    lang: str
    region: str
    page: str
    words: Mapping[str, str]
    address: Callable[[str, str], str]
    pictures: Mapping[str, Picture]
    images: str  # the address below which pictures lie
    over: Set[str] = frozenset()  # pictures whose rights have ended
    prefix: str = ""  # of the notes on the page, see `document.html.Context`

    def whole(self, address: str) -> str:
        """An address as it is written in a text, with everything in front that a reader elsewhere needs."""
        try:
            return urljoin(self.page, address)
        except ValueError:  # an address that leads nowhere on the page either
            return address


def single_text(document: Document, context: FeedContext, cover: str) -> str:
    """An article in one language: its cover unless the text shows it, the text, the notes."""
    blocks = [*_cover(cover, (document,), context), *_all(document.blocks, context), *_notes(document, context)]
    return _lines(blocks)


def facing_text(
    rows: Sequence[Row], documents: tuple[Document, Document], contexts: tuple[FeedContext, FeedContext], cover: str
) -> str:
    """An article in two languages: row by row, each side in an element that says which language it is in."""
    written = [_lines(_cover(cover, documents, contexts[0]))]
    for row in rows:
        if row.kind == "divider":
            written.append("<hr/>")
            continue
        shown = False
        for nodes, speaker, context in zip(
            (row.left, row.right), (row.left_speaker, row.right_speaker), contexts, strict=True
        ):
            if not nodes and row.kind not in ("note", "figure"):
                nodes = (Element("p", {}, (Element("em", {}, (Text(f"[{context.words['gap']}]"),)),)),)
            who = _who(speaker, context) if speaker else ()
            # The picture itself stands there once, with the words of both sides under it.
            words = _captions(nodes, context) if row.kind == "figure" and shown else tuple(_all(nodes, context))
            shown = shown or bool(nodes)
            written.append(in_language((*who, *words), context.lang))
    written += [in_language(tuple(_notes(*both)), both[1].lang) for both in zip(documents, contexts, strict=True)]
    return "\n".join(filter(None, written))


def in_language(nodes: Sequence[Node], lang: str) -> str:
    """Blocks in an element that names their language, for XML and for HTML; nothing around nothing."""
    return xml(Element("div", {"lang": lang}, tuple(nodes))) if nodes else ""


def xml(node: Node) -> str:
    """A plain node as XHTML that is HTML as well. Every text and attribute is escaped."""
    if not isinstance(node, Element):
        return escape(clean(node.text), quote=False) if isinstance(node, Text) else "".join(map(xml, parts(node)))
    written = "".join(f' {name}="{escape(clean(value))}"' for name, value in _attributes(node))
    if node.tag in VOID_TAGS:
        return f"<{node.tag}{written}/>"
    return f"<{node.tag}{written}>{''.join(map(xml, node.children))}</{node.tag}>"


def clean(words: str) -> str:
    """Words without the characters that no XML may hold."""
    return _NO_XML.sub("", words)


def _attributes(node: Element) -> Iterator[tuple[str, str]]:
    for name, value in node.attributes.items():
        if name == "lang":
            yield from (("lang", value), ("xml:lang", value))
        elif name in _SWITCHES:
            yield name, name
        elif name in _KEPT:
            yield name, value


def _lines(nodes: Iterable[Node]) -> str:
    return "\n".join(map(xml, nodes))


def _all(nodes: Iterable[Node], context: FeedContext) -> Iterator[Node]:
    for node in nodes:
        yield from _plain(node, context)


def _plain(node: Node, context: FeedContext) -> Iterator[Node]:
    """A node as elements of HTML and text; what only the page has a use for is left out."""
    match node:
        case Text():
            yield node
        case Choice():
            yield from _plain(chosen(node, context.edition, context.region), context)
        case Turn():
            yield from _who(node.speaker, context) if node.speaker else ()
            yield from _all(node.children, context)
        case Figure():
            yield from _figure(node, context)
        case TranslatorNote():
            yield Element("aside", {}, tuple(_all(node.children, context)))
        case FilmMention():
            yield from _film(node, context)
        case NoteReference():
            to_note = context.whole(f"#{context.prefix}fn{node.number}")
            yield Element("sup", {}, (Element("a", {"href": to_note}, (Text(str(node.number)),)),))
        case PullQuote():
            return  # the words stand in the text already
        case Element():
            yield from _element(node, context)
        case _:
            yield from _all(parts(node), context)


def _element(node: Element, context: FeedContext) -> Iterator[Node]:
    attributes = {
        name: context.whole(value) if name in ("href", "src") else value for name, value in node.attributes.items()
    }
    inside = tuple(_all(node.children, context))
    if node.tag == "img":
        yield _picture(node.attributes.get("src", ""), node.attributes.get("alt", ""), context)
    elif node.tag == "span" and not {"lang", "dir"} & attributes.keys():
        yield from inside
    else:
        yield Element({"h1": "h2"}.get(node.tag, node.tag), attributes, inside)


def _who(speaker: Speaker, context: FeedContext) -> tuple[Node, ...]:
    """Who speaks, on a line of its own before what they say."""
    name = tuple(_all(speaker.children, context))
    address = context.address("person", speaker.person) if speaker.person else ""
    if address:
        name = (Element("a", {"href": context.whole(address)}, name),)
    return (Element("p", {}, (Element("strong", {}, name),)),)


def _film(node: FilmMention, context: FeedContext) -> Iterator[Node]:
    """A film's title, with the way to its page."""
    if node.film is None and node.year is None:
        yield from _all(node.children, context)
        return
    children = node.children
    match children:
        case (Element(tag="em" | "i" | "cite", children=inner),):
            children = inner
    words = tuple(_all(children, context))
    address = context.address("film-page", node.film) if node.film else ""
    yield Element("cite", {}, (Element("a", {"href": context.whole(address)}, words),) if address else words)


def _figure(node: Figure, context: FeedContext) -> Iterator[Node]:
    """Stills one below the other, each with its own caption; one that they share comes after the last."""
    if node.caption is None:
        for still in node.stills:
            yield _captioned((still,), still.caption, context)
    elif any(still.caption for still in node.stills):
        for still in node.stills:
            yield _captioned((still,), still.caption, context)
        yield Element("p", {}, tuple(_all(node.caption.children, context)))
    else:
        yield _captioned(node.stills, node.caption, context)


def _captioned(stills: Sequence[Still], caption: Caption | None, context: FeedContext) -> Element:
    pictures = tuple(_picture(still.source or "", plain_text(still.alt), context) for still in stills)
    words = (Element("figcaption", {}, tuple(_all(caption.children, context))),) if caption else ()
    return Element("figure", {}, (*pictures, *words))


def _captions(nodes: Iterable[Node], context: FeedContext) -> tuple[Node, ...]:
    """What the figures of a row say, without their pictures."""
    found = [
        caption
        for node in nodes
        if isinstance(node, Figure)
        for caption in (*(still.caption for still in node.stills), node.caption)
        if caption
    ]
    return tuple(Element("p", {}, tuple(_all(caption.children, context))) for caption in found)


def _picture(source: str, alt: str, context: FeedContext) -> Element:
    """A picture in the size of a column; where there is none yet, or none any more, what the page says of it."""
    picture = context.pictures.get(source)
    if picture is None:
        said = context.words["rights_over" if source in context.over else "placeholder"]
        return Element("em", {}, (Text(f"[{alt}: {said}]" if alt else f"[{said}]"),))
    file = picture.jpeg[-1]
    return Element(
        "img",
        {
            "src": context.images + file.name,
            "alt": alt,
            "width": str(file.width),
            "height": str(file.height),
        },
    )


def _cover(name: str, documents: Iterable[Document], context: FeedContext) -> tuple[Node, ...]:
    """The article's cover, unless a figure of the text shows it."""
    blocks = (block for document in documents for block in document.blocks)
    shown = {node.source for block in blocks for node in walk(block) if isinstance(node, Still)}
    if name not in context.pictures or name in shown:
        return ()
    return (Element("figure", {}, (_picture(name, "", context),)),)


def _notes(document: Document, context: FeedContext) -> Iterator[Node]:
    """The footnotes below a line, under their numbers."""
    if not document.footnotes:
        return
    yield Element("hr")
    yield Element("ol", {}, tuple(_note(note, context) for note in document.footnotes))


def _note(note: Footnote, context: FeedContext) -> Element:
    """A note, with the way back to its place on the page."""
    back = Element("a", {"href": context.whole(f"#{context.prefix}fn{note.number}-ref")}, (Text("↩"),))
    return Element("li", {}, (*_all(note.children, context), Text(" "), back))
