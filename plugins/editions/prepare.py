"""Make everything of one article that its pages need: documents in each edition, rows, HTML. Runs in a worker."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from captions.credits import StillRights, credit_stills
from document.diagnostics import Diagnostic, in_order
from document.markdown import MarkdownReader
from document.model import Document, Place
from document.records import Words
from editions.addresses import Addresses
from editions.alignments import Aligner, is_doubtful, known_pairs, terms_of, unusable_pairs, words_met
from editions.bodies import Told, facing_body, images_in, single_body, version_of
from editions.confirming import Standing, faced_in, memories, standing
from editions.conversions import Conversions, convertible
from editions.edition import Edition
from editions.folders import Folder
from editions.languages import Languages, is_broken, name_speakers, relate, resolve_speakers, speaker_numbers
from editions.parity import Findings, film_parity, film_titles, pair_findings
from editions.passages import films_by_anchor
from editions.records import Body, Prepared, Record
from editions.rendering import LIST, PAGE, Pictures, backdrop_of, picture_html, sizes_of
from editions.settling import choices_of, decide, unknown_choices
from editions.site import Site
from editions.sources import Source
from editions.stills import Stills, numbered, read_folder_rights, rights_findings, with_kinds
from facing.align import Pair, Unit
from facing.exchange import UnreadablePairs
from facing.ids import assign_ids, hand_ids, unit_ids
from facing.pulls import pulled_across
from facing.rows import paired_speakers, units_of
from films.catalogue import Films
from films.mentions import mark_films, mentions, settled
from images.plan import Picture, UnreadableImage, plan_picture
from interview.labels import SpeakerLabel
from people.catalogue import People
from translation.memory import Faced


@dataclass(frozen=True, slots=True)
class Written:
    """A written language of an article, with its films marked and its ids assigned."""

    source: Source
    document: Document
    speakers: tuple[SpeakerLabel, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An article in a single edition: its document there, and the written language that it comes from."""

    edition: Edition
    written: Written
    document: Document
    converted: bool


class Workshop:
    """What a worker needs for every article: the site, a reader, the conversions; made once.

    `today` decides which stills may be shown; without a day, all of them.
    """

    def __init__(self, site: Site, aligner: Aligner | None = None, today: datetime.date | None = None) -> None:
        self.site = site
        self.today = today or datetime.date.min
        self.addresses = Addresses(site.magazine)
        self.reader = MarkdownReader()
        self.conversions = Conversions(site)
        self.aligner = aligner or Aligner(terms_of(site.films, site.people, site.terms))

    def within(self, topics: tuple[str, ...], terms: tuple[Words, ...]) -> "Workshop":
        """The same with the terms of an article and of its topics."""
        conversions = self.conversions.within(topics, terms)
        if conversions is self.conversions:
            return self
        other = copy(self)
        other.conversions = conversions
        return other


