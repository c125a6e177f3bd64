"""A finding is shown on the pages that its file has a part in, beside the block that its line stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from document.diagnostics import Diagnostic
from document.model import Place
from editions.site import read_site
from editions.store import Store
from preview.places import Places, place_findings

ARTICLE = "content/articles/night-bus"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The build's memory."""
    with Store(tmp_path / "cache" / "articles.sqlite") as store:
        yield store


@pytest.fixture
def places(content: Path, project: Path, store: Store) -> Places:
    """The places of the small magazine."""
    return Places(read_site(content, project / "theme"), store)


@pytest.mark.parametrize(
    ("path", "pages"),
    [
        (f"{ARTICLE}/zh-hant.md", ["/zh-hant/night-bus/", "/zh-hans/night-bus/", "/zh-hant-en/night-bus/"]),
        (f"{ARTICLE}/en.md", ["/en/night-bus/", "/zh-hant-en/night-bus/"]),
        (
            f"{ARTICLE}/stills.toml",
            ["/zh-hant/night-bus/", "/zh-hans/night-bus/", "/en/night-bus/", "/zh-hant-en/night-bus/"],
        ),
        ("content/films.toml", ["/zh-hant/", "/zh-hans/", "/en/", "/zh-hant-en/", "/"]),
        ("", ["/zh-hant/", "/zh-hans/", "/en/", "/zh-hant-en/", "/"]),
    ],
)
def test_a_file_is_shown_where_it_is_read(places: Places, path: str, pages: list[str]) -> None:
    """A language on its own page, on those converted from it and on facing ones; a catalogue on the covers."""
    found = list(dict.fromkeys(places.pages(Place(path, 9))))
    assert found == pages


@pytest.mark.parametrize(
    ("name", "line", "block"),
    [
        ("zh-hant.md", 3, None),
        ("zh-hant.md", 0, None),
        ("zh-hant.md", 8, "p1"),
        ("zh-hant.md", 10, "q1"),
        ("zh-hant.md", 12, "q1-lin-wan"),
        ("zh-hant.md", 13, "q1-lin-wan"),
        ("zh-hant.md", 14, "q1-lin-wan-2"),
        ("stills.toml", 14, None),
    ],
)
def test_a_line_stands_in_a_block(places: Places, name: str, line: int, block: str | None) -> None:
    """The block is the last that begins at the line or before it; front matter and other files have none."""
    assert places.block(Place(f"{ARTICLE}/{name}", line)) == block


def test_a_translation_has_the_ids_of_its_original(places: Places) -> None:
    """The English answer is named after the Chinese speaker, as on its page."""
    assert places.block(Place(f"{ARTICLE}/en.md", 14)) == "q1-lin-wan-2"


def test_places_are_kept_until_the_article_changes(content: Path, project: Path, store: Store) -> None:
    """Each article is read once; after an edit it is read again, and what was kept before is forgotten."""
    finding = [Diagnostic("empty-image", Place(f"{ARTICLE}/zh-hant.md", 14))]
    theme, file = project / "theme", content / "articles" / "night-bus" / "zh-hant.md"

    def kept() -> list[str]:
        return [row[0] for row in store.connection.execute("SELECT key FROM blobs WHERE kind = 'places'")]

    first = place_findings(finding, content, theme, store, "en")
    before = kept()
    assert place_findings(finding, content, theme, store, "en") == first
    assert kept() == before
    file.write_text(file.read_text(encoding="utf-8").replace("末班車", "一段。\n\n末班車"), encoding="utf-8")
    assert place_findings(finding, content, theme, store, "en")[0].id == "q1-lin-wan"
    assert len(kept()) == 1
    assert kept() != before


def test_a_broken_file_is_still_placed(content: Path, project: Path, store: Store) -> None:
    """What can't be read as text has a finding on the pages of its article all the same."""
    (content / "articles" / "night-bus" / "en.md").write_bytes("中文".encode("big5"))
    finding = [Diagnostic("not-utf8", Place(f"{ARTICLE}/en.md", 1), {"encoding": "Big5"})]
    placed = place_findings(finding, content, project / "theme", store, "zh")[0]
    assert (placed.id, placed.message, placed.level) == (None, "這個檔案不是 UTF-8（看來是 Big5）", "error")
