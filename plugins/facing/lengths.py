"""Judge by length alone how well two stretches of text answer each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

import numpy as np
import numpy.typing as npt

from facing.sentences import HAN

Array = npt.NDArray[np.float64]

HAN_CHAR = re.compile(f"[{HAN}]")
# Runs, and not characters one by one: every text of a magazine is counted.
HAN_RUN = re.compile(f"[{HAN}]+")
OTHER_RUN = re.compile(rf"[^\W_{HAN}]+")

LETTERS_PER_HAN = 2.75  # letters and figures of English that say what one Han character says
WIDEST = 0.4  # the furthest, in logarithms, that a pair of texts may lie from that ratio
ENOUGH = 400.0  # characters from which a text is believed half
SPREAD, SHORT_SPREAD = 0.18, 1.1  # of the logarithm of the ratio: for long stretches, and what short ones add
OUTLIERS = 6.0  # degrees of freedom: a free translation is worse than a normal distribution allows


def weight(text: str) -> float:
    """Measure a text in Han characters, an English one by what its letters amount to."""
    return covered(HAN_RUN, text) + covered(OTHER_RUN, text) / LETTERS_PER_HAN


def covered(runs: re.Pattern[str], text: str) -> int:
    """Count the characters of a text that a pattern of runs covers."""
    return sum(map(len, runs.findall(text)))


def is_chinese(texts: Sequence[str]) -> bool:
    """Say whether a side is written in Chinese, however many English words it quotes."""
    text = "".join(texts)
    return 4 * covered(HAN_RUN, text) > covered(OTHER_RUN, text)


def log_ratio(left: Array, right: Array) -> float:
    """Estimate from two whole sides how much longer the right one runs, as a logarithm.

    A short text tells little, the less when part of it is missing on one side, so it moves the estimate little.
    """
    totals = float(left.sum()), float(right.sum())
    shorter = min(totals)
    if not shorter:
        return 0.0
    estimate = log(totals[1] / totals[0]) * shorter / (shorter + ENOUGH)
    return max(-WIDEST, min(WIDEST, estimate))


def fit(left: Array, right: Array, ratio: float) -> Array:
    """Give the log density of each left stretch facing each right one: (n,) and (m,) make (n, m).

    After Gale and Church (1993), with the logarithm of the ratio in place of their difference: its spread
    falls with length to a floor, and its tails are those of Student's t.
    """
    return fits(left[:, None], right[None, :], ratio)


def fits(left: Array, right: Array, ratio: float) -> Array:
    """Give the log density of left stretches facing right ones, as the two arrays are broadcast together."""
    rows, columns = left + 1.0, right + 1.0
    variance = SPREAD**2 + SHORT_SPREAD**2 * 2.0 / (rows + columns)
    distance = (np.log(columns / rows) - ratio) ** 2 / variance
    density: Array = -0.5 * (OUTLIERS + 1) * np.log1p(distance / OUTLIERS) - 0.5 * np.log(variance) - 0.92
    return density
