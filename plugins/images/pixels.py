"""Pixels in and out: a source decoded into plain upright sRGB, and that encoded in one size and format."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

from images.plan import Derivative, Parameters
from images.source import Source, pixels_of
from images.unreadable import Reason, UnreadableImage

UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(source: Source) -> Image.Image:
    """The first frame as shown: upright, sRGB, 8 bits, RGB or (where it is see-through) RGBA, no metadata.

    Raises `UnreadableImage`.
    """
    with pixels_of(source) as image:
        image.load()
        plain = _with_alpha(_in_srgb(image), image)
    if source.orientation in UPRIGHT:
        plain = plain.transpose(UPRIGHT[source.orientation])
    if plain.size != (source.width, source.height):
        raise UnreadableImage(source.path, Reason.DAMAGED)  # header and pixels contradict each other
    plain.info = {}  # encoders write what they find here: profile, resolution, comment
    return plain


def resize(image: Image.Image, derivative: Derivative) -> Image.Image:
    """The image in a derivative's size."""
    size = (derivative.width, derivative.height)
    if image.size == size:
        return image
    # Above three times the size, Pillow first halves with a box filter: as good to the eye, and much faster.
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def encode(image: Image.Image, derivative: Derivative, parameters: Parameters) -> bytes:
    """The bytes of a derivative, the same ones on every run."""
    buffer = BytesIO()
    if derivative.format == "avif":
        image.save(
            buffer,
            "AVIF",
            quality=parameters.avif_quality,
            speed=parameters.avif_speed,
            codec="aom",
            max_threads=1,  # the number of threads changes the bytes
            autotiling=False,
        )
    else:
        _on_white(image).save(
            buffer,
            "JPEG",
            quality=parameters.jpeg_quality,
            progressive=True,
            optimize=True,
            subsampling="4:2:0",
        )
    return buffer.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours as RGB in sRGB, by the embedded profile where there is one that makes sense."""
    colours = _colours(image)
    profile = image.info.get("icc_profile")
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                colours,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # broken, or for another kind of image: shown as if it weren't there
        if converted is not None:
            return converted
    return colours.convert("RGB")


def _colours(image: Image.Image) -> Image.Image:
    """The image without its alpha, in a mode that a colour profile can speak about."""
    match image.mode:
        case "1" | "L":
            return image.convert("L")
        case "LA":
            return image.getchannel("L")
        case "I" | "I;16" | "I;16L" | "I;16B" | "I;16N":
            return image.point(lambda value: value * (1 / 256)).convert("L")  # convert() alone would clip
        case "CMYK":
            return image
        case "RGBA" | "P" | "PA":
            return image.convert("RGBA").convert("RGB")
    return image.convert("RGB")


def _with_alpha(colours: Image.Image, image: Image.Image) -> Image.Image:
    """Give the colours the image's transparency back, if any of it can be seen."""
    if not image.has_transparency_data:
        return colours
    alpha = image.convert("RGBA").getchannel("A")
    if alpha.getextrema() == (255, 255):
        return colours
    colours.putalpha(alpha)
    return colours


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency: what is see-through becomes paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
