"""What the preview knows at this moment; whoever waits for news is told when it changes."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from preview.findings import Finding


@dataclass(frozen=True, slots=True)
class Now:
    """The state of the preview.

    `pages` is the folder of the last good pages and `version` its name, "" before there is one; `attempts` counts
    finished builds, and `ok` says how the last one went. `revision` grows with every change.
    """

    revision: int = 0
    pages: Path | None = None
    version: str = ""
    base: str = ""
    attempts: int = 0
    ok: bool = True
    building: bool = False
    findings: tuple[Finding, ...] = ()
    closed: bool = False

    def count(self, level: str) -> int:
        """How many findings of a level there are."""
        return sum(finding.level == level for finding in self.findings)

    def findings_at(self, path: str) -> Iterator[Finding]:
        """What to show beside the page at an address (unquoted): every error, then what belongs to the page itself."""
        for level in ("error", "warning", "note"):
            for finding in self.findings:
                if finding.level == level and (level == "error" or path in finding.pages):
                    yield finding


class Board:
    """Holds the present state, between the thread that builds and those that answer."""

    def __init__(self) -> None:
        self._now = Now()
        self._changed = threading.Condition()

    @property
    def now(self) -> Now:
        """The present state."""
        return self._now

    def publish(self, **changes: Any) -> Now:
        """Change the state and wake all who wait."""
        with self._changed:
            self._now = replace(self._now, **changes, revision=self._now.revision + 1)
            self._changed.notify_all()
            return self._now

    def wait_after(self, revision: int, timeout: float) -> Now | None:
        """The first state after that revision, or None when `timeout` seconds bring none."""
        with self._changed:
            if self._changed.wait_for(lambda: self._now.revision > revision, timeout):
                return self._now
            return None
