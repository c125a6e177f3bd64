"""Turn Python-Markdown's element tree into nodes, counting source lines on the way."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element as Tree

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from document.breaks import first_line, settle_blocks, settle_breaks, settle_line
from document.diagnostics import Diagnostic
from document.inline import pieces
from document.model import (
    NOWHERE,
    Choice,
    Element,
    Fixed,
    Footnote,
    Node,
    NoteReference,
    Place,
    Pulled,
    Text,
    Variant,
    is_inline,
)
from document.raw_html import SILENT_TAGS, TAGS, VOID_TAGS, removed_tags, safe_address, to_nodes
from document.source_lines import FENCE_MARK, LINE

_KEPT = {"a": ("href", "title"), "img": ("src", "alt", "title"), "ol": ("start",), "th": ("style",), "td": ("style",)}
_ALIGN = re.compile(r"text-align:\s*(left|right|center)")
_ID = re.compile(r"\s*\{#([\w-]+)\}\s*$")


@dataclass
class _RawTag:
    """A tag of raw HTML between inline nodes, before it has found its partner."""

    name: str
    closes: bool
    element: Element | None


class TreeBuilder:
    """Turns Python-Markdown's tree into nodes, counting source lines as it goes."""

    def __init__(
        self,
        stash: Sequence[str | Tree],
        fences: Sequence[tuple[str, str]],
        path: str,
        note_lines: Mapping[str, int],
    ) -> None:
        self.stash, self.fences, self.path, self.note_lines = stash, fences, path, note_lines
        self.footnotes: list[Footnote] = []
        self.diagnostics: list[Diagnostic] = []
        self.referred: set[str] = set()
        self.line = 0

    def siblings(self, parent: Tree) -> Iterator[Node]:
        """The blocks directly inside an element that holds only blocks."""
        for child in parent:
            yield from self.block(child)

    def block(self, tree: Tree) -> Iterator[Node]:
        self.line = int(tree.get(LINE, self.line))
        start = self.line
        only = (tree.text or "").strip()
        if tree.tag == "div" and tree.get("class") == "footnote":
            self.footnotes.extend(self._footnotes(tree))
        elif len(tree) == 0 and (fence := FENCE_MARK.fullmatch(only)):
            yield self._fence(int(fence[1]), start)
        elif tree.tag == "p" and len(tree) == 0 and (raw := HTML_PLACEHOLDER_RE.fullmatch(only)):
            yield from self._raw_block(self._stashed(int(raw[1])), start)
        elif tree.tag == "pre":
            code = html.unescape("".join(tree.itertext())).rstrip("\n")
            yield Element("pre", {}, (Element("code", {}, (Text(code, start),)),), Place(self.path, start))
        else:
            children = tuple(self.inside(tree, start))
            yield self._with_id(Element(tree.tag, self._attributes(tree), children, Place(self.path, start)))

    def inside(self, tree: Tree, line: int) -> Iterator[Node]:
        """What an element holds: lines of text with their breaks settled, and blocks."""
        self.line = line
        for inline, run in groupby(self._folded(list(self._tokens(tree))), key=is_inline):
            nodes = tuple(run)
            if not inline:
                yield from (node for node in nodes if not (isinstance(node, Text) and not node.text.strip()))
            elif "".join(text for text, _, _ in pieces(nodes)).strip():
                yield from settle_breaks(nodes)

    def _tokens(self, tree: Tree) -> Iterator[Node | _RawTag]:
        yield from self._text(tree.text)
        for child in tree:
            yield from self._inline(child)
            yield from self._text(child.tail)

    def _inline(self, tree: Tree) -> Iterator[Node | _RawTag]:
        start = self.line
        match tree.tag:
            case "br":
                self.line += 1 if tree.get(LINE) else 0
                yield Element("br", {}, (), Place(self.path, start))
            case "fixed":
                yield Fixed(tuple(self._folded(list(self._tokens(tree)))))
            case "pulled":
                yield Pulled(tuple(self._folded(list(self._tokens(tree)))))
            case "choice":
                yield Choice(tuple(Variant(v.get("key", ""), tuple(self._folded(list(self._tokens(v))))) for v in tree))
            case "sup" if tree.get("id", "").startswith("fnref"):
                name, number = self._reference(tree)
                yield NoteReference(name, number, name in self.referred)
                self.referred.add(name)
            case "code":
                words = html.unescape(tree.text or "").split("\n")
                lines = tuple(Text(" " * bool(n) + part, start + n) for n, part in enumerate(words))
                yield Element("code", {}, lines, Place(self.path, start))
                self.line += len(words) - 1
            case "a" | "img":
                yield from self._link(tree, start)
            case _ if tree.get(LINE) is not None:
                yield from self.block(tree)
            case _:
                children = tuple(self._folded(list(self._tokens(tree))))
                yield Element(tree.tag, self._attributes(tree), children, Place(self.path, start))

    def _text(self, text: str | None) -> Iterator[Node | _RawTag]:
        if not text:
            return
        at = 0
        for match in HTML_PLACEHOLDER_RE.finditer(text):
            yield from self._lines_of(text[at : match.start()])
            yield from self._raw_inline(self._stashed(int(match[1])))
            at = match.end()
        yield from self._lines_of(text[at:])

    def _lines_of(self, text: str) -> Iterator[Text]:
        """One node per source line; the break stays at the end of the line until the whole block is known."""
        text = (
            text.replace(AMP_SUBSTITUTE, "&").replace(NBSP_PLACEHOLDER, "").replace("\u0002", "").replace("\u0003", "")
        )
        first, *others = text.split("\n")
        if first:
            yield Text(first, self.line)
        for part in others:
            self.line += 1
            yield Text("\n" + part, self.line)

    def _stashed(self, number: int) -> str:
        raw = self.stash[number] if number < len(self.stash) else ""
        return raw if isinstance(raw, str) else "".join(raw.itertext())

    def _raw_inline(self, raw: str) -> Iterator[Node | _RawTag]:
        start = self.line
        self.line += raw.count("\n")
        if raw.startswith("&"):
            yield Text(html.unescape(raw), start)
        elif match := re.match(r"<(/?)([a-zA-Z][\w-]*)", raw):
            name = match[2].lower()
            self._report_removed(raw, start)
            if match[1]:
                yield _RawTag(name, True, None)
                return
            made = [n for n in to_nodes(raw, Place(self.path, start)) if isinstance(n, Element)] if name in TAGS else []
            element = made[0] if made else None
            if element is not None and name in VOID_TAGS:
                yield element
            else:
                yield _RawTag(name, False, element)

    def _folded(self, tokens: list[Node | _RawTag]) -> Iterator[Node]:
        """Put what stands between a raw opening tag and its closing tag inside it; a lone tag just goes."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if not isinstance(token, _RawTag):
                yield token
            elif not token.closes:
                end = self._closing(tokens, at, token.name)
                inside = tuple(self._folded(tokens[at:end])) if end is not None else ()
                if end is None:
                    continue
                if token.element is not None:
                    yield replace(token.element, children=inside)
                elif token.name not in SILENT_TAGS:
                    yield from inside
                at = end + 1

    def _closing(self, tokens: list[Node | _RawTag], start: int, name: str) -> int | None:
        depth = 0
        for at in range(start, len(tokens)):
            token = tokens[at]
            if isinstance(token, _RawTag) and token.name == name:
                if not token.closes:
                    depth += 1
                elif depth:
                    depth -= 1
                else:
                    return at
        return None

    def _raw_block(self, raw: str, line: int) -> Iterator[Node]:
        self._report_removed(raw, line)
        for inline, run in groupby(to_nodes(raw, Place(self.path, line)), key=is_inline):
            nodes = tuple(run)
            if not inline:
                yield from map(settle_blocks, nodes)
            elif settled := settle_line(nodes):
                yield Element("p", {}, settled, Place(self.path, first_line(settled) or line))

    def _report_removed(self, raw: str, line: int) -> None:
        for tag, below in removed_tags(raw):
            self.diagnostics.append(Diagnostic("removed-html", Place(self.path, line + below), {"tag": tag}))

    def _fence(self, number: int, line: int) -> Element:
        info, code = self.fences[number]
        attributes = {"class": f"language-{word}"} if (word := re.sub(r"[^\w+#-].*", "", info)) else {}
        return Element("pre", {}, (Element("code", attributes, (Text(code, line + 1),)),), Place(self.path, line))

    def _link(self, tree: Tree, line: int) -> Iterator[Node]:
        attributes = self._attributes(tree)
        children = tuple(self._folded(list(self._tokens(tree))))
        address = attributes.get("href", attributes.get("src", ""))
        if not safe_address(html.unescape(address)):
            self.diagnostics.append(Diagnostic("unsafe-link", Place(self.path, line), {"address": address}))
            yield from children
        else:
            yield Element(tree.tag, attributes, children, Place(self.path, line))

    def _attributes(self, tree: Tree) -> dict[str, str]:
        kept = {name: html.unescape(value) for name in _KEPT.get(tree.tag, ()) if (value := tree.get(name)) is not None}
        if align := _ALIGN.search(kept.pop("style", "")):
            kept["class"] = f"align-{align[1]}"  # no inline style: the Content-Security-Policy forbids it
        if tree.get("class") == "verse":
            kept["class"] = "verse"
        return kept

    def _reference(self, tree: Tree) -> tuple[str, int]:
        name = tree.get("id", "").partition(":")[2]
        digits = re.sub(r"\D", "", "".join(tree.itertext()))
        return name, int(digits or 0)

    def _footnotes(self, tree: Tree) -> Iterator[Footnote]:
        for number, item in enumerate(tree.iterfind("ol/li"), 1):
            name = item.get("id", "").partition(":")[2]
            for holder in list(item.iter()):
                for back in [a for a in holder if a.tag == "a" and a.get("class") == "footnote-backref"]:
                    holder.remove(back)
            line = self.line = self.note_lines.get(name, self.line)
            children = tuple(node for node in self.siblings(item) if node != Element("p", {}, (), _place_of(node)))
            yield Footnote(name, number, children, Place(self.path, line))

    def _with_id(self, element: Element) -> Element:
        """Take a closing `{#id}` off a block and make it its id."""
        if not element.children or not isinstance(last := element.children[-1], Text):
            return element
        if match := _ID.search(last.text):
            rest = replace(last, text=last.text[: match.start()])
            children = (*element.children[:-1], rest) if rest.text else element.children[:-1]
            return replace(element, children=children, id=match[1])
        return element


def _place_of(node: Node) -> Place:
    return node.place if isinstance(node, Element) else NOWHERE
