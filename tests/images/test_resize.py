"""Making, publishing and pruning the files of pictures."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from images import resize
from images.plan import Parameters, Picture, plan_picture
from images.resize import Report, perform, prune, publish
from images.unreadable import Reason, UnreadableImage

Draw = Callable[..., Path]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache that isn't there yet."""
    return tmp_path / "cache" / "images"


@pytest.fixture
def pictures(draw: Draw, small: Parameters) -> list[Picture]:
    """Two stills with three files each."""
    return [plan_picture(draw(name, size=size), small) for name, size in (("a.png", (40, 30)), ("b.jpg", (36, 18)))]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def names(*pictures: Picture) -> set[str]:
    """The names of all their files."""
    return {each.name for picture in pictures for each in picture.derivatives}


def test_perform(pictures: list[Picture], cache: Path) -> None:
    """Every planned file is made, in the planned size and format."""
    assert perform(pictures, cache) == Report(made=6, kept=0, failed=())
    assert set(contents(cache)) == names(*pictures)
    for picture in pictures:
        for each in picture.derivatives:
            with Image.open(cache / each.name) as image:
                assert (image.size, image.format) == ((each.width, each.height), each.format.upper())


def test_perform_again(pictures: list[Picture], cache: Path) -> None:
    """What is in the cache is not made again."""
    perform(pictures[:1], cache)
    assert perform(pictures, cache) == Report(made=3, kept=3, failed=())
    assert perform(pictures, cache) == Report(made=0, kept=6, failed=())


def test_same_picture_twice(pictures: list[Picture], cache: Path) -> None:
    """A picture that several pages show is made once."""
    assert perform(pictures * 2, cache) == Report(made=6, kept=0, failed=())


