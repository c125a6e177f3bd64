"""The inside of an article's pages as HTML, with what lists and other pages quote from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from captions.figures import Still
from document.cjk import count_han
from document.html import Context, all_html, blocks_html, footnotes_html, to_html
from document.model import Document, Element, Node, Place, Pulled
from document.upright import mark_upright
from document.walk import lines, plain_text, walk
from editions.edition import Edition
from editions.feed_text import FeedContext, facing_text, single_text
from editions.headers import ArticleHeader, IssueHeader
from editions.headlines import headline
from editions.matrices import facing_matrix, single_matrix
from editions.passages import Named, passages_of, said_of, shortened
from editions.records import Body, Correction, Headline, Line, RowHtml, StillInfo, Version, Who
from editions.rendering import Pictures, context_for
from facing.align import Pair
from facing.pieces import turns_of
from facing.pulls import PullQuote, pulled_in, with_pull_quotes
from facing.rows import Row, make_rows
from films.cards import FilmCard, facing_card_html, first_mentions, make_card, place_cards
from fonts.characters import chinese
from images.plan import Picture
from interview.labels import SpeakerLabel
from interview.matrix import compared
from interview.turns import Question, Speaker

if TYPE_CHECKING:
    from editions.prepare import Shown, Workshop

HAN_A_MINUTE = 400
WORDS_A_MINUTE = 230
# In half-width characters; a Han one counts twice.
_LONGEST_QUESTION = 120
_LONGEST_ANSWER = 160
_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a feed needs of an article besides its text: the name of its folder, and its cover."""

    slug: str
    cover: str


def single_body(
    shown: "Shown", shop: "Workshop", told: Told, pictures: Pictures, stills: tuple[StillInfo, ...] = ()
) -> Body:
    """The body of an article in a single edition."""
    context = context_for(shop.site, shown.edition, shown.edition, pictures)
    quoted = replace(shown.document, blocks=tuple(with_pull_quotes(shown.document.blocks)))
    document = place_cards(quoted, lambda film: card_for(film, shown.edition, shop))
    display = display_characters(document.blocks)
    if shown.edition.lang.startswith("zh-Hant"):  # which readers may set vertically
        document = mark_upright(document)
    return Body(
        html=blocks_html(document.blocks, context),
        notes=notes_html(document, context),
        display=display,
        stills=stills,
        matrix=single_matrix(shown, shop),
        feed=single_text(shown.document, feed_context(context, shown.edition, told, shop, pictures), told.cover),
    )


def feed_context(context: Context, shown_in: Edition, told: Told, shop: "Workshop", pictures: Pictures) -> FeedContext:
    """What the text of an article in a feed needs, where its page needs `context`."""
    addresses = shop.addresses
    return FeedContext(
        edition=context.edition,
        lang=context.lang,
        region=context.region,
        page=addresses.absolute(addresses.page(shown_in.code, told.slug)),
        words=context.words,
        address=context.address,
        pictures=pictures.planned,
        images=addresses.absolute(addresses.image("")),
        over=pictures.over,
        prefix=context.prefix,
    )


def notes_html(document: Document, context: Context) -> str:
    """The footnotes of an article; a film that they name leads to its page, for its card may not be on this one."""

    def address(kind: str, slug: str) -> str:
        return context.address("film-page" if kind == "film" else kind, slug)

    return footnotes_html(document, replace(context, address=address))


def card_for(film: str, edition: Edition, shop: "Workshop") -> FilmCard:
    """A film's card in an edition's own words."""
    record = shop.site.films.by_slug[film]
    title = shop.conversions.title(record, edition)
    return make_card(record, title, directors_of(film, edition, shop), shop.conversions.words(record.text, edition))


def facing_cards(film: str, left: Edition, right: Edition, shop: "Workshop") -> tuple[FilmCard, FilmCard]:
    """A film's card beside facing rows, in the words of both sides."""
    record = shop.site.films.by_slug[film]
    titles = tuple(shop.conversions.title(record, edition) for edition in (left, right))
    first, second = (
        make_card(
            record,
            title,
            directors_of(film, edition, shop),
            shop.conversions.words(record.text, edition),
            beside=titles,
        )
        for title, edition in zip(titles, (left, right), strict=True)
    )
    return first, second


def directors_of(film: str, edition: Edition, shop: "Workshop") -> tuple[str, ...]:
    """The names of a film's directors in an edition; a director without a record has the name that is written."""
    people = shop.site.people
    return tuple(
        shop.conversions.called(people.find(name), name, edition) for name in shop.site.films.by_slug[film].directors
    )


