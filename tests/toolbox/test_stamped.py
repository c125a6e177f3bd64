"""A folder made from a lock file."""

import fcntl
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from toolbox.stamped import alone, ensure, stands


@dataclass(frozen=True, slots=True)
class Maker:
    """Fills a folder as a lock asks, and counts."""

    folder: Path
    lock: Path
    made: list[str] = field(default_factory=list)

    def ensure(self, make: Callable[[], None] | None = None) -> None:
        """Have it made when it doesn't stand."""
        ensure(self.folder, self.lock, self.folder.parent / "guards" / "guard", make or self.make)

    def make(self) -> None:
        """Make it."""
        self.folder.mkdir(exist_ok=True)
        self.made.append(self.lock.read_text())


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    """A maker whose lock asks for `one`."""
    (tmp_path / "some.lock").write_text("one")
    return Maker(tmp_path / "made", tmp_path / "some.lock")


def test_it_is_made_once(maker: Maker) -> None:
    """A folder that stands is left alone."""
    maker.ensure()
    maker.ensure()
    assert maker.made == ["one"]


def test_a_changed_lock_makes_it_again(maker: Maker) -> None:
    """The stamp is compared with the lock as it is now."""
    maker.ensure()
    maker.lock.write_text("two")
    assert not stands(maker.folder, maker.lock)
    maker.ensure()
    assert maker.made == ["one", "two"]


def test_a_failure_leaves_no_stamp(maker: Maker) -> None:
    """What was not made to its end does not pass for whole."""

    def fail() -> None:
        maker.make()
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 (the one raised above)
        maker.ensure(fail)
    assert not stands(maker.folder, maker.lock)
    maker.ensure()
    assert stands(maker.folder, maker.lock)


def test_a_lock_that_changes_meanwhile_is_seen(maker: Maker) -> None:
    """The stamp tells what the folder was made from, not what the lock says by the end."""

    def make_slowly() -> None:
        maker.make()
        maker.lock.write_text("two")

    maker.ensure(make_slowly)
    assert not stands(maker.folder, maker.lock)


HOLDER = """
import sys
from pathlib import Path
from toolbox.stamped import alone

with alone(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_waits_until_the_first_is_gone(project: Path, tmp_path: Path) -> None:
    """While one process is in, the way is barred; when it dies, however it dies, the way is free."""
    guard = tmp_path / "guard"
    command = [sys.executable, "-c", HOLDER, str(guard)]
    with subprocess.Popen(
        command, cwd=project / "plugins", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "in\n"
        with guard.open("a") as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        holder.kill()
    with alone(guard):
        assert guard.exists()
