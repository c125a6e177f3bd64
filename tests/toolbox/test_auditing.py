"""What is known of the packages that the program stands on."""

import json
import subprocess
from pathlib import Path

import pytest

from toolbox import auditing
from toolbox.auditing import AuditFailed, Unanswered, audit, weaknesses

REPORT = {
    "dependencies": [
        {"name": "good", "version": "1.0", "vulns": []},
        {"name": "bad", "version": "1.0", "vulns": [{"id": "X-1", "fix_versions": ["1.1"]}]},
        {"name": "worse", "version": "2.0", "vulns": [{"id": "X-2", "fix_versions": []}]},
        {"name": "strange", "version": "3.0", "skip_reason": "nobody knows it"},
    ]
}


def test_each_weakness_is_a_line_with_its_way_out() -> None:
    """A package that could not be looked up is one, too."""
    assert list(weaknesses(REPORT)) == [
        "bad 1.0: X-1; mended in 1.1",
        "worse 2.0: X-2; mended in no version yet",
        "strange 3.0: not looked up: nobody knows it",
    ]


@pytest.mark.parametrize(
    ("said", "error"), [("requests.exceptions.ConnectionError: Max retries exceeded", Unanswered), ("oh", AuditFailed)]
)
def test_no_network_is_no_weakness(monkeypatch: pytest.MonkeyPatch, said: str, error: type[Exception]) -> None:
    """And no proof of strength: it is said."""
    monkeypatch.setattr(auditing, "run", lambda *_: subprocess.CompletedProcess([], 1, "", said))
    with pytest.raises(error):
        audit(Path("root"), Path("python"))


def test_a_mirror_that_knows_nothing_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It lists every package, and has looked up none."""
    report = json.dumps({"dependencies": [{"name": "a", "skip_reason": "not found"}]})
    monkeypatch.setattr(auditing, "run", lambda *_: subprocess.CompletedProcess([], 0, report, ""))
    with pytest.raises(Unanswered):
        audit(Path("root"), Path("python"))


def test_both_locks_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build needs and what a deployment needs."""
    asked: list[str] = []

    def run(_: Path, *words: str) -> subprocess.CompletedProcess[str]:
        asked.extend(word for word in words if word.endswith(".lock"))
        return subprocess.CompletedProcess([], 1, json.dumps(REPORT), "")

    monkeypatch.setattr(auditing, "run", run)
    assert len(audit(Path("root"), Path("python"))) == 3
    assert [Path(name).name for name in asked] == ["requirements.lock", "requirements-deploy.lock"]
