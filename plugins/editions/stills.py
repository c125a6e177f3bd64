"""The stills of a folder: whose they are, whether they may be shown today, what is said of each by itself."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from captions.credits import EVERY, StillRights, licence_url, read_rights, rights_of
from captions.figures import Caption, Figure, Still
from captions.grammar import Facts, read_caption
from document.diagnostics import Diagnostic, did_you_mean
from document.html import all_html
from document.model import Document, Element, Node, NoteReference, Place, Text
from document.walk import plain_text, transform_all, walk
from editions.conversions import other_tongue
from editions.edition import Edition
from editions.folders import Folder
from editions.records import StillInfo
from editions.rendering import COLUMN, PAGE, Pictures, context_for
from films.mentions import FilmMention
from images.plan import Picture

if TYPE_CHECKING:
    from editions.prepare import Shown, Workshop

FILE = "stills.toml"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a folder's `stills.toml` says, on a day."""

    records: Mapping[str, StillRights]
    path: str
    today: datetime.date
    diagnostics: tuple[Diagnostic, ...] = ()

    def of(self, name: str) -> StillRights:
        """What is known of one still."""
        return rights_of(name, self.records)

    def over(self, names: Iterable[str]) -> frozenset[str]:
        """Those that may no longer be shown."""
        return frozenset(name for name in names if self.of(name).is_over(self.today))


def read_folder_rights(folder: Folder, today: datetime.date) -> Rights:
    """Read a folder's `stills.toml`; a table for a file that is not there is a finding."""
    path = f"{folder.prefix}/{FILE}"
    records, problems = read_rights(folder.path / FILE, path)
    files = {asset.name for asset in folder.assets}
    unknown = [
        Diagnostic("unknown-still", one.place, {"name": name, "guess": did_you_mean(name, files)})
        for name, one in records.items()
        if name != EVERY and not (folder.path / name).is_file()
    ]
    return Rights(records, path, today, (*problems, *unknown))


def rights_digest(folder: Folder, today: datetime.date) -> str:
    """What of a folder's pages depends on the day: which stills are over, and which soon will be."""
    file = folder.path / FILE
    try:
        if b"rights_until" not in file.read_bytes():
            return ""
    except OSError:
        return ""
    records, _ = read_rights(file, FILE)
    states = [(name, one.is_over(today), one.ends_soon(today)) for name, one in sorted(records.items())]
    return hashlib.sha256(repr(states).encode()).hexdigest()


def rights_findings(
    names: Iterable[tuple[str, Place]], planned: Mapping[str, Picture], rights: Rights, documents: Iterable[Document]
) -> Iterator[Diagnostic]:
    """What is wrong with the rights of the pictures that texts name. A caption may give the credit, too."""
    in_captions = {name for document in documents for name, facts in _captioned(document) if facts.credit}
    seen: set[str] = set()
    for name, place in names:
        if name in seen or name not in planned:
            continue
        seen.add(name)
        one = rights.of(name)
        where = one.place if one.place.path else place
        if one.rights_until and one.is_over(rights.today):
            yield Diagnostic("rights-over", where, {"name": name, "day": one.rights_until.isoformat()})
        elif one.rights_until and one.ends_soon(rights.today):
            yield Diagnostic("rights-end", where, {"name": name, "day": one.rights_until.isoformat()})
        credited = bool(one.credit) or name in in_captions
        if not credited or not one.licence:
            lacks = [] if credited else ["credit"]
            lacks += [] if one.licence else ["licence"]
            zh = "、".join({"credit": "出處（credit）", "licence": "授權（licence）"}[key] for key in lacks)
            facts = {"name": name, "lacks": " and no ".join(lacks), "lacks_zh": zh, "file": rights.path}
            yield Diagnostic("uncredited-still", where, facts)


def _captioned(document: Document) -> Iterator[tuple[str, Facts]]:
    for node in walk(document):
        if isinstance(node, Figure):
            for still in node.stills:
                if still.source:
                    yield still.source, caption_facts(still.caption or node.caption)


def caption_facts(caption: Caption | None) -> Facts:
    """What a caption says, whatever marks its titles stand in."""
    return read_caption(_with_marks(caption.children)) if caption else Facts()


def _with_marks(nodes: Sequence[Node]) -> str:
    """Words in which every title stands in 《》: an English one is in italics, or a film that the catalogue knows."""
    written = []
    for node in nodes:
        words = plain_text(node)
        titled = isinstance(node, FilmMention) or (isinstance(node, Element) and node.tag in ("em", "cite", "i"))
        if titled and "《" not in words and words.strip():
            written.append(f"《{words.strip()}》")
        elif isinstance(node, Element) and not titled:
            written.append(_with_marks(node.children))
        else:
            written.append(words)
    return "".join(written)


def numbered(document: Document) -> dict[str, str]:
    """A name for each still of an article, in the order they stand: `s1`, `s2` …"""
    sources = dict.fromkeys(node.source for node in walk(document) if isinstance(node, Still) and node.source)
    return {source: f"s{number}" for number, source in enumerate(sources, 1)}


