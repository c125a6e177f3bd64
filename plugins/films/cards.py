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


def make_card(
    film: Film, title: str, directors: tuple[str, ...], note: str = "", *, beside: tuple[str, ...] = ()
) -> FilmCard:
    """The card of a film; `title`, `directors` and `note` are as an edition's readers know them.

    The original title is left out where it is the title, or one of those that stand `beside` it on the card.
    """
    lang, original = film.original or ("", "")
    return FilmCard(
        film=film.slug,
        year=film.year,
        title=(Fixed((Text(title),)),),
        original=(Fixed((Text(original),)),) if original and original not in (title, *beside) else (),
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
    return _card(node, context, _facts(node, context))


def facing_card_html(left: FilmCard, ours: Context, right: FilmCard, theirs: Context) -> str:
    """The card of a film beside facing rows: what each side's readers call it, one side after the other."""
    sides = (
        tag("div", f"\n{_facts(node, context)}\n", class_=side, lang=context.lang)
        for side, node, context in (("left", left, ours), ("right", right, theirs))
    )
    return _card(left, ours, "\n".join(sides))


def _card(node: FilmCard, context: Context, inside: str) -> str:
    name = _name(node, context)
    return tag(
        "aside",
        f"\n{inside}\n",
        class_="film-card",
        id=name,
        aria_labelledby=f"{name}-title",
        lang=context.lang,
    )


def _facts(node: FilmCard, context: Context) -> str:
    """Title, original title, year and directors, and a line about the film."""
    address = context.address("film-page", node.film)
    title = tag("cite", all_html(node.title, context))
    title = tag("a", title, href=address) if address else title
    facts = tag("span", str(node.year))
    if node.directors:
        names = context.word("list_comma").join(to_html(director, context) for director in node.directors)
        facts += f" {tag('span', names)}"
    lines = [tag("p", title, class_="film-card-title", id=f"{_name(node, context)}-title")]
    if node.original:
        original = tag("cite", all_html(node.original, context), lang=node.original_lang or None)
        lines.append(tag("p", original, class_="film-card-original"))
    lines.append(tag("p", facts, class_="film-card-facts"))
    if node.note:
        lines.append(tag("p", all_html(node.note, context), class_="film-card-note"))
    return "\n".join(lines)


def _name(node: FilmCard, context: Context) -> str:
    return f"{context.prefix}film-{node.film}"
