"""The folder `.published`: whole sites by their hash, and the link `current` to the one that readers see.

Whatever is stopped wherever, `current` leads to a whole site: a new one is made in a folder of another name, gets its
own name in one rename, and the link to it is replaced in one more. What is to be thrown away loses its name first.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolbox.stamped import alone

STAGE = ".new"
DISCARDED = ".old-"
KEPT = 5


class NothingPublished(Exception):
    """There is no site to send, or none to go back to."""


class LinksRefused(Exception):
    """The system makes no symbolic links for this user."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder `.published` of a magazine."""

    folder: Path

    @property
    def link(self) -> Path:
        """Where readers' site is."""
        return self.folder / "current"

    @property
    def stage(self) -> Path:
        """Where the next one is made."""
        return self.folder / STAGE

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let one process at a time change anything here, and mend what a killed one left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with alone(self.folder / ".guard"):
            self._mend()
            try:
                yield
            finally:
                shutil.rmtree(self.stage, ignore_errors=True)

    def current(self) -> str:
        """The name of the site that readers see; "" before the first."""
        try:
            name = self.link.readlink().name
        except OSError:
            return ""
        return name if (self.folder / name).is_dir() else ""

    def site(self, name: str = "") -> Path:
        """The folder of a site, or of readers' one. Raises `NothingPublished`."""
        name = name or self.current()
        if not name:
            raise NothingPublished
        return self.folder / name

    def manifest(self, name: str) -> Mapping[str, Any]:
        """What is known of a site: its files, its pages."""
        try:
            found = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def settle(self, name: str, manifest: Mapping[str, Any]) -> None:
        """Give the stage its name, then have readers see it."""
        self._write(self.folder / f"{name}.json", json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True))
        if (self.folder / name).is_dir():  # the same pages, which were whole when they got their name
            shutil.rmtree(self.stage)
        else:
            self.stage.rename(self.folder / name)
        if hasattr(os, "sync"):
            os.sync()  # on the disk before anybody is led there, for machines that lose their power
        self._point(name)
        self._remember([*(one for one in self.history() if one != name), name])

    def roll_back(self) -> str:
        """Have readers see the site before this one; its name. Raises `NothingPublished`."""
        before = [name for name in self.history() if (self.folder / name).is_dir() and name != self.current()]
        if not before:
            raise NothingPublished
        self._point(before[-1])
        self._remember(before)
        return before[-1]

    def history(self) -> list[str]:
        """The sites that readers saw, the newest last."""
        try:
            return (self.folder / "history").read_text("utf-8").split()
        except OSError:
            return []

    def prune(self, keep: int = KEPT) -> list[str]:
        """Throw away all sites but readers' one and the last few before it; the names of those that went."""
        kept = {self.current(), *self.history()[-max(keep, 1) :]}
        gone = [path for path in sorted(self.folder.iterdir()) if path.is_dir() and path.name[0] != "."]
        gone = [path for path in gone if path.name not in kept and not path.is_symlink()]
        for path in gone:
            self._discard(path)
        for path in self.folder.glob("*.json"):
            if not (self.folder / path.stem).is_dir():
                path.unlink(missing_ok=True)
        self._remember([name for name in self.history() if name in kept])
        return [path.name for path in gone]

    def _mend(self) -> None:
        shutil.rmtree(self.stage, ignore_errors=True)
        for left in (*self.folder.glob(f"{DISCARDED}*"), *self.folder.glob(".link-*"), *self.folder.glob(".text-*")):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        current, seen = self.current(), self.history()
        if current and current not in seen:  # killed after the link was moved
            self._remember([*seen, current])
        elif current and seen[-1] != current:  # killed while going back
            self._remember(seen[: seen.index(current) + 1])

    def _discard(self, site: Path) -> None:
        """Its name goes first, so that what has a name is whole."""
        away = self.folder / f"{DISCARDED}{site.name}"
        shutil.rmtree(away, ignore_errors=True)
        site.rename(away)
        shutil.rmtree(away, ignore_errors=True)

    def _point(self, name: str) -> None:
        draft = self.folder / f".link-{os.getpid()}"
        draft.unlink(missing_ok=True)
        try:
            draft.symlink_to(name, target_is_directory=True)
        except OSError as error:
            raise LinksRefused from error
        draft.replace(self.link)

    def _remember(self, names: list[str]) -> None:
        """Where there is no room for it, readers have their site all the same, and `_mend` adds it next time."""
        if names != self.history():
            with suppress(OSError):
                self._write(self.folder / "history", "".join(f"{name}\n" for name in names))

    def _write(self, file: Path, text: str) -> None:
        draft = self.folder / f".text-{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
