"""A site goes to its readers whole or not at all."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from publishing.publish import DiskFull, NotPublished, Published, Wishes, publish
from publishing.redirects import read_redirects
from publishing.shelf import NothingPublished, Shelf
from publishing.tree import read_tree, tree_hash
from tests.publishing.sites import finished, page, small_site

Files = dict[str, str | bytes | None]
ANOTHER: Files = {"en/sea/index.html": str(small_site()["en/sea/index.html"]).replace("Salt", "Sweet")}


def put(folder: Path, changes: Files | None = None, wishes: Wishes | None = None) -> Published:
    """Publish the small site with some changes, in the place `folder`."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    shelf = Shelf(folder / ".published")
    return publish(shelf, folder / "content", folder / "memory", lambda: finished(folder / "site", changes), wishes)


def readers_see(folder: Path) -> str:
    """The word that tells the small sites apart, from a site that is whole."""
    shelf = Shelf(folder / ".published")
    site = shelf.site()
    assert tree_hash(read_tree(shelf.link)) == site.name == shelf.manifest(site.name)["tree"]
    return "Sweet" if "Sweet" in (site / "en/sea/index.html").read_text("utf-8") else "Salt"


def test_a_site_is_published_and_replaced(tmp_path: Path) -> None:
    """The link leads to the new one, the former stays beside it, and nothing else is left."""
    first = put(tmp_path)
    assert (first.changes.first, readers_see(tmp_path)) == (True, "Salt")
    second = put(tmp_path, ANOTHER)
    assert readers_see(tmp_path) == "Sweet"
    assert [address for address, _ in second.changes.changed] == ["/en/sea/"]
    left = {path.name for path in (tmp_path / ".published").iterdir()}
    assert left == {
        ".guard",
        "current",
        "history",
        *(f"{n}{s}" for n in (first.name, second.name) for s in ("", ".json")),
    }


def test_the_same_site_again_changes_nothing(tmp_path: Path) -> None:
    """Same pages, same name."""
    assert put(tmp_path).name == put(tmp_path).name
    assert not put(tmp_path).changes.any


def test_readers_can_be_given_the_site_before(tmp_path: Path) -> None:
    """And the one before that, until there is none."""
    put(tmp_path)
    put(tmp_path, ANOTHER)
    shelf = Shelf(tmp_path / ".published")
    with shelf.held():
        shelf.roll_back()
    assert readers_see(tmp_path) == "Salt"
    with pytest.raises(NothingPublished), shelf.held():
        shelf.roll_back()
    put(tmp_path, ANOTHER)
    with shelf.held():
        shelf.roll_back()
    assert readers_see(tmp_path) == "Salt"


def test_old_sites_are_thrown_away(tmp_path: Path) -> None:
    """All but the last few; readers' own never."""
    names = [put(tmp_path, {"robots.txt": f"# {n}\n"}, Wishes(keep=3)).name for n in range(6)]
    left = {path.name for path in (tmp_path / ".published").iterdir() if path.is_dir() and not path.is_symlink()}
    assert left == set(names[-3:])
    assert len(list((tmp_path / ".published").glob("*.json"))) == 3


def test_a_site_that_is_wrong_is_not_published(tmp_path: Path) -> None:
    """Readers see what they saw before."""
    put(tmp_path)
    with pytest.raises(NotPublished):
        put(tmp_path, {"en/sea/index.html": page("The sea", '<p id="q1">Sweet.</p><a href="/none/">x</a>')})
    assert readers_see(tmp_path) == "Salt"
    assert not (tmp_path / ".published/.new").exists()


# --- pages that moved or went


MORE: Files = {"en/shore/index.html": page("Shore"), "zh-hant/shore/index.html": page("岸")}


def moved(to: str) -> Files:
    """The pages of MORE under another name."""
    return {name.replace("shore", to): data for name, data in MORE.items()}


