"""What a magazine says of its conversions: terms by scope, house options, names and titles of its catalogues."""

from pathlib import Path

import pytest

from editions.conversions import Conversions, agreed, film_titles, target_of
from editions.converting import convert_file
from editions.edition import Edition, read_magazine
from editions.site import Site, read_site
from tests.site.magazine import PROJECT, copy_magazine

TAIWAN = Edition("zh-hant", "zh-Hant-TW", "tw")
HONG_KONG = Edition("zh-hk", "zh-Hant-HK", "hk")
MAINLAND = Edition("zh-hans", "zh-Hans", "cn")


def site(tmp_path: Path, files: dict[str, str | bytes | None] | None = None) -> Site:
    """The tests' magazine with some files changed."""
    return read_site(copy_magazine(tmp_path, files), PROJECT / "theme")


def test_an_article_goes_before_its_topic_and_that_before_the_site(tmp_path: Path) -> None:
    """Narrowest first; what a scope does not say comes from the wider one."""
    terms = '[[term]]\nzh-hans = "声景"\nzh-hant = "聲景"\n[[term]]\nzh-hans = "底噪"\nzh-hant = "底音"\n'
    own = '[{zh-hans = "声景", zh-hant = "水聲"}, {zh-hans = "胶片", zh-hant = "底片"}]'
    topics = f'[water]\nname = {{zh-hant = "水"}}\nterms = {own}\n'
    made = Conversions(site(tmp_path, {"terms.toml": terms, "topics.toml": topics}))
    text = "声景、底噪、胶片"
    assert made.between("zh-hans", TAIWAN).text(text) == "聲景、底音、膠片"
    topic = made.within(["water"], ())
    assert topic.between("zh-hans", TAIWAN).text(text) == "水聲、底音、底片"
    article = made.within(["water"], ({"zh-hans": "声景", "zh-hant": "聲音景觀"},))
    assert article.between("zh-hans", TAIWAN).text(text) == "聲音景觀、底音、底片"
    assert made.within(["nothing"], ()) is made


def test_a_name_for_hong_kong_comes_from_traditional(tmp_path: Path) -> None:
    """With Hong Kong's characters, unless the record has its own; a term of Taiwan is not Hong Kong's."""
    names = [{"zh-hans": "温里", "zh-hant": "溫里"}, {"zh-hans": "甲", "zh-hant": "乙", "hk": "丙"}]
    found = agreed(["zh-hans"], HONG_KONG, [{"zh-hans": "软件", "zh-hant": "軟體"}], names)
    assert found == {"温里": "溫里", "甲": "丙"}
    assert Conversions(site(tmp_path)).words({"zh-hant": "裡面的軟體"}, HONG_KONG) == "裏面的軟件"


def test_a_name_without_a_record_is_converted(tmp_path: Path) -> None:
    """Whichever Chinese it is written in; a Latin one stays."""
    made = Conversions(site(tmp_path))
    assert made.name("陈楸帆", TAIWAN) == "陳楸帆"
    assert made.name("陳楸帆", MAINLAND) == "陈楸帆"
    assert made.name("Lin Hai", MAINLAND) == "Lin Hai"


def test_film_titles_match_with_their_marks_only(tmp_path: Path) -> None:
    """Of every region that a text may come from; a region without a title has no entry."""
    films = site(tmp_path).films.by_slug.values()
    assert film_titles(["cn"], TAIWAN, films)["《千与千寻》"] == "《神隱少女》"
    assert "《鹽路》" not in film_titles(["tw"], HONG_KONG, films)


def test_a_title_that_two_films_have_is_left_to_the_year(tmp_path: Path) -> None:
    """Both are 小妇人 on the mainland, and not alike in Taiwan."""
    made = Conversions(site(tmp_path))
    assert made.between("zh-hans", TAIWAN).text("《千与千寻》和《小妇人》") == "《神隱少女》和《小婦人》"


def test_convert_uses_films(tmp_path: Path) -> None:
    """`./inv convert` as well as the build."""
    file = tmp_path / "a.txt"
    file.write_text("《千与千寻》里的千与千寻", encoding="utf-8")
    content = copy_magazine(tmp_path)
    assert convert_file(str(file), "zh-hant", "zh-hans", content, plain=False) == "《神隱少女》裡的千與千尋"
    assert convert_file(str(file), "zh-hk", None, content, plain=False) == "《千與千尋》裏的千與千尋"


SETTINGS = """name = {{zh-hant = "甲"}}
url = "https://a.example"
[[editions]]
code = "zh-hant"
lang = "zh-Hant-TW"
region = "tw"
{options}
"""


@pytest.mark.parametrize(
    ("options", "converted"),
    [
        ("", "「舞臺」上的軟體"),
        ('glyphs = "press"', "「舞台」上的軟體"),
        ('glyphs = "standard"', "「舞臺」上的軟體"),
        ('glyphs = {"臺" = "台", "體" = "体"}', "「舞台」上的軟体"),
        ('quotes = "kept"', "“舞臺”上的軟體"),
        ('quotes = "curly"', "“舞臺”上的軟體"),
        ('quotes = "corner"', "「舞臺」上的軟體"),
        ("terms = false", "「舞臺」上的軟件"),
    ],
)
def test_house_options(tmp_path: Path, options: str, converted: str) -> None:
    """Of one edition, in `magazine.toml`."""
    (tmp_path / "magazine.toml").write_text(SETTINGS.format(options=options), encoding="utf-8")
    magazine = read_magazine(tmp_path, "content")
    assert magazine.diagnostics == ()
    file = tmp_path / "a.txt"
    file.write_text("“舞台”上的软件", encoding="utf-8")
    assert convert_file(str(file), "zh-hant", "zh-hans", tmp_path, plain=False) == converted


@pytest.mark.parametrize("options", ['glyphs = "pretty"', 'glyphs = {"臺灣" = "台"}', 'quotes = "french"', "terms = 3"])
def test_options_that_do_not_exist(tmp_path: Path, options: str) -> None:
    """Are said with their line."""
    (tmp_path / "magazine.toml").write_text(SETTINGS.format(options=options), encoding="utf-8")
    codes = [(one.code, one.place.line) for one in read_magazine(tmp_path, "content").diagnostics]
    assert ("catalogue-value", codes[0][1]) == codes[0]


def test_hong_kongs_two_ways() -> None:
    """Press by default."""
    assert target_of(HONG_KONG).glyphs is None
    assert target_of(Edition("zh-hk", "zh-Hant-HK", "hk", glyphs="standard")).glyphs == "standard"
