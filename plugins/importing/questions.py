"""Questions and answers that nobody's name stands before: bold, headings, dashes, or only one side labelled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from importing.cast import Member
from importing.plain import asks, plain
from importing.transcript import Piece, unbold

_DASH = re.compile(r"^\s*(?:──+|——+|—|―+|--+|–|─)\s*(?=\S)")
_BOLD = re.compile(r"\s*(\*\*|__)(?:(?!\1).|\n)+\1\s*", re.DOTALL)


def label_questions(pieces: Sequence[Piece], lang: str, asker: Callable[[Member], bool]) -> tuple[Piece, ...]:
    """The pieces with a label put before each question, and each answer, that the source leaves without one.

    Nothing is done where both sides are labelled, nor where it is not plain what a question is.
    """
    question, answer = _labels(lang)
    labelled = [piece.speaker for piece in pieces if piece.speaker]
    if any(not asker(speaker) for speaker in labelled) and any(asker(speaker) for speaker in labelled):
        return tuple(pieces)
    if labelled and all(asker(speaker) for speaker in labelled):
        return tuple(_with_answers(pieces, answer, asker))
    found = unlabelled_questions(pieces)
    asked = tuple(_question(piece, question) if n in found else piece for n, piece in enumerate(pieces))
    return tuple(_with_answers(asked, answer, lambda member: member == question)) if found else tuple(pieces)


def unlabelled_questions(pieces: Sequence[Piece]) -> set[int]:
    """Which pieces are questions by how they are set: led by a dash, headings, or bold; two or more of one kind."""
    for find in (_dashed, _headings, _bold_questions):
        if len(found := find(pieces)) >= 2:
            return found
    return set()


def _labels(lang: str) -> tuple[Member, Member]:
    names = {"zh-hant": ("問", "答"), "zh-hans": ("问", "答")}.get(lang, ("Q", "A"))
    return Member(names[0], (names[0],), asks=True), Member(names[1], (names[1],))


def _question(piece: Piece, member: Member) -> Piece:
    text = unbold(_DASH.sub("", piece.text))
    return replace(piece, kind="turn", text=text, speaker=member, label=member.label, level=0, added=True)


def _dashed(pieces: Sequence[Piece]) -> set[int]:
    found = {n for n, piece in enumerate(pieces) if piece.kind == "text" and _DASH.match(piece.text)}
    return found if _mostly_ask([pieces[n] for n in found]) else set()


def _headings(pieces: Sequence[Piece]) -> set[int]:
    """All headings of the rank whose headings mostly ask."""
    for level in sorted({piece.level for piece in pieces if piece.kind == "heading"}, reverse=True):
        found = {n for n, piece in enumerate(pieces) if piece.kind == "heading" and piece.level == level}
        if len(found) >= 2 and _mostly_ask([pieces[n] for n in found]):
            return {n for n in found if _asks_somewhere(pieces[n].text)}
    return set()


def _bold_questions(pieces: Sequence[Piece]) -> set[int]:
    found = {
        n
        for n, piece in enumerate(pieces)
        if piece.kind == "text" and not piece.speaker and _BOLD.fullmatch(piece.text)
    }
    return {n for n in found if _asks_somewhere(pieces[n].text)} if _mostly_ask([pieces[n] for n in found]) else set()


def _mostly_ask(pieces: Sequence[Piece]) -> bool:
    asking = sum(_asks_somewhere(piece.text) for piece in pieces)
    return asking * 10 >= len(pieces) * 6 and asking >= 2


def _asks_somewhere(text: str) -> bool:
    return asks(plain(text)) or bool(re.search(r"[?？]", plain(text)[-60:]))


def _with_answers(pieces: Sequence[Piece], answer: Member, asker: Callable[[Member], bool]) -> Iterator[Piece]:
    """The pieces with a label before the first words after each question, unless somebody is named there."""
    waiting = False
    for n, piece in enumerate(pieces):
        if piece.speaker:
            waiting = asker(piece.speaker)
        elif piece.kind in ("heading", "divider"):
            waiting = False
        elif waiting and piece.kind in ("text", "raw"):
            if _still_asking(pieces, n):
                yield piece
                continue
            waiting = False
            if piece.kind == "text":
                piece = replace(piece, kind="turn", speaker=answer, label=answer.label, added=True)
            else:
                yield Piece("turn", "", (), answer, answer.label, added=True)
        yield piece


def _still_asking(pieces: Sequence[Piece], place: int) -> bool:
    """A question that goes on over two paragraphs: the first does not ask yet, the second does, and more follows."""
    before, here = pieces[place - 1], pieces[place]
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    follows = after is not None and not after.speaker and after.kind == "text"
    return bool(before.speaker) and not asks(plain(before.text)) and asks(plain(here.text)) and follows
