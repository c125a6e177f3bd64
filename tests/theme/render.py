"""Write every page of the theme with a made-up magazine, to be looked at and tested.

`python -m tests.theme.render FOLDER` from the project's folder, with `plugins` on the path.
"""

import datetime
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace as View
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from editions.assets import read_assets
from editions.labels import read_labels
from editions.views import SharedImage
from fonts.page import SheetView
from pelicanconf import JINJA_ENVIRONMENT, JINJA_FILTERS
from tests.theme import body, cards, rows, sample

THEME = Path(__file__).resolve().parents[2] / "theme"
ASSETS = read_assets(THEME / "static", "/theme")
SITE = "https://duiye.example"
SKIES = {"booth": ("#07080a", "#2b2f36"), "sea": ("#25364a", "#d9b27c"), "room": ("#3a2a1d", "#c98d4b")}
SKIES["street"] = ("#140f22", "#8a2f5d")


def pages() -> Mapping[str, tuple[str, Mapping[str, Any]]]:
    """The pages to write: where, from which template, with what."""
    first = View(number=1, count=3, previous_url=None, next_url="/zh-hant/page/2/")
    middle = View(number=2, count=3, previous_url="/zh-hant/", next_url="/zh-hant/page/3/")
    only = View(number=1, count=1, previous_url=None, next_url=None)
    spoke = [View(**{**vars(cards.LIGHT), "turn_url": f"{cards.LIGHT.url}#q1-lin", "said": sample.SAID})]
    spoke.append(View(**{**vars(cards.SHORT), "turn_url": cards.SHORT.url, "said": []}))
    made = [View(**{**vars(cards.SHORT), "role": "撰文"})]
    facing = {
        "edition": cards.FACING,
        "left": cards.TRADITIONAL,
        "right": cards.ENGLISH,
        "other": cards.LIGHT_EN,
        "parts": (rows.ROWS,),
        "notes_left": body.NOTES,
        "notes_right": "",
        "voices": sample.VOICES,
        "matrix_url": "/zh-hant-en/long/answers/",
    }
    hard = {
        **facing,
        "article": View(**{**vars(body.ARTICLE), "title": cards.LONG.title, "title_fit": 8, "status": "draft"}),
    }
    both = [View(**{**vars(cards.LIGHT), "title_right": cards.LIGHT_EN.title, "lang_right": cards.EN}), cards.LONG]
    return {
        "index.html": ("cover.html", {"editions": cards.EDITIONS, "issue": sample.ISSUE, "earlier": [sample.ISSUE]}),
        "zh-hant/index.html": ("index.html", {"articles": cards.CARDS, "pagination": first, "issue": sample.ISSUE}),
        "zh-hant/page/2/index.html": ("index.html", {"articles": cards.CARDS, "pagination": middle, "issue": None}),
        "zh-hant-en/index.html": (
            "index.html",
            {"articles": both, "pagination": only, "issue": None, "edition": cards.FACING},
        ),
        "zh-hant/light-is-never-late/index.html": (
            "article.html",
            {
                "article": body.ARTICLE,
                "voices": sample.VOICES,
                "matrix_url": "",
                "both": View(name="繁 / EN", url="/zh-hant-en/light-is-never-late/"),
            },
        ),
        "zh-hant-en/light-is-never-late/index.html": ("facing.html", {**facing, "article": body.ARTICLE}),
        "zh-hant-en/long/index.html": ("facing.html", {**hard, "other": cards.LONG_EN}),
        "zh-hant/issues/index.html": ("issues.html", {"issues": [sample.ISSUE, sample.ISSUE]}),
        "zh-hant/issues/tide/index.html": ("issue.html", {"issue": sample.ISSUE}),
        "zh-hant/films/index.html": (
            "films.html",
            {"groups": sample.FILM_GROUPS, "index": "by-year"},
        ),
        "zh-hant/films/ebb-line/index.html": (
            "film.html",
            {
                "film": sample.FILM,
                "passages": sample.PASSAGES,
                "talkers": [(("林映秋", None), "/x/#q1")],
                "elsewhere": [cards.MISSING],
            },
        ),
        "zh-hant/light-is-never-late/answers/index.html": (
            "matrix.html",
            {**sample.COMPARED, "left": cards.TRADITIONAL, "right": None},
        ),
        "zh-hant-en/long/answers/index.html": ("matrix.html", {**facing, **sample.COMPARED}),
        "zh-hant/people/index.html": (
            "people.html",
            {"groups": [View(key="interviewed", title="受訪者", people=[sample.PERSON])]},
        ),
        "zh-hant/people/lin-ying-chiu/index.html": (
            "person.html",
            {"person": sample.PERSON, "spoke": spoke, "made": made, "films": sample.FILMS},
        ),
        "zh-hant/topics/index.html": ("topics.html", {"topics": sample.TOPICS}),
        "zh-hant/topics/sea/index.html": (
            "topic.html",
            {"topic": sample.TOPICS[0], "articles": cards.CARDS, "pagination": middle},
        ),
        "zh-hant/archive/index.html": ("archive.html", {"years": [View(year=2026, articles=cards.CARDS)]}),
        "zh-hant-en/questions/index.html": ("questions.html", {"asked": sample.ASKED, "pagination": only}),
        "zh-hant/light-is-never-late/stills/index.html": (
            "stills.html",
            {"article": body.ARTICLE, "stills": sample.STILLS},
        ),
        "zh-hant/credits/index.html": (
            "credits.html",
            {
                "credited": [View(title=cards.LIGHT.title, url=cards.LIGHT.url, stills=sample.STILLS)],
                "plain": [View(title=sample.ISSUE.title, url=sample.ISSUE.url, stills=[sample.COVER_STILL])],
                "pagination": only,
            },
        ),
        "zh-hant/about/index.html": ("page.html", {"content": sample.PAGE_BODY}),
        "404.html": ("404.html", {"editions": cards.EDITIONS}),
        "feed.xml": ("feed.xml", {"feed": feed()}),
        "sitemap.xml": ("sitemap.xml", {"urls": [View(loc=f"{SITE}/zh-hant/", lastmod="", alternates=alternates())]}),
        "robots.txt": ("robots.txt", {"sitemap_url": f"{SITE}/sitemap.xml"}),
    }


