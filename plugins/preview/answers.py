"""Answer a browser: pages with the preview's script in them, the diagnostics of a page, and the news of each build."""

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from preview.alignment import alignment_page
from preview.board import Board, Now
from preview.folder import Moved, find, type_of
from preview.injection import PLACE, inject
from preview.waiting import waiting_page
from toolbox.serving import POLICY

OWN = {"reload.js": "text/javascript; charset=utf-8", "overlay.css": "text/css; charset=utf-8"}
STATIC = Path(__file__).parent / "static"
PULSE = 15.0  # seconds of silence after which a listener is asked whether it is still there


class PreviewServer(ThreadingHTTPServer):
    """Listens on this machine alone, and answers from the board."""

    daemon_threads = True
    # Elsewhere it lets a port be used again at once; on Windows it would let two servers share one.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, board: Board, language: str) -> None:
        """Raises `OSError` when the port is taken."""
        super().__init__(("127.0.0.1", port), Answers)
        self.board, self.language = board, language
        self.hosts = {f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost")}
        if self.server_port == 80:  # the one that browsers leave out
            self.hosts |= {"127.0.0.1", "localhost"}

    @property
    def address(self) -> str:
        """The address to open, without a last slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone away is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Answers(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    server_version = "Duiye"
    sys_version = ""

    def do_GET(self) -> None:  # the base class's own name
        """Answer with a page, a file, or something of the preview's own."""
        # Another site could have its name lead to this machine; its name would still stand here.
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self.refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path, _, query = self.path.partition("?")
        if path.startswith(f"{PLACE}/"):
            self.own(path.removeprefix(f"{PLACE}/"), query)
        else:
            self.page(path, query)

    do_HEAD = do_GET  # noqa: N815 # the base class's own name

    def do_POST(self) -> None:
        """Nothing here can be changed."""
        self.refuse(HTTPStatus.METHOD_NOT_ALLOWED)

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_POST  # noqa: N815 # as above

    def page(self, path: str, query: str) -> None:
        """A page or another file of the last good build."""
        now = self.server.board.now
        if now.pages is None:
            self.html(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(now, self.server.language), now)
            return
        found = find(now.pages, path, now.base)
        if isinstance(found, Moved):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", found.address + (f"?{query}" if query else ""))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        lost = now.pages / "404.html"
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        file = found or (lost if lost.is_file() else None)
        if file is None:
            self.refuse(HTTPStatus.NOT_FOUND)
        elif file.suffix == ".html":
            self.html(status, file.read_bytes(), now)
        else:
            self.data(status, file.read_bytes(), type_of(file))

    def own(self, name: str, query: str) -> None:
        """The preview's script and style, its news, and what was found of a page."""
        if name == "events":
            self.events()
        elif name == "diagnostics.json":
            path = parse_qs(query).get("path", ["/"])[0]
            shown = [finding.as_json() for finding in self.server.board.now.findings_at(unquote(path))]
            self.data(HTTPStatus.OK, json.dumps(shown, ensure_ascii=False).encode(), "application/json")
        elif name == "alignment":
            now = self.server.board.now
            self.html(HTTPStatus.OK, alignment_page(now, self.server.language), now)
        elif name in OWN:
            self.data(HTTPStatus.OK, (STATIC / name).read_bytes(), OWN[name])
        else:
            self.refuse(HTTPStatus.NOT_FOUND)

    def events(self) -> None:
        """The state, now and whenever it changes, as Server-Sent Events, until either side goes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        now = self.server.board.now
        while not now.closed:
            self.wfile.write(event(now, self.server.language))
            while (later := self.server.board.wait_after(now.revision, PULSE)) is None:
                self.wfile.write(b": still here\n\n")
            now = later

    def html(self, status: HTTPStatus, page: bytes, now: Now) -> None:
        """A page, with the preview's script."""
        self.data(status, inject(page, now.version, now.attempts), "text/html; charset=utf-8")

    def data(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        """An answer with a body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def refuse(self, status: HTTPStatus) -> None:
        """An answer that only says no."""
        self.close_connection = True
        self.send_response(status)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        body = f"{status.value} {status.phrase}\n".encode()
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """What every answer says: the site's own policy, and that the next build may have other bytes."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for builds."""


def event(now: Now, language: str) -> bytes:
    """The state as an event."""
    state = {
        "version": now.version,
        "attempts": now.attempts,
        "building": now.building,
        "ok": now.ok,
        "errors": now.count("error"),
        "warnings": now.count("warning"),
        "language": language,
    }
    return f"event: state\ndata: {json.dumps(state)}\n\n".encode()
