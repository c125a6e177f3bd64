"""What templates see of the fonts."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from fonts.cache import files_of, has_sheet
from fonts.page import FILTERS, PageFonts
from fonts.plan import Plan, request_of
from tests.fonts.faces import every_character, made_up

TEMPLATES = {
    "base": "{% set body %}{% block body %}{% endblock %}{% endset %}"
    "<head>{{ fonts.sheet(body).href }}</head>{{ body }}",
    "page": '{% extends "base" %}{% from "macros" import line with context %}'
    "{% block body %}<h1>{{ title | display }}</h1>{{ line(other) }}<p>{{ text }}</p>{% endblock %}",
    "macros": "{% macro line(words) %}<b>{{ words | display }}</b>{% endmacro %}",
    "blind": '{% from "macros" import line %}{{ line("光") }}',
}


@pytest.fixture
def environment() -> Environment:
    """Jinja with our filters, strict as the site's."""
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    made.filters.update(FILTERS)
    return made


def page_fonts(cache: Path, *languages: str) -> PageFonts:
    """The fonts of a page, with made-up faces."""
    faces = made_up("hant")
    plan = Plan(faces, pages={"hant": 9}, _coverage=every_character(faces))
    return PageFonts(plan, cache, "/base", languages or ("zh-Hant-TW",))


def test_the_head_knows_what_the_body_shows(environment: Environment, tmp_path: Path) -> None:
    """Titles through the filter, also in macros; everything else by being there."""
    fonts = page_fonts(tmp_path)
    html = environment.get_template("page").render(fonts=fonts, title="光 <", other=Markup("<i>影</i>"), text="不遲")
    assert html == (f"<head>/base/fonts/{fonts.name}.css</head><h1>光 &lt;</h1><b><i>影</i></b><p>不遲</p>")
    request = request_of((tmp_path / f"{fonts.name}.json").read_text("utf-8"))
    assert (request.body, request.display) == ("不光影遲", "光影")
    assert (request.chinese_title, request.latin_title) == (True, False)


def test_what_is_only_read_aloud_needs_no_glyphs(tmp_path: Path) -> None:
    """A description of a picture, an address: characters inside tags are not shown."""
    fonts = page_fonts(tmp_path)
    fonts.sheet('<img alt="影 &gt; 遲" src="/嶺.avif"><p id="牯">光</p>')
    assert request_of((tmp_path / f"{fonts.name}.json").read_text("utf-8")).body == "光"


def test_a_macro_without_the_context_notes_nothing(environment: Environment, tmp_path: Path) -> None:
    """And fails at nothing: a title is then shown in the face of the text."""
    fonts = page_fonts(tmp_path)
    assert environment.get_template("blind").render(fonts=fonts) == "<b>光</b>"
    assert fonts.titles == set()


def test_a_sheet_is_kept_with_what_it_was_made_for(tmp_path: Path) -> None:
    """So that a page that is taken over need not be rendered to have its fonts."""
    fonts = page_fonts(tmp_path)
    fonts.sheet("光")
    assert has_sheet(fonts.name, tmp_path)
    assert len(files_of(fonts.name, tmp_path)) == 1
    (tmp_path / f"{fonts.name}-text.css").unlink()
    assert not has_sheet(fonts.name, tmp_path)
    assert not has_sheet("", tmp_path)


def test_an_english_page_takes_its_dashes_from_the_latin_face(tmp_path: Path) -> None:
    """However many Chinese words it has."""
    fonts = page_fonts(tmp_path, "en")
    fonts.note("A Brighter Summer Day — 牯嶺街")
    fonts.sheet("“牯嶺街” — 1991")
    request = request_of((tmp_path / f"{fonts.name}.json").read_text("utf-8"))
    assert (request.body, request.display) == ("嶺牯街", "嶺牯街")
    assert (request.chinese_title, request.latin_title) == (False, True)


def test_what_the_text_sets_heavy_is_not_hurried(tmp_path: Path) -> None:
    """It stands further down: a name, a strong word."""
    fonts = page_fonts(tmp_path)
    fonts.heavy = "光"
    assert fonts.sheet("光影").preload == ()
    fonts.note("影")
    assert len(fonts.sheet("光影").preload) == 1
