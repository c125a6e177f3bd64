"""The magazines that are hard on a page are as hard as they are meant to be."""

from itertools import pairwise
from pathlib import Path

import pytest

from editions.records import RowHtml
from tests.site.magazine import SAMPLE, Site, build_site, snapshot
from toolbox.hosting import HASHED
from toolbox.specimens import ROWS, hundred_rows


@pytest.fixture(scope="module")
def rows(hard: Site) -> tuple[RowHtml, ...]:
    """The rows of the hard facing article."""
    assert hard.built is not None
    return hard.built.run.collection.body("ferry-programme", "zh-hant-en").rows


@pytest.fixture(scope="module")
def page(hard: Site) -> str:
    """The hard facing article."""
    return hard.text(hard.kind("facing").lstrip("/") + "index.html")


def test_the_hard_page_has_twelve_films_forty_stills_and_three_speakers(page: str, rows: tuple[RowHtml, ...]) -> None:
    """Two of the stills are missing ones; the last row has a card."""
    assert page.count('class="film-card"') == 12
    assert page.count('class="still ') == 2 * 40  # once on each side
    assert page.count('class="placeholder"') == 2 * 2
    assert len({row.left_speaker for row in rows if row.kind == "answer" and row.left_speaker}) == 3
    assert rows[-1].cards


def test_the_hard_page_has_everything_else_that_is_hard(page: str, rows: tuple[RowHtml, ...]) -> None:
    """Gaps on both sides, runs of one to six stills, a table, verse, notes, cards in rows that follow one another."""
    for part in ('"left gap"', '"right gap"', "<table", '"verse"', '"translator-note"', '"note-ref"'):
        assert part in page, part
    assert {row.left.count('class="still ') for row in rows} >= {1, 2, 3, 4, 5, 6}
    assert any(first.cards and second.cards for first, second in pairwise(rows))


def test_a_hundred_rows_are_a_hundred_and_the_same_each_time(sample: Site, tmp_path: Path) -> None:
    """Every one with words on both sides."""
    assert sample.built is not None
    first, second = (hundred_rows(SAMPLE, sample.built, tmp_path / name) for name in "ab")
    assert snapshot(first) == snapshot(second)
    built = build_site(first, tmp_path)
    rows = built.run.collection.body("hundred-rows", "zh-hant-en").rows
    assert len(rows) == ROWS
    assert all(row.left and row.right and not row.gap for row in rows)


def test_a_kind_of_page_is_shown_by_its_longest_in_the_facing_edition(hard: Site) -> None:
    """Articles are shown in each edition; the choice of another edition is kept to where it has such pages."""
    names = {kind.name: kind.address for kind in hard.kinds()}
    assert names["facing"] == "/zh-hant-en/ferry-programme/"
    assert {"article-zh-hant", "article-zh-hans", "article-en", "cover", "404", "film", "page"} <= set(names)
    assert names["films"] == "/zh-hant-en/films/"
    assert {kind.name: kind.address for kind in hard.kinds("en")}["films"] == "/en/films/"


def test_pictures_have_their_hash_in_their_names_as_the_host_sees_it(hard: Site) -> None:
    """So they are kept for ever; a page is not."""
    images = [file for file in hard.files if file.startswith("/images/")]
    assert images
    assert all(HASHED.search(Path(file).name) for file in images)
    assert not HASHED.search("index.html")
