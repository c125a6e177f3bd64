"""Measure the conversion: how fast, how soon ready, how many characters of real prose wrong, which laws hold."""

import hashlib
import json
import platform
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from opencc import OpenCC

from script import dictionary
from script.command import convert_source
from script.convert import Conversion, Target
from script.engine import Aligned, Converter, converter
from script.laws import broken, touched

CONFIGS = ("s2tw", "s2hk", "tw2s", "hk2s", "tw2t", "t2hk")
# Two spellings that good papers print side by side: neither is wrong where the other one stands.
ACCEPTED = frozenset(
    frozenset(pair)
    for pair in "臺台 檯台 檯臺 佈布 瞭了 占佔 污汙 劃畫 盡儘 裡裏 濕溼 雇僱 蒐搜 唸念 週周 欲慾 扎紮"
    " 拚拼 祕秘 床牀 峰峯 匯彙 局侷 拐柺 群羣 舖鋪 痴癡 嘆歎 註注 迴回 夥伙 嘗嚐 飢饑 昇升 陞升 托託"
    " 煉鍊 凶兇 蕩盪 梁樑 溫温 淨凈 啟啓 麵麪 鬨哄 復覆 菸煙 鑑鑒".split()
)
_REPEATS = 3
_UNBROKEN = 512_000


def measure(folder: Path) -> dict[str, Any]:
    """Figures on the Markdown files of a folder of Traditional texts from Taiwan.

    `speed` (characters a second) and `ratio` to the package as shipped, `start` (ms) by configuration, `start_edition`
    (ms) and `memory` (MB) of a whole edition in a fresh process; `wrong` by half (`read`: the lists were made with it,
    `held_out`) and `engine` for OpenCC alone: characters in 10,000 that differ after a text was made Simplified and
    converted back, accepted variants not counted; `commonest` are those pairs of the half that was read.
    """
    texts = {half: _half(folder, half) for half in ("read", "held_out")}
    traditional = "".join(text for half in texts.values() for text in half)
    simplified = converter("tw2s").convert(traditional)
    edition = Conversion("zh-hans", Target("zh-hant", "tw"))
    wrong = {half: _wrong(found, edition.located) for half, found in texts.items()}
    engine = {half: _wrong(found, converter("s2tw").aligned) for half, found in texts.items()}
    shipped = _shipped_speed(simplified)
    speed = {name: _speed(converter(name).convert, _source(name, simplified, traditional)) for name in CONFIGS}
    with_mark_up = _speed(lambda text: convert_source(text, edition), simplified)
    start_edition, memory = _fresh()
    return {
        "python": platform.python_version(),
        "characters": len(traditional),
        "speed": speed,
        "edition_speed": with_mark_up,
        "shipped_speed": shipped,
        "ratio": speed["s2tw"] / shipped,
        "edition_ratio": with_mark_up / shipped,
        "start": {name: _start(name) for name in CONFIGS},
        "start_edition": start_edition,
        "memory": memory,
        "wrong": {half: found[0] for half, found in wrong.items()},
        "wrong_engine_alone": {half: found[0] for half, found in engine.items()},
        "commonest": dict(wrong["read"][1].most_common(20)),
    }


