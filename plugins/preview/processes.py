"""Start a process for a build, and end it together with everything that it has started."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

GRACE = 5.0  # seconds that an interrupted build has to clear up


def start(root: Path) -> "subprocess.Popen[str]":
    """Start a child with the code below `root`.

    It leads a group of its own: Ctrl-C is the preview's to handle, and the group ends as one.
    """
    path = os.pathsep.join(filter(None, (str(root / "plugins"), os.environ.get("PYTHONPATH"))))
    with _interrupts_held():
        return subprocess.Popen(
            [sys.executable, "-m", "preview.child"],
            cwd=root,
            env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """A child that starts meanwhile holds interrupts back until it can take them without a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def dismiss(child: "subprocess.Popen[str]") -> None:
    """End a child that waits for its job."""
    child.kill()
    child.communicate()


def interrupt(child: "subprocess.Popen[str]") -> None:
    """End a build and all processes that it started; asked first, so that it clears up behind itself.

    Whoever has given it the job reads its answer and its exit code.
    """
    if sys.platform == "win32":
        child.kill()
        return
    child.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(GRACE)
    # The group outlives its leader while workers run; when there is none left, there is nothing to do.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
