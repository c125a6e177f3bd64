"""Keep the official OpenCC in a virtual environment of its own, to compare our engine with."""

from pathlib import Path

from toolbox.environment import create, fill, interpreter
from toolbox.stamped import ensure

LOCK = "requirements-oracle.lock"


def oracle(root: Path) -> Path:
    """The Python that has the official OpenCC, made on first use below `.cache/`. Raises SetupError."""
    environment = root / ".cache" / "oracle"
    lock = root / LOCK

    def install() -> None:
        create(environment)
        fill(environment, lock)

    ensure(environment, lock, root / ".cache" / "oracle.guard", install)
    return interpreter(environment)
