"""The pages that the templates make: whole, clean, with every word and class that they name."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from jinja2 import UndefinedError

from editions.labels import read_labels
from editions.titles import NARROWEST, WIDEST
from tests.theme.markup import Page, read_page
from tests.theme.render import ASSETS, THEME, common, pages, theme_environment

ATOM = "{http://www.w3.org/2005/Atom}"
HTML = sorted(place for place in pages() if place.endswith(".html"))
# Classes that say what a thing is and need no style of their own.
# Of the sizes of titles, shapes of covers and numbers of voices, a made-up magazine has only some, and no pull quote.
FITS = {"cover-wide", "pull", *(f"by-{n}" for n in range(1, 9)), *(f"fit-{n}" for n in range(NARROWEST, WIDEST + 1))}
FITS |= {f"{place}{digit}" for place in "abc" for digit in range(10)} | {"viewer"}  # a script's own
# What only scripts give an element, and short numbers in a text.
SCRIPTED = {"shown", "lit", "open", "upright", "later"}
# Some sheets style these among others' parts, where other pages need none.
LOCAL = {
    *("beside", "entry", "still", "figure-one", "left", "right", "contents", "speaker"),
    *("entry-title-right", "film-card-facts"),
}
UNSTYLED = {"row-answer", "row-opens", "answer", "film", "cover-sides", "editions", "figure-run"}


@pytest.fixture(params=HTML)
def page(request: pytest.FixtureRequest, site: Path) -> Page:
    """Each page in turn."""
    return read_page(site / request.param)


def test_every_template_is_rendered() -> None:
    """No page template is left out of the made-up magazine."""
    rendered = {template for template, _ in pages().values()}
    on_disk = {path.name for path in (THEME / "templates").iterdir() if path.is_file()}
    assert on_disk - {"base.html"} == rendered


def test_a_missing_value_is_an_error() -> None:
    """A page that lacks something it needs is not written with a hole."""
    context = common("film.html", read_labels(THEME / "labels")["en"])
    with pytest.raises(UndefinedError):
        theme_environment().get_template("film.html").render(context)


def test_tags_match(page: Page) -> None:
    """Every element is closed where it should be."""
    assert page.problems == []


def test_one_heading_names_the_page(page: Page) -> None:
    """A page has one h1, and one main part."""
    assert (len(page.all("h1")), len(page.all("main"))) == (1, 1)


def test_headings_skip_no_level(page: Page) -> None:
    """After an h2 comes an h3 at most."""
    levels = [int(tag.name[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag.name)]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_ids_are_unique(page: Page) -> None:
    """No two elements share an id."""
    ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
    assert sorted(ids) == sorted(set(ids))


def test_fragments_lead_somewhere(page: Page) -> None:
    """Every link within the page has its target."""
    ids = {tag.attributes.get("id") for tag in page.tags}
    links = [tag.attributes.get("href", "") for tag in page.all("a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_labels_point_at_something(page: Page) -> None:
    """What is named by another element is named by one that exists."""
    ids = {tag.attributes.get("id") for tag in page.tags}
    named = [tag.attributes[key] for tag in page.tags for key in ("aria-labelledby", "for") if key in tag.attributes]
    assert [name for name in named if name not in ids] == []


def test_nothing_that_a_strict_policy_forbids(page: Page) -> None:
    """No inline style, no script but data, no address that holds its own content."""
    assert [tag for tag in page.tags if "style" in tag.attributes or tag.name == "style"] == []
    assert [key for tag in page.tags for key in tag.attributes if key.startswith("on")] == []
    assert {tag.attributes.get("type") for tag in page.all("script") if "src" not in tag.attributes} <= {
        "application/ld+json"
    }
    addresses = [tag.attributes.get(key, "") for tag in page.tags for key in ("href", "src", "srcset")]
    assert [address for address in addresses if address.startswith(("data:", "javascript:"))] == []


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    """A page loads only what is the site's own."""
    loaded = [tag.attributes.get("src", "") for tag in page.tags]
    loaded += [tag.attributes["href"] for tag in page.all("link") if tag.attributes["rel"] in ("stylesheet", "icon")]
    assert [address for address in loaded if address and not address.startswith("/")] == []


def test_languages_are_named(page: Page) -> None:
    """No `lang` is empty, and links to other languages say which."""
    assert [tag for tag in page.tags if tag.attributes.get("lang") == ""] == []
    assert page.all("html")[0].attributes["lang"] == "zh-Hant-TW"
    switch = [tag for tag in page.all("a") if tag.attributes.get("href") == "/en/"]
    assert {tag.attributes.get("hreflang") for tag in switch} <= {"en"}


def test_head_speaks_to_machines(page: Page) -> None:
    """The head has the address, the other languages with x-default, the feed, and what sharing needs."""
    rels = {tag.attributes["rel"] for tag in page.all("link")}
    assert {"canonical", "alternate", "stylesheet", "icon"} <= rels
    languages = {tag.attributes.get("hreflang") for tag in page.all("link")}
    assert {"zh-Hant", "zh-Hans", "en", "x-default"} <= languages
    assert {"application/atom+xml"} <= {tag.attributes.get("type") for tag in page.all("link")}
    named = {tag.attributes.get("property") or tag.attributes.get("name") for tag in page.all("meta")}
    assert {"description", "og:title", "og:image", "og:locale", "twitter:card"} <= named
    assert len([tag for tag in page.all("script") if "src" not in tag.attributes]) == 1


