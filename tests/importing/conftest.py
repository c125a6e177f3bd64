"""What the importer's tests ask for: a way to write a transcript and import it into an empty magazine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from importing.importer import import_file
from importing.report import Report


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., Report]:
    """`imported(text, name="talk.txt", **options)`: the report of an import into `tmp_path / "articles"`."""

    def run(text: str | bytes, name: str = "talk.txt", **options: object) -> Report:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return import_file(file, into=tmp_path / "articles", **options)  # type: ignore[arg-type] # options of import_file

    return run
