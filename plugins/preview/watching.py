"""Notice which files an editor, or a programmer, has changed."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from watchfiles import Change, DefaultFilter, watch

SETTLED = 60  # milliseconds without a further change that end a burst
LONGEST = 1600  # milliseconds after which a burst that goes on is reported all the same
_LOOK_UP = 500  # milliseconds after which the watcher says that nothing has happened


class Visible(DefaultFilter):
    """Leaves out what begins with a dot below a watched folder, besides caches and editors' swap files."""

    def __init__(self, roots: Iterable[Path]) -> None:
        super().__init__()
        self._roots = tuple(roots)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts."""
        return super().__call__(change, path) and not any(part.startswith(".") for part in self._below(Path(path)))

    def _below(self, path: Path) -> tuple[str, ...]:
        for root in self._roots:
            if path.is_relative_to(root):
                return path.relative_to(root).parts
        return (path.name,)


def watch_files(roots: Iterable[Path], stop: Event, ready: Event, changed: Callable[[frozenset[Path]], None]) -> None:
    """Call `changed` once for each burst of changes below `roots`, until `stop`; `ready` when watching has begun.

    Paths are resolved, since that is how the system reports them. Blocks: it wants a thread of its own.
    """
    resolved = [root.resolve() for root in roots if root.exists()]
    changes = watch(
        *resolved,
        watch_filter=Visible(resolved),
        debounce=LONGEST,
        step=SETTLED,
        stop_event=stop,
        rust_timeout=_LOOK_UP,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for burst in changes:
        # The first report, of nothing as a rule, comes when the watches stand.
        ready.set()
        if burst:
            changed(frozenset(Path(path) for _, path in burst))
