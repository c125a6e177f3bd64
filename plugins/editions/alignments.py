"""Align the languages of articles with all that the magazine knows, and remember every alignment by its two texts."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from document.diagnostics import Diagnostic
from document.model import Place
from document.records import Words
from editions.folders import Folder
from facing.align import Pair, Unit, align_units, is_teachable, sure_words
from facing.exchange import KnownPairs, UnreadablePairs, read_pairs
from facing.learning import Learnt, Met
from facing.lexicon import the_lexicon
from facing.tokens import Term, shared_terms
from facing.translation import Knowledge
from films.catalogue import Films
from people.catalogue import People


@dataclass
class Aligner:
    """Aligns articles; what it found before is taken from the memory, by the two texts and all that had a part.

    `recall` reads a blob of the build's memory, or gives None; `fresh` gathers the blobs to be kept.
    """

    terms: tuple[Term, ...]
    learnt: Learnt = field(default_factory=dict)
    code: str = ""
    recall: Callable[[str], bytes | None] = lambda _: None
    fresh: dict[str, bytes] = field(default_factory=dict)

    def align(
        self, left: Sequence[Unit], right: Sequence[Unit], known: KnownPairs | None = None
    ) -> tuple[str, tuple[Pair, ...]]:
        """The pairs of two articles' units, and the name under which they are kept. Raises `UnreadablePairs`."""
        terms = shared_terms(self.terms, [unit.text for unit in left], [unit.text for unit in right])
        key = self._key(left, right, terms, known)
        kept = self.fresh.get(key) or self.recall(key)
        if kept is not None:
            return key, pickle.loads(kept)  # noqa: S301 # the build wrote it
        # The dictionary is loaded here: a build that aligns nothing reads none.
        pairs = align_units(left, right, Knowledge(the_lexicon(), terms, self.learnt), known)
        self.fresh[key] = pickle.dumps(pairs)
        return key, pairs

    def _key(self, left: Sequence[Unit], right: Sequence[Unit], terms: Sequence[Term], known: KnownPairs | None) -> str:
        units = [
            [replace(unit, films=frozenset(), images=frozenset()), sorted(unit.films), sorted(unit.images)]
            for side in (left, right)
            for unit in side
        ]
        made_of = (self.code, digest_of(self.learnt), len(left), units, terms, known)
        return f"pairs/{hashlib.sha256(repr(made_of).encode()).hexdigest()}"


def digest_of(learnt: Learnt) -> str:
    """A hash of what was learnt."""
    return hashlib.sha256(json.dumps(learnt, sort_keys=True).encode()).hexdigest()


def terms_of(films: Films, people: People, terms: Iterable[Words]) -> tuple[Term, ...]:
    """All that the magazine's catalogues know by a name in several languages."""
    return tuple(_terms(films, people, terms))


def _terms(films: Films, people: People, terms: Iterable[Words]) -> Iterator[Term]:
    for film in films.by_slug.values():
        yield Term.of(f"film {film.slug}", film.known_titles())
    for person in people.by_slug.values():
        yield Term.of(f"person {person.slug}", (*person.name.values(), *person.also))
    for number, words in enumerate(terms):
        yield Term.of(f"term {number}", words.values())


def known_pairs(folder: Folder, original: str, lang: str) -> tuple[KnownPairs | None, list[Diagnostic]]:
    """The pairs that a file beside the texts gives: `pairs-en.tmx`, or a frozen alignment `pairs-en.json`."""
    for name in (f"pairs-{lang}.tmx", f"pairs-{lang}.json"):
        file = folder.path / name
        if file.is_file():
            try:
                return read_pairs(file, original, lang), []
            except UnreadablePairs as error:
                return None, [unusable_pairs(folder, lang, error)]
    return None, []


def unusable_pairs(folder: Folder, lang: str, error: UnreadablePairs) -> Diagnostic:
    """What is said of a file of pairs that cannot be used."""
    names = (f"pairs-{lang}.tmx", f"pairs-{lang}.json")
    name = next(name for name in names if (folder.path / name).is_file())
    return Diagnostic("unusable-pairs", Place(f"{folder.prefix}/{name}"), {"reason": str(error)})


def is_doubtful(pairs: Sequence[Pair]) -> bool:
    """Whether so much of an alignment is unsure that what other articles teach is worth asking."""
    return is_teachable(bead.confidence for pair in pairs for bead in pair.sentences)


def words_met(left: Sequence[Unit], right: Sequence[Unit], pairs: Sequence[Pair]) -> list[Met]:
    """The words that faced each other for sure, of which a magazine learns."""
    return sure_words(left, right, pairs, the_lexicon())