def laws(lines: Sequence[str], insertions: int) -> dict[str, Any]:
    """What must hold exactly, on Simplified lines: lines that mark-up changes, protected spans that were touched,
    mismatches among eight threads; and the seconds for 512,000 unbroken characters and for twice as many.
    """
    edition = Conversion("zh-hans", Target("zh-hant", "tw"))
    unbroken = "".join(character for line in lines for character in line if character.isalpha())
    unbroken = (unbroken * (2 * _UNBROKEN // max(len(unbroken), 1) + 1))[: 2 * _UNBROKEN]
    alone = [edition.text(line) for line in lines]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(edition.text, lines))
    many = (line for _ in range(insertions) for line in lines)
    return {
        "insertions": insertions,
        "broken": sum(1 for _ in broken(edition, many, insertions)),
        "touched": touched(edition, lines),
        "mismatches": sum(a != b for a, b in zip(alone, together, strict=True)),
        "unbroken": _seconds(partial(edition.text, unbroken[:_UNBROKEN])),
        "twice": _seconds(partial(edition.text, unbroken)),
    }


def cases(file: Path) -> tuple[int, int]:
    """How many of the cases of OpenCC's `testcases.json` come out as OpenCC says, and how many there are."""
    text = file.read_text(encoding="utf-8")
    strict = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    right = [
        converter(config).convert(case["input"]) == wanted
        for case in json.loads(strict)["cases"]
        for config, wanted in case["expected"].items()
    ]
    return sum(right), len(right)


def is_held_out(name: str) -> bool:
    """Whether no list was made from a file: those with an odd first byte in the SHA-256 of their name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def _half(folder: Path, half: str) -> list[str]:
    files = [file for file in sorted(folder.glob("*.md")) if file.name != "README.md"]
    return [file.read_text(encoding="utf-8") for file in files if is_held_out(file.name) == (half == "held_out")]


def _source(config: str, simplified: str, traditional: str) -> str:
    return simplified if config.startswith("s2") else traditional


def _wrong(texts: list[str], convert: Callable[[str], Aligned]) -> tuple[float, Counter[str]]:
    """Wrong characters in 10,000, and how often each pair (written → converted) occurs."""
    pairs: Counter[str] = Counter()
    total = 0
    for text in texts:
        for line in text.split("\n"):
            total += len(line)
            for piece in convert(converter("tw2s").convert(line)).pieces:
                pairs.update(_differences(line[piece.start : piece.end], piece.text))
    return pairs.total() / total * 10_000 if total else 0.0, pairs


def _differences(written: str, converted: str) -> Iterator[str]:
    """What differs, character by character; of words of different length every character that was written."""
    if len(written) != len(converted):
        yield from [f"{written}→{converted}"] * len(written)
        return
    yield from (f"{a}→{b}" for a, b in zip(written, converted, strict=True) if a != b and {a, b} not in ACCEPTED)


def _shipped_speed(simplified: str) -> float:
    package = OpenCC("s2tw")
    package.convert("預熱")
    return _speed(package.convert, simplified[:100_000])


def _speed(convert: Callable[[str], str], text: str) -> float:
    """Characters a second, the median of three."""
    return len(text) / median(_seconds(partial(convert, text)) for _ in range(_REPEATS))


def _start(config: str) -> float:
    """Milliseconds to make a converter with nothing read before."""
    return 1_000 * median(_seconds(partial(_make_anew, config)) for _ in range(_REPEATS))


def _make_anew(config: str) -> None:
    dictionary.forget()
    Converter(config)


_FRESH = """
import json, time, tracemalloc
from script.convert import Conversion, Target
def make():
    Conversion("zh-hans", Target("zh-hant", "tw")).text("心理发展里的一个中国人工智能")
start = time.process_time()
make()
seconds = time.process_time() - start
from script import dictionary, overlay, words
from script.engine import converter
for made in (converter, words.costs, words.contested, overlay.exceptions, overlay.terms):
    made.cache_clear()
dictionary.forget()
tracemalloc.start()
kept = Conversion("zh-hans", Target("zh-hant", "tw"))
kept.text("心理发展里的一个中国人工智能")
print(json.dumps([seconds * 1000, tracemalloc.get_traced_memory()[0] / 1e6]))
"""


def _fresh() -> tuple[float, float]:
    """Milliseconds to the first converted sentence of an edition in a process of its own, and MB that it then holds."""
    path = str(Path(__file__).parents[1])
    runs = []
    for _ in range(_REPEATS):
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r})\n{_FRESH}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 # our own program
        runs.append(json.loads(done.stdout))
    return median(run[0] for run in runs), median(run[1] for run in runs)


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of this process alone: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def table(figures: Mapping[str, Any], held: Mapping[str, Any]) -> Iterator[str]:
    """The figures of `measure` and `laws` as lines."""
    wrong, engine = figures["wrong"], figures["wrong_engine_alone"]
    yield f"characters: {figures['characters']}, Python {figures['python']}"
    yield f"baseline, the package as shipped: {figures['shipped_speed']:,.0f} characters/s"
    for name, speed in figures["speed"].items():
        yield f"{name}: {speed:,.0f} characters/s, ready in {figures['start'][name]:.0f} ms"
    yield f"s2tw: {figures['ratio']:.1f} × the baseline"
    yield (
        f"an edition with lists, words and mark-up: {figures['edition_speed']:,.0f} characters/s,"
        f" {figures['edition_ratio']:.1f} × the baseline; first sentence after {figures['start_edition']:.0f} ms,"
        f" {figures['memory']:.0f} MB"
    )
    for half, label in (("read", "the half that lists were made with"), ("held_out", "the half that was held out")):
        yield f"wrong characters in 10,000, {label}: {wrong[half]:.2f}; OpenCC alone: {engine[half]:.2f}"
    yield f"{held['insertions']:,} tags put in at random: {held['broken']} lines with other words"
    yield f"protected spans touched: {held['touched']}; mismatches among 8 threads: {held['mismatches']}"
    yield f"512,000 unbroken characters: {held['unbroken']:.2f} s; twice as many: {held['twice']:.2f} s"
