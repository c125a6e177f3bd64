"""Which faces a page gets and the style sheet that names them: known before any is made, and the same everywhere."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from document.cjk import count_han
from fonts.characters import LATIN_RANGE, MIXED_RANGE, PUNCTUATION, in_order, script_of, unicode_range
from fonts.latin import DISPLAY, DISPLAY_CUTS, FURTHER, ROMAN, STAND_INS, TEXT_CUTS, Cut, Latin
from fonts.sources import FAMILIES, Face, chosen

# Part of every name: raised when the same request begins to give other bytes for a reason that is not in the name yet.
VERSION: Final = 2
LIBRARIES: Final = ("uharfbuzz", "fonttools", "brotli", "east-asian-spacing")
# From here on a page has the common characters in a file of their own, which the reader's next page has already. At 400
# a page in one file is 85 KB: more would be a dear next page, and less makes a first one carry what it does not show.
SHARED_FROM_CHARACTERS: Final = 400
SHARED_FROM_PAGES: Final = 5
# A coarser grid of outlines is fewer bytes: for text a third less than on the 1,000 parts that the face is drawn on,
# for a part of 160 is a quarter of a pixel on a fine screen and a fifth of a thin stroke; for titles, six times as
# large, an eighth less.
TEXT_UNITS: Final = 160
DISPLAY_UNITS: Final = 256
NOTICES: Final = Path(__file__).parent / "notices"
FAMILY: Final[Mapping[str, str]] = {"hant": "Duiye Hant", "hk": "Duiye HK", "hans": "Duiye Hans", "ja": "Duiye JP"}


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file to be made: a face, the characters it keeps, and how. `name` says it all, as a hash.

    `units` is the grid of the outlines, in parts of an em; 0 keeps the face's own.
    """

    name: str
    source: Path
    index: int
    characters: str
    axes: tuple[tuple[str, int], ...] = ()
    features: tuple[str, ...] = ()
    spacing: bool = False
    units: int = 0
    quality: int = 11


@dataclass(frozen=True, slots=True)
class Request:
    """What a page asks for: its languages, its Chinese characters, those of them that are set as titles are.

    `chinese_title` and `latin_title` say whether it has a title that readers see at once, in letters of that kind,
    `further` whether it has Latin letters beyond those of English and its neighbours.
    """

    languages: tuple[str, ...]
    body: str
    display: str = ""
    chinese_title: bool = False
    latin_title: bool = False
    further: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether the page has a language that we have faces for."""
        return any(map(script_of, self.languages))

    def as_json(self) -> dict[str, Any]:
        """As it is kept beside the sheet."""
        return asdict(self) | {"languages": list(self.languages)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's style sheet of faces: its name, its bytes, the files behind it, those to be fetched at once.

    `css` has what the first paint needs, the faces of titles and what stands in for those that come later; `text` has
    those, the faces of the text, ten times as large.
    """

    name: str
    css: str
    text: str
    files: tuple[FontFile, ...]
    preload: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """A face as a sheet declares it."""

    family: str
    file: FontFile
    weight: str = "400"
    italic: bool = False
    range: str = ""

    @property
    def is_display(self) -> bool:
        """Whether titles are set in it."""
        return self.family.endswith(" Display")

    def css(self) -> str:
        style = "font-style:italic;" if self.italic else ""
        weight = "" if self.weight == "400" else f"font-weight:{self.weight};"
        limits = f";unicode-range:{self.range}" if self.range else ""
        return (
            f'@font-face{{font-family:"{self.family}";{style}{weight}font-display:swap;'
            f"src:url({self.file.name}.woff2){limits}}}\n"
        )


