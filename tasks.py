"""What `./inv` can do, one task a command; the work itself is done in plugins/."""

from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent


@task(
    help={
        "all": "also what is slow: lint, types and the slow suites",
        "rest": "only what --all adds",
    }
)
def test(_: Context, all: bool = False, rest: bool = False) -> None:
    """Run the tests, with whatever they need."""
    from toolbox.testing import run_tests

    if failed := run_tests(ROOT, quick=not rest, slow=all or rest):
        raise Exit(f"./inv test: failed: {', '.join(failed)}", code=1)


@task
def clean(_: Context) -> None:
    """Remove what can be made again: output/, caches and bytecode (.venv stays)."""
    from toolbox.cleaning import clean_project

    for path in clean_project(ROOT):
        print(f"removed {path.relative_to(ROOT)}")