def facing_body(
    edition: Edition,
    sides: tuple["Shown", "Shown"],
    pairs: tuple[Pair, ...],
    shop: "Workshop",
    told: Told,
    pictures: Pictures,
    stills: tuple[StillInfo, ...] = (),
) -> Body:
    """The rows of a facing page. Ids and notes of the right side are kept apart by a prefix."""
    left, right = sides
    ours = context_for(shop.site, left.edition, edition, pictures)
    theirs = context_for(shop.site, right.edition, edition, pictures, prefix="r-")
    rows: list[RowHtml] = []
    heavy: list[Node] = []
    seen: set[str] = set()
    number = 0
    facing = make_rows(left.document, right.document, pairs)
    for row in facing:
        films = [film for node in (*row.left, *row.right) for film in first_mentions(node, seen)]
        shown = [facing_cards(film, left.edition, right.edition, shop) for film in films]
        heavy += (*row.left, *row.right, *filter(None, (row.left_speaker, row.right_speaker)))
        heavy += (card for cards in shown for card in cards)
        cards = "\n".join(facing_card_html(first, ours, second, theirs) for first, second in shown)
        counted = row.kind not in ("figure", "divider", "heading")
        number += counted
        rows.append(_row_html(row, number if counted else None, cards, ours, theirs))
    feeds = feed_context(ours, edition, told, shop, pictures), feed_context(theirs, edition, told, shop, pictures)
    return Body(
        notes=notes_html(left.document, ours),
        rows=tuple(rows),
        notes_right=notes_html(right.document, theirs),
        display=display_characters(heavy),
        matrix=facing_matrix(edition, left, right, shop),
        stills=stills,
        feed=facing_text(facing, (left.document, right.document), feeds, told.cover),
    )


def _row_html(row: Row, number: int | None, cards: str, ours: Context, theirs: Context) -> RowHtml:
    # A note of the translator's owes the other side nothing, and a divider stands across both.
    gap = "" if row.kind in ("divider", "note") else "left" if not row.left else "right" if not row.right else ""
    return RowHtml(
        kind=row.kind,
        id=row.id,
        number=number,
        left=blocks_html(row.left, ours),
        right=blocks_html(row.right, theirs),
        left_speaker=to_html(row.left_speaker, ours) if row.left_speaker else "",
        right_speaker=to_html(row.right_speaker, theirs) if row.right_speaker else "",
        cards=cards,
        opens_turn=row.opens_turn,
        by=row.by,
        pulls=_pulls(row),
        gap=gap,
    )


def _pulls(row: Row) -> tuple[tuple[str, str], ...]:
    """The quotes that are pulled out of a row, on both sides; one that a side lacks is "" there."""
    sides = ([words for node in side for words in pulled_in(node)] for side in (row.left, row.right))
    return tuple((left, right) for left, right in zip_longest(*sides, fillvalue=""))


def display_characters(nodes: Iterable[Node]) -> str:
    """The Chinese characters of what is set as titles are: headings, strong words, speakers, quotations, films."""
    found = (_heavy(node) for block in nodes for node in walk(block))
    return chinese("".join(plain_text(part) for parts in found for part in parts))


def _heavy(node: Node) -> tuple[Node, ...]:
    match node:
        case Speaker() | Element(tag="h2" | "h3" | "h4" | "h5" | "h6" | "strong" | "b" | "th" | "blockquote"):
            return (node,)
        case FilmCard():
            return node.title
        case PullQuote() | Pulled():
            return node.children
    return ()


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """The lines of a file's front matter in an edition's words; `lang` is the language of the file."""

    header: ArticleHeader | IssueHeader
    path: str
    lang: str
    edition: Edition
    shop: "Workshop"
    context: Context

    def line(self, key: str, text: str = "") -> Line:
        """What a key says, or a text that stands below it."""
        nodes = self._words(key, text)
        return Line(all_html(nodes, self.context), plain_text(nodes))

    def headline(self) -> Headline:
        """The title as the picture for sharing sets it."""
        key = "share_title" if self.header.share_title else "title"
        return headline(self._words(key), self.edition.lang, self.header.place(key, self.path))

    def _words(self, key: str, text: str = "") -> tuple[Node, ...]:
        nodes = self.shop.reader.read_line(text or getattr(self.header, key), self.header.place(key, self.path))
        return self.shop.conversions.line(nodes, self.lang, self.edition)


