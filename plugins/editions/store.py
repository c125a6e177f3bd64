"""The build's memory: blobs by the hash of everything that they were made from."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Self

_BATCH = 400  # SQLite takes a limited number of parameters in one statement


class Store:
    """A table of blobs in one SQLite file; a damaged file is thrown away, for all of it can be made again."""

    def __init__(self, file: Path) -> None:
        self.file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.connection = self._open()
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            self.connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, timeout=30)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS blobs (key TEXT PRIMARY KEY, kind TEXT, data BLOB)")
        return connection

    def get(self, key: str) -> bytes | None:
        """One blob, or None."""
        row = self.connection.execute("SELECT data FROM blobs WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The blobs that are there."""
        wanted = list(keys)
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(part))
            rows = self.connection.execute(f"SELECT key, data FROM blobs WHERE key IN ({marks})", part)  # noqa: S608 # only question marks are put in
            found.update((key, bytes(data)) for key, data in rows)
        return found

    def put(self, kind: str, blobs: Mapping[str, bytes]) -> None:
        """Keep blobs, in one transaction."""
        with self.connection:
            rows = [(key, kind, data) for key, data in blobs.items()]
            self.connection.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?, ?)", rows)

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Forget the blobs of a kind that this build did not need."""
        stored = {row[0] for row in self.connection.execute("SELECT key FROM blobs WHERE kind = ?", (kind,))}
        gone = [(key,) for key in stored - set(keys)]
        if gone:
            with self.connection:
                self.connection.executemany("DELETE FROM blobs WHERE key = ?", gone)

    def reopen(self) -> None:
        """Use a connection of one's own, in a process that was forked."""
        self.connection = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


# The rooms that have a part in what an article becomes, or whose classes the memory holds; a change in another one
# leaves it good.
ROOMS = (
    "captions",
    "document",
    "editions",
    "facing",
    "films",
    "fonts",
    "images",
    "interview",
    "people",
    "script",
    "sharing",
    "translation",
)
LIBRARIES = ("markdown", "nh3", "numpy", "opencc-python-reimplemented", "pypinyin", "babel", "pyyaml")


def code_digest(plugins: Path, rooms: Iterable[str] = ROOMS, libraries: Iterable[str] = LIBRARIES) -> str:
    """A hash of the code and data that make pages out of files, and of the libraries that help."""
    digest = hashlib.sha256()
    files = (file for room in rooms for file in (plugins / room).rglob("*"))
    for file in sorted(p for p in files if p.suffix in (".py", ".toml", ".txt", ".bin") and p.is_file()):
        digest.update(file.relative_to(plugins).as_posix().encode() + b"\0" + file.read_bytes())
    for name in libraries:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()
