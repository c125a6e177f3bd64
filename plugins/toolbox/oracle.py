"""Keep the official OpenCC in a virtual environment of its own, to compare our engine with."""

from pathlib import Path

from toolbox.environment import own_environment


def oracle(root: Path) -> Path:
    """The Python that has the official OpenCC, made on first use below `.cache/`. Raises SetupError."""
    return own_environment(root, "oracle")
