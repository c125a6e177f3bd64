"""Every paragraph has an address, made once in the source and handed to the translation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.model import Document, Element, Text
from document.walk import walk
from facing.ids import Anchor, assign_ids, explicit_id, hand_ids, letters, unit_ids
from facing.pieces import pieces_of, turns_of
from facing.rows import align_documents
from tests.cases import Case, cases
from tests.facing.reading import both, labels, read, translated
from tests.trees import finding


def ids(document: Document) -> list[str]:
    """The id of each piece, in order; the first of a turn has the turn's."""
    turns = turns_of(document)
    return [
        (turns[p.turn].id if p.first and p.turn is not None else explicit_id(p.node)) or "-"
        for p in pieces_of(document)
    ]


def anchors(document: Document) -> list[str]:
    """The further addresses in a document."""
    return [node.id for node in walk(document) if isinstance(node, Anchor)]


@cases(__file__, "ids")
def test_pieces_get_their_ids(case: Case) -> None:
    """Case by case."""
    document = assign_ids(read(case["body"], labels(case.input)))
    found = [finding(d) for d in document.diagnostics if d.code == "repeated-id"]
    assert "\n".join([" ".join(ids(document)), *found]) == case.output


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (53, "ba"), (0, "")])
def test_numbers_are_written_in_letters(number: int, written: str) -> None:
    """After z comes aa."""
    assert letters(number) == written


SOURCE = (
    "開場的一段，說今天的天氣。\n\nA：第一個問題是什麼？\n\nB：第一個回答。\n\n"
    "第二段回答，講得比較久，說到很多事情，說到海，也說到山。\n\nA：第二個問題？\n\nB：好。"
)
TARGET = (
    "An opening paragraph on the weather of the day.\n\nA: What is the first question?\n\nB: The first answer.\n\n"
    "The second paragraph of the answer is longer, and tells of many things, of the sea and of the hills.\n\n"
    "A: The second question?\n\nB: Good."
)


def test_a_translation_has_the_ids_of_its_source() -> None:
    """The same paragraph has the same address in every edition."""
    source, target, _ = both(SOURCE, TARGET, "A?, B", "A?, B")
    assert ids(source) == ids(target) == ["p1", "q1", "q1-b", "q1-b-2", "q2", "q2-b"]


def test_a_paragraph_that_was_split_takes_a_letter() -> None:
    """The first half keeps the id."""
    halves = TARGET.replace("many things, of", "many things.\n\nIt tells of")
    _, target, _ = both(SOURCE, halves, "A?, B", "A?, B")
    assert ids(target) == ["p1", "q1", "q1-b", "q1-b-2", "q1-b-2b", "q2", "q2-b"]


def test_a_paragraph_that_was_merged_keeps_both_ids() -> None:
    """The second is an anchor in it."""
    merged = TARGET.replace("The first answer.\n\n", "The first answer. ")
    _, target, _ = both(SOURCE, merged, "A?, B", "A?, B")
    assert ids(target) == ["p1", "q1", "q1-b", "q2", "q2-b"]
    assert anchors(target) == ["q1-b-2"]


def test_a_paragraph_that_is_missing_takes_its_id_along() -> None:
    """Those after it keep theirs."""
    _, target, _ = both(
        SOURCE, TARGET.replace("An opening paragraph on the weather of the day.\n\n", ""), "A?, B", "A?, B"
    )
    assert ids(target) == ["q1", "q1-b", "q1-b-2", "q2", "q2-b"]


def test_what_was_added_before_everything_has_an_id_too() -> None:
    """A paragraph without a partner and without one before it."""
    _, target, _ = both("A：問題在哪裡？\n\nB：在這裡。", "Added.\n\nA: Where is it?\n\nB: Here.", "A?, B", "A?, B")
    assert ids(target) == ["p0b", "q1", "q1-b"]


