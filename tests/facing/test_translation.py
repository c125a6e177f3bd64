"""Words tell which texts translate each other: dictionary, names, terms, numbers, and what was learnt."""

import re

import pytest

from facing.align import Pair, align_lines
from facing.lengths import is_chinese
from facing.lexicon import the_lexicon
from facing.tokens import Term
from facing.translation import Knowledge, looked_up, translation
from tests.cases import Case, cases

KNOWLEDGE = Knowledge(the_lexicon())


def shared(left: str, right: str) -> list[str]:
    """The tokens that two texts have in common; where one is English, but for the Han words that it quotes."""
    ours, theirs, _ = looked_up([left], [right], KNOWLEDGE)
    both = is_chinese([left]) and is_chinese([right])
    return sorted(token for token in ours[0].keys() & theirs[0].keys() if both or not re.match("[㐀-鿿]", token))


def meaning(left: str, right: str, knowledge: Knowledge = KNOWLEDGE) -> float:
    """What the words of two sentences earn each other."""
    words = translation([left, *["這裡還有別的話。"] * 9], [right, *["There is more to say here."] * 9], knowledge)
    every = slice(0, 1)
    return float(words.onward.scores(every, every, 1)[0][0, 0] + words.back.scores(every, every, 1)[0][0, 0])


@cases(__file__, "shared")
def test_what_both_sides_hold_is_found(case: Case) -> None:
    """Each case gives two texts and what they share."""
    assert shared(case["left"], case["right"]) == sorted(case.output.split("\n") if case.output else [])


@cases(__file__, "shared")
def test_either_language_may_stand_on_the_left(case: Case) -> None:
    """The sides may be exchanged."""
    assert shared(case["right"], case["left"]) == sorted(case.output.split("\n") if case.output else [])


@pytest.mark.parametrize(("left", "right"), [("導演拍電影。", "导演拍电影。"), ("她說話。", "她说话。")])
def test_both_scripts_mean_the_same(left: str, right: str) -> None:
    """The dictionary has every word in Traditional and in Simplified."""
    english = "The director said that she would shoot a film."
    assert meaning(left, english) == pytest.approx(meaning(right, english))


def test_a_translation_earns_more_than_another_sentence() -> None:
    """With a text around them, the words of a sentence point to its translation."""
    left = ["導演在醫院裡睡著了。", "火車開得很慢。", "他買了一本書。"]
    right = ["He bought a book.", "The train was slow.", "The director fell asleep in the hospital."]
    words = translation(left, right, KNOWLEDGE)
    every = slice(0, 3)
    earned = words.onward.scores(every, every, 1)[0] + words.back.scores(every, every, 1)[0].T
    assert earned.argmax(axis=1).tolist() == [2, 1, 0]


def test_a_term_of_the_magazine_is_known_in_both_languages() -> None:
    """However little a dictionary knows of it; capitals do not matter."""
    term = Term.of("term 1", ["環境底音", "room tone"])
    left, right = "我們錄了環境底音。", "Room tone was recorded."
    assert meaning(left, right, Knowledge(the_lexicon(), (term,))) > meaning(left, right)


def test_forms_that_are_met_by_chance_are_no_terms() -> None:
    """One Han character and two letters stand in too many texts."""
    assert Term.of("person x", ["顧", "顧若溪", "Ku", "Ku Jo-hsi"]).forms == ("顧若溪", "ku jo-hsi")


def test_what_was_learnt_is_known() -> None:
    """A word that the dictionary has not, or has otherwise, is understood once it was learnt."""
    learnt = {"麻雀": {"projectionist": 0.9}}
    left, right = "麻雀來了。", "The projectionist came."
    assert meaning(left, right, Knowledge(the_lexicon(), learnt=learnt)) > meaning(left, right)


def test_a_word_that_nothing_could_mean_costs_nothing() -> None:
    """So that without a dictionary lengths and marks decide."""
    words = translation(["一句話。"], ["One sentence."], Knowledge())
    assert [words.onward.words, words.back.words] == [[{}], [{}]]


def test_without_a_dictionary_names_and_numbers_still_pair() -> None:
    """The file may be left out."""
    left = ["他在一九六七年出生。", "陳清揚在北京。", "好。"]
    right = ["He was born in 1967.", "Chen Qingyang was in Beijing.", "Good."]
    found = align_lines(left, right, Knowledge())
    assert [(pair.left, pair.right) for pair in found] == [((n,), (n,)) for n in range(3)]


def test_a_foreign_name_points_to_its_sentence() -> None:
    """By its sound alone: the sentences are equally long and no other word tells them apart."""
    left = ["戈達爾和我。", "費里尼和我。"]
    right = ["Fellini and I.", "Godard and I."]
    found = align_lines([*left, "完。"], [right[1], right[0], "End."], Knowledge(the_lexicon()))
    assert Pair((0,), (0,), 0.0).left == found[0].left
    ours, theirs, meanings = looked_up(left, right, KNOWLEDGE)
    assert [("~godard" in bag, "~fellini" in bag) for bag in (*ours, *theirs)] == [
        (True, False),
        (False, True),
        (False, True),
        (True, False),
    ]
    assert meanings["~godard"] == {"~godard": 1.0}
