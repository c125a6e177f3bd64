"""In which order an edition lists titles and names, and under which heading."""

import pytest

from editions.edition import Edition
from editions.ordering import grouped, position

HANT = Edition("zh-hant", "zh-Hant-TW", "tw")
HK = Edition("zh-hk", "zh-Hant-HK", "hk")
HANS = Edition("zh-hans", "zh-Hans", "cn")
EN = Edition("en", "en", "en")


def index(edition: Edition, *titles: str) -> list[tuple[str, list[str]]]:
    """The headings of an index and what stands below each."""
    return [
        (place.letter or str(place.strokes), list(found))
        for place, found in grouped(titles, lambda title: title, edition)
    ]


def test_the_mainland_sorts_by_pinyin() -> None:
    """Latin and Chinese titles under one letter, tones and strokes after the sound, a word by how it is read."""
    assert index(HANS, "重庆森林", "长江图", "2046", "《她》", "盗梦空间", "大都会", "Akira", "爱情万岁", "她们") == [
        ("0–9", ["2046"]),
        ("A", ["Akira", "爱情万岁"]),
        ("C", ["长江图", "重庆森林"]),
        ("D", ["大都会", "盗梦空间"]),
        ("T", ["《她》", "她们"]),
    ]


@pytest.mark.parametrize("edition", [HANT, HK])
def test_taiwan_and_hong_kong_sort_by_strokes(edition: Edition) -> None:
    """Digits and letters first; of as many strokes in the order of dictionaries."""
    assert index(edition, "銀翼殺手", "一一", "2046", "大都會", "E.T.", "人造意識", "不散", "千與千尋") == [
        ("0–9", ["2046"]),
        ("E", ["E.T."]),
        ("1", ["一一"]),
        ("2", ["人造意識"]),
        ("3", ["千與千尋", "大都會"]),
        ("4", ["不散"]),
        ("14", ["銀翼殺手"]),
    ]


def test_english_sorts_by_letter_without_the_article() -> None:
    """Capitals, accents and marks do not matter; a title without an English form stands by its sound."""
    assert index(
        EN, "The Red Shoes", "A Touch of Zen", "À bout de souffle", "alien", "8½", "“Her”", "Anna", "一一"
    ) == [
        ("0–9", ["8½"]),
        ("A", ["À bout de souffle", "alien", "Anna"]),
        ("H", ["“Her”"]),
        ("R", ["The Red Shoes"]),
        ("T", ["A Touch of Zen"]),
        ("Y", ["一一"]),
    ]


def test_a_character_without_a_known_number_of_strokes_comes_last() -> None:
    """It is still in the index."""
    assert position("\U00020021", HANT).key > position("籲", HANT).key
