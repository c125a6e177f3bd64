"""What editors get wrong: each is a diagnostic with file, line and way out, and never a crash."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from document.diagnostics import Diagnostic, worded
from editions.run import Run
from tests.site.magazine import copy_magazine, read_magazine_run

HEAD = "---\ntitle: 題\ndate: 2026-01-01\ninterviewers: [甲]\nspeakers: [乙]\n---\n\n"
TALK = "甲：問？\n\n乙：答。\n"
GOOD = HEAD + TALK
ARTICLE = "articles/x/zh-hant.md"
HERE = f"content/{ARTICLE}"
FILMS = '[spirited-away]\nyear = 2001\ntitles = {tw = "神隱少女", en = "Spirited Away"}\n'
SETTINGS = 'name = {en = "M"}\nurl = "https://m.example"\n\n[[editions]]\ncode = "en"\nlang = "en"\nregion = "en"\n'


def read(folder: Path, files: Mapping[str, str | bytes | None], prepare: Callable[[Path], None] | None = None) -> Run:
    """A magazine of one good article, with some files changed."""
    content = copy_magazine(folder, {ARTICLE: GOOD} | dict(files), whole=False)
    if prepare:
        prepare(content)
    return read_magazine_run(content, folder)


def found(run: Run) -> list[str]:
    """The findings in short; each is worded in both languages on the way."""
    for diagnostic in run.diagnostics:
        assert worded(diagnostic, "en").count("\n  help: ") == 1
        assert worded(diagnostic, "zh").count("\n  辦法：") == 1
    return [short(diagnostic) for diagnostic in run.diagnostics]


def short(diagnostic: Diagnostic) -> str:
    """Place, level and code."""
    return f"{diagnostic.place} {diagnostic.level} {diagnostic.code}"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param("---\ntitle: [題\n---\n\n文。\n", [f"{HERE}:3 error front-matter-syntax"], id="no YAML"),
        pytest.param("---\ntitle: 題\n\n文。\n", [f"{HERE}:1 error front-matter-syntax"], id="never closed"),
        pytest.param("文。\n", [f"{HERE}:1 error no-front-matter"], id="none"),
        pytest.param(GOOD.replace("speakers", "speekers"), [f"{HERE}:5 warning unknown-key"], id="unknown key"),
        pytest.param(GOOD.replace("title: 題\n", ""), [f"{HERE}:1 error missing-key"], id="no title"),
        pytest.param(GOOD.replace("date: 2026-01-01\n", ""), [f"{HERE}:1 error missing-key"], id="no date"),
        pytest.param(GOOD.replace("2026-01-01", "soon"), [f"{HERE}:3 error wrong-value"], id="no day"),
        pytest.param(
            GOOD.replace("title: 題", "title: [題]"), [f"{HERE}:2 error wrong-value"], id="a list for a title"
        ),
        pytest.param(GOOD.replace("date", "status: done\ndate"), [f"{HERE}:3 error wrong-value"], id="no status"),
        pytest.param(GOOD.replace("date", "topics: [../up]\ndate"), [f"{HERE}:3 error wrong-value"], id="no topic"),
        pytest.param(GOOD.replace("[乙]", "[{lable: 乙}]"), [f"{HERE}:5 error wrong-value"], id="no speaker"),
        pytest.param(GOOD.replace("date", "title: 二\ndate"), [f"{HERE}:3 error repeated-key"], id="twice"),
        pytest.param(GOOD + "\n丙：一。\n\n丙：二。\n", [f"{HERE}:12 warning possible-speaker"], id="undeclared"),
        pytest.param(
            GOOD + "\n**丙：**一。\n\n**丙：**二。\n", [f"{HERE}:12 error unknown-speaker"], id="undeclared, bold"
        ),
        pytest.param(GOOD.encode("big5"), [f"{HERE}:2 error not-utf8"], id="Big5"),
        pytest.param(GOOD.encode("utf-16"), [f"{HERE}:1 error not-utf8"], id="UTF-16"),
        pytest.param(GOOD + "\0", [f"{HERE}:1 error not-utf8"], id="zero bytes"),
        pytest.param("", [f"{HERE}:1 error empty-file"], id="empty"),
        pytest.param("\n \n", [f"{HERE}:1 error empty-file"], id="blank"),
        pytest.param("---\ntitle: 題\ndate: 2026-01-01\n---\n", [f"{HERE}:5 error empty-file"], id="no text"),
        pytest.param(GOOD + "\n《神隱少如》(2001)\n", [f"{HERE}:12 warning unknown-film"], id="film typo"),
        pytest.param(GOOD + "\n《神隱少女》(1984)\n", [f"{HERE}:12 warning wrong-year"], id="wrong year"),
        pytest.param(GOOD + "\n![](no.jpg)\n", [f"{HERE}:12 warning missing-image"], id="no image"),
        pytest.param(GOOD + "\n![]()\n", [f"{HERE}:12 warning empty-image"], id="empty image"),
        pytest.param(
            GOOD + "\n![](https://x.example/a.jpg)\n", [f"{HERE}:12 warning foreign-image"], id="foreign image"
        ),
        pytest.param(GOOD + "\n![](../../films.toml)\n", [f"{HERE}:12 error outside-folder"], id="image outside"),
        pytest.param(GOOD + "\n![](/etc/hostname)\n", [f"{HERE}:12 error outside-folder"], id="absolute image"),
        pytest.param(
            GOOD.replace("date", "cover: ../y.jpg\ndate"), [f"{HERE}:3 error outside-folder"], id="cover outside"
        ),
        pytest.param(GOOD + "\n[x](/zh-hant/no/)\n", [f"{HERE}:12 warning broken-link"], id="link to no page"),
        pytest.param(GOOD + "\n[x](#no)\n", [f"{HERE}:12 warning broken-link"], id="link to no paragraph"),
        pytest.param(GOOD + "\n一 {#a}\n\n二 {#a}\n", [f"{HERE}:14 error repeated-id"], id="one id twice"),
        pytest.param(GOOD.replace("date", "issue: no\ndate"), [f"{HERE}:1 warning unknown-issue"], id="no issue"),
        pytest.param(
            GOOD.replace("date", "translators: [nobody]\ndate"),
            ["content/articles/x error no-original"],
            id="no original",
        ),
    ],
)
def test_an_article_that_is_wrong_says_so(tmp_path: Path, text: str | bytes, findings: list[str]) -> None:
    """Where, how bad, and what."""
    assert found(read(tmp_path, {ARTICLE: text, "films.toml": FILMS})) == findings


@pytest.mark.parametrize(
    ("files", "findings"),
    [
        ({"articles/X/en.md": GOOD}, ["content/articles/x error same-address"]),
        ({"pages/x/en.md": "---\ntitle: x\n---\n\nx\n"}, ["content/pages/x error same-address"]),
        ({"articles/films/en.md": GOOD}, ["content/articles/films error reserved-slug"]),
        ({"pages/people/en.md": "---\ntitle: p\n---\n\np\n"}, ["content/pages/people error reserved-slug"]),
        ({"articles/a b/en.md": GOOD}, ["content/articles/a b error bad-slug"]),
        ({"articles/x/fr.md": GOOD}, ["content/articles/x/fr.md warning unknown-language"]),
        ({"articles/x/en.md": ""}, ["content/articles/x/en.md:1 error empty-file"]),
        (
            {name: GOOD.replace("date", "original: true\ndate") for name in (ARTICLE, "articles/x/en.md")},
            ["content/articles/x/en.md:1 error two-originals"],
        ),
        (
            {"issues/o/en.md": "---\ntitle: o\narticles: [y]\n---\n\no\n"},
            ["content/issues/o/en.md:3 warning unknown-article"],
        ),
        (
            {"issues/o/en.md": "---\ntitle: o\ncover: n.png\n---\n\no\n"},
            ["content/issues/o/en.md:3 warning missing-image"],
        ),
        ({"pages/p/en.md": "---\ntitle: p\n---\n\n[x](/en/no/)\n"}, ["content/pages/p/en.md:5 warning broken-link"]),
    ],
)
def test_folders_that_do_not_fit_say_so(tmp_path: Path, files: dict[str, str], findings: list[str]) -> None:
    """Two of one address, names that the site uses, files that are no language."""
    said = [one for one in found(read(tmp_path, files)) if "silent-speaker" not in one]
    assert said == findings


@pytest.mark.parametrize(
    ("name", "text", "findings"),
    [
        ("films.toml", "[a\n", ["content/films.toml:1 error catalogue-syntax"]),
        ("films.toml", FILMS + "titel = 3\n", ["content/films.toml:4 error catalogue-key"]),
        (
            "films.toml",
            '["../../a"]\nyear = 2001\ntitles = {en = "A"}\n',
            ["content/films.toml:1 error catalogue-value"],
        ),
        ("films.toml", FILMS.encode("big5"), ["content/films.toml:1 error not-utf8"]),
        ("people.toml", "[a]\n", ["content/people.toml:1 error catalogue-missing"]),
        ("topics.toml", '["a/b"]\nname = {en = "A"}\n', ["content/topics.toml:1 error catalogue-value"]),
        ("terms.toml", "term = 3\n", ["content/terms.toml:1 error catalogue-value"]),
        (
            "terms.toml",
            '[[term]]\nen = "x"\n\n[[term]]\nen = 3.5\nzh-hant = []\n',
            ["content/terms.toml:4 error catalogue-value"],
        ),
        ("terms.toml", "[other]\n", ["content/terms.toml:1 error catalogue-key"]),
        ("magazine.toml", None, ["content/magazine.toml error unreadable-file"]),
        ("magazine.toml", "x =", ["content/magazine.toml:1 error catalogue-syntax"]),
        (
            "magazine.toml",
            SETTINGS.replace("url", "uri"),
            ["content/magazine.toml:1 error catalogue-missing", "content/magazine.toml:2 error catalogue-key"],
        ),
        ("magazine.toml", SETTINGS.replace("https:", "ftp:"), ["content/magazine.toml:2 error catalogue-value"]),
        (
            "magazine.toml",
            SETTINGS.replace("m.example", "m.example/?a=b"),
            ["content/magazine.toml:2 error catalogue-value"],
        ),
        (
            "magazine.toml",
            SETTINGS.replace('lang = "en"', 'lang = "nonsense"'),
            ["content/magazine.toml:4 error catalogue-value"],
        ),
        (
            "magazine.toml",
            SETTINGS.replace('code = "en"', 'code = "a/../b"'),
            ["content/magazine.toml:4 error catalogue-value"],
        ),
        (
            "magazine.toml",
            SETTINGS.replace('code = "en"', 'code = "images"'),
            ["content/magazine.toml:4 error catalogue-value"],
        ),
        (
            "magazine.toml",
            SETTINGS + '\n[[editions]]\ncode = "en"\nlang = "en"\nregion = "en"\n',
            ["content/magazine.toml:9 error catalogue-value"],
        ),
        (
            "magazine.toml",
            SETTINGS + '\n[[editions]]\ncode = "f"\nleft = "en"\nright = "fr"\n',
            ["content/magazine.toml:9 error catalogue-value"],
        ),
        ("magazine.toml", 'pages = ["nope"]\n' + SETTINGS, ["content/magazine.toml:1 error catalogue-value"]),
    ],
)
def test_a_catalogue_that_is_broken_says_so(
    tmp_path: Path, name: str, text: str | bytes | None, findings: list[str]
) -> None:
    """The file, the line where there is one, and never an exception."""
    said = [one for one in found(read(tmp_path, {name: text})) if f"content/{name}" in one]
    assert said == findings


def link_image(content: Path) -> None:
    """An image that is a link out of the folder."""
    (content / "articles/x/link.png").symlink_to("/etc/hostname")


def link_text(content: Path) -> None:
    """A language file that is a link out of the magazine."""
    (content / "articles/y").mkdir()
    (content / "articles/y/en.md").symlink_to("/etc/hostname")


def link_to_nothing(content: Path) -> None:
    """A language file that is a link to nothing."""
    (content / "articles/x/en.md").symlink_to("nowhere.md")


def folder_as_text(content: Path) -> None:
    """A folder called like a language file."""
    (content / "articles/x/en.md").mkdir()


@pytest.mark.parametrize(
    ("prepare", "text", "findings"),
    [
        (link_image, GOOD + "\n![](link.png)\n", [f"{HERE}:12 error outside-folder"]),
        (link_text, GOOD, ["content/articles/y error outside-folder"]),
        (link_to_nothing, GOOD, ["content/articles/x/en.md error unreadable-file"]),
        (folder_as_text, GOOD, ["content/articles/x/en.md error unreadable-file"]),
    ],
)
def test_links_do_not_lead_out_of_the_magazine(
    tmp_path: Path, prepare: Callable[[Path], None], text: str, findings: list[str]
) -> None:
    """What a link points at is what counts."""
    assert found(read(tmp_path, {ARTICLE: text}, prepare)) == findings


def test_a_typo_in_a_film_is_guessed(tmp_path: Path) -> None:
    """With the title that was probably meant."""
    run = read(tmp_path, {ARTICLE: GOOD + "\n《神隱少如》(2001)\n", "films.toml": FILMS})
    (said,) = (worded(diagnostic) for diagnostic in run.diagnostics)
    assert said == (
        f"{HERE}:12: warning[unknown-film]: no film of 2001 is called 《神隱少如》\n"
        "  help: did you mean 《神隱少女》? films are listed in content/films.toml"
    )


def test_one_bad_article_does_not_hide_another(tmp_path: Path) -> None:
    """All findings at once."""
    run = read(tmp_path, {"articles/y/en.md": "", "articles/z/en.md": "x", "films.toml": "[a"})
    assert [one.split()[-1] for one in found(run)] == ["empty-file", "no-front-matter", "catalogue-syntax"]


def test_a_magazine_without_anything_is_no_crash(tmp_path: Path) -> None:
    """No articles, no issues, no pages, no catalogues."""
    run = read(tmp_path, {}, lambda content: shutil.rmtree(content / "articles"))
    assert found(run) == []
    assert {page.address for page in run.pages[""]} >= {"/", "/404.html", "/sitemap.xml"}
