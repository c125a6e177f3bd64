"""Where the stills of a figure stand: in strips of one height, by their shapes and by what their captions say."""

from collections.abc import Iterator, Sequence
from math import log

# A figure is strips from top to bottom; a strip is cells from left to right; a cell holds one still, or two of them
# one above the other. Stills are known by their numbers.
Strip = tuple[tuple[int, ...], ...]
Layout = tuple[Strip, ...]

# A strip is best as high as so much of its width; where there are many stills, lower.
_HEIGHT, _HEIGHT_OF_MANY, _MANY = 0.30, 0.22, 7
# A figure higher than this share of its width pushes the text away.
_HIGHEST = 0.6
_MOST_CELLS = 4
_MOST_SEARCHED = 12  # among more stills than this the strips are filled one after another
# Stills that are together no wider than this stay side by side on the narrowest page.
_NARROW = 1.7
# Stills of one cell differ by no more than this.
_ALIKE = 1.25

_ROWS = {"top": 0, "centre": 1, "bottom": 2}
_COLUMNS = {"left": 0, "centre": 1, "right": 2}


def arrange(ratios: Sequence[float], positions: Sequence[str | None], *, captioned: bool) -> Layout:
    """The strips of a figure. `ratios` are widths for a height of one; a caption's position word is obeyed.

    With `captioned`, where stills have captions of their own, none stand one above the other in one cell unless the
    captions say so: a column of words would tear the strip apart.
    """
    said = _as_said(positions)
    if said is not None:
        return said
    if len(ratios) > _MOST_SEARCHED:
        return tuple(
            tuple((n,) for n in range(start, min(start + 3, len(ratios)))) for start in range(0, len(ratios), 3)
        )
    candidates = list(_partitions(0, len(ratios)))
    if not captioned and len(ratios) == 3:
        mosaics: tuple[Layout, ...] = ((((0,), (1, 2)),), (((0, 1), (2,)),))
        candidates += [mosaic for mosaic in mosaics if all(_alike(cell, ratios) for cell in mosaic[0])]
    return min(candidates, key=lambda layout: (round(_cost(layout, ratios), 6), len(layout), layout))


def narrow(layout: Layout, ratios: Sequence[float]) -> Layout:
    """The same figure on a narrow page: one below the other, but for stills that are slim together."""
    return tuple(
        part for strip in layout for part in ([strip] if keeps(strip, ratios) else [((n,),) for n in _stills(strip)])
    )


def keeps(strip: Strip, ratios: Sequence[float]) -> bool:
    """Whether a strip stays one on a narrow page."""
    return len(strip) > 1 and all(len(cell) == 1 for cell in strip) and strip_ratio(strip, ratios) <= _NARROW


def strip_ratio(strip: Strip, ratios: Sequence[float]) -> float:
    """A strip's width for a height of one."""
    return sum(cell_ratio(cell, ratios) for cell in strip)


def cell_ratio(cell: Sequence[int], ratios: Sequence[float]) -> float:
    """A cell's width for a height of one."""
    return 1 / sum(1 / ratios[n] for n in cell)


def words_hold(layout: Layout, positions: Sequence[str | None]) -> bool:
    """Whether every still of which a caption says where it stands does stand there."""
    return all(is_at(number, name, layout) for number, name in enumerate(positions) if name)


def is_at(still: int, position: str, layout: Layout) -> bool:
    """Whether a still really stands where a caption's word says."""
    row, strip = next((n, strip) for n, strip in enumerate(layout) if still in _stills(strip))
    column, cell = next((n, cell) for n, cell in enumerate(strip) if still in cell)
    across = _end(column, len(strip), ("left", "centre", "right"))
    if len(cell) > 1:
        down = _end(cell.index(still), len(cell), ("top", "centre", "bottom")) if len(layout) == 1 else ""
    else:
        down = _end(row, len(layout), ("top", "centre", "bottom"))
    return position == ("-".join(filter(None, (down, across))) or None)


def _end(number: int, count: int, names: tuple[str, str, str]) -> str:
    """What a place among some is called: the first, the last, the very middle; "" where there is but one."""
    if count == 1:
        return ""
    if number in (0, count - 1):
        return names[0] if number == 0 else names[2]
    return names[1] if 2 * number == count - 1 else "between"


def _as_said(positions: Sequence[str | None]) -> Layout | None:
    """The layout in which every caption's word is true; None where they name none, or one in another order."""
    if len(positions) < 2 or not all(positions):
        return None
    names = [str(name) for name in positions]
    if names in (["left", "top-right", "bottom-right"], ["top-left", "bottom-left", "right"]):
        return ((((0,), (1, 2)) if names[0] == "left" else ((0, 1), (2,))),)
    upright = not any("left" in name or "right" in name for name in names)
    rows: dict[int, list[tuple[int, ...]]] = {}
    for number, name in enumerate(names):
        vertical = name.split("-")[0]
        row = _ROWS[vertical] if upright or (vertical != "centre" and vertical in _ROWS) else 1
        rows.setdefault(row, []).append((number,))
    layout = tuple(tuple(rows[row]) for row in sorted(rows))
    in_order = [number for strip in layout for cell in strip for number in cell] == list(range(len(names)))
    return layout if in_order and words_hold(layout, names) else None


def _partitions(start: int, end: int) -> Iterator[Layout]:
    """Every way to cut a run of stills into strips."""
    if start == end:
        yield ()
    for stop in range(start + 1, min(start + _MOST_CELLS, end) + 1):
        strip = tuple((n,) for n in range(start, stop))
        for rest in _partitions(stop, end):
            yield (strip, *rest)


def _alike(cell: Sequence[int], ratios: Sequence[float]) -> bool:
    """Whether stills are wide and of nearly one shape, so that one may stand on the other."""
    shapes = [ratios[n] for n in cell]
    return len(cell) == 1 or (min(shapes) > 1 and max(shapes) / min(shapes) < _ALIKE)


def _cost(layout: Layout, ratios: Sequence[float]) -> float:
    """How far from beautiful: strips too high or too low, each by its number of stills, and the height of it all."""
    wanted = _HEIGHT if len(ratios) < _MANY else _HEIGHT_OF_MANY
    heights = [1 / strip_ratio(strip, ratios) for strip in layout]
    counts = [len(_stills(strip)) for strip in layout]
    off = sum(count * log(height / wanted) ** 2 for count, height in zip(counts, heights, strict=True))
    return off + max(0.0, sum(heights) - _HIGHEST)


def _stills(strip: Strip) -> tuple[int, ...]:
    return tuple(n for cell in strip for n in cell)
