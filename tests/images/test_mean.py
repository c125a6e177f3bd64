"""The mean colour of a picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from images.mean import mean_colour
from images.plan import plan_picture
from images.source import read_source
from images.unreadable import Reason, UnreadableImage

Draw = Callable[..., Path]


def saved(path: Path, image: Image.Image) -> Path:
    """An image in a file."""
    image.save(path)
    return path


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif", "gif", "tif"])
def test_one_colour_is_its_own_mean(tmp_path: Path, suffix: str) -> None:
    """Near enough, as the format keeps it."""
    path = saved(tmp_path / f"one.{suffix}", Image.new("RGB", (300, 200), (200, 120, 40)))
    mean = mean_colour(read_source(path))
    assert mean is not None
    assert all(abs(part - wanted) < 6 for part, wanted in zip(mean, (200, 120, 40), strict=True))


def test_two_halves_meet_in_the_middle(tmp_path: Path) -> None:
    """Black beside white is grey."""
    image = Image.new("RGB", (200, 100), "black")
    image.paste("white", (100, 0, 200, 100))
    assert mean_colour(read_source(saved(tmp_path / "two.png", image))) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_pixels_has_one(tmp_path: Path, mode: str) -> None:
    """Black and white, grey, palette, print colours, sixteen bits."""
    suffix = "tif" if mode == "CMYK" else "png"
    path = saved(tmp_path / f"kind.{suffix}", Image.new(mode, (60, 40)))
    assert mean_colour(read_source(path)) in {(0, 0, 0), (255, 255, 255)}


def test_what_one_can_see_through_has_none(tmp_path: Path) -> None:
    """The paper would show the colour forever."""
    path = saved(tmp_path / "glass.png", Image.new("RGBA", (40, 40), (255, 0, 0, 0)))
    assert plan_picture(path).mean is None


def test_damaged_pixels_are_found_before_a_page_is_written(draw: Draw) -> None:
    """The header is right and the end is there; what is between is not."""
    path = draw("still.png", size=(160, 120))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableImage) as caught:
        plan_picture(path)
    assert caught.value.reason is Reason.DAMAGED
