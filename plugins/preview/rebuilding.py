"""Build again after each burst of changes, and put on the board and the terminal what came of it."""

import threading
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from preview.board import Board
from preview.builder import Builder, Outcome, Sources
from preview.findings import Finding

NAMED = 3  # changed files that a line names


class Rebuilding:
    """The loop that builds. Changes that come during a build are gathered, and make one build after it."""

    def __init__(self, builder: Builder, board: Board, say: Callable[[str], None]) -> None:
        self._builder, self._board, self._say = builder, board, say
        self._changes: set[Path] = set()
        self._wanted = threading.Condition()
        self._due = True  # the first build waits for no change
        self._stopped = False

    def note(self, paths: Iterable[Path]) -> None:
        """Files have changed."""
        with self._wanted:
            self._changes.update(paths)
            self._due = True
            self._wanted.notify()

    def stop(self) -> None:
        """End the loop, and a build that is under way."""
        with self._wanted:
            self._stopped = True
            self._wanted.notify()
        self._builder.stop()

    def run(self) -> None:
        """Build whenever it is due, until `stop`. Blocks."""
        while (changes := self._next()) is not None:
            sources = self._builder.sources
            if any(concerns_code(path, sources) for path in changes):
                self._builder.renew()
            self._board.publish(building=True)
            outcome = self._builder.build()
            if self._stopped:
                return
            before = {finding.words for finding in self._board.now.findings}
            # Said before it is published: whoever sees the news on a page finds it on the terminal too.
            self._say(line(changes, outcome, sources))
            for finding in fresh(outcome.findings, before):
                self._say(finding.words)
            self._publish(outcome)
            self._builder.prepare()

    def _next(self) -> set[Path] | None:
        """What has changed since the last build, once something has; None at the end."""
        with self._wanted:
            self._wanted.wait_for(lambda: self._due or self._stopped)
            changes, self._changes, self._due = self._changes, set(), False
            return None if self._stopped else changes

    def _publish(self, outcome: Outcome) -> None:
        now = self._board.now
        common = {
            "attempts": now.attempts + 1,
            "ok": outcome.ok,
            "building": False,
            "findings": outcome.findings,
        }
        if outcome.ok:
            common |= {"pages": outcome.output, "version": self._builder.version, "base": outcome.base}
        self._board.publish(**common)


def concerns_code(path: Path, sources: Sources) -> bool:
    """Whether a change asks for the code to be loaded anew."""
    return path.is_relative_to(sources.plugins.resolve()) or path == sources.settings.resolve()


def line(changes: Collection[Path], outcome: Outcome, sources: Sources) -> str:
    """The line of a build for the terminal: what changed, how it went, seconds, errors and warnings."""
    errors, warnings = (sum(f.level == level for f in outcome.findings) for level in ("error", "warning"))
    counts = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    if outcome.ok:
        return f"{named(changes, sources)}: {outcome.pages} pages in {outcome.seconds:.1f} s, {counts}"
    return f"{named(changes, sources)}: not built ({outcome.seconds:.1f} s), the pages stay as they were; {counts}"


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def named(changes: Collection[Path], sources: Sources) -> str:
    """The changed files, shortened, the first few by name."""
    if not changes:
        return "first build"
    names = sorted(_short(path, sources) for path in changes)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _short(path: Path, sources: Sources) -> str:
    for root in (sources.content.resolve().parent, sources.root.resolve()):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


def fresh(findings: Iterable[Finding], before: Collection[str]) -> list[Finding]:
    """The findings to print: every error, and each warning once, when it turns up."""
    return [f for f in findings if f.level == "error" or (f.level == "warning" and f.words not in before)]
