"""Rows of a facing page: nothing is lost, gaps are gaps, and later rows never shift."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.figures import Figure
from document.model import Document
from document.walk import plain_text, walk
from facing.ids import assign_ids
from facing.pieces import Piece, pieces_of, words_of
from facing.rows import Row, align_documents, make_rows, paired_speakers, units_of
from interview.labels import SpeakerLabel
from tests.facing.reading import both, labels, read, translated

LEFT = """
開場，說天氣。

A：第一個問題？

B：第一個回答。

這一段沒有譯出來，說的是一九八七年的一場大雨，那時他七歲，雨下了三天，河水一直漲到門口。

![](a.jpg)
左邊的圖說。

A：第二個問題？

B：第二個回答。

* * *

- 甲
- 乙
"""
RIGHT = """
An opening on the weather.

A: The first question?

B: The first answer.

![](a.jpg)
The caption on the right.

A: The second question?

B: The second answer.

* * *

- one
- two
"""


def rows(left: str, right: str, names: str = "A?, B") -> tuple[Row, ...]:
    """The rows of two bodies."""
    source, target, speakers = both(left, right, names, names)
    return make_rows(source, target, align_documents(source, target, speakers))


def shown(row: Row) -> tuple[str, str, str]:
    """A row in short."""
    return row.id, plain_text(row.left).strip()[:8], plain_text(row.right).strip()[:12]


def test_what_has_no_partner_is_a_gap_and_nothing_after_it_shifts() -> None:
    """The rows of an interview whose translation lacks a paragraph."""
    assert [shown(row) for row in rows(LEFT, RIGHT)] == [
        ("p1", "開場，說天氣。", "An opening o"),
        ("q1", "第一個問題？", "The first qu"),
        ("q1-b", "第一個回答。", "The first an"),
        ("q1-b-2", "這一段沒有譯出來", ""),
        ("f1", "左邊的圖說。", "The caption "),
        ("q2", "第二個問題？", "The second q"),
        ("q2-b", "第二個回答。", "The second a"),
        ("d1", "", ""),
        ("p2", "甲", "one"),
        ("p3", "乙", "two"),
    ]


def test_a_row_says_what_it_is() -> None:
    """Its kind, and who begins to speak in it."""
    found = rows(LEFT, RIGHT)
    kinds = ["paragraph", "question", "answer", "answer", "figure", "question", "answer", "divider", "item", "item"]
    assert [row.kind for row in found] == kinds
    assert [row.opens_turn for row in found] == [False, True, True, False, False, True, True, False, False, False]
    assert [s.label for row in found if (s := row.right_speaker)] == ["A", "B", "A", "B"]


def test_a_figure_stands_once_with_both_captions() -> None:
    """Wherever the other language has put it."""
    moved = RIGHT.replace("![](a.jpg)\nThe caption on the right.\n\n", "") + "\n![](a.jpg)\nThe caption on the right.\n"
    found = [row for row in rows(LEFT, moved) if row.kind == "figure"]
    assert [shown(row) for row in found] == [("f1", "左邊的圖說。", "The caption ")]


def test_a_figure_of_the_right_side_alone_has_its_row() -> None:
    """With nothing on the left."""
    found = rows("A：問題？", "A: A question?\n\n![](b.jpg)\nOnly here.")
    assert [(row.kind, bool(row.left), plain_text(row.right)) for row in found][-1] == ("figure", False, "Only here.")


def test_an_item_brings_its_list_along() -> None:
    """So that its number or bullet is there."""
    (row,) = [row for row in rows("1. 甲", "1. one") if row.kind == "item"]
    assert [getattr(node, "tag", "") for node in (*row.left, *row.right)] == ["ol", "ol"]


def test_the_items_of_a_numbered_list_go_on_counting() -> None:
    """Each in its row; from where the list begins."""
    found = [row.left[0] for row in rows("3. 甲\n4. 乙\n5. 丙", "3. one\n4. two\n5. three")]
    assert [getattr(node, "attributes", {}).get("start") for node in found] == ["3", "4", "5"]


def test_the_row_has_the_id_and_what_stands_in_it_has_not() -> None:
    """An id stands once on a page; the second half of a split paragraph keeps its own."""
    split = RIGHT.replace("An opening on the weather.", "An opening.\n\nOn the weather.")
    first = rows(LEFT, split)[0]
    assert first.id == "p1"
    assert [getattr(node, "id", None) for node in (*first.left, *first.right)] == [None, None, "p1b"]


@pytest.mark.parametrize("merged", ["left", "right"])
def test_where_one_side_has_merged_two_paragraphs_an_id_stands_once(merged: str) -> None:
    """Both bear the second one's id: the paragraph on one side, the anchor on the other."""
    two = "段落一，說的是海邊的鹽田和風。\n\n段落二，說的是山上的雪和松樹。"
    one = "The first tells of pans of salt by the sea, and wind. The second tells of snow and pines in the hills."
    left, right = (two, one) if merged == "right" else (one, two)
    speakers = labels(""), labels("")
    source = assign_ids(read(two, ()))
    target = translated(source, read(one, (), "en"), speakers)
    ours, theirs = (source, target) if left == two else (target, source)
    (row,) = make_rows(ours, theirs, align_documents(ours, theirs, speakers))
    names = [name for node in (*row.left, *row.right) for inner in walk(node) if (name := getattr(inner, "id", None))]
    assert (right in (one, two), row.id, names) == (True, "p1", ["p2"])


