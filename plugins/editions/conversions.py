"""One Chinese edition out of another: names, terms and film titles from the catalogues, the rest by the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from document.choices import chosen
from document.model import Choice, Document, Element, Fixed, Node
from document.walk import transform_all, transform_document
from editions.addresses import below
from editions.edition import LANGUAGES, Edition
from editions.site import Site
from films.catalogue import Film
from films.mentions import retitle, retitle_line
from script.convert import Conversion, Target, resolve_choices
from script.overlay import Overlay


def is_chinese(code: str) -> bool:
    """Whether an edition's code is of a Chinese one."""
    return code.split("-")[0] == "zh"


def convertible(edition: Edition, written: Sequence[str], original: str) -> str | None:
    """The written language that an edition is converted from: the original before a translation; None for none."""
    if not is_chinese(edition.code):
        return None
    chinese = sorted((lang for lang in written if is_chinese(lang)), key=lambda lang: (lang != original, lang))
    return chinese[0] if chinese else None


class Conversions:
    """The conversions of a site, each made once and used for every article."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.made: dict[tuple[str, str], Conversion] = {}

    def between(self, lang: str, edition: Edition) -> Conversion:
        """The conversion of a written language into an edition."""
        if (lang, edition.code) not in self.made:
            target = Target(edition.code, edition.region)
            self.made[lang, edition.code] = Conversion(lang, target, Overlay(self._entries(lang, edition)))
        return self.made[lang, edition.code]

    def document(self, document: Document, lang: str, edition: Edition) -> Document:
        """A document in another edition; catalogued films have the region's titles."""
        retitled = retitle(document, self.site.films, edition.region)
        return self._placed(self.between(lang, edition).document(retitled))

    def line(self, nodes: tuple[Node, ...], lang: str, edition: Edition) -> tuple[Node, ...]:
        """A line of text in an edition: converted, or with each choice of words made where it is the edition's own."""
        if lang != edition.code:
            return self.between(lang, edition).line(retitle_line(nodes, self.site.films, edition.region))
        return transform_all(nodes, lambda node: _chosen(node, edition))

    def words(self, words: Mapping[str, str], edition: Edition) -> str:
        """Catalogue words for an edition: its own, those of its language, converted ones, or any there are."""
        for key in (edition.code, edition.region, "zh-hant" if edition.code == "zh-hk" else ""):
            if key in words:
                return words[key]
        if is_chinese(edition.code):
            for key in ("zh-hant", "zh-hans", "tw", "cn", "hk"):
                if key in words:
                    lang = {"tw": "zh-hant", "cn": "zh-hans", "hk": "zh-hk"}.get(key, key)
                    return self.between(lang, edition).text(words[key])
        return words.get("en") or next(iter(words.values()), "")

    def title(self, film: Film, edition: Edition) -> str:
        """A film's title in an edition: its region's own, a converted one, or the original."""
        chinese = {region: title for region, title in film.titles.items() if region != "en"}
        if edition.region not in film.titles and is_chinese(edition.code) and chinese:
            return self.words(chinese, edition)
        return film.title(edition.region)

    def choose(self, document: Document, edition: Edition) -> Document:
        """An authored document with each choice of words made."""
        return self._placed(resolve_choices(document, edition.code, edition.region))

    def _placed(self, document: Document) -> Document:
        """The document with its links to this site below the path that the site lies under."""
        base = self.site.magazine.base

        def change(node: Node) -> Node:
            match node:
                case Element(tag="a", attributes={"href": str(address)}) if _is_own(address):
                    return replace(node, attributes={**node.attributes, "href": below(address, base)})
            return node

        return transform_document(document, change) if base else document

    def _entries(self, lang: str, edition: Edition) -> dict[str, str]:
        """Names and agreed terms, from the words of one language to those of the other."""
        region = LANGUAGES.get(lang, ("", ""))[1]
        entries: dict[str, str] = {}
        for words in (*self.site.terms, *(person.name for person in self.site.people.by_slug.values())):
            source = words.get(lang) or words.get(region)
            target = words.get(edition.code) or words.get(edition.region)
            if source and target:
                entries[source] = target
        return entries


def _is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")


def _chosen(node: Node, edition: Edition) -> Node:
    return Fixed(chosen(node, edition.code, edition.region).children) if isinstance(node, Choice) else node
