"""Issues of the magazine and its pages: front matter and prose, in every single edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from captions.figures import make_figures
from document.diagnostics import Diagnostic
from document.front_matter import split_header
from document.html import blocks_html, footnotes_html
from document.model import Document
from document.walk import walk
from editions.bodies import HeaderLines, display_characters, images_in, links_in
from editions.conversions import convertible
from editions.edition import Edition
from editions.folders import Folder
from editions.headers import ISSUE_KEYS, PAGE_KEYS, IssueHeader, issue_header
from editions.prepare import Workshop, plan_images
from editions.records import Headline, Line, StillInfo
from editions.rendering import Pictures, backdrop_of, context_for, picture_html
from editions.sources import read_file
from editions.stills import Rights, info_of, read_folder_rights, rights_findings
from films.mentions import mark_films
from images.plan import Picture
from sharing.poster import Backdrop


@dataclass(frozen=True, slots=True)
class PlainVersion:
    """An issue or page in one single edition."""

    title: Line
    summary: Line
    headline: Headline
    html: str
    status: str
    display: str = ""  # the characters that are set as titles are
    stills: tuple[StillInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """An issue or page: what is not language, and its versions by edition."""

    slug: str
    path: str  # of the file that the header comes from
    header: IssueHeader
    versions: Mapping[str, PlainVersion]
    cover: str = ""
    cover_shape: str = ""
    backdrop: Backdrop | None = None
    pictures: tuple[Picture, ...] = ()
    links: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # by file, as in a `Version`
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def read_plain(folder: Folder, kind: str, shop: Workshop) -> Plain:
    """Read an issue (`kind` issues) or a page (`pages`) in all editions that it can be shown in."""
    keys = ISSUE_KEYS if kind == "issues" else PAGE_KEYS
    problems: list[Diagnostic] = []
    parsed: dict[str, tuple[IssueHeader, Document]] = {}
    for lang, file in folder.languages.items():
        path = folder.name(file)
        text = read_file(file, path)
        problems.extend(text.diagnostics)
        if text.diagnostics:
            continue
        split = split_header(text.text, path)
        header = issue_header(split, path, keys)
        document = make_figures(shop.reader.read(split.body, path, lang, split.body_line))
        document = mark_films(document, shop.site.films)
        problems.extend((*header.diagnostics, *document.diagnostics))
        parsed[lang] = (header, document)
    original = _original({lang: header for lang, (header, _) in parsed.items()})
    header = parsed[original][0] if parsed else IssueHeader()
    named = [image for _, document in parsed.values() for image in images_in(document)]
    if header.cover:
        path = folder.name(folder.languages[original])
        named.append((header.cover, header.place("cover", path)))
    planned, found = plan_images(folder, named)
    rights = read_folder_rights(folder, shop.today)
    found += (*rights.diagnostics, *rights_findings(named, planned, rights, (one for _, one in parsed.values())))
    over = rights.over(planned)
    planned = {name: picture for name, picture in planned.items() if name not in over}
    versions = {
        edition.code: version
        for edition in shop.site.magazine.singles
        if (version := _version(folder, edition, parsed, original, planned, rights, shop)) is not None
    }
    cover = planned.get(header.cover)
    focus = rights.of(header.cover).focus
    return Plain(
        slug=folder.slug,
        path=folder.name(folder.languages[original]) if parsed else folder.prefix,
        header=header,
        versions=versions,
        cover=picture_html(cover, "", shop.site.magazine.base, lazy=False, focus=focus) if cover else "",
        cover_shape="" if cover is None else "tall" if cover.height > cover.width else "wide",
        backdrop=backdrop_of(cover, focus),
        pictures=tuple(planned.values()),
        links={document.place.path: tuple(links_in(walk(document))) for _, document in parsed.values()},
        diagnostics=(*problems, *found),
    )


def _original(headers: Mapping[str, IssueHeader]) -> str:
    """The file that says `original: true`, else the one with most in its header, else the first."""
    named = [lang for lang, header in headers.items() if header.original]
    return (named or sorted(headers, key=lambda lang: (-len(headers[lang].lines), lang)) or [""])[0]


def _version(
    folder: Folder,
    edition: Edition,
    parsed: Mapping[str, tuple[IssueHeader, Document]],
    original: str,
    planned: Mapping[str, Picture],
    rights: Rights,
    shop: Workshop,
) -> PlainVersion | None:
    lang = edition.code if edition.code in parsed else convertible(edition, tuple(parsed), original)
    if lang is None:
        return None
    header, document = parsed[lang]
    converted = lang != edition.code
    if converted:
        document = shop.conversions.document(document, lang, edition)
    else:
        document = shop.conversions.choose(document, edition)
    over = rights.over(name for name, _ in images_in(document))
    pictures = Pictures(shop.site.magazine.base, planned, over=over)
    context = context_for(shop.site, edition, edition, pictures, cards=False)
    said = HeaderLines(header, folder.name(folder.languages[lang]), lang, edition, shop, context)
    html = blocks_html(document.blocks, context) + footnotes_html(document, context)
    # The cover stands in the header of the language that comes first.
    names = dict.fromkeys((parsed[original][0].cover, *(name for name, _ in images_in(document))))
    stills = tuple(info_of(name, planned[name], rights, edition, shop) for name in names if name in planned)
    heavy = display_characters(document.blocks)
    title, summary = said.line("title"), said.line("summary")
    return PlainVersion(title, summary, said.headline(), html, header.status, heavy, stills)
