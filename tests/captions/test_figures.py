"""Which still has which caption."""

from typing import Any

import pytest
import yaml

from captions.figures import Figure, make_figures
from captions.positions import POSITIONS, position, sequence
from document.html import Context, blocks_html
from document.markdown import MarkdownReader
from document.model import Document
from document.walk import plain_text
from interview.labels import SpeakerLabel
from interview.turns import mark_turns
from tests.cases import Case, cases
from tests.trees import outline


def read(source: str, speakers: str = "") -> Document:
    """A document with turns and figures; `speakers` is YAML as in front matter."""
    header: dict[str, Any] = yaml.safe_load(speakers) or {}
    labels = [SpeakerLabel(label, asks=key == "interviewers") for key in header for label in header[key]]
    return make_figures(mark_turns(MarkdownReader().read(source, "a.md", "zh-hant"), labels))


@cases(__file__, "figures")
def test_figures(case: Case) -> None:
    """Runs of images and the captions after them become figures; prose stays prose."""
    assert outline(read(case.input, case.get("speakers"))) == case.output


@pytest.mark.parametrize(
    ("word", "name"), [(word.replace("~", " "), name) for name, words in POSITIONS.items() for word in words.split()]
)
def test_every_position_word_is_known_with_either_colon(word: str, name: str) -> None:
    """上, 上圖, Top, top left …: each says where a still stands."""
    assert position(f"{word}：甲") == (name, len(word) + 1)
    assert position(f" {word.title()} : 甲") == (name, len(word) + 4)


@pytest.mark.parametrize("text", ["上週：甲", "上", "上 甲", "Topping: a", "他說上：甲", "中國：甲", "lefthand: a"])
def test_a_word_that_only_begins_like_a_position_is_none(text: str) -> None:
    """A caption, and still more a sentence, may begin with such a character."""
    assert position(text) is None


@pytest.mark.parametrize(
    ("text", "count", "captions"),
    [
        ("由左至右：甲、乙、丙", 3, ["甲", "乙", "丙"]),
        ("從左到右，甲，乙", 2, ["甲", "乙"]),
        ("左起：甲；乙、丙", 2, ["甲", "乙、丙"]),
        ("Left to right: Ann, Bob and Cy", 3, ["Ann", "Bob", "Cy"]),
        ("(From left to right) Ann; Bob, Cy", 2, ["Ann", "Bob, Cy"]),
        ("Top to bottom: a, b", 2, ["a", "b"]),
    ],
)
def test_a_row_of_captions_is_parted(text: str, count: int, captions: list[str]) -> None:
    """By semicolons where there are some, else by commas and 'and'."""
    ranges = sequence(text, count)
    assert ranges is not None
    assert [text[slice(*found)].strip() for found in ranges] == captions


def test_a_row_of_another_number_is_not_parted() -> None:
    """Three names for two stills are one caption."""
    assert sequence("由左至右：甲、乙、丙", 2) is None
    assert sequence("甲、乙", 2) is None


def test_no_word_and_no_image_is_lost() -> None:
    """A figure holds all that its paragraphs held, but for the position words."""
    source = "之前\n![](a.jpg)\n![](b.jpg)\n上：甲*乙*\n續\n下：丙\n\n![](c.jpg)\n\n之後"
    document = read(source)
    sources = [still.source for block in document.blocks if isinstance(block, Figure) for still in block.stills]
    assert sources == ["a.jpg", "b.jpg", "c.jpg"]
    assert plain_text(document.blocks) == "之前甲乙續丙之後"


def test_a_document_without_images_keeps_its_blocks() -> None:
    """What is no figure stays the very same object."""
    before = MarkdownReader().read("上：甲\n\n*乙*\n\n| a |\n|---|\n| b |", "a.md", "zh-hant")
    assert all(a is b for a, b in zip(make_figures(before).blocks, before.blocks, strict=True))


def test_a_figure_is_a_figure_with_its_captions() -> None:
    """A caption of one still stands in that still's figure, a shared one in the outer."""
    document = read("![甲](a.jpg)\n![](b.jpg)\n上：一\n\n散文\n\n![](c.jpg)\n![](d.jpg)\n《她》(2013)")
    assert blocks_html(document.blocks, Context("zh-hant", "zh-Hant")) == (
        '<figure class="figure figure-run">\n'
        '<div class="strip a3 b0 c0"><figure class="still a1 b5 c0"><img src="a.jpg" alt="甲">'
        "<figcaption>一</figcaption></figure>\n"
        '<div class="still a1 b5 c0"><img src="b.jpg" alt=""></div></div>\n'
        "</figure>\n"
        "<p>散文</p>\n"
        '<figure class="figure figure-run">\n'
        '<div class="strip a3 b0 c0"><div class="still a1 b5 c0"><img src="c.jpg" alt=""></div>\n'
        '<div class="still a1 b5 c0"><img src="d.jpg" alt=""></div></div>\n'
        "<figcaption>《她》(2013)</figcaption>\n"
        "</figure>"
    )
