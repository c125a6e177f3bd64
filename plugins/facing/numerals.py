"""Find the numbers that a text names, so that 一九六七 and 1967, 二十 and twenty, 三萬五千 and 35,000 are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

SIGNS = ["〇零○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
DIGITS = {sign: digit for digit, signs in enumerate(SIGNS) for sign in signs}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
NUMERAL = "".join({**DIGITS, **TENS, **MYRIADS})

# A lone numeral is often part of a word (一起, 三峽, 四川), so it counts only before what can be counted.
COUNTED = "个個名位年月日号號岁歲天周週次部集章节節届屆季小分秒人种種点點篇本座间間家台臺条條项項张張页頁步件只隻倍%％"
HAN_NUMBER = re.compile(
    rf"(?P<word>十分|百分|千万别|千萬別|万一|萬一)|(?P<run>[{NUMERAL}]+)(?:[点點](?P<rest>[{''.join(DIGITS)}]+))?"
)
ARABIC = re.compile(
    r"(?<![A-Za-z0-9_.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>(?:thousand|million|billion|trillion)\b|[百千万萬亿億]+))?(?P<decade>s\b)?",
    re.IGNORECASE,
)
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
DECADES = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(DECADES, 2)}
ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
WORDS |= {"first": 1} | {word: n for n, word in enumerate(ORDINALS, 2)}
WORDS |= {word[:-1] + "ies": value for word, value in WORDS.items() if word in DECADES} | {"dozen": 12, "twice": 2}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MONTHS = "january february march april may june july august september october november december".split()
NUMBER_WORD = re.compile(rf"\b(?:{'|'.join([*WORDS, *SCALES])})\b")
MONTH = re.compile(rf"\b(?:{'|'.join(month.capitalize() for month in MONTHS)})\b")


def numbers(text: str) -> frozenset[str]:
    """Give the numbers of a text as keys: "1967", "3.5", and "month 5" for 五月 or May; 0 and 1 say nothing."""
    text = text.translate(FULL_WIDTH)
    found = {*arabic(text), *chinese(text), *english(text)}
    return frozenset(found - {"0", "1"})


def key(value: Decimal | int) -> str:
    """Write a value in one way: 35, never 35.0 or 3.5E+1."""
    return format(Decimal(value).normalize(), "f")


def arabic(text: str) -> Iterator[str]:
    """Numbers in digits, with 萬 or million after them; a month before 月; "1990s" is 90 too."""
    for match in ARABIC.finditer(text):
        value = Decimal(match["number"].replace(",", ""))
        scale = (match["scale"] or "").lower()
        for sign in [scale] if scale in SCALES else scale:
            value *= {**SCALES, **TENS, **MYRIADS}[sign]
        yield key(value)
        if match["decade"] and value >= 100:
            yield key(value % 100)
        if text[match.end() : match.end() + 1] == "月" and 1 <= value <= 12:
            yield f"month {value}"


def chinese(text: str) -> Iterator[str]:
    """Numbers in Chinese numerals, by place (一九六七) or by unit (三萬五千)."""
    for match in HAN_NUMBER.finditer(text):
        run, following = match["run"], text[match.end() : match.end() + 1]
        if not run or (len(run) == 1 and not match["rest"] and following not in tuple(COUNTED)):
            continue
        value = by_place(run) if len(run) > 1 and all(sign in DIGITS for sign in run) else by_unit(run)
        if value is None:
            continue
        rest = "".join(str(DIGITS[sign]) for sign in match["rest"] or "")
        yield key(Decimal(f"{value}.{rest or 0}"))
        if following == "月" and 1 <= value <= 12:
            yield f"month {value}"


def by_place(run: str) -> int | None:
    """一九六七 is 1967; two figures (三四, 七八) are "three or four", which is no number."""
    return int("".join(str(DIGITS[sign]) for sign in run)) if len(run) > 2 else None


def by_unit(run: str) -> int | None:
    """三萬五千 is 35,000; None when the signs stand in no order that makes a number."""
    total = section = digit = 0
    for sign in run:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in TENS:
            section, digit = section + (digit or 1) * TENS[sign], 0
        else:
            total, section, digit = (total + section + digit) * MYRIADS[sign], 0, 0
    value = total + section + digit
    return value if value and run[0] not in MYRIADS else None


def english(text: str) -> Iterator[str]:
    """Numbers in English words, "twenty-five thousand" as one; months by their names."""
    yield from (f"month {MONTHS.index(month.lower()) + 1}" for month in MONTH.findall(text))
    text, phrase, end = text.lower(), list[str](), 0
    for match in NUMBER_WORD.finditer(text):
        between = text[end : match.start()].strip(" -\n")
        if between not in ("", "and"):
            yield from spoken(phrase)
            phrase = []
        phrase += [between, match[0]] if phrase and between else [match[0]]
        end = match.end()
    yield from spoken(phrase)


def spoken(phrase: list[str]) -> Iterator[str]:
    """The values of a run of number words; "two three" and "four and five" are two numbers."""
    total = current = 0
    last = ""
    for word in phrase:
        if word in SCALES:
            scale = SCALES[word]
            total, current = (total, (current or 1) * 100) if scale == 100 else (total + (current or 1) * scale, 0)
        elif word != "and":
            joins = last in SCALES or (last == "and" and (total or current >= 100))
            if last and not joins and not (current % 100 >= 20 and current % 10 == 0 and WORDS[word] < 10):
                yield key(total + current)
                total = current = 0
            current += WORDS[word]
        last = word
    if any(word in WORDS for word in phrase):
        yield key(total + current)
