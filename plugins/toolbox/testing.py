"""Run the project's tests and, when asked for all, the linter, the type checker and the slow suites."""

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from toolbox.environment import TESTS, SetupError, prepare
from toolbox.machine import apt_install, can_apt_install, find_chromium, missing_for_fonts, missing_for_pages

MOST_WORKERS = 8  # each may hold a browser


def run_tests(root: Path, *, quick: bool, slow: bool) -> list[str]:
    """Run the quick tests, the slow checks, or both; the names of those that failed."""
    try:
        prepare(root, TESTS)
    except SetupError as error:
        raise SystemExit(f"./inv test: {error}") from None
    missing = dict.fromkeys([*missing_for_pages(os.environ), *missing_for_fonts()])
    if missing and can_apt_install():
        apt_install(*missing)
    print(versions(), flush=True)
    checks = (lint_checks() if slow else {}) | {"tests": pytest_command(quick=quick, slow=slow)}
    return [name for name, command in checks.items() if not passes(command, root)]


def versions() -> str:
    """One line that tells a bug report's reader what ran."""
    packages = " · ".join(f"{name} {version(name)}" for name in ("pelican", "pytest", "playwright"))
    browser = find_chromium(os.environ) or "no browser"
    return f"Python {platform.python_version()} · {packages} · {browser} · {platform.platform(terse=True)}"


def lint_checks() -> dict[str, list[str]]:
    """The checks that read the code without running it."""
    return {
        "ruff check": ["ruff", "check"],
        "ruff format": ["ruff", "format", "--check"],
        "mypy": ["mypy"],
    }


def pytest_command(*, quick: bool, slow: bool) -> list[str]:
    """Pytest over the wanted half or both, one worker a core; a file's tests share a worker and what it made."""
    chosen = [] if quick and slow else ["-m", "slow" if slow else "not slow"]
    spread = ["--numprocesses", "auto", "--maxprocesses", str(MOST_WORKERS), "--dist", "loadfile"]
    # The full closing line, which pyproject.toml's -q shortens, is what CI reads.
    return ["pytest", "--verbosity", "0", "-r", "fEs", *spread, *chosen]


def passes(command: list[str], root: Path) -> bool:
    """Run one of the environment's tools in the project, its words straight to the terminal."""
    print(f"$ {' '.join(command)}", flush=True)
    return subprocess.run([sys.executable, "-m", *command], cwd=root, check=False).returncode == 0
