"""Markdown in, a document out; and the document as HTML."""

from document.html import Context, blocks_html, footnotes_html
from document.markdown import MarkdownReader
from document.model import Element, Place, Text
from document.walk import walk
from tests.cases import Case, cases
from tests.trees import outline


@cases(__file__, "markdown")
def test_markdown(case: Case) -> None:
    """Each piece of mark-up becomes the nodes that it means, on its source lines."""
    assert outline(MarkdownReader().read(case.input, "a.md", "zh-hant")) == case.output


@cases(__file__, "html")
def test_html(case: Case) -> None:
    """Nodes become plain, valid HTML."""
    document = MarkdownReader().read(case.input, "a.md", "zh-hant")
    context = Context("zh-hant", "zh-Hant", region="tw")
    assert "\n".join(filter(None, (blocks_html(document.blocks, context), footnotes_html(document, context)))) == (
        case.output
    )


def test_lines_count_from_where_the_body_begins() -> None:
    """Below a front matter of four lines the first line of the body is the fifth."""
    source = "甲\n\n```\n乙\n```\n\n丙[^1]\n\n<p>丁\n戊</p>\n\n[^1]: 己"
    document = MarkdownReader().read(source, "a.md", "zh-hant", 5)
    lines = {node.text: node.line for node in walk(document) if isinstance(node, Text)}
    assert lines == {"甲": 5, "乙": 8, "丙": 11, "丁": 13, "戊": 14, "己": 16}
    assert [note.place.line for note in document.footnotes] == [16]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    """A file saved on Windows is the same document."""
    source = "# 題\n\n甲\n乙\n\n- 丙\n- 丁\n"
    plain = MarkdownReader().read(source, "a.md", "zh-hant")
    assert MarkdownReader().read(source.replace("\n", "\r\n"), "a.md", "zh-hant") == plain


def test_a_reader_forgets_one_file_before_the_next() -> None:
    """Footnotes, references and problems of one file are not in another."""
    reader = MarkdownReader()
    reader.read("甲[^1][r]<blink>乙</blink>\n\n[^1]: 註\n[r]: /x\n\n```\nx\n```\n\n<div>", "a.md", "zh-hant")
    document = reader.read("甲[^1] [r]", "b.md", "zh-hant")
    assert outline(document) == "1 p 甲[^1] [r]"


def test_one_line_of_text_is_read_with_inline_mark_up_only() -> None:
    """A title may have emphasis; a dash at its start makes no list."""
    nodes = MarkdownReader().read_line("- 《*她*》 {=余帆=}", Place("a.md", 3))
    assert nodes[0] == Text("- 《", 3)
    assert isinstance(nodes[1], Element)
    assert nodes[1].tag == "em"
