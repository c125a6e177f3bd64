"""Stills and their captions: a run of images and the caption lines after it become one figure."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, takewhile
from typing import ClassVar

from captions.layout import Strip, arrange, cell_ratio, keeps, narrow, strip_ratio, words_hold
from captions.lines import first_line, is_blank, is_image, last_line, only_images, source_lines, trim
from captions.positions import position, positions, sequence
from captions.wording import caption_lines, is_prose, one_each, speaks_of_stills, unwrapped
from document.diagnostics import Diagnostic
from document.html import Context, all_html, tag, to_html
from document.inline import cut, inline_text
from document.model import NOWHERE, Document, Element, Node, Place, Text
from document.walk import plain_text
from interview.turns import Turn


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
            while rest and (line := _captions_after(rest[0], len(stills), bool(lines))):
                lines += line
                rest.popleft()
        yield replace(_figure(stills, lines, place, problems), id=identity)


def _parted(block: Node) -> Iterator[Node]:
    """A paragraph in parts: before each source line of images that follows words, and before prose after images."""
    if not isinstance(block, Element) or block.tag != "p" or block.attributes or not any(map(is_image, block.children)):
        yield block
        return
    parts: list[list[Node]] = [[]]
    captioned = False  # whether what comes next may be the caption of images just before it
    for images, run in groupby(source_lines(block.children), key=only_images):
        lines = list(run)
        if images:
            parts += [[]] if parts[-1] else []
        elif captioned:
            captions = list(takewhile(lambda line: position(plain_text(line)), lines))
            parts[-1].extend(chain.from_iterable(captions))
            lines = lines[len(captions) :]
            parts += [[]] if is_prose(plain_text(tuple(chain.from_iterable(lines)))) else []
        parts[-1].extend(chain.from_iterable(lines))
        captioned = images
    for number, part in enumerate(parts):
        children = trim(tuple(part))
        place = replace(block.place, line=first_line(children) or block.place.line)
        yield replace(block, children=children, place=place, id=None if number else block.id)


def _images(block: Node) -> tuple[tuple[Still, ...], tuple[tuple[Node, ...], ...]]:
    """The stills of a paragraph that begins with images and nothing else, and the caption lines that follow there."""
    if not isinstance(block, Element) or block.tag != "p":
        return (), ()
    begins = tuple(takewhile(lambda node: is_image(node) or is_blank(node), block.children))
    stills = tuple(_still(node) for node in begins if isinstance(node, Element) and is_image(node))
    rest = block.children[len(begins) :]
    if not stills or any(map(is_image, rest)):
        return (), ()
    return stills, caption_lines(rest)


def _still(image: Element) -> Still:
    alt = image.attributes.get("alt", "")
    words = (Text(alt, image.place.line),) if alt else ()
    return Still(image.attributes.get("src") or None, words, place=image.place)


def _captions_after(block: Node, stills: int, begun: bool) -> tuple[tuple[Node, ...], ...]:
    """The caption lines of a paragraph after stills; empty when it is prose."""
    if not isinstance(block, Element) or block.tag != "p" or block.attributes:
        return ()
    lines = caption_lines(block.children)
    whole = plain_text(block.children)
    if lines and position(plain_text(lines[0])):
        return lines
    if sequence(whole, stills):
        return (block.children,)
    if begun or is_prose(whole):
        return ()
    if one_each(lines, stills):
        return lines
    return (block.children,) if speaks_of_stills(block.children, whole) else ()


def _figure(
    stills: tuple[Still, ...], lines: tuple[tuple[Node, ...], ...], place: Place, problems: list[Diagnostic]
) -> Figure:
    """Give each caption line to the still that it speaks of."""
    placed: dict[int, tuple[str | None, Caption]] = {}
    shared: list[tuple[Node, ...]] = []
    each = one_each(lines, len(stills))
    for number, line in enumerate(lines):
        text = inline_text(line)
        found = positions(text)
        if len(stills) == 1 and len(found) > 1:  # they speak of parts of the one picture
            found = ()
        for name, start, end in found:
            index = _still_at(name, placed, stills)
            if index is None:
                where = Place(place.path, first_line(line) or place.line)
                problems.append(Diagnostic("caption-without-still", where, {"position": text[:start].strip()}))
                shared.append(line)
            else:
                placed[index] = (name, Caption(unwrapped(cut(line, start, end))))
        if found:
            continue
        if each:
            placed[number] = (None, Caption(unwrapped(line)))
        elif len(stills) > 1 and (ranges := sequence(text, len(stills))):
            placed.update({n: (None, Caption(trim(cut(line, *r)))) for n, r in enumerate(ranges)})
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


def _joined(lines: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    """Lines of one paragraph run on, as in any paragraph; paragraphs of their own are parted by a break."""
    joined: tuple[Node, ...] = ()
    last = 0
    for line in lines:
        first = first_line(line)
        joined = (*joined, *line) if not joined or first == last + 1 else (*trim(joined), Element("br"), *line)
        last = max((last_line(node) for node in line), default=0)
    return unwrapped(joined)


@to_html.register
def _(node: Caption, context: Context) -> str:
    return all_html(node.children, context)


@to_html.register
def _(node: Still, context: Context) -> str:
    return _still_html(node, context)


@to_html.register
def _(node: Figure, context: Context) -> str:
    ratios = [context.shape(still.source or "") for still in node.stills]
    positions = [still.position for still in node.stills]
    layout = arrange(ratios, positions, captioned=any(still.caption for still in node.stills))
    true = words_hold(layout, positions)
    shares = {
        n: cell_ratio(cell, ratios) / strip_ratio(strip, ratios) for strip in layout for cell in strip for n in cell
    }
    written = [
        _still_html(still, replace(context, share=shares[n]), digits(ratios[n]), placed=true)
        for n, still in enumerate(node.stills)
    ]
    if len(written) == 1:
        inside, kind = written[0], "one tall" if ratios[0] < 1 else "one"
    else:
        inside, kind = "\n".join(_strip_html(strip, ratios, written) for strip in layout), "run"
        # Where the strips are taken apart, so are the words for places that only strips have.
        kind += " placed-wide" if true and any(positions) and not words_hold(narrow(layout, ratios), positions) else ""
    caption = "\n" + tag("figcaption", to_html(node.caption, context)) if node.caption else ""
    return tag("figure", f"\n{inside}{caption}\n", class_=f"figure figure-{kind}", id=node.id)


def _strip_html(strip: Strip, ratios: Sequence[float], written: Sequence[str]) -> str:
    cells = [
        written[cell[0]]
        if len(cell) == 1
        else tag("div", "\n".join(written[n] for n in cell), class_=f"stack {digits(cell_ratio(cell, ratios))}")
        for cell in strip
    ]
    kept = " strip-kept" if keeps(strip, ratios) else ""
    return tag("div", "\n".join(cells), class_=f"strip{kept} {digits(strip_ratio(strip, ratios))}")


def digits(number: float) -> str:
    """A number below ten as classes that name its digits: 2.39 is `a2 b3 c9`. A page may hold no style of its own."""
    hundredths = round(min(max(number, 0.1), 9.99) * 100)
    return f"a{hundredths // 100} b{hundredths // 10 % 10} c{hundredths % 10}"


def _still_html(node: Still, context: Context, shape: str = "", *, placed: bool = False) -> str:
    """A still with its caption; where it is `placed` as the caption says, with the word for its place."""
    picture = context.picture(node.source or "", plain_text(node.alt), context)
    classes = f"still {shape}".rstrip()
    if node.caption is None:
        return tag("div", picture, class_=classes)
    caption = to_html(node.caption, context)
    if node.position and placed:
        word = context.word(f"position_{node.position}")
        caption = f"{tag('span', word, class_='position')}{'' if word.endswith('：') else ' '}{caption}"
    return tag("figure", picture + tag("figcaption", caption), class_=classes)
