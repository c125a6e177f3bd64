"""Something to start from: a new article, issue, page, person, film, or a whole magazine."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

from document.records import RESERVED, is_slug

MAGAZINE = """# What makes this magazine this magazine. docs/writing.md explains every key.
name = {zh-hant = "我的雜誌", en = "My Magazine"}
description = {zh-hant = "一句話說這本雜誌。", en = "One line on this magazine."}
url = "https://magazine.example"
timezone = "Asia/Taipei"

[[editions]]
code = "zh-hant"
lang = "zh-Hant-TW"
region = "tw"

[[editions]]
code = "zh-hans"
lang = "zh-Hans"
region = "cn"

[[editions]]
code = "en"
lang = "en"
region = "en"

[[editions]]
code = "zh-hant-en"
left = "zh-hant"
right = "en"

[[editions]]
code = "zh-hans-en"
left = "zh-hans"
right = "en"
"""
_CATALOGUES = {
    "films.toml": "# A film a table: [slug], then year, titles, original, directors, ids. See docs/writing.md.\n",
    "people.toml": "# A person a table: [slug], then name, roles, bio, links. See docs/writing.md.\n",
    "topics.toml": "# A topic a table: [slug], then name and description. See docs/writing.md.\n",
    "terms.toml": '# Agreed terms: [[term]] with zh-hant = "…", zh-hans = "…", en = "…". See docs/writing.md.\n',
}
_ARTICLE = {
    "zh-hant": """---
title: 訪談的標題
date: {date}
status: draft
summary: 一兩句話，說這篇訪談在談什麼。
topics: []
interviewers: [編輯部]
speakers: [受訪者]
---

開場的一段。

**編輯部：**第一個問題？

**受訪者：**回答的第一段。

回答的第二段。電影這樣寫：《銀翼殺手 2049》(2017)。
""",
    "en": """---
title: The title of the interview
status: draft
summary: A line or two on what it is about.
translators: []
interviewers: [The Editors]
speakers: [The interviewee]
---

An opening paragraph.

**The Editors:** The first question?

**The interviewee:** The answer's first paragraph.

The second paragraph. A film is written *Blade Runner 2049* (2017).
""",
}
_ISSUE = {
    "zh-hant": "---\ntitle: 這一期的主題\nnumber: 1\ndate: {date}\nstatus: draft\narticles: []\n---\n\n編者的話。\n",
    "en": "---\ntitle: The theme of this issue\nstatus: draft\n---\n\nA note from the editors.\n",
}
_PAGE = {
    "zh-hant": "---\ntitle: 頁面的標題\nstatus: draft\n---\n\n內文。\n",
    "en": "---\ntitle: The title of the page\nstatus: draft\n---\n\nThe text.\n",
}
FOLDERS = {"article": ("articles", _ARTICLE), "issue": ("issues", _ISSUE), "page": ("pages", _PAGE)}


class CannotStart(Exception):
    """Why nothing was made, and the way out."""


def start(kind: str, slug: str, content: Path, today: datetime.date) -> tuple[Path, ...]:
    """Make something new and say which files. Raises `CannotStart`, and overwrites nothing."""
    makers: Mapping[str, Callable[[str, Path, datetime.date], tuple[Path, ...]]] = {
        **dict.fromkeys(FOLDERS, lambda slug, content, today: _folder(kind, slug, content, today)),
        "person": _person,
        "film": _film,
        "magazine": lambda slug, content, today: new_magazine(Path(slug)),  # one signature for all kinds
    }
    if kind not in makers:
        raise CannotStart(f"there is no kind {kind}\n  help: write one of {', '.join(makers)}")
    if kind != "magazine" and not is_slug(slug):
        raise CannotStart(f"{slug} cannot be part of an address\n  help: use letters, digits and hyphens: blade-runner")
    return makers[kind](slug, content, today)


def _folder(kind: str, slug: str, content: Path, today: datetime.date) -> tuple[Path, ...]:
    where, texts = FOLDERS[kind]
    if kind != "issue" and slug.casefold() in RESERVED:
        raise CannotStart(f"{slug} is an address that the site itself uses\n  help: choose another name")
    folder = content / where / slug
    if folder.exists():
        raise CannotStart(f"{folder} is there already\n  help: choose another name, or delete the folder first")
    files = {folder / f"{lang}.md": text.format(date=today.isoformat()) for lang, text in texts.items()}
    return _write(files)


def new_magazine(folder: Path) -> tuple[Path, ...]:
    """A content folder without the sample: settings, empty catalogues, one page."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotStart(f"{folder} is not empty\n  help: name a new folder: ./inv new my-magazine --kind magazine")
    files = {folder / "magazine.toml": MAGAZINE}
    files |= {folder / name: text for name, text in _CATALOGUES.items()}
    about = {"zh-hant": "關於本刊", "en": "About"}
    files |= {
        folder / "pages" / "about" / f"{lang}.md": f"---\ntitle: {title}\n---\n\n…\n" for lang, title in about.items()
    }
    made = _write(files)
    for name in ("articles", "issues"):
        (folder / name).mkdir(exist_ok=True)
    return made


def _write(files: Mapping[Path, str]) -> tuple[Path, ...]:
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return tuple(files)


def _person(slug: str, content: Path, _: datetime.date) -> tuple[Path, ...]:
    stub = tomlkit.table()
    stub["name"] = _inline({"zh-hant": "名字", "en": "Name"})
    stub["roles"] = ["interviewee"]
    return _record(content / "people.toml", slug, stub)


def _film(slug: str, content: Path, today: datetime.date) -> tuple[Path, ...]:
    stub = tomlkit.table()
    stub["year"] = today.year
    stub["titles"] = _inline({"cn": "片名", "tw": "片名", "hk": "片名", "en": "Title"})
    stub["directors"] = []
    return _record(content / "films.toml", slug, stub)


def _inline(words: Mapping[str, str]) -> tomlkit.items.InlineTable:
    table = tomlkit.inline_table()
    table.update(words)
    return table


def _record(file: Path, slug: str, stub: tomlkit.items.Table) -> tuple[Path, ...]:
    """Append a record to a catalogue; comments and order of the others stay."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    try:
        document = tomlkit.parse(text)
    except ParseError as error:
        raise CannotStart(f"{file} is not TOML: {error}\n  help: correct it first: ./inv check") from error
    if slug in document:
        raise CannotStart(f"{file} has a record {slug} already\n  help: choose another name")
    document.add(tomlkit.nl())
    document.add(slug, stub)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
    return (file,)
