"""What a build takes over from the last site, and what it does not."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.site.magazine import build_site, copy_magazine, snapshot

ARTICLE = "articles/salt-and-film/zh-hant.md"
PAGE = "zh-hant/salt-and-film/index.html"
OTHER = "zh-hant/winter-ferry/index.html"


def replaced(old: str, new: str) -> Callable[[str], str]:
    """Replace words that must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def longer(text: str) -> str:
    """One more paragraph."""
    return text + "\n又一段。\n"


EDITS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "a paragraph": (ARTICLE, longer),
    "a title, which stands in lists": (ARTICLE, replaced("title: ", "title: 新")),
    "a film's title": ("films.toml", replaced("2001", "2002")),
    "a person's name": ("people.toml", replaced('en = "', 'en = "New ')),
    "the magazine's name": ("magazine.toml", replaced('en = "', 'en = "New ')),
    "a draft that comes out": ("articles/salt-and-film/en.md", replaced("title: ", "status: draft\ntitle: ")),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A magazine to edit, built once."""
    content = copy_magazine(tmp_path)
    build_site(content, tmp_path)
    return content


@pytest.mark.parametrize("name", EDITS)
def test_a_warm_build_gives_the_bytes_of_a_cold_one(tmp_path: Path, content: Path, name: str) -> None:
    """Whatever was edited."""
    path, change = EDITS[name]
    file = content / path
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    build_site(content, tmp_path)
    build_site(content, tmp_path, output=tmp_path / "fresh", cache=tmp_path / "cold")
    assert snapshot(tmp_path / "output") == snapshot(tmp_path / "fresh")


def test_only_what_an_edit_reaches_is_rendered(tmp_path: Path, content: Path) -> None:
    """A page that shows nothing of the edit is the very file of the last site."""
    before = {name: (tmp_path / "output" / name).stat().st_ino for name in (PAGE, OTHER)}
    file = content / ARTICLE
    file.write_text(file.read_text("utf-8") + "\n又一段。\n", "utf-8")
    build_site(content, tmp_path)
    after = {name: (tmp_path / "output" / name).stat().st_ino for name in (PAGE, OTHER)}
    assert after[OTHER] == before[OTHER]
    assert "又一段。" in (tmp_path / "output" / PAGE).read_text("utf-8")


@pytest.mark.parametrize("touch", ["edited", "deleted"])
def test_a_page_that_somebody_touched_is_written_anew(tmp_path: Path, content: Path, touch: str) -> None:
    """What stands in the site is always what was built."""
    page = tmp_path / "output" / PAGE
    whole = page.read_bytes()
    page.unlink() if touch == "deleted" else page.write_text("mine", "utf-8")
    build_site(content, tmp_path)
    assert page.read_bytes() == whole


def test_another_day_lets_scheduled_articles_out(tmp_path: Path, content: Path) -> None:
    """What is taken over never holds back what has become due."""
    later = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
    build_site(content, tmp_path, date=later)
    build_site(content, tmp_path, date=later, output=tmp_path / "fresh", cache=tmp_path / "cold")
    assert snapshot(tmp_path / "output") == snapshot(tmp_path / "fresh")
