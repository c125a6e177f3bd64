"""What a template sees of the fonts: a filter that notes the words of titles, and the sheet of the page it is in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from jinja2 import pass_context
from jinja2.runtime import Context

from fonts.cache import keep_sheet
from fonts.characters import chinese
from fonts.plan import Plan, Request

Words = TypeVar("Words")


@dataclass(frozen=True, slots=True)
class SheetView:
    """The addresses of a page's style sheet and of the files that it should fetch at once."""

    href: str
    preload: tuple[str, ...] = ()


class Fonts(Protocol):
    """What templates find as `fonts`."""

    def note(self, words: object) -> None:
        """Remember words that the page sets as titles are set."""

    def sheet(self, body: object) -> SheetView:
        """The sheet for a page whose body is this HTML."""


@dataclass
class PageFonts:
    """The fonts of one page while it is written. `name` is its sheet, once the page has asked for it."""

    plan: Plan
    cache: Path
    base: str
    languages: tuple[str, ...]
    display: set[str] = field(default_factory=set)
    name: str = ""

    def note(self, words: object) -> None:
        """Remember words that the page sets as titles are set."""
        self.display.update(str(words))

    def sheet(self, body: object) -> SheetView:
        """Plan the sheet for a page whose body is this HTML, and keep what has to be made for it."""
        request = Request(self.languages, chinese(str(body), strict=self._is_foreign), self._titles())
        sheet = self.plan.sheet(request)
        keep_sheet(sheet, request, self.cache)
        self.name = sheet.name
        prefix = f"{self.base}/fonts/"
        return SheetView(f"{prefix}{sheet.name}.css", tuple(f"{prefix}{name}.woff2" for name in sheet.preload))

    def _titles(self) -> str:
        return chinese("".join(self.display), strict=self._is_foreign)

    @property
    def _is_foreign(self) -> bool:
        """Whether the page is in none of the scripts that we have faces for: its dashes and quotes are Latin then."""
        return not Request(self.languages, "").is_chinese


@pass_context
def display(context: Context, words: Words) -> Words:
    """Jinja's filter `display`: note the words as those of a title, and give them back.

    It needs the page's context: a macro that uses it is imported `with context`.
    """
    fonts: Fonts | None = context.get("fonts")
    if fonts is not None:
        fonts.note(words)
    return words


FILTERS: Mapping[str, Any] = {"display": display}
