"""An editor's image file as it lies on disk: its bytes, how large it is shown, and whether it is whole."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image, UnidentifiedImageError

from images.unreadable import Reason, UnreadableImage

MAX_PIXELS: Final = 100_000_000
MAX_SIDE: Final = 32_767  # AVIF decoders, those in browsers too, refuse more than 32,768
MAX_BYTES: Final = 256 * 2**20

FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
SIGNATURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")  # what such files begin with
# The endings that files of a format have.
SUFFIXES: Final = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "MPO": (".jpg", ".jpeg", ".mpo"),
    "PNG": (".png", ".apng"),
    "WEBP": (".webp",),
    "AVIF": (".avif", ".avifs"),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
}
ORIENTATION: Final = 0x0112  # the EXIF tag: 1 upright, 2–4 mirrored or upside down, 5–8 on its side


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read once. `width` and `height` are those of the image as shown, in pixels.

    `format` is what its bytes say, in Pillow's word.
    """

    path: Path
    data: bytes
    width: int
    height: int
    orientation: int
    format: str = ""


def read_source(path: Path) -> Source:
    """Read a file and its image header; no pixel is decoded.

    Raises `UnreadableImage`.
    """
    data = _bytes(path)
    with quiet_pillow(), open_image(path, data) as image:
        width, height = image.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise UnreadableImage(path, Reason.TOO_LARGE)
        if not _is_whole(data):
            raise UnreadableImage(path, Reason.TRUNCATED)
        orientation, said = _orientation(image), image.format or ""
    if orientation >= 5:
        width, height = height, width
    return Source(path, data, width, height, orientation, said)


def open_image(path: Path, data: bytes) -> Image.Image:
    """The image with its header read. Use it within `quiet_pillow`. Raises `UnreadableImage`."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableImage(path, Reason.TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise UnreadableImage(path, _foreign(data)) from error
    except Exception as error:  # a damaged header: Pillow lets through whatever its parsers trip on
        raise UnreadableImage(path, Reason.DAMAGED if _is_whole(data) else Reason.TRUNCATED) from error


@contextmanager
def pixels_of(source: Source) -> Iterator[Image.Image]:
    """The image, open to be decoded: whatever goes wrong inside is `UnreadableImage`."""
    try:
        with quiet_pillow(), open_image(source.path, source.data) as image:
            yield image
    except UnreadableImage:
        raise
    except MemoryError as error:
        raise UnreadableImage(source.path, Reason.TOO_LARGE) from error
    except Exception as error:  # Pillow lets through whatever its decoders trip on
        raise UnreadableImage(source.path, Reason.DAMAGED) from error


@contextmanager
def quiet_pillow() -> Iterator[None]:
    """Keep Pillow's warnings (large image, odd EXIF) from the terminal: what matters here is an exception."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _bytes(path: Path) -> bytes:
    """The file's content, of ordinary files of a sensible size only."""
    try:
        if not path.is_file():
            raise UnreadableImage(path, Reason.MISSING)
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableImage(path, Reason.TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableImage(path, Reason.MISSING) from error
    except OSError as error:
        raise UnreadableImage(path, Reason.FORBIDDEN) from error


def _foreign(data: bytes) -> Reason:
    """Which kind of unreadable: editors meet SVG and HEIC, and both have a way out."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and b"<svg" in head:
        return Reason.SVG
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"):
        return Reason.HEIC
    if not _is_whole(data):
        return Reason.TRUNCATED
    return Reason.DAMAGED if data.startswith(SIGNATURES) else Reason.UNKNOWN


def _orientation(image: Image.Image) -> int:
    """How the camera was held, 1 to 8; Pillow turns a TIFF upright by itself."""
    exif = Image.Exif()
    try:
        if image.format != "TIFF":
            exif.load(image.info.get("exif", b""))
        orientation = exif.get(ORIENTATION, 1)
    except Exception:  # EXIF that can't be parsed says nothing; the image itself may be fine
        return 1
    return orientation if orientation in range(1, 9) else 1


def _is_whole(data: bytes) -> bool:
    """Whether the file has its end, where its format tells without decoding."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg_is_whole(data)
    if data.startswith(b"\x89PNG"):
        return _png_is_whole(data)
    if data.startswith(b"RIFF"):
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if data[4:8] == b"ftyp":
        return boxes_end(BytesIO(data), len(data)) == len(data)
    return bool(data)


def _jpeg_is_whole(data: bytes) -> bool:
    """Look for the end marker after the headers: a thumbnail inside these has one of its own."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return data.find(b"\xff\xd9", at) >= 0


def _png_is_whole(data: bytes) -> bool:
    """Step from chunk to chunk to the last one."""
    at = 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])
        if kind == b"IEND":
            return at <= len(data)
    return False


def boxes_end(file: BinaryIO, size: int) -> int:
    """Where the last box of an AVIF file of `size` bytes ends: beyond `size` when the file was cut.

    A box is a length of 4 bytes (1: a longer one follows the name; 0: to the end) and a name of 4.
    """
    at = 0
    while at < size:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return size + 1
        length = int.from_bytes(head[:4])
        if length == 1 and len(head) == 16:
            length = int.from_bytes(head[8:])
        if length == 0:
            return size
        at += max(length, 8)
    return at
