"""Damaged transcripts of every kind: no traceback, no hang, nothing written elsewhere."""

import copy
import io
import random
import shutil
import signal
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from importing.importer import import_file
from importing.report import Report
from importing.source import Refused
from tests.cases import read_cases
from tests.importing.word_files import word_file

KINDS = ("txt", "md", "html", "docx")
# One a line would be fifty lines; none of these holds a space.
BITS = [
    bit.encode().replace(b"NEWLINE", b"\n").replace(b"NUL", b"\0").replace(b"STX", b"\x02")
    for bit in (
        "** ![]( ![]() : ： NEWLINE NEWLINENEWLINE --- ``` < </p> > ###NEWLINE - [^1]: | { } 《 》 (2017) &#0; &lt;"
        " \" ' _ \\ （笑） http://[ Q: ── 【 {#x} {= STX NUL <strong> <![ 點讚 文｜ 00:01 <table><tr><td>"
        ' <style>.a{ </div> 00:01:02.000NEWLINE --> （以下簡稱「 = 1.NEWLINE ● *** <v <w:tbl> <w:p/> </w:r> w:val="99"'
        " <ruby><rt>"
    ).split()
] + [b"\xff", b"\xa4\x40"]
# In seconds of this process's own work: after as many it hangs, on any machine. How fast it is, `./inv bench` says.
PATIENCE = 120


def _seeds() -> dict[str, list[bytes]]:
    """The case files' inputs by kind of file; every kind of text also as a Word file and a page."""
    found: dict[str, list[bytes]] = {kind: [] for kind in KINDS}
    for path in sorted((Path(__file__).parent / "cases").glob("*.md")):
        for case in read_cases(path):
            kind = next(name for name in case.parts if name != "output")
            text = case[kind]
            if kind in ("txt", "word"):
                found["docx"].append(word_file(text))
            if kind != "word":
                found[kind].append(text.encode())
    return found


def _mutated(kind: str, data: bytes, chance: random.Random) -> bytes:
    """A file with a few errors; of most Word files inside, for a damaged archive is refused at once."""
    how = chance.random()
    if kind != "docx" or how < 0.1:
        return _scratched(data, chance)
    change = _scratched if how < 0.25 else _reshaped
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            hit = name.endswith(".xml") and chance.random() < (0.95 if name == "word/document.xml" else 0.05)
            after.writestr(name, change(part, chance) if hit else part)
    return packed.getvalue()


def _reshaped(part: bytes, chance: random.Random) -> bytes:
    """A part of a Word file that is still XML: elements gone, doubled, elsewhere, with other words and values."""
    root: Any = parse_xml(part)
    for _ in range(chance.randint(1, 8)):
        elements = [element for element in root.iter() if element is not root and isinstance(element.tag, str)]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0:
                element.getparent().remove(element)
            case 1:
                other.append(copy.deepcopy(element))
            case 2:
                element.addnext(copy.deepcopy(other))
            case 3 if element.tag.endswith("}t"):
                element.text = chance.choice(BITS).decode("utf-8", "ignore").translate(dict.fromkeys(range(32))) * 3
            case 4 if element.attrib:
                element.set(
                    chance.choice(list(element.attrib)), chance.choice(("", "-1", "99999999999", "x", "0", "Title"))
                )
    return bytes(serialize_part_xml(root))


def _scratched(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(mutated) + 1)
        match chance.randrange(5):
            case 0:
                mutated[at:at] = chance.choice(BITS) * chance.choice((1, 1, 1, 20))
            case 1:
                del mutated[at : at + chance.randint(1, 12)]
            case 2:
                start = chance.randrange(len(mutated) + 1)
                mutated[at:at] = mutated[start : start + chance.randint(1, 60)]
            case 3 if at < len(mutated):
                mutated[at] = chance.randrange(256)
            case 4:  # a whole stretch again, or away: mark-up that is balanced, and text out of order
                start = chance.randrange(len(mutated) + 1)
                stretch = mutated[start : start + chance.randint(60, 600)]
                mutated[at : at + len(stretch) * chance.randrange(2)] = stretch
    return bytes(mutated)


