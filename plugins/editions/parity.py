"""Whether two languages of an article say the same: paragraphs without a partner, films that got lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from document.cjk import han
from document.diagnostics import Diagnostic
from document.model import Place
from document.walk import walk
from facing.align import SURE, Pair
from facing.ids import own_ids, place_of, unit_ids
from facing.pieces import Piece, pieces_of, words_of
from films.catalogue import Film, Films, title_key
from films.mentions import FilmMention, mentions

if TYPE_CHECKING:
    from editions.prepare import Written

# The region of whoever reads what is written in a language.
_REGIONS = {"zh-hant": "tw", "zh-hans": "cn", "zh-hk": "hk", "en": "en"}
_SHORT = 40  # characters of a paragraph that are quoted


@dataclass(frozen=True, slots=True)
class Findings:
    """How well a translation fits: the share of units in pairs, how many of the original's lack one."""

    aligned: float
    untranslated: int
    diagnostics: tuple[Diagnostic, ...]


def pair_findings(original: "Written", translation: "Written", pairs: Sequence[Pair]) -> Findings:
    """Report gaps and unsure pairs of an alignment."""
    ours, theirs = _units(original), _units(translation)
    problems: list[Diagnostic] = []
    for pair in pairs:
        if not any(map(_counts, [*(ours[n] for n in pair.left), *(theirs[n] for n in pair.right)])):
            continue
        place, said, name = _whereabouts(original, ours, pair.left)
        other, said_there, other_name = _whereabouts(translation, theirs, pair.right)
        if not pair.right:
            facts = {"other": translation.source.path, "text": said, "id": name}
            problems.append(Diagnostic("missing-paragraph", place, facts))
        elif not pair.left:
            facts = {"other": original.source.path, "text": said_there, "id": other_name}
            problems.append(Diagnostic("missing-paragraph", other, facts))
        elif pair.confidence < SURE:
            facts = {"other": str(other), "text": said, "other_text": said_there, "id": name}
            problems.append(Diagnostic("unsure-pair", place, {**facts, "confidence": f"{pair.confidence:.2f}"}))
    problems += _unpaired(original, translation)
    problems += _uncorrected(original, translation)
    lacking = sum(_counts(ours[n]) for pair in pairs if not pair.right for n in pair.left)
    added = sum(_counts(theirs[n]) for pair in pairs if not pair.left for n in pair.right)
    total = sum(map(_counts, (*ours, *theirs)))
    aligned = round(1 - (lacking + added) / total, 3) if total else 1.0
    return Findings(aligned, lacking, tuple(problems))


def _whereabouts(written: "Written", units: Sequence[Piece], numbers: Sequence[int]) -> tuple[Place, str, str]:
    """Where the first of some units stands, how it begins, and the id that it has."""
    if not numbers:
        return written.document.place, "", ""
    unit = units[numbers[0]]
    return place_of(unit.node, written.document), short(words_of(unit)), unit_ids(written.document)[numbers[0]]


def _uncorrected(original: "Written", translation: "Written") -> Iterator[Diagnostic]:
    """Each correction of the original of whose day the translation has none."""
    header = translation.source.header
    known = {note.date.date() for note in header.corrections}
    for note in original.source.header.corrections:
        if note.date.date() not in known:
            place = header.place("corrections", translation.source.path)
            facts = {"other": original.source.path, "day": note.date.date().isoformat(), "text": short(note.text)}
            yield Diagnostic("correction-missing", place, facts)


def _unpaired(original: "Written", translation: "Written") -> Iterator[Diagnostic]:
    """Each `{#id}` of the translation that the original has not."""
    known = set(unit_ids(original.document))
    before = translation.source.document
    units = [piece for piece in pieces_of(before) if piece.is_unit]
    for piece, name in zip(units, own_ids(before), strict=True):
        if name and name not in known:
            yield Diagnostic("unpaired-id", place_of(piece.node, before), {"id": name})


def _counts(unit: Piece) -> bool:
    """Whether a unit owes the other language a counterpart; a translator's note does not."""
    return unit.kind != "note"


def short(text: str) -> str:
    """How a text begins."""
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def film_parity(
    original: "Written", translation: "Written", pairs: Sequence[Pair], films: Films
) -> Iterator[Diagnostic]:
    """A film that a paragraph names must be named in its translation too, and no other; dated if it is dated."""
    ours, theirs = _units(original), _units(translation)
    region = _REGIONS.get(translation.source.lang, "tw")
    for pair in pairs:
        if not pair.left or not pair.right:
            continue
        here, there = _films(ours, pair.left), _films(theirs, pair.right)
        place = place_of(ours[pair.left[0]].node, original.document)
        other = place_of(theirs[pair.right[0]].node, translation.document)
        lost = [slug for slug in here if slug not in there]
        added = [slug for slug in there if slug not in here]
        if len(lost) == len(added) == 1:  # a sequel, another film of that title, another year
            facts = {
                "title": _called(films.by_slug[lost[0]], region),
                "found": _called(films.by_slug[added[0]], region),
            }
            yield Diagnostic("film-differs", there[added[0]][1] or other, {**facts, "other": str(place)})
            continue
        for slug in lost:
            title = films.by_slug[slug].title(region)
            yield Diagnostic("film-not-translated", place, {"title": title, "other": str(other)})
        for slug in added:
            facts = {"title": films.by_slug[slug].title(region), "other": str(place)}
            yield Diagnostic("film-added", there[slug][1] or other, facts)
        for slug in [slug for slug in here if slug in there and here[slug][0] and not there[slug][0]]:
            facts = {"title": films.by_slug[slug].title(region), "year": str(films.by_slug[slug].year)}
            yield Diagnostic("film-without-year", there[slug][1] or other, facts | {"other": str(place)})


def film_titles(written: "Written", films: Films) -> Iterator[Diagnostic]:
    """A film under another title than the one its readers know; what stands in `{=…=}` is meant so."""
    region = _REGIONS.get(written.source.lang, "")
    for mention in mentions(written.document):
        film = films.by_slug.get(mention.film or "")
        if film is None or region not in film.titles or (region == "en") == bool(han.search(mention.title)):
            continue  # a title in the other language's script is quoted as such
        own = film.titles[region]
        known = {title_key(own), *(map(title_key, film.also))}
        if region == "en" and film.original:
            known.add(title_key(film.original[1]))
        if title_key(mention.title) not in known:
            facts = {"title": mention.title, "known": own, "year": str(film.year)}
            yield Diagnostic("film-title", Place(written.source.path, mention.line), facts)


def _called(film: Film, region: str) -> str:
    return f"{film.title(region)} ({film.year})"


def _units(written: "Written") -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces_of(written.document) if piece.is_unit)


def _films(units: Sequence[Piece], numbers: Sequence[int]) -> dict[str, tuple[int | None, Place | None]]:
    """The films that some units name, each with the year that is written for it, if any, and its place."""
    found: dict[str, tuple[int | None, Place | None]] = {}
    for number in numbers:
        path = getattr(getattr(units[number].node, "place", None), "path", "")
        for node in walk(units[number].node):
            if isinstance(node, FilmMention) and node.film:
                year, place = found.get(node.film, (None, Place(path, node.line) if path and node.line else None))
                found[node.film] = year or node.year, place
    return found
