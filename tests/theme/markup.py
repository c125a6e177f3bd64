"""Read a page's mark-up strictly: what is left open, and every element with its attributes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True)
class Tag:
    """An element's beginning."""

    name: str
    attributes: dict[str, str]

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attributes.get("class", "").split())


@dataclass(slots=True)
class Page:
    """What a page is made of; `problems` says where its tags don't match, a line each."""

    tags: list[Tag] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[Tag]:
        """The elements of a name."""
        return [tag for tag in self.tags if tag.name == name]


def read_page(path: Path) -> Page:
    """Read a page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.page.problems.extend(f"<{name}> is not closed" for name in reader.open)
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.page.problems.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        self.page.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.page.problems.append(f"line {self.getpos()[0]}: </{tag}> closes something else")
