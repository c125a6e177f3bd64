"""The catalogue of people."""

from pathlib import Path

import pytest

from people.catalogue import People, read_people
from tests.trees import finding

TEXT = """
[chen-qiufan]
name = {zh-hans = "陈楸帆", zh-hant = "陳楸帆", en = "Chen Qiufan"}
also = ["Stanley Chan"]
sort = "Chen, Qiufan"
roles = ["writer"]
bio = {en = "Writes."}
links = {site = "https://chen.example"}

[feng-shuo]
name = {zh-hant = "馮碩"}
"""


def read(folder: Path, text: str) -> People:
    """The catalogue of a text."""
    file = folder / "people.toml"
    file.write_text(text, encoding="utf-8")
    return read_people(file, "people.toml")


@pytest.mark.parametrize("name", ["chen-qiufan", "陈楸帆", "陳楸帆", "Chen Qiufan", "chen  qiufan", "Stanley Chan"])
def test_a_person_is_found_by_slug_and_by_every_name(tmp_path: Path, name: str) -> None:
    """Capitals and spaces do not matter."""
    person = read(tmp_path, TEXT).find(name)
    assert person is not None
    assert person.slug == "chen-qiufan"


def test_a_stranger_is_nobody(tmp_path: Path) -> None:
    """No near match: a wrong person is worse than none."""
    assert read(tmp_path, TEXT).find("陳揪帆") is None


def test_of_two_with_one_name_the_first_counts(tmp_path: Path) -> None:
    """And both are found by their slugs."""
    people = read(tmp_path, '[a]\nname = {en = "Li Wei"}\n[b]\nname = {en = "Li Wei"}\n')
    assert [getattr(people.find(name), "slug", None) for name in ("Li Wei", "b")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a]\nroles = []\n", "! 1 catalogue-missing record=a key=name"),
        ('[a]\nname = "A"\n', "! 2 catalogue-value record=a key=name value=A"),
        ('[a]\nname = {en = "A"}\nborn = 1980\n', "! 3 catalogue-key record=a key=born"),
        ('["../a"]\nname = {en = "A"}\n', "! 1 catalogue-value record=people.toml key=[…] value=../a"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, text: str, found: str) -> None:
    """A record that cannot be used is left out."""
    people = read(tmp_path, text)
    assert finding(people.diagnostics[0]).startswith(found)
    assert len(people.diagnostics) == 1
