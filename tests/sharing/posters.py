"""Posters for tests, and stills to put behind them."""

from pathlib import Path

from PIL import Image

from sharing.faces import Lettering
from sharing.palette import read_palette
from sharing.poster import Backdrop, Column, Palette, Poster, Words
from tests.sharing.conftest import THEME


def palettes() -> tuple[Palette, Palette]:
    """The theme's."""
    found = read_palette(THEME / "static" / "css" / "tokens.css")
    assert found
    return found


def poster(
    lettering: Lettering,
    *titles: tuple[str, str],
    note: str = "",
    backdrop: Backdrop | None = None,
    corner: str = "",
    name: str = "",
) -> Poster:
    """A poster with a column for each title and its language."""
    columns = [
        Column(
            lettering.letter(Words(title, lang), "title"),
            lettering.letter(Words(note, lang), "text") if note else None,
        )
        for title, lang in titles
    ]
    return Poster(
        tuple(columns),
        *palettes(),
        names=(lettering.letter(Words(name, "en"), "title"),) if name else (),
        corner=lettering.letter(Words(corner, "en"), "text") if corner else None,
        backdrop=backdrop,
    )


def still(folder: Path, name: str, size: tuple[int, int], grey: int = 90) -> Backdrop:
    """A plain still on the disk."""
    Image.new("RGB", size, (grey, grey, grey)).save(folder / name, quality=95)
    return Backdrop(name, *size)
