"""What was published arrives at each kind of host; the servers are real and stand on this machine."""

import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from publishing.deploy import Job, Stopped, deploy, read_target
from publishing.publish import Wishes, publish
from publishing.shelf import Shelf
from publishing.tree import read_tree, tree_hash
from tests.publishing.sites import finished, page, small_site

LONG = page("Long", "<p>" + "long words " * 200 + "</p>")
SWEET = str(small_site()["en/sea/index.html"]).replace("Salt", "Sweet")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A site that was published."""
    return put(tmp_path, {"en/long/index.html": LONG, "en/old/index.html": page("Old"), "en/頁/index.html": page("頁")})


def put(folder: Path, changes: dict[str, str | bytes | None], *gone: str) -> Shelf:
    """Publish the small site with some changes."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    (folder / "content").mkdir(exist_ok=True)
    shelf = Shelf(folder / ".published")
    wishes = Wishes(gone=gone)
    publish(shelf, folder / "content", folder / "memory", lambda: finished(folder / "site", changes), wishes)
    return shelf


def change(folder: Path) -> Shelf:
    """Publish again: a page says something else, one is new, one is gone."""
    more: dict[str, str | bytes | None] = {"en/sea/index.html": SWEET, "en/new/index.html": page("New")}
    return put(folder, {"en/long/index.html": LONG, "en/頁/index.html": page("頁"), **more}, "old")


def send(shelf: Shelf, values: dict[str, Any], **more: bool) -> list[str]:
    """Deploy to a target that is described so; what it says."""
    target = read_target({"there": values}, "there", "en")
    return list(deploy(Job(shelf, shelf.folder.parent, target, **more), lambda *_: None, "en"))


CHANGED = [
    "send en/new/index.html",
    "send en/sea/index.html",
    "remove en/old/index.html",
]


# --- a folder


def test_a_folder_becomes_the_site(tmp_path: Path, shelf: Shelf) -> None:
    """Every byte; then only what changed."""
    there = {"kind": "folder", "path": "there", "compressed": False}
    send(shelf, there)
    assert tree_hash(read_tree(tmp_path / "there")) == shelf.current()
    change(tmp_path)
    planned = send(shelf, there, dry=True)
    assert planned[:-1] == CHANGED
    assert tree_hash(read_tree(tmp_path / "there")) != shelf.current()
    assert send(shelf, there) == ["there: 2 sent (0.0 MB), 1 removed, 14 were there already"]
    assert tree_hash(read_tree(tmp_path / "there")) == shelf.current()
    assert not (tmp_path / "there/en/old").exists()
    assert send(shelf, there) == ["there is up to date: 16 files"]


def test_a_folder_gets_compressed_forms_too(tmp_path: Path, shelf: Shelf) -> None:
    """For servers that send them as they lie."""
    send(shelf, {"kind": "folder", "path": "there"})
    packed = (tmp_path / "there/en/long/index.html.gz").read_bytes()
    assert gzip.decompress(packed).decode() == LONG


@pytest.mark.parametrize("path", [".", "..", ".published/x"])
def test_a_folder_that_is_needed_is_refused(shelf: Shelf, path: str) -> None:
    """The project itself, what it lies in, what was published."""
    with pytest.raises(Stopped, match="needed for something else"):
        send(shelf, {"kind": "folder", "path": path})


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, shelf: Shelf) -> None:
    """Nothing in it is touched."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there/thesis.docx").write_bytes(b"years of work")
    with pytest.raises(Stopped, match="no site of ours"):
        send(shelf, {"kind": "folder", "path": "there"})
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["thesis.docx"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, shelf: Shelf) -> None:
    """What lies there is safe."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there/en").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Stopped, match="leads out of the folder"):
        send(shelf, {"kind": "folder", "path": "there"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


# --- what cannot be


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "its kind cannot be"),
        ({"kind": "ftp"}, "its kind cannot be ftp"),
        ({"kind": "folder"}, "path is missing"),
        ({"kind": "folder", "path": "x", "password": "y"}, "folder has no key password"),
        ({"kind": "s3", "bucket": "x", "encoding": "zip"}, "encoding cannot be zip"),
    ],
)
def test_a_target_that_cannot_be_is_told(values: dict[str, Any], words: str) -> None:
    """With what to write instead."""
    with pytest.raises(Stopped, match=words) as stopped:
        read_target({"there": values}, "there", "en")
    assert "help: " in str(stopped.value)


def test_nothing_is_sent_before_something_is_published(tmp_path: Path) -> None:
    """The way out is named."""
    with pytest.raises(Stopped, match=r"run \./inv publish first"):
        send(Shelf(tmp_path / ".published"), {"kind": "folder", "path": "there"})


