"""Catalogues are read strictly, and each finding has its line."""

from pathlib import Path

import pytest

from document.front_matter import Key, Unfit, number, text
from document.records import is_slug, key_lines, load_toml, read_catalogue, table, table_lines, words
from tests.trees import finding

KEYS = {"name": Key(text, "a name"), "year": Key(number, "a year: 2017")}


def test_records_know_their_lines(tmp_path: Path) -> None:
    """The table's, and each key's; a key that is not there has the table's."""
    file = tmp_path / "x.toml"
    file.write_text('# first\n\n[ "a b" ] # a table\nname = "A"\n"year" = 3\n', encoding="utf-8")
    (record,) = read_catalogue(file, "x.toml", KEYS).records
    assert (record.name, record.values) == ("a b", {"name": "A", "year": 3})
    assert [record.line(key).line for key in ("name", "year", "other")] == [4, 5, 3]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "[a]\nnane = 'A'\n",
            ["! 2 catalogue-key record=a key=nane guess=name", "! 1 catalogue-missing record=a key=name"],
        ),
        ("[a]\nname = [1]\n", ["! 2 catalogue-value record=a key=name value=[1] expected=a name"]),
        ("a = 3\n", ["! 1 catalogue-value record=x.toml key=a value=3 expected=a table: [name] and lines below it"]),
        ("[[a]]\nname = 'A'\n", ["! 1 catalogue-value"]),
        ("[a\n", ["! 1 catalogue-syntax reason=Expected ']' at the end of a table declaration"]),
        ("a = '''", ["! 1 catalogue-syntax"]),
    ],
)
def test_what_does_not_fit_is_a_diagnostic(tmp_path: Path, source: str, found: list[str]) -> None:
    """With its line and a guess where there is one near."""
    file = tmp_path / "x.toml"
    file.write_text(source, encoding="utf-8")
    problems = read_catalogue(file, "x.toml", KEYS, ("name",)).diagnostics
    assert len(problems) == len(found)
    assert all(finding(problem).startswith(start) for problem, start in zip(problems, found, strict=True))


@pytest.mark.parametrize(
    ("data", "code"), [("名 = '電影'".encode("big5"), "not-utf8"), ("a = 1".encode("utf-16"), "not-utf8")]
)
def test_another_encoding_is_named_as_such(tmp_path: Path, data: bytes, code: str) -> None:
    """Not as broken TOML."""
    file = tmp_path / "x.toml"
    file.write_bytes(data)
    assert [problem.code for problem in load_toml(file, "x.toml")[2]] == [code]


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    file = tmp_path / "x.toml"
    file.write_bytes(b"\xef\xbb\xbf[a]\nname = 'A'\n")
    assert read_catalogue(file, "x.toml", KEYS).diagnostics == ()


def test_a_folder_in_the_place_of_a_file_is_unreadable(tmp_path: Path) -> None:
    """A diagnostic with the system's own reason."""
    (problem,) = load_toml(tmp_path, "x.toml")[2]
    assert finding(problem) == "! 0 unreadable-file reason=Is a directory"


def test_each_table_of_an_array_has_its_line() -> None:
    """Where the keys' own lines would only be those of the first."""
    source = "[[term]]\na = 1\n\n[[ term ]]\na = 2\n"
    assert table_lines(source, "term") == [1, 4]
    assert key_lines(source)["term", "a"] == 2


@pytest.mark.parametrize(
    ("names", "fits"),
    [
        (["her", "blade-runner-2049", "電影", "a"], True),
        (["", "a/b", "..", "a b", "-a", "a-", "a%2f", "a\n"], False),
    ],
)
def test_only_a_name_that_can_be_part_of_an_address_is_a_slug(names: list[str], fits: bool) -> None:
    """Letters and digits of any script, and hyphens between them."""
    assert [is_slug(name) for name in names] == [fits] * len(names)


@pytest.mark.parametrize("value", ["x", [], {}, {"en": ["x"]}])
def test_words_are_a_table_of_words(value: object) -> None:
    """At least one of them."""
    with pytest.raises(Unfit):
        words(value)


def test_a_table_may_hold_numbers() -> None:
    """They are taken as they are written."""
    assert table({"tmdb": 129, "imdb": "tt1"}) == {"tmdb": "129", "imdb": "tt1"}
