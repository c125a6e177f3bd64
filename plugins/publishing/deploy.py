"""The command `./inv deploy`: what was published, sent to a target of `publishconf.py`."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from images.progress import Progress, ProgressBar
from publishing.bucket import Bucket
from publishing.bucket import printed as bucket_printed
from publishing.folder import Folder
from publishing.folder import printed as folder_printed
from publishing.programs import git_present, git_send, own_tool, rsync_plan, rsync_send, run
from publishing.release import shelf_of
from publishing.sending import (
    Destination,
    Foreign,
    Item,
    NotSent,
    Plan,
    Step,
    WrongTarget,
    lines_of,
    make_plan,
    perform,
    read_items,
)
from publishing.shelf import NothingPublished, Shelf
from publishing.words import say
from toolbox.environment import DEPLOY, SetupError, prepare

# The keys of each kind: whether they are needed.
KINDS: Mapping[str, Mapping[str, bool]] = {
    "folder": {"path": True, "compressed": False, "keep": False},
    "github-pages": {"remote": False, "branch": False, "domain": False, "keep": False},
    "rsync": {"to": True, "compressed": False, "keep": False},
    "s3": {"bucket": True, "prefix": False, "endpoint": False, "region": False, "encoding": False, "keep": False},
    "netlify": {"site": True},
    "cloudflare": {"project": True},
}
ENCODINGS = ("gzip", "br", "")


class Stopped(Exception):
    """Not everything was sent; the message says why, and how to go on."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target by its name, and what `publishconf.py` says of it."""

    name: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def keep(self) -> Sequence[str]:
        """Patterns of what is not ours there and stays."""
        return tuple(self.values.get("keep", ()))

    def text(self, key: str, otherwise: str = "") -> str:
        """A value in words."""
        return str(self.values.get(key, otherwise))


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be sent where: `everything` again, or nothing but a plan with `dry`."""

    shelf: Shelf
    project: Path
    target: Target
    dry: bool = False
    everything: bool = False


def deploy_to(
    root: Path,
    content: Path,
    targets: Mapping[str, Mapping[str, Any]],
    name: str,
    language: str,
    *,
    dry: bool = False,
    everything: bool = False,
) -> Iterator[str]:
    """Send a magazine to a target by its name, with whatever that needs installed. Raises `Stopped`."""
    target = read_target(targets, name, language)
    try:
        prepare(root, DEPLOY)
    except SetupError as error:
        raise Stopped(str(error)) from error
    yield from deploy(Job(shelf_of(content), root, target, dry, everything), ProgressBar("files"), language)


def read_target(targets: Mapping[str, Mapping[str, Any]], name: str, language: str) -> Target:
    """The target of a name. Raises `Stopped`."""
    if name not in targets:
        raise Stopped(say("unknown-target", language, name=name, known=", ".join(targets) or "–"))
    values = dict(targets[name])
    kind = str(values.pop("kind", ""))
    keys = KINDS.get(kind)
    reason = way_out = ""
    if keys is None:
        reason, way_out = f"its kind cannot be {kind or '–'}", f"write one of {', '.join(KINDS)}"
    elif unknown := sorted(set(values) - set(keys)):
        reason, way_out = f"{kind} has no key {unknown[0]}", f"its keys are {', '.join(keys)}"
    elif lacking := [key for key, needed in keys.items() if needed and not values.get(key)]:
        reason, way_out = f"{lacking[0]} is missing", f'write {lacking[0]} = "…"'
    elif values.get("encoding", "gzip") not in ENCODINGS:
        reason, way_out = f"encoding cannot be {values['encoding']}", 'write "gzip", "br" or ""'
    if reason:
        raise Stopped(say("wrong-target", language, name=name, reason=reason, help=way_out))
    return Target(name, kind, values)


def deploy(job: Job, progress: Progress, language: str) -> Iterator[str]:
    """Send the site that readers are to see; what was done, in words. Raises `Stopped`."""
    try:
        yield from _KINDS[job.target.kind](job, _site(job), progress, language)
    except NothingPublished:
        raise Stopped(say("nothing-published", language)) from None
    except Foreign:
        raise Stopped(say("foreign", language, place=job.target.name)) from None
    except WrongTarget as wrong:
        facts = {"name": job.target.name, "reason": wrong.reason, "help": wrong.help}
        raise Stopped(say("wrong-target", language, **facts)) from wrong
    except NotSent as failed:
        raise Stopped(say("failed", language, reason=failed)) from failed


def _site(job: Job) -> Path:
    return job.shelf.site()


def _to_folder(job: Job, site: Path, progress: Progress, language: str) -> Iterator[str]:
    root = (job.project / job.target.text("path")).resolve()
    if job.project.is_relative_to(root) or root.is_relative_to(job.shelf.folder):
        raise WrongTarget(f"{root} is needed for something else", "name a folder of its own")
    root.mkdir(parents=True, exist_ok=True)
    items = read_items(
        site, job.shelf.manifest(site.name), folder_printed, coded=bool(job.target.values.get("compressed", True))
    )
    yield from _one_by_one(job, Folder(root), items, progress, language)


def _to_bucket(job: Job, site: Path, progress: Progress, language: str) -> Iterator[str]:
    text = job.target.text
    bucket = Bucket(text("bucket"), text("prefix"), text("endpoint"), text("region"))
    items = read_items(site, job.shelf.manifest(site.name), bucket_printed, text("encoding", "gzip"))
    yield from _one_by_one(job, bucket, items, progress, language)


def _one_by_one(
    job: Job, place: Destination, items: Mapping[str, Item], progress: Progress, language: str
) -> Iterator[str]:
    plan = make_plan(items, place.present(), job.target.keep, everything=job.everything)
    if job.dry:
        yield from lines_of(plan)
    else:
        perform(plan, items, place, done=_counting(plan, progress))
        if plan.steps and (left := make_plan(items, place.present(), job.target.keep).steps):
            raise NotSent(f"{left[0].path} is not there as it was sent")
    yield _summary(job, plan, items, language)


def _to_rsync(job: Job, site: Path, progress: Progress, language: str) -> Iterator[str]:
    to = job.target.text("to").rstrip("/")
    items = read_items(
        site, job.shelf.manifest(site.name), folder_printed, coded=bool(job.target.values.get("compressed", True))
    )
    plan = rsync_plan(site, to, items, job.target.keep, everything=job.everything)
    if job.dry:
        yield from lines_of(plan)
    else:
        count = _counting(plan, progress)
        for phase in plan.phases:
            rsync_send(site, to, phase)
            for step in phase:
                count(step)
    yield _summary(job, plan, items, language)


def _to_pages(job: Job, site: Path, progress: Progress, language: str) -> Iterator[str]:
    remote, branch = job.target.text("remote", "origin"), job.target.text("branch", "gh-pages")
    domain = job.target.text("domain")
    keep = (".nojekyll", "CNAME", *job.target.keep)
    items = read_items(site, job.shelf.manifest(site.name), _git_printed)
    plan = make_plan(items, git_present(job.project, remote, branch), keep, everything=job.everything)
    if job.dry:
        yield from lines_of(plan)
    elif plan.steps:
        with tempfile.TemporaryDirectory() as place:
            for item in items.values():  # the host compresses by itself
                target = Path(place, item.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(item.data, target)
            git_send(job.project, Path(place), remote, branch, f"Publish {site.name}", domain)
        count = _counting(plan, progress)
        for step in plan.steps:
            count(step)
    yield _summary(job, plan, items, language)


def _git_printed(path: Path) -> str:
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _by_own_tool(job: Job, site: Path, progress: Progress, language: str) -> Iterator[str]:  # noqa: ARG001 # the tool shows its own
    """Netlify and Cloudflare compare and send by themselves, and put a whole site in place at once."""
    items = read_items(site, job.shelf.manifest(site.name), folder_printed)
    plan = make_plan(items, {})
    name = job.target.text("site" if job.target.kind == "netlify" else "project")
    if job.dry:
        yield from lines_of(plan)
    else:
        with tempfile.TemporaryDirectory() as place:
            for item in items.values():
                target = Path(place, item.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(item.data, target)
            yield from run(own_tool(job.target.kind, Path(place), name)).splitlines()
    yield _summary(job, plan, items, language)


def _counting(plan: Plan, progress: Progress) -> Callable[[Step], None]:
    total, done = len(plan.steps), iter(range(1, len(plan.steps) + 1))
    return lambda _: progress(next(done), total)


def _summary(job: Job, plan: Plan, items: Mapping[str, Item], language: str) -> str:
    if not plan.steps:
        return say("same", language, target=job.target.name, files=len(items))
    sent = [step for step in plan.steps if step.verb == "send"]
    size = f"{sum(step.size for step in sent) / 1_000_000:.1f} MB"
    facts = {"sent": len(sent), "size": size, "removed": len(plan.steps) - len(sent), "same": plan.same}
    return say("planned" if job.dry else "sent", language, target=job.target.name, **facts)


_KINDS: Mapping[str, Callable[[Job, Path, Progress, str], Iterator[str]]] = {
    "folder": _to_folder,
    "github-pages": _to_pages,
    "rsync": _to_rsync,
    "s3": _to_bucket,
    "netlify": _by_own_tool,
    "cloudflare": _by_own_tool,
}