def test_speakers_pair_by_record_then_by_order_and_role() -> None:
    """A translation may list them in another order, and lack one."""
    left = labels("訪問者?, 甲/a, 乙/b, 丙")
    right = labels("Bee/b, Interviewer?, Ay/a")
    _, ordered = paired_speakers(left, right)
    assert [speaker.label for speaker in ordered] == ["Interviewer", "Ay", "Bee", "\0"]


def test_units_tell_the_aligner_what_they_are() -> None:
    """Turns, speakers by number, and the images that stand before."""
    units = units_of(assign_ids(read("A：問？\n\n![](a.jpg)\n\nB：答。\n\n又。", labels("A?, B"))), labels("A?, B"))
    assert [(u.turn, u.speaker, u.starts_turn) for u in units] == [
        ("question", 0, True),
        ("answer", 1, True),
        ("answer", 1, False),
    ]
    assert [sorted(u.images) for u in units] == [[], ["a.jpg"], []]


@pytest.mark.parametrize(("left", "right"), [("", ""), ("一", ""), ("", "one"), ("![](a.jpg)", "* * *")])
def test_nothing_faces_nothing(left: str, right: str) -> None:
    """An empty side is all gaps."""
    found = rows(left, right)
    assert sum(bool(row.left) for row in found) == bool(left)
    assert all(row.kind in ("paragraph", "figure", "divider") for row in found)


BLOCK = st.sampled_from(
    [
        "A：問？",
        "B：答一句話。",
        "段落在這裡。",
        "## 題",
        "- 一\n- 二",
        "> 引",
        "![](a.jpg)\n圖",
        "![](b.jpg)",
        "* * *",
        "譯註：說明。",
    ]
)


@given(st.lists(BLOCK, max_size=10), st.lists(BLOCK, max_size=10))
def test_every_unit_of_both_sides_is_in_exactly_one_row(left: list[str], right: list[str]) -> None:
    """And in its order; every picture is there."""
    speakers: tuple[tuple[SpeakerLabel, ...], tuple[SpeakerLabel, ...]] = (labels("A?, B"), labels("A?, B"))
    source = assign_ids(read("\n\n".join(left), speakers[0]))
    target = translated(source, read("\n\n".join(right), speakers[1]), speakers)
    found = make_rows(source, target, align_documents(source, target, speakers))
    for document, side in ((source, [row.left for row in found]), (target, [row.right for row in found])):
        nodes = [node for row in side for node in row]
        said = [words_of(Piece(node, "paragraph")) for node in nodes if not isinstance(node, Figure)]
        assert said == [words_of(piece) for piece in pieces_of(document) if piece.is_unit]
        assert images(document) <= {s for row in found for node in (*row.left, *row.right) for s in sources(node)}
    inside = (inner for row in found for node in (*row.left, *row.right) for inner in walk(node))
    names = [name for name in (*(row.id for row in found), *(getattr(n, "id", None) for n in inside)) if name]
    assert len(set(names)) == len(names)


def images(document: Document) -> set[str]:
    """The files of a document's stills."""
    return {name for block in document.blocks for name in sources(block)}


def sources(node: object) -> set[str]:
    """The files of the stills in a node."""
    return {name for inner in walk(node) if (name := getattr(inner, "source", None))}  # type: ignore[arg-type] # a node
