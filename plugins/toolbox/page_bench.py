"""Measure the pages as a telephone has them: complaints, bytes, a hundred rows on a slow machine, Lighthouse."""

import os
import statistics
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page

from toolbox.browsing import Seen, running_browser
from toolbox.hosting import Host, Sent, host
from toolbox.layout import stand_still
from toolbox.lighthouse import Score, median, run_lighthouse, worst
from toolbox.machine import find_chromium
from toolbox.page_tools import install_tools
from toolbox.sites import Kind, every_page, kinds, published
from toolbox.specimens import hard_magazine, hundred_rows

Lines = Iterator[str]

# Where most readers arrive; these are always run five times, others once unless more is asked for.
FIRST = ("article", "facing", "cover", "index")
RUNS = 5
# A telephone of the middle class, as Lighthouse applies it: four times slower, on a slow network.
SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 675_000 / 8}
WATCH = """
  window.measured = {tasks: [], shifts: [], paint: 0};
  new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
    measured.tasks.push([entry.startTime, entry.duration]))).observe({type: "longtask", buffered: true});
  new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
    entry.hadRecentInput || measured.shifts.push(entry.value))).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (entry.name === "first-contentful-paint") measured.paint = entry.startTime;
  })).observe({type: "paint", buffered: true});
"""
SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({top: y, behavior: "instant"});
    await new Promise((done) => setTimeout(done, 60));
  }
}"""
# How long a press takes until the page is painted anew, as browsers time it for everybody (in steps of 8 ms).
ANSWERS = """
  window.answers = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
    entry.name === "click" && answers.push(entry.duration))).observe({type: "event", durationThreshold: 16});
"""
VIEWS = ("left", "peek", "right", "both")
UNLISTED = {"404", "matrix", "stills"}  # what is not to be found by itself has no place in search engines
HAN = range(0x4E00, 0xA000)


@dataclass(frozen=True, slots=True)
class Budget:
    """What the pages may cost, bytes as brotli sends them; `None` where nothing is promised."""

    title: str
    first: int | None = None
    following: int | None = None


BUDGETS = {
    "html": Budget("HTML"),
    "css": Budget("CSS", 6_000),
    "blocking": Budget("JS, required", 0),
    "js": Budget("JS, optional", 4_000),
    "han": Budget("Han fonts", 210_000, 60_000),
    "latin": Budget("Latin fonts"),
    "image": Budget("pictures"),
}


@dataclass(frozen=True, slots=True)
class Slow:
    """One load of the page of a hundred rows: ms of blocking, layout shift while loading and while scrolling."""

    blocking: float
    loading: float
    scrolling: float


def measure_pages(root: Path, runs: int) -> Lines:
    """All figures of the pages. `runs` of Lighthouse for each; 0: five for the first pages, one for the rest."""
    chromium = find_chromium(os.environ)
    if chromium is None:
        yield "skipped: there is no Chromium"
        return
    folder, built = published(root, root / "content")
    pages = kinds(folder, built)
    with tempfile.TemporaryDirectory() as place:
        hundred, rows = published(root, hundred_rows(root / "content", built, Path(place)))
        hard, hardest = published(root, hard_magazine(root, Path(place)))
    with host(folder) as site, running_browser(chromium) as browser:
        yield from complaints("sample", browser, site, pages)
        for edition in ("zh-hant", "zh-hans", "en", "zh-hant-en"):
            visits = [
                page.address for page in every_page(built) if page.edition == edition and page.template in FIRST[:2]
            ]
            yield from weights(edition, browser, site, folder, visits)
    with host(hard) as site, running_browser(chromium) as browser:
        yield from complaints("hard pages", browser, site, kinds(hard, hardest))
    with host(hundred) as site, running_browser(chromium) as browser:
        address = next(page.address for page in every_page(rows) if page.template == "facing")
        yield from slow_figures(browser, site.address + address)
        yield from switch_figures(browser, site.address + address)
    with host(folder) as site:
        yield from lighthouse_figures(install_tools(root), chromium, site, pages, runs)


def complaints(name: str, browser: Browser, site: Host, pages: Sequence[Kind]) -> Lines:
    """What the browser has to say against a page of each kind, loaded to its end."""
    seen = Seen()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    seen.watch(page)
    for kind in pages:
        page.goto(site.address + kind.address)
        stand_still(page)
    context.close()
    yield (
        f"{name}, {len(pages)} kinds of pages: {len(seen.policy)} violations of the policy,"
        f" {len(seen.outside)} requests to other hosts, {len(seen.console)} messages in the console,"
        f" {len(seen.failed)} failed requests (each: 0)"
    )
    yield from (f"  {line}" for line in seen.complaints)


# --- bytes


def weights(edition: str, browser: Browser, site: Host, folder: Path, addresses: Sequence[str]) -> Lines:
    """What the first article of an edition costs, and each next one, with the browser's cache kept."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    costs = [cost(page, site, folder, address) for address in addresses]
    context.close()
    if not costs:
        return
    yield f"bytes, {edition} (brotli; {len(costs)} articles, cache kept)"
    for kind, budget in BUDGETS.items():
        first, following = costs[0][kind], [one[kind] for one in costs[1:]]
        then = f"; each next {kilobytes(*following)}" if following else ""
        wanted = [
            f"{word} ≤ {limit / 1000:g} KB"
            for word, limit in (("first", budget.first), ("next", budget.following))
            if limit is not None
        ]
        yield f"  {budget.title:<14}{first / 1000:6.1f} KB{then}" + (
            f"   (budget: {', '.join(wanted)})" if wanted else ""
        )


