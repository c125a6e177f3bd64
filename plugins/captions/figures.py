"""Stills and their captions: a run of images and the caption lines after it become one figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from captions.positions import position, sequence
from document.diagnostics import Diagnostic
from document.html import Context, all_html, tag, to_html
from document.inline import cut, inline_text
from document.model import NOWHERE, Document, Element, Node, Place, Text
from document.walk import plain_text
from interview.turns import Turn

# A film (or work) and nothing else: 《銀翼殺手 2049》(2017), *Blade Runner 2049* (2017).
_FILM_ALONE = re.compile(r"^\s*《[^》]+》\s*(?:[(（]\s*\d{4}\s*[)）])?\s*$")
_FILM_ALONE_EN = re.compile(r"^\s*\(\d{4}\)\s*$")
# Words that make a paragraph after stills their caption.
_CAPTION_WORDS = re.compile(
    r"^\s*(?:[△▲↑◎●■]|(?:圖說?|图说?|劇照|剧照|攝影?|摄影?|photo|still|image|caption)\s*[:：／/|｜])"
    r"|(?:靜幀|静帧|劇照|剧照|截圖|截图|供圖|供图|圖片提供|图片提供|攝影[:：／/|｜]|摄影[:：／/|｜])"
    r"|(?:\bstills?\s+from\b|\bcourtesy\b|\bphoto(?:graph)?(?:s)?\s*(?:by|:)|©)",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 160


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
    at = 0
    while at < len(blocks):
        stills, lines = _images(blocks[at])
        if not stills:
            yield blocks[at]
            at += 1
            continue
        place = stills[0].place
        at += 1
        while not lines and at < len(blocks):
            more, lines = _images(blocks[at])
            if not more:
                break
            stills += more
            at += 1
        if not lines:
            while at < len(blocks) and (line := _caption_lines(blocks[at], len(stills), bool(lines))):
                lines += line
                at += 1
        yield _figure(stills, lines, place, problems)


def _images(block: Node) -> tuple[tuple[Still, ...], tuple[tuple[Node, ...], ...]]:
    """The stills of a paragraph that begins with images and nothing else, and the caption lines that follow there."""
    if not isinstance(block, Element) or block.tag != "p":
        return (), ()
    stills: list[Still] = []
    rest = list(block.children)
    while rest:
        match rest[0]:
            case Element(tag="img") as image:
                stills.append(_still(image))
            case Text(text=text) if not text.strip():
                pass
            case _:
                break
        rest.pop(0)
    if not stills or any(isinstance(node, Element) and node.tag == "img" for node in rest):
        return (), ()
    return tuple(stills), tuple(_source_lines(tuple(rest)))


def _still(image: Element) -> Still:
    alt = image.attributes.get("alt", "")
    words = (Text(alt, image.place.line),) if alt else ()
    return Still(image.attributes.get("src") or None, words, place=image.place)


def _source_lines(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The nodes of one paragraph by the source lines they stand on: each is a caption of its own."""
    line: list[Node] = []
    number = 0
    for node in nodes:
        here = node.line if isinstance(node, Text) else _first_line(node)
        if isinstance(node, Element) and node.tag == "br":
            continue
        if line and here and here != number:
            yield tuple(line)
            line = []
        number = _last_line(node) or here or number
        line.append(node)
    if plain_text(tuple(line)).strip():
        yield tuple(line)


def _first_line(node: Node) -> int:
    return node.place.line if isinstance(node, Element) else 0


def _last_line(node: Node) -> int:
    if isinstance(node, Element) and node.children:
        return _last_line(node.children[-1])
    return node.line if isinstance(node, Text) else 0


def _caption_lines(block: Node, stills: int, begun: bool) -> tuple[tuple[Node, ...], ...]:
    """The caption lines of a paragraph after stills; empty when it is prose."""
    if not isinstance(block, Element) or block.tag != "p" or block.attributes:
        return ()
    lines = tuple(_source_lines(block.children))
    texts = [plain_text(line) for line in lines]
    whole = plain_text(block.children)
    if all(position(text) for text in texts) or sequence(whole, stills):
        return lines if all(position(text) for text in texts) else (block.children,)
    if begun or len(whole) > _LONGEST_CAPTION:
        return ()
    if _film_alone(block.children) or _CAPTION_WORDS.search(whole) or _emphasised(block.children):
        return (block.children,)
    return ()


def _film_alone(nodes: tuple[Node, ...]) -> bool:
    match nodes:
        case (Element(tag="em"), Text(text=rest)):
            return bool(_FILM_ALONE_EN.match(rest))
    return bool(_FILM_ALONE.match(plain_text(nodes)))


def _emphasised(nodes: tuple[Node, ...]) -> bool:
    """Whether a whole paragraph is in italics: the usual way to write a caption in Markdown."""
    words = [node for node in nodes if not (isinstance(node, Text) and not node.text.strip())]
    return len(words) == 1 and isinstance(words[0], Element) and words[0].tag == "em"


def _figure(
    stills: tuple[Still, ...], lines: tuple[tuple[Node, ...], ...], place: Place, problems: list[Diagnostic]
) -> Figure:
    """Give each caption line to the still that it speaks of."""
    placed: dict[int, tuple[str | None, Caption]] = {}
    shared: list[tuple[Node, ...]] = []
    for line in lines:
        text = inline_text(line)
        if found := position(text):
            index = _still_at(found[0], placed, stills)
            own = Caption(_trim(cut(line, found[1], len(text))))
            if index is None:
                where = Place(place.path, _first_text_line(line) or place.line)
                problems.append(Diagnostic("caption-without-still", where, {"position": text[: found[1]].strip()}))
                shared.append(line)
            else:
                placed[index] = (found[0], own)
        elif (ranges := sequence(text, len(stills))) and len(stills) > 1:
            placed.update({n: (None, Caption(_trim(cut(line, *r)))) for n, r in enumerate(ranges)})
        else:
            shared.append(_unwrapped(line))
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
    words = [node for node in line if not (isinstance(node, Text) and not node.text.strip())]
    if _emphasised(line) and isinstance(words[0], Element):
        return _trim(words[0].children)
    return line


def _joined(lines: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    joined: tuple[Node, ...] = ()
    for line in lines:
        joined = (*joined, Element("br"), *line) if joined else line
    return joined


def _trim(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    text = inline_text(nodes)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return cut(nodes, start, end) if (start, end) != (0, len(text)) else nodes


def _first_text_line(nodes: tuple[Node, ...]) -> int:
    return next((node.line for node in nodes if isinstance(node, Text) and node.line), 0)


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
