"""Make .venv from the locked requirements: what `./inv` does first on a new machine, and again when a lock changed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from toolbox.machine import apt_install, can_apt_install
from toolbox.stamped import ensure, write_stamp

RUNTIME = "requirements.lock"
TESTS = "requirements-test.lock"
DEPLOY = "requirements-deploy.lock"


class SetupError(Exception):
    """The environment could not be made; the message says what to do."""


def main() -> int:
    """Make what a build needs, in the project that this file belongs to; the exit code."""
    try:
        prepare(Path(__file__).resolve().parents[2])
    except SetupError as error:
        print(f"./inv: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("./inv: stopped; run it again to go on.", file=sys.stderr)
        return 130
    return 0


def prepare(root: Path, lock_name: str = RUNTIME) -> None:
    """Bring the project's .venv to what the lock names. Raises SetupError."""
    environment, lock = root / ".venv", root / lock_name
    if not interpreter(environment).exists():  # a system upgrade took away what it links to
        take_stamps(environment)
    ensure(environment, lock, root / ".cache" / "venv.guard", lambda: install(environment, lock))


def install(environment: Path, lock: Path) -> None:
    """Put the lock's packages into the environment; one that no run finished is made anew.

    All stamps are away meanwhile, so that an install which is killed is seen, whichever lock it was at.
    """
    print(f"./inv: installing {lock.name} into {environment.name} (once; about a minute)", file=sys.stderr)
    stamps = take_stamps(environment)
    if RUNTIME not in stamps:
        create(environment)
    fill(environment, lock)
    for name, content in stamps.items():
        write_stamp(environment / name, content)


def take_stamps(environment: Path) -> dict[str, bytes]:
    """Remove the environment's stamps; their names and contents."""
    found = [environment / name for name in (RUNTIME, TESTS, DEPLOY) if (environment / name).is_file()]
    stamps = {stamp.name: stamp.read_bytes() for stamp in found}
    for stamp in found:
        stamp.unlink(missing_ok=True)
    return stamps


def interpreter(environment: Path) -> Path:
    """Where an environment keeps its Python."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def own_environment(root: Path, name: str) -> Path:
    """The Python of a tool that keeps to itself, made on first use below `.cache/` from its lock. Raises SetupError."""
    environment, lock = root / ".cache" / name, root / f"requirements-{name}.lock"

    def install() -> None:
        create(environment)
        fill(environment, lock)

    ensure(environment, lock, root / ".cache" / f"{name}.guard", install)
    return interpreter(environment)


def create(environment: Path) -> None:
    """Make an empty environment in place of whatever is there."""
    remove(environment)
    # The real interpreter, by its versioned name: when a system upgrade takes it away, `./inv` sees that.
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    if run(["uv", "venv", "--quiet", "--python", python, environment]):
        return
    if importlib.util.find_spec("ensurepip") is None:
        add_ensurepip(python)
    if not run([python, "-m", "venv", environment]):
        raise SetupError(f"could not make {environment} (see above). Mend that, then run ./inv again.")


def remove(environment: Path) -> None:
    """Take away a folder, a link or a file of that name."""
    if environment.is_symlink() or environment.is_file():
        environment.unlink()
    elif environment.exists():
        shutil.rmtree(environment)


def add_ensurepip(python: Path) -> None:
    """Debian ships `venv` without what it needs: add that as root, else say how. Raises SetupError."""
    is_default = python == Path("/usr/bin/python3").resolve()
    package = "python3-venv" if is_default else f"python3.{sys.version_info.minor}-venv"
    if can_apt_install() and apt_install(package):
        return
    raise SetupError(
        f"{python} has no ensurepip, so it can't make a virtual environment.\n"
        f"  Run `apt-get install {package}` as root, then ./inv again.\n"
        f"  缺少 ensurepip：請以 root 執行 apt-get install {package}，再執行 ./inv。"
    )


def fill(environment: Path, lock: Path) -> None:
    """Install the lock's packages, each checked against its hash. Raises SetupError."""
    python = interpreter(environment)
    locked: list[str | Path] = ["install", "--quiet", "--require-hashes", "--requirement", lock]
    if run(["uv", "pip", *locked, "--compile-bytecode", "--python", python]):
        return
    # No uv, or it failed where pip may not: uv doesn't read pip's settings, which may name a mirror.
    pip: list[str | Path] = [python, "-m", "pip"]
    if not run([*pip, "--version"], quiet=True):  # an environment that uv made has no pip
        run([python, "-m", "ensurepip"], quiet=True)
    if not run([*pip, "--disable-pip-version-check", "--no-input", *locked]):
        raise SetupError(
            f"could not install {lock.name} (see above). With the network there, run ./inv again.\n"
            f"  無法安裝 {lock.name}（原因見上）：網路恢復後請再執行 ./inv。"
        )


def run(command: Sequence[str | Path], *, quiet: bool = False) -> bool:
    """Run a command with its words on standard error (standard output is the user's); False when absent or failed."""
    if not (program := shutil.which(command[0])):
        return False
    # A user-wide `pip install --user` habit would put the packages outside the environment.
    environ = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    told = subprocess.DEVNULL if quiet else sys.stderr
    done = subprocess.run(
        [program, *command[1:]], env=environ, stdin=subprocess.DEVNULL, stdout=told, stderr=told, check=False
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
