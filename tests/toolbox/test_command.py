"""The words after ./inv."""

import pytest
from invoke.exceptions import Exit

from toolbox.command import help_first, operand, unknown_command


@pytest.mark.parametrize(
    ("words", "handed_over"),
    [
        (["build", "--help"], ["--help", "build"]),
        (["new", "a-slug", "--kind", "film", "-h"], ["--help", "new"]),
        (["--help", "build"], ["--help", "build"]),
        (["--help"], ["--help"]),
        (["build", "--output", "help"], ["build", "--output", "help"]),
        ([], []),
    ],
)
def test_help_comes_first(words: list[str], handed_over: list[str]) -> None:
    """A command's `--help` is put where Invoke looks for it; other words stay as they are."""
    assert help_first(words) == handed_over


def test_an_unknown_command_gets_the_nearest() -> None:
    """A slip of the fingers is named, with the command that was meant."""
    assert "did you mean `./inv build`" in (unknown_command(["biuld"], ["build", "serve"]) or "")


@pytest.mark.parametrize("words", [[], ["build"], ["--list"], ["-l"]])
def test_what_invoke_knows_is_no_complaint(words: list[str]) -> None:
    """Commands, Invoke's own options and no word at all go through."""
    assert unknown_command(words, ["build"]) is None


def test_an_option_is_no_operand() -> None:
    """An option where an operand should stand ends the task, naming both."""
    with pytest.raises(Exit) as refused:
        operand("SLUG", "--kind")
    assert refused.value.code == 2
    assert "SLUG" in str(refused.value.message)
    assert "--kind" in str(refused.value.message)


@pytest.mark.parametrize("value", ["blade-runner", "-", "-1"])
def test_other_operands_stay_as_they_are(value: str) -> None:
    """A slug, standard input and a single hyphen are operands."""
    assert operand("FILE", value) == value
