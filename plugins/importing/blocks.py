"""Lines of a transcript as blocks: which lines belong together, and what kind of thing they are."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from document.cjk import han
from importing.plain import bold_marks
from importing.source import Kind, Line, joined

BlockKind = Literal["text", "heading", "image", "list", "quote", "code", "table", "divider", "note", "html"]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together; `level` is a heading's, `caption` is set where the page itself said so."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    caption: bool = False

    @property
    def text(self) -> str:
        """The lines as one text."""
        return joined(self.lines)

    @property
    def number(self) -> int:
        """Where it begins in the source."""
        return self.lines[0].number


_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*$")
_DIVIDER = re.compile(r"^\s*(?:([-*_=—─~·•●○◆◇■□☆★+])\s*)(?:\1\s*){2,}$|^\s*[◆◇■□●○☆★⁂]\s*$")
_LIST = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r"^\[\^[^\]]+\]:")
_HTML = re.compile(r"^</?(?:table|div|figure|iframe|details|video|audio|section|aside|ul|ol|dl|pre)\b", re.IGNORECASE)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<src>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_IMAGES_FIRST = re.compile(rf"^(?:\s*{_IMAGE.pattern.replace('?P<alt>', '?:').replace('?P<src>', '?:')})+")
_IMG_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
# Where somebody has marked that an image belongs: [圖1], 【图二】, [Image: …], （圖）, <圖片>
SLOT = re.compile(
    r"^\s*[\[【〔(（<](?P<name>(?:此處)?(?:插)?(?:圖|图|圖片|图片|照片|劇照|剧照|image|img|photo|picture|still|figure|fig\.?))"
    r"\s*(?P<number>[0-9０-９一二三四五六七八九十]{0,3})\s*(?:[:：]\s*(?P<words>[^\]】〕>]*))?[\]】〕)）>]\s*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[。！？!?….:：；;”’」』）)\]*_~—]\s*$")
_WRAP_WIDTH = 160


def split_blocks(lines: Sequence[Line], kind: Kind) -> tuple[Block, ...]:
    """The blocks of a transcript, in order."""
    lines = tuple(_slots(lines))
    loose = kind in ("html", "docx") or not _is_wrapped(lines, kind)
    return tuple(_Splitter(lines, loose).blocks())


class _Splitter:
    """Goes through the lines; `loose` says that each line of text is a paragraph of its own."""

    def __init__(self, lines: tuple[Line, ...], loose: bool) -> None:
        self.lines, self.loose, self.at = lines, loose, 0

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text.strip():
                self.at += 1
            elif match := _FENCE.match(line.text):
                yield Block("code", self._fenced(match[1]))
            elif _NOTE.match(line.text):
                yield Block("note", self._while(lambda text: text.startswith((" ", "\t"))))
            elif match := _HEADING.match(line.text):
                self.at += 1
                if match[2].strip():
                    yield Block("heading", (replace(line, text=match[2].strip()),), len(match[1]))
            elif _DIVIDER.match(line.text):
                self.at += 1
                yield Block("divider", (line,))
            elif line.text.lstrip().startswith(">"):
                yield Block("quote", self._while(lambda text: text.lstrip().startswith(">")))
            elif line.text.startswith("|"):
                yield Block("table", self._while(lambda text: text.startswith("|")))
            elif _HTML.match(line.text):
                yield Block("html", self._while(lambda text: True))
            elif _IMAGES_FIRST.match(line.text):
                self.at += 1
                yield from self._images(line)
            elif _LIST.match(line.text):
                yield Block("list", self._list())
            else:
                yield from self._paragraph()

    def _fenced(self, fence: str) -> tuple[Line, ...]:
        start = self.at
        later = range(start + 1, len(self.lines))
        end = next((n for n in later if self.lines[n].text.strip().startswith(fence)), None)
        self.at = len(self.lines) if end is None else end + 1
        closing = () if end is not None else (Line(self.lines[-1].number, fence),)
        return (*self.lines[start : self.at], *closing)

    def _while(self, goes_on: Callable[[str], bool]) -> tuple[Line, ...]:
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].text.strip() and goes_on(self.lines[self.at].text):
            self.at += 1
        return self.lines[start : self.at]

    def _images(self, line: Line) -> Iterator[Block]:
        match = _IMAGES_FIRST.match(line.text)
        end = match.end() if match else 0
        for image in _IMAGE.finditer(line.text[:end]):
            yield Block("image", (replace(line, text=f"![{image['alt']}]({image['src']})"),))
        if rest := line.text[end:].strip():
            yield Block("text", (replace(line, text=rest),), caption=line.caption or len(rest) <= 120)

    def _list(self) -> tuple[Line, ...]:
        """The items that follow one another, with their indented lines and the blank lines between them."""
        start = self.at
        numbered = _is_numbered(self.lines[start].text)
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            if _LIST.match(text) and text[0] not in " \t" and _is_numbered(text) != numbered:
                break  # another list
            if not text.strip():
                after = next((n for n in range(self.at, len(self.lines)) if self.lines[n].text.strip()), None)
                if after is None or not (_LIST.match(self.lines[after].text) or self.lines[after].text[0] in " \t"):
                    break
            elif _HEADING.match(text) or (self.loose and not _LIST.match(text) and text[0] not in " \t"):
                break
            self.at += 1
        return tuple(self.lines[start : self.at])

    def _paragraph(self) -> Iterator[Block]:
        lines = [self.lines[self.at]]
        self.at += 1
        while self.at < len(self.lines) and not self.loose and self._continues(self.lines[self.at].text):
            lines.append(self.lines[self.at])
            self.at += 1
        if self.at < len(self.lines) and re.fullmatch(r"=+", self.lines[self.at].text) and len(lines) == 1:
            self.at += 1
            yield Block("heading", tuple(lines), 1)
            return
        yield Block("text", tuple(lines), caption=lines[0].caption)

    def _continues(self, text: str) -> bool:
        starts = (_FENCE, _HEADING, _DIVIDER, _IMAGES_FIRST, _NOTE, _HTML, _LIST)
        return bool(text.strip()) and not text.startswith((">", "|")) and not any(p.match(text) for p in starts)


def _is_numbered(text: str) -> bool:
    return text.lstrip()[:1].isdigit()


def _slots(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with every form of empty slot and HTML image as Markdown images."""
    for line in lines:
        text = bold_marks(_IMG_TAG.sub(_from_tag, line.text))
        match = SLOT.match(text)
        if match is None or (match.end() < len(text) and match[0].lstrip()[0] in "(（"):
            yield replace(line, text=text)
            continue
        alt = f"{match['name']}{match['number']}" if match["number"] else ""
        words = " ".join(part for part in (match["words"] or "", text[match.end() :].strip()) if part)
        yield replace(line, text=f"![{alt}]()")
        if words:
            yield Line(line.number, words, caption=bool(match["words"]) or line.caption)


