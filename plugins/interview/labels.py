"""Find the speaker's label at the start of a paragraph, however it was written."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_COLON = re.compile(r"[:：﹕]")
# No label is longer than this, in characters.
_LONGEST = 80
_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<short>[^()（）]+)[)）]\s*$")
# A short run without marks before a colon: perhaps a name, perhaps "比如"; a number alone is a time of day.
_POSSIBLE = re.compile(
    r"^(?![\d\s]+[:：])(?P<label>[^\s:：,，.。;；!?！？、「」“”《》()（）][^:：,，.。;；!?！？、「」“”《》]{0,23})"
    r"[:：](?!//)\s*"
)


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A declared speaker: the label that is shown, the person's record if there is one, whether they ask."""

    label: str
    person: str | None = None
    short: str | None = None
    asks: bool = False


def key(label: str) -> str:
    """A label as it is compared: width, case and spaces do not matter."""
    return re.sub(r"[\s\u200b\ufeff]+", "", unicodedata.normalize("NFKC", label)).casefold()


def forms(speaker: SpeakerLabel) -> tuple[str, ...]:
    """Every form that stands for a speaker: the label, its short form, and both halves of `Frederico (FSM)`."""
    found = [speaker.label]
    if match := _BRACKETS.match(speaker.label):
        found += [match["name"], match["short"]]
    if speaker.short:
        found.append(speaker.short)
    return tuple(found)


class LabelFinder:
    """Knows the declared speakers of an article and finds their labels."""

    def __init__(self, speakers: Iterable[SpeakerLabel]) -> None:
        self.speakers: Mapping[str, SpeakerLabel] = {
            key(form): speaker for speaker in reversed(tuple(speakers)) for form in reversed(forms(speaker))
        }

    def find(self, text: str) -> tuple[SpeakerLabel, int] | None:
        """The speaker whose label and colon begin a text, and where the words after it begin."""
        for colon in _COLON.finditer(text, 0, _LONGEST):
            if speaker := self.speakers.get(key(text[: colon.start()])):
                words = text[colon.end() :]
                return speaker, len(text) - len(words.lstrip())
        return None

    def named(self, text: str) -> SpeakerLabel | None:
        """The speaker that a text names and nothing else: a heading `### 名字：`, a label on a line of its own."""
        return self.speakers.get(key(text.rstrip().rstrip(":：﹕")))


def possible_label(text: str) -> tuple[str, int] | None:
    """What may be an undeclared label at the start of a text, and where the words after it begin (or would)."""
    if match := _POSSIBLE.match(text):
        return match["label"].strip(), match.end()
    return None
