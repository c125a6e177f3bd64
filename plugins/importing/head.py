"""What stands before the conversation: title, day, stand-first, who made it, who takes part."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from document.cjk import join_lines
from importing.blocks import Block, width
from importing.credits import Credit, day_beside, leading_date, read_credits, read_date, split_names
from importing.labels import read_label
from importing.naming import halves
from importing.plain import letters, plain
from importing.source import Hints, LeftOut, Line
from interview.labels import key

_DEPTH = 18
_TAIL = 5
_UNTITLED = re.compile(
    r"[。，,；;：:、…]\s*$|^[（(─—\-*>▎●○◆■▶]|^[\"“「『【\[][^」”』】\]\"]*[」”』】\]\"]?\s*$|^[A-Za-z]{1,4}\s*[=＝]|^WEBVTT|^\d+\.?$|^(?:文|圖|图|by)\b|https?://",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"^(?:“[^”]+”|「[^」]+」|『[^』]+』|《[^》]+》)$")
_TITLE_LABEL = re.compile(r"^\s*(?:標題|标题|題目|题目|title)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_LED = re.compile(r"^\s*(?:──+|——+|―+|—|--+)\s*")
_LEAD_LABEL = re.compile(
    r"^\s*[【\[［]?\s*(?:導語|导语|導言|导言|摘要|提要|引言|編者按|编者按|編按|编按|編輯按|编辑按|standfirst|stand-first|summary|abstract)\s*(?:[:：]|[】\]］][:：]?)\s*",
    re.IGNORECASE,
)
_PART = (
    r"(?:主持、[記记][錄录]|主持人?|採訪者?|采访者?|訪問者?|访问者?|提問者?|提问者?|記者|记者|嘉賓|嘉宾|來賓|来宾|受訪者?|受访者?|受訪人|受访人|與談人?|与谈人?"
    r"|對談人?|对谈人?|對談者|对谈者|講者|讲者|主講人?|主讲人?|參與者|参与者|與會者?|与会者?|出席者?|hosts?|moderators?|interviewers?|interviewees?|guests?"
    r"|speakers?|panel|panelists|participants)"
)
_PARTICIPANTS = re.compile(rf"^\s*(?P<role>{_PART})\s*[:：|｜／/]\s*(?P<names>.+)$", re.IGNORECASE)
_ROLE_ALONE = re.compile(rf"^\s*(?P<role>{_PART})\s*[:：]?\s*$", re.IGNORECASE)
_LISTED = re.compile(
    r"^\s*(?:[-*•・·‧]\s*)?(?P<name>[^｜|，,、:：（(／/—–\s][^｜|，,、:：（(／/—–]{1,30}?)\s*(?:[｜|，,、（(／/—–].{0,60})?$"
)
_ALIAS = re.compile(
    r"^\s*(?P<short>[A-Z]{1,4}|[\u4e00-\u9fff])\s*[=＝]\s*(?P<name>[^=（(，,]{2,30}?)\s*(?:[（(，,].{0,60})?$"
)
_ASKING_ROLE = re.compile(r"主持|採訪|采访|訪問|访问|提問|提问|記者|记者|host|moderator|interviewer$", re.IGNORECASE)

_NEUTRAL_ROLE = re.compile(r"對談|对谈|參與|参与|與會|与会|出席|participants|panel|speakers", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Participants:
    """Somebody's part in the conversation, as the text announces it; `asks` is None where the part does not say."""

    role: str
    names: tuple[str, ...]
    asks: bool | None


@dataclass(frozen=True, slots=True)
class Head:
    """What was found around the conversation, and the blocks that are left; `aliases` are short labels and the whole
    names that the text says they stand for."""

    blocks: tuple[Block, ...]
    title: str | None = None
    date: datetime.date | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    participants: tuple[Participants, ...] = ()
    subtitle: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    left: tuple[LeftOut, ...] = ()


