"""Paragraphs are cut into sentences where a reader would cut them."""

from hypothesis import given
from hypothesis import strategies as st

from facing.sentences import spans, split
from tests.cases import Case, cases

SIGNS = "我他說问好A b.c1 。！？!?…—，,:：「」『』“”\"'（）()《》\n 　"
PROSE = st.text(st.sampled_from(SIGNS), max_size=60) | st.text(max_size=60)


@cases(__file__, "sentences")
def test_a_paragraph_is_cut_into_sentences(case: Case) -> None:
    """Each case gives a paragraph and its sentences."""
    assert list(split(case.input)) == case.output.split("\n")


@given(PROSE)
def test_joined_spans_restore_the_text(text: str) -> None:
    """Nothing is lost or doubled: the spans, joined, are the text; only a blank text has none."""
    assert "".join(text[start:end] for start, end in spans(text)) == (text if text.strip() else "")


@given(PROSE)
def test_no_sentence_is_empty(text: str) -> None:
    """A sentence always has something to read."""
    assert all(split(text))


@given(PROSE)
def test_a_sentence_has_no_space_around_it(text: str) -> None:
    """The space between sentences belongs to none of them."""
    assert all(sentence == sentence.strip() for sentence in split(text))


def test_a_blank_line_always_ends_a_sentence() -> None:
    """What stands after an empty line is another sentence, marks or not."""
    assert split("第一段\n\n第二段") == ("第一段", "第二段")


def test_an_unclosed_quotation_is_still_cut() -> None:
    """A quotation mark that is never closed holds nothing together."""
    assert split("他說「走吧。我們走。不等了") == ("他說「走吧。", "我們走。", "不等了")
