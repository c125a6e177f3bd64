"""Read the whole magazine: every article prepared, in a pool of workers, or taken from the build's memory."""

import datetime
import hashlib
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from document.diagnostics import Diagnostic, in_order
from document.model import Place
from editions.alignments import Aligner, digest_of, terms_of
from editions.folders import Folder, find_folders, page_collisions
from editions.prepare import Workshop, prepare
from editions.records import Body, Prepared, Record
from editions.site import Site, read_site
from editions.sources import Source, decode, read_source, source_key
from editions.stills import rights_digest
from editions.store import Store, code_digest
from facing.learning import Learnt, learn
from facing.lexicon import the_lexicon
from translation.memory import Faced

# Below this many articles to prepare a pool costs more than it brings.
POOL_FROM = 6
# So many articles teach what words mean, the same ones as long as no new name comes before them: an edit elsewhere
# changes nothing of what was learnt.
TEACHERS = 64


@dataclass(frozen=True, slots=True)
class Job:
    """An article to prepare, and the name under which its outcome is kept."""

    folder: Folder
    key: str
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker sends back: the record, and everything to be kept, as bytes."""

    key: str
    record: bytes
    bodies: Mapping[str, bytes]
    sources: Mapping[str, bytes]
    pairs: Mapping[str, bytes]
    faced: bytes
    met: bytes | None = None


@dataclass(frozen=True)
class Collection:
    """The magazine as it was read: light records in memory, bodies in the store."""

    site: Site
    records: Mapping[str, Record]
    keys: Mapping[str, str]
    issues: tuple[Folder, ...]
    pages: tuple[Folder, ...]
    diagnostics: tuple[Diagnostic, ...]
    code: str  # the hash of the code that read it
    store: Store = field(repr=False)
    today: datetime.date | None = None

    def body(self, slug: str, edition: str) -> Body:
        """The inside of one page."""
        data = self.store.get(f"{self.keys[slug]}/{edition}")
        if data is None:
            raise KeyError(f"{slug} has no body for {edition}")
        body: Body = pickle.loads(data)  # noqa: S301 # the build wrote it
        return body

    def faced(self, slug: str) -> dict[str, tuple[Faced, ...]]:
        """What a translator can confirm of an article, by the translation's language."""
        data = self.store.get(f"{self.keys[slug]}/faced")
        found: dict[str, tuple[Faced, ...]] = pickle.loads(data) if data else {}  # noqa: S301 # as above
        return found


def collect(
    content: Path,
    theme: Path,
    store: Store,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    today: datetime.datetime | None = None,
) -> Collection:
    """Read settings, catalogues and all articles of a content folder. `progress` counts prepared articles.

    `today` decides which stills may still be shown (`editions.stills`); without it, all may.
    """
    site = read_site(content, theme)
    day = today.astimezone(site.magazine.zone()).date() if today else None
    codes = tuple(edition.code for edition in site.magazine.singles)
    articles, issues, pages = (
        find_folders(content, kind, site.prefix, codes) for kind in ("articles", "issues", "pages")
    )
    code = code_digest(Path(__file__).parents[1])
    teachers = sorted(articles.folders, key=lambda folder: hashlib.sha256(folder.slug.encode()).digest())[:TEACHERS]
    taught_by = {folder.slug for folder in teachers}
    todo = [Job(folder, article_key(folder, site, code, day), folder.slug in taught_by) for folder in articles.folders]
    work = Work(site, store, code, jobs or os.cpu_count() or 1, progress, day)
    records = work.records(todo)
    alignments = {key for record in records.values() for key in record.alignments}
    again = doubtful_again(todo, records, work)
    records |= work.records(again)
    alignments |= {key for record in records.values() for key in record.alignments}
    _forget([*todo, *again], alignments, site, store, code)
    found = [
        *site.diagnostics,
        *(d for kind in (articles, issues, pages) for d in kind.diagnostics),
        *page_collisions(articles.folders, pages.folders),
        *(d for record in records.values() for d in record.diagnostics),
    ]
    keys = {job.folder.slug: job.key for job in (*todo, *again)}
    return Collection(site, records, keys, issues.folders, pages.folders, in_order(found), code, store, day)


