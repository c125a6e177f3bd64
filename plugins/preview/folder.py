"""Find the file that an address asks for, inside one folder and never outside it, and say what type it is of."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

# Some systems' tables lack these.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """The address is another one: a folder's, which ends in a slash."""

    address: str


def find(folder: Path, path: str, base: str = "") -> Path | Moved | None:
    """The file of an address's path (percent-encoded, without its query) in the folder, or None.

    `base` is the path that the site lies below. Names that begin with a dot, `..` in any spelling, backslashes and
    links that lead out of the folder all find nothing.
    """
    try:
        plain = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return None
    if base and plain in ("/", base):
        return Moved(f"{quote(base)}/")
    if not plain.startswith(f"{base}/") or "\\" in plain or not plain.isprintable():
        return None
    *parents, name = plain.removeprefix(f"{base}/").split("/")
    if any(part == "" or part.startswith(".") or ":" in part for part in parents) or name.startswith("."):
        return None
    file = folder.joinpath(*parents, name or "index.html")
    if not _is_inside(file, folder):
        return None
    if file.is_dir():
        return Moved(quote(f"{base}/" + "/".join((*parents, name, ""))))
    return file if file.is_file() else None


def _is_inside(file: Path, folder: Path) -> bool:
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a name that is too long; a circle of links, by its name before Python 3.13
        return False


def type_of(file: Path) -> str:
    """The type of a file, with the encoding where it is text."""
    kind = TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("xml", "json"))
    return f"{kind}; charset=utf-8" if text else kind
