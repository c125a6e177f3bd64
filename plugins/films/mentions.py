"""Find the films that a text names: 《片名》, 《片名》(年), *Title* (year)."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import ClassVar, cast

from document.cjk import han
from document.diagnostics import Diagnostic
from document.html import Context, all_html, tag, to_html
from document.inline import Range, inline_text, line_at, pieces, wrap
from document.model import Document, Element, Fixed, Footnote, Node, Place, Text
from document.walk import map_lines, map_lines_all, parts, plain_text, transform_all, transform_document, walk
from films.catalogue import Film, Films, title_key

# In brackets of either width: a year, with what a caption may say before it and after it.
_IN_BRACKETS = r"(?:[^()（）《》]{1,60}?[,，、]\s*)?(?P<year>(?:18|19|20)\d{2})\s*年?(?:版|上映)?"
_YEAR = rf"\s*[(（]\s*{_IN_BRACKETS}\s*[)）]"
WORK = re.compile(rf"《(?P<title>[^《》]+)》(?:{_YEAR})?")
_YEAR_AFTER = re.compile(_YEAR)
_YEAR_INSIDE = re.compile(rf"(?P<title>.*?\S){_YEAR}\s*")
# Without brackets a year only tells apart what the catalogue has: 一九八四年的《沙丘》 is for another day.
_YEAR_BEFORE = re.compile(r"(?P<year>(?:18|19|20)\d{2})(?:\s*年(?:版本?)?的?|’s|'s)?\s*(?:version of )?$")
_YEAR_OF = re.compile(r"\s*(?:of|from)\s+(?P<year>(?:18|19|20)\d{2})\b")
# Titles that are words of every sentence: without a year, only what else is said tells whether the film is meant.
COMMON = frozenset(
    "a i he her him his it me no now she that the them there they this up us we what who why yes you not all only here"
    " 她 他 它 牠 我 你 妳 您 我們 我们 你們 你们 他們 他们 她們 她们 人 家 愛 爱".split()
)
# Below this length a title that differs by a character is simply another title.
_SHORTEST_GUESS = 4
_NEAR = 0.75

# What an article says of its titles: of which film each is, "" for none.
Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FilmMention(Node):
    """A film that a text names; `film` is its slug, or None when the catalogue has no such film.

    Without film and year it turned out to be none, and is words like others.

    Of a title that mark-up cuts in two, the second piece is `continued`. It is `sure` unless the title is that of
    several films, or a common word, and nothing in the article tells which is meant.
    """

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    film: str | None
    title: str
    year: int | None
    children: tuple[Node, ...]
    line: int = 0
    continued: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """A title in a line of text: characters `start` to `end` are the title with its marks.

    `year` is the one that is written for it, `hint` one that stands near it.
    """

    start: int
    end: int
    title: str
    year: int | None
    hint: int | None = None


@dataclass
class _Finder:
    films: Films
    path: str
    choices: Mapping[str, Film | None] = field(default_factory=dict)
    # What the article has said so far: a title without a year means the film that was last named with one.
    settled: dict[str, Film] = field(default_factory=dict)
    # … and what all of it says: the films that it dates, by title, and those that it names without doubt.
    dated: dict[str, set[str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)

    def survey(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Take note of the films that a line dates, or names by a title that nothing else has."""
        for found in _titles(nodes):
            called = self.films.called(found.title)
            film = _of_year(called, found.year or found.hint)
            if film is None and found.year is None and len(called) == 1 and title_key(found.title) not in COMMON:
                self.named.add(called[0].slug)
            if film is not None:
                self.named.add(film.slug)
                for title in film.known_titles():
                    self.dated.setdefault(title_key(title), set()).add(film.slug)
        return nodes

    def line(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        ranges: list[Range] = []
        for found in sorted(_titles(nodes), key=lambda found: found.start):
            if ranges and found.start < ranges[-1].end:
                continue
            place = Place(self.path, line_at(nodes, found.start))
            film, sure = self.identify(found, place)
            if film is not None or found.year is not None:
                ranges.append(Range(found.start, found.end, _Mention(film, found, place.line, sure)))
        return wrap(nodes, ranges)

    def identify(self, found: _Found, place: Place) -> tuple[Film | None, bool]:
        """The film that a title means, and whether that is beyond doubt."""
        called = self.films.called(found.title)
        if not called:
            self.unknown(found, place)
            return None, True
        if found.year is None:
            return self.undated(found, called)
        if film := _of_year(called, found.year):
            self.settled |= dict.fromkeys(map(title_key, film.known_titles()), film)
            return film, True
        known = " / ".join(str(film.year) for film in called)
        facts = {"title": f"《{found.title}》", "year": str(found.year), "known": known}
        self.problems.append(Diagnostic("wrong-year", place, facts))
        nearest = min(called, key=lambda film: abs(film.year - (found.year or 0)))
        return (nearest if abs(nearest.year - found.year) <= 1 else None), True

    def undated(self, found: _Found, called: tuple[Film, ...]) -> tuple[Film | None, bool]:
        """Which film a title without a year means: by a year near it, the article's choice, or what was dated."""
        key = title_key(found.title)
        if hinted := _of_year(called, found.hint):
            return hinted, True
        if key in self.choices:
            return self.choices[key], True
        if key in self.settled:
            return self.settled[key], True
        dated = [film for film in called if film.slug in self.dated.get(key, ())]
        if len(dated) == 1:
            return dated[0], True
        sure = len(called) == 1 and (key not in COMMON or called[0].slug in self.named)
        return called[-1], sure

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
    sure: bool
    continued: bool = False

    def __call__(self, nodes: tuple[Node, ...]) -> Node:
        slug = self.film.slug if self.film else None
        made = FilmMention(slug, self.found.title, self.found.year, nodes, self.line, self.continued, self.sure)
        self.continued = True
        return made


def mark_films(document: Document, films: Films, choices: Choices | None = None) -> Document:
    """Wrap every film that the document names, in prose, captions and notes, in a `FilmMention`.

    `choices` are what the article itself says of its titles. A title that is a common word too, *Her*, is marked as
    unsure unless something tells that the film is meant: `settled` takes those away that stay unsure.
    """
    chosen = {title_key(title): films.by_slug.get(slug) for title, slug in (choices or {}).items()}
    finder = _Finder(films, document.place.path, chosen)
    for block in (*document.blocks, *document.footnotes):
        map_lines(block, finder.survey)
    marked = replace(
        document,
        blocks=map_lines_all(document.blocks, finder.line),
        footnotes=cast(tuple[Footnote, ...], map_lines_all(document.footnotes, finder.line)),
    )
    return replace(marked, diagnostics=(*document.diagnostics, *finder.problems))


def settled(document: Document, decided: Mapping[int, str | None] | None = None, *, shy: bool = False) -> Document:
    """The document with what was in doubt decided: by `decided`, whose keys are the `id()` of mentions (None: it is no
    film), else a common word in emphasis is no film. With `shy` those stay in doubt.
    """
    known = decided or {}

    def change(node: Node) -> Node:
        if not isinstance(node, FilmMention):
            return node
        if id(node) in known:
            return replace(node, film=known[id(node)], sure=True)
        return replace(node, film=None, sure=True) if is_shy(node) and not shy else node

    return transform_document(document, change)


def is_shy(mention: FilmMention) -> bool:
    """Whether a mention stands only if the other language bears it out: a common word, and no title marks."""
    common = title_key(mention.title) in COMMON
    return not mention.sure and common and not plain_text(mention.children).startswith("《")


def _of_year(called: tuple[Film, ...], year: int | None) -> Film | None:
    return next((film for film in called if film.year == year), None)


def _titles(nodes: tuple[Node, ...]) -> Iterator[_Found]:
    text = inline_text(nodes)
    for match in _works(text):
        year = int(match["year"]) if match["year"] else None
        title = match["title"].strip()
        if year is None and (inside := _YEAR_INSIDE.fullmatch(title)):
            title, year = inside["title"], int(inside["year"])
        hint = _hint(text, match.start(), match.end())
        yield _Found(match.start(), match.start() + len(match["title"]) + 2, title, year, hint)
    for start, end, title in _emphasised(nodes, 0):
        after = _YEAR_AFTER.match(text, end)
        year = int(after["year"]) if after else None
        if year is None and (inside := _YEAR_INSIDE.fullmatch(title.strip())):
            title, year = inside["title"], int(inside["year"])
        # *2001: A Space Odyssey* and *8½* begin with a number.
        if "《" not in title and (year is not None or title[:1].isupper() or title[:1].isnumeric()):
            yield _Found(start, end, title.strip(), year, _hint(text, start, end))


def _works(text: str) -> Iterator[re.Match[str]]:
    """The titles in title marks; one that stands inside another title is part of that one."""
    for match in WORK.finditer(text):
        before = text[: match.start()]
        if before.count("《") <= before.count("》"):
            yield match


def _hint(text: str, start: int, end: int) -> int | None:
    """The year that stands right before a title, or after it with *of*."""
    near = _YEAR_BEFORE.search(text, max(0, start - 24), start) or _YEAR_OF.match(text, end)
    return int(near["year"]) if near else None


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
    found = (node for node in walk(document) if isinstance(node, FilmMention) and not node.continued)
    return tuple(mention for mention in found if mention.film or mention.year)


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
    if node.film is None and node.year is None:
        return all_html(node.children, context)
    match node.children:
        case (Element(tag="em" | "i" | "cite", children=inner),):
            inside = all_html(inner, context)
        case _:
            inside = all_html(node.children, context)
    address = context.address("film", node.film) if node.film else ""
    return tag("cite", tag("a", inside, href=address) if address else inside, class_="film")