def render_all(folder: Path, language: str = "zh-hant") -> list[Path]:
    """Write every page, the stylesheets and some stills below `folder`; gives the pages written."""
    environment = theme_environment()
    labels = read_labels(THEME / "labels")[language]
    written = []
    for place, (template, context) in pages().items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        everything = {**common(template, labels), **context}
        path.write_text(environment.get_template(template).render(everything), encoding="utf-8")
        written.append(path)
    ASSETS.publish(folder / "theme")
    for sheet in ("fonts.css", "fonts-text.css"):
        (folder / "theme" / sheet).write_text("", encoding="utf-8")
    (folder / "stills").mkdir(exist_ok=True)
    for name, (above, below) in SKIES.items():
        (folder / "stills" / f"{name}.svg").write_text(drawing(above, below), encoding="utf-8")
    return written


def theme_environment() -> Environment:
    """Jinja as the site sets it up."""
    made = Environment(loader=FileSystemLoader(THEME / "templates"), **JINJA_ENVIRONMENT)  # noqa: S701 # it escapes
    made.filters.update(JINJA_FILTERS)
    return made


class NoFonts:
    """The system's fonts for every page."""

    def note(self, words: object) -> None:
        """Take the words of a title."""

    def sheet(self, _body: object) -> SheetView:
        """A sheet without a face."""
        return SheetView("/theme/fonts.css", "/theme/fonts-text.css")


