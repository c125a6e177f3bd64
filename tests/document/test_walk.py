"""Trees are gone through, changed and read as words."""

from dataclasses import replace

import pytest

from document.markdown import MarkdownReader
from document.model import Document, Node, Text
from document.walk import lines, map_lines_all, plain_text, transform_document, walk

SOURCE = """# 題*一*

甲**乙*丙***[丁](/x){=戊=}{zh-hant:己|en:f}[^1]

- 庚
- 辛

    壬

| 癸 |
|----|
| 子 |

> 丑

[^1]: 寅
"""


@pytest.fixture
def document() -> Document:
    """A document with a bit of everything."""
    return MarkdownReader().read(SOURCE, "a.md", "zh-hant")


def same(node: Node) -> Node:
    """The change that changes nothing."""
    return node


def test_changing_nothing_gives_the_same_objects(document: Document) -> None:
    """A pass that finds nothing to do copies nothing."""
    after = transform_document(document, same)
    assert after.blocks is document.blocks
    assert after.footnotes is document.footnotes
    assert map_lines_all(document.blocks, lambda line: line) is document.blocks


def test_a_change_reaches_every_text_and_copies_no_more_than_it_must(document: Document) -> None:
    """One changed word leaves the other blocks the very same."""

    def shout(node: Node) -> Node:
        return replace(node, text="丑！") if isinstance(node, Text) and node.text == "丑" else node

    after = transform_document(document, shout)
    assert [a is b for a, b in zip(after.blocks, document.blocks, strict=True)] == [True, True, True, True, False]
    assert plain_text(after.blocks).endswith("丑！")


def test_walking_reaches_every_text_in_reading_order(document: Document) -> None:
    """Cells, items, quotes, all wordings of a choice, footnotes last."""
    words = "".join(node.text for node in walk(document) if isinstance(node, Text))
    assert words == "題一甲乙丙丁戊己f庚辛壬癸子丑寅"


def test_every_line_of_text_is_one_line(document: Document) -> None:
    """A block's text is one line whatever mark-up is in it; each cell and item has its own."""
    assert [plain_text(line) for line in lines(document)] == [
        *("題一", "甲乙丙丁戊己", "庚", "辛", "壬", "癸", "子", "丑", "寅")
    ]


def test_a_pass_over_lines_sees_the_lines_that_are_there(document: Document) -> None:
    """What `map_lines` changes are the lines that `lines` gives."""
    seen: list[str] = []

    def note(line: tuple[Node, ...]) -> tuple[Node, ...]:
        seen.append(plain_text(line))
        return line

    map_lines_all(document.blocks, note)
    assert seen == [plain_text(line) for line in lines(replace(document, footnotes=()))]


def test_plain_text_is_what_a_reader_reads() -> None:
    """No mark-up, no note numbers, a space for a hard break, the first wording of a choice."""
    document = MarkdownReader().read("甲*乙*[^1]  \n丙{zh-hant:丁|en:e}\n\n[^1]: 註", "a.md", "zh-hant")
    assert plain_text(document.blocks) == "甲乙 丙丁"
