"""What a magazine says in its own way, before the engine: names, agreed terms, exceptions."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from script.dictionary import Table, table_of
from script.engine import converter
from script.matching import Match, found

_EXCEPTIONS = Path(__file__).with_name("exceptions.toml")


class Overlay:
    """Exact replacements, found longest first from left to right; what stands for a key is locked."""

    __slots__ = ("_table", "entries")

    entries: Mapping[str, str]
    _table: Table

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Raises `ValueError` for an empty key."""
        if "" in entries:
            raise ValueError("an overlay can't replace nothing: one of its keys is empty")
        self.entries = MappingProxyType(dict(entries))
        self._table = table_of(self.entries)

    def found(self, text: str) -> Iterator[Match]:
        """Each place in the text where a key stands, with what stands for it, from left to right."""
        return found(text, self._table) if self.entries else iter(())


NOTHING = Overlay({})


@cache
def exceptions(source: str, target: str) -> Mapping[str, str]:
    """The site list for a conversion between two regions (`cn`, `tw`, `hk`)."""
    with _EXCEPTIONS.open("rb") as file:
        lists = {name: {key: row[0] for key, row in rows.items()} for name, rows in tomllib.load(file).items()}
    if source == target:
        return {}
    if target == "cn":
        return lists["cn"]
    if source != "cn":
        return {}
    if target == "hk":
        standard, glyphs = converter("tw2t"), converter("t2hk")
        return {key: glyphs.convert(standard.convert(value)) for key, value in lists["hant"].items()}
    return {**lists["hant"], **lists["tw"]}
