"""Words of any script as part of an address: Han in pinyin, everything in small Latin letters."""

import re
import unicodedata

from pypinyin import lazy_pinyin

from document.cjk import HAN

# Surnames of two characters; every other Chinese surname has one.
COMPOUND_SURNAMES = tuple(("歐陽 欧阳 司馬 司马 諸葛 诸葛 上官 慕容 令狐 公孫 公孙 司徒 張簡 范姜").split())
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
