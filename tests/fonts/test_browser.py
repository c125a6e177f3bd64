"""Delivered faces in a reader's browser: every Chinese character has one, marks that meet share their space."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page

from document.cjk import han
from fonts.plan import Plan, Request
from fonts.sources import Face
from fonts.subset import make
from tests.site.magazine import PROJECT, SAMPLE, Site, build_site
from toolbox.browsing import NewPage, Seen

LINE = "他說：「《一一》（二〇〇〇）。」《牯嶺街》、「牯」。（真的？）"
ARTICLES = (
    "/zh-hant/a-light-for-the-stairs/",
    "/zh-hans/thirty-seconds-of-nobody/",
    "/zh-hant-en/thirty-seconds-of-nobody/",
    "/zh-hans-en/a-light-for-the-stairs/",
)
PAGES = (
    *ARTICLES,
    "/",
    "/zh-hant/",
    "/zh-hans/issues/first-light/",
    "/zh-hant/films/",
    "/zh-hant-en/films/spirited-away/",
    "/zh-hans/people/",
    "/zh-hant/topics/",
    "/zh-hans/archive/",
    "/en/films/spirited-away/",
    "/en/a-light-for-the-stairs/",
    "/404.html",
)
# Each run of text that is shown: its words, its stack of families, the language that it is in.
RUNS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (/^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName)) continue;
    const families = getComputedStyle(element).fontFamily.split(",").map(name => name.trim().replace(/"/g, ""));
    found.push([walker.currentNode.data, families, element.closest("[lang]").lang]);
  }
  return found;
}"""
# Which media the sheet with the faces of the text is for.
MEDIA = "document.getElementById('text-faces').media"
# What an article's own text sets in the weight of titles.
HEAVY = ".body :is(h2, h3, strong, blockquote, th), .row :is(h2, h3, strong, blockquote), .speaker, .film-card-title"


@pytest.fixture(scope="module")
def lettered(tmp_path_factory: pytest.TempPathFactory, noto: Mapping[tuple[str, int], Face]) -> Site:
    """The sample magazine with the fonts of this machine."""
    assert noto
    folder = tmp_path_factory.mktemp("lettered")
    build_site(SAMPLE, folder, date=None, fonts=None, images=PROJECT / ".cache" / "images")
    return Site(folder / "output", host="https://duiye.example")


@pytest.fixture
def address(lettered: Site, site_server: Callable[[Path], str]) -> str:
    """Where it is served."""
    return site_server(lettered.folder)


def delivered(site: Site, page: str) -> dict[str, frozenset[str]]:
    """The characters of each family that a page's sheet declares."""
    place = f"{page}index.html" if page.endswith("/") else page
    sheets = dict.fromkeys(re.findall(r'href="/(fonts/[\w.-]+\.css)"', site.text(place.lstrip("/"))))
    assert len(sheets) == 2
    declared = "".join(map(site.text, sheets))
    found: dict[str, set[str]] = {}
    for family, file in re.findall(r'font-family:"([^"]+)";[^}]*?url\(([^)]+)\)', declared):
        with TTFont(site.folder / "fonts" / file) as font:
            found.setdefault(family, set()).update(map(chr, font.getBestCmap()))
    return {family: frozenset(characters) for family, characters in found.items()}


def runs(page: Page) -> Iterator[tuple[str, list[str], str]]:
    """The text of a page, piece by piece."""
    yield from page.evaluate(RUNS)


def test_every_han_character_is_in_a_face_that_was_delivered(lettered: Site, address: str, page: Page) -> None:
    """Of its stack; a film's Japanese title is set in the reader's own Japanese face, where there is one."""
    for path in PAGES:
        page.goto(address + path)
        faces = delivered(lettered, path)
        for words, families, lang in runs(page):
            if not lang.startswith("ja"):
                has = {character for family in families for character in faces.get(family, ())}
                assert not set(han.findall(words)) - has, f"{path}: {words.strip()[:40]} ({lang}, {families[:3]})"


