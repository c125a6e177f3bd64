"""What the documents say is so: commands exist, links lead somewhere, examples are read as the text claims."""

import importlib
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from invoke.collection import Collection
from invoke.parser.argument import Argument

import tasks
from captions.credits import read_rights
from captions.positions import position
from document.diagnostics import Diagnostic, worded
from document.front_matter import Key, split_header
from document.html import Context, to_html
from document.markdown import MarkdownReader
from document.messages import MESSAGES
from document.model import Document, Place
from document.raw_html import SCHEMES
from document.records import RESERVED, read_catalogue
from document.walk import plain_text
from editions.edition import LANGUAGES, RESERVED_CODES, read_magazine
from editions.headers import ARTICLE_KEYS, ISSUE_KEYS, PAGE_KEYS, ArticleHeader, article_header, issue_header
from editions.languages import name_speakers, resolve_speakers
from editions.outline import Read, in_words, outline
from editions.site import TOPIC_KEYS, read_terms
from editions.sources import read_source
from facing.ids import assign_ids
from films.catalogue import KEYS as FILM_KEYS
from films.catalogue import Films, read_films
from films.mentions import mark_films, mentions, retitle
from interview.labels import SpeakerLabel
from interview.turns import Turn, mark_turns
from people.catalogue import KEYS as PERSON_KEYS
from people.catalogue import read_people
from toolbox import shots

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "content" / "README.md"])
WRITING = (ROOT / "docs" / "writing.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
_FENCE = re.compile(r"^```(?P<name>[\w-]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`` (.+?) ``|`([^`\n]+)`")


def fences(text: str, *names: str) -> list[tuple[str, str]]:
    """The fenced examples of a document, by name, without their last line break."""
    return [(m["name"], m["text"].removesuffix("\n")) for m in _FENCE.finditer(text) if m["name"] in names]


def spans(text: str) -> list[str]:
    """What stands in a text as code; in a table `\\|` is a bar."""
    return [(first or second).replace("\\|", "|") for first, second in _SPAN.findall(text)]


def section(title: str) -> str:
    """A section of writing.md, down to the next heading of its level."""
    match = re.search(rf"^(#+) {re.escape(title)}\n(?P<text>.*?)(?=^\1 |^##? |\Z)", _unfenced(WRITING), re.M | re.S)
    assert match, f"docs/writing.md has no section {title}"
    return match["text"]


def _unfenced(text: str) -> str:
    """A document without its examples: what looks like a heading or a link in them is none."""
    return _FENCE.sub("", text)


def first_column(text: str) -> list[str]:
    """The codes that open the rows of a section's tables."""
    return re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)


def private(module: str, name: str) -> Mapping[str, Key]:
    """A table of keys that its module keeps to itself."""
    found: Mapping[str, Key] = getattr(importlib.import_module(module), name)
    return found


# --- everything that there is, and nothing else


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Keys of an article", ARTICLE_KEYS),
        ("Keys of an issue", ISSUE_KEYS),
        ("Keys of a page", PAGE_KEYS),
        ("Films", FILM_KEYS),
        ("People", PERSON_KEYS),
        ("Topics", TOPIC_KEYS),
        (
            "The magazine itself",
            {**private("editions.edition", "_KEYS"), **private("editions.edition", "_EDITION_KEYS")},
        ),
    ],
)
def test_every_key_is_explained(title: str, keys: Mapping[str, Key]) -> None:
    """A row for each key that the program knows, and none for another."""
    assert sorted(first_column(section(title))) == sorted(keys)


def test_every_message_is_explained() -> None:
    """A row for each code, with its level, in the order in which an editor looks for it."""
    general, rest = section("Messages").split("### Messages of an import")
    imports, publications = rest.split("### Messages of a publication")
    every = general + imports + publications
    rows = re.findall(r"^\| `([\w-]+)` \| (error|warning|note) \| (.+?) \| (.+?) \|$", every, re.MULTILINE)
    assert sorted((code, level) for code, level, _, _ in rows) == sorted((c, m.level) for c, m in MESSAGES.items())
    assert first_column(general) == sorted(first_column(general))
    assert first_column(imports) == sorted(first_column(imports))
    assert first_column(publications) == sorted(first_column(publications))


