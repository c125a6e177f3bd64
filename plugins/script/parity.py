"""Compare the engine with the official OpenCC, byte for byte, on much text and on lines that nobody would write."""

import random
import subprocess
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path

from script.dictionary import candidates
from script.engine import converter
from script.regions import steps_in_use

_ORACLE = """
import sys, opencc
convert = opencc.OpenCC(sys.argv[1]).convert
sys.stdout.write("\\n".join(convert(line) for line in sys.stdin.read().split("\\n")))
"""
_WORDS = ("STPhrases", "TSPhrases", "TWVariantsRevPhrases", "HKVariantsRevPhrases", "HKVariantsPhrases", "TWPhrases")
_CHARACTERS = ("STCharacters", "TSCharacters", "TWVariants", "HKVariants", "TWVariantsRev", "HKVariantsRev")
# Marks, Latin, things outside the first plane, an ideographic description, a compatibility form, what is no character.
_ODD = (
    "，",
    "。",
    "“”",
    "「」",
    "·",
    " ",
    "a",
    "é",
    "𠮷",
    "🙂",
    "⿰木木",
    "豈",
    "\u200b",
    "\ufffe",
    "〇",
    "々",
    "-",
    ",",
    "'",
)


def differences(python: Path, config: str, lines: Sequence[str]) -> list[str]:
    """The lines that the official OpenCC of another Python converts in another way."""
    command = [str(python), "-X", "utf8", "-c", _ORACLE, config]
    text = "\n".join(lines)
    run = subprocess.run(  # noqa: S603 # our own program
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=True
    )
    official = run.stdout.split("\n")
    convert = converter(config).convert
    return [line for line, wanted in zip(lines, official, strict=True) if convert(line) != wanted]


def in_use() -> tuple[str, ...]:
    """The configurations that our editions are made with."""
    return tuple(sorted(steps_in_use()))


def plenty(characters: int, seed: int = 0) -> list[str]:
    """Lines of OpenCC's own words in both scripts, put together at random: so many characters or a few more."""
    chance = random.Random(seed)  # noqa: S311 # nothing secret
    words = _keys(_WORDS)
    lines: list[str] = []
    size = 0
    while size < characters:
        lines.append("".join(chance.choices(words, k=chance.randint(5, 40))))
        size += len(lines[-1])
    return lines


def fuzzed(count: int, seed: int = 0) -> list[str]:
    """Lines of words that are cut off, single characters and odd things."""
    chance = random.Random(seed)  # noqa: S311 # as above
    words, characters = _keys(_WORDS), _keys(_CHARACTERS)

    def pieces() -> Iterator[str]:
        for _ in range(chance.randint(0, 16)):
            kind = chance.random()
            if kind < 0.4:
                word = chance.choice(words)
                yield word[chance.randint(0, 1) : chance.randint(1, len(word))]
            else:
                yield chance.choice(characters if kind < 0.85 else _ODD)

    return ["".join(pieces()) for _ in range(count)]


def _keys(names: Sequence[str]) -> list[str]:
    return reduce(lambda found, name: found + list(candidates(name)), names, [])
