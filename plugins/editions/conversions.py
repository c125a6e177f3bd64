"""One Chinese edition out of another: names, terms and film titles from the catalogues, the rest by the engine."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from document.choices import chosen
from document.cjk import han
from document.model import Choice, Document, Element, Fixed, Node
from document.records import Words
from document.walk import transform_all, transform_document
from editions.addresses import below
from editions.edition import LANGUAGES, Edition, Magazine
from editions.site import Site
from films.catalogue import Film
from films.mentions import retitle, retitle_line
from people.catalogue import Person
from script.convert import Conversion, Target, resolve_choices
from script.detect import region_of_text
from script.overlay import Overlay

# The written language of each region.
_WRITTEN = {"cn": "zh-hans", "tw": "zh-hant", "hk": "zh-hk"}


def is_chinese(code: str) -> bool:
    """Whether an edition's code is of a Chinese one."""
    return code.split("-")[0] == "zh"


def other_tongue(edition: Edition, magazine: Magazine) -> tuple[str, ...]:
    """The single editions that speak to the readers of the other tongue: English beside Chinese, Chinese beside it."""
    return tuple(e.code for e in magazine.singles if is_chinese(e.code) is not is_chinese(edition.code))


def convertible(edition: Edition, written: Sequence[str], original: str) -> str | None:
    """The written language that an edition is converted from: the original before a translation; None for none."""
    if not is_chinese(edition.code):
        return None
    chinese = sorted((lang for lang in written if is_chinese(lang)), key=lambda lang: (lang != original, lang))
    return chinese[0] if chinese else None


def target_of(edition: Edition) -> Target:
    """What a conversion into an edition aims at, with the house's options."""
    glyphs = dict(edition.glyphs) if isinstance(edition.glyphs, tuple) else edition.glyphs or None
    quotes: bool | str = False if edition.quotes == "kept" else edition.quotes or True
    return Target(edition.code, edition.region, quotes, glyphs, edition.terms)


def agreed(langs: Sequence[str], edition: Edition, terms: Iterable[Words], names: Iterable[Words]) -> dict[str, str]:
    """What stands in an edition for terms and names of written languages; terms win over names, the last over all."""
    entries: dict[str, str] = {}
    for words in names:
        _enter(entries, langs, edition, words, _name(words, edition))
    for words in terms:
        _enter(entries, langs, edition, words, _own(words, edition))
    return entries


def _enter(entries: dict[str, str], langs: Sequence[str], edition: Edition, words: Words, target: str) -> None:
    for lang in langs:
        source = words.get(lang) or words.get(LANGUAGES.get(lang, ("", ""))[1])
        if source and target and lang != edition.code:
            entries[source] = target


def _own(words: Words, edition: Edition) -> str:
    return words.get(edition.code) or words.get(edition.region) or ""


def _name(words: Words, edition: Edition) -> str:
    """A name in an edition: its own, or for Hong Kong the one in Traditional with Hong Kong's glyphs."""
    own = _own(words, edition)
    if own or edition.region != "hk" or "zh-hant" not in words:
        return own
    return Conversion("zh-hant", target_of(edition), site_list=False).text(words["zh-hant"])


def film_titles(regions: Iterable[str], edition: Edition, films: Iterable[Film]) -> dict[str, str]:
    """What stands for a catalogued film's title, with its marks, in an edition.

    A title of several films that are not called alike here is none: only a year could tell which is meant.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for film in films:
        for title in (*(film.titles[region] for region in regions if region in film.titles), *film.also):
            found[title].add(film.titles.get(edition.region, ""))
    return {f"《{title}》": f"《{own}》" for title, (own, *more) in found.items() if own and not more}


class Conversions:
    """The conversions of a site, each made once and used for every article.

    `terms` are those of a topic or an article, which go before the site's.
    """

    def __init__(self, site: Site, terms: tuple[Words, ...] = ()) -> None:
        self.site = site
        self.terms = terms
        self.made: dict[tuple[str, str], Conversion] = {}

    def within(self, topics: Iterable[str], terms: tuple[Words, ...]) -> "Conversions":
        """The conversions inside an article of some topics with terms of its own."""
        more = [words for topic in topics if topic in self.site.topics for words in self.site.topics[topic].terms]
        return Conversions(self.site, (*more, *terms)) if more or terms else self

    def between(self, lang: str, edition: Edition) -> Conversion:
        """The conversion of a written language into an edition."""
        if (lang, edition.code) not in self.made:
            names = (person.name for person in self.site.people.by_slug.values())
            titles = film_titles([LANGUAGES.get(lang, ("", ""))[1]], edition, self.site.films.by_slug.values())
            entries = titles | agreed([lang], edition, (*self.site.terms, *self.terms), names)
            self.made[lang, edition.code] = Conversion(lang, target_of(edition), Overlay(entries))
        return self.made[lang, edition.code]

    def called(self, person: Person | None, name: str, edition: Edition) -> str:
        """A person's name in an edition, or a name without a record as the edition writes it."""
        return self.words(person.name, edition) if person else self.name(name, edition)

    def name(self, name: str, edition: Edition) -> str:
        """A name without a record, as an edition writes it."""
        if not is_chinese(edition.code) or not han.search(name):
            return name
        region = region_of_text(name)
        return name if region == edition.region else self.between(_WRITTEN[region], edition).text(name)

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
        for key in (edition.code, edition.region):
            if key in words:
                return words[key]
        if is_chinese(edition.code):
            for key in ("zh-hant", "zh-hans", "tw", "cn", "hk"):
                if key in words:
                    lang = _WRITTEN.get(key, key)
                    return self.between(lang, edition).text(words[key])
        return words.get("en") or next(iter(words.values()), "")

    def title(self, film: Film, edition: Edition) -> str:
        """A film's title in an edition: its region's own, a converted one, or the original."""
        chinese = {region: title for region, title in film.titles.items() if region != "en"}
        if edition.region not in film.titles and is_chinese(edition.code) and chinese:
            # With its marks a title is converted as one: word by word it would become another title.
            return self.words({region: f"《{title}》" for region, title in chinese.items()}, edition)[1:-1]
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


def _is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")


def _chosen(node: Node, edition: Edition) -> Node:
    return Fixed(chosen(node, edition.code, edition.region).children) if isinstance(node, Choice) else node