def read_head(blocks: Sequence[Block], hints: Hints) -> Head:
    """Take title, credits and day off a transcript; what they were goes to `left`, so that nothing is lost."""
    head = Head(tuple(blocks), hints.title, hints.date, authors=hints.authors, subtitle=hints.subtitle)
    for step in (_front_matter, _title, _subtitle, _credits, _participants, _stand_first):
        head = step(head)
    if head.date is None and head.title:
        head = replace(head, date=leading_date(head.title))
    return head


def _front_matter(head: Head) -> Head:
    """A YAML header, also where it stands below a heading: a post that was taken from another site."""
    blocks = head.blocks
    opening = next((n for n, block in enumerate(blocks[:3]) if _is_fence(block)), None)
    if opening is None:
        return head
    closing = next((n for n in range(opening + 1, min(len(blocks), opening + 40)) if _is_fence(blocks[n])), None)
    if closing is None:
        return head
    lines = [line for block in blocks[opening + 1 : closing] for line in block.lines]
    try:
        values = yaml.safe_load("\n".join(line.text for line in lines))
    except (yaml.YAMLError, ValueError):
        return head
    if not isinstance(values, dict):
        return head
    left = tuple(LeftOut(line.number, line.text, "front-matter") for line in lines)
    title, day = values.get("title"), values.get("date")
    if isinstance(day, datetime.datetime):
        day = day.date()
    head = replace(head, blocks=(*blocks[:opening], *blocks[closing + 1 :]), left=(*head.left, *left))
    return replace(
        head,
        title=title.strip() if isinstance(title, str) else head.title,
        date=day if isinstance(day, datetime.date) else head.date,
        summary=str(values["summary"]).strip() if isinstance(values.get("summary"), str) else head.summary,
        authors=_names(values, "authors", "author") or head.authors,
        translators=_names(values, "translators", "translator") or head.translators,
    )


def _is_fence(block: Block) -> bool:
    return block.kind == "divider" and block.text.strip() == "---"


