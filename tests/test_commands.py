"""The commands: what they print, what they write, and how they end."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

import tasks

Run = Callable[..., tuple[int, str]]

HEAD = (
    "---\ntitle: 鹽田\ndate: 2026-01-01\ninterviewers: [渡口]\nspeakers:\n  - {label: 林海, person: lin-hai}\n---\n\n"
)
ARTICLE = (
    HEAD
    + """開場。

![](a.jpg)
![](b.jpg)
上：《神隱少女》(2001)。
下：《回聲》。

**渡口：**第一個問題？

**林海：**第一段，《神隱少女》。

第二段。

![](c.jpg)
圖說。

## 之後

> 引文

- 一
- 二

* * *

末了，《不知道》(1999)。
"""
)
ENGLISH = """---
title: The Pans
translators: [mary]
interviewers: [The Ferry]
speakers:
  - {label: Lin Hai, person: lin-hai}
---

An opening.

**The Ferry:** The first question?

**Lin Hai:** The first paragraph, *Spirited Away*. It has two sentences.

The second paragraph.

## Afterwards

> A quotation

- one
- two

At the end, *Unknown* (1999).
"""
FILMS = '[spirited-away]\nyear = 2001\ntitles = {tw = "神隱少女", cn = "千与千寻", en = "Spirited Away"}\n'
PEOPLE = '[lin-hai]\nname = {zh-hant = "林海", en = "Lin Hai"}\n[mary]\nname = {en = "Mary"}\n'
SETTINGS = """name = {zh-hant = "渡口", en = "The Ferry"}
url = "https://ferry.example"
[[editions]]
code = "zh-hant"
lang = "zh-Hant-TW"
region = "tw"
[[editions]]
code = "zh-hans"
lang = "zh-Hans"
region = "cn"
[[editions]]
code = "en"
lang = "en"
region = "en"
[[editions]]
code = "zh-hant-en"
left = "zh-hant"
right = "en"
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A magazine of one article in two languages; caches go to a folder of the test's own."""
    folder = tmp_path / "content"
    for name, text in {
        "articles/pans/zh-hant.md": ARTICLE,
        "articles/pans/en.md": ENGLISH,
        "films.toml": FILMS,
        "people.toml": PEOPLE,
        "magazine.toml": SETTINGS,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(tasks, "_cache", lambda content: tmp_path / "cache" / content.name)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("outline", file, json=True)`: the exit code of a command, and what it printed."""

    def run(command: str, *operands: str, **options: Any) -> tuple[int, str]:
        capsys.readouterr()
        try:
            getattr(tasks, command)(Context(), *operands, **options)
            code = 0
        except Exit as ended:
            code = ended.code
            if ended.message:
                print(ended.message)
        return code, capsys.readouterr().out

    return run


# --- outline


def test_outline_prints_the_shape_of_the_design(content: Path, run: Run) -> None:
    """A block per turn with all its paragraphs; a figure inside a turn is its own block after it."""
    code, said = run("outline", str(content / "articles/pans/zh-hant.md"), content=str(content), json=True)
    data = json.loads(said)
    assert code == 0
    assert set(data) == {"lang", "title", "speakers", "blocks", "films", "diagnostics"}
    assert (data["lang"], data["title"], data["speakers"]) == ("zh-hant", "鹽田", ["渡口", "林海"])
    assert [(block["kind"], block["id"], block["line"]) for block in data["blocks"]] == [
        ("prose", "p1", 9),
        ("figure", "f1", 11),
        ("question", "q1", 16),
        ("answer", "q1-lin-hai", 18),
        ("figure", "f2", 22),
        ("heading", "h1", 25),
        ("quote", "p2", 27),
        ("list", "p3", 29),
        ("divider", "d1", 32),
        ("prose", "p5", 34),
    ]
    assert data["blocks"][3] == {
        "kind": "answer",
        "id": "q1-lin-hai",
        "line": 18,
        "speaker": "林海",
        "paragraphs": ["第一段，《神隱少女》。", "第二段。"],
    }
    assert data["blocks"][1] == {
        "kind": "figure",
        "id": "f1",
        "line": 11,
        "in": None,
        "after": 0,
        "stills": [
            {
                "src": "a.jpg",
                "position": "top",
                "caption": "《神隱少女》(2001)。",
                "works": ["神隱少女"],
                "film": "spirited-away",
            },
            {"src": "b.jpg", "position": "bottom", "caption": "《回聲》。", "works": ["回聲"], "film": None},
        ],
    }
    assert (data["blocks"][4]["in"], data["blocks"][4]["after"]) == ("q1-lin-hai", 2)
    assert data["films"] == [
        {"film": "spirited-away", "title": "神隱少女", "year": 2001, "line": 13},
        {"film": "spirited-away", "title": "神隱少女", "year": None, "line": 18},
        {"film": None, "title": "不知道", "year": 1999, "line": 34},
    ]
    assert [(d["level"], d["code"], d["line"]) for d in data["diagnostics"]] == [("warning", "unknown-film", 34)]
    assert set(data["diagnostics"][0]) == {"level", "code", "path", "line", "message", "help"}


def test_outline_chooses_the_words_of_the_file_s_own_language(content: Path, run: Run) -> None:
    """Of `{zh-hans:…|zh-hant:…}`."""
    file = content / "articles/pans/zh-hant.md"
    file.write_text(HEAD + "{zh-hans:大圣|zh-hant:大聖}。\n", "utf-8")
    _, said = run("outline", str(file), content=str(content), json=True)
    assert [block["text"] for block in json.loads(said)["blocks"]] == ["大聖。"]


def test_outline_reads_a_file_without_front_matter(tmp_path: Path, content: Path, run: Run) -> None:
    """The language is told from the text; there is no title."""
    file = tmp_path / "raw.md"
    file.write_text("这是简体。\n", "utf-8")
    code, said = run("outline", str(file), content=str(content), json=True)
    data = json.loads(said)
    assert (code, data["lang"], data["title"], data["speakers"]) == (0, "zh-hans", None, [])
    assert [d["code"] for d in data["diagnostics"]] == ["no-front-matter"]


def test_outline_for_people_is_a_line_a_block(content: Path, run: Run) -> None:
    """With line, kind and id; then the findings."""
    _, said = run("outline", str(content / "articles/pans/zh-hant.md"), content=str(content))
    assert "   18  answer   q1-lin-hai" in said
    assert said.splitlines()[0] == "鹽田  [zh-hant]  渡口, 林海"
    assert "warning[unknown-film]" in said


@pytest.mark.parametrize("command", ["outline", "align", "import_", "convert"])
def test_a_file_that_is_not_there_ends_a_command(command: str, content: Path, run: Run) -> None:
    """With a message and a way out, and no traceback."""
    operands = ["no.md", "no.md"] if command == "align" else ["no.md"]
    options = {"to": "zh-hans"} if command == "convert" else {}
    code, said = run(command, *operands, content=str(content), **options)
    assert code == 1
    assert "no.md" in said
    assert "help:" in said


# --- align


def test_align_pairs_every_paragraph_of_two_articles(content: Path, run: Run) -> None:
    """Units in outline order, numbered from 0; each of both sides in exactly one row; sentences within the row."""
    files = [str(content / f"articles/pans/{lang}.md") for lang in ("zh-hant", "en")]
    code, said = run("align", *files, content=str(content), json=True)
    data = json.loads(said)
    assert code == 0
    assert data["unit"] == "paragraph"
    assert [n for row in data["rows"] for n in row["left"]] == list(range(9))
    assert [n for row in data["rows"] for n in row["right"]] == list(range(9))
    assert all(set(row) == {"left", "right", "confidence", "sentences"} for row in data["rows"])
    assert all(0 <= row["confidence"] <= 1 for row in data["rows"])
    (row,) = [row for row in data["rows"] if row["left"] == [2]]
    assert [n for pair in row["sentences"] for n in pair["right"]] == [0, 1]


def test_align_lines_takes_each_line_for_a_sentence(tmp_path: Path, run: Run) -> None:
    """Numbers are those of lines from 0, blank ones counted."""
    left, right = tmp_path / "l.txt", tmp_path / "r.txt"
    left.write_text("第一句話。\n第二句話，比較長，說到海和山。\n第三句。\n", "utf-8")
    right.write_text("The first sentence.\r\nThe second, longer, of sea and hills.\r\nThe third.\r\n", "utf-8")
    code, said = run("align", str(left), str(right), lines=True, json=True)
    data = json.loads(said)
    assert (code, data["unit"]) == (0, "line")
    assert [(row["left"], row["right"]) for row in data["rows"]] == [([n], [n]) for n in range(3)]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_align_lines_of_an_empty_file(tmp_path: Path, run: Run, text: str) -> None:
    """Every line of the other side is alone."""
    left, right = tmp_path / "l.txt", tmp_path / "r.txt"
    left.write_text("一。\n二。\n", "utf-8")
    right.write_text(text, "utf-8")
    code, said = run("align", str(left), str(right), lines=True, json=True)
    assert code == 0
    assert [n for row in json.loads(said)["rows"] for n in row["left"]] == [0, 1]


# --- status, check


def test_status_has_a_row_per_article_and_edition(content: Path, run: Run) -> None:
    """In the magazine's order; what is not known yet is null."""
    code, said = run("status", content=str(content), json=True)
    rows = json.loads(said)
    assert code == 0
    assert [(row["article"], row["edition"], row["state"]) for row in rows] == [
        ("pans", "zh-hant", "published"),
        ("pans", "zh-hans", "converted"),
        ("pans", "en", "published"),
        ("pans", "zh-hant-en", "published"),
    ]
    assert set(rows[0]) == {"article", "edition", "state", "aligned", "stale", "untranslated", "missing_stills"}
    assert all(row["stale"] is None for row in rows)
    assert (rows[0]["missing_stills"], rows[2]["aligned"], rows[2]["untranslated"]) == (3, 1.0, 0)


def test_status_says_what_is_missing_and_what_a_draft(content: Path, run: Run) -> None:
    """A facing edition lacks what one of its sides lacks."""
    file = content / "articles/pans/en.md"
    file.write_text(ENGLISH.replace("title:", "status: draft\ntitle:"), "utf-8")
    _, said = run("status", content=str(content), json=True)
    assert [row["state"] for row in json.loads(said)] == ["published", "converted", "draft", "draft"]
    file.unlink()
    _, said = run("status", content=str(content), json=True)
    assert [row["state"] for row in json.loads(said)] == ["published", "converted", "missing", "missing"]


def test_settle_confirms_what_status_then_watches(content: Path, run: Run) -> None:
    """A paragraph of the original that changes is counted, named with a way out, and can be confirmed alone."""
    here = str(content)
    assert run("settle", content=here, date="2026-11-01")[0] == 0
    assert '"settled": "2026-11-01"' in (content / "articles/pans/memory.json").read_text("utf-8")
    assert run("settle", content=here)[1].startswith("nothing to confirm")
    file = content / "articles/pans/zh-hant.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("末了", "最末了"), "utf-8")
    assert [row["stale"] for row in json.loads(run("status", content=here, json=True)[1])] == [None, None, 1, 1]
    (found,) = [
        one for one in json.loads(run("check", content=here, json=True)[1]) if one["code"] == "original-changed"
    ]
    assert found["level"] == "note"
    assert found["line"] == text.split("\n").index(next(line for line in text.split("\n") if "末了" in line)) + 1
    slug, name = found["help"].rpartition("--slug ")[2].split(" --id ")
    assert run("settle", content=here, slug=slug, id=name)[0] == 0
    assert [row["stale"] for row in json.loads(run("status", content=here, json=True)[1])] == [None, None, 0, 0]


def test_settle_refuses_what_is_not_there(content: Path, run: Run) -> None:
    """An article, a paragraph, a paragraph of no article."""
    for options in ({"slug": "none"}, {"slug": "pans", "id": "q99"}, {"id": "q1"}):
        code, said = run("settle", content=str(content), **options)
        assert code == 1
        assert "help:" in said


def test_check_prints_every_finding_as_json(content: Path, run: Run) -> None:
    """And nothing else on standard output; warnings alone are no failure, but with --strict."""
    code, said = run("check", content=str(content), json=True)
    found = json.loads(said)
    assert code == 0
    assert {one["code"] for one in found} >= {"missing-image", "unknown-film"}
    assert all(set(one) == {"level", "code", "path", "line", "message", "help"} for one in found)
    assert all(one["path"].startswith("content/articles/pans/") for one in found)
    assert run("check", content=str(content), strict=True)[0] == 1


def test_check_fails_at_errors(content: Path, run: Run) -> None:
    """And words them for people."""
    (content / "articles/pans/en.md").write_text("", "utf-8")
    code, said = run("check", content=str(content))
    assert code == 1
    assert "content/articles/pans/en.md:1: error[empty-file]: this file has no text\n  help: " in said


def test_check_fix_mends_punctuation_beside_han(content: Path, run: Run) -> None:
    """In Chinese prose alone: not in front matter, code or addresses, and twice is once."""
    file = content / "articles/pans/zh-hant.md"
    text = HEAD + "他說,好嗎?見`a,b`和[頁](https://x.example/a,b)。\n"
    file.write_text(text, "utf-8")
    run("check", content=str(content), fix=True, json=True)
    mended = file.read_text("utf-8")
    assert mended == HEAD + "他說，好嗎？見`a,b`和[頁](https://x.example/a,b)。\n"
    run("check", content=str(content), fix=True, json=True)
    assert file.read_text("utf-8") == mended
    assert (content / "articles/pans/en.md").read_text("utf-8") == ENGLISH


# --- build


def test_build_closes_with_a_count(tmp_path: Path, content: Path, run: Run) -> None:
    """Articles, pages, warnings, seconds."""
    code, said = run("build", content=str(content), output=str(tmp_path / "out"))
    assert code == 0
    last = said.splitlines()[-1].split()
    assert last[:2] == ["1", "articles,"]
    assert [last[n] for n in (3, 5, 7)] == ["pages,", "warnings,", "seconds"]
    assert (tmp_path / "out/zh-hant/pans/index.html").is_file()


def test_build_with_errors_fails_and_writes_nothing(tmp_path: Path, content: Path, run: Run) -> None:
    """And says that the output is what it was."""
    (content / "articles/pans/en.md").write_text("", "utf-8")
    code, said = run("build", content=str(content), output=str(tmp_path / "out"))
    assert code == 1
    assert "error[empty-file]" in said
    assert "is what it was" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"date": "soon"}, "write a day"),
        ({"content": "/nowhere/at/all"}, "--kind magazine"),
        ({"output": "."}, "--output"),
    ],
)
def test_build_refuses_what_cannot_be(content: Path, run: Run, options: dict[str, str], words: str) -> None:
    """With the way out."""
    code, said = run("build", **{"content": str(content)} | options)
    assert code == 1
    assert words in said


# --- new


def test_a_new_magazine_builds(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the sample; with one of every kind added, and without a warning of its own until something is shown."""
    monkeypatch.setattr(tasks, "_cache", lambda _: tmp_path / "cache")
    folder = tmp_path / "mine"
    assert run("new", str(folder), kind="magazine")[0] == 0
    for kind, slug in {"article": "first", "issue": "one", "page": "imprint", "film": "her", "person": "lin"}.items():
        code, said = run("new", slug, kind=kind, content=str(folder))
        assert code == 0
        assert all(Path(line).is_file() for line in said.splitlines())
    assert run("check", content=str(folder))[0] == 0
    code, said = run("build", content=str(folder), output=str(tmp_path / "out"))
    assert code == 0
    assert (tmp_path / "out/en/people/lin/index.html").is_file()
    assert not (tmp_path / "out/en/films/her").exists()  # no article names it yet
    assert not (tmp_path / "out/en/first").exists()
    for file in folder.glob("*/*/*.md"):
        file.write_text(file.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert run("build", content=str(folder), output=str(tmp_path / "out"))[0] == 0
    for page in ("zh-hant-en/first", "zh-hans/issues/one", "en/imprint"):
        assert (tmp_path / "out" / page / "index.html").is_file()


@pytest.mark.parametrize(
    ("slug", "kind", "words"),
    [
        ("pans", "article", "already"),
        ("films", "article", "itself uses"),
        ("a/b", "article", "letters, digits and hyphens"),
        ("../up", "film", "letters, digits and hyphens"),
        ("spirited-away", "film", "already"),
        ("x", "novel", "write one of"),
    ],
)
def test_new_overwrites_nothing_and_refuses_what_cannot_be(
    content: Path, run: Run, slug: str, kind: str, words: str
) -> None:
    """With a way out."""
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    code, said = run("new", slug, kind=kind, content=str(content))
    assert code == 1
    assert words in said
    assert {file: file.read_bytes() for file in content.rglob("*") if file.is_file()} == before


def test_a_new_record_leaves_the_others_and_their_comments(content: Path, run: Run) -> None:
    """It is added at the end."""
    file = content / "films.toml"
    file.write_text("# ours\n" + FILMS + "# the end\n", "utf-8")
    assert run("new", "her", kind="film", content=str(content))[0] == 0
    assert file.read_text("utf-8").startswith("# ours\n" + FILMS + "# the end\n")
    assert "[her]" in file.read_text("utf-8")


# --- convert


def test_convert_keeps_mark_up_and_knows_the_catalogues(content: Path, run: Run) -> None:
    """Code, addresses and front matter keys stay; names come from people.toml."""
    file = content / "x.md"
    file.write_text("# 標題\n\n**林海**說：`軟體` 見[網頁](https://x.example/軟體)。\n", "utf-8")
    code, said = run("convert", str(file), "zh-hans", content=str(content))
    assert code == 0
    assert said == "# 标题\n\n**林海**说：`軟體` 见[网页](https://x.example/軟體)。\n"


def test_convert_tells_the_script_when_it_is_not_given(content: Path, run: Run) -> None:
    """Simplified into Traditional."""
    file = content / "x.txt"
    file.write_text("头发和发动机\n", "utf-8")
    assert run("convert", str(file), "zh-hant", content=str(content)) == (0, "頭髮和發動機\n")


def test_convert_refuses_an_edition_that_there_is_not(content: Path, run: Run) -> None:
    """And names those that there are."""
    code, said = run("convert", str(content / "films.toml"), "zh-xx", content=str(content))
    assert code == 1
    assert "zh-hans" in said


# --- import


def test_import_makes_an_article_that_builds(tmp_path: Path, content: Path, run: Run) -> None:
    """The shape of the design; the folder is where it says."""
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "海邊的訪談\n\n問：你看過《神隱少女》(2001)嗎？\n\n林海：看過。\n\n問：喜歡嗎？\n\n林海：喜歡。\n", "utf-8"
    )
    code, said = run("import_", str(raw), slug="sea", content=str(content), json=True)
    data = json.loads(said)
    assert code == 0
    keys = {"folder", "lang", "title", "turns", "figures", "films", "left_out", "changed", "diagnostics"}
    assert set(data) >= keys
    assert (data["lang"], data["turns"], data["figures"]) == ("zh-hant", 4, 0)
    assert (content / "articles/sea/zh-hant.md").is_file()
    assert run("check", content=str(content))[0] == 0
    assert run("import_", str(raw), slug="sea", content=str(content))[0] == 1


# --- the words after ./inv


def inv(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What `./inv` hands over to."""
    command = [sys.executable, "-P", str(project / "plugins/toolbox/__main__.py"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=project)


@pytest.mark.parametrize("words", [("outline", "--json"), ("convert", "--to", "zh-hans"), ("new", "--kind", "film")])
def test_a_command_without_its_operand_says_which(project: Path, words: tuple[str, ...]) -> None:
    """And fails."""
    ended = inv(project, *words)
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr


def test_an_option_in_the_place_of_an_operand_is_refused(project: Path) -> None:
    """Invoke alone would take it for a file."""
    ended = inv(project, "outline", "--jsn")
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr


def test_every_command_answers_help(project: Path) -> None:
    """With each of its options in words."""
    listed = json.loads(inv(project, "--list", "--list-format=json").stdout)
    names = {task["name"] for task in listed["tasks"]}
    assert names >= {"accept", "align", "build", "check", "clean", "convert", "import", "new", "outline", "serve"}
    assert names >= {"status", "test"}
    for name, task in sorted((task["name"], task) for task in listed["tasks"]):
        assert task["help"], name
    ended = inv(project, "build", "--help")
    assert ended.returncode == 0
    for option in ("--output", "--content", "--cold"):
        assert option in ended.stdout
