"""Publish: build aside, finish, check everything, compare, and only then have readers see it."""

import errno
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic
from document.model import Place
from publishing.changes import Changes, compare, lost
from publishing.checking import Checked, Withheld, check
from publishing.finishing import address_of, compress, files_of, make_manifest, write_headers, write_redirects
from publishing.reading import read_all
from publishing.redirects import Redirects, add_redirects, check_redirects, named, read_redirects
from publishing.shelf import KEPT, Shelf
from publishing.tree import read_tree, tree_hash


@dataclass(frozen=True, slots=True)
class Finished:
    """What a build hands over: the site's folder, its address, and what must not be in it."""

    folder: Path
    url: str
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor says: where pages went (`old=new`), which are gone, how many former sites stay."""

    moved: Sequence[tuple[str, str]] = ()
    gone: Sequence[str] = ()
    keep: int = KEPT


@dataclass(frozen=True, slots=True)
class Published:
    """The site that readers see now."""

    name: str
    changes: Changes
    redirects: Redirects
    pages: int
    files: int
    references: int
    pruned: list[str] = field(default_factory=list)


class NotPublished(Exception):
    """The site is not fit for readers; `diagnostics` say why. What they saw before, they still see."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} findings")
        self.diagnostics = tuple(diagnostics)


class DiskFull(Exception):
    """There was no room for the new site; the last one is whole."""


def publish(
    shelf: Shelf, content: Path, memory: Path, build: Callable[[], Finished], wishes: Wishes | None = None
) -> Published:
    """Build the site, check it, and put it in the place of the one before.

    `memory` is a file that makes the next check quicker. Raises what `build` does, `NotPublished`, `DiskFull`.
    """
    try:
        with shelf.held():
            return _publish(shelf, content, memory, build(), wishes or Wishes())
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(str(error.filename or shelf.folder)) from error
        raise


def _publish(shelf: Shelf, content: Path, memory: Path, built: Finished, wishes: Wishes) -> Published:
    former = shelf.current()
    before = shelf.manifest(former) if former else {}
    _copy(built.folder, shelf.stage)
    base = Checked(built.folder, built.url, frozenset(), {}).base
    redirects = _redirects(content, shelf.stage, base, before, wishes)
    write_redirects(shelf.stage, redirects, base)
    write_headers(shelf.stage, read_tree(shelf.stage), base)
    tree = read_tree(shelf.stage)
    facts = read_all(shelf.stage, {name: file.sha256 for name, file in tree.items()}, memory)
    site = Checked(shelf.stage, built.url, frozenset(tree), facts)
    manifest = make_manifest(tree_hash(tree), built.url, tree, facts, base)
    found = [*check(site, built.withheld), *_of_redirects(redirects, content, manifest, before)]
    if found:
        raise NotPublished(found)
    compress(shelf.stage, tree, shelf.folder / former if former else None, files_of(before))
    shelf.settle(manifest["tree"], manifest)
    pages = sum(name.endswith(".html") for name in tree)
    changes = compare(before, manifest)
    pruned = shelf.prune(wishes.keep)
    return Published(manifest["tree"], changes, redirects, pages, len(tree), site.count(), pruned)


def _copy(source: Path, target: Path) -> None:
    """Copy a site; `shutil.copytree` would go on when the disk is full, and hide that it was."""
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)


def _redirects(content: Path, stage: Path, base: str, before: Mapping[str, Any], wishes: Wishes) -> Redirects:
    """The magazine's redirects, with those that the editor adds now written down."""
    pages = {address_of(path.relative_to(stage).as_posix(), base) for path in stage.rglob("*.html")}
    missing = [page for page in before.get("pages", {}) if page not in pages]
    moved: dict[str, str] = {}
    for old, new in wishes.moved:
        for address in named(old, missing):
            moved[address] = new if new.startswith("/") else address.replace(f"/{old}/", f"/{new}/")
    gone = [address for word in wishes.gone for address in named(word, missing)]
    unknown = [word for word, _ in wishes.moved if not named(word, missing)]
    unknown += [word for word in wishes.gone if not named(word, missing)]
    if unknown:
        raise NotPublished([Diagnostic("redirect-unknown", Place("redirects.toml"), {"name": w}) for w in unknown])
    if moved or gone:
        add_redirects(content, moved, gone)
    return read_redirects(content)


def _of_redirects(
    redirects: Redirects, content: Path, manifest: Mapping[str, Any], before: Mapping[str, Any]
) -> list[Diagnostic]:
    """Redirects that lead nowhere, and pages that went without one."""
    pages = {page for page in manifest["pages"] if page not in redirects.moved}
    shadowed = {page for page in redirects.moved if not _leads_on(manifest, page)}
    found = list(check_redirects(redirects, pages | shadowed, content.name))
    for page in lost(before, manifest, redirects):
        slug = page.rstrip("/").rpartition("/")[2]
        facts = {"address": page, "title": before["pages"][page]["title"], "slug": slug}
        found.append(Diagnostic("page-lost", Place(page), facts))
    return found


def _leads_on(manifest: Mapping[str, Any], page: str) -> bool:
    """Whether the page of an address that moved is the one that leads on, and no page of the magazine."""
    one = manifest["pages"].get(page)
    return one is None or one["title"].startswith(f"{page} → ")
