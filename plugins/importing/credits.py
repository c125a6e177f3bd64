"""Who made an article: the lines that name authors, translators and the others, and the day."""

import datetime
import re
from dataclasses import dataclass

from importing.plain import plain
from importing.words import CREDIT_ROLES

# No line of credits, with its links, is longer.
_LONGEST = 400
_BY_ROLE = {word.replace("~", " "): key for key, words in CREDIT_ROLES.items() for word in words.split()}
_WORD = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_BY_ROLE, key=len, reverse=True))
_ROLE = rf"(?:{_WORD})(?:\s*[、/／&＆和與与]\s*(?:{_WORD}))*"
_SIGN = r"\s*[:：|｜／/＼丨│︱_＿]\s*"
_PAIR = re.compile(rf"(?:(?<=^)|(?<=[\s　,，;；。|｜]))(?P<roles>{_ROLE})(?:{_SIGN}|(?<=\bby)\s+)", re.IGNORECASE)
_SPACED = re.compile(rf"^\s*(?P<roles>{_ROLE})[\s　]+(?P<names>[^\s　]{{2,8}}(?:[\s　、]+[^\s　]{{2,8}})?)\s*$")
_BY = re.compile(r"^\s*(?:by|words by|interview by|interviewed by|text by|written by|translated by)\s", re.IGNORECASE)
_NAMES = re.compile(
    r"\s*(?:[、,，/／&＆;；]|(?<=\s)(?:and|和|與|与|及)(?=\s)|(?<=[^\x00-\x7f])[和與与及](?=[^\x00-\x7f]))\s*"
)
# `Words: A B. Pictures: C D.` is two credits, and `Translated from the Danish by` one.
_NEXT = re.compile(rf"(?<=\w)\.\s+(?={_ROLE}{_SIGN})", re.IGNORECASE)
_FROM = re.compile(r"translated\s+(?:from\s+(?:the\s+)?[\w ]{3,30}?\s+)by", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?；]|\.\s")
_NO_NAME = re.compile(r"(?!(?:de|da|di|del|van|von|der|la|le|al|bin|ten|ter)\b)[a-z]+\b")
_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class Credit:
    """Names under one key of the front matter; `key` is empty for what has none."""

    key: str
    names: tuple[str, ...]
    words: str


def read_credits(text: str) -> tuple[Credit, ...]:
    """The credits of a line that holds nothing else, in order; empty for prose."""
    if len(text) > _LONGEST:
        return ()
    words = _FROM.sub("translated by", _NEXT.sub("　", plain(text)))
    if wrapped := re.fullmatch(r"[（(〔\[【](?P<inside>[^（）()]*)[）)〕\]】]", words):
        words = wrapped["inside"].strip()
    if len(words) > 160 or not words:
        return ()
    found = list(_PAIR.finditer(words))
    if not found or found[0].start() != 0:
        spaced = _SPACED.match(words)
        return _spaced(spaced) if spaced else ()
    credits: list[Credit] = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        names = words[match.end() : following.start() if following else len(words)].strip(" 　,，;；|｜/／。")
        names = re.sub(r"(?<=[a-z]{3})\.$", "", names)
        if not _is_names(names, match["roles"]):
            return ()
        credits.extend(_credits(match["roles"], names, words[match.start() : match.end()] + names))
    return tuple(credits)


def _spaced(match: re.Match[str]) -> tuple[Credit, ...]:
    if len(match["roles"]) < 2 or not _is_names(match["names"], match["roles"]):
        return ()
    return tuple(_credits(match["roles"], match["names"], match[0].strip()))


def _is_names(names: str, roles: str) -> bool:
    if (
        not names
        or names[0] in "[(（【"
        or len(names) > 80
        or _SENTENCE.search(names)
        or re.search(r"[:：“”「」《》]", names)
    ):
        return False
    if roles.lower() == "by" and not re.match(r"[A-Z\u4e00-\u9fff]", names):
        return False
    if any(_NO_NAME.match(part) for part in split_names(names, "")):
        return False
    longest = max((len(part) for part in split_names(names, "")), default=0)
    return longest <= (12 if re.search(r"[\u4e00-\u9fff]", names) and not re.search(r"[A-Za-z]", names) else 48)


def _credits(roles: str, names: str, words: str) -> list[Credit]:
    """One credit per key; somebody who 採訪、撰文 is an author."""
    parts = [" ".join(part.lower().split()) for part in re.split(r"\s*[、/／&＆和與与]\s*", roles)]
    keys = dict.fromkeys(_BY_ROLE.get(part, "") for part in parts)
    if "authors" in keys:
        keys.pop("interviewers", None)
    return [Credit(key, split_names(names, roles), words) for key in keys]


