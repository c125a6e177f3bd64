"""Cut sentences of either language into the words that translations are looked up by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facing.lexicon import Lexicon
from facing.numerals import numbers
from facing.sentences import HAN
from facing.stems import words

HAN_RUN = re.compile(f"[{HAN}]+")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()（）「」“”，。；]+")
NUMBER_WEIGHT = 2.0  # of a number, and of a word that both languages write alike, against a word that only may mean it
NAME_WEIGHT = 2.0
OFTEN = 3.0  # a word that a sentence repeats tells no more each time
TERM_WEIGHT = 3.0  # of the magazine's own people, films and terms

Bag = Mapping[str, float]
"""The tokens of one sentence with their weights: stems of Latin words, Han words, and with a mark before them
`#` numbers, `@` addresses, `=` terms and films, `~` names."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something that the magazine knows by a name in each language: a person, a film, an agreed word."""

    key: str
    forms: tuple[str, ...]
    """In small letters."""

    @classmethod
    def of(cls, key: str, forms: Iterable[str]) -> Term:
        """A term with those of its forms that are long enough not to be met by chance."""
        told = (form.lower() for form in forms if len(form) > 1 + form.isascii())
        return cls(key, tuple(dict.fromkeys(told)))


def bags(texts: Sequence[str], lexicon: Lexicon, terms: Sequence[Term]) -> list[dict[str, float]]:
    """Give the tokens of each text; `terms` are those that occur on both sides."""
    return [bag(text, lexicon, terms) for text in texts]


def bag(text: str, lexicon: Lexicon, terms: Sequence[Term] = ()) -> dict[str, float]:
    """Count the tokens of one text."""
    found: dict[str, float] = {}
    for word in words(text):
        found[word] = min(OFTEN, found.get(word, 0.0) + 1.0)
    for run in HAN_RUN.findall(text):
        for word in han_words(run, lexicon):
            found[word] = min(OFTEN, found.get(word, 0.0) + 1.0)
    for number in sorted(numbers(text)):
        found[f"#{number}"] = NUMBER_WEIGHT
    for address in ADDRESS.findall(text):
        found[f"@{address.rstrip('/.,')}"] = NUMBER_WEIGHT
    text = text.lower() if terms else text
    for term in terms:
        if any(form in text for form in term.forms):
            found[f"={term.key}"] = TERM_WEIGHT
    return found


def han_words(run: str, lexicon: Lexicon) -> Iterable[str]:
    """Cut a run of Han characters into the longest words that the dictionary has; without one, into pairs."""
    if not lexicon.numbers:
        return (run[at : at + 2] for at in range(len(run) - 1)) if len(run) > 1 else (run,)
    return longest_words(run, lexicon)


def longest_words(run: str, lexicon: Lexicon) -> Iterable[str]:
    """Cut from the left, the longest headword first; what is none is a character by itself."""
    at, known = 0, lexicon.numbers
    while at < len(run):
        for size in range(min(lexicon.longest, len(run) - at), 1, -1):
            if run[at : at + size] in known:
                break
        else:
            size = 1
        yield run[at : at + size]
        at += size


def shared_terms(terms: Iterable[Term], left: Sequence[str], right: Sequence[str]) -> tuple[Term, ...]:
    """Give the terms that both sides name in some form."""
    ours, theirs = "\n".join(left).lower(), "\n".join(right).lower()
    return tuple(
        term
        for term in terms
        if any(form in ours for form in term.forms) and any(form in theirs for form in term.forms)
    )
