"""Run Lighthouse on a page, and say what it found in figures."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolbox.browsing import FLAGS
from toolbox.page_tools import ToolError, node_program

CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
METRICS = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
}
# What a reader with a telephone on a slow network sees is what Lighthouse measures by default.
ATTEMPTS = 3
WORDS = ("--quiet", "--output=json", "--only-categories=" + ",".join(CATEGORIES))


@dataclass(frozen=True, slots=True)
class Score:
    """One run: each category from 0 to 100, the metrics of performance (ms; CLS without unit), and what failed."""

    categories: dict[str, int]
    metrics: dict[str, float]
    failed: tuple[str, ...]


def run_lighthouse(modules: Path, chromium: Path, address: str) -> Score:
    """Look at one page once, as a telephone would; about 12 seconds. Raises ToolError.

    Now and then Chromium records no trace (NO_NAVSTART), and Lighthouse asks to be run again: so it is, twice.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return _look(modules, chromium, address)
        except ToolError:
            continue
    return _look(modules, chromium, address)


def _look(modules: Path, chromium: Path, address: str) -> Score:
    program = modules / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.json")
        flags = "--chrome-flags=" + " ".join(("--headless=new", "--no-sandbox", *(f'"{flag}"' for flag in FLAGS)))
        done = subprocess.run(
            [node_program(), program, address, *WORDS, f"--output-path={report}", flags],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
            env=os.environ | {"CHROME_PATH": str(chromium)},
        )
        if done.returncode or not report.exists():
            raise ToolError(f"lighthouse failed on {address}:\n{done.stderr[-2000:]}")
        return score(json.loads(report.read_text("utf-8")))


def score(report: Mapping[str, Any]) -> Score:
    """The figures of a report, which is Lighthouse's own JSON."""
    audits = report["audits"]
    categories = {name: _hundred(report["categories"][name]["score"]) for name in CATEGORIES}
    metrics = {short: _number(audits[name].get("numericValue")) for short, name in METRICS.items()}
    counted = {
        reference["id"]
        for name in CATEGORIES[:3]
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    # An audit without a score does not concern this page.
    failed = tuple(name for name in sorted(counted) if audits[name]["score"] not in (1, None))
    return Score(categories, metrics, failed)


def _hundred(value: object) -> int:
    return round(100 * value) if isinstance(value, int | float) else 0


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def median(scores: Sequence[Score], category: str) -> int:
    """The middle one of several runs."""
    return int(statistics.median_low(one.categories[category] for one in scores))


def worst(scores: Sequence[Score], category: str) -> int:
    """The lowest one."""
    return min(one.categories[category] for one in scores)
