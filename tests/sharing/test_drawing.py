"""The picture itself: a JPEG of the size that other sites ask for, with everything in its place."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sharing.composing import MARGIN, compose
from sharing.drawing import draw
from sharing.faces import Lettering
from sharing.ground import ground_of
from sharing.poster import HEIGHT, WIDTH, Poster
from tests.sharing.posters import palettes, poster, still

DAY, NIGHT = palettes()
LONG = "An Interminable Conversation About the Weather in the Films of a Director Whom Nobody Has Met " * 3


def opened(data: bytes) -> Image.Image:
    """A drawn picture."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def ink(data: bytes, box: tuple[int, int, int, int]) -> float:
    """The share of a part of a picture on paper that is dark."""
    return float((np.asarray(opened(data).convert("L").crop(box)) < 128).mean())


@pytest.fixture
def facing(made: Lettering) -> Poster:
    """Two titles that face each other."""
    return poster(made, ("補雨", "zh-Hant"), ("Mending the Rain", "en"), note="Gu Yu", corner="Issue 2", name="Duiye")


def test_it_is_a_progressive_jpeg_of_the_size_that_is_promised(facing: Poster) -> None:
    """Without anything that depends on the day."""
    image = opened(draw(facing, None))
    assert image.format == "JPEG"
    assert image.size == (WIDTH, HEIGHT)
    assert image.info["progressive"]
    assert not image.getexif()


def test_the_same_poster_gives_the_same_bytes(facing: Poster, tmp_path: Path) -> None:
    """On paper and over a still."""
    backdrop = still(tmp_path, "still.jpg", (1600, 900))
    with Image.open(tmp_path / "still.jpg") as image:
        ground = ground_of(image, backdrop, DAY, NIGHT)
    assert draw(facing, None) == draw(facing, None)
    assert draw(facing, ground) == draw(facing, ground)


def test_a_busy_still_stays_light_to_send(made: Lettering, tmp_path: Path) -> None:
    """No more than 200 KB of noise, which no still is."""
    noise = np.random.default_rng(1).normal(110, 18, (900, 1600, 1)).clip(0, 255).astype(np.uint8)
    Image.fromarray(np.repeat(noise, 3, axis=2)).save(tmp_path / "still.jpg", quality=95)
    backdrop = still(tmp_path, "other.jpg", (1600, 900))
    with Image.open(tmp_path / "still.jpg") as image:
        data = draw(poster(made, ("Rain", "en"), backdrop=backdrop), ground_of(image, backdrop, DAY, NIGHT))
    assert len(data) < 200_000


def test_the_titles_stand_on_both_sides_of_the_spine(facing: Poster) -> None:
    """With nothing across it."""
    data = draw(facing, None)
    assert ink(data, (MARGIN, 300, 560, 600)) > 0.02
    assert ink(data, (640, 300, WIDTH - MARGIN, 600)) > 0.02
    assert ink(data, (575, 300, 598, 600)) == 0
    assert ink(data, (603, 300, 622, 600)) == 0


@pytest.mark.parametrize("titles", [(("她", "zh-Hant"),), ((LONG, "en"),), ((LONG, "en"), (LONG, "en"))])
def test_type_stays_within_the_margins(made: Lettering, titles: tuple[tuple[str, str], ...]) -> None:
    """Short or long, all of it."""
    shown = poster(
        made, *titles, note="Emlyn Probert, " * 12, corner="Issue 2 · " + "Slow Machines " * 12, name="Duiye"
    )
    boxes = [one.box for one in compose(shown, DAY).type]
    assert min(box[0] for box in boxes) >= MARGIN
    assert max(box[2] for box in boxes) <= WIDTH - MARGIN + 2
    assert min(box[1] for box in boxes) > 20
    assert max(box[3] for box in boxes) < HEIGHT - 20


@pytest.mark.parametrize("titles", [(("她", "zh-Hant"),), ((LONG, "en"),), (("她", "zh-Hant"), (LONG, "en"))])
def test_no_line_of_type_stands_on_another(made: Lettering, titles: tuple[tuple[str, str], ...]) -> None:
    """Whatever the lengths: their bodies touch at most by what a descender needs."""
    shown = poster(made, *titles, note="Emlyn Probert, " * 12, corner="Issue 2", name="Duiye")
    boxes = [one.box for one in compose(shown, DAY).type]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[2] <= left
            shared = min(bottom, other[3]) - max(top, other[1])
            assert apart or shared <= 0.2 * min(bottom - top, other[3] - other[1])


def test_titles_of_two_languages_share_their_last_baseline(facing: Poster) -> None:
    """As they do on the page."""
    titles = [one for one in compose(facing, DAY).type if one.size > 50]
    assert len({max(one.y for one in titles if (one.x > WIDTH / 2) is right) for right in (False, True)}) == 1


def test_type_is_bright_over_a_dark_still_and_dark_over_a_bright_one(made: Lettering, tmp_path: Path) -> None:
    """In the colours of the night and of the day."""
    for grey, expected in ((60, NIGHT.ink), (235, DAY.ink)):
        backdrop = still(tmp_path, f"{grey}.jpg", (1600, 900), grey)
        with Image.open(tmp_path / f"{grey}.jpg") as image:
            data = draw(poster(made, ("補", "zh-Hant"), backdrop=backdrop), ground_of(image, backdrop, DAY, NIGHT))
        colours = opened(data).crop((MARGIN, 380, MARGIN + 160, 600)).getcolors(100_000) or []
        assert any(
            max(abs(a - b) for a, b in zip(colour, expected, strict=True)) < 12
            for count, colour in colours
            if count > 20 and isinstance(colour, tuple)
        )


def test_every_character_of_a_real_title_is_drawn(noto: Lettering) -> None:
    """With the faces of the pages: each leaves ink where it stands."""
    title = "三個人，同一張考卷"
    shown = poster(noto, (title, "zh-Hant-TW"))
    data = draw(shown, None)
    for line in (one for one in compose(shown, DAY).type if one.size > 50):
        for glyph in line.line.glyphs:
            x = int(line.x + glyph.x * line.size)
            box = (x, int(line.y - 0.9 * line.size), x + int(line.size), int(line.y + 0.1 * line.size))
            assert ink(data, box) > 0.01
