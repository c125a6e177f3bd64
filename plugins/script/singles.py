"""Read single characters where OpenCC's choice is the rarer one: surnames, clocks, things counted (余帆, 敲钟)."""

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
# Those that follow a whole name, too.
_CALLED = "先生|女士|小姐|老师|导演|教授"
# What may stand before a name inside a sentence.
_BEFORE = "的和与跟同请问叫是由让像及或给找为了说、，。；：！？「『“‘（《(\\s—…"
# A count, or a word that is left over: 三十余人, 之余, 有余.
_COUNTED = "零〇一二三四五六七八九十百千万亿两廿卅几数多0-9０-９之有其剩所残尚盈业富绰"

# The places where a character is read as itself, if no word of OpenCC's holds it there.
_RULES = MappingProxyType(
    {
        character: re.compile(condition)
        for character, condition in {
            "余": f"(?<![{_COUNTED}])余(?=[{_HAN}])|(?<=姓)余",
            "范": f"(?:(?<![{_HAN}])|(?<=[{_BEFORE}]))范(?=[{_HAN}])(?!范[的儿了])"
            f"|范(?={_TITLES}|·)|(?<=[姓老小阿])范(?![围畴本例式文])",
            "岳": "岳",
            "郁": f"(?:(?<![{_HAN}])|(?<=[{_BEFORE}]))郁(?=[{_HAN}])|郁(?={_TITLES})|(?<=姓)郁",
            "朴": f"朴(?=[{_HAN}])|(?<=姓)朴",
            "游": "游",
            "岩": "岩",
            "于": f"(?:(?<![{_HAN}])|(?<=[的和与跟同请问叫]))于(?=[{_HAN}]{{0,2}}(?:{_CALLED}))"
            "(?!.{1,6}(?:而言|来说|来讲))|(?<=姓)于",
            "涂": f"涂(?={_TITLES})|(?<=姓)涂",
        }.items()
    }
)
# Surnames that are a word as well, whose reading a conversion has to guess.
_AT_RISK = "余于范姜岳钟谷郁涂朴种游沈曲万征干丰宁卜仇单盖尽"
# Those that are told by what stands around them: a clock (OpenCC reads 鍾, which most names want), and things counted.
_VERBS = "有能会是要用靠好想剩需够得怕见为拍做讲说写看卖买花给让在"
_OTHERS = MappingProxyType(
    {
        "钟": (
            "鐘",
            re.compile(
                f"(?<=[座口只个这那台架墙看听敲撞修大小古旧铜银])钟(?!{_TITLES}|[导情爱意灵馗离])"
                "|钟(?=[停走响慢快坏摆，。；！？、]|$)"
            ),
        ),
        "只": ("隻", re.compile(f"(?<=[百千万亿几0-9０-９])只(?![{_VERBS}])|(?<=[十百千万]多)只(?![{_VERBS}])")),
    }
)
_any = re.compile(f"[{''.join(_RULES)}{''.join(_OTHERS)}]")
_label = re.compile(rf"^[ \t*_#>]*([{''.join(_RULES)}])[{_HAN}]{{1,2}}[ \t*_]*[：:]", re.MULTILINE)


def at_risk() -> str:
    """The surnames that are a word as well: the conversion of a name that begins with one is a guess."""
    return _AT_RISK


def singles(text: str) -> Iterator[Match]:
    """Each such character of a Simplified text with what it is in Traditional, from left to right."""
    labels: set[int] | None = None
    for found in _any.finditer(text):
        at, character = found.start(), found[0]
        if character in _OTHERS:
            becomes, rule = _OTHERS[character]
            if rule.match(text, at):
                yield Match(at, at + 1, becomes)
            continue
        if labels is None:
            labels = {label.start(1) for label in _label.finditer(text)}
        if (at in labels or _RULES[character].match(text, at)) and not word_at(text, at):
            yield Match(at, at + 1, character)
