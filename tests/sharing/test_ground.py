"""Stills behind type: which part of them is seen, and how light becomes dark enough, or dark light enough."""

import numpy as np
import pytest
from PIL import Image

from sharing.composing import Pool
from sharing.ground import Ground, crop, ground_of, shaded
from sharing.poster import HEIGHT, WIDTH, Backdrop
from tests.sharing.posters import palettes

DAY, NIGHT = palettes()
BOX = (64, 400, 700, 560)


def grey(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    """How bright a part of a picture is, of 255."""
    return float(np.asarray(image.convert("L").crop(box)).mean())


@pytest.mark.parametrize("size", [(1600, 900), (1600, 670), (1600, 2000), (1600, 1067), (640, 480), (3000, 400)])
@pytest.mark.parametrize("focus", [None, (0.0, 0.0), (1.0, 1.0), (0.6, 0.3), (7.0, -2.0)])
def test_what_is_shown_lies_within_the_still(size: tuple[int, int], focus: tuple[float, float] | None) -> None:
    """And has the shape of the room that it fills."""
    (left, top, right, bottom), high = crop(size, focus)
    assert -0.01 <= left < right <= size[0] + 0.01
    assert -0.01 <= top < bottom <= size[1] + 0.01
    assert (right - left) / (bottom - top) == pytest.approx(WIDTH / high)


def test_the_eyes_point_is_shown_above_the_title() -> None:
    """Of a still that is higher than the picture, wherever it can be."""
    (_, top, _, bottom), _ = crop((1600, 2000), (0.5, 0.5))
    assert 0.3 < (1000 - top) / (bottom - top) < 0.5
    assert crop((1600, 2000), (0.5, 0.0))[0][1] == 0


def test_a_film_still_keeps_its_sides() -> None:
    """Nine tenths of its width and more are seen, above a foot of the paper's colour."""
    (left, _, right, _), high = crop((1600, 670), None)
    assert right - left > 0.9 * 1600
    assert high < HEIGHT
    ground = ground_of(Image.new("RGB", (1600, 670), (90, 90, 90)), Backdrop("", 1600, 670), DAY, NIGHT)
    assert ground.image.size == (WIDTH, HEIGHT)
    assert ground.image.getpixel((600, HEIGHT - 1)) == NIGHT.paper
    assert ground.image.getpixel((600, 10)) == (90, 90, 90)


@pytest.mark.parametrize(("tone", "is_bright"), [(20, False), (120, False), (200, True), (250, True)])
def test_a_bright_still_asks_for_dark_type(tone: int, is_bright: bool) -> None:
    """What counts is the part that the title stands on."""
    still = Image.new("RGB", (1600, 900), (255 - tone, 255 - tone, 255 - tone))
    still.paste((tone, tone, tone), (0, 400, 1600, 900))
    assert ground_of(still, Backdrop("", 1600, 900), DAY, NIGHT).is_bright is is_bright


@pytest.mark.parametrize("tone", [110, 140, 160])
def test_a_still_gives_way_where_type_stands(tone: int) -> None:
    """There it is as dark as was asked; further away it keeps more of its light."""
    ground = Ground(Image.new("RGB", (WIDTH, HEIGHT), (tone, tone, tone)), is_bright=False)
    image = shaded(ground, [Pool((BOX,), (BOX,), 98, 0.93)], NIGHT.paper)
    assert grey(image, BOX) < 100
    assert grey(image, (900, 0, WIDTH, 200)) > grey(image, BOX) + 5


def test_a_still_that_is_dark_already_is_left_alone_above_its_foot() -> None:
    """No shade where none is needed."""
    ground = Ground(Image.new("RGB", (WIDTH, HEIGHT), (40, 40, 40)), is_bright=False)
    image = shaded(ground, [Pool((BOX,), (BOX,), 98, 0.93)], NIGHT.paper)
    assert grey(image, (0, 0, WIDTH, 200)) == 40


def test_a_bright_still_becomes_brighter_below_dark_type() -> None:
    """As dark as type is, so bright must it be."""
    ground = Ground(Image.new("RGB", (WIDTH, HEIGHT), (130, 130, 130)), is_bright=True)
    image = shaded(ground, [Pool((BOX,), (BOX,), 98, 0.93)], DAY.paper)
    assert grey(image, BOX) > 255 - 100
