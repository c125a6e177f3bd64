"""Foreign names are recognised by their sound."""

import pytest

from facing.lexicon import the_lexicon
from facing.names import char_sounds
from facing.sounds import sounding_alike

SOUNDS = char_sounds(the_lexicon())


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("戈達爾", "Godard"), ("戈达尔", "Godard"), ("塔可夫斯基", "Tarkovsky"), ("柏格曼", "Bergman"),
        ("特吕弗", "Truffaut"), ("費里尼", "Fellini"), ("安东尼奥尼", "Antonioni"), ("库布里克", "Kubrick"),
        ("维伦纽瓦", "Villeneuve"),
        ("諾蘭", "Nolan"), ("文德斯", "Wenders"), ("瓦尔达", "Varda"), ("基耶斯洛夫斯基", "Kieślowski"),
        ("帕索里尼", "Pasolini"),
    ],
)  # fmt: skip
def test_a_name_is_heard_in_chinese(chinese: str, english: str) -> None:
    """In either script, whatever stands around it."""
    assert (
        chinese
        in sounding_alike([f"他喜欢{chinese}的電影"], [f"He likes the films of {english}."], SOUNDS)[english.lower()]
    )


def test_another_name_is_not_heard() -> None:
    """Godard is not Fellini."""
    assert sounding_alike(["費里尼的電影"], ["The films of Godard."], SOUNDS) == {}


def test_words_in_small_letters_are_no_names() -> None:
    """Only what begins with a capital is listened for."""
    assert sounding_alike(["戈達爾"], ["godard"], SOUNDS) == {}


def test_two_consonants_are_too_few() -> None:
    """They are met by chance."""
    assert sounding_alike(["馬可"], ["Mako"], SOUNDS) == {}
