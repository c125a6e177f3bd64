"""The same magazine is published under the same name, wherever, whenever and by whatever machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.tree import read_tree, tree_hash
from tests.publishing.test_release import SETTINGS, write
from tests.site.magazine import CONTENT

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, sys, random
from pathlib import Path
root, content, cache, jobs, shuffled = {root!r}, {content!r}, {cache!r}, {jobs}, {shuffled}
sys.path[:0] = [root, root + "/plugins"]
if shuffled:  # the order in which a folder lists its files is the system's own
    real = os.scandir, os.listdir
    class Shuffled:
        def __init__(self, found):
            self.found = found
            self.entries = list(found)
            random.Random(shuffled).shuffle(self.entries)
        def __iter__(self): return iter(self.entries)
        def __next__(self):
            if not self.entries: raise StopIteration
            return self.entries.pop()
        def __enter__(self): return self
        def __exit__(self, *_): self.close()
        def close(self): self.found.close()
    os.scandir = lambda *given: Shuffled(real[0](*given))
    os.listdir = lambda *given: random.Random(shuffled).sample(found := real[1](*given), len(found))
import publishing.release as releasing
from editions import build
releasing._memory = lambda root, content: Path(cache)
real_options = build.Options
build.Options = lambda **more: real_options(**{{**more, "images": None, "font_cache": None}})
print(*releasing.release(Path(root), releasing.Release(Path(content), fonts=(), jobs=jobs), "en"), sep="\\n")
"""


def published(folder: Path, jobs: int, shuffled: int, *before: str, **environment: str) -> str:
    """Publish a magazine from a cold cache in a process of its own; the name of the site."""
    content = folder / "content"
    if not content.exists():
        content.mkdir(parents=True)
        (content / "magazine.toml").write_text(SETTINGS, "utf-8")
        for name in ("sea", "shore", "island"):
            write(content, name, name.title(), f"The {name} is wide as everyone knows.")
        shutil.copy(CONTENT / "articles/quiet-reel/reel.png", content / "articles/sea/reel.png")
        rights = '["*"]\ncredit = {en = "The Ferry", zh-hant = "渡口"}\nlicence = "own"\n'
        (content / "articles/sea/stills.toml").write_text(rights, "utf-8")
        for lang in ("zh-hant", "en"):
            with (content / f"articles/sea/{lang}.md").open("a", encoding="utf-8") as file:
                file.write("\n![海](reel.png)\n")
    program = PROGRAM.format(
        root=str(ROOT), content=str(content), cache=str(folder / "cache"), jobs=jobs, shuffled=shuffled
    )
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "VIRTUAL_ENV")}
    done = subprocess.run(
        [*before, sys.executable, "-c", program],
        env=kept | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "published as" in done.stdout, done.stdout + done.stderr
    site = folder / ".published/current"
    assert tree_hash(read_tree(site)) == site.resolve().name
    return site.resolve().name


@pytest.mark.slow
def test_the_same_magazine_has_the_same_name(tmp_path: Path) -> None:
    """Another path, locale, time zone, hash seed, order of files, number of processes, one core alone, a cold cache."""
    first = published(tmp_path / "a", 1, 0, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC")
    other = tmp_path / "b" / "way down" / "頁"
    assert published(other, 2, 7, PYTHONHASHSEED="99", LC_ALL="zh_TW.UTF-8", TZ="America/Lima") == first
    assert published(other, 1, 0, PYTHONHASHSEED="5", LC_ALL="C.UTF-8", TZ="Asia/Tokyo") == first  # a warm cache
    if taskset := shutil.which("taskset"):
        assert published(tmp_path / "c", 3, 3, taskset, "-c", "0", PYTHONHASHSEED="7") == first


@pytest.mark.slow
@pytest.mark.parametrize("epoch", ["1790000000", "1990000000"])
def test_the_clock_does_not_matter(tmp_path: Path, epoch: str) -> None:
    """As long as the same articles are out: the moment that decides it is another, and the name is the same."""
    assert published(tmp_path / "a", 1, 0) == published(tmp_path / "b", 1, 0, SOURCE_DATE_EPOCH=epoch)
