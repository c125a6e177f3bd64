"""Processes for work that needs nothing of the one that starts it."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


def each(work: Callable[[Task], Done], tasks: Sequence[Task], jobs: int) -> Iterator[Done]:
    """What comes of every task, in order; in so many processes where that is more than one."""
    if jobs <= 1:
        yield from map(work, tasks)
        return
    with spawned(jobs) as pool:
        yield from pool.map(work, tasks)


def spawned(jobs: int) -> ProcessPoolExecutor:
    """A pool of fresh processes. Spawned, not forked: a fork in a process that has threads (a server's) can hang."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is the main process's to handle: the file at hand is finished, the rest is dropped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
