"""Hosts that are reached through a program of their own: rsync, git, and the tools of Netlify and Cloudflare."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from publishing.sending import Item, NotSent, Plan, Step, WrongTarget, again, make_plan

NETLIFY = "netlify-cli@23"
WRANGLER = "wrangler@4"
_SECRET = re.compile(r"(?i)(token|secret|password|key)(\s*[=:]\s*)\S+|(?<=://)[^/@\s]+@")
_LISTED = re.compile(r"^[-l]\S+\s+[\d,.]+\s+\S+\s+\S+\s+(?P<name>.+?)(?: -> .*)?$")


def rsync_plan(source: Path, place: str, items: Mapping[str, Item], keep: Sequence[str], *, everything: bool) -> Plan:
    """What rsync would do, by what it says of a place when it is only asked."""
    program = find("rsync", "install rsync (Debian: apt-get install rsync; macOS: brew install rsync)")
    listed = again(
        lambda: run([program, "--list-only", "--recursive", "--8-bit-output", f"{place}/"], missing_is_empty=True),
        "rsync",
    )
    present = {name: "?" for line in listed.splitlines() if (name := listed_file(line)) and name not in (".",)}
    changed = set()
    if present:
        words = [program, "--recursive", "--links", "--checksum", "--dry-run", "--8-bit-output", "--out-format=%n"]
        with names_in(items) as names:
            said = again(lambda: run([*words, f"--files-from={names}", f"{source}/", f"{place}/"]), "rsync")
        changed = {line for line in said.splitlines() if line and not line.endswith("/")}
    known = {name: items[name].print_ if name in items and name not in changed else "" for name in present}
    return make_plan(items, known, keep, everything=everything)


def rsync_send(source: Path, place: str, steps: Sequence[Step]) -> None:
    """Send the files of one phase, each under another name until it is whole; or remove those of one phase."""
    program = find("rsync", "install rsync")
    paths = [step.path for step in steps]
    with names_in(paths) as names, tempfile.TemporaryDirectory() as empty:
        more = f"--files-from={names}"
        if steps[0].verb == "send":
            words = ["--recursive", "--times", "--checksum", "--chmod=D755,F644", "--partial-dir=.rsync-partial"]
            again(lambda: run([program, *words, more, f"{source}/", f"{place}/"]), "rsync")
        else:  # the folders have to be there for rsync to miss the files in them
            for path in paths:
                Path(empty, path).parent.mkdir(parents=True, exist_ok=True)
            again(lambda: run([program, "--delete-missing-args", more, f"{empty}/", f"{place}/"]), "rsync")


def listed_file(line: str) -> str:
    """The name in a line of rsync's list; "" for a folder."""
    match = _LISTED.match(line)
    return match["name"] if match else ""


class names_in:  # noqa: N801 # reads as a function: `with names_in(paths) as file`
    """A file with names, a line each, while the context lasts."""

    def __init__(self, names: Mapping[str, object] | Sequence[str]) -> None:
        self.names = list(names)
        self.folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Path:
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name, "names")
        file.write_text("".join(f"{name}\n" for name in self.names), "utf-8")
        return file

    def __exit__(self, *_: object) -> None:
        if self.folder:
            self.folder.cleanup()


def git_present(project: Path, remote: str, branch: str) -> dict[str, str]:
    """The files of a branch of another repository, with git's own hash. Raises `WrongTarget`."""
    git = find("git", "install git")
    way_out = (
        "write remote = a remote of this repository (`git remote`), or its address; and see that you may push there"
    )
    try:
        heads = run([git, "ls-remote", "--heads", remote, f"refs/heads/{branch}"], project)
        if not heads.strip():
            return {}
        run([git, "fetch", "--quiet", "--force", remote, f"+refs/heads/{branch}:refs/duiye/{branch}"], project)
        listed = run([git, "ls-tree", "-r", "-z", f"refs/duiye/{branch}"], project)
    except NotSent as error:
        raise WrongTarget(str(error), way_out) from error
    found = {}
    for line in filter(None, listed.split("\0")):
        about, _, name = line.partition("\t")
        found[name] = about.split()[2]
    return found


def git_send(project: Path, site: Path, remote: str, branch: str, message: str, cname: str = "") -> None:
    """Make a commit of the site on the branch and push it: readers get all of it at once, or nothing.

    Raises `NotSent`.
    """
    import ghp_import

    before = Path.cwd()
    os.chdir(project)  # the library works on the repository that it stands in
    try:
        again(
            lambda: ghp_import.ghp_import(
                str(site),
                remote=remote,
                branch=branch,
                mesg=message,
                push=True,
                force=True,
                no_history=False,
                nojekyll=True,
                cname=cname or None,
            ),
            branch,
        )
    finally:
        os.chdir(before)


def own_tool(kind: str, site: Path, name: str) -> list[str]:
    """The words that have Netlify's or Cloudflare's own tool send a folder; the key is in the environment."""
    npx = find("npx", "install Node.js, which brings npx: https://nodejs.org")
    if kind == "netlify":
        return [npx, "--yes", NETLIFY, "deploy", "--prod", "--no-build", "--dir", str(site), "--site", name]
    return [npx, "--yes", WRANGLER, "pages", "deploy", str(site), "--project-name", name, "--commit-dirty=true"]


def find(name: str, way_out: str) -> str:
    """A program. Raises `WrongTarget`."""
    if not (found := shutil.which(name)):
        raise WrongTarget(f"this machine has no {name}", way_out)
    return found


def run(words: Sequence[str | Path], folder: Path | None = None, *, missing_is_empty: bool = False) -> str:
    """Run a program; what it prints. Raises `NotSent` with its words, without keys."""
    environ = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(  # noqa: S603 # each command is a list of our own words
        [str(word) for word in words],
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        if missing_is_empty and "No such file" in said:
            return ""
        raise NotSent(hidden(said.splitlines()[0] if said else f"{Path(words[0]).name} failed"))
    return done.stdout.decode(errors="replace")


def hidden(words: str) -> str:
    """Words without what looks like a key or a password."""
    return _SECRET.sub(lambda found: f"{found[1]}{found[2]}…" if found[1] else "…@", words)
