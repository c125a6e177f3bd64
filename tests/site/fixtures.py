"""The fixture magazine and the sample, each built once."""

from pathlib import Path

import pytest

from tests.site.magazine import CONTENT, PROJECT, SAMPLE, Site, build_site
from toolbox.specimens import hard_magazine


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture magazine, built."""
    folder = tmp_path_factory.mktemp("ferry")
    build_site(CONTENT, folder)
    return Site(folder / "output")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample magazine, built as a new clone builds it."""
    folder = tmp_path_factory.mktemp("sample")
    built = build_site(SAMPLE, folder, date=None)
    return Site(folder / "output", host="https://duiye.example", built=built)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The magazine of pages that are hard to set, with pictures drawn for it; their sizes are kept between runs."""
    folder = tmp_path_factory.mktemp("hard")
    built = build_site(hard_magazine(PROJECT, folder), folder, images=PROJECT / ".cache" / "images", jobs=None)
    return Site(folder / "output", host="https://hard.example", built=built)


@pytest.fixture(params=["ferry", "sample"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two in turn."""
    found: Site = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture magazine at an address below the root of its host."""
    from tests.site.magazine import copy_magazine

    folder: Path = tmp_path_factory.mktemp("below")
    content = copy_magazine(folder)
    settings = (content / "magazine.toml").read_text("utf-8")
    settings = settings.replace("https://ferry.example", "https://ferry.example/sub/way")
    (content / "magazine.toml").write_text(settings, "utf-8")
    build_site(content, folder)
    return Site(folder / "output", base="/sub/way")