def _from_tag(match: re.Match[str]) -> str:
    attributes = dict(re.findall(r"""([\w-]+)\s*=\s*["']([^"']*)["']""", match[0]))
    source = attributes.get("data-src") or attributes.get("src") or ""
    alt = attributes.get("alt", "").replace("[", "(").replace("]", ")")
    return f"![{alt}]()" if re.search(r"[\s<>()]", source) else f"![{alt}]({source})"


def _is_wrapped(lines: Sequence[Line], kind: Kind) -> bool:
    """Whether a paragraph goes on over several lines, as in Markdown and mail; else each line is one.

    Told by how lines that touch end: inside a wrapped paragraph many end without a full stop and none is long.
    """
    blank = touching = unended = long = 0
    for before, after in pairwise(lines):
        a, b = before.text, after.text
        if not a.strip() or not b.strip():
            blank += bool(a.strip())
            continue
        if any(pattern.match(text) for text in (a, b) for pattern in (_IMAGES_FIRST, _HEADING, _LIST, SLOT)):
            continue
        touching += 1
        long += width(a) > _WRAP_WIDTH
        unended += width(a) >= 40 and not _ENDED.search(a)
    if not touching:
        return blank > 0
    if kind == "md" and blank * 4 >= touching and long * 3 <= touching:
        return True
    return unended * 4 >= touching and long * 5 <= touching


def width(text: str) -> int:
    """How wide a text is, in columns: a Han character takes two."""
    return len(text) + len(han.findall(text))
