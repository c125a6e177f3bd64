"""Which films a text names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from captions.figures import make_figures
from document.html import Context, blocks_html
from document.markdown import MarkdownReader
from document.model import Document, Text
from document.walk import plain_text
from films.catalogue import Film, Films, read_films
from films.mentions import mark_films, mentions, near_title, retitle, retitle_line, settled
from tests.cases import Case, cases
from tests.trees import finding

FILMS = Films(
    {
        film.slug: film
        for film in (
            Film("spirited-away", 2001, {"cn": "千与千寻", "tw": "神隱少女", "hk": "千與千尋", "en": "Spirited Away"}),
            Film("blade-runner", 1982, {"tw": "銀翼殺手", "en": "Blade Runner"}),
            Film("blade-runner-2049", 2017, {"tw": "銀翼殺手2049", "en": "Blade Runner 2049"}),
            Film("little-women-1994", 1994, {"hk": "小婦人", "tw": "新小婦人", "en": "Little Women"}),
            Film("little-women-2019", 2019, {"hk": "小婦人", "tw": "她們", "en": "Little Women"}),
            Film("her", 2013, {"cn": "她", "tw": "雲端情人", "en": "Her"}),
            Film("2001-a-space-odyssey", 1968, {"tw": "2001太空漫遊", "en": "2001: A Space Odyssey"}),
        )
    }
)


def read(body: str, lang: str = "zh-hant") -> Document:
    """A body with its figures made and its films marked."""
    return settled(mark_films(make_figures(MarkdownReader().read(body, "a.md", lang)), FILMS))


@cases(__file__, "mentions")
def test_films_are_found(case: Case) -> None:
    """Each mention with its line, film, title and year; each doubt as a diagnostic."""
    document = read(case.input)
    assert "\n".join(rows(document)) == case.output


def rows(document: Document) -> Iterator[str]:
    """What the case files show of a document."""
    for mention in mentions(document):
        yield f"{mention.line} {mention.film or '?'} {mention.title} {mention.year or '-'}"
    yield from (finding(d) for d in document.diagnostics if d.code in ("unknown-film", "wrong-year"))


@pytest.mark.parametrize(
    ("body", "region", "words"),
    [
        ("《神隱少女》(2001)", "cn", "《千与千寻》(2001)"),
        ("《神隱少女》", "hk", "《千與千尋》"),
        ("**《神隱少女》**好", "cn", "《千与千寻》好"),
        ("**看《神隱**少女》好", "cn", "看《千与千寻》好"),
        ("*Spirited Away* (2001) 好", "cn", "Spirited Away (2001) 好"),
        ("《銀翼殺手》", "cn", "《銀翼殺手》"),
        ("《紅樓夢》", "cn", "《紅樓夢》"),
    ],
)
def test_a_film_takes_the_title_of_the_region(body: str, region: str, words: str) -> None:
    """Where the region has one; a title in another script, and a work that is no film, stay as they are."""
    (block,) = retitle(read(body), FILMS, region).blocks
    assert plain_text(block) == words


def test_a_line_outside_a_document_is_retitled_too() -> None:
    """A title is left without mentions: it leads nowhere."""
    nodes = retitle_line((Text("《神隱少女》的水"),), FILMS, "cn")
    assert plain_text(nodes) == "《千与千寻》的水"
    assert not any(type(node).__name__ == "FilmMention" for node in nodes)


def test_a_mention_leads_to_its_card_once() -> None:
    """The emphasis of an English title becomes the title element; a film without a record leads nowhere."""

    def address(kind: str, slug: str) -> str:
        return f"#{kind}-{slug}"

    context = Context("en", "en", address=address)
    assert blocks_html(read("*Her* (2013)").blocks, context) == (
        '<p><cite class="film"><a href="#film-her">Her</a></cite> (2013)</p>'
    )
    assert blocks_html(read("*Him* (2013)").blocks, context) == '<p><cite class="film">Him</cite> (2013)</p>'


@pytest.mark.parametrize(
    ("title", "guess"),
    [("銀翼殺首2049", "銀翼殺手2049"), ("Bladerunner", "Blade Runner"), ("Here", None), ("無關的片名", None)],
)
def test_the_nearest_title_is_guessed(title: str, guess: str | None) -> None:
    """A short title that differs by a letter is simply another title."""
    assert near_title(title, FILMS) == guess


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({"小婦人": "little-women-1994"}, ["little-women-1994", "her"]),
        ({"小婦人": "little-women-1994", "她": ""}, ["little-women-1994"]),
        ({"她": "her"}, ["little-women-2019", "her"]),
    ],
)
def test_an_article_chooses_which_film_a_title_means(choices: dict[str, str], found: list[str]) -> None:
    """Without a year; or that it is no film."""
    document = mark_films(MarkdownReader().read("《小婦人》和《她》", "a.md", "zh-hant"), FILMS, choices)
    assert [mention.film for mention in mentions(document)] == found


def test_a_title_in_the_other_script_is_the_film(tmp_path: Path) -> None:
    """An editor who writes Traditional types the mainland's title in Traditional."""
    file = tmp_path / "films.toml"
    file.write_text('[x]\nyear = 2002\ntitles = {cn = "少数派报告", tw = "關鍵報告"}\n', encoding="utf-8")
    films = read_films(file, "films.toml", lambda title: [title.replace("数", "數").replace("报", "報")])
    document = mark_films(MarkdownReader().read("《少數派報告》(2002)", "a.md", "zh-hant"), films)
    assert [mention.film for mention in mentions(document)] == ["x"]
