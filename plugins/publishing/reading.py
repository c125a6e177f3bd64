"""What a finished page, feed or style sheet says, as a browser reads it: addresses, ids, errors of its mark-up."""

import hashlib
import json
import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tinyhtml5.parser import HTMLParser

ATOM, SITEMAP, XHTML = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}",
)
# What a browser fetches by itself when it shows a page.
_FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_FETCHED |= {"embed": "src", "object": "data", "track": "src", "input": "src", "use": "href", "image": "href"}
_LINKS_FETCHED = frozenset("stylesheet icon preload modulepreload prefetch preconnect dns-prefetch manifest".split())
_CSS_ADDRESS = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)'\"]*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')")
PARALLEL_FROM = 40


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file. `links` lead somewhere, `fetched` is loaded with the page; `errors` have a line.

    `alternates` are language and address; `words` is a hash of the words that a reader sees, `title` the page's.
    `unlisted` is not for search engines; `hidden` is not for readers either, but for those who have the address.
    """

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    canonical: str = ""
    errors: tuple[tuple[int, str], ...] = ()
    unlisted: bool = False
    hidden: bool = False
    placeholder: bool = False
    title: str = ""
    words: str = ""
    entries: tuple[str, ...] = ()


def read_page(data: bytes) -> Facts:
    """A page of HTML."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Facts(errors=((1, f"no UTF-8: {error.reason}"),))
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(text)
    found = _of_elements(root)
    return Facts(**found, errors=(*_parse_errors(parser.errors), *_repeated(found["ids"])))


def read_feed(data: bytes) -> Facts:
    """An Atom feed: its entries' addresses, and what their texts lead to and load."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 # the build wrote it
    except ElementTree.ParseError as error:
        return Facts(errors=((error.position[0], str(error)),))
    links, fetched, entries = [], [], []
    errors = list(_feed_errors(root))
    for entry in root.iter(f"{ATOM}entry"):
        entries += [link.get("href", "") for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        for part in (*entry.findall(f"{ATOM}summary"), *entry.findall(f"{ATOM}content")):
            inside = part  # XHTML, which is read already
            if part.get("type") == "html":
                parser = HTMLParser(namespace_html_elements=False)
                inside = parser.parse(f"<!doctype html><title>.</title>{part.text or ''}")
                errors += _parse_errors(parser.errors)
            found = _of_elements(inside)
            links += found["links"]
            fetched += found["fetched"]
    links += [link.get("href", "") for link in root.findall(f"{ATOM}link")]
    return Facts(links=tuple(links), fetched=tuple(fetched), entries=tuple(entries), errors=tuple(errors))


def read_sitemap(data: bytes) -> Facts:
    """The sitemap: the pages that it names, and their alternates, each with the page that has them."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 # the build wrote it
    except ElementTree.ParseError as error:
        return Facts(errors=((error.position[0], str(error)),))
    errors = [] if root.tag == f"{SITEMAP}urlset" else [(1, f"no sitemap but {root.tag}")]
    pages, others = [], []
    for url in root.iter(f"{SITEMAP}url"):
        pages.append((url.findtext(f"{SITEMAP}loc") or "").strip())
        others += [(pages[-1], link.get("href", "")) for link in url.findall(f"{XHTML}link")]
    errors += [(1, f"{page} stands twice") for page in sorted({page for page in pages if pages.count(page) > 1})]
    errors += [(1, f"{page} is no whole address") for page in pages if not page.startswith(("http://", "https://"))]
    if len(pages) > 50_000 or len(data) > 50 * 1024 * 1024:
        errors.append((1, "search engines read no more than 50,000 addresses and 50 MB"))
    return Facts(entries=tuple(pages), alternates=tuple(others), errors=tuple(errors))


def read_css(data: bytes) -> Facts:
    """A style sheet: what it loads."""
    found = (next((part for part in match if part), "") for match in _CSS_ADDRESS.findall(data.decode("utf-8")))
    return Facts(fetched=tuple(address for address in found if address and address[0] != "#"))


def reader_of(path: str) -> Callable[[bytes], Facts] | None:
    """How a file is read by its name; None for one that leads nowhere."""
    name = path.rpartition("/")[2]
    if name.endswith(".html"):
        return read_page
    if name == "feed.xml":
        return read_feed
    if name == "sitemap.xml":
        return read_sitemap
    return read_css if name.endswith(".css") else None


def read_all(folder: Path, names: Mapping[str, str], memory: Path) -> dict[str, Facts]:
    """What all files of a site say, by name. `names` has their hashes; `memory` keeps what was read before."""
    known = _recall(memory)
    kinds = {name: f"{getattr(reader_of(name), '__name__', '')}/{digest}" for name, digest in names.items()}
    wanted = [name for name in names if reader_of(name) and kinds[name] not in known]
    found = dict(zip(wanted, _read_many([folder / name for name in wanted]), strict=True))
    facts = {name: found.get(name) or known[kinds[name]] for name in names if reader_of(name)}
    _keep(memory, {kinds[name]: fact for name, fact in facts.items()})
    return facts


