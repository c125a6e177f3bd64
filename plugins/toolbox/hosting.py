"""Serve a site as a good host does: compressed, cached for ever where a name has its content's hash, under headers."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import urlsplit

from toolbox.serving import SiteHandler

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TEXT = re.compile(r"^text/|/(?:javascript|json|manifest\+json|xml)|\+xml")
HASHED = re.compile(r"[-.][0-9a-f]{8,}[-.]")
BEST = 11  # brotli's highest quality, which a build can afford for files that don't change


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: the path asked for, its type, and how many bytes its body took on the way."""

    path: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Host:
    """A running server: its address without a last slash, and what it has answered so far."""

    address: str
    sent: list[Sent] = field(default_factory=list)


class HostServer(ThreadingHTTPServer):
    """Listens on this machine alone; keeps what it has compressed, and notes what it sends."""

    daemon_threads = True

    def __init__(self, folder: Path, base: str) -> None:
        super().__init__(("127.0.0.1", 0), partial(HostHandler, directory=str(folder)))
        self.base = base
        self.sent: list[Sent] = []
        self.lock = Lock()
        self.compressed: dict[str, bytes] = {}

    def squeeze(self, data: bytes) -> bytes:
        """The data as brotli; the same data is compressed once."""
        import brotli

        digest = hashlib.sha256(data).hexdigest()
        with self.lock:
            if digest not in self.compressed:
                self.compressed[digest] = brotli.compress(data, quality=BEST)
            return self.compressed[digest]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone away is no error."""


class HostHandler(SiteHandler):
    """One connection, kept open."""

    protocol_version = "HTTP/1.1"
    server: HostServer
    # A small answer goes out at once instead of waiting for the browser's acknowledgement of its head.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:  # noqa: N802 # the base class's own name
        """Answer with a file, or with the page for what is not there."""
        path = urlsplit(self.path).path
        file = self.file(path)
        if file.is_dir() and not path.endswith("/"):
            self.moved(path + "/")
            return
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.answer(HTTPStatus.NOT_FOUND, self.file(f"{self.server.base}/404.html"))
        else:
            self.answer(HTTPStatus.OK, file)

    do_HEAD = do_GET  # noqa: N815 # the base class's own name

    def file(self, path: str) -> Path:
        """The file of a path; never one outside the folder."""
        inside = path.removeprefix(self.server.base) if path.startswith(f"{self.server.base}/") else "/…"
        return Path(self.translate_path(inside))

    def moved(self, path: str) -> None:
        """A folder's address ends in a slash."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: HTTPStatus, file: Path) -> None:
        """A file, compressed where that helps; not again to whoever has it."""
        data = file.read_bytes() if file.is_file() else b""
        kind = self.guess_type(str(file))
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        coded = bool(TEXT.search(kind)) and "br" in self.headers.get("Accept-Encoding", "")
        body = self.server.squeeze(data) if coded else data
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if TEXT.search(kind) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        hashed = bool(HASHED.search(file.name))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        if coded:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        if self.command != "HEAD":
            self.server.sent.append(Sent(urlsplit(self.path).path, kind, len(body)))
            self.wfile.write(body)

    def end_headers(self) -> None:
        """What every answer says."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def host(folder: Path, base: str = "") -> Iterator[Host]:
    """Serve a built site on a free port of 127.0.0.1, below the path `base`, while the context lasts."""
    with HostServer(folder, base) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Host(f"http://127.0.0.1:{server.server_port}", server.sent)
        finally:
            server.shutdown()
            thread.join()
