"""Write an article folder in one step: wholly, or not at all, and never over anything."""

import contextlib
import hashlib
import json
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
# What a working folder is going to move where; written last, before the first move.
_JOURNAL = "journal.json"
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

    Raises `Refused` when the disk refuses. Whatever ends it early, nothing stays of it: what was moved is moved back,
    at once, or by the next import where the process was killed.
    """
    into = target.folder.parent
    changed = [catalogue for catalogue in catalogues if catalogue.changed]
    made = [folder for folder in (into, *into.parents) if not folder.exists()]
    try:
        into.mkdir(parents=True, exist_ok=True)
        with _working_folder(into, target.folder.name) as working:
            written = _write_beside(working, target, texts, images, changed)
            _move(working, target, changed)
        return (*written, *(catalogue.path.name for catalogue in changed))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Diagnostic("import-not-written", Place(str(target.folder)), {"reason": reason})) from error
    finally:
        for folder in made:  # those that hold nothing
            with contextlib.suppress(OSError):
                folder.rmdir()


@contextlib.contextmanager
def _working_folder(into: Path, name: str) -> Iterator[Path]:
    working = into / f".importing-{os.getpid()}-{name}"
    working.mkdir()
    try:
        yield working
    finally:
        _clear(working)


def _write_beside(
    working: Path,
    target: Target,
    texts: Mapping[str, str],
    images: Mapping[str, bytes],
    catalogues: Sequence[Catalogue],
) -> tuple[str, ...]:
    """The article's files, the catalogues as they will be and as they are, and a journal of what will be moved."""
    article = working / "article"
    article.mkdir()
    files = {name: text.encode() for name, text in texts.items()}
    files |= {name: data for name, data in images.items() if not (target.folder / name).exists()}
    for name, data in files.items():
        _write(article / name, data)
    moves = [_Move(target.folder / name, files[name], None) for name in files if target.joins and name not in texts]
    for catalogue in catalogues:
        catalogue.path.parent.mkdir(parents=True, exist_ok=True)
        before = catalogue.path.read_bytes() if catalogue.path.exists() else None
        if before is not None:
            _write(working / f"before-{catalogue.path.name}", before)
        moves.append(_Move(catalogue.path, catalogue.text().encode(), before))
        _write(working / catalogue.path.name, moves[-1].after)
    last = article / f"{target.lang}.md" if target.joins else article
    _write(working / _JOURNAL, json.dumps([last.name, [move.as_json() for move in moves]]).encode())
    return tuple(files)


def _move(working: Path, target: Target, catalogues: Sequence[Catalogue]) -> None:
    """Move everything to its place; the step that makes the article be there comes last."""
    article = working / "article"
    for catalogue in catalogues:
        _replace(working / catalogue.path.name, catalogue.path)
    facts = {"folder": str(target.folder), "lang": target.lang, "slug": target.folder.name}
    if not target.joins:
        if os.path.lexists(target.folder):  # made by somebody else since we looked
            raise Refused(Diagnostic("import-exists", Place(str(target.folder)), facts))
        _replace(article, target.folder)
        return
    for path in sorted(article.iterdir()):
        if path.suffix != ".md":
            _replace(path, target.folder / path.name)
    place = target.folder / f"{target.lang}.md"
    if os.path.lexists(place) and not _is_skeleton(place):
        raise Refused(Diagnostic("import-language-exists", Place(str(place)), facts))
    _replace(article / place.name, place)
    for other in LANGUAGES:  # a skeleton of the other script has no use now
        twin = target.folder / f"{other}.md"
        if target.lang.startswith("zh") and other.startswith("zh") and other != target.lang and _is_skeleton(twin):
            twin.unlink()


@dataclass(frozen=True, slots=True)
class _Move:
    """A file that will stand somewhere, and what stands there now."""

    place: Path
    after: bytes
    before: bytes | None

    def as_json(self) -> dict[str, str | None]:
        """The move as the journal holds it: what stands there now is kept beside the journal, by name."""
        kept = f"before-{self.place.name}" if self.before is not None else None
        return {"place": str(self.place.absolute()), "after": _sum(self.after), "before": kept}


def _clear(working: Path) -> None:
    """Take a working folder away; if the last step was not reached, what was moved out of it is moved back first."""
    try:
        last, moves = json.loads((working / _JOURNAL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        last, moves = "", []
    unfinished = (working / last if last == "article" else working / "article" / last).exists()
    for move in moves if unfinished else ():
        place = Path(move["place"])
        with contextlib.suppress(OSError):
            if _sum(place.read_bytes()) != move["after"]:  # not moved yet, or changed by somebody since
                continue
            if move["before"]:
                (working / move["before"]).replace(place)
            else:
                place.unlink()
    shutil.rmtree(working, ignore_errors=True)


def take_back(into: Path) -> None:
    """Take back what an import began that was killed, before anything of it is read."""
    for path in into.glob(".importing-*"):
        match = _TEMPORARY.match(path.name)
        if match and not _runs(int(match[1])):
            _clear(path)


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


def _replace(path: Path, place: Path) -> None:
    path.replace(place)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_skeleton(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and is_untouched(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return False
