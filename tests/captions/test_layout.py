"""Where the stills of a figure stand, and whether the words of their captions are true there."""

from hypothesis import given
from hypothesis import strategies as st

from captions.figures import digits
from captions.layout import Layout, arrange, keeps, narrow, strip_ratio, words_hold
from captions.positions import POSITIONS
from tests.cases import Case, cases

SHAPES = st.lists(st.floats(0.3, 5), min_size=1, max_size=9)
NAMES = st.sampled_from([None, *POSITIONS])


def written(layout: Layout) -> str:
    """Strips with / between them, stills by number from one."""
    return " / ".join(" ".join("+".join(str(n + 1) for n in cell) for cell in strip) for strip in layout)


@cases(__file__, "layout")
def test_layout(case: Case) -> None:
    """By their shapes, and by what their captions say."""
    given = dict(line.split(": ", 1) for line in case.input.splitlines())
    ratios = [float(ratio) for ratio in given["ratios"].split()]
    positions = [None if name == "-" else name for name in given["positions"].split()]
    wide = arrange(ratios, positions, captioned=given["captioned"] == "yes")
    small = narrow(wide, ratios)
    lines = [f"wide: {written(wide)}", f"narrow: {written(small)}"]
    if any(positions):
        held = [words_hold(layout, positions) for layout in (wide, small)]
        lines.append(f"words hold: {'everywhere' if all(held) else 'wide' if held[0] else 'nowhere'}")
    assert "\n".join(lines) == case.output


@given(SHAPES, st.data())
def test_every_still_stands_once_and_in_order(ratios: list[float], data: st.DataObject) -> None:
    """Whatever the captions say, and on narrow pages as well."""
    positions = data.draw(st.lists(NAMES, min_size=len(ratios), max_size=len(ratios)))
    wide = arrange(ratios, positions, captioned=data.draw(st.booleans()))
    for layout in (wide, narrow(wide, ratios)):
        assert [n for strip in layout for cell in strip for n in cell] == list(range(len(ratios)))


@given(SHAPES)
def test_what_stays_together_on_a_telephone_is_slim(ratios: list[float]) -> None:
    """Together no wider than a still of the wide screen."""
    layout = narrow(arrange(ratios, [None] * len(ratios), captioned=True), ratios)
    assert all(keeps(strip, ratios) and strip_ratio(strip, ratios) <= 1.7 for strip in layout if len(strip) > 1)


def test_a_long_run_is_laid_out_too() -> None:
    """Forty stills, for which the best layout is not looked for."""
    layout = arrange([1.5] * 40, [None] * 40, captioned=False)
    assert [n for strip in layout for cell in strip for n in cell] == list(range(40))


def test_digits_name_a_number() -> None:
    """To hundredths, below ten and above nothing."""
    assert [digits(n) for n in (2.39, 0.6666, 12.0, 0.0)] == ["a2 b3 c9", "a0 b6 c7", "a9 b9 c9", "a0 b1 c0"]
