"""Write an article folder in one step: wholly, or not at all, and never over anything."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from document.diagnostics import Diagnostic
from document.model import Place
from document.records import RESERVED
from importing.article import is_untouched
from importing.records import Catalogue
from importing.slugs import is_slug
from importing.source import Refused

LANGUAGES = ("zh-hant", "zh-hans", "en")
_TEMPORARY = re.compile(r"^\.importing-(\d+)-")


@dataclass(frozen=True, slots=True)
class Target:
    """Where an article goes. `joins`: the folder is there and gets one more language."""

    folder: Path
    lang: str
    joins: bool

    @classmethod
    def of(cls, into: Path, slug: str, lang: str, given: bool) -> "Target":
        """The folder of a slug. Raises `Refused` for a bad slug or language, and where something would be lost."""
        if lang not in LANGUAGES and not re.fullmatch(r"[a-z]{2}-[a-z]{2,4}", lang):
            facts = {"name": lang, "known": ", ".join(f"{known}.md" for known in LANGUAGES)}
            raise Refused(Diagnostic("unknown-language", Place(str(into)), facts))
        if slug in RESERVED or not is_slug(slug):
            code = "reserved-slug" if slug in RESERVED else "bad-slug"
            raise Refused(Diagnostic(code, Place(str(into)), {"slug": slug}))
        folder = into / slug
        if not os.path.lexists(folder):
            return cls(folder, lang, joins=False)
        file = folder / f"{lang}.md"
        has_others = any((folder / f"{known}.md").is_file() for known in LANGUAGES if known != lang)
        free = not os.path.lexists(file) or _is_skeleton(file)
        if given and has_others and free:
            return cls(folder, lang, joins=True)
        code = "import-language-exists" if not free else "import-exists"
        raise Refused(Diagnostic(code, Place(str(folder)), {"folder": str(folder), "lang": lang, "slug": slug}))


def existing_language(target: Target, lang: str) -> bool:
    """Whether the folder has a file of that language."""
    return (target.folder / f"{lang}.md").exists()


def other_texts(target: Target) -> tuple[str, ...]:
    """The files of the folder's other languages, as far as they can be read."""
    files = [target.folder / f"{lang}.md" for lang in LANGUAGES if lang != target.lang]
    return tuple(file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())


def write_article(
    target: Target, texts: Mapping[str, str], images: Mapping[str, bytes], catalogues: Sequence[Catalogue]
) -> tuple[str, ...]:
    """Write all files beside their place first, then move them there. Gives the names that were written.

    Raises `Refused` when the disk refuses; what was begun is taken away again.
    """
    files = {name: text.encode() for name, text in texts.items()} | dict(images)
    into = target.folder.parent
    try:
        into.mkdir(parents=True, exist_ok=True)
        _sweep(into)
        with _temporary(into, target.folder.name) as temporary:
            for name, data in files.items():
                _write(temporary / name, data)
            written = _add(temporary, target) if target.joins else _move(temporary, target, files)
        return (*written, *_append(catalogues))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Diagnostic("import-not-written", Place(str(target.folder)), {"reason": reason})) from error


@contextlib.contextmanager
def _temporary(into: Path, name: str) -> Iterator[Path]:
    temporary = into / f".importing-{os.getpid()}-{name}"
    temporary.mkdir()
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _sweep(into: Path) -> None:
    """Take away what an import left that was killed between two writes."""
    for path in into.glob(".importing-*"):
        match = _TEMPORARY.match(path.name)
        if match and not _runs(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    if process == os.getpid() or os.name == "nt":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(temporary: Path, target: Target, files: Mapping[str, bytes]) -> tuple[str, ...]:
    if os.path.lexists(target.folder):  # made by somebody else since we looked
        facts = {"folder": str(target.folder), "lang": target.lang, "slug": target.folder.name}
        raise Refused(Diagnostic("import-exists", Place(str(target.folder)), facts))
    temporary.rename(target.folder)
    return tuple(files)


def _add(temporary: Path, target: Target) -> tuple[str, ...]:
    """One more language: its file, and the images that the folder lacks. A skeleton of the other script goes."""
    done: list[str] = []
    for path in sorted(temporary.iterdir()):
        place = target.folder / path.name
        if path.suffix != ".md" and place.exists():
            continue
        if path.suffix == ".md" and place.exists() and not _is_skeleton(place):
            facts = {"folder": str(target.folder), "lang": target.lang, "slug": target.folder.name}
            raise Refused(Diagnostic("import-language-exists", Place(str(place)), facts))
        path.replace(place)
        done.append(path.name)
    if target.lang.startswith("zh"):
        for other in LANGUAGES:
            twin = target.folder / f"{other}.md"
            if other.startswith("zh") and other != target.lang and _is_skeleton(twin):
                twin.unlink()
    return tuple(done)


def _is_skeleton(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and is_untouched(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return False


def _append(catalogues: Sequence[Catalogue]) -> tuple[str, ...]:
    done: list[str] = []
    for catalogue in catalogues:
        if catalogue.changed:
            catalogue.path.parent.mkdir(parents=True, exist_ok=True)
            temporary = catalogue.path.with_name(f".{catalogue.path.name}-{os.getpid()}")
            try:
                _write(temporary, catalogue.text().encode())
                temporary.replace(catalogue.path)
            finally:
                temporary.unlink(missing_ok=True)
            done.append(catalogue.path.name)
    return tuple(done)
