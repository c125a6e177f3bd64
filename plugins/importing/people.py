"""The people of a transcript: whole names of those who speak, for records and front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from document.cjk import HAN, han
from importing.cast import Member
from importing.head import Head
from importing.naming import halves, is_personal
from importing.plain import plain
from importing.slugs import romanised

_WHOLE = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|de|da|van|von|der|bin|al))*\s+[A-ZÀ-Þ][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who needs a record: their name by language code."""

    names: tuple[tuple[str, str], ...]

    @property
    def english(self) -> str:
        """The name in Latin letters; a Chinese one in pinyin where the text gives none."""
        names = dict(self.names)
        return names.get("en") or romanised(next(iter(names.values())))


def person_of(member: Member, head: Head, lang: str) -> Person | None:
    """Who a label means, when it or the text gives a whole name; None for parts, initials and magazines."""
    label = (halves(member.label) or (member.label,))[0]
    if han.search(label):
        if not is_personal(label):
            return None
        gloss = re.search(rf"{re.escape(label)}\s*[(（]\s*([A-Z][\w'’.\- ]+?)\s*[)）]", _intro(head))
        names = ((lang, label),) + ((("en", gloss[1]),) if gloss and " " in gloss[1] else ())
        return Person(names)
    whole = label if is_personal(label) else _whole_name(member, head)
    return Person((("en", whole),)) if whole else None


def person_named(name: str, lang: str) -> Person | None:
    """The record of an author or translator."""
    if han.search(name):
        return Person(((lang, name),)) if re.fullmatch(rf"[{HAN}·‧・]{{2,10}}", name) else None
    return Person((("en", name),)) if " " in name and _WHOLE.fullmatch(name) else None


def _whole_name(member: Member, head: Head) -> str | None:
    """The one whole name in the credits or before the conversation that a first name or initials stand for."""
    words = {word for form in member.forms for word in (form, *(halves(form) or ()))}
    for source in ((*head.interviewers, *head.authors), _WHOLE.findall(_intro(head))):
        found = {name for name in map(_tidy, source) if _fits(name, words)}
        if len(found) == 1:
            return found.pop()
    return None


def _fits(name: str, words: set[str]) -> bool:
    parts = name.split()
    return len(parts) > 1 and (parts[0] in words or "".join(part[0] for part in parts) in words)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _intro(head: Head) -> str:
    texts: Sequence[str] = [plain(block.text) for block in head.blocks[:16] if block.kind in ("text", "heading")]
    return "\n".join((head.title or "", *texts))
