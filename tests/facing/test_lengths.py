"""Length alone tells how well two texts answer each other."""

import numpy as np
import pytest

from facing.lengths import WIDEST, fit, is_chinese, log_ratio, weight


def lengths(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Lengths as the aligner holds them."""
    return np.array(values, dtype=np.float64)


def test_a_translation_weighs_about_what_its_source_weighs() -> None:
    """English is measured in Han characters, so that the two sides can be compared."""
    chinese = weight("因為我父親在鎮上放電影，我從小就坐在他的放映機旁邊看。")
    english = weight("Because my father ran the projector in our town, and I grew up watching beside his machine.")
    assert english == pytest.approx(chinese, rel=0.25)


def test_punctuation_and_space_weigh_nothing() -> None:
    """Marks are set differently in the two languages, so they aren't counted."""
    assert weight("，。！ …—") == 0


def test_an_english_word_in_chinese_weighs_as_in_english() -> None:
    """Mixed text is the sum of its parts."""
    assert weight("我用 Premiere") == pytest.approx(weight("我用") + weight("Premiere"))


def test_a_side_that_quotes_english_is_still_chinese() -> None:
    """A text is Chinese when enough of it is, however many names it leaves in English."""
    assert is_chinese(["我們用 Kubernetes 和 Prometheus 監控。"])
    assert not is_chinese(["The film 《春光乍洩》 is known as Happy Together in English."])


def test_the_fit_is_best_at_the_ratio_of_the_document() -> None:
    """A right side that runs twice as long as expected everywhere is no worse for it."""
    densities = fit(lengths(40), lengths(30, 41, 60, 82, 120), np.log(2))
    assert densities[0].argmax() == 3


def test_a_long_misfit_tells_more_than_a_short_one() -> None:
    """Short texts vary more: half as long means little for five characters and much for a hundred."""
    short = fit(lengths(5), lengths(5, 10), 0.0)
    long = fit(lengths(100), lengths(100, 200), 0.0)
    assert long[0, 0] - long[0, 1] > short[0, 0] - short[0, 1]


def test_the_ratio_of_a_side_that_lost_most_of_its_text_is_bounded() -> None:
    """A translation of one tenth doesn't make every remaining sentence ten times too short."""
    assert log_ratio(lengths(1000), lengths(100)) == -WIDEST


def test_an_empty_side_has_no_ratio() -> None:
    """With nothing to compare, the lengths are taken as they are."""
    assert log_ratio(lengths(), lengths(10)) == 0.0
