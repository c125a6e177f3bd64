"""The theme's colours, by day and by night, as its tokens say them."""

import re
from pathlib import Path
from typing import Final

from sharing.poster import Palette

_LINE: Final = r"--{name}:\s*light-dark\(\s*#([0-9a-f]{{6}})\s*,\s*#([0-9a-f]{{6}})\s*\)"
NAMES: Final = ("paper", "ink", "soft", "rule", "accent")


def read_palette(tokens: Path) -> tuple[Palette, Palette] | None:
    """The colours of a style sheet's tokens by day and by night; None where they are said in another way."""
    try:
        css = tokens.read_text("utf-8")
    except FileNotFoundError:
        return None
    found = [re.search(_LINE.format(name=name), css, re.IGNORECASE) for name in NAMES]
    if not all(found):
        return None
    day, night = (Palette(*(_rgb(match[side]) for match in found if match)) for side in (1, 2))
    return day, night


def _rgb(digits: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
