"""A saved web page as lines of Markdown: its article, without the page around it."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from importing.images import ImageShelf
from importing.lines import LineWriter
from importing.source import Hints, Source, escape, visible

_SILENT = frozenset(
    "script style noscript template iframe object embed svg canvas math nav footer aside form button input select"
    " textarea head audio video dialog menu".split()
)
_BLOCKS = frozenset(
    "p div section article main header body center address figure figcaption dl dt dd ul ol li table tr td th details"
    " summary fieldset blockquote pre".split()
)
# Where well-known platforms put the article, then where good pages do; of each kind the first few are looked at.
_PLACES: tuple[tuple[str, str], ...] = (
    ("id", "js_content"),
    ("class", "post_body"),
    ("itemprop", "articleBody"),
    ("class", "article-content"),
    ("class", "article_content"),
    ("class", "entry-content"),
    ("class", "post-content"),
    ("", "article"),
    ("", "main"),
    ("role", "main"),
)
_LOOKED_AT = 12
_TITLES = ("#activity-name", ".rich_media_title", ".post_title", "h1")
_DAY = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=]+", re.ASCII)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden\s*;?\s*(?:display|$)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
# A page nested deeper than any editor's tool makes it is flattened there, not followed.
_DEEPEST = 200


def read_page(html: str, file: Path) -> Source:
    """The article of a page, its title and day, and the images saved beside it."""
    # the parser takes `<![` for the start of a declaration, and gives up where none follows
    soup = BeautifulSoup(_DATA.sub("", html.replace("<![", "&lt;![")), "html.parser")
    root = _article(soup)
    hints = Hints(_title(soup), _authors(soup), _date(soup))
    writer = LineWriter()
    shelf = ImageShelf(file.parent)
    _Walker(writer, shelf).blocks(root, 0)
    return Source("html", writer.lines(), hints, shelf.files, tuple(shelf.diagnostics))


def _article(soup: BeautifulSoup) -> Tag:
    whole: Tag = soup.body or soup
    length = len(whole.get_text())
    for place in _PLACES:
        found = max(_at(soup, *place), key=lambda tag: len(tag.get_text()), default=None)
        if found is not None and (len(found.get_text()) * 4 > length or place[0] == "id"):
            return found
    return whole


def _at(soup: BeautifulSoup, attribute: str, value: str) -> list[Tag]:
    if attribute:
        return list(soup.find_all(None, {attribute: value}, limit=_LOOKED_AT))
    return list(soup.find_all(value, limit=_LOOKED_AT))


def _title(soup: BeautifulSoup) -> str | None:
    for selector in _TITLES:
        found = soup.select(selector)
        if len(found) == 1 and (words := visible(found[0].get_text()).strip()):
            return words
    if said := _meta(soup, "og:title", "twitter:title"):
        return said
    title = visible(soup.title.get_text()).strip() if soup.title else ""
    return re.split(r"\s+[-|–—_]\s+|[_｜]", title)[0].strip() or None


def _authors(soup: BeautifulSoup) -> tuple[str, ...]:
    author = _meta(soup, "author", "article:author")
    return (author,) if author and "://" not in author else ()


def _date(soup: BeautifulSoup) -> datetime.date | None:
    stamp = soup.select_one("time[datetime]")
    written = soup.select_one("#publish_time, .post_info")
    for words in (
        _meta(soup, "article:published_time", "datePublished", "pubdate"),
        str(stamp["datetime"]) if stamp else None,
        written.get_text() if written else None,
    ):
        if match := _DAY.search(words or ""):
            try:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _meta(soup: BeautifulSoup, *names: str) -> str | None:
    for name in names:
        found = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
        if isinstance(found, Tag) and (words := visible(str(found.get("content") or "")).strip()):
            return words
    return None


class _Walker:
    """Goes through a page and writes what a reader sees of it."""

    def __init__(self, writer: LineWriter, shelf: ImageShelf) -> None:
        self.writer, self.shelf = writer, shelf

    def blocks(self, tag: Tag, depth: int) -> None:
        for child in tag.children:
            if isinstance(child, NavigableString):
                if type(child) is NavigableString:
                    self.writer.words(escape(visible(str(child))), _line(tag))
            elif isinstance(child, Tag) and depth < _DEEPEST:
                self._tag(child, depth + 1)
            elif isinstance(child, Tag):
                self.writer.words(escape(visible(child.get_text(" "))), _line(child))

    def _tag(self, tag: Tag, depth: int) -> None:
        name, line = tag.name.lower(), _line(tag)
        if name in _SILENT or _HIDDEN.search(str(tag.get("style") or "")) or tag.has_attr("hidden"):
            return
        if name == "br":
            self.writer.line_break(line)
        elif name == "hr":
            self.writer.whole("---", line)
        elif name == "img":
            self._image(tag, line)
        elif re.fullmatch(r"h[1-6]", name):
            self.writer.end()
            with self.writer.prefixed("#" * int(name[1]) + " ", line):
                self.blocks(tag, depth)
            self.writer.end()
        elif name == "li":
            self.writer.end(blank=False)
            ordered = tag.parent is not None and tag.parent.name == "ol"
            with self.writer.prefixed("1. " if ordered else "- ", line):
                self.blocks(tag, depth)
            self.writer.end(blank=False)
        elif name == "blockquote":
            self.writer.end()
            with self.writer.quoted():
                self.blocks(tag, depth)
            self.writer.end()
        elif name == "figcaption":
            self.writer.end(blank=False)
            with self.writer.captioned():
                self.blocks(tag, depth)
            self.writer.end()
        elif name in ("td", "th"):
            self.blocks(tag, depth)
            self.writer.words(" ", line)
        elif name in _BLOCKS:
            self.writer.end(blank=name != "tr")
            self._styled(tag, depth)
            self.writer.end(blank=name != "tr")
        elif name == "a" and (address := _address(tag)):
            with self.writer.around("[", f"]({address})"):
                self.blocks(tag, depth)
        else:
            self._styled(tag, depth)

    def _styled(self, tag: Tag, depth: int) -> None:
        style = str(tag.get("style") or "")
        mark = "**" if tag.name in ("strong", "b") or _BOLD.search(style) else ""
        mark = mark or ("*" if tag.name in ("em", "i", "cite") or _ITALIC.search(style) else "")
        with self.writer.around(mark, mark):
            self.blocks(tag, depth)

    def _image(self, tag: Tag, line: int) -> None:
        attributes: Mapping[str, object] = tag.attrs
        size = [str(attributes.get(key, "")) for key in ("width", "height", "data-w")]
        if any(re.fullmatch(r"[0-3](?:px)?", value) for value in size):  # a pixel that counts visits
            return
        source = next((str(tag[key]) for key in ("data-src", "data-original", "src") if tag.get(key)), "")
        alt = visible(str(tag.get("alt") or "")).strip()
        self.writer.image(self.shelf.take(source), "" if alt in ("图片", "圖片", "image", "Image") else alt, line)


def _line(tag: Tag) -> int:
    return tag.sourceline or 1


def _address(tag: Tag) -> str | None:
    address = str(tag.get("href") or "").strip()
    if not re.match(r"(?:https?://|mailto:|/)", address) or re.search(r"[\s<>()]", address):
        return None
    return address
