"""The text of articles in feeds: plain, whole, and XML whatever an editor writes."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.figures import make_figures
from document.markdown import MarkdownReader
from document.model import Document
from editions.feed_text import FeedContext, clean, facing_text, single_text
from facing.align import Pair
from facing.ids import assign_ids
from facing.rows import make_rows
from films.catalogue import Film, Films
from films.mentions import mark_films
from images.plan import Derivative, Picture
from interview.labels import SpeakerLabel
from interview.notes import mark_notes
from interview.turns import mark_turns
from tests.cases import Case, cases, read_cases

FILMS = Films({"still-life": Film("still-life", 2006, {"en": "Still Life"})})
SPEAKERS = [SpeakerLabel("EDITORS", asks=True), SpeakerLabel("Lin Hai", "lin-hai")]
SEA = Picture(Path("sea.jpg"), 800, 600, (), (Derivative("sea.jpg", 800, 600, "jpeg"),))
ATTACKS = read_cases(Path(__file__).parents[1] / "document" / "cases" / "attacks.md")[0].input.split("\n")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(source: str, lang: str = "en") -> Document:
    """A document as an article's is when its pages are written."""
    marked = mark_turns(MarkdownReader().read(source, "a.md", lang), SPEAKERS)
    return assign_ids(mark_films(make_figures(mark_notes(marked)), FILMS))


def context(lang: str = "en", prefix: str = "") -> FeedContext:
    """A feed of a magazine that has one film, one person and one picture."""
    pages = {"film-page": "/en/films/still-life/", "person": "/en/people/lin-hai/"}
    return FeedContext(
        edition=lang,
        lang=lang,
        region="en",
        page="https://ferry.example/en/salt/",
        words={"placeholder": "Picture to come", "rights_over": "Rights over", "gap": "No counterpart"},
        address=lambda kind, slug: pages.get(kind, ""),
        pictures={"sea.jpg": SEA},
        images="https://ferry.example/images/",
        prefix=prefix,
    )


def parsed(text: str) -> ElementTree.Element:
    """What an XML parser makes of it. It raises where a feed would be broken."""
    return ElementTree.fromstring(f"<div>{text}</div>")  # noqa: S314 # we wrote it


@cases(__file__, "feed_text")
def test_text_in_a_feed(case: Case) -> None:
    """It reads without a style sheet, and leads where its page would."""
    written = single_text(read(case.input), context(), "")
    assert written == case.output
    parsed(written)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_text(attack: str) -> None:
    """It neither breaks the feed nor runs in a reader."""
    for element in parsed(single_text(read(attack), context(), "")).iter():
        assert element.tag not in ("script", "iframe", "style", "svg", "form", "object")
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        assert not element.get("href", "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'[]()*`!|#^:=\n\t\0\x0b\ufffe")))
def test_any_text_makes_xml(source: str) -> None:
    """Control characters, half a tag, an entity of HTML's own: nothing breaks a feed."""
    parsed(single_text(read(source), context(), ""))


@given(st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=4), st.sampled_from(["\n", "\n\n", " "]))
def test_any_mark_up_makes_xml(attacks: list[str], between: str) -> None:
    """Tags that do not close, attributes without values, and worse."""
    parsed(single_text(read(between.join(attacks)), context(), ""))


def test_words_lose_what_xml_cannot_hold() -> None:
    """And nothing else: neither tabs nor emoji nor Chinese of the outer planes."""
    assert clean("a\x00b\x1f\ufffe\t\n鹽𠮷🙂") == "ab\t\n鹽𠮷🙂"


def test_the_cover_comes_first() -> None:
    """Unless the text shows it."""
    assert single_text(read("Salt."), context(), "sea.jpg").startswith("<figure><img ")
    assert single_text(read("![](sea.jpg)\n\nSalt."), context(), "sea.jpg").count("<img") == 1
    assert "<img" not in single_text(read("Salt."), context(), "none.jpg")


def test_a_picture_whose_rights_have_ended_is_said_to_be() -> None:
    """In the words of its page."""
    from dataclasses import replace

    over = replace(context(), pictures={}, over=frozenset({"sea.jpg"}))
    assert single_text(read("![](sea.jpg)"), over, "") == "<figure><em>[Rights over]</em></figure>"


def facing(left: str, right: str, pairs: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> ElementTree.Element:
    """Two languages of an article in a feed."""
    sides = read(left, "zh-hant"), read(right)
    rows = make_rows(*sides, [Pair(one, other, 1.0) for one, other in pairs])
    return parsed(facing_text(rows, sides, (context("zh-Hant-TW"), context("en", "r-")), ""))


def test_each_block_says_its_language() -> None:
    """For XML and for HTML, in the order of the rows."""
    found = facing("鹽。\n\n光。", "Salt.\n\nLight.", [((0,), (0,)), ((1,), (1,))])
    blocks = [(block.get(XML_LANG), block.get("lang"), "".join(block.itertext())) for block in found]
    assert blocks == [
        ("zh-Hant-TW", "zh-Hant-TW", "鹽。"),
        ("en", "en", "Salt."),
        ("zh-Hant-TW", "zh-Hant-TW", "光。"),
        ("en", "en", "Light."),
    ]


def test_a_picture_is_shown_once_with_both_captions() -> None:
    """Each in its language."""
    found = facing("![海](sea.jpg)\n冬天的海。", "![Sea](sea.jpg)\nThe sea in winter.", [])
    assert len(found.findall(".//img")) == 1
    assert [(b.get("lang"), "".join(b.itertext())) for b in found] == [
        ("zh-Hant-TW", "冬天的海。"),
        ("en", "The sea in winter."),
    ]


def test_a_gap_is_said() -> None:
    """A paragraph without a counterpart does not look as if its translation had been read."""
    found = facing("鹽。\n\n光。", "Salt.", [((0,), (0,)), ((1,), ())])
    assert "".join(found[-1].itertext()) == "[No counterpart]"


def test_a_translators_note_owes_the_other_side_nothing() -> None:
    """No gap stands beside it."""
    found = facing("鹽。", "Salt.\n\nTranslator’s note: *yan*.", [((0,), (0,)), ((), (1,))])
    assert [block.get("lang") for block in found] == ["zh-Hant-TW", "en", "en"]


def test_each_side_has_its_own_notes() -> None:
    """Which lead to those of the same side on the page."""
    found = facing("鹽[^1]。\n\n[^1]: 海鹽。", "Salt.[^1]\n\n[^1]: Of the sea.", [((0,), (0,))])
    links = [link.get("href", "").rpartition("#")[2] for link in found.iter("a")]
    assert links == ["fn1", "r-fn1", "fn1-ref", "r-fn1-ref"]
    assert [block.get("lang") for block in found][-2:] == ["zh-Hant-TW", "en"]
