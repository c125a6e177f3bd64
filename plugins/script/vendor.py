"""Make `dictionaries/` anew from the official OpenCC wheel, and `words/` from jieba's.

Run by hand when OpenCC brings out a version that we want, in two steps, because the official package and the one that
the magazine runs on both install a module called `opencc` and must not meet in one environment:

    python -m venv ELSEWHERE && ELSEWHERE/bin/pip install opencc==1.4.2 jieba==0.42.1
    python -m script.vendor ELSEWHERE        (with `plugins` on PYTHONPATH)

It writes each dictionary as text (one `key<TAB>candidates` a line, the preferred candidate first, candidates apart by
spaces; shorter keys first, then by code point, so that a new version shows a readable difference), the configurations
as they are, the licence, a NOTICE, and a SHA-256 of each.
Of jieba's dictionary it keeps the words that are not rare, by what they cost: a line `cost word word …`.
"""

import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path

from script.dictionary import FOLDER
from script.words import FILE, LONGEST

_NOTICE = """\
The dictionaries and configurations in this folder come from Open Chinese Convert (OpenCC) {version},
https://github.com/BYVoid/OpenCC, Copyright 2010-2026 Carbo Kuo and contributors, under the Apache License 2.0
(LICENSE).
Changed: `script/vendor.py` turned the binary dictionaries into text with OpenCC's own `opencc_dict` and sorted the
lines. `SHA256SUMS` tells whether the files are still what it wrote.
"""
_SUMS = "SHA256SUMS"
# A word that jieba counted less often in sixty million is of no help, and there are three hundred thousand of those.
_SELDOM = 35
_han = re.compile("[㐀-䶿一-鿿]+")


def vendor(environment: Path, folder: Path = FOLDER) -> None:
    """Write the dictionaries that the wheel in a virtual environment holds.

    Raises `FileNotFoundError` when the environment has no official `opencc`, `subprocess.CalledProcessError` when its
    tool can't read its own files.
    """
    package = _package(environment)
    share = package / "clib" / "share" / "opencc"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for config in sorted(share.glob("*.json")):
        data = json.loads(config.read_text(encoding="utf-8"))
        _write(folder / config.name, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    for binary in sorted(share.glob("*.ocd2")):
        _write(folder / f"{binary.stem}.txt", "".join(_in_order(_as_text(package, binary))))
    metadata = next(package.parent.glob("opencc-*.dist-info"))
    _write(folder / "LICENSE", (metadata / "licenses" / "LICENSE").read_text(encoding="utf-8"))
    _write(folder / "NOTICE", _NOTICE.format(version=Distribution.at(metadata).version))
    _write(folder / _SUMS, "".join(sums(folder)))


def vendor_words(environment: Path, file: Path = FILE) -> None:
    """Write the word list from the jieba that a virtual environment holds; raises `StopIteration` where it has none."""
    source = next(environment.glob("[Ll]ib*/**/site-packages/jieba/dict.txt"))
    counts = {word: int(count) for word, count, *_ in map(str.split, source.read_text(encoding="utf-8").splitlines())}
    total = sum(counts.values())
    by_cost: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _SELDOM and len(word) <= LONGEST and _han.fullmatch(word):
            by_cost[round(-10 * math.log(count / total))].append(word)
    lines = (f"{cost} {' '.join(_in_order(words))}\n" for cost, words in sorted(by_cost.items()))
    _write(file, "".join(lines))


def sums(folder: Path = FOLDER) -> Iterator[str]:
    """A line `hash  name` of each vendored file, as `sha256sum -c` reads it."""
    for file in sorted(folder.iterdir()):
        if file.name != _SUMS:
            yield f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"


def _package(environment: Path) -> Path:
    for found in sorted(environment.glob("[Ll]ib*/**/site-packages/opencc/clib")):
        return found.parent
    raise FileNotFoundError(f"{environment}: no official opencc here; run `pip install opencc` in it first")


def _as_text(package: Path, binary: Path) -> list[str]:
    tool = package / "clib" / "bin" / "opencc_dict"
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "dictionary.txt"
        arguments = ["-f", "ocd2", "-t", "text", "-i", str(binary), "-o", str(text)]
        subprocess.run([str(tool), *arguments], check=True)  # noqa: S603 # the wheel's own tool on its own file
        return text.read_text(encoding="utf-8").splitlines(keepends=True)


def _in_order(lines: Iterable[str]) -> list[str]:
    def order(line: str) -> tuple[int, str]:
        key = line.split("\t", 1)[0]
        return len(key), key

    return sorted(lines, key=order)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
    vendor_words(Path(sys.argv[1]))
