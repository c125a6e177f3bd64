"""Read characters that are surnames, or plain words, where OpenCC's single reading is the rarer one (余帆, 游过河)."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from script.matching import Match
from script.words import word_at

_HAN = "一-鿿"
_TITLES = (
    "先生|女士|小姐|太太|夫人|老师|导演|教授|博士|院长|馆长|编剧|监制|制片|制作人|摄影|剪辑|主任|主编|编辑|总监|老板"
    "|经理|同学|医生|律师|师傅|叔|伯|阿姨|姐|哥|校长|社长|团长|会长|部长|局长|市长|董事长|工程师|记者|作家|画家"
)
# What may stand before a name inside a sentence.
_BEFORE = "的和与跟同请问叫是由让像及或给找为了说、，。；：！？「『“‘（《(\\s—…"
# A count, or a word that is left over: 三十余人, 之余, 有余.
_COUNTED = "零〇一二三四五六七八九十百千万亿两廿卅几数多0-9０-９之有其剩所残尚盈业富绰"

# The places where a character is read as itself, if no word of OpenCC's holds it there.
_RULES = MappingProxyType(
    {
        character: re.compile(condition)
        for character, condition in {
            "余": f"(?<![{_COUNTED}])余(?=[{_HAN}])",
            "范": f"(?:(?<![{_HAN}])|(?<=[{_BEFORE}]))范(?=[{_HAN}])(?!范[的儿了])|范(?={_TITLES}|·)|(?<=姓)范",
            "岳": "岳",
            "郁": f"(?:(?<![{_HAN}])|(?<=[{_BEFORE}]))郁(?=[{_HAN}])|郁(?={_TITLES})|(?<=姓)郁",
            "朴": f"朴(?=[{_HAN}])|(?<=姓)朴",
            "游": "游",
            "岩": "岩",
            "于": f"(?:(?<![{_HAN}])|(?<=[的和与跟同请问叫]))于(?={_TITLES})(?!于.{{1,3}}(?:而言|来说|来讲))|(?<=姓)于",
            "涂": f"涂(?={_TITLES})|(?<=姓)涂",
        }.items()
    }
)
# Surnames that are a word as well, whose reading a conversion has to guess.
_AT_RISK = "余于范姜岳钟谷郁涂朴种游沈曲万征干丰宁卜仇单盖尽"
_any = re.compile(f"[{''.join(_RULES)}]")
_label = re.compile(rf"^[ \t*_#>]*([{''.join(_RULES)}])[{_HAN}]{{1,2}}[ \t*_]*[：:]", re.MULTILINE)


def at_risk() -> str:
    """The surnames that are a word as well: the conversion of a name that begins with one is a guess."""
    return _AT_RISK


def surnames(text: str) -> Iterator[Match]:
    """Each character of a Simplified text that is read as itself in Traditional, from left to right."""
    labels: set[int] | None = None
    for found in _any.finditer(text):
        at = found.start()
        if labels is None:
            labels = {label.start(1) for label in _label.finditer(text)}
        if (at in labels or _RULES[text[at]].match(text, at)) and not word_at(text, at):
            yield Match(at, at + 1, text[at])