def test_a_page_that_went_needs_a_word(tmp_path: Path) -> None:
    """Without it nothing is published; the message names each."""
    put(tmp_path, MORE)
    with pytest.raises(NotPublished) as stopped:
        put(tmp_path)
    assert [(one.code, one.place.path) for one in stopped.value.diagnostics] == [
        ("page-lost", "/en/shore/"),
        ("page-lost", "/zh-hant/shore/"),
    ]
    assert "--redirect shore=NEW" in stopped.value.diagnostics[0].help()


def test_a_folder_that_moved_is_redirected_in_every_edition(tmp_path: Path) -> None:
    """The file is written, pages lead on, and the list for hosts has both."""
    put(tmp_path, MORE)
    done = put(tmp_path, moved("coast"), Wishes(moved=[("shore", "coast")]))
    moves = {"/en/shore/": "/en/coast/", "/zh-hant/shore/": "/zh-hant/coast/"}
    assert read_redirects(tmp_path / "content").moved == done.redirects.moved == moves
    site = tmp_path / ".published/current"
    assert 'content="0; url=/en/coast/"' in (site / "en/shore/index.html").read_text("utf-8")
    assert (site / "_redirects").read_text("utf-8") == "".join(f"{old} {new} 301\n" for old, new in moves.items())
    assert not put(tmp_path, moved("coast")).changes.any


def test_a_page_that_moved_twice_leads_to_its_last_place(tmp_path: Path) -> None:
    """In one step."""
    put(tmp_path, MORE)
    put(tmp_path, moved("coast"), Wishes(moved=[("shore", "coast")]))
    done = put(tmp_path, moved("beach"), Wishes(moved=[("coast", "beach")]))
    assert done.redirects.moved["/en/shore/"] == done.redirects.moved["/en/coast/"] == "/en/beach/"


def test_the_further_pages_of_a_list_come_and_go(tmp_path: Path) -> None:
    """Nobody is asked for a word on them."""
    put(tmp_path, {"en/page/2/index.html": page("Home · 2")})
    assert [address for address, _ in put(tmp_path).changes.gone] == ["/en/page/2/"]


def test_an_address_in_another_script_is_redirected(tmp_path: Path) -> None:
    """Written as it reads or as HTTP has it."""
    put(tmp_path, {"en/岸/index.html": page("岸")})
    (tmp_path / "content/redirects.toml").write_text('[moved]\n"/en/%E5%B2%B8/" = "/en/sea/"\n', "utf-8")
    put(tmp_path)
    site = tmp_path / ".published/current"
    assert (site / "en/岸/index.html").is_file()
    assert (site / "_redirects").read_text("utf-8") == "/en/%E5%B2%B8/ /en/sea/ 301\n"


def test_a_page_may_be_gone_for_good(tmp_path: Path) -> None:
    """Once it is said."""
    put(tmp_path, MORE)
    put(tmp_path, None, Wishes(gone=["shore"]))
    assert read_redirects(tmp_path / "content").gone == {"/en/shore/", "/zh-hant/shore/"}
    put(tmp_path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[moved]\n"/a/" = "/b/"\n"/b/" = "/a/"\n', "redirect-circle"),
        ('[moved]\n"/a/" = "/none/"\n', "redirect-nowhere"),
        ('[moved]\n"/en/sea/" = "/en/"\n', "redirect-shadows"),
        ('gone = ["/en/sea/"]\n', "redirect-shadows"),
        ('[moved]\n"/a/" = "https://else.example/"\n', "catalogue-value"),
        ('[moved]\n"/a/" = \n', "catalogue-syntax"),
        ("[went]\n", "catalogue-key"),
    ],
)
def test_redirects_that_cannot_be_stop(tmp_path: Path, text: str, code: str) -> None:
    """Round in a circle, to nothing, over a page that there is, to another site, no TOML."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/redirects.toml").write_text(text, "utf-8")
    with pytest.raises(NotPublished) as stopped:
        put(tmp_path)
    assert code in {one.code for one in stopped.value.diagnostics}


def test_a_name_that_nothing_had_is_told(tmp_path: Path) -> None:
    """Rather than written down."""
    put(tmp_path, MORE)
    with pytest.raises(NotPublished) as stopped:
        put(tmp_path, moved("coast"), Wishes(moved=[("shoer", "coast")]))
    assert [one.code for one in stopped.value.diagnostics] == ["redirect-unknown"]
    assert not (tmp_path / "content/redirects.toml").exists()


def test_an_editors_comments_stay(tmp_path: Path) -> None:
    """When the tool adds a line."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/redirects.toml").write_text(
        '# ours\n[moved]\n"/old/" = "/en/sea/" # a letter of 2019\n', "utf-8"
    )
    put(tmp_path, MORE)
    put(tmp_path, moved("coast"), Wishes(moved=[("/en/shore/", "/en/coast/")], gone=["/zh-hant/shore/"]))
    text = (tmp_path / "content/redirects.toml").read_text("utf-8")
    assert "# ours" in text
    assert "# a letter of 2019" in text
    assert len(read_redirects(tmp_path / "content").moved) == 2


