"""Position words of captions, in Chinese and English: 上：… / Top: … / 由左至右：…"""

import re

POSITIONS = {
    "top": "上 上圖 上图 top above",
    "bottom": "下 下圖 下图 bottom below",
    "left": "左 左圖 左图 left",
    "right": "右 右圖 右图 right",
    "centre": "中 中圖 中图 中間 中间 centre center middle",
    "top-left": "左上 左上圖 左上图 top~left upper~left",
    "top-right": "右上 右上圖 右上图 top~right upper~right",
    "bottom-left": "左下 左下圖 左下图 bottom~left lower~left",
    "bottom-right": "右下 右下圖 右下图 bottom~right lower~right",
}
# Captions that name all stills of a row at once, in order.
_SEQUENCES = (
    "由左至右|由左到右|從左至右|從左到右|从左至右|从左到右|左起|由上至下|從上到下|从上到下"
    "|(?:from )?left to right|from left|(?:from )?top to bottom"
)
_BY_WORD = {word.replace("~", " "): name for name, words in POSITIONS.items() for word in words.split()}
_WORDS = "|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True))
# 上：… and (上) …; without brackets the colon must be there.
_POSITION = re.compile(
    rf"\s*(?:[(（【\[]\s*(?P<inside>{_WORDS})\s*[)）】\]]\s*[:：]?|(?P<word>{_WORDS})\s*[:：])\s*", re.IGNORECASE
)
# What parts two captions on one line: 上：甲；下：乙
_BEFORE = re.compile(r"[\s;；,，。.|｜／/]")
# 上、下：… / Top and bottom: … / 左圖為…: words for several stills, or for parts of one.
_TOGETHER = re.compile(
    rf"\s*(?:(?:{_WORDS})(?:\s*(?:[、,，&＆/／和與与及]|\band\b)\s*(?:{_WORDS}))+\s*[:：]|[上下左右][圖图]|上下[:：])",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(rf"^\s*[(（【]?\s*(?:{_SEQUENCES})\s*[)）】]?\s*[:：,，]?\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[;；]\s*")
_WEAK_SEPARATOR = re.compile(r"\s*(?:[,，、]|\band\b)\s*")


def position(text: str) -> tuple[str, int] | None:
    """The position that a caption begins with, and where its own words begin."""
    if match := _POSITION.match(text):
        return _BY_WORD[(match["inside"] or match["word"]).lower()], match.end()
    return None


def positions(text: str) -> tuple[tuple[str, int, int], ...]:
    """All captions on one line that begin with a position word: position, and the range of the words."""
    found = [match for match in _POSITION.finditer(text) if _begins(text, match)]
    if not found or text[: found[0].start()].strip():
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(
        (
            _BY_WORD[(match["inside"] or match["word"]).lower()],
            match.end(),
            len(text[:end].rstrip(" ;；,，|｜／/\u3000")),
        )
        for match, end in zip(found, ends, strict=True)
    )


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a position word stands at the start or after a mark: 中： in 工作中： is none."""
    before = text[: match.start()]
    return not before or match[0][0].isspace() or bool(_BEFORE.match(before[-1]))


def together(text: str) -> bool:
    """Whether a caption begins with words for several positions at once."""
    return bool(_TOGETHER.match(text))


def sequence(text: str, count: int) -> tuple[tuple[int, int], ...] | None:
    """The ranges of a caption such as 由左至右：甲，乙，丙, one per still; None when the number differs."""
    match = _SEQUENCE.match(text)
    if not match:
        return None
    for separator in (_SEPARATOR, _WEAK_SEPARATOR):
        ranges: list[tuple[int, int]] = []
        start = match.end()
        for mark in separator.finditer(text, start):
            ranges.append((start, mark.start()))
            start = mark.end()
        ranges.append((start, len(text)))
        filled = [r for r in ranges if text[slice(*r)].strip()]
        if len(filled) == count:
            return tuple(filled)
    return None
