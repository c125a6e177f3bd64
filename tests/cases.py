"""Read case files: what goes in and what must come out, written where an editor can read it.

A case file is Markdown. Each `## Title` opens a case; its fenced parts are named by the word after the fence, and all
other prose is for readers:

    ## A full-width colon ends a label

    ````input
    陳楸帆：我們……
    ````

    ````output
    1 answer 陳楸帆
    1   p 我們……
    ````

A part has no final line break. A fence may be of three or more backticks: a part that holds a fence takes a longer one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_TITLE = re.compile(r"##\s+(?P<title>.+?)\s*#*\s*")
_FENCE = re.compile(r"(?P<fence>`{3,})(?P<name>[\w-]+)\s*")


class BrokenCase(ValueError):
    """A case file that does not say what it means; the message names the file and line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its title, where it stands, and its parts by name."""

    title: str
    path: Path
    line: int
    parts: Mapping[str, str]

    @property
    def input(self) -> str:
        """The part named `input`."""
        return self["input"]

    @property
    def output(self) -> str:
        """The part named `output`."""
        return self["output"]

    def __getitem__(self, name: str) -> str:
        try:
            return self.parts[name]
        except KeyError:
            raise BrokenCase(f"{self.path}:{self.line}: “{self.title}” has no part {name}") from None

    def get(self, name: str, default: str = "") -> str:
        """A part that a case may leave out."""
        return self.parts.get(name, default)


def cases(test_file: str, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Run a test on every case of `cases/<name>.md` beside it: `@cases(__file__, "turns")`; it takes `case`."""
    found = read_cases(Path(test_file).parent / "cases" / f"{name}.md")
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in found])


def read_cases(path: Path) -> tuple[Case, ...]:
    """All cases of a file, in order. Raises `BrokenCase` for what would silently test nothing."""
    found = tuple(_cases(path, path.read_text("utf-8").split("\n")))
    titles = [case.title for case in found]
    for case in found:
        if titles.count(case.title) > 1:
            raise BrokenCase(f"{path}:{case.line}: two cases are called “{case.title}”")
        if not case.parts:
            raise BrokenCase(f"{path}:{case.line}: “{case.title}” has no parts")
    if not found:
        raise BrokenCase(f"{path}: no case; one begins with a line ## Title")
    return found


def _cases(path: Path, lines: list[str]) -> Iterator[Case]:
    title, start = "", 0
    parts: dict[str, str] = {}
    at = 0
    while at < len(lines):
        if match := _TITLE.fullmatch(lines[at]):
            if title:
                yield Case(title, path, start, parts)
            title, start, parts = match["title"], at + 1, {}
        elif match := _FENCE.fullmatch(lines[at]):
            end = _closing(lines, at, match["fence"])
            if end is None:
                raise BrokenCase(f"{path}:{at + 1}: the fence is never closed")
            if not title or match["name"] in parts:
                raise BrokenCase(f"{path}:{at + 1}: {match['name']} belongs to no case, or stands twice in one")
            parts[match["name"]] = "\n".join(lines[at + 1 : end])
            at = end
        at += 1
    if title:
        yield Case(title, path, start, parts)


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    return next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() == fence), None)
