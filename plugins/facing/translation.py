"""Tell by their words how well two stretches of text translate each other.

The model is that of IBM 1, mixed with chance: a word e of one side is either one that the other side's words mean, with
the probability P(e|window) = Σ t(e|z) / (|window| + 1)^WINDOW, or comes by chance, with its share p0(e) of the text. A
word that no word of the other side could mean anywhere tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from facing.learning import Learnt
from facing.lengths import Array, is_chinese
from facing.lexicon import NO_LEXICON, Lexicon
from facing.names import char_sounds, name_keys
from facing.sounds import sounding_alike
from facing.tokens import NAME_WEIGHT, Bag, Term, bags, shared_terms

MIXTURE = 0.5  # the chance that a word translates one of the window's
WINDOW = 0.8  # how much a longer window explains each word less; 1 would be IBM 1 itself
ENGLISH, CHINESE = 0.3, 0.1  # what a word of either side counts; together with length, both at full worth count twice
PARTS = 0.5  # what the parts of a word tell of it where its own meanings are not in the text
LEARNT = 0.5  # how much of a word's meaning is what was learnt of it
GRAIN = 128.0  # logarithms are kept in 128ths, so that their sums are the same on every machine

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What helps an alignment besides the two texts: a dictionary, the magazine's own names, what it has learnt."""

    lexicon: Lexicon = NO_LEXICON
    terms: tuple[Term, ...] = ()
    learnt: Learnt = field(default_factory=dict)
    """… from its articles; `own`: from the sure part of this very pair."""
    own: Learnt = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Direction:
    """How well each sentence of one side explains the words of the other."""

    words: Sequence[Mapping[int, float]]
    """Of each explained sentence its words, by number, and how often they stand there."""
    offers: Sequence[tuple[npt.NDArray[np.int64], Array]]
    """Of each explaining sentence the words that it may mean, and how much it does."""
    sizes: Array
    """How many words each explaining sentence has."""
    chance: Array
    """The share of each word in the explained text."""
    worth: float

    def scores(self, explained: slice, explaining: slice, largest: int) -> list[Array]:
        """Give for windows of 1, 2 … `largest` explaining sentences what they earn for each explained sentence.

        The shapes are (explaining - size + 1, explained).
        """
        sentences = self.words[explained]
        numbers = sorted(set().union(*sentences)) if sentences else []
        place = np.full(len(self.chance) + 1, -1, np.int64)
        place[numbers] = np.arange(len(numbers))
        counts = np.zeros((len(numbers), len(sentences)), np.float32)
        for column, words in enumerate(sentences):
            counts[place[list(words)], column] = list(words.values())
        offered = self.offers[explaining]
        single = np.zeros((len(offered), len(numbers)), np.float32)
        for row, (which, much) in enumerate(offered):
            at = place[which]
            single[row, at[at >= 0]] = much[at >= 0]
        single /= self.chance[numbers].astype(np.float32)
        found = []
        window, size = single, self.sizes[explaining]
        lengths = size
        for count in range(1, min(largest, len(offered)) + 1):
            if count > 1:
                rows = len(offered) - count + 1
                window = window[:rows] + single[count - 1 :]
                lengths = lengths[:rows] + size[count - 1 :]
            share = (MIXTURE / (lengths + 1.0) ** WINDOW).astype(np.float32)[:, None]
            earned = np.rint(GRAIN * np.log((1.0 - MIXTURE) + window * share))
            found.append((earned @ counts).astype(np.float64) * (self.worth / GRAIN))
        return found

    def joined(self, explaining: npt.NDArray[np.int64], explained: npt.NDArray[np.int64]) -> Direction:
        """The same of whole paragraphs: sentence n belongs to paragraph `explaining[n]`, or `explained[n]`."""
        words: list[dict[int, float]] = [{} for _ in range(int(explained[-1]) + 1)]
        for number, sentence in zip(explained.tolist(), self.words, strict=True):
            for word, count in sentence.items():
                words[number][word] = words[number].get(word, 0.0) + count
        starts = np.searchsorted(explaining, np.arange(int(explaining[-1]) + 2)).tolist()
        offers = []
        for first, last in pairwise(starts):
            which = np.concatenate([numbers for numbers, _ in self.offers[first:last]])
            much: Array = np.bincount(
                which, np.concatenate([much for _, much in self.offers[first:last]]), len(self.chance)
            ).astype(np.float64)
            numbers = np.flatnonzero(much).astype(np.int64)
            offers.append((numbers, much[numbers]))
        sizes = np.add.reduceat(self.sizes, starts[:-1])
        return Direction(words, offers, sizes, self.chance, self.worth)


@dataclass(frozen=True, slots=True)
class Translation:
    """What the words of two sides tell, both ways."""

    onward: Direction
    """The left side explains the right one's words."""
    back: Direction


def translation(left: Sequence[str], right: Sequence[str], knowledge: Knowledge) -> Translation:
    """Look up all that the sentences of one side may mean on the other."""
    ours, theirs, meanings = looked_up(left, right, knowledge)
    chinese = is_chinese(left), is_chinese(right)
    worths = [CHINESE if own and not other else ENGLISH for own, other in (chinese, chinese[::-1])]
    if chinese[0] == chinese[1]:
        worths = [(ENGLISH + CHINESE) / 2] * 2
    return Translation(
        direction(ours, theirs, meanings, worths[1]),
        direction(theirs, ours, turned(meanings), worths[0]),
    )


