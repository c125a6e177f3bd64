"""Turn a raw transcript into an article folder, without losing a word of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from document.diagnostics import Diagnostic, in_order
from document.model import Place
from importing.article import FrontMatter, article_text, piece_text, voices
from importing.asking import decide_askers
from importing.blocks import Block, split_blocks
from importing.cast import Cast, Member, find_cast
from importing.folder import Target, existing_language, write_article
from importing.head import Head, read_head
from importing.language import detect, mended, naive_conversions
from importing.law import lost_sentences
from importing.notices import LeftOut, drop_notices
from importing.people import person_named, person_of
from importing.punctuation import punctuate
from importing.questions import label_questions
from importing.reading import read_source
from importing.records import Catalogue, add_films, add_person, english_title
from importing.report import Changed, Report, SpeakerFound
from importing.skeleton import other_language, skeleton
from importing.slugs import article_slug
from importing.source import Source, joined
from importing.stills import gather_figures
from importing.transcript import Piece, read_turns
from importing.works import films_named


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was understood of a source, before anything is written."""

    lang: str
    head: Head
    cast: Cast
    pieces: tuple[Piece, ...]
    left: tuple[LeftOut, ...]
    changed: tuple[Changed, ...]
    diagnostics: tuple[Diagnostic, ...]


def import_file(
    file: Path,
    *,
    slug: str | None = None,
    into: Path,
    lang: str | None = None,
    repair: bool = False,
    catalogues: Path | None = None,
    mend: Callable[[str], str] | None = None,
) -> Report:
    """Make the article folder `into/slug/` of a transcript: its own language, and a skeleton of the other one.

    `catalogues` is the folder of `films.toml` and `people.toml` (default: `into`). `mend` takes Traditional text
    through Simplified and back with phrases; with `repair` it mends glyph-by-glyph conversions. A folder that exists
    gets one more language when its slug is given and it lacks that language. Raises `Refused`, with nothing written.
    """
    source = read_source(file)
    found = read_transcript(source, str(file), lang, mend if repair else None)
    target = Target.of(into, slug or article_slug(file, found.head.title), found.lang, given=slug is not None)
    films = films_named(found.pieces)
    shelf = catalogues or into
    film_records, people_records = Catalogue(shelf / "films.toml"), Catalogue(shelf / "people.toml")
    add_films(film_records, films, found.lang)
    people, english = _people(found, people_records)
    front = _front(found, people, file.stem, original=not target.joins)
    texts = {f"{found.lang}.md": article_text(front, found.pieces, found.lang)}
    other = other_language(found.lang)
    if not target.joins and not existing_language(target, other):
        texts[f"{other}.md"] = skeleton(
            front, found.pieces, found.lang, english, lambda film: english_title(film_records, film)
        )
    diagnostics = [*source.diagnostics, *found.diagnostics]
    if found.head.title is None:
        diagnostics.append(Diagnostic("import-no-title", Place(str(file)), {"name": front.title}))
    diagnostics += _lost(source, texts[f"{found.lang}.md"], found, str(file))
    written = write_article(target, texts, source.files, [film_records, people_records])
    return _report(target.folder, found, tuple(film.title for film in films), written, diagnostics)


def read_transcript(
    source: Source, path: str, lang: str | None = None, mend: Callable[[str], str] | None = None
) -> Transcript:
    """What a source says: who speaks when, with which figures; its punctuation set right. Nothing is written."""
    diagnostics: list[Diagnostic] = []
    blocks, notices = drop_notices(split_blocks(source.lines, source.kind))
    head = read_head(blocks, source.hints)
    language = _language(head.blocks, lang, path, diagnostics)
    cast = find_cast(head)
    pieces, codes = read_turns(head.blocks, cast)
    cast = decide_askers(cast, pieces, head)
    asking = {member.label for member in cast.members if member.asks}
    pieces = label_questions(pieces, language, lambda member: member.label in asking)
    pieces, perhaps_captions = gather_figures(pieces)
    cast = _whole_cast(cast, pieces)
    diagnostics += _notes(cast, pieces, perhaps_captions, path)
    left = tuple(sorted((*notices, *head.left, *codes), key=lambda item: item.line))
    changed: list[Changed] = []
    if language == "zh-hant":
        pieces, head = _mend(pieces, head, mend, changed, diagnostics, path)
    if language.startswith("zh"):
        pieces, head = _punctuate(pieces, head, changed)
    return Transcript(language, head, cast, pieces, left, tuple(changed), tuple(diagnostics))


def _language(blocks: Sequence[Block], lang: str | None, path: str, diagnostics: list[Diagnostic]) -> str:
    detected, mixed = detect("\n".join(block.text for block in blocks if block.kind not in ("image", "code")))
    if mixed:
        diagnostics.append(Diagnostic("import-mixed-script", Place(path), {"lang": lang or detected}))
    return (lang or detected).lower()


def _whole_cast(cast: Cast, pieces: Sequence[Piece]) -> Cast:
    """The cast with those whose labels were put in, in the order of their first words."""
    members = {member.label: member for member in cast.members}
    seen: dict[str, Member] = {}
    for piece in pieces:
        if piece.speaker:
            seen.setdefault(piece.speaker.label, members.get(piece.speaker.label, piece.speaker))
    return replace(cast, members=tuple(seen.values()))


