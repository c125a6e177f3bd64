"""Who asks and who answers, from labels as editors write them."""

from typing import Any

import pytest
import yaml

from document.html import Context, blocks_html
from document.markdown import MarkdownReader
from document.model import Document
from document.walk import plain_text
from interview.labels import LabelFinder, SpeakerLabel
from interview.notes import mark_notes
from interview.turns import Turn, mark_turns
from tests.cases import Case, cases
from tests.trees import outline


def read(source: str, speakers: str = "") -> Document:
    """A document whose turns are marked; `speakers` is YAML as in front matter."""
    return mark_turns(MarkdownReader().read(source, "a.md", "zh-hant"), declared(speakers))


def declared(speakers: str) -> list[SpeakerLabel]:
    """The speakers of a header, those who ask first."""
    header: dict[str, Any] = yaml.safe_load(speakers) or {}
    return [
        SpeakerLabel(label["label"], label.get("person"), label.get("short"), asks)
        if isinstance(label, dict)
        else SpeakerLabel(label, asks=asks)
        for key, asks in (("interviewers", True), ("speakers", False))
        for label in header.get(key, [])
    ]


@cases(__file__, "turns")
def test_turns(case: Case) -> None:
    """Each form of a label opens a turn, and nothing else does."""
    assert outline(read(case.input, case.get("speakers"))) == case.output


@cases(__file__, "notes")
def test_notes(case: Case) -> None:
    """A translator's note stands apart, inside a turn or outside."""
    assert outline(mark_notes(read(case.input, case.get("speakers")))) == case.output


def test_a_note_says_what_it_is_to_those_who_listen() -> None:
    """A translator's note is an aside with the role of a note and its own id."""
    document = mark_notes(read("譯註：*甲* {#tn}"))
    assert blocks_html(document.blocks, Context("zh-hant", "zh-Hant")) == (
        '<aside class="translator-note" role="note" id="tn">\n<p>譯註：<em>甲</em></p>\n</aside>'
    )


def test_a_turn_is_a_section_that_names_its_speaker() -> None:
    """The speaker's name leads to their page where there is one."""
    document = read("陳楸帆：甲", "speakers:\n  - {label: 陳楸帆, person: chen-qiufan}")
    context = Context("zh-hant", "zh-Hant", address=lambda kind, slug: f"/{kind}/{slug}/")
    assert blocks_html(document.blocks, context) == (
        '<section class="turn answer">\n'
        '<p class="who"><a class="speaker" href="/person/chen-qiufan/">陳楸帆</a></p>\n'
        "<p>甲</p>\n</section>"
    )
    assert '<b class="speaker">陳楸帆</b>' in blocks_html(document.blocks, Context("zh-hant", "zh-Hant"))


@pytest.mark.parametrize("label", ["陳楸帆", "Frederico (FSM)", "Dr. Ma", "羅莎·韋爾內克", "A*B", "C++"])
@pytest.mark.parametrize("colon", [":", "：", " : ", "　：　"])
def test_any_declared_label_is_found_and_the_words_are_kept(label: str, colon: str) -> None:
    """Marks in a label are plain characters; the words begin right after the colon."""
    found = LabelFinder([SpeakerLabel(label)]).find(f"{label}{colon}甲：乙")
    assert found is not None
    assert (found[0].label, f"{label}{colon}甲：乙"[found[1] :]) == (label, "甲：乙")


def test_no_word_is_lost_but_the_labels() -> None:
    """What was in the paragraphs is in the turns."""
    document = read("導言\n\nNOWNESS：甲 *乙*\n丙\n\n陳：丁", "interviewers: [NOWNESS]\nspeakers: [陳]")
    words = [plain_text(block.children) if isinstance(block, Turn) else plain_text(block) for block in document.blocks]
    assert words == ["導言", "甲 乙丙", "丁"]


def test_without_declared_speakers_there_are_no_turns() -> None:
    """A document whose header names nobody stays as it was."""
    before = MarkdownReader().read("甲：乙\n\n## 丙", "a.md", "zh-hant")
    assert mark_turns(before, ()) == before
