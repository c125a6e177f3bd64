"""Making what is missing: once, together where a still is shared, and nothing that is there."""

from pathlib import Path

import pytest
from PIL import Image

from sharing import perform as module
from sharing.faces import Lettering
from sharing.perform import perform, prune, publish
from sharing.poster import Planned, plan
from tests.sharing.posters import poster, still

TITLES = ("One", "Two", "Three")


@pytest.fixture
def planned(made: Lettering, tmp_path: Path) -> list[Planned]:
    """Three pictures on one still, one on paper."""
    (tmp_path / "images").mkdir()
    backdrop = still(tmp_path / "images", "still.jpg", (800, 450))
    shown = [plan(title.lower(), poster(made, (title, "en"), backdrop=backdrop)) for title in TITLES]
    return [*shown, plan("paper", poster(made, ("補雨", "zh-Hant")))]


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_missing_is_made_and_kept(planned: list[Planned], tmp_path: Path) -> None:
    """A second run draws nothing."""
    images, cache = tmp_path / "images", tmp_path / "cache"
    said: list[tuple[int, int]] = []
    report = perform(planned, images, cache, progress=lambda done, total: said.append((done, total)))
    assert (report.made, report.kept) == (4, 0)
    assert (said[0], said[-1]) == ((0, 4), (4, 4))
    assert set(files(cache)) == {one.name for one in planned}
    again = perform(planned, images, cache)
    assert (again.made, again.kept) == (0, 4)


def test_a_picture_that_was_cut_off_is_drawn_again(planned: list[Planned], tmp_path: Path) -> None:
    """As a killed build could leave it."""
    images, cache = tmp_path / "images", tmp_path / "cache"
    perform(planned, images, cache)
    before = files(cache)
    (cache / planned[0].name).write_bytes(before[planned[0].name][:900])
    assert perform(planned, images, cache).made == 1
    assert files(cache) == before


def test_a_still_is_opened_once(planned: list[Planned], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of editions."""
    opened: list[Path] = []
    original = Image.open

    def noted(path: Path) -> Image.Image:
        opened.append(path)
        return original(path)

    monkeypatch.setattr(Image, "open", noted)
    perform(planned, tmp_path / "images", tmp_path / "cache")
    assert [path.name for path in opened] == ["still.jpg"]


def test_a_pool_gives_the_same_bytes(planned: list[Planned], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one core and on two."""
    perform(planned, tmp_path / "images", tmp_path / "alone")
    monkeypatch.setattr(module, "POOL_FROM", 2)
    perform(planned, tmp_path / "images", tmp_path / "together", jobs=2)
    assert files(tmp_path / "alone") == files(tmp_path / "together")


def test_the_site_gets_what_its_pages_name_and_the_cache_forgets_the_rest(
    planned: list[Planned], tmp_path: Path
) -> None:
    """But nothing that is not ours."""
    cache = tmp_path / "cache"
    perform(planned, tmp_path / "images", cache)
    (cache / "notes.txt").write_text("mine", "utf-8")
    publish(planned[:1], cache, tmp_path / "site")
    assert set(files(tmp_path / "site")) == {planned[0].name}
    assert set(prune(cache, planned[:1], idle=3600)) == set()
    assert set(prune(cache, planned[:1])) == {one.name for one in planned[1:]}
    assert set(files(cache)) == {planned[0].name, "notes.txt"}
