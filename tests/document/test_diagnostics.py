"""A diagnostic says place, fact and way out, in the editor's language."""

from string import Formatter

import pytest

from document.diagnostics import Diagnostic, as_json, did_you_mean, editors_language, has_errors, in_order, worded
from document.messages import MESSAGES
from document.model import Place

WRONG = Diagnostic("unknown-key", Place("a/en.md", 3), {"key": "tilte", "guess": "title"})


def test_in_english_it_stands_on_two_lines() -> None:
    """Place, level, code and fact; then the way out, with the guess first."""
    assert worded(WRONG) == (
        "a/en.md:3: warning[unknown-key]: front matter has no key tilte\n"
        "  help: did you mean title? the keys are listed in docs/writing.md"
    )


def test_in_chinese_too() -> None:
    """The same, in the words of a Chinese editor."""
    assert worded(WRONG, "zh") == (
        "a/en.md:3: 警告[unknown-key]: 檔頭沒有 tilte 這一項\n  辦法：是不是title？可用的項目列在 docs/writing.md"
    )


def test_as_json_it_has_the_shape_that_programs_read() -> None:
    """Level, code, path, line, message, help."""
    assert as_json(WRONG) == {
        "level": "warning",
        "code": "unknown-key",
        "path": "a/en.md",
        "line": 3,
        "message": "front matter has no key tilte",
        "help": "did you mean title? the keys are listed in docs/writing.md",
    }


@pytest.mark.parametrize("code", MESSAGES)
def test_each_message_says_the_same_facts_in_both_languages(code: str) -> None:
    """No fact is lost in translation (`reason_zh` is `reason` in Chinese), and each message has a way out."""
    message = MESSAGES[code]
    english, chinese = (
        [{name.removesuffix("_zh") for _, name, _, _ in Formatter().parse(words) if name} for words in said]
        for said in (message.en, message.zh)
    )
    assert english == chinese
    assert all(words.strip() for words in (*message.en, *message.zh))


def test_findings_stand_in_order_and_once() -> None:
    """By file, then line; the same finding from two passes is one."""
    other = Diagnostic("empty-image", Place("a/en.md", 1))
    first = Diagnostic("empty-image", Place("A/en.md", 9))
    assert in_order([WRONG, other, first, WRONG]) == (first, other, WRONG)


def test_only_errors_stop_a_build() -> None:
    """A warning does not."""
    assert not has_errors([WRONG])
    assert has_errors([WRONG, Diagnostic("empty-file", Place("b.md"))])


@pytest.mark.parametrize(
    ("word", "known", "guess"),
    [
        ("tilte", ["title", "date"], "title"),
        ("陳揪帆", ["陳楸帆", "馮碩"], "陳楸帆"),
        ("xyz", ["title"], ""),
        ("a", [], ""),
    ],
)
def test_the_nearest_known_word_is_guessed(word: str, known: list[str], guess: str) -> None:
    """In either script; what is far from all is none."""
    assert did_you_mean(word, known) == guess


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_editors_language_is_that_of_the_terminal(environment: dict[str, str], language: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG."""
    assert editors_language(environment) == language
