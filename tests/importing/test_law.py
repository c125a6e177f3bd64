"""The law of the importer: no sentence is lost."""

from hypothesis import given
from hypothesis import strategies as st

from importing.article import FrontMatter, article_text, voices
from importing.law import lost_sentences
from importing.punctuation import punctuate
from importing.source import LeftOut, Line, Source, clean_lines
from importing.understanding import read_transcript

NAMES = ("郭以寧", "影誌", "周曼青", "Mara Lindqvist", "Frederico (FSM)", "問", "A")
WORDS = st.text(alphabet="海港的燈關了之後還在剪接室裡聽雨ab 12，。？！：「」*_[]()<>#-\"'", min_size=1, max_size=40)
LABELS = st.sampled_from([f"{name}{colon}" for name in NAMES for colon in ("：", ":", " ")] + ["", "**問：**", "### "])
NOISE = st.sampled_from(["", "![]()", "---", "上：劇照", "《她》(2013)", "點讚 在看", "文｜葉知秋", "> （笑）", "- 一"])
LINES = st.lists(st.one_of(st.tuples(LABELS, WORDS).map("".join), NOISE), min_size=1, max_size=25)


def _article(text: str, kind: str) -> tuple[tuple[Line, ...], str, tuple[LeftOut, ...]]:
    source = Source("md" if kind == "md" else "txt", clean_lines(text))
    found = read_transcript(source, "talk")
    front = FrontMatter(
        found.head.title or "",
        found.head.date,
        found.head.summary,
        found.head.authors,
        found.head.translators,
        voices(found.cast.members, {}),
    )
    return source.lines, article_text(front, found.pieces, found.lang), found.left


@given(LINES, st.sampled_from(["txt", "md"]), st.sampled_from(["\n", "\n\n"]))
def test_every_sentence_is_in_the_article_or_in_the_list_of_what_was_left_out(
    lines: list[str], kind: str, between: str
) -> None:
    """Whatever a transcript is made of, each of its sentences is somewhere."""
    assert lost_sentences(*_article(between.join(lines), kind)) == ()


def test_a_sentence_that_is_nowhere_is_named_with_its_line() -> None:
    """The law does not hold by being blind."""
    lines = (Line(1, "在這裡。不在這裡。"), Line(2, "也在。"))
    assert lost_sentences(lines, "在這裡。也在。", ()) == ((1, "不在這裡"),)


def test_a_line_that_was_left_out_is_not_lost() -> None:
    """What the report lists is accounted for."""
    assert lost_sentences((Line(3, "閱讀原文"),), "", (LeftOut(3, "閱讀原文", "notice"),)) == ()


@given(st.text(alphabet="海港燈關a bcD12,:;?!.()\"'“”《》（）\n*[]<>/-", max_size=80))
def test_setting_punctuation_twice_is_setting_it_once(text: str) -> None:
    """A text whose punctuation is right stays as it is."""
    once, _ = punctuate(text)
    assert punctuate(once) == (once, ())
