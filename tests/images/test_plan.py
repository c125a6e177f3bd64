"""What is planned for a picture: names, widths, heights."""

import base64
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images.plan import DEFAULT, Parameters, is_derivative_name, plan, plan_picture, srcset
from images.source import Source

Draw = Callable[..., Path]

DOT = base64.b64decode("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=")  # a GIF of one pixel


def source(width: int, height: int, name: str = "still.jpg", data: bytes = b"") -> Source:
    """A file of that size, as if it had been read."""
    return Source(Path(name), data, width, height, orientation=1)


def widths(width: int) -> tuple[list[int], list[int]]:
    """The AVIF and JPEG widths that a source of a width gets by default."""
    picture = plan(source(width, 100))
    return [each.width for each in picture.avif], [each.width for each in picture.jpeg]


def test_name_is_fixed(tmp_path: Path) -> None:
    """A name depends on bytes and parameters alone, so that every machine agrees on it."""
    (tmp_path / "Dot.gif").write_bytes(DOT)
    picture = plan_picture(tmp_path / "Dot.gif")
    assert [each.name for each in picture.derivatives] == ["dot-8f11976c52-1.avif", "dot-8f11976c52-1.jpg"]


def test_same_bytes_elsewhere(draw: Draw, tmp_path: Path) -> None:
    """The same file in another folder gets the same names."""
    here = draw("still.png")
    there = tmp_path / "elsewhere" / "still.png"
    there.parent.mkdir()
    shutil.copy(here, there)
    assert plan_picture(here).derivatives == plan_picture(there).derivatives


def test_changed_bytes() -> None:
    """Other bytes get other names."""
    assert plan(source(9, 9, data=b"a")).fallback.name != plan(source(9, 9, data=b"b")).fallback.name


@pytest.mark.parametrize(
    "changed",
    [
        replace(DEFAULT, avif_quality=61),
        replace(DEFAULT, avif_speed=7),
        replace(DEFAULT, jpeg_quality=81),
        replace(DEFAULT, version=2),
    ],
)
def test_changed_parameters(changed: Parameters) -> None:
    """Other parameters get other names."""
    before, after = plan(source(9, 9)), plan(source(9, 9), changed)
    assert not {each.name for each in before.derivatives} & {each.name for each in after.derivatives}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Café_Still 03.jpg", "cafe-still-03"),
        ("劇照.jpg", "image"),
        ("劇照 2 replicant.jpg", "2-replicant"),
        ("../../etc.jpg", "etc"),
        ("a" * 80 + ".jpg", "a" * 40),
    ],
)
def test_slug(name: str, slug: str) -> None:
    """A name is made of what needs no escaping in an address."""
    assert plan(source(9, 9, name)).fallback.name.rsplit("-", 2)[0] == slug


def test_large_source() -> None:
    """A source wider than all offered widths gets just these."""
    assert widths(6000) == ([480, 800, 1200, 1600, 2400], [800, 1600])


def test_middling_source() -> None:
    """The offered widths above the source's are replaced by one, its own."""
    assert widths(1000) == ([480, 800, 1000], [800, 1000])


def test_source_of_an_offered_width() -> None:
    """A source as wide as an offered width gets that width once."""
    assert widths(1600) == ([480, 800, 1200, 1600], [800, 1600])


def test_small_source() -> None:
    """A source narrower than all offered widths gets one file a format."""
    assert widths(300) == ([300], [300])


@given(st.integers(1, 32767), st.integers(1, 32767))
def test_proportions(width: int, height: int) -> None:
    """No derivative is larger than its source, and each keeps the proportions to half a pixel."""
    for each in plan(source(width, height)).derivatives:
        assert each.width <= width
        assert 1 <= each.height <= height
        assert each.height == 1 or abs(each.height - height * each.width / width) <= 0.5


def test_fallback(draw: Draw, small: Parameters) -> None:
    """The fallback is a JPEG of the picture."""
    picture = plan_picture(draw(), small)
    assert picture.fallback in picture.jpeg


def test_srcset(draw: Draw, small: Parameters) -> None:
    """A srcset names each file under the prefix with its width."""
    picture = plan_picture(draw(), small)
    first, second = (each.name for each in picture.avif)
    assert srcset(picture.avif, "/images") == f"/images/{first} 16w, /images/{second} 32w"
    assert srcset(picture.avif, "../images/").startswith(f"../images/{first} 16w")


@pytest.mark.parametrize("name", ["still.jpg", "still-0123456789-480.png", "Still-0123456789-480.avif", ".avif"])
def test_foreign_name(name: str) -> None:
    """A name that no plan gives is not taken for a derivative's."""
    assert not is_derivative_name(name)


def test_own_name(draw: Draw) -> None:
    """Every planned name is known as a derivative's."""
    assert all(is_derivative_name(each.name) for each in plan_picture(draw()).derivatives)
