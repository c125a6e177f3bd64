"""Write lines of Markdown piece by piece: what pages and Word files become."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from importing.source import Line, escape_plain_start


@dataclass(slots=True)
class _Mark:
    """Mark-up that is open, and where in the words of this line it opened."""

    before: str
    after: str
    start: int


class LineWriter:
    """Collects words into lines; a blank line stands between paragraphs, none between the lines of one."""

    def __init__(self) -> None:
        self._done: list[Line] = []
        self._words: list[str] = []
        self._start = 1
        self._prefix = ""
        self._open: list[_Mark] = []
        self._quoted = 0
        self._caption = False

    def words(self, text: str, line: int) -> None:
        """Add Markdown to the line that is being written."""
        if not text:
            return
        if not "".join(self._words).strip():
            if not text.strip():
                return
            self._start = line
            text = text.lstrip()
        if text[0] == " " and self._words and self._words[-1].endswith(" "):
            text = text.lstrip() or ""
        self._words.append(text)

    def image(self, source: str, alt: str, line: int) -> None:
        """An image, on a line of its own."""
        self.end(blank=False)
        alt = alt.replace("[", "(").replace("]", ")")
        self._done.append(Line(line, f"![{alt}]({source})"))

    def whole(self, text: str, line: int) -> None:
        """A paragraph of ready Markdown."""
        self.end()
        self._done.append(Line(line, text))
        self._done.append(Line(line, ""))

    def rows(self, texts: Iterable[str], line: int) -> None:
        """A table of ready Markdown."""
        self.end()
        self._done.extend(Line(line, text) for text in texts)
        self._done.append(Line(line, ""))

    def line_break(self, line: int) -> None:
        """End the line, not the paragraph."""
        self._close_line()
        self._start = line

    def end(self, blank: bool = True) -> None:
        """End the paragraph, or only its last line."""
        self._close_line()
        if blank and self._done and self._done[-1].text:
            self._done.append(Line(self._done[-1].number, ""))

    @contextmanager
    def prefixed(self, prefix: str, line: int) -> Iterator[None]:
        """A heading or a list item: the mark goes before its first line, the rest is indented below it."""
        before, self._prefix = self._prefix, self._indent(prefix)
        self._start = line
        yield
        self._close_line()
        self._prefix = before

    @contextmanager
    def quoted(self) -> Iterator[None]:
        """A quotation: each of its lines is marked."""
        self._quoted += 1
        yield
        self._close_line()
        self._quoted -= 1

    @contextmanager
    def captioned(self) -> Iterator[None]:
        """Lines that the page itself calls a caption."""
        self._caption = True
        yield
        self._close_line()
        self._caption = False

    @contextmanager
    def around(self, before: str, after: str) -> Iterator[None]:
        """Mark-up around words; on each line again when the words go over several, and not around nothing."""
        if not before or any(mark.before == before for mark in self._open):
            yield
            return
        mark = _Mark(before, after, len(self._words))
        self._open.append(mark)
        yield
        self._open.remove(mark)
        self._wrap(mark)

    def lines(self) -> tuple[Line, ...]:
        """All that was written."""
        self.end(blank=False)
        return tuple(self._done)

    def _wrap(self, mark: _Mark) -> None:
        inner = "".join(self._words[mark.start :])
        words = inner.strip()
        if not words:
            return
        lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        if mark.before == "**" and not lead and mark.start and self._words[mark.start - 1] == "**":
            # two bold runs side by side are one: `**a****b**` would show its marks
            self._words[mark.start - 1 :] = [words, "**", tail] if tail else [words, "**"]
        else:
            self._words[mark.start :] = [part for part in (lead, mark.before, words, mark.after, tail) if part]

    def _close_line(self) -> None:
        for mark in reversed(self._open):
            self._wrap(mark)
            mark.start = 0
        text = "".join(self._words).strip()
        self._words.clear()
        if not text:
            return
        heading = self._prefix.startswith("#")
        text = self._prefix + (text if self._prefix.strip() else escape_plain_start(text))
        self._done.append(Line(self._start, "> " * self._quoted + text, self._caption))
        if not heading:
            self._prefix = " " * len(self._prefix)

    def _indent(self, prefix: str) -> str:
        return " " * len(self._prefix.rstrip("#")) + prefix if self._prefix and not self._prefix.strip() else prefix
