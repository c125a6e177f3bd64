"""Make Python-Markdown remember the source line of every block, also after fences and raw HTML."""

import re
from typing import Any, SupportsIndex
from xml.etree.ElementTree import Element as Tree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

# The attribute that carries a line on Python-Markdown's tree until it has become nodes.
LINE = "data-line"
_FENCE = re.compile(r"^(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)$")
_FENCE_MARK = "\u0002fence:{}\u0003"
FENCE_MARK = re.compile("\u0002fence:([0-9]+)\u0003")


class FenceKeeper(Preprocessor):
    """Take code fences out before anything else reads them, and leave a mark that is a block of its own."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.fences: list[tuple[str, str]] = []
        # The source line (from 0) of each line that is handed on.
        self.origin: list[int] = []

    def run(self, lines: list[str]) -> list[str]:
        self.fences.clear()
        self.origin.clear()
        done: list[str] = []
        at = 0
        while at < len(lines):
            opening = _FENCE.match(lines[at])
            end = self._closing(lines, at, opening["fence"]) if opening else None
            if opening is None or end is None:
                done.append(lines[at])
                self.origin.append(at)
                at += 1
                continue
            code = "\n".join(line.removeprefix(opening["indent"]) for line in lines[at + 1 : end])
            done += ["", _FENCE_MARK.format(len(self.fences)), ""]
            self.origin += [at, at, at]
            self.fences.append((opening["info"].strip(), code))
            at = end + 1
        return done

    def _closing(self, lines: list[str], start: int, fence: str) -> int | None:
        closing = re.compile(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
        return next((at for at in range(start + 1, len(lines)) if closing.match(lines[at])), None)


class LinedHtmlBlocks(HtmlBlockPreprocessor):
    """Python-Markdown's own search for raw HTML, which notes the line that each piece came from."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # For each line that the block parser will read, the line (from 0) of what came in.
        self.origin: list[int] = []
        # A tag that is never closed, and its line: all that follows it is raw HTML.
        self.unclosed: tuple[str, int] | None = None

    def run(self, lines: list[str]) -> list[str]:
        extractor = _LinedExtractor(self.md)
        extractor.feed("\n".join(lines))
        open_tag = extractor.stack[0] if extractor.inraw and extractor.stack else None
        self.unclosed = (open_tag, extractor.raw_start - 1) if open_tag else None
        extractor.close()
        self.origin = [0]
        fresh = True  # nothing but white space on the line so far
        for piece, line in zip(extractor.cleandoc, extractor.cleandoc.lines, strict=True):
            for number, part in enumerate(piece.split("\n")):
                if number:
                    self.origin.append(line + number)
                    fresh = True
                if fresh and part.strip():
                    self.origin[-1] = line + number
                    fresh = False
        return "".join(extractor.cleandoc).split("\n")


class _Pieces(list[str]):
    """The extractor's output, with the source line (from 0) that each piece begins on."""

    def __init__(self, extractor: "_LinedExtractor") -> None:
        super().__init__()
        self.extractor = extractor
        self.lines: list[int] = []

    def append(self, piece: str) -> None:
        stashed = piece.startswith("\u0002")
        self.lines.append((self.extractor.raw_start if stashed else self.extractor.lineno) - 1)
        super().append(piece)


class _LinedExtractor(HTMLExtractor):
    """Python-Markdown's extractor; a stashed block stands on the line where it began."""

    cleandoc: _Pieces
    lineno: int
    inraw: bool

    def reset(self) -> None:
        super().reset()
        self.cleandoc = _Pieces(self)
        self.raw_start = 1

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if not self.inraw:
            self.raw_start = self.lineno
        super().handle_starttag(tag, attrs)

    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        if not self.inraw:
            self.raw_start = self.lineno
        super().handle_empty_tag(data, is_block)


class Lined(str):
    """A block of Markdown that knows which line it begins on; what is sliced or stripped from it knows too."""

    line: int
    __slots__ = ("line",)

    def __new__(cls, text: str, line: int) -> "Lined":
        made = super().__new__(cls, text)
        made.line = line
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        text = super().__getitem__(key)
        if not isinstance(key, slice):
            return text
        start, _, _ = key.indices(len(self))
        return Lined(text, self.line + self.count("\n", 0, start))

    def lstrip(self, chars: str | None = None, /) -> "Lined":
        text = super().lstrip(chars)
        if len(text) == len(self):
            return self
        return Lined(text, self.line + self.count("\n", 0, len(self) - len(text)))

    def rstrip(self, chars: str | None = None, /) -> "Lined":
        text = super().rstrip(chars)
        return self if len(text) == len(self) else Lined(text, self.line)

    def strip(self, chars: str | None = None, /) -> "Lined":
        return self.lstrip(chars).rstrip(chars)


class LinedBlockParser(BlockParser):
    """A block parser whose top-level elements carry the line they begin on (in `LINE`, from 0, as parsed)."""

    root: Tree

    def parseChunk(self, parent: Tree, text: str) -> None:
        if parent is not self.root:
            super().parseChunk(parent, text)
            return
        blocks: list[str] = []
        line = 0
        for block in text.split("\n\n"):
            blocks.append(Lined(block, line))
            line += block.count("\n") + 2
        self.parseBlocks(parent, blocks)

    def parseBlocks(self, parent: Tree, blocks: list[str]) -> None:
        if parent is not self.root:
            super().parseBlocks(parent, blocks)
            return
        previous = whole = Lined("", 0)
        while blocks:
            if isinstance(blocks[0], Lined):
                whole = blocks[0]
            block = blocks[0] = self._lined(blocks[0], previous, whole)
            line = block.line + block[: len(block) - len(block.lstrip())].count("\n")
            before = len(parent)
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
            for child in parent[before:]:
                if child.get(LINE) is None:
                    child.set(LINE, str(line))
            previous = block

    def _lined(self, block: str, previous: Lined, whole: Lined) -> Lined:
        """Where a block stands that a processor put back: it is the end of what was taken, or a part of it."""
        if isinstance(block, Lined):
            return block
        rest = block.strip()
        if not rest:
            return Lined("", previous.line + previous.count("\n"))
        if f"\n{previous}".rstrip().endswith(f"\n{rest}"):
            return Lined(block.lstrip("\n"), previous.line + previous.count("\n", 0, previous.rfind(rest)))
        found = previous if rest in previous else whole
        return Lined(block.lstrip("\n"), found.line + found.count("\n", 0, max(found.find(rest), 0)))
