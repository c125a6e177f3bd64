"""What holds of every conversion."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from document.model import NOWHERE, Document, Element, Fixed, Node, Text
from document.walk import plain_text, walk
from script.command import convert_text
from script.convert import Conversion, Target
from script.engine import converter
from script.markdown_source import spans

PIECES = [
    *"皇后 头发 发现 里面 大家什么 是只有 一个中国 干净 面条 《后来》 剧本里 台湾".split(),
    *"后里发只余签“”‘’，。Ab1 \n",
]
CONVERSIONS = [
    Conversion("zh-hans", Target("zh-hant", "tw")),
    Conversion("zh-hans", Target("zh-hk", "hk")),
    Conversion("zh-hant", Target("zh-hans", "cn")),
    Conversion("zh-hant", Target("zh-hk", "hk")),
]
words = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
conversions = st.sampled_from(CONVERSIONS)
lines = st.recursive(
    words.map(Text),
    lambda inside: st.builds(
        lambda tag, children: Element(tag, {}, tuple(children)),
        st.sampled_from(["em", "strong", "a", "span"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=12,
)


@given(conversions, st.lists(lines, max_size=6))
def test_stripping_and_converting_commute(conversion: Conversion, nodes: list[Node]) -> None:
    """strip(convert(x)) = convert(strip(x)), wherever mark-up begins and ends."""
    assert plain_text(conversion.line(tuple(nodes))) == conversion.text(plain_text(tuple(nodes)))


@given(conversions, words, st.data())
def test_any_cut_of_a_line(conversion: Conversion, text: str, data: st.DataObject) -> None:
    """However a string is cut into nodes, the words that come out are the same."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    bounds = [0, *cuts, len(text)]
    nodes = tuple(Element("em", {}, (Text(text[a:b]),)) for a, b in pairwise(bounds))
    assert plain_text(conversion.line(nodes)) == conversion.text(text)


@given(conversions, st.text())
def test_latin_and_digits_stay(conversion: Conversion, text: str) -> None:
    """What is ASCII comes out in the same order and number."""
    kept = [character for character in text if character.isascii()]
    assert [character for character in conversion.located(text).text if character.isascii()] == kept


@given(conversions, st.lists(words, max_size=4), words)
def test_fixed_words_and_code_stay(conversion: Conversion, around: list[str], inside: str) -> None:
    """Between any words, fixed ones and code come out as they went in."""
    nodes: list[Node] = []
    for text in around:
        nodes += [Text(text), Fixed((Text(inside),)), Element("code", {}, (Text(inside),))]
    document = conversion.document(Document("zh", (Element("p", {}, tuple(nodes)),), NOWHERE))
    kept = [node for node in walk(document) if isinstance(node, Fixed) or getattr(node, "tag", "") == "code"]
    assert [plain_text(node) for node in kept] == [inside] * (2 * len(around))


@given(st.sampled_from(["s2tw", "s2twp", "tw2s", "hk2s", "t2hk", "s2hkp"]), st.text() | words)
def test_pieces_are_in_order_and_cover_the_text(config: str, text: str) -> None:
    """Source pieces follow one another without gap; their results joined are the result."""
    aligned = converter(config).aligned(text)
    ends = [0, *(piece.end for piece in aligned.pieces)]
    assert [piece.start for piece in aligned.pieces] == ends[:-1]
    assert ends[-1] == len(text)
    assert aligned.text == converter(config).convert(text)


@given(st.sampled_from(["s2tw", "s2twp"]), words, st.data())
def test_cutting_loses_nothing(config: str, text: str, data: st.DataObject) -> None:
    """Ascending offsets cut the result into parts that join to it."""
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    parts = converter(config).aligned(text).cut(offsets)
    assert len(parts) == len(offsets) + 1
    assert "".join(parts) == converter(config).convert(text)


@given(
    st.lists(
        words | st.sampled_from(["`", "*", "[", "](", ")", "\n", "\n\n", "- ", "    ", "|", "<b>", "---\n", "~~~"])
    )
)
def test_a_markdown_source_joins(parts: list[str]) -> None:
    """The pieces of any source join to it, and every conversion keeps its mark-up's characters."""
    source = "".join(parts)
    assert "".join(span.text for span in spans(source)) == source
    ascii_only = "".join(character for character in source if character.isascii())
    converted = convert_text(source, "zh-hant", "zh-hans")
    assert "".join(character for character in converted if character.isascii()) == ascii_only
