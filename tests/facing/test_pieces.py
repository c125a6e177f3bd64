"""A document as the pieces that can face one another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from document.model import Node
from facing.pieces import map_pieces, pieces_of, words_of
from tests.facing.reading import labels, read

BODY = """
開場。

A：問？

B：答。

![](a.jpg)
圖說。

> 引文

- 一
- 二

| 甲 | 乙 |
|---|---|
| 一 | 二 |

## 題

* * *

    碼

譯註：一句。
"""


def test_pieces_stand_in_reading_order() -> None:
    """Each with its kind, its turn, and whether it opens it."""
    found = [(piece.kind, piece.turn, piece.first) for piece in pieces_of(read(BODY, labels("A?, B")))]
    assert found == [
        ("paragraph", None, False),
        ("paragraph", 0, True),
        ("paragraph", 1, True),
        ("figure", 1, False),
        ("quote", 1, False),
        ("item", 1, False),
        ("item", 1, False),
        ("table", 1, False),
        ("heading", None, False),
        ("divider", None, False),
        ("code", None, False),
        ("note", None, False),
    ]


def test_figures_and_dividers_are_no_units() -> None:
    """They have no words of their own to pair."""
    kinds = {piece.kind for piece in pieces_of(read(BODY, labels("A?, B"))) if not piece.is_unit}
    assert kinds == {"figure", "divider"}


def test_a_figure_before_the_words_does_not_open_a_turn() -> None:
    """The first words do."""
    pieces = pieces_of(read("A：問？\n\nB：\n\n![](a.jpg)\n\n答。", labels("A?, B")))
    assert [(piece.kind, piece.first) for piece in pieces if piece.turn == 1][-1] == ("paragraph", True)


def test_words_stand_on_one_line() -> None:
    """Whatever the source's line breaks."""
    (piece,) = pieces_of(read("one\ntwo  \nthree", (), "en"))
    assert words_of(piece) == "one two three"


BLOCK = st.sampled_from(
    ["A：問？", "B：答。", "段", "## 題", "- 一\n- 二", "1. 一\n2. 二", "> 引", "![](a.jpg)", "* * *", "    碼"]
)


@given(st.lists(BLOCK, max_size=12))
def test_mapping_nothing_changes_nothing(blocks: list[str]) -> None:
    """Lists are gathered again, turns put together."""
    document = read("\n\n".join(blocks), labels("A?, B"))
    assert map_pieces(document, lambda piece: piece.node) == document


@given(st.lists(BLOCK, max_size=12))
def test_every_piece_is_mapped_once_in_order(blocks: list[str]) -> None:
    """And comes out where it stood."""
    document = read("\n\n".join(blocks), labels("A?, B"))
    seen: list[Node] = []

    def note(piece: object) -> Node:
        node: Node = piece.node  # type: ignore[attr-defined] # a `Piece`
        seen.append(node)
        return replace(node, id=f"n{len(seen)}")  # type: ignore[call-arg] # every piece has an id

    changed = map_pieces(document, note)
    assert seen == [piece.node for piece in pieces_of(document)]
    assert [getattr(p.node, "id", "") for p in pieces_of(changed)] == [f"n{n}" for n in range(1, len(seen) + 1)]