def test_every_message_is_one_that_the_program_knows_how_to_fill() -> None:
    """Both languages of a message use the same facts, and say something and a way out."""
    for code, message in MESSAGES.items():
        english, chinese = (set(re.findall(r"(?<!{){(\w+)}", "".join(words))) for words in (message.en, message.zh))
        assert {name.removesuffix("_zh") for name in chinese} == english, code
        assert all((*message.en, *message.zh)), code


def commands() -> dict[str, set[str]]:
    """The commands, each with its long options and operands."""
    namespace = Collection.from_module(tasks)
    return {name: {option(argument) for argument in namespace[name].get_arguments()} for name in namespace.task_names}


def option(argument: Argument) -> str:
    """An argument as it is written after a command: `from_` is `--from`."""
    return "--" + str(argument.name).strip("_").replace("_", "-").strip("-")


def operands(name: str) -> set[str]:
    """What a command takes without an option's name."""
    task = Collection.from_module(tasks)[name]
    return {option(argument) for argument in task.get_arguments() if argument.positional}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_explained(name: str) -> None:
    """A row of the table of commands, with each option but `--content`, which stands above it for all."""
    row = re.search(rf"^\| `\./inv {name}[^`]*` \|.*$", section("Commands"), re.MULTILINE)
    assert row, f"docs/writing.md does not explain ./inv {name}"
    options = commands()[name] - operands(name) - {"--content"}
    assert not {word for word in options if not re.search(rf"{re.escape(word)}\b", row[0])}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_document_shows_exists(path: Path) -> None:
    """With every option that stands behind it."""
    known = commands()
    for words in re.findall(r"\./inv ([a-z][^`\n#|（）。，]*)", path.read_text("utf-8")):
        name, *rest = words.split()
        name = name.rstrip(".,;:)")
        assert name in known, f"./inv {name}"
        options = {word.rstrip(".,;:)") for word in rest if word.startswith("--")}
        assert options <= known[name] | {"--help"}, f"./inv {words}"


def test_the_readme_runs_the_tests_as_everybody_does() -> None:
    """Its one command for them is CI's own."""
    assert ("sh", "./inv test") in fences(README, "sh")
    assert re.search(r"^\./inv test(?:\s|$)", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)


def test_every_language_and_every_reserved_name_is_there() -> None:
    """How a file may be called, and how a folder may not."""
    text = section("Folders and files")
    assert {f"{code}.md" for code in LANGUAGES} <= set(spans(text))
    assert set(spans(text)) >= RESERVED
    assert set(spans(section("The magazine itself"))) >= RESERVED_CODES
    assert {f"{scheme}:" for scheme in SCHEMES} <= set(spans(section("Text")))


# --- links


def links() -> Iterator[tuple[Path, str]]:
    """Every link of every document that leads to a file or a heading of this repository."""
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)\s]+)\)", _SPAN.sub("", _unfenced(path.read_text("utf-8")))):
            if "://" not in target:
                yield path, target


