"""OpenCC's dictionaries, read into the tables that the engine looks words up in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, reduce
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "dictionaries"
_PAIR = itemgetter(slice(2))


@dataclass(frozen=True, slots=True)
class Table:
    """What one step of a conversion looks up.

    `phrases` are keys of two characters and more; `longest` tells of the first two characters how long the longest
    phrase is that begins with them, so that one look-up rules out most places; `characters` is for `str.translate`.
    """

    phrases: Mapping[str, str]
    longest: Mapping[str, int]
    characters: Mapping[int, str]


def table(dictionary: Mapping[str, Any]) -> Table:
    """The table of a `dict` entry of an OpenCC configuration (a file or a group)."""
    return merged(_leaves(dictionary))


def table_of(entries: Mapping[str, str]) -> Table:
    """The table of a plain mapping."""
    phrases = {key: value for key, value in entries.items() if len(key) > 1}
    longest: dict[str, int] = {}
    for key in phrases:
        longest[key[:2]] = max(len(key), longest.get(key[:2], 0))
    return Table(phrases, longest, {ord(key): value for key, value in entries.items() if len(key) == 1})


def identity(of: Table) -> Table:
    """The table that finds the same phrases and leaves them as they are: what segmentation needs."""
    return Table({key: key for key in of.phrases}, of.longest, {})


@cache
def candidates(name: str) -> Mapping[str, tuple[str, ...]]:
    """Every reading that a dictionary file gives of each key, the preferred one first."""
    lines = _text(name).splitlines()
    return {key: tuple(values.split(" ")) for key, _, values in (line.partition("\t") for line in lines)}


def forget() -> None:
    """Give back the memory of all dictionaries, which a benchmark wants read anew."""
    for read in (candidates, merged, _joined, _file):
        read.cache_clear()


def _leaves(dictionary: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The files of a group in the order in which they are asked; those of a `union` are asked together."""
    if dictionary["type"] != "group":
        return ((dictionary["file"].removesuffix(".ocd2"),),)
    inside = [_leaves(part) for part in dictionary["dicts"]]
    if dictionary.get("match_policy") == "union":
        return (tuple(name for part in inside for names in part for name in names),)
    return tuple(names for part in inside for names in part)


@cache
def merged(asked: tuple[tuple[str, ...], ...]) -> Table:
    """One table that answers by longest match what the dictionaries answer when they are asked one after another.

    A dictionary that is asked earlier wins with a shorter key, so keys of later ones that begin with such a key are
    left out (`DictGroupMatchPolicy::ShortCircuit` in OpenCC's `Dict.hpp`).
    """
    first, *later = map(_joined, asked)
    together = first
    for part in later:
        phrases = {key: value for key, value in part.phrases.items() if not _begins(key, together)}
        together = _added(together, Table(phrases, part.longest, part.characters))
    return together


def _begins(key: str, known: Table) -> bool:
    sizes = range(2, min(len(key), known.longest.get(key[:2], 0)) + 1)
    return ord(key[0]) in known.characters or any(key[:size] in known.phrases for size in sizes)


@cache
def _joined(names: tuple[str, ...]) -> Table:
    """The tables of dictionaries that are asked together: of equal keys the first one's."""
    return reduce(_added, map(_file, names))


def _added(first: Table, more: Table) -> Table:
    phrases, longest = first.phrases, first.longest
    if more.phrases:
        phrases, longest = dict(phrases), dict(longest)
        for key, value in more.phrases.items():
            phrases.setdefault(key, value)
        for pair, size in more.longest.items():
            if size > longest.get(pair, 0):
                longest[pair] = size
    return Table(phrases, longest, {**more.characters, **first.characters})


@cache
def _file(name: str) -> Table:
    fields = _text(name).replace("\n", "\t").split("\t")
    keys, values = fields[:-1:2], fields[1::2]
    entries = dict(zip(keys, values, strict=True))
    for key in [key for key, value in entries.items() if " " in value]:
        entries[key] = entries[key].partition(" ")[0]
    # The lines come shorter keys first (`vendor.py` sorts them): single characters lead, and of the phrases that begin
    # with the same two characters the last one is the longest.
    characters = {ord(key): entries.pop(key) for key in takewhile(lambda key: len(key) == 1, keys)}
    phrases = keys[len(characters) :]
    return Table(entries, dict(zip(map(_PAIR, phrases), map(len, phrases), strict=True)), characters)


def _text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
