"""A build is put in the place of the last one when it is whole, and not before."""

from pathlib import Path

import pytest

from editions.build import BuildStopped, OutputRefused, PelicanFailed, build
from editions.run import this_day
from tests.site.magazine import PROJECT, build_site, copy_magazine, site_options, snapshot

GOOD = {"articles/x/en.md": "---\ntitle: X\ndate: 2026-01-01\n---\n\nOne.\n"}
BAD = {"articles/x/en.md": "---\ntitle: [X\n---\n\nTwo.\n"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A magazine of one article."""
    return copy_magazine(tmp_path, GOOD, whole=False)


def change(content: Path, files: dict[str, str]) -> None:
    """Write other texts into a content folder."""
    for name, text in files.items():
        (content / name).write_text(text, "utf-8")


def test_errors_leave_the_last_good_site_as_it_was(tmp_path: Path, content: Path) -> None:
    """Byte for byte, with nothing left beside it."""
    build_site(content, tmp_path)
    before = snapshot(tmp_path / "output")
    change(content, BAD)
    with pytest.raises(BuildStopped) as stopped:
        build_site(content, tmp_path)
    assert [one.code for one in stopped.value.diagnostics] == ["front-matter-syntax"]
    assert snapshot(tmp_path / "output") == before
    assert {path.name for path in tmp_path.iterdir()} == {"content", "output", "cache"}


def test_a_strict_build_stops_at_warnings(tmp_path: Path, content: Path) -> None:
    """What a reader would notice."""
    change(content, {"articles/x/en.md": GOOD["articles/x/en.md"] + "\n![](no.png)\n"})
    assert [one.code for one in build_site(content, tmp_path).diagnostics] == ["missing-image"]
    with pytest.raises(BuildStopped):
        build_site(content, tmp_path, strict=True)


def test_a_template_that_fails_leaves_the_last_good_site(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception on the way is no half of a site."""
    build_site(content, tmp_path)
    before = snapshot(tmp_path / "output")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("editions.generator.write_pages", fail)
    with pytest.raises((RuntimeError, PelicanFailed)):
        build_site(content, tmp_path)
    assert snapshot(tmp_path / "output") == before
    assert not (tmp_path / ".output.new").exists()


def test_a_swap_that_fails_is_undone(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of its two renames."""
    build_site(content, tmp_path)
    before = snapshot(tmp_path / "output")

    def fail(*_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        build_site(content, tmp_path)
    assert snapshot(tmp_path / "output") == before


@pytest.mark.parametrize("state", ["while writing", "before the first rename", "between the renames", "after both"])
def test_what_a_killed_build_left_is_mended_by_the_next(tmp_path: Path, content: Path, state: str) -> None:
    """At every moment there is one whole site to come back to, even when the next build stops."""
    build_site(content, tmp_path)
    before = snapshot(tmp_path / "output")
    output, stage, former = (tmp_path / name for name in ("output", ".output.new", ".output.old"))
    if state == "between the renames":
        output.rename(former)
    if state != "after both":
        stage.mkdir()
        (stage / "half.html").write_text("half", "utf-8")
    else:
        former.mkdir()
        (former / "old.html").write_text("old", "utf-8")
    change(content, BAD)
    with pytest.raises(BuildStopped):
        build_site(content, tmp_path)
    assert snapshot(output) == before
    assert not stage.exists()
    assert not former.exists()


@pytest.mark.parametrize("name", [".", "content", "content/articles", "foreign", "file"])
def test_what_is_no_site_is_never_replaced(tmp_path: Path, content: Path, name: str) -> None:
    """Neither the articles, nor a folder that holds something else."""
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "thesis.txt").write_text("years of work", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(OutputRefused, match="help: name "):
        build(site_options(content, tmp_path, output=(tmp_path / name).resolve()))
    assert snapshot(tmp_path) == before


def test_the_project_itself_is_no_output(tmp_path: Path, content: Path) -> None:
    """`--output .` is a slip of the fingers."""
    with pytest.raises(OutputRefused):
        build(site_options(content, tmp_path, output=PROJECT))


def test_what_is_gone_from_the_magazine_is_gone_from_the_site(tmp_path: Path, content: Path) -> None:
    """A page that was renamed leaves nothing behind."""
    build_site(content, tmp_path)
    (content / "articles/x").rename(content / "articles/y")
    build_site(content, tmp_path)
    assert (tmp_path / "output/en/y/index.html").is_file()
    assert not (tmp_path / "output/en/x").exists()


def test_a_build_writes_nothing_into_the_magazine(tmp_path: Path, content: Path) -> None:
    """What editors own is theirs."""
    before = snapshot(content)
    build_site(content, tmp_path)
    assert snapshot(content) == before


def test_a_damaged_memory_is_made_again(tmp_path: Path, content: Path) -> None:
    """All of it comes from the sources."""
    build_site(content, tmp_path)
    before = snapshot(tmp_path / "output")
    for file in (tmp_path / "cache").rglob("*.sqlite*"):
        file.write_bytes(b"rubbish" * 200)
    build_site(content, tmp_path)
    assert snapshot(tmp_path / "output") == before


def test_the_day_is_that_of_the_environment_where_it_is_given() -> None:
    """`SOURCE_DATE_EPOCH`, so that a build can be repeated; nonsense is no day."""
    assert this_day({"SOURCE_DATE_EPOCH": "86400"}).isoformat() == "1970-01-02T00:00:00+00:00"
    assert this_day({"SOURCE_DATE_EPOCH": "soon"}).year >= 2026
