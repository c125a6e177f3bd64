"""What a Word file's styles and lists say of a paragraph: a heading, a list, a caption, bold."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# No list is deeper, no style stands on more others.
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name in small letters, and whether it is bold, italic, numbered."""

    name: str
    bold: bool = False
    italic: bool = False
    numbering: tuple[str, int] | None = None


class Styles:
    """The styles of a Word file, with the counters of its numbered lists."""

    def __init__(self, word: WordDocument) -> None:
        elements = {element.get(f"{W}styleId", ""): element for element in word.styles.element.iter(f"{W}style")}
        self._styles = {name: _style(element, elements) for name, element in elements.items()}
        self._formats = _formats(word)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def of_paragraph(self, paragraph: Any) -> Style:
        """The style of a paragraph."""
        return self._styles.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")), Style(""))

    def of_run(self, run: Any) -> Style:
        """The style of a run of characters."""
        return self._styles.get(_value(run.find(f"{W}rPr/{W}rStyle")), Style(""))

    def list_mark(self, paragraph: Any, style: Style) -> str:
        """The mark of a list's item, `- ` or its number, indented by its level; nothing outside lists."""
        own = _numbering(paragraph.find(f"{W}pPr/{W}numPr"))
        if own and own[0] == "0":  # taken out of the list that its style is
            return ""
        number, level = own or style.numbering or ("", 0)
        kind = self._formats.get((number, level))
        if kind is None:
            kind = "decimal" if "list number" in style.name else "bullet" if "list bullet" in style.name else None
        if kind in (None, "none"):
            return ""
        if kind == "bullet":
            return "  " * level + "- "
        counts = self._counts[number]
        counts[level] = counts.get(level, 0) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return "   " * level + f"{counts[level]}. "


def _style(element: Any, elements: dict[str, Any]) -> Style:
    """A style with what it takes from those that it is based on."""
    name = _value(element.find(f"{W}name")).lower()
    bold = italic = numbering = None
    here: Any = element
    for _ in range(_DEEPEST):
        properties = here.find(f"{W}rPr")
        bold = on(properties, "b") if bold is None else bold
        italic = on(properties, "i") if italic is None else italic
        numbering = numbering or _numbering(here.find(f"{W}pPr/{W}numPr"))
        here = elements.get(_value(here.find(f"{W}basedOn")))
        if here is None:
            break
    return Style(name, bool(bold), bool(italic), numbering)


def _formats(word: WordDocument) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered: `bullet`, `decimal` …, by the list and the level."""
    part = next((rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    from docx.oxml import parse_xml

    root = parse_xml(part.blob)
    abstract = {
        kind.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0")): _value(level.find(f"{W}numFmt")) for level in kind.iter(f"{W}lvl")
        }
        for kind in root.iter(f"{W}abstractNum")
    }
    return {
        (number.get(f"{W}numId", ""), level): form
        for number in root.iter(f"{W}num")
        for level, form in abstract.get(_value(number.find(f"{W}abstractNumId")), {}).items()
    }


def _numbering(properties: Any) -> tuple[str, int] | None:
    if properties is None or (number := properties.find(f"{W}numId")) is None:
        return None
    level = _value(properties.find(f"{W}ilvl"))
    return _value(number), min(int(level), _DEEPEST) if re.fullmatch(r"\d+", level) else 0


def _value(element: Any) -> str:
    return str(element.get(f"{W}val", "")) if element is not None else ""


def on(properties: Any, name: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off", "none")
