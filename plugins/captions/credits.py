"""Who a still belongs to and how long it may be shown: what an article's `stills.toml` says."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from captions.figures import Caption, Figure, Still
from document.diagnostics import Diagnostic
from document.front_matter import Key, Unfit, text
from document.model import NOWHERE, Document, Element, Fixed, Node, Place, Text
from document.records import Words, read_catalogue, words
from document.walk import plain_text, transform_document


def _day(value: Any) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    raise Unfit


def _point(value: Any) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, int | float) for part in value):
        return float(value[0]), float(value[1])
    raise Unfit


# The table that speaks for every still of the folder.
EVERY = "*"
# So long before its rights end a still is warned of.
SOON = datetime.timedelta(days=60)
_COMMONS = re.compile(r"CC[- ](?P<terms>BY(?:[- ](?:NC|SA|ND))*)[- ](?P<version>\d\.\d)", re.IGNORECASE)
_PUBLIC = {
    "zero": re.compile(r"CC ?0|CC Zero", re.IGNORECASE),
    "mark": re.compile(r"public domain|公有領域|公有领域", re.IGNORECASE),
}


def _words(value: Any) -> Words:
    """Words per language, or the same ones for everybody."""
    return dict.fromkeys(("zh-hant", "en"), text(value)) if isinstance(value, str) else words(value)


KEYS = {
    "credit": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "licence": Key(text, 'a licence: "CC BY-SA 4.0"'),
    "source": Key(_words, 'where the still comes from, in one language or per language: {zh-hant = "…", en = "…"}'),
    "rights_until": Key(_day, "the day from which it may not be shown: 2027-01-01"),
    "focus": Key(_point, "where the eye falls, from 0 to 1: [0.5, 0.3]"),
}


@dataclass(frozen=True, slots=True)
class StillRights:
    """What is known of a still: the credit by language, the licence, where it comes from, the day from which it may
    not be shown, where the eye falls (across and down, from 0 to 1)."""

    file: str
    credit: Words = field(default_factory=dict)
    licence: str = ""
    source: Words = field(default_factory=dict)
    rights_until: datetime.date | None = None
    focus: tuple[float, float] | None = None
    place: Place = NOWHERE

    def is_over(self, today: datetime.date) -> bool:
        """Whether it may no longer be shown."""
        return self.rights_until is not None and today >= self.rights_until

    def ends_soon(self, today: datetime.date) -> bool:
        """Whether its rights end within the next sixty days."""
        return self.rights_until is not None and today < self.rights_until <= today + SOON


def read_rights(file: Path, path: str) -> tuple[Mapping[str, StillRights], tuple[Diagnostic, ...]]:
    """Read `stills.toml`; an article without one has no credits."""
    catalogue = read_catalogue(file, path, KEYS)
    rights = {
        record.name: StillRights(
            record.name,
            record.values.get("credit", {}),
            record.values.get("licence", ""),
            record.values.get("source", {}),
            record.values.get("rights_until"),
            record.values.get("focus"),
            record.place,
        )
        for record in catalogue.records
    }
    return rights, catalogue.diagnostics


def rights_of(file: str, rights: Mapping[str, StillRights]) -> StillRights:
    """What is known of one still: what its own table leaves out is what the table of all stills says."""
    every = rights.get(EVERY, StillRights(file))
    own = rights.get(file)
    if own is None:
        return replace(every, file=file)
    return StillRights(
        file,
        own.credit or every.credit,
        own.licence or every.licence,
        own.source or every.source,
        own.rights_until or every.rights_until,
        own.focus or every.focus,
        own.place,
    )


def licence_url(licence: str) -> str:
    """The address of a licence's terms, where it is one of Creative Commons'."""
    if match := _COMMONS.search(licence):
        terms = match["terms"].lower().replace(" ", "-")
        return f"https://creativecommons.org/licenses/{terms}/{match['version']}/"
    found = next((name for name, words in _PUBLIC.items() if words.search(licence)), "")
    return f"https://creativecommons.org/publicdomain/{found}/1.0/" if found else ""


def credit_stills(
    document: Document, rights: Mapping[str, StillRights], credit: Callable[[StillRights], tuple[str, str]]
) -> Document:
    """Put under each still whom it belongs to; `credit` words it for an edition, as the owner and the whole line.

    Stills that share a caption and an owner are credited once, in the caption they share. A caption that names the
    owner already is left as it is.
    """

    def change(node: Node) -> Node:
        if not isinstance(node, Figure):
            return node
        owners = [credit(rights_of(still.source, rights)) if still.source else ("", "") for still in node.stills]
        if node.caption is not None and len(set(owners)) == 1:
            return replace(node, caption=_credited(node.caption, *owners[0]))
        stills = tuple(_still(still, *owner) for still, owner in zip(node.stills, owners, strict=True))
        return replace(node, stills=stills)

    return transform_document(document, change)


def _still(still: Still, owner: str, line: str) -> Still:
    return replace(still, caption=_credited(still.caption, owner, line)) if owner else still


def _credited(caption: Caption | None, owner: str, line: str) -> Caption:
    """A caption with the credit after it, in small letters."""
    before = caption.children if caption else ()
    if not owner or owner in plain_text(before):
        return Caption(before)
    gap = (Text(" "),) if plain_text(before) else ()
    return Caption((*before, *gap, Element("small", {"class": "still-credit"}, (Fixed((Text(line),)),))))
