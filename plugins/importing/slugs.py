"""Folder names and record names: words that can stand in an address."""

import re
from pathlib import Path

from document.cjk import han
from document.records import RESERVED
from document.romanise import slugify

_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
# File names that tell a language or nothing.
_SAYS_NOTHING = re.compile(
    r"^(?:zh|zh-han[st]|zh-(?:tw|cn|hk)|en|cn|tw|index|untitled|document|doc|article|interview|transcript|text|draft|new|copy|"
    r"download|page|file|input|raw|source|final|paste|clipboard)[-_\d]*$"
)
LONGEST = 60


def _shortened(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    return slug[:LONGEST].rpartition("-")[0] or slug[:LONGEST]


def is_slug(text: str) -> bool:
    """Whether a text can name an article's folder."""
    return bool(_SLUG.match(text)) and len(text) <= 100


def article_slug(file: Path, title: str | None) -> str:
    """The folder name of an article: the file's name, the folder's where the file is called `en.md`, or the title."""
    for name in (file.stem, file.absolute().parent.name if _SAYS_NOTHING.match(file.stem.lower()) else ""):
        slug = _shortened(slugify(name))
        if slug and not _SAYS_NOTHING.match(slug) and not (han.search(name) and title):
            return slug if slug not in RESERVED else f"{slug}-interview"
    slug = _shortened(slugify(title or file.stem)) or "interview"
    return slug if slug not in RESERVED else f"{slug}-interview"


def romanised(name: str) -> str:
    """A Chinese name as English writes it, surname first: Chen Qiufan."""
    return " ".join(part.capitalize() for part in slugify(name, person=True).split("-"))
