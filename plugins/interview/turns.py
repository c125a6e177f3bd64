"""Speaker turns: which paragraphs are a question, which an answer, and whose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import ClassVar

from document.diagnostics import Diagnostic, did_you_mean
from document.html import Context, all_html, blocks_html, tag, to_html
from document.inline import HIDDEN, cut, inline_text, line_at, line_starts
from document.model import NOWHERE, Document, Element, Node, Place, Text
from document.walk import plain_text
from interview.labels import LabelFinder, SpeakerLabel, forms, key, possible_label

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Words before a colon that open a sentence and are nobody's name.
PROSE_LEADS = frozenset(
    "比如 例如 譬如 比方說 比方说 像是 注 註 附註 附注 譯註 译注 譯注 譯者註 译者注 譯者注 譯按 译按 編按 编按"
    " 問題在於 问题在于 問題是 问题是 也就是說 也就是说 換句話說 换句话说 換言之 换言之 結論 结论 總之 总之 另外"
    " 其次 首先 最後 最后 第一 第二 第三 一是 二是 三是 所以 因此 但是 不過 不过 我說 我说 他說 他说 她說 她说"
    " 我想 我問 我问 他問 他问 她問 她问 有人說 有人说 圖 图 上 下 左 右 中 上圖 上图 下圖 下图 左圖 左图 右圖"
    " 右图 note notes example forexample forinstance thatis first second third finally so photo still top bottom"
    " left right above below translator’snote translator'snote".split()
)  # as `key` compares them: in small letters, without spaces


@dataclass(frozen=True, slots=True)
class Speaker(Node):
    """Who speaks: the words of the label as readers see it, and the person's record.

    `number` counts those who answer, from 1 and the same in every language; it is 0 where only one does.
    """

    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    children: tuple[Node, ...]
    label: str
    person: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Turn(Node):
    """What one speaker says until the next one: paragraphs and other blocks, without the label."""

    PARTS: ClassVar[tuple[str, ...]] = ("speaker", "children")

    speaker: Speaker | None
    children: tuple[Node, ...]
    place: Place = NOWHERE
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Question(Turn):
    """A turn of someone who asks."""


@dataclass(frozen=True, slots=True)
class Answer(Turn):
    """A turn of someone who answers."""


def mark_turns(document: Document, speakers: Sequence[SpeakerLabel]) -> Document:
    """Gather paragraphs into turns: from a declared label to the next one, a heading or a divider."""
    finder = LabelFinder(speakers)
    blocks = tuple(_turns(document.blocks, finder))
    problems = (*_undeclared(document, finder, speakers), *_silent(blocks, speakers, document), *_empty(blocks))
    return replace(document, blocks=blocks, diagnostics=(*document.diagnostics, *problems))


def _turns(blocks: Sequence[Node], finder: LabelFinder) -> Iterator[Node]:
    current: Turn | None = None
    for block in chain.from_iterable(_parted(block, finder) for block in blocks):
        opened = _opening(block, finder)
        if opened is not None:
            if current is not None:
                yield current
            current = opened
        elif isinstance(block, Element) and block.tag in (*HEADINGS, "hr"):
            if current is not None:
                yield current
                current = None
            yield block
        elif current is not None:
            current = replace(current, children=(*current.children, block))
        else:
            yield block
    if current is not None:
        yield current


def _parted(block: Node, finder: LabelFinder) -> Iterator[Node]:
    """A paragraph in parts, where a source line inside it begins with a declared label: an empty line was forgotten."""
    if not isinstance(block, Element) or block.tag != "p" or block.attributes:
        yield block
        return
    text = inline_text(block.children)
    starts = [offset for offset in line_starts(block.children) if finder.find(text[offset:])]
    if not starts:
        yield block
        return
    for start, end in pairwise((0, *starts, len(text))):
        children = _ended(_trimmed(cut(block.children, start, end)))
        place = replace(block.place, line=line_at(children, 0) or block.place.line)
        yield replace(block, children=children, place=place, id=block.id if start == 0 else None)


def _opening(block: Node, finder: LabelFinder) -> Turn | None:
    """The turn that a block opens, with what is left of the block after the label."""
    match block:
        case Element(tag=name, children=children) if name in HEADINGS:
            speaker = finder.named(plain_text(children))
            return _turn(speaker, (), block) if speaker else None
        case Element(tag="p", children=children):
            found = finder.find(inline_text(children))
            if found is not None:
                speaker, end = found
                rest = cut(children, end, len(inline_text(children)))
                kept = (replace(block, children=_trimmed(rest)),) if plain_text(rest).strip() or rest else ()
                return _turn(speaker, kept, block)
            speaker = (
                finder.named(plain_text(children)) if plain_text(children).rstrip().endswith((":", "：")) else None
            )
            return _turn(speaker, (), block) if speaker else None
    return None


def _turn(speaker: SpeakerLabel, children: tuple[Node, ...], block: Element) -> Turn:
    who = Speaker((Text(speaker.label, block.place.line),), speaker.label, speaker.person)
    kind = Question if speaker.asks else Answer
    return kind(who, children, block.place, block.id if not children else None)


def _trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without white space before the first word."""
    if nodes and isinstance(nodes[0], Text):
        rest = nodes[0].text.lstrip()
        return (replace(nodes[0], text=rest), *nodes[1:]) if rest else _trimmed(nodes[1:])
    return nodes


