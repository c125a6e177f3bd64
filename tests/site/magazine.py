"""The fixture magazine: built into a folder, read back as a visitor's browser would see it."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from editions.build import Built, Options, build
from editions.run import Run, read_run
from editions.store import Store
from toolbox.golden import DAY
from toolbox.sites import Kind, kinds

PROJECT = Path(__file__).resolve().parents[2]
CONTENT = Path(__file__).parent / "content"
SAMPLE = PROJECT / "content"


def build_site(content: Path, folder: Path, **options: Any) -> Built:
    """Build a content folder into `folder/output`, with its caches beside it."""
    return build(site_options(content, folder, **options))


def site_options(content: Path, folder: Path, **options: Any) -> Options:
    """The options of `build_site`."""
    given: dict[str, Any] = {
        "content": content,
        "output": folder / "output",
        "cache": folder / "cache",
        "settings": PROJECT / "pelicanconf.py",
        "date": DAY,
        "jobs": 1,
        # The faces of the theme alone: what is tested is the same on a machine with Chinese fonts and on one without.
        "fonts": (),
        "font_cache": PROJECT / ".cache" / "fonts",
    }
    return Options(**given | options)


def read_magazine_run(content: Path, folder: Path, **options: Any) -> Run:
    """Read a content folder and plan its pages, writing none."""
    given: dict[str, Any] = {"today": DAY, "jobs": 1, "font_folders": ()} | options
    with Store(folder / "read.sqlite") as store:
        return read_run(content, PROJECT / "theme", store, **given)


def copy_magazine(folder: Path, files: Mapping[str, str | bytes | None] | None = None, *, whole: bool = True) -> Path:
    """A content folder of our own with some files changed (None: removed); without `whole`, of the settings alone."""
    content = folder / "content"
    if whole:
        shutil.copytree(CONTENT, content)
    else:
        content.mkdir()
        settings = (CONTENT / "magazine.toml").read_text("utf-8")
        (content / "magazine.toml").write_text(settings.replace('pages = ["about"]\n', ""), "utf-8")
    for name, text in (files or {}).items():
        file = content / name
        if text is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@dataclass(frozen=True)
class Site:
    """A built site: `folder` on disk, `base` the path that it is served below, `host` its own address.

    `built` is what the build knows of it.
    """

    folder: Path
    base: str = ""
    host: str = "https://ferry.example"
    built: Built | None = None

    def kinds(self, edition: str = "") -> list[Kind]:
        """A page of each kind, of this edition where that has one."""
        assert self.built is not None
        return kinds(self.folder, self.built, edition)

    def kind(self, name: str) -> str:
        """The address of the page of this kind."""
        return next(kind.address for kind in self.kinds() if kind.name == name)

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files."""
        return frozenset(self._address(file) for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def pages(self) -> Mapping[str, BeautifulSoup]:
        """Every page by its address."""
        return {
            self._address(file): BeautifulSoup(file.read_text("utf-8"), "html.parser")
            for file in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of every page."""
        return {
            address: frozenset(str(tag["id"]) for tag in page.select("[id]")) for address, page in self.pages.items()
        }

    def page(self, address: str) -> BeautifulSoup:
        """One page."""
        return self.pages[address]

    def main(self, address: str) -> Tag:
        """The content of one page."""
        found = self.pages[address].select_one("main")
        assert found is not None
        return found

    def text(self, name: str) -> str:
        """A file of the site."""
        return (self.folder / name).read_text("utf-8")

    def references(self) -> Iterator[tuple[str, Tag, str]]:
        """Every address that a page names: the page, the element, the address as it is written."""
        for address, page in self.pages.items():
            for tag in page.select("[href], [src], [srcset]"):
                yield from ((address, tag, str(tag[key])) for key in ("href", "src") if tag.has_attr(key))
                for part in str(tag.get("srcset") or "").split(","):
                    if part.strip():
                        yield address, tag, part.split()[0]

    def leads_somewhere(self, page: str, reference: str) -> bool:
        """Whether a reference of a page is to a file of this site, and to a paragraph that is there."""
        parts = urlsplit(urljoin(self.host + page, reference))
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        return path in self.files and (not fragment or fragment in self.ids.get(path, ()))

    def is_own(self, reference: str) -> bool:
        """Whether a reference is to this site."""
        parts = urlsplit(reference)
        return not parts.scheme or f"{parts.scheme}://{parts.netloc}" == self.host

    def _address(self, file: Path) -> str:
        path = file.relative_to(self.folder).as_posix()
        return f"{self.base}/{path.removesuffix('index.html') if path.endswith('/index.html') else path}".removesuffix(
            "index.html"
        )
