"""Serve the magazine while it is being written: `./inv serve`."""

import errno
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import FrameType
from typing import Any

from document.diagnostics import editors_language
from preview.answers import PreviewServer
from preview.board import Board
from preview.builder import Builder, Sources
from preview.rebuilding import Rebuilding
from preview.watching import watch_files

ROOT = Path(__file__).resolve().parents[2]
PORT = 8000


class ServeError(Exception):
    """The preview can't start; the text says why, and the way out."""


def serve(content: Path, port: int = PORT, *, root: Path = ROOT, folder: Path | None = None) -> None:
    """Preview a content folder on 127.0.0.1 until Ctrl-C or SIGTERM; then it returns.

    `root` holds theme, plugins and settings; `folder` is where pages and memory are kept (`.cache/preview`).
    Raises `ServeError`.
    """
    stop = Event()
    with _stopping(stop), preview(content, port, root=root, folder=folder, say=_say) as server:
        _say(f"{server.address}/ shows {content}, drafts too; Ctrl-C ends it")
        # With a limit: a wait without one can't be interrupted everywhere.
        while not stop.wait(1):
            pass
    _say("The preview has ended.")


@contextmanager
def preview(
    content: Path,
    port: int,
    *,
    root: Path = ROOT,
    folder: Path | None = None,
    watched: Iterable[Path] | None = None,
    language: str | None = None,
    say: Callable[[str], None] = print,
) -> Iterator[PreviewServer]:
    """A running preview; port 0 is any free one. Raises `ServeError`. Once left, nothing of it runs any more."""
    if not content.is_dir():
        raise ServeError(
            f"{content}: there is no such folder\n"
            "  help: name the magazine's content folder with --content, or make one with"
            " ./inv new NAME --kind magazine\n"
            "  找不到這個資料夾：請用 --content 指定，或用 ./inv new NAME --kind magazine 新建一個"
        )
    board, language = Board(), language or editors_language()
    server = _listen(port, board, language)
    # A folder for each port: two previews at a time are at no risk of sharing one.
    own = (folder or root / ".cache" / "preview") / str(server.server_port)
    images = (folder or root / ".cache") / "images"
    builder = Builder(Sources(content.resolve(), root, own, images, language))
    rebuilding = Rebuilding(builder, board, say)
    stop, ready = Event(), Event()
    roots = watched if watched is not None else everything(builder.sources)
    threads = [
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="answers"),
        Thread(target=_watch, args=(roots, stop, ready, rebuilding, say), name="watch"),
        Thread(target=_build_once_watched, args=(ready, stop, rebuilding), name="builds"),
    ]
    builder.clear()
    builder.prepare()
    for thread in threads:
        thread.start()
    try:
        yield server
    finally:
        stop.set()
        ready.set()
        board.publish(closed=True)
        rebuilding.stop()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()
        builder.clear()


def everything(sources: Sources) -> tuple[Path, ...]:
    """All that pages are made of."""
    return (sources.content, sources.theme, sources.plugins, sources.settings)


def _watch(
    roots: Iterable[Path], stop: Event, ready: Event, rebuilding: Rebuilding, say: Callable[[str], None]
) -> None:
    """Watch; where the system refuses (it has a limit), say so and preview what there is."""
    try:
        watch_files(roots, stop, ready, rebuilding.note)
    except OSError as error:
        say(f"changes are not noticed: {error}\n  help: set WATCHFILES_FORCE_POLLING=1 and start again")
    finally:
        ready.set()


def _build_once_watched(ready: Event, stop: Event, rebuilding: Rebuilding) -> None:
    """Build only once changes are noticed: one during the first build must not be lost."""
    ready.wait()
    if not stop.is_set():
        rebuilding.run()


def _listen(port: int, board: Board, language: str) -> PreviewServer:
    try:
        return PreviewServer(port, board, language)
    except OverflowError:
        raise ServeError(f"--port {port}: ports are numbers from 0 to 65535") from None
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        fact = "is in use" if error.errno == errno.EADDRINUSE else "may not be used by you"
        fact_zh = "已有程式使用" if error.errno == errno.EADDRINUSE else "你沒有權限使用"
        other = port + 1 if port >= 1024 else PORT
        raise ServeError(
            f"port {port} {fact}\n"
            f"  help: end the other program, or take another port: ./inv serve --port {other}\n"
            f"  連接埠 {port} {fact_zh}：請先結束該程式，或改用 ./inv serve --port {other}"
        ) from None


@contextmanager
def _stopping(stop: Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set `stop`; a second one meets Python's own handling."""
    former: dict[signal.Signals, Any] = {}

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 # what a handler is given
        stop.set()
        restore()

    def restore() -> None:
        for name, handler in former.items():
            signal.signal(name, handler)

    for name in (signal.SIGINT, signal.SIGTERM):
        former[name] = signal.signal(name, end)
    try:
        yield
    finally:
        restore()


def _say(words: str) -> None:
    """A line for the terminal, at once, also where it is read by a program."""
    print(words, file=sys.stdout, flush=True)
