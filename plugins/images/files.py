"""Derivatives as files: each is there down to its last byte, or not at all."""

import os
import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from images.plan import is_derivative_name
from images.source import boxes_end


def is_complete(path: Path) -> bool:
    """Whether a derivative is there and not cut off; reads its ends only, as a site has thousands."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if path.suffix == ".avif":
                return size > 0 and boxes_end(file, size) == size
            file.seek(max(0, size - 2))
            return file.read() == b"\xff\xd9"
    except FileNotFoundError:
        return False


def write(path: Path, data: bytes) -> None:
    """Put a file in its place in one step, on the disk before it gets its name."""
    with _replacing(path) as temporary, temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())  # or a power cut could leave an empty file under the final name


def copy(origin: Path, target: Path) -> None:
    """Copy a file into its place in one step."""
    with _replacing(target) as temporary:
        shutil.copyfile(origin, temporary)


def mark_as_used(path: Path) -> None:
    """Note that a file was of use just now, if it is there."""
    with suppress(OSError):
        os.utime(path)


def remove_all_but(
    needed: Collection[str], folder: Path, *, idle: float = 0.0, ours: Callable[[str], bool] = is_derivative_name
) -> tuple[str, ...]:
    """Remove the files from a folder that have a name of `ours` and are not needed; returns their names, sorted.

    Those that were of use within the last `idle` seconds stay.
    """
    before = time.time() - idle
    names = sorted(path.name for path in folder.iterdir() if _is_ours(path.name, ours))
    unneeded = tuple(
        name for name in names if name not in needed and (not idle or (folder / name).stat().st_mtime < before)
    )
    for name in unneeded:
        (folder / name).unlink(missing_ok=True)
    return unneeded


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A temporary file that becomes `path` when all went well, and else goes."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _is_ours(name: str, ours: Callable[[str], bool]) -> bool:
    """Whether a file was written here: one with a name of ours, or the temporary file that became none."""
    if name.startswith(".") and name.endswith(".tmp"):
        name = name[1:].removesuffix(".tmp").rpartition(".")[0]
    return ours(name)
