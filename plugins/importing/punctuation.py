"""Chinese punctuation for Chinese text: half-width marks beside Han characters become full-width ones."""

import re
from dataclasses import dataclass

from document.cjk import HAN, han

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_CJK = re.compile(
    rf"[{HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_QUOTES = frozenset("“”‘’…—")
# What is not touched: code, addresses, targets of links, alternative texts, tags, entities, our own inline marks.
_KEPT = re.compile(
    r"`[^`]{1,400}`|!\[[^\[\]\n]{0,400}\]\([^()\n]{0,2000}\)|\]\([^()\s]{0,2000}\)|<[^<>\s][^<>\n]{0,400}>|\{[^{}\n]{0,400}\}|\[\^[^\]]+\]:?|&\w{2,8};|&#\d+;"
    r"|(?:https?://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]+"
    r"|(?<![\w:])[:;]-?[)(DPp](?!\w)|(?<=\d)[:,](?=\d)",
)
_SENTENCE_END = re.compile(rf"[。！？\n]+|[?!](?=[\s{HAN}]|$)|\.(?=\s|$)")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’.\-]*")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{0,400}[\"”]|[(（][^()（）\n]{0,400}[)）]|《[^》\n]{0,99}》|\[[^\]\n]{0,400}\]")
_KEEP = "\ufffc"
# A mark that becomes full-width can end a sentence, which shows more of them; more rounds are never needed.
_PASSES = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that was changed, and the line of the text that it stands on, from 0."""

    line: int
    before: str
    after: str


def punctuate(text: str, corner_quotes: bool = False) -> tuple[str, tuple[Change, ...]]:
    """A text with full-width marks beside Han characters, and the changes; twice gives the same as once.

    Times, ratios, numbers, addresses, code and English sentences stay as they are. Straight double quotes become
    “ ”, or 「 」 with `corner_quotes`; line breaks stay where they are.
    """
    changes: list[Change] = []
    for _ in range(_PASSES):
        changed, found = _once(text, corner_quotes)
        if changed == text:
            break
        text = changed
        changes.extend(found)
    return text, tuple(sorted(changes, key=lambda change: change.line))


def _once(text: str, corner_quotes: bool) -> tuple[str, list[Change]]:
    masked = _KEPT.sub(lambda match: _KEEP * len(match[0]), text)
    chinese = _chinese(masked)
    edits: dict[int, tuple[int, str]] = {}
    _pairs(masked, chinese, edits, corner_quotes)
    marks = list(masked)
    for offset, (_, after) in edits.items():
        marks[offset] = after
    for offset, character in enumerate(masked):
        if offset in edits or not chinese[offset]:
            continue
        if character in _FULL and _beside(marks, offset):
            end = _past_spaces(masked, offset + 1)
            edits[offset] = (end, _FULL[character])
            marks[offset] = _FULL[character]
        elif character == "." and _ends_sentence(marks, offset):
            edits[offset] = (offset + 1, "。")
            marks[offset] = "。"
    _dots(masked, chinese, edits)
    return _apply(text, edits)


def _chinese(text: str) -> list[bool]:
    """For each character, whether its sentence is Chinese: more Han characters than Latin words, quotations apart."""
    flags: list[bool] = []
    start = 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.end() if match else len(text)
        sentence = text[start:end]
        outside = _QUOTED.sub(" ", sentence)
        number = len(han.findall(outside))
        words = len(_LATIN_WORD.findall(outside))
        flags.extend([number > words or (number == words == 0 and bool(han.search(sentence)))] * (end - start))
        start = end
    return flags


def _pairs(text: str, chinese: list[bool], edits: dict[int, tuple[int, str]], corner_quotes: bool) -> None:
    """Brackets and straight quotes, which change together or not at all."""
    quotes = ("「", "」") if corner_quotes else ("“", "”")
    for line in re.finditer(r"[^\n]+", text):
        found = [match.start() for match in re.finditer('"', line[0])]
        if len(found) % 2 == 0:
            for a, b in zip(found[::2], found[1::2], strict=True):
                _pair(text, line.start() + a, line.start() + b, quotes, chinese, edits)
    for match in re.finditer(r"\([^()\n]{0,400}\)", text):
        _pair(text, match.start(), match.end() - 1, ("（", "）"), chinese, edits)
    for match in re.finditer(rf"(?<![A-Za-z0-9])'[^'\n]{{0,80}}[{HAN}][^'\n]{{0,80}}'(?![A-Za-z])", text):
        _pair(text, match.start(), match.end() - 1, ("『", "』") if corner_quotes else ("‘", "’"), chinese, edits)


def _pair(
    text: str, a: int, b: int, full: tuple[str, str], chinese: list[bool], edits: dict[int, tuple[int, str]]
) -> None:
    inside = text[a + 1 : b]
    around = (text[a - 1 : a], text[b + 1 : b + 2])
    first_last = (inside[:1], inside[-1:])
    near = any(_is_cjk(character) for character in (*around, *first_last))
    if near and (chinese[a] or chinese[b] or (han.search(inside) and not _LATIN_WORD.search(inside))):
        edits[a] = (a + 1, full[0])
        edits[b] = (b + 1, full[1])


def _is_cjk(character: str) -> bool:
    return bool(character) and bool(_CJK.match(character))


def _beside(marks: list[str], offset: int) -> bool:
    """Whether a mark touches Chinese: before it directly, after it directly or over one space."""
    before, after = _neighbour(marks, offset, -1), _neighbour(marks, offset, 1)
    if _is_cjk(before) or before in _QUOTES:
        return True
    if after == " " and marks[offset] in ",;":
        after = "".join(marks[offset + 1 : offset + 3]).lstrip()[:1]
    return _is_cjk(after) and bool(before.strip())


def _neighbour(marks: list[str], offset: int, step: int) -> str:
    """The next character that is no emphasis mark."""
    offset += step
    while 0 <= offset < len(marks) and marks[offset] == "*":
        offset += step
    return marks[offset] if 0 <= offset < len(marks) else "\n"


def _past_spaces(text: str, offset: int) -> int:
    """Past the spaces after a mark: a full-width one carries its own."""
    end = offset
    while end < len(text) and text[end] == " ":
        end += 1
    return end if end < len(text) and text[end] != "\n" else offset


def _ends_sentence(marks: list[str], offset: int) -> bool:
    """A full stop after a Han character, at the end of words: not in 一.前言 nor in a row of dots."""
    before = marks[offset - 1] if offset else ""
    after = marks[offset + 1] if offset + 1 < len(marks) else ""
    line_start = "".join(marks[max(offset - 4, 0) : offset]).rpartition("\n")[2]
    numbering = offset < 4 and re.fullmatch(r"[一二三四五六七八九十]{1,3}", line_start)
    return bool(han.match(before)) and not numbering and (after == "" or after.isspace() or after in '”」』"）)*_')


def _dots(text: str, chinese: list[bool], edits: dict[int, tuple[int, str]]) -> None:
    for match in re.finditer(rf"(?<=[{HAN}])\.{{3,}}|\.{{3,}}(?=[{HAN}])", text):
        if chinese[match.start()]:
            edits[match.start()] = (match.end(), "……")


def _apply(text: str, edits: dict[int, tuple[int, str]]) -> tuple[str, list[Change]]:
    done: list[str] = []
    changes: list[Change] = []
    here = line = 0
    for start in sorted(edits):
        end, after = edits[start]
        if start < here:
            continue
        line += text.count("\n", here, start)
        done.append(text[here:start] + after)
        changes.append(Change(line, text[start:end].rstrip(), after))
        here = end
    return "".join(done) + text[here:], changes
