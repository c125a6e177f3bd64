"""The theme's style sheets, scripts and icon as pages load them: joined, and for production small and named by content.

A sheet of `css/pages/` imports what its kinds of pages need, in the order of the layers, and a script of `js/pages/`
the modules that act on them. Browsers could follow those imports themselves, one request after another; here they are
written into one file.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

from minify_html import minify
from rjsmin import jsmin

_IMPORT = re.compile(r'^@import "([^"]+)"(?: layer\((\w+)\))?;\n', re.MULTILINE)
_NEEDED = re.compile(r'^import (?:\{ \w+(?:, \w+)* \} from )?"(\.{1,2}/[\w-]+\.js)";\n', re.MULTILINE)
_GIVEN = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) (\w+))", re.MULTILINE)
_UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def small_css(text: str) -> str:
    """A style sheet in fewer characters; one that the minifier cannot read as it is."""
    return _smaller("<style>", text, "</style>")


def small_js(text: str) -> str:
    """A module in fewer characters; one that the minifier cannot read as it is."""
    return _smaller("<script type=module>", jsmin(text), "</script>")  # it would leave comments where they are


def _smaller(start: str, text: str, end: str) -> str:
    """The minifier takes pages: so one that holds nothing else. Raises ValueError for text that would end it."""
    if end in text:
        raise ValueError(f"{end} in what is to stand before it")
    return minify(f"{start}{text}{end}", minify_css=True, minify_js=True)[len(start) : -len(end)]


_MINIFY: Mapping[str, Callable[[str], str]] = {".css": small_css, ".js": small_js}


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
    """All files of the theme by the names that templates use: `css/article.css`, `js/facing.js`, `icon.svg`."""

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
    for name, text in (*_of_pages(static, "css", joined), *_of_pages(static, "js", bundled)):
        files[name] = _asset(name, _minified(name, text) if production else text.encode(), named=production)
    return Assets(root, dict(sorted(files.items())))


def joined(sheet: Path) -> str:
    """A style sheet with its imports in place, each in the layer that it is imported into."""

    def within(found: re.Match[str]) -> str:
        inner, layer = joined((sheet.parent / found[1]).resolve()), found[2]
        return f"@layer {layer} {{\n{inner}}}\n" if layer else inner

    return _IMPORT.sub(within, sheet.read_text(encoding="utf-8"))


def bundled(script: Path) -> str:
    """A script with the modules that it imports, each once, after those that it imports itself.

    A module keeps its names to itself but for those it exports, which all that come after it see: they are different in
    all modules of a page. Raises CycleError for modules that import one another, and ValueError for a name exported
    twice and for an import or export written otherwise than `import { one, two } from "./module.js";`, `import
    "./module.js";`, `export const one = …`.
    """
    needs: dict[Path, list[Path]] = {}
    todo = [script.resolve()]
    while todo:
        module = todo.pop()
        needs[module] = [(module.parent / name).resolve() for name in _NEEDED.findall(module.read_text("utf-8"))]
        todo += [needed for needed in needs[module] if needed not in needs]
    given: set[str] = set()
    return "".join(_closed(module, given) for module in TopologicalSorter(needs).static_order())


def _closed(module: Path, given: set[str]) -> str:
    """A module as a piece of a script; the names it gives are added to those given before it."""
    text = _NEEDED.sub("", module.read_text("utf-8"))
    names = _GIVEN.findall(text)
    text = _GIVEN.sub("", text)
    for wrong in (*_UNREAD.findall(text), *given.intersection(names)):
        raise ValueError(f"{module.name}: cannot be joined with other modules: {wrong}")
    given.update(names)
    gives = ", ".join(names)
    return f"const {{ {gives} }} = (() => {{\n{text}return {{ {gives} }};\n}})();\n" if names else f"{{\n{text}}}\n"


def _of_pages(static: Path, kind: str, join: Callable[[Path], str]) -> Iterator[tuple[str, str]]:
    """The file of this kind for each kind of page: its name, and its text with its imports in place."""
    for file in sorted((static / kind / "pages").glob(f"*.{kind}")):
        yield f"{kind}/{file.name}", join(file)


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
