"""A translation is confirmed, its original changes, and editors and readers are told."""

import datetime
import os
from pathlib import Path

import pytest

from editions.build import build
from editions.collect import Collection, collect
from editions.confirming import NotSettled, settle
from editions.status import status
from editions.store import Store
from tests.site.magazine import PROJECT, Site, copy_magazine, site_options

DAY = datetime.date(2026, 11, 1)
SALT = "articles/salt-and-film"


def read(content: Path) -> Collection:
    """The magazine, read anew."""
    return collect(content, PROJECT / "theme", Store(content.parent / "articles.sqlite"), jobs=1)


def edit(content: Path, name: str, before: str, after: str) -> None:
    """Change words of a file."""
    file = content / name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def stale(content: Path, slug: str = "salt-and-film") -> dict[str, int | None]:
    """How many paragraphs of an article have changed, by edition."""
    return {row["edition"]: row["stale"] for row in status(read(content)) if row["article"] == slug}


def found(content: Path) -> list[tuple[str, str]]:
    """What the magazine says of an article's paragraphs."""
    records = read(content).records["salt-and-film"].diagnostics
    return [(d.code, d.facts.get("id", "")) for d in records if d.code in ("original-changed", "unusable-memory")]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the fixture magazine."""
    return copy_magazine(tmp_path)


def test_nothing_is_known_before_somebody_confirms(content: Path) -> None:
    """No file's time and no history is asked."""
    assert set(stale(content).values()) == {None}


def test_an_original_that_changes_is_noticed(content: Path) -> None:
    """In the translation and in what is faced with it; not in what is converted from the original."""
    assert [file.name for file in settle(read(content), "", "", DAY)]
    translated = {"en": 0, "zh-hant-en": 0, "zh-hans-en": 0, "zh-hk-en": 0}
    assert stale(content) == {"zh-hant": None, "zh-hans": None, "zh-hk": None} | translated
    edit(content, f"{SALT}/zh-hant.md", "清晨五點", "清晨四點")
    assert stale(content)["en"] == 1
    assert stale(content)["zh-hans-en"] == 1
    assert found(content) == [("original-changed", "p1")]
    (file,) = settle(read(content), "salt-and-film", "p1", DAY)
    assert file == content / SALT / "memory.json"
    assert stale(content)["en"] == 0
    assert found(content) == []


def test_times_of_files_say_nothing(content: Path) -> None:
    """A fresh clone has none that mean anything."""
    list(settle(read(content), "", "", DAY))
    os.utime(content / SALT / "zh-hant.md", (2e9, 2e9))
    assert stale(content)["en"] == 0


def test_captions_and_notes_count(content: Path) -> None:
    """They are read and translated like the rest."""
    list(settle(read(content), "salt-and-film", "", DAY))
    file = content / SALT / "zh-hant.md"
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("[^1]:"))
    lines[at] += "又及。"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert found(content) == [("original-changed", "fn1")]


def test_confirming_again_changes_nothing(content: Path) -> None:
    """Neither the file nor its day."""
    list(settle(read(content), "", "", DAY))
    before = (content / SALT / "memory.json").read_bytes()
    assert list(settle(read(content), "", "", DAY + datetime.timedelta(days=9))) == []
    assert (content / SALT / "memory.json").read_bytes() == before


def test_drafts_are_confirmed_by_name_alone(content: Path) -> None:
    """Nobody says of a translation in the making that it is right."""
    list(settle(read(content), "", "", DAY))
    assert not (content / "articles/half-draft/memory.json").exists()
    list(settle(read(content), "half-draft", "", DAY))
    assert (content / "articles/half-draft/memory.json").exists()


@pytest.mark.parametrize(
    ("slug", "id", "way_out"),
    [("none", "", "name a folder"), ("", "p1", "--slug"), ("salt-and-film", "p999", "outline")],
)
def test_what_cannot_be_confirmed_is_refused(content: Path, slug: str, id: str, way_out: str) -> None:
    """With a way out, and nothing written."""
    with pytest.raises(NotSettled, match=way_out):
        list(settle(read(content), slug, id, DAY))
    assert not list(content.rglob("memory.json"))


def test_a_broken_memory_is_said_and_left_alone(content: Path) -> None:
    """The translation is then not known to be behind."""
    (content / SALT / "memory.json").write_text("{", "utf-8")
    assert found(content) == [("unusable-memory", "")]
    assert stale(content)["en"] is None
    with pytest.raises(NotSettled, match="delete the file"):
        list(settle(read(content), "salt-and-film", "", DAY))


@pytest.mark.parametrize("told", [True, False])
def test_readers_are_told_where_the_magazine_tells_them(content: Path, tmp_path: Path, told: bool) -> None:
    """On the translation's page and on its side of a facing one, with the day; never on the original's."""
    if told:
        edit(content, "magazine.toml", "page_size = 3", "page_size = 3\ntell_changes = true")
    list(settle(read(content), "", "", DAY))
    edit(content, f"{SALT}/zh-hant.md", "清晨五點", "清晨四點")
    build(site_options(content, tmp_path))
    site = Site(tmp_path / "output")
    notices = {
        edition: [
            str(notice["lang"]) for notice in site.main(f"/{edition}/salt-and-film/").select(".hero .notice[lang]")
        ]
        for edition in ("zh-hant", "zh-hans", "en", "zh-hant-en")
    }
    assert notices == {"zh-hant": [], "zh-hans": [], "en": ["en"] * told, "zh-hant-en": ["en"] * told}
    text = site.main("/en/salt-and-film/").get_text()
    assert ("November 1, 2026" in text) is told
    assert ("The original has changed since." in site.text("en/feed.xml")) is told
    assert ("The original has changed since." in site.text("zh-hant-en/feed.xml")) is told