def article_key(folder: Folder, site: Site, code: str, today: datetime.date | None = None) -> str:
    """A hash of everything that an article's pages are made from.

    Pictures count by name, size and time of change: their own names in the output are by content. The day counts by
    what it makes of the stills' rights.
    """
    digest = hashlib.sha256(f"{code}\0{site.digest}\0{folder.prefix}".encode())
    digest.update(rights_digest(folder, today).encode() if today else b"")
    for lang, file in sorted(folder.languages.items()):
        digest.update(f"\0{lang}\0".encode() + _bytes(file))
    for asset in folder.assets:
        if asset.is_file():
            status = asset.stat()
            digest.update(f"\0{asset.name}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


@dataclass
class Work:
    """What preparing articles takes, and what was learnt from them so far."""

    site: Site
    store: Store
    code: str
    jobs: int
    progress: Callable[[int, int], None] | None
    today: datetime.date | None = None
    learnt: Learnt = field(default_factory=dict)

    def records(self, todo: Sequence[Job]) -> dict[str, Record]:
        """The record of every article, in the order of the folders: kept, or made now."""
        kept = self.store.get_many(job.key for job in todo)
        missing = [job for job in todo if job.key not in kept]
        for done, outcome in enumerate(self._prepared(missing), 1):
            self.store.put("record", {outcome.key: outcome.record})
            self.store.put("body", {f"{outcome.key}/{edition}": data for edition, data in outcome.bodies.items()})
            self.store.put("source", outcome.sources)
            self.store.put("pairs", outcome.pairs)
            self.store.put("faced", {f"{outcome.key}/faced": outcome.faced})
            if outcome.met is not None:
                self.store.put("met", {f"{outcome.key}/met": outcome.met})
            kept[outcome.key] = outcome.record
            if self.progress:
                self.progress(done, len(missing))
        return {job.folder.slug: pickle.loads(kept[job.key]) for job in todo}  # noqa: S301 # the build wrote it

    def _prepared(self, todo: Sequence[Job]) -> Iterator[Outcome]:
        if len(todo) < POOL_FROM or self.jobs == 1:
            worker = Worker(self.site, self.store, self.code, self.learnt, self.today)
            yield from map(worker, todo)
            return
        # A fork shares what is loaded, but only a process without other threads may fork safely.
        alone = sys.platform == "linux" and threading.active_count() == 1
        if alone:
            the_lexicon()
        method = multiprocessing.get_context("fork" if alone else "spawn")
        start = (self.site, self.store.file, self.code, self.learnt, self.today)
        with ProcessPoolExecutor(self.jobs, method, initializer=_start, initargs=start) as pool:
            yield from pool.map(_work, todo, chunksize=max(1, min(8, len(todo) // (self.jobs * 2))))


def doubtful_again(todo: Sequence[Job], records: Mapping[str, Record], work: Work) -> list[Job]:
    """The articles of which much is unsure, to be prepared once more with what the teachers' texts teach.

    What is learnt depends on the sources alone: the teachers are aligned without it.
    """
    doubtful = [job for job in todo if records[job.folder.slug].doubtful]
    if not doubtful:
        return []
    names = [f"{job.key}/met" for job in todo if job.teaches]
    key = f"learnt/{hashlib.sha256(' '.join(names).encode()).hexdigest()}"
    kept = work.store.get(key)
    if kept is None:
        met = work.store.get_many(names)
        words = [pair for name in names if name in met for pair in pickle.loads(met[name])]  # noqa: S301 # as above
        kept = pickle.dumps(learn(words))
        work.store.put("learnt", {key: kept})
    work.store.keep_only("learnt", [key])
    work.learnt = pickle.loads(kept)  # noqa: S301 # as above
    suffix = digest_of(work.learnt)
    return [Job(job.folder, f"{job.key}/{suffix}") for job in doubtful] if work.learnt else []


def _forget(jobs: Sequence[Job], alignments: Iterable[str], site: Site, store: Store, code: str) -> None:
    """Forget what this build did not need."""
    store.keep_only("record", [job.key for job in jobs])
    store.keep_only("body", [f"{job.key}/{edition.code}" for job in jobs for edition in site.magazine.editions])
    store.keep_only("faced", [f"{job.key}/faced" for job in jobs])
    store.keep_only("met", [f"{job.key}/met" for job in jobs])
    store.keep_only("pairs", alignments)
    files = [(job.folder, file) for job in jobs for file in job.folder.languages.values()]
    store.keep_only("source", {source_key(_bytes(file), folder.name(file), code) for folder, file in files})


class Worker:
    """Prepares articles one after another, reusing parsed files from the store."""

    def __init__(self, site: Site, store: Store, code: str, learnt: Learnt, today: datetime.date | None = None) -> None:
        terms = terms_of(site.films, site.people, site.terms)
        self.aligner = Aligner(terms, learnt, code, store.get)
        self.shop, self.store, self.code = Workshop(site, self.aligner, today), store, code

    def __call__(self, job: Job) -> Outcome:
        fresh: dict[str, bytes] = {}
        sources: dict[str, Source] = {}
        failed: list[Diagnostic] = []
        for lang, file in job.folder.languages.items():
            source, problems = self._source(job.folder, lang, file, fresh)
            failed.extend(problems)
            if source is not None:
                sources[lang] = source
        prepared = prepare(job.folder, sources, self.shop, teaches=job.teaches) if sources else None
        record, bodies = _outcome(prepared, job.folder, failed)
        pairs, self.aligner.fresh = self.aligner.fresh, {}
        met = pickle.dumps(prepared.met) if prepared and job.teaches else None
        faced = pickle.dumps(prepared.faced if prepared else {})
        return Outcome(job.key, pickle.dumps(record), bodies, fresh, pairs, faced, met)

    def _source(
        self, folder: Folder, lang: str, file: Path, fresh: dict[str, bytes]
    ) -> tuple[Source | None, Iterable[Diagnostic]]:
        path = folder.name(file)
        try:
            data = file.read_bytes()
        except OSError as error:
            return None, [Diagnostic("unreadable-file", Place(path), {"reason": error.strerror or str(error)})]
        key = source_key(data, path, self.code)
        kept = self.store.get(key)
        if kept is not None:
            return pickle.loads(kept), ()  # noqa: S301 # the build wrote it
        text = decode(data, path)
        if text.diagnostics:
            return None, text.diagnostics
        source = read_source(text.text, path, lang, self.shop.reader)
        fresh[key] = pickle.dumps(source)
        return source, ()


def _outcome(
    prepared: Prepared | None, folder: Folder, failed: Sequence[Diagnostic]
) -> tuple[Record, dict[str, bytes]]:
    if prepared is None:
        empty = Record(folder.slug, folder.prefix, "", None, None, "", (), (), "", "", "", diagnostics=tuple(failed))
        return empty, {}
    record = prepared.record
    if failed:
        record = replace(record, diagnostics=in_order((*record.diagnostics, *failed)))
    return record, {edition: pickle.dumps(body) for edition, body in prepared.bodies.items()}


# The one worker of a pool's process; the pool offers no other place to keep it.
_worker: Worker | None = None


def _start(site: Site, store: Path, code: str, learnt: Learnt, today: datetime.date | None) -> None:
    global _worker
    _worker = Worker(site, Store(store), code, learnt, today)


def _work(job: Job) -> Outcome:
    assert _worker is not None  # noqa: S101 # _start has run: the pool's initializer
    return _worker(job)
