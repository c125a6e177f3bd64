"""A line of text as one string: cut, wrapped, and put together again."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from document.inline import HIDDEN, Range, cut, inline_text, length, line_at, line_starts, pieces, wrap
from document.markdown import MarkdownReader
from document.model import Choice, Element, Fixed, Node, NoteReference, Place, Text, Variant
from document.walk import plain_text, walk


@dataclass(frozen=True, slots=True)
class Mark(Node):
    """What the tests wrap a range in."""

    INLINE: ClassVar[bool] = True
    PARTS: ClassVar[tuple[str, ...]] = ("children",)

    name: int
    children: tuple[Node, ...]


def inside(depth: int = 3) -> st.SearchStrategy[tuple[Node, ...]]:
    """Inline nodes, nested: text, emphasis, links, code, breaks, notes, fixed words, choices."""
    words = st.text("甲乙丙ab 　，。", min_size=1, max_size=5)
    leaf = st.one_of(
        words.map(lambda text: Text(text, 1)),
        words.map(lambda text: Element("code", {}, (Text(text, 1),))),
        words.map(lambda text: Fixed((Text(text, 1),))),
        st.tuples(words, words).map(
            lambda two: Choice((Variant("zh-hant", (Text(two[0], 1),)), Variant("en", (Text(two[1], 1),))))
        ),
        st.sampled_from([Element("br"), Element("img", {"src": "a.jpg", "alt": ""}), NoteReference("1", 1)]),
    )
    if depth == 0:
        return st.lists(leaf, max_size=4).map(tuple)
    deeper = st.tuples(st.sampled_from(["em", "strong", "a"]), inside(depth - 1)).map(
        lambda made: Element(made[0], {}, made[1])
    )
    return st.lists(st.one_of(leaf, deeper), max_size=4).map(tuple)


def size(nodes: tuple[Node, ...]) -> int:
    """How many characters a line has."""
    return len(inline_text(nodes))


def bare(nodes: tuple[Node, ...]) -> str:
    """All characters, code and fixed words too; breaks, images and notes as `HIDDEN`."""
    return "".join(text for text, _, _ in pieces(nodes))


@given(inside())
def test_the_length_of_a_line_is_that_of_its_nodes(nodes: tuple[Node, ...]) -> None:
    """Offsets count the same whichever way they are counted."""
    assert size(nodes) == len(bare(nodes)) == sum(map(length, nodes))


@given(inside(), st.data())
def test_a_cut_holds_just_its_characters(nodes: tuple[Node, ...], data: st.DataObject) -> None:
    """`cut` gives the characters of its range; a choice is one word and stays whole."""
    start = data.draw(st.integers(0, size(nodes)))
    end = data.draw(st.integers(start, size(nodes)))
    if not any(isinstance(node, Choice) for top in nodes for node in walk(top)):
        assert bare(cut(nodes, start, end)) == bare(nodes)[start:end]
    else:
        assert bare(nodes)[start:end] in bare(cut(nodes, start, end))


@given(inside())
def test_a_cut_of_everything_is_everything(nodes: tuple[Node, ...]) -> None:
    """Nothing is lost at the ends, nor copied where nothing changes."""
    whole = cut(nodes, 0, size(nodes))
    assert bare(whole) == bare(nodes)
    assert all(any(node is other for other in nodes) for node in whole)


@given(inside(), st.data())
def test_two_cuts_hold_what_one_line_held(nodes: tuple[Node, ...], data: st.DataObject) -> None:
    """A line that is cut in two loses no character."""
    at = data.draw(st.integers(0, size(nodes)))
    first, second = cut(nodes, 0, at), cut(nodes, at, size(nodes))
    if not any(isinstance(node, Choice) for top in nodes for node in walk(top)):
        assert bare(first) + bare(second) == bare(nodes)


@given(inside(), st.data())
def test_wrapping_keeps_the_words_and_wraps_just_the_range(nodes: tuple[Node, ...], data: st.DataObject) -> None:
    """Whatever mark-up a range crosses, the text stays, and the wrapped pieces together are the range."""
    numbers = data.draw(st.lists(st.integers(0, size(nodes)), unique=True, max_size=6).map(sorted))
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    ranges = [Range(start, end, partial(Mark, name)) for name, (start, end) in enumerate(pairs)]
    wrapped = wrap(nodes, ranges)
    assert bare(wrapped) == bare(nodes)
    for name, (start, end) in enumerate(pairs):
        found = [node for top in wrapped for node in walk(top) if isinstance(node, Mark) and node.name == name]
        marked = "".join(bare(node.children) for node in found)
        whole = bare(nodes)[start:end]
        if not any(isinstance(node, Choice) for top in nodes for node in walk(top)):
            assert marked == whole


@given(inside())
def test_wrapping_nothing_changes_nothing(nodes: tuple[Node, ...]) -> None:
    """Without ranges the very same nodes come back."""
    assert wrap(nodes, ()) is nodes


def test_a_range_over_whole_mark_up_is_one_piece() -> None:
    """A name with a part in italics is one node, not three."""
    nodes = (Text("甲"), Element("em", {}, (Text("乙"),)), Text("丙丁"))
    wrapped = wrap(nodes, [Range(0, 3, lambda inner: Mark(1, inner))])
    assert wrapped == (Mark(1, (Text("甲"), Element("em", {}, (Text("乙"),)), Text("丙"))), Text("丁"))


def test_a_range_that_ends_inside_mark_up_is_cut_there() -> None:
    """Each piece is wrapped by itself, inside the mark-up and outside."""
    nodes = (Text("甲"), Element("em", {}, (Text("乙丙"),)))
    wrapped = wrap(nodes, [Range(0, 2, lambda inner: Mark(1, inner))])
    assert wrapped == (
        Mark(1, (Text("甲"),)),
        Element("em", {}, (Mark(1, (Text("乙"),)), Text("丙"))),
    )


def test_what_is_no_prose_is_hidden_but_counted() -> None:
    """Code, fixed words and another language are not searched for films and names."""
    nodes = MarkdownReader().read_line("甲`乙`{=丙=}<span lang='ja'>丁</span>戊", Place("a.md", 1))
    assert inline_text(nodes) == f"甲{HIDDEN * 3}戊"
    assert plain_text(nodes) == "甲乙丙丁戊"


def test_a_line_knows_the_source_line_of_each_character() -> None:
    """Also behind a line break and in mark-up."""
    (block,) = MarkdownReader().read("甲\n*乙*\nb  \n丙", "a.md", "zh-hant", 4).blocks
    assert isinstance(block, Element)
    text = inline_text(block.children)
    assert [line_at(block.children, text.index(word)) for word in "甲乙b丙"] == [4, 5, 6, 7]
    assert [text[start] for start in line_starts(block.children)] == ["乙", "b", "丙"]
