"""Send a site to a host: plan first, assets before the pages that need them, deletions last, everything tried again."""

import fnmatch
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from publishing.finishing import ASK, FOREVER
from publishing.tree import FEED, is_text, type_of

WORKERS = 8
TRIES = 4
PAUSE = 0.5  # seconds before the second try; then twice as long each time
PROOF = "sitemap.xml"  # what tells a site of ours from anything else


class NotSent(Exception):
    """Something did not arrive, or was refused; the message says what."""


class WrongTarget(Exception):
    """The target cannot be used as it is described: the reason, and a way out."""

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(reason)
        self.reason, self.help = reason, way_out


class Foreign(Exception):
    """The place holds something that is no site of ours."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file as it is sent. `data` is where its bytes are, `coding` how they are compressed, `print_` their hash."""

    path: str
    data: Path
    print_: str
    size: int
    coding: str = ""
    immutable: bool = False

    @property
    def type(self) -> str:
        """What the host says that it is."""
        kind = type_of(self.path)
        return f"{kind}; charset=utf-8" if is_text(self.path) and kind != FEED else kind

    @property
    def cache(self) -> str:
        """How long a browser may keep it."""
        return FOREVER if self.immutable else ASK


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `send` or `remove` a file."""

    verb: str
    path: str
    size: int = 0

    def __str__(self) -> str:
        return f"{self.verb} {self.path}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, phase after phase; within one the order does not matter. `same` counts what is there already."""

    phases: tuple[tuple[Step, ...], ...]
    same: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        return tuple(step for phase in self.phases for step in phase)


class Destination(Protocol):
    """A place that takes files one by one."""

    def present(self) -> Mapping[str, str]:
        """The files that are there, with a hash as `Item.print_` has it ("" where it is not known)."""

    def put(self, item: Item) -> None:
        """Send a file; once it is there under its name, it is whole."""

    def remove(self, path: str) -> None:
        """Take a file away."""


def phase_of(path: str) -> int:
    """Assets, then pages, then what names new pages to others."""
    if path.endswith((".xml", "robots.txt")):
        return 2
    return 1 if path.endswith(".html") else 0


def make_plan(
    items: Mapping[str, Item], present: Mapping[str, str], keep: Sequence[str] = (), *, everything: bool = False
) -> Plan:
    """What it takes to make a place hold these files and no others, but for those that `keep` has patterns of.

    Raises `Foreign` for a place that holds something else than a site.
    """
    ours = {path for path in present if not any(fnmatch.fnmatchcase(path, pattern) for pattern in keep)}
    if ours and PROOF not in ours:
        raise Foreign
    wanted = [item for path, item in sorted(items.items()) if everything or present.get(path) != item.print_]
    sends = [tuple(Step("send", one.path, one.size) for one in wanted if phase_of(one.path) == at) for at in range(3)]
    gone = sorted(path for path in ours if path not in items)
    # What names a page goes before it, and a page before what it needs.
    removals = [tuple(Step("remove", path) for path in gone if phase_of(path) == at) for at in (2, 1, 0)]
    phases = tuple(phase for phase in (*sends, *removals) if phase)
    return Plan(phases, len(items) - len(wanted))


def perform(
    plan: Plan,
    items: Mapping[str, Item],
    destination: Destination,
    *,
    done: Callable[[Step], None],
    workers: int = WORKERS,
    pause: float = PAUSE,
) -> None:
    """Do it. Raises `NotSent` when a step fails however often it is tried; nothing of a later phase is done then."""

    def do(step: Step) -> None:
        if step.verb == "send":
            again(lambda: destination.put(items[step.path]), step.path, pause)
        else:
            again(lambda: destination.remove(step.path), step.path, pause)
        done(step)

    for phase in plan.phases:
        with ThreadPoolExecutor(workers) as pool:
            failed = [error for error in pool.map(lambda step: attempt(do, step), phase) if error]
        if failed:
            raise NotSent(failed[0])


def attempt(do: Callable[[Step], None], step: Step) -> str:
    """Try a step and go on with the others of its phase; "" or what went wrong."""
    try:
        do(step)
    except NotSent as error:
        return str(error)
    return ""


def again(work: Callable[[], Any], what: str, pause: float = PAUSE) -> Any:
    """Do something, a few times if need be. Raises `NotSent`."""
    for number in range(TRIES):
        try:
            return work()
        except WrongTarget:
            raise
        except Exception as error:  # each client has its own kinds
            if number == TRIES - 1:
                raise NotSent(f"{what}: {worded(error)}") from error
            time.sleep(pause * 2**number)
    raise AssertionError("the loop above returns or raises")


def worded(error: Exception) -> str:
    """The first line of an error, without addresses that hold a key."""
    return (str(error).splitlines() or [type(error).__name__])[0].partition("?")[0]


def read_items(
    site: Path, manifest: Mapping[str, Any], printed: Callable[[Path], str], coding: str = "", *, coded: bool = False
) -> dict[str, Item]:
    """The files of a published site as they are sent.

    `printed` gives a file's hash as the place gives it. With `coding` texts are sent compressed under their own names;
    with `coded` their compressed forms are sent beside them.
    """
    suffix = {"gzip": ".gz", "br": ".br", "": ""}[coding]
    items: dict[str, Item] = {}
    for path, facts in manifest["files"].items():
        source = site / f"{path}{suffix}"
        one = source if suffix and source.is_file() else site / path
        used = coding if one == source and suffix else ""
        items[path] = Item(path, one, printed(one), one.stat().st_size, used, bool(facts["immutable"]))
        for extra in (".br", ".gz") if coded else ():
            beside = site / f"{path}{extra}"
            if beside.is_file():
                name = f"{path}{extra}"
                items[name] = Item(name, beside, printed(beside), beside.stat().st_size, "", bool(facts["immutable"]))
    return items


def lines_of(plan: Plan) -> Iterator[str]:
    """A plan in words: the very lines that are printed when it is done."""
    yield from map(str, plan.steps)
