"""Hand the words after `./inv` to Invoke, in the order and with the messages that a user expects."""

import contextlib
import difflib
import signal
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from invoke.collection import Collection
from invoke.exceptions import Exit
from invoke.program import Program

import tasks


def run_command(root: Path, words: Sequence[str]) -> None:
    """Run the tasks that the words name, then exit with their code."""
    commands = Collection.from_module(tasks)
    about = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program = Program(name="Duiye", version=about["version"], binary="./inv", namespace=commands)
    if complaint := unknown_command(words, list(commands.task_names)):
        raise SystemExit(complaint)
    # Invoke turns Python's module cache off; with it on, the next start is faster.
    program.run(["./inv", "--write-pyc", *help_first(words)])


def unknown_command(words: Sequence[str], known: Sequence[str]) -> str | None:
    """What to say of a first word that is no command."""
    if not words or words[0].startswith("-") or words[0] in known:
        return None
    near = difflib.get_close_matches(words[0], known, n=1)
    hint = f"did you mean `./inv {near[0]}`? " if near else ""
    return f"./inv: no command is called {words[0]}\n  help: {hint}`./inv --list` shows them all."


def help_first(words: Sequence[str]) -> list[str]:
    """`build --help` as Invoke wants it: `--help build`; it would take a later `--help` for an operand."""
    if words and not words[0].startswith("-") and not {"--help", "-h"}.isdisjoint(words[1:]):
        return ["--help", words[0]]
    return list(words)


def operand(name: str, value: str) -> str:
    """The value of a task's operand, as given.

    An option in its place is refused: Invoke takes `new --kind` for a slug. Raises `Exit` with code 2.
    """
    if value.startswith("--"):
        raise Exit(
            f"./inv: {name} is missing: `{value}` stands where it should\n"
            f"  help: give {name} first, then the options; `--help` shows both.\n"
            f"  缺少 {name}：請先寫 {name}，再寫選項。",
            code=2,
        )
    return value


@contextlib.contextmanager
def ending_in_order() -> Iterator[None]:
    """Let a closed terminal or a `kill` end a command as Ctrl-C does, so that it can take back what it began."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    names = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    former = {name: signal.signal(name, end) for name in names}
    try:
        yield
    finally:
        for name, handler in former.items():
            signal.signal(name, handler)
