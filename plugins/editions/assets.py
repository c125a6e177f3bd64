"""The theme's style sheets, scripts and icon as pages load them: joined, and for production small and named by content.

A sheet of `css/pages/` imports what its kinds of pages need, in the order of the layers. Browsers could follow those
imports themselves, one request after another; here they are written into one file. Scripts stay small modules, which
import one another by the names that they are published under.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

_IMPORT = re.compile(r'^@import "([^"]+)"(?: layer\((\w+)\))?;\n', re.MULTILINE)
_IMPORTED = re.compile(r'(?<=from)(\s*)"\./([\w-]+\.js)"')
_SHEETS = "css/pages"
# The minifier takes the space before `:is()` for an idle one; before `*:is()`, which says the same, it leaves it.
_DESCENDANT = re.compile(r"(?<=[\w)\]&*]) (?=:[a-z])")


def small_css(text: str) -> str:
    """A style sheet without comments and white space."""
    return str(cssmin(_DESCENDANT.sub(" *", text)))


_MINIFY: Mapping[str, Callable[[str], str]] = {".css": small_css, ".js": jsmin}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: where it is published below `assets/`, and what it holds.

    `integrity` is its hash as browsers check it, of production's style sheets and scripts only.
    """

    place: str
    data: bytes
    integrity: str = ""


@dataclass(frozen=True, slots=True)
class Assets:
    """All files of the theme by the names that templates use: `css/article.css`, `js/views.js`, `icon.svg`."""

    root: str
    files: Mapping[str, Asset]

    def href(self, name: str) -> str:
        """The address of a file. Raises KeyError for one that there is not."""
        return f"{self.root}/{self.files[name].place}"

    def integrity(self, name: str) -> str:
        """The hash that a browser is to check the file against; empty where it need not."""
        return self.files[name].integrity

    @property
    def digest(self) -> str:
        """A hash of everything here that a page names."""
        names = sorted((name, asset.place, asset.integrity) for name, asset in self.files.items())
        return hashlib.sha256(repr(names).encode()).hexdigest()

    def publish(self, folder: Path) -> None:
        """Write every file below `folder`."""
        for asset in self.files.values():
            target = folder / asset.place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.data)


def read_assets(static: Path, root: str, *, production: bool = False) -> Assets:
    """The files of a theme's `static` folder, published below the address `root`.

    For production, style sheets and scripts are minified, and every file has a hash of its content in its name, so
    that it may be kept for good by whoever has it.
    """
    files: dict[str, Asset] = {}
    for path in _others(static):
        name = path.relative_to(static).as_posix()
        files[name] = _asset(name, path.read_bytes(), named=production)
    for name, text in (*_sheets(static), *_in_order(_scripts(static))):
        linked = _IMPORTED.sub(lambda found: f'{found[1]}"./{Path(files[f"js/{found[2]}"].place).name}"', text)
        files[name] = _asset(name, _minified(name, linked) if production else linked.encode(), named=production)
    return Assets(root, dict(sorted(files.items())))


def joined(sheet: Path) -> str:
    """A style sheet with its imports in place, each in the layer that it is imported into."""

    def within(found: re.Match[str]) -> str:
        inner, layer = joined((sheet.parent / found[1]).resolve()), found[2]
        return f"@layer {layer} {{\n{inner}}}\n" if layer else inner

    return _IMPORT.sub(within, sheet.read_text(encoding="utf-8"))


def _sheets(static: Path) -> Iterator[tuple[str, str]]:
    """The sheet of each kind of page."""
    for sheet in sorted((static / _SHEETS).glob("*.css")):
        yield f"css/{sheet.name}", joined(sheet)


def _scripts(static: Path) -> dict[str, str]:
    """The modules of the theme."""
    return {f"js/{file.name}": file.read_text(encoding="utf-8") for file in sorted((static / "js").glob("*.js"))}


def _in_order(scripts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Scripts, each after those that it imports: their names have to be known. Raises CycleError."""
    needs = {name: [f"js/{found[2]}" for found in _IMPORTED.finditer(text)] for name, text in scripts.items()}
    for name in TopologicalSorter(needs).static_order():
        yield name, scripts[name]


def _others(static: Path) -> Iterator[Path]:
    return (path for path in sorted(static.rglob("*")) if path.is_file() and path.suffix not in _MINIFY)


def _minified(name: str, text: str) -> bytes:
    return _MINIFY[Path(name).suffix](text).encode()


def _asset(name: str, data: bytes, *, named: bool) -> Asset:
    if not named:
        return Asset(name, data)
    path = Path(name)
    place = path.with_name(f"{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}").as_posix()
    checked = path.suffix in _MINIFY
    return Asset(place, data, f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}" if checked else "")
