"""What `./inv` can do, one task a command; the work itself is done in plugins/."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editions.build import Options

ROOT = Path(__file__).resolve().parent
CONTENT = {"content": "the content folder (default: content/)"}
JSON = {"json": "one JSON value on standard output"}


# --- building


@task(
    help=CONTENT
    | {
        "output": "where the site goes (default: output/)",
        "cold": "use no cache",
        "jobs": "how many processes (default: one a core)",
        "date": "the day that decides what is scheduled and which stills may be shown: 2026-11-01",
        "strict": "stop at warnings too",
        "production": "with the settings of publishconf.py: files small and named by content",
    }
)
def build(
    _: Context,
    content: str = "",
    output: str = "",
    cold: bool = False,
    jobs: int = 0,
    date: str = "",
    strict: bool = False,
    production: bool = False,
) -> None:
    """Build the magazine into a site."""
    from editions.build import BuildStopped, OutputRefused, PelicanFailed, build
    from editions.gate import report
    from images.generator import ImagesFailed

    settings = ROOT / ("publishconf.py" if production else "pelicanconf.py")
    options = _options(content, output, settings, cold=cold, jobs=jobs, date=date, strict=strict)
    try:
        built = build(options)
    except BuildStopped as stopped:
        _say(report(stopped.diagnostics))
        raise Exit(f"./inv build: stopped; {options.output} is what it was", code=1) from stopped
    except OutputRefused as refused:
        raise Exit(f"./inv build: {refused}", code=1) from refused
    except (ImagesFailed, PelicanFailed) as failed:
        raise Exit(f"{failed}\n./inv build: stopped; {options.output} is what it was", code=1) from failed
    _say(report(built.diagnostics))
    warnings = sum(one.level == "warning" for one in built.diagnostics)
    print(f"{built.articles} articles, {built.pages} pages, {warnings} warnings, {built.seconds:.1f} seconds")


@task(
    help=CONTENT
    | {
        "rollback": "have readers see the site before this one again",
        "redirect": "where a page went: OLD=NEW, names of folders or addresses; may be repeated",
        "gone": "a page that is gone for good: a folder's name or an address; may be repeated",
        "keep": "how many former sites stay for --rollback (default: 5)",
        "date": "the day that decides what is scheduled: 2026-11-01",
        "jobs": "how many processes (default: one a core)",
    },
    iterable=["redirect", "gone"],
)
def publish(
    _: Context,
    content: str = "",
    rollback: bool = False,
    redirect: list[str] | None = None,
    gone: list[str] | None = None,
    keep: int = 5,
    date: str = "",
    jobs: int = 0,
) -> None:
    """Build for readers, check everything, and put it in .published/current in one step."""
    from document.diagnostics import editors_language
    from publishing.release import Release, Stopped, release, roll_back

    wishes = Release(_content(content), tuple(redirect or ()), tuple(gone or ()), keep, _date(date), jobs or None)
    try:
        _say(roll_back(wishes, editors_language()) if rollback else release(ROOT, wishes, editors_language()))
    except Stopped as stopped:
        raise Exit(f"./inv publish: {stopped}", code=1) from stopped


@task(
    help=CONTENT
    | {
        "target": "a target of publishconf.py: folder, github-pages …",
        "dry_run": "print what would be done, and do nothing",
        "all": "send every file again, also those that are there already",
    },
    positional=["target"],
)
def deploy(_: Context, target: str, dry_run: bool = False, all: bool = False, content: str = "") -> None:
    """Send what was published to a host."""
    import publishconf
    from document.diagnostics import editors_language
    from publishing.deploy import Stopped, deploy_to
    from toolbox.command import operand

    known, name = publishconf.TARGETS, operand("TARGET", target)
    try:
        _say(deploy_to(ROOT, _content(content), known, name, editors_language(), dry=dry_run, everything=all))
    except Stopped as stopped:
        raise Exit(f"./inv deploy: {stopped}", code=1) from stopped


@task(help=CONTENT | {"port": "the port on 127.0.0.1 (default: 8000)"})
def serve(_: Context, port: int = 8000, content: str = "") -> None:
    """Show the magazine in a browser, and again after each change."""
    from preview.server import ServeError, serve

    try:
        serve(_content(content), port)
    except ServeError as error:
        raise Exit(f"./inv serve: {error}", code=1) from error


@task(
    help=CONTENT
    | JSON
    | {
        "strict": "fail at warnings too",
        "fix": "mend what is safe to mend",
        "date": "the day that decides what is scheduled and which stills may be shown: 2026-11-01",
    }
)
def check(
    _: Context, content: str = "", strict: bool = False, fix: bool = False, date: str = "", json: bool = False
) -> None:
    """Say everything that is wrong with the magazine."""
    from document.diagnostics import as_json, editors_language, has_errors
    from editions.gate import report
    from editions.mending import mend
    from editions.run import read_run
    from editions.store import Store

    folder = _content(content)
    if fix:
        for file, count in mend(folder):
            print(f"{file}: {count} places mended", file=sys.stderr)
    run = read_run(folder, ROOT / "theme", Store(_cache(folder) / "articles.sqlite"), today=_date(date))
    language = editors_language()
    if json:
        _print_json([as_json(diagnostic, language) for diagnostic in run.diagnostics])
    else:
        _say(report(run.diagnostics, notes=True, everything=True))
    if has_errors(run.diagnostics) or (strict and any(one.stops_strict for one in run.diagnostics)):
        raise Exit(code=1)


# --- writing


@task(
    positional=["slug"],
    help=CONTENT | {"slug": "the name of its folder", "kind": "article, issue, page, person, film or magazine"},
)
def new(_: Context, slug: str, kind: str = "article", content: str = "") -> None:
    """Make something to start from."""
    from editions.scaffold import CannotStart, start
    from toolbox.command import operand

    today = datetime.datetime.now().astimezone().date()
    try:
        for file in start(kind, operand("SLUG", slug), _folder(content), today):
            print(file)
    except CannotStart as error:
        raise Exit(f"./inv new: {error}", code=1) from error


@task(
    positional=["slug"],
    help=CONTENT
    | {
        "slug": "the name of the record",
        "year": "the year of the first showing",
        "cn": "the title on the mainland",
        "tw": "the title in Taiwan",
        "hk": "the title in Hong Kong",
        "en": "the English title",
        "original": "the original title, after its language: fr:Playtime",
        "also": "further titles, with commas between them",
        "directors": "slugs or names, with commas between them",
        "ids": "ids on other sites: imdb=tt0083658,douban=1291839",
        "wikidata": "look it up on Wikidata: an item (Q184843), or a title",
        "yes": "write what Wikidata says without asking",
    },
)
def film(
    _: Context,
    slug: str,
    year: str = "",
    cn: str = "",
    tw: str = "",
    hk: str = "",
    en: str = "",
    original: str = "",
    also: str = "",
    directors: str = "",
    ids: str = "",
    wikidata: str = "",
    yes: bool = False,
    content: str = "",
) -> None:
    """Add a film to the catalogue, or complete its record: by options, by questions, or from Wikidata."""
    values = {"year": year, "titles.cn": cn, "titles.tw": tw, "titles.hk": hk, "titles.en": en}
    values |= {"original": original, "also": also, "directors": directors, "ids": ids}
    _record("films", slug, values, wikidata, yes, content)


@task(
    positional=["slug"],
    help=CONTENT
    | {
        "slug": "the name of the record",
        "zh-hant": "the name in Traditional Chinese",
        "zh-hans": "the name in Simplified Chinese",
        "zh-hk": "the name in Hong Kong, where it is another",
        "en": "the name in English",
        "also": "further names, with commas between them",
        "sort": "the name as an English list sorts it: Chen, Qiufan",
        "roles": "what the person does, with commas between: writer,director",
        "wikidata": "look the person up on Wikidata: an item (Q42574), or a name",
        "yes": "write what Wikidata says without asking",
    },
)
def person(
    _: Context,
    slug: str,
    zh_hant: str = "",
    zh_hans: str = "",
    zh_hk: str = "",
    en: str = "",
    also: str = "",
    sort: str = "",
    roles: str = "",
    wikidata: str = "",
    yes: bool = False,
    content: str = "",
) -> None:
    """Add a person to the catalogue, or complete the record: by options, by questions, or from Wikidata."""
    values = {"name.zh-hant": zh_hant, "name.zh-hans": zh_hans, "name.zh-hk": zh_hk, "name.en": en, "also": also}
    values |= {"sort": sort, "roles": roles}
    _record("people", slug, values, wikidata, yes, content)


@task(
    name="import",
    help=CONTENT
    | JSON
    | {
        "file": "txt, md, html or docx",
        "slug": "the name of the article's folder",
        "into": "where the folder goes (default: content/articles)",
        "lang": "the language of the transcript (default: told from the text)",
        "repair": "mend characters that were converted one by one",
    },
    positional=["file"],
)
def import_(
    _: Context,
    file: str,
    slug: str = "",
    into: str = "",
    lang: str = "",
    repair: bool = False,
    content: str = "",
    json: bool = False,
) -> None:
    """Make an article folder of a raw transcript; nothing is ever overwritten."""
    from document.diagnostics import editors_language
    from importing.importer import import_file
    from importing.report import as_json, as_lines
    from importing.source import Refused
    from script.detect import mended
    from toolbox.command import ending_in_order, operand

    folder = _folder(content)
    try:
        with ending_in_order():
            report = import_file(
                Path(operand("FILE", file)),
                slug=slug or None,
                into=Path(into).resolve() if into else folder / "articles",
                lang=lang or None,
                repair=repair,
                # Given a folder of its own, an import leaves the magazine's catalogues alone.
                catalogues=None if into else folder,
                mend=mended,
            )
    except Refused as refused:
        raise Exit(f"./inv import: {refused}", code=1) from refused
    if json:
        _print_json(as_json(report, editors_language()))
    else:
        _say(as_lines(report, editors_language()))


@task(help=CONTENT | JSON, positional=["file"])
def outline(_: Context, file: str, content: str = "", json: bool = False) -> None:
    """Print the structure that is understood of an article file."""
    from editions.outline import Unreadable, in_words, outline, read_article
    from editions.site import films_and_people
    from toolbox.command import operand

    films, people = films_and_people(_folder(content))
    try:
        data = outline(read_article(Path(operand("FILE", file)), films, people))
    except Unreadable as error:
        raise Exit(str(error), code=1) from error
    if json:
        _print_json(data)
        return
    _say(in_words(data))
    _say(f"{one['path']}:{one['line']}: {one['level']}[{one['code']}]: {one['message']}" for one in data["diagnostics"])


@task(
    help=CONTENT
    | JSON
    | {
        "lines": "two text files, each line a sentence",
        "tmx": "write the sentences that face each other into this file, for translators' tools",
        "pairs": "a TMX, or an alignment that --json printed: what faces each other in it is known",
    },
    positional=["left", "right"],
)
def align(
    _: Context,
    left: str,
    right: str,
    lines: bool = False,
    tmx: str = "",
    pairs: str = "",
    content: str = "",
    json: bool = False,
) -> None:
    """Say which paragraph and sentence of two files faces which."""
    from editions.aligning import align_articles, align_texts, as_json, as_tmx, in_words, read_catalogues
    from editions.outline import Unreadable
    from facing.exchange import UnreadablePairs
    from toolbox.command import operand

    files = Path(operand("LEFT", left)), Path(operand("RIGHT", right))
    try:
        by = align_texts if lines else align_articles
        found = by(*files, read_catalogues(_folder(content)), Path(pairs) if pairs else None)
    except (Unreadable, UnreadablePairs) as error:
        raise Exit(f"./inv align: {error}", code=1) from error
    if tmx:
        try:
            Path(tmx).write_text(as_tmx(found), encoding="utf-8")
        except OSError as error:
            raise Exit(f"./inv align: {tmx} cannot be written: {error.strerror}", code=1) from error
    if json:
        _print_json(as_json(found))
    elif not tmx:
        _say(in_words(found))


@task(
    help=CONTENT
    | {
        "file": "text or Markdown; - reads standard input",
        "to": "the edition: zh-hans, zh-hant, zh-hk …",
        "from": "the edition it is written in (default: told from the text)",
        "plain": "the engine alone, without catalogues and site rules",
    },
    positional=["file"],
)
def convert(_: Context, file: str, to: str, from_: str = "", plain: bool = False, content: str = "") -> None:
    """Print a text in another Chinese edition."""
    from editions.converting import CannotConvert, convert_file
    from toolbox.command import operand

    try:
        sys.stdout.write(convert_file(operand("FILE", file), to, from_ or None, _folder(content), plain=plain))
    except CannotConvert as error:
        raise Exit(f"./inv convert: {error}", code=1) from error


@task(
    help=CONTENT
    | JSON
    | {
        "approve": "write down that all of it is right",
        "all": "what is approved, too",
        "strict": "fail where something waits or would change",
    }
)
def ledger(
    _: Context, content: str = "", approve: bool = False, all: bool = False, strict: bool = False, json: bool = False
) -> None:
    """Say what the conversion of scripts decided, and which published sentences would change."""
    from editions.ledger import approve as write
    from editions.ledger import as_json, in_words, read_ledger

    folder = _content(content)
    found = read_ledger(folder, ROOT / "theme")
    if json:
        _print_json(as_json(found, everything=all))
    else:
        _say(in_words(found, everything=all))
    if approve:
        for file in write(folder, found):
            print(f"{file}: written", file=sys.stderr)
    elif strict and (found.waiting or found.changes):
        raise Exit(code=1)


@task(help=CONTENT | JSON)
def status(_: Context, content: str = "", json: bool = False) -> None:
    """Say where every article stands in every edition."""
    from editions.collect import collect
    from editions.status import in_words, status
    from editions.store import Store

    folder = _content(content)
    rows = status(collect(folder, ROOT / "theme", Store(_cache(folder) / "articles.sqlite")))
    if json:
        _print_json(rows)
    else:
        _say(in_words(rows))


@task(
    help=CONTENT
    | {
        "slug": "the folder of an article; every article where it is absent",
        "id": "of that article one paragraph alone: q3-hsu-wang-shu",
        "date": "the day of it, where that is not today: 2026-11-01",
    }
)
def settle(_: Context, content: str = "", slug: str = "", id: str = "", date: str = "") -> None:
    """Confirm that translations say what their originals say now."""
    from editions.collect import collect
    from editions.confirming import NotSettled
    from editions.confirming import settle as confirm
    from editions.run import this_day
    from editions.store import Store

    folder = _content(content)
    found = collect(folder, ROOT / "theme", Store(_cache(folder) / "articles.sqlite"))
    named = _date(date)
    day = named.date() if named else this_day().astimezone(found.site.magazine.zone()).date()
    try:
        files = list(confirm(found, slug, id, day))
    except NotSettled as error:
        raise Exit(str(error), code=1) from error
    for file in files:
        print(f"{file}: written")
    if not files:
        print("nothing to confirm: every translation stands as it was confirmed")


# --- the house


@task(
    help={
        "all": "also what is slow: lint, types and the slow suites",
        "rest": "only what --all adds",
    }
)
def test(_: Context, all: bool = False, rest: bool = False) -> None:
    """Run the tests, with whatever they need."""
    from toolbox.testing import run_tests

    if failed := run_tests(ROOT, quick=not rest, slow=all or rest):
        raise Exit(f"./inv test: failed: {', '.join(failed)}", code=1)


@task(
    help={
        "only": "one of build, images, scripts, facing, importing, pages, publishing",
        "data": "the folder of texts to measure on (default: shared/ beside the project)",
        "articles": "how large a magazine to build (default: 200)",
        "runs": "how often to measure each page (default: 5; among all benchmarks 5 for the first ones, 1 for others)",
    }
)
def bench(_: Context, only: str = "", data: str = "", articles: int = 200, runs: int = 0) -> None:
    """Measure: figures as ratios against a named baseline in the same run."""
    from toolbox.benchmarks import BENCHMARKS, Data, run_benchmarks

    if only and only not in BENCHMARKS:
        raise Exit(f"there is no benchmark {only}\n  help: they are {', '.join(BENCHMARKS)}", code=1)
    texts = Path(data).resolve() if data else ROOT.parent / "shared"
    _say(run_benchmarks(ROOT, Data(texts, articles, runs or (5 if only else 0)), only))


@task(
    help=CONTENT
    | {
        "out": "the folder for them, as PNG (default: docs/shots, as small as the documentation needs them)",
        "pages": "only these: a pattern of names (facing, facing-*-dark) or of addresses (/en/films/*)",
        "widths": "the windows' widths: 390,1440",
        "whole": "whole pages, not the first screen",
    }
)
def shots(_: Context, content: str = "", out: str = "", pages: str = "", widths: str = "", whole: bool = False) -> None:
    """Take pictures of pages: one of each kind, narrow and wide, light and dark."""
    from toolbox.environment import TESTS, SetupError, prepare

    try:
        prepare(ROOT, TESTS)
    except SetupError as error:
        raise Exit(f"./inv shots: {error}", code=1) from error
    from editions.build import BuildStopped
    from editions.gate import report
    from toolbox.shots import WIDTHS, NoBrowser, Wish, take_shots

    if not all(width.isdecimal() for width in widths.split(",") if widths):
        raise Exit(f"--widths cannot be {widths}\n  help: write numbers: 390,1440", code=1)
    sizes = tuple(map(int, widths.split(","))) if widths else WIDTHS
    folder = Path(out).resolve() if out else ROOT / "docs" / "shots"
    try:
        _say(take_shots(ROOT, _content(content), folder, Wish(pages, sizes, whole=whole, lossless=bool(out))))
    except BuildStopped as stopped:
        _say(report(stopped.diagnostics))
        raise Exit("./inv shots: the magazine has errors", code=1) from stopped
    except NoBrowser as error:
        raise Exit(f"./inv shots: {error}", code=1) from error


@task
def audit(_: Context) -> None:
    """Say which locked packages have known weaknesses; without the network, that nothing is known."""
    from toolbox.auditing import AuditFailed, audited

    try:
        _say(audited(ROOT))
    except AuditFailed as error:
        raise Exit(f"./inv audit: {error}", code=1) from error


@task(help={"out": "the file (default: sbom.json)"})
def sbom(_: Context, out: str = "sbom.json") -> None:
    """Write the list of all packages and their licences (CycloneDX)."""
    from toolbox.auditing import AuditFailed, bill

    try:
        print(f"{out}: {bill(ROOT, Path(out).resolve())} packages")
    except AuditFailed as error:
        raise Exit(f"./inv sbom: {error}", code=1) from error


@task
def accept(_: Context) -> None:
    """Renew the golden site of the tests and show the difference; commit it when it is what you meant."""
    from toolbox.golden import accept

    lines = list(accept(ROOT))
    _say(lines or ["the golden site is what it was"])


@task
def clean(_: Context) -> None:
    """Remove what can be made again: output/, caches and bytecode (.venv stays)."""
    from toolbox.cleaning import clean_project

    for path in clean_project(ROOT):
        print(f"removed {path.relative_to(ROOT)}")


def _folder(content: str) -> Path:
    return Path(content).resolve() if content else ROOT / "content"


def _content(content: str) -> Path:
    """The content folder that a command is about; it must be there."""
    folder = _folder(content)
    if not folder.is_dir():
        way_out = "name a folder with --content, or start one: ./inv new my-magazine --kind magazine"
        raise Exit(f"{folder} is no folder\n  help: {way_out}", code=1)
    return folder


def _cache(content: Path) -> Path:
    """Where a build remembers a content folder: one place each, so that two never chase each other out."""
    import hashlib

    digest = hashlib.sha256(str(content).encode()).hexdigest()[:8]
    return ROOT / ".cache" / "build" / f"{content.name}-{digest}"


def _options(content: str, output: str, settings: Path, *, cold: bool, jobs: int, date: str, strict: bool) -> Options:
    from editions.build import Options

    folder = _content(content)
    return Options(
        content=folder,
        output=Path(output).resolve() if output else ROOT / "output",
        cache=_cache(folder),
        settings=settings,
        cold=cold,
        strict=strict,
        jobs=jobs or None,
        images=None if cold else ROOT / ".cache" / "images",
        font_cache=None if cold else ROOT / ".cache" / "fonts",
        date=_date(date),
    )


def _date(date: str) -> datetime.datetime | None:
    """The end of a day that was named: what is dated on that day is out."""
    if not date:
        return None
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError as error:
        raise Exit(f"--date cannot be {date}\n  help: write a day: 2026-11-01", code=1) from error
    return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)


def _record(kind: str, slug: str, values: dict[str, str], wikidata: str, yes: bool, content: str) -> None:
    from editions.recording import NotRecorded, Terminal, Wish, record, wikidata_of
    from toolbox.command import operand

    name = "film" if kind == "films" else "person"
    terminal = Terminal(input if sys.stdin.isatty() else None, print)
    try:
        wish = Wish(values, wikidata, yes)
        print(record(kind, operand("SLUG", slug), _folder(content), wish, terminal, wikidata_of()))
    except NotRecorded as error:
        raise Exit(f"./inv {name}: {error}", code=1) from error
    except (EOFError, KeyboardInterrupt) as error:
        raise Exit(f"\n./inv {name}: nothing was written", code=1) from error


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)  # measurements take minutes, and whoever waits reads along


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
