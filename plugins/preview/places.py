"""Find for each diagnostic the pages that show its text, and the paragraph on them that it speaks of."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from document.diagnostics import Diagnostic
from document.model import Document, Place
from document.walk import walk
from editions.addresses import Addresses
from editions.alignments import Aligner, terms_of
from editions.collect import article_key
from editions.conversions import convertible
from editions.edition import Edition
from editions.folders import Folder, find_folders
from editions.languages import relate
from editions.prepare import Workshop, align_languages
from editions.site import Site, read_site
from editions.sources import read_file, read_source
from editions.store import Store, code_digest
from preview.findings import Finding, of_diagnostic

KIND = "places"  # of the blobs in the store


@dataclass(frozen=True, slots=True)
class Article:
    """Where one article's lines are shown.

    `files` gives the language file that a single edition is made of, by edition; `blocks` the (line, id) of each
    block of a file, by language and in order of lines.
    """

    files: dict[str, str]
    blocks: dict[str, list[tuple[int, str]]]


def place_findings(
    diagnostics: Iterable[Diagnostic], content: Path, theme: Path, store: Store, language: str
) -> list[Finding]:
    """The diagnostics with their pages and blocks; what was worked out for an article is kept in the store."""
    found = tuple(diagnostics)
    if not found:
        return []
    places = Places(read_site(content, theme), store)
    findings = [
        of_diagnostic(one, language, pages=tuple(places.pages(one.place)), block=places.block(one.place))
        for one in found
    ]
    store.keep_only(KIND, places.used)
    return findings


class Places:
    """Pages and blocks of the places in one content folder. Each article that is asked for is read once."""

    def __init__(self, site: Site, store: Store) -> None:
        self.site, self.store = site, store
        self.addresses = Addresses(site.magazine)
        self.used: list[str] = []
        self._code = code_digest(Path(__file__).parents[1])
        self._articles: dict[str, Article] = {}
        codes = tuple(edition.code for edition in site.magazine.singles)
        self._folders = {
            folder.slug: folder for folder in find_folders(site.content, "articles", site.prefix, codes).folders
        }

    def pages(self, place: Place) -> Iterator[str]:
        """The addresses of the pages that a file has a part in, unquoted; of a file of the whole site its covers."""
        kind, slug, name = self._parts(place)
        for edition in self.site.magazine.editions:
            if kind == "articles" and slug in self._folders:
                if self._takes_part(slug, name, edition):
                    yield unquote(self.addresses.page(edition.code, slug))
            elif kind in ("articles", "pages") and slug:
                yield unquote(self.addresses.page(edition.code, slug))
            elif kind == "issues" and slug:
                yield unquote(self.addresses.page(edition.code, "issues", slug))
            else:
                yield self.addresses.page(edition.code)
        if not slug:
            yield self.addresses.cover()

    def block(self, place: Place) -> str | None:
        """The id of the block that a line stands in; None for front matter, whole files and what is no article."""
        kind, slug, name = self._parts(place)
        if kind != "articles" or slug not in self._folders or not place.line:
            return None
        blocks = self._article(slug).blocks.get(name.removesuffix(".md"), [])
        at = bisect_right([line for line, _ in blocks], place.line)
        return blocks[at - 1][1] if at else None

    def _parts(self, place: Place) -> tuple[str, str, str]:
        """Kind, slug and file name of a place: `content/articles/her/en.md`; empty where it has none."""
        parts = place.path.removeprefix(f"{self.site.prefix}/").split("/", 2)
        if not place.path.startswith(f"{self.site.prefix}/") or len(parts) < 2:
            return "", "", ""
        return parts[0], parts[1], parts[2] if len(parts) > 2 else ""

    def _takes_part(self, slug: str, name: str, edition: Edition) -> bool:
        """Whether an edition's page is made of a file: a language file concerns its own editions, the rest all."""
        lang = name.removesuffix(".md")
        if lang not in self._folders[slug].languages:
            return True
        files = self._article(slug).files
        singles = (edition.left, edition.right) if edition.facing else (edition.code,)
        return lang in (files.get(code) for code in singles)

    def _article(self, slug: str) -> Article:
        if slug not in self._articles:
            folder = self._folders[slug]
            key = f"{article_key(folder, self.site, self._code)}/{KIND}"
            kept = self.store.get(key)
            terms = terms_of(self.site.films, self.site.people, self.site.terms)
            shop = Workshop(self.site, Aligner(terms, code=self._code, recall=self.store.get))
            article = read_kept(kept) if kept else read_article(folder, shop)
            if not kept:
                self.store.put(KIND, {key: json.dumps([article.files, article.blocks]).encode()})
            self.used.append(key)
            self._articles[slug] = article
        return self._articles[slug]


def read_kept(data: bytes) -> Article:
    """An article as the store keeps it."""
    files, blocks = json.loads(data)
    return Article(files, {lang: [(line, name) for line, name in found] for lang, found in blocks.items()})


def read_article(folder: Folder, shop: Workshop) -> Article:
    """Read an article as the build does, as far as the ids of its blocks."""
    texts = {lang: read_file(file, folder.name(file)) for lang, file in folder.languages.items()}
    sources = {
        lang: read_source(text.text, folder.name(folder.languages[lang]), lang, shop.reader)
        for lang, text in texts.items()
        if not text.diagnostics
    }
    if not sources:
        return Article({}, {})
    languages = relate(sources, folder.prefix)
    written, _, _ = align_languages(folder, languages, shop)
    files = {
        edition.code: lang
        for edition in shop.site.magazine.singles
        if (lang := _file(edition, tuple(written), languages.original))
    }
    return Article(files, {lang: blocks_of(one.document) for lang, one in written.items()})


def _file(edition: Edition, written: Sequence[str], original: str) -> str | None:
    return edition.code if edition.code in written else convertible(edition, written, original)


def blocks_of(document: Document) -> list[tuple[int, str]]:
    """Line and id of every block that has both, by line; of two on one line the inner one comes last."""
    found: list[tuple[int, str]] = []
    for node in walk(document):
        name: Any = getattr(node, "id", None)
        place: Any = getattr(node, "place", None)
        if isinstance(name, str) and isinstance(place, Place) and place.line:
            found.append((place.line, name))
    return sorted(found, key=lambda block: block[0])
