"""Magazines that are hard on a page: the tests' own with many films and stills, and one article of a hundred rows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editions.build import Built
    from editions.records import RowHtml

HARD = "tests/browser/hard"
ROWS = 100
# Shapes that stills have: wide screen, academy, upright, square, wider than any film.
SHAPES = ((1200, 502), (880, 640), (600, 800), (720, 720), (1200, 336))

_PICTURE = re.compile(r"(?:\]\(|^cover: )([\w-]+\.jpg)", re.MULTILINE)
_NOTE = re.compile(r"<(sup|aside)\b.*?</\1>", re.DOTALL)
_ITALIC = re.compile(r"</?(?:cite|em|i)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"([\\`*_\[\]<>#|~^])")

HEADER = """---
title: {title}
date: 2026-05-01
status: published
original: {first}
interviewers: [{ask}]
speakers: [{answer}]
---
"""

SETTINGS = """name = {zh-hant = "百行", zh-hans = "百行", en = "A Hundred Rows"}
description = {zh-hant = "一百行。", zh-hans = "一百行。", en = "A page of a hundred rows."}
url = "https://hundred.example"
timezone = "Asia/Taipei"

[[editions]]
code = "zh-hant"
lang = "zh-Hant-TW"
region = "tw"

[[editions]]
code = "en"
lang = "en"
region = "en"

[[editions]]
code = "zh-hant-en"
left = "zh-hant"
right = "en"
"""


def hard_magazine(root: Path, folder: Path) -> Path:
    """A copy of the tests' hard magazine in `folder`, with a picture drawn for every still that its texts name."""
    content = folder / "hard"
    shutil.copytree(root / HARD, content)
    for number, file in enumerate(sorted(pictures(content))):
        draw(file, number)
    return content


def pictures(content: Path) -> set[Path]:
    """The pictures that the texts of a magazine name."""
    return {text.parent / name for text in content.rglob("*.md") for name in _PICTURE.findall(text.read_text("utf-8"))}


def draw(file: Path, number: int) -> None:
    """A still of its own shape and tone, ruled so that one which covers another is seen."""
    from PIL import Image, ImageDraw

    size = SHAPES[number % len(SHAPES)]
    tone = Image.linear_gradient("L").rotate(90 * (number % 4)).resize(size)
    picture = Image.merge("RGB", [tone.point(lambda v, c=c: (v * (2 + (number + c) % 3)) // 5 + 20) for c in range(3)])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((8, 8, size[0] - 9, size[1] - 9), outline="white", width=4)
    pen.line((0, 0, *size), fill="white", width=2)
    picture.save(file, quality=80)


def hundred_rows(source: Path, built: Built, folder: Path) -> Path:
    """A magazine in `folder` with one facing article of a hundred rows, of what a built magazine's articles say.

    Questions and answers in turn, a paragraph each, taken from its own pairs in order and again from the start when
    they are used up: the same magazine gives the same text. `source` is its content, whose films are copied.
    """
    content = folder / "hundred"
    article = content / "articles" / "hundred-rows"
    article.mkdir(parents=True)
    edition = built.run.collection.site.magazine.facings[0]
    pairs = list(islice(turns(list(aligned(built, edition.code))), ROWS))
    left = HEADER.format(title="一百行", first="true", ask="問", answer="答")
    right = HEADER.format(title="A Hundred Rows", first="false", ask="Q", answer="A")
    chinese = [f"{'問答'[number % 2]}：{words}" for number, (words, _) in enumerate(pairs)]
    english = [f"{'QA'[number % 2]}: {words}" for number, (_, words) in enumerate(pairs)]
    (article / "zh-hant.md").write_text("\n\n".join((left, *chinese, "")), encoding="utf-8")
    (article / "en.md").write_text("\n\n".join((right, *english, "")), encoding="utf-8")
    for catalogue in ("films.toml", "people.toml"):
        if (source / catalogue).is_file():
            shutil.copyfile(source / catalogue, content / catalogue)
    (content / "magazine.toml").write_text(SETTINGS, encoding="utf-8")
    return content


def aligned(built: Built, edition: str) -> Iterator[RowHtml]:
    """The rows of all articles of a facing edition that have words on both sides."""
    for slug in sorted(built.run.collection.records):
        rows = built.run.collection.body(slug, edition).rows
        yield from (row for row in rows if row.kind in ("question", "answer", "paragraph") and not row.gap)


def turns(rows: Sequence[RowHtml]) -> Iterator[tuple[str, str]]:
    """The two sides of questions and answers in turn, without end."""
    asked, answered = ([words(row) for row in rows if (row.kind == "question") is kind] for kind in (True, False))
    for question, answer in zip(cycle(asked), cycle(answered), strict=False):
        yield question
        yield answer


def words(row: RowHtml) -> tuple[str, str]:
    """The two sides of a row as Markdown, without notes and mark-up."""
    return markdown(row.left, ""), markdown(row.right, "*")


def markdown(html: str, italic: str) -> str:
    """The words of a piece of HTML; what is italic between the given marks, which tell a film's title in English."""
    marked = _ITALIC.sub("\0", _NOTE.sub("", html))
    text = " ".join(unescape(_TAG.sub("", marked)).split())
    return _MARK.sub(r"\\\1", text).replace("\0", italic)
