"""Questions and answers that nobody's name stands before: bold, headings, dashes, or only one side labelled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from importing.cast import Member
from importing.plain import asks, plain
from importing.transcript import Piece, unbold

_DASH = re.compile(r"^\s*(?:──+|——+|—|―+|--+|–|─)\s*(?=\S)")
# Signs that magazines set before a question: ▎ ● ◆ ▶ 🔸
_SIGN = re.compile(r"^\s*(?P<sign>[▎▍▌▋█▏|｜●○◎◉◆◇■□▲△▼▽▶►▷▸‣•★☆✦✧※❓❔🔸🔹🎬💬🎤👉❑☐◼◾⬛⚫🔵🔴])\ufe0f?\s*(?=\S)")
_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}\s*\\?[.)．、）:：]|[（(]\d{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．])\s*(?=\S)"
)
_BOLD = re.compile(r"\s*(\*\*\*|\*\*|__)(?:(?!\1).|\n)+\1\s*", re.DOTALL)
_ITALIC = re.compile(r"\s*(\*|_)(?![\s*_])(?:(?!\1).|\n)+(?<![\s*])\1\s*", re.DOTALL)
_QUOTED = re.compile(r"^\s*>\s?", re.MULTILINE)
_BOLD_LINE = re.compile(
    r"(?P<question>(\*\*\*|\*\*|__|\*|_)(?![\s*_])(?:(?!\2).|\n)+?\2)[ \t]*\\?\n(?P<answer>(?!\s*[*_]).+)", re.DOTALL
)


def label_questions(pieces: Sequence[Piece], lang: str, asker: Callable[[Member], bool]) -> tuple[Piece, ...]:
    """The pieces with a label put before each question, and each answer, that the source leaves without one.

    Nothing is done where both sides are labelled, nor where it is not plain what a question is.
    """
    question, answer = _labels(lang)
    pieces = apart(pieces)
    labelled = [piece.speaker for piece in pieces if piece.speaker]
    if any(not asker(speaker) for speaker in labelled) and any(asker(speaker) for speaker in labelled):
        return tuple(pieces)
    if labelled and all(asker(speaker) for speaker in labelled):
        if labelled[0].label == "Q":
            answer = _labels("en")[1]
        return tuple(_with_answers(pieces, answer, asker))
    found = unlabelled_questions(pieces)
    asked = tuple(_question(piece, question) if n in found else piece for n, piece in enumerate(pieces))
    return tuple(_with_answers(asked, answer, lambda member: member == question)) if found else tuple(pieces)


def unlabelled_questions(pieces: Sequence[Piece]) -> set[int]:
    """Which pieces are questions by how they are set: led by a dash or sign, headings, bold, italics, numbered or
    quoted; two or more of one kind, and most of that kind."""
    for find in (_dashed, _headings, _bold_questions, _signed, _italic, _numbered, _quoted):
        if len(found := find(pieces)) >= 2:
            return found
    return set()


def apart(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a paragraph cut where its first lines are a question and the rest is the answer to it.

    The question is told by bold or italics, a sign or a number, and never by one such paragraph alone.
    """
    cuts = {n: cut for n, piece in enumerate(pieces) if not piece.speaker and (cut := _cut(piece))}
    if sum(len(cut) // 2 for cut in cuts.values()) < 2:
        return tuple(pieces)
    return tuple(part for n, piece in enumerate(pieces) for part in cuts.get(n, (piece,)))


def _cut(piece: Piece) -> tuple[Piece, ...]:
    """Question, answer, question, answer … of a paragraph or a numbered list that is all this; else nothing."""
    if piece.kind == "text" and (match := _BOLD_LINE.fullmatch(piece.text)) and asks(plain(match["question"])):
        return _parts(piece, [0, match["question"].count("\n") + 1])
    if piece.kind not in ("text", "raw"):
        return ()
    lines = piece.text.split("\n")
    starts = [n for n, line in enumerate(lines) if _NUMBER.match(line) or (n == 0 and _SIGN.match(line))]
    items = list(pairwise([*starts, len(lines)]))
    whole = bool(starts) and starts[0] == 0
    if not whole or not all(asks(plain(lines[a])) and any(map(str.strip, lines[a + 1 : b])) for a, b in items):
        return ()
    return _parts(piece, [place for start in starts for place in (start, start + 1)])


def _parts(piece: Piece, starts: Sequence[int]) -> tuple[Piece, ...]:
    lines = piece.text.split("\n")
    parts: list[Piece] = []
    for a, b in pairwise([*starts, len(lines)]):
        own = [line.strip() if piece.kind == "raw" else line for line in lines[a:b]]
        blank = len(own) - len(list(dropwhile(lambda line: not line.strip(), own)))
        text = "\n".join(own).strip()
        parts.append(
            replace(piece, kind="text", text=text, numbers=piece.numbers[a + blank : a + blank + 1 + text.count("\n")])
        )
    return tuple(parts)


def _labels(lang: str) -> tuple[Member, Member]:
    names = {"zh-hant": ("問", "答"), "zh-hans": ("问", "答")}.get(lang, ("Q", "A"))
    return Member(names[0], (names[0],), asks=True), Member(names[1], (names[1],))


def _question(piece: Piece, member: Member) -> Piece:
    text = _QUOTED.sub("", piece.text) if piece.kind == "raw" and piece.text.lstrip().startswith(">") else piece.text
    text = unbold(_SIGN.sub("", _DASH.sub("", text)))
    if number := _NUMBER.match(text):
        text = number[0] + unbold(text[number.end() :])
    if _ITALIC.fullmatch(text):
        text = text.strip()[1:-1]
    return replace(piece, kind="turn", text=text, speaker=member, label=member.label, level=0, added=True)


def _dashed(pieces: Sequence[Piece]) -> set[int]:
    found = {n for n, piece in enumerate(pieces) if piece.kind == "text" and _DASH.match(piece.text)}
    return found if _mostly_ask([pieces[n] for n in found]) else set()


def _signed(pieces: Sequence[Piece]) -> set[int]:
    """All paragraphs that begin with the sign that most questions begin with."""
    signs = {
        n: match["sign"]
        for n, piece in enumerate(pieces)
        if piece.kind == "text" and (match := _SIGN.match(piece.text))
    }
    for sign in dict.fromkeys(signs.values()):
        found = {n for n, own in signs.items() if own == sign}
        if len(found) >= 2 and _mostly_ask([pieces[n] for n in found]):
            return found
    return set()


def _italic(pieces: Sequence[Piece]) -> set[int]:
    found = {n for n, piece in enumerate(pieces) if piece.kind == "text" and _ITALIC.fullmatch(piece.text)}
    return {n for n in found if _asks_somewhere(pieces[n].text)} if _mostly_ask([pieces[n] for n in found]) else set()


def _numbered(pieces: Sequence[Piece]) -> set[int]:
    """Numbered lines that ask, each with an answer below; numbered questions in a row are a list of questions."""
    found = {
        n
        for n, piece in enumerate(pieces)
        if piece.kind in ("text", "raw") and _NUMBER.match(piece.text) and _is_one_item(piece.text)
    }
    answered = {
        n
        for n in found
        if n + 1 < len(pieces) and n + 1 not in found and pieces[n + 1].kind in ("text", "figure", "raw")
    }
    return found if _mostly_ask([pieces[n] for n in found]) and len(answered) == len(found) else set()


def _is_one_item(text: str) -> bool:
    return all(not _NUMBER.match(line) for line in text.split("\n")[1:]) and "\n\n" not in text.strip()


def _quoted(pieces: Sequence[Piece]) -> set[int]:
    found = {n for n, piece in enumerate(pieces) if piece.kind == "raw" and piece.text.lstrip().startswith(">")}
    return found if _mostly_ask([pieces[n] for n in found]) and all(n + 1 not in found for n in found) else set()


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
