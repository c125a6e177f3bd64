"""The command `./inv publish`: the production build of a magazine, handed to `publish`, and told in words."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from document.diagnostics import Diagnostic
from publishing.changes import in_words
from publishing.checking import Withheld
from publishing.publish import DiskFull, Finished, NotPublished, Wishes, publish
from publishing.shelf import KEPT, LinksRefused, NothingPublished, Shelf
from publishing.words import say


@dataclass(frozen=True, slots=True)
class Release:
    """What the editor asks for."""

    content: Path
    redirects: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    keep: int = KEPT
    date: datetime.datetime | None = None
    jobs: int | None = None
    fonts: tuple[Path, ...] | None = None
    settings: Path | None = None


class Stopped(Exception):
    """Readers see what they saw before; the message says why."""


def shelf_of(content: Path) -> Shelf:
    """Where the sites of a magazine lie: beside its content."""
    return Shelf(content.parent / ".published")


def roll_back(release: Release, language: str) -> Iterator[str]:
    """Have readers see the site before this one. Raises `Stopped`."""
    shelf = shelf_of(release.content)
    try:
        with shelf.held():
            name = shelf.roll_back()
    except NothingPublished:
        raise Stopped(say("nothing-before", language)) from None
    yield say("back", language, name=name)


def release(root: Path, release: Release, language: str) -> Iterator[str]:
    """Publish a magazine; what happened in words. Raises `Stopped`."""
    from editions.build import BuildStopped, PelicanFailed
    from editions.gate import report
    from images.generator import ImagesFailed

    wishes = Wishes(_moved(release.redirects, language), release.gone, release.keep)
    place = _memory(root, release.content)
    found: tuple[Diagnostic, ...] = ()
    try:
        done = publish(
            shelf_of(release.content), release.content, place / "facts.json", lambda: _built(root, release), wishes
        )
    except (BuildStopped, NotPublished) as stopped:
        found = stopped.diagnostics
    except (ImagesFailed, PelicanFailed) as failed:
        raise Stopped(f"{failed}\n{say('errors', language)}") from failed
    except DiskFull as full:
        raise Stopped(say("no-room", language, place=full)) from full
    except LinksRefused as refused:
        raise Stopped(say("no-links", language)) from refused
    if found:
        yield from report(found, language=language)
        raise Stopped(say("errors", language))
    yield from in_words(done.changes, done.redirects, language)
    facts = {"pages": done.pages, "files": done.files, "references": done.references, "name": done.name}
    yield say("published", language, **facts)


def _moved(redirects: tuple[str, ...], language: str) -> tuple[tuple[str, str], ...]:
    pairs = [tuple(part.strip() for part in one.split("=", 1)) for one in redirects]
    for pair, value in zip(pairs, redirects, strict=True):
        if len(pair) != 2 or not all(pair) or len({part[0] == "/" for part in pair}) > 1:
            raise Stopped(say("wrong-redirect", language, value=value))
    return tuple((old, new) for old, new in pairs)


def _memory(root: Path, content: Path) -> Path:
    return root / ".cache" / "publish" / f"{content.name}-{hashlib.sha256(str(content).encode()).hexdigest()[:8]}"


def _built(root: Path, release: Release) -> Finished:
    from editions.build import Options, build
    from editions.withheld import withheld

    place = _memory(root, release.content)
    options = Options(
        content=release.content,
        output=place / "site",
        cache=place / "cache",
        settings=release.settings or root / "publishconf.py",
        images=root / ".cache" / "images",
        font_cache=root / ".cache" / "fonts",
        date=release.date,
        jobs=release.jobs,
        fonts=release.fonts,
    )
    run = build(options).run
    secrets = tuple(Withheld(*one) for one in withheld(run.lists))
    return Finished(options.output, run.collection.site.magazine.url, secrets)
