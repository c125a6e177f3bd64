"""Pixels after decoding, and what is left of a source in the files made of it."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageOps

from images.pixels import decode, encode
from images.plan import Parameters, plan_picture
from images.source import read_source
from images.unreadable import Reason, UnreadableImage

Draw = Callable[..., Path]


def decoded(path: Path) -> Image.Image:
    """The plain image of a file."""
    return decode(read_source(path))


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    """The path, with that image in it."""
    image.save(path, **options)
    return path


def encoded(path: Path, parameters: Parameters) -> dict[str, bytes]:
    """The bytes of every derivative, by name."""
    image = decoded(path)
    picture = plan_picture(path, parameters)
    return {
        each.name: encode(image.resize((each.width, each.height)), each, parameters) for each in picture.derivatives
    }


def opened(path: Path, image_format: str, parameters: Parameters) -> Image.Image:
    """The narrowest derivative in a format, opened again."""
    (data, *_) = [data for name, data in encoded(path, parameters).items() if name.endswith(image_format)]
    return Image.open(BytesIO(data))


def linear_profile(space: bytes) -> bytes:
    """An ICC profile (version 2) whose values are proportional to light: sRGB's primaries, or grey."""
    curve = b"curv" + bytes(4) + struct.pack(">I", 0)
    tags = {b"wtpt": xyz(0.9642, 1.0, 0.8249), b"kTRC": curve}
    if space == b"RGB ":
        tags = {b"wtpt": tags[b"wtpt"], b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
        tags |= {b"rXYZ": xyz(0.4361, 0.2225, 0.0139), b"gXYZ": xyz(0.3851, 0.7169, 0.0971)}
        tags |= {b"bXYZ": xyz(0.1431, 0.0606, 0.7141)}
    at, table, body = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    head = bytearray(128)
    head[0:4] = struct.pack(">I", at + len(body))
    head[8:24] = b"\x02\x40\0\0mntr" + space + b"XYZ "
    head[36:40] = b"acsp"
    head[68:80] = xyz(0.9642, 1.0, 0.8249)[8:]
    return bytes(head) + table + body


def xyz(*values: float) -> bytes:
    """A colour as an ICC tag."""
    return b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright(draw: Draw, orientation: int) -> None:
    """Each of the eight ways to hold a camera comes out upright."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = draw("still.png", exif=exif)
    assert decoded(path).tobytes() == ImageOps.exif_transpose(Image.open(path)).tobytes()


def test_upright_scan(draw: Draw) -> None:
    """A TIFF on its side is turned once, not twice."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = draw("scan.tiff", exif=exif)
    assert decoded(path).tobytes() == ImageOps.exif_transpose(Image.open(path)).tobytes()


@pytest.mark.parametrize(("mode", "space"), [("RGB", b"RGB "), ("L", b"GRAY"), ("LA", b"GRAY"), ("RGBA", b"RGB ")])
def test_profile_is_applied(tmp_path: Path, mode: str, space: bytes) -> None:
    """Colours are converted by their profile: half the light is 188 in sRGB, not 128."""
    grey = Image.new("L", (8, 8), 128).convert(mode)
    path = saved(tmp_path / "still.png", grey, icc_profile=linear_profile(space))
    assert decoded(path).getpixel((4, 4)) == pytest.approx((188, 188, 188), abs=1)


@pytest.mark.parametrize("profile", [b"no profile", linear_profile(b"GRAY")])
def test_profile_that_does_not_fit(tmp_path: Path, profile: bytes) -> None:
    """A broken profile, or one for another kind of image, is as good as none."""
    path = saved(tmp_path / "still.png", Image.new("RGB", (8, 8), (10, 128, 200)), icc_profile=profile)
    assert decoded(path).getpixel((4, 4)) == (10, 128, 200)


def test_sixteen_bits(tmp_path: Path) -> None:
    """A scan of 16 bits keeps its middle tones."""
    path = saved(tmp_path / "scan.png", Image.new("I;16", (8, 8), 0x8000))
    assert decoded(path).getpixel((4, 4)) == (128, 128, 128)


def test_print_colours(tmp_path: Path) -> None:
    """A CMYK file from a printer becomes RGB: no ink is white."""
    path = saved(tmp_path / "print.tiff", Image.new("CMYK", (8, 8), (0, 0, 0, 0)))
    assert decoded(path).getpixel((4, 4)) == (255, 255, 255)


def test_first_frame(tmp_path: Path) -> None:
    """Of an animation the first frame is shown."""
    first, second = Image.new("P", (8, 8), 0), Image.new("P", (8, 8), 1)
    first.putpalette([200, 0, 0, 0, 0, 200])
    second.putpalette([200, 0, 0, 0, 0, 200])
    path = saved(tmp_path / "moving.gif", first, save_all=True, append_images=[second])
    assert decoded(path).getpixel((4, 4)) == (200, 0, 0)


def test_transparency_on_paper(tmp_path: Path, small: Parameters) -> None:
    """In a JPEG what is see-through is white."""
    path = saved(tmp_path / "logo.png", Image.new("RGBA", (20, 20), (200, 0, 0, 0)))
    assert opened(path, "jpg", small).getpixel((8, 8)) == (255, 255, 255)


def test_transparency_kept(tmp_path: Path, small: Parameters) -> None:
    """In an AVIF what is see-through stays so."""
    path = saved(tmp_path / "logo.png", Image.new("RGBA", (20, 20), (200, 0, 0, 0)))
    image = opened(path, "avif", small)
    assert image.mode == "RGBA"
    assert image.getchannel("A").getextrema() == (0, 0)


def test_palette_with_transparency(tmp_path: Path) -> None:
    """A GIF's transparent colour is see-through."""
    path = saved(tmp_path / "logo.gif", Image.new("P", (8, 8), 0), transparency=0)
    assert decoded(path).getchannel("A").getextrema() == (0, 0)


def test_opaque_alpha(tmp_path: Path) -> None:
    """An alpha channel in which nothing is see-through is dropped."""
    path = saved(tmp_path / "shot.png", Image.new("RGBA", (8, 8), (1, 2, 3, 255)))
    assert decoded(path).mode == "RGB"


def test_metadata_is_gone(draw: Draw, small: Parameters) -> None:
    """Neither where a photograph was taken nor anything else about it gets into a derivative."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET caption"
    exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 2.0, 1.0), 29: "SECRET date"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET</x:xmpmeta>"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = draw("still.jpg", exif=exif, xmp=xmp, icc_profile=profile, comment=b"SECRET", dpi=(300, 300))
    assert path.read_bytes().count(b"SECRET") == 4
    for data in encoded(path, small).values():
        with Image.open(BytesIO(data)) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment", "dpi"} & set(image.info)
        assert not [word for word in (b"SECRET", b"Exif", b"xmp", b"ICC_PROFILE", b"prof") if word in data]


def test_progressive(draw: Draw, small: Parameters) -> None:
    """A JPEG shows itself as a whole before it is sharp."""
    assert opened(draw(), "jpg", small).info["progressive"]


def test_damaged_pixels(draw: Draw) -> None:
    """Pixels that can't be decoded are reported with their file."""
    path = draw("still.png")
    before, name, pixels = path.read_bytes().partition(b"IDAT")
    path.write_bytes(before + name + bytes(8) + pixels[8:])
    with pytest.raises(UnreadableImage) as caught:
        decoded(path)
    assert (caught.value.path, caught.value.reason) == (path, Reason.DAMAGED)
