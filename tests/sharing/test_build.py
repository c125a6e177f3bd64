"""Pictures for sharing in a build: every page that has one names it, it is there, and a box is never drawn."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from editions.build import BuildStopped
from script.engine import converter
from sharing import drawing, perform
from tests.fonts.faces import write_faces
from tests.site.magazine import CONTENT, PROJECT, build_site, copy_magazine, read_magazine_run, snapshot

ARTICLE = "articles/salt-and-film/zh-hant.md"
ENGLISH = "articles/salt-and-film/en.md"
SITE = "https://ferry.example/"
EDITIONS = ("zh-hant", "zh-hans", "zh-hk", "en", "zh-hant-en", "zh-hans-en", "zh-hk-en")


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with made faces for every character of the fixture magazine."""
    folder = tmp_path_factory.mktemp("faces")
    files = [*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml"), *(PROJECT / "theme" / "labels").glob("*.po")]
    text = "".join(file.read_text("utf-8") for file in files)
    converted = "".join(converter(config).convert(text) for config in ("s2tw", "s2hk", "t2s"))
    write_faces(folder, text + converted, ("hant", "hans", "hk"))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, faces: Path) -> dict[str, bytes]:
    """The fixture magazine with made faces."""
    folder = tmp_path_factory.mktemp("built")
    build_site(CONTENT, folder, fonts=(faces,), font_cache=None)
    return snapshot(folder / "output")


def said(site: Mapping[str, bytes], page: str) -> dict[str, str]:
    """What the head of a page says to other sites."""
    tags = BeautifulSoup(site[f"{page}index.html"], "html.parser").select("meta[property], meta[name]")
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in tags}


def pictures(site: Mapping[str, bytes]) -> set[str]:
    """The pictures that were drawn."""
    return {name for name in site if name.startswith("sharing/")}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("slug", ["salt-and-film", "two-hands"])
def test_every_article_has_a_picture_in_every_edition(built: dict[str, bytes], edition: str, slug: str) -> None:
    """With a still and without one; it is there, and its size is said."""
    head = said(built, f"{edition}/{slug}/")
    name = head["og:image"].removeprefix(SITE)
    assert re.fullmatch(rf"sharing/{slug}-{edition}-[0-9a-f]{{12}}\.jpg", name)
    assert name in built
    assert (head["og:image:width"], head["og:image:height"], head["og:image:type"]) == ("1200", "630", "image/jpeg")
    assert head["twitter:card"] == "summary_large_image"


def test_the_words_of_a_picture_are_said_to_those_who_do_not_see_it(built: dict[str, bytes]) -> None:
    """On facing pages in both languages."""
    assert said(built, "zh-hant/salt-and-film/")["og:image:alt"] == "鹽與膠捲 — 渡口"
    assert said(built, "zh-hans-en/salt-and-film/")["og:image:alt"] == "盐与胶片 / Salt and Film — 渡口"


def test_issues_and_front_pages_have_theirs(built: dict[str, bytes]) -> None:
    """The cover with the magazine's name, an issue with its own."""
    assert said(built, "")["og:image"].startswith(f"{SITE}sharing/front-zh-hant-en-")
    assert said(built, "en/")["og:image"].startswith(f"{SITE}sharing/front-en-")
    assert said(built, "en/issues/one/")["og:image"].startswith(f"{SITE}sharing/one-en-")
    assert said(built, "en/issues/one/")["og:image:alt"] == "The Tide — The Ferry"


def test_what_pages_name_is_there_and_nothing_else(built: dict[str, bytes]) -> None:
    """No draft, and nothing of what is not out."""
    named = set(
        re.findall(
            rf'"{SITE}(sharing/[^"]+)"',
            "".join(data.decode() for name, data in built.items() if name.endswith(".html")),
        )
    )
    assert named == pictures(built)
    assert not [name for name in named if "next-year" in name or "half-draft-en" in name]


def test_structured_data_keeps_to_the_stills(built: dict[str, bytes]) -> None:
    """They are what the article shows."""
    page = BeautifulSoup(built["en/salt-and-film/index.html"], "html.parser")
    data = page.select_one("script[type='application/ld+json']")
    assert data is not None
    assert "/images/pans-" in data.text
    assert "/sharing/" not in data.text


def test_without_the_faces_pages_name_the_still(tmp_path: Path) -> None:
    """As they did before there were pictures; what has no still names nothing, and there is one warning."""
    bare = build_site(CONTENT, tmp_path, fonts=(tmp_path / "none",))
    site = snapshot(tmp_path / "output")
    assert [one.code for one in bare.diagnostics].count("no-chinese-font") == 1
    assert not pictures(site)
    head = said(site, "zh-hant/salt-and-film/")
    assert head["og:image"].startswith(f"{SITE}images/pans-")
    assert head["og:image"].removeprefix(SITE) in site
    assert int(head["og:image:width"]) > 0
    assert "og:image" not in said(site, "zh-hant/two-hands/")