def _read_many(paths: list[Path]) -> Iterable[Facts]:
    if len(paths) < PARALLEL_FROM:
        return map(_read, paths)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(_read, paths, chunksize=8))


def _read(path: Path) -> Facts:
    reader = reader_of(path.name)
    return reader(path.read_bytes()) if reader else Facts()


def _of_elements(root: Any) -> dict[str, Any]:
    ids: list[str] = []
    links: list[str] = []
    fetched: list[str] = []
    alternates: list[tuple[str, str]] = []
    canonical = title = ""
    unlisted = hidden = placeholder = False
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag, get = element.tag.rpartition("}")[2], element.get
        if name := get("id"):
            ids.append(name)
        if tag == "a" and (address := get("href")) is not None:
            links.append(address)
        elif tag == "link":
            rel = set(get("rel", "").lower().split())
            address = get("href", "")
            if "alternate" in rel and get("hreflang"):
                alternates.append((get("hreflang"), address))
            elif "canonical" in rel:
                canonical = address
            else:
                (fetched if rel & _LINKS_FETCHED else links).append(address)
        elif tag == "meta" and get("name") == "robots":
            asked = {word.strip() for word in get("content", "").lower().split(",")}
            # "noindex, follow": another look at a page that is to be found.
            unlisted, hidden = "noindex" in asked, "noindex" in asked and "follow" not in asked
        elif tag == "meta" and get("property") == "og:image":
            links.append(get("content", ""))
        elif tag == "title" and not title:
            title = "".join(element.itertext())
        if (key := _FETCHED.get(tag)) and get(key):
            fetched.append(get(key))
        fetched += [part.split()[0] for part in (get("srcset") or get("imagesrcset") or "").split(",") if part.strip()]
        placeholder |= "placeholder" in get("class", "").split()
    main = next(iter(root.iter("main")), root)
    words = " ".join("".join(main.itertext()).split())
    return {
        "ids": tuple(ids),
        "links": tuple(dict.fromkeys(links)),
        "fetched": tuple(dict.fromkeys(fetched)),
        "alternates": tuple(alternates),
        "canonical": canonical,
        "unlisted": unlisted,
        "hidden": hidden,
        "placeholder": placeholder,
        "title": " ".join(title.split()),
        "words": hashlib.sha256(words.encode()).hexdigest()[:16],
    }


def _parse_errors(errors: Iterable[Any]) -> Iterator[tuple[int, str]]:
    for (line, _), code, facts in errors:
        yield line, " ".join([code, *(str(value) for value in (facts or {}).values())])


def _repeated(ids: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    yield from ((1, f"two elements have the id {name}") for name in sorted({one for one in ids if ids.count(one) > 1}))


def _feed_errors(root: Any) -> Iterator[tuple[int, str]]:
    """What Atom (RFC 4287) asks of a feed and of each of its entries."""
    if root.tag != f"{ATOM}feed":
        yield 1, f"no feed but {root.tag}"
    ids: list[str] = []
    for part in (root, *root.iter(f"{ATOM}entry")):
        name = part.tag.rpartition("}")[2]
        for needed in ("id", "title", "updated"):
            if len(part.findall(f"{ATOM}{needed}")) != 1 or not (part.findtext(f"{ATOM}{needed}") or "").strip():
                yield 1, f"{name} needs one {needed}"
        for day in (*part.findall(f"{ATOM}updated"), *part.findall(f"{ATOM}published")):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", day.text or ""):
                yield 1, f"{name} has no moment but {day.text}"
        ids.append(part.findtext(f"{ATOM}id") or "")
    yield from (
        (1, f"two entries have the id {name}") for name in sorted({one for one in ids[1:] if ids.count(one) > 1})
    )


def _recall(memory: Path) -> dict[str, Facts]:
    try:
        found = json.loads(memory.read_text("utf-8"))
        return {key: _fact(value) for key, value in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _fact(value: Mapping[str, Any]) -> Facts:
    return Facts(**{key: _frozen(part) for key, part in value.items()})


def _frozen(part: Any) -> Any:
    return tuple(_frozen(one) for one in part) if isinstance(part, list) else part


def _keep(memory: Path, facts: Mapping[str, Facts]) -> None:
    """A memory that cannot be kept costs time at the next run, and nothing else."""
    draft = memory.with_name(f"{memory.name}.{os.getpid()}")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps({key: asdict(one) for key, one in facts.items()}, ensure_ascii=False), "utf-8")
        draft.replace(memory)
    except OSError:
        draft.unlink(missing_ok=True)
