"""Whose stills are, how long they may be shown, and what the pages say of them."""

import datetime
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from document.diagnostics import worded
from editions.gate import BuildStopped, check_gate
from editions.run import Run
from tests.site.magazine import build_site, copy_magazine, read_magazine_run

HANT = """---
title: 題
date: 2026-01-01
cover: a.png
interviewers: [甲]
speakers: [乙]
---

甲：問？

乙：答。

![](a.png)
《潮間帶》劇照，導演：林若安，2021。攝影：何雨桐

![《潮間帶》劇照](b.png)
![一張窗](c.png)
《潮間帶》劇照
"""
EN = HANT.replace("題", "Title").replace("original: true\n", "")
EN = EN.replace("《潮間帶》劇照，導演：林若安，2021。攝影：何雨桐", "Still from *Tidal Flat*, dir. Lin Ruo-an, 2021")
EN = EN.replace("《潮間帶》劇照\n", "Stills from *Tidal Flat*\n").replace("甲：問", "甲: Q").replace("乙：答", "乙: A")
RIGHTS = '["*"]\ncredit = {zh-hant = "南岸", en = "South Shore"}\nlicence = "CC BY-SA 4.0"\nsource = "negative"\n'
FOLDER = "articles/x"
DAY = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


def png(colour: str) -> bytes:
    """A small picture of one colour."""
    buffer = BytesIO()
    Image.new("RGB", (48, 27), colour).save(buffer, "PNG")
    return buffer.getvalue()


def magazine(folder: Path, rights: str | None, **files: str | bytes) -> Path:
    """A magazine of one article with three stills in two languages."""
    content: dict[str, str | bytes | None] = {f"{FOLDER}/zh-hant.md": HANT, f"{FOLDER}/en.md": EN}
    content |= {f"{FOLDER}/{name}.png": png(tone) for name, tone in (("a", "red"), ("b", "lime"), ("c", "navy"))}
    if rights is not None:
        content[f"{FOLDER}/stills.toml"] = rights
    return copy_magazine(folder, content | files, whole=False)


def found(run: Run) -> list[str]:
    """The findings about stills in short, each worded in both languages on the way."""
    about = [d for d in run.diagnostics if "still" in d.code or "rights" in d.code]
    assert all(worded(one, language) for one in about for language in ("en", "zh"))
    return [f"{one.place} {one.code} {one.facts['name']}" for one in about]


def read(folder: Path, rights: str | None, **options: Any) -> Run:
    """The magazine with these rights, read on a day in June."""
    return read_magazine_run(magazine(folder, rights), folder, **{"today": DAY} | options)


def test_a_still_without_credit_and_licence_is_found(tmp_path: Path) -> None:
    """Each once, where it first stands; a strict build stops."""
    run = read(tmp_path, None)
    here = f"content/{FOLDER}/zh-hant.md"
    lines = ((13, "a"), (16, "b"), (17, "c"))
    assert sorted(found(run)) == [f"{here}:{line} uncredited-still {name}.png" for line, name in lines]
    with pytest.raises(BuildStopped):
        check_gate(run.diagnostics, strict=True)


def test_one_table_speaks_for_all(tmp_path: Path) -> None:
    """With it nothing is wrong."""
    assert found(read(tmp_path, RIGHTS)) == []


def test_a_caption_may_give_the_credit(tmp_path: Path) -> None:
    """Then a licence is all that is asked for."""
    run = read(tmp_path, '["*"]\nlicence = "press"\n')
    assert [line.split()[-1] for line in found(run)] == ["b.png", "c.png"]


def test_a_table_without_a_file_is_a_spelling_mistake(tmp_path: Path) -> None:
    """Its line is named, with the file that may be meant."""
    run = read(tmp_path, RIGHTS + '\n["aa.png"]\nlicence = "press"\n')
    assert found(run) == [f"content/{FOLDER}/stills.toml:6 unknown-still aa.png"]
    assert "did you mean a.png?" in worded(run.diagnostics[-1])


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-06-01", "rights-over"), ("2026-06-02", "rights-end"), ("2026-07-31", "rights-end"), ("2026-08-01", "")],
)
def test_rights_end_on_a_day(tmp_path: Path, day: str, code: str) -> None:
    """On it the still is over; sixty days before it begins to be warned of. A strict build goes on."""
    run = read(tmp_path, f'{RIGHTS}\n["b.png"]\nrights_until = {day}\n')
    assert found(run) == ([f"content/{FOLDER}/stills.toml:6 {code} b.png"] if code else [])
    check_gate([one for one in run.diagnostics if "right" in one.code], strict=True)