# --- GitHub Pages: a bare repository


def git(folder: Path, *words: str) -> str:
    """Run git there."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_a_branch_of_another_repository_becomes_the_site(tmp_path: Path, shelf: Shelf) -> None:
    """In one commit each; with the domain's file, and without Jekyll."""
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "there.git")
    git(tmp_path, "init", "--quiet", "-b", "main")
    git(tmp_path, "config", "user.name", "Nobody")
    git(tmp_path, "config", "user.email", "nobody@example.org")
    git(tmp_path, "remote", "add", "origin", str(tmp_path / "there.git"))
    there = {"kind": "github-pages", "domain": "small.example"}
    before = Path.cwd()
    send(shelf, there)
    change(tmp_path)
    assert send(shelf, there, dry=True)[:-1] == CHANGED
    send(shelf, there)
    assert send(shelf, there) == ["there is up to date: 16 files"]
    assert Path.cwd() == before
    git(tmp_path, "clone", "--quiet", "-b", "gh-pages", "there.git", "clone")
    assert (tmp_path / "clone/CNAME").read_text("utf-8").strip() == "small.example"
    (tmp_path / "clone/CNAME").unlink()
    (tmp_path / "clone/.nojekyll").unlink()
    shutil.rmtree(tmp_path / "clone/.git")
    assert tree_hash(read_tree(tmp_path / "clone")) == shelf.current()
    assert git(tmp_path / "there.git", "rev-list", "--count", "gh-pages").strip() == "2"


def test_a_repository_that_is_not_there_is_told(tmp_path: Path, shelf: Shelf) -> None:
    """In a sentence."""
    git(tmp_path, "init", "--quiet")
    with pytest.raises(Stopped, match="see that you may push there"):
        send(shelf, {"kind": "github-pages", "remote": str(tmp_path / "none.git")})


# --- rsync: a daemon


