"""The mark-up of ours that Markdown lacks: fixed words, words per edition, pull quotes, hard breaks, verse."""

import re
from xml.etree.ElementTree import Element as Tree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from document.source_lines import LINE

_KEY = r"[a-z]{2}(?:-[a-z]{2,4})?"
_CHOICE = rf"\{{({_KEY}:[^{{}}|]*(?:\|{_KEY}:[^{{}}|]*)*)\}}"


def add_marks(md: Markdown) -> None:
    """Teach a Python-Markdown instance our mark-up."""
    md.inlinePatterns.register(_FixedProcessor(r"\{=(.+?)=\}", md), "fixed", 185)
    md.inlinePatterns.register(_ChoiceProcessor(_CHOICE, md), "choice", 184)
    md.inlinePatterns.register(_PulledProcessor(r"(?<!=)==(?![=\s])(.+?)(?<![=\s])==(?!=)", md), "pulled", 183)
    md.inlinePatterns.register(_HardBreak(r"(?: {2,}|\\)\n", md), "linebreak", 100)
    md.parser.blockprocessors.register(_Verse(md.parser), "verse", 85)


class _FixedProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Tree, int, int]:  # type: ignore[override] # the stubs allow None
        element = Tree("fixed")
        element.text = m[1]
        return element, m.start(0), m.end(0)


class _PulledProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Tree, int, int]:  # type: ignore[override] # the stubs allow None
        element = Tree("pulled")
        element.text = m[1]
        return element, m.start(0), m.end(0)


class _ChoiceProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Tree, int, int]:  # type: ignore[override] # the stubs allow None
        element = Tree("choice")
        for wording in m[1].split("|"):
            key, _, words = wording.partition(":")
            variant = Tree("variant", {"key": key})
            variant.text = words.strip()
            element.append(variant)
        return element, m.start(0), m.end(0)


class _HardBreak(InlineProcessor):
    """A line break that the editor asked for; it counts as a source line."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Tree, int, int]:  # type: ignore[override] # the stubs allow None
        return Tree("br", {LINE: "1"}), m.start(0), m.end(0)


class _Verse(BlockProcessor):
    """Lines that each begin with `| ` keep their breaks (pandoc's line blocks)."""

    LINE_START = re.compile(r"^\|(?: |$)")

    def test(self, parent: Tree, block: str) -> bool:
        lines = block.strip("\n").split("\n")
        return bool(lines) and all(self.LINE_START.match(line) and not line.rstrip().endswith(" |") for line in lines)

    def run(self, parent: Tree, blocks: list[str]) -> bool:
        verse = Tree("p", {"class": "verse"})
        verse.text = "\\\n".join(line[1:].strip() for line in blocks.pop(0).strip("\n").split("\n"))
        parent.append(verse)
        return True
