"""Convert a text or a Markdown source for `./inv convert`: only what is prose changes."""

from collections.abc import Mapping
from itertools import accumulate

from document.inline import HIDDEN
from script.convert import Conversion, Target
from script.detect import region_of_text, script_of
from script.engine import converter
from script.markdown_source import Kind, spans
from script.overlay import Overlay
from script.regions import region_of, route

# What the conversion sees in the place of a piece that is kept. Two line ends close every open quotation.
_STANDS_FOR = {Kind.CLEAR: "", Kind.OPAQUE: HIDDEN, Kind.BREAK: "\n\n"}


def convert_text(
    text: str,
    to: str | Target,
    from_: str | None = None,
    plain: bool = False,
    entries: Mapping[str, str] | None = None,
) -> str:
    """A text or Markdown source in another edition.

    `to` is an edition's code (`zh-hans`, `zh-hant` and `zh-hk` are known without settings) or a `Target` with house
    options; `from_` the code of what it is written in, which is told from the text when it is not given. `entries` are
    the magazine's names and terms. `plain` is the engine alone, on the whole text: no site list, no quotation marks, no
    respect for mark-up. Raises `ValueError` for a code of no Chinese edition.
    """
    target = to if isinstance(to, Target) else Target(to, region_of(to))
    source = region_of(from_) if from_ else _written_for(text, target.region)
    if source == target.region:
        return text
    if plain:
        for name in route(source, target.region):
            text = converter(name).convert(text)
        return text
    return convert_source(text, Conversion(source, target, Overlay(entries or {})))


def convert_source(source: str, conversion: Conversion) -> str:
    """A Markdown source with its prose converted, each paragraph as one string; everything else is kept as it is."""
    pieces = spans(source)
    seen = [piece.text if piece.kind is Kind.PROSE else _STANDS_FOR[piece.kind] for piece in pieces]
    if not pieces:
        return source
    results = conversion.located("".join(seen)).cut(list(accumulate(map(len, seen)))[:-1])
    return "".join(
        result if piece.kind is Kind.PROSE else piece.text for piece, result in zip(pieces, results, strict=True)
    )


def _written_for(text: str, target: str) -> str:
    """The region that a text is converted from; of a text in both scripts, the script that is to go."""
    script = script_of(text)
    if script == "en":
        return target
    if script == "mixed":
        return "tw" if target == "cn" else "cn"
    return region_of_text(text)
