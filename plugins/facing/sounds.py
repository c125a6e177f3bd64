"""Recognise foreign names that Chinese writes by their sound: 戈達爾 is Godard, 塔可夫斯基 Tarkovsky.

Both are brought to the classes of their consonants (K-T-L), each with the few other readings that usage allows: a
final consonant that French leaves silent, an r that Chinese drops. Names that have one in common are taken as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product
from unicodedata import normalize

# The characters that usage (after the tables of the Xinhua agency and Taiwan's press) spells foreign names with.
SPELLING = (
    "阿埃艾爱愛安昂奥奧巴白班邦包鲍鮑贝貝本比彼毕畢碧边邊宾賓波伯柏博布丹达達戴黛德得登邓鄧狄迪丁东東杜顿頓多恩厄尔爾"
    "法凡范方菲费費芬丰豐冯馮佛弗夫芙福富盖蓋甘冈岡高戈哥歌格葛根贡貢古瓜圭郭哈海汉漢豪赫黑亨洪侯胡华華怀懷惠霍基吉加嘉"
    "贾賈简簡杰傑金京久居卡凯凱坎康考科柯可克肯孔库庫夸誇奎昆拉腊臘莱萊兰蘭朗劳勞勒雷蕾黎里利莉力立连連列烈林隆卢盧鲁魯"
    "路露伦倫罗羅洛吕呂马馬玛瑪迈邁麦麥曼芒毛梅门門蒙米蜜密明缪繆摩莫墨默姆穆慕拿纳納娜乃奈南瑙内內尼妮年涅宁寧纽紐农農"
    "努诺諾欧歐帕派潘庞龐培佩彭皮匹平珀泊坡蒲普漆齐齊契恰强強乔喬切琴青琼瓊丘屈热熱仁日荣榮茹瑞润潤若撒萨薩塞赛賽三桑森"
    "沙莎山尚绍紹舍申生圣聖施什石史士舒斯丝絲思司松苏蘇索孙孫塔泰坦汤湯唐陶特滕提蒂廷通图圖土托瓦娃外万萬旺威韦韋维維薇魏"
    "温溫文翁沃乌烏吾伍西希锡錫席夏香肖谢謝辛欣兴興雄休许許雪逊遜雅亚亞扬揚杨楊耶叶葉伊依因英尤于约約泽澤曾扎詹赞贊章哲珍"
    "芝治朱卓子宗祖佐楚茨兹茲慈鹤鶴"
)
RUN = re.compile(f"[{SPELLING}]{{2,}}")
LONGEST = 7
ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
NAME = re.compile(r"\b[A-ZÀ-Þ][a-zß-ɏ]{3,}\b")
FEWEST = 3  # classes that two names must share; two (K-T) are met by chance

# The classes that a pinyin initial may stand for; "" where nothing may be heard.
INITIALS = {
    "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "f": "F", "h": "H", "m": "M", "n": "N", "l": "L",
    "r": "LS", "z": "S", "c": "S", "s": "S", "zh": "S", "ch": "S", "sh": "S", "j": "SK", "q": "SK", "x": "SH",
}  # fmt: skip
SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.+)")
# The classes that English, French, German or Russian letters in Latin script may stand for, longest first.
LETTERS = {
    "tsch": ["S"], "sch": ["S", "SK"], "tch": ["S"], "sh": ["S"], "ch": ["S", "K"], "zh": ["S"], "ts": ["S", "TS"],
    "tz": ["S"], "cz": ["S"], "sz": ["S"], "th": ["T", "S"], "ph": ["F"], "ck": ["K"], "gh": ["K", ""],
    "kh": ["K", "H"],
    "gn": ["N", "KN"], "ng": ["N", "NK", "NS"], "qu": ["K"], "x": ["KS", "S"], "sc": ["SK", "S"], "dg": ["S", "TK"],
    "b": ["P"], "p": ["P"], "d": ["T"], "t": ["T"], "g": ["K", "S"], "k": ["K"], "c": ["K", "S"], "q": ["K"],
    "f": ["F"], "v": ["F", "W"], "w": ["W", "F", ""], "h": ["H", ""], "j": ["S", "", "H"], "m": ["M", "N"], "n": ["N"],
    "l": ["L"], "r": ["L", ""], "s": ["S"], "z": ["S"],
}  # fmt: skip
PIECE = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)) + "|[^a-z]|[a-z]")
MOST = 96  # readings of one name; beyond them it is no name


def sounding_alike(
    chinese: Sequence[str], english: Sequence[str], readings: Callable[[str], Iterable[str]]
) -> dict[str, set[str]]:
    """Give for each English name, in small letters, the runs of Chinese that sound like it."""
    found: defaultdict[frozenset[str] | str, set[str]] = defaultdict(set)
    names = {name.lower() for text in english for name in NAME.findall(text)}
    if not names:
        return {}
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for run in sorted({run for text in chinese for run in RUN.findall(text)}):
        for start in range(len(run) - 1):
            for end in range(start + 2, min(len(run), start + LONGEST) + 1):
                for sound in han_sounds(run[start:end], readings):
                    heard[sound].add(run[start:end])
    for name in sorted(names):
        for sound in latin_sounds(name):
            if sound in heard:
                found[name] |= heard[sound]
    return {str(name): longest(runs) for name, runs in found.items()}


def longest(runs: set[str]) -> set[str]:
    """Leave out what is part of another run that sounds the same: 戈達 beside 戈達爾."""
    return {run for run in runs if not any(run != other and run in other for other in runs)}


def han_sounds(run: str, readings: Callable[[str], Iterable[str]]) -> set[str]:
    """Give the sounds of a run of characters that have at least `FEWEST` classes."""
    options = [syllable_sounds(next(iter(readings(char)), "")) for char in run]
    return {sound for choice in product(*options) if len(sound := once("".join(choice))) >= FEWEST}


def once(sound: str) -> str:
    """Write a nasal once that Chinese closes one syllable with and opens the next: 安东尼 and Antonio."""
    return sound.replace("nN", "N").upper()


@lru_cache(maxsize=2000)
def syllable_sounds(syllable: str) -> tuple[str, ...]:
    """Give what a pinyin syllable may stand for: "ji" S or K, "wen" WN or FN, "er" L, "an" N."""
    parts = SYLLABLE.fullmatch(syllable)
    if syllable in ("er", "r") or parts is None:
        return ("L",) if parts else ("",)
    initial, final = parts.groups()
    coda = "n" if final.endswith(("n", "ng")) else ""
    if initial == "w":
        return tuple(kind + coda for kind in ("W", "F"))
    return tuple(kind + coda for kind in INITIALS.get(initial, "") or ("",))


@lru_cache(maxsize=5000)
def latin_sounds(name: str) -> frozenset[str]:
    """Give the sounds that a name in Latin letters may have; a last consonant may be silent."""
    bare = "".join(char for char in normalize("NFD", name.lower()) if char not in ACCENTS)
    pieces = PIECE.findall(re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", bare))
    options = [LETTERS.get(piece, [""]) for piece in pieces]
    if pieces and pieces[-1] in ("d", "t", "s", "x", "z", "p", "g", "n"):
        options[-1] = [*options[-1], ""]
    count = 1
    for option in options:
        count *= len(option)
    if count > MOST:
        options = [option[:2] if len(option) > 1 else option for option in options]
        while count > MOST:
            widest = max(range(len(options)), key=lambda place: len(options[place]))
            options[widest] = options[widest][:1]
            count = 1
            for option in options:
                count *= len(option)
    sounds = ("".join(choice) for choice in product(*options))
    return frozenset(sound for sound in sounds if len(sound) >= FEWEST)
