"""Recognise Chinese names in English by their pinyin: 陳清揚 and Chen Qingyang are one person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from facing.lexicon import Lexicon
from facing.sentences import HAN

CAPITALISED = re.compile(r"\b[A-Z][a-zü]+(?:['’-][A-Za-zü]?[a-zü]+)*")
SYLLABLES = frozenset(
    (
        "a ai an ang ao e ei en er o ou"
        " ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu"
        " pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu"
        " ma mai man mang mao mei men meng mi mian miao mie min ming miu mo mou mu"
        " fa fan fang fei fen feng fo fou fu"
        " da dai dan dang dao de dei deng di dian diao die ding diu dong dou du duan dui dun duo"
        " ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo"
        " na nai nan nang nao nei nen neng ni nian niang niao nie nin ning niu nong nu nuan nuo nv nve"
        " la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lv lve"
        " ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo"
        " ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo"
        " ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo"
        " ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun"
        " qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun"
        " xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun"
        " zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo"
        " cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo"
        " sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo"
        " ran rang rao re ren reng ri rong rou ru ruan rui run ruo"
        " za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo"
        " ca cai can cang cao ce cen ceng ci cong cou cu cuan cui cun cuo"
        " sa sai san sang sao se sen seng si song sou su suan sui sun suo"
        " ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun wa wai wan wang wei wen weng wo wu"
    ).split()
)
MARKED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
LONGEST = 4  # syllables in a name

Sounds = Callable[[str], tuple[str, ...]]
"""The syllables that a character can be read as, without tones."""


def name_keys(chinese: Sequence[str], english: Sequence[str], sounds: Sounds) -> tuple[list[set[str]], list[set[str]]]:
    """Give the names that both sides hold, unit by unit: one key for each romanisation that is found in Han.

    Only what is found on both sides is given, so an English word that could be pinyin ("Gender", "China")
    costs nothing. One syllable (Li, Chen) is too common a sound to be evidence.
    """
    romanised = [romanisations(text) for text in english]
    whole = "\n".join(chinese)
    readings = char_readings(whole, sounds) if any(romanised) else {}
    left: list[set[str]] = [set() for _ in chinese]
    for word in sorted(set().union(*romanised)):
        pattern = han_pattern(romanised_syllables(word), readings)
        if pattern is None or not pattern.search(whole):
            continue
        for found, text in zip(left, chinese, strict=True):
            if pattern.search(text):
                found.add(word)
    common = set().union(*left)
    return left, [words & common for words in romanised]


def romanisations(text: str) -> set[str]:
    """Give the capitalised words, and pairs of short ones, that can be read as two syllables or more."""
    matches = list(CAPITALISED.finditer(text))
    words = {plain(match[0]) for match in matches}
    for first, second in pairwise(matches):
        if text[first.end() : second.start()] in (" ", "-") and len(first[0]) + len(second[0]) <= 12:
            words.add(f"{plain(first[0])} {plain(second[0])}")
    return {word for word in words if romanised_syllables(word)}


def plain(word: str) -> str:
    """Drop what English puts round a name: capitals, the possessive."""
    return re.sub(r"['’]s$", "", word).lower().replace("ü", "v")


@lru_cache(maxsize=10_000)
def romanised_syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """Give every way to read a word as two to four syllables: "xian" is one, so none; "xi'an" is xi an."""
    parts = re.split(r"['’ -]", word)
    readings: list[tuple[str, ...]] = [()]
    for part in parts:
        readings = [(*before, *after) for before in readings for after in cut(part)]
    return tuple(reading for reading in readings if 2 <= len(reading) <= LONGEST)


def cut(word: str) -> list[tuple[str, ...]]:
    """Give every cut of a run of letters into pinyin syllables."""
    if not word:
        return [()]
    ends = [end for end in range(1, min(6, len(word)) + 1) if word[:end] in SYLLABLES]
    return [(word[:end], *rest) for end in ends for rest in cut(word[end:])]


def han_pattern(readings: Iterable[tuple[str, ...]], chars: Mapping[str, str]) -> re.Pattern[str] | None:
    """Give a pattern for the Han runs that sound so, or None when the text has no such characters."""
    runs = ["".join(f"[{chars[s]}]" for s in reading) for reading in readings if all(s in chars for s in reading)]
    return re.compile("|".join(runs)) if runs else None


def char_readings(text: str, sounds: Sounds) -> dict[str, str]:
    """Give, for each syllable, the characters of this text that can be read so, in either script."""
    chars: dict[str, list[str]] = {}
    for char in sorted(set(re.findall(f"[{HAN}]", text))):
        for reading in sounds(char):
            chars.setdefault(reading, []).append(char)
    return {reading: "".join(same) for reading, same in chars.items()}


def char_sounds(lexicon: Lexicon) -> Sounds:
    """Give the function that reads a character: by the dictionary where there is one, which is loaded anyway."""
    if not lexicon.sounds:
        return readings
    return lambda char: tuple(lexicon.sounds[char].split(",")) if char in lexicon.sounds else ()


@cache
def readings(char: str) -> tuple[str, ...]:
    """Give the syllables that a character can be read as, without tones."""
    # Imported here: the table takes a fifth of a second to load, and most pairs name nobody in pinyin.
    from pypinyin.constants import PINYIN_DICT

    return tuple(dict.fromkeys(PINYIN_DICT.get(ord(char), "").translate(MARKED).split(",")))
