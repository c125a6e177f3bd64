"""Half-width marks beside Han characters become full-width ones; all others stay."""

import pytest

from importing.punctuation import punctuate


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("你好,我是阿明.", "你好，我是阿明。"),
        ('上:"海報"入圍作品', "上：“海報”入圍作品"),
        ("靜幀, 梅根, 人工智能", "靜幀，梅根，人工智能"),
        ("是嗎?!真的!", "是嗎？！真的！"),
        ("我們(還有他們)都在;他不在", "我們（還有他們）都在；他不在"),
        ("《她》(2013)很好", "《她》（2013）很好"),
        ("他說...我知道", "他說……我知道"),
        ("AI,我們的朋友", "AI，我們的朋友"),
        ("這是'孤獨'的意思", "這是‘孤獨’的意思"),
        ("**真**,她說", "**真**，她說"),
        ('他說:"I love you, man."然後走了', "他說：“I love you, man.”然後走了"),
    ],
)
def test_a_mark_beside_han_is_full_width(before: str, after: str) -> None:
    """Commas, colons, question marks, brackets and quotes of pasted Chinese."""
    assert punctuate(before)[0] == after


@pytest.mark.parametrize(
    "text",
    [
        "散場在12:30，比例是3:2，票賣了1,000張",
        "網址 https://example.org/a,b:c?d=1 在這裡",
        "寫信到 a.b@example.org，謝謝",
        "The director of 悲情城市, Hou Hsiao-hsien, said: no.",
        "He asked (in 1989): why?",
        "![燈,關了](lamp,1.jpg)",
        "用 `a,b:c` 這個指令",
        "特别兴趣小组 (SIG) 的会议",
        "没有任何先决条件 :-)",
        "{=余帆,=}來了",
        "3.5 倍，.NET 與 C++",
        "一.前言",
    ],
)
def test_a_mark_that_is_no_chinese_punctuation_stays(text: str) -> None:
    """Times, ratios, numbers, addresses, code, English, alternative texts and the editor's own marks."""
    assert punctuate(text) == (text, ())


def test_quotes_follow_the_house_that_wrote_the_text() -> None:
    """Corner brackets where the text has corner brackets."""
    assert punctuate('他說"好"', corner_quotes=True)[0] == "他說「好」"


def test_a_single_quotation_mark_is_left_alone() -> None:
    """With no partner on its line, nobody knows which way it opens."""
    assert punctuate('他說"好')[0] == '他說"好'


def test_changes_know_their_line() -> None:
    """So that a report can name the line of the source."""
    _, changes = punctuate("燈,\n關了,嗎?")
    assert [(change.line, change.before, change.after) for change in changes] == [
        (0, ",", "，"),
        (1, ",", "，"),
        (1, "?", "？"),
    ]
