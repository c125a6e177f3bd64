"""The words of the interface: every one in every language, and what a language without its own words does."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError

from editions.labels import chain, read_labels
from tests.theme.render import THEME

LABELS = read_labels(THEME / "labels")
PLACEHOLDER = re.compile(r"\{\w+\}")


def used_words(project: Path) -> set[str]:
    """The keys that templates and plugins ask for."""
    templates = [path.read_text(encoding="utf-8") for path in (project / "theme" / "templates").rglob("*.html")]
    plugins = [path.read_text(encoding="utf-8") for path in (project / "plugins").rglob("*.py")]
    found = re.findall(r'\bword\(\s*(?:[\w.]+,\s*)?"(\w+)"', "\n".join(templates + plugins))
    return {*found, *re.findall(r'\bcredit\("(\w+)"', "\n".join(templates))}


def write(folder: Path, name: str, *words: tuple[str, str]) -> None:
    """Write a catalogue."""
    entries = [f'msgid "{key}"\nmsgstr "{word}"\n' for key, word in words]
    (folder / f"{name}.po").write_text("\n".join(entries), encoding="utf-8")


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_every_word_in_use_is_in_the_catalogue(project: Path, language: str) -> None:
    """What templates and plugins call by name has words in each language."""
    assert used_words(project) - set(LABELS.catalogues[language]) == set()


def test_whole_catalogues_have_the_same_keys() -> None:
    """No language has a word that another lacks; a region's catalogue may hold only what it says in its own way."""
    whole = set(LABELS.catalogues["en"])
    assert all(set(LABELS.catalogues[language]) == whole for language in ("zh-hant", "zh-hans"))
    assert set(LABELS.catalogues["zh-hk"]) < whole


def test_places_in_words_agree() -> None:
    """`{number}` in one language is `{number}` in all."""
    for catalogue in LABELS.catalogues.values():
        for key, word in catalogue.items():
            assert sorted(PLACEHOLDER.findall(word)) == sorted(PLACEHOLDER.findall(LABELS.catalogues["en"][key])), key


def test_simplified_words_hold_no_traditional_ones() -> None:
    """The simplified catalogue is not a copy of the traditional one."""
    text = "".join(LABELS.catalogues["zh-hans"].values())
    assert not set("這還沒題雙語譯註釋導頁") & set(text)


@pytest.mark.parametrize(
    ("code", "languages"),
    [
        ("zh-hk", ("zh-hk", "zh-hant", "zh", "en")),
        ("zh-Hans-SG", ("zh-hans-sg", "zh-hans", "zh", "en")),
        ("zh-hant-en", ("zh-hant-en", "zh-hant", "zh", "en")),
        ("en", ("en",)),
        ("fr", ("fr", "en")),
    ],
)
def test_a_language_borrows_from_its_nearest(code: str, languages: tuple[str, ...]) -> None:
    """The nearest words come first, English last."""
    assert chain(code) == languages


def test_a_catalogue_may_be_partial(tmp_path: Path) -> None:
    """Hong Kong says only what it says otherwise than Taiwan."""
    write(tmp_path, "zh-hant", ("films", "電影"), ("home", "首頁"))
    write(tmp_path, "zh-hk", ("home", "主頁"))
    assert dict(read_labels(tmp_path)["zh-hk"]) == {"films": "電影", "home": "主頁"}


def test_an_empty_translation_is_none(tmp_path: Path) -> None:
    """A key without words takes those of the next language."""
    write(tmp_path, "en", ("films", "Films"))
    write(tmp_path, "zh-hant", ("films", ""))
    assert read_labels(tmp_path)["zh-hant"]["films"] == "Films"


def test_a_language_of_which_nothing_is_known(tmp_path: Path) -> None:
    """Without any catalogue that could serve, the language is unknown."""
    write(tmp_path, "zh-hant", ("films", "電影"))
    labels = read_labels(tmp_path)
    assert labels.get("fr") is None
    assert list(labels) == ["zh-hant"]
    assert len(labels) == 1


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    """Broken syntax is an error, not a silent loss of words."""
    (tmp_path / "en.po").write_text("films = Films", encoding="utf-8")
    with pytest.raises(PoFileError):
        read_labels(tmp_path)