def prepare(folder: Folder, sources: Mapping[str, Source], shop: Workshop, *, teaches: bool = False) -> Prepared:
    """All of one article. `sources` are its files by language, at least one of them.

    With `teaches` also the words of its languages that face each other.
    """
    site = shop.site
    languages = relate(sources, folder.prefix)
    rights = read_folder_rights(folder, shop.today)
    names = tuple(_image_names(languages))
    planned, image_problems = plan_images(folder, names)
    problems = [*languages.diagnostics, *image_problems, *rights.diagnostics, *_catalogue_findings(languages, site)]
    written, aligned_as, more = align_languages(folder, languages, shop)
    problems += more
    pairs = {lang: one.pairs for lang, one in aligned_as.items()}
    header = languages.sources[languages.original].header
    shop = shop.within(header.topics, header.terms)
    problems += rights_findings(names, planned, rights, (one.document for one in written.values()))
    over = rights.over(planned)
    planned = {name: picture for name, picture in planned.items() if name not in over}
    bare = {e.code: made for e in site.magazine.singles if (made := show(e, written, languages, shop))}
    shown = {code: credited(with_kinds(one, shop), rights.records, shop) for code, one in bare.items()}
    anchors = numbered(written[languages.original].document)
    missing = frozenset(d.facts["name"] for d in image_problems if d.level != "note" and "name" in d.facts)
    named = films_by_anchor([*(one.document for one in written.values()), *(one.document for one in shown.values())])
    versions = {code: version_of(one, header, shop, missing, planned, named) for code, one in shown.items()}
    pictures = Pictures(site.magazine.base, planned, shown=header.cover in planned, over=over, anchors=anchors)
    stills = Stills(bare, header.cover, rights, pictures, folder.slug)
    bodies = dict(bodies_of(shown, written, pairs, stills, shop))
    parity = {lang: compare(written[languages.original], written[lang], pairs[lang], site) for lang in pairs}
    problems += [problem for found in parity.values() for problem in found.diagnostics]
    faced = {lang: faced_in(written[languages.original], written[lang], pairs[lang]) for lang in pairs}
    stands, more = confirmations(folder, faced, languages.original, written)
    problems += more
    problems += [problem for one in written.values() for problem in film_titles(one, site.films)]
    cover, look = planned.get(header.cover), rights.of(header.cover).focus
    record = Record(
        slug=folder.slug,
        path=folder.prefix,
        original=languages.original,
        date=header.date,
        modified=header.modified,
        issue=header.issue,
        topics=header.topics,
        films=tuple(dict.fromkeys(m.film for m in mentions(written[languages.original].document) if m.film)),
        cover=picture_html(cover, "", site.magazine.base, sizes=LIST, focus=look) if cover else "",
        hero=picture_html(cover, "", site.magazine.base, lazy=False, sizes=sizes_of(PAGE), focus=look) if cover else "",
        backdrop=backdrop_of(cover, look),
        stills=sum(name in planned for name in anchors),
        versions=versions,
        aligned={lang: found.aligned for lang, found in parity.items()},
        untranslated={lang: found.untranslated for lang, found in parity.items()},
        standing=stands,
        pictures=tuple(planned.values()),
        diagnostics=in_order(problems + [d for w in written.values() for d in w.document.diagnostics]),
        alignments=tuple(one.key for one in aligned_as.values()),
        doubtful=any(is_doubtful(one.pairs) for one in aligned_as.values()),
    )
    met = [words for one in aligned_as.values() for words in words_met(*one.units, one.pairs)] if teaches else []
    return Prepared(record, bodies, pairs, faced, met)


def confirmations(
    folder: Folder, faced: Mapping[str, tuple[Faced, ...]], original: str, written: Mapping[str, Written]
) -> tuple[dict[str, Standing], list[Diagnostic]]:
    """How each translation stands that somebody has confirmed, and the paragraphs that have to be looked at."""
    known, problems = memories(folder)
    found: dict[str, Standing] = {}
    for lang in sorted(faced.keys() & known.keys()):
        found[lang], more = standing(known[lang], faced[lang], written[original], written[lang])
        if written[lang].source.header.status != "draft":
            problems += more
    return found, problems


def bodies_of(
    shown: Mapping[str, Shown],
    written: Mapping[str, Written],
    pairs: Mapping[str, tuple[Pair, ...]],
    stills: Stills,
    shop: Workshop,
) -> Iterator[tuple[str, Body]]:
    """What the pages of an article show, by edition: of the single ones, then of those that face two of them."""
    told = Told(stills.slug, stills.cover)
    for code, one in shown.items():
        yield code, single_body(one, shop, told, *stills.on(one.edition, shop))
    for edition in shop.site.magazine.facings:
        if edition.left in shown and edition.right in shown:
            left, right = shown[edition.left], shown[edition.right]
            between = pairs_between(left.written.source.lang, right.written.source.lang, pairs, written, shop)
            yield edition.code, facing_body(edition, (left, right), between, shop, told, *stills.on(edition, shop))


def compare(original: Written, translation: Written, pairs: tuple[Pair, ...], site: Site) -> Findings:
    """How well a translation fits its original, and what is to be said of it."""
    found = pair_findings(original, translation, pairs)
    headers = original.source.header, translation.source.header
    # A translation in the making is not yet at fault; in one without a header nobody is known to speak.
    if headers[1].status == "draft" or any(map(is_broken, headers)):
        return replace(found, diagnostics=())
    return replace(found, diagnostics=(*found.diagnostics, *film_parity(original, translation, pairs, site.films)))


@dataclass(frozen=True, slots=True)
class Aligned:
    """A translation's alignment with the original: their units, the pairs, and the name under which they are kept."""

    units: tuple[tuple[Unit, ...], tuple[Unit, ...]]
    key: str
    pairs: tuple[Pair, ...]


