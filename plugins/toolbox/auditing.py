"""What the program stands on: known weaknesses of the locked packages, and a list of them with their licences."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolbox.environment import DEPLOY, RUNTIME, SetupError, interpreter, own_environment

LOCKS = (RUNTIME, DEPLOY)
# What pip-audit says when the service that knows of weaknesses cannot be reached.
UNREACHABLE = ("ConnectionError", "Failed to establish", "Max retries", "Name or service", "timed out", "ServiceError")


class Unanswered(Exception):
    """Nobody who knows of weaknesses can be reached: they are unknown, whichever they are."""


class AuditFailed(Exception):
    """A tool did not do its work; the message has its words."""


def tools(root: Path) -> Path:
    """The Python of the tools' own environment, made on first use. Raises `AuditFailed`."""
    try:
        return own_environment(root, "audit")
    except SetupError as error:
        raise AuditFailed(str(error)) from error


def audited(root: Path) -> Iterator[str]:
    """What is known of the locked packages, in words. Raises `AuditFailed`, for weaknesses too."""
    try:
        found = audit(root, tools(root))
    except Unanswered:
        yield "nobody could be asked, so nothing is known either way; run ./inv audit again with the network there"
        return
    yield from found or ["no package in the locks has a known weakness"]
    if found:
        raise AuditFailed("renew the locks as requirements.in says, then run ./inv test")


def audit(root: Path, python: Path) -> list[str]:
    """A line for each known weakness of a package in the locks. Raises `Unanswered`, `AuditFailed`."""
    found: list[str] = []
    for name in LOCKS:
        words = ["-m", "pip_audit", "--requirement", str(root / name), "--require-hashes", "--disable-pip"]
        done = run(python, *words, "--format", "json", "--progress-spinner", "off")
        try:
            data = json.loads(done.stdout)
        except ValueError:
            if any(word in done.stderr for word in UNREACHABLE):
                raise Unanswered from None
            raise AuditFailed(done.stderr.strip()[-500:]) from None
        if all("skip_reason" in package for package in data["dependencies"]):  # a mirror that knows of no weaknesses
            raise Unanswered
        found += weaknesses(data)
    return sorted(set(found))


def weaknesses(report: Any) -> Iterator[str]:
    """Each weakness of a report of pip-audit, in a line: package, number, the version that is mended."""
    for package in report["dependencies"]:
        if reason := package.get("skip_reason"):
            yield f"{package['name']} {package.get('version', '')}: not looked up: {reason}"
        for one in package.get("vulns", ()):
            mended = ", ".join(one.get("fix_versions", ())) or "no version yet"
            yield f"{package['name']} {package['version']}: {one['id']}; mended in {mended}"


def bill(root: Path, file: Path) -> int:
    """Write the list of everything installed in `.venv` as CycloneDX; how many packages. Raises `AuditFailed`."""
    environment = interpreter(root / ".venv")
    words = ["environment", str(environment), "--output-reproducible", "--output-format", "JSON"]
    done = run(
        tools(root),
        "-m",
        "cyclonedx_py",
        *words,
        "--output-file",
        str(file),
        "--pyproject",
        str(root / "pyproject.toml"),
    )
    if done.returncode or not file.is_file():
        raise AuditFailed(done.stderr.strip()[-500:])
    return len(json.loads(file.read_text("utf-8"))["components"])


def run(python: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the tools."""
    return subprocess.run([str(python), *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
