"""Name the decisions in a conversion that an editor may want to look at: readings, names at risk, doubtful words."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from script.convert import Conversion
from script.dictionary import candidates
from script.engine import converter
from script.singles import at_risk
from script.words import word_at

Kind = Literal["name", "term", "reading"]

_DOUBTFUL = Path(__file__).with_name("doubtful.toml")
# Characters of Traditional that today's Simplified writes in two ways; OpenCC's table has many more that nobody uses.
_TWO_IN_SIMPLIFIED = MappingProxyType(
    {
        pair[0]: tuple(pair[1:])
        for pair in "著着著 乾干乾 覆复覆 藉借藉 徵征徵 瞭了瞭 餘余馀 夥伙夥 摺折摺 鍾钟锺 畫画划".split()
    }
)
_HAN = "㐀-䶿一-鿿"
_NAMES_ONLY = re.compile(f"[{_HAN}]{{2,3}}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: characters `start` to `end` of a text are read as `becomes`, where `readings` were possible.

    `written` is the word that decided it, or the character between its neighbours where no word did. A `name` is at
    risk because its first character is a word as well; what a `term` is called elsewhere depends on the sentence.
    """

    kind: Kind
    start: int
    end: int
    written: str
    becomes: str
    readings: tuple[str, ...] = ()


def decisions(conversion: Conversion, text: str) -> Iterator[Decision]:
    """Every decision in a text, in no particular order; what the magazine's own names and terms say is none."""
    source, target = conversion.regions
    own = [range(match.start, match.end) for match in conversion.own_words(text)]
    parts = _by_character(conversion, text)
    found = chain(_names(text, source, target), _doubtful(text, source, target), _readings(text, source, target, parts))
    for decision in found:
        if not any(decision.start in span for span in own):
            becomes = "".join(parts[decision.start : decision.end])
            yield Decision(decision.kind, decision.start, decision.end, decision.written, becomes, decision.readings)


def names(conversion: Conversion, name: str) -> Iterator[Decision]:
    """Whether a name that has no record is at risk: it begins with a surname that is a word as well."""
    source, target = conversion.regions
    if source == "cn" and target != "cn" and _NAMES_ONLY.fullmatch(name) and name[0] in at_risk():
        readings = candidates("STCharacters").get(name[0], (name[0],))
        yield Decision("name", 0, len(name), name, conversion.text(name), readings)


def _by_character(conversion: Conversion, text: str) -> list[str]:
    """What stands in the place of each character; of a word of another length all in the place of its first."""
    parts: list[str] = []
    for piece in conversion.located(text).pieces:
        size = piece.end - piece.start
        parts += list(piece.text) if len(piece.text) == size else [piece.text, *[""] * (size - 1)]
    return parts


def _names(text: str, source: str, target: str) -> Iterator[Decision]:
    if source != "cn" or target == "cn":
        return
    for at, name in _people(text):
        yield Decision("name", at, at + len(name), name, "", candidates("STCharacters").get(name[0], (name[0],)))


def _people(text: str) -> Iterator[tuple[int, str]]:
    """Each surname at risk that seems to begin a name, with the two characters after it."""
    for found in re.finditer(f"[{''.join(at_risk())}][{_HAN}]{{1,2}}", text):
        if not word_at(text, found.start()):
            yield found.start(), found[0]


def _doubtful(text: str, source: str, target: str) -> Iterator[Decision]:
    words = doubtful(source, target)
    if words:
        for found in re.finditer("|".join(sorted(map(re.escape, words), key=len, reverse=True)), text):
            yield Decision("term", found.start(), found.end(), found[0], "", words[found[0]])


def _readings(text: str, source: str, target: str, parts: list[str]) -> Iterator[Decision]:
    if {source, target} == {"tw", "hk"} or source == target:
        return
    known = _ambiguous(source, target)
    for at, character in enumerate(text):
        if character not in known or not parts[at]:
            continue
        word = word_at(text, at) if source == "cn" else ""
        if word:
            start = text.rfind(word, max(at - len(word) + 1, 0), at + len(word))
            yield Decision("reading", start, start + len(word), word, "", known[character])
        else:
            around = text[max(at - 1, 0) : at + 2]
            written = "".join(re.findall(f"[{_HAN}]", around))
            yield Decision("reading", at, at + 1, written, "", known[character])


@cache
def _ambiguous(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """The characters with several readings, as the target writes those: 吃 and 喫 are one in Taiwan."""
    if source != "cn":
        return _TWO_IN_SIMPLIFIED
    glyphs = converter(f"t2{target}").convert
    known = {
        character: tuple(dict.fromkeys(map(glyphs, readings)))
        for character, readings in candidates("STCharacters").items()
        if len(readings) > 1
    }
    return {character: readings for character, readings in known.items() if len(readings) > 1}


@cache
def doubtful(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a region that are one word or another in the target's, by what the sentence means."""
    with _DOUBTFUL.open("rb") as file:
        table: Mapping[str, Mapping[str, list[str]]] = tomllib.load(file).get(source, {})
    return {word: tuple(choices[target]) for word, choices in table.items() if target in choices}
