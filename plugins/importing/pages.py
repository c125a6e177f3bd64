"""A saved web page as lines of Markdown: its article, without the page around it."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from importing.around import (
    SILENT,
    find_article,
    is_around,
    is_caption,
    is_meta,
    is_shown,
    style_of,
    style_sheet,
    text_of,
    words_around,
)
from importing.credits import read_credits, read_date
from importing.images import ImageShelf
from importing.lines import LineWriter
from importing.source import Hints, LeftOut, Source, escape, visible
from importing.tables import is_grid, label_column, markdown_rows, table_head

_BLOCKS = frozenset(
    "p div section article main header body center address figure figcaption dl dt dd ul ol li table tr td th details"
    " summary fieldset blockquote pre".split()
)
_INLINE = frozenset("a span strong b em i cite u font sub sup mark small label br img".split())
# A whole name, and nothing else: what a line under a title may be.
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-Za-zÀ-ÿ][\w'’.-]*){0,3}|[\u4e00-\u9fff·]{2,8}")
_TITLES = ("#activity-name", ".rich_media_title", ".post_title", "h1")
_DAY = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=]+", re.ASCII)
# What Word writes into a page for old browsers.
_CONDITION = re.compile(r"<!\[[^\]<>]{0,200}\]>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden\s*;?\s*(?:display|$)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
# A page nested deeper than any editor's tool makes it is flattened there, not followed.
_DEEPEST = 200


def read_page(html: str, file: Path) -> Source:
    """The article of a page, its title and day, and the images saved beside it."""
    html = _CONDITION.sub("", _DATA.sub("", html))
    # the parser takes `<![` for the start of a declaration, and gives up where none follows
    soup = BeautifulSoup(html.replace("<![", "&lt;!["), "html.parser")
    root = find_article(soup)
    writer = LineWriter()
    shelf = ImageShelf(file.parent)
    walker = _Walker(writer, shelf, style_sheet(soup), len(root.get_text()))
    walker.blocks(root, 0)
    metas = _metas(soup)
    authors, date = _authors(metas) or walker.authors, _date(soup, metas) or walker.date
    hints = Hints(_title(soup, metas), _subtitle(soup), authors, date)
    left = (*walker.left, *words_around(soup, root))
    return Source("html", writer.lines(), hints, left, shelf.files, tuple(shelf.diagnostics))


def _title(soup: BeautifulSoup, metas: Mapping[str, str]) -> str | None:
    for selector in _TITLES:
        found = soup.select(selector)
        if len(found) == 1 and (words := visible(found[0].get_text()).strip()):
            return words
    if said := _said(metas, "og:title", "twitter:title"):
        return said
    title = visible(soup.title.get_text()).strip() if soup.title else ""
    return re.split(r"\s+[-|–—_]\s+|[_｜]", title)[0].strip() or None


def _subtitle(soup: BeautifulSoup) -> str | None:
    found = soup.select('h1 ~ .subtitle, [class*="-subtitle"], [itemprop="alternativeHeadline"], p.subtitle')
    words = visible(found[0].get_text()).strip() if found else ""
    return words if 0 < len(words) <= 200 else None


def _authors(metas: Mapping[str, str]) -> tuple[str, ...]:
    author = _said(metas, "author", "article:author")
    return (author,) if author and "://" not in author else ()


def _date(soup: BeautifulSoup, metas: Mapping[str, str]) -> datetime.date | None:
    stamp = soup.select_one("time[datetime]")
    written = soup.select_one("#publish_time, .post_info")
    for words in (
        _said(metas, "article:published_time", "datePublished", "pubdate"),
        str(stamp["datetime"]) if stamp else None,
        written.get_text() if written else None,
    ):
        if match := _DAY.search(words or ""):
            try:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """What a page says of itself, by name: one walk through the page, however much is asked afterwards."""
    found: dict[str, str] = {}
    for key in ("property", "name"):
        for tag in soup.find_all("meta", attrs={key: True}):
            found.setdefault(str(tag[key]), visible(str(tag.get("content") or "")).strip())
    return found


def _said(metas: Mapping[str, str], *names: str) -> str | None:
    return next((words for name in names if (words := metas.get(name))), None)


class _Walker:
    """Goes through a page and writes what a reader sees of it."""

    def __init__(self, writer: LineWriter, shelf: ImageShelf, sheet: Mapping[str, str], length: int) -> None:
        self.writer, self.shelf, self.sheet, self.length = writer, shelf, sheet, length
        self.left: list[LeftOut] = []
        self.authors: tuple[str, ...] = ()
        self.date: datetime.date | None = None

    def blocks(self, tag: Tag, depth: int) -> None:
        for child in tag.children:
            if isinstance(child, NavigableString):
                if is_shown(child):
                    self.writer.words(escape(visible(str(child))), _line(tag))
            elif isinstance(child, Tag) and depth < _DEEPEST:
                self._tag(child, depth + 1)
            elif isinstance(child, Tag):
                self.writer.words(escape(text_of(child)), _line(child))

    def _tag(self, tag: Tag, depth: int) -> None:
        name, line = tag.name.lower(), _line(tag)
        hidden = tag.has_attr("hidden") or _HIDDEN.search(style_of(tag, self.sheet))
        if name in SILENT or hidden or (name not in _INLINE and is_around(tag, self.length)):
            self._leave(tag, line)
        elif is_meta(tag):
            self._meta(tag, line)
        else:
            self._shown(tag, name, line, depth)

    def _leave(self, tag: Tag, line: int) -> None:
        if tag.name not in ("script", "style", "iframe") and (words := text_of(tag)):
            self.left.append(LeftOut(line, words, "page"))

    def _meta(self, tag: Tag, line: int) -> None:
        """Who made it and when: credits are read where all are; a bare name and day are said to have been left out."""
        for words in filter(None, (visible(str(words)).strip() for words in tag.descendants if is_shown(words))):
            if read_credits(words):
                self.writer.end()
                self.writer.words(escape(words), line)
                self.writer.end()
                continue
            self.date = self.date or read_date(words)
            if not self.authors and _NAME.fullmatch(words):
                self.authors = (words,)
            self.left.append(LeftOut(line, words, "page"))

    def _shown(self, tag: Tag, name: str, line: int, depth: int) -> None:
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
            with self.writer.prefixed(f"{_place(tag)}. " if ordered else "- ", line):
                self.blocks(tag, depth)
            self.writer.end(blank=False)
        elif name == "blockquote":
            self.writer.end()
            with self.writer.quoted():
                self.blocks(tag, depth)
            self.writer.end()
        elif name == "table" and self._table(tag, line):
            return
        elif name == "figcaption" or (name in _BLOCKS and is_caption(tag, self.sheet)):
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
        style = style_of(tag, self.sheet)
        bold = (tag.name in ("strong", "b") and not _NOT_BOLD.search(style)) or _BOLD.search(style)
        mark = "**" if bold else ""
        mark = mark or ("*" if tag.name in ("em", "i", "cite") or _ITALIC.search(style) else "")
        with self.writer.around(mark, mark):
            self.blocks(tag, depth)

    def _table(self, table: Tag, line: int) -> bool:
        """Write a table that is a conversation, or rows and columns; False for one that only lays a page out."""
        if table.find(["table", "img"]) is not None:
            return False
        rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        rows = [row for row in rows if row]
        if not rows:
            return False
        texts = [[text_of(cell) for cell in row] for row in rows]
        if (column := label_column(texts)) is not None:
            head = table_head(texts, column)
            for row, words in zip(rows, texts, strict=True):
                stamp = f"{words[0]} " if column and words[0] else ""
                self.writer.end()
                label = words[column] if words is head else f"{words[column].rstrip(':：')}："
                self.writer.words(escape(f"{stamp}{label} "), _line(row[0]))
                self.blocks(row[column + 1], 1)
                self.writer.end()
            return True
        if not is_grid(texts):
            return False
        self.writer.rows(markdown_rows([list(map(escape, row)) for row in texts]), line)
        return True

    def _image(self, tag: Tag, line: int) -> None:
        attributes: Mapping[str, object] = tag.attrs
        size = [str(attributes.get(key, "")) for key in ("width", "height", "data-w")]
        if any(re.fullmatch(r"[0-3](?:px)?", value) for value in size):  # a pixel that counts visits
            return
        source = next((str(tag[key]) for key in ("data-src", "data-original", "src") if tag.get(key)), "")
        alt = visible(str(tag.get("alt") or "")).strip()
        self.writer.image(self.shelf.take(source), "" if alt in ("图片", "圖片", "image", "Image") else alt, line)


def _place(item: Tag) -> int:
    """The number of an item in its list."""
    first = str(item.parent.get("start", "1")) if item.parent is not None else "1"
    before = len(item.find_previous_siblings("li", limit=999))
    return (int(first) if re.fullmatch(r"\d{1,4}", first) else 1) + before


def _line(tag: Tag) -> int:
    return tag.sourceline or 1


def _address(tag: Tag) -> str | None:
    address = str(tag.get("href") or "").strip()
    if address.startswith("https://www.google.com/url?"):  # Google Docs leads every link over itself
        address = parse_qs(urlsplit(address).query).get("q", [address])[0]
    if not re.match(r"(?:https?://|mailto:|/)", address) or re.search(r"[\s<>()]", address):
        return None
    return address