def test_same_bytes(pictures: list[Picture], tmp_path: Path) -> None:
    """One process or two, here or there: the same bytes."""
    perform(pictures, tmp_path / "one", jobs=1)
    perform(pictures, tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("jobs", [1, 2])
def test_unreadable(pictures: list[Picture], cache: Path, jobs: int) -> None:
    """A picture that can't be read any more is reported, and the others are made."""
    pictures[0].source.unlink()
    report = perform(pictures, cache, jobs=jobs)
    assert (report.made, report.kept) == (3, 0)
    assert [(each.path, each.reason) for each in report.failed] == [(pictures[0].source, Reason.MISSING)]
    assert set(contents(cache)) == names(pictures[1])


def test_changed_source(pictures: list[Picture], cache: Path, draw: Draw) -> None:
    """A source that changed since it was planned doesn't get into the cache under its old name."""
    draw("a.png", size=(40, 31))
    report = perform(pictures, cache)
    assert [each.reason for each in report.failed] == [Reason.CHANGED]
    assert set(contents(cache)) == names(pictures[1])


def test_failed_write(pictures: list[Picture], cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is broken off leaves nothing half-done, and the next one makes it good."""

    def fail(_from: Path, _to: Path) -> Path:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="no space left"):
            perform(pictures, cache)
    assert contents(cache) == {}
    assert perform(pictures, cache).made == 6


@pytest.mark.parametrize("keep", [0, 1, 40, -1])
def test_truncated_file(pictures: list[Picture], cache: Path, keep: int) -> None:
    """A file of the cache that lost its end is made again."""
    perform(pictures, cache)
    whole = contents(cache)
    for name, data in whole.items():
        (cache / name).write_bytes(data[:keep])
    assert perform(pictures, cache).made == 6
    assert contents(cache) == whole


def test_killed_process(draw: Draw, small: Parameters, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a working process is killed, every picture that is left is reported with a way out."""
    calls = 0

    class Killed:
        def __init__(self, *_: Any, **__: Any) -> None: ...

        def submit(self, *_: Any) -> "Future[None]":
            nonlocal calls
            calls += 1
            if calls > 2:
                raise BrokenProcessPool
            future: Future[None] = Future()
            future.set_exception(BrokenProcessPool())
            return future

        def shutdown(self, **_: Any) -> None: ...

    monkeypatch.setattr(resize, "spawned", Killed)
    pictures = [plan_picture(draw(f"{number}.png", size=(20 + number, 20)), small) for number in range(4)]
    failed = perform(pictures, cache, jobs=2).failed
    assert [(each.path.name, each.reason) for each in failed] == [
        (f"{number}.png", Reason.CRASHED) for number in range(4)
    ]


def test_progress(pictures: list[Picture], cache: Path) -> None:
    """Progress counts files, from none to all, those of failed pictures too."""
    pictures[0].source.unlink()
    seen: list[tuple[int, int]] = []
    perform(pictures, cache, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 6), (3, 6), (6, 6)]


def test_no_progress_without_work(pictures: list[Picture], cache: Path) -> None:
    """When everything is there, no progress is shown."""
    perform(pictures, cache)
    perform(pictures, cache, progress=lambda _done, _total: pytest.fail("nothing was to be done"))


def test_read_only_source(pictures: list[Picture], cache: Path) -> None:
    """Sources are only read: their folder may be closed for writing, and stays as it was."""
    folder = pictures[0].source.parent
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    for path in before:
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert perform(pictures, cache).failed == ()
        assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    finally:
        folder.chmod(0o755)


def test_publish(pictures: list[Picture], cache: Path, tmp_path: Path) -> None:
    """The site gets just the files of its pictures, and loses what earlier builds left of ours."""
    perform(pictures, cache)
    output = tmp_path / "output" / "images"
    publish(pictures, cache, output)
    assert contents(output) == contents(cache)
    (output / "drawn-by-hand.png").write_bytes(b"x")
    publish(pictures[:1], cache, output)
    assert set(contents(output)) == names(pictures[0]) | {"drawn-by-hand.png"}


def test_publish_mends(pictures: list[Picture], cache: Path, tmp_path: Path) -> None:
    """A published file that was cut off is put right."""
    perform(pictures, cache)
    publish(pictures, cache, tmp_path)
    (tmp_path / pictures[0].fallback.name).write_bytes(b"")
    publish(pictures, cache, tmp_path)
    assert (tmp_path / pictures[0].fallback.name).read_bytes() == (cache / pictures[0].fallback.name).read_bytes()


def test_published_files_are_copies(pictures: list[Picture], cache: Path, tmp_path: Path) -> None:
    """A published file that is changed in place leaves the cache as it was."""
    perform(pictures, cache)
    publish(pictures, cache, tmp_path)
    before = contents(cache)
    with (tmp_path / pictures[0].fallback.name).open("r+b") as file:
        file.write(b"stamped")
    assert contents(cache) == before


def test_prune(pictures: list[Picture], cache: Path) -> None:
    """Just what no picture needs is removed, half-written files included; what isn't ours stays."""
    perform(pictures, cache)
    half = f".{pictures[0].fallback.name}.123.tmp"
    for name in (half, "README", "holiday.jpg", ".hidden.tmp"):
        (cache / name).write_bytes(b"x")
    assert set(prune(cache, pictures[:1])) == names(pictures[1]) | {half}
    assert set(contents(cache)) == names(pictures[0]) | {"README", "holiday.jpg", ".hidden.tmp"}


def test_prune_spares_what_was_of_use_lately(pictures: list[Picture], cache: Path) -> None:
    """Another magazine may have asked for it; what a run asks for counts as used."""
    perform(pictures, cache)
    for name in names(*pictures):
        os.utime(cache / name, (0, 0))
    perform(pictures[:1], cache)
    assert set(prune(cache, [], idle=3600)) == names(pictures[1])
    assert set(contents(cache)) == names(pictures[0])


def test_prune_without_cache(cache: Path) -> None:
    """Where there is no cache yet, nothing is removed."""
    assert prune(cache, []) == ()


def test_error_names_the_source(pictures: list[Picture], cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw tells which picture it was about."""

    def fail(*_: Any) -> bytes:
        raise ValueError("encoder")

    monkeypatch.setattr(resize, "encode", fail)
    with pytest.raises(ValueError, match="encoder") as caught:
        perform(pictures[:1], cache)
    assert str(pictures[0].source) in caught.value.__notes__[0]


def test_failure_reads_like_a_diagnostic(cache: Path, pictures: list[Picture]) -> None:
    """A failure prints place, fact and way out."""
    pictures[0].source.write_bytes(b"GIF89a")
    (failure,) = perform(pictures[:1], cache).failed
    assert isinstance(failure, UnreadableImage)
    assert str(failure).startswith(f"{pictures[0].source}: ")
    assert "\n  help: " in str(failure)
