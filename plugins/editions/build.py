"""Build the site: beside the last one, and put in its place only when it is whole."""

import contextlib
import datetime
import gc
import logging
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import Pelican, console
from pelican.settings import read_settings

from document.diagnostics import Diagnostic
from editions.gate import BuildStopped
from editions.run import Run


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. Paths are whole; `date` decides what is scheduled, `cold` uses no cache, `images`
    and `font_cache` are where derivatives are kept if not in `cache`. `fonts` are folders to look for Chinese fonts
    in (None: where this machine has them). With `sharing` pages have pictures of their own for other sites."""

    content: Path
    output: Path
    cache: Path
    settings: Path
    cold: bool = False
    strict: bool = False
    drafts: bool = False
    jobs: int | None = None
    images: Path | None = None
    font_cache: Path | None = None
    fonts: tuple[Path, ...] | None = None
    date: datetime.datetime | None = None
    sharing: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    run: Run
    articles: int
    pages: int
    seconds: float

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that was found on the way."""
        return self.run.diagnostics


class OutputRefused(Exception):
    """The output folder is no place for a site: what lies there would be lost."""


class PelicanFailed(Exception):
    """Pelican logged errors, which by itself it would let pass."""


def build(options: Options) -> Built:
    """Build `content` and put the result in the place of `output`.

    Raises `OutputRefused`, `BuildStopped` for errors of the magazine, `images.generator.ImagesFailed`,
    `PelicanFailed`; then `output` is what it was.
    """
    start = time.perf_counter()
    _refuse_what_is_no_site(options)
    if options.cold:
        shutil.rmtree(options.cache, ignore_errors=True)
    stage = options.output.parent / f".{options.output.name}.new"
    former = options.output.parent / f".{options.output.name}.old"
    _recover(options.output, stage, former)
    try:
        with _without_collector():
            run = _run_pelican(options, stage)
        _swap(options.output, stage, former)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    pages = sum(len(group) for group in run.pages.values())
    return Built(run, len(run.collection.records), pages, time.perf_counter() - start)


def _refuse_what_is_no_site(options: Options) -> None:
    """A build replaces the whole folder: one that holds something else is not to be touched."""
    output = options.output
    for needed in (options.content, options.settings.parent):
        if needed.is_relative_to(output) or output.is_relative_to(options.content):
            raise OutputRefused(f"{output} cannot be the output: {needed} is needed\n  help: name another --output")
    if output.exists() and not output.is_dir():
        raise OutputRefused(f"{output} is no folder\n  help: name another --output")
    if output.is_dir() and any(output.iterdir()) and not (output / "sitemap.xml").is_file():
        raise OutputRefused(f"{output} holds something that is no site of ours\n  help: name an empty or new --output")


def _recover(output: Path, stage: Path, former: Path) -> None:
    """Mend what a killed build left: half a new site is thrown away, an old one without successor comes back."""
    shutil.rmtree(stage, ignore_errors=True)
    if former.exists() and not output.exists():
        former.rename(output)
    shutil.rmtree(former, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)


def _swap(output: Path, stage: Path, former: Path) -> None:
    """Two renames; between them a killed build is mended by the next one's `_recover`."""
    if output.exists():
        output.rename(former)
    try:
        stage.replace(output)
    except BaseException:
        if former.exists():
            former.rename(output)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _run_pelican(options: Options, stage: Path) -> Run:
    overrides: dict[str, Any] = {
        "PATH": str(options.content),
        "OUTPUT_PATH": str(stage),
        "DUIYE_STORE": str(options.cache / "articles.sqlite"),
        "IMAGE_CACHE": str(options.images or options.cache / "images"),
        "FONT_CACHE": str(options.font_cache or options.cache / "fonts"),
        "FONT_FOLDERS": options.fonts,
        "SHARING_CACHE": str(options.cache / "sharing"),
        "DUIYE_SHARING": options.sharing,
        "DUIYE_DRAFTS": options.drafts,
        "DUIYE_DATE": options.date,
        "DUIYE_FORMER": str(options.output),
    }
    if options.strict:
        overrides["DUIYE_STRICT"] = True
    if options.jobs:
        overrides |= {"DUIYE_JOBS": options.jobs, "IMAGE_JOBS": options.jobs}
    settings = read_settings(str(options.settings), override=overrides)
    with _quiet(), _errors() as errors:
        Pelican(settings).run()
    if errors:
        raise PelicanFailed("\n".join(errors))
    settings["DUIYE_REUSE"].remember()
    run: Run = settings["DUIYE_RUN"]
    return run


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Nearly all that a build makes lives until its end, so looking for garbage takes time and finds none."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Pelican's own closing line counts articles that it has not made."""
    before = console.quiet
    console.quiet = True
    try:
        yield
    finally:
        console.quiet = before


@contextlib.contextmanager
def _errors() -> Iterator[list[str]]:
    """Collect what Pelican logs as an error and then passes over."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(self.format(record))

    handler = Collector(logging.ERROR)
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


__all__ = ["BuildStopped", "Built", "Options", "OutputRefused", "PelicanFailed", "build"]