def test_what_is_over_is_nowhere(tmp_path: Path) -> None:
    """A placeholder says so in the text; the cover, lists and the folder of pictures have it no more. A warm cache does
    not bring it back."""
    content = magazine(tmp_path, f'{RIGHTS}\n["a.png"]\nrights_until = 2026-06-02\n')
    for day, there in ((DAY, True), (DAY + datetime.timedelta(days=1), False)):
        build_site(content, tmp_path, date=day)
        output = tmp_path / "output"
        assert bool(list((output / "images").glob("a-*"))) is there
        pages = {file: file.read_text("utf-8") for file in output.rglob("*.html")}
        assert any("/images/a-" in text for text in pages.values()) is there
        assert ("授權期滿" in pages[output / "zh-hant/x/index.html"]) is not there
        assert ("its rights have ended" in pages[output / "en/x/index.html"]) is not there


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The magazine with its rights in order, built."""
    folder = tmp_path_factory.mktemp("stills")
    build_site(magazine(folder, RIGHTS), folder, date=DAY)
    return folder / "output"


def page(output: Path, address: str) -> BeautifulSoup:
    """A page of the site."""
    return BeautifulSoup((output / address / "index.html").read_text("utf-8"), "html.parser")


def test_every_still_has_a_place_by_itself(output: Path) -> None:
    """The link around it leads there, in every edition; its captions are there in both languages, the way back too."""
    for edition, languages in (("zh-hant", ["zh-Hant-TW", "en"]), ("en", ["en", "zh-Hant-TW"])):
        links = [str(link["href"]) for link in page(output, f"{edition}/x").select("a.enlarge")]
        assert links == [f"/{edition}/x/stills/#s{n}" for n in (1, 2, 3)]
        slides = page(output, f"{edition}/x/stills").select(".slide")
        assert [slide["id"] for slide in slides] == ["s1", "s2", "s3"]
        assert [words["lang"] for words in slides[0].select("p[lang]")] == languages
        assert [str(slide.select_one(".slide-close")["href"]) for slide in slides] == [  # type: ignore[index] # it is there
            f"/{edition}/x/#{figure}" for figure in ("f1", "f2", "f2")
        ]


def test_a_description_that_repeats_the_caption_is_not_read_out(output: Path) -> None:
    """Its kind is said instead; a description that says more stays."""
    images = page(output, "zh-hant/x").select(".figure img")
    assert [image["alt"] for image in images] == ["劇照", "劇照", "一張窗"]
    assert page(output, "en/x").select(".figure img")[0]["alt"] == "Still"


def test_a_credits_page_lists_them_all(output: Path) -> None:
    """With owner, licence and source, in every edition; the footer leads there."""
    credits = page(output, "en/credits")
    assert [" ".join(line.text.split()) for line in credits.select(".still-rights")] == [
        "South Shore CC BY-SA 4.0 negative"
    ] * 3
    assert credits.select_one('.still-rights a[href^="https://creativecommons.org/"]')
    assert page(output, "en").select_one('.footer a[href="/en/credits/"]')
    assert "南岸" in page(output, "zh-hant/credits").text


def test_machines_are_told_of_stills(output: Path) -> None:
    """As ImageObjects, with the work that they show, who made it, whose they are."""
    script = page(output, "zh-hant/x").select_one('script[type="application/ld+json"]')
    assert script is not None
    first, *others = json.loads(script.text)["image"]
    assert len(others) == 2
    (work,) = first["about"]
    assert (work["@type"], work["name"], work["dateCreated"]) == ("CreativeWork", "潮間帶", "2021")
    assert work["creator"] == [{"@type": "Person", "name": "林若安"}]
    assert (first["creator"]["name"], first["creditText"], first["genre"]) == ("何雨桐", "南岸", "still")
    assert first["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert first["contentUrl"].endswith(".jpg")


def test_a_picture_has_its_mean_colour_until_it_is_there(output: Path) -> None:
    """As three digits in its classes: red, lime, navy."""
    pictures = page(output, "zh-hant/x").select(".figure picture")
    assert [" ".join(picture["class"]) for picture in pictures] == ["mean a9 b0 c0", "mean a0 b9 c0", "mean a0 b0 c5"]


def test_a_picture_with_a_wrong_ending_is_read_and_noted(tmp_path: Path) -> None:
    """It stops nothing."""
    content = magazine(tmp_path, RIGHTS)
    buffer = BytesIO()
    Image.new("RGB", (48, 27)).save(buffer, "JPEG")
    (content / FOLDER / "b.png").write_bytes(buffer.getvalue())
    run = read_magazine_run(content, tmp_path, today=DAY)
    said = {(one.code, one.level, one.facts["format"]) for one in run.diagnostics}
    assert said == {("misnamed-image", "note", "JPEG")}
