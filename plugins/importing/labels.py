"""Read what may be a speaker's label at the start of a line, in all the forms that transcripts use."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from importing.plain import plain

Form = Literal["plain", "bold", "heading", "bracket", "numbered", "alone", "timed", "unmarked", "dashed", "spaced"]
# Forms in which prose is written, too: they count only where a whole conversation is set so.
WEAK_FORMS = frozenset({"unmarked", "dashed", "spaced"})


@dataclass(frozen=True, slots=True)
class RawLabel:
    """A possible label: the name as written, the words after it, and how it was written.

    `bold_runs_on` says that bold began before the name and goes on over the words; `number` counts questions (Q3);
    `stamp` is a time code that stood with the name; `short` is what the name will be called from now on, as in
    陳楸帆（以下簡稱「陳」）, and `called` the words that say so; `bold` that a name on a line of its own was set so.
    """

    name: str
    rest: str
    form: Form
    bold_runs_on: bool = False
    number: str = ""
    stamp: str = ""
    short: str = ""
    called: str = ""
    bold: bool = False


_NOT_IN_NAMES = r"\n:：,，.。;；!?！？「」『』“”\"《》〈〉\[\]【】<>{}|｜#*`=…"
_DOTTED = r"(?<=[A-Z])\.(?=\s?[A-Z])|(?:(?<=Dr)|(?<=Mr)|(?<=Ms)|(?<=Mrs)|(?<=Prof))\."
_NAME = rf"[^{_NOT_IN_NAMES}\s](?:[^{_NOT_IN_NAMES}]|{_DOTTED}){{0,39}}?"
_NOTE = r"(?P<note>[(（][^()（）\n]{1,16}[)）])?"
_COLON = r"\s*[:：](?!//)\s*"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
_STAMP = rf"(?:{_DAY},?\s*)?(?:[上下]午|早上|晚上|凌晨|中午)?\s*{_CLOCK}"
_TIMED_FIRST = re.compile(rf"^[\[(（【]?\s*(?P<stamp>{_STAMP})\s*[\])）】]?\s*[-–—]?\s*(?=\D)")
_TIMED_AFTER = re.compile(
    rf"^(?P<name>{_NAME})\s*(?:[\[(（【]\s*(?P<in>{_STAMP})\s*[\])）】]\s*[:：]?|\s(?P<bare>{_STAMP})\s*(?:\n|$))(?P<rest>.*)$",
    re.S,
)
_BOLD_NAME = re.compile(r"^(?P<mark>\*\*|__)\s*(?P<name>[^*\n]{1,60}?)\s*[:：]\s*(?P=mark)\s*(?P<rest>.*)$", re.S)
_BOLD_THEN = re.compile(
    rf"^(?P<mark>\*\*|__)\s*(?P<name>[^*:：\n]{{1,60}}?)\s*(?P=mark)\s*{_NOTE}{_COLON}(?P<rest>.*)$", re.S
)
_BOLD_ON = re.compile(rf"^(?P<mark>\*\*|__)\s*(?P<name>{_NAME})\s*{_NOTE}{_COLON}(?P<rest>\S.*)$", re.S)
_BOLD_ALONE = re.compile(r"^(?P<mark>\*\*|__)\s*(?P<name>[^*:：\n]{1,40}?)\s*(?P=mark)$")
_BOLD_ONLY = re.compile(r"^(?P<mark>\*\*|__)(?P<name>[^*:：\n]{1,40}?)(?P=mark)\s+(?P<rest>\S.*)$", re.S)
_BRACKET = re.compile(rf"^[【\[〔［](?P<name>{_NAME})[】\]〕］](?!\()\s*[:：]?\s*(?P<rest>.*)$", re.S)
_VOICE = re.compile(rf"^<v(?:\.[\w.]+)?\s+(?P<name>{_NAME})>(?P<rest>.*?)(?:</v>)?$", re.S)
_PLAIN = re.compile(rf"^(?P<name>《[^《》\n]{{1,16}}》|{_NAME})\s*{_NOTE}{_COLON}(?P<rest>.*)$", re.S)
_BAR = re.compile(rf"^(?P<name>{_NAME})\s*[|｜]\s*(?P<rest>.+)$", re.S)
_NUMBERED = re.compile(
    r"^(?P<name>[QA]|[問答问])\s*(?P<number>\d{0,3})(?:\s*[.．、)）:：]|\s*[/／|｜]|\s+[-–—]+(?=\s))\s*(?P<rest>.*)$",
    re.S | re.I,
)
_NUMBER_ONLY = re.compile(r"^(?P<name>Q|問|问)(?P<number>\d{1,3})\s+(?P<rest>\S.*)$", re.S)
_LONGEST_ALONE = 24
_DASHED = re.compile(rf"^(?P<name>{_NAME})(?:\s*(?:──+|——+|—)|\s+[-–])\s*(?P<rest>[^\s─—–-].*)$", re.S)
_SPACED = re.compile(
    rf"^(?P<name>[^{_NOT_IN_NAMES}\s]{{1,16}}(?: [^{_NOT_IN_NAMES}\s]{{1,16}}){{0,3}})"
    r"(?:\u3000+|\t+| {2,})\s*(?P<rest>\S.*)$",
    re.S,
)
# 陳楸帆（以下簡稱「陳」）, Rosa Delgado (hereafter RD)
_CALLED = re.compile(
    r"\s*[(（]\s*(?:(?:以下|下文|下|後文|后文)?(?:皆|均|統一|统一)?[簡简]?[稱称](?:作|為|为)?|here(?:in)?after:?)"
    r"\s*[「“『\"‘]?(?P<short>[^()（）「」“”『』\"‘’]{1,12})[」”』\"’]?\s*[)）]$",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"[(（][^()（）]*(?:笑|點頭|点头|搖頭|摇头|沉默|停頓|停顿|思考|嘆|叹|哭|laugh|smil|paus|nod|sigh)[^()（）]*[)）]$",
    re.I,
)


def read_label(text: str, heading: bool = False) -> RawLabel | None:
    """The label that a line (with what follows it in its paragraph) begins with; None when there is none."""
    text = text.strip()
    stamp = ""
    if match := _TIMED_FIRST.match(text):
        stamp, text = match["stamp"], text[match.end() :]
    if heading:
        return _in_heading(text)
    for read in (_numbered, _bold, _bracket, _plain, _timed, _dashed, _spaced, _alone):
        found = read(text)
        if found is not None:
            form: Form = "timed" if stamp and found.form == "plain" else found.form
            return replace(found, form=form, stamp=found.stamp or stamp)
    return None


def _in_heading(text: str) -> RawLabel | None:
    if found := _numbered(text):
        return found
    inner = re.sub(r"^(\*\*|__)(.*)\1$", r"\2", text)
    if match := _PLAIN.match(inner):
        return _found(match, "heading")
    return RawLabel(inner, "", "alone") if re.fullmatch(_NAME, inner) and len(inner) <= _LONGEST_ALONE else None


def _numbered(text: str) -> RawLabel | None:
    bold = re.match(r"^(\*\*|__)(?=[QA問答问]\s*\d*\s*[.．、)）:：/／|｜])", text, re.I)
    inner = text[bold.end() :] if bold else text
    match = _NUMBERED.match(inner) or _NUMBER_ONLY.match(inner)
    if not match or (match["name"] in "qa" and not match["number"] and match[0][1:2] not in ":："):
        return None
    if bold and (closed := re.match(r"^(?:\*\*|__)\s*", match["rest"])):
        return RawLabel(match["name"].upper(), match["rest"][closed.end() :], "numbered", False, match["number"])
    return RawLabel(match["name"].upper(), match["rest"], "numbered", bool(bold), match["number"])


def _bold(text: str) -> RawLabel | None:
    for pattern in (_BOLD_NAME, _BOLD_THEN, _BOLD_ON):
        if match := pattern.match(text):
            return _found(match, "bold", bold_runs_on=pattern is _BOLD_ON)
    if match := _BOLD_ALONE.match(text):
        return RawLabel(plain(match["name"]), "", "alone", bold=True)
    match = _BOLD_ONLY.match(text)  # the colon was forgotten: a label only where the name is known as one
    return RawLabel(plain(match["name"]), match["rest"], "unmarked") if match else None


def _bracket(text: str) -> RawLabel | None:
    match = _VOICE.match(text) or _BRACKET.match(text)
    return _found(match, "bracket") if match else None


def _plain(text: str) -> RawLabel | None:
    match = _PLAIN.match(text) or _BAR.match(text)
    if not match or (match["name"][-1].isdigit() and match["rest"][:1].isdigit()):  # a time or a ratio
        return None
    return _found(match, "plain")


def _timed(text: str) -> RawLabel | None:
    match = _TIMED_AFTER.match(text)
    return (
        RawLabel(match["name"].strip(), match["rest"].strip(), "timed", stamp=match["in"] or match["bare"])
        if match
        else None
    )


def _dashed(text: str) -> RawLabel | None:
    match = _DASHED.match(text)
    return _found(match, "dashed") if match and len(match["name"]) <= _LONGEST_ALONE else None


def _spaced(text: str) -> RawLabel | None:
    match = _SPACED.match(text)
    return _found(match, "spaced") if match else None


def _alone(text: str) -> RawLabel | None:
    """A name that is a whole line; in capitals also where what is said follows on the next line."""
    first, _, rest = text.partition("\n")
    if rest and not (first.isupper() and len(first) > 2):
        return None
    if len(first) > _LONGEST_ALONE or not re.fullmatch(_NAME, first):
        return None
    return RawLabel(first, rest, "alone")


def _found(match: re.Match[str], form: Form, bold_runs_on: bool = False) -> RawLabel:
    """A label from a match. Brackets before the colon are a stage direction, or belong to the name: Frederico (FSM)."""
    name, note, rest = plain(match["name"]), match.groupdict().get("note") or "", match["rest"].strip()
    if called := _CALLED.search(name + note):
        return RawLabel(
            (name + note)[: called.start()], rest, form, bold_runs_on, short=called["short"].strip(), called=called[0]
        )
    if stage := _STAGE.search(name):
        name, note = name[: stage.start()].strip(), stage[0]
    if note and not _STAGE.match(note):
        name, note = name + " " * (note[0] == "(") + note, ""
    return RawLabel(name, f"{note} {rest}" if note.endswith(")") and rest else note + rest, form, bold_runs_on)
