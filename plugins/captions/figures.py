"""Stills and their captions: a run of images and the caption lines after it become one figure."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import ClassVar

from captions.positions import position, positions, sequence, together
from document.cjk import is_chinese
from document.diagnostics import Diagnostic
from document.html import Context, all_html, tag, to_html
from document.inline import cut, inline_text
from document.model import NOWHERE, Document, Element, Node, Place, Text
from document.walk import plain_text
from interview.turns import Turn

# A film (or work) and nothing else: 《銀翼殺手 2049》(2017), *Blade Runner 2049* (2017), Blade Runner 2049 (2017).
_YEAR = r"[(（]\s*\d{4}\s*[)）]"
_FILM_ALONE = re.compile(rf"\s*(?:《[^》]+》\s*(?:{_YEAR})?|[^。.!?！？：:]{{1,80}}{_YEAR})\s*")
_YEAR_ALONE = re.compile(rf"\s*{_YEAR}\s*")
# Words that make a paragraph after stills their caption.
_CAPTION_START = re.compile(
    r"\s*(?:[△▲↑◎●■]|(?:圖說?|图说?|劇照|剧照|攝影?|摄影?|photo(?:graph)?s?|stills?|image|caption)\s*[:：／/|｜]"
    r"|(?:film )?stills? from\b|photo(?:graph)?s? by\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"供圖|供图|圖片提供|图片提供|(?:攝影|摄影|photos?)\s*[:：／/|｜]|\bcourtesy of\b|©", re.IGNORECASE
)
# These are in prose too; there a sentence ends.
_STILL = re.compile(r"(?:靜幀|静帧|劇照|剧照|截圖|截图)[^。！？!?]*[^。！？!?」』”]$")
# Longer than this, in characters, is prose: Latin words take more of them than Chinese ones.
_LONGEST_CAPTION, _LONGEST_LATIN_CAPTION = 160, 400


@dataclass(frozen=True, slots=True)
class Caption(Node):
    """The words under one still, or under all of a figure."""

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Still(Node):
    """One image: `source` is its file in the article's folder (None: an empty slot), `position` where its caption
    said it stands among the others."""

    PARTS: ClassVar[tuple[str, ...]] = ("alt", "caption")

    source: str | None
    alt: tuple[Text, ...] = ()
    position: str | None = None
    caption: Caption | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """Stills that belong together; `caption` is the one that all of them share."""

    PARTS: ClassVar[tuple[str, ...]] = ("stills", "caption")

    stills: tuple[Still, ...]
    caption: Caption | None = None
    place: Place = NOWHERE
    id: str | None = None


def make_figures(document: Document) -> Document:
    """Gather each run of images, and the caption lines after it, into a figure."""
    problems: list[Diagnostic] = []
    blocks: list[Node] = []
    for block in _figures(document.blocks, problems):
        if isinstance(block, Turn):
            block = replace(block, children=tuple(_figures(block.children, problems)))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks), diagnostics=(*document.diagnostics, *problems))


def _figures(blocks: Sequence[Node], problems: list[Diagnostic]) -> Iterator[Node]:
    rest = deque(chain.from_iterable(map(_parted, blocks)))
    while rest:
        block = rest.popleft()
        stills, lines = _images(block)
        if not stills or not isinstance(block, Element):
            yield block
            continue
        place, identity = block.place, block.id
        while not lines and rest:
            more, lines = _images(rest[0])
            if not more:
                break
            stills += more
            rest.popleft()
        if not lines:
            while rest and (line := _caption_lines(rest[0], len(stills), bool(lines))):
                lines += line
                rest.popleft()
        yield replace(_figure(stills, lines, place, problems), id=identity)


def _parted(block: Node) -> Iterator[Node]:
    """A paragraph in parts: before each source line of images that follows words, and before prose after images."""
    if (
        not isinstance(block, Element)
        or block.tag != "p"
        or block.attributes
        or not any(map(_is_image, block.children))
    ):
        yield block
        return
    parts: list[list[Node]] = [[]]
    for line in _source_lines(block.children):
        images = all(_is_image(node) or _is_blank(node) for node in line)
        words = any(not (_is_image(node) or _is_blank(node)) for node in parts[-1])
        prose = bool(parts[-1]) and not words and not images and _is_prose(plain_text(block.children))
        if (images and words) or prose:
            parts.append([])
        parts[-1].extend(line)
    for number, part in enumerate(parts):
        children = _trim(tuple(part))
        place = replace(block.place, line=_first_line(children) or block.place.line)
        yield replace(block, children=children, place=place, id=None if number else block.id)


def _is_prose(text: str) -> bool:
    return len(text) > (_LONGEST_CAPTION if is_chinese(text) else _LONGEST_LATIN_CAPTION)


def _is_image(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "img"


def _is_blank(node: Node) -> bool:
    return not node.text.strip() if isinstance(node, Text) else isinstance(node, Element) and node.tag == "br"


def _images(block: Node) -> tuple[tuple[Still, ...], tuple[tuple[Node, ...], ...]]:
    """The stills of a paragraph that begins with images and nothing else, and the caption lines that follow there."""
    if not isinstance(block, Element) or block.tag != "p":
        return (), ()
    begins = tuple(takewhile(lambda node: _is_image(node) or _is_blank(node), block.children))
    stills = tuple(_still(node) for node in begins if isinstance(node, Element) and _is_image(node))
    rest = block.children[len(begins) :]
    if not stills or any(map(_is_image, rest)):
        return (), ()
    return stills, tuple(_source_lines(rest))


def _still(image: Element) -> Still:
    alt = image.attributes.get("alt", "")
    words = (Text(alt, image.place.line),) if alt else ()
    return Still(image.attributes.get("src") or None, words, place=image.place)


def _source_lines(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The nodes of one paragraph by the source lines they stand on; a hard break is at the end of its line."""
    line: list[Node] = []
    number = 0
    for node in nodes:
        here = _first_line((node,))
        if line and here and here != number and not (isinstance(node, Element) and node.tag == "br"):
            yield tuple(line)
            line = []
        number = _last_line(node) or number
        line.append(node)
    if line and (plain_text(tuple(line)).strip() or any(map(_is_image, line))):
        yield tuple(line)


