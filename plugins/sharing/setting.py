"""Set a line: which glyphs of which faces, where, in ems; the marks of Chinese share the space between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import uharfbuzz as hb

from document.cjk import is_wide
from sharing.faces import opened
from sharing.lines import CLOSING, OPENING
from sharing.poster import Cut, Lettered, Run

# Between letters in ems, as `--title-tracking` of the theme has it.
TRACKING_HAN: Final = 0.01
TRACKING_LATIN: Final = -0.018
# Between a Han character and a Latin letter, as `text-autospace` of CSS has it.
BETWEEN_SCRIPTS: Final = 0.125
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face, where it stands on its line: in ems from the line's beginning, and upwards."""

    cut: Cut
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of glyphs and how wide it is, in ems; a mark that hangs over its end counts half."""

    glyphs: tuple[Glyph, ...]
    width: float


def advances(words: Lettered, *, tracked: bool = False) -> tuple[float, ...]:
    """The width of each character in ems, with the space before the next one."""
    found = [0.0] * len(words.text)
    for run in words.runs:
        for _, at, advance, _, _ in _shaped(words, run, _halved(words.text, 0, len(words.text)), tracked=tracked):
            found[at] += advance
    for at in _meetings(words.text):
        found[at - 1] += BETWEEN_SCRIPTS
    return tuple(found)


def set_line(words: Lettered, start: int, end: int, *, tracked: bool = False) -> SetLine:
    """The characters from `start` to before `end` on a line of their own."""
    while end > start and words.text[end - 1] == " ":
        end -= 1
    glyphs: list[Glyph] = []
    x, last = 0.0, 0.0
    halved = _halved(words.text, start, end)
    gaps = frozenset(_meetings(words.text))
    for run in words.runs:
        part = Run(max(run.start, start), min(run.end, end), run.cut)
        if part.start >= part.end:
            continue
        seen = -1
        for number, at, advance, right, up in _shaped(words, part, halved, tracked=tracked):
            if at != seen and at > start and at in gaps:
                x += BETWEEN_SCRIPTS
            seen, last = at, advance
            glyphs.append(Glyph(run.cut, number, x + right, up))
            x += advance
    if end > start and is_wide(words.text[end - 1]) and words.text[end - 1] in CLOSING:
        x -= last / 2
    return SetLine(tuple(glyphs), x)


def shortened(words: Lettered, start: int, end: int) -> Lettered:
    """A part of some words, with an ellipsis for what follows: in the face of the last one, which all faces have."""
    while end > start + 1 and (words.text[end - 1] == " " or words.text[end - 1] in CLOSING):
        end -= 1
    runs = [Run(max(run.start, start) - start, min(run.end, end) - start, run.cut) for run in words.runs]
    kept = [run for run in runs if run.start < run.end]
    return Lettered(words.text[start:end] + ELLIPSIS, words.lang, (*kept[:-1], replace(kept[-1], end=end - start + 1)))


def _shaped(
    words: Lettered, run: Run, halved: Sequence[int], *, tracked: bool
) -> Iterator[tuple[int, int, float, float, float]]:
    """Each glyph of a run: its number, its character's place, its advance, how far it is moved right and up, in ems."""
    font = opened(run.cut)
    buffer = hb.Buffer()
    buffer.add_str(words.text, run.start, run.end - run.start)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    buffer.language = words.lang
    here = [(at, at + 1, 1) for at in halved if run.start <= at < run.end]
    hb.shape(font, buffer, {"halt": here} if here else {})
    em = font.face.upem
    space = (TRACKING_HAN if run.cut.han else TRACKING_LATIN) if tracked else 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advance = place.x_advance / em + (space if place.x_advance else 0.0)
        yield info.codepoint, info.cluster, advance, place.x_offset / em, place.y_offset / em


def _halved(text: str, start: int, end: int) -> tuple[int, ...]:
    """The Chinese marks that take half their square: an opening one at the margin, the first of two that meet."""
    found: list[int] = []
    for at in range(start, end):
        if not is_wide(text[at]):
            continue
        after = text[at + 1] if at + 1 < end else ""
        before = text[at - 1] if at > start else ""
        closes = text[at] in CLOSING and after and is_wide(after) and (after in CLOSING or after in OPENING)
        opens = text[at] in OPENING and (at == start or (is_wide(before) and before in OPENING))
        if closes or opens:
            found.append(at)
    return tuple(found)


def _meetings(text: str) -> Iterator[int]:
    """Where a Han character and a Latin letter or figure stand side by side."""
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before in CLOSING or before in OPENING or after in CLOSING or after in OPENING:
            continue
        if (is_wide(before) and after.isalnum() and not is_wide(after)) or (
            before.isalnum() and not is_wide(before) and is_wide(after)
        ):
            yield at
