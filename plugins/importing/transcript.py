"""A transcript as turns: each block with the speaker who says it, labels apart from words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from importing.blocks import Block
from importing.cast import Cast, Member
from importing.labels import RawLabel, read_label
from importing.naming import halves
from importing.source import LeftOut, Line
from interview.labels import key

PieceKind = Literal["turn", "text", "heading", "figure", "divider", "raw"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the article to be: its words without the label, and the source line of each of its lines.

    `speaker` is set on the first piece of a turn, with `label` as it will be written; `added` says that the source
    had no label there; `captions` counts the last lines of a figure that are captions.
    """

    kind: PieceKind
    text: str
    numbers: tuple[int, ...]
    speaker: Member | None = None
    label: str = ""
    level: int = 0
    added: bool = False
    captions: int = 0
    caption: bool = False

    @property
    def number(self) -> int:
        """Where it begins in the source (0: nowhere)."""
        return self.numbers[0] if self.numbers else 0


_STAMP_ALONE = re.compile(r"^[\[(（【]?\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s*-->?\s*\S+)?\s*[\])）】]?$")


def read_turns(blocks: Sequence[Block], cast: Cast) -> tuple[tuple[Piece, ...], tuple[LeftOut, ...]]:
    """The pieces of a transcript, and the time codes and question numbers that were taken off."""
    left: list[LeftOut] = []
    pieces: list[Piece] = []
    for block in _parted(blocks, cast):
        piece = _piece(block, cast, left)
        if piece is None:
            continue
        waiting = pieces[-1] if pieces else None
        if waiting and waiting.speaker and not waiting.text and piece.kind == "text" and not piece.speaker:
            pieces[-1] = replace(waiting, text=piece.text, numbers=piece.numbers)
        else:
            pieces.append(piece)
    return tuple(pieces), tuple(left)


def _parted(blocks: Sequence[Block], cast: Cast) -> Iterator[Block]:
    """The blocks, with a paragraph cut where a line in it begins with a speaker's label."""
    for block in blocks:
        if block.kind != "text":
            yield block
            continue
        start = 0
        for n, line in enumerate(block.lines):
            if n > start and cast.of(read_label(line.text)):
                yield replace(block, lines=block.lines[start:n])
                start = n
        yield replace(block, lines=block.lines[start:])


def _piece(block: Block, cast: Cast, left: list[LeftOut]) -> Piece | None:
    numbers = tuple(line.number for line in block.lines)
    if block.kind == "image":
        return Piece("figure", block.text, numbers)
    if block.kind == "divider":
        return Piece("divider", "---", numbers)
    if block.kind not in ("text", "heading"):
        return Piece("raw", block.text, numbers)
    if block.kind == "text" and _STAMP_ALONE.match(block.text.strip()):
        left.append(LeftOut(block.number, block.text, "timestamp"))
        return None
    label = read_label(block.text, heading=block.kind == "heading")
    speaker = cast.of(label)
    if label is None or speaker is None:
        kind: PieceKind = "heading" if block.kind == "heading" else "text"
        return Piece(kind, block.text, numbers, level=block.level, caption=block.caption)
    if label.stamp:
        left.append(LeftOut(block.number, label.stamp, "timestamp"))
    if label.called:
        left.append(LeftOut(block.number, label.called.strip(), "label"))
    if label.number:
        left.append(LeftOut(block.number, label.number, "number"))
    text, lines = _words(label, block.lines)
    return Piece("turn", text, lines, speaker, written(speaker, label.name))


def _words(label: RawLabel, lines: tuple[Line, ...]) -> tuple[str, tuple[int, ...]]:
    """What was said, without the bold that set a whole question off, and the source line of each line."""
    text = label.rest
    numbers = tuple(line.number for line in lines)
    numbers = numbers[len(numbers) - 1 - text.count("\n") :]
    if label.bold_runs_on:
        text = close_bold(text)
    return unbold(text), numbers


def close_bold(text: str) -> str:
    """Words whose bold began before them: bold as a whole is dropped, bold up to somewhere inside is kept."""
    head, mark, tail = text.partition("**")
    return head + tail if not tail.strip() else f"**{head.rstrip()}**{tail}" if mark else head


def unbold(text: str) -> str:
    """Words without bold from end to end."""
    if whole := re.fullmatch(r"\s*\*\*\*(?P<inside>[^*]+)\*\*\*\s*", text):
        return whole["inside"].strip()
    match = re.fullmatch(r"\s*(\*\*|__)(?P<inside>(?:(?!\1).|\n)+)\1(?P<id>\s*\{#[\w-]+\})?\s*", text)
    return match["inside"].strip() + (match["id"] or "") if match else text


def written(speaker: Member, name: str) -> str:
    """The label as the article will have it: as the source wrote it where the front matter makes that known."""
    known = {key(form) for form in (speaker.label, speaker.short, *(halves(speaker.label) or ())) if form}
    return name if key(name) in known else speaker.short or speaker.label