@contextmanager
def _patience() -> Iterator[None]:
    """Ends what works for too long; the time of other processes does not count."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"still at work after {PATIENCE} s")

    former = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _imported(file: Path, into: Path) -> Report | None:
    try:
        with _patience():
            return import_file(file, into=into)
    except Refused:
        return None


def _fuzz(folder: Path, mutations: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 # a test that repeats itself, no secret
    seeds = _seeds()
    (folder / "source").mkdir()
    imported = dict.fromkeys(KINDS, 0)
    for number in range(mutations):
        kind = KINDS[number % len(KINDS)]
        file = folder / "source" / f"talk.{kind}"
        data = _mutated(kind, chance.choice(seeds[kind]), chance)
        file.write_bytes(data)
        into = folder / f"articles-{number}"
        report = _imported(file, into)
        assert report is None or report.folder.parent == into
        assert file.read_bytes() == data
        imported[kind] += report is not None
        shutil.rmtree(into, ignore_errors=True)
        file.unlink()
        assert [path.name for path in folder.iterdir()] == ["source"]
        assert list((folder / "source").iterdir()) == []
    assert all(count * 3 > mutations // len(KINDS) for count in imported.values()), imported


def test_damaged_transcripts_are_imported_or_refused(tmp_path: Path) -> None:
    """Nothing else ever happens, and nothing is written outside the folder that was named."""
    _fuzz(tmp_path, 120, seed=19)


@pytest.mark.slow
def test_ten_thousand_damaged_transcripts_are_imported_or_refused(tmp_path: Path) -> None:
    """The same, again and again."""
    _fuzz(tmp_path, 10_000, seed=20)


@pytest.mark.slow
@pytest.mark.parametrize(
    "bit", [*BITS, b"a", "海".encode(), b" ", b"\t", "　".encode(), b"=", b"(", "「".encode(), b"1"]
)
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_one_mark_again_and_again_is_no_trap(tmp_path: Path, kind: str, bit: bytes) -> None:
    """A long line, or many lines, of anything at all: the work grows with the length, and no faster."""
    for number, text in enumerate(
        (bit * 20_000, (bit + b"\n") * 4_000, ("問：" + bit.decode("utf-8", "replace") * 4_000 + "？\n").encode() * 3)
    ):
        file = tmp_path / f"talk-{number}.{kind}"
        file.write_bytes(text)
        _imported(file, tmp_path / "articles")


def _calls(file: Path, into: Path) -> int:
    """How many calls of Python functions an import takes: the same on every machine."""
    made = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal made
        made += event == "call"

    former = sys.getprofile()
    sys.setprofile(count)
    try:
        import_file(file, into=into)
    finally:
        sys.setprofile(former)
    return made


def test_words_deep_in_open_tags_are_no_trap(tmp_path: Path) -> None:
    """Twice the words around an article take about twice the work, however many tags each of them is in."""
    calls = []
    for depth in (1_000, 2_000):
        file = tmp_path / f"talk-{depth}.html"
        file.write_text("<article>" + "問：甲？答：乙。" * depth + "</article>" + "<b>x" * depth, "utf-8")
        calls.append(_calls(file, tmp_path / "articles"))
    assert calls[1] < 2.5 * calls[0]


def test_thousands_of_words_that_may_be_labels_are_no_trap(tmp_path: Path) -> None:
    """A glossary, a register of names: labels are compared with each other, but not without end."""
    file = tmp_path / "talk.txt"
    file.write_text("".join(f"Name{number} Surname{number}: one word?\n" for number in range(2_000)), "utf-8")
    report = _imported(file, tmp_path / "articles")
    assert report is not None
