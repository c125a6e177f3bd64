"""Which script a text is in, and glyph-by-glyph conversions."""

from collections.abc import Callable

import pytest
from opencc import OpenCC

from importing.language import detect, mended, naive_conversions
from importing.report import Report

NAIVE = (
    "影誌：你后來為什么不拍了？\n何遠：由于關系變了,我愿意等。最后,圣誕節之后就沖突了。\n"
    "影誌：這里呢？\n何遠：余帆制作了幾部。\n"
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("這個問題還沒有人說過", "zh-hant"), ("这个问题还没有人说过", "zh-hans"), ("Nobody has said it yet.", "en")],
)
def test_the_language_is_told_by_its_characters(text: str, lang: str) -> None:
    """Two scripts and English."""
    assert detect(text) == (lang, False)


def test_mixed_scripts_are_said(imported: Callable[..., Report]) -> None:
    """An editor decides when a text is half one and half the other."""
    report = imported("問：這個問題還沒說過嗎？\n答：这个问题还没有说过。\n問：為什麼？\n答：因为没有时间。\n")
    assert "import-mixed-script" in [d.code for d in report.diagnostics]


def test_a_glyph_by_glyph_conversion_is_recognised() -> None:
    """By the words that it leaves behind; a right text has none of them."""
    assert "由于" in naive_conversions(NAIVE)
    assert naive_conversions("由於關係變了，我願意等。最後，聖誕節之後就衝突了。這裡，為什麼？") == ()


def test_a_naive_conversion_is_reported_and_left_alone(imported: Callable[..., Report]) -> None:
    """Nothing is mended without being asked for."""
    report = imported(NAIVE)
    assert "import-naive-script" in [d.code for d in report.diagnostics]
    assert "由于" in (report.folder / "zh-hant.md").read_text(encoding="utf-8")


def test_repair_mends_what_was_converted_wrongly_and_keeps_names(imported: Callable[..., Report]) -> None:
    """Each mended character is listed; 余 in a name is no 餘."""
    there, back = OpenCC("tw2s"), OpenCC("s2tw")
    report = imported(NAIVE, repair=True, mend=lambda text: back.convert(there.convert(text)))
    text = (report.folder / "zh-hant.md").read_text(encoding="utf-8")
    assert "由於關係變了，我願意等。最後，聖誕節之後就衝突了。" in text
    assert "余帆" in text
    assert any((change.before, change.after) == ("于", "於") for change in report.changed)


def test_a_mender_that_changes_the_length_is_not_believed() -> None:
    """Offsets would no longer count."""
    assert mended("由于", lambda text: text + "。") == ("由于", ())
