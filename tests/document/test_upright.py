"""Short numbers among Han characters are marked for vertical lines; all others are left as they are."""

import pytest

from document.html import Context, blocks_html
from document.upright import mark_upright
from document.walk import plain_text
from tests.facing.reading import read


def upright(text: str) -> str:
    """A paragraph as HTML, with `[21]` for a number that stands upright."""
    document = read(text, ())
    marked = mark_upright(document)
    assert [plain_text(block) for block in marked.blocks] == [plain_text(block) for block in document.blocks]
    html = blocks_html(marked.blocks, Context("zh-hant", "zh-Hant-TW"))
    return html.replace('<span class="upright">', "[").replace("</span>", "]").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("他今年21歲，拍了3部片。", "他今年[21]歲，拍了[3]部片。"),
        ("11月21日", "[11]月[21]日"),
        ("（7）", "（[7]）"),
        ("一九八四年", "一九八四年"),
        ("1984年拍了927格", "1984年拍了927格"),
        ("每秒23.976格", "每秒23.976格"),
        ("佔了12%", "佔了12%"),
        ("從3-5格開始", "從3-5格開始"),
        ("一台 iPhone 15 就夠", "一台 iPhone 15 就夠"),
        ("用4K拍", "用4K拍"),
        ("拍了**24**格", "拍了[<strong>24</strong>]格"),
    ],
)
def test_a_short_number_stands_upright(text: str, marked: str) -> None:
    """One or two figures with Han characters or their marks on both sides."""
    assert upright(text) == marked
