"""The whole preview on a small magazine: an edit is seen, a mistake is shown, and nothing is left at the end."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from preview.answers import PreviewServer
from preview.board import Now
from preview.server import ServeError, preview, serve

ARTICLE = "articles/night-bus/en.md"
ADDRESS = "/en/night-bus/"


@pytest.fixture(scope="module")
def magazine(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The small magazine, for all tests of this file."""
    import shutil

    folder = tmp_path_factory.mktemp("magazine")
    return Path(shutil.copytree(project / "tests" / "preview" / "magazine", folder / "content"))


@pytest.fixture(scope="module")
def said() -> list[str]:
    """The lines on the terminal."""
    return []


@pytest.fixture(scope="module")
def running(magazine: Path, project: Path, said: list[str], until: Callable[..., Now]) -> Iterator[PreviewServer]:
    """A preview whose first build is done. It watches the content alone: the project may be under work."""
    folder = magazine.parent / "preview"
    with preview(
        magazine, 0, root=project, folder=folder, watched=[magazine], language="en", say=said.append
    ) as server:
        until(server.board, lambda now: now.attempts >= 1)
        yield server


@pytest.fixture
def edit(magazine: Path, running: PreviewServer, until: Callable[..., Now]) -> Iterator[Callable[[str, str], Path]]:
    """`edit(old, new)` in the English article; afterwards it is as it was, and built."""
    file = magazine / ARTICLE
    text = file.read_text(encoding="utf-8")

    def change(old: str, new: str) -> Path:
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return file

    yield change
    attempts = running.board.now.attempts
    file.write_text(text, encoding="utf-8")
    until(running.board, lambda now: now.attempts > attempts and now.ok and not now.findings)


def events(port: int, wanted: Callable[[dict[str, Any]], bool], act: Callable[[], object]) -> dict[str, Any]:
    """Listen as a page does, act, and give the first state that is wanted."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=50)) as connection:
        connection.request("GET", "/_preview/events")
        answer = connection.getresponse()
        acted = False
        while line := answer.readline():
            if not line.startswith(b"data: "):
                continue
            if not acted:
                act()
                acted = True
            state: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
            if wanted(state):
                return state
    raise AssertionError("the news ended")


def test_an_edit_is_built_and_told(running: PreviewServer, edit: Any, ask: Any) -> None:
    """A saved file makes a new version, of which open pages are told; the page of that version has the new words."""
    port, before = running.server_port, running.board.now.version

    def is_new(state: dict[str, Any]) -> bool:
        page = ask(port, ADDRESS).body
        return "four people" in page and f'data-version="{state["version"]}"' in page

    state = events(port, is_new, lambda: edit("three people", "four people"))
    assert (state["ok"], state["errors"], state["version"] != before) == (True, 0, True)


def test_a_mistake_keeps_the_page_and_is_shown(
    running: PreviewServer, edit: Any, ask: Any, until: Any, said: list[str]
) -> None:
    """A header that is not YAML: the last good page stays, the error has its place, on the terminal too."""
    version = running.board.now.version
    edit("title: The night bus", "title: [The night bus")
    until(running.board, lambda now: not now.ok)
    page = ask(running.server_port, ADDRESS)
    shown = json.loads(ask(running.server_port, f"/_preview/diagnostics.json?path={ADDRESS}").body)
    assert (page.status, running.board.now.version) == (200, version)
    assert "three people" in page.body
    assert (shown[0]["code"], shown[0]["level"]) == ("front-matter-syntax", "error")
    assert shown[0]["path"] == f"content/{ARTICLE}"
    assert any(words.startswith(f"content/{ARTICLE}:") for words in said)
    assert f"content/{ARTICLE}: not built" in "\n".join(said)


def test_a_mended_mistake_is_gone(running: PreviewServer, edit: Any, ask: Any, until: Any) -> None:
    """Once the file is right again a new version comes, without findings."""
    file = edit("title: The night bus", "title: [The night bus")
    until(running.board, lambda now: not now.ok)
    file.write_text(file.read_text(encoding="utf-8").replace("[The night", "The last"), encoding="utf-8")
    until(running.board, lambda now: now.ok and "The last bus" in ask(running.server_port, ADDRESS).body)
    assert json.loads(ask(running.server_port, f"/_preview/diagnostics.json?path={ADDRESS}").body) == []


def test_a_warning_names_its_page_and_block(running: PreviewServer, edit: Any, ask: Any, until: Any) -> None:
    """A missing picture is a warning beside its figure's text, on the pages that show it and on no other."""
    edit("By day a window", "![A window](none.jpg)\n\nBy day a window")
    until(running.board, lambda now: now.count("warning") > 0)
    there, elsewhere = (
        json.loads(ask(running.server_port, f"/_preview/diagnostics.json?path={path}").body)
        for path in (ADDRESS, "/zh-hant/night-bus/")
    )
    missing = next(one for one in there if one["code"] == "missing-image")
    assert (missing["line"], elsewhere) == (14, [])
    assert f'id="{missing["id"]}"' in ask(running.server_port, ADDRESS).body


def test_a_draft_is_shown(running: PreviewServer, edit: Any, ask: Any, until: Any) -> None:
    """What is not published yet can be previewed."""
    edit("title: The night bus", "title: The day bus\nstatus: draft")
    until(running.board, lambda now: "The day bus" in ask(running.server_port, ADDRESS).body)
    assert ask(running.server_port, ADDRESS).status == 200


def test_two_previews_want_two_ports(magazine: Path, project: Path, tmp_path: Path) -> None:
    """A port that is taken is named, with the option that takes another one; nothing has been started."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=rf"port {port} is in use\n  help: .* --port {port + 1}"):
            serve(magazine, port, root=project, folder=tmp_path / "preview")
    assert not (tmp_path / "preview").exists()


def test_a_port_is_a_number_that_exists(magazine: Path) -> None:
    """70000 is no port."""
    with pytest.raises(ServeError, match="from 0 to 65535"):
        serve(magazine, 70000)


def test_a_content_folder_has_to_be_there(tmp_path: Path) -> None:
    """A mistyped --content is named before anything is started."""
    with pytest.raises(ServeError, match="there is no such folder"):
        serve(tmp_path / "contents")


COMMAND = """
import sys
from pathlib import Path
from preview.server import serve
serve(Path(sys.argv[1]), 0, folder=Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "built"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_a_signal_ends_it_cleanly(number: int, built: bool, content: Path, tmp_path: Path, project: Path) -> None:
    """Ctrl-C and SIGTERM, between builds and during one: exit code 0, no process and no pages left behind."""
    folder = tmp_path / "preview"
    environment = os.environ | {"PYTHONPATH": str(project / "plugins"), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, str(content), str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        if built:
            lines.append(process.stdout.readline())
        process.send_signal(number)
        # The pipes end when the last process that holds them has ended, children too.
        out, err = process.communicate(timeout=50)
    # Fonts that were never cut before take a while, and the wait is counted.
    said = [line for line in err.splitlines() if not line.startswith("fonts: ")]
    assert (process.returncode, said) == (0, [])
    assert lines[0].startswith("http://127.0.0.1:")
    assert out.endswith("The preview has ended.\n")
    # Fonts are kept for the next preview, as pictures are.
    assert [path.name for path in folder.glob("*/*") if path.parent.name != "fonts"] in ([], ["cache"])
    assert not list(folder.rglob("*.tmp"))
