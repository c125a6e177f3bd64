"""Which files are read, how large they are shown, and what is said of the others."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from images.source import MAX_BYTES, read_source
from images.unreadable import WORDS, Reason, UnreadableImage

Draw = Callable[..., Path]


def reason(path: Path) -> Reason:
    """Why a file can't be read."""
    with pytest.raises(UnreadableImage) as caught:
        read_source(path)
    assert caught.value.path == path
    return caught.value.reason


def written(path: Path, data: bytes) -> Path:
    """The path, with that content."""
    path.write_bytes(data)
    return path


def png_header(width: int, height: int) -> bytes:
    """The beginning of a PNG that claims a size."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + data + struct.pack(">I4sI", 0, b"IDAT", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "gif", "tiff"])
def test_formats(draw: Draw, suffix: str) -> None:
    """The formats of photographs, screenshots and scans are read."""
    source = read_source(draw(f"still.{suffix}"))
    assert (source.width, source.height) == (40, 20)


def test_camera_pair(draw: Draw) -> None:
    """A camera's file of two JPEGs is read as its first."""
    path = draw("still.jpg", format="MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    assert read_source(path).width == 40


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "tiff"])
def test_orientation(draw: Draw, suffix: str, orientation: int, size: tuple[int, int]) -> None:
    """A photograph that was taken on its side has the width that a reader sees."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = read_source(draw(f"still.{suffix}", exif=exif))
    assert (source.width, source.height) == size


def test_broken_exif(draw: Draw) -> None:
    """EXIF that can't be parsed doesn't make an image unreadable."""
    assert read_source(draw("still.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")).orientation == 1


def test_missing(tmp_path: Path) -> None:
    """A file that isn't there is missing, and so is a folder in its place."""
    assert reason(tmp_path / "none.jpg") is Reason.MISSING
    assert reason(tmp_path) is Reason.MISSING


def test_forbidden(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without read permission is said to have none."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reason(draw()) is Reason.FORBIDDEN


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Reason.TRUNCATED),
        ("不是圖片".encode(), Reason.UNKNOWN),
        (b"<!doctype html><p>404", Reason.UNKNOWN),
        (b"BM" + bytes(60), Reason.UNKNOWN),
        (b"GIF89a" + bytes(3), Reason.DAMAGED),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.SVG),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<svg/>', Reason.SVG),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Reason.HEIC),
    ],
)
def test_no_image(tmp_path: Path, data: bytes, expected: Reason) -> None:
    """What is no image of ours is told from what merely needs an export."""
    assert reason(written(tmp_path / "still.jpg", data)) is expected


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif"])
@pytest.mark.parametrize("lost", [3, 200, 480])
def test_truncated(draw: Draw, suffix: str, lost: int) -> None:
    """A file that was cut off is found out without decoding it."""
    path = draw(f"still.{suffix}", size=(160, 120))
    assert reason(written(path, path.read_bytes()[:-lost])) is Reason.TRUNCATED


def test_truncated_with_thumbnail(draw: Draw) -> None:
    """The end of a thumbnail in the header isn't taken for the end of the photograph."""
    path = draw("still.jpg", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0" + b"\xff\xd8thumbnail\xff\xd9")
    assert reason(written(path, path.read_bytes()[:-20])) is Reason.TRUNCATED


def test_trailing_bytes(draw: Draw) -> None:
    """What a phone appends after a JPEG's end does no harm."""
    path = draw("still.jpg")
    assert read_source(written(path, path.read_bytes() + b"SEFT" * 40)).width == 40


@pytest.mark.parametrize("size", [(10_001, 10_000), (32_768, 1), (2**31 - 1, 2**31 - 1)])
def test_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    """An image whose pixels would fill the memory is refused by its header."""
    assert reason(written(tmp_path / "bomb.png", png_header(*size))) is Reason.TOO_LARGE


def test_large_but_allowed(tmp_path: Path) -> None:
    """Just below the limit an image passes, and Pillow's own warning stays inside."""
    Image.new("1", (10_000, 9_990)).save(tmp_path / "large.png", compress_level=1)
    assert read_source(tmp_path / "large.png").width == 10_000


def test_too_many_bytes(tmp_path: Path) -> None:
    """A huge file isn't even read."""
    with (tmp_path / "huge.tiff").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert reason(tmp_path / "huge.tiff") is Reason.TOO_LARGE


@pytest.mark.parametrize("each", Reason)
def test_words(each: Reason) -> None:
    """Every reason has a fact and a way out in both languages."""
    failure = UnreadableImage(Path("still.jpg"), each)
    assert set(WORDS) == set(Reason)
    assert failure.fact().isascii()
    assert failure.way_out().isascii()
    assert not failure.fact("zh").isascii()
    assert not failure.way_out("zh").isascii()
    assert str(failure) == f"still.jpg: {failure.fact()}\n  help: {failure.way_out()}"
