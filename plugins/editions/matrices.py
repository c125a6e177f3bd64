"""The question matrix as HTML: the same question, and what each person answered to it, in one language or two."""

from typing import TYPE_CHECKING

from captions.figures import Figure
from document.html import Context, all_html, blocks_html
from document.model import Element, Node
from document.walk import transform_all
from editions.edition import Edition
from editions.passages import away, without_address
from editions.records import AskedHtml, CellHtml
from editions.rendering import Pictures, context_for
from interview.matrix import Asked, asked_of, compared
from interview.notes import TranslatorNote
from interview.turns import Turn

if TYPE_CHECKING:
    from editions.prepare import Shown, Workshop


def single_matrix(shown: "Shown", shop: "Workshop") -> tuple[AskedHtml, ...]:
    """The matrix of a single edition."""
    context = _context(shown.edition, shown.edition, shop)
    return tuple(
        AskedHtml(asked.question.id or "", _words(asked, context), "", _cells(asked, context))
        for asked in compared(shown.document)
    )


def facing_matrix(edition: Edition, left: "Shown", right: "Shown", shop: "Workshop") -> tuple[AskedHtml, ...]:
    """The matrix of a facing edition: a question and its answers have the ids of the original on both sides."""
    ours, theirs = (_context(side.edition, edition, shop) for side in (left, right))
    there = {asked.question.id: asked for asked in asked_of(right.document)}
    rows: list[AskedHtml] = []
    for asked in compared(left.document):
        other = there.get(asked.question.id)
        cells = {cell.number: cell.left for cell in _cells(other, theirs)} if other else {}
        rows.append(
            AskedHtml(
                asked.question.id or "",
                _words(asked, ours),
                _words(other, theirs) if other else "",
                tuple(
                    CellHtml(cell.number, cell.anchor, cell.left, cells.get(cell.number, ""))
                    for cell in _cells(asked, ours)
                ),
            )
        )
    return tuple(rows)


def _context(edition: Edition, shown_in: Edition, shop: "Workshop") -> Context:
    return context_for(shop.site, edition, shown_in, Pictures(shop.site.magazine.base, {}), cards=False)


def _words(asked: Asked, context: Context) -> str:
    """A question on one line; it is part of a heading."""
    paragraphs = (node for node in _kept(asked.question) if isinstance(node, Element) and node.tag == "p")
    return " ".join(all_html(paragraph.children, away(context)) for paragraph in paragraphs)


def _cells(asked: Asked, context: Context) -> tuple[CellHtml, ...]:
    return tuple(
        CellHtml(
            number,
            turns[0].id or "",
            blocks_html([node for turn in turns for node in _kept(turn)], context),
        )
        for number, turns in sorted(asked.answers.items())
    )


def _kept(turn: Turn) -> tuple[Node, ...]:
    """What was said: without stills, which a column is too narrow for, notes and addresses, which the article has."""
    spoken = tuple(child for child in turn.children if not isinstance(child, Figure | TranslatorNote))
    return transform_all(spoken, without_address)
