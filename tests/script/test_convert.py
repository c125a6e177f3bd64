"""Documents and strings set in another edition."""

import pytest

from document.choices import wording
from document.markdown import MarkdownReader
from document.model import Choice, Document, Element, Fixed, Footnote, Node, Text
from document.walk import plain_text, walk
from script.convert import Conversion, Target
from script.engine import converter
from script.overlay import Overlay
from script.regions import region_of, route
from script.wording import parsed, resolve_choices

EDITIONS = {"zh-hans": "cn", "zh-hant": "tw", "zh-hk": "hk", "en": "en"}
TAIWAN = Conversion("zh-hans", Target("zh-hant", "tw"))


def read(markdown: str, lang: str = "zh-hans") -> Document:
    """A document out of Markdown."""
    return MarkdownReader().read(markdown, "a.md", lang)


def texts(document: Document) -> list[str]:
    """Each Text node's words."""
    return [node.text for node in walk(document) if isinstance(node, Text)]


def test_mark_up_inside_a_word_changes_nothing() -> None:
    """A word cut by emphasis is converted as the word that it is."""
    assert texts(TAIWAN.document(read("皇*后*的头**发**"))) == ["皇", "后", "的頭", "髮"]


def test_mark_up_stays_where_it_was() -> None:
    """Tags, their order and places are the source's."""
    before, after = read("皇*后*的[面**条**](a.html)"), TAIWAN.document(read("皇*后*的[面**条**](a.html)"))
    assert [type(node) for node in walk(before)] == [type(node) for node in walk(after)]
    assert [n.place for n in walk(before) if isinstance(n, Element)] == [
        n.place for n in walk(after) if isinstance(n, Element)
    ]


def test_a_word_across_a_line_break_in_the_source() -> None:
    """A hard-wrapped paragraph is converted as one."""
    assert "".join(texts(TAIWAN.document(read("大家什\n么都吃面\n条")))) == "大家什麼都吃麵條"


@pytest.mark.parametrize(
    "markdown",
    ["`后面`", "    后面\n", "```\n后面\n```", '<span lang="ja">后面</span>', '<q lang="en">后 “x”</q>', "{=后面=}"],
)
def test_what_is_not_prose_stays(markdown: str) -> None:
    """Code, other languages and fixed words come out as they went in."""
    document = read(markdown)
    assert texts(TAIWAN.document(document)) == texts(document)


def test_ruby_keeps_its_reading() -> None:
    """The base is converted, the reading is not, and the word around it is found."""
    document = read("<ruby>头<rt>后</rt></ruby>发")
    assert texts(TAIWAN.document(document)) == ["頭", "后", "髮"]


def test_a_block_in_another_language_stays() -> None:
    """A quotation marked with its language is left alone as a whole."""
    quote = Element("blockquote", {"lang": "ja"}, (Element("p", {}, (Text("后面"),)),))
    document = Document("zh-hans", (quote,), read("x").place)
    assert TAIWAN.document(document).blocks == (quote,)


def test_addresses_stay_and_read_attributes_change() -> None:
    """A link keeps its address; what is read aloud of an image is converted."""
    (paragraph,) = TAIWAN.document(read("[后面](http://a.b/后面 '里面')![里面](后面.jpg)")).blocks
    assert isinstance(paragraph, Element)
    link, image = paragraph.children
    assert isinstance(link, Element)
    assert isinstance(image, Element)
    assert link.attributes == {"href": "http://a.b/后面", "title": "裡面"}
    assert image.attributes == {"src": "后面.jpg", "alt": "裡面"}


def test_footnotes_are_converted() -> None:
    """A note stands apart from the blocks and is prose all the same."""
    document = TAIWAN.document(read("正文[^1]\n\n[^1]: 后来\n"))
    (note,) = document.footnotes
    assert isinstance(note, Footnote)
    assert plain_text(note) == "後來"


def test_the_language_is_the_targets() -> None:
    """The document says what it is written in now."""
    assert TAIWAN.document(read("字")).lang == "zh-hant"


def test_a_choice_for_the_edition_is_taken_as_it_is() -> None:
    """The editor's wording is not converted."""
    assert "".join(texts(TAIWAN.document(read("{zh-hans:甲|zh-hant:后}面")))) == "后面"


def test_a_choice_without_the_edition_is_converted() -> None:
    """The wording for the source is prose like the rest."""
    assert "".join(texts(TAIWAN.document(read("{zh-hans:后面|hk:甲}")))) == "後面"


def test_hong_kong_reads_the_wording_for_traditional() -> None:
    """A wording is found by code, then region, then script."""
    (choice,) = (node for node in parsed("{zh-hans:甲|zh-hant:乙|hk:丙}") if isinstance(node, Choice))
    keys = [getattr(wording(choice, edition, region), "key", None) for edition, region in EDITIONS.items()]
    assert keys == ["zh-hans", "zh-hant", "hk", None]
    (choice,) = (node for node in parsed("{zh-hans:甲|zh-hant:乙}") if isinstance(node, Choice))
    found = wording(choice, "zh-hk", "hk")
    assert found is not None
    assert found.key == "zh-hant"


