"""Build in child processes, one after another: a child is loaded and waiting before it is needed."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from preview.findings import Finding, from_json, of_failure

GRACE = 5.0  # seconds that an interrupted build has to clear up


@dataclass(frozen=True, slots=True)
class Sources:
    """What is built, and from what: paths are whole. `folder` is the preview's own, for pages and memory."""

    content: Path
    root: Path
    folder: Path
    language: str = "en"

    @property
    def theme(self) -> Path:
        """The templates and styles."""
        return self.root / "theme"

    @property
    def plugins(self) -> Path:
        """The code."""
        return self.root / "plugins"

    @property
    def settings(self) -> Path:
        """Pelican's settings."""
        return self.root / "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went. `output` holds its pages when it is `ok`."""

    ok: bool
    output: Path
    seconds: float = 0.0
    pages: int = 0
    base: str = ""
    findings: tuple[Finding, ...] = field(default=())


class Builder:
    """Runs builds. The pages of two builds lie side by side, so that the former ones are whole while the next come."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._working = False
        self._stopped = False
        self._name = secrets.token_hex(4)
        self._number = 0

    @property
    def version(self) -> str:
        """The name of the next build; no other build has it, of this preview or another."""
        return f"{self._name}-{self._number}"

    def prepare(self) -> None:
        """Have a child loaded and waiting."""
        with self._lock:
            if self._child is None and not self._stopped:
                self._child = start(self.sources)

    def renew(self) -> None:
        """The code has changed: what a waiting child has loaded is no longer it."""
        with self._lock:
            if self._child and not self._working:
                dismiss(self._child)
                self._child = None

    def build(self) -> Outcome:
        """Build once; blocks until it is done. A build that `stop` ends is not `ok`."""
        self.prepare()
        with self._lock:
            self._number += 1
            output = self.sources.folder / f"pages-{self._number % 2}"
            child = self._child
            if child is None:
                return Outcome(False, output)
            self._working = True
        answer, _ = child.communicate(json.dumps(self._job(output)) + "\n")
        with self._lock:
            self._child, self._working = None, False
        return self._outcome(answer, child.returncode, output)

    def _job(self, output: Path) -> dict[str, str]:
        sources = self.sources
        paths = {
            "content": sources.content,
            "output": output,
            "cache": sources.folder / "cache",
            "settings": sources.settings,
            "theme": sources.theme,
        }
        return {name: str(path) for name, path in paths.items()} | {"language": sources.language}

    def _outcome(self, answer: str, code: int, output: Path) -> Outcome:
        """The outcome from what the child wrote, or from the fact that it wrote nothing."""
        shape: Mapping[str, Any] = (
            json.loads(answer) if answer else {"crash": [f"the build ended with code {code}", ""]}
        )
        if "crash" in shape:
            fact, details = shape["crash"]
            return Outcome(False, output, findings=(of_failure("crash", fact, self.sources.language, details),))
        findings = tuple(from_json(one) for one in shape["findings"])
        return Outcome(shape["ok"], output, shape["seconds"], shape.get("pages", 0), shape.get("base", ""), findings)

    def stop(self) -> None:
        """End the child, in the midst of a build or before; nothing is built after that."""
        with self._lock:
            self._stopped = True
            child, working = self._child, self._working
            if not working:
                self._child = None
        if child:
            interrupt(child) if working else dismiss(child)

    def clear(self) -> None:
        """Remove the pages, finished and not; the memory stays for the next preview."""
        for name in ("pages-0", "pages-1", ".pages-0.new", ".pages-1.new", ".pages-0.old", ".pages-1.old"):
            shutil.rmtree(self.sources.folder / name, ignore_errors=True)


def start(sources: Sources) -> "subprocess.Popen[str]":
    """Start a child. It leads a group of its own: Ctrl-C is the preview's to handle, and the group ends as one."""
    path = os.pathsep.join(filter(None, (str(sources.plugins), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "preview.child"],
        cwd=sources.root,
        env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def dismiss(child: "subprocess.Popen[str]") -> None:
    """End a child that waits for its job."""
    child.kill()
    child.communicate()


def interrupt(child: "subprocess.Popen[str]") -> None:
    """End a build and all processes that it started; asked first, so that it clears up behind itself.

    Whoever has given it the job reads its answer and its exit code.
    """
    if sys.platform == "win32":
        child.kill()
        return
    child.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE)
    # The group outlives its leader while workers run; when there is none left, there is nothing to do.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
