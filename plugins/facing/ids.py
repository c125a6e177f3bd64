"""Give every paragraph an address, once, in the source; and hand it to the other language."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, ClassVar

from captions.figures import Figure
from document.diagnostics import Diagnostic
from document.html import Context, to_html
from document.model import Document, Element, Node, Place
from document.romanise import slugify
from facing.align import Pair
from facing.pieces import Piece, map_pieces, pieces_of, turns_of
from interview.turns import Question, Speaker, Turn


@dataclass(frozen=True, slots=True)
class Anchor(Node):
    """A further address of a paragraph: of one that was merged into it in this language."""

    INLINE: ClassVar[bool] = True

    id: str


def assign_ids(document: Document) -> Document:
    """Number questions, answers, paragraphs and figures: `q3`, `q3-chen-qiufan`, `q3-chen-qiufan-2`, `p4`, `f2`.

    An explicit `{#id}` replaces the computed id; one that another block has already, or computes, is an error.
    Where two computed ids are the same (`q1-b-2`, of the speakers B and B 2) the later one takes a letter.
    """
    pieces = pieces_of(document)
    turns = turns_of(document)
    computed: set[str] = set()
    explicit: list[tuple[Piece, str]] = []
    ids: list[str] = []
    for piece, name in zip(pieces, _computed(document), strict=True):
        if explicit_id(piece.node) or (piece.first and piece.turn is not None and turns[piece.turn].id):
            explicit.append((piece, name))
        else:
            name = free(name, computed)
            computed.add(name)
        ids.append(name)
    problems: list[Diagnostic] = []
    for piece, name in explicit:
        if name in computed:
            problems.append(Diagnostic("repeated-id", place_of(piece.node, document), {"id": name}))
        computed.add(name)
    return replace(_with_ids(document, ids), diagnostics=(*document.diagnostics, *problems))


def free(name: str, taken: Container[str]) -> str:
    """The name, or where it is taken the name with the first letter that is free: `q1-b-2-b`."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{letters(n)}") not in taken)


def place_of(node: Node, document: Document) -> Place:
    """Where a piece stands in its file."""
    place: Any = getattr(node, "place", None)
    return place if isinstance(place, Place) and place.path else document.place


def _computed(document: Document) -> Iterator[str]:
    """The id of each piece: its own `{#id}`, else the computed one. The first piece of a turn has the turn's id."""
    bases = list(_turn_ids(document))
    counts: Counter[str] = Counter()
    for piece in pieces_of(document):
        own = explicit_id(piece.node)
        if piece.kind == "figure":
            counts["f"] += 1
            yield own or f"f{counts['f']}"
        elif piece.turn is None:
            letter = {"heading": "h", "divider": "d"}.get(piece.kind, "p")
            counts[letter] += 1
            yield own or f"{letter}{counts[letter]}"
        else:
            base = bases[piece.turn]
            counts[base] += 1
            yield own or (base if counts[base] == 1 else f"{base}-{counts[base]}")


def explicit_id(node: Node) -> str | None:
    """The id that a node bears: before ids are assigned, the `{#id}` that an editor wrote."""
    return getattr(node, "id", None)


def _turn_ids(document: Document) -> Iterator[str]:
    question = 0
    answers: Counter[str] = Counter()
    for turn in turns_of(document):
        if isinstance(turn, Question):
            question += 1
            yield turn.id or f"q{question}"
            continue
        name = f"q{question}-{speaker_slug(turn.speaker)}"
        answers[name] += 1
        yield turn.id or (name if answers[name] == 1 else f"{name}-{letters(answers[name])}")


def speaker_slug(speaker: Speaker | None) -> str:
    """The part of an id that names who answers: the person's slug, else pinyin, else the label made a slug."""
    if speaker is None:
        return "answer"
    return speaker.person or slugify(speaker.label, person=True) or "answer"


