"""The header of a file: typed values, each with its line, and problems where the editor made them."""

import datetime
from typing import Any

import pytest

from document.diagnostics import Diagnostic
from document.front_matter import Fields, Key, moment, number, one_of, read_fields, split_header, text, texts, yes_or_no

KEYS = {
    "title": Key(text, "a title"),
    "date": Key(moment, "a day such as 2026-05-04"),
    "topics": Key(texts, "a list of topics"),
    "status": Key(one_of("published", "draft"), "published or draft"),
    "original": Key(yes_or_no, "true or false"),
    "order": Key(number, "a number"),
}


def fields(header: str) -> Fields:
    """A header, without its fences, read by `KEYS`."""
    return read_fields(split_header(f"---\n{header}\n---\n", "a.md"), KEYS, "a.md")


def only(header: str) -> Diagnostic:
    """The one problem of a header."""
    (problem,) = fields(header).diagnostics
    return problem


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("title: 對頁", "對頁"),
        ("title: 2046", "2046"),
        ("title: 007", "007"),
        ("title: 3.10", "3.10"),
        ("title: 12:30", "12:30"),
        ("title: 1_000", "1_000"),
        ("title: No", "No"),
        ("title: true", "true"),
        ("title: 2026-05-04", "2026-05-04"),
        ('title: " 「引」: x "', "「引」: x"),
        ("title: |\n  甲\n  乙", "甲\n乙"),
        ("topics: 電影", ("電影",)),
        ("topics: [電影, 1984]", ("電影", "1984")),
        ("topics:\n  - a\n  - b", ("a", "b")),
        ("original: true", True),
        ("original: no", False),
        ("order: 3", 3),
        ("status: draft # 尚未", "draft"),
    ],
)
def test_a_value_is_read_as_an_editor_means_it(header: str, value: Any) -> None:
    """A title that YAML would take for a number, a time or a truth stays as written; one string is a list of one."""
    read = fields(header)
    assert list(read.values.values()) == [value]
    assert read.diagnostics == ()


@pytest.mark.parametrize(
    "written", ["2026-05-04", "2026-5-4", "2026/05/04", "2026.5.4", "2026年5月4日", "20260504", '"2026-05-04"']
)
def test_a_day_may_be_written_in_each_usual_way(written: str) -> None:
    """All of these are the fourth of May."""
    assert fields(f"date: {written}").values["date"] == datetime.datetime(2026, 5, 4)


@pytest.mark.parametrize("written", ["2026-05-04 10:30", "2026-05-04T10:30", "2026-05-04 10:30:00", "2026/5/4 10:30"])
def test_a_day_may_have_a_time(written: str) -> None:
    """Without a zone the time is left for the magazine's own."""
    assert fields(f"date: {written}").values["date"] == datetime.datetime(2026, 5, 4, 10, 30)


def test_a_time_may_have_a_zone() -> None:
    """A zone that is written is kept."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    assert fields("date: 2026-05-04T10:30:00+08:00").values["date"] == datetime.datetime(
        2026, 5, 4, 10, 30, tzinfo=zone
    )


@pytest.mark.parametrize(
    "header",
    [
        "date: 2026-13-45",
        "date: soon",
        "date: [2026-05-04]",
        "title: [a, b]",
        "title: {a: b}",
        "status: Draft",
        "status: [draft]",
        "original: maybe",
        "order: 1.5",
        "order: true",
        "topics: [{a: b}]",
    ],
)
def test_a_value_that_does_not_fit_says_what_would(header: str) -> None:
    """It is an error at the key's line, names the value, and leaves the other keys alone."""
    read = fields(f"\n{header}" if header.startswith("title") else f"title: 題\n{header}")
    (problem,) = read.diagnostics
    key = header.split(":")[0]
    assert (problem.code, problem.level, problem.place.line) == ("wrong-value", "error", 3)
    assert problem.facts["expected"] == KEYS[key].expected
    assert key not in read.values


