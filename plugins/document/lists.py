"""Lay lists out as Python-Markdown wants them, however an editor indented them.

Other Markdown programs nest an item that stands two or three spaces in, and begin a list right after a line of prose;
Python-Markdown wants four spaces and a blank line. The words stay as they are: only white space changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|\d{1,9}\.)(?P<gap> +)(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])[ ]*(?:\1[ ]*){2,}$")
# What cannot be a line of prose: these begin or are blocks of their own.
_NO_PROSE = re.compile(r" {4}| {0,3}(?:[#>|]|\[\^|:\s|<|\u0002)")
_STEP = 4


@dataclass(frozen=True, slots=True)
class _Item:
    """An open list item: the column of its marker and the one that its words begin on."""

    indent: int
    inside: int


class ListTidier(Preprocessor):
    """Sets nested items four spaces in, and puts a blank line where a list or item would else be swallowed."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # For each line that is handed on, the line (from 0) of what came in.
        self.origin: list[int] = []

    def run(self, lines: list[str]) -> list[str]:
        done = list(_tidied(lines))
        self.origin = [number for number, _ in done]
        return [line for _, line in done]


def _tidied(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines as they shall be, each with the number it had."""
    open_items: list[_Item] = []
    first_level: int | None = None  # of the block of lines that this line is in; None: a blank line came before
    prose = False  # whether that block began as a paragraph outside lists
    for number, line in enumerate(lines):
        if not line.strip():
            first_level, prose = None, False
            yield number, line
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and _opens(item, indent, open_items, prose):
            level = _close(open_items, indent)
            if prose or (first_level is not None and first_level > level):
                yield number, ""
                first_level, prose = None, False
            open_items.append(_Item(indent, len(item[0])))
            first_level = level if first_level is None else first_level
            yield number, " " * _STEP * level + line.lstrip(" ")
        elif open_items and (first_level is None or indent):
            if first_level is None:
                _close(open_items, indent)
            level = len(open_items)
            first_level = level if first_level is None else first_level
            prose = prose or not (level or _NO_PROSE.match(line))
            yield number, line if indent >= _STEP * level else " " * _STEP * level + line.lstrip(" ")
        else:
            if first_level is None:
                first_level, prose = 0, not (_NO_PROSE.match(line) or _RULE.match(line))
            yield number, line


def _opens(item: re.Match[str], indent: int, open_items: list[_Item], prose: bool) -> bool:
    """Whether what looks like a list item is one: not code, and in a paragraph only what begins a list."""
    deepest = open_items[-1].inside if open_items else 0
    if indent >= max(deepest, _STEP * len(open_items)) + _STEP:
        return False
    return not prose or item["marker"] in ("-", "*", "+", "1.")


def _close(open_items: list[_Item], indent: int) -> int:
    """Close the items that a line at this column is not inside of; how many stay open."""
    while open_items and indent < min(open_items[-1].inside, open_items[-1].indent + _STEP):
        open_items.pop()
    return len(open_items)
