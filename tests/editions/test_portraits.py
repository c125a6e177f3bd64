"""Portraits of people and stills of films: what the catalogues name is shown on their pages, with whose it is."""

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from editions.run import Run
from tests.site.magazine import build_site, copy_magazine, read_magazine_run

PEOPLE = '[lin]\nname = {zh-hant = "林", en = "Lin"}\nportrait = "portraits/lin.png"\n'
FILMS = '[light]\nyear = 2001\ntitles = {tw = "光", en = "Light"}\nstill = "light.png"\n'
RIGHTS = '["*"]\ncredit = {zh-hant = "南岸", en = "South Shore"}\nlicence = "CC BY 4.0"\n'
HEADER = "---\ntitle: {}\ndate: 2026-01-01\ninterviewers: [{}]\nspeakers: [{}]\n---\n\n"
HANT = HEADER.format("題", "甲", "{label: 乙, person: lin}") + "甲：問？\n\n乙：答《光》(2001)。\n"
EN = HEADER.format("Title", "A", "{label: B, person: lin}") + "A: Why?\n\nB: *Light* (2001).\n"
DAY = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


def picture() -> bytes:
    """A small picture."""
    buffer = BytesIO()
    Image.new("RGB", (40, 50), "teal").save(buffer, "PNG")
    return buffer.getvalue()


def magazine(folder: Path, **files: str | bytes | None) -> Path:
    """A magazine whose one article names a film and is spoken by a person, both with a picture."""
    content: dict[str, str | bytes | None] = {"articles/x/zh-hant.md": HANT, "articles/x/en.md": EN}
    content |= {"people.toml": PEOPLE, "films.toml": FILMS, "stills.toml": RIGHTS}
    content |= {"portraits/lin.png": picture(), "light.png": picture()}
    folder.mkdir(exist_ok=True)
    return copy_magazine(folder, content | files, whole=False)


def found(run: Run) -> list[str]:
    """The findings about pictures."""
    about = ("image", "still", "rights", "folder")
    return [f"{one.place} {one.code}" for one in run.diagnostics if any(word in one.code for word in about)]


@pytest.mark.parametrize(("page", "credit"), [("en/people/lin", "South Shore"), ("zh-hant/films/light", "南岸")])
def test_a_record_shows_its_picture_and_whose_it_is(page: str, credit: str, tmp_path: Path) -> None:
    """In every edition; the file is in the site, and the page of credits names it."""
    build_site(magazine(tmp_path), tmp_path, date=DAY)
    site = tmp_path / "output"
    shown = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    figure = shown.select_one(".record-picture")
    assert figure
    image = figure.select_one("img")
    assert image
    assert (site / str(image["src"]).lstrip("/")).is_file()
    assert credit in figure.get_text()
    credits = (site / page.split("/")[0] / "credits" / "index.html").read_text("utf-8")
    assert f'href="/{page}/"' in credits


def test_what_is_wrong_with_a_records_picture_is_found_at_the_record(tmp_path: Path) -> None:
    """A file that is not there, one outside the folder, one that nobody is credited for."""
    wrong: dict[str, str | bytes | None] = {"people.toml": PEOPLE.replace("lin.png", "li.png")}
    wrong["films.toml"] = FILMS.replace('"light.png"', '"../light.png"')
    assert found(read_magazine_run(magazine(tmp_path / "1", **wrong), tmp_path / "1", today=DAY)) == [
        "content/films.toml:1 outside-folder",
        "content/people.toml:1 missing-image",
    ]
    bare = magazine(tmp_path / "2", **{"stills.toml": "# Nobody.\n"})
    assert found(read_magazine_run(bare, tmp_path / "2", today=DAY)) == [
        "content/films.toml:1 uncredited-still",
        "content/people.toml:1 uncredited-still",
    ]


def test_a_picture_whose_rights_have_ended_is_not_shown(tmp_path: Path) -> None:
    """Not on its page, and not in the site."""
    over = magazine(tmp_path, **{"stills.toml": RIGHTS + "rights_until = 2026-05-01\n"})
    build_site(over, tmp_path, date=DAY)
    site = tmp_path / "output"
    assert "record-picture" not in (site / "en/people/lin/index.html").read_text("utf-8")
    assert not list((site / "images").iterdir())
