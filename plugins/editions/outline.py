"""The structure that was understood of one article file: what `./inv outline` prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captions.figures import Caption, Figure
from document.cjk import is_chinese
from document.diagnostics import Diagnostic, as_json, in_order
from document.inline import inline_text
from document.markdown import MarkdownReader
from document.model import Document, Element, Node
from document.walk import plain_text
from editions.edition import LANGUAGES
from editions.languages import name_speakers, resolve_speakers
from editions.settling import choices_of
from editions.sources import Source, read_file, read_source
from facing.ids import assign_ids, place_of
from facing.pieces import Piece, pieces_of, turns_of, words_of
from films.catalogue import Films
from films.mentions import WORK, FilmMention, mark_films, mentions, settled
from interview.labels import SpeakerLabel
from interview.turns import Question
from people.catalogue import People
from script.detect import script_of
from script.wording import resolve_choices


@dataclass(frozen=True, slots=True)
class Read:
    """One article file with every pass done that needs no other language."""

    source: Source
    document: Document
    speakers: tuple[SpeakerLabel, ...]
    diagnostics: tuple[Diagnostic, ...]


class Unreadable(Exception):
    """A file that cannot be read as an article; `diagnostics` say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = tuple(diagnostics)


def read_article(file: Path, films: Films, people: People, reader: MarkdownReader | None = None) -> Read:
    """Read one article file by itself. Raises `Unreadable`."""
    path = file.as_posix()
    text = read_file(file, path)
    if text.diagnostics:
        raise Unreadable(text.diagnostics)
    source = read_source(text.text, path, language_of(file, text.text), reader or MarkdownReader())
    speakers, _ = resolve_speakers(source.header.speakers, (), people)
    chosen = resolve_choices(source.document, source.lang, LANGUAGES[source.lang][1])
    marked = mark_films(name_speakers(chosen, speakers), films, choices_of(source.header, films))
    document = assign_ids(settled(marked))
    return Read(source, document, speakers, in_order((*source.header.diagnostics, *document.diagnostics)))


def language_of(file: Path, text: str) -> str:
    """The language that a file's name says, else the one that its text is in."""
    if file.stem in LANGUAGES:
        return file.stem
    found = script_of(text) if is_chinese(text) else "en"
    return "zh-hant" if found == "mixed" else found


def outline(read: Read) -> dict[str, Any]:
    """The shape of DESIGN § 5: blocks in reading order, films, diagnostics."""
    header = read.source.header
    found = mentions(read.document)
    return {
        "lang": read.source.lang,
        "title": header.title or None,
        "speakers": [speaker.label for speaker in read.speakers],
        "blocks": list(_blocks(read.document)),
        "films": [
            {"film": mention.film, "title": mention.title, "year": mention.year, "line": mention.line}
            for mention in found
        ],
        "diagnostics": [as_json(diagnostic) for diagnostic in read.diagnostics],
    }


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    """A block per turn with all its paragraphs; a figure inside a turn is its own block after it."""
    turns = turns_of(document)
    pieces = list(pieces_of(document))
    at = 0
    for number, block in _numbered(document):
        if number is None:
            yield from _loose(block, pieces, at, document)
            at += _count(block)
            continue
        turn = turns[number]
        own = [piece for piece in pieces if piece.turn == number]
        at += len(own)
        words = [piece for piece in own if piece.kind not in ("figure", "divider")]
        yield {
            "kind": "question" if isinstance(turn, Question) else "answer",
            "id": turn.id,
            "line": turn.place.line,
            "speaker": turn.speaker.label if turn.speaker else None,
            "paragraphs": [words_of(piece) for piece in words],
        }
        before = 0
        for piece in own:
            if isinstance(piece.node, Figure):
                yield _figure(piece.node, turn.id, before)
            else:
                before += piece.kind != "divider"


def _numbered(document: Document) -> Iterator[tuple[int | None, Node]]:
    turns = turns_of(document)
    number = 0
    for block in document.blocks:
        if number < len(turns) and block is turns[number]:
            yield number, block
            number += 1
        else:
            yield None, block


def _count(block: Node) -> int:
    if isinstance(block, Element) and block.tag in ("ul", "ol", "dl"):
        return len(block.children)
    return 1


def _loose(block: Node, pieces: Sequence[Piece], at: int, document: Document) -> Iterator[dict[str, Any]]:
    """A block outside turns."""
    piece = pieces[at] if at < len(pieces) else None
    if isinstance(block, Figure):
        yield _figure(block, None, 0)
        return
    kind = "list" if piece is not None and piece.kind == "item" else piece.kind if piece else "prose"
    if kind not in ("heading", "quote", "list", "divider"):
        kind = "prose"
    yield {
        "kind": kind,
        "id": getattr(piece.node, "id", None) if piece else None,
        "line": place_of(block, document).line,
        "text": " ".join(plain_text(block).split()) if kind != "list" else _list_text(block),
    }


def _list_text(block: Node) -> str:
    items = block.children if isinstance(block, Element) else ()
    return "\n".join(" ".join(plain_text(item).split()) for item in items)


def _figure(figure: Figure, turn: str | None, after: int) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": figure.id,
        "line": figure.place.line,
        "in": turn,
        "after": after,
        "stills": [
            {
                "src": still.source,
                "position": still.position,
                "caption": _words(still.caption or figure.caption),
                "works": _works(still.caption or figure.caption),
                "film": _film(still.caption or figure.caption),
            }
            for still in figure.stills
        ],
    }


def _words(caption: Caption | None) -> str | None:
    return " ".join(plain_text(caption.children).split()) if caption else None


def _works(caption: Caption | None) -> list[str]:
    """The titles 《…》 and *…* that a caption names, films or not."""
    if caption is None:
        return []
    text = inline_text(caption.children)
    titles = [match["title"].strip() for match in WORK.finditer(text)]
    titles += [
        plain_text(node).strip("《》 ")
        for node in caption.children
        if (isinstance(node, Element) and node.tag in ("em", "cite"))
        or (isinstance(node, FilmMention) and not plain_text(node).startswith("《"))
    ]
    return list(dict.fromkeys(titles))


def _film(caption: Caption | None) -> str | None:
    if caption is None:
        return None
    return next((n.film for n in caption.children if isinstance(n, FilmMention) and n.film), None)


def in_words(data: dict[str, Any]) -> Iterator[str]:
    """An outline for a terminal: a line per block."""
    yield f"{data['title'] or '—'}  [{data['lang']}]  {', '.join(data['speakers'])}"
    for block in data["blocks"]:
        if block["kind"] == "figure":
            words = "; ".join(still["caption"] or "—" for still in block["stills"])
            text = f"{len(block['stills'])} × {words}"
        elif "paragraphs" in block:
            text = f"{block['speaker'] or ''}: {' ¶ '.join(block['paragraphs'])}"
        else:
            text = block["text"]
        short = text if len(text) <= 60 else text[:60] + "…"
        yield f"{block['line']:>5}  {block['kind']:<9}{block['id'] or '':<28}{short}"