def test_a_preview_names_no_picture_that_it_does_not_draw(tmp_path: Path, faces: Path) -> None:
    """It shows the still."""
    build_site(CONTENT, tmp_path, fonts=(faces,), sharing=False)
    site = snapshot(tmp_path / "output")
    assert not pictures(site)
    assert said(site, "zh-hant/salt-and-film/")["og:image"].startswith(f"{SITE}images/pans-")


def title(content: Path, file: str, words: str, further: str = "") -> None:
    """Give an article another title."""
    path = content / file
    path.write_text(re.sub("^title: .*$", f"title: {words}{further}", path.read_text("utf-8"), flags=re.M), "utf-8")


@pytest.mark.parametrize(
    ("file", "words", "lost"),
    [(ARTICLE, "鹽與𠀋捲", "𠀋"), (ENGLISH, "Salt and Film 🧂", "🧂"), ("issues/one/en.md", "The Tide فیلم", "فیلم")],
)
def test_a_character_that_no_face_has_stops_the_build(
    tmp_path: Path, faces: Path, file: str, words: str, lost: str
) -> None:
    """Before anything is written, once, with the title's file and line and the way out."""
    content = copy_magazine(tmp_path)
    title(content, file, words)
    with pytest.raises(BuildStopped) as stopped:
        build_site(content, tmp_path, fonts=(faces,))
    (found,) = (one for one in stopped.value.diagnostics if one.code == "no-glyph")
    assert found.level == "error"
    assert (found.place.path, found.place.line) == (f"content/{file}", 2)
    assert found.facts["characters"] == lost
    assert "share_title" in found.help()
    assert not (tmp_path / "output").exists()


def test_a_preview_finds_it_too(tmp_path: Path, faces: Path) -> None:
    """Editors learn of it while they write."""
    content = copy_magazine(tmp_path)
    title(content, ENGLISH, "Salt 🧂")
    run = read_magazine_run(content, tmp_path, font_folders=(faces,), sharing=False)
    assert [one.code for one in run.diagnostics if one.level == "error"] == ["no-glyph"]


def test_a_picture_may_have_a_title_of_its_own(tmp_path: Path, faces: Path) -> None:
    """The page keeps the one that it has; what is converted takes the picture's along."""
    content = copy_magazine(tmp_path)
    title(content, ARTICLE, "鹽與𠀋捲", "\nshare_title: 鹽與膠捲")
    build_site(content, tmp_path, fonts=(faces,))
    site = snapshot(tmp_path / "output")
    head = said(site, "zh-hans/salt-and-film/")
    assert head["og:image:alt"] == "盐与胶片 — 渡口"
    assert "𠀋" in head["og:title"]


def test_a_name_that_no_face_has_is_left_out(tmp_path: Path, faces: Path) -> None:
    """A person cannot be written another way."""
    content = copy_magazine(tmp_path)
    path = content / ENGLISH
    path.write_text(path.read_text("utf-8").replace("- Ah Yan", "- Ah Yan 🧂"), "utf-8")
    run = read_magazine_run(content, tmp_path, font_folders=(faces,))
    (shown,) = (one.poster for one in run.posters if one.name.startswith("salt-and-film-en-"))
    assert shown.columns[0].note is None
    assert "no-glyph" not in [one.code for one in run.diagnostics]


def test_only_what_changed_is_drawn_again(tmp_path: Path, faces: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new title is a new picture in each edition that shows it; a new paragraph none."""
    content = copy_magazine(tmp_path)
    drawn: list[str] = []

    def counted(poster: object, ground: object) -> bytes:
        drawn.append(repr(poster))
        return drawing.draw(poster, ground)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(perform, "draw", counted)
    build_site(content, tmp_path, fonts=(faces,))
    first = pictures(snapshot(tmp_path / "output"))
    assert len(drawn) == len(first)
    drawn.clear()
    path = content / ENGLISH
    path.write_text(path.read_text("utf-8") + "\nOne more paragraph.\n", "utf-8")
    build_site(content, tmp_path, fonts=(faces,))
    assert (drawn, pictures(snapshot(tmp_path / "output"))) == ([], first)
    title(content, ENGLISH, "Film and Salt")
    build_site(content, tmp_path, fonts=(faces,))
    second = pictures(snapshot(tmp_path / "output"))
    assert len(drawn) == len(second - first) == 4
    assert said(snapshot(tmp_path / "output"), "en/salt-and-film/")["og:image"].removeprefix(SITE) in second - first


def test_the_same_pictures_come_of_another_folder_and_more_processes(
    tmp_path: Path, faces: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte, names included."""
    monkeypatch.setattr(perform, "POOL_FROM", 2)
    build_site(copy_magazine(tmp_path), tmp_path, fonts=(faces,), jobs=2)
    site = snapshot(tmp_path / "output")
    assert {name: site[name] for name in pictures(site)} == {name: built[name] for name in pictures(built)}
