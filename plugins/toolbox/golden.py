"""The golden site: what the pages of the tests' small magazine say, kept as files that a change is compared with."""

import datetime
import difflib
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

# The fixture's articles are of the first half of 2026, but for one of 2099.
DAY = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
CONTENT = "tests/site/content"
GOLDEN = "tests/site/golden"
# The sizes that a picture is offered in are the concern of other tests.
_PICTURE = re.compile(
    r'<picture[^>]*>.*?<img( src="[^"]*")[^>]*?( width="\d+" height="\d+" alt="[^"]*")[^>]*></picture>'
)
# One page of each kind, and one article in every edition.
PAGES = (
    "index.html",
    "404.html",
    "zh-hant/index.html",
    "zh-hant/page/2/index.html",
    "zh-hant/salt-and-film/index.html",
    "zh-hans/salt-and-film/index.html",
    "en/salt-and-film/index.html",
    "zh-hant-en/salt-and-film/index.html",
    "zh-hans-en/salt-and-film/index.html",
    "zh-hant/winter-ferry/index.html",
    "zh-hk/winter-ferry/index.html",
    "zh-hk/salt-and-film/index.html",
    "zh-hk-en/salt-and-film/index.html",
    "zh-hant/issues/index.html",
    "zh-hant/issues/one/index.html",
    "zh-hans/films/index.html",
    "zh-hans/films/spirited-away/index.html",
    "en/people/index.html",
    "en/people/lin-hai/index.html",
    "en/topics/index.html",
    "zh-hant/topics/water/index.html",
    "en/archive/index.html",
    "zh-hans/about/index.html",
)


def accept(root: Path) -> Iterator[str]:
    """Build the tests' magazine, renew the golden site in the project `root`, and yield the difference line by line."""
    folder = root / GOLDEN
    before = kept_pages(folder)
    after = built_pages(root)
    yield from difference(before, after)
    folder.mkdir(exist_ok=True)
    for name in set(before) - set(after):
        (folder / name).unlink()
    for name, text in after.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def built_pages(root: Path) -> dict[str, str]:
    """The golden pages as this code makes them."""
    from editions.build import Options, build

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        settings = root / "pelicanconf.py"
        build(Options(root / CONTENT, folder / "output", folder / "cache", settings, jobs=1, date=DAY, fonts=()))
        return pages_of(folder / "output")


def pages_of(output: Path) -> dict[str, str]:
    """What the golden site keeps of a built one: the words of each page, without what stands around them."""
    return {
        page.removesuffix("/index.html").replace("/", ".").removesuffix(".html") + ".html": main(output / page)
        for page in PAGES
    }


def main(page: Path) -> str:
    """The `<main>` of a page; of its pictures which file, how large and what they show."""
    text = page.read_text(encoding="utf-8")
    start, end = text.index("<main"), text.index("</main>") + len("</main>")
    return _PICTURE.sub(r"<img\1\2>", text[start:end]) + "\n"


def kept_pages(folder: Path) -> dict[str, str]:
    """The golden pages as they were accepted."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.html"))}


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """A unified difference of two sets of pages, by name."""
    for name in sorted({*before, *after}):
        old, new = (pages.get(name, "").splitlines() for pages in (before, after))
        yield from difflib.unified_diff(old, new, f"accepted/{name}", f"built/{name}", lineterm="")
