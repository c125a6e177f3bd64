"""The same sources give the same bytes: whatever clock, locale, folder, hash seed and number of processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.magazine import CONTENT, PROJECT, SAMPLE, build_site, copy_magazine, snapshot

PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = [{project!r}, {plugins!r}]
from tests.site.magazine import build_site
build_site(Path({content!r}), Path({folder!r}), jobs={jobs}, **{options!r})
"""


def build_elsewhere(content: Path, folder: Path, jobs: int, **environment: str) -> dict[str, bytes]:
    """Build in a process of its own; every file of the site. The sample is built as of today."""
    options = {"date": None} if content == SAMPLE else {}
    program = PROGRAM.format(
        project=str(PROJECT),
        plugins=str(PROJECT / "plugins"),
        content=str(content),
        folder=str(folder),
        jobs=jobs,
        options=options,
    )
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "VIRTUAL_ENV")}
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-c", program], env=kept | environment, cwd=folder, check=True)
    return snapshot(folder / "output")


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another hash seed, locale, time zone and folder, and two processes instead of one."""
    first = build_elsewhere(CONTENT, tmp_path / "a", 1, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC")
    other = tmp_path / "b" / "way down" / "頁"
    other.mkdir(parents=True)
    content = copy_magazine(other)
    second = build_elsewhere(content, other, 2, PYTHONHASHSEED="99", LC_ALL="zh_TW.UTF-8", TZ="America/Lima")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_warm_build_is_a_cold_one(tmp_path: Path) -> None:
    """After an edit too: what is remembered is what would be made."""
    content = copy_magazine(tmp_path)
    build_site(content, tmp_path)
    article = content / "articles/quiet-reel/zh-hant.md"
    article.write_text(article.read_text("utf-8").replace("我掃地。", "我掃地，也關燈。"), "utf-8")
    build_site(content, tmp_path)
    warm = snapshot(tmp_path / "output")
    shutil.rmtree(tmp_path / "cache")
    build_site(content, tmp_path)
    assert snapshot(tmp_path / "output") == warm
    assert "也關燈" in warm["zh-hant/quiet-reel/index.html"].decode()


def test_a_change_in_a_catalogue_reaches_the_pages(tmp_path: Path) -> None:
    """Nothing that depends on it is taken from memory."""
    changes = {
        "films.toml": ("神隱少女", "千尋", "zh-hans/films/spirited-away/index.html"),
        "people.toml": ("Mary Oar", "Mary Rudder", "en/salt-and-film/index.html"),
        "terms.toml": ("胶片", "菲林", "zh-hans/salt-and-film/index.html"),
        "topics.toml": ("Rivers, the sea", "Canals", "en/topics/water/index.html"),
        "magazine.toml": ("The Ferry", "The Raft", "en/index.html"),
    }
    content = copy_magazine(tmp_path)
    build_site(content, tmp_path)
    for name, (before, after, _) in changes.items():
        text = (content / name).read_text("utf-8")
        assert before in text
        (content / name).write_text(text.replace(before, after), "utf-8")
    build_site(content, tmp_path)
    for _, after, page in changes.values():
        assert after in (tmp_path / "output" / page).read_text("utf-8")


@pytest.mark.slow
def test_the_sample_is_the_same_twice(tmp_path: Path) -> None:
    """With its pictures, which take the time."""
    first = build_elsewhere(SAMPLE, tmp_path / "a", 1, PYTHONHASHSEED="1")
    assert build_elsewhere(SAMPLE, tmp_path / "b", 2, PYTHONHASHSEED="2", TZ="Asia/Tokyo") == first
