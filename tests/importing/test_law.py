"""The law of the importer: no sentence is lost, from no kind of file."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from importing.article import FrontMatter, article_text, voices
from importing.law import lost_sentences
from importing.plain import letters
from importing.punctuation import punctuate
from importing.reading import read_source
from importing.source import LeftOut, Line, Source, clean_lines
from importing.understanding import read_transcript
from tests.importing.word_files import word_file

NAMES = (
    "郭以寧",
    "影誌",
    "周曼青",
    "Mara Lindqvist",
    "Frederico (FSM)",
    "FSM",
    "問",
    "A",
    "Q2",
    "林",
    "記者",
    "●",
    "放（以下簡稱「放」）",
)
WORDS = st.text(alphabet="海港的燈關了之後還在剪接室裡聽雨ab 12，。？！：「」*_[]()<>#-\"'", min_size=1, max_size=40)
LABELS = st.sampled_from(
    [f"{name}{colon}" for name in NAMES for colon in ("：", ":", " ", "　", " – ", "——", "\n")]
    + ["", "", "**問：**", "### ", "### 1. ", "1. ", "● ", "── ", "[00:01:02] 林：", "【林】", "**林** ", "> "]
)
NOISE = st.sampled_from(
    [
        *(
            "",
            "![]()",
            "---",
            "上：劇照",
            "《她》(2013)",
            "點讚 在看",
            "文｜葉知秋　圖｜林立",
            "> （笑）",
            "- 一",
            "[圖1]",
        ),
        *(
            "[Photo: 燈]",
            "主持人：",
            "林立｜導演",
            "C = 陳以柔（編劇）",
            "2024年5月3日",
            "— END —",
            "**真的嗎？**",
            "*Why?*",
        ),
        *(
            "__ __",
            "WEBVTT",
            "責任編輯：林",
            "00:01.000 --> 00:02.000",
            "標題：夜",
            "編者按：夜裡。",
            "| 林 | 夜 |",
            "```",
        ),
        *("[^1]: 註", "（完）", "12:30 開門", "真的？", "真的？"),
    ]
)
LINES = st.lists(st.one_of(st.tuples(LABELS, WORDS).map("".join), NOISE), min_size=1, max_size=25)


def _article(source: Source) -> tuple[tuple[Line, ...], str, tuple[LeftOut, ...]]:
    found = read_transcript(source, "talk")
    head = found.head
    front = FrontMatter(
        head.title or "",
        head.date,
        head.summary,
        head.authors,
        head.translators,
        voices(found.cast.members, {}),
        subtitle=head.subtitle,
    )
    return source.lines, article_text(front, found.pieces, found.lang), found.left


@given(LINES, st.sampled_from(["txt", "md"]), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=300)
def test_every_sentence_is_in_the_article_or_in_the_list_of_what_was_left_out(
    lines: list[str], kind: str, between: str
) -> None:
    """Whatever a transcript is made of, each of its sentences is somewhere."""
    text = between.join(lines)
    assert lost_sentences(*_article(Source("md" if kind == "md" else "txt", clean_lines(text)))) == ()


# Words that hold a number of their own, so that each can be looked for.
TOKENS = st.lists(st.sampled_from("燈 港 Lamp 雨聲 真的嗎？ 她說， 一。 two;").map(str), min_size=1, max_size=4)
TAGS = st.sampled_from(
    "p p p div section span b strong em i h2 h3 li ul ol blockquote td table tr th figure figcaption a aside nav footer"
    " header button form pre dl dt dd sup script title iframe noscript label article main ruby rt".split()
)
CLASSES = st.sampled_from(
    ["", "", "", "c1", "share", "byline", "image-caption", "post-meta", "sidebar", "speaker", "tags"]
)
STYLES = st.sampled_from(
    ["", "", "font-weight:bold", "font-style:italic", "display:none", "text-align:center;font-size:12px"]
)
PAGES = st.recursive(
    TOKENS,
    lambda inner: st.tuples(TAGS, CLASSES, STYLES, st.lists(inner, min_size=1, max_size=4)),
    max_leaves=25,
)


def _html(part: object, tokens: list[str]) -> str:
    """A part of a page; each of its words gets a number."""
    if isinstance(part, tuple):
        tag, name, style, parts = part
        inside = " ".join(_html(each, tokens) for each in parts)
        return f'<{tag} class="{name}" style="{style}">{inside}</{tag}>'
    words = []
    for word in part if isinstance(part, list) else ():
        tokens.append(f"{word.rstrip('？，。;')}{len(tokens) + 100}")
        words.append(tokens[-1] + word[len(word.rstrip("？，。;")) :])
    return " ".join(words)


def _missing(tokens: Sequence[str], file: str, data: bytes) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.write_bytes(data)
        source = read_source(path)
    _, article, left = _article(source)
    whole = letters(article) + "".join(letters(item.text) for item in left)
    return [token for token in tokens if letters(token) not in whole]


@given(st.lists(PAGES, min_size=1, max_size=6))
@settings(max_examples=150)
def test_no_word_of_a_page_is_lost(parts: list[object]) -> None:
    """Whatever surrounds it: each word is in the article or in the list of what was left out, but for code."""
    tokens: list[str] = []
    body = "\n".join(_html(part, tokens) for part in parts)
    code = [token for token in tokens if _is_code(body, token)]
    shown = [token for token in tokens if token not in code]
    assert _missing(shown, "talk.html", f"<html><body><p>開頭</p>{body}</body></html>".encode()) == []


def _is_code(body: str, token: str) -> bool:
    """Whether a word stands where a browser shows none: in a script, a title in the body, a frame."""
    from bs4 import BeautifulSoup

    string = BeautifulSoup(body, "html.parser").find(string=lambda text: text is not None and token in text)
    return string is not None and any(parent.name in ("script", "iframe") for parent in string.parents)


PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "## ", "- ", "1. ", "+ ", "^ ", "> ", "| 林 | ", "林：", "**林：**", "![]\n"]),
        st.lists(
            st.sampled_from(["燈", "*港*", "**Lamp**", "__雨__", "⏎", "[^註]", "真的嗎？"]), min_size=1, max_size=5
        ),
    ),
    min_size=1,
    max_size=10,
)


@given(PARAGRAPHS)
@settings(max_examples=60)
def test_no_word_of_a_word_file_is_lost(paragraphs: list[tuple[str, list[str]]]) -> None:
    """Nor one of its lists, tables, captions and footnotes."""
    tokens: list[str] = []
    lines = []
    for mark, words in paragraphs:
        numbered = []
        for word in words:
            if word != "⏎":
                core = word.strip("*_[^]？嗎")
                tokens.append(f"{core}{len(tokens) + 100}")
                word = word.replace(core, tokens[-1], 1)
            numbered.append(word)
        lines.append(f"{mark}{' '.join(numbered)}{' |' * mark.startswith('|')}")
    assert _missing(tokens, "talk.docx", word_file("\n".join(["開頭", *lines]))) == []


def test_a_sentence_that_is_nowhere_is_named_with_its_line() -> None:
    """The law does not hold by being blind."""
    lines = (Line(1, "在這裡。不在這裡。"), Line(2, "也在。"))
    assert lost_sentences(lines, "在這裡。也在。", ()) == ((1, "不在這裡"),)


def test_a_sentence_that_is_said_twice_has_to_be_there_twice() -> None:
    """Short answers come again and again; one of them is not the other."""
    lines = (Line(1, "問：冷嗎？"), Line(2, "冷。"), Line(3, "問：熱嗎？"), Line(4, "冷。冷。"))
    assert lost_sentences(lines, "問：冷嗎？冷。問：熱嗎？冷。", ()) == ()
    assert lost_sentences((*lines, Line(5, "很熱。"), Line(6, "很熱。")), "問：冷嗎？冷。問：熱嗎？冷。很熱。", ()) == (
        (6, "很熱"),
    )


def test_a_line_that_was_left_out_is_not_lost() -> None:
    """What the report lists is accounted for."""
    assert lost_sentences((Line(3, "閱讀原文"),), "", (LeftOut(3, "閱讀原文", "notice"),)) == ()


@given(st.text(alphabet="海港燈關a bcD12,:;?!.()\"'“”《》（）\n*[]<>/-", max_size=80))
def test_setting_punctuation_twice_is_setting_it_once(text: str) -> None:
    """A text whose punctuation is right stays as it is."""
    once, _ = punctuate(text)
    assert punctuate(once) == (once, ())
