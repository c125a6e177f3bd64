"""Make the planned sizes of all pictures, keep them for the next run, and hand a site just what it needs."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PIL import features

from images.files import copy, is_complete, mark_as_used, remove_all_but, write
from images.pixels import decode, encode, resize
from images.plan import Derivative, Picture, plan
from images.progress import Progress
from images.source import read_source
from images.unreadable import Reason, UnreadableImage
from images.workers import spawned


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were made and how many were there already, and which pictures have none."""

    made: int
    kept: int
    failed: tuple[UnreadableImage, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """The files that one picture still lacks."""

    picture: Picture
    missing: tuple[Derivative, ...]
    cache: Path


def perform(pictures: Iterable[Picture], cache: Path, *, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Make the files that `cache` lacks, in `jobs` processes; one job works in this process.

    `progress` is called with the number of files dealt with and their total. A picture that can't be read
    is reported; raises `OSError` when the cache can't be written and `RuntimeError` without an AVIF encoder.
    """
    if not features.check("avif"):
        raise RuntimeError("this Pillow can't write AVIF: install the wheel of the version that is locked")
    cache.mkdir(parents=True, exist_ok=True)
    report_progress = progress or (lambda _done, _total: None)
    unique = {picture.derivatives: picture for picture in pictures}.values()
    tasks = [task for picture in unique if (task := Task(picture, _missing(picture, cache), cache)).missing]
    # The largest first: the last ones to finish are small, so no process is left waiting for long.
    tasks.sort(key=lambda task: (-task.picture.width * task.picture.height, task.picture.source))
    total = sum(len(task.missing) for task in tasks)
    made, done, failed = 0, 0, []
    if tasks:
        report_progress(done, total)
    for task, failure in _outcomes(tasks, jobs):
        done += len(task.missing)
        if failure:
            failed.append(failure)
        else:
            made += len(task.missing)
        report_progress(done, total)
    kept = sum(len(picture.derivatives) for picture in unique) - total
    for name in _names(unique):
        mark_as_used(cache / name)
    return Report(made, kept, tuple(sorted(failed, key=lambda failure: failure.path)))


def publish(pictures: Iterable[Picture], cache: Path, output_images: Path) -> None:
    """Bring the folder `output_images` to hold the pictures' files: missing ones in, unneeded ones out.

    They are copies: a program that shrinks or stamps the site's files in place would reach through a hard
    link into the cache. A file that is there in the right size is left alone, as its name is its content.
    """
    output_images.mkdir(parents=True, exist_ok=True)
    needed = _names(pictures)
    for name in sorted(needed):
        cached, published = cache / name, output_images / name
        if not published.exists() or published.stat().st_size != cached.stat().st_size:
            copy(cached, published)
    remove_all_but(needed, output_images)


def prune(cache: Path, pictures: Iterable[Picture], *, idle: float = 0.0) -> tuple[str, ...]:
    """Remove what none of the pictures needs, and what a killed run left half-written; tells the names.

    Several magazines may share a cache: `idle` is for how many seconds a file must have been of no use to any run.
    Files that no plan could have named are never touched.
    """
    return remove_all_but(_names(pictures), cache, idle=idle) if cache.is_dir() else ()


def _missing(picture: Picture, cache: Path) -> tuple[Derivative, ...]:
    return tuple(each for each in picture.derivatives if not is_complete(cache / each.name))


def _outcomes(tasks: list[Task], jobs: int) -> Iterator[tuple[Task, UnreadableImage | None]]:
    """Each task as it is done, with what went wrong."""
    if min(jobs, len(tasks)) <= 1:
        for task in tasks:
            yield task, make(task)
        return
    pool = spawned(min(jobs, len(tasks)))
    try:
        # No more than is being worked on is handed over: what a pool has queued can't be called back.
        waiting = iter(tasks)
        running = {_submitted(pool, task): task for task in islice(waiting, jobs)}
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                running |= {_submitted(pool, following): following for following in islice(waiting, 1)}
                yield task, _outcome(future, task)
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, task: Task) -> "Future[UnreadableImage | None]":
    """The task in work; in a pool that has lost a process, one that failed."""
    try:
        return pool.submit(make, task)
    except BrokenProcessPool as error:
        future: Future[UnreadableImage | None] = Future()
        future.set_exception(error)
        return future


def _outcome(future: "Future[UnreadableImage | None]", task: Task) -> UnreadableImage | None:
    try:
        return future.result()
    except BrokenProcessPool:  # killed, for want of memory as a rule; what is made stays made
        return UnreadableImage(task.picture.source, Reason.CRASHED)


def make(task: Task) -> UnreadableImage | None:
    """Make the missing files of one picture, from one decoding; returns what is wrong with the source."""
    picture = task.picture
    try:
        source = read_source(picture.source)
        if plan(source, picture.parameters).derivatives != picture.derivatives:
            raise UnreadableImage(picture.source, Reason.CHANGED)  # its name would promise other bytes
        image = decode(source)
    except UnreadableImage as failure:
        return failure
    try:
        for width in sorted({derivative.width for derivative in task.missing}):
            wanted = [derivative for derivative in task.missing if derivative.width == width]
            resized = resize(image, wanted[0])
            for derivative in wanted:
                write(task.cache / derivative.name, encode(resized, derivative, picture.parameters))
    except Exception as error:
        error.add_note(f"This happened while the sizes of {picture.source} were being made.")
        raise
    return None


def _names(pictures: Iterable[Picture]) -> set[str]:
    return {derivative.name for picture in pictures for derivative in picture.derivatives}
