"""Small finished sites, and a magazine that can be published, for tests."""

from collections.abc import Mapping
from pathlib import Path

from publishing.publish import Finished
from publishing.reading import Facts, read_all
from publishing.tree import read_tree

URL = "https://small.example"
ADDRESSES = {"en": "/en/", "zh-Hant-TW": "/zh-hant/"}


def page(title: str, body: str = "", head: str = "") -> str:
    """A valid page."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>\n"
    )


def alternates(path: str = "") -> str:
    """The links between the languages of a page."""
    return "".join(f'<link rel="alternate" hreflang="{k}" href="{URL}{v}{path}">' for k, v in ADDRESSES.items())


def sitemap(*pages: str) -> str:
    """A sitemap."""
    urls = "".join(f"<url><loc>{URL}{address}</loc></url>" for address in pages)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def feed(*entries: str, content: str = "", kind: str = "html") -> str:
    """A feed whose entries lead to these pages; of the kind `xhtml` their content is mark-up itself."""
    if kind == "xhtml":
        content = f'<div xmlns="http://www.w3.org/1999/xhtml">{content}</div>'
    inside = "".join(
        f"<entry><id>{e}</id><title>t</title><updated>2026-01-01T00:00:00Z</updated>"
        f'<link rel="alternate" href="{e}"/><content type="{kind}">{content}</content></entry>'
        for e in entries
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{URL}/en/feed.xml</id><title>f</title>'
        f"<updated>2026-01-01T00:00:00Z</updated>{inside}</feed>"
    )


def small_site() -> dict[str, str | bytes]:
    """A site of a few pages in which nothing is wrong."""
    return {
        "index.html": page("Cover", '<a href="/en/">English</a> <img src="/images/sea-0123456789.jpg" alt="sea">'),
        "404.html": page("Lost", head='<meta name="robots" content="noindex">'),
        "en/index.html": page("Home", '<a href="/en/sea/#q1">The sea</a>', alternates()),
        "zh-hant/index.html": page("首頁", "", alternates()),
        "en/sea/index.html": page(
            "The sea", '<p id="q1">Salt.</p>', '<link rel="stylesheet" href="/fonts/0a1b2c3d4e5f.css">'
        ),
        "en/feed.xml": feed(f"{URL}/en/sea/"),
        "fonts/0a1b2c3d4e5f.css": "@font-face{src:url(0a1b2c3d4e5f.woff2)}",
        "fonts/0a1b2c3d4e5f.woff2": b"wOF2",
        "images/sea-0123456789.jpg": b"\xff\xd8",
        "sitemap.xml": sitemap("/", "/en/", "/en/sea/"),
        "robots.txt": "User-agent: *\n",
    }


def write_site(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write a site's files; None leaves one out."""
    for name, data in files.items():
        if data is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def finished(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Finished:
    """The small site with some files changed, written into a folder, as a build hands it over."""
    return Finished(write_site(folder, {**small_site(), **(changes or {})}), URL)


def facts_of(folder: Path) -> dict[str, Facts]:
    """What the files of a folder say."""
    return read_all(folder, {name: file.sha256 for name, file in read_tree(folder).items()}, folder.parent / "memory")
