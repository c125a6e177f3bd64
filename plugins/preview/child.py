"""One build in a process of its own: it loads everything, waits for a word, builds, answers, and ends.

So each build runs the code as it stands on the disk, and the time of loading is spent before an editor saves.
Of this project only what `load` names is imported, for any of it may be broken at the moment.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

LOADED = ("preview.outcome", "editions.generator", "docutils.parsers.rst")  # Pelican asks for the last one late
PATHS = ("content", "output", "cache", "images", "settings", "theme")


def main() -> None:
    """Read a job, one line of JSON, from standard input and answer it on standard output, in JSON too."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # held back by whoever started this
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What a build prints must not mix with the answer: it goes where its progress goes.
    os.dup2(2, 1)
    failed = load()
    word = sys.stdin.readline()
    if not word:  # the preview has stopped, or has no use for code that was edited since
        return
    with answer:
        json.dump(run(json.loads(word), failed), answer)
    sys.stderr.flush()
    os._exit(0)  # whoever waits need not wait for all that was loaded to be taken down


def load() -> Exception | None:
    """Import all that a build needs; an error is kept for the answer."""
    try:
        for name in LOADED:
            import_module(name)
    except Exception as error:
        return error
    return None


def run(job: Mapping[str, Any], failed: Exception | None) -> dict[str, Any]:
    """Build; what comes back is what `outcome_of` returns, or `crash`: the fact and the details."""
    try:
        if failed:
            raise failed
        from preview.outcome import outcome_of

        return outcome_of({name: Path(job[name]) for name in PATHS}, str(job["language"]))
    except Exception as error:
        fact = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
        return {"crash": [fact, "".join(traceback.format_exception(error))]}


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # the preview is being stopped, and says so itself
        raise SystemExit(130) from None
