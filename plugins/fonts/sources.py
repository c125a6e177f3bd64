"""The Chinese faces that this machine has, known by what the files say of themselves."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from fontTools.ttLib import TTFont

# The family of each script, as its name table has it. A collection holds all of them, so its order is not relied on.
FAMILIES: Final[Mapping[str, str]] = {
    "hant": "Noto Serif CJK TC",
    "hk": "Noto Serif CJK HK",
    "hans": "Noto Serif CJK SC",
    "ja": "Noto Serif CJK JP",
}
TEXT: Final = 400
# For titles the blackest that there is.
DISPLAY: Final = (900, 700)


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file. `identity` is a hash of its tables' check sums: the same for the same outlines."""

    path: Path
    index: int
    family: str
    weight: int
    identity: str


def machine_folders(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where fonts are installed on this system, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if sys.platform == "win32":
        local = Path(environ.get("LOCALAPPDATA", home / "AppData/Local")) / "Microsoft/Windows/Fonts"
        return (local, Path(environ.get("WINDIR", "C:/Windows")) / "Fonts")
    data = Path(environ.get("XDG_DATA_HOME", home / ".local/share"))
    return (data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def find_faces(folders: Iterable[Path] | None = None) -> Mapping[tuple[str, int], Face]:
    """The faces that we set Chinese with, by script and weight.

    In `folders` and below them, else where this system keeps its fonts and, should that not be enough, where
    `fc-list` says. Of two with one name and weight the first file by folder and path is taken.
    """
    found: dict[tuple[str, int], Face] = {}
    for path in _files(machine_folders() if folders is None else folders):
        _gather(path, found)
    if folders is None and not _has_all(found):
        for path in _listed():
            _gather(path, found)
    return found


def chosen(faces: Mapping[tuple[str, int], Face], script: str, *, display: bool = False) -> Face | None:
    """The face for a script's text, or for its titles."""
    weights = DISPLAY if display else (TEXT,)
    return next((face for weight in weights if (face := faces.get((script, weight)))), None)


def _has_all(found: Mapping[tuple[str, int], Face]) -> bool:
    return all(chosen(found, script) and chosen(found, script, display=True) for script in FAMILIES)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files that may hold our faces, by their names: opening every font of a machine would take long."""
    for folder in folders:
        for place, below, names in os.walk(folder):
            below.sort()
            yield from (Path(place) / name for name in sorted(names) if _is_candidate(name))


def _is_candidate(name: str) -> bool:
    plain = name.lower().replace("-", "").replace(" ", "").replace("_", "")
    weights = ("regular", "black", "bold")
    return (
        plain.startswith("notoserifcjk")
        and plain.endswith((".ttc", ".otf", ".otc"))
        and any(weight in plain for weight in weights)
        and "semibold" not in plain
    )


def _listed() -> Iterator[Path]:
    """What fontconfig knows, where there is one."""
    program = shutil.which("fc-list")
    if program is None:
        return
    for family in FAMILIES.values():
        done = subprocess.run(  # noqa: S603 # a program of the PATH, with words of our own
            [program, "--format", "%{file}\n", f":family={family}"], capture_output=True, text=True, check=False
        )
        yield from (Path(line) for line in sorted(set(done.stdout.splitlines())) if _is_candidate(Path(line).name))


def _gather(path: Path, found: dict[tuple[str, int], Face]) -> None:
    """Add the faces of a file that are ours and not there yet; a damaged file has none."""
    scripts = {family: script for script, family in FAMILIES.items()}
    try:
        for face in _faces(path):
            if face.family in scripts:
                found.setdefault((scripts[face.family], face.weight), face)
    except Exception:  # fontTools lets through whatever its parsers trip on
        return


def _faces(path: Path) -> Iterator[Face]:
    with path.open("rb") as file:  # by ourselves: fontTools leaves open what it cannot read
        for index in range(_count(file)):
            font = TTFont(file, fontNumber=index, lazy=True)
            names = font["name"]
            family = names.getDebugName(16) or names.getDebugName(1) or ""
            digest = hashlib.sha256()
            for tag, entry in sorted(font.reader.tables.items()):
                digest.update(f"{tag} {entry.checkSum} {entry.length}\n".encode())
            yield Face(path, index, family, font["OS/2"].usWeightClass, digest.hexdigest())


def _count(file: BinaryIO) -> int:
    """How many faces a file holds."""
    head = file.read(12)
    file.seek(0)
    return int.from_bytes(head[8:12]) if head[:4] == b"ttcf" else 1
