"""Measure the conversion: how fast, how soon ready, how many characters wrong in real Taiwanese prose."""

import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from opencc import OpenCC

from script import dictionary
from script.convert import Conversion, Target
from script.engine import Converter, converter
from script.overlay import NOTHING

CONFIGS = ("s2tw", "s2hk", "tw2s", "hk2s", "tw2t", "t2hk")
# Two spellings that good papers print side by side: neither is wrong where the other one stands.
ACCEPTED = frozenset(
    frozenset(pair)
    for pair in "臺台 檯台 檯臺 佈布 瞭了 占佔 污汙 劃畫 盡儘 裡裏 濕溼 雇僱 蒐搜 唸念 週周 欲慾 扎紮"
    " 拚拼 祕秘 床牀 峰峯 匯彙 局侷 拐柺 群羣 舖鋪 痴癡 嘆歎 註注 迴回 夥伙 嘗嚐 飢饑 昇升 陞升 托託"
    " 煉鍊 凶兇 蕩盪 梁樑 溫温 淨凈 啟啓 麵麪 鬨哄 復覆 菸煙 鑑鑒".split()
)
_REPEATS = 3


def measure(folder: Path) -> dict[str, Any]:
    """Figures on the Markdown files of a folder of Traditional texts from Taiwan.

    `speed` (characters a second) and `ratio` to the package as shipped, `start` (ms) by configuration; `wrong` and
    `wrong_engine_alone` are characters in 10,000 that differ after a text was made Simplified and converted back,
    accepted variants not counted; `commonest` are those pairs.
    """
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md")) if file.name != "README.md"]
    traditional = "".join(texts)
    simplified = converter("tw2s").convert(traditional)
    wrong, commonest = _wrong(texts, Conversion("zh-hans", Target("zh-hant", "tw")))
    engine_alone, _ = _wrong(texts, Conversion("zh-hans", Target("zh-hant", "tw"), NOTHING, site_list=False))
    shipped = _shipped_speed(simplified)
    speed = {name: _speed(converter(name).convert, _source(name, simplified, traditional)) for name in CONFIGS}
    edition = Conversion("zh-hans", Target("zh-hant", "tw"))
    return {
        "python": platform.python_version(),
        "characters": len(traditional),
        "speed": speed,
        "edition_speed": _speed(lambda text: "\n".join(map(edition.text, text.split("\n"))), simplified),
        "shipped_speed": shipped,
        "ratio": speed["s2tw"] / shipped,
        "start": {name: _start(name) for name in CONFIGS},
        "wrong": wrong,
        "wrong_engine_alone": engine_alone,
        "commonest": dict(commonest.most_common(20)),
    }


def _source(config: str, simplified: str, traditional: str) -> str:
    return simplified if config.startswith("s2") else traditional


def _wrong(texts: list[str], conversion: Conversion) -> tuple[float, Counter[str]]:
    """Wrong characters in 10,000, and how often each pair (written → converted) occurs."""
    pairs: Counter[str] = Counter()
    total = 0
    for text in texts:
        for line in text.split("\n"):
            total += len(line)
            for piece in conversion.located(converter("tw2s").convert(line)).pieces:
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


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
