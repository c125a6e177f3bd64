"""Find the source line of every paragraph, list item, cell and footnote inside a block whose own line is known."""

import re
from xml.etree.ElementTree import Element as Tree

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from document.source_lines import LINE

_NOTE = re.compile(r"[ >]*\[\^([^\]]*)\]:")  # also in a quote or a list


def place_leaves(root: Tree, lines: list[str], origin: list[int]) -> None:
    """Give every element with text its source line (from 1), by finding its words in its top-level block's lines."""
    starts = [int(child.get(LINE, "0")) for child in root]
    ends = [*starts[1:], len(lines)]
    for child, start, end in zip(root, starts, ends, strict=False):  # one end more where there is no child
        _Finder(lines, origin, start, max(end, start + 1)).place(child)


def note_lines(lines: list[str]) -> dict[str, int]:
    """The line (from 0) on which each footnote is defined."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        if match := _NOTE.match(line):
            found[match[1]] = number  # of two with one name, the last is the one that Python-Markdown keeps
    return found


def place_notes(root: Tree, lines: list[str], origin: list[int]) -> None:
    """Give the paragraphs of footnotes their source lines, once Python-Markdown has put the notes at the end."""
    starts = note_lines(lines)
    for item in root.iterfind("div[@class='footnote']/ol/li"):
        start = starts.get(item.get("id", "").partition(":")[2], len(lines))
        finder = _Finder(lines, origin, start, len(lines))
        for part in item:
            finder.place(part)


class _Finder:
    """Finds texts in order; the search never goes back and never leaves the block."""

    def __init__(self, lines: list[str], origin: list[int], start: int, end: int) -> None:
        self.lines, self.origin, self.end = lines, origin, min(end, len(lines))
        self.line, self.column = min(start, max(len(lines) - 1, 0)), 0

    def place(self, element: Tree) -> None:
        if element.tag == "table":
            self._place_table(element)
            return
        words = (element.text or "").replace(NBSP_PLACEHOLDER, "").strip()
        if words:
            self._find(words.split("\n"))
        line = self._source_line()
        if words:
            self.line += words.count("\n")
        for child in element:
            self.place(child)
        element.set(LINE, line if words or not len(element) else element[0].get(LINE, line))

    def _place_table(self, table: Tree) -> None:
        """A row is a line: cells may be empty, and a dash in one is also in the line below the head."""
        rows = list(table.iter("tr"))
        self._find([(cell.text or "").strip() for cell in rows[0]][:1])
        first = self.line
        for number, row in enumerate(rows):
            self.line = min(first + (number + 1 if number else 0), len(self.lines) - 1)
            for element in (row, *row):
                element.set(LINE, self._source_line())
        self.column = len(self.lines[self.line])
        for element in (table, *table):
            element.set(LINE, next((row.get(LINE, "1") for row in element.iter("tr")), self._source_line()))

    def _source_line(self) -> str:
        return str(self.origin[min(self.line, len(self.origin) - 1)] + 1)

    def _find(self, words: list[str]) -> None:
        # Verse carries our mark of a hard break at the end of each line.
        first = words[0].strip().removesuffix("\\") if len(words) > 1 else words[0].strip()
        column = self.column
        for line in range(self.line, self.end):
            at = self.lines[line].find(first, column)
            if at >= 0:
                self.line = line
                self.column = at + len(first) if len(words) == 1 else 0
                return
            column = 0
