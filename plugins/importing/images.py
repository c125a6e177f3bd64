"""The images that came with a transcript: checked, named anew and laid beside the article."""

import hashlib
import io
import re
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image

from document.diagnostics import Diagnostic
from document.model import Place

LARGEST_IMAGE = 40_000_000
# A picture of this many pixels unpacks to more than a gigabyte.
MOST_PIXELS = 300_000_000
MOST_IMAGES = 300
ALL_IMAGES = 400_000_000
_IN_CHINESE = {
    "it is too large": "太大了",
    "it is no picture for the web": "不是網頁能用的圖片",
}
_STARTS = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)


def image_suffix(data: bytes) -> str | None:
    """The file ending of an image by its first bytes; None when it is none that a site can use."""
    for start, suffix in _STARTS:
        if data.startswith(start):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return ".avif" if data[4:12] == b"ftypavif" else None


class ImageShelf:
    """Takes the images that a transcript names; `files` are those to write, by name."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None
        self.files: dict[str, bytes] = {}
        self.diagnostics: list[Diagnostic] = []
        self._names: dict[str, str] = {}
        self._total = 0

    def take(self, source: str) -> str:
        """What to write as an image's address: a file laid aside, an address on another site, or nothing."""
        source = source.strip()
        try:
            parts = urlsplit(source)
        except ValueError:
            return ""
        if parts.scheme in ("http", "https") or source.startswith("//"):
            return "" if re.search(r"[\s<>()]", source) else source
        if parts.scheme or not parts.path or self.folder is None:
            return ""
        try:
            path = (self.folder / unquote(parts.path)).resolve()
            if not path.is_relative_to(self.folder) or not path.is_file():
                return ""
            if path.stat().st_size > LARGEST_IMAGE:
                return self._leave(path.name, "it is too large")
            return self.add(path.name, path.read_bytes())
        except (OSError, ValueError):
            return ""

    def add(self, name: str, data: bytes) -> str:
        """Lay an image aside; its new name, or nothing when it is no image, too large or one too many."""
        suffix = image_suffix(data)
        if suffix is None:
            return self._leave(name, "it is no picture for the web")
        if len(data) > LARGEST_IMAGE or pixels(data) > MOST_PIXELS:
            return self._leave(name, "it is too large")
        mark = hashlib.sha256(data).hexdigest()
        if mark in self._names:
            return self._names[mark]
        if len(self.files) >= MOST_IMAGES or self._total + len(data) > ALL_IMAGES:
            if not any(diagnostic.code == "import-too-many-images" for diagnostic in self.diagnostics):
                self.diagnostics.append(Diagnostic("import-too-many-images", Place(name)))
            return ""
        stem = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-")[:60] or "image"
        taken = stem + suffix
        number = 2
        while taken in self.files:
            taken, number = f"{stem}-{number}{suffix}", number + 1
        self.files[taken] = data
        self._names[mark] = taken
        self._total += len(data)
        return taken

    def _leave(self, name: str, why: str) -> str:
        """Say that a picture stays where it is; its slot in the article is empty."""
        facts = {"name": name, "reason": why, "reason_zh": _IN_CHINESE[why]}
        self.diagnostics.append(Diagnostic("import-picture-left", Place(name), facts))
        return ""


def pixels(data: bytes) -> int:
    """How many pixels an image says it has, without unpacking it; 0 where it does not say."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it is large is what we ask
        try:
            with Image.open(io.BytesIO(data)) as image:
                return image.width * image.height
        except Image.DecompressionBombError:
            return MOST_PIXELS + 1
        except Exception:  # a damaged picture is the build's to complain of
            return 0
