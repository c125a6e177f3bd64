"""Every diagnostic can be said: whoever finds something gives the facts that its message has places for."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from document.messages import MESSAGES

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"


@cache
def words_by_code() -> dict[str, list[set[str]]]:
    """For each code, the string constants of every module that names it: among them are the facts' names."""
    found: defaultdict[str, list[set[str]]] = defaultdict(list)
    for file in sorted(PLUGINS.rglob("*.py")):
        if file.name == "messages.py":
            continue
        words = set(constants(file))
        for code in words & set(MESSAGES):
            found[code].append(words)
    return found


def constants(file: Path) -> Iterator[str]:
    """The string constants of a module, and its keyword arguments."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_is_said_somewhere(code: str) -> None:
    """A message that nobody says is none."""
    assert code in words_by_code()


@pytest.mark.parametrize("code", MESSAGES)
def test_who_says_a_message_knows_its_facts(code: str) -> None:
    """Both languages: no `{name}` without a fact of that name where the code is used."""
    message = MESSAGES[code]
    said = (*message.en, *message.zh)
    wanted = {name for words in said for _, name, _, _ in Formatter().parse(words) if name}
    assert any(wanted <= words for words in words_by_code().get(code, ())), wanted


def test_no_code_without_a_message() -> None:
    """A diagnostic whose first argument is a word must find its message."""
    for file in sorted(PLUGINS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    assert first.value in MESSAGES, f"{file}:{node.lineno}"
