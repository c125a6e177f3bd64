"""The folder that keeps fonts between builds: files by the hash in their name, sheets with what they were made for."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from fonts.plan import FontFile, Plan, Request, Sheet, request_of


def keep_sheet(sheet: Sheet, request: Request, cache: Path) -> None:
    """Keep a sheet and, beside it, its request and the names of its files; one that is there is left alone."""
    note = cache / f"{sheet.name}.json"
    if note.is_file():
        return
    cache.mkdir(parents=True, exist_ok=True)
    for path, css in zip(sheet_paths(sheet.name, cache), (sheet.css, sheet.text), strict=True):
        write(path, css.encode())
    record = {"files": [file.name for file in sheet.files], "request": request.as_json()}
    # Last: where the note is, the sheet is.
    write(note, json.dumps(record, ensure_ascii=False).encode())


def has_sheet(name: str, cache: Path) -> bool:
    """Whether a sheet and what it was made for are there."""
    return (cache / f"{name}.json").is_file() and all(path.is_file() for path in sheet_paths(name, cache))


def sheet_paths(name: str, folder: Path) -> tuple[Path, Path]:
    """Where a sheet lies in a folder: what the first paint needs, and the faces of the text."""
    return folder / f"{name}.css", folder / f"{name}-text.css"


def files_of(name: str, cache: Path) -> tuple[str, ...]:
    """The names of the files behind a kept sheet."""
    record = json.loads((cache / f"{name}.json").read_text("utf-8"))
    return tuple(map(str, record["files"]))


def planned_again(name: str, plan: Plan, cache: Path) -> tuple[FontFile, ...]:
    """The files of a kept sheet as they are to be made."""
    return plan.sheet(request_of((cache / f"{name}.json").read_text("utf-8"))).files


def font_path(name: str, cache: Path) -> Path:
    """Where a font file is kept."""
    return cache / f"{name}.woff2"


def is_whole(path: Path) -> bool:
    """Whether a WOFF2 file is there to its last byte: its head says how long it is."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            return head[:4] == b"wOF2" and int.from_bytes(head[8:12]) == file.seek(0, os.SEEK_END)
    except OSError:
        return False


def write(path: Path, data: bytes) -> None:
    """Put a file in its place in one step."""
    with _replacing(path) as temporary:
        temporary.write_bytes(data)


def copy_all(paths: Iterable[Path], folder: Path) -> None:
    """Copy files into a folder. Copies: a program that stamps the site's files would reach through a link."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        with _replacing(folder / path.name) as temporary:
            shutil.copyfile(path, temporary)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A temporary file that becomes `path` when all went well."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