def _first_line(nodes: tuple[Node, ...]) -> int:
    for node in nodes:
        if isinstance(node, Text) and node.line and node.text.strip():
            return node.line
        if isinstance(node, Element):
            return node.place.line
    return 0


def _last_line(node: Node) -> int:
    if isinstance(node, Element):
        return (_last_line(node.children[-1]) if node.children else 0) or node.place.line
    return node.line if isinstance(node, Text) else 0


def _caption_lines(block: Node, stills: int, begun: bool) -> tuple[tuple[Node, ...], ...]:
    """The caption lines of a paragraph after stills; empty when it is prose."""
    if not isinstance(block, Element) or block.tag != "p" or block.attributes:
        return ()
    lines = tuple(_source_lines(block.children))
    whole = plain_text(block.children)
    if lines and all(position(plain_text(line)) for line in lines):
        return lines
    if sequence(whole, stills):
        return (block.children,)
    if begun or _is_prose(whole) or not _speaks_of_stills(block.children, whole):
        return ()
    return lines if _one_each(lines, stills) else (block.children,)


def _speaks_of_stills(nodes: tuple[Node, ...], text: str) -> bool:
    return bool(
        _film_alone(nodes)
        or _emphasised(nodes)
        or together(text)
        or _CAPTION_START.match(text)
        or _CREDIT.search(text)
        or _STILL.search(text)
    )


def _one_each(lines: Sequence[tuple[Node, ...]], stills: int) -> bool:
    """Whether each line is the whole caption of one still: a film, or words in italics."""
    return len(lines) == stills > 1 and all(_film_alone(_trim(line)) or _emphasised(line) for line in lines)


def _film_alone(nodes: tuple[Node, ...]) -> bool:
    match nodes:
        case (Element(tag="em"), Text(text=rest)):
            return bool(_YEAR_ALONE.fullmatch(rest))
    return bool(_FILM_ALONE.fullmatch(plain_text(nodes)))


def _emphasised(nodes: tuple[Node, ...]) -> bool:
    """Whether a whole paragraph is in italics: the usual way to write a caption in Markdown."""
    words = [node for node in nodes if not _is_blank(node)]
    return len(words) == 1 and isinstance(words[0], Element) and words[0].tag == "em"


