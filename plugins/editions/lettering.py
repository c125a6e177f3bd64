"""Which faces the magazine needs: the scripts of its editions and of each page."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from document.diagnostics import Diagnostic
from editions.edition import Edition, Magazine
from editions.lists import Lists
from editions.planner import Page
from fonts.characters import script_of
from fonts.latin import find_latin
from fonts.plan import Plan
from fonts.sources import find_faces


def plan_fonts(lists: Lists, theme: Path, folders: Sequence[Path] | None, quality: int) -> Plan:
    """What decides the faces of every page, but for how many pages there are."""
    magazine = lists.collection.site.magazine
    scripts = _scripts(magazine)
    return Plan(
        faces=find_faces(folders),
        latin=find_latin(theme / "fonts"),
        usual=scripts[0] if scripts else "hant",
        quality=quality,
    )


def pages_by_script(magazine: Magazine, pages: Mapping[str, Sequence[Page]]) -> dict[str, int]:
    """How many pages of the site each script is read on."""
    counted: dict[str, int] = {}
    for edition in magazine.editions:
        for script in dict.fromkeys(filter(None, map(script_of, languages_of(magazine, edition.code)))):
            counted[script] = counted.get(script, 0) + len(pages.get(edition.code, ()))
    return counted


def languages_of(magazine: Magazine, code: str) -> tuple[str, ...]:
    """The languages of the pages of an edition; of those of the whole site ("") all."""
    if not code:
        return tuple(edition.lang for edition in magazine.singles)
    edition: Edition = magazine.edition(code)
    if edition.facing:
        return tuple(magazine.edition(side).lang for side in (edition.left, edition.right))
    return (edition.lang,)


def missing_faces(plan: Plan, magazine: Magazine) -> Iterator[Diagnostic]:
    """The one finding about faces that this machine lacks."""
    missing = plan.missing(_scripts(magazine))
    if missing:
        yield Diagnostic("no-chinese-font", magazine.place, {"faces": ", ".join(missing)})


def _scripts(magazine: Magazine) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (script_of(edition.lang) for edition in magazine.singles))))
