"""Raw HTML in Markdown: made harmless by nh3, then turned into nodes like everything else."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import nh3

from document.model import Element, Node, Place, Text

TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure"
    " h2 h3 h4 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td"
    " tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt"},
    "time": {"datetime"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "details": {"open"},
}
# What these hold is no prose, so it goes with the tag.
SILENT_TAGS = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "textarea", "title"}
SCHEMES = {"http", "https", "mailto", "tel"}
VOID_TAGS = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def safe_address(address: str) -> bool:
    """Whether a link may lead there: a page, a mail or telephone address, or somewhere on this site."""
    compact = "".join(character for character in address if character > " ")
    try:
        scheme = urlsplit(compact).scheme.lower()
    except ValueError:
        return False
    return scheme in SCHEMES if scheme or ":" in compact.split("/")[0] else True


def clean(html: str) -> str:
    """HTML with only harmless tags, attributes and addresses left."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=SILENT_TAGS,
        link_rel=None,
        strip_comments=True,
    )


def removed_tags(html: str) -> tuple[str, ...]:
    """The tags that `clean` takes out, for a message, in the order they stand."""
    scan = _Scan()
    scan.feed(html)
    scan.close()
    return tuple(dict.fromkeys(tag for tag in scan.tags if tag not in TAGS))


class _Scan(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)


def to_nodes(html: str, place: Place) -> tuple[Node, ...]:
    """Raw HTML as nodes, after cleaning; lines count from `place`."""
    builder = _Builder(place)
    builder.feed(clean(html))
    builder.close()
    return builder.finish()


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)


class _Builder(HTMLParser):
    """Reads what nh3 wrote, which is always well formed."""

    def __init__(self, place: Place) -> None:
        super().__init__(convert_charrefs=True)
        self.place = place
        self.stack = [_Open("", {}, place.line)]

    def line(self) -> int:
        return self.place.line + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in VOID_TAGS:
            place = Place(self.place.path, self.line())
            self.stack[-1].children.append(Element(tag, attributes, (), place))
        else:
            self.stack.append(_Open(tag, attributes, self.line()))

    def handle_endtag(self, tag: str) -> None:
        if len(self.stack) > 1 and self.stack[-1].tag == tag:
            done = self.stack.pop()
            place = Place(self.place.path, done.line)
            self.stack[-1].children.append(Element(done.tag, done.attributes, tuple(done.children), place))

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(Text(data, self.line()))

    def finish(self) -> tuple[Node, ...]:
        while len(self.stack) > 1:
            self.handle_endtag(self.stack[-1].tag)
        return tuple(self.stack[0].children)
