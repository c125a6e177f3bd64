"""Rows of a facing page: a paragraph and its translation at the same height, figures once with both captions."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from captions.figures import Figure
from document.model import Document, Node, Text
from document.walk import transform, walk
from facing.align import Pair, Unit, align_units
from facing.ids import Anchor, explicit_id, unit_ids
from facing.mirror import mirrored
from facing.pieces import Piece, pieces_of, turns_of, words_of
from films.mentions import FilmMention
from interview.labels import SpeakerLabel
from interview.turns import Question, Speaker


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: nodes of either side (empty: a gap), and who speaks where a turn opens.

    `by` is the number of whoever answers in it, see `Speaker`. `kind` is question, answer, heading, quote, item, table,
    code, note, paragraph, figure or divider.
    """

    id: str
    kind: str
    left: tuple[Node, ...] = ()
    right: tuple[Node, ...] = ()
    left_speaker: Speaker | None = None
    right_speaker: Speaker | None = None
    by: int = 0

    @property
    def opens_turn(self) -> bool:
        """Whether somebody begins to speak in this row."""
        return self.left_speaker is not None or self.right_speaker is not None


def units_of(document: Document, speakers: Sequence[SpeakerLabel]) -> tuple[Unit, ...]:
    """A document as the aligner sees it. `speakers` are in the order that pairs them with the other side's."""
    turns = turns_of(document)
    numbers = {speaker.label: number for number, speaker in enumerate(speakers)}
    units: list[Unit] = []
    images: frozenset[str] = frozenset()
    for piece in pieces_of(document):
        if isinstance(piece.node, Figure):
            images |= {still.source for still in piece.node.stills if still.source}
        if not piece.is_unit:
            continue
        turn = turns[piece.turn] if piece.turn is not None else None
        films = {node.film for node in walk(piece.node) if isinstance(node, FilmMention) and node.film}
        units.append(
            Unit(
                text=words_of(piece),
                kind=piece.kind,
                turn=None if turn is None else "question" if isinstance(turn, Question) else "answer",
                speaker=numbers.get(turn.speaker.label) if turn and turn.speaker else None,
                starts_turn=piece.first,
                anchor=explicit_id(piece.node) or (turn.id if turn is not None and piece.first else None),
                films=frozenset(films),
                images=images,
            )
        )
        images = frozenset()
    return tuple(units)


def paired_speakers(
    left: Sequence[SpeakerLabel], right: Sequence[SpeakerLabel]
) -> tuple[tuple[SpeakerLabel, ...], tuple[SpeakerLabel, ...]]:
    """Both sides' speakers so that equal positions are the same person: by record, then by order and role."""
    ordered: list[SpeakerLabel | None] = [None] * len(left)
    free = list(right)
    for number, speaker in enumerate(left):
        twin = next((other for other in free if speaker.person and other.person == speaker.person), None)
        if twin is not None:
            ordered[number] = twin
            free.remove(twin)
    for number, speaker in enumerate(left):
        if ordered[number] is None:
            twin = next((other for other in free if other.asks == speaker.asks), None)
            if twin is not None:
                ordered[number] = twin
                free.remove(twin)
    missing = SpeakerLabel("\0")  # nobody: keeps the positions of those after it
    return tuple(left), (*(speaker or missing for speaker in ordered), *free)


def align_documents(
    left: Document,
    right: Document,
    speakers: tuple[Sequence[SpeakerLabel], Sequence[SpeakerLabel]],
    align: Callable[[Sequence[Unit], Sequence[Unit]], tuple[Pair, ...]] = align_units,
) -> tuple[Pair, ...]:
    """Which units of two documents face each other, in reading order."""
    ours, theirs = paired_speakers(*speakers)
    return align(units_of(left, ours), units_of(right, theirs))


def make_rows(left: Document, right: Document, pairs: Sequence[Pair]) -> tuple[Row, ...]:
    """The rows of a facing page. Both documents have their ids; `pairs` align their units."""
    return tuple(_with_figures(_Side(left), _Side(right), pairs))


