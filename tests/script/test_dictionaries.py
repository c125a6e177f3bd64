"""The vendored dictionaries and the tables that are read from them."""

from script.dictionary import FOLDER, candidates, merged, table_of
from script.vendor import sums


def test_vendored_files_are_what_the_task_wrote() -> None:
    """Each dictionary still has the hash that was written down when it was vendored."""
    assert (FOLDER / "SHA256SUMS").read_text(encoding="utf-8") == "".join(sums())


def test_licence_and_notice_stand_beside_the_dictionaries() -> None:
    """Whoever copies the folder copies the terms with it."""
    assert "Apache License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "Open Chinese Convert (OpenCC) 1.4.2" in (FOLDER / "NOTICE").read_text(encoding="utf-8")


def test_the_first_candidate_is_the_preferred_one() -> None:
    """A character with several readings keeps them all, in OpenCC's order."""
    assert candidates("STCharacters")["发"] == ("發", "髮")


def test_shorter_keys_come_first() -> None:
    """The reader relies on the order of the lines: of one first pair of characters the last key is the longest."""
    for file in FOLDER.glob("*.txt"):
        lengths = [len(key) for key in candidates(file.stem)]
        assert lengths == sorted(lengths), file.name


def test_an_earlier_dictionary_wins_with_a_shorter_key() -> None:
    """Dictionaries that are asked one after another: a key of a later one can't reach over an earlier one's."""
    table = merged((("TWVariantsPhrases",), ("TWVariants",)))
    assert table.phrases["純喫茶"] == "純喫茶"
    assert table.characters[ord("喫")] == "吃"


def test_the_longest_key_of_each_pair_is_known() -> None:
    """One look-up tells how far a match may reach."""
    assert table_of({"甲乙": "1", "甲乙丙": "2", "丁": "3"}).longest == {"甲乙": 3}
