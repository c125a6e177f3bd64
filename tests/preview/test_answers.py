"""The preview answers this machine alone, with pages of one folder, under the site's own policy."""

import http.client
import json
import socket
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from preview.answers import PreviewServer
from preview.board import Board
from preview.findings import Finding
from toolbox.serving import POLICY

SCRIPT = 'src="/_preview/reload.js"'


def warning(line: int = 7, **more: Any) -> Finding:
    """A finding to show."""
    shape = {"level": "warning", "code": "c", "path": "content/a/en.md", "message": "m", "help": "h"} | more
    return Finding(line=line, **shape)


def test_a_page_is_served_with_the_policy(get: Any) -> None:
    """A folder's address gives its page, under the policy of the published site."""
    answer = get("/en/")
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, POLICY)
    assert "<p>en/index.html</p>" in answer.body


def test_the_policy_stands_on_every_answer(get: Any) -> None:
    """Refusals, files and the preview's own parts carry the policy and the type guard too."""
    for path in ("/none/", "/assets/site.css", "/_preview/reload.js", "/_preview/none"):
        answer = get(path)
        assert (answer.headers["Content-Security-Policy"], answer.headers["X-Content-Type-Options"]) == (
            POLICY,
            "nosniff",
        )


def test_the_script_is_in_pages_only(get: Any, pages: Path) -> None:
    """HTML gets the script on its way; other files and the files on the disk keep their bytes."""
    before = (pages / "en" / "index.html").read_bytes()
    assert SCRIPT in get("/en/").body
    assert get("/assets/site.css").body == "/* </head> */"
    assert (pages / "en" / "index.html").read_bytes() == before


def test_what_is_not_there_is_the_lost_page(get: Any) -> None:
    """An unknown address gives the site's own page for it, with status 404 and the script."""
    answer = get("/en/nowhere/")
    assert answer.status == 404
    assert "<p>404.html</p>" in answer.body
    assert SCRIPT in answer.body


def test_a_folder_without_its_slash_is_sent_on(get: Any) -> None:
    """The query goes along, and the address stays on this host."""
    answer = get("/en/a%20b?x=1")
    assert (answer.status, answer.headers["Location"]) == (301, "/en/a%20b/?x=1")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:1", "", "[::1]"])
def test_another_host_is_refused(get: Any, host: str) -> None:
    """A name that another site has led to this machine gets nothing, nor does another port."""
    answer = get("/en/", host=host)
    assert (answer.status, "index.html" in answer.body) == (421, False)
    assert get("/_preview/diagnostics.json", host=host).status == 421


def test_both_names_of_this_machine_are_good(get: Any, answering: PreviewServer) -> None:
    """127.0.0.1 and localhost, with the port."""
    assert [get("/en/", host=f"{name}:{answering.server_port}").status for name in ("127.0.0.1", "LOCALHOST")] == [
        200
    ] * 2


def test_only_this_machine_is_listened_to(answering: PreviewServer) -> None:
    """The socket is bound to the loopback address."""
    assert answering.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/en/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/.hidden",
        "/%00",
        "/en/%ff",
        "http://127.0.0.1/../secret.txt",
    ],
)
def test_no_address_leads_out_of_the_folder(get: Any, path: str) -> None:
    """However it is spelt, what lies beside the pages or is hidden is not there."""
    answer = get(path)
    assert (answer.status, "secret" in answer.body) == (404, False)


