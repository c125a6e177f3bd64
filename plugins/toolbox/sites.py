"""Sites for measurements and pictures, built as they are published, and which page of one is of which kind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from editions.build import Built, Options
    from editions.planner import Page

ARTICLES = ("article", "facing")  # the templates of an article, of which each edition has its own


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that stands for its kind: `name` is that of its template, with the edition where there are several."""

    name: str
    address: str
    template: str


def production(root: Path, content: Path) -> Options:
    """How a site is built for readers: the one place that says so. It lies in the cache, so that a second is quick."""
    from editions.build import Options

    place = root / ".cache" / "sites" / f"{content.name}-{hashlib.sha256(str(content).encode()).hexdigest()[:8]}"
    return Options(
        content=content,
        output=place / "site",
        cache=place / "cache",
        settings=root / "plugins" / "toolbox" / "looking.py",
        images=root / ".cache" / "images",
        font_cache=root / ".cache" / "fonts",
    )


def published(root: Path, content: Path) -> tuple[Path, Built]:
    """Build a content folder as it is published; the site's folder, and what the build knows of it.

    Raises what `editions.build.build` raises.
    """
    from editions.build import build

    options = production(root, content)
    return options.output, build(options)


def every_page(built: Built) -> Iterator[Page]:
    """The pages that a reader opens: not the feeds, not the sitemap."""
    for group in built.run.pages.values():
        yield from (page for page in group if page.address.endswith(("/", ".html")))


def kinds(folder: Path, built: Built, edition: str = "") -> list[Kind]:
    """A page for each kind: of this edition (else the facing one) where that has one; of articles one in each.

    Of all pages of a kind the one with the most to show, which is the longest file.
    """
    found: dict[str, list[Page]] = {}
    for page in every_page(built):
        found.setdefault(page.template, []).append(page)
    chosen: list[Kind] = []
    for template, pages in found.items():
        if template in ARTICLES:
            chosen += articles(folder, template, pages)
        else:
            chosen.append(Kind(template, longest(folder, main(preferred(built, pages, edition))).address, template))
    return sorted(chosen, key=lambda kind: kind.name)


def articles(folder: Path, template: str, pages: Sequence[Page]) -> Iterator[Kind]:
    """The longest article, in each edition that has pages of this template; the first facing one has the plain name."""
    by_edition: dict[str, list[Page]] = {}
    for page in pages:
        by_edition.setdefault(page.edition, []).append(page)
    slug = slug_of(longest(folder, next(iter(by_edition.values()))))
    for number, (edition, group) in enumerate(by_edition.items()):
        page = next((page for page in group if slug_of(page) == slug), longest(folder, group))
        name = template if template == "facing" and number == 0 else f"{template}-{edition}"
        yield Kind(name, page.address, template)


def preferred(built: Built, pages: Sequence[Page], edition: str) -> Sequence[Page]:
    """Those of this edition, else of the first facing one, else of the first that has any."""
    magazine = built.run.collection.site.magazine
    for code in (edition, *(one.code for one in (*magazine.facings, *magazine.editions))):
        if group := [page for page in pages if page.edition == code]:
            return group
    return pages


def main(pages: Sequence[Page]) -> Sequence[Page]:
    """Of an index and its other orders, which lie below it, the index alone."""
    addresses = {page.address for page in pages}

    def is_below(page: Page) -> bool:
        return any(page.address.startswith(other) for other in addresses - {page.address})

    return [page for page in pages if not is_below(page)]


def longest(folder: Path, pages: Sequence[Page]) -> Page:
    """The page with the largest file; of two alike the first address."""
    return min(pages, key=lambda page: (-file_of(folder, page.address).stat().st_size, page.address))


def file_of(folder: Path, address: str) -> Path:
    """The file of a page in the folder of a site that lies at the root of its host."""
    return folder / unquote(address.lstrip("/") + ("index.html" if address.endswith("/") else ""))


def slug_of(page: Page) -> str:
    """The name of an article's folder, which is the last part of its address."""
    return page.address.rstrip("/").rpartition("/")[2]