def with_kinds(shown: "Shown", shop: "Workshop") -> "Shown":
    """A still without a description of its own is described by its kind, where its caption names one; a description
    that only repeats the caption goes, as nobody wants to hear it twice."""
    labels = shop.site.labels[shown.edition.code]

    def change(node: Node) -> Node:
        if not isinstance(node, Figure):
            return node
        return replace(node, stills=tuple(_described(still, still.caption or node.caption) for still in node.stills))

    def _described(still: Still, caption: Caption | None) -> Still:
        alt, words = _key(plain_text(still.alt)), _key(plain_text(caption.children)) if caption else ""
        if alt and alt not in words:
            return still
        kind = caption_facts(caption).kind
        line = still.alt[0].line if still.alt else 0
        return replace(still, alt=(Text(labels[f"kind_{kind}"], line),) if kind else ())

    blocks = transform_all(shown.document.blocks, change)
    return replace(shown, document=replace(shown.document, blocks=blocks))


def _key(words: str) -> str:
    """Words as they are compared."""
    return "".join(filter(str.isalnum, words)).casefold()


@dataclass(frozen=True, slots=True)
class Stills:
    """The stills of one article. `bare` is the article in each single edition, without credits in its captions."""

    bare: Mapping[str, "Shown"]
    cover: str
    rights: Rights
    pictures: Pictures
    slug: str

    def on(self, edition: Edition, shop: "Workshop") -> tuple[Pictures, tuple[StillInfo, ...]]:
        """The pictures as an edition's page of the article writes them, and what is said of each still there."""
        gallery = shop.addresses.page(edition.code, self.slug, "stills")
        pictures = replace(self.pictures, gallery=gallery, sizes=PAGE if edition.facing else COLUMN)
        others = (edition.right,) if edition.facing else other_tongue(edition, shop.site.magazine)
        beside = [self.bare[code] for code in others if code in self.bare][:1]
        own = self.bare[edition.left if edition.facing else edition.code]
        return pictures, stills_of(own, beside, self.cover, pictures, self.rights, shop)


def stills_of(
    shown: "Shown",
    others: Sequence["Shown"],
    cover: str,
    pictures: Pictures,
    rights: Rights,
    shop: "Workshop",
) -> tuple[StillInfo, ...]:
    """Every still of an article in an edition, with its captions in the languages of `others` as well.

    The cover comes last where no figure shows it.
    """
    captions = [_first_captions(one.document) for one in (shown, *others)]
    infos = []
    for source, (figure, still, caption) in captions[0].items():
        if source not in pictures.planned:
            continue
        said = tuple(
            (one.edition.lang, _caption_html(found[source][2], one, shop))
            for one, found in zip((shown, *others), captions, strict=True)
            if source in found and found[source][2] is not None
        )
        words = " ".join(plain_text(caption.children).split()) if caption else plain_text(still.alt)
        info = info_of(source, pictures.planned[source], rights, shown.edition, shop)
        facts = caption_facts(caption)
        infos.append(
            replace(
                info,
                anchor=pictures.anchors.get(source, ""),
                figure=figure,
                captions=said,
                text=words,
                alt=plain_text(still.alt),
                facts=facts,
                credit=info.credit or facts.credit,
            )
        )
    if cover in pictures.planned and cover not in captions[0]:
        infos.append(info_of(cover, pictures.planned[cover], rights, shown.edition, shop))
    return tuple(infos)


def info_of(name: str, picture: Picture, rights: Rights, edition: Edition, shop: "Workshop") -> StillInfo:
    """What `stills.toml` says of a picture, in an edition's words."""
    one = rights.of(name)
    return StillInfo(
        picture=picture,
        focus=one.focus,
        credit=shop.conversions.words(one.credit, edition) if one.credit else "",
        licence=one.licence,
        licence_url=licence_url(one.licence),
        source=shop.conversions.words(one.source, edition) if one.source else "",
    )


def _first_captions(document: Document) -> dict[str, tuple[str, Still, Caption | None]]:
    """For each picture the first figure that shows it, its still and its caption."""
    found: dict[str, tuple[str, Still, Caption | None]] = {}
    for node in walk(document):
        if isinstance(node, Figure):
            for still in node.stills:
                if still.source:
                    found.setdefault(still.source, (node.id or "", still, still.caption or node.caption))
    return found


def _caption_html(caption: Caption | None, shown: "Shown", shop: "Workshop") -> str:
    """A caption for a page without cards and notes."""
    if caption is None:
        return ""
    context = context_for(shop.site, shown.edition, shown.edition, Pictures(shop.site.magazine.base, {}))
    quiet = replace(context, address=lambda kind, slug: "", prefix="")  # a callback that never has an address
    return all_html(transform_all(caption.children, _without_notes), quiet)


def _without_notes(node: Node) -> Node:
    return Text("") if isinstance(node, NoteReference) else node