def _names(values: dict[object, object], *keys: str) -> tuple[str, ...]:
    for name in keys:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return split_names(value, name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    return ()


def _title(head: Head) -> Head:
    """A heading of the first rank at the start, the title that a page gave itself, or a short first line."""
    start = next((n for n, block in enumerate(head.blocks) if block.kind not in ("image", "divider")), None)
    if start is None:
        return head
    if head.title is not None:  # a page may have its own header, or a menu, above its title
        start = next((n for n, block in enumerate(head.blocks[:8]) if _says(block, head.title)), start)
    block = head.blocks[start]
    words = plain(_TITLE_LABEL.sub("", plain(block.text)))
    ranks = [b.level for b in head.blocks if b.kind == "heading"]
    first_rank = block.kind == "heading" and (
        block.level == 1 or (head.title is None and len(ranks) > 1 and block.level < min(ranks[1:]))
    )
    same = head.title is not None and letters(words) == letters(head.title)
    said = block.kind == "text" and bool(_TITLE_LABEL.match(plain(block.text)))
    lone_line = head.title is None and _may_be_title(block, head.blocks[start + 1 :])
    if not words or not (first_rank or same or said or lone_line):
        return head
    left = tuple(LeftOut(line.number, line.text, "title") for line in block.lines)
    kept = (*head.blocks[:start], *head.blocks[start + 1 :])
    # A post's own header is meant where both are there: a heading above it tells only where the post stood.
    return replace(head, title=head.title or words, blocks=kept, left=(*head.left, *left))


def _says(block: Block, words: str) -> bool:
    return block.kind in ("heading", "text") and letters(plain(block.text)) == letters(words)


def _subtitle(head: Head) -> Head:
    """The line under the title that a dash leads: ──訪紀錄片導演邱望; or what a page calls its subtitle."""
    for n, block in enumerate(head.blocks[:4]):
        words = plain(block.text)
        said = head.subtitle is not None and _says(block, head.subtitle)
        dashed = head.subtitle is None and n == 0 and head.title and _is_subtitle(block, head.blocks[1:])
        if said or dashed:
            left = tuple(LeftOut(line.number, line.text, "title") for line in block.lines)
            blocks = (*head.blocks[:n], *head.blocks[n + 1 :])
            return replace(head, subtitle=_LED.sub("", words), blocks=blocks, left=(*head.left, *left))
    return replace(head, subtitle=None)


def _is_subtitle(block: Block, rest: Sequence[Block]) -> bool:
    text = plain(block.text)
    return (
        block.kind == "text"
        and len(block.lines) == 1
        and bool(_LED.match(text))
        and not re.search(r"[?？。！!]\s*$", text)
        and width(text) <= 84
        and not any(_LED.match(plain(other.text)) for other in rest if other.kind == "text")
    )


def _may_be_title(block: Block, rest: Sequence[Block]) -> bool:
    text = plain(block.text)
    if block.kind != "text" or len(block.lines) != 1 or width(text) > 84 or not rest:
        return False
    if _UNTITLED.search(text) and not (_QUOTATION.match(text) and _is_subtitle(rest[0], rest[1:])):
        return False
    if read_credits(text) or read_date(text) or _PARTICIPANTS.match(text):
        return False
    following = next((b for b in rest if b.kind not in ("image", "divider")), None)
    if following is None:
        return False
    label = read_label(block.text)
    others = (read_label(b.text, heading=b.kind == "heading") for b in rest if b.kind in ("text", "heading"))
    forms = {key(form) for form in (label.name, label.short, *(halves(label.name) or ()))} if label else set()
    if any(other and key(other.name) in forms for other in others):
        return False
    return len(rest) >= 2


def _credits(head: Head) -> Head:
    """Lines of credits and the day, in the first blocks and the last."""
    blocks = head.blocks
    zone = {*range(min(_DEPTH, len(blocks))), *range(max(len(blocks) - _TAIL, 0), len(blocks))}
    kept: list[Block] = []
    names = (read_label(line.text) for block in blocks if block.kind in ("text", "heading") for line in block.lines)
    often = Counter(key(label.name) for label in names if label)
    for n, block in enumerate(blocks):
        label = read_label(block.text)
        # 翻譯： that comes again and again is somebody who speaks
        if n not in zone or block.kind != "text" or (label and often[key(label.name)] > 2):
            kept.append(block)
            continue
        if len(block.lines) == 1 and letters(plain(block.text)) in map(letters, head.authors):
            head = replace(head, left=(*head.left, LeftOut(block.number, block.text, "credit")))
            continue
        lines: list[Line] = []
        for line in block.lines:
            head, rest = _credit_line(head, line)
            if rest is not None:
                lines.append(rest)
        if lines:
            kept.append(replace(block, lines=tuple(lines)))
    return replace(head, blocks=tuple(kept))


def _credit_line(head: Head, line: Line) -> tuple[Head, Line | None]:
    """The head with what a line credits, and the line as far as front matter has no key for it."""
    left = LeftOut(line.number, line.text, "credit")
    beside = day_beside(plain(line.text))
    if beside and head.date in (None, beside[0]) and any(credit.key for credit in read_credits(beside[1])):
        head, kept = _credit_line(replace(head, date=beside[0]), replace(line, text=beside[1]))
        return replace(head, left=(*head.left[:-1], left)), kept
    if (day := read_date(line.text)) and head.date in (None, day):
        return replace(head, date=day, left=(*head.left, left)), None
    credits = read_credits(line.text)
    if not credits or not any(credit.key for credit in credits):
        return head, line
    for credit in credits:
        if credit.key:
            head = _with_names(head, credit)
    rest = "　".join(credit.words for credit in credits if not credit.key)
    return replace(head, left=(*head.left, left)), replace(line, text=rest) if rest else None


def _with_names(head: Head, credit: Credit) -> Head:
    match credit.key:
        case "authors":
            return replace(head, authors=tuple(dict.fromkeys((*head.authors, *credit.names))))
        case "translators":
            return replace(head, translators=tuple(dict.fromkeys((*head.translators, *credit.names))))
    return replace(head, interviewers=tuple(dict.fromkeys((*head.interviewers, *credit.names))))


def _participants(head: Head) -> Head:
    """Who takes part, as the text announces it before the conversation; a role that speaks later stays a label there.

    主持人：張若瑤; or the role on a line, and below it a name a line (張若瑤｜影評人); or `C = 陳以柔（編劇）`.
    """
    kept: list[Block] = []
    role = ""
    spoken: set[str] = set()
    lines = Counter(plain(block.text) for block in head.blocks)
    for n, block in enumerate(head.blocks):
        text = plain(block.text)
        label = read_label(block.text)
        # `Host: You are.` is no announcement, nor is a part on a line of its own that comes again
        again = lines[text] > 1 or (label is not None and key(label.name) in spoken)
        spoken |= {key(label.name)} if label else set()
        if again or n >= _DEPTH or block.kind not in ("text", "list") or len(block.lines) != 1:
            role = ""
        elif alias := _ALIAS.match(text):
            head = _announced(head, block, Participants(alias["short"], (alias["name"],), None))
            head = replace(head, aliases=(*head.aliases, (alias["short"], alias["name"])))
            continue
        elif (alone := _ROLE_ALONE.match(text)) and n + 1 < len(head.blocks) and _listed(head.blocks[n + 1]):
            role = alone["role"]
            head = _announced(head, block, Participants(role, (), _asks(role)))
            continue
        elif role and (name := _listed(block)):
            head = _announced(head, block, Participants(role, (name,), _asks(role)))
            continue
        elif (match := _PARTICIPANTS.match(text)) and block.kind == "text":
            role = ""
            names = split_names(match["names"], "")
            if names and all(map(_is_name, names)):
                head = _announced(head, block, Participants(match["role"], names, _asks(match["role"])))
                continue
        kept.append(block)
    return replace(head, blocks=tuple(kept))


def _announced(head: Head, block: Block, found: Participants) -> Head:
    left = LeftOut(block.number, block.text, "participants")
    return replace(head, participants=(*head.participants, found), left=(*head.left, left))


def _asks(role: str) -> bool | None:
    return True if _ASKING_ROLE.match(role) else None if _NEUTRAL_ROLE.match(role) else False


def _listed(block: Block) -> str:
    """The name on a line of a list of people, without what they do."""
    match = _LISTED.match(plain(block.text)) if len(block.lines) == 1 else None
    return match["name"] if match and _is_name(match["name"]) else ""


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"[\u4e00-\u9fff·‧・]{2,12}|[A-Z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,3}|[A-Z]{2,}\w*", text))


def _stand_first(head: Head) -> Head:
    """A paragraph before the conversation that is set in italics or bold as a whole, or named as what it is."""
    if head.summary:
        return head
    for n, block in enumerate(head.blocks[:4]):
        if block.kind == "heading":
            break
        text = block.text.strip()
        if block.kind != "text":
            continue
        words = join_lines(plain(text))
        if match := _LEAD_LABEL.match(words):
            kept = replace(
                block,
                lines=(replace(block.lines[0], text=_LEAD_LABEL.sub("", plain(block.lines[0].text))), *block.lines[1:]),
            )
            label = LeftOut(block.number, match[0].strip(), "front-matter")
            blocks = (*head.blocks[:n], kept, *head.blocks[n + 1 :])
            return replace(head, summary=words[match.end() :], blocks=blocks, left=(*head.left, label))
        whole = re.fullmatch(r"(\*\*|__|\*|_)(?P<inside>(?:(?!\1)[^\n]|\n)+)\1", text)
        if whole and len(words) > 20 and not read_label(text.strip("*_")) and words[-1] not in "?？":
            return replace(head, summary=words)
    return head
