"""Take over pages of the last site whose inputs have not changed, instead of rendering them again."""

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editions.addresses import file_of
from editions.planner import Page
from editions.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """A page as it was left: the hash of what it was made from, the file's size and time of change, its sheet."""

    signature: str
    size: int
    changed: int
    sheet: str = ""  # the name of its style sheet of faces


@dataclass
class Reuse:
    """What the last site has to offer. `base` is a hash of all that every page depends on.

    `has_sheet` says whether the faces of a page can be had without rendering it; `sheets` holds the sheet of each page
    that was taken over or, once it is, written.
    """

    store: Store
    former: Path
    stage: Path
    root: str
    base: str
    has_sheet: Callable[[str], bool]
    sheets: dict[str, str]
    kept: Mapping[str, Written] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        data = self.store.get(self._key())
        if data is not None:
            self.kept = pickle.loads(data)  # noqa: S301 # the build wrote it

    def _key(self) -> str:
        return f"pages/{hashlib.sha256(str(self.former).encode()).hexdigest()}"

    def take_over(self, pages: Iterable[Page]) -> list[Page]:
        """Link every page that is still good into the new site; returns those that must be rendered."""
        left: list[Page] = []
        for page in pages:
            signature = self.signature(page)
            if signature is None:
                left.append(page)
                continue
            self.written[page.address] = signature
            if not self._linked(page, signature):
                left.append(page)
        return left

    def signature(self, page: Page) -> str | None:
        """A hash of everything that a page is made from; None for one that is always rendered."""
        if page.inputs is None:
            return None
        # A pickle may differ where nothing has changed; that costs a page's rendering, and nothing else.
        digest = hashlib.sha256(self.base.encode())
        digest.update(pickle.dumps((page.template, page.inputs())))
        return digest.hexdigest()

    def _linked(self, page: Page, signature: str) -> bool:
        """Whether the last site's file was taken over; one that somebody has touched since is not."""
        before = self.kept.get(page.address)
        if before is None or before.signature != signature or not self.has_sheet(before.sheet):
            return False
        name = file_of(page.address, self.root)
        source, target = self.former / name, self.stage / name
        try:
            status = source.stat()
            if (status.st_size, status.st_mtime_ns) != (before.size, before.changed):
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # another file system, or one without links
                shutil.copy2(source, target)
        except OSError:
            return False
        self.sheets[page.address] = before.sheet
        return True

    def remember(self) -> None:
        """Keep the signatures of the new site's pages for the next build."""
        found: dict[str, Written] = {}
        for address, signature in self.written.items():
            try:
                status = (self.stage / file_of(address, self.root)).stat()
            except OSError:
                continue
            found[address] = Written(signature, status.st_size, status.st_mtime_ns, self.sheets.get(address, ""))
        self.store.put("pages", {self._key(): pickle.dumps(found)})


def theme_digest(theme: Path) -> str:
    """A hash of the templates."""
    digest = hashlib.sha256()
    for file in sorted((theme / "templates").rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(theme).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
