"""Whether a word before a colon is somebody's name, somebody's part, or the start of a sentence."""

import re
from typing import Literal

from document.cjk import HAN
from document.romanise import COMPOUND_SURNAMES, SURNAMES
from importing.words import ANSWERING, ASKING, PARTS, PROSE
from interview.labels import key
from interview.turns import PROSE_LEADS

Shape = Literal["asks", "answers", "name", "perhaps", "prose"]

HONORIFIC = re.compile(
    r"(?:老師|老师|導演|导演|教授|先生|小姐|女士|博士|醫師|醫生|医生|律師|律师|主任|委員|委员|部長|部长|院長|院长|校長|校长|館長|馆长|社長|社长|總編|总编|同學|同学|阿姨|姐|哥)$"
)
# Characters that names hardly ever hold and sentences hardly ever lack.
_FUNCTION = re.compile(
    r"[的是了就都這这那此嗎吗呢吧說说您你我他她它們们沒没會会能可要從从被把讓让跟給给很太最更還还又再也不]|(?:因為|因为|如果|但是|所以|就是|在於|在于|例如|比如)"
)
_NEVER = re.compile(r"[的是了這这那此嗎吗呢吧說说您你我他她它們们沒没]")
_HAN_NAME = re.compile(rf"^[{HAN}]{{2,4}}$")
_FOREIGN = re.compile(rf"^[{HAN}]{{1,8}}(?:[·‧・．][{HAN}A-Z]{{1,8}}){{1,4}}$")
_LATIN_NAME = re.compile(
    r"^(?:(?:Dr|Mr|Ms|Mrs|Prof|Sir|Dame)\.?\s)?[A-ZÀ-ÞŠŽČ][\w'’.\-]*"
    r"(?:\s(?:[A-ZÀ-ÞŠŽČ][\w'’.\-]*|de|da|di|del|della|van|von|der|den|la|le|bin|al|ten|ter|y|[0-9]{1,2})){0,4}$"
)
_CAPITALS = re.compile(r"^[A-Z][A-Z0-9&.\-]{0,11}$")
_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<short>[^()（）]+)[)）]$")
_SEVERAL = re.compile(r"\s*(?:[、/／&＆+＋]|\s(?:and|和|與|与)\s|(?<=[^\x00-\x7f])[和與与](?=[^\x00-\x7f]))\s*")


def shape(label: str) -> Shape:
    """What a label looks like by itself. Several names at once look like the least sure of them."""
    word = key(label)
    if word in PROSE or word in PROSE_LEADS:
        return "prose"
    if word in ASKING or (word[-1:] in ("問", "问") and word[:-1] in ASKING):
        return "asks"
    if word in ANSWERING:
        return "answers"
    if is_numbered_part(label):
        return "name"
    if match := _BRACKETS.match(label):
        outer = shape(match["name"])
        return "name" if outer in ("name", "perhaps") else outer
    parts = [part for part in _SEVERAL.split(label) if part]
    if len(parts) > 1:
        shapes = {shape(part) for part in parts}
        return "prose" if "prose" in shapes or len(parts) > 6 else "perhaps" if "perhaps" in shapes else "name"
    return _one(label)


def is_numbered_part(label: str) -> bool:
    """Whether a label is a part with a letter or number: 聽眾A, Speaker 2."""
    word = key(label)
    return len(word) > 1 and re.sub(r"\s*[0-9a-z一二三四甲乙丙]$", "", word) in ASKING | ANSWERING | PARTS


def _one(label: str) -> Shape:
    if _HAN_NAME.match(label):
        if re.fullmatch(rf"[小老阿大][{HAN}]{{1,2}}", label) and not _FUNCTION.search(label[1:]):
            return "name"
        if HONORIFIC.search(label) and not _FUNCTION.search(HONORIFIC.sub("", label)):
            return "name"
        compound = label.startswith(COMPOUND_SURNAMES)
        known = compound or label[0] in SURNAMES
        if known and not _NEVER.search(label[1:]) and len(label) <= (4 if compound else 3):
            return "name"
        return "prose" if _FUNCTION.search(label) else "perhaps"
    if _FOREIGN.match(label) or _CAPITALS.match(label):
        return "name"
    if _LATIN_NAME.match(label):
        return "name"
    if _FUNCTION.search(label) or len(label) > 24 or re.search(r"\s[a-z]+\s[a-z]+", label):
        return "prose"
    return "perhaps"


def several(label: str) -> tuple[str, ...]:
    """The single names of a label such as `DM & RL`."""
    return tuple(part for part in _SEVERAL.split(label) if part)


def halves(label: str) -> tuple[str, str] | None:
    """Name and short form of `Frederico (FSM)`."""
    match = _BRACKETS.match(label)
    return (match["name"], match["short"]) if match else None


def is_personal(label: str) -> bool:
    """Whether a label names one person, so that a record can be made of it: no part, no initials, no magazine."""
    if (
        shape(label) != "name"
        or len(several(label)) > 1
        or re.sub(r"\s*\d+$", "", key(label)) in ASKING | ANSWERING | PARTS
    ):
        return False
    if _HAN_NAME.match(label):
        return not HONORIFIC.search(label)
    return bool(_FOREIGN.match(label)) or (bool(_LATIN_NAME.match(label)) and " " in label and not label.isupper())
