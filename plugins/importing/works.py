"""The films that a transcript names with their year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from importing.transcript import Piece

_YEAR_AFTER_DETAILS = (
    r"\s*[(（](?:[^()（）]{0,60}[,，、;；]\s*)?(?P<year>(?:18|19|20)\d\d)\s*年?\s*(?:[,，、;；][^()（）]{0,60})?[)）]"
)
_CHINESE = re.compile(rf"《(?P<title>[^《》\n]{{1,60}})》\**{_YEAR_AFTER_DETAILS}")
_ENGLISH = re.compile(
    rf"(?<![*\w])\*(?P<title>[^*\n《》]{{1,80}}?)\*{_YEAR_AFTER_DETAILS}"
    rf"|(?<![_\w])_(?P<title_>[^_\n]{{1,80}}?)_{_YEAR_AFTER_DETAILS.replace('?P<year>', '?P<year_>')}"
)
# What says, right before or after a title, that the work is no film.
_OTHER_BEFORE = re.compile(
    r"(?:小說|小说|長篇|长篇|短篇|詩集|诗集|散文|劇本集|書|书|著作|專著|专著|專輯|专辑|唱片|單曲|单曲|歌曲|歌|雜誌|杂志|期刊|論文|论文|漫畫|漫画"
    r"|畫作|画作|油畫|油画|雕塑|裝置|装置|展覽|展览|話劇|话剧|舞劇|舞剧|音樂劇|音乐剧|遊戲|游戏|novel|book|album|song|poem|play|painting|essay"
    r"|magazine|exhibition|video game|opera|symphony)\s*$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"^(?:這|这|那)?(?:本|首|張|张|部)?(?:書|书|小說|小说|詩|诗|專輯|专辑|唱片|歌|雜誌|杂志|話劇|话剧|展覽|展览|遊戲|游戏)|^\s*(?:the\s+)?(?:novel|book|album|song)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FilmNamed:
    """A film as a text names it: the title as written, its year and the source line."""

    title: str
    year: int
    line: int


def films_named(pieces: Iterable[Piece]) -> tuple[FilmNamed, ...]:
    """Every film with a year, once, in reading order."""
    found: dict[tuple[str, int], FilmNamed] = {}
    for piece in pieces:
        if piece.kind == "raw" and piece.text.startswith(("```", "~~~")):
            continue
        for film in _in(piece):
            found.setdefault((folded(film.title), film.year), film)
    return tuple(found.values())


def _in(piece: Piece) -> Iterable[FilmNamed]:
    matches = [*_CHINESE.finditer(piece.text), *_ENGLISH.finditer(piece.text)]
    for match in sorted(matches, key=lambda match: match.start()):
        groups = match.groupdict()
        title, year = groups["title"] or groups["title_"], groups["year"] or groups["year_"]
        if _OTHER_BEFORE.search(piece.text[: match.start()][-16:].rstrip("*_")) or _OTHER_AFTER.match(
            piece.text[match.end() :][:12]
        ):
            continue
        line = piece.text[: match.start()].count("\n")
        yield FilmNamed(
            title.strip("* "), int(year), piece.numbers[line] if line < len(piece.numbers) else piece.number
        )


def folded(title: str) -> str:
    """A title as it is compared: spaces, marks and case do not matter."""
    return "".join(character for character in title.casefold() if character.isalnum())
