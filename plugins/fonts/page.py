"""What a template sees of the fonts: a filter that notes the words of titles, and the sheet of the page it is in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_letters
from typing import Any, Protocol, TypeVar

from jinja2 import pass_context
from jinja2.runtime import Context

from fonts.cache import keep_sheet, sheet_paths
from fonts.characters import characters_of, chinese, script_of
from fonts.latin import BASIC, FURTHER
from fonts.plan import Plan, Request

Words = TypeVar("Words")
# What stands in attributes is read aloud, or is an address; templates escape a ">" in there.
_tag = re.compile("<[^>]*>")
# The Latin letters and signs that only the further faces have.
_further = re.compile(f"[{''.join(sorted(set(characters_of(FURTHER)) - set(characters_of(BASIC))))}]")


@dataclass(frozen=True, slots=True)
class SheetView:
    """The addresses of a page's sheets, for its first paint and for its text, and of files to fetch at once."""

    href: str
    text: str
    preload: tuple[str, ...] = ()


class Fonts(Protocol):
    """What templates find as `fonts`."""

    def note(self, words: object) -> None:
        """Remember words that the page sets as titles are set."""

    def sheet(self, body: object) -> SheetView:
        """The sheet for a page whose body is this HTML."""


@dataclass
class PageFonts:
    """The fonts of one page while it is written.

    `heavy` are the characters that its text sets as titles are; `name` is its sheet, once the page has asked for it.
    """

    plan: Plan
    cache: Path
    base: str
    languages: tuple[str, ...]
    heavy: str = ""
    titles: set[str] = field(default_factory=set)
    name: str = ""

    def note(self, words: object) -> None:
        """Remember words that the page sets as titles are set."""
        self.titles.update(str(words))

    def sheet(self, body: object) -> SheetView:
        """Plan the sheet for a page whose body is this HTML, and keep what has to be made for it."""
        request = self._request(str(body))
        sheet = self.plan.sheet(request)
        keep_sheet(sheet, request, self.cache)
        self.name = sheet.name
        prefix = f"{self.base}/fonts/"
        first, text = (f"{prefix}{path.name}" for path in sheet_paths(sheet.name, self.cache))
        return SheetView(first, text, tuple(f"{prefix}{name}.woff2" for name in sheet.preload))

    def _request(self, html: str) -> Request:
        body = _tag.sub("", html)
        scripts = [script_of(language) for language in self.languages]
        foreign = not any(scripts)  # a page in none of our scripts has Latin dashes and quotes
        titles = chinese("".join(self.titles), strict=True)
        return Request(
            self.languages,
            chinese(body, strict=foreign),
            chinese("".join(self.titles) + self.heavy, strict=foreign),
            chinese_title=bool(titles) and not foreign,
            latin_title="" in scripts and not self.titles.isdisjoint(ascii_letters),
            further=bool(_further.search(body)),
        )


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
