"""The engine: OpenCC's results, offsets, threads, and the right package underneath."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from script.dictionary import FOLDER
from script.engine import Converter, converter
from script.matching import Match, description_end


def test_opencc_cases(rows: Callable[[str], list[list[str]]]) -> None:
    """A sample of OpenCC's own cases comes out as OpenCC says, whether offsets are asked for or not."""
    for config, text, wanted in rows("opencc.tsv"):
        assert converter(config).convert(text) == wanted, (config, text)
        assert converter(config).aligned(text).text == wanted, (config, text)


@pytest.mark.skipif("OPENCC_TESTCASES" not in os.environ, reason="OPENCC_TESTCASES names no testcases.json of OpenCC")
def test_all_opencc_cases() -> None:
    """Every case of OpenCC's `testcases.json` comes out as OpenCC says."""
    text = Path(os.environ["OPENCC_TESTCASES"]).read_text(encoding="utf-8")
    strict = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    wrong = [
        (config, case["input"])
        for case in json.loads(strict)["cases"]
        for config, wanted in case["expected"].items()
        if converter(config).convert(case["input"]) != wanted
    ]
    assert wrong == []


@pytest.mark.skipif("OPENCC_PYTHON" not in os.environ, reason="OPENCC_PYTHON names no Python that has official opencc")
def test_parity_with_the_official_package(rows: Callable[[str], list[list[str]]]) -> None:
    """On mixed text every configuration gives byte for byte what the C++ program gives."""
    text = "\n".join(
        cell for name in ("sentences.tsv", "to_simplified.tsv", "opencc.tsv") for row in rows(name) for cell in row
    )
    oracle = "import sys, opencc; sys.stdout.write(opencc.OpenCC(sys.argv[1]).convert(sys.stdin.read()))"
    for config in sorted(path.stem for path in FOLDER.glob("*.json")):
        command = [os.environ["OPENCC_PYTHON"], "-X", "utf8", "-c", oracle, config]
        official = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
        assert converter(config).convert(text) == official.stdout, config


def test_every_configuration_is_there() -> None:
    """All of OpenCC's configurations can be made and leave text that is not Chinese alone."""
    for file in FOLDER.glob("*.json"):
        assert converter(file.stem).convert("Blade Runner 2049 – naïve 🙂") == "Blade Runner 2049 – naïve 🙂"


def test_unknown_configuration() -> None:
    """A configuration that OpenCC has not is refused with the names of those it has."""
    with pytest.raises(ValueError, match="s2tw"):
        converter("s2xx")


def test_one_converter_per_configuration() -> None:
    """Asking again gives the same converter."""
    assert converter("s2tw") is converter("s2tw")


def test_a_converter_is_never_changed() -> None:
    """`set_conversion`, which the package offers, would change the results of other threads."""
    with pytest.raises(TypeError, match="converter\\('t2s'\\)"):
        Converter("s2t").set_conversion("t2s")


def test_segments_pass_through_the_chain_one_by_one() -> None:
    """A later step finds no word across the border of two segments, but for its dictionary's own."""
    assert converter("s2tw").convert("里面") == "裡面"
    assert converter("s2twp").convert("内存") == "記憶體"


def test_pieces_cover_both_sides() -> None:
    """Pieces tell which phrase became which, also where lengths differ."""
    assert converter("s2twp").aligned("内存A").pieces == (Match(0, 2, "記憶體"), Match(2, 3, "A"))


def test_cut_keeps_mark_up_inside_a_word() -> None:
    """A boundary inside a phrase of equal length falls between the same characters."""
    assert converter("s2tw").aligned("皇后的头发").cut([1, 3]) == ["皇", "后的", "頭髮"]


def test_cut_where_lengths_differ() -> None:
    """A boundary inside a phrase that grows falls in proportion; nothing is lost."""
    parts = converter("s2twp").aligned("用内存条").cut([2])
    assert "".join(parts) == converter("s2twp").convert("用内存条")
    assert parts[0].startswith("用")


def test_cut_at_the_ends() -> None:
    """Empty pieces of mark-up stay empty."""
    assert converter("s2tw").aligned("发").cut([0, 0, 1]) == ["", "", "發", ""]


def test_character_descriptions_stay() -> None:
    """An ideographic description sequence is one unknown character."""
    assert converter("s2t").convert("⿰马发发") == "⿰马发發"
    assert converter("tw2s").convert("⿲托酒二噁英") == "⿲托酒二恶英"
    assert description_end("⿰木", 0) == 0
    assert description_end("⿱⿰木木木", 0) == 5


def test_the_segment_mark_in_a_text_is_kept() -> None:
    """The noncharacter that the fast way puts between segments may stand in a text as well."""
    assert converter("s2tw").convert("头发\ufffe面条") == "頭髮\ufffe麵條"


def test_threads_agree() -> None:
    """Eight threads on one converter get what one gets."""
    texts = [f"皇后的头发{number}里面" * 20 for number in range(64)]
    alone = [converter("s2tw").convert(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(converter("s2tw").convert, texts)) == alone


def test_long_unbroken_text() -> None:
    """Half a million characters without punctuation are converted as their parts are."""
    assert converter("s2tw").convert("头发面条" * 128_000) == "頭髮麵條" * 128_000


@pytest.mark.parametrize("content", ["class OpenCC:\n    pass\n", "", "raise ImportError('broken')\n"])
def test_another_package_owns_the_module(tmp_path: Path, project: Path, content: str) -> None:
    """Where the official package (or nothing usable) answers to `opencc`, the message names it and the way out."""
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text(content, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), str(project / "plugins")])
    command = [sys.executable, "-c", "import script.engine"]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "WrongEngine" in run.stderr
    assert "pip install opencc-python-reimplemented==0.1.7" in run.stderr
