"""Fonts in a build: what pages name is there and nothing else, whatever was taken over, forked or missing."""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from editions import writing
from editions.build import BuildStopped
from editions.lettering import languages_of
from tests.fonts.faces import write_faces
from tests.site.magazine import CONTENT, PROJECT, build_site, copy_magazine, snapshot

ARTICLE = "articles/salt-and-film/zh-hant.md"
PAGE = "zh-hant/salt-and-film/index.html"
OTHER = "zh-hant/winter-ferry/index.html"
_LINK = re.compile(r'<link rel="(?:preload|stylesheet)"(?: media="print")? href="/fonts/([\w.-]+)"[^>]*>\n?')


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with made faces for every character of the fixture magazine."""
    folder = tmp_path_factory.mktemp("faces")
    files = [*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml"), *(PROJECT / "theme" / "labels").glob("*.po")]
    write_faces(folder, "".join(file.read_text("utf-8") for file in files))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, faces: Path) -> dict[str, bytes]:
    """The fixture magazine with made faces, in one process, from nothing."""
    folder = tmp_path_factory.mktemp("built")
    build_site(CONTENT, folder, fonts=(faces,), font_cache=None)
    return snapshot(folder / "output")


def named(site: Mapping[str, bytes], page: str) -> list[str]:
    """What a page names below fonts/: the faces of its text last."""
    return _LINK.findall(site[page].decode())


def without_fonts(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """A site but for its font parts."""
    return {
        name: _LINK.sub("", data.decode()).encode() if name.endswith(".html") else data
        for name, data in site.items()
        if not name.startswith("fonts/")
    }


def test_everything_that_pages_and_sheets_name_is_there_and_nothing_else(built: dict[str, bytes]) -> None:
    """Beside the licences."""
    pages = [name for name in built if name.endswith(".html")]
    wanted = {file for page in pages for file in named(built, page)}
    assert all(len(named(built, page)) >= 1 for page in pages)
    for sheet in [file for file in wanted if file.endswith(".css")]:
        wanted |= set(re.findall(r"url\(([^)]+)\)", built[f"fonts/{sheet}"].decode()))
    published = {name.removeprefix("fonts/") for name in built if name.startswith("fonts/")}
    assert published - wanted == {"NOTICE.txt", "OFL-Newsreader.txt", "OFL-NotoSerifCJK.txt"}
    assert wanted <= published


def test_every_page_has_the_faces_of_its_script(built: dict[str, bytes]) -> None:
    """Each edition its own; the English one those of its few Chinese words, in the magazine's first script."""
    for code, script in (("zh-hant", "hant"), ("zh-hans", "hans"), ("en", "hant"), ("zh-hans-en", "hans")):
        sheet = built[f"fonts/{named(built, PAGE.replace('zh-hant', code))[-1]}"].decode()
        assert set(re.findall(r"url\((hant|hans|hk|ja)-400", sheet)) == {script}, code


def test_without_fonts_there_is_a_warning_and_the_same_site(tmp_path: Path, built: dict[str, bytes]) -> None:
    """All but the font parts, to the byte; the Latin faces are the theme's and stay."""
    bare = build_site(CONTENT, tmp_path, fonts=(tmp_path / "none",))
    assert [one.code for one in bare.diagnostics].count("no-chinese-font") == 1
    site = snapshot(tmp_path / "output")
    assert without_fonts(site) == without_fonts(built)
    assert not [name for name in site if re.match("fonts/(hant|hans|hk|ja|OFL-Noto)", name)]
    assert [name for name in site if name.startswith("fonts/roman-")]


def test_a_strict_build_does_not_go_out_without_its_fonts(tmp_path: Path) -> None:
    """The warning is one like others."""
    content = copy_magazine(tmp_path, whole=False)
    with pytest.raises(BuildStopped) as stopped:
        build_site(content, tmp_path, fonts=(tmp_path / "none",), strict=True)
    (found,) = (one for one in stopped.value.diagnostics if one.code == "no-chinese-font")
    assert "Noto Serif CJK TC Regular" in found.message()


def test_who_wants_no_chinese_fonts_is_not_warned(tmp_path: Path) -> None:
    """An empty list of folders is a choice."""
    done = build_site(copy_magazine(tmp_path, whole=False), tmp_path, fonts=())
    assert not done.diagnostics


def test_pages_that_are_taken_over_keep_their_fonts(tmp_path: Path, faces: Path) -> None:
    """A warm build gives the bytes of a cold one, and the page that shows nothing of the edit is the very file."""
    content = copy_magazine(tmp_path)
    build_site(content, tmp_path, fonts=(faces,), font_cache=None)
    before = (tmp_path / "output" / OTHER).stat().st_ino
    file = content / ARTICLE
    file.write_text(file.read_text("utf-8") + "\n又一段，麵龜。\n", "utf-8")
    build_site(content, tmp_path, fonts=(faces,), font_cache=None)
    assert (tmp_path / "output" / OTHER).stat().st_ino == before
    build_site(content, tmp_path, fonts=(faces,), output=tmp_path / "fresh", cache=tmp_path / "cold", font_cache=None)
    assert snapshot(tmp_path / "output") == snapshot(tmp_path / "fresh")


@pytest.mark.parametrize("lost", ["all", "fonts"])
def test_a_lost_font_cache_is_made_again(tmp_path: Path, faces: Path, built: dict[str, bytes], lost: str) -> None:
    """Where the notes are gone pages are rendered, where the fonts alone are, only these are made."""
    cache = tmp_path / "fonts"
    build_site(CONTENT, tmp_path, fonts=(faces,), font_cache=cache)
    if lost == "all":
        shutil.rmtree(cache)
    for file in cache.glob("*.woff2"):
        file.write_bytes(file.read_bytes()[:-9])  # as a killed build could leave it
    build_site(CONTENT, tmp_path, fonts=(faces,), font_cache=cache)
    assert snapshot(tmp_path / "output") == built


def test_processes_and_a_pool_give_the_same_bytes(
    tmp_path: Path, faces: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many write pages and make fonts."""
    written: list[int] = []

    def forked(write: object, shares: object, run: object) -> dict[str, str]:
        sheets = original(write, shares, run)  # type: ignore[arg-type] # passed on as they came
        written.append(len(sheets))
        return sheets

    original = writing.write_forked
    monkeypatch.setattr(writing, "write_forked", forked)
    monkeypatch.setattr(writing, "forks", lambda pages, _jobs: 3 if pages > 3 else 1)
    build_site(CONTENT, tmp_path, fonts=(faces,), font_cache=None, jobs=2)
    assert snapshot(tmp_path / "output") == built
    assert sum(written) > 20


def test_a_process_that_fails_fails_the_build(tmp_path: Path, faces: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves nothing waiting for its sheets."""
    parent = os.getpid()

    def fail(*_: object) -> tuple[str, ...]:
        if os.getpid() != parent:
            raise SystemExit(1)
        return original(*_)  # type: ignore[arg-type] # passed on as they came

    original = languages_of
    monkeypatch.setattr(writing, "languages_of", fail)
    monkeypatch.setattr(writing, "forks", lambda pages, _jobs: 2 if pages > 3 else 1)
    with pytest.raises(writing.WritingFailed):
        build_site(CONTENT, tmp_path, fonts=(faces,))
    assert not (tmp_path / "output").exists()