def _figure(
    stills: tuple[Still, ...], lines: tuple[tuple[Node, ...], ...], place: Place, problems: list[Diagnostic]
) -> Figure:
    """Give each caption line to the still that it speaks of."""
    placed: dict[int, tuple[str | None, Caption]] = {}
    shared: list[tuple[Node, ...]] = []
    each = _one_each(lines, len(stills))
    for number, line in enumerate(lines):
        text = inline_text(line)
        found = positions(text)
        if len(stills) == 1 and len(found) > 1:  # they speak of parts of the one picture
            found = ()
        for name, start, end in found:
            index = _still_at(name, placed, stills)
            if index is None:
                where = Place(place.path, _first_line(line) or place.line)
                problems.append(Diagnostic("caption-without-still", where, {"position": text[:start].strip()}))
                shared.append(line)
            else:
                placed[index] = (name, Caption(_trim(cut(line, start, end))))
        if found:
            continue
        if each:
            placed[number] = (None, Caption(_unwrapped(line)))
        elif len(stills) > 1 and (ranges := sequence(text, len(stills))):
            placed.update({n: (None, Caption(_trim(cut(line, *r)))) for n, r in enumerate(ranges)})
        else:
            shared.append(line)
    made = tuple(
        replace(still, position=placed[n][0], caption=placed[n][1]) if n in placed else still
        for n, still in enumerate(stills)
    )
    caption: Caption | None = Caption(_joined(shared)) if shared else None
    if caption and len(made) == 1 and made[0].caption is None:
        made, caption = (replace(made[0], caption=caption),), None
    return Figure(made, caption, place)


_ORDER = {
    2: ({"top": 0, "bottom": 1, "left": 0, "right": 1},),
    3: ({"top": 0, "centre": 1, "bottom": 2, "left": 0, "right": 2},),
    4: ({"top-left": 0, "top-right": 1, "bottom-left": 2, "bottom-right": 3},),
}


def _still_at(name: str, placed: dict[int, tuple[str | None, Caption]], stills: Sequence[Still]) -> int | None:
    """Which still a position word means: by its place in a set of that size, else the next one without a caption."""
    for order in _ORDER.get(len(stills), ()):
        if name in order and order[name] not in placed:
            return order[name]
    free = [n for n in range(len(stills)) if n not in placed]
    return free[0] if free else None


def _unwrapped(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """A caption in italics from end to end is upright here: the style is the theme's."""
    line = _trim(line)
    words = [node for node in line if not _is_blank(node)]
    if _emphasised(line) and isinstance(words[0], Element):
        return _trim(words[0].children)
    return line


def _joined(lines: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    """Lines of one paragraph run on, as in any paragraph; paragraphs of their own are parted by a break."""
    joined: tuple[Node, ...] = ()
    last = 0
    for line in lines:
        first = _first_line(line)
        joined = (*joined, *line) if not joined or first == last + 1 else (*_trim(joined), Element("br"), *line)
        last = max((_last_line(node) for node in line), default=0)
    return _unwrapped(joined)


def _trim(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without white space and hard breaks at either end."""
    while nodes and _is_blank(nodes[-1]):
        nodes = nodes[:-1]
    text = inline_text(nodes)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return cut(nodes, start, end) if (start, end) != (0, len(text)) else nodes


@to_html.register
def _(node: Caption, context: Context) -> str:
    return all_html(node.children, context)


@to_html.register
def _(node: Still, context: Context) -> str:
    picture = context.picture(node.source or "", plain_text(node.alt), context)
    if node.caption is None:
        return tag("div", picture, class_="still")
    return tag("figure", picture + tag("figcaption", to_html(node.caption, context)), class_="still")


@to_html.register
def _(node: Figure, context: Context) -> str:
    stills = "\n".join(to_html(still, context) for still in node.stills)
    caption = "\n" + tag("figcaption", to_html(node.caption, context)) if node.caption else ""
    anchor = context.prefix + node.id if node.id else None
    count = str(min(len(node.stills), 4))
    return tag("figure", f"\n{stills}{caption}\n", class_=f"figure stills-{count}", id=anchor)
