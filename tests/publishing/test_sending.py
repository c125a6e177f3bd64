"""A site is sent in an order in which it is never broken, whatever fails on the way."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.sending import Foreign, Item, NotSent, Plan, Step, make_plan, perform, phase_of

PATHS = ("en/index.html", "index.html", "assets/a.css", "images/a.jpg", "sitemap.xml", "en/feed.xml", "robots.txt")
NEW = {path: Item(path, Path(path), "new", 1) for path in PATHS}
OLD = dict.fromkeys((*PATHS, "gone/index.html", "images/gone.jpg"), "old")


@dataclass
class Place:
    """A place in memory; `faults` makes a share of what is asked of it fail."""

    files: dict[str, str] = field(default_factory=dict)
    faults: float = 0.0
    random: Random = field(default_factory=lambda: Random(9))  # noqa: S311 # a test's faults are no secret
    log: list[str] = field(default_factory=list)
    failed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def present(self) -> Mapping[str, str]:
        return dict(self.files)

    def put(self, item: Item) -> None:
        self._maybe_fail()
        with self.lock:
            self.files[item.path] = item.print_
            self.log.append(f"send {item.path}")

    def remove(self, path: str) -> None:
        self._maybe_fail()
        with self.lock:
            self.files.pop(path)
            self.log.append(f"remove {path}")

    def _maybe_fail(self) -> None:
        with self.lock:
            if self.random.random() < self.faults:
                self.failed += 1
                raise ConnectionError("the line went dead")


def go(plan: Plan, place: Place) -> list[Step]:
    """Perform a plan without pauses; the steps that were done."""
    done: list[Step] = []
    perform(plan, NEW, place, done=done.append, pause=0)
    return done


def test_assets_go_first_and_deletions_last() -> None:
    """Then pages, then what names them; what is removed in the other order."""
    place = Place(dict(OLD))
    go(make_plan(NEW, place.present()), place)
    verbs = [line.split()[0] for line in place.log]
    assert verbs == sorted(verbs, reverse=True)
    phases = [phase_of(line.split()[1]) for line in place.log if line.startswith("send")]
    assert phases == sorted(phases)
    assert place.log[-2:] == ["remove gone/index.html", "remove images/gone.jpg"]
    assert place.files == dict.fromkeys(PATHS, "new")


def test_what_is_done_is_what_was_planned() -> None:
    """Step by step, and nothing else."""
    place = Place(dict(OLD))
    plan = make_plan(NEW, place.present())
    done = go(plan, place)
    assert sorted(map(str, done)) == sorted(map(str, plan.steps)) == sorted(place.log)
    assert make_plan(NEW, place.present()).steps == ()


def test_only_what_changed_is_sent() -> None:
    """Unless everything is asked for."""
    there = dict.fromkeys(PATHS, "new") | {"index.html": "old"}
    assert [str(step) for step in make_plan(NEW, there).steps] == ["send index.html"]
    assert len(make_plan(NEW, there, everything=True).steps) == len(PATHS)


def test_what_is_to_be_kept_is_kept() -> None:
    """By its pattern."""
    there = {**dict.fromkeys(PATHS, "new"), "podcast/1.mp3": "x", "old.html": "x"}
    assert [str(step) for step in make_plan(NEW, there, ["podcast/*"]).steps] == ["remove old.html"]


def test_a_place_that_holds_something_else_is_refused() -> None:
    """Nothing of it is lost; one with a pattern for all of it is as good as empty."""
    with pytest.raises(Foreign):
        make_plan(NEW, {"thesis.docx": "x"})
    assert make_plan(NEW, {"podcast/1.mp3": "x"}, ["podcast/*"]).same == 0


@given(seed=st.integers(0, 2**32), share=st.floats(0, 0.6))
def test_faults_on_the_way_lose_nothing(seed: int, share: float) -> None:
    """What fails is tried again; when it stops, no page stands without what it needs; the next run goes on."""
    place = Place(dict(OLD), share, Random(seed))  # noqa: S311 # as above
    for _ in range(200):
        try:
            go(make_plan(NEW, place.present()), place)
            break
        except NotSent:
            pages = {path for path in PATHS if path.endswith(".html") and place.files.get(path) == "new"}
            assets = {path for path in PATHS if phase_of(path) == 0}
            assert not pages or all(place.files[path] == "new" for path in assets)
            assert set(PATHS) <= set(place.files)
    assert place.files == dict.fromkeys(PATHS, "new")


def test_a_fault_that_stays_is_told() -> None:
    """After a few tries, with what did not arrive."""
    with pytest.raises(NotSent, match=r"assets/a\.css: the line went dead"):
        go(make_plan({"assets/a.css": NEW["assets/a.css"]}, {}), Place(faults=1.1))
