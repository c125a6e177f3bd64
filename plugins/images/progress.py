"""How far a long run has come: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import Final, TextIO

WIDTH: Final = 30  # of the bar, in characters
# Called with the number of things done and their total.
Progress = Callable[[int, int], None]
PATIENCE: Final = 10.0  # seconds of silence where there is no terminal


class ProgressBar:
    """Call it with the number of things done and their total; the last call is the one where both agree."""

    def __init__(self, label: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._clock = clock
        self._spoken = clock()

    def __call__(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        if self._stream.isatty():
            self._draw(done, total)
        elif self._clock() - self._spoken >= PATIENCE:
            self._spoken = self._clock()
            self._stream.write(f"{self._label}: {done} of {total}\n")
            self._stream.flush()

    def _draw(self, done: int, total: int) -> None:
        bar = "=" * (WIDTH * done // max(total, 1))
        end = "\n" if done >= total else ""
        self._stream.write(f"\r{self._label} [{bar:<{WIDTH}}] {done}/{total}{end}")
        self._stream.flush()
