"""Line breaks and letters of Chinese text: where a hard-wrapped line joins without a space."""

import re

# Han, kana, bopomofo, their punctuation and the full-width forms.
WIDE = (
    r"\u2E80-\u2FDF\u3000-\u303F\u3040-\u30FF\u3100-\u312F\u31A0-\u31BF\u31C0-\u31EF\u3200-\u33FF"
    r"\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\U00020000-\U0003FFFF"
)
HAN = r"\u3005\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF"
# These occur in both scripts; beside a wide character they are Chinese punctuation.
SHARED_MARKS = "“”‘’…—"
_MARKS = r"\u3000-\u3004\u3008-\u3020\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF60"

_wide = re.compile(f"[{WIDE}]")
_either = re.compile(f"[{WIDE}{SHARED_MARKS}]")
_mark = re.compile(f"[{_MARKS}]")
han = re.compile(f"[{HAN}]")
_han_run = re.compile(f"[{HAN}]+")


def is_wide(character: str) -> bool:
    """Whether a character fills a square: Han, kana, their punctuation, full-width forms."""
    return bool(_wide.match(character))


def joins_closely(before: str, after: str) -> bool:
    """Whether a line break between these two characters leaves no space."""
    if not before or not after:
        return False
    if _mark.match(before) or _mark.match(after):
        return True
    if _wide.match(before):
        return bool(_either.match(after))
    return bool(_either.match(before) and _wide.match(after))


def join_lines(text: str) -> str:
    """A hard-wrapped text on one line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += line if joins_closely(joined[-1], line[0]) else " " + line
    return joined


def count_han(text: str) -> int:
    """How many Han characters a text has."""
    return sum(map(len, _han_run.findall(text)))  # runs: a list of single characters takes five times as long


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese: a fifth or more of its letters are Han."""
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and count_han(text) * 5 >= letters
