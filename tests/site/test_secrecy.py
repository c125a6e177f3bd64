"""What is not out yet leaks nowhere: no page, list, feed, sitemap, picture or switch knows of it."""

import datetime
import re
from pathlib import Path

import pytest

from tests.site.magazine import Site, copy_magazine, read_magazine_run
from toolbox.golden import DAY

# Every word of a draft, of what is hidden and of what is scheduled has one of these in it.
SECRET = re.compile("暗號|暗号|secret", re.IGNORECASE)


def where(site: Site, *, but: str = "") -> set[str]:
    """The files that know a secret, by name or content."""
    found = set()
    for file in site.folder.rglob("*"):
        name = file.relative_to(site.folder).as_posix()
        if but and but in name:
            continue
        if SECRET.search(name) or (file.is_file() and SECRET.search(file.read_bytes().decode("utf-8", "ignore"))):
            found.add(name)
    return found


def test_nothing_leaks(ferry: Site) -> None:
    """Drafts, a draft translation, what is dated in the future, and what is hidden, but on its own pages."""
    assert where(ferry, but="hidden-room") == set()


def test_slugs_do_not_leak(ferry: Site) -> None:
    """Not in a link, not in an address."""
    for file in ferry.folder.rglob("*"):
        if file.is_file() and "hidden-room" not in file.as_posix():
            text = file.read_bytes()
            assert not any(slug in text for slug in (b"not-yet", b"hidden-room", b"next-year", b"colophon")), file


def test_what_is_hidden_has_pages_that_ask_not_to_be_found(ferry: Site) -> None:
    """In every edition; whoever knows the address may read it."""
    pages = [page for address, page in ferry.pages.items() if address.endswith("/hidden-room/")]
    assert len(pages) == 7
    assert all(page.select("meta[name=robots][content*=noindex]") for page in pages)


def test_a_draft_translation_is_a_missing_one(ferry: Site) -> None:
    """The page in the other language is there; the switch says that this one is not."""
    assert "/en/half-draft/" not in ferry.pages
    assert "/zh-hant-en/half-draft/" not in ferry.pages
    switch = ferry.page("/zh-hant/half-draft/").select_one("nav.editions")
    assert switch is not None
    assert not switch.select("a[href^='/en/']")


def test_an_issue_is_not_named_before_its_day(ferry: Site) -> None:
    """Nor in a language in which it is a draft."""
    assert "/zh-hant/issues/two/" in ferry.pages
    assert "/en/issues/two/" not in ferry.pages
    assert not any("/issues/three/" in address for address in ferry.pages)


def test_a_film_that_only_secrets_name_counts_none(ferry: Site) -> None:
    """Its page is there, for it is in the catalogue, and lists nothing."""
    page = ferry.main("/en/films/nobody-names-it/")
    assert not page.select("a[href*='#']")


def test_a_person_who_only_made_secrets_has_made_nothing(ferry: Site) -> None:
    """Translators of drafts are not named."""
    for edition in ("zh-hant", "zh-hans", "en", "zh-hant-en"):
        links = {str(link["href"]) for link in ferry.main(f"/{edition}/people/never-seen/").select("a")}
        assert not any("half-draft" in link for link in links), edition


@pytest.mark.parametrize(("day", "out"), [("2099-01-01", True), ("2098-12-31", False)])
def test_an_article_comes_out_on_its_day(tmp_path: Path, day: str, out: bool) -> None:
    """In the magazine's own time zone."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), datetime.UTC)
    run = read_magazine_run(copy_magazine(tmp_path), tmp_path, today=moment)
    assert ("/zh-hant/next-year/" in {page.address for page in run.pages["zh-hant"]}) is out


def test_a_preview_shows_drafts(tmp_path: Path) -> None:
    """When it is asked to."""
    run = read_magazine_run(copy_magazine(tmp_path), tmp_path, today=DAY, drafts=True)
    addresses = {page.address for page in run.pages["en"]}
    assert {"/en/not-yet/", "/en/next-year/", "/en/half-draft/", "/en/issues/two/"} <= addresses
