"""Pull quotes: chosen in one language, found in the other."""

from document.html import Context, blocks_html
from document.markdown import MarkdownReader
from document.model import Document
from facing.align import Pair
from facing.pulls import pulled_across, pulled_in, with_pull_quotes
from interview.labels import SpeakerLabel
from interview.turns import mark_turns

SENTENCES = (Pair((0,), (0,), 1.0), Pair((1,), (1, 2), 1.0), Pair((2,), (3,), 1.0))
ENGLISH = "One is here. Two is here. More of it. ==Three is here.=="
ROW = Pair((0,), (0,), 1.0, sentences=SENTENCES)


def read(source: str, lang: str = "zh-hant") -> Document:
    """A document."""
    return MarkdownReader().read(source, "a.md", lang)


def pulled(document: Document) -> list[str]:
    """What is pulled out of a document."""
    return [words for block in document.blocks for words in pulled_in(block)]


def test_two_equals_signs_on_either_side_choose_words() -> None:
    """Mark-up may stand in them; the text itself reads as before."""
    document = read("甲。==*乙*，丙。==丁。")
    assert pulled(document) == ["乙，丙。"]
    assert blocks_html(document.blocks, Context("zh-hant", "zh-Hant")) == "<p>甲。<em>乙</em>，丙。丁。</p>"


def test_other_equals_signs_are_themselves() -> None:
    """A comparison, a rule, code, and a mark that is never closed."""
    for source in ("a == b == c", "a ==b", "`==a==`", "1 === 1 === 1", "===="):
        assert pulled(read(source)) == []


def test_the_sentences_that_face_it_are_pulled_in_the_other_language() -> None:
    """One may face two; what the translator did not mark is found by the alignment."""
    left, right = pulled_across(
        read("她看見光。==我看見鴿子糞。==就這樣。"),
        read("She saw light. I saw droppings. Pigeons’. That is all.", "en"),
        [ROW],
    )
    assert pulled(left) == ["我看見鴿子糞。"]
    assert pulled(right) == ["I saw droppings. Pigeons’."]


def test_it_works_from_the_translation_as_well() -> None:
    """Whoever marks first has chosen for both."""
    left, _ = pulled_across(read("甲。乙。丙。"), read(ENGLISH, "en"), [ROW])
    assert pulled(left) == ["丙。"]


def test_a_translator_may_choose_other_words() -> None:
    """Where both sides have marked, both keep what they have."""
    left, right = pulled_across(read("==甲。==乙。丙。"), read(ENGLISH, "en"), [ROW])
    assert (pulled(left), pulled(right)) == (["甲。"], ["Three is here."])


def test_a_paragraph_without_a_partner_is_quoted_alone() -> None:
    """There is nothing to pull on the other side."""
    _, right = pulled_across(read("==甲。=="), read("A.", "en"), [Pair((0,), (), 1.0), Pair((), (0,), 1.0)])
    assert pulled(right) == []


def test_a_quote_stands_after_its_paragraph_and_is_not_read_out_twice() -> None:
    """In a turn too."""
    document = mark_turns(read("甲：==一。==二。"), [SpeakerLabel("甲")])
    html = blocks_html(with_pull_quotes(document.blocks), Context("zh-hant", "zh-Hant"))
    assert '<p>一。二。</p>\n<div class="pull" aria-hidden="true"><p>一。</p></div>' in html
    assert html.count("一。") == 2
