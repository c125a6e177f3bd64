"""The card of a film, put right after the paragraph that first names it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from document.html import Context, all_html, tag, to_html
from document.model import Document, Fixed, Node, Text
from document.walk import walk
from films.catalogue import Film
from films.mentions import FilmMention
from interview.turns import Turn


@dataclass(frozen=True, slots=True)
class FilmCard(Node):
    """A film's card as one edition prints it; every word of it is a `Text`."""

    PARTS: ClassVar[tuple[str, ...]] = ("title", "original", "directors", "note")

    film: str
    year: int
    title: tuple[Node, ...]
    original: tuple[Node, ...]
    original_lang: str
    directors: tuple[Node, ...]
    note: tuple[Node, ...] = ()


def make_card(film: Film, title: str, directors: tuple[str, ...], note: str = "") -> FilmCard:
    """The card of a film; `title`, `directors` and `note` are as an edition's readers know them."""
    lang, original = film.original or ("", "")
    return FilmCard(
        film=film.slug,
        year=film.year,
        title=(Fixed((Text(title),)),),
        original=(Fixed((Text(original),)),) if original and original != title else (),
        original_lang=lang,
        directors=tuple(Fixed((Text(name),)) for name in directors),
        note=(Text(note),) if note else (),
    )


def first_mentions(node: Node, seen: set[str]) -> tuple[str, ...]:
    """The films that a piece is the first to name; they are added to `seen`."""
    new: list[str] = []
    for inner in walk(node):
        if isinstance(inner, FilmMention) and inner.film and inner.film not in seen:
            seen.add(inner.film)
            new.append(inner.film)
    return tuple(new)


def place_cards(document: Document, card: Callable[[str], FilmCard]) -> Document:
    """The document with each film's card after the block that first names it; one card a film."""
    seen: set[str] = set()

    def with_cards(blocks: tuple[Node, ...]) -> Iterator[Node]:
        for block in blocks:
            if isinstance(block, Turn):
                yield replace(block, children=tuple(with_cards(block.children)))
            else:
                yield block
                yield from map(card, first_mentions(block, seen))

    return replace(document, blocks=tuple(with_cards(document.blocks)))


@to_html.register
def _(node: FilmCard, context: Context) -> str:
    address = context.address("film-page", node.film)
    title = tag("cite", all_html(node.title, context))
    name = f"{context.prefix}film-{node.film}"
    rows = [(context.word("year"), str(node.year))]
    if node.original:
        original = tag("cite", all_html(node.original, context), lang=node.original_lang or None)
        rows.append((context.word("original_title"), original))
    if node.directors:
        names = context.word("list_comma").join(to_html(director, context) for director in node.directors)
        rows.append((context.word("director"), names))
    facts = "\n".join(f"<div>{tag('dt', term)}{tag('dd', value)}</div>" for term, value in rows)
    note = "\n" + tag("p", all_html(node.note, context)) if node.note else ""
    heading = tag(
        "p", tag("a", title, href=address) if address else title, class_="film-card-title", id=f"{name}-title"
    )
    facts = tag("dl", f"\n{facts}\n", class_="film-card-meta")
    return tag(
        "aside",
        f"\n{heading}\n{facts}{note}\n",
        class_="film-card",
        id=name,
        aria_labelledby=f"{name}-title",
        lang=context.lang,
    )