def test_dates_are_for_machines_too(page: Page) -> None:
    """Each date has its ISO form."""
    assert [tag for tag in page.all("time") if not re.fullmatch(r"\d{4}-\d\d-\d\d", tag.attributes["datetime"])] == []


def test_pictures_keep_their_place(page: Page) -> None:
    """Every picture has words and its size."""
    assert [tag for tag in page.all("img") if not {"alt", "width", "height"} <= set(tag.attributes)] == []


@pytest.mark.parametrize(
    "place", ["zh-hant/page/2/index.html", "zh-hant/light-is-never-late/index.html", "zh-hant/topics/sea/index.html"]
)
def test_sequences_are_linked(site: Path, place: str) -> None:
    """What has a before and an after says so in the head and in the page."""
    page = read_page(site / place)
    for name in ("link", "a"):
        rels = [tag.attributes.get("rel") for tag in page.all(name)]
        assert [rel for rel in ("prev", "next") if rels.count(rel) != 1] == []


def test_classes_are_styled(site: Path) -> None:
    """Every class that a page uses exists in the stylesheets."""
    used = {name for place in HTML for tag in read_page(site / place).tags for name in tag.classes}
    assert used - css_classes() - UNSTYLED == set()


def test_stylesheets_hold_nothing_dead(site: Path) -> None:
    """Every class in the stylesheets is used by some page."""
    used = {name for place in HTML for tag in read_page(site / place).tags for name in tag.classes}
    assert css_classes() - used - FITS - SCRIPTED == set()


def test_stylesheets_are_all_imported() -> None:
    """Every page's sheet begins with site.css, that one with the layers, and no file is left out by all of them."""
    css = THEME / "static" / "css"
    layers = ("reset", "tokens", "base", "prose", "layout", "components", "print")
    imported: set[Path] = {css / "site.css"}
    for sheet in (css / "site.css", *(css / "pages").glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        first = f"@layer {', '.join(layers)};" if sheet.name in ("site.css", "paper.css") else '@import "../site.css";'
        assert text.removeprefix(text[: text.find("@")]).startswith(first)
        for name, layer in re.findall(r'^@import "([^"]+)" layer\((\w+)\);$', text, re.MULTILINE):
            assert layer in layers
            imported.add((sheet.parent / name).resolve())
    assert imported == {path for path in css.rglob("*.css") if path.parent.name != "pages"}


def test_a_page_has_the_styles_it_names(site: Path) -> None:
    """Each page's sheet knows every class that another sheet styles: no component was forgotten among the imports."""
    sheets = {name: classes_of(asset.data.decode()) for name, asset in ASSETS.files.items() if name.endswith(".css")}
    everywhere = set().union(*sheets.values())
    for place in HTML:
        page = read_page(site / place)
        names = [tag.attributes["href"].removeprefix("/theme/") for tag in page.all("link")]
        used = {name for tag in page.tags for name in tag.classes} & everywhere
        assert used - LOCAL - next(sheets[name] for name in names if name in sheets) == set(), place


def test_stylesheets_ask_for_nothing() -> None:
    """No stylesheet loads a font or a picture, and none is forced through with `!important`."""
    for path in (THEME / "static" / "css").rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(|https?:|!important", text), path.name


def test_tokens_in_use_exist() -> None:
    """Every `var(--…)` is declared somewhere."""
    text = all_css()
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+):", text)) == set()


def test_the_feed_is_atom(site: Path) -> None:
    """A feed parses, its text survives the escaping, and its content is HTML in a string."""
    feed = read_xml(site / "feed.xml")
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "光 & 影 <之間>"
    content = feed.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert (content.text or "").startswith('<p lang="zh-Hant-TW">')


def test_the_sitemap_names_the_other_languages(site: Path) -> None:
    """The sitemap parses and has each address with its alternates."""
    sitemap = read_xml(site / "sitemap.xml")
    links = sitemap.findall(".//{http://www.w3.org/1999/xhtml}link")
    assert [link.get("hreflang") for link in links] == ["zh-Hant", "zh-Hans", "en", "x-default"]


def test_robots_are_told_where_the_sitemap_is(site: Path) -> None:
    """robots.txt forbids nothing and names the sitemap."""
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Sitemap: https://duiye.example/sitemap.xml" in lines


def read_xml(path: Path) -> Element:
    """The root of an XML file of ours."""
    return fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 # written by the test itself


def all_css() -> str:
    """Every stylesheet, without its comments."""
    files = sorted((THEME / "static" / "css").rglob("*.css"))
    return re.sub(r"/\*.*?\*/", "", "\n".join(path.read_text(encoding="utf-8") for path in files), flags=re.DOTALL)


def css_classes() -> set[str]:
    """The classes that the stylesheets name."""
    return classes_of(all_css())


def classes_of(css: str) -> set[str]:
    """The classes that a stylesheet names."""
    selectors = re.findall(r"([^{};]+)\{", re.sub(r'"[^"]*"', "", css))
    return {name for selector in selectors for name in re.findall(r"\.([a-z][\w-]*)", selector)}