def test_what_stands_out_has_the_face_of_titles(lettered: Site, address: str, page: Page) -> None:
    """Headings, strong words, speakers, film titles of an article: all of their characters are in the black face."""
    for path in ARTICLES:
        page.goto(address + path)
        script = "Hans" if path.startswith("/zh-hans") else "Hant"
        black = delivered(lettered, path)[f"Duiye {script} Display"]
        words = "".join(page.locator(HEAVY).all_text_contents())
        assert len(set(han.findall(words))) > 5
        assert not set(han.findall(words)) - black - set(path)


def test_the_browser_shows_chinese_in_delivered_faces(address: str, new_page: NewPage, seen: Seen) -> None:
    """Not in those of this machine: asked of the browser itself, for all of an article's text."""
    page = new_page()
    for path in ARTICLES:
        page.goto(address + path)
        page.locator("#text-faces[media=all]").wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        client = page.context.new_cdp_session(page)
        client.send("DOM.enable")
        client.send("CSS.enable")
        root = client.send("DOM.getDocument")["root"]["nodeId"]
        selector = {"nodeId": root, "selector": "main :is(p, h1, h2, h3, dd):not([lang|=ja], :has([lang|=ja]))"}
        nodes = client.send("DOM.querySelectorAll", selector)["nodeIds"]
        fonts = [
            (font["familyName"], font["isCustomFont"])
            for node in nodes
            for font in client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        ]
        assert {name for name, custom in fonts if not custom} == set(), path
        assert len(fonts) > 20
    assert seen.complaints == []


FACES = """() => [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family)"""


def test_without_a_script_text_has_its_faces_too(address: str, new_page: NewPage) -> None:
    """By a sheet of its own."""
    page = new_page(script=False)
    page.goto(address + ARTICLES[0], wait_until="networkidle")
    assert {"Duiye Hant", "Duiye Hant Display"} <= {family.strip('"') for family in page.evaluate(FACES)}


def test_only_the_first_page_of_a_visit_paints_before_its_faces(address: str, page: Page) -> None:
    """Later ones do not hold them back: a reader sees no letters change. Here nothing is ever painted."""
    page.add_init_script("window.PerformanceObserver = class { observe() {} }")
    page.goto(address + ARTICLES[0], wait_until="networkidle")
    assert page.evaluate(MEDIA) == "print"
    page.goto(address + ARTICLES[1], wait_until="networkidle")
    assert page.evaluate(MEDIA) == "all"


@pytest.mark.parametrize("shared", [False, True], ids=["one file", "common and residue"])
def test_marks_that_meet_are_as_wide_with_and_without_trimming(
    noto: Mapping[tuple[str, int], Face],
    tmp_path: Path,
    site_server: Callable[[Path], str],
    page: Page,
    shared: bool,
) -> None:
    """`chws` in the face does what `text-spacing-trim` does, and both together no more."""
    plan = Plan(noto, pages={"hant": 9 if shared else 0})
    body = LINE + "".join(map(chr, range(0x4E00, 0x4E00 + 700)))
    sheet = plan.sheet(Request(("zh-Hant-TW",), body))
    assert len(sheet.files) == 1 + shared
    (tmp_path / "fonts.css").write_text(sheet.css + sheet.text + STYLE, "utf-8")
    for file in sheet.files:
        (tmp_path / f"{file.name}.woff2").write_bytes(make(replace(file, quality=5)))
    kinds = ("loose", "trim", "chws", "both")
    lines = "".join(f'<p><span id="{kind}" class="{kind}">{LINE}</span></p>' for kind in kinds)
    head = '<meta charset="utf-8"><title>.</title><link rel="stylesheet" href="fonts.css">'
    (tmp_path / "index.html").write_text(f'<!doctype html><html lang="zh-Hant-TW">{head}{lines}', "utf-8")
    page.goto(site_server(tmp_path) + "/index.html")
    page.evaluate("document.fonts.ready")
    widths = {kind: page.evaluate(f"document.getElementById('{kind}').getBoundingClientRect().width") for kind in kinds}
    assert widths["loose"] == pytest.approx(24 * len(LINE), abs=1 / 32)  # browsers count in 64ths of a pixel
    assert widths["trim"] == widths["chws"] == widths["both"] < widths["loose"]


STYLE = """
p { font: 24px "Duiye Hant"; white-space: nowrap }
.loose, .chws { text-spacing-trim: space-all }
.trim, .both { text-spacing-trim: normal }
.chws, .both { font-feature-settings: "chws" 1 }
"""