def test_an_id_that_only_the_translation_has_is_a_further_one() -> None:
    """A link within the translation finds it."""
    _, target, _ = both(SOURCE, TARGET.replace("Good.", "Good. {#good}"), "A?, B", "A?, B")
    assert ids(target)[-1] == "q2-b"
    assert anchors(target) == ["good"]


def test_figures_pair_by_file_then_by_order() -> None:
    """A figure that the source has not takes a letter."""
    left = "A：問？\n\n![](a.jpg)\n\nB：答。\n\n![](b.jpg)"
    right = "A: Why?\n\n![](b.jpg)\n\nB: So.\n\n![](a.jpg)\n\nB: More.\n\n![](c.jpg)"
    _, target, _ = both(left, right, "A?, B", "A?, B")
    figures = [explicit_id(piece.node) for piece in pieces_of(target) if piece.kind == "figure"]
    assert figures == ["f2", "f1", "f2c"]


def test_an_edit_elsewhere_moves_no_id_of_another_question() -> None:
    """Ids count within their question."""
    before = assign_ids(read(SOURCE, labels("A?, B")))
    after = assign_ids(read(SOURCE.replace("第一個回答。", "第一個回答。\n\n加了一段。"), labels("A?, B")))
    assert [name for name in ids(before) if name.startswith("q2")] == [
        name for name in ids(after) if name.startswith("q2")
    ]


BLOCK = st.sampled_from(
    [
        "A：問？",
        "B：答。",
        "B 2：答。",
        "B-2：答。",
        "一段。",
        "## 題",
        "- 一\n- 二",
        "> 引",
        "![](a.jpg)",
        "* * *",
        "釋 {#x}",
        "釋 {#q1-b-2}",
    ]
)


@given(st.lists(BLOCK, max_size=14))
def test_ids_are_unique_or_an_error(blocks: list[str]) -> None:
    """Whatever the article looks like; and every piece has one that can stand in an address."""
    document = assign_ids(read("\n\n".join(blocks), labels("A?, B, B 2, B-2")))
    found = ids(document)
    repeated = {d.facts["id"] for d in document.diagnostics if d.code == "repeated-id"}
    assert {name for name in found if found.count(name) > 1} == repeated
    assert all(name.replace("-", "").isalnum() and name.isascii() for name in found)


@given(st.lists(BLOCK, max_size=10), st.lists(BLOCK, max_size=10))
def test_the_ids_of_a_translation_are_unique(left: list[str], right: list[str]) -> None:
    """However little the two have in common; a source without repeated ids is given."""
    speakers = labels("A?, B, B 2, B-2"), labels("A?, B, B 2, B-2")
    source = assign_ids(read("\n\n".join(dict.fromkeys(left)), speakers[0]))
    if any(d.code == "repeated-id" for d in source.diagnostics):
        return
    target = translated(source, read("\n\n".join(right), speakers[1]), speakers)
    found = [*ids(target), *anchors(target)]
    assert len(set(found)) == len(found)


@given(st.lists(BLOCK, max_size=12))
def test_ids_are_the_same_each_time(blocks: list[str]) -> None:
    """Of the text alone; a document against itself keeps every id."""
    speakers = labels("A?, B, B 2, B-2")
    document = read("\n\n".join(blocks), speakers)
    once = assign_ids(document)
    assert assign_ids(document) == once
    if not any(d.code == "repeated-id" for d in once.diagnostics):
        handed = hand_ids(once, document, align_documents(once, document, (speakers, speakers)))
        assert unit_ids(handed) == unit_ids(once)


def test_a_document_without_ids_is_given_some() -> None:
    """Also one that is nothing but a figure, or nothing at all."""
    empty = Document("en", (), read("x", ()).place)
    assert assign_ids(empty).blocks == ()
    bare = replace(empty, blocks=(Element("p", {}, (Text("x"),)),))
    assert ids(assign_ids(bare)) == ["p1"]