def looked_up(
    left: Sequence[str], right: Sequence[str], knowledge: Knowledge
) -> tuple[list[dict[str, float]], list[dict[str, float]], dict[str, dict[str, float]]]:
    """Give the tokens of both sides' sentences, and what each left token may mean of the right ones."""
    terms = shared_terms(knowledge.terms, left, right)
    ours, theirs = (bags(side, knowledge.lexicon, terms) for side in (left, right))
    chinese = is_chinese(left), is_chinese(right)
    if chinese == (True, False):
        add_names(left, right, ours, theirs, knowledge.lexicon)
        return ours, theirs, meanings_of(ours, theirs, knowledge)
    if chinese == (False, True):
        add_names(right, left, theirs, ours, knowledge.lexicon)
        return ours, theirs, turned(meanings_of(theirs, ours, knowledge))
    if all(chinese):
        for side, texts in ((ours, left), (theirs, right)):
            for found, text in zip(side, texts, strict=True):
                for char in text:
                    found.setdefault(char, 0.5)
    common = set().union(*ours) & set().union(*theirs)
    return ours, theirs, {token: {token: 1.0} for token in common}


def add_names(
    chinese: Sequence[str],
    english: Sequence[str],
    ours: Sequence[dict[str, float]],
    theirs: Sequence[dict[str, float]],
    lexicon: Lexicon,
) -> None:
    """Add as tokens the names that both sides hold: in pinyin, and by their sound."""
    sounds = char_sounds(lexicon)
    for found, names in zip(
        (*ours, *theirs), (side for sides in name_keys(chinese, english, sounds) for side in sides), strict=True
    ):
        found.update((f"~{name}", NAME_WEIGHT) for name in sorted(names))
    for name, runs in sounding_alike(chinese, english, sounds).items():
        for text, found in zip(chinese, ours, strict=True):
            if any(run in text for run in runs):
                found[f"~{name}"] = NAME_WEIGHT
        for text, found in zip(english, theirs, strict=True):
            if name in text.lower():
                found[f"~{name}"] = NAME_WEIGHT


def meanings_of(chinese: Sequence[Bag], english: Sequence[Bag], knowledge: Knowledge) -> dict[str, dict[str, float]]:
    """Give what each Chinese token may mean of the English ones, as shares of one or less."""
    there = set().union(*english)
    found: dict[str, dict[str, float]] = {}
    for token in sorted(set().union(*chinese)):
        if token in there:
            found[token] = {token: 1.0}
            continue
        means = glossed(token, there, knowledge.lexicon)
        seen = knowledge.learnt.get(token) or knowledge.own.get(token) or {}
        learnt = {stem: share for stem, share in seen.items() if stem in there}
        if learnt:
            both = means.keys() | learnt.keys()
            means = {
                stem: (1 - LEARNT) * means.get(stem, 0.0) + LEARNT * learnt.get(stem, 0.0) for stem in sorted(both)
            }
        if means:
            found[token] = means
    return found


def glossed(token: str, there: set[str], lexicon: Lexicon) -> dict[str, float]:
    """Give the meanings of a Chinese word that the English text holds; where it has none, those of its parts.

    Half of the share of meanings that are not in the text goes to those that are: a translator chose one of them.
    """
    means = {stem: share for stem, share in lexicon.meanings(token) if stem in there}
    if means:
        kept = sum(means.values())
        return {stem: share / (0.5 + 0.5 * kept) for stem, share in means.items()}
    if len(token) < 2:
        return {}
    parts = [token[at : at + 2] for at in range(len(token) - 1)] if len(token) > 2 else []
    parts = [part for part in parts if part in lexicon] or list(token)
    found: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        for stem, share in lexicon.meanings(part):
            if stem in there:
                found[stem] += PARTS * share / len(parts)
    return dict(found)


def turned(meanings: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Give the meanings the other way: what a stem may be in Chinese, shared out among the words that mean it."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for token, means in meanings.items():
        for stem, share in means.items():
            found[stem][token] = share
    return {
        stem: {token: share / (0.5 + 0.5 * sum(means.values())) for token, share in means.items()}
        for stem, means in found.items()
    }


def direction(
    explaining: Sequence[Bag], explained: Sequence[Bag], meanings: Mapping[str, Mapping[str, float]], worth: float
) -> Direction:
    """Number the words that can be explained, and gather what each sentence offers of them."""
    known = sorted({stem for means in meanings.values() for stem in means})
    number = {stem: index for index, stem in enumerate(known)}
    totals = np.zeros(len(known))
    words = []
    for sentence in explained:
        mine = {number[token]: count for token, count in sentence.items() if token in number}
        totals[list(mine)] += list(mine.values())
        words.append(mine)
    everything = sum(sum(sentence.values()) for sentence in explained)
    vocabulary = len(set().union(*explained)) if explained else 0
    offers = {token: [(number[stem], share) for stem, share in means.items()] for token, means in meanings.items()}
    return Direction(
        words=words,
        offers=[offered(sentence, offers) for sentence in explaining],
        sizes=np.array([sum(sentence.values()) for sentence in explaining], np.float64),
        chance=(totals + 0.5) / (everything + 0.5 * vocabulary + 1.0),
        worth=worth,
    )


def offered(sentence: Bag, offers: Mapping[str, Sequence[tuple[int, float]]]) -> tuple[npt.NDArray[np.int64], Array]:
    """Add up what the words of a sentence may mean."""
    found: dict[int, float] = {}
    for token, count in sentence.items():
        for number, share in offers.get(token, ()):
            found[number] = found.get(number, 0.0) + share * count
    return np.array(list(found), np.int64), np.array(list(found.values()), np.float64)
