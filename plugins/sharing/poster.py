"""What a picture for sharing shows, words whose faces are known over a still; and its name, a hash of it all."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from images.plan import file_slug

# Part of every name: raised when the same poster begins to give another picture.
VERSION: Final = 1
LIBRARIES: Final = ("uharfbuzz", "pillow", "numpy")
WIDTH: Final = 1200
HEIGHT: Final = 630
TYPE: Final = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Words:
    """A line as an editor wrote it, in the language `lang`.

    `slanted` are the ranges in italics; at `seams` a word of a language without spaces ends.
    """

    text: str
    lang: str
    slanted: tuple[tuple[int, int], ...] = ()
    seams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A face as it is drawn: a file, the place in it, the place on its axes.

    `identity` is a hash of its outlines, wherever the file lies: so the path has no part in a picture's name.
    """

    path: Path = field(repr=False)
    index: int
    identity: str
    axes: tuple[tuple[str, int], ...] = ()
    han: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters from `start` to before `end`, in one face."""

    start: int
    end: int
    cut: Cut


@dataclass(frozen=True, slots=True)
class Lettered:
    """Words of which each character has its face."""

    text: str
    lang: str
    runs: tuple[Run, ...]
    slanted: tuple[tuple[int, int], ...] = ()
    seams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A title and the line below it."""

    title: Lettered
    note: Lettered | None = None


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The still behind the words: a JPEG of the images' cache, named by its content; `focus` is where the eye falls."""

    file: str
    width: int
    height: int
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours in one light, as red, green and blue."""

    paper: tuple[int, int, int]
    ink: tuple[int, int, int]
    soft: tuple[int, int, int]
    rule: tuple[int, int, int]
    accent: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Poster:
    """One picture: a column, or two that face each other; the magazine's name; in the corner which issue it is.

    Without a backdrop it is type on paper, by the light of `day`; over a still the light is that of `night`.
    """

    columns: tuple[Column, ...]
    day: Palette
    night: Palette
    names: tuple[Lettered, ...] = ()
    corner: Lettered | None = None
    backdrop: Backdrop | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A picture to be made: its file's name below `sharing/`, and what it shows."""

    name: str
    poster: Poster = field(compare=False)


def plan(stem: str, poster: Poster) -> Planned:
    """A picture with its name: `stem`, as far as that needs no escaping, and six bytes of hash of all that it shows."""
    digest = hashlib.sha256(repr((poster, *_versions())).encode()).hexdigest()
    return Planned(f"{file_slug(stem)}-{digest[:12]}.jpg", poster)


def is_poster_name(name: str) -> bool:
    """Whether a file name is one that a plan could have given: only such files are ever removed."""
    return re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{12}\.jpg", name) is not None


def by_still(planned: Mapping[str, Planned]) -> list[tuple[Planned, ...]]:
    """Posters by the still that they show and how it is cut, so that each is opened once; others by themselves."""
    groups: dict[object, list[Planned]] = {}
    for one in sorted(planned.values(), key=lambda each: each.name):
        groups.setdefault(one.poster.backdrop or one.name, []).append(one)
    return [tuple(group) for group in groups.values()]


@cache
def _versions() -> tuple[str | int, ...]:
    return (VERSION, *(metadata.version(name) for name in LIBRARIES))