def anchors(path: Path) -> set[str]:
    """The addresses of a document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", _unfenced(path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize(("path", "target"), [pytest.param(p, t, id=f"{p.name} {t}") for p, t in links()])
def test_a_link_leads_somewhere(path: Path, target: str) -> None:
    """To a file that is there, and a heading in it."""
    file, _, anchor = target.partition("#")
    found = (path.parent / file).resolve() if file else path
    assert found.exists()
    assert found.is_relative_to(ROOT)
    assert not anchor or anchor in anchors(found)


def test_decisions_are_numbered_dated_and_listed() -> None:
    """Each has a context, a choice and a price; the list has all of them by title."""
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    notes = sorted(folder.glob("0*.md"))
    assert [int(path.name[:4]) for path in notes] == list(range(1, len(notes) + 1))
    for path in notes:
        text = path.read_text("utf-8")
        heading = re.match(r"# (\d+)\. (.+)\n\n\d{4}-\d\d-\d\d\n", text)
        assert heading, path.name
        assert int(heading[1]) == int(path.name[:4])
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Choice", "Price"]
        assert f"- [{heading[2]}]({path.name})" in index


# --- pictures


PAGES = (ROOT / "docs" / "pages.md").read_text("utf-8")
TEMPLATES = {path.stem for path in (ROOT / "theme" / "templates").glob("*.html")} - {"base"}
PICTURE = re.compile(r"shots/([\w-]+)\.webp")


def test_every_kind_of_page_is_shown() -> None:
    """Each template of the theme has a row with a picture, and there is none of anything else."""
    kinds = {name.rsplit("-", 2)[0] for name in PICTURE.findall(PAGES)}
    assert {kind.split("-")[0] for kind in kinds} == TEMPLATES


def test_every_picture_of_a_page_is_one_that_the_task_takes() -> None:
    """By its width and scheme; of each kind the same ones. Once they have been taken, all of them are there."""
    names = PICTURE.findall(PAGES)
    views = {f"{page}-{view}" for page, found in shots.VIEWS.items() for view in found}
    for kind in {name.rsplit("-", 2)[0] for name in names} - views:
        assert {f"{kind}-{width}-{scheme}" for width in shots.WIDTHS for scheme in shots.SCHEMES} <= set(names)
    taken = ROOT / "docs" / "shots"
    assert not taken.exists() or {path.stem for path in taken.iterdir()} >= set(names)


# --- the examples of docs/writing.md


def example_header() -> ArticleHeader:
    """The front matter that the examples share: the first one of the page."""
    (_, text), *_ = fences(WRITING, "yaml")
    return article_header(split_header(text, "writing.md"), "writing.md")


def films() -> Films:
    """The catalogue of the sample magazine."""
    return read_films(ROOT / "content" / "films.toml", "films.toml")


@pytest.mark.parametrize("text", [text for _, text in fences(WRITING, "yaml")])
def test_an_example_of_front_matter_is_right(text: str) -> None:
    """Nothing in it is reported."""
    header = split_header(text, "writing.md")
    if "number" in header.values:
        assert not issue_header(header, "writing.md", ISSUE_KEYS).diagnostics
    else:
        assert not article_header(header, "writing.md").diagnostics


def test_the_first_example_of_front_matter_shows_every_key_of_an_original() -> None:
    """All but the one that makes a translation."""
    (_, text), *_ = fences(WRITING, "yaml")
    assert set(split_header(text, "writing.md").values) == set(ARTICLE_KEYS) - {"translators"}


def test_examples_of_catalogues_are_right(tmp_path: Path) -> None:
    """Each is written to the file that its first line names, and read: nothing is reported."""
    written: dict[str, int] = {}
    for _, text in fences(WRITING, "toml"):
        match = re.match(r"# content/(?:articles/[\w-]+/)?([\w.]+)", text)
        assert match, text
        with (tmp_path / match[1]).open("a", encoding="utf-8") as file:
            file.write(text + "\n")
        written[match[1]] = written.get(match[1], 0) + 1
    assert set(written) == {"films.toml", "people.toml", "topics.toml", "terms.toml", "magazine.toml", "stills.toml"}
    magazine = read_magazine(tmp_path, "content")
    assert not magazine.diagnostics
    assert [edition.code for edition in magazine.editions][-2:] == ["zh-hant-en", "zh-hk"]
    assert not read_films(tmp_path / "films.toml", "films.toml").diagnostics
    assert not read_people(tmp_path / "people.toml", "people.toml").diagnostics
    assert not read_catalogue(tmp_path / "topics.toml", "topics.toml", TOPIC_KEYS, ("name",)).diagnostics
    rights, problems = read_rights(tmp_path / "stills.toml", "stills.toml")
    assert list(rights) == ["auditorium.jpg"]
    assert not problems
    assert read_terms(tmp_path / "terms.toml", "terms.toml")[0]
    assert not read_terms(tmp_path / "terms.toml", "terms.toml")[1]


def test_another_edition_is_four_lines() -> None:
    """As the page, the changelog and the plan promise."""
    *_, (_, text) = fences(WRITING, "toml")
    assert len([line for line in text.split("\n") if not line.startswith("#")]) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(first, second, id=first.split("\n")[0])
        for (kind, first), (after, second) in pairwise(fences(WRITING, "markdown", "outline"))
        if (kind, after) == ("markdown", "outline")
    ],
)
def test_an_example_is_understood_as_the_page_says(text: str, expected: str) -> None:
    """`./inv outline` prints the very lines that stand below it."""
    people = read_people(ROOT / "content" / "people.toml", "people.toml")
    source = read_source(text, "writing.md", "zh-hant", MarkdownReader(), example_header().speakers)
    speakers, _ = resolve_speakers(example_header().speakers, (), people)
    document = assign_ids(mark_films(name_speakers(source.document, speakers), films()))
    _, *printed = in_words(outline(Read(source, document, speakers, ())))
    assert "\n".join(line.rstrip() for line in printed) == expected


def test_every_example_of_text_says_what_is_understood() -> None:
    """None stands there without its outline."""
    kinds = [kind for kind, _ in fences(WRITING, "markdown", "outline")]
    assert kinds
    assert kinds == ["markdown", "outline"] * (len(kinds) // 2)


def test_every_form_of_a_label_opens_a_turn() -> None:
    """Each form of the table, before words or above them."""
    rows = re.findall(r"^\| (`.*?) \|", section("Who speaks"), re.MULTILINE)
    forms = [form for row in rows for form in spans(row)]
    assert len(forms) >= 7
    for form in forms:
        document = mark_turns(read(f"{form}\n\n甲"), [SpeakerLabel("許望舒")])
        first = document.blocks[0]
        assert isinstance(first, Turn), form
        assert first.speaker is not None
        assert first.speaker.label == "許望舒"


def test_a_label_with_a_short_form_in_brackets_is_known_by_each() -> None:
    """The three forms that the page names."""
    bullet = next(line for line in section("Who speaks").split("\n") if line.startswith("- A label `Frederico (FSM)`"))
    declared, *forms = spans(bullet)
    assert len(forms) == 3
    for form in forms:
        assert isinstance(mark_turns(read(f"{form}: yes"), [SpeakerLabel(declared)]).blocks[0], Turn)


def test_what_is_said_to_be_no_speaker_is_none() -> None:
    """A word that leads in, a time, an address."""
    bullet = next(line for line in section("Who speaks").split("\n") if line.startswith("- Words that nobody declared"))
    text = "\n\n".join(f"{form}甲" for form in spans(bullet)[:3] for _ in range(2))
    document = mark_turns(read(text), [SpeakerLabel("許望舒")])
    assert not any(isinstance(block, Turn) for block in document.blocks)
    assert {problem.code for problem in document.diagnostics} == {"silent-speaker"}


def test_every_position_word_is_one() -> None:
    """Of those that the page names, with a colon where the page shows none."""
    bullet = section("Stills and captions").split("- **Positions**:")[1].split("- **")[0]
    words = spans(bullet)
    assert len(words) > 15
    for word in words:
        assert position(word if "：" in word or "(" in word else f"{word}：") is not None, word


def test_every_form_of_a_film_leads_to_it() -> None:
    """The forms of the table, and the title that another edition prints."""
    forms = [spans(row)[0] for row in re.findall(r"^\| (`.*?) \|", section("Films"), re.MULTILINE)][:4]
    assert len(forms) == 4
    for form in forms:
        (mention,) = mentions(mark_films(read(f"我看過{form}。"), films()))
        assert mention.film == "cinema-paradiso", form
        simplified = retitle(mark_films(read(form), films()), films(), "cn")
        assert ("天堂电影院" if "《" in form else "Cinema Paradiso") in plain_text(simplified.blocks)


def test_bold_beside_chinese_punctuation_is_bold() -> None:
    """The example that CommonMark reads otherwise."""
    assert "`**真，**她`" in section("Text")
    assert "<strong>真，</strong>她" in to_html(read("**真，**她").blocks[0], Context("zh-hant", "zh-Hant"))


def test_the_example_of_a_message_is_one() -> None:
    """Word for word, in the place that it names."""
    shown = next(text for _, text in fences(WRITING, "text") if "warning[" in text)
    place = Place("content/articles/replicants/zh-hant.md", 42)
    facts = {"title": "《銀翼殺手 2094》", "year": " of 2017", "guess": "《銀翼殺手 2049》"}
    assert worded(Diagnostic("unknown-film", place, facts)) == shown


def read(text: str) -> Document:
    """A text as a document, before any pass."""
    return MarkdownReader().read(text, "writing.md", "zh-hant")
