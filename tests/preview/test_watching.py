"""What counts as a change, and what is an editor's or a cache's own business."""

from pathlib import Path
from threading import Event, Thread

import pytest
from watchfiles import Change

from preview.watching import Visible, watch_files


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("content/articles/her/en.md", True),
        ("content/articles/her/still.jpg", True),
        ("plugins/document/model.py", True),
        ("content/articles/her/.en.md.swp", False),
        ("content/articles/her/en.md~", False),
        ("content/articles/her/.#en.md", False),
        ("content/.git/index", False),
        ("plugins/document/__pycache__/model.cpython-311.pyc", False),
        ("content/.DS_Store", False),
    ],
)
def test_hidden_files_do_not_count(name: str, counts: bool) -> None:
    """Swap files, back-up copies, caches and what begins with a dot start no build."""
    visible = Visible([Path("/m/.hidden/content"), Path("/m/.hidden/plugins")])
    assert visible(Change.modified, f"/m/.hidden/{name}") is counts


def test_a_real_change_is_reported(tmp_path: Path) -> None:
    """A file written below a watched folder is named to the callback; the watch ends when it is told to."""
    stop, ready, seen = Event(), Event(), Event()
    found: set[Path] = set()

    def note(paths: frozenset[Path]) -> None:
        found.update(paths)
        if tmp_path.resolve() / "a" / "en.md" in found:
            seen.set()

    (tmp_path / "a").mkdir()
    thread = Thread(target=watch_files, args=([tmp_path, tmp_path / "none"], stop, ready, note))
    thread.start()
    try:
        assert ready.wait(30)
        (tmp_path / "a" / "en.md").write_text("words", encoding="utf-8")
        assert seen.wait(30)
    finally:
        stop.set()
        thread.join()
