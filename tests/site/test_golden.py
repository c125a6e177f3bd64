"""The golden site: no page of the fixture magazine changes unseen."""

from pathlib import Path

from tests.site.magazine import PROJECT, Site
from toolbox.golden import GOLDEN, PAGES, difference, kept_pages, pages_of


def test_the_pages_are_those_that_were_accepted(ferry: Site) -> None:
    """When they change on purpose: `./inv accept`, and look at the difference."""
    lines = list(difference(kept_pages(PROJECT / GOLDEN), pages_of(ferry.folder)))
    assert lines == [], "\n".join(["./inv accept renews the golden site; the difference:", *lines[:80]])


def test_every_golden_page_is_kept(ferry: Site) -> None:
    """One file a page, with nothing around its words."""
    kept = kept_pages(PROJECT / GOLDEN)
    assert len(kept) == len(PAGES) == len(pages_of(ferry.folder))
    assert all(text.startswith("<main") and text.endswith("</main>\n") for text in kept.values())


def test_a_difference_names_the_page_and_the_line() -> None:
    """As `git diff` would; pages that came and went too."""
    lines = list(
        difference({"a.html": "one\ntwo\n", "b.html": "x\n"}, {"a.html": "one\n2\n", "b.html": "x\n", "c.html": "c\n"})
    )
    assert lines == [
        "--- accepted/a.html",
        "+++ built/a.html",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+2",
        "--- accepted/c.html",
        "+++ built/c.html",
        "@@ -0,0 +1 @@",
        "+c",
    ]


def test_only_the_words_of_a_page_are_kept(tmp_path: Path) -> None:
    """What stands around them belongs to other tests."""
    for page in PAGES:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text('<nav>menu</nav>\n<main id="main">\nwords\n</main>\n', encoding="utf-8")
    assert set(pages_of(tmp_path).values()) == {'<main id="main">\nwords\n</main>\n'}
    assert "zh-hant.page.2.html" in pages_of(tmp_path)
