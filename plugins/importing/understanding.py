"""Understand a transcript: who speaks when, with which figures, and how it is punctuated. Nothing is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from document.diagnostics import Diagnostic
from document.model import Place
from importing.asking import decide_askers
from importing.blocks import Block, split_blocks
from importing.cast import Cast, Member, find_cast
from importing.head import Head, read_head
from importing.language import detect, mended, naive_conversions
from importing.notices import drop_anchors, drop_cues, drop_notices
from importing.punctuation import punctuate
from importing.questions import label_questions
from importing.report import Changed
from importing.source import LeftOut, Source
from importing.stills import gather_figures
from importing.transcript import Piece, read_turns


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was understood of a source, before anything is written."""

    lang: str
    head: Head
    cast: Cast
    pieces: tuple[Piece, ...]
    left: tuple[LeftOut, ...]
    changed: tuple[Changed, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_transcript(
    source: Source, path: str, lang: str | None = None, mend: Callable[[str], str] | None = None
) -> Transcript:
    """What a source says: who speaks when, with which figures; its punctuation set right. Nothing is written."""
    diagnostics: list[Diagnostic] = []
    blocks, cues = drop_cues(split_blocks(source.lines, source.kind))
    blocks, notices = drop_notices(blocks, page=source.kind == "html")
    blocks, anchors = drop_anchors(blocks)
    head = read_head(blocks, source.hints)
    language = _language(head.blocks, lang, path, diagnostics)
    cast = find_cast(head)
    pieces, codes = read_turns(head.blocks, cast)
    cast = decide_askers(cast, pieces, head)
    asking = {member.label for member in cast.members if member.asks}
    pieces = label_questions(pieces, language, lambda member: member.label in asking)
    pieces, perhaps_captions = gather_figures(pieces)
    cast = _whole_cast(cast, pieces)
    diagnostics += _notes(cast, pieces, perhaps_captions, path)
    left = tuple(sorted((*source.left, *cues, *notices, *anchors, *head.left, *codes), key=lambda item: item.line))
    changed: list[Changed] = []
    if language == "zh-hant":
        pieces, head = _mend(pieces, head, mend, changed, diagnostics, path)
    if language.startswith("zh"):
        pieces, head = _punctuate(pieces, head, changed)
    return Transcript(language, head, cast, pieces, left, tuple(changed), tuple(diagnostics))


def _language(blocks: Sequence[Block], lang: str | None, path: str, diagnostics: list[Diagnostic]) -> str:
    detected, mixed = detect("\n".join(block.text for block in blocks if block.kind not in ("image", "code")))
    if mixed:
        diagnostics.append(Diagnostic("import-mixed-script", Place(path), {"lang": lang or detected}))
    return (lang or detected).lower()


def _whole_cast(cast: Cast, pieces: Sequence[Piece]) -> Cast:
    """The cast with those whose labels were put in, in the order of their first words."""
    members = {member.label: member for member in cast.members}
    seen: dict[str, Member] = {}
    for piece in pieces:
        if piece.speaker:
            seen.setdefault(piece.speaker.label, members.get(piece.speaker.label, piece.speaker))
    return replace(cast, members=tuple(seen.values()))


def _notes(
    cast: Cast, pieces: Sequence[Piece], perhaps_captions: Sequence[tuple[str, int]], path: str
) -> list[Diagnostic]:
    """What an editor should look at: everything that was not sure."""
    notes = [Diagnostic("import-unsure-label", Place(path, line), {"name": name}) for name, line in cast.unsure]
    notes += [Diagnostic("import-unsure-caption", Place(path, line), {"text": text}) for text, line in perhaps_captions]
    for member in cast.members:
        if not member.sure:
            line = next(piece.number for piece in pieces if piece.speaker and piece.speaker.label == member.label)
            code = "import-unsure-asks" if member.asks else "import-unsure-answers"
            notes.append(Diagnostic(code, Place(path, line), {"name": member.label}))
    added = [piece for piece in pieces if piece.added]
    if added:
        names = ", ".join(dict.fromkeys(piece.label for piece in added))
        notes.append(Diagnostic("import-added-labels", Place(path, added[0].number), {"names": names}))
    if not any(piece.speaker for piece in pieces):
        notes.append(Diagnostic("import-no-turns", Place(path)))
    return notes


def _mend(
    pieces: Sequence[Piece],
    head: Head,
    mend: Callable[[str], str] | None,
    changed: list[Changed],
    diagnostics: list[Diagnostic],
    path: str,
) -> tuple[tuple[Piece, ...], Head]:
    """Recognise a text that was converted glyph by glyph, and mend it when asked to."""
    words = naive_conversions("\n".join(piece.text for piece in pieces))
    if not words:
        return tuple(pieces), head
    if mend is None:
        diagnostics.append(Diagnostic("import-naive-script", Place(path), {"words": "、".join(words[:6])}))
        return tuple(pieces), head
    done: list[Piece] = []
    for piece in pieces:
        text, changes = mended(piece.text, mend)
        for offset, before, after in changes:
            changed.append(Changed(_line(piece, piece.text.count("\n", 0, offset)), before, after))
        done.append(replace(piece, text=text))
    title = mended(head.title, mend)[0] if head.title else None
    diagnostics.append(Diagnostic("import-repaired", Place(path), {"count": str(len(changed))}))
    return tuple(done), replace(head, title=title)


def _punctuate(pieces: Sequence[Piece], head: Head, changed: list[Changed]) -> tuple[tuple[Piece, ...], Head]:
    whole = "\n".join(piece.text for piece in pieces)
    corner = whole.count("「") > whole.count("“")
    done: list[Piece] = []
    for piece in pieces:
        if piece.kind == "raw" and piece.text.lstrip().startswith(("```", "~~~", "<", "|")):
            done.append(piece)
            continue
        text, changes = punctuate(piece.text, corner)
        changed.extend(Changed(_line(piece, change.line), change.before, change.after) for change in changes)
        done.append(replace(piece, text=text))
    title = punctuate(head.title, corner)[0] if head.title else None
    summary = punctuate(head.summary, corner)[0] if head.summary else None
    subtitle = punctuate(head.subtitle, corner)[0] if head.subtitle else None
    return tuple(done), replace(head, title=title, summary=summary, subtitle=subtitle)


def _line(piece: Piece, line: int) -> int:
    return piece.numbers[min(line, len(piece.numbers) - 1)] if piece.numbers else 0
