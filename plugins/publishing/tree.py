"""What a published site consists of: its files with their hashes, and one hash for all of them."""

import hashlib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Made from the file beside them, for hosts that send files as they lie there: no part of what a site says.
CODED = {".br": "br", ".gz": "gzip"}
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
FEED = "application/atom+xml"
_TEXT = re.compile(r"text/|image/svg|application/(?:json|xml|atom)")
_NAMED_BY_CONTENT = re.compile(r"(?:^|/)(?:[^/]*[-.])?[0-9a-f]{10,}(?:[-.][^/]*)?$")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a site, by its path below the site's folder."""

    path: str
    sha256: str
    size: int

    @property
    def type(self) -> str:
        """What it holds, as HTTP says it, without the character set."""
        return type_of(self.path)

    @property
    def immutable(self) -> bool:
        """Whether its name tells its content, so that whoever has it need never ask again."""
        return bool(_NAMED_BY_CONTENT.search(self.path)) and not self.path.endswith((".html", ".xml"))


def type_of(path: str) -> str:
    """The type of a file by its name."""
    name = path.rpartition("/")[2]
    if name == "feed.xml":
        return FEED
    suffix = Path(name).suffix.lower()
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def is_text(path: str) -> bool:
    """Whether a file gets smaller by compressing it."""
    return bool(_TEXT.match(type_of(path)))


def is_coded(path: str) -> bool:
    """Whether this is another file's compressed form."""
    return Path(path).suffix in CODED


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in the order of its path, compressed forms left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and not is_coded(path.name))
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def read_tree(folder: Path) -> dict[str, File]:
    """All files of a site by their paths."""
    tree: dict[str, File] = {}
    for path in files(folder):
        name, data = path.relative_to(folder).as_posix(), path.read_bytes()
        tree[name] = File(name, hashlib.sha256(data).hexdigest(), len(data))
    return tree


def tree_hash(tree: Mapping[str, File]) -> str:
    """One hash for a whole site: the same wherever and whenever the same pages were made."""
    digest = hashlib.sha256()
    for name in sorted(tree):
        digest.update(f"{name}\0{tree[name].sha256}\n".encode())
    return digest.hexdigest()[:20]
