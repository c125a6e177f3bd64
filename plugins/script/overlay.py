"""What a magazine says in its own way, before the engine: names, agreed terms, exceptions."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from pathlib import Path
from types import MappingProxyType

from script.dictionary import Table, table_of
from script.engine import converter
from script.matching import Match, found
from script.regions import route

_EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
_TERMS = Path(__file__).with_name("terms.toml")
# The columns of `terms.toml`, by the region whose words are looked for.
_COLUMNS = MappingProxyType(
    {"both": ("cn", "tw", "hk"), "cn": ("cn", "tw", "hk"), "tw": ("tw", "cn", "hk"), "hk": ("hk", "cn", "tw")}
)


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


@cache
def terms(source: str, target: str) -> Mapping[str, str]:
    """The words that are another word in the other region; the more particular table wins."""
    with _TERMS.open("rb") as file:
        tables = tomllib.load(file)
    found: dict[str, str] = {}
    for name in ("both", source):
        columns = _COLUMNS[name]
        here, there = columns.index(source), columns.index(target)
        table: dict[str, str] = {}
        for key, others in tables[name].items():
            row = (key, *others)
            table.setdefault(row[here], row[there])
        found |= table
    if source == target:
        return {}
    plain, back = _through(source, target), _through(target, source)
    # A text may have the other region's word already: 演算法 holds 算法, which would become 演算法 once more.
    already = {back(value): value for key, value in found.items() if key in back(value)}
    wanted = already | found
    # What the engine makes of a word anyway stands here only to guard a shorter one inside it.
    return {
        key: value
        for key, value in wanted.items()
        if plain(key) != value or any(other in key for other in found if other != key)
    }


def _through(source: str, target: str) -> Callable[[str], str]:
    steps = [converter(name).convert for name in route(source, target)]
    return lambda text: reduce(lambda so_far, step: step(so_far), steps, text)
