"""The server of the measurements answers as a good host does."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from toolbox.hosting import Host, host

PAGE = "<!doctype html><p>對頁</p>" * 50


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Host]:
    """A site with a page, a picture and a file outside it."""
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en" / "index.html").write_text(PAGE, "utf-8")
    (site / "404.html").write_text("<p>nothing here</p>", "utf-8")
    (site / "still-0123456789-800.avif").write_bytes(b"picture")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    with host(site) as running:
        yield running


def ask(served: Host, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    connection = HTTPConnection(served.address.removeprefix("http://"))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_text_is_compressed_for_whoever_reads_it_so(served: Host) -> None:
    """With brotli, and plain for others."""
    _, headers, body = ask(served, "/en/", Accept_Encoding="gzip, br")
    assert headers["Content-Encoding"] == "br"
    assert brotli.decompress(body).decode() == PAGE
    _, headers, body = ask(served, "/en/", Accept_Encoding="identity")
    assert "Content-Encoding" not in headers
    assert body.decode() == PAGE


def test_every_answer_is_under_the_policy(served: Host) -> None:
    """And types are not guessed."""
    for path in ("/en/", "/nothing"):
        _, headers, _ = ask(served, path)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_what_has_its_hash_in_its_name_is_kept_for_ever(served: Host) -> None:
    """Pages are asked for again, and not sent again when they are the same."""
    assert "immutable" in ask(served, "/still-0123456789-800.avif")[1]["Cache-Control"]
    _, headers, _ = ask(served, "/en/")
    assert headers["Cache-Control"] == "no-cache"
    status, _, body = ask(served, "/en/", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


def test_what_is_not_there_has_its_own_page(served: Host) -> None:
    """With the status that says so; a folder without its slash is led to it."""
    status, _, body = ask(served, "/none/")
    assert (status, body) == (404, b"<p>nothing here</p>")
    status, headers, _ = ask(served, "/en")
    assert (status, headers["Location"]) == (301, "/en/")


@pytest.mark.parametrize("path", ["/../secret.html", "/%2e%2e/secret.html", "/en/../../secret.html"])
def test_nothing_outside_the_folder_is_sent(path: str, served: Host) -> None:
    """However it is spelt."""
    status, _, body = ask(served, path)
    assert status == 404
    assert b"secret" not in body


def test_a_site_can_lie_below_a_path(tmp_path: Path) -> None:
    """As where it shares its host with others."""
    (tmp_path / "index.html").write_text("home", "utf-8")
    with host(tmp_path, "/magazine") as served:
        assert ask(served, "/magazine/")[2] == b"home"
        assert ask(served, "/")[0] == 404


def test_what_was_sent_is_counted_as_it_was_sent(served: Host) -> None:
    """The bytes of the body on the way, not of the file."""
    _, _, body = ask(served, "/en/", Accept_Encoding="br")
    assert [(sent.path, sent.size) for sent in served.sent] == [("/en/", len(body))]