@pytest.fixture
def rsync(tmp_path: Path, lacking: Callable[[str], None]) -> Iterator[str]:
    """A running daemon with a writable module; its address."""
    program = shutil.which("rsync")
    if not program:
        lacking("needs rsync")
        return
    (tmp_path / "there").mkdir()
    port = free_port()
    config = tmp_path / "rsyncd.conf"
    who = f"uid = {os.getuid()}\ngid = {os.getgid()}\n"
    config.write_text(f"{who}use chroot = no\n[there]\npath = {tmp_path / 'there'}\nread only = no\n", "utf-8")
    words = ["--daemon", "--no-detach", f"--config={config}", "--address=127.0.0.1", f"--port={port}"]
    with subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
        try:
            wait_for(port)
            yield f"rsync://127.0.0.1:{port}/there"
        finally:
            daemon.terminate()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until somebody listens."""
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


def test_rsync_makes_its_place_the_site(tmp_path: Path, shelf: Shelf, rsync: str) -> None:
    """Plans before it acts, and does no more than that."""
    there = {"kind": "rsync", "to": rsync, "compressed": False}
    send(shelf, there)
    assert tree_hash(read_tree(tmp_path / "there")) == shelf.current()
    change(tmp_path)
    assert send(shelf, there, dry=True)[:-1] == CHANGED
    assert send(shelf, there)[-1].startswith("there: 2 sent")
    assert tree_hash(read_tree(tmp_path / "there")) == shelf.current()
    assert send(shelf, there) == ["there is up to date: 16 files"]


def test_rsync_touches_nothing_else(tmp_path: Path, shelf: Shelf, rsync: str) -> None:
    """A place with other things is refused; what is to be kept stays."""
    (tmp_path / "there/thesis.docx").write_bytes(b"years of work")
    with pytest.raises(Stopped, match="no site of ours"):
        send(shelf, {"kind": "rsync", "to": rsync})
    send(shelf, {"kind": "rsync", "to": rsync, "keep": ["*.docx"]})
    change(tmp_path)
    send(shelf, {"kind": "rsync", "to": rsync, "keep": ["*.docx"]})
    assert (tmp_path / "there/thesis.docx").read_bytes() == b"years of work"
    assert not (tmp_path / "there/en/old/index.html").exists()


# --- S3: moto's server


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A running server that speaks S3; its address."""
    port = free_port()
    program = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Any, dict[str, Any]]:
    """A client of an empty bucket, and a target for it."""
    import boto3

    for name, value in {
        "ACCESS_KEY_ID": "id",
        "SECRET_ACCESS_KEY": "the-secret",
        "DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    client = boto3.client("s3", endpoint_url=s3)
    name = f"bucket-{tmp_path.name.lower().replace('_', '-')}"[:60].strip("-")
    client.create_bucket(Bucket=name)
    return client, {"kind": "s3", "bucket": name, "endpoint": s3, "prefix": "magazine"}


def keys(client: Any, there: dict[str, Any]) -> set[str]:
    """The objects of a bucket."""
    return {one["Key"] for one in client.list_objects_v2(Bucket=there["bucket"]).get("Contents", ())}


def test_a_bucket_becomes_the_site(tmp_path: Path, shelf: Shelf, bucket: tuple[Any, dict[str, Any]]) -> None:
    """Below its prefix, with types, encodings and times; then only what changed."""
    client, there = bucket
    client.put_object(Bucket=there["bucket"], Key="other.txt", Body=b"not ours")
    send(shelf, there)
    assert keys(client, there) == {"other.txt", *(f"magazine/{path}" for path in read_tree(shelf.site()))}
    head = client.get_object(Bucket=there["bucket"], Key="magazine/en/long/index.html")
    assert (head["ContentType"], head["ContentEncoding"]) == ("text/html; charset=utf-8", "gzip")
    assert head["CacheControl"] == "public, max-age=0, must-revalidate"
    assert gzip.decompress(head["Body"].read()).decode() == LONG
    font = client.get_object(Bucket=there["bucket"], Key="magazine/fonts/0a1b2c3d4e5f.woff2")
    assert (font["ContentType"], font["CacheControl"]) == ("font/woff2", "public, max-age=31536000, immutable")
    assert "ContentEncoding" not in font
    feed = client.head_object(Bucket=there["bucket"], Key="magazine/en/feed.xml")
    assert feed["ContentType"] == "application/atom+xml"
    change(tmp_path)
    assert send(shelf, there, dry=True)[:-1] == CHANGED
    assert send(shelf, there)[-1].startswith("there: 2 sent")
    assert keys(client, there) == {"other.txt", *(f"magazine/{path}" for path in read_tree(shelf.site()))}
    assert send(shelf, there) == ["there is up to date: 16 files"]


def test_a_fault_in_the_middle_is_tried_again(
    shelf: Shelf, bucket: tuple[Any, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server drops every third request; all arrives."""
    from publishing.bucket import Bucket

    client, there = bucket
    real, calls = Bucket.put, iter(range(10_000))

    def unsteady(self: Bucket, item: Any) -> None:
        if next(calls) % 3 == 0:
            raise ConnectionResetError("the line went dead")
        real(self, item)

    monkeypatch.setattr(Bucket, "put", unsteady)
    send(shelf, there)
    assert {key.removeprefix("magazine/") for key in keys(client, there)} == set(read_tree(shelf.site()))


def test_a_bucket_that_cannot_be_used_is_told_without_the_key(
    shelf: Shelf, bucket: tuple[Any, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of that name; no key in the environment."""
    _, there = bucket
    with pytest.raises(Stopped, match="NoSuchBucket") as stopped:
        send(shelf, {**there, "bucket": "nowhere"})
    assert "the-secret" not in str(stopped.value)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(Stopped, match="set AWS_ACCESS_KEY_ID"):
        send(shelf, there)


# --- hosts with a tool of their own


@pytest.mark.parametrize(("kind", "key"), [("netlify", "site"), ("cloudflare", "project")])
def test_a_hosts_own_tool_gets_the_folder_and_no_key(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, kind: str, key: str
) -> None:
    """A program in the place of npx writes down what it was given; what it says is passed on, but for keys."""
    tool = tmp_path / "bin/npx"
    tool.parent.mkdir()
    tool.write_text(
        '#!/bin/sh\necho "$@" > "$0.words"\nls "$(echo "$@" | tr " " "\\n" | grep ^/)" > "$0.files"\n', "utf-8"
    )
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("NETLIFY_AUTH_TOKEN", "the-secret")
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "the-secret")
    send(shelf, {"kind": kind, key: "small"})
    words = Path(f"{tool}.words").read_text("utf-8")
    assert "small" in words
    assert "the-secret" not in words
    assert {"index.html", "_headers", "_redirects", "sitemap.xml"} <= set(
        Path(f"{tool}.files").read_text("utf-8").split()
    )
    tool.write_text("#!/bin/sh\necho 'refused: token=the-secret' >&2\nexit 1\n", "utf-8")
    with pytest.raises(Stopped, match="refused") as stopped:
        send(shelf, {"kind": kind, key: "small"})
    assert "the-secret" not in str(stopped.value)