def letters(number: int) -> str:
    """1, 2, 3 … as a, b … z, aa, ab …"""
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _with_ids(
    document: Document, ids: Sequence[str], also: Callable[[int], tuple[str, ...]] = lambda _: ()
) -> Document:
    """Write ids on pieces; the first piece of a turn leaves its id to the turn."""
    turn_ids: dict[int, str] = {}
    at = -1

    def change(piece: Piece) -> Node:
        nonlocal at
        at += 1
        node = _with_anchors(piece.node, also(at))
        if piece.first and piece.turn is not None:
            turn_ids[piece.turn] = ids[at]
            return replace(node, id=None)  # type: ignore[call-arg] # every piece has an id
        return replace(node, id=ids[at])  # type: ignore[call-arg] # as above

    bases = list(_turn_ids(document))

    def change_turn(number: int, turn: Turn) -> Turn:
        return replace(turn, id=turn_ids.get(number, bases[number]))

    return map_pieces(document, change, change_turn)


def _with_anchors(node: Node, names: tuple[str, ...]) -> Node:
    if names and isinstance(node, Element):
        return replace(node, children=(*(Anchor(name) for name in names), *node.children))
    return node


def hand_ids(source: Document, target: Document, pairs: Sequence[Pair]) -> Document:
    """Give a translation the ids of its source: the same paragraph has the same address in every edition.

    `pairs` align the units of both. A paragraph that was split or added takes its partner's id and a letter; one
    that was merged keeps the ids of all, and an `{#id}` that the source has not is a further one. Figures pair by
    file, then by order.
    """
    names = unit_ids(source)
    of_unit: dict[int, str] = {}
    further: dict[int, tuple[str, ...]] = {}
    taken = {explicit_id(piece.node) or "" for piece in pieces_of(source)} | set(names)
    own = own_ids(target)
    base = "p0"
    for pair in pairs:
        if pair.left:
            base = names[pair.left[-1]]
        for position, unit in enumerate(pair.right):
            if pair.left and position == 0:
                of_unit[unit] = names[pair.left[0]]
                further[unit] = tuple(names[n] for n in pair.left[1:])
            else:
                of_unit[unit] = next(name for n in count(2) if (name := f"{base}{letters(n)}") not in taken)
                taken.add(of_unit[unit])
            if own[unit] and own[unit] not in taken:
                further[unit] = (*further.get(unit, ()), own[unit])
                taken.add(own[unit])
    of_figure = _figure_ids(source, target)
    ids: list[str] = []
    also: list[tuple[str, ...]] = []
    unit = figure = divider = 0
    for piece in pieces_of(target):
        if piece.is_unit:
            ids.append(of_unit[unit])
            also.append(further.get(unit, ()))
            unit += 1
        elif piece.kind == "figure":
            ids.append(of_figure[figure])
            also.append(())
            figure += 1
        else:
            divider += 1
            ids.append(f"d{divider}")
            also.append(())
    return _with_ids(target, ids, lambda at: also[at])


def own_ids(document: Document) -> tuple[str, ...]:
    """The `{#id}` of each unit of a document whose ids have not been assigned, or ""."""
    turns = turns_of(document)
    return tuple(
        explicit_id(piece.node) or (turns[piece.turn].id if piece.first and piece.turn is not None else "") or ""
        for piece in pieces_of(document)
        if piece.is_unit
    )


def unit_ids(document: Document) -> tuple[str, ...]:
    """The id of each unit of a document that has its ids."""
    turns = turns_of(document)
    return tuple(
        (turns[piece.turn].id if piece.first and piece.turn is not None else explicit_id(piece.node)) or "p0"
        for piece in pieces_of(document)
        if piece.is_unit
    )


def _figure_ids(source: Document, target: Document) -> tuple[str, ...]:
    ours = [piece.node for piece in pieces_of(source) if isinstance(piece.node, Figure)]
    theirs = [piece.node for piece in pieces_of(target) if isinstance(piece.node, Figure)]
    free = list(ours)
    found: dict[int, str] = {}
    for number, figure in enumerate(theirs):
        files = {still.source for still in figure.stills if still.source}
        twin = next((own for own in free if files & {still.source for still in own.stills}), None)
        if twin is not None:
            found[number] = twin.id or ""
            free.remove(twin)
    for number in range(len(theirs)):
        if number not in found and free:
            found[number] = free.pop(0).id or ""
    return tuple(found.get(number, f"f{len(ours)}{letters(number + 1)}") for number in range(len(theirs)))


@to_html.register
def _(node: Anchor, context: Context) -> str:
    return f'<span id="{context.prefix}{node.id}"></span>'
