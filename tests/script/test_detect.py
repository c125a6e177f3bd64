"""Which script a text is in, and whether it was converted naively."""

import pytest

from script.detect import Sign, naive, region_of_text, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这是简体字", "zh-hans"),
        ("這是繁體字", "zh-hant"),
        ("这是简体字，這是繁體字", "mixed"),
        ("Plain English", "en"),
        ("An English text that names 王家衛 once in a longer sentence", "en"),
        ("", "en"),
        ("皇后", "zh-hans"),
        ("中文", "zh-hant"),
    ],
)
def test_script(text: str, script: str) -> None:
    """A text's script is told from characters of one script only."""
    assert script_of(text) == script


def test_a_slip_does_not_make_a_text_mixed() -> None:
    """A few characters of the other script are slips."""
    assert script_of("這是繁體字，寫得很長很長，說話的時間與問題" * 3 + "发") == "zh-hant"


@pytest.mark.parametrize(("text", "region"), [("这里", "cn"), ("看著裡面", "tw"), ("看着裏面", "hk"), ("什麼", "tw")])
def test_region(text: str, region: str) -> None:
    """Traditional text is told apart by the spellings of Taiwan and Hong Kong."""
    assert region_of_text(text) == region


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("電腦普及后，", Sign(2, "普及后", "普及後")),
        ("這里", Sign(0, "這里", "這裡")),
        ("關于電影", Sign(0, "關于電", "關於電")),
        ("圣女的臉", Sign(0, "圣女", "聖女")),
    ],
)
def test_signs_of_naive_conversion(text: str, sign: Sign) -> None:
    """A simplified character left in Traditional text is found with its neighbours."""
    assert sign in naive(text)


@pytest.mark.parametrize("text", ["皇后在裡面", "台灣的平台", "公里與里長", "周先生說了算", "这里是简体，普及后", ""])
def test_no_signs(text: str) -> None:
    """Right Traditional text, accepted spellings and Simplified text have no signs."""
    assert naive(text) == ()
