"""What is found on a machine."""

from pathlib import Path

from toolbox.machine import find_chromium


def program(path: Path) -> Path:
    """A file that may be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_browser_that_is_named_comes_first(tmp_path: Path) -> None:
    """`CHROMIUM` names a program by path or by name."""
    program(tmp_path / "bin" / "chromium")
    mine = program(tmp_path / "mine" / "browser")
    assert find_chromium({"CHROMIUM": str(mine), "PATH": str(tmp_path / "bin")}, ()) == mine
    assert find_chromium({"CHROMIUM": "browser", "PATH": str(tmp_path / "mine")}, ()) == mine


def test_a_named_browser_that_is_not_there_is_not_replaced(tmp_path: Path) -> None:
    """Whoever names a browser doesn't get another one unasked."""
    program(tmp_path / "chromium")
    assert find_chromium({"CHROMIUM": "/nowhere/browser", "PATH": str(tmp_path)}, ()) is None


def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    """Chrome's name does as well as Chromium's."""
    chrome = program(tmp_path / "google-chrome")
    assert find_chromium({"PATH": str(tmp_path)}, ()) == chrome


def test_an_application_is_found_last(tmp_path: Path) -> None:
    """Where nothing is on the PATH, the places of applications are looked at."""
    chrome = program(tmp_path / "Applications" / "Google Chrome")
    assert find_chromium({"PATH": ""}, ("/nowhere/chrome", str(chrome))) == chrome


def test_no_browser_is_no_error(tmp_path: Path) -> None:
    """A machine without one has none."""
    assert find_chromium({"PATH": str(tmp_path)}, ()) is None
