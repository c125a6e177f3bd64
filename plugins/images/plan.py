"""Which sizes and formats a picture is offered in, decided from its bytes and header alone."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from images.mean import mean_colour
from images.source import SUFFIXES, Source, read_source
from images.unreadable import Reason, UnreadableImage

__all__ = [
    "DEFAULT",
    "Derivative",
    "Parameters",
    "Picture",
    "Reason",
    "UnreadableImage",
    "file_slug",
    "is_derivative_name",
    "plan",
    "plan_picture",
    "srcset",
]

Format = Literal["avif", "jpeg"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """How derivatives are made. All of it goes into their names, so a change makes new files.

    `version` is raised when the same settings begin to give other bytes: a change in `pixels.py`, or a
    locked Pillow with another encoder. It is a number of ours, so that two machines agree on every name.
    """

    avif_widths: tuple[int, ...] = (480, 800, 1200, 1600, 2400)
    avif_quality: int = 60
    avif_speed: int = 8
    jpeg_widths: tuple[int, ...] = (800, 1600)
    jpeg_quality: int = 80
    version: int = 1


DEFAULT: Final = Parameters()


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file to be made; `name` is below `images/` of the site, `width` and `height` are pixels."""

    name: str
    width: int
    height: int
    format: Format


@dataclass(frozen=True, slots=True)
class Picture:
    """A source and all that is made of it, narrowest first. `width` and `height`: the source as shown.

    `mean` is its mean colour; None where one can see through it.
    """

    source: Path
    width: int
    height: int
    avif: tuple[Derivative, ...]
    jpeg: tuple[Derivative, ...]
    parameters: Parameters = DEFAULT
    mean: tuple[int, int, int] | None = None
    format: str = ""

    @property
    def is_misnamed(self) -> bool:
        """Whether the ending of the file's name promises another format."""
        return bool(self.format) and self.source.suffix.lower() not in SUFFIXES.get(self.format, ())

    @property
    def fallback(self) -> Derivative:
        """The JPEG for `<img src>`: the narrowest, as whoever reads no `srcset` has a small screen or none."""
        return self.jpeg[0]

    @property
    def derivatives(self) -> tuple[Derivative, ...]:
        """Every file of this picture."""
        return self.avif + self.jpeg


def plan_picture(source: Path, parameters: Parameters = DEFAULT) -> Picture:
    """Plan the derivatives of an image file.

    The same bytes under the same file name give the same names, in any folder and on any machine. Its pixels are
    decoded once, as small as the format allows, for their mean colour: so what is broken is known before any page is
    written. Raises `UnreadableImage` for a file that is missing, no image, cut off, damaged, or too large to be safe.
    """
    read = read_source(source)
    return replace(plan(read, parameters), mean=mean_colour(read))


def plan(source: Source, parameters: Parameters = DEFAULT) -> Picture:
    """Plan the derivatives of a file that has been read already, without its pixels."""
    digest = hashlib.sha256(source.data)
    digest.update(repr(parameters).encode())
    base = f"{file_slug(source.path.stem)}-{digest.hexdigest()[:10]}"
    return Picture(
        source.path,
        source.width,
        source.height,
        avif=_derivatives(source, base, "avif", parameters.avif_widths),
        jpeg=_derivatives(source, base, "jpeg", parameters.jpeg_widths),
        parameters=parameters,
        format=source.format,
    )


def srcset(derivatives: Iterable[Derivative], prefix: str = "/images/") -> str:
    """The value of a `srcset` attribute: `/images/x-480.avif 480w, /images/x-800.avif 800w`."""
    return ", ".join(f"{prefix.rstrip('/')}/{each.name} {each.width}w" for each in derivatives)


def is_derivative_name(name: str) -> bool:
    """Whether a file name is one that a plan could have given: only such files are ever removed."""
    return re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{10}-[1-9][0-9]*\.(avif|jpg)", name) is not None


def _derivatives(source: Source, base: str, image_format: Format, offered: tuple[int, ...]) -> tuple[Derivative, ...]:
    suffix = "jpg" if image_format == "jpeg" else image_format
    return tuple(
        Derivative(f"{base}-{width}.{suffix}", width, _height(source, width), image_format)
        for width in _widths(offered, source.width)
    )


def _widths(offered: tuple[int, ...], own: int) -> list[int]:
    """The offered widths that need no enlarging; all the wider ones become the source's own width."""
    return sorted({min(width, own) for width in offered})


def _height(source: Source, width: int) -> int:
    """The height that keeps the proportions, rounded half up in whole numbers."""
    return max(1, (2 * source.height * width + source.width) // (2 * source.width))


def file_slug(stem: str) -> str:
    """The part of a file name that needs no escaping in an address; `image` when there is none."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:40].strip("-") or "image"
