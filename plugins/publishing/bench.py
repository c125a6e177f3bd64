"""Measure publishing: how long it takes for the sample and for a large magazine, and what a page weighs."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from publishing.deploy import Job, Target, deploy
from publishing.release import Release, release, shelf_of
from publishing.shelf import Shelf

_PICTURE = re.compile(r"^!\[.*$\n?", re.MULTILINE)
CODED = (".br", "")


def main(root: Path, generator: str = "", articles: str = "0") -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as place:
        content = Path(place, "sample", "content")
        shutil.copytree(root / "content", content)
        for line in measured(root, content, "the sample"):
            print(line, flush=True)
        if generator:
            large = Path(place, "large", "content")
            words = [sys.executable, generator, articles, "--out", str(large)]
            subprocess.run(words, check=True, capture_output=True)  # noqa: S603 # our own command
            without_pictures(large)
            for line in measured(root, large, f"{articles} articles"):
                print(line, flush=True)


def without_pictures(content: Path) -> None:
    """The generated texts name pictures that there are none of; a site with holes is not published."""
    for file in content.rglob("*.md"):
        file.write_text(_PICTURE.sub("", file.read_text("utf-8")), "utf-8")


def measured(root: Path, content: Path, name: str) -> Iterator[str]:
    """Publish twice and send it into a folder; the last line of each, and the seconds."""
    # Warnings of the generated texts do not stop; the checks of the finished site are those of every publication.
    wishes = Release(content, settings=root / "plugins" / "toolbox" / "looking.py")
    for label in ("first", "again"):
        start = time.perf_counter()
        last = list(release(root, wishes, "en"))[-1]
        yield f"{name}, {label}: {time.perf_counter() - start:.0f} s; {last}"
    shelf = shelf_of(content)
    start = time.perf_counter()
    last = list(deploy(Job(shelf, content.parent, Target("folder", "folder", {"path": "there"})), _silent, "en"))[-1]
    yield f"{name}, into a folder: {time.perf_counter() - start:.0f} s; {last}"
    yield from weights(shelf)


def weights(shelf: Shelf) -> Iterator[str]:
    """What pages weigh as they are sent, by the kind of their address."""
    site = shelf.site()
    pages = sorted(sent(path) for path in site.rglob("index.html"))
    yield f"pages of HTML as sent: median {pages[len(pages) // 2] / 1000:.1f} kB, largest {pages[-1] / 1000:.1f} kB"
    for suffix in (".css", ".js", ".woff2", ".avif", ".jpg"):
        sizes = [sent(path) for path in site.rglob(f"*{suffix}")]
        if sizes:
            yield f"{len(sizes)} × {suffix}: {sum(sizes) / 1000:.0f} kB"


def sent(path: Path) -> int:
    """The bytes of a file on the way, compressed where that is done."""
    return next(one.stat().st_size for end in CODED if (one := path.with_name(path.name + end)).is_file())


def _silent(done: int, total: int) -> None:
    """Show no progress."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
