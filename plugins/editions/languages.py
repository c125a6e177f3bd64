"""The languages of one article: which is the original, what a translation inherits, who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from document.diagnostics import Diagnostic
from document.model import Document, Node, Place
from document.walk import transform_document
from editions.headers import ArticleHeader
from editions.sources import Source
from facing.rows import paired_speakers
from interview.labels import SpeakerLabel
from interview.turns import Speaker
from people.catalogue import People, Person

# Which file is the original when none says so.
_PREFERENCE = ("zh-hant", "zh-hans", "zh-hk", "en")
_INHERITED = ("date", "modified", "cover", "issue", "topics", "authors", "terms", "films")


@dataclass(frozen=True, slots=True)
class Languages:
    """The files of an article with inheritance done, the original first."""

    original: str
    sources: Mapping[str, Source]
    diagnostics: tuple[Diagnostic, ...] = ()


def relate(sources: Mapping[str, Source], path: str) -> Languages:
    """Decide which file is the original, and let the others inherit what is not language from it."""
    original, problems = _original(sources, path)
    first = sources[original].header
    related = {original: sources[original]}
    for lang in sorted(set(sources) - {original}):
        source = sources[lang]
        related[lang] = replace(source, header=_inherit(source.header, first))
    if first.date is None and "date" not in first.lines and first.status == "published" and not is_broken(first):
        problems.append(Diagnostic("missing-key", Place(sources[original].path, 1), {"key": "date"}))
    return Languages(original, related, tuple(problems))


def is_broken(header: ArticleHeader) -> bool:
    """Whether a file has no header that could be read."""
    return any(problem.code in ("front-matter-syntax", "no-front-matter") for problem in header.diagnostics)


def _original(sources: Mapping[str, Source], path: str) -> tuple[str, list[Diagnostic]]:
    order = [lang for lang in _PREFERENCE if lang in sources] + sorted(set(sources) - set(_PREFERENCE))
    named = [lang for lang in order if sources[lang].header.original]
    if len(named) > 1:
        other = sources[named[0]].path
        return named[0], [Diagnostic("two-originals", Place(sources[named[1]].path, 1), {"other": other})]
    untranslated = [lang for lang in order if not sources[lang].header.translators]
    if named or untranslated:
        return (named or untranslated)[0], []
    return order[0], [Diagnostic("no-original", Place(path))]


def _inherit(header: ArticleHeader, original: ArticleHeader) -> ArticleHeader:
    missing = {name: getattr(original, name) for name in _INHERITED if not getattr(header, name)}
    return replace(header, **missing)


def resolve_speakers(
    speakers: Sequence[SpeakerLabel], paired: Sequence[SpeakerLabel], people: People
) -> tuple[tuple[SpeakerLabel, ...], tuple[str, ...]]:
    """Each label with its person's record: named, or found by the label, or that of the paired label.

    Returns the labels, and the names of persons that no record has.
    """
    done: list[SpeakerLabel] = []
    unknown: list[str] = []
    for number, speaker in enumerate(speakers):
        person: Person | None = people.find(speaker.person) if speaker.person else people.find(speaker.label)
        if speaker.person and person is None:
            unknown.append(speaker.person)
        if person is None and number < len(paired):
            twin = paired[number]
            person = people.find(twin.person) if twin.person else None
        done.append(replace(speaker, person=person.slug if person else None))
    return tuple(done), tuple(unknown)


def speaker_numbers(original: Sequence[SpeakerLabel], speakers: Sequence[SpeakerLabel]) -> dict[str, int]:
    """The number of each label that answers: that of the same person in the original. None where only one answers."""
    _, paired = paired_speakers(original, speakers)
    answering = [speaker for speaker in paired if not speaker.asks and speaker in speakers]
    if sum(not speaker.asks for speaker in original) < 2:
        return {}
    first = [number for number, speaker in enumerate(original) if not speaker.asks]
    numbers: dict[str, int] = {}
    for at, speaker in enumerate(paired):
        if speaker in answering:
            numbers[speaker.label] = first.index(at) + 1 if at in first else len(first) + len(numbers) + 1
    return numbers


def name_speakers(
    document: Document, speakers: Sequence[SpeakerLabel], numbers: Mapping[str, int] | None = None
) -> Document:
    """Write on each turn whose record its speaker has, and their number among those who answer."""
    persons = {speaker.label: speaker.person for speaker in speakers}

    def change(node: Node) -> Node:
        if isinstance(node, Speaker):
            return replace(node, person=persons.get(node.label), number=(numbers or {}).get(node.label, 0))
        return node

    return transform_document(document, change)
