"""Draw the pictures for sharing that pages name and the cache lacks, and hand the site just those."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PIL import Image

from fonts.cache import write
from fonts.perform import Report
from images.files import copy, is_complete, mark_as_used, remove_all_but
from images.progress import Progress
from images.workers import each
from sharing.drawing import draw
from sharing.ground import ground_of
from sharing.poster import Planned, by_still, is_poster_name

# Starting a process takes as long as drawing a few dozen.
POOL_FROM = 48


def perform(
    planned: Iterable[Planned], images: Path, cache: Path, *, jobs: int = 1, progress: Progress | None = None
) -> Report:
    """Draw what `cache` lacks, in `jobs` processes, on the stills as `images` has them.

    `progress` is called with the number of pictures drawn and their total. Raises `OSError` where a still or a face
    cannot be read or the cache not be written.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = {one.name: one for one in planned}
    missing = {name: one for name, one in wanted.items() if not is_complete(cache / name)}
    report = progress or (lambda _done, _total: None)
    done = 0
    if missing:
        report(done, len(missing))
    work = partial(make_group, images, cache)
    for number in each(work, by_still(missing), jobs if len(missing) >= POOL_FROM else 1):
        done += number
        report(done, len(missing))
    for name in wanted:
        mark_as_used(cache / name)
    return Report(len(missing), len(wanted) - len(missing))


def publish(planned: Iterable[Planned], cache: Path, folder: Path) -> None:
    """Copy the pictures into a folder of the site."""
    names = sorted({one.name for one in planned})
    if names:
        folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        copy(cache / name, folder / name)


def prune(cache: Path, planned: Iterable[Planned], *, idle: float = 0.0) -> tuple[str, ...]:
    """Remove what none of the pages names and no build has asked for within the last `idle` seconds."""
    needed = {one.name for one in planned}
    return remove_all_but(needed, cache, idle=idle, ours=is_poster_name) if cache.is_dir() else ()


def make_group(images: Path, cache: Path, group: tuple[Planned, ...]) -> int:
    """Draw the pictures that share a still, which is opened once; returns how many they are."""
    first = group[0].poster
    ground = None
    if first.backdrop:
        with Image.open(images / first.backdrop.file) as still:
            ground = ground_of(still, first.backdrop, first.day, first.night)
    for one in group:
        # Not waiting for the disk, as for images: of what a power cut leaves `is_complete` tells.
        write(cache / one.name, draw(one.poster, ground))
    return len(group)
