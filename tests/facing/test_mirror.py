"""The sentences of a row that face each other are marked on both sides, with their mark-up whole."""

from document.html import Context, all_html
from document.walk import plain_text
from facing.align import Pair
from facing.mirror import grouped, mirrored
from tests.facing.reading import read

SURE = (Pair((0,), (0,), 0.9), Pair((1,), (1,), 0.9))


def html(left: str, right: str, sentences: tuple[Pair, ...] = SURE) -> list[str]:
    """Both sides of a row as HTML."""
    nodes = read(left, ()).blocks, read(right, (), "en").blocks
    sides = mirrored(*nodes, Pair((0,), (0,), 1.0, sentences))
    assert [plain_text(side) for side in sides] == [plain_text(side) for side in nodes]
    return [all_html(side, Context("zh-hant", "zh-Hant")) for side in sides]


def test_sentences_that_face_each_other_have_one_number() -> None:
    """On the left and on the right, and the space between them outside."""
    assert html("一句。兩句。", "One. Two.") == [
        '<p><span data-s="1">一句。</span><span data-s="2">兩句。</span></p>',
        '<p><span data-s="1">One.</span> <span data-s="2">Two.</span></p>',
    ]


def test_a_sentence_crosses_mark_up() -> None:
    """A bold run that two sentences share is cut, and each part marked."""
    left, _ = html("一句**話。兩**句。", "One. Two.")
    assert left == (
        '<p><span data-s="1">一句</span><strong><span data-s="1">話。</span><span data-s="2">兩</span></strong>'
        '<span data-s="2">句。</span></p>'
    )


def test_mark_up_inside_a_sentence_is_whole() -> None:
    """A link is not cut where no sentence ends in it."""
    left, _ = html("一[句](/a/)話。兩句。", "One. Two.")
    assert left.startswith('<p><span data-s="1">一<a href="/a/">句</a>話。</span>')


def test_a_row_of_one_group_is_not_marked() -> None:
    """The row says it already."""
    assert html("一句。兩句。", "One.", (Pair((0, 1), (0,), 0.9),)) == ["<p>一句。兩句。</p>", "<p>One.</p>"]


def test_a_sentence_that_faces_nothing_is_not_marked() -> None:
    """There is nothing to light up with it."""
    left, right = html("一句。兩句。三句。", "One. Three.", (*SURE[:1], Pair((1,), (), 0.9), Pair((2,), (1,), 0.9)))
    assert left == '<p><span data-s="1">一句。</span>兩句。<span data-s="2">三句。</span></p>'
    assert right.count("data-s") == 2


def test_another_cut_is_not_marked() -> None:
    """Where the text shown has other sentences than the text aligned, nothing is pretended."""
    assert html("一句話。", "One. Two.") == ["<p>一句話。</p>", "<p>One. Two.</p>"]


def test_unsure_neighbours_are_one_group() -> None:
    """A cut needs a pair of at least .7 beside it."""
    beads = [Pair((n,), (n,), sure) for n, sure in enumerate((0.9, 0.5, 0.6, 0.8, 0.4))]
    assert [[bead.left[0] for bead in group] for group in grouped(beads)] == [[0], [1, 2], [3], [4]]


def test_a_note_belongs_to_the_sentence_before_it() -> None:
    """Its raised number is no sentence, and stands inside the one that it is about."""
    left, _ = html("一句。[^1]兩句。\n\n[^1]: 註。", "One. Two.")
    assert left.index("note-ref") < left.index("</span>")
