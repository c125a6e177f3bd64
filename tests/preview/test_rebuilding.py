"""A build follows each burst of changes; its outcome is on the board and in one line of the terminal."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any, cast

import pytest

from preview.board import Board, Now
from preview.builder import Builder, Outcome, Sources
from preview.findings import Finding
from preview.rebuilding import Rebuilding, line

SOURCES = Sources(Path("/m/content"), Path("/m"), Path("/m/.cache/preview"), Path("/m/.cache/images"))
MISTAKE = Finding("error", "c", "content/a/en.md", 3, "fact", "way out", words="content/a/en.md:3: error[c]: fact")
DOUBT = Finding("warning", "d", "content/a/en.md", 4, "fact", "way out", words="content/a/en.md:4: warning[d]: fact")


class Builds:
    """Stands in for the builder: each build waits for `go` and ends as the next of `outcomes` says."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.sources, self.outcomes = SOURCES, list(outcomes)
        self.version, self.calls, self.go, self.begun = "", list[str](), Event(), Event()

    def build(self) -> Outcome:
        """One build."""
        self.calls.append("build")
        self.version = f"v{self.calls.count('build')}"
        self.begun.set()
        assert self.go.wait(30)
        return self.outcomes.pop(0)

    def prepare(self) -> None:
        """Noted."""
        self.calls.append("prepare")

    def renew(self) -> None:
        """Noted."""
        self.calls.append("renew")

    def stop(self) -> None:
        """A real build would end now."""
        self.go.set()


class Loop:
    """The loop with a stand-in, in a thread."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.builds, self.board, self.said = Builds(*outcomes), Board(), list[str]()
        self.rebuilding = Rebuilding(cast(Builder, self.builds), self.board, self.said.append)
        self.thread = Thread(target=self.rebuilding.run)
        self.thread.start()

    def end(self) -> None:
        """Stop it."""
        self.rebuilding.stop()
        self.thread.join()


@pytest.fixture
def loop(request: pytest.FixtureRequest) -> Callable[..., Loop]:
    """`loop(outcome, …)`: running until the test ends."""

    def start(*outcomes: Outcome) -> Loop:
        made = Loop(*outcomes)
        request.addfinalizer(made.end)
        return made

    return start


def good(output: str = "/p", *findings: Finding) -> Outcome:
    """A build that went well."""
    return Outcome(True, Path(output), 0.24, 12, "", findings)


BAD = Outcome(False, Path("/q"), 0.1, findings=(MISTAKE, DOUBT))


def test_changes_during_a_build_make_one_more(loop: Any, until: Callable[..., Now]) -> None:
    """However many come while a build runs, one build follows it, and names them all."""
    one = loop(good(), good())
    assert one.builds.begun.wait(30)
    for name in "abcde":
        one.rebuilding.note([Path(f"/m/content/{name}.md")])
    one.builds.go.set()
    until(one.board, lambda now: now.attempts == 2)
    one.end()
    assert one.builds.calls.count("build") == 2
    assert one.said[0].startswith("first build: 12 pages in 0.2 s, 0 errors, 0 warnings")
    assert one.said[1].startswith("content/a.md, content/b.md, content/c.md and 2 more: 12 pages")


def test_a_failed_build_keeps_the_pages(loop: Any, until: Callable[..., Now]) -> None:
    """The folder and the version stay those of the last good build; the findings are the new ones."""
    one = loop(good("/p"), BAD)
    one.builds.go.set()
    until(one.board, lambda now: now.attempts == 1)
    one.rebuilding.note([Path("/m/content/a.md")])
    now = until(one.board, lambda now: now.attempts == 2)
    assert (now.pages, now.version, now.ok, now.findings) == (Path("/p"), "v1", False, (MISTAKE, DOUBT))


@pytest.mark.parametrize(
    ("path", "renewed"),
    [("/m/plugins/x.py", True), ("/m/pelicanconf.py", True), ("/m/content/x.md", False), ("/m/theme/x.css", False)],
)
def test_changed_code_is_loaded_anew(loop: Any, until: Callable[..., Now], path: str, renewed: bool) -> None:
    """After a change of the code a process that has loaded the old one builds nothing."""
    one = loop(good(), good())
    one.builds.go.set()
    until(one.board, lambda now: now.attempts == 1)
    one.rebuilding.note([Path(path)])
    until(one.board, lambda now: now.attempts == 2)
    assert ("renew" in one.builds.calls) is renewed


def test_a_warning_is_printed_when_it_turns_up(loop: Any, until: Callable[..., Now]) -> None:
    """The same warning isn't printed again after each build, but errors are: they keep the pages from changing."""
    one = loop(good("/p", DOUBT), BAD, BAD)
    one.builds.go.set()
    for number in (1, 2, 3):
        until(one.board, lambda now, number=number: now.attempts == number)
        one.rebuilding.note([Path("/m/content/a.md")]) if number < 3 else None
    one.end()
    assert [said for said in one.said if said.startswith("content/a/en.md")] == [
        DOUBT.words,
        MISTAKE.words,
        MISTAKE.words,
    ]


def test_a_failure_says_that_the_pages_stay() -> None:
    """The line of a failed build says so, with its counts."""
    said = line([Path("/m/content/a.md")], BAD, SOURCES)
    assert said == "content/a.md: not built (0.1 s), the pages stay as they were; 1 error, 1 warning"
