"""Which film is meant where one language leaves it open: the other language's paragraph may tell."""

from collections.abc import Iterator, Mapping, Sequence

from document.diagnostics import Diagnostic, did_you_mean
from document.model import Document
from document.walk import walk
from editions.headers import ArticleHeader
from facing.align import Pair
from facing.pieces import pieces_of
from films.catalogue import Films, title_key
from films.mentions import COMMON, FilmMention, is_shy

NO_FILM = "none"


def choices_of(header: ArticleHeader, films: Films) -> dict[str, str]:
    """What the front matter says of titles in this article: of which film each is, or that it is of none ("")."""
    found: dict[str, str] = {}
    for title, slug in header.films:
        if title:
            found[title] = "" if slug == NO_FILM else slug
        elif slug in films.by_slug:
            found |= dict.fromkeys(films.by_slug[slug].known_titles(), slug)
    return found


def unknown_choices(header: ArticleHeader, path: str, films: Films) -> Iterator[Diagnostic]:
    """The films that front matter chooses and no record has."""
    for _, slug in header.films:
        if slug != NO_FILM and slug not in films.by_slug:
            facts = {"name": slug, "guess": did_you_mean(slug, films.by_slug)}
            yield Diagnostic("unknown-film-slug", header.place("films", path), facts)


Decided = dict[int, str | None]


def decide(left: Document, right: Document, pairs: Sequence[Pair], films: Films) -> tuple[Decided, Decided]:
    """The films of mentions that one side leaves open, by what the facing paragraphs name.

    Of several films of one title it is the one that the other side names; a common word is a film where the other
    side names it too, and none where the other side has the paragraph without it. Keys as for `settled`.
    """
    sides = _mentions(left), _mentions(right)
    decided: tuple[Decided, Decided] = ({}, {})
    for pair in pairs:
        if not pair.left or not pair.right:
            continue
        here = [mention for unit in pair.left for mention in sides[0][unit]]
        there = [mention for unit in pair.right for mention in sides[1][unit]]
        for ours, theirs, found in ((here, there, decided[0]), (there, here, decided[1])):
            found |= _decided(ours, theirs, films)
    return decided


def _mentions(document: Document) -> tuple[tuple[FilmMention, ...], ...]:
    """The mentions in each unit of a document."""
    return tuple(
        tuple(node for node in walk(piece.node) if isinstance(node, FilmMention))
        for piece in pieces_of(document)
        if piece.is_unit
    )


def _decided(ours: Sequence[FilmMention], theirs: Sequence[FilmMention], films: Films) -> Mapping[int, str | None]:
    """The mentions of one side that are in doubt, as the other side decides them."""
    found: Decided = {}
    for mention in ours:
        if mention.sure or mention.film is None:
            continue
        called = {film.slug for film in films.called(mention.title)}
        named = {other.film for other in theirs if other.sure and other.film in called}
        open_too = {other.film for other in theirs if not other.sure and other.film in called}
        if len(named) == 1:
            found[id(mention)] = next(iter(named))
        elif not named and mention.film in open_too:
            # Two that are in doubt bear each other out, unless both are words that any sentence has.
            found[id(mention)] = mention.film if any(not is_shy(m) for m in (mention, *theirs)) else None
        elif not named and title_key(mention.title) in COMMON:
            found[id(mention)] = None
    return found
