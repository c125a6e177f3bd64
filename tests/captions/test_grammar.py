"""What is read out of a caption."""

from dataclasses import asdict

import pytest

from captions.grammar import read_caption
from tests.cases import Case, cases


def written(text: str) -> str:
    """The facts of a caption, a line each."""
    found = {key: " | ".join(value) if isinstance(value, tuple) else value for key, value in facts(text).items()}
    return "\n".join(f"{key}: {value}" for key, value in found.items() if value) or "–"


def facts(text: str) -> dict[str, str | tuple[str, ...]]:
    """The facts of a caption by name."""
    return asdict(read_caption(text))


@cases(__file__, "grammar")
def test_grammar(case: Case) -> None:
    """Works, makers, year, technique, credits and kind."""
    assert written(case.input) == case.output


def test_a_credit_names_everybody_once() -> None:
    """Photographer, lender and owner, in this order."""
    assert read_caption("Photo: Tom Reed. Courtesy of Gallery Nine. © Tom Reed").credit == "Tom Reed, Gallery Nine"


@pytest.mark.parametrize(
    "text", ["", "　", "《》", "：", "©", "攝影：", "Courtesy of", "《燈下", "》燈下《", "2021", "（"]
)
def test_what_is_no_caption_says_nothing(text: str) -> None:
    """Empty words, and words for a credit without one."""
    assert read_caption(text).credit == ""
    assert read_caption(text).makers == ()