def version_of(
    shown: "Shown",
    original: ArticleHeader,
    shop: "Workshop",
    missing: frozenset[str],
    planned: Mapping[str, Picture],
    named: Named,
) -> Version:
    """What lists and other pages need of an article in a single edition; `named` as for `passages_of`."""
    source, edition = shown.written.source, shown.edition
    header, document = source.header, shown.document
    context = context_for(shop.site, edition, edition, Pictures(shop.site.magazine.base, {}))
    said = HeaderLines(header, source.path, source.lang, edition, shop, context)
    questions = tuple(_questions(document))
    nodes = tuple(walk(document))
    return Version(
        edition=edition.code,
        origin="converted" if shown.converted else "written",
        file=source.path,
        status=header.status,
        title=said.line("title"),
        subtitle=said.line("subtitle"),
        summary=said.line("summary"),
        headline=said.headline(),
        authors=_people(original.authors, edition, shop),
        translators=_people(header.translators or (), edition, shop),
        corrections=tuple(Correction(note.date, said.line("corrections", note.text)) for note in header.corrections),
        interviewers=_speakers(shown, edition, shop, asks=True),
        speakers=_speakers(shown, edition, shop, asks=False),
        toc=tuple(words for _, words in questions),
        toc_ids=tuple(name for name, _ in questions),
        passages=tuple(passages_of(document, context, named, Pictures(shop.site.magazine.base, planned))),
        said=tuple(said_of(document, _LONGEST_ANSWER)),
        compared=len(compared(document)),
        minutes=reading_minutes(document),
        missing_stills=sum(
            1 for node in nodes if isinstance(node, Still) and (not node.source or node.source in missing)
        ),
        links=tuple(links_in(nodes)),
        ids=frozenset(_ids(nodes)),
        images=frozenset(planned[name].source for name, _ in images_in(document) if name in planned),
    )


def _questions(document: Document) -> Iterator[tuple[str, Line]]:
    """The questions of an article, shortened, for the list of contents."""
    for turn in turns_of(document):
        if isinstance(turn, Question) and turn.id and turn.children:
            short = shortened(" ".join(plain_text(turn.children[0]).split()), _LONGEST_QUESTION)
            yield turn.id, Line(short, short)


def _people(names: tuple[str, ...], edition: Edition, shop: "Workshop") -> tuple[Who, ...]:
    found = []
    for name in names:
        person = shop.site.people.find(name)
        words = shop.conversions.called(person, name, edition)
        found.append(Who(words, person.slug if person else ""))
    return tuple(found)


def _speakers(shown: "Shown", edition: Edition, shop: "Workshop", *, asks: bool) -> tuple[Who, ...]:
    """Who asks, or answers, with the first turn of each."""
    first: dict[str, tuple[str, str, int]] = {}
    for turn in turns_of(shown.document):
        if turn.speaker:
            words = plain_text(turn.speaker.children)
            first.setdefault(turn.speaker.label, (turn.id or "", words, turn.speaker.number))
    found = []
    for speaker in shown.written.speakers:
        if speaker.asks is not asks:
            continue
        unheard = "", shop.conversions.name(speaker.label, edition), 0
        anchor, words, number = first.get(speaker.label, unheard)
        found.append(replace(_who(speaker, words, anchor, edition, shop), number=number))
    return tuple(found)


def _who(speaker: SpeakerLabel, words: str, anchor: str, edition: Edition, shop: "Workshop") -> Who:
    person = shop.site.people.by_slug.get(speaker.person or "")
    name = shop.conversions.words(person.name, edition) if person else words
    return Who(name, person.slug if person else "", anchor)


def reading_minutes(document: Document) -> int:
    """How long an article takes to read: Han characters and Latin words each at their own pace."""
    text = " ".join(plain_text(line) for line in lines(document))
    minutes = count_han(text) / HAN_A_MINUTE + len(_WORD.findall(text)) / WORDS_A_MINUTE
    return max(1, round(minutes))


def links_in(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    """The site's own addresses that links among some nodes lead to, with their lines."""
    for node in nodes:
        if isinstance(node, Element) and node.tag == "a":
            address = node.attributes.get("href", "")
            if address.startswith(("/", "#")) and not address.startswith("//"):
                yield address, node.place.line


def images_in(document: Document) -> Iterator[tuple[str, Place]]:
    """The images that a document names, with their places; "" where one has no file yet."""
    for node in walk(document):
        if isinstance(node, Still):
            yield node.source or "", node.place
        elif isinstance(node, Element) and node.tag == "img":
            yield node.attributes.get("src", ""), node.place if node.place.path else document.place


def _ids(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        name = getattr(node, "id", None)
        if isinstance(name, str):
            yield name
