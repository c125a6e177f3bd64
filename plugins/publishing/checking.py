"""Look through a finished site as its readers will: whatever leads nowhere, is invalid, or should not be there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from document.diagnostics import Diagnostic, did_you_mean
from document.model import Place
from publishing.finishing import address_of
from publishing.reading import Facts
from publishing.tree import is_text

# What an importer writes where a translator's words are missing.
UNWRITTEN = ("[to be translated]", "〔待譯〕", "〔待译〕")
MOST = 20  # characters of a withheld text that an editor is shown


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that readers are not to see: words of it, and the pages (of what is hidden) that may say them."""

    article: str
    phrases: tuple[str, ...]
    pages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Checked:
    """A site as it lies in `folder`: what each file says, and where it will stand."""

    folder: Path
    url: str
    names: frozenset[str]
    facts: Mapping[str, Facts]

    @property
    def base(self) -> str:
        """The path that the site lies below."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def host(self) -> str:
        """Scheme and host."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file of each address."""
        return {address_of(name, self.base): name for name in self.names}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of each file."""
        return {name: frozenset(fact.ids) for name, fact in self.facts.items()}

    def address(self, name: str) -> str:
        """Where a file stands, with its host."""
        return self.host + address_of(name, self.base)

    def own(self, page: str, reference: str) -> tuple[str, str] | None:
        """The path and fragment that a reference in a file leads to on this site; None for one that leads away."""
        try:
            parts = urlsplit(urljoin(self.address(page), reference))
        except ValueError:
            return "", ""
        if parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != self.host:
            return None
        return unquote(parts.path), unquote(parts.fragment)

    def count(self) -> int:
        """How many references were looked at."""
        return sum(len((*one.links, *one.fetched, *one.alternates, *one.entries)) for one in self.facts.values())


def check(site: Checked, withheld: Iterable[Withheld]) -> Iterator[Diagnostic]:
    """Everything that is wrong with a site."""
    yield from invalid(site)
    yield from leading_nowhere(site)
    yield from loaded_from_elsewhere(site)
    yield from one_sided(site)
    yield from listed_though_hidden(site)
    yield from named_by_nothing(site)
    yield from leaks(site, withheld)


def invalid(site: Checked) -> Iterator[Diagnostic]:
    """Mark-up that is not as its standard says, and holes that nobody filled."""
    for name, fact in site.facts.items():
        for line, reason in fact.errors:
            yield Diagnostic("site-invalid", Place(name, line), {"reason": reason})
        if fact.placeholder:
            yield Diagnostic("site-placeholder", Place(name), {"words": "a picture"})
    for needed in ("index.html", "404.html", "sitemap.xml", "robots.txt"):
        if needed not in site.names:
            yield Diagnostic("site-invalid", Place(needed), {"reason": "it is missing"})


def leading_nowhere(site: Checked) -> Iterator[Diagnostic]:
    """Links, parts of pages, pictures, entries of feeds and alternates that are not there."""
    for name, fact in site.facts.items():
        others = (address for _, address in fact.alternates)
        canonical = (fact.canonical,) if fact.canonical else ()
        for reference in dict.fromkeys((*fact.links, *fact.fetched, *fact.entries, *others, *canonical)):
            found = site.own(name, reference)
            if found is None:
                continue
            path, fragment = found
            target = site.files.get(path)
            if target is None or (fragment and target in site.ids and fragment not in site.ids[target]):
                guess = did_you_mean(path, site.files) if target is None else ""
                yield Diagnostic("site-broken-link", Place(name), {"address": reference, "guess": guess})


def loaded_from_elsewhere(site: Checked) -> Iterator[Diagnostic]:
    """What a browser would fetch from another site."""
    for name, fact in site.facts.items():
        for reference in fact.fetched:
            if site.own(name, reference) is None and not reference.startswith(("data:", "#")):
                yield Diagnostic("site-third-party", Place(name), {"address": reference})


def one_sided(site: Checked) -> Iterator[Diagnostic]:
    """Alternates that the other page does not return, that leave out the page itself, or that the sitemap lacks."""
    clusters = {site.address(name): fact.alternates for name, fact in site.facts.items() if fact.alternates}
    pages = {site.address(name): name for name in site.facts if name.endswith(".html")}
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for page, other in site.facts["sitemap.xml"].alternates if "sitemap.xml" in site.facts else ():
        listed[page].add(other)
    for address, cluster in clusters.items():
        if address not in pages:
            continue
        languages = [language for language, _ in cluster]
        others = {other for _, other in cluster}
        wrong = {other for other in others if clusters.get(other) != cluster}
        wrong |= {address} - others
        wrong |= {address} if len(set(languages)) < len(languages) else set()
        for other in sorted(wrong):
            yield Diagnostic("site-alternates", Place(pages[address]), {"address": other})
        if address in listed and listed[address] != others:
            yield Diagnostic("site-alternates", Place("sitemap.xml"), {"address": address})


def listed_though_hidden(site: Checked) -> Iterator[Diagnostic]:
    """Pages that ask not to be found, in a feed or the sitemap or linked from a page that may be found."""
    hidden = {address_of(name, site.base) for name, fact in site.facts.items() if fact.hidden} - {
        f"{site.base}/404.html"
    }
    for name, fact in site.facts.items():
        if fact.hidden:
            continue
        others = (address for _, address in fact.alternates)
        for reference in dict.fromkeys((*fact.links, *fact.entries, *others)):
            found = site.own(name, reference)
            if found is not None and found[0] in hidden:
                yield Diagnostic("site-hidden", Place(name), {"address": reference})


def named_by_nothing(site: Checked) -> Iterator[Diagnostic]:
    """Pictures and fonts that no page shows: whatever they belong to, it is not out."""
    used: set[str] = set()
    for name, fact in site.facts.items():
        for reference in (*fact.fetched, *fact.links):
            found = site.own(name, reference)
            used.add(found[0] if found else "")
    for address, name in site.files.items():
        if name.startswith(("images/", "fonts/", "sharing/")) and address not in used and not is_shared(name):
            yield Diagnostic("site-unused", Place(name), {})


def is_shared(name: str) -> bool:
    """Licences, and the picture that other sites show of a page: no page loads them."""
    return name.endswith(".txt")


def leaks(site: Checked, withheld: Iterable[Withheld]) -> Iterator[Diagnostic]:
    """Words of what is not out yet, in any text of the site."""
    secrets = tuple(withheld)
    for name in sorted(site.names):
        if not is_text(name) or name.endswith((".css", ".js")):
            continue
        text = (site.folder / name).read_text("utf-8", "replace")
        for unwritten in UNWRITTEN:
            if unwritten in text:
                yield Diagnostic("site-placeholder", Place(name), {"words": unwritten})
        address = address_of(name, site.base)
        for secret in secrets:
            found = next((phrase for phrase in secret.phrases if phrase in text), "")
            if found and address not in secret.pages:
                facts = {"article": secret.article, "words": found[:MOST]}
                yield Diagnostic("site-withheld", Place(name), facts)
