"""The benchmarks: each prints its figures, with ratios against a named baseline measured in the same run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Lines = Iterator[str]


@dataclass(frozen=True, slots=True)
class Data:
    """Where the corpora lie (they are no part of the project), how large a magazine to build, how often to look.

    `runs` is how often each page is measured; 0: often where most readers arrive, once elsewhere.
    """

    folder: Path
    articles: int
    runs: int = 0

    def part(self, *names: str) -> Path | None:
        """A part of the corpora, or None where it is not there."""
        path = self.folder.joinpath(*names)
        return path if path.exists() else None


def run_benchmarks(root: Path, data: Data, only: str = "") -> Lines:
    """The figures of one benchmark, or of all. Raises KeyError for a name that there is not."""
    chosen = {only: BENCHMARKS[only]} if only else BENCHMARKS
    for name, benchmark in chosen.items():
        yield f"== {name}"
        yield from benchmark(root, data)


def build(root: Path, data: Data) -> Lines:
    """A whole build: cold, after one edit, with nothing changed; against Python-Markdown alone on the same files."""
    generator = data.part("bench", "gen.py")
    if generator is None:
        yield f"skipped: no bench/gen.py in {data.folder}"
        return
    with tempfile.TemporaryDirectory() as folder:
        content, output = Path(folder, "content"), Path(folder, "output")
        _quiet([sys.executable, str(generator), str(data.articles), "--out", str(content)])
        baseline = _seconds(lambda: _markdown_alone(content))
        yield f"baseline, Python-Markdown alone, one process: {baseline:.2f} s for {data.articles} articles"
        command = [sys.executable, "-m", "toolbox", "build", "--content", str(content), "--output", str(output)]
        for label in ("cold", "after one edit", "nothing changed"):
            if label == "after one edit":
                _edit(content)
            seconds = _seconds(lambda: _quiet(command, root))
            yield f"{label}: {seconds:.2f} s, {seconds / baseline:.2f} × the baseline"
        yield f"pages: {sum(1 for _ in output.rglob('*.html'))}"


def _markdown_alone(content: Path) -> None:
    from markdown import Markdown

    for file in content.rglob("*.md"):
        Markdown(extensions=["tables", "footnotes"]).convert(file.read_text(encoding="utf-8"))


def _edit(content: Path) -> None:
    file = min(content.rglob("zh-hant.md"))
    file.write_text(file.read_text(encoding="utf-8") + "\n\n又一段。\n", encoding="utf-8")


def _quiet(command: list[str], root: Path | None = None) -> None:
    environment = os.environ | ({"PYTHONPATH": f"{root / 'plugins'}{os.pathsep}{root}"} if root else {})
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)  # our own commands
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def images(root: Path, data: Data) -> Lines:  # noqa: ARG001 # one signature for all benchmarks
    """All derivatives of one 2400 × 1600 picture, against saving it once as JPEG."""
    from PIL import Image

    from images.plan import plan_picture
    from images.resize import perform

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "noise.jpg")
        picture = Image.effect_noise((2400, 1600), 40).convert("RGB")
        baseline = _seconds(lambda: picture.save(file, quality=90))
        plan = plan_picture(file)
        seconds = _seconds(lambda: perform([plan], Path(folder, "cache"), jobs=1))
        yield f"{len(plan.derivatives)} derivatives: {seconds:.2f} s, {seconds / baseline:.0f} × one JPEG of full size"


def scripts(root: Path, data: Data) -> Lines:
    """Script conversion on real interviews, against the package as shipped; and parity with the official OpenCC."""
    from script.bench import cases, laws, measure, table
    from script.engine import converter

    folder = data.part("zh-tw")
    if folder is None:
        yield f"skipped: no zh-tw in {data.folder}"
    else:
        files = sorted(folder.glob("*.md"))
        lines = [
            line for file in files for line in converter("tw2s").convert(file.read_text("utf-8")).split("\n") if line
        ]
        yield from table(measure(folder), laws(lines, 100_000))
    file = data.part("opencc", "testcases.json")
    if file is not None:
        right, total = cases(file)
        yield f"OpenCC's own cases: {right} of {total}"
    yield from _parity(root)


def _parity(root: Path) -> Lines:
    from script.parity import differences, fuzzed, in_use, plenty
    from toolbox.environment import SetupError
    from toolbox.oracle import oracle

    try:
        python = oracle(root)
    except SetupError as error:
        yield f"parity skipped: {error}"
        return
    much, odd = plenty(1_000_000), fuzzed(20_000)
    for config in in_use():
        yield (
            f"{config}, lines that the official OpenCC converts otherwise: {len(differences(python, config, much))} of"
            f" {len(much)} with {sum(map(len, much)):,} characters; {len(differences(python, config, odd))} of"
            f" {len(odd)} fuzzed"
        )


def facing(root: Path, data: Data) -> Lines:  # noqa: ARG001 # one signature for all benchmarks
    """Alignment against known answers."""
    folder = data.part("align")
    if folder is None:
        yield f"skipped: no align in {data.folder}"
        return
    from facing.bench import measure, speed

    for name, figures in measure(folder).items():
        yield (
            f"{name}: F1 {figures['f1']:.3f} of {figures['beads']}, accuracy {figures['accuracy']:.3f}, mean"
            f" confidence {figures['confidence']:.3f}; under .7: {figures['unsure']:.1%} of beads,"
            f" {figures['unsure_errors']:.0%} of errors; {figures['milliseconds']:.0f} ms"
        )
    times = speed(folder)
    yield f"loading the dictionary: {times['loading']:.0f} ms"
    yield (
        f"an ordinary article of {times['characters']} characters: {times['ordinary']:.0f} ms,"
        f" {times['ordinary'] / times['ordinary_baseline']:.2f} × lengths alone in plain Python"
    )
    yield (
        f"a text of {times['long_characters']} characters, as bare lines: {times['long']:.0f} ms,"
        f" {times['long'] / times['long_baseline']:.2f} × lengths alone; {times['memory']:.0f} MB at most"
    )


def importing(root: Path, data: Data) -> Lines:  # noqa: ARG001 # one signature for all benchmarks
    """Raw transcripts: turns, figures and films right on the first try."""
    from importing.bench import MARKS, import_mark, measure, table

    slowest, mark = max((_seconds(partial(import_mark, mark)), mark) for mark in MARKS)
    yield f"one mark 20,000 times, {len(MARKS)} marks: at most {slowest:.1f} s ({mark})"
    found = [folder for name in ("real", "zh-tw") if (folder := data.part(name)) is not None]
    if not found:
        yield f"skipped: no real or zh-tw in {data.folder}"
        return
    for folder in found:
        yield from table(measure(folder))


def pages(root: Path, data: Data) -> Lines:
    """The sample's pages in a browser, against what they may cost."""
    from toolbox.environment import TESTS, prepare

    prepare(root, TESTS)
    from toolbox.page_bench import measure_pages

    yield from measure_pages(root, data.runs)


def publishing(root: Path, data: Data) -> Lines:
    """Publishing, of the sample and of a large magazine: first, again, and sending it; against the build alone."""
    # That room stands on this one, so it is run, and not imported.
    environment = os.environ | {"PYTHONPATH": f"{root / 'plugins'}{os.pathsep}{root}"}
    generator = data.part("bench", "gen.py")
    more = [str(generator), str(data.articles)] if generator else []
    command = [sys.executable, "-m", "publishing.bench", str(root), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as bench:
        yield from (line.rstrip("\n") for line in bench.stdout or ())
    if bench.returncode:
        yield "failed: see above"


BENCHMARKS: Mapping[str, Callable[[Path, Data], Lines]] = {
    "build": build,
    "images": images,
    "scripts": scripts,
    "facing": facing,
    "importing": importing,
    "pages": pages,
    "publishing": publishing,
}
