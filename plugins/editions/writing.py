"""Write planned pages, on all cores where that is worth it."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from editions.addresses import file_of
from editions.planner import Page
from editions.reuse import Reuse
from editions.run import Run

# Below this many pages a fork costs more than it brings.
FORK_FROM = 200


class WritingFailed(Exception):
    """A process that wrote pages ended with an error, which it has printed."""


def write_pages(
    generator: Any, writer: Any, edition: str, *, jobs: int | None = None, reuse: Reuse | None = None
) -> None:
    """Write an edition's pages through Pelican's writer, but for those that `reuse` takes over from the last site.

    The templates are compiled once, in the first generator's environment. Forked processes inherit the whole run, so
    nothing has to be sent to them; each writes every n-th page. Raises `WritingFailed`.
    """
    context = generator.context
    run: Run = context["run"]
    source = context["template_source"]
    base = run.collection.site.magazine.base
    # Pelican copies the context for every page: ours needs none of the run.
    given = {key: value for key, value in context.items() if key not in ("run", "pictures", "template_source", "reuse")}

    def write(pages: Sequence[Page]) -> None:
        for page in pages:
            template = source.get_template(page.template)
            writer.write_file(file_of(page.address, base), template, given, url=page.address, **page.make())

    pages: Sequence[Page] = run.pages.get(edition, ())
    if reuse is not None:
        pages = reuse.take_over(pages)
    shares = forks(len(pages), jobs or os.cpu_count() or 1)
    if shares == 1:
        write(pages)
    else:
        for template in sorted({page.template for page in pages}):
            source.get_template(template)  # compiled here, and not again in each process
        write_forked(write, [pages[start::shares] for start in range(shares)], run)


def forks(pages: int, jobs: int) -> int:
    """How many processes are worth it. Only a process without other threads may fork safely, and only on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(jobs, pages // FORK_FROM))


def write_forked(write: Callable[[Sequence[Page]], None], shares: Sequence[Sequence[Page]], run: Run) -> None:
    """Write the first share here and each other one in a process of its own."""

    def in_a_process(pages: Sequence[Page]) -> None:
        run.collection.store.reopen()  # a connection of SQLite must not cross a fork
        write(pages)

    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=in_a_process, args=(share,)) for share in shares[1:]]
    for other in others:
        other.start()
    try:
        write(shares[0])
    finally:
        for other in others:
            other.join()
    if any(other.exitcode for other in others):
        raise WritingFailed("a process that wrote pages failed; what it said stands above")
