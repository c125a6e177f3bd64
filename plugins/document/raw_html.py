"""Raw HTML in Markdown: made harmless by nh3, then turned into nodes like everything else."""

import re
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
    return scheme in SCHEMES if scheme or ":" in re.split("[/?#]", compact, maxsplit=1)[0] else True


def safe_attribute(name: str, value: str) -> bool:
    """Whether an attribute that nh3 let pass may stay: what it saw as an address of this site, a browser must too."""
    return name not in ("href", "src") or safe_address(value)


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


def removed_tags(html: str) -> tuple[tuple[str, int], ...]:
    """The tags that `clean` takes out, for a message: each with the line (from 0) where it first stands."""
    scan = _Scan()
    scan.feed(html)
    scan.close()
    return tuple(scan.tags.items())


class _Scan(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            self.tags.setdefault(tag, self.getpos()[0] - 1)


def to_nodes(html: str, place: Place) -> tuple[Node, ...]:
    """Raw HTML as nodes, after cleaning; lines count from `place`."""
    builder = _Builder(place)
    builder.feed(clean(_LineMarker(html).marked()))
    builder.close()
    return builder.finish()


# Noncharacters around a line number: cleaning drops comments, scripts and the breaks inside tags, so it moves lines.
_LINE_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
_NONCHARACTERS = re.compile("[\ufdd0\ufdd1]")


class _LineMarker(HTMLParser):
    """Writes before the first word of each line of text which line it is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = _NONCHARACTERS.sub("", html)
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.html))]
        self.marks: dict[int, str] = {}

    def marked(self) -> str:
        """The HTML with its marks."""
        self.feed(self.html)
        self.close()
        done, at = "", 0
        for offset, mark in sorted(self.marks.items()):
            done += self.html[at:offset] + mark
            at = offset
        return done + self.html[at:]

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        at = self.starts[line - 1] + column
        for number, part in enumerate(data.split("\n")):
            if part.strip():
                self.marks[at + len(part) - len(part.lstrip())] = f"\ufdd0{line - 1 + number}\ufdd1"
            at += len(part) + 1

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


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
        self.moved = 0  # how many lines cleaning has taken out so far
        self.stack = [_Open("", {}, place.line)]

    def line(self) -> int:
        return self.place.line + self.getpos()[0] - 1 + self.moved

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs if safe_attribute(name, value or "")}
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
        """One node per source line, with the break before it, as in text that Markdown read."""
        for number, part in enumerate(data.split("\n")):
            if mark := _LINE_MARK.search(part):
                self.moved = int(mark[1]) - (self.getpos()[0] - 1 + number)
                part = _LINE_MARK.sub("", part)
            if number or part:
                self.stack[-1].children.append(Text("\n" * bool(number) + part, self.line() + number))

    def finish(self) -> tuple[Node, ...]:
        while len(self.stack) > 1:
            self.handle_endtag(self.stack[-1].tag)
        return tuple(self.stack[0].children)
