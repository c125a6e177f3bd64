"""Words of any script as part of an address: Han in pinyin, everything in small Latin letters."""

import re
import unicodedata

from pypinyin import lazy_pinyin

from document.cjk import HAN

# Surnames of two characters; every other Chinese surname has one.
COMPOUND_SURNAMES = tuple(("歐陽 欧阳 司馬 司马 諸葛 诸葛 上官 慕容 令狐 公孫 公孙 司徒 張簡 范姜").split())
# Chinese surnames, in both scripts.
SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许韓韩鄧邓馮冯曹彭曾蕭萧肖田董潘"
    "袁蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏付方鄒邹熊白孟秦邱侯江尹薛閻阎"
    "段雷龍龙黎史陶賀贺毛郝顧顾龔龚邵萬万覃武錢钱戴嚴严莫孔向常湯汤康易喬乔賴赖文施洪辛柯莊庄溫温牛樊葛邢安齊齐伍"
    "龐庞顏颜倪樂乐聶聂章魯鲁岳翟殷詹申耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮紀纪梅童凌畢毕單单裴霍涂成苗谷曲盛翁冉"
    "駱骆藍蓝路游辜饒饶費费卜季牟項项連连簡简廉仇全鮑鲍屈司歐欧諸诸慕公令狐"
)
# Letters that no decomposition takes apart.
_LETTERS = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d"})
_NAME = re.compile(rf"[{HAN}]{{2,4}}")


def slugify(text: str, *, person: bool = False) -> str:
    """Words as part of an address; empty when nothing is left.

    Of a person's name in Han the surname stands apart: 陳楸帆 is `chen-qiufan`.
    """
    if person and _NAME.fullmatch(text):
        surname = 2 if text.startswith(COMPOUND_SURNAMES) and len(text) > 2 else 1
        return "-".join(filter(None, (_pinyin(text[:surname]), _pinyin(text[surname:]))))
    words = re.sub(rf"[{HAN}]+", lambda match: f" {' '.join(lazy_pinyin(match[0]))} ", text)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", _plain(words))).strip("-")


def _pinyin(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _plain("".join(lazy_pinyin(text))))


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(character for character in apart if not unicodedata.combining(character))
