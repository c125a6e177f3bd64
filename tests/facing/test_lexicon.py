"""The packed dictionary holds what it was made of, and nobody has touched it."""

from facing.lexicon import FOLDER, NO_LEXICON, packed, the_lexicon, unpacked
from facing.stems import stem
from facing.vendor import read, sums

LINES = [
    "# a remark",
    "導演 导演 [dao3 yan3] /to direct/director (film etc)/",
    "北京 北京 [Bei3 jing1] /Beijing, capital of China/",
    "貓 猫 [mao1] /cat/CL:隻|只[zhi1]/",
]


def test_the_file_is_what_the_program_wrote() -> None:
    """`SHA256SUMS` names it."""
    assert (FOLDER / "SHA256SUMS").read_text("utf-8") == "".join(sums())


def test_what_was_packed_comes_out() -> None:
    """Both scripts of a word, its meanings by weight, and how a character is read."""
    lexicon = unpacked(packed(*read(LINES)))
    assert dict(lexicon.meanings("導演")) == dict(lexicon.meanings("导演"))
    assert {meaning for meaning, _ in lexicon.meanings("导演")} == {"direct", "director"}
    assert [meaning for meaning, _ in lexicon.meanings("貓")] == ["cat"]
    assert lexicon.sounds["猫"] == "mao"
    assert lexicon.meanings("演") == []


def test_the_same_dictionary_gives_the_same_bytes() -> None:
    """Whatever the order of its lines."""
    assert packed(*read(LINES)) == packed(*read(LINES[::-1]))


def test_a_name_is_its_own_meaning() -> None:
    """Above all that is said of it."""
    lexicon = unpacked(packed(*read(LINES)))
    assert max(lexicon.meanings("北京"), key=lambda item: item[1])[0] == stem("Beijing")


def test_the_dictionary_knows_both_scripts() -> None:
    """Of the words that interviews about films are made of."""
    for word in ("電影", "电影", "剪接", "導演", "导演", "配樂", "配乐"):
        assert the_lexicon().meanings(word), word


def test_an_empty_dictionary_knows_nothing() -> None:
    """It stands in where the file was left out."""
    assert ("電影" in NO_LEXICON, NO_LEXICON.meanings("電影")) == (False, [])
