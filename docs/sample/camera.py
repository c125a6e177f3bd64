"""Light, lens and film stock for the drawn stills: linear light goes in, a developed picture comes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from docs.sample.masks import Band, Colour, Size, clamp, even, fall, glow, static, work


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture in linear light, one float band for each of red, green and blue."""

    bands: tuple[Band, ...]

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.bands[0].size

    def lit(self, mask: Band, colour: Colour) -> "Frame":
        """Add light of a colour where the mask lets it through."""
        return Frame(tuple(work(lambda b, m, c=c: b + m * c, b, mask) for b, c in self._with(colour)))

    def covered(self, mask: Band, colour: Colour) -> "Frame":
        """Lay an opaque colour over the picture where the mask is 1."""
        return Frame(tuple(work(lambda b, m, c=c: b + (c - b) * m, b, mask) for b, c in self._with(colour)))

    def filtered(self, mask: Band, colour: Colour) -> "Frame":
        """Let only this share of the light stay where the mask is 1."""
        return Frame(tuple(work(lambda b, m, c=c: b * (1 - m * (1 - c)), b, mask) for b, c in self._with(colour)))

    def plus(self, other: "Frame", mask: Band, strength: float = 1) -> "Frame":
        """Add another picture's light, as a projector or a mirror does."""
        pairs = zip(self.bands, other.bands, strict=True)
        return Frame(tuple(work(lambda a, b, m: a + b * m * strength, a, b, mask) for a, b in pairs))

    def _with(self, colour: Colour) -> list[tuple[Band, float]]:
        return list(zip(self.bands, colour, strict=True))


def sky(size: Size, stops: Sequence[tuple[float, Colour]]) -> Frame:
    """A picture that runs from colour to colour down its height; stops are at 0 … 1 of it."""
    return Frame(tuple(fall(size, [(at, colour[i]) for at, colour in stops]) for i in range(3)))


def soften(frame: Frame, radius: float) -> Frame:
    """The picture as a lens far out of focus sees it, for glows that reach around."""
    width, height = frame.size
    small = (max(4, round(width / radius * 2)), max(4, round(height / radius * 2)))
    blurred = [b.resize(small, Image.Resampling.HAMMING) for b in frame.bands]
    return Frame(tuple(b.resize(frame.size, Image.Resampling.BICUBIC) for b in blurred))


def develop(frame: Frame, seed: int, exposure: float = 1, grain: float = 1, corners: float = 0.5) -> Image.Image:
    """Bloom, expose, darken the corners, tone and grain the picture; the result is 8-bit RGB."""
    lens = Frame(tuple(clamp(b, 0, 40) for b in frame.bands))
    air = even(frame.size)
    lens = lens.plus(soften(lens, 90), air, 0.08).plus(soften(lens, 22), air, 0.06)
    width, height = frame.size
    fade = work(lambda g: (1 - corners) + corners * g, glow(frame.size, (width / 2, height / 2), (width, height), 1))
    toned = [_toned(work(lambda b, f: b * f * exposure, band, fade)) for band in lens.bands]
    silver = [static(frame.size, seed * 97 + layer) for layer in range(3)]
    return Image.merge("RGB", [_grained(band, silver, layer, grain) for layer, band in enumerate(toned)])


def _toned(band: Band) -> Band:
    """A film's answer to light, after Narkowicz's fit of the ACES curve, and the display's gamma."""
    filmic = work(lambda x: (x * (x * 2.51 + 0.03)) / (x * (x * 2.43 + 0.59) + 0.14), band)
    return work(lambda x: x ** (1 / 2.2) * 0.97 + 0.022, clamp(filmic))


def _grained(band: Band, silver: Sequence[Band], layer: int, amount: float) -> Band:
    """Grain that is strongest in the middle tones, mostly shared by the three layers."""
    own, other, third = silver[layer], silver[(layer + 1) % 3], silver[(layer + 2) % 3]
    noise = work(lambda a, b, c: (a + b * 0.7 + c * 0.7 - 1.2) * 0.085 * amount, own, other, third)
    soft = noise.resize((noise.width * 3 // 4, noise.height * 3 // 4), Image.Resampling.BILINEAR)
    fine = soft.resize(noise.size, Image.Resampling.BICUBIC)
    grained = work(lambda x, n: (x + n * (0.25 + 3 * x * (1 - x))) * 255, band, fine)
    return clamp(grained, 0, 255).convert("L")