def split_names(names: str, role: str) -> tuple[str, ...]:
    """The single names of a list. After a role in the singular, what follows a comma is where someone works."""
    names = _BRACKETED.sub("", names).strip()
    if re.fullmatch(r"(?:author|translator|editor|photographer|interviewer)", role, re.IGNORECASE):
        names = names.split(",")[0]
    return tuple(part.strip() for part in _NAMES.split(names) if part.strip())


_DATE_WORDS = (
    r"(?:日期|時間|时间|發佈|發布|发布|發表|发表|發佈於|發布於|发布于|刊登|刊於|刊于|編輯於|编辑于|更新於|更新于|published|posted|date|updated"
    r"|first published)"
)
_TIME = r"(?:\s*[T ]?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?)?"
_DATE = re.compile(
    rf"^\s*(?:{_DATE_WORDS}(?:\s*(?:時間|时间|日期|於|于|on))?\s*[:：｜|]?\s*)?"
    r"(?:(?P<minguo>民國|民国)\s*)?(?P<y>(?:19|20)?\d\d\d?)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日號号]?"
    rf"(?:\s*(?:[(（][一二三四五六日天][)）]|[(（]?(?:星期|週|周|禮拜)[一二三四五六日天][)）]?))?{_TIME}\s*$",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]}|t)?\\.?" if month != "may" else month for month in _MONTHS)
_ENGLISH_DATE = re.compile(
    rf"^\s*(?:{_DATE_WORDS}(?:\s+on)?\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<m>{_MONTH})"
    rf"\s*(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+(?P<y>(?:19|20)\d\d){_TIME}\s*$",
    re.IGNORECASE,
)
# What stands beside the day on a page: how long an article takes to read.
_READING = re.compile(
    r"[\s·•|｜,，]*(?:about\s+)?\d{1,3}\s*-?\s*(?:min(?:ute)?s?)\s*(?:read)?[\s·•|｜]*", re.IGNORECASE
)
_NUMERALS = {ord(a): b for a, b in zip("〇○零一二三四五六七八九", "000123456789", strict=True)}
_HAN_DATE = re.compile(
    r"[〇○零一二三四五六七八九]{4}年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日號号]"
)
_LEADING_DATE = re.compile(r"^\s*(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?=\s)")


_A_DAY = (
    r"(?:(?:民國|民国)?\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)
_DAY_LAST = re.compile(rf"^(?P<rest>.*[\s　|｜·•,，/／])(?P<day>{_A_DAY}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)\s*$")
_DAY_FIRST = re.compile(rf"^\s*(?P<day>{_A_DAY}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?)[\s　|｜·•,，/／](?P<rest>.*)$")


def read_date(text: str) -> datetime.date | None:
    """The day that a line is, when it is nothing else."""
    if len(text) > _LONGEST:
        return None
    text = _HAN_DATE.sub(_in_digits, _READING.sub("", plain(text)))
    match = _DATE.match(text)
    if match and bool(match["minguo"]) != (len(match["y"]) == 4) and len(match["y"]) > 1:
        year = int(match["y"]) + (1911 if match["minguo"] else 0)
        return _day(str(year), match["m"], match["d"])
    match = _ENGLISH_DATE.match(text)
    if match and (match["d1"] or match["d2"]):
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["m"].lower()[:3]))
        return _day(match["y"], str(month), match["d1"] or match["d2"])
    return None


def _in_digits(match: re.Match[str]) -> str:
    year = match[0][:4].translate(_NUMERALS)
    return f"{year}-{_counted(match[1])}-{_counted(match[2])}"


def _counted(numeral: str) -> int:
    """十二 is 12, 二十 is 20."""
    tens, ten, ones = numeral.rpartition("十")
    units = int(ones.translate(_NUMERALS)) if ones else 0
    return units + 10 * (int(tens.translate(_NUMERALS)) if tens else 1) if ten else units


def day_beside(text: str) -> tuple[datetime.date, str] | None:
    """The day that a line of credits ends or begins with, and the line without it."""
    if len(text) > _LONGEST:
        return None
    for pattern in (_DAY_LAST, _DAY_FIRST):
        if (match := pattern.match(text)) and (day := read_date(match["day"])):
            return day, match["rest"].strip(" 　|｜·•,，/／-–—")
    return None


def leading_date(title: str) -> datetime.date | None:
    """The day that a title begins with: `2018-06-14 …`."""
    match = _LEADING_DATE.match(title)
    return _day(match["y"], match["m"], match["d"]) if match else None


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