def kilobytes(*sizes: int) -> str:
    """The range of some sizes."""
    low, high = min(sizes) / 1000, max(sizes) / 1000
    return f"{high:.1f} KB" if low == high else f"{low:.1f}–{high:.1f} KB"


def cost(page: Page, site: Host, folder: Path, address: str) -> dict[str, int]:
    """What one visit makes the server send, by kind; pictures as far as the reader sees them."""
    before = len(site.sent)
    page.goto(site.address + address, wait_until="networkidle")
    page.locator("#text-faces[media=all]").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    blocking = set(
        page.eval_on_selector_all(
            "script[src]:not([async], [defer], [type=module])", "scripts => scripts.map(s => new URL(s.src).pathname)"
        )
    )
    found = dict.fromkeys(BUDGETS, 0)
    for sent in site.sent[before:]:
        found[kind_of(sent, folder, blocking)] += sent.size
    return found


def kind_of(sent: Sent, folder: Path, blocking: Iterable[str]) -> str:
    """Under which line of the budget an answer falls."""
    if sent.kind.startswith("font/"):
        return "han" if is_han(folder / unquote(sent.path).lstrip("/")) else "latin"
    if "javascript" in sent.kind:
        return "blocking" if sent.path in blocking else "js"
    return {"text/html": "html", "text/css": "css"}.get(sent.kind, "image")


def is_han(file: Path) -> bool:
    """Whether a font has Chinese characters."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return any(point in HAN for point in font.getBestCmap())


# --- a hundred rows


def slow_figures(browser: Browser, address: str) -> Lines:
    """Layout shift and blocking of the page of a hundred rows, five times at each of two widths."""
    for width in (390, 1440):
        runs = [slowly(browser, address, width) for _ in range(RUNS)]
        blocking = [run.blocking for run in runs]
        yield (
            f"100 rows at {width} px, {SLOWER} × slower, {RUNS} runs:"
            f" TBT {statistics.median(blocking):.0f} ms, worst {max(blocking):.0f} (budget: ≤ 50);"
            f" CLS {max(run.loading for run in runs):.4f} loading (budget: ≤ 0.002),"
            f" {max(run.scrolling for run in runs):.4f} scrolling to the end"
        )


def slowly(browser: Browser, address: str, width: int) -> Slow:
    """One load on a machine that is slowed down, with an empty cache, then the whole page scrolled by."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1500)
    loaded = page.evaluate("measured")
    tasks = [duration - 50 for start, duration in loaded["tasks"] if start + duration > loaded["paint"] > 0]
    loading = sum(loaded["shifts"])
    page.evaluate(SCROLL)
    scrolling = sum(page.evaluate("measured.shifts")) - loading
    context.close()
    return Slow(sum(tasks), loading, scrolling)


def switch_figures(browser: Browser, address: str) -> Lines:
    """How long the views of the page of a hundred rows take to change, in its middle, on a machine slowed down."""
    for width in (390, 1440):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        page.add_init_script(ANSWERS)
        page.goto(address)
        page.evaluate("scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})")
        page.wait_for_timeout(500)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        for view in VIEWS * 3:
            box = page.locator(f"label[for=view-{view}]").bounding_box() or {"x": 0, "y": 0}
            page.mouse.click(box["x"] + 8, box["y"] + 8)
            page.wait_for_timeout(400)
        found = page.evaluate("answers") or [0]
        context.close()
        yield (
            f"100 rows at {width} px, {SLOWER} × slower: a view changes in {statistics.median(found):.0f} ms,"
            f" at most {max(found):.0f} (budget: ≤ 50; {len(found)} presses of 16 ms or more)"
        )


# --- Lighthouse


def lighthouse_figures(modules: Path, chromium: Path, site: Host, pages: Sequence[Kind], runs: int) -> Lines:
    """A line for each page: accessibility, best practices, SEO, performance; below it what failed."""
    yield "Lighthouse, mobile (budget: 100 · 100 · 100 · ≥ 99, none < 95)"
    for page in pages:
        count = runs or (RUNS if page.template in FIRST else 1)
        scores = [run_lighthouse(modules, chromium, site.address + page.address) for _ in range(count)]
        yield lighthouse_line(page, scores)
        failed = {name for one in scores for name in one.failed} - (
            {"is-crawlable"} if page.template in UNLISTED else set()
        )
        if failed:
            yield f"    failed: {', '.join(sorted(failed))}"


def lighthouse_line(page: Kind, scores: Sequence[Score]) -> str:
    """The figures of one page."""
    accessibility, practices, seo = (worst(scores, name) for name in ("accessibility", "best-practices", "seo"))
    metrics = {name: statistics.median(one.metrics[name] for one in scores) for name in scores[0].metrics}
    return (
        f"  {page.name:<20} a11y {accessibility} · practices {practices} · SEO"
        f" {'–' if page.template in UNLISTED else seo} · performance {median(scores, 'performance')},"
        f" worst of {len(scores)}: {worst(scores, 'performance')}"
        f"   (FCP {metrics['FCP'] / 1000:.1f} s, LCP {metrics['LCP'] / 1000:.1f} s, TBT {metrics['TBT']:.0f} ms,"
        f" CLS {metrics['CLS']:.3f})"
    )