class _Side:
    """One document, with what comes before each unit that is no unit: figures and dividers."""

    def __init__(self, document: Document) -> None:
        self.turns = turns_of(document)
        self.units: list[Piece] = []
        self.before: list[list[Piece]] = [[]]
        for piece in pieces_of(document):
            if piece.is_unit:
                self.units.append(piece)
                self.before.append([])
            else:
                self.before[-1].append(piece)
        self.ids = unit_ids(document)

    def speaker(self, unit: int) -> Speaker | None:
        piece = self.units[unit]
        return self.turns[piece.turn].speaker if piece.first and piece.turn is not None else None

    def by(self, piece: Piece) -> int:
        turn = self.turns[piece.turn] if piece.turn is not None else None
        return turn.speaker.number if turn is not None and turn.speaker else 0

    def kind(self, unit: int) -> str:
        piece = self.units[unit]
        if piece.kind == "paragraph" and piece.turn is not None:
            return "question" if isinstance(self.turns[piece.turn], Question) else "answer"
        return piece.kind


def _with_figures(left: _Side, right: _Side, pairs: Sequence[Pair]) -> Iterator[Row]:
    """A figure has a row of its own, after the paragraph that it follows; both sides share it."""
    done: set[str] = set()
    for pair in pairs:
        for unit in pair.left:
            yield from _between(left, left.before[unit], right, done, ours=True)
        for unit in pair.right:
            yield from _between(right, right.before[unit], left, done, ours=False)
        yield _row(left, right, pair)
    yield from _between(left, left.before[-1], right, done, ours=True)
    yield from _between(right, right.before[-1], left, done, ours=False)


def _between(side: _Side, pieces: Sequence[Piece], other: _Side, done: set[str], *, ours: bool) -> Iterator[Row]:
    """The rows of figures and dividers; of a figure that both sides have, the first place it stands in counts."""
    for piece in pieces:
        name = explicit_id(piece.node) or ""
        if piece.kind == "divider":
            if ours:
                yield Row(name, "divider")
            continue
        if name in done:
            continue
        done.add(name)
        twin = next((p for group in other.before for p in group if explicit_id(p.node) == name), None)
        here, there = (_bare(piece.node),), (_bare(twin.node),) if twin else ()
        sides = (here, there) if ours else (there, here)
        yield Row(name, "figure", left=sides[0], right=sides[1], by=side.by(piece))


def _row(left: _Side, right: _Side, pair: Pair) -> Row:
    name = left.ids[pair.left[0]] if pair.left else right.ids[pair.right[0]]
    ours = tuple(_nodes(left.units[unit], name) for unit in pair.left)
    # Where one side has merged what the other has in two paragraphs, both bear the second one's id.
    taken = {found for node in ours for inner in walk(node) if (found := explicit_id(inner))}
    theirs = tuple(
        transform(_nodes(right.units[unit], name), lambda inner: _without(inner, taken)) for unit in pair.right
    )
    ours, theirs = mirrored(ours, theirs, pair)
    return Row(
        id=name,
        kind=left.kind(pair.left[0]) if pair.left else right.kind(pair.right[0]),
        left=ours,
        right=theirs,
        left_speaker=next((s for unit in pair.left if (s := left.speaker(unit))), None),
        right_speaker=next((s for unit in pair.right if (s := right.speaker(unit))), None),
        by=left.by(left.units[pair.left[0]]) if pair.left else right.by(right.units[pair.right[0]]),
    )


def _nodes(piece: Piece, row: str) -> Node:
    """A unit as it stands in its row: the row has the id, and an item brings its list along."""
    node = _bare(piece.node) if explicit_id(piece.node) in (None, row) else piece.node
    if piece.wrapper is None:
        return node
    return replace(piece.wrapper, children=(node,), id=None)


def _without(node: Node, taken: Set[str]) -> Node:
    """A node without an id that is on the page already."""
    if explicit_id(node) not in taken:
        return node
    return Text("") if isinstance(node, Anchor) else _bare(node)


def _bare(node: Node) -> Node:
    """A node without its id: the row has it."""
    return replace(node, id=None) if explicit_id(node) else node  # type: ignore[call-arg] # it has an id