@dataclass(frozen=True)
class Plan:
    """All that decides a page's faces besides the page.

    `pages` counts the pages of the site by script, `usual` is the script of Chinese words on pages in none of them,
    `quality` is Brotli's.
    """

    faces: Mapping[tuple[str, int], Face] = field(default_factory=dict)
    latin: Latin | None = None
    pages: Mapping[str, int] = field(default_factory=dict)
    usual: str = "hant"
    quality: int = 11
    _coverage: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def digest(self) -> str:
        """A hash of what makes the same request another sheet."""
        parts = (
            sorted((*key, face.identity) for key, face in self.faces.items()),
            self.latin.identity if self.latin else "",
            sorted(script for script, count in self.pages.items() if count >= SHARED_FROM_PAGES),
            (self.usual, self.quality, *_versions()),
            [common(script) for script in FAMILIES],
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def notices(self) -> tuple[Path, ...]:
        """The licences that go out with the files."""
        han = (NOTICES / "OFL-NotoSerifCJK.txt",) if self.faces else ()
        latin = (self.latin.folder / "OFL-Newsreader.txt",) if self.latin else ()
        return (NOTICES / "NOTICE.txt", *han, *latin)

    def missing(self, scripts: Iterable[str]) -> tuple[str, ...]:
        """The faces that scripts need and this machine lacks."""
        lacking: list[str] = []
        for script in scripts:
            if chosen(self.faces, script) is None:
                lacking.append(f"{FAMILIES[script]} Regular")
            if chosen(self.faces, script, display=True) is None:
                lacking.append(f"{FAMILIES[script]} Black")
        return tuple(lacking)

    def sheet(self, request: Request) -> Sheet:
        """The style sheet of a page and the files that it names; pure."""
        scripts = self.scripts(request)
        rules = [rule for script in scripts for rule in self._chinese(script, request)]
        first = [rule.file.name for rule in rules if scripts and rule.family == f"{FAMILY[scripts[0]]} Display"]
        latin = [rule.file.name for rule in self._latin_rules if rule.file.name.startswith("display-")][:1]
        wanted = (first if request.chinese_title else []) + (latin if request.latin_title else [])
        rules = [*(rule for rule in self._latin_rules if _is_needed(rule, request)), *rules]
        stand_ins = self._stand_ins[0] + (self._stand_ins[1] if request.body else "")
        css = "".join(rule.css() for rule in rules if rule.is_display) + stand_ins
        text = "".join(rule.css() for rule in rules if not rule.is_display)
        files = {rule.file.name: rule.file for rule in rules}
        name = hashlib.sha256(f"{css}\0{text}\0{wanted}".encode()).hexdigest()[:12]
        return Sheet(name, css, text, tuple(files.values()), tuple(wanted))

    def scripts(self, request: Request) -> tuple[str, ...]:
        """The scripts of a page's Chinese, in the order of its languages."""
        if not request.body:
            return ()
        own = dict.fromkeys(script for tag in request.languages if (script := script_of(tag)))
        return tuple(own) or (self.usual,)

    def _chinese(self, script: str, request: Request) -> Iterator[_Rule]:
        """A script's faces: its text, in one file or two, and its titles."""
        face = chosen(self.faces, script)
        body = self._covered(face, request.body)
        if face and body:
            shared = self._covered(face, common(script)) if self._is_shared(script, request) else ""
            if shared:
                yield _Rule(FAMILY[script], self._han_file(script, face, shared))
                body = in_order(set(body) - set(shared) - PUNCTUATION)
            elif request.is_chinese:
                body = in_order({*body, *self._covered(face, PUNCTUATION)})
            if body:
                # The common file needs no range: the later face is asked first, and it has none of what is in there.
                limits = unicode_range(body) if shared else ""
                yield _Rule(FAMILY[script], self._han_file(script, face, body), range=limits)
        black = chosen(self.faces, script, display=True)
        display = self._covered(black, request.display)
        if black and display:
            file = self._han_file(script, black, display, DISPLAY_UNITS)
            yield _Rule(f"{FAMILY[script]} Display", file, weight="500 900")

    def _is_shared(self, script: str, request: Request) -> bool:
        return (
            request.is_chinese
            and bool(common(script))
            and self.pages.get(script, 0) >= SHARED_FROM_PAGES
            and count_han(request.body) >= SHARED_FROM_CHARACTERS
        )

    def _covered(self, face: Face | None, characters: Iterable[str]) -> str:
        """Those of some characters that a face has."""
        if face is None:
            return ""
        has = self._coverage.get(face.identity)
        if has is None:
            has = frozenset(hb.Face(hb.Blob.from_file_path(face.path), face.index).unicodes)
            self._coverage[face.identity] = has
        return in_order(c for c in characters if ord(c) in has)

    def _han_file(self, script: str, face: Face, characters: str, units: int = TEXT_UNITS) -> FontFile:
        spacing = not PUNCTUATION.isdisjoint(characters)
        features = ("halt",) if spacing else ()
        file = FontFile("", face.path, face.index, characters, (), features, spacing, units, self.quality)
        return _named(file, f"{script}-{face.weight}", face.identity)

    @cached_property
    def _latin_rules(self) -> tuple[_Rule, ...]:
        return tuple(_latin_rules(self.latin)) if self.latin else ()

    @cached_property
    def _stand_ins(self) -> tuple[str, str]:
        """What stands in for the Latin faces by themselves, and inside Chinese."""
        return ("".join(_stand_ins(self.latin)), "".join(_inside(self.latin))) if self.latin else ("", "")


def _is_needed(rule: _Rule, request: Request) -> bool:
    """Whether a page can have words in a Latin face: rarer letters, letters inside Chinese."""
    return (request.further or "-more-" not in rule.file.name) and (bool(request.body) or "Mixed" not in rule.family)


def _latin_rules(latin: Latin) -> Iterator[_Rule]:
    """The Latin faces: twice, as inside Chinese they leave alone what both write.

    The ranges are broader than the files, and so shorter: what a face lacks, the one before it is asked for.
    """
    files = {cut.name: _latin_file(latin, cut) for cut in (*TEXT_CUTS, *DISPLAY_CUTS)}
    for family, cuts in (("Text", TEXT_CUTS), ("Display", DISPLAY_CUTS)):
        for cut in cuts:
            further = cut.range is FURTHER
            rule = _Rule(
                f"Duiye {family}", files[cut.name], _weights(cut), cut.italic, FURTHER if further else LATIN_RANGE
            )
            yield rule
            inside = "Duiye Mixed" if family == "Text" else "Duiye Mixed Display"
            yield replace(rule, family=inside, range="U+A1-B6,U+B8-24F" if further else MIXED_RANGE)


def _stand_ins(latin: Latin) -> Iterator[str]:
    """What fills the place of the Latin faces until they are there."""
    for cut in (*TEXT_CUTS, *DISPLAY_CUTS):
        if cut.name in STAND_INS:
            style = "font-style:italic;" if cut.italic else ""
            family = "Display" if cut in DISPLAY_CUTS else "Text"
            yield _stand_in(latin, cut, family, f"{style}font-weight:{_weights(cut)};")


def _inside(latin: Latin) -> Iterator[str]:
    """The same for letters inside Chinese: one face for text and one for titles, which browsers slant and embolden."""
    for cut, family in ((ROMAN, "Mixed"), (DISPLAY, "Mixed Display")):
        yield _stand_in(latin, cut, family, f"font-weight:{_weights(cut)};unicode-range:{MIXED_RANGE};")


def _weights(cut: Cut) -> str:
    """The weights that a cut is for: titles have one face for all of theirs."""
    return "400 900" if cut in DISPLAY_CUTS else str(cut.weight)


def _stand_in(latin: Latin, cut: Cut, family: str, how: str) -> str:
    return f'@font-face{{font-family:"Duiye {family} Fallback";{how}{latin.stand_in(cut)}}}\n'


def _latin_file(latin: Latin, cut: Cut) -> FontFile:
    file = FontFile("", latin.folder / cut.file, 0, latin.characters(cut), cut.axes, ("kern", "liga"))
    return _named(file, cut.name, latin.identity)


def _named(file: FontFile, prefix: str, identity: str) -> FontFile:
    """A file with its name: what is in it and how it is made, in eight bytes of hash."""
    how = (file.axes, file.features, file.spacing, file.units, file.quality)
    made = (identity, file.index, file.characters, *how, *_versions())
    return replace(file, name=f"{prefix}-{hashlib.sha256(repr(made).encode()).hexdigest()[:12]}")


@cache
def _versions() -> tuple[str | int, ...]:
    return (VERSION, *(metadata.version(name) for name in LIBRARIES))


@cache
def common(script: str) -> str:
    """The frozen list of a script's commonest characters, with all punctuation; "" where there is none.

    The lists are data: another one gives every reader another file to fetch. How they were made stands in
    docs/fonts/common.py.
    """
    file = Path(__file__).parent / "common" / f"{script}.txt"
    if not file.is_file():
        return ""
    lines = file.read_text("utf-8").splitlines()
    listed = "".join(line for line in lines if not line.startswith("#"))
    return in_order({*listed, *PUNCTUATION})


def request_of(data: str) -> Request:
    """A request as `as_json` wrote it. Raises `ValueError`, `KeyError`, `TypeError` for anything else."""
    read = json.loads(data)["request"]
    return Request(**read | {"languages": tuple(read["languages"])})
