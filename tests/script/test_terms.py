"""Words that are another word in another region."""

from collections.abc import Callable
from itertools import permutations

import pytest

from script.convert import Conversion, Target
from script.overlay import Overlay, terms

CODES = {"cn": "zh-hans", "tw": "zh-hant", "hk": "zh-hk"}


def _conversion(source: str, target: str, overlay: Overlay | None = None, *, with_terms: bool = True) -> Conversion:
    goal = Target(CODES[target], target, terms=with_terms)
    return Conversion(CODES[source], goal, overlay or Overlay({}))


def test_sentences(rows: Callable[[str], list[list[str]]]) -> None:
    """Each sentence comes out in the words of each region."""
    for source, text, *others in rows("terms.tsv"):
        for target, wanted in zip([region for region in CODES if region != source], others, strict=True):
            assert _conversion(source, target).text(text) == wanted


@pytest.mark.parametrize(("source", "target"), list(permutations(CODES, 2)))
def test_a_text_that_has_the_word_already_keeps_it(source: str, target: str) -> None:
    """演算法 in a text that was meant for Taiwan does not become 演演算法."""
    conversion, plain = _conversion(source, target), _conversion(source, target, with_terms=False)
    for value in set(terms(source, target).values()):
        already = _conversion(target, source, with_terms=False).text(value)
        if any(key in already for key in terms(source, target) if terms(source, target)[key] == value):
            assert conversion.text(already) in {value, plain.text(already)}


def test_a_title_is_not_put_together_from_words() -> None:
    """What stands in 《》 is converted glyph by glyph; around it words are exchanged."""
    assert _conversion("cn", "tw").text("《社交网络》拍的是社交网络") == "《社交網絡》拍的是社群網路"


def test_the_magazines_own_word_comes_first() -> None:
    """Whatever our list says."""
    assert _conversion("cn", "tw", Overlay({"网络": "網絡"})).text("网络视频") == "網絡影片"


def test_without_terms() -> None:
    """A house that wants its authors' words gets glyphs alone."""
    assert _conversion("cn", "tw", with_terms=False).text("网络视频里的软件") == "網絡視頻裡的軟件"


def test_a_region_has_no_terms_for_itself() -> None:
    """There is nothing to exchange."""
    assert terms("tw", "tw") == {}
