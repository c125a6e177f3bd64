"""A small magazine to edit, a preview of it, and a server of hand-made pages that builds nothing."""

import http.client
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from preview.answers import PreviewServer
from preview.board import Board, Now


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: http.client.HTTPMessage
    body: str


Get = Callable[..., Answer]
PAGE = "<!doctype html><html><head><title>{title}</title></head><body><p>{title}</p></body></html>"


def ask(port: int, path: str, *, method: str = "GET", host: str | None = None) -> Answer:
    """Send a request as it stands: nothing in the path is tidied up on the way."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, path, headers={"Host": f"127.0.0.1:{port}" if host is None else host})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode())


@pytest.fixture
def content(tmp_path: Path, project: Path) -> Path:
    """A magazine of one article to edit."""
    return Path(shutil.copytree(project / "tests" / "preview" / "magazine", tmp_path / "content"))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Pages as a build would leave them, with a secret beside them."""
    folder = tmp_path / "pages"
    for name in ("index.html", "404.html", "en/index.html", "en/a b/index.html"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(title=name), encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "site.css").write_text("/* </head> */", encoding="utf-8")
    (folder / ".hidden").write_text("hidden", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture
def board(pages: Path) -> Board:
    """A board that shows the pages."""
    board = Board()
    board.publish(pages=pages, version="v1", attempts=1)
    return board


@pytest.fixture
def answering(board: Board) -> Iterator[PreviewServer]:
    """A server of what the board shows."""
    server = PreviewServer(0, board, "en")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    board.publish(closed=True)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def get(answering: PreviewServer) -> Get:
    """`get("/en/", method="HEAD", host="…")`."""
    return lambda path, **how: ask(answering.server_port, path, **how)


def until(board: Board, reached: Callable[[Now], bool], seconds: float = 50) -> Now:
    """Wait for news until a state is reached; the limit is for the slowest machine, not for speed."""
    now: Now | None = board.now
    while now is not None and not reached(now):
        now = board.wait_after(now.revision, seconds)
    assert now is not None, f"no such state came; the last is {board.now}"
    return now


@pytest.fixture(scope="session", name="until")
def until_function() -> Callable[..., Now]:
    """`until(board, lambda now: now.ok)`."""
    return until


@pytest.fixture(scope="session", name="ask")
def ask_function() -> Callable[..., Answer]:
    """`ask(port, path)`."""
    return ask