def _ended(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without the line break, or what became of it, after the last word."""
    match nodes:
        case (*rest, Element(tag="br")):
            return _ended(tuple(rest))
        case (*rest, Text(text=text)) if not text.strip():
            return _ended(tuple(rest))
    return nodes


def _undeclared(document: Document, finder: LabelFinder, speakers: Sequence[SpeakerLabel]) -> Iterator[Diagnostic]:
    """Labels that nobody declared. One that is set in bold, or nearly a declared one, and used twice is an error."""
    seen: defaultdict[str, list[tuple[Place, bool]]] = defaultdict(list)
    for block in document.blocks:
        if not isinstance(block, Element) or block.tag not in ("p", *HEADINGS) or not block.children:
            continue
        text = inline_text(block.children)
        if _opening(block, finder) is not None or text.startswith(HIDDEN):  # images, and the captions under them
            continue
        if block.tag in HEADINGS:
            if text.rstrip().endswith((":", "：")):
                seen[text.rstrip().rstrip(":：").strip()].append((block.place, True))
        elif found := possible_label(text):
            first = block.children[0]
            strong = isinstance(first, Element) and first.tag in ("strong", "b")
            bold = strong and len(plain_text(first)) >= len(found[0])
            if bold or found[1] < len(text):  # a plain line that ends with a colon leads to a list or a quote
                seen[found[0]].append((block.place, bold))
    known = [form for speaker in speakers for form in forms(speaker)]
    for label, uses in seen.items():
        if len(uses) < 2 or key(label) in PROSE_LEADS:
            continue
        guess = did_you_mean(label, known)
        sure = all(bold for _, bold in uses) or bool(guess)
        facts = {"name": label, "guess": guess}
        yield Diagnostic("unknown-speaker" if sure else "possible-speaker", uses[0][0], facts)


def _silent(blocks: Sequence[Node], speakers: Sequence[SpeakerLabel], document: Document) -> Iterator[Diagnostic]:
    heard = {block.speaker.label for block in blocks if isinstance(block, Turn) and block.speaker}
    for speaker in speakers:
        if speaker.label not in heard:
            yield Diagnostic("silent-speaker", Place(document.place.path, 1), {"name": speaker.label})


def _empty(blocks: Sequence[Node]) -> Iterator[Diagnostic]:
    for block in blocks:
        if isinstance(block, Turn) and not block.children and block.speaker:
            yield Diagnostic("empty-turn", block.place, {"name": block.speaker.label})


@to_html.register
def _(node: Speaker, context: Context) -> str:
    inside = all_html(node.children, context)
    address = context.address("person", node.person) if node.person else ""
    return tag("a", inside, class_="speaker", href=address) if address else tag("b", inside, class_="speaker")


@to_html.register
def _(node: Turn, context: Context) -> str:
    kind = "question" if isinstance(node, Question) else "answer"
    if node.speaker and node.speaker.number:
        kind += f" by by-{node.speaker.number}"
    speaker = tag("p", to_html(node.speaker, context), class_="who") + "\n" if node.speaker else ""
    return tag("section", f"\n{speaker}{blocks_html(node.children, context)}\n", class_=f"turn {kind}", id=node.id)