def test_no_link_leads_out_of_the_folder(get: Any, pages: Path) -> None:
    """A symbolic link to a file or folder outside is not there; one that stays inside is."""
    (pages / "out.txt").symlink_to(pages.parent / "secret.txt")
    (pages / "up").symlink_to(pages.parent)
    (pages / "round").symlink_to(pages / "round")
    (pages / "in.html").symlink_to(pages / "en" / "index.html")
    assert [get(path).status for path in ("/out.txt", "/up/secret.txt", "/up", "/round", "/in.html")] == [404] * 4 + [
        200
    ]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(get: Any, method: str) -> None:
    """Anything but reading is refused, and the answer says what is allowed."""
    answer = get("/en/", method=method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_has_the_length_of_the_body(get: Any) -> None:
    """HEAD tells the length that GET would have, and sends no body."""
    head, whole = get("/en/", method="HEAD"), get("/en/")
    assert (head.body, head.headers["Content-Length"]) == ("", str(len(whole.body)))


def test_a_site_below_a_path_stands_below_it(get: Any, board: Board) -> None:
    """With `https://host/magazine` in the settings, the pages stand below /magazine/, and / leads there."""
    board.publish(base="/magazine")
    assert get("/").headers["Location"] == "/magazine/"
    assert [get(path).status for path in ("/magazine/en/", "/en/", "/magazines/en/")] == [200, 404, 404]


def test_findings_have_the_shape_of_check_and_the_block(get: Any, board: Board) -> None:
    """The list is that of `check --json`, each with the id of its block."""
    board.publish(findings=(warning(pages=("/en/",), id="q1"),))
    assert json.loads(get("/_preview/diagnostics.json?path=/en/").body) == [
        {"level": "warning", "code": "c", "path": "content/a/en.md", "line": 7, "message": "m", "help": "h", "id": "q1"}
    ]


def test_a_page_shows_its_own_findings_and_every_error(get: Any, board: Board) -> None:
    """Warnings stay with their page; an error, which keeps all pages from being built, shows on each, first."""
    mine, other = warning(1, pages=("/en/夜/",)), warning(2, pages=("/en/b/",))
    error = warning(3, level="error", details="where")
    board.publish(findings=(mine, other, error))
    shown = json.loads(get("/_preview/diagnostics.json?path=/en/%E5%A4%9C/").body)
    assert [(one["line"], one.get("details")) for one in shown] == [(3, "where"), (1, None)]


def test_before_the_first_good_build_a_page_says_what_is_wrong(get: Any, board: Board) -> None:
    """Every address gives the errors, as text and not as mark-up, and the script that waits for the mended page."""
    board.publish(pages=None, version="", ok=False, attempts=1, findings=(warning(level="error", message="<b>"),))
    answer = get("/en/anything/")
    assert answer.status == 503
    assert "&lt;b&gt;" in answer.body
    assert "content/a/en.md:7" in answer.body
    assert 'data-version="" data-attempts="1"' in answer.body


def test_the_news_come_as_they_are_made(answering: PreviewServer, board: Board) -> None:
    """A listener is told the state at once, then each change, and let go at the end."""
    with closing(http.client.HTTPConnection("127.0.0.1", answering.server_port, timeout=30)) as connection:
        connection.request("GET", "/_preview/events")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        first = [answer.readline() for _ in range(3)]
        board.publish(version="v2", attempts=2, findings=(warning(),))
        second = [answer.readline() for _ in range(3)]
        board.publish(closed=True)
        assert answer.read() == b""
    versions = [json.loads(lines[1].removeprefix(b"data: "))["version"] for lines in (first, second)]
    assert (versions, first[0], first[2]) == (["v1", "v2"], b"event: state\n", b"\n")


def test_a_listener_that_goes_away_is_no_error(
    answering: PreviewServer, board: Board, capfd: pytest.CaptureFixture[str]
) -> None:
    """A browser that closes a page in the midst of the news leaves no traceback on the terminal."""
    with socket.create_connection(("127.0.0.1", answering.server_port), timeout=30) as connection:
        connection.sendall(f"GET /_preview/events HTTP/1.0\r\nHost: 127.0.0.1:{answering.server_port}\r\n\r\n".encode())
        assert connection.recv(64).startswith(b"HTTP/1.0 200")
    for number in range(20):
        board.publish(attempts=number)
    assert capfd.readouterr().err == ""


def test_what_is_unsure_in_the_alignments_is_on_one_page(get: Any, answering: PreviewServer) -> None:
    """By file, with the way to each paragraph; other findings are not there."""
    unsure = warning(9, code="unsure-pair", message="“a” & “b”", pages=("/en/a/",), id="q1")
    answering.board.publish(findings=(warning(message="not here"), unsure))
    answer = get("/_preview/alignment")
    assert answer.status == 200
    assert "“a” &amp; “b”" in answer.body
    assert '<a href="/en/a/#q1">content/a/en.md:9</a>' in answer.body
    assert "not here" not in answer.body
