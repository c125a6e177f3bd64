"""`./inv convert`: what is prose changes, every other byte stays."""

import pytest

from script.command import convert_text
from script.convert import Target
from script.markdown_source import spans

ARTICLE = """---
title: “后来”的面条
标签: 里面
cover: 后面.jpg
slug: 后面
link: https://a.example/里面
summary: |
  他说: 这里面有{=余帆=}
  # 后来
topics: [艺术, Vue.js里面]
speakers:
  - {label: 陈楸帆, person: chen-qiufan}
# 后面的注释
---

# 皇*后*的**头**发 {#后面}

**陈楸帆：**“里面‘后面’”，<span title="后面">里面</span><code>后面</code>`后面`。<!-- 后面 -->
[关于](http://后.com/后面 "后面")![后面](后面.jpg)<https://a.example/后面>

```python
后面 = "里面"
```

    后面缩进

- 列表里面

    列表里面的段落

<q lang="ja">後面 <q>后</q> 面</q>后面 https://zh.example/wiki/后面 看[后面]和[里面][后面]

[后面]: http://a.example/后面 "后面"

| 里面 | 后面 |
|---|---|
| {zh-hans:大圣|zh-hant:大聖} | 干净 |

里面[^注]

[^注]: 注释里面。
"""
CONVERTED = """---
title: 「後來」的麵條
标签: 裡面
cover: 后面.jpg
slug: 后面
link: https://a.example/里面
summary: |
  他說: 這裡面有{=余帆=}
  # 後來
topics: [藝術, Vue.js裡面]
speakers:
  - {label: 陳楸帆, person: chen-qiufan}
# 后面的注释
---

# 皇*后*的**頭**髮 {#后面}

**陳楸帆：**「裡面『後面』」，<span title="后面">裡面</span><code>后面</code>`后面`。<!-- 后面 -->
[關於](http://后.com/后面 "后面")![後面](后面.jpg)<https://a.example/后面>

```python
后面 = "里面"
```

    后面缩进

- 列表裡面

    列表裡面的段落

<q lang="ja">後面 <q>后</q> 面</q>後面 https://zh.example/wiki/后面 看[后面]和[裡面][后面]

[后面]: http://a.example/后面 "后面"

| 裡面 | 後面 |
|---|---|
| {zh-hans:大圣|zh-hant:大聖} | 乾淨 |

裡面[^注]

[^注]: 註釋裡面。
"""


def test_an_article() -> None:
    """Keys, comments, file names, addresses, code, attributes, labels and fixed words stay; prose changes."""
    assert convert_text(ARTICLE, "zh-hant") == CONVERTED


def test_what_does_not_end_a_word() -> None:
    """The reading over a character, a note's number and emphasis stand inside a word."""
    assert convert_text("<ruby>头<rt>后</rt></ruby>发", "zh-hant", "zh-hans") == "<ruby>頭<rt>后</rt></ruby>髮"
    assert convert_text("头[^1]发", "zh-hant", "zh-hans") == "頭[^1]髮"


def test_windows_line_ends_stay() -> None:
    """Line ends are nobody's to change."""
    assert convert_text(ARTICLE.replace("\n", "\r\n"), "zh-hant") == CONVERTED.replace("\n", "\r\n")


def test_spans_join_to_the_source() -> None:
    """Cutting a source into pieces loses nothing."""
    assert "".join(span.text for span in spans(ARTICLE)) == ARTICLE


def test_a_wrapped_line_is_read_on() -> None:
    """A word that a long line breaks off is found; a short line ends where it ends."""
    long = "这一行很长很长很长很长很长很长很长没有标点大家什\n么都没有"
    assert convert_text(long, "zh-hant") == "這一行很長很長很長很長很長很長很長沒有標點大家什\n麼都沒有"
    assert convert_text("头\n发现在", "zh-hant") == "頭\n發現在"


def test_the_script_is_told_from_the_text() -> None:
    """Without `from_` the text says what it is."""
    assert convert_text("看著裡面", "zh-hans") == "看着里面"
    assert convert_text("看着裏面", "zh-hant") == "看著裡面"
    assert convert_text("里面发现", "zh-hk") == "裏面發現"


def test_of_mixed_text_the_other_script_goes() -> None:
    """A text in both scripts comes out in the one that was asked for."""
    assert convert_text("这里说話時间", "zh-hant") == "這裡說話時間"
    assert convert_text("这里說話时間", "zh-hans") == "这里说话时间"


def test_what_is_there_already_stays() -> None:
    """A text in the edition that is asked for, or in English, is not touched."""
    assert convert_text(CONVERTED, "zh-hant") == CONVERTED
    assert convert_text("“Plain” English", "zh-hant") == "“Plain” English"


def test_plain_is_the_engine_alone() -> None:
    """No site list, no quotation marks, no respect for mark-up."""
    assert convert_text("“是只” `后面`", "zh-hant", "zh-hans", plain=True) == "“是隻” `後面`"
    assert convert_text("看著裡面", "zh-hk", "zh-hant", plain=True) == "看着裏面"


def test_the_magazines_own_words() -> None:
    """Entries of the catalogues are used."""
    assert convert_text("人工智能", "zh-hant", "zh-hans", entries={"人工智能": "人工智慧"}) == "人工智慧"


def test_a_target_with_house_options() -> None:
    """An edition of the settings may say more than a code."""
    assert convert_text("“舞台”里", Target("zh-tw", "tw", quotes=False, glyphs={"臺": "台"}), "zh-hans") == "“舞台”裡"


def test_unknown_edition() -> None:
    """A code of no Chinese edition is refused."""
    with pytest.raises(ValueError, match="zh-hans, zh-hant and zh-hk"):
        convert_text("字", "en")


@pytest.mark.parametrize(
    "source", ["", "\n", "---\n", "---\ntitle: 后", "```\n后", "<code>后", "`后", "[后", "<span lang='ja'>后"]
)
def test_unfinished_mark_up(source: str) -> None:
    """A source that breaks off is still cut into pieces that join."""
    assert "".join(span.text for span in spans(source)) == source
    convert_text(source, "zh-hant", "zh-hans")
