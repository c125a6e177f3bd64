"""What other pages quote of an article: the paragraphs that name a film, and how each answer begins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate

from captions.figures import Figure
from document.cjk import is_wide
from document.html import Context, all_html
from document.model import Document, Element, Node, NoteReference, Text
from document.walk import lines, plain_text, transform_all, walk
from editions.records import Passage, Said
from editions.rendering import Pictures, picture_html
from facing.ids import Anchor
from facing.pieces import Piece, pieces_of, turns_of
from films.mentions import FilmMention
from interview.turns import Question, Turn

Named = Mapping[str, frozenset[str]]
_BESIDE = "(min-width: 40rem) 22rem, 100vw"  # how wide a still is shown beside a quotation


def films_by_anchor(documents: Iterable[Document]) -> Named:
    """The films that each paragraph names in any of an article's languages, by the paragraph's id."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        turns = turns_of(document)
        for piece in pieces_of(document):
            found[_anchor(piece, turns)].update(_films(piece))
    return {anchor: frozenset(films) for anchor, films in found.items() if films and anchor}


def passages_of(document: Document, context: Context, named: Named, pictures: Pictures) -> Iterator[Passage]:
    """Every paragraph and caption that names a film here or, by `named`, in another language of the article.

    Links to cards and notes make no sense away from the article: they are left out.
    """
    quiet = away(context)
    turns = turns_of(document)
    for piece in pieces_of(document):
        here = _films(piece)
        anchor = _anchor(piece, turns)
        films = (*here, *sorted(named.get(anchor, frozenset()) - set(here)))
        # A film that only an image's alt text names has no words here.
        if not films or not (html := all_html(words_only(piece.node), quiet)):
            continue
        turn = turns[piece.turn] if piece.turn is not None else None
        speaker = turn.speaker if turn and piece.kind != "figure" else None
        words = plain_text(speaker.children) if speaker else ""
        person = (speaker.person if speaker else None) or ""
        stills = _stills(piece.node, pictures)
        for film in films:
            yield Passage(film, anchor, html, words, person, stills, film in here)


def said_of(document: Document, most: int) -> Iterator[Said]:
    """Each answer of a person with a record, shortened to so many half-width characters."""
    question = ""
    for turn in turns_of(document):
        if isinstance(turn, Question):
            question = turn.id or ""
        elif turn.speaker and turn.speaker.person and turn.id and turn.children:
            words = " ".join(" ".join(plain_text(line) for line in lines(turn.children[0])).split())
            yield Said(turn.speaker.person, turn.id, question, shortened(words, most))


def shortened(words: str, most: int) -> str:
    """Words of at most so many half-width characters, a Han one counting twice; cut between words, with an ellipsis."""
    widths = accumulate(2 if is_wide(character) else 1 for character in words)
    fitting = sum(width <= most for width in widths)
    if fitting == len(words):
        return words
    cut = words[:fitting]
    if words[fitting].isascii() and words[fitting].isalnum() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;，；、") + "…"


def away(context: Context) -> Context:
    """A context for words that are quoted on another page."""
    return replace(context, address=lambda kind, slug: "", prefix="")  # a callback that never has an address


def words_only(node: Node) -> tuple[Node, ...]:
    """The words of a piece without pictures, ids and notes, each line of text a paragraph."""
    return tuple(
        Element("p", {}, transform_all(line, without_address))
        for line in lines(node)
        if plain_text(line).strip() and not (isinstance(node, Figure) and line in [still.alt for still in node.stills])
    )


def without_address(node: Node) -> Node:
    """A node that is quoted elsewhere: without id, and nothing where a note or a further address stood."""
    if isinstance(node, Anchor | NoteReference):
        return Text("")
    return replace(node, id=None) if isinstance(node, Element) and node.id else node


def _films(piece: Piece) -> tuple[str, ...]:
    nodes = walk(piece.node)
    return tuple(dict.fromkeys(node.film for node in nodes if isinstance(node, FilmMention) and node.film))


def _anchor(piece: Piece, turns: tuple[Turn, ...]) -> str:
    turn = turns[piece.turn] if piece.turn is not None else None
    return (turn.id if turn and piece.first else getattr(piece.node, "id", None)) or ""


def _stills(node: Node, pictures: Pictures) -> str:
    """The pictures of a figure, small."""
    if not isinstance(node, Figure):
        return ""
    shown = ((pictures.planned[still.source or ""], still) for still in node.stills if still.source in pictures.planned)
    return "".join(
        picture_html(picture, plain_text(still.alt), pictures.base, sizes=_BESIDE) for picture, still in shown
    )
