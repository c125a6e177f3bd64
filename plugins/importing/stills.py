"""Images of a transcript with the lines under them that are captions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from captions.positions import position, sequence
from importing.blocks import width
from importing.credits import read_credits
from importing.plain import plain
from importing.transcript import Piece

_LONGEST = 200
_FILM_ALONE = re.compile(r"^\s*(?:《[^》]+》|\*[^*]+\*|_[^_]+_)\s*(?:[(（]\s*\d{4}\s*[)）])?\s*$")
_CAPTION = re.compile(
    r"^\s*(?:[△▲↑◎●■▷▶]|(?:圖說?|图说?|圖注|图注|圖片說明|图片说明|劇照|剧照|攝影?|摄影?|圖片|图片|photo|still|image|caption|fig(?:ure)?\.?)"
    r"\s*[0-9０-９一二三四五六]{0,2}\s*[:：／/|｜])"
    r"|(?:靜幀|静帧|劇照|剧照|截圖|截图|供圖|供图|圖片提供|图片提供|圖片來源|图片来源|攝影\s*[:：／/|｜]|摄影\s*[:：／/|｜])[^。！？]*$"
    r"|(?:\bstills?\s+from\b|\bcourtesy\b|\bphoto(?:graph)?s?\s*(?:by|:|©)|©|\bimage\s+credit)",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"^\s*([*_])(?![*_\s])(?:(?!\1).)+\1\s*$")
_ENDED = re.compile(r"[。！？!?….;；:：]\s*$")


def gather_figures(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[tuple[str, int], ...]]:
    """The pieces with each run of images and its captions as one figure, and the lines that may be captions too but
    were left as prose, each with its line."""
    done: list[Piece] = []
    unsure: list[tuple[str, int]] = []
    waiting = list(pieces)
    while waiting:
        piece = waiting.pop(0)
        if piece.kind != "figure":
            done.append(piece)
            continue
        while waiting and waiting[0].kind == "figure":
            piece = _with(piece, waiting.pop(0), 0)
        while waiting and waiting[0].kind == "text" and (count := _caption_lines(piece, waiting[0])):
            caption, rest = _split(waiting.pop(0), count)
            piece = _with(piece, caption, count)
            if rest is not None:
                waiting.insert(0, rest)
                break
        if waiting and not piece.captions and _perhaps(waiting[0], waiting[1:2]):
            unsure.append((plain(waiting[0].text), waiting[0].number))
        done.append(piece)
    return tuple(done), tuple(unsure)


def _with(figure: Piece, more: Piece, captions: int) -> Piece:
    return replace(
        figure,
        text=f"{figure.text}\n{more.text}",
        numbers=(*figure.numbers, *more.numbers),
        captions=figure.captions + captions,
    )


def _caption_lines(figure: Piece, piece: Piece) -> int:
    """How many of a paragraph's first lines are captions of the figure before it."""
    lines = piece.text.split("\n")
    stills = figure.text.count("![")
    placed = 0
    while placed < len(lines) and position(plain(lines[placed])):
        placed += 1
    if placed:
        return placed
    whole = plain(piece.text)
    if piece.caption or sequence(whole, stills):
        return len(lines)
    if figure.captions or len(whole) > _LONGEST:
        return 0
    text = piece.text.strip()
    if _FILM_ALONE.match(text) or _CAPTION.search(whole) or _ITALIC.match(text) or _only_credits(whole):
        return len(lines)
    return 1 if len(lines) > 1 and (_FILM_ALONE.match(lines[0]) or _ITALIC.match(lines[0])) else 0


def _only_credits(text: str) -> bool:
    """A line that names a photographer or the like, and nobody that the front matter has a key for."""
    credits = read_credits(text)
    return bool(credits) and not any(credit.key for credit in credits)


def _split(piece: Piece, count: int) -> tuple[Piece, Piece | None]:
    lines = piece.text.split("\n")
    if count == len(lines):
        return piece, None
    first = replace(piece, text="\n".join(lines[:count]), numbers=piece.numbers[:count])
    return first, replace(piece, text="\n".join(lines[count:]), numbers=piece.numbers[count:])


def _perhaps(piece: Piece, following: Sequence[Piece]) -> bool:
    """A short line without a full stop between an image and more text."""
    return (
        piece.kind == "text"
        and "\n" not in piece.text
        and width(plain(piece.text)) <= 90
        and not _ENDED.search(plain(piece.text))
        and bool(following)
    )
