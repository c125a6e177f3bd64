"""The site list: every example comes out right, and no entry can be spared."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import script
from script.convert import Conversion, Target
from script.engine import converter
from script.overlay import exceptions

LISTS = tomllib.loads((Path(script.__path__[0]) / "exceptions.toml").read_text(encoding="utf-8"))
TRADITIONAL = {**LISTS["hant"], **LISTS["tw"]}


def _taiwan(entries: dict[str, str] | None = None) -> Conversion:
    return Conversion("zh-hans", Target("zh-hant", "tw"), listed=entries)


def _mainland() -> Conversion:
    return Conversion("zh-hant", Target("zh-hans", "cn"))


@pytest.mark.parametrize("key", TRADITIONAL)
def test_example_into_traditional(key: str) -> None:
    """The example of an entry holds its key and comes out as it says."""
    meant, example, converted = TRADITIONAL[key]
    assert key in example
    assert meant in converted
    assert _taiwan().text(example) == converted


@pytest.mark.parametrize("key", LISTS["cn"])
def test_example_into_simplified(key: str) -> None:
    """The example of an entry holds its key and comes out as it says."""
    meant, example, converted = LISTS["cn"][key]
    assert key in example
    assert meant in converted
    assert _mainland().text(example) == converted


def test_no_entry_can_be_spared(rows: Callable[[str], list[list[str]]]) -> None:
    """Without an entry some example or sentence comes out wrong."""
    sentences = [*rows("sentences.tsv"), *rows("segmentation.tsv")]
    wanted = [(row[1], row[2]) for row in TRADITIONAL.values()] + [(row[0], row[1]) for row in sentences]
    entries = {key: row[0] for key, row in TRADITIONAL.items()}
    spare = []
    for key in entries:
        without = _taiwan({other: value for other, value in entries.items() if other != key})
        if all(without.text(text) == converted for text, converted in wanted if key in text):
            spare.append(key)
    assert spare == []


def test_there_are_many() -> None:
    """The traps that are known and that no rule covers."""
    assert len(TRADITIONAL) >= 200


@pytest.mark.parametrize("name", ["sentences.tsv", "segmentation.tsv"])
def test_sentences_into_traditional(rows: Callable[[str], list[list[str]]], name: str) -> None:
    """Sentences with many traps come out as Taiwan writes them."""
    conversion = _taiwan()
    assert [conversion.text(text) for text, _ in rows(name)] == [row[1] for row in rows(name)]


def test_sentences_into_simplified(rows: Callable[[str], list[list[str]]]) -> None:
    """Words with many traps come out as the mainland writes them."""
    conversion = _mainland()
    assert [conversion.text(text) for text, _ in rows("to_simplified.tsv")] == [
        row[1] for row in rows("to_simplified.tsv")
    ]


def test_hong_kong_has_its_own_glyphs() -> None:
    """The list is written in Taiwan's spelling; Hong Kong gets its own, and not Taiwan's preferences."""
    hong_kong = exceptions("cn", "hk")
    assert hong_kong["绘本里"] == "繪本裏"
    assert "计划" not in hong_kong


def test_between_traditional_regions_nothing_is_listed() -> None:
    """The list is about what Simplified leaves open."""
    assert exceptions("tw", "hk") == {}
    assert exceptions("tw", "tw") == {}


def test_the_list_is_needed() -> None:
    """The engine alone fails on more than half of the examples."""
    failing = sum(converter("s2tw").convert(example) != converted for _, example, converted in TRADITIONAL.values())
    assert failing > len(TRADITIONAL) / 2
