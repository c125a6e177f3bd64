"""A folder made from a lock file: by one process at a time and stamped last, so that half a folder is seen."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def ensure(folder: Path, lock: Path, guard: Path, make: Callable[[], None]) -> None:
    """Have `make` fill `folder` unless its stamp says that it stands as `lock` asks.

    The stamp is a copy of the lock inside the folder, under the lock's name. What `make` raises goes through, and
    the folder stays without a stamp. `guard` is the file that keeps a second process waiting.
    """
    if stands(folder, lock):
        return
    with alone(guard):
        if stands(folder, lock):  # another process made it while this one waited
            return
        wanted = lock.read_bytes()  # read first: a lock that changes meanwhile is seen at the next run
        make()
        write_stamp(folder / lock.name, wanted)


def stands(folder: Path, lock: Path) -> bool:
    """Whether the folder was made, to its end, from the lock as it is now."""
    try:
        return (folder / lock.name).read_bytes() == lock.read_bytes()
    except FileNotFoundError:
        return False


def write_stamp(stamp: Path, content: bytes) -> None:
    """Put the stamp there in one step."""
    draft = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(stamp)


@contextmanager
def alone(guard: Path) -> Iterator[None]:
    """Let one process at a time through.

    The system itself holds the lock and frees it when its process dies: unlike a folder made as a sign, it never
    has to be removed by hand.
    """
    guard.parent.mkdir(parents=True, exist_ok=True)
    with guard.open("a") as file:
        wait_for(file.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def wait_for(descriptor: int) -> None:
        """Wait until this process holds the file's first byte."""
        while True:
            try:
                return msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(0.2)

else:
    import fcntl

    def wait_for(descriptor: int) -> None:
        """Wait until this process holds the file."""
        fcntl.flock(descriptor, fcntl.LOCK_EX)
