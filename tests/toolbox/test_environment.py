"""The environment that `./inv` makes; with packages the whole way is gone in test_wrapper.py."""

from pathlib import Path

import pytest

from toolbox import environment
from toolbox.environment import RUNTIME, TESTS, SetupError, add_ensurepip, remove, take_stamps


def test_no_stamp_stands_while_packages_are_installed(tmp_path: Path) -> None:
    """Both stamps are taken away and handed back, whichever lock is installed."""
    (tmp_path / RUNTIME).write_bytes(b"one")
    (tmp_path / TESTS).write_bytes(b"two")
    assert take_stamps(tmp_path) == {RUNTIME: b"one", TESTS: b"two"}
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_its_place_loses_only_itself(tmp_path: Path) -> None:
    """A .venv that links elsewhere is removed without what it leads to."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".venv").symlink_to("elsewhere")
    remove(tmp_path / ".venv")
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_debian_without_venv_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not install packages is told which one is missing."""
    monkeypatch.setattr(environment, "can_apt_install", lambda: False)
    with pytest.raises(SetupError, match=r"apt-get install python3.*-venv"):
        add_ensurepip(Path("/usr/local/bin/python3.11"))


def test_root_on_debian_has_it_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As root the package is added without a question; the system's own Python takes the plain name."""
    asked: list[str] = []

    def install(package: str) -> bool:
        asked.append(package)
        return True

    monkeypatch.setattr(environment, "can_apt_install", lambda: True)
    monkeypatch.setattr(environment, "apt_install", install)
    add_ensurepip(Path("/usr/bin/python3").resolve())
    assert asked == ["python3-venv"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_are_hashed_and_name_no_host(project: Path, name: str) -> None:
    """Each package of a lock has its hashes, and no address stands in it."""
    text = (project / name).read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line[:1].isalnum()]
    assert packages
    assert all(line.endswith(" \\") and "==" in line for line in packages)
    assert "://" not in text
    assert "--index" not in text


def test_npm_lock_names_no_place(project: Path) -> None:
    """The lock of the npm tools has checksums and no addresses to fetch from."""
    text = (project / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in text
    assert '"resolved"' not in text
