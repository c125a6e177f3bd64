"""Each build is a process of its own; whatever becomes of it, the preview has an outcome to show."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from preview import child
from preview.builder import Builder, Outcome, Sources

# Stands in for `preview.child`: {body} is what it does with the line that it was sent.
STAND_IN = "import json, os, signal, sys\nline = sys.stdin.readline()\n{body}\n"
GOOD = """
job = json.loads(line)
print(json.dumps({"ok": True, "pages": 3, "base": "", "seconds": 0.5, "findings": [], "output": job["output"]}))
"""


@pytest.fixture
def builder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Builder]:
    """A builder whose child does what the test's parameter says."""
    room = tmp_path / "plugins" / "preview"
    room.mkdir(parents=True)
    (room / "child.py").write_text(STAND_IN.format(body=request.param), encoding="utf-8")
    made = Builder(Sources(tmp_path / "content", tmp_path, tmp_path / "preview", tmp_path / "images"))
    yield made
    made.stop()


@pytest.mark.parametrize("builder", [GOOD], indirect=True)
def test_two_builds_lie_side_by_side(builder: Builder) -> None:
    """The pages of a build are not where the last ones are, which are being read; a third takes the first's place."""
    first, second, third = (builder.build() for _ in range(3))
    assert [first.ok, second.ok, third.ok] == [True] * 3
    assert first.output != second.output
    assert first.output == third.output


@pytest.mark.parametrize("builder", [GOOD], indirect=True)
def test_a_failed_build_does_not_come_near_the_last_good_pages(builder: Builder) -> None:
    """Neither it nor the good one after it writes where they are."""
    good = builder.build()
    file = builder.sources.plugins / "preview" / "child.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(STAND_IN.format(body="os._exit(4)"), encoding="utf-8")
    failed = builder.build()
    file.write_text(text, encoding="utf-8")
    mended = builder.build()
    assert [good.ok, failed.ok, mended.ok] == [True, False, True]
    assert good.output not in (failed.output, mended.output)


@pytest.mark.parametrize(
    "builder", ["os._exit(3)", "print('{\"ok\": tr', end='', flush=True); os._exit(3)"], indirect=True
)
def test_a_build_that_dies_is_told(builder: Builder) -> None:
    """No answer, or half of one, is an error with the exit code."""
    outcome = builder.build()
    assert (outcome.ok, [finding.code for finding in outcome.findings]) == (False, ["crash"])
    assert "ended with code 3" in outcome.findings[0].message


@pytest.mark.parametrize("builder", ["print(json.dumps({'crash': ['KeyError: 7', 'Traceback …']}))"], indirect=True)
def test_a_traceback_is_shown(builder: Builder) -> None:
    """A fault in the program is an error whose details are the traceback, for the page and for the terminal."""
    finding = builder.build().findings[0]
    assert (finding.level, finding.message, finding.details) == ("error", "KeyError: 7", "Traceback …")
    assert finding.words.startswith("error[crash]: KeyError: 7\n  help: ")
    assert finding.words.endswith("Traceback …")


@pytest.mark.parametrize("builder", [GOOD], indirect=True)
def test_changed_code_is_what_builds_next(builder: Builder) -> None:
    """A process that was waiting with the old code is let go."""
    builder.prepare()
    file = builder.sources.plugins / "preview" / "child.py"
    file.write_text(STAND_IN.format(body="os._exit(4)"), encoding="utf-8")
    builder.renew()
    assert "code 4" in builder.build().findings[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "builder",
    ["signal.pthread_sigmask(signal.SIG_SETMASK, []); open(json.loads(line)['content'], 'w').close(); signal.pause()"],
    indirect=True,
)
def test_a_build_can_be_ended(builder: Builder) -> None:
    """Stopping ends the process that builds, and no other is started after it."""
    os.mkfifo(builder.sources.content)
    outcomes: list[Outcome] = []
    thread = Thread(target=lambda: outcomes.append(builder.build()))
    thread.start()
    builder.sources.content.read_bytes()  # returns once the build has begun
    builder.stop()
    thread.join(30)
    assert [outcome.ok for outcome in outcomes] == [False]
    assert builder.build().ok is False


def test_code_that_cannot_be_imported_is_an_answer() -> None:
    """A syntax error in a plugin comes back as a fact and where it is."""
    try:
        compile("def x(:", "plugins/x.py", "exec")
    except SyntaxError as error:
        answer = child.run({"language": "en"}, error)
    fact, details = answer["crash"]
    assert fact.startswith("SyntaxError")
    assert 'File "plugins/x.py", line 1' in details
