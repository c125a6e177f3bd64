"""One reading of the whole magazine: what it holds, which pages it has, and everything that is wrong with it."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urldefrag

from document.diagnostics import Diagnostic, did_you_mean, in_order
from document.model import Place
from editions.addresses import below
from editions.assets import Assets, read_assets
from editions.collect import Collection, collect
from editions.edition import Magazine
from editions.feeds import feeds, robots, sitemap
from editions.lettering import missing_faces, pages_by_script, plan_fonts
from editions.lists import Lists
from editions.pages import Pages
from editions.plain import Plain, read_plain
from editions.planner import Page
from editions.portraits import read_portraits
from editions.posters import Posters
from editions.prepare import Workshop
from editions.records import Record
from editions.store import Store
from fonts.plan import Plan
from images.plan import Picture
from sharing.poster import Planned


@dataclass(frozen=True)
class Run:
    """What a build writes: pages by edition ("" for those of the whole site), pictures, diagnostics."""

    collection: Collection
    lists: Lists
    pages: Mapping[str, tuple[Page, ...]]
    pictures: tuple[Picture, ...]
    posters: tuple[Planned, ...]
    fonts: Plan
    diagnostics: tuple[Diagnostic, ...]
    assets: Assets


def read_run(
    content: Path,
    theme: Path,
    store: Store,
    *,
    today: datetime.datetime | None = None,
    drafts: bool = False,
    production: bool = False,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    font_folders: Sequence[Path] | None = None,
    font_quality: int = 11,
    sharing: bool = True,
) -> Run:
    """Read a content folder and plan every page.

    Chinese fonts are looked for in `font_folders`, else where the machine has them. With `sharing` pages name pictures
    with their titles, where those can be set.
    """
    moment = today or this_day()
    collection = collect(content, theme, store, jobs=jobs, progress=progress, today=moment)
    shop = Workshop(collection.site, today=collection.today)
    issues = {folder.slug: read_plain(folder, "issues", shop) for folder in collection.issues}
    plain = {folder.slug: read_plain(folder, "pages", shop) for folder in collection.pages}
    portraits = read_portraits(collection.site, shop)
    lists = Lists(collection, issues, shop.conversions, moment, drafts=drafts, portraits=portraits)
    assets = read_assets(theme / "static", lists.addresses.assets(), production=production)
    fonts = plan_fonts(lists, theme, font_folders, font_quality)
    posters = Posters(lists, fonts, theme, shown=sharing)
    planner = Pages(lists, plain, assets, posters)
    pages = {edition.code: tuple(planner.of_edition(edition)) for edition in collection.site.magazine.editions}
    flat = [page for group in pages.values() for page in group]
    whole = [*planner.whole(), *feeds(lists)]
    pages[""] = (*whole, sitemap(lists, [*flat, *whole]), robots(lists))
    pictures = [picture for record in collection.records.values() for picture in shown_pictures(record, lists)]
    pictures += [picture for one in (*issues.values(), *plain.values()) for picture in plain_pictures(one, lists)]
    pictures += planner.catalogues.pictures()
    fonts = replace(fonts, pages=pages_by_script(collection.site.magazine, pages))
    problems = [
        *collection.diagnostics,
        *portraits.diagnostics,
        *posters.diagnostics,
        *(d for one in (*issues.values(), *plain.values()) for d in one.diagnostics),
        *unknown_names(collection, issues),
        *unknown_pages(collection.site.magazine, plain),
        *same_addresses(pages),
        *(missing_faces(fonts, collection.site.magazine) if font_folders != () else ()),
        *broken_links(lists, pages, (*issues.values(), *plain.values())),
    ]
    shown = tuple(dict.fromkeys(pictures))
    return Run(collection, lists, pages, shown, posters.planned, fonts, in_order(problems), assets)


def shown_pictures(record: Record, lists: Lists) -> Iterator[Picture]:
    """The pictures of an article that its pages and cards show; those of a draft stay at home."""
    versions = [version for e in lists.collection.site.magazine.singles if (version := lists.version(record, e))]
    shown = {path for version in versions for path in version.images}
    return (p for p in record.pictures if versions and (p.source in shown or p.jpeg[-1].name == record.cover_file))


def plain_pictures(plain: Plain, lists: Lists) -> tuple[Picture, ...]:
    """The pictures of an issue or page that is out in some edition."""
    out = any(lists.plain_version(plain, edition) for edition in lists.collection.site.magazine.singles)
    return plain.pictures if out else ()


def this_day(environment: Mapping[str, str] = os.environ) -> datetime.datetime:
    """The moment that decides what is scheduled: `SOURCE_DATE_EPOCH` where it is given, so that a build repeats."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.now(datetime.UTC)


def unknown_names(collection: Collection, issues: Mapping[str, Plain]) -> Iterator[Diagnostic]:
    """Issues that articles name and articles that issues name, where there are none."""
    for record in collection.records.values():
        if record.issue and record.issue not in issues:
            facts = {"name": record.issue, "guess": did_you_mean(record.issue, issues)}
            yield Diagnostic("unknown-issue", Place(f"{record.path}/{record.original}.md", 1), facts)
    for issue in issues.values():
        for slug in issue.header.articles:
            if slug not in collection.records:
                facts = {"name": slug, "guess": did_you_mean(slug, collection.records)}
                place = issue.header.place("articles", issue.path)
                yield Diagnostic("unknown-article", place, facts)


def unknown_pages(magazine: Magazine, plain: Mapping[str, Plain]) -> Iterator[Diagnostic]:
    """Pages that the menu names, where there are none."""
    for slug in magazine.pages:
        if slug not in plain:
            facts = {"record": "magazine.toml", "key": "pages", "value": slug, "expected": "folders of content/pages"}
            yield Diagnostic("catalogue-value", magazine.place, facts | {"guess": did_you_mean(slug, plain)})


def same_addresses(pages: Mapping[str, tuple[Page, ...]]) -> Iterator[Diagnostic]:
    """Two pages with one address."""
    seen: dict[str, Page] = {}
    for page in (page for group in pages.values() for page in group):
        other = seen.setdefault(page.address.casefold(), page)
        if other is not page:
            facts = {"address": page.address, "other": f"a page of kind {other.template}"}
            yield Diagnostic("same-address", Place(page.address), facts)


def broken_links(lists: Lists, pages: Mapping[str, tuple[Page, ...]], plain: Iterable[Plain]) -> Iterator[Diagnostic]:
    """Links within the site that lead nowhere: to no page, or to no paragraph of a page."""
    base = lists.collection.site.magazine.base
    known = {unquote(page.address): page.ids for group in pages.values() for page in group}
    versions = [
        (version.file, version.links, version.ids)
        for record in lists.collection.records.values()
        for version in record.versions.values()
        if version.origin == "written"
    ]
    versions += [(file, links, frozenset()) for one in plain for file, links in one.links.items()]
    for file, links, own in versions:
        for address, line in links:
            path, fragment = urldefrag(address)
            ids = known.get(below(unquote(path), base)) if path else own
            if ids is None or (fragment and ids and fragment not in ids):
                facts = {"address": address, "guess": did_you_mean(path, known) if path else ""}
                yield Diagnostic("broken-link", Place(file, line), facts)
