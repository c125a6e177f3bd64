"""Which language a transcript is in, and whether its Traditional Chinese was made glyph by glyph from Simplified."""

import re
from collections.abc import Callable

from document.cjk import han, is_chinese
from importing.words import ONLY_SIMPLIFIED, ONLY_TRADITIONAL

# What a glyph-by-glyph conversion leaves: characters that stand for several, in words where Traditional has another.
_NAIVE = re.compile(
    r"普及后|[之以最然今背事前先落]后|后[來果面續現續期代者]|[這那哪心家裡手夜]里|里[面邊程]?(?=[，。的])|[對由關在處趨源基至屬終過等鑒]于|于[是此]"
    r"|[關聯體]系|圣[人女經誕]|沖[突擊動破]|愿[意望]|[情志自]愿|[重反答]复|复[雜制習興活]|制[作造品]|[繪監印錄]制|[什那這怎多]么|凈[化土]"
    r"|[幾數百餘其]余|余[部年人]|涌[現入動]|松[開了散]|准[備確則]|特征|征[求服兆]|象征|雜志|游[戲客覽]|頭發|干[凈擾部燥]|[才能]干"
)
_NAIVE_ENOUGH, _NAIVE_RATE = 4, 0.0015


def detect(text: str) -> tuple[str, bool]:
    """The language code of a text (`zh-hant`, `zh-hans`, `en`), and whether the Chinese mixes both scripts."""
    sample = text[:200_000]
    if not is_chinese(re.sub(r"\(https?://[^)\s]*\)|https?://\S+", "", sample)):
        return "en", False
    traditional = sum(character in ONLY_TRADITIONAL for character in sample)
    simplified = sum(character in ONLY_SIMPLIFIED for character in sample)
    mixed = min(traditional, simplified) * 8 > max(traditional, simplified) and min(traditional, simplified) >= 5
    return ("zh-hans" if simplified > traditional else "zh-hant"), mixed


def naive_conversions(text: str) -> tuple[str, ...]:
    """The words that show a glyph-by-glyph conversion; empty when there are too few to be sure."""
    found = [match[0] for match in _NAIVE.finditer(text)]
    enough = len(found) >= _NAIVE_ENOUGH and len(found) >= _NAIVE_RATE * len(han.findall(text))
    return tuple(dict.fromkeys(found)) if enough else ()


# Characters that stand for more than one Traditional character when text was made from Simplified.
_MENDABLE = frozenset("后里于系制圣沖愿并占准征松游志復复涌么凈余干斗丑扎咸卷郁范獲仿佛托伙坐象回")


def mended(text: str, mend: Callable[[str], str]) -> tuple[str, tuple[tuple[int, str, str], ...]]:
    """A text with the characters that a glyph-by-glyph conversion got wrong, and what changed: offset, before, after.

    `mend` takes Traditional text through Simplified and back with phrases; of what it changes only these characters
    are believed, since the round trip makes errors of its own.
    """
    repaired = mend(text)
    if len(repaired) != len(text):
        return text, ()
    changes = [
        (offset, before, after)
        for offset, (before, after) in enumerate(zip(text, repaired, strict=True))
        if before != after and before in _MENDABLE and (before != "余" or _counted(text, offset))
    ]
    marks = list(text)
    for offset, _, after in changes:
        marks[offset] = after
    return "".join(marks), tuple(changes)


def _counted(text: str, offset: int) -> bool:
    """余 after a number, or in 其余: elsewhere it may be somebody's name."""
    return bool(offset) and (text[offset - 1].isdigit() or text[offset - 1] in "十百千萬多其")
