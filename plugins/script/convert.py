"""Set a Chinese text or document in the other script, or in another region's Chinese."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import merge
from itertools import accumulate, groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any, cast

from document.choices import chosen, wording
from document.inline import HIDDEN, OPAQUE_TAGS
from document.model import Choice, Document, Element, Fixed, Footnote, Node, Text, is_inline
from document.walk import parts, plain_text, transform_all
from script.engine import Aligned, converter
from script.matching import Match
from script.overlay import NOTHING, Overlay, exceptions, terms
from script.quotation import cornered, curled
from script.regions import region_of, route
from script.singles import singles
from script.wording import parsed, resolve_choices
from script.words import crossed, cuts

__all__ = ["HONG_KONG_PRESS", "Conversion", "Target", "resolve_choices"]

# Glyphs as Hong Kong's papers print them, where OpenCC follows the schools' list.
HONG_KONG_PRESS = dict(
    zip(
        "户羣牀麪説温閲脱悦税鋭兑敍葱藴鈎枱媪榅氲緼醖峯啓豔卧册",
        "戶群床麵說溫閱脫悅稅銳兌敘蔥蘊鉤檯媼榲氳縕醞峰啟艷臥冊",
        strict=True,
    )
)
# A title is another title elsewhere, or the same one: it is not put together from words.
_TITLE = re.compile("《[^《》]*》")
# Taiwan's papers write 台 where the Ministry's list has 臺.
_PRESS = MappingProxyType({"hk": HONG_KONG_PRESS, "tw": {"臺": "台"}})
# Attributes that a reader sees or hears.
_READ = ("alt", "title", "aria-label")


@dataclass(frozen=True, slots=True)
class Target:
    """The edition that is made: its code (`zh-hk`), its region (`cn`, `tw`, `hk`), and house options.

    `quotes` sets quotation marks as the script has them (「」 or “”), `corner` or `curly` in that way whatever the
    script, and False leaves them. `glyphs` are single characters that the house writes in its own way (`{"臺": "台"}`),
    or `press` or `standard`; None: the press's in Hong Kong, else the standard. `terms` says whether words that are
    another word in the region (软件, 軟體, 軟件) are exchanged, beside the magazine's own.
    """

    code: str
    region: str
    quotes: bool | str = True
    glyphs: Mapping[str, str] | str | None = None
    terms: bool = True


class Conversion:
    """Out of one written Chinese into one edition. Nothing in it changes, so threads may share it."""

    def __init__(
        self,
        source: str,
        target: Target,
        overlay: Overlay = NOTHING,
        *,
        site_list: bool = True,
        listed: Mapping[str, str] | None = None,
    ) -> None:
        """`source` is the code of the written language; `overlay` holds the magazine's own words.

        The exceptions and terms that we ship lie under the overlay, unless `site_list` is false; `listed` are other
        exceptions than those. Raises `ValueError` when source or target is no Chinese edition.
        """
        self.source = source
        self.target = target
        self._from = region_of(source)
        self._to = region_of(target.region or target.code)
        self._steps = tuple(converter(name) for name in route(self._from, self._to))
        self._glyphs = str.maketrans(dict(_house_glyphs(self._to, target.glyphs)))
        self._terms = terms(self._from, self._to) if site_list and target.terms else {}
        known = exceptions(self._from, self._to) if listed is None else listed
        shipped = {**self._terms, **known} if site_list else {}
        self._overlay = overlay
        self._shipped = Overlay({key: value.translate(self._glyphs) for key, value in shipped.items()})
        self._reads = self._from == "cn" and self._to != "cn"
        self._quote = _quoting(self._from, self._to, target.quotes)

    @property
    def regions(self) -> tuple[str, str]:
        """The region that it comes from and the one that it leads to."""
        return self._from, self._to

    def own_words(self, text: str) -> Iterator[Match]:
        """Where the magazine's own names and terms stand in a text."""
        return self._overlay.found(text)

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
        nodes = self.resolved(nodes)
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

    def resolved(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """A line with each choice of words made: the edition's own are fixed, the source's still to be converted."""
        return transform_all(nodes, self._resolved)

    def located(self, text: str) -> Aligned:
        """A string converted, with the places that its pieces came from. Inline forms are ordinary characters here."""
        quoted = self._quote(text) if self._quote else text
        done: list[Match] = []
        here = 0
        for piece in self._kept_apart(text):
            self._run(quoted, here, piece.start, done)
            if piece.end > piece.start:
                done.append(piece)
            here = piece.end
        self._run(quoted, here, len(text), done)
        return Aligned(tuple(done))

    def _kept_apart(self, text: str) -> Iterator[Match]:
        """What the engine does not see, in order: locked words, and (empty ones) where no word of its goes across."""
        own = list(self._overlay.found(text))
        others = [self._site_words(text)]
        if self._reads:
            others += [singles(text), (Match(at, at, "") for at in cuts(text))]
        here = 0
        waiting = iter([*own, Match(len(text), len(text), "")])
        ahead = next(waiting)
        for piece in merge(*others, key=itemgetter(0)):
            while ahead.end <= piece.start and ahead.end > ahead.start:
                yield ahead
                here, ahead = ahead.end, next(waiting)
            if piece.start >= here and piece.end <= ahead.start:
                yield piece
                here = piece.end
        while ahead.end > ahead.start:
            yield ahead
            ahead = next(waiting)

    def _site_words(self, text: str) -> Iterator[Match]:
        """What the lists that we ship know, where it is not made of parts of commoner words."""
        simplified = text if self._from == "cn" else ""
        titles = [found.span() for found in _TITLE.finditer(text)] if self._terms and "《" in text else []
        for match in self._shipped.found(text):
            if any(start < match.start < end for start, end in titles) and text[slice(*match[:2])] in self._terms:
                continue
            simplified = simplified or converter("t2s").convert(text)
            if len(simplified) != len(text) or not crossed(simplified, match.start, match.end):
                yield match

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


def seen_text(nodes: tuple[Node, ...]) -> str:
    """A line as a conversion sees it: what is no prose is one character that is no letter."""
    return "".join(text for text, _, _ in _seen(nodes))


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


def _house_glyphs(region: str, glyphs: Mapping[str, str] | str | None) -> Mapping[str, str]:
    if glyphs is None:
        glyphs = "press" if region == "hk" else "standard"
    if isinstance(glyphs, str):
        return _PRESS.get(region, {}) if glyphs == "press" else {}
    return glyphs


def _quoting(source: str, target: str, quotes: bool | str) -> Callable[[str], str] | None:
    if isinstance(quotes, str):
        return {"corner": cornered, "curly": curled}[quotes]
    if not quotes or "cn" not in (source, target) or source == target:
        return None
    return curled if target == "cn" else cornered
