"""What readers will find changed: pages that are new, that say something else, that are gone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publishing.redirects import Redirects

_FURTHER = re.compile(r"/page/\d+/$")
MOST = 40  # lines of one kind; then a count


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses with their titles. `looks` counts pages whose words are the same and whose bytes are not."""

    first: bool
    new: Sequence[tuple[str, str]]
    changed: Sequence[tuple[str, str]]
    gone: Sequence[tuple[str, str]]
    looks: int
    files: int

    @property
    def any(self) -> bool:
        """Whether anything at all is different."""
        return bool(self.first or self.new or self.changed or self.gone or self.looks or self.files)


def compare(former: Mapping[str, Any], now: Mapping[str, Any]) -> Changes:
    """What is different between two manifests; `former` is empty before the first site."""
    before, after = former.get("pages", {}), now["pages"]
    old_files, new_files = former.get("files", {}), now["files"]
    paths = {name for name in {*old_files, *new_files} if old_files.get(name) != new_files.get(name)}
    pages = {name for name in paths if name.endswith(".html")}
    changed = [page for page in after if page in before and before[page]["words"] != after[page]["words"]]
    new = [page for page in after if page not in before]
    gone = [page for page in before if page not in after]

    def titled(addresses: Sequence[str], source: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [(address, source[address]["title"]) for address in sorted(addresses)]

    return Changes(
        first=not former,
        new=titled(new, after),
        changed=titled(changed, after),
        gone=titled(gone, before),
        looks=len(pages) - len(new) - len(changed) - len(gone),
        files=len(paths - pages),
    )


def lost(former: Mapping[str, Any], now: Mapping[str, Any], redirects: Redirects) -> list[str]:
    """The pages that readers could find and now cannot, with nothing said of them.

    The further pages of a list come and go with what it lists.
    """
    found = (page for page, one in former.get("pages", {}).items() if not one["unlisted"] and not _FURTHER.search(page))
    return sorted(page for page in found if page not in now["pages"] and not redirects.knows(page))


def in_words(changes: Changes, redirects: Redirects, language: str) -> Iterator[str]:
    """A list that an editor can read."""
    chinese = language == "zh"
    if changes.first:
        yield f"第一次發布：{len(changes.new)} 頁" if chinese else f"the first time: {len(changes.new)} pages"
        return
    if not changes.any:
        yield "與線上的網站完全相同" if chinese else "nothing is different from the site that readers see"
        return
    kinds = (
        ("新", "new", changes.new),
        ("文字有改", "says something else", changes.changed),
        ("不再有", "gone", changes.gone),
    )
    for zh, en, pages in kinds:
        if not pages:
            continue
        yield f"{zh}：{len(pages)} 頁" if chinese else f"{en}: {len(pages)} pages"
        for address, title in pages[:MOST]:
            to = redirects.moved.get(address, "")
            yield f"  {address}  {title}" + (f"  → {to}" if to else "")
        if len(pages) > MOST:
            yield f"  …… 還有 {len(pages) - MOST} 頁" if chinese else f"  … and {len(pages) - MOST} more"
    if changes.looks:
        yield f"只有外觀或連結改變：{changes.looks} 頁" if chinese else f"only in looks or links: {changes.looks} pages"
    if changes.files:
        yield f"其他檔案：{changes.files}" if chinese else f"other files: {changes.files}"
