"""A folder on this machine, or on a disk of another that is mounted here, as a place for a site."""

import hashlib
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.sending import Item, WrongTarget

DRAFT = ".duiye-part-"


def printed(path: Path) -> str:
    """A file's hash as this place gives it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder."""

    root: Path

    def present(self) -> Mapping[str, str]:
        """Every file, with its hash; what a run that was killed left half done is none."""
        return {path.relative_to(self.root).as_posix(): printed(path) for path in self._files()}

    def _files(self) -> Iterator[Path]:
        for path in sorted(self.root.rglob("*")):
            if path.name.startswith(DRAFT):
                path.unlink(missing_ok=True)
            elif path.is_file():
                yield path

    def put(self, item: Item) -> None:
        """Write a file beside its place, then give it its name."""
        target = self.root / item.path
        if not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise WrongTarget(f"{target.parent} leads out of the folder", "remove the link")
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{DRAFT}{os.getpid()}-{threading.get_ident()}")
        draft.write_bytes(item.data.read_bytes())
        draft.replace(target)

    def remove(self, path: str) -> None:
        """Delete a file, and its folder when it was the last."""
        target = self.root / path
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()
