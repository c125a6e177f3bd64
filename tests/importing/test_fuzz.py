"""Damaged transcripts of every kind: no traceback, nothing written elsewhere, no sentence lost."""

import io
import random
import shutil
from pathlib import Path

import docx
import pytest

from importing.importer import import_file
from importing.report import Report
from importing.source import Refused
from tests.cases import read_cases

MUTATIONS = 10_000
# One a line would be fifty lines; none of these holds a space.
BITS = [
    bit.encode().replace(b"NEWLINE", b"\n").replace(b"NUL", b"\0").replace(b"STX", b"\x02")
    for bit in (
        "** ![]( ![]() : ： NEWLINE NEWLINENEWLINE --- ``` < </p> > ###NEWLINE - [^1]: | { } 《 》 (2017) &#0; &lt;"
        " \" ' _ \\ （笑） http://[ Q: ── 【 {#x} {= STX NUL <strong> <![ 點讚 文｜ 00:01"
    ).split()
] + [b"\xff", b"\xa4\x40"]


def _seeds() -> list[tuple[str, bytes]]:
    found = [
        (next(name for name in case.parts if name != "output"), next(iter(case.parts.values())).encode())
        for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
        for case in read_cases(path)
    ]
    word = docx.Document()
    word.add_heading("夜行列車", 0)
    for words in ("影誌：幾點收工？", "何遠：天亮以前。", "影誌：為什麼？", "何遠：《她》(2013)也是。"):
        word.add_paragraph(words)
    packed = io.BytesIO()
    word.save(packed)
    return found + [("docx", packed.getvalue())] * (len(found) // 8)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(mutated) + 1)
        match chance.randrange(4):
            case 0:
                mutated[at:at] = chance.choice(BITS) * chance.choice((1, 1, 1, 20))
            case 1:
                del mutated[at : at + chance.randint(1, 12)]
            case 2:
                start = chance.randrange(len(mutated) + 1)
                mutated[at:at] = mutated[start : start + chance.randint(1, 60)]
            case 3 if at < len(mutated):
                mutated[at] = chance.randrange(256)
    return bytes(mutated)


def _imported(file: Path, into: Path) -> Report | None:
    try:
        return import_file(file, into=into)
    except Refused:
        return None


@pytest.mark.slow
def test_ten_thousand_damaged_transcripts_are_imported_or_refused(tmp_path: Path) -> None:
    """Nothing else ever happens, and nothing is written outside the folder that was named."""
    chance = random.Random(20)  # noqa: S311 # a test that repeats itself, no secret
    seeds = _seeds()
    (tmp_path / "source").mkdir()
    for number in range(MUTATIONS):
        kind, data = chance.choice(seeds)
        file = tmp_path / "source" / f"talk.{kind}"
        file.write_bytes(_mutated(data, chance))
        into = tmp_path / f"articles-{number}"
        report = _imported(file, into)
        assert report is None or report.folder.parent == into
        shutil.rmtree(into, ignore_errors=True)
        file.unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
