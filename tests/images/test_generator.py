"""The pictures of a Pelican run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from images.generator import ImagesFailed, ImagesGenerator
from images.plan import Parameters, plan_picture

Draw = Callable[..., Path]


def generator(tmp_path: Path, context: dict[str, Any]) -> ImagesGenerator:
    """The generator of a run that writes below the test's folder."""
    settings = {**DEFAULT_CONFIG, "IMAGE_CACHE": tmp_path / "cache", "IMAGE_JOBS": 1}
    return ImagesGenerator(context, settings, str(tmp_path), str(tmp_path), str(tmp_path / "output"))


def published(tmp_path: Path) -> set[str]:
    """The names of the site's images."""
    return {path.name for path in (tmp_path / "output" / "images").iterdir()}


def test_generates(draw: Draw, small: Parameters, tmp_path: Path) -> None:
    """The planned pictures are in the site, and the report in the context."""
    picture = plan_picture(draw(), small)
    context: dict[str, Any] = {"pictures": [picture]}
    generator(tmp_path, context).generate_output(None)
    assert published(tmp_path) == {each.name for each in picture.derivatives}
    assert context["image_report"].made == 3


def test_nothing_planned(tmp_path: Path) -> None:
    """A run without pictures makes none."""
    generator(tmp_path, {}).generate_output(None)
    assert published(tmp_path) == set()


def test_failure(draw: Draw, small: Parameters, tmp_path: Path) -> None:
    """A picture that can't be made stops the run by name, after the others are published."""
    good, bad = plan_picture(draw("a.png"), small), plan_picture(draw("b.png", size=(9, 9)), small)
    bad.source.unlink()
    with pytest.raises(ImagesFailed, match=r"b\.png: there is no such file") as caught:
        generator(tmp_path, {"pictures": (good, bad)}).generate_output(None)
    assert [each.path for each in caught.value.failures] == [bad.source]
    assert published(tmp_path) == {each.name for each in good.derivatives}
