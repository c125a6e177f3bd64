"""What a page puts around its article: where the article is, what of the page is none of it, and how it is styled."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Script, Stylesheet, Tag, TemplateString

from importing.source import LeftOut, visible

SILENT = frozenset(
    "script style noscript template iframe object embed svg canvas math nav footer aside form button input select"
    " textarea head audio video dialog menu".split()
)
_NO_WORDS = frozenset("script style template svg canvas head noscript".split())
_UNSEEN = (PreformattedString, Script, Stylesheet, TemplateString)
_BLOCKS = frozenset(
    "p div section article aside header footer nav li td th figcaption h1 h2 h3 h4 h5 h6 form body".split()
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
# A part of a page that calls itself so is none of the article, unless most of the article is in it.
_AROUND = re.compile(
    r"(?:.*[-_])?(?:nav|navbar|menu|breadcrumbs?|share|sharing|social|sharedaddy|related|recommend\w*|rec|newsletter"
    r"|subscri\w+|comments?|copyright\w*|toolbar|tool|tags?|pagination|ads?|advert\w*|promo\w*|cookies?|sidebar|widget"
    r"|statement|qrcode|footer)(?:[-_].*)?",
    re.IGNORECASE,
)
_META = re.compile(
    r"(?:.*[-_])?(?:byline|meta|dateline|author|info|note-header|post-header|time|date|source)(?:[-_].*)?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:.*[-_])?(?:caption|caption-text|(?:img|image|pic|photo)[-_]?desc\w*|legend)(?:[-_].*)?", re.IGNORECASE
)
_CAPTION_STYLE = re.compile(
    r"font-size\s*:\s*(?:9|1[0-3])(?:\.\d+)?px|(?<![-\w])color\s*:\s*(?:gr[ae]y|#[6-9a-c][\da-f]{2,5}\b"
    r"|rgb\((?:1[0-9]\d|[89]\d)\s*,)",
    re.IGNORECASE,
)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RULE = re.compile(r"(?:^|[\s,}])[\w-]*\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def find_article(soup: BeautifulSoup) -> Tag:
    """The part of a page that holds its article."""
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


def words_around(soup: BeautifulSoup, article: Tag) -> Iterator[LeftOut]:
    """What a page says outside its article, a line for each part; and what it runs."""
    whole: Tag = soup.body or soup
    parts: dict[int, tuple[int, list[str]]] = {}
    # the block that each tag is in, none inside the article and where nobody reads: a parent stands before its children
    blocks: dict[int, Tag | None] = {id(whole): None if whole is article else whole}
    for node in whole.descendants:
        block = blocks[id(node.parent)]
        if isinstance(node, Tag):
            unread = block is None or node is article or node.name in _NO_WORDS
            blocks[id(node)] = None if unread else node if node.name in _BLOCKS else block
        elif block is not None and is_shown(node) and node.strip():
            parts.setdefault(id(block), (block.sourceline or 1, []))[1].append(visible(node).strip())
    yield from (LeftOut(line, " ".join(words), "page") for line, words in parts.values())
    code = list(soup.find_all(["script", "style", "iframe"]))
    for name, count in Counter(tag.name for tag in code).items():
        line = next(tag.sourceline or 1 for tag in code if tag.name == name)
        yield LeftOut(line, f"{count} × <{name}>", "page")


def is_shown(string: object) -> TypeGuard[NavigableString]:
    """Whether a part of a page is words: no comment, no code. (What stands above characters is words, too.)"""
    return isinstance(string, NavigableString) and not isinstance(string, _UNSEEN)


def text_of(tag: Tag) -> str:
    """All the words in a part of a page, a space between those of two tags."""
    return " ".join(" ".join(visible(str(string)) for string in tag.descendants if is_shown(string)).split())


def is_around(tag: Tag, length: int) -> bool:
    """Whether a part of an article (of that many characters in all) is something that the page put into it."""
    if not any(_AROUND.fullmatch(name) for name in _names(tag)):
        return False
    return len(tag.get_text()) * 4 <= length and tag.find("h1") is None


def is_meta(tag: Tag) -> bool:
    """Whether a part of an article says who made it, and when."""
    return any(_META.fullmatch(name) for name in _names(tag)) and len(tag.get_text()) <= 200 and tag.find("h1") is None


def is_caption(tag: Tag, sheet: Mapping[str, str]) -> bool:
    """Whether a page calls a block a caption, or sets it as one: in the middle, small or grey."""
    named = any(_CAPTION.fullmatch(name) for name in _names(tag))
    if not named and not _CENTRED.search(style_of(tag, sheet)):
        return False
    words = tag.get_text().strip()
    if not words or len(words) > 200 or tag.find("img") is not None:
        return False
    return named or bool(
        _CAPTION_STYLE.search(" ; ".join(style_of(part, sheet) for part in (tag, *tag.find_all(True, limit=4))))
    )


def _names(tag: Tag) -> list[str]:
    return [*_classes(tag), *([str(tag["id"])] if tag.has_attr("id") else [])]


def _classes(tag: Tag) -> list[str]:
    found: str | list[str] = tag.get("class") or []
    return found.split() if isinstance(found, str) else list(found)


def style_sheet(soup: BeautifulSoup) -> dict[str, str]:
    """What the page's own style sheets say of classes, by class: Google Docs puts bold there and nowhere else."""
    rules: dict[str, str] = {}
    for tag in soup.find_all("style", limit=20):
        for name, style in _RULE.findall(_COMMENT.sub("", tag.get_text())[:400_000]):
            rules[name] = f"{rules.get(name, '')};{style}"
    return rules


def style_of(tag: Tag, sheet: Mapping[str, str]) -> str:
    """The style of a tag, its own and that of its classes."""
    named = [sheet[name] for name in _classes(tag) if name in sheet]
    return ";".join([*named, str(tag.get("style") or "")])