# --- kills, full disks

PROGRAM = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {plugins!r}]
from tests.publishing.test_publish import ANOTHER, Files, put
FOLDER, AT = {folder!r}, {at}
WRITES = {{"os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "open"}}
seen = 0
def watch(event, facts):
    global seen
    if event not in WRITES or FOLDER not in str(facts[0]):
        return
    if event == "open" and not (isinstance(facts[2], int) and facts[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    seen += 1
    if seen == AT:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
put(Path(FOLDER), ANOTHER)
print(seen)
"""


def killed(folder: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Publish in a process of its own that is killed before the write of this number (0: never)."""
    root = Path(__file__).resolve().parents[2]
    program = PROGRAM.format(root=str(root), plugins=str(root / "plugins"), folder=str(folder), at=at)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def writes(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many writes, renames, links and removals a second publishing takes."""
    folder = tmp_path_factory.mktemp("whole")
    put(folder)
    done = killed(folder, 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def survives(folder: Path, at: int) -> str:
    """Kill a publishing there; what readers see then. The next publishing must do."""
    put(folder)
    assert killed(folder, at).returncode == -signal.SIGKILL
    seen = readers_see(folder)
    put(folder, ANOTHER)
    assert readers_see(folder) == "Sweet"
    left = {path.name for path in (folder / ".published").iterdir() if path.name[0] == "."}
    assert left == {".guard"}
    shelf = Shelf(folder / ".published")
    with shelf.held():
        shelf.roll_back()
    assert readers_see(folder) == "Salt"
    return seen


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_any_write_readers_have_a_whole_site(tmp_path: Path, writes: int) -> None:
    """At fifty seeded writes and at each of the last thirty, where the new site gets its name and its readers."""
    chosen = {*Random(9).sample(range(1, writes + 1), min(50, writes)), *range(max(1, writes - 30), writes + 1)}  # noqa: S311
    seen = {at: survives(tmp_path / str(at), at) for at in sorted(chosen)}
    assert set(seen.values()) == {"Salt", "Sweet"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_while_it_gets_its_readers_they_have_a_whole_site(tmp_path: Path, writes: int) -> None:
    """Three moments near the end."""
    for at in (writes, writes - 3, writes - 6):
        survives(tmp_path / str(at), at)


@pytest.mark.parametrize("after", [0, 3, 9, 13, 15])
def test_a_full_disk_leaves_the_last_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Wherever the room ends; with room again, the next publishing does."""
    put(tmp_path)
    written = Path.write_bytes, Path.write_text, shutil.copy2
    left = [after]

    def full(real: Any) -> Any:
        def write(*args: Any, **more: Any) -> Any:
            if any(str(tmp_path / ".published") in str(one) for one in args[:2]):
                left[0] -= 1
                if left[0] < 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))
            return real(*args, **more)

        return write

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full(written[0]))
        patch.setattr(Path, "write_text", full(written[1]))
        patch.setattr(shutil, "copy2", full(written[2]))
        with pytest.raises(DiskFull):
            put(tmp_path, {**ANOTHER, "en/long/index.html": page("Long", "<p>long</p>" * 200)})
    assert readers_see(tmp_path) == "Salt"
    put(tmp_path, ANOTHER)
    assert readers_see(tmp_path) == "Sweet"