def common(template: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """What every page is given."""
    word: Callable[[str], str] = labels.__getitem__
    sections = ("home", "issues", "films", "people", "topics", "archive", "about")
    return {
        "magazine": View(
            name="對頁",
            description="中英並排的電影訪談",
            other_name="Duiye",
            other_description="Film talk in Chinese and English, side by side",
            other_lang="en",
            url=SITE,
            copyright="文字與劇照皆為虛構。© 2026 對頁",
        ),
        "edition": cards.TRADITIONAL,
        "switch": [
            View(code=e.code, label=e.label, lang=e.lang, url=u, current=e is cards.TRADITIONAL, missing=u is None)
            for e, u in zip(cards.EDITIONS, ["/zh-hant/", None, "/en/", "/zh-hant-en/"], strict=True)
        ],
        "word": word,
        "page": View(
            title="光不會遲到 · 對頁",
            description="談換片點、潮水，與一台節拍器。",
            canonical=f"{SITE}/zh-hant/light-is-never-late/",
            alternates=alternates(),
            robots="noindex" if template == "404.html" else "",
            kind=template.removesuffix(".html"),
            image=SharedImage(f"{SITE}/images/booth.jpg", 1600, 900, "image/jpeg", "A booth"),
            og_locale="zh_TW",
            feeds=[View(title="對頁", url="/zh-hant/feed.xml", lang=cards.HANT)],
            jsonld=Markup('{"@context": "https://schema.org", "@type": "Article", "headline": "光不會遲到"}'),
            lang=cards.HANT,
        ),
        "nav": [
            View(label=word(name), url="/zh-hant/" if name == "home" else f"/zh-hant/{name}/", current=name == "films")
            for name in sections
        ],
        "assets": ASSETS,
        "gallery": True,
        "credits_url": "/zh-hant/credits/",
        "asset": lambda path: f"/theme/{path}",
        "fonts": NoFonts(),
    }


def alternates() -> list[View]:
    """The same page in other languages."""
    return [View(hreflang=code, url=f"{SITE}/{code.lower()}/") for code in ("zh-Hant", "zh-Hans", "en", "x-default")]


def feed() -> View:
    """A feed whose only entry has characters that must be escaped."""
    entry = View(
        id="tag:duiye.example,2026:light",
        url=f"{SITE}/zh-hant/light-is-never-late/",
        title="光 & 影 <之間>",
        lang=cards.HANT,
        title_lang="",
        in_two_languages=False,
        published_iso="2026-04-18T00:00:00+08:00",
        updated=datetime.datetime.fromisoformat("2026-04-18T00:00:00+08:00"),
        summary="談換片點 & 潮水。",
        summary_xml="",
        authors=[View(name="周牧", url="")],
        contributors=[],
        content_xml=Markup(f'<p lang="zh-Hant-TW">{body.INTRO}</p>'),  # noqa: S704 # made up here
        categories=[("cinemas", "戲院")],
    )
    return View(
        title="對頁",
        id=f"{SITE}/zh-hant/",
        url=f"{SITE}/zh-hant/feed.xml",
        home=f"{SITE}/zh-hant/",
        updated_iso="2026-04-18T00:00:00+08:00",
        lang=cards.HANT,
        subtitle="",
        author="對頁",
        rights="",
        entries=[entry],
    )


def drawing(above: str, below: str) -> str:
    """A sky over a dark shore, in the shape of a film still."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="669" viewBox="0 0 1600 669">'
        f'<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="{above}"/>'
        f'<stop offset="1" stop-color="{below}"/>'
        '</linearGradient></defs><path fill="url(#sky)" d="M0 0h1600v669H0z"/>'
        '<path fill="#0a0d12" d="M0 470l620-40 20 18-260 221H0z"/><path fill="#0a0d12" d="M590 372h22v62h-22z"/></svg>'
    )


if __name__ == "__main__":
    for page in render_all(Path(sys.argv[1])):
        print(page)
