"""Turn a raw transcript into an article folder, without losing a word of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from document.diagnostics import Diagnostic, in_order
from document.model import Place
from importing.article import FrontMatter, article_text, voices
from importing.folder import Target, existing_language, other_texts, take_back, write_article
from importing.law import lost_sentences
from importing.people import person_named, person_of
from importing.reading import read_source
from importing.records import Catalogue, add_films, add_person, english_title
from importing.report import Found, Report, SpeakerFound
from importing.skeleton import other_language, skeleton
from importing.slugs import article_slug
from importing.source import Source
from importing.transcript import Piece
from importing.understanding import Transcript, read_transcript
from importing.works import FilmNamed, films_named


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
    take_back(into)
    target = Target.of(into, slug or article_slug(file, found.head.title), found.lang, given=slug is not None)
    films = films_named(found.pieces)
    shelf = catalogues or into
    film_records, people_records = Catalogue(shelf / "films.toml"), Catalogue(shelf / "people.toml")
    others = [Piece("text", text, ()) for text in other_texts(target)]
    add_films(film_records, films, found.lang, films_named(others))
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
    diagnostics += _other_pictures(target, source, str(file))
    written = write_article(target, texts, source.files, [film_records, people_records])
    return _report(target.folder, found, films, written, diagnostics)


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
        head.subtitle,
    )


def _lost(source: Source, article: str, found: Transcript, path: str) -> list[Diagnostic]:
    """The law, held at every import: it can only fail through an error of ours, and then an editor must know."""
    if any(diagnostic.code == "import-repaired" for diagnostic in found.diagnostics):
        return []
    lost = lost_sentences(source.lines, article, found.left)
    return [Diagnostic("import-lost", Place(path, line), {"text": text[:60]}) for line, text in lost]


def _other_pictures(target: Target, source: Source, path: str) -> list[Diagnostic]:
    """A word for each picture whose name another one of the folder has: two Word files both hold an image1.png."""
    taken = [target.folder / name for name in source.files if (target.folder / name).exists()]
    other = [place for place in taken if place.read_bytes() != source.files[place.name]]
    reason = {"reason": "the folder has another picture of its name", "reason_zh": "資料夾裡有同名的另一張圖片"}
    return [Diagnostic("import-picture-left", Place(path), {"name": place.name, **reason}) for place in other]


def _report(
    folder: Path,
    found: Transcript,
    films: tuple[FilmNamed, ...],
    written: tuple[str, ...],
    diagnostics: list[Diagnostic],
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
        tuple(film.title for film in films),
        found.left,
        found.changed,
        written,
        in_order(diagnostics),
        _found(found, films),
    )


def _found(found: Transcript, films: tuple[FilmNamed, ...]) -> tuple[Found, ...]:
    """Every turn, captioned figure and film, by line."""
    members = {member.label: member for member in found.cast.members}
    things: list[Found] = []
    for piece in found.pieces:
        if piece.speaker:
            member = members[piece.speaker.label]
            kind: Literal["question", "answer"] = "question" if member.asks else "answer"
            things.append(Found(kind, piece.number, member.label, member.sure and not piece.added))
        elif piece.captions:
            caption = " ".join(piece.text.split("\n")[-piece.captions :])
            things.append(Found("figure", piece.number, caption))
    things += [Found("film", film.line, f"《{film.title}》({film.year})") for film in films]
    return tuple(sorted(things, key=lambda thing: thing.line))
