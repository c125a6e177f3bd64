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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{zh-hant = "陳楸帆", en = "Chen Qiufan"}', '{zh-hans = "陈楸帆"}'),
        ('{en = "Chen Qiufan"}', '{en = "Qiufan Chen"}'),
        ('{en = "Chen Qiufan"}', '{en = "Chen Qiu-fan"}'),
        ('{en = "Alfonso Cuarón"}', '{en = "Alfonso Cuaron"}'),
        ('{zh-hant = "卡塔琳娜"}', '{zh-hant = "卡塔莉娜"}'),
        ('{zh-hant = "卡塔琳娜・柯尔", en = "Katarina Kerr"}', '{zh-hans = "卡塔琳娜·柯尔"}'),
        ('{zh-hant = "陳楸帆", en = "Stanley Chan"}', '{zh-hant = "陳楸帆", en = "Chen Qiufan"}'),
    ],
)
def test_two_records_of_one_person_are_a_warning(tmp_path: Path, one: str, other: str) -> None:
    """In the other script, with the names the other way round, a hyphen, an accent, one character of many."""
    file = tmp_path / "people.toml"
    file.write_text(f"[a]\nname = {one}\n[b]\nname = {other}\n", encoding="utf-8")
    people = read_people(file, "people.toml", lambda name: [name.replace("陳", "陈")])
    assert [(d.code, d.place.line, d.facts["record"]) for d in people.diagnostics] == [("same-person", 3, "a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{zh-hant = "王偉", en = "Wang Wei"}', '{zh-hant = "汪薇", en = "Wang Wei"}'),
        ('{zh-hant = "陳凱歌"}', '{zh-hant = "陳凱樂"}'),
        ('{zh-hant = "安娜・倫威克", en = "Anna Renwick"}', '{zh-hant = "安妮・倫威克", en = "Annie Renwick"}'),
        ('{zh-hant = "拉娜・華卓斯基"}', '{zh-hant = "莉莉・華卓斯基"}'),
        ('{en = "Lin"}', '{en = "Ling"}'),
    ],
)
def test_two_people_are_two(tmp_path: Path, one: str, other: str) -> None:
    """Names that sound alike, brothers and sisters, short names."""
    assert read(tmp_path, f"[a]\nname = {one}\n[b]\nname = {other}\n").diagnostics == ()


@pytest.mark.parametrize(
    ("name", "near"), [("Qiufan Chen", "Chen Qiufan"), ("Chen Qiu-fan", "Chen Qiufan"), ("馮朔", ""), ("NOWNESS", "")]
)
def test_another_spelling_of_a_name_is_known_as_one(tmp_path: Path, name: str, near: str) -> None:
    """Of a label or a byline that has no record."""
    assert read(tmp_path, TEXT).near(name) == near


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('bio = {zh_hant = "x"}', "catalogue-key record=a key=bio.zh_hant guess=zh-hant"),
        ('links = {site = "javascript:alert(1)"}', "catalogue-value record=a key=links.site value=javascript:alert(1)"),
    ],
)
def test_a_language_or_an_address_that_is_none_is_named(tmp_path: Path, line: str, found: str) -> None:
    """With its line; no such address becomes a link."""
    people = read(tmp_path, f'[a]\nname = {{en = "A"}}\n{line}\n')
    (problem,) = people.diagnostics
    assert finding(problem).startswith(f"! 3 {found}")
    assert people.by_slug["a"].links == {}
