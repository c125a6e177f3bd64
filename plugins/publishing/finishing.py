"""What hosts need beside the pages: redirects, headers, compressed forms; and what is kept of a site for ourselves."""

import gzip
import multiprocessing
import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import brotli

from publishing.reading import PARALLEL_FROM, Facts
from publishing.redirects import Redirects, encoded, page_of
from publishing.tree import File, is_text
from toolbox.serving import META_POLICY, POLICY

WORTH = 512  # bytes: below, the head of an answer is most of it
BEST = 11
FOREVER = "public, max-age=31536000, immutable"
ASK = "public, max-age=0, must-revalidate"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def write_redirects(folder: Path, redirects: Redirects, base: str) -> None:
    """A page that leads on for each address that moved, and the list that some hosts read."""
    lines = [f"{encoded(old)} {encoded(new)} 301\n" for old, new in redirects.moved.items()]
    (folder / "_redirects").write_text("".join(lines), encoding="utf-8")
    for old, new in redirects.moved.items():
        place = old.removeprefix(base).lstrip("/")
        file = folder / (f"{place}index.html" if place.endswith("/") or not place else place)
        if file.resolve().is_relative_to(folder.resolve()) and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page_of(old, new, META_POLICY), encoding="utf-8")


def write_headers(folder: Path, tree: Mapping[str, File], base: str) -> None:
    """The headers of all answers, and which files may be kept for good, in the form of Netlify and Cloudflare."""
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    # Of everything else both have a browser ask each time, by themselves; two rules for one file would be joined.
    for place in immutable_folders(tree):
        lines += [f"{base}/{place}/*", f"  Cache-Control: {FOREVER}"]
    (folder / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")


def immutable_folders(tree: Mapping[str, File]) -> list[str]:
    """The folders in which every file is named by its content, but for the licence of a font."""
    by_folder: dict[str, bool] = {}
    for name, file in tree.items():
        place = name.rpartition("/")[0]
        by_folder[place] = by_folder.get(place, True) and (file.immutable or name.endswith(".txt"))
    return sorted(place for place, all_are in by_folder.items() if place and all_are)


def compress(folder: Path, tree: Mapping[str, File], former: Path | None, before: Mapping[str, File]) -> None:
    """`.br` and `.gz` beside every text; what the site before has of the same bytes is taken from there."""
    left: list[Path] = []
    for name, file in tree.items():
        if not is_text(name) or file.size < WORTH:
            continue
        old = former / name if former and before.get(name) == file else None
        coded = [old.with_name(f"{old.name}{suffix}") for suffix in (".br", ".gz")] if old else []
        if coded and all(one.is_file() for one in coded):
            for one in coded:
                shutil.copy2(one, (folder / name).with_name(one.name))
        else:
            left.append(folder / name)
    if len(left) < PARALLEL_FROM:
        for path in left:
            compress_file(path)
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(compress_file, left, chunksize=8))


def compress_file(path: Path) -> None:
    """Write both compressed forms of a file."""
    data = path.read_bytes()
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=BEST))
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, compresslevel=9, mtime=0))


def make_manifest(
    name: str, url: str, tree: Mapping[str, File], facts: Mapping[str, Facts], base: str
) -> dict[str, Any]:
    """What is kept of a site beside it (never in it: it names hidden pages): files with hashes and types, pages."""
    return {
        "tree": name,
        "url": url,
        "base": base,
        "files": {
            path: {"sha256": file.sha256, "size": file.size, "type": file.type, "immutable": file.immutable}
            for path, file in tree.items()
        },
        "pages": {
            address_of(path, base): {"title": fact.title, "words": fact.words, "unlisted": fact.unlisted}
            for path, fact in facts.items()
            if path.endswith(".html")
        },
    }


def files_of(manifest: Mapping[str, Any]) -> dict[str, File]:
    """The files of a manifest."""
    return {path: File(path, one["sha256"], one["size"]) for path, one in manifest.get("files", {}).items()}


def address_of(path: str, base: str) -> str:
    """The address, from the root of the host, that a file of the site is served under."""
    return f"{base}/{path.removesuffix('index.html') if f'/{path}'.endswith('/index.html') else path}"


def addresses(tree: Mapping[str, File], base: str) -> Iterator[str]:
    """The addresses of all files."""
    yield from (address_of(path, base) for path in tree)
