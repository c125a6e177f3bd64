"""An article file: its front matter, and a body that the passes of the house read as it was meant."""

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from importing.cast import Member
from importing.transcript import Piece

# Below a skeleton's first line: the sum of the rest, so that an untouched skeleton is known and may be replaced.
_SUM = re.compile(r"\A---\n# skeleton ([0-9a-f]{16})\n")


@dataclass(frozen=True, slots=True)
class Voice:
    """A member of the cast as front matter lists it."""

    label: str
    asks: bool
    short: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an article file begins with."""

    title: str
    date: datetime.date | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] | None = None
    voices: tuple[Voice, ...] = ()
    original: bool = False
    subtitle: str | None = None


def article_text(front: FrontMatter, pieces: Sequence[Piece], lang: str) -> str:
    """A whole article file."""
    return f"---\n{_header(front)}---\n\n{body_text(pieces, lang)}"


def body_text(pieces: Sequence[Piece], lang: str) -> str:
    """The body: blocks with blank lines between, a bold label at the start of each turn."""
    return "\n\n".join(filter(None, (piece_text(piece, lang) for piece in pieces))) + "\n"


def piece_text(piece: Piece, lang: str) -> str:
    """One block as Markdown."""
    if piece.kind == "heading":
        return f"{'#' * max(piece.level, 2)} {piece.text}"
    if piece.kind != "turn":
        return piece.text
    mark = "：" if lang.startswith("zh") else ":"
    space = "" if lang.startswith("zh") or not piece.text else " "
    return f"**{piece.label}{mark}**{space}{piece.text}"


def voices(cast: Sequence[Member], people: Mapping[str, str]) -> tuple[Voice, ...]:
    """The cast as front matter lists it; `people` are the records by label."""
    return tuple(Voice(member.label, member.asks, member.short, people.get(member.label)) for member in cast)


def _header(front: FrontMatter) -> str:
    values: dict[str, object] = {"title": front.title}
    if front.subtitle:
        values["subtitle"] = front.subtitle
    if front.date:
        values["date"] = front.date
    values["status"] = "draft"
    if front.summary:
        values["summary"] = front.summary
    if front.authors:
        values["authors"] = list(front.authors)
    if front.translators is not None:
        values["translators"] = list(front.translators)
    if asking := [_asker(voice) for voice in front.voices if voice.asks]:
        values["interviewers"] = asking
    if answering := [_speaker(voice) for voice in front.voices if not voice.asks]:
        values["speakers"] = answering
    if front.original:
        values["original"] = True
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1_000_000)


def _asker(voice: Voice) -> str:
    """A label that asks; a short form goes into brackets, where the labels of the house look for it."""
    return f"{voice.label} ({voice.short})" if voice.short else voice.label


def _speaker(voice: Voice) -> object:
    value = {"label": voice.label, "person": voice.person, "short": voice.short}
    filled = {name: held for name, held in value.items() if held}
    return filled if len(filled) > 1 else voice.label


def sealed(text: str) -> str:
    """A skeleton with the sum of its text, below its first line."""
    return f"---\n# skeleton {_sum(text)}\n" + text.removeprefix("---\n")


def is_untouched(text: str) -> bool:
    """Whether a file is a skeleton that nobody has written in since it was made."""
    match = _SUM.match(text)
    return bool(match) and match is not None and _sum("---\n" + text[match.end() :]) == match[1]


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
