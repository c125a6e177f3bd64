"""Aligned sentences go to translators' tools and come back as known pairs."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from facing.align import Pair, Unit, align_lines, align_units
from facing.exchange import UnreadablePairs, read_pairs, tmx

LEFT = ["我們在海邊。", "天氣很好。", "他說了「走」。", "我們走了。"]
RIGHT = ["We were by the sea.", "The weather was fine & clear.", "He said “go”.", "We went."]


def written(tmp_path: Path, pairs: list[tuple[str, str]]) -> Path:
    """A TMX of some pairs."""
    file = tmp_path / "pairs.tmx"
    file.write_text("".join(tmx(pairs, "zh-Hant-TW", "en")), "utf-8")
    return file


def numbers(pairs: tuple[Pair, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Pairs without their confidence."""
    return [(pair.left, pair.right) for pair in pairs]


def test_a_tmx_is_xml_with_both_texts(tmp_path: Path) -> None:
    """Every unit has a variant of each language; marks of XML are written so that they are read again."""
    text = written(tmp_path, list(zip(LEFT, RIGHT, strict=True))).read_text("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 # our own
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert [seg.text for seg in root.iter("seg")] == [text for pair in zip(LEFT, RIGHT, strict=True) for text in pair]


def test_known_pairs_are_kept_to(tmp_path: Path) -> None:
    """However badly they fit; what is not known is aligned between them."""
    known = read_pairs(written(tmp_path, [(LEFT[0], " ".join(RIGHT[:2]))]), "zh-hant", "en")
    found = align_lines(LEFT, RIGHT, known=known)
    assert found[0] == Pair((0,), (0, 1), 1.0)
    assert numbers(found)[-1] == ((3,), (3,))


def test_known_pairs_hold_in_paragraphs(tmp_path: Path) -> None:
    """A sentence of one paragraph that is known to face one of another joins their rows."""
    known = read_pairs(written(tmp_path, [(LEFT[2], RIGHT[2])]), "zh-hant", "en")
    left, right = [Unit("".join(LEFT[:3])), Unit(LEFT[3])], [Unit(" ".join(RIGHT[:2])), Unit(" ".join(RIGHT[2:]))]
    assert numbers(align_units(left, right)) != [((0, 1), (0, 1))]
    assert numbers(align_units(left, right, known=known)) == [((0, 1), (0, 1))]


def test_a_text_that_was_changed_is_not_known_any_more(tmp_path: Path) -> None:
    """A memory of another version does no harm."""
    known = read_pairs(written(tmp_path, [("我們在山上。", RIGHT[3])]), "zh-hant", "en")
    assert align_lines(LEFT, RIGHT, known=known) == align_lines(LEFT, RIGHT)


def test_a_frozen_alignment_comes_back_as_it_was(tmp_path: Path) -> None:
    """Rows, gaps and sentences, all of them certain now."""
    rows = [
        {"left": [0, 1], "right": [0], "confidence": 0.4, "sentences": []},
        {"left": [2], "right": [], "confidence": 0.5, "sentences": []},
        {"left": [], "right": [1, 2], "confidence": 0.5, "sentences": []},
        {"left": [3], "right": [3], "confidence": 0.9, "sentences": []},
    ]
    file = tmp_path / "frozen.json"
    file.write_text(json.dumps({"rows": rows, "unit": "line"}), "utf-8")
    found = align_lines(LEFT, RIGHT, known=read_pairs(file, "zh-hant", "en"))
    assert numbers(found) == [((0, 1), (0,)), ((2,), ()), ((), (1,)), ((), (2,)), ((3,), (3,))]
    assert {pair.confidence for pair in found} == {1.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html/>", "neither"),
        ("<tmx", "no TMX"),
        ("{}", "--json"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "entities"),
        ('{"rows": [{"left": [0, 2], "right": [], "sentences": []}]}', "--json"),
    ],
)
def test_what_is_no_file_of_pairs_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """With what is wrong with it."""
    file = tmp_path / "pairs"
    file.write_text(text, "utf-8")
    with pytest.raises(UnreadablePairs, match=said):
        read_pairs(file, "zh-hant", "en")


def test_a_frozen_alignment_of_other_texts_is_refused(tmp_path: Path) -> None:
    """It numbers what is not there."""
    file = tmp_path / "frozen.json"
    file.write_text('{"rows": [{"left": [9], "right": [9], "sentences": []}]}', "utf-8")
    known = read_pairs(file, "zh-hant", "en")
    with pytest.raises(UnreadablePairs, match="other texts"):
        align_lines(LEFT, RIGHT, known=known)
