"""Write planned pages, on all cores where that is worth it."""

import contextlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from editions.addresses import file_of
from editions.lettering import languages_of
from editions.planner import Page
from editions.reuse import Reuse
from editions.run import Run
from fonts.page import PageFonts

# Below this many pages a fork costs more than it brings.
FORK_FROM = 200
OF_THE_RUN = frozenset({"run", "pictures", "template_source", "reuse", "font_plan", "sheets", "posters"})

Sheets = dict[str, str]  # the name of a page's style sheet of faces, by the page's address


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
    cache = Path(generator.settings["FONT_CACHE"])
    # Pelican copies the context for every page: ours needs none of the run.
    given = {key: value for key, value in context.items() if key not in OF_THE_RUN}

    def write(pages: Sequence[Page]) -> Sheets:
        sheets: Sheets = {}
        for page in pages:
            template = source.get_template(page.template)
            made = page.make()
            languages = languages_of(run.collection.site.magazine, page.edition)
            fonts = PageFonts(run.fonts, cache, base, languages, made.get("display", ""))
            place = file_of(page.address, base)
            writer.write_file(place, template, given, url=page.address, fonts=fonts, **made)
            if fonts.name:
                sheets[page.address] = fonts.name
        return sheets

    pages: Sequence[Page] = run.pages.get(edition, ())
    if reuse is not None:
        pages = reuse.take_over(pages)
    shares = forks(len(pages), jobs or os.cpu_count() or 1)
    sheets: Sheets = context["sheets"]
    if shares == 1:
        sheets.update(write(pages))
    else:
        for template in sorted({page.template for page in pages}):
            source.get_template(template)  # compiled here, and not again in each process
        sheets.update(write_forked(write, [pages[start::shares] for start in range(shares)], run))


def forks(pages: int, jobs: int) -> int:
    """How many processes are worth it. Only a process without other threads may fork safely, and only on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(jobs, pages // FORK_FROM))


def write_forked(write: Callable[[Sequence[Page]], Sheets], shares: Sequence[Sequence[Page]], run: Run) -> Sheets:
    """Write the first share here and each other one in a process of its own; the sheets of all."""

    def in_a_process(pages: Sequence[Page], sender: Connection) -> None:
        run.collection.store.reopen()  # a connection of SQLite must not cross a fork
        sender.send(write(pages))

    fork = multiprocessing.get_context("fork")
    others: list[tuple[ForkProcess, Connection]] = []
    for share in shares[1:]:
        receiver, sender = fork.Pipe(duplex=False)
        other = fork.Process(target=in_a_process, args=(share, sender))
        other.start()
        sender.close()  # the process has its own end, so that its death closes the pipe
        others.append((other, receiver))
    sheets: Sheets = {}
    try:
        sheets.update(write(shares[0]))
        for _, receiver in others:
            with contextlib.suppress(EOFError):  # it failed, which its exit code says below
                sheets.update(receiver.recv())
    finally:
        for other, receiver in others:
            receiver.close()
            other.join()
    if any(other.exitcode for other, _ in others):
        raise WritingFailed("a process that wrote pages failed; what it said stands above")
    return sheets
