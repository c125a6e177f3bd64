"""Make the font files that pages need and the cache lacks, and hand the site just those that it uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fonts.cache import copy_all, files_of, font_path, is_whole, planned_again, sheet_paths, write
from fonts.plan import FontFile, Plan
from fonts.subset import make
from images.progress import Progress
from images.workers import each

# Starting a process takes as long as making a few files.
POOL_FROM = 8


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were made, and how many were there already."""

    made: int
    kept: int


def perform(
    sheets: Iterable[str], plan: Plan, cache: Path, *, jobs: int = 1, progress: Progress | None = None
) -> Report:
    """Make every file behind some kept sheets, in `jobs` processes.

    `progress` is called with the number of files made and their total. Raises `OSError` where a source cannot be read
    or the cache not be written.
    """
    behind = {sheet: files_of(sheet, cache) for sheet in sorted(set(sheets))}
    names = {name for files in behind.values() for name in files}
    lacking = {name for name in names if not is_whole(font_path(name, cache))}
    missing = {
        file.name: file
        for sheet, files in behind.items()
        if not lacking.isdisjoint(files)
        for file in planned_again(sheet, plan, cache)
        if file.name in lacking
    }
    # The largest first: the last ones to finish are small, so no process is left waiting for long.
    tasks = sorted(missing.values(), key=lambda file: (-len(file.characters), file.name))
    report = progress or (lambda _done, _total: None)
    if tasks:
        report(0, len(tasks))
    for done, _ in enumerate(each(partial(make_into, cache), tasks, jobs if len(tasks) >= POOL_FROM else 1), 1):
        report(done, len(tasks))
    return Report(len(tasks), len(names) - len(tasks))


def publish(sheets: Iterable[str], cache: Path, folder: Path, notices: Iterable[Path]) -> None:
    """Copy some sheets and what they name into a folder of the site, with the licences."""
    wanted = sorted(set(sheets))
    names = {name for sheet in wanted for name in files_of(sheet, cache)}
    copy_all((path for sheet in wanted for path in sheet_paths(sheet, cache)), folder)
    copy_all((font_path(name, cache) for name in sorted(names)), folder)
    if names:
        copy_all(notices, folder)


def make_into(cache: Path, file: FontFile) -> None:
    """Make one file and keep it."""
    write(font_path(file.name, cache), make(file))
