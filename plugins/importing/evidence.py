"""What speaks for a label being a speaker: its form, how often it comes, and what the text says of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from document.cjk import han
from importing.credits import read_credits
from importing.head import Head
from importing.labels import RawLabel
from importing.naming import HONORIFIC, Shape, halves, is_numbered_part, is_personal, several, shape
from importing.plain import asks, plain
from importing.words import PARTS
from interview.labels import key

# How many paragraphs before and after are looked at.
_AROUND = 6


@dataclass(frozen=True, slots=True)
class Use:
    """A possible label where it stands: the block, the line in it, and whether a paragraph begins there."""

    block: int
    line: int
    label: RawLabel

    @property
    def opens(self) -> bool:
        """Whether a paragraph begins here, or would where a bold label stands at the start of a line."""
        return self.line == 0 or self.label.form == "bold"


def label_of(uses: Sequence[Use]) -> str:
    return uses[0].label.name


class Evidence:
    """What else the transcript tells about a label."""

    def __init__(self, head: Head, groups: Mapping[str, list[Use]]) -> None:
        self.head, self.groups = head, groups
        self.shapes: dict[str, Shape] = {name: shape(label_of(found)) for name, found in groups.items()}
        self.text = "\n".join(plain(block.text) for block in head.blocks if block.kind in ("text", "heading", "list"))
        often = [found[0].block for name, found in groups.items() if len(found) > 1 and self.shapes[name] != "prose"]
        first = min(often, default=len(head.blocks))
        said = [plain(block.text) for block in head.blocks[:first]]
        self.people = people = (
            *head.interviewers,
            *head.authors,
            *(name for part in head.participants for name in part.names),
        )
        self.intro = "\n".join((head.title or "", *people, *said))
        self.roles = {key(part.role) for part in head.participants}
        headings = [use for found in groups.values() for use in found if use.label.form == "heading"]
        self.heading_labels = sum(not use.label.rest for use in headings)
        self.headings = sum(block.kind == "heading" and block.level >= 2 for block in head.blocks)

    def accepts(self, name: str) -> bool:
        """Whether a label is a speaker by its own merits."""
        uses, looks = self.groups[name], self.shapes[name]
        opening = [use for use in uses if use.opens]
        count, forms = len(opening) + self._as_others(name), {use.label.form for use in opening}
        if looks == "prose" or not opening or self._credits_only(opening):
            return False
        asking = sum(asks(plain(use.label.rest)) for use in opening) * 2 >= count
        if forms == {"alone"}:
            return count >= 2 and self._alone(opening, looks)
        if looks in ("asks", "answers"):
            return self._part(name, count) or (looks == "asks" and asking and count >= 2)
        if "heading" in forms and not opening[0].label.rest:
            return self.heading_labels * 10 >= self.headings * 6 or (count > 1 and looks == "name")
        if self._common_word(name) and count < 3 and not ("bold" in forms and count > 1 and self._answered(opening)):
            return False
        if forms & {"bold", "bracket", "timed"}:
            return count >= 2 or self._introduced(label_of(uses))
        if looks == "name":
            return count >= 3 or (count == 2 and (self.announced(name) or self._answered(opening)))
        return count >= (2 if asking else 3) and (self.announced(name) or self._answered(opening))

    def joins(self, name: str, accepted: set[str]) -> bool:
        """Whether a label that comes once is a speaker among the speakers already found."""
        uses, looks = self.groups[name], self.shapes[name]
        if looks == "perhaps" and len(name) == 1:  # 張 among the speakers is 張小北, when nobody else could be meant
            return sum(stands_for(label_of(uses), label_of(self.groups[other])) for other in accepted) == 1
        if not accepted or looks == "prose" or not any(use.opens for use in uses) or self._credits_only(uses):
            return False
        if looks in ("asks", "answers"):
            owners = [other for other in accepted if stands_for(label_of(uses), label_of(self.groups[other]))]
            return bool(owners) if name in ("a", "q") else uses[0].label.form != "alone"
        parts = [key(part) for part in several(label_of(uses))]
        if len(parts) > 1 and all(part in accepted or self._introduced(part.upper()) for part in parts):
            return True
        pair = halves(label_of(uses))
        if pair and (key(pair[0]) in accepted or key(pair[1]) in accepted):
            return True
        if is_numbered_part(label_of(uses)) or (name in PARTS and uses[0].label.rest):
            return True
        if looks == "name" and self._among_turns(uses[0], accepted):
            return True
        if looks != "name" or self._common_word(name) or uses[0].label.form == "alone":
            return False
        others = [label_of(self.groups[other]) for other in accepted]
        if any(name in map(key, several(other)) for other in others) or self._bold_person(name):
            return True
        return self.announced(name) or any(
            stands_for(label_of(uses), other) or same_person(other, label_of(uses), self) for other in others
        )

    def _among_turns(self, use: Use, accepted: set[str]) -> bool:
        """A whole name that says a sentence, where nearly every paragraph around begins with a speaker's label."""
        if not is_personal(use.label.name) or not re.search(r"[。？！?!….]\W*$", use.label.rest):
            return False
        near = range(use.block - _AROUND, use.block + _AROUND + 1)
        texts = [n for n in near if 0 <= n < len(self.head.blocks) and self.head.blocks[n].kind in ("text", "heading")]
        spoken = {
            found.block for name in accepted for found in self.groups[name] if found.opens and found.block in near
        }
        return len(texts) > _AROUND and len(spoken) * 10 >= (len(texts) - 1) * 9

    def announced(self, name: str) -> bool:
        """Whether the text before the conversation names this speaker."""
        label = label_of(self.groups[name])
        pair = halves(label)
        if label in map(_initials, self.people):
            return True
        for form in (*(pair or ()), label):
            edge = r"\b" if form[0].isascii() else ""
            if re.search(rf"{edge}{re.escape(form)}{edge}(?!\s*[:：])", self.intro):
                return True
        return name in self.roles

    def _as_others(self, name: str) -> int:
        """How often the same person has another label: a whole name once, then the surname."""
        label = label_of(self.groups[name])
        return sum(
            sum(use.opens for use in uses)
            for other, uses in self.groups.items()
            if other != name
            and self.shapes[name] == self.shapes[other] == "name"
            and min(len(name), len(other)) > 1
            and (stands_for(label, label_of(uses)) or stands_for(label_of(uses), label))
        )

    def _bold_person(self, name: str) -> bool:
        """A bold label that is somebody's whole name."""
        return any(use.label.form == "bold" for use in self.groups[name]) and is_personal(label_of(self.groups[name]))

    def _introduced(self, label: str) -> bool:
        """Whether the text before the conversation sets these initials in brackets after a name: Divya Mohan (DM)."""
        return label.isupper() and bool(re.search(rf"[(（][^()（）]{{0,6}}{re.escape(label)}[)）]", self.intro))

    def nearly(self, name: str, any_speaker: bool) -> bool:
        """Whether an editor should look at a label that was taken for prose."""
        uses, looks = self.groups[name], self.shapes[name]
        opening = [use for use in uses if use.opens and use.label.form != "alone"]
        if all(read_credits(self.head.blocks[use.block].lines[use.line].text) for use in uses):
            return False
        return looks not in ("prose", "asks", "answers") and (
            len(opening) >= 2 or (len(opening) == 1 and looks == "name" and any_speaker and not self._common_word(name))
        )

    def _credits_only(self, uses: Sequence[Use]) -> bool:
        """受訪者：王某，某公司 or 編輯｜李默: a part that comes once, with names and no sentence, is no turn."""
        only = uses[0]
        text = self.head.blocks[only.block].lines[only.line].text
        part = self.shapes[key(only.label.name)] in ("asks", "answers") or bool(read_credits(text))
        return len(uses) == 1 and part and len(only.label.rest) < 40 and not re.search(r"[。？！?!.]", only.label.rest)

    def _alone(self, uses: Sequence[Use], looks: Shape) -> bool:
        """A name on a line of its own, again and again, with words after it and another such line near."""
        followed = sum(bool(use.label.rest) or not self._last_in_its_part(use) for use in uses)
        return (
            (looks in ("name", "asks", "answers") or (looks == "perhaps" and all(use.label.bold for use in uses)))
            and followed == len(uses)
            and self._answered(uses)
        )

    def _part(self, name: str, count: int) -> bool:
        """Q and A, 問 and 答: one alone could be a heading or a list."""
        mates = [
            other
            for other, uses in self.groups.items()
            if other != name
            and self.shapes[other] != "prose"
            and sum(use.opens for use in uses) >= (1 if self.shapes[other] in ("asks", "answers") else 2)
        ]
        if name == "a":
            return (count >= 1 and "q" in self.groups) or (count >= 3 and bool(mates))
        return count >= 1 and bool(mates)

    def _answered(self, uses: Sequence[Use]) -> bool:
        """Whether another label that comes more than once stands right before or after most uses."""
        others = {
            use.block
            for name, found in self.groups.items()
            if self.shapes[name] != "prose" and len(found) + self._as_others(name) > 1
            for use in found
            if use.opens and use.label.name != uses[0].label.name
        }
        near = sum(any(use.block + step in others for step in (-3, -2, -1, 1, 2, 3)) for use in uses)
        return near * 2 >= len(uses)

    def _common_word(self, name: str) -> bool:
        """`Blogs:` is no name where the text says `blogs`."""
        label = label_of(self.groups[name])
        if not re.fullmatch(r"[A-Z][a-z]+", label):
            return False
        return bool(re.search(rf"\b{label.lower()}\b", self.text)) and not self.announced(name)

    def _last_in_its_part(self, use: Use) -> bool:
        following = self.head.blocks[use.block + 1 : use.block + 2]
        return not following or following[0].kind in ("heading", "divider")


