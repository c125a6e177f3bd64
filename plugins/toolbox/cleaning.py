"""Remove what can be made again from a working copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

# Not .venv, which holds the running command, nor .published, which holds what readers see and can go back to.
MADE_AGAIN = ("output", ".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
SEARCHED_FOR_BYTECODE = ("plugins", "tests")


def clean_project(root: Path) -> list[Path]:
    """Remove output, caches and bytecode below a project's root; what was removed, in order."""
    removed = sorted(path for path in made_again(root) if path.exists())
    for path in removed:
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path)
    return removed


def made_again(root: Path) -> Iterator[Path]:
    """Each folder that a build, a test or Python itself makes anew."""
    yield from (root / name for name in MADE_AGAIN)
    yield root / "__pycache__"
    for folder in SEARCHED_FOR_BYTECODE:
        yield from (root / folder).rglob("__pycache__")
