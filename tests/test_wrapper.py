"""`./inv` in a clean clone, on a machine where nothing is set up yet."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has inv.cmd instead"),
]
INSTALLING = "./inv: installing requirements.lock into .venv"


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone of this project, with a home of its own."""

    root: Path
    environ: dict[str, str]

    def start(self, *words: str, cwd: Path | None = None, path: str | None = None) -> subprocess.Popen[str]:
        """Start `./inv` with the words."""
        environ = self.environ if path is None else {**self.environ, "PATH": path}
        pipe = subprocess.PIPE
        command = [str(self.root / "inv"), *words]
        return subprocess.Popen(
            command, cwd=cwd or self.root, env=environ, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, *words: str, cwd: Path | None = None, path: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run `./inv` with the words to its end."""
        process = self.start(*words, cwd=cwd, path=path)
        said, told = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, said, told)


@pytest.fixture(scope="module")
def clone(project: Path, lacking: Callable[[str], None], tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clean clone, in a folder with a space and Han characters."""
    if not (project / ".git").exists():
        lacking("only a git clone can be cloned")
    place = tmp_path_factory.mktemp("wrapper")
    root = place / "對頁 clone"
    subprocess.run(["git", "clone", "--quiet", project, root], check=True)
    left_out = ("PYTHON", "VIRTUAL_ENV", "INVOKE", "GIT_", "COV_", "PYTEST")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    # The user's own pip settings may name the only mirror that is reachable; they live in the home that is hidden here.
    settings = Path.home() / ".config" / "pip" / "pip.conf"
    if settings.is_file():
        environ.setdefault("PIP_CONFIG_FILE", str(settings))
    environ |= {"HOME": str(place / "home"), "PIP_CACHE_DIR": str(place / "pip")}
    (place / "home").mkdir()
    return Clone(root, environ)


@pytest.fixture(scope="module")
def first(clone: Clone) -> subprocess.CompletedProcess[str]:
    """The first run in the clone."""
    return clone.run("--list")


@pytest.fixture
def ready(clone: Clone, first: subprocess.CompletedProcess[str]) -> Clone:
    """The clone after its first run."""
    assert first.returncode == 0
    return clone


def test_the_first_run_makes_the_environment(clone: Clone, first: subprocess.CompletedProcess[str]) -> None:
    """`./inv --list` works in a clean clone; what it says of the set-up is not on standard output."""
    assert first.returncode == 0, first.stderr
    assert "Run the tests" in first.stdout
    assert INSTALLING in first.stderr
    assert "installing" not in first.stdout
    assert (clone.root / ".venv/requirements.lock").read_bytes() == (clone.root / "requirements.lock").read_bytes()


def test_the_second_run_installs_nothing(ready: Clone) -> None:
    """An environment that stands is used as it is."""
    again = ready.run("--list")
    assert (again.returncode, again.stderr) == (0, "")


def test_it_runs_from_any_folder(ready: Clone, tmp_path: Path) -> None:
    """The folder it is called from doesn't matter."""
    assert ready.run("--list", cwd=tmp_path).returncode == 0


def test_a_changed_lock_is_installed(ready: Clone) -> None:
    """After a change of the lock the environment follows it, once."""
    with (ready.root / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert INSTALLING in ready.run("--list").stderr
    assert ready.run("--list").stderr == ""


def break_off(environment: Path) -> None:
    """As a killed installation leaves it: some packages, no stamp."""
    (environment / "requirements.lock").unlink()
    shutil.rmtree(next(environment.glob("lib/python*/site-packages/invoke")))


def lose_python(environment: Path) -> None:
    """As a system upgrade leaves it: all there, but its interpreter is gone."""
    (environment / "bin" / "python").unlink()
    (environment / "bin" / "python").symlink_to("/nowhere/python3")


@pytest.mark.parametrize("harm", [break_off, lose_python])
def test_a_broken_environment_is_made_anew(ready: Clone, harm: Callable[[Path], None]) -> None:
    """Whatever state .venv is in, the next run works."""
    harm(ready.root / ".venv")
    mended = ready.run("--list")
    assert mended.returncode == 0, mended.stderr
    assert INSTALLING in mended.stderr


def test_two_at_once_install_once(ready: Clone) -> None:
    """Of two runs that find an environment barely begun, one makes it and the other waits for it."""
    shutil.rmtree(ready.root / ".venv")
    (ready.root / ".venv").mkdir()
    both = [ready.start("--list") for _ in range(2)]
    told = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert "".join(told).count(INSTALLING) == 1


def test_help_may_follow_the_command(ready: Clone) -> None:
    """`./inv build --help` shows the help and builds nothing."""
    shown = ready.run("build", "--help")
    assert shown.returncode == 0, shown.stderr
    assert "Usage: ./inv" in shown.stdout
    assert not (ready.root / "output").exists()


def test_an_unknown_command_is_named(ready: Clone) -> None:
    """A slip of the fingers gets the nearest command."""
    slip = ready.run("tset")
    assert slip.returncode != 0
    assert "./inv test" in slip.stderr


def test_an_old_python_is_refused_in_plain_words(clone: Clone, tmp_path: Path) -> None:
    """Where no Python is new enough, the message names the version that is needed."""
    old = tmp_path / "bin" / "python3"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    bare = tmp_path / "bare"
    shutil.copytree(clone.root, bare, ignore=shutil.ignore_patterns(".venv", ".git"), symlinks=True)
    refused = Clone(bare, clone.environ).run("--list", path=str(old.parent))
    assert refused.returncode == 1
    assert "needs Python 3.11 or later" in refused.stderr
    assert not (bare / ".venv").exists()


def test_it_builds_the_sample(ready: Clone) -> None:
    """`./inv build` in a clean clone makes the magazine."""
    built = ready.run("build")
    assert built.returncode == 0, built.stderr
    assert (ready.root / "output" / "index.html").is_file()
