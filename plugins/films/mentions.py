"""Find the films that a text names: 《片名》, 《片名》(年), *Title* (year)."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import ClassVar, cast

from document.cjk import han
from document.diagnostics import Diagnostic
from document.html import Context, all_html, tag, to_html
from document.inline import Range, inline_text, line_at, pieces, wrap
from document.model import Document, Element, Fixed, Footnote, Node, Place, Text
from document.walk import map_lines_all, parts, plain_text, transform_all, transform_document, walk
from films.catalogue import Film, Films, title_key

_YEAR = r"\s*[(（]\s*(?P<year>(?:18|19|20)\d{2})\s*(?:年)?\s*[)）]"
WORK = re.compile(rf"《(?P<title>[^《》]+)》(?:{_YEAR})?")
_YEAR_AFTER = re.compile(_YEAR)
# Below this length a title that differs by a character is simply another title.
_SHORTEST_GUESS = 4
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class FilmMention(Node):
    """A film that a text names; `film` is its slug, or None when the catalogue has no such film.

    Of a title that mark-up cuts in two, the second piece is `continued`.
    """

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    film: str | None
    title: str
    year: int | None
    children: tuple[Node, ...]
    line: int = 0
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A title in a line of text: characters `start` to `end` are the title with its marks."""

    start: int
    end: int
    title: str
    year: int | None


@dataclass
class _Finder:
    films: Films
    path: str
    # What the article has said so far: a title without a year means the film that was last named with one.
    settled: dict[str, Film] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def line(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        ranges: list[Range] = []
        for found in sorted(_titles(nodes), key=lambda found: found.start):
            if ranges and found.start < ranges[-1].end:
                continue
            place = Place(self.path, line_at(nodes, found.start))
            film = self.identify(found, place)
            if film is not None or found.year is not None:
                ranges.append(Range(found.start, found.end, _Mention(film, found, place.line)))
        return wrap(nodes, ranges)

    def identify(self, found: _Found, place: Place) -> Film | None:
        called = self.films.called(found.title)
        if not called:
            self.unknown(found, place)
            return None
        if found.year is None:
            return self.settled.get(title_key(found.title), called[-1])
        for film in called:
            if film.year == found.year:
                self.settled |= dict.fromkeys(map(title_key, film.known_titles()), film)
                return film
        known = " / ".join(str(film.year) for film in called)
        facts = {"title": f"《{found.title}》", "year": str(found.year), "known": known}
        self.problems.append(Diagnostic("wrong-year", place, facts))
        nearest = min(called, key=lambda film: abs(film.year - (found.year or 0)))
        return nearest if abs(nearest.year - found.year) <= 1 else None

    def unknown(self, found: _Found, place: Place) -> None:
        guess = near_title(found.title, self.films)
        if guess is None and found.year is None:
            return
        facts = {
            "title": f"《{found.title}》",
            "year": f" of {found.year}" if found.year else "",
            "year_zh": f" {found.year} 年" if found.year else "",
            "guess": f"《{guess}》" if guess else "",
        }
        self.problems.append(Diagnostic("unknown-film", place, facts))


@dataclass
class _Mention:
    """Makes the nodes once the range has been cut out: one for each piece of it."""

    film: Film | None
    found: _Found
    line: int
    continued: bool = False

    def __call__(self, nodes: tuple[Node, ...]) -> Node:
        slug = self.film.slug if self.film else None
        made = FilmMention(slug, self.found.title, self.found.year, nodes, self.line, self.continued)
        self.continued = True
        return made


def mark_films(document: Document, films: Films) -> Document:
    """Wrap every film that the document names, in prose, captions and notes, in a `FilmMention`."""
    finder = _Finder(films, document.place.path)
    marked = replace(
        document,
        blocks=map_lines_all(document.blocks, finder.line),
        footnotes=cast(tuple[Footnote, ...], map_lines_all(document.footnotes, finder.line)),
    )
    return replace(marked, diagnostics=(*document.diagnostics, *finder.problems))


def _titles(nodes: tuple[Node, ...]) -> Iterator[_Found]:
    text = inline_text(nodes)
    for match in WORK.finditer(text):
        year = int(match["year"]) if match["year"] else None
        yield _Found(match.start(), match.start() + len(match["title"]) + 2, match["title"].strip(), year)
    for start, end, title in _emphasised(nodes, 0):
        after = _YEAR_AFTER.match(text, end)
        year = int(after["year"]) if after else None
        # *2001: A Space Odyssey* and *8½* begin with a number.
        if "《" not in title and (year is not None or title[:1].isupper() or title[:1].isnumeric()):
            yield _Found(start, end, title.strip(), year)


def _emphasised(nodes: Sequence[Node], offset: int) -> Iterator[tuple[int, int, str]]:
    """The ranges and words of each emphasis and `<cite>` in a line."""
    for node in nodes:
        words = "".join(text for text, _, _ in pieces((node,)))
        if isinstance(node, Element) and node.tag in ("em", "i", "cite"):
            yield offset, offset + len(words), plain_text(node)
        elif not isinstance(node, Text):
            yield from _emphasised(parts(node), offset)
        offset += len(words)


def near_title(title: str, films: Films) -> str | None:
    """The catalogued title that a mistyped one was probably meant to be."""
    key = title_key(title)
    if len(key) < _SHORTEST_GUESS:
        return None
    titles = {title_key(known): known for film in films.by_slug.values() for known in film.known_titles()}
    long = sorted(title for title in titles if len(title) >= _SHORTEST_GUESS)
    near = difflib.get_close_matches(key, long, n=1, cutoff=_NEAR)
    return titles[near[0]] if near else None


def mentions(document: Document) -> tuple[FilmMention, ...]:
    """Every mention in a document, in reading order."""
    return tuple(node for node in walk(document) if isinstance(node, FilmMention) and not node.continued)


def retitle(document: Document, films: Films, region: str) -> Document:
    """Give each film the title that a Chinese region knows it by, fixed against script conversion.

    A film that the region has no title for, and one that is named in another script, stay as they are written.
    """
    return transform_document(document, lambda node: _retitled(node, films, region))


def retitle_line(nodes: tuple[Node, ...], films: Films, region: str) -> tuple[Node, ...]:
    """`retitle` for a line that stands outside a document, such as a title; no mention is left in it."""
    marked = _Finder(films, "").line(nodes)
    changed = transform_all(marked, lambda node: _retitled(node, films, region))
    return tuple(chain.from_iterable(n.children if isinstance(n, FilmMention) else (n,) for n in changed))


def _retitled(node: Node, films: Films, region: str) -> Node:
    if not isinstance(node, FilmMention) or node.film is None or node.film not in films.by_slug:
        return node
    title = films.by_slug[node.film].titles.get(region)
    if title is None or not han.search(node.title):
        return node
    if node.continued:
        return replace(node, title=title, children=())
    opening, closing = ("《", "》") if plain_text(node.children).startswith("《") else ("", "")
    words = (Text(opening), Fixed((Text(title, node.line),)), Text(closing))
    return replace(node, title=title, children=tuple(w for w in words if w != Text("")))


@to_html.register
def _(node: FilmMention, context: Context) -> str:
    match node.children:
        case (Element(tag="em" | "i" | "cite", children=inner),):
            inside = all_html(inner, context)
        case _:
            inside = all_html(node.children, context)
    address = context.address("film", node.film) if node.film else ""
    return tag("cite", tag("a", inside, href=address) if address else inside, class_="film")
