"""The mean colour of a picture, which a page shows until the picture is there."""

from typing import Final

from PIL import Image

from images.source import Source, pixels_of

# The longer side, in pixels, that is enough to tell a colour; a JPEG is decoded no larger than it must be for that.
ENOUGH: Final = 64


def mean_colour(source: Source) -> tuple[int, int, int] | None:
    """The mean of red, green and blue, 0 to 255; None where one can see through the picture.

    Colour profiles are not asked: a hint needs no truth. Raises `UnreadableImage` for pixels that cannot be decoded.
    """
    with pixels_of(source) as image:
        image.draft("RGB", (ENOUGH, ENOUGH))  # of a JPEG an eighth of each side will do
        image.load()
        if image.has_transparency_data:
            return None
        shallow = image.point(lambda value: value * (1 / 256)) if image.mode.startswith("I") else image
        pixel = shallow.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(pixel, tuple)  # noqa: S101 # a pixel of an RGB image
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