def align_languages(
    folder: Folder, languages: Languages, shop: Workshop
) -> tuple[dict[str, Written], dict[str, Aligned], list[Diagnostic]]:
    """Run the site passes over every written language, align each with the original, and hand it the ids.

    The passes, in order: speakers get their records; films are marked, for they help the alignment; ids last, for
    a translation takes them from the alignment.
    """
    site = shop.site
    original = languages.sources[languages.original]
    problems: list[Diagnostic] = [d for source in languages.sources.values() for d in source.header.diagnostics]
    speakers, unknown = resolve_speakers(original.header.speakers, (), site.people)
    choices = choices_of(original.header, site.films)
    named = name_speakers(original.document, speakers, speaker_numbers(speakers, speakers))
    first = assign_ids(mark_films(named, site.films, choices))
    written = {languages.original: Written(original, first, speakers)}
    problems += [_unknown_person(original, name, site.people) for name in unknown]
    problems += _other_spellings(original, speakers, site.people)
    found: dict[str, Aligned] = {}
    for lang, source in languages.sources.items():
        if lang == languages.original:
            continue
        _, twins = paired_speakers(source.header.speakers, speakers)
        labels, unknown = resolve_speakers(source.header.speakers, twins, site.people)
        problems += [_unknown_person(source, name, site.people) for name in unknown]
        problems += _other_spellings(source, labels, site.people)
        numbers = speaker_numbers(speakers, labels)
        choices = choices_of(source.header, site.films)
        document = mark_films(name_speakers(source.document, labels, numbers), site.films, choices)
        found[lang], more = _aligned(folder, written[languages.original], Written(source, document, labels), shop)
        problems += more
        handed = hand_ids(first, document, found[lang].pairs)
        first, handed = pulled_across(first, handed, found[lang].pairs)
        written[languages.original] = replace(written[languages.original], document=first)
        written[lang] = Written(source, handed, labels)
    return _with_films_settled(written, found, languages.original, site.films), found, problems


def _with_films_settled(
    written: Mapping[str, Written], aligned: Mapping[str, Aligned], original: str, films: Films
) -> dict[str, Written]:
    """The languages with the films decided that one of them leaves open; the first translation decides first."""
    done = dict(written)
    for lang, one in aligned.items():
        ours, theirs = decide(done[original].document, done[lang].document, one.pairs, films)
        done[original] = replace(done[original], document=settled(done[original].document, ours, shy=True))
        done[lang] = replace(done[lang], document=settled(done[lang].document, theirs))
    return done | {original: replace(done[original], document=settled(done[original].document))}


def _aligned(
    folder: Folder, original: Written, translation: Written, shop: Workshop
) -> tuple[Aligned, list[Diagnostic]]:
    lang = translation.source.lang
    ours, theirs = paired_speakers(original.speakers, translation.speakers)
    # As the editor wrote them: the ids that were computed since are no anchors.
    units = units_of(original.document, ours), units_of(translation.document, theirs)
    known, problems = known_pairs(folder, original.source.lang, lang)
    try:
        return Aligned(units, *shop.aligner.align(*units, known)), problems
    except UnreadablePairs as error:
        return Aligned(units, *shop.aligner.align(*units)), [*problems, unusable_pairs(folder, lang, error)]


def _unknown_person(source: Source, name: str, people: People) -> Diagnostic:
    key = "speakers" if "speakers" in source.header.lines else "interviewers"
    return _nobody(name, source.header.place(key, source.path), people)


def _other_spellings(source: Source, speakers: Sequence[SpeakerLabel], people: People) -> Iterator[Diagnostic]:
    """The labels without a record that look like another spelling of somebody who has one."""
    for speaker in speakers:
        if speaker.person is None and people.near(speaker.label):
            yield _unknown_person(source, speaker.label, people)


def _nobody(name: str, place: Place, people: People) -> Diagnostic:
    """Somebody whom no record names: by another spelling, or not at all."""
    guess = people.near(name)
    return Diagnostic("other-spelling" if guess else "unknown-person", place, {"name": name, "guess": guess})


