"""Which characters a page asks of a Chinese face, which of a Latin one, and how a style sheet names them."""

import re
from collections.abc import Iterable
from typing import Final

from document.cjk import WIDE

# What `chws` and `halt` speak of has to stand in one file, and everything beside it that a line may begin or end with.
PUNCTUATION: Final = frozenset(
    "　、。〃々〇〈〉《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟・ー！（），－．／：；＜？［］｛｝～｜｟｠‘’“”—―…‥‧·⸺"
)
# Inside Chinese, Latin letters come from the Latin face, and what both scripts write with the same code points (“”, …,
# —, ·) from the Chinese one: a Latin face would set them narrow and low.
LATIN_RANGE: Final = "U+20-2033"
MIXED_RANGE: Final = "U+20-7E,U+A0-B6,U+B8-2010,U+2032-2033"

_wide = re.compile(f"[{WIDE}]")
# Everything above Latin; surrogates and private characters are in no face of ours.
_chinese = re.compile(f"[{WIDE}\u00b7\u2011-\u2031\u2034-\u2e7f]")


def chinese(text: str, *, strict: bool = False) -> str:
    """The characters of a text that are a Chinese face's to show, each once, in order.

    A text without any wide character has none, whatever its dashes; with `strict`, only wide ones count.
    """
    wide = set(_wide.findall(text))
    if not wide or strict:
        return in_order(wide)
    return in_order(_chinese.findall(text))


def asks_chinese(character: str) -> bool:
    """Whether a character of a Chinese text is a Chinese face's to show."""
    return bool(_chinese.match(character))


def in_order(characters: Iterable[str]) -> str:
    """Characters as a string: each once, by code point."""
    return "".join(sorted(set(characters)))


def unicode_range(characters: Iterable[str]) -> str:
    """The value of `unicode-range`: `U+4E00-4E03,U+4E09`."""
    written: list[str] = []
    run: list[int] = []
    for code in (*sorted(set(map(ord, characters))), -1):
        if run and code != run[-1] + 1:
            written.append(f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}")
            run = []
        run.append(code)
    return ",".join(written)


def characters_of(ranges: str) -> str:
    """The characters that a `unicode-range` names."""
    found: list[str] = []
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return in_order(found)


def script_of(language: str) -> str:
    """The script whose face a language tag asks for; "" for one that is written in other letters.

    The same reading as the selectors of tokens.css: `zh-Hant-HK` first, then `zh-Hans`; other Chinese is Traditional.
    """
    tag = language.lower()
    for prefix, script in (("zh-hant-hk", "hk"), ("zh-hans", "hans"), ("zh", "hant"), ("ja", "ja")):
        if tag == prefix or tag.startswith(prefix + "-"):
            return script
    return ""
