"""Who a still belongs to: what an article's `stills.toml` says, put under each still."""

import datetime
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


KEYS = {
    "credit": Key(words, 'words by language: {zh-hant = "…", en = "…"}'),
    "licence": Key(text, 'a licence: "CC BY-SA 4.0"'),
    "source": Key(text, "where the still comes from"),
    "rights_until": Key(_day, "a day: 2027-01-01"),
    "focus": Key(_point, "where the eye falls, from 0 to 1: [0.5, 0.3]"),
}


@dataclass(frozen=True, slots=True)
class StillRights:
    """What is known of a still: the credit by language, the licence, until when it may be shown."""

    file: str
    credit: Words = field(default_factory=dict)
    licence: str = ""
    rights_until: datetime.date | None = None
    place: Place = NOWHERE


def read_rights(file: Path, path: str) -> tuple[Mapping[str, StillRights], tuple[Diagnostic, ...]]:
    """Read `stills.toml`; an article without one has no credits."""
    catalogue = read_catalogue(file, path, KEYS)
    rights = {
        record.name: StillRights(
            record.name,
            record.values.get("credit", {}),
            record.values.get("licence", ""),
            record.values.get("rights_until"),
            record.place,
        )
        for record in catalogue.records
    }
    return rights, catalogue.diagnostics


def credit_stills(
    document: Document, rights: Mapping[str, StillRights], credit: Callable[[StillRights], str]
) -> Document:
    """Put under each still whom it belongs to; `credit` words it for an edition.

    Stills that share a caption and an owner are credited once, in the caption they share.
    """

    def change(node: Node) -> Node:
        if not isinstance(node, Figure):
            return node
        owners = [
            credit(rights[still.source]) if still.source and still.source in rights else "" for still in node.stills
        ]
        if node.caption is not None and len(set(owners)) == 1:
            return replace(node, caption=_credited(node.caption, owners[0]))
        stills = tuple(_still(still, owner) for still, owner in zip(node.stills, owners, strict=True))
        return replace(node, stills=stills)

    return transform_document(document, change)


def _still(still: Still, owner: str) -> Still:
    return replace(still, caption=_credited(still.caption, owner)) if owner else still


def _credited(caption: Caption | None, owner: str) -> Caption:
    """A caption with the credit after it, in small letters."""
    before = caption.children if caption else ()
    if not owner:
        return Caption(before)
    gap = (Text(" "),) if plain_text(before) else ()
    return Caption((*before, *gap, Element("small", {"class": "still-credit"}, (Fixed((Text(owner),)),))))
