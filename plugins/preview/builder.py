"""Build in child processes, one after another: a child is loaded and waiting before it is needed."""

import json
import secrets
import shutil
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from preview.findings import Finding, from_json, of_failure
from preview.processes import dismiss, interrupt, start

PAGES = ("pages-a", "pages-b")  # folders that good builds take in turn


@dataclass(frozen=True, slots=True)
class Sources:
    """What is built, and from what: paths are whole. `folder` is the preview's own, for pages and memory.

    `images` keeps the sizes of pictures; a build and a preview may share it, for it is added to and nothing more.
    """

    content: Path
    root: Path
    folder: Path
    images: Path
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
        self._output = sources.folder / PAGES[0]

    @property
    def version(self) -> str:
        """The name of the last build; no other build has it, of this preview or another."""
        return f"{self._name}-{self._number}"

    def prepare(self) -> None:
        """Have a child loaded and waiting."""
        with self._lock:
            if self._child is None and not self._stopped:
                self._child = start(self.sources.root)

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
            child, output = self._child, self._output
            if child is None:
                return Outcome(False, output)
            self._working = True
        answer, _ = child.communicate(json.dumps(self._job(output)) + "\n")
        with self._lock:
            self._child, self._working = None, False
        outcome = self._outcome(answer, child.returncode, output)
        if outcome.ok:
            self._output = next(folder for name in PAGES if (folder := output.with_name(name)) != output)
        return outcome

    def _job(self, output: Path) -> dict[str, str]:
        sources = self.sources
        paths = {
            "content": sources.content,
            "output": output,
            "cache": sources.folder / "cache",
            "images": sources.images,
            "settings": sources.settings,
            "theme": sources.theme,
        }
        return {name: str(path) for name, path in paths.items()} | {"language": sources.language}

    def _outcome(self, answer: str, code: int, output: Path) -> Outcome:
        """The outcome from what the child wrote; it was killed, or could not start, where that is nothing whole."""
        try:
            shape: Mapping[str, Any] = json.loads(answer)
        except ValueError:
            shape = {"crash": (f"the build ended with code {code} and without an answer", "")}
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
        for name in PAGES:
            for rest in (name, f".{name}.new", f".{name}.old"):
                shutil.rmtree(self.sources.folder / rest, ignore_errors=True)
