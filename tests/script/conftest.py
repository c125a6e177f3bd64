"""What the tests of this room share: their case files."""

from collections.abc import Callable
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def rows() -> Callable[[str], list[list[str]]]:
    """`rows(name)`: the lines of a case file, each cut at its tabs; comments left out."""
    return read_rows


def read_rows(name: str) -> list[list[str]]:
    """The lines of a case file, each cut at its tabs; comments left out."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
