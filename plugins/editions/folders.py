"""Find the articles, issues and pages of a content folder: a folder is one of them, a file in it is a language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from document.diagnostics import Diagnostic
from document.model import Place
from document.records import RESERVED, is_slug
from editions.edition import LANGUAGES


@dataclass(frozen=True, slots=True)
class Folder:
    """One article, issue or page: its language files by code, and everything else that lies in it."""

    slug: str
    path: Path
    prefix: str
    languages: Mapping[str, Path]
    assets: tuple[Path, ...]

    def name(self, file: Path) -> str:
        """How messages name a file of this folder."""
        return f"{self.prefix}/{file.name}"


@dataclass(frozen=True, slots=True)
class Found:
    """The folders of one kind, and what is wrong with them."""

    folders: tuple[Folder, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_folders(content: Path, kind: str, prefix: str, languages: tuple[str, ...]) -> Found:
    """The folders below `content/kind`, by name; a folder without a language file is left alone."""
    root = content / kind
    folders: list[Folder] = []
    problems: list[Diagnostic] = []
    known = {*LANGUAGES, *languages}
    for path in sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else ():
        place = f"{prefix}/{kind}/{path.name}"
        if path.name.startswith((".", "_")):
            continue
        files = sorted(p for p in path.iterdir() if not p.name.startswith("."))
        texts = {p.stem: p for p in files if p.suffix == ".md" and p.stem in known}
        problems.extend(_unknown(files, texts, place, known))
        if not texts:
            continue
        problems.extend(_address(path.name, place, kind))
        problems.extend(_outside([*texts.values(), path], content, place))
        inside = {code: file for code, file in texts.items() if _is_inside(file, content)}
        if inside and is_slug(path.name):
            folders.append(Folder(path.name, path, place, inside, tuple(p for p in files if p.suffix != ".md")))
    problems.extend(_collisions(folders))
    return Found(tuple(folders), tuple(problems))


def _unknown(files: list[Path], texts: Mapping[str, Path], place: str, known: set[str]) -> Iterator[Diagnostic]:
    for file in files:
        if file.suffix == ".md" and file.stem not in texts:
            names = ", ".join(f"{code}.md" for code in sorted(known))
            yield Diagnostic("unknown-language", Place(f"{place}/{file.name}"), {"name": file.name, "known": names})


def _address(slug: str, place: str, kind: str) -> Iterator[Diagnostic]:
    if not is_slug(slug):
        yield Diagnostic("bad-slug", Place(place), {"slug": slug})
    elif kind != "issues" and slug.casefold() in RESERVED:
        yield Diagnostic("reserved-slug", Place(place), {"slug": slug})


def _is_inside(file: Path, content: Path) -> bool:
    return file.resolve().is_relative_to(content.resolve())


def _outside(files: list[Path], content: Path, place: str) -> Iterator[Diagnostic]:
    for file in files:
        if not _is_inside(file, content):
            yield Diagnostic("outside-folder", Place(place), {"path": file.name})


def _collisions(folders: list[Folder]) -> Iterator[Diagnostic]:
    """Two folders whose names differ in case only are one address on many hosts."""
    seen: dict[str, Folder] = {}
    for folder in folders:
        other = seen.setdefault(folder.slug.casefold(), folder)
        if other is not folder:
            facts = {"address": f"/{folder.slug}/", "other": other.prefix}
            yield Diagnostic("same-address", Place(folder.prefix), facts)


def page_collisions(articles: tuple[Folder, ...], pages: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Articles and pages that would stand at the same address."""
    taken = {folder.slug.casefold(): folder for folder in articles}
    return tuple(
        Diagnostic(
            "same-address",
            Place(page.prefix),
            {"address": f"/{page.slug}/", "other": taken[page.slug.casefold()].prefix},
        )
        for page in pages
        if page.slug.casefold() in taken
    )
