"""Set a Chinese text or document in the other script, or in another region's Chinese."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Any, cast

from document.choices import chosen, wording
from document.inline import HIDDEN, OPAQUE_TAGS
from document.model import Choice, Document, Element, Fixed, Footnote, Node, Text, is_inline
from document.walk import parts, plain_text, transform_all
from script.engine import Aligned, converter
from script.matching import Match
from script.overlay import NOTHING, Overlay, exceptions
from script.quotation import cornered, curled
from script.regions import region_of, route
from script.wording import parsed, resolve_choices

__all__ = ["HONG_KONG_PRESS", "Conversion", "Target", "resolve_choices"]

# Glyphs as Hong Kong's papers print them, where OpenCC follows the schools' list.
HONG_KONG_PRESS = dict(
    zip("户羣牀麪説温閲脱悦税鋭兑敍葱藴鈎枱媪榅氲緼醖", "戶群床麵說溫閱脫悅稅銳兌敘蔥蘊鉤檯媼榲氳縕醞", strict=True)
)
# Attributes that a reader sees or hears.
_READ = ("alt", "title", "aria-label")


@dataclass(frozen=True, slots=True)
class Target:
    """The edition that is made: its code (`zh-hk`), its region (`cn`, `tw`, `hk`), and house options.

    `quotes` sets quotation marks as the script has them (「」 or “”). `glyphs` are single characters that the house
    writes in its own way (`{"臺": "台"}`); None: what the region's press writes.
    """

    code: str
    region: str
    quotes: bool = True
    glyphs: Mapping[str, str] | None = None


class Conversion:
    """Out of one written Chinese into one edition. Nothing in it changes, so threads may share it."""

    def __init__(self, source: str, target: Target, overlay: Overlay = NOTHING, *, site_list: bool = True) -> None:
        """`source` is the code of the written language; `overlay` holds the magazine's own words.

        The exceptions that we ship lie under the overlay, unless `site_list` is false. Raises `ValueError` when source
        or target is no Chinese edition.
        """
        self.source = source
        self.target = target
        self._from = region_of(source)
        self._to = region_of(target.region or target.code)
        self._steps = tuple(converter(name) for name in route(self._from, self._to))
        self._glyphs = str.maketrans(dict(_press(self._to) if target.glyphs is None else target.glyphs))
        shipped = exceptions(self._from, self._to) if site_list else {}
        house = {key: value.translate(self._glyphs) for key, value in shipped.items()}
        self._overlay = Overlay({**house, **overlay.entries})
        self._quote = _quoting(self._from, self._to) if target.quotes else None

    def text(self, text: str) -> str:
        """A string converted; the inline forms `{=…=}` and `{zh-hans:…|…}` in it are resolved."""
        return plain_text(self.line(parsed(text))) if "{" in text else self.located(text).text

    def document(self, document: Document) -> Document:
        """A document converted: every line of text, the footnotes too; `lang` is the target's code then."""
        return replace(
            document,
            lang=self.target.code,
            blocks=self._siblings(document.blocks),
            footnotes=cast(tuple[Footnote, ...], self._siblings(document.footnotes)),
        )

    def line(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """A line of inline nodes converted as one string, so that mark-up inside a word changes nothing."""
        nodes = transform_all(nodes, self._resolved)
        seen = list(_seen(nodes))
        if not seen:
            return transform_all(nodes, self._read_attributes)
        strings = [string for string, _, _ in seen]
        cut = self.located("".join(strings)).cut(list(accumulate(map(len, strings)))[:-1])
        results = iter([part if prose else None for part, (_, text, prose) in zip(cut, seen, strict=True) if text])

        def converted(node: Node) -> Node:
            if isinstance(node, Text):
                result = next(results)
                return node if result is None or result == node.text else replace(node, text=result)
            return self._read_attributes(node)

        return transform_all(nodes, converted)

    def located(self, text: str) -> Aligned:
        """A string converted, with the places that its pieces came from. Inline forms are ordinary characters here."""
        quoted = self._quote(text) if self._quote else text
        done: list[Match] = []
        here = 0
        for locked in self._overlay.found(text):
            self._run(quoted, here, locked.start, done)
            done.append(locked)
            here = locked.end
        self._run(quoted, here, len(text), done)
        return Aligned(tuple(done))

    def _run(self, text: str, start: int, end: int, done: list[Match]) -> None:
        if start == end:
            return
        run = text[start:end]
        for step in self._steps:
            run = step.convert(run)
        # One piece is enough: no step of a route changes the number of characters (a test holds that).
        done.append(Match(start, end, run.translate(self._glyphs) if self._glyphs else run))

    def _siblings(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        done: list[Node] = []
        for inline, run in groupby(nodes, key=is_inline):
            siblings = tuple(run)
            done.extend(self.line(siblings) if inline else map(self._block, siblings))
        return tuple(done)

    def _block(self, node: Node) -> Node:
        """A block converted; what is code or in another language stays."""
        if isinstance(node, Element) and (node.tag in OPAQUE_TAGS or "lang" in node.attributes):
            return node
        changes: dict[str, Any] = {}
        for name in node.PARTS:
            value = getattr(node, name)
            if isinstance(value, tuple):
                changes[name] = self._siblings(value)
            elif value is not None:
                changes[name] = self._siblings((value,))[0]
        return self._read_attributes(replace(node, **changes) if changes else node)

    def _resolved(self, node: Node) -> Node:
        """A choice as the words for this edition, fixed; where it has none, its words for the source, as prose."""
        if not isinstance(node, Choice):
            return node
        meant = wording(node, self.target.code, self._to)
        if meant is not None:
            return Fixed(meant.children)
        own = chosen(node, self.source, self._from)
        return Element("span", {}, own.children)

    def _read_attributes(self, node: Node) -> Node:
        if not isinstance(node, Element) or node.tag in OPAQUE_TAGS or "lang" in node.attributes:
            return node
        changed = {key: self.text(node.attributes[key]) for key in _READ if key in node.attributes}
        return replace(node, attributes={**node.attributes, **changed}) if changed else node


def _seen(nodes: tuple[Node, ...], stands_for: str | None = None) -> Iterator[tuple[str, bool, bool]]:
    """Each run of characters of a line as the conversion sees it, whether it is a `Text`, and whether it is prose.

    Code, other languages and fixed words end a word (they are seen as `HIDDEN`); readings over characters and the
    numbers of notes do not, so they are not seen at all. Inside such a node every text is seen as `stands_for`.
    """
    for node in nodes:
        match node:
            case Text(text=text):
                yield (text, True, True) if stands_for is None else (stands_for, True, False)
            case Element(tag="br" | "img"):
                yield HIDDEN, False, False
            case Element(tag="rt" | "rp"):
                yield from _seen(node.children, "")
            case Element(tag=tag) if tag in OPAQUE_TAGS or "lang" in node.attributes:
                yield from _seen(node.children, HIDDEN if stands_for is None else stands_for)
            case Fixed():
                yield from _seen(node.children, HIDDEN if stands_for is None else stands_for)
            case _:
                yield from _seen(parts(node), stands_for)


def _press(region: str) -> Mapping[str, str]:
    return HONG_KONG_PRESS if region == "hk" else {}


def _quoting(source: str, target: str) -> Callable[[str], str] | None:
    if "cn" not in (source, target) or source == target:
        return None
    return curled if target == "cn" else cornered
