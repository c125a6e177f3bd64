"""The other language of a new article: every turn, figure and film in its place, the words still to be translated."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from captions.positions import POSITIONS, position, positions, sequence
from document.cjk import han
from importing.article import FrontMatter, Voice, article_text, sealed
from importing.plain import plain
from importing.transcript import Piece
from importing.works import FilmNamed, films_named

MARKS = {"en": "[to be translated]", "zh-hant": "〔待譯〕", "zh-hans": "〔待译〕"}
_PARTS = {"問": "Q", "问": "Q", "答": "A", "Q": "問", "A": "答"}
_FILM_ALONE = re.compile(r"\s*(?:《[^》]*》|\*[^*]*\*)\s*[(（]\s*\d{4}\s*[)）]\s*")
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)]*)\)")


def other_language(lang: str) -> str:
    """The language that an article still lacks."""
    return "zh-hant" if lang == "en" else "en"


def skeleton(
    front: FrontMatter,
    pieces: Sequence[Piece],
    lang: str,
    names: Mapping[str, str],
    title_of: Callable[[FilmNamed], str | None],
) -> str:
    """A draft of the other language, sealed.

    `names` are people's names there, by label; `title_of` gives a film's title there where the catalogue knows it.
    """
    other = other_language(lang)
    labels = {voice.label: _label(voice.label, names, other) for voice in front.voices}
    cast = tuple(Voice(labels[voice.label], voice.asks, None, voice.person) for voice in front.voices)
    blank = tuple(_blank(piece, labels, other, title_of) for piece in pieces)
    translators = () if front.original else None
    header = FrontMatter(
        f"{MARKS[other]} {front.title}",
        front.date,
        translators=translators,
        voices=cast,
        subtitle=f"{MARKS[other]} {front.subtitle}" if front.subtitle else None,
    )
    return sealed(article_text(header, blank, other))


def _label(label: str, names: Mapping[str, str], other: str) -> str:
    if label in _PARTS:
        return _PARTS[label]
    return names.get(label, label) if other == "en" else label


def _blank(piece: Piece, labels: Mapping[str, str], other: str, title_of: Callable[[FilmNamed], str | None]) -> Piece:
    mark = MARKS[other]
    if piece.kind == "divider":
        return piece
    if piece.kind == "figure":
        lines = piece.text.split("\n")
        images = [_IMAGE.sub(r"![](\1)", line) for line in lines[: len(lines) - piece.captions]]
        stills = piece.text.count("![")
        captions = [_caption(line, stills, mark, other, title_of) for line in lines[len(lines) - piece.captions :]]
        return replace(piece, text="\n".join([*images, *captions]))
    text = f"{mark}{_films(piece, other, title_of)}" if piece.text else ""
    label = labels[piece.speaker.label] if piece.speaker else ""
    kind = "text" if piece.kind == "raw" else piece.kind
    return replace(piece, kind=kind, text=text, label=label)


def _caption(line: str, stills: int, mark: str, other: str, title_of: Callable[[FilmNamed], str | None]) -> str:
    """A caption's place: its position words in the other language, and its films."""
    text = line if position(line) or sequence(line, stills) else plain(line)  # *Titles* stay as long as they can
    colon, part = (": ", "; ") if other == "en" else ("：", "；")

    def blank(words: str) -> str:
        films = _films(Piece("text", words, (0,)), other, title_of)
        return films.strip() if films and _FILM_ALONE.fullmatch(words) else mark + films

    if len(found := positions(text)) > 1 and stills > 1:
        return part.join(f"{_word(name, other)}{colon}{blank(text[start:end])}" for name, start, end in found)
    if stills > 1 and (ranges := sequence(text, stills)):
        down = re.match(r"\W*(?:(?:由|從|从)?上|(?:from )?top)", text, re.IGNORECASE)
        order = ("Top to bottom" if down else "Left to right") if other == "en" else "由上至下" if down else "由左至右"
        return f"{order}{colon}{part.join(blank(text[slice(*each)]) for each in ranges)}"
    if first := position(text):
        return f"{_word(first[0], other)}{colon}{blank(text[first[1] :])}"
    return blank(line.strip())


def _word(name: str, other: str) -> str:
    """A position as the other language says it."""
    words = [word.replace("~", " ") for word in POSITIONS[name].split()]
    return next(word for word in words if not han.search(word)).capitalize() if other == "en" else words[0]


def _films(piece: Piece, other: str, title_of: Callable[[FilmNamed], str | None]) -> str:
    named = [_film(film, other, title_of(film)) for film in films_named([piece])]
    return f" {' '.join(named)}" if named else ""


def _film(film: FilmNamed, other: str, title: str | None) -> str:
    """A film as the other language writes it; its own title stays where no other is known."""
    if other == "en":
        return f"*{title}* ({film.year})" if title else f"《{film.title}》({film.year})"
    return f"《{title or film.title}》（{film.year}）"