def _notes(
    cast: Cast, pieces: Sequence[Piece], perhaps_captions: Sequence[tuple[str, int]], path: str
) -> list[Diagnostic]:
    """What an editor should look at: everything that was not sure."""
    notes = [Diagnostic("import-unsure-label", Place(path, line), {"name": name}) for name, line in cast.unsure]
    notes += [Diagnostic("import-unsure-caption", Place(path, line), {"text": text}) for text, line in perhaps_captions]
    for member in cast.members:
        if not member.sure:
            line = next(piece.number for piece in pieces if piece.speaker and piece.speaker.label == member.label)
            code = "import-unsure-asks" if member.asks else "import-unsure-answers"
            notes.append(Diagnostic(code, Place(path, line), {"name": member.label}))
    added = [piece for piece in pieces if piece.added]
    if added:
        names = ", ".join(dict.fromkeys(piece.label for piece in added))
        notes.append(Diagnostic("import-added-labels", Place(path, added[0].number), {"names": names}))
    if not any(piece.speaker for piece in pieces):
        notes.append(Diagnostic("import-no-turns", Place(path)))
    return notes


def _mend(
    pieces: Sequence[Piece],
    head: Head,
    mend: Callable[[str], str] | None,
    changed: list[Changed],
    diagnostics: list[Diagnostic],
    path: str,
) -> tuple[tuple[Piece, ...], Head]:
    """Recognise a text that was converted glyph by glyph, and mend it when asked to."""
    words = naive_conversions("\n".join(piece.text for piece in pieces))
    if not words:
        return tuple(pieces), head
    if mend is None:
        diagnostics.append(Diagnostic("import-naive-script", Place(path), {"words": "、".join(words[:6])}))
        return tuple(pieces), head
    done: list[Piece] = []
    for piece in pieces:
        text, changes = mended(piece.text, mend)
        for offset, before, after in changes:
            changed.append(Changed(_line(piece, piece.text.count("\n", 0, offset)), before, after))
        done.append(replace(piece, text=text))
    title = mended(head.title, mend)[0] if head.title else None
    diagnostics.append(Diagnostic("import-repaired", Place(path), {"count": str(len(changed))}))
    return tuple(done), replace(head, title=title)


def _punctuate(pieces: Sequence[Piece], head: Head, changed: list[Changed]) -> tuple[tuple[Piece, ...], Head]:
    whole = "\n".join(piece.text for piece in pieces)
    corner = whole.count("「") > whole.count("“")
    done: list[Piece] = []
    for piece in pieces:
        if piece.kind == "raw" and piece.text.lstrip().startswith(("```", "~~~", "<", "|")):
            done.append(piece)
            continue
        text, changes = punctuate(piece.text, corner)
        changed.extend(Changed(_line(piece, change.line), change.before, change.after) for change in changes)
        done.append(replace(piece, text=text))
    title = punctuate(head.title, corner)[0] if head.title else None
    summary = punctuate(head.summary, corner)[0] if head.summary else None
    return tuple(done), replace(head, title=title, summary=summary)


def _line(piece: Piece, line: int) -> int:
    return piece.numbers[min(line, len(piece.numbers) - 1)] if piece.numbers else 0


def _people(found: Transcript, records: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """By label: the record of everybody whose whole name is known, and their names in Latin letters."""
    slugs: dict[str, str] = {}
    english: dict[str, str] = {}
    for member in found.cast.members:
        if person := person_of(member, found.head, found.lang):
            slugs[member.label] = add_person(records, person)
            english[member.label] = person.english
    for name in (*found.head.authors, *found.head.translators):
        if person := person_named(name, found.lang):
            add_person(records, person)
    return slugs, english


def _front(found: Transcript, people: dict[str, str], stem: str, original: bool) -> FrontMatter:
    head = found.head
    translated = head.translators or None
    return FrontMatter(
        head.title or stem.strip() or "interview",
        head.date,
        head.summary,
        head.authors,
        translated,
        voices(found.cast.members, people),
        original and translated is None,
    )


def _lost(source: Source, article: str, found: Transcript, path: str) -> list[Diagnostic]:
    """The law, held at every import: it can only fail through an error of ours, and then an editor must know."""
    if any(diagnostic.code == "import-repaired" for diagnostic in found.diagnostics):
        return []
    lost = lost_sentences(source.lines, article, found.left)
    return [Diagnostic("import-lost", Place(path, line), {"text": text[:60]}) for line, text in lost]


def _report(
    folder: Path, found: Transcript, films: tuple[str, ...], written: tuple[str, ...], diagnostics: list[Diagnostic]
) -> Report:
    turns = [piece for piece in found.pieces if piece.speaker]
    figures = [piece for piece in found.pieces if piece.kind == "figure"]
    speakers = tuple(
        SpeakerFound(
            member.label,
            member.asks,
            sum(piece.speaker is not None and piece.speaker.label == member.label for piece in turns),
            member.sure,
        )
        for member in found.cast.members
    )
    return Report(
        folder,
        found.lang,
        found.head.title,
        len(turns),
        sum(figure.captions > 0 for figure in figures),
        sum(figure.text.count("![") for figure in figures),
        speakers,
        films,
        found.left,
        found.changed,
        written,
        in_order(diagnostics),
    )


__all__ = ["Report", "import_file", "joined", "piece_text", "read_transcript"]
