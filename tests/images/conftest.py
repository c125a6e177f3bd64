"""Small images, drawn when a test asks for them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from images.plan import Parameters

Draw = Callable[..., Path]


@pytest.fixture
def small() -> Parameters:
    """Sizes that take no time to make."""
    return Parameters(avif_widths=(16, 32), jpeg_widths=(16,), avif_speed=10)


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Saves a gradient of a size and mode under a name, and returns its path."""

    def draw(name: str = "still.png", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any) -> Path:
        path = tmp_path / "stills" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        gradient(size).convert(mode).save(path, **options)
        return path

    return draw


def gradient(size: tuple[int, int]) -> Image.Image:
    """Red grows from left to right, green from top to bottom: no two corners are alike."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, Image.new("L", size, 90)))
