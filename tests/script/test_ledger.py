"""The decisions that a conversion makes."""

import pytest

from script.convert import Conversion, Target
from script.ledger import Decision, decisions, doubtful, names
from script.overlay import Overlay

TAIWAN = Conversion("zh-hans", Target("zh-hant", "tw"))


def found(text: str, kind: str, conversion: Conversion = TAIWAN) -> list[tuple[str, str]]:
    """What was written and what it becomes, of one kind."""
    return [(one.written, one.becomes) for one in decisions(conversion, text) if one.kind == kind]


def test_a_reading_is_named_with_the_word_that_decided() -> None:
    """With all readings that its character has."""
    (one,) = [one for one in decisions(TAIWAN, "她的头发") if one.kind == "reading"]
    assert one == Decision("reading", 2, 4, "头发", "頭髮", ("發", "髮"))


def test_a_character_that_no_word_decides_stands_between_its_neighbours() -> None:
    """There the reading is the commoner one, and most likely to be wrong."""
    assert ("演余帆", "余") in found("导演余帆说", "reading")


def test_a_name_at_risk() -> None:
    """A surname that is a word as well, where no word holds it."""
    assert ("余帆说", "余帆說") in found("导演余帆说", "name")
    assert found("其余的人", "name") == []
    assert [one.becomes for one in names(TAIWAN, "岳敏君")] == ["岳敏君"]
    assert list(names(TAIWAN, "陈楸帆")) == []


def test_a_doubtful_word() -> None:
    """Is converted glyph by glyph and shown with what it may be."""
    (one,) = [one for one in decisions(TAIWAN, "这个文件") if one.kind == "term"]
    assert (one.written, one.becomes, one.readings) == ("文件", "文件", ("檔案", "文件"))


def test_what_the_magazine_says_is_no_decision() -> None:
    """Names of records and agreed terms are approved by being there."""
    own = Conversion("zh-hans", Target("zh-hant", "tw"), Overlay({"余帆": "余帆", "文件": "檔案"}))
    assert found("导演余帆的文件", "name", own) == found("导演余帆的文件", "term", own) == []


def test_from_traditional() -> None:
    """著 and its like have two readings in Simplified; a word of another region may be another word."""
    mainland = Conversion("zh-hant", Target("zh-hans", "cn"))
    assert ("看著他", "着") in found("看著他", "reading", mainland)
    assert ("檔案", "档案") in found("這份檔案", "term", mainland)


def test_between_traditional_regions_nothing_is_read_otherwise() -> None:
    """Their glyphs differ one by one."""
    assert found("看著裡面", "reading", Conversion("zh-hant", Target("zh-hk", "hk"))) == []


@pytest.mark.parametrize(("source", "target"), [("cn", "tw"), ("cn", "hk"), ("tw", "cn"), ("tw", "hk"), ("hk", "cn")])
def test_a_doubtful_word_may_be_two_things(source: str, target: str) -> None:
    """Each has its choices for the region."""
    assert doubtful(source, target)
    assert all(all(choices) for choices in doubtful(source, target).values())