def test_an_authored_document_with_its_choices_made() -> None:
    """No conversion: only the choices are resolved, and what has none for the edition takes the first."""
    document = resolve_choices(read("{zh-hans:甲|zh-hant:乙}后{hk:丙|cn:丁}"), "zh-hant", "tw")
    assert "".join(texts(document)) == "乙后丙"
    assert not any(isinstance(node, Choice) for node in walk(document))


def test_inline_forms_in_a_string() -> None:
    """Titles and summaries may hold the forms; they come out resolved."""
    assert TAIWAN.text("{=余帆=}后来的{zh-hans:甲|zh-hant:乙}{后}") == "余帆後來的乙{後}"


def test_a_traditional_source_reaches_hong_kong_directly() -> None:
    """Never through Simplified: 著 and 裡 become 着 and 裏, and nothing else is guessed."""
    hong_kong = Conversion("zh-hant", Target("zh-hk", "hk"))
    assert route("tw", "hk") == ("tw2t", "t2hk")
    assert hong_kong.text("「看著裡面的余先生乾杯，為什麼說線上」") == "「看着裏面的余先生乾杯，為什麼說線上」"


def test_hong_kongs_press_and_schools() -> None:
    """The press's glyphs by default, OpenCC's on request."""
    assert Conversion("zh-hans", Target("zh-hk", "hk")).text("群众说面条") == "群眾說麵條"
    assert Conversion("zh-hans", Target("zh-hk", "hk", glyphs={})).text("群众说面条") == "羣眾説麪條"


def test_house_glyphs() -> None:
    """A house that writes 台 gets it, from the engine and from the site list alike."""
    target = Target("zh-hant", "tw", glyphs={"臺": "台"})
    assert Conversion("zh-hans", target).text("今天台湾的舞台") == "今天台灣的舞台"


def test_quotes_may_stay() -> None:
    """The quotation marks are a house option."""
    assert Conversion("zh-hans", Target("zh-hant", "tw", quotes=False)).text("“后来”") == "“後來”"


def test_quotes_around_mark_up() -> None:
    """Quotation marks pair over the whole line, whatever mark-up is between them."""
    assert "".join(texts(TAIWAN.document(read("“他说*‘好’*”")))) == "「他說『好』」"


def test_traditional_to_simplified() -> None:
    """The other direction, with its marks."""
    mainland = Conversion("zh-hant", Target("zh-hans", "cn"))
    assert mainland.text("「妳看著《後來》，瞭解了嗎？」") == "“你看着《后来》，了解了吗？”"
    assert Conversion("zh-hk", Target("zh-hans", "cn")).text("佢着急，裏面甚麼都冇") == "佢着急，里面什么都冇"


def test_same_region_changes_only_agreed_words() -> None:
    """From an edition to itself the overlay alone works."""
    same = Conversion("zh-hant", Target("zh-hant", "tw"), Overlay({"甲": "乙"}))
    assert same.text("“後来”甲") == "“後来”乙"


def test_unchanged_nodes_are_kept() -> None:
    """A text that needs no change stays the same object, so caches and comparisons are cheap."""
    node = Text("中文", 3)
    (same,) = TAIWAN.line((node,))
    assert same is node


def test_empty_lines() -> None:
    """A line without words, or without nodes, comes out as it is."""
    assert TAIWAN.line(()) == ()
    nodes: tuple[Node, ...] = (Text(""), Fixed((Text(""),)))
    assert TAIWAN.line(nodes) == nodes


def test_no_route_changes_the_number_of_characters() -> None:
    """A line is converted as one piece, so places inside it must stay where they are."""
    routes = [route(source, target) for source in ("cn", "tw", "hk") for target in ("cn", "tw", "hk")]
    assert all(converter(name).keeps_length for names in routes for name in names)
    assert not converter("s2twp").keeps_length


@pytest.mark.parametrize(
    ("code", "region"),
    [("zh-hans", "cn"), ("zh-hant", "tw"), ("zh-hk", "hk"), ("zh-Hant-HK", "hk"), ("zh_TW", "tw"), ("cn", "cn")],
)
def test_regions_of_codes(code: str, region: str) -> None:
    """Codes of languages, editions and regions are understood, in any case."""
    assert region_of(code) == region


@pytest.mark.parametrize("code", ["en", "zh", "fr-CA", ""])
def test_codes_of_no_chinese_edition(code: str) -> None:
    """What is no Chinese edition is refused."""
    with pytest.raises(ValueError, match="no Chinese edition"):
        region_of(code)
