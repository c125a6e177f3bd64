"""Single characters where OpenCC's choice for them is the rarer one."""

import pytest

from script.convert import Conversion, Target
from script.singles import singles

TAIWAN = Conversion("zh-hans", Target("zh-hant", "tw"))


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("余帆和余导演", "余帆和余導演"),
        ("三百余人，其余的，工作之余，他有余钱", "三百餘人，其餘的，工作之餘，他有餘錢"),
        ("余生很长，余下的人", "餘生很長，餘下的人"),
        ("范立欣与范老师，模范老师，欧美范的衣服", "范立欣與范老師，模範老師，歐美範的衣服"),
        ("岳老师爬五岳，岳敏君", "岳老師爬五嶽，岳敏君"),
        ("郁俊说，郁先生很忧郁", "郁俊說，郁先生很憂鬱"),
        ("于老师说。对于老师来说，关于导演", "于老師說。對於老師來說，關於導演"),
        ("姓于的人，姓范的人", "姓于的人，姓范的人"),
        ("于冬：对于电影，\n于是：", "于冬：對於電影，\n於是："),
        ("涂导演涂墙", "涂導演塗牆"),
        ("他游过江，在海里游了两千米，旅游", "他游過江，在海裡游了兩千米，旅遊"),
        ("岩井俊二，岩石", "岩井俊二，岩石"),
        ("朴导演很质朴", "朴導演很質樸"),
        ("墙上有一座钟，钟先生敲钟，几个小时，钟孟宏", "牆上有一座鐘，鍾先生敲鐘，幾個小時，鍾孟宏"),
        ("三百只羊，十几只鸽子，十多只猫，花了三百只买到一张", "三百隻羊，十幾隻鴿子，十多隻貓，花了三百只買到一張"),
        ("我和老范是同学，小范围放映", "我和老范是同學，小範圍放映"),
    ],
)
def test_singles(text: str, converted: str) -> None:
    """A name keeps its character; the word that OpenCC means keeps its own."""
    assert TAIWAN.text(text) == converted


def test_in_order_and_one_character_each() -> None:
    """Matches are single characters from left to right that stay as they are."""
    text = "余帆、范立欣、岳敏君"
    found = list(singles(text))
    assert [(match.start, match.text) for match in found] == [(0, "余"), (3, "范"), (7, "岳")]
    assert all(match.end == match.start + 1 for match in found)
