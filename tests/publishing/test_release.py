"""`./inv publish` on a magazine: the whole way, in the words that an editor reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.release import Release, Stopped, release, roll_back
from publishing.tree import read_tree, tree_hash

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
name = {zh-hant = "小刊", en = "Small"}
url = "https://small.example/below"

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
ARTICLE = "---\ntitle: {title}\ndate: {date}\nstatus: {status}\n{more}---\n\n{text}\n"


def write(
    content: Path, slug: str, title: str, text: str, *, date: str = "2026-01-01", status: str = "published"
) -> None:
    """An article in both languages."""
    folder = content / "articles" / slug
    folder.mkdir(parents=True, exist_ok=True)
    for lang, more in (("zh-hant", ""), ("en", "translators: [Nobody]\n")):
        words = text if lang == "en" else "海是鹹的，人人都知道這件事情。"
        page = ARTICLE.format(title=title, date=date, status=status, text=words, more=more)
        (folder / f"{lang}.md").write_text(page, "utf-8")


@pytest.fixture
def magazine(tmp_path: Path) -> Path:
    """A magazine of two articles."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "magazine.toml").write_text(SETTINGS, "utf-8")
    write(content, "sea", "The sea", "The sea is salt as everyone knows.")
    write(content, "shore", "The shore", "The shore is sand as nobody doubts.")
    return content


def run(magazine: Path, language: str = "en", **more: tuple[str, ...]) -> list[str]:
    """Publish; what it says."""
    return list(lines(Release(magazine, fonts=(), jobs=1, **more), language))  # type: ignore[arg-type]


def lines(wishes: Release, language: str) -> Iterator[str]:
    """The lines, and the reason in the end where it stopped."""
    try:
        yield from release(ROOT, wishes, language)
    except Stopped as stopped:
        yield f"STOPPED {stopped}"


def test_a_magazine_is_published_below_a_path(magazine: Path, tmp_path: Path) -> None:
    """With what changed since in the words of its titles; withheld articles are in no file."""
    first = run(magazine)
    assert first[0].startswith("the first time: ")
    write(magazine, "sea", "The sea", "The sea is sweet as everyone knows.")
    write(magazine, "night", "The night", "The night is an unspoken secret of mine.", status="draft")
    write(magazine, "tomorrow", "Later", "Another unspoken secret for later days.", date="2999-01-01")
    second = run(magazine)
    assert "says something else: " in "\n".join(second)
    assert any("/below/en/sea/  The sea" in line for line in second)
    site = tmp_path / ".published/current"
    assert not [path for path in read_tree(site) if b"unspoken" in (site / path).read_bytes()]
    assert tree_hash(read_tree(site)) == site.resolve().name
    html = (site / "en/sea/index.html").read_text("utf-8")
    assert '<meta http-equiv="Content-Security-Policy"' in html
    assert (site / "en/sea/index.html.br").is_file()
    assert "/below/assets/css/*" in (site / "_headers").read_text("utf-8")


def test_an_article_that_was_renamed(magazine: Path, tmp_path: Path) -> None:
    """Is stopped without a redirect, in the editor's language, and goes with one; then there is a way back."""
    run(magazine)
    (magazine / "articles/shore").rename(magazine / "articles/coast")
    said = run(magazine, "zh")
    assert "讀者知道這一頁" in "\n".join(said)
    assert said[-1].startswith("STOPPED 還不能發布")
    assert "/below/en/coast/" in "\n".join(run(magazine, redirects=("shore=coast",)))
    assert (tmp_path / ".published/current/en/shore/index.html").is_file()
    assert len(list(roll_back(Release(magazine), "en"))) == 1
    assert not (tmp_path / ".published/current/en/coast").exists()


def test_a_magazine_with_a_warning_is_not_published(magazine: Path, tmp_path: Path) -> None:
    """The gate is strict."""
    write(magazine, "sea", "The sea", "The sea is salt, [see](/en/nowhere/).")
    said = run(magazine)
    assert "broken-link" in said[0]
    assert said[-1].startswith("STOPPED")
    assert not (tmp_path / ".published/current").exists()


@pytest.mark.parametrize("value", ["shore", "=coast", "shore=", "/en/shore/=coast"])
def test_a_redirect_that_cannot_be_is_told(magazine: Path, value: str) -> None:
    """Before anything is built."""
    assert "--redirect cannot be" in run(magazine, redirects=(value,))[0]