def pairs_between(
    left: str, right: str, pairs: Mapping[str, tuple[Pair, ...]], written: Mapping[str, Written], shop: Workshop
) -> tuple[Pair, ...]:
    """The alignment of two written languages: known, mirrored, or made where neither is the original."""
    if left == right:
        return tuple(Pair((n,), (n,), 1.0) for n in range(len(unit_ids(written[left].document))))
    if right in pairs and left not in pairs:
        return pairs[right]
    if left in pairs and right not in pairs:
        return tuple(pair.mirrored() for pair in pairs[left])
    ours, theirs = written[left], written[right]
    speakers = paired_speakers(ours.speakers, theirs.speakers)
    return shop.aligner.align(units_of(ours.document, speakers[0]), units_of(theirs.document, speakers[1]))[1]


def show(edition: Edition, written: Mapping[str, Written], languages: Languages, shop: Workshop) -> Shown | None:
    """An article in an edition: as it was written, or converted from the other Chinese source, or not at all."""
    if edition.code in written:
        own = written[edition.code]
        return Shown(edition, own, shop.conversions.choose(own.document, edition), converted=False)
    base = convertible(edition, tuple(written), languages.original)
    if base is None:
        return None
    source = written[base]
    return Shown(edition, source, shop.conversions.document(source.document, base, edition), converted=True)


def credited(shown: Shown, rights: Mapping[str, StillRights], shop: Workshop) -> Shown:
    """An article with the owners of its stills under them, in the edition's words."""
    if not rights:
        return shown
    labels = shop.site.labels[shown.edition.code]

    def words(one: StillRights) -> tuple[str, str]:
        owner = shop.conversions.words(one.credit, shown.edition) if one.credit else ""
        return owner, labels["still_credit"].format(owner=owner) if owner else ""

    return replace(shown, document=credit_stills(shown.document, rights, words))


def plan_images(folder: Folder, names: Iterable[tuple[str, Place]]) -> tuple[dict[str, Picture], list[Diagnostic]]:
    """The pictures that a folder's texts name, and what is wrong with those that cannot be used."""
    planned: dict[str, Picture] = {}
    problems: list[Diagnostic] = []
    failed: dict[str, tuple[str, dict[str, str]]] = {}
    for name, place in names:
        if not name:
            problems.append(Diagnostic("empty-image", place))
            continue
        if name not in planned and name not in failed:
            result = plan_image(folder, name)
            if isinstance(result, Picture):
                planned[name] = result
                if result.is_misnamed:
                    facts = {"name": name, "format": result.format}
                    problems.append(Diagnostic("misnamed-image", place, facts))
            else:
                failed[name] = result
        if name in failed:
            code, facts = failed[name]
            problems.append(Diagnostic(code, place, facts))
    return planned, problems


def _image_names(languages: Languages) -> Iterator[tuple[str, Place]]:
    for source in languages.sources.values():
        yield from images_in(source.document)
        if source.header.cover:
            yield source.header.cover, source.header.place("cover", source.path)


def plan_image(folder: Folder, name: str) -> Picture | tuple[str, dict[str, str]]:
    """The plan of a file in an article's folder, or the code and facts of what is wrong with it."""
    if name.startswith(("http://", "https://", "//")):
        return "foreign-image", {"name": name}
    file = folder.path / name
    if not file.resolve().is_relative_to(folder.path.resolve()):
        return "outside-folder", {"path": name}
    if not file.is_file():
        return "missing-image", {"name": name}
    try:
        return plan_picture(file)
    except UnreadableImage as error:
        said = {"reason": error.fact("en"), "way_out": error.way_out("en")}
        said_zh = {"reason_zh": error.fact("zh"), "way_out_zh": error.way_out("zh")}
        return "unreadable-image", {"name": name} | said | said_zh


def _catalogue_findings(languages: Languages, site: Site) -> list[Diagnostic]:
    """Topics and people in front matter that no catalogue has."""
    problems: list[Diagnostic] = []
    for source in languages.sources.values():
        header, lines = source.header, source.header.lines
        if "films" in lines:
            problems += unknown_choices(header, source.path, site.films)
        if site.topics:
            problems += [
                Diagnostic("unknown-topic", Place(source.path, lines["topics"]), {"name": topic})
                for topic in header.topics
                if topic not in site.topics and "topics" in lines
            ]
        if site.people.by_slug:
            problems += [
                _nobody(name, Place(source.path, lines[key]), site.people)
                for key, names in (("authors", header.authors), ("translators", header.translators or ()))
                for name in names
                if key in lines and site.people.find(name) is None
            ]
    return problems