def test_a_key_without_a_value_is_left_out() -> None:
    """`topics:` and nothing is no topics."""
    assert fields("title: 題\ntopics:\nstatus: ~").values == {"title": "題"}


def test_an_unknown_key_is_a_warning_with_a_guess() -> None:
    """`tilte` was meant to be `title`."""
    problem = only("status: draft\ntilte: 題")
    assert (problem.code, problem.level, problem.place.line) == ("unknown-key", "warning", 3)
    assert "did you mean title?" in problem.help()
    assert "是不是title？" in problem.help("zh")


def test_a_key_that_is_like_none_has_no_guess() -> None:
    """Better no advice than a wrong one."""
    assert only("xyzzy: 1").facts["guess"] == ""


def test_a_repeated_key_is_an_error_at_the_second() -> None:
    """Two titles: one of them is a mistake."""
    problem = only("title: 甲\nstatus: draft\ntitle: 乙")
    assert (problem.code, problem.level, problem.place.line) == ("repeated-key", "error", 4)


@pytest.mark.parametrize(
    ("header", "line", "reason"),
    [
        ("title: a: b", 2, "mapping values are not allowed"),
        ("status: draft\ntitle: 甲: 乙", 3, "mapping values are not allowed"),
        ('status: draft\ntitle: "甲\ndate: 2026-05-04', 3, "a quotation mark is never closed"),
        ("title：甲\nstatus: draft", 2, "the colon after a key must be :"),
        ("status: draft\ntitle：甲", 3, "the colon after a key must be :"),
        ("- a\n- b", 2, "it must be lines of key: value"),
        ("just words", 2, "it must be lines of key: value"),
        ("title: @x", 2, "cannot start any token"),
        ("title: *x", 2, "undefined alias"),
        ("title: [a, b", 3, ""),
        ("title: !!python/object:os.system x", 2, "could not determine a constructor"),
    ],
)
def test_a_header_that_is_not_yaml_says_where_and_why(header: str, line: int, reason: str) -> None:
    """It is an error at the line that the editor must look at."""
    problem = only(header)
    assert (problem.code, problem.level, problem.place.line) == ("front-matter-syntax", "error", line)
    assert reason in problem.facts["reason"]


def test_a_header_that_never_ends_is_an_error_where_it_begins() -> None:
    """Without a closing line the words below are still there."""
    header = split_header("---\ntitle: 題\n\n甲", "a.md")
    assert [(p.code, p.place.line) for p in header.diagnostics] == [("front-matter-syntax", 1)]
    assert "甲" in header.body


@pytest.mark.parametrize(
    ("source", "values", "body_line", "body"),
    [
        ("---\ntitle: 題\n---\n甲", {"title": "題"}, 4, "甲"),
        ("\ufeff---\r\ntitle: 題\r\n---\r\n甲\r\n", {"title": "題"}, 4, "甲\n"),
        ("\n\n--- \ntitle: 題\n...\n甲", {"title": "題"}, 6, "甲"),
        ("---\n---\n甲", {}, 3, "甲"),
        ("---\ntitle: 題\n---\n甲\n\n---\n\n乙", {"title": "題"}, 4, "甲\n\n---\n\n乙"),
        ("甲\n\n---\n\n乙", {}, 1, "甲\n\n---\n\n乙"),
        ("----\n甲", {}, 1, "----\n甲"),
        ("", {}, 1, ""),
    ],
)
def test_a_file_is_parted_into_header_and_body(source: str, values: dict[str, Any], body_line: int, body: str) -> None:
    """The body begins on the line after the closing one, whatever made the file."""
    header = split_header(source, "a.md")
    assert (header.values, header.body_line, header.body, header.diagnostics) == (values, body_line, body, ())


def test_every_key_knows_its_line() -> None:
    """Also below a value of several lines."""
    header = split_header("---\ntitle: 題\ntopics:\n  - a\n  - b\n# 註\nstatus: draft\n---\n", "a.md")
    assert header.lines == {"title": 2, "topics": 3, "status": 7}
