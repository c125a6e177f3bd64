"""The catalogue of films."""

from pathlib import Path

import pytest

from films.catalogue import Film, Films, read_films
from tests.trees import finding

GOOD = '[her]\nyear = 2013\ntitles = {tw = "雲端情人", en = "Her"}\n'


def read(folder: Path, text: str) -> Films:
    """The catalogue of a text."""
    file = folder / "films.toml"
    file.write_text(text, encoding="utf-8")
    return read_films(file, "films.toml")


def test_a_record_is_read_whole(tmp_path: Path) -> None:
    """Every key of the design, each in its type."""
    text = """
[spirited-away]
year = 2001
titles = {cn = "千与千寻", tw = "神隱少女", hk = "千與千尋", en = "Spirited Away"}
also = ["Chihiro"]
original = {lang = "ja", title = "千と千尋の神隠し"}
directors = ["hayao-miyazaki"]
countries = ["JP"]
minutes = 125
ids = {wikidata = "Q155653", tmdb = 129}
still = "train.jpg"
text = {en = "A bath house for the gods."}
"""
    films = read(tmp_path, text)
    film = films.by_slug["spirited-away"]
    assert films.diagnostics == ()
    assert (film.year, film.original, film.directors) == (2001, ("ja", "千と千尋の神隠し"), ("hayao-miyazaki",))
    assert film.ids == {"wikidata": "Q155653", "tmdb": "129"}
    assert film.known_titles() == ("千与千寻", "神隱少女", "千與千尋", "Spirited Away", "Chihiro", "千と千尋の神隠し")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD + 'ids = {imbd = "tt1798709"}\n', "! 4 catalogue-key record=her key=ids.imbd guess=imdb"),
        ('[her]\nyear = 2013\ntitles = {fr = "Elle"}\n', "! 3 catalogue-key record=her key=titles.fr"),
        (GOOD + 'titel = "x"\n', "! 4 catalogue-key record=her key=titel guess=titles"),
        ('[her]\ntitles = {en = "Her"}\n', "! 1 catalogue-missing record=her key=year"),
        ("[her]\nyear = 2013\n", "! 1 catalogue-missing record=her key=titles"),
        ("\n\n[her]\nyear = \n", "! 4 catalogue-syntax reason=Invalid value"),
        (GOOD + GOOD, "! 4 catalogue-syntax reason=Cannot declare ('her',) twice"),
        (GOOD + "also = 'x", '! 4 catalogue-syntax reason=Expected "\'"'),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, text: str, found: str) -> None:
    """An unknown key, a missing one, and TOML that is broken or says a thing twice."""
    (problem,) = read(tmp_path, text).diagnostics
    assert finding(problem).startswith(found)
    assert problem.level == "error"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('year = "2013"', "year"),
        ("titles = {}", "titles"),
        ('titles = {tw = ""}', "titles.tw"),
        ('ids = {imdb = "1798709"}', "ids.imdb"),
        ("year = 1066", "year"),
        ("minutes = 0", "minutes"),
        ('original = {lang = "en"}', "original"),
        ("ids = {imdb = [1]}", "ids"),
        ("directors = [{}]", "directors"),
    ],
)
def test_a_value_that_does_not_fit_is_named(tmp_path: Path, line: str, key: str) -> None:
    """Its key, on its own line."""
    others = [other for other in GOOD.splitlines() if not other.startswith(f"{key.partition('.')[0]} =")]
    films = read(tmp_path, "\n".join([*others, line]))
    assert [(p.code, p.place.line, p.facts["key"]) for p in films.diagnostics] == [
        ("catalogue-value", len(others) + 1, key)
    ]


@pytest.mark.parametrize("name", ["../../x", "a/b", "a b", "", "-a", "a."])
def test_a_name_that_cannot_be_an_address_is_refused(tmp_path: Path, name: str) -> None:
    """The record is left out: a page of it would lie who knows where."""
    films = read(tmp_path, f'["{name}"]\nyear = 2013\ntitles = {{en = "Her"}}\n')
    assert films.by_slug == {}
    assert [problem.code for problem in films.diagnostics] == ["catalogue-value"]


def test_two_films_of_one_title_and_year_cannot_be_told_apart(tmp_path: Path) -> None:
    """An error that names both."""
    (problem,) = read(tmp_path, GOOD + GOOD.replace("[her]", "[her-too]")).diagnostics
    assert (problem.place.line, problem.facts["record"], problem.facts["value"]) == (4, "her-too", "those of her")


def test_no_file_is_an_empty_catalogue(tmp_path: Path) -> None:
    """A magazine without films has none."""
    assert read_films(tmp_path / "none.toml", "films.toml") == Films()


@pytest.mark.parametrize(
    ("region", "title"),
    [
        ("tw", "神隱少女"),
        ("hk", "千與千尋"),
        ("cn", "千與千尋"),
        ("en", "千と千尋の神隠し"),
        ("xx", "千と千尋の神隠し"),
    ],
)
def test_a_region_without_a_title_takes_the_nearest(region: str, title: str) -> None:
    """Another Chinese one for a Chinese region, else the original."""
    titles = {"tw": "神隱少女", "hk": "千與千尋"} if region == "tw" else {"hk": "千與千尋"}
    assert Film("x", 2001, titles, original=("ja", "千と千尋の神隠し")).title(region) == title
