"""A pool of processes for work that needs nothing of the one that starts it."""

import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def spawned(jobs: int) -> ProcessPoolExecutor:
    """A pool of fresh processes. Spawned, not forked: a fork in a process that has threads (a server's) can hang."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is the main process's to handle: the file at hand is finished, the rest is dropped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
