"""Whether a translation still says what its original says: what was confirmed, and `./inv settle`, which confirms."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from captions.figures import Figure
from document.diagnostics import Diagnostic
from document.model import Document, Footnote, Node, Place
from document.walk import lines, parts, plain_text, walk
from editions.folders import Folder
from facing.align import Pair
from facing.ids import place_of, unit_ids
from facing.pieces import pieces_of, words_of
from translation.memory import (
    Faced,
    Memory,
    UnreadableMemory,
    changed,
    confirmed,
    confirmed_in,
    fingerprint,
    read_memory,
    written,
)

if TYPE_CHECKING:
    from editions.collect import Collection
    from editions.prepare import Written
    from editions.records import Record

FILE = "memory.json"


class NotSettled(Exception):
    """Why nothing was written, and the way out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a translation stands to its original: the day it was confirmed, and how many paragraphs changed since."""

    day: datetime.date
    stale: int


def faced_in(original: "Written", translation: "Written", pairs: Sequence[Pair]) -> tuple[Faced, ...]:
    """All words of an original with those of a translation: paragraphs, then captions, then footnotes."""
    ours, theirs = _units(original.document), _units(translation.document)
    here, there = unit_ids(original.document), unit_ids(translation.document)
    found = [
        Faced(
            here[pair.left[0]] if pair.left else there[pair.right[0]],
            " ".join(filter(None, (fingerprint(ours[n]) for n in pair.left))),
            " ".join(filter(None, (fingerprint(theirs[n]) for n in pair.right))),
        )
        for pair in pairs
    ]
    figures = _captions(original.document), _captions(translation.document)
    found += [
        Faced(name, fingerprint(figures[0].get(name, "")), fingerprint(figures[1].get(name, "")))
        for name in dict.fromkeys((*figures[0], *figures[1]))
    ]
    notes = zip_longest(original.document.footnotes, translation.document.footnotes)
    found += [Faced(f"fn{number}", *map(_note_print, both)) for number, both in enumerate(notes, 1)]
    return tuple(one for one in found if one.original or one.translation)


def _units(document: Document) -> tuple[str, ...]:
    return tuple(words_of(piece) for piece in pieces_of(document) if piece.is_unit)


def _captions(document: Document) -> dict[str, str]:
    """The words of each figure, by its id."""
    return {node.id or "": _words(node) for node in walk(document) if isinstance(node, Figure)}


def _words(node: Node) -> str:
    return " ".join(plain_text(line) for line in lines(node))


def _note_print(note: Footnote | None) -> str:
    return fingerprint(" ".join(map(_words, parts(note)))) if note else ""


def memories(folder: Folder) -> tuple[dict[str, Memory], list[Diagnostic]]:
    """What was confirmed of an article's translations, by language; nothing where nobody has confirmed any."""
    try:
        return read_memory((folder.path / FILE).read_text("utf-8")), []
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, UnreadableMemory) as error:
        return {}, [Diagnostic("unusable-memory", Place(f"{folder.prefix}/{FILE}"), {"reason": str(error)})]


def standing(
    memory: Memory, faced: Sequence[Faced], original: "Written", translation: "Written"
) -> tuple[Standing, list[Diagnostic]]:
    """How a translation stands, with a diagnostic for each paragraph that has to be looked at."""
    found = changed(memory, faced)
    slug = Path(original.source.path).parent.name
    places = _places(original.document)
    elsewhere = _places(translation.document)
    problems = [
        Diagnostic(
            "original-changed",
            places.get(one.id) or elsewhere.get(one.id) or original.document.place,
            {"other": translation.source.path, "id": one.id, "day": str(memory.day), "slug": slug},
        )
        for one in found
    ]
    return Standing(memory.day, len(found)), problems


def _places(document: Document) -> dict[str, Place]:
    """Where each paragraph and figure stands."""
    units = (piece.node for piece in pieces_of(document) if piece.is_unit)
    found = {name: place_of(node, document) for name, node in zip(unit_ids(document), units, strict=True)}
    found |= {node.id or "": node.place for node in walk(document) if isinstance(node, Figure)}
    return found | {f"fn{number}": note.place for number, note in enumerate(document.footnotes, 1)}


def settle(collection: "Collection", slug: str, id: str, day: datetime.date) -> Iterator[Path]:
    """Confirm the translations of an article, or of all (`slug` is ""); of one paragraph where an `id` is given.

    Drafts are not confirmed, unless their article is named. Gives each file that was written. Raises `NotSettled`.
    """
    if slug and slug not in collection.records:
        raise NotSettled(f"there is no article {slug}\n  help: name a folder of {collection.site.prefix}/articles")
    if id and not slug:
        raise NotSettled(f"every article may have a paragraph {id}\n  help: name the article as well: --slug SLUG")
    for record in collection.records.values():
        if slug in ("", record.slug):
            found = {
                lang: faced for lang, faced in collection.faced(record.slug).items() if slug or _is_out(record, lang)
            }
            yield from _settled(collection, record, found, id, day)


def _is_out(record: "Record", lang: str) -> bool:
    return any(version.status != "draft" for version in record.versions.values() if Path(version.file).stem == lang)


def _settled(
    collection: "Collection",
    record: "Record",
    found: Mapping[str, tuple[Faced, ...]],
    id: str,
    day: datetime.date,
) -> Iterator[Path]:
    folder = collection.site.content / "articles" / record.slug
    file = folder / FILE
    try:
        before = file.read_text("utf-8") if file.is_file() else "{}"
        known = read_memory(before)
    except (OSError, UnicodeDecodeError, UnreadableMemory) as error:
        raise NotSettled(f"{file}: {error}\n  help: delete the file, then settle the article again") from error
    new = dict(known)
    for lang, faced in found.items():
        if not id:
            memory = confirmed(faced, day)
            # Nothing was confirmed that was not before: the day stays, and so does the file.
            new[lang] = memory if lang not in known or known[lang].pairs != memory.pairs else known[lang]
        elif any(one.id == id for one in faced):
            new[lang] = confirmed_in(known.get(lang, Memory(day, ())), faced, id, day)
    if id and not any(one.id == id for faced in found.values() for one in faced):
        raise NotSettled(f"{record.slug} has no paragraph {id}\n  help: ./inv outline shows the ids of an article")
    if new != known:
        draft = folder / f".{FILE}.new"
        draft.write_text(written(new), encoding="utf-8", newline="\n")
        draft.replace(file)
        yield file
