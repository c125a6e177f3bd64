"""The door behind `./inv`: find the project's own modules, then hand over its arguments."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run Invoke with this process's arguments; exits."""
    root = Path(__file__).resolve().parents[2]
    # NumPy's matrices here are small, and there is a process for each core: threads would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.path[:0] = [str(root), str(root / "plugins")]
    from toolbox.command import run_command

    try:
        run_command(root, sys.argv[1:])
    except BrokenPipeError:
        # Whoever read along has seen enough (`./inv check | head`). What is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
