"""How the faces of a machine are found."""

from pathlib import Path

import pytest

from fonts.sources import chosen, find_faces, machine_folders
from tests.fonts.faces import write_face, write_faces


def test_faces_are_found_by_what_they_say_of_themselves(tmp_path: Path) -> None:
    """Below the folder, by family and weight; the file's own name only makes it worth opening."""
    write_faces(tmp_path / "deep" / "down", scripts=("hant", "hans"))
    assert set(find_faces([tmp_path])) == {("hant", 400), ("hant", 900), ("hans", 400), ("hans", 900)}


def test_a_font_of_another_family_is_none_of_ours(tmp_path: Path) -> None:
    """Whatever its file is called."""
    write_face(tmp_path / "NotoSerifCJKtc-Regular.otf", "Somebody Else", 400, "光")
    assert not find_faces([tmp_path])


def test_a_damaged_file_is_passed_over(tmp_path: Path) -> None:
    """It has no faces; the others are found."""
    write_faces(tmp_path, scripts=("hant",))
    (tmp_path / "NotoSerifCJK-Bold.ttc").write_bytes(b"ttcf\0\1\0\0\0\0\0\5cut off")
    (tmp_path / "NotoSerifCJKhans-Regular.otf").write_bytes(b"")
    assert set(find_faces([tmp_path])) == {("hant", 400), ("hant", 900)}


def test_without_black_titles_are_bold(tmp_path: Path) -> None:
    """Debian's first package has no blacker face."""
    write_face(tmp_path / "NotoSerifCJKtc-Bold.otf", "Noto Serif CJK TC", 700, "光")
    face = chosen(find_faces([tmp_path]), "hant", display=True)
    assert face is not None
    assert face.weight == 700


def test_the_first_of_two_like_faces_is_taken(tmp_path: Path) -> None:
    """By folder, then by path."""
    for folder, characters in (("b", "光影"), ("a", "光")):
        (tmp_path / folder).mkdir()
        write_face(tmp_path / folder / "NotoSerifCJKtc-Regular.otf", "Noto Serif CJK TC", 400, characters)
    assert find_faces([tmp_path])["hant", 400].path.parent.name == "a"
    assert find_faces([tmp_path / "b", tmp_path / "a"])["hant", 400].path.parent.name == "b"


def test_the_same_outlines_have_one_identity_wherever_they_lie(tmp_path: Path) -> None:
    """And others another: names of files depend on it."""
    for folder, characters in (("a", "光"), ("b", "光"), ("c", "影")):
        (tmp_path / folder).mkdir()
        write_face(tmp_path / folder / "NotoSerifCJKtc-Regular.otf", "Noto Serif CJK TC", 400, characters)
    (tmp_path / "b" / "NotoSerifCJKtc-Regular.otf").write_bytes(
        (tmp_path / "a" / "NotoSerifCJKtc-Regular.otf").read_bytes()
    )
    one, same, other = (find_faces([tmp_path / folder])["hant", 400].identity for folder in "abc")
    assert one == same != other


def test_an_empty_folder_has_no_faces(tmp_path: Path) -> None:
    """Nor has one that is not there."""
    assert not find_faces([tmp_path, tmp_path / "absent"])


@pytest.mark.parametrize(
    ("system", "expected"), [("linux", "/usr/share/fonts"), ("darwin", "/Library/Fonts"), ("win32", "Fonts")]
)
def test_every_system_has_its_folders(monkeypatch: pytest.MonkeyPatch, system: str, expected: str) -> None:
    """The user's own come first."""
    monkeypatch.setattr("sys.platform", system)
    folders = machine_folders({})
    assert folders[0].is_relative_to(Path.home())
    assert any(folder.as_posix().endswith(expected) for folder in folders)
