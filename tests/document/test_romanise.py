"""Words as part of an address."""

import pytest

from document.romanise import slugify


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("陳楸帆", "chen-qiufan"),
        ("陈楸帆", "chen-qiufan"),
        ("歐陽修", "ouyang-xiu"),
        ("林海", "lin-hai"),
        ("記者", "ji-zhe"),
        ("Frederico (FSM)", "frederico-fsm"),
        ("Émile Łukasz", "emile-lukasz"),
        ("O’Hara", "ohara"),
        ("？！", ""),
        ("余帆 Yu", "yu-fan-yu"),
    ],
)
def test_a_name_becomes_part_of_an_address(label: str, part: str) -> None:
    """Han in pinyin with the surname apart, everything else in small Latin letters without accents."""
    assert slugify(label, person=True) == part


def test_a_title_is_no_name() -> None:
    """Each of its syllables stands apart."""
    assert slugify("銀翼殺手 2049") == "yin-yi-sha-shou-2049"