def stands_for(short: str, label: str) -> bool:
    """Whether one label is a short form of another: KG and Kirsten of Kirsten Garrison, 陳 of 陳楸帆."""
    if short == label or len(short) >= len(label) or len(several(label)) > 1:
        return False
    pair = halves(label)
    if pair:
        return short in pair or any(stands_for(short, half) for half in pair)
    if han.search(label):
        if short[0] == label[0] and (len(short) == 1 or HONORIFIC.fullmatch(short[1:])):
            return True
        return len(short) >= 2 and len(label) <= 4 and label.endswith(short)
    words = label.split()
    if len(words) > 1 and short.casefold() == words[-1].casefold():
        return True
    return short == words[0] or (short.isupper() and short in (_initials(label), words[0][0]))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def same_person(short: str, label: str, context: Evidence) -> bool:
    if stands_for(short, label):
        return True
    if short == label or not short.isupper() or not label.isascii() or len(short) > 4 or label.isupper():
        return False
    # Kensei, then KN: the text introduces Kensei Nakada; or the name comes once, and its initial from then on
    first = label.split()[0]
    for match in re.finditer(rf"\b{re.escape(first)}((?:\s+[A-ZÀ-Þ][\w'’.-]*)+)", context.text):
        if first[0] + "".join(word[0] for word in match[1].split()) == short:
            return True
    return short[0] == first[0] and len(context.groups[key(label)]) == 1 and len(context.groups[key(short)]) > 1
