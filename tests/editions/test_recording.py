"""Adding and completing records: by hand, by questions, from Wikidata in the shape that it documents."""

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from editions.recording import NotRecorded, Terminal, Wish, record, wikidata_of
from films.catalogue import read_films
from films.wikidata import Unanswered, Wikidata
from people.catalogue import read_people

CATALOGUE = """# The films.

[her]
year = 2013  # as shown in New York
# checked twice
titles = {tw = "雲端情人", en = "Her"}  # two of four

# Below: what nobody has seen.
[x]
year = 2000
titles = {en = "X"}
"""


def value(content: Any, rank: str = "normal") -> dict[str, Any]:
    """A statement as Wikibase's JSON has it."""
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": content}}, "rank": rank, "type": "statement"}


def item(name: str) -> dict[str, Any]:
    """A value that is an item."""
    return {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}


def entity(name: str, labels: Mapping[str, str], claims: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """An answer of Special:EntityData."""
    worded = {lang: {"language": lang, "value": words} for lang, words in labels.items()}
    return {"entities": {name: {"type": "item", "id": name, "labels": worded, "claims": claims}}}


def day(time: str, precision: int = 11) -> dict[str, Any]:
    """A point in time."""
    return {"time": time, "precision": precision, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}


# The numbers are made up; the shapes are Wikidata's.
ANSWERS: dict[str, Any] = {
    "/wiki/Special:EntityData/Q900.json": entity(
        "Q900",
        {"zh-cn": "银翼杀手", "zh-tw": "銀翼殺手", "zh": "銀翼", "en": "Blade Runner", "fr": "Blade Runner"},
        {
            "P577": [value(day("+1982-06-25T00:00:00Z")), value(day("+1980-00-00T00:00:00Z"), "deprecated")],
            "P57": [value(item("Q901"))],
            "P495": [value(item("Q902"))],
            "P2047": [value({"amount": "+117", "unit": "http://www.wikidata.org/entity/Q7727"})],
            "P1476": [value({"text": "Blade Runner", "language": "en"})],
            "P345": [value("tt0083658")],
            "P4947": [value("78")],
            "P4529": [{"mainsnak": {"snaktype": "novalue"}, "rank": "normal"}],
        },
    ),
    "/wiki/Special:EntityData/Q901.json": entity("Q901", {"en": "Ridley Scott"}, {}),
    "/wiki/Special:EntityData/Q902.json": entity("Q902", {"en": "United States"}, {"P297": [value("US")]}),
    "/wiki/Special:EntityData/Q903.json": entity(
        "Q903",
        {"zh-hant": "陳楸帆", "zh-hans": "陈楸帆", "en": "Chen Qiufan"},
        {"P856": [value("https://chen.example/")]},
    ),
    "/wiki/Special:EntityData/Q904.json": {"entities": {"Q904": {"id": "Q904", "missing": ""}}},
    "/wiki/Special:EntityData/Q905.json": {"entities": {"Q905": {"id": "Q905", "labels": [], "claims": []}}},
}
ONE = {"search": [{"id": "Q900", "label": "Blade Runner", "description": "1982 film"}], "success": 1}
TWO = {"search": [{"id": "Q905", "label": "Blade Runner"}, *ONE["search"]]}  # type: ignore[misc] # a list in a dict


def wikidata(search: Any = None) -> Wikidata:
    """A Wikidata that knows what is above."""

    def fetch(address: str) -> str:
        path = address.removeprefix("https://www.wikidata.org")
        if "wbsearchentities" in path:
            return json.dumps(search)
        if path not in ANSWERS:
            raise Unanswered(f"{address} cannot be reached")
        return json.dumps(ANSWERS[path])

    return Wikidata(fetch)


class Editor:
    """Somebody at a terminal, or nobody (`answers` None)."""

    def __init__(self, *answers: str, there: bool = True) -> None:
        self.answers, self.there = list(answers), there
        self.said: list[str] = []

    @property
    def terminal(self) -> Terminal:
        """How they are asked."""
        return Terminal(self.ask if self.there else None, self.said.append)

    def ask(self, question: str) -> str:
        """The next answer."""
        self.said.append(question)
        return self.answers.pop(0)


NOBODY = Editor(there=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a catalogue that has comments."""
    (tmp_path / "films.toml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def films(content: Path, slug: str, wish: Wish, editor: Editor = NOBODY, search: Any = None) -> str:
    """The catalogue after a film was recorded."""
    record("films", slug, content, wish, editor.terminal, wikidata(search))
    return (content / "films.toml").read_text(encoding="utf-8")


def test_a_new_record_is_put_below_the_others(content: Path) -> None:
    """In the order of keys that the catalogue has, and readable as a build reads it."""
    text = films(content, "new-one", Wish({"titles.en": "New One", "year": "1999", "directors": "Ann Lee, bo-li"}))
    assert text.startswith(CATALOGUE)
    assert text.endswith('\n[new-one]\nyear = 1999\ntitles = {en = "New One"}\ndirectors = ["Ann Lee", "bo-li"]\n')
    assert not read_films(content / "films.toml", "films.toml").diagnostics


def test_a_record_is_completed_and_every_comment_stays_where_it_was(content: Path) -> None:
    """A line is added below the last one of the record, above the comment on the next."""
    text = films(content, "her", Wish({"titles.hk": "觸不到的她", "original": "en:Her: A Story"}))
    before = [line for line in CATALOGUE.splitlines() if not line.startswith("titles = {tw")]
    assert [line for line in text.splitlines() if line in before] == before
    titles = 'titles = {tw = "雲端情人", en = "Her", hk = "觸不到的她"}  # two of four\n'
    assert titles + 'original = {lang = "en", title = "Her: A Story"}\n' in text


def test_what_is_typed_wins_and_what_is_not_stays(content: Path) -> None:
    """An option replaces a value; nothing else changes."""
    assert films(content, "x", Wish({"year": "2001"})) == CATALOGUE.replace("year = 2000", "year = 2001")


@pytest.mark.parametrize(
    ("slug", "values", "said"),
    [
        ("new", {"titles.en": "New"}, "new has no year"),
        ("new", {"year": "soon"}, "year soon is no number"),
        ("new", {"year": "1999", "titles.en": "New", "ids": "imdb=123"}, "ids.imdb"),
        ("../x", {"year": "1999"}, "cannot be part of an address"),
        ("new", {}, "nothing was given"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_written(
    content: Path, slug: str, values: dict[str, str], said: str
) -> None:
    """The catalogue stays as it was."""
    with pytest.raises(NotRecorded, match=said):
        films(content, slug, Wish(values))
    assert (content / "films.toml").read_text(encoding="utf-8") == CATALOGUE


def test_an_editor_at_a_terminal_is_asked(content: Path) -> None:
    """Question by question; an empty answer keeps what is there, which is shown."""
    editor = Editor("", "", "她", "", "", "spike-jonze", "")
    text = films(content, "her", Wish(), editor)
    assert 'cn = "她"' in text
    assert 'directors = ["spike-jonze"]' in text
    assert editor.said[:2] == ["year [2013]: ", "titles.tw [雲端情人]: "]


def test_a_film_comes_from_wikidata_whole(content: Path) -> None:
    """Year, titles by region, directors by record where there is one, countries, minutes, ids; shown, then written."""
    (content / "people.toml").write_text('[ridley-scott]\nname = {en = "Ridley Scott"}\n', encoding="utf-8")
    editor = Editor("y")
    text = films(content, "blade-runner", Wish(wikidata="Q900"), editor)
    assert text.endswith(
        "[blade-runner]\n"
        "year = 1982\n"
        'titles = {cn = "银翼杀手", tw = "銀翼殺手", en = "Blade Runner"}\n'
        'original = {lang = "en", title = "Blade Runner"}\n'
        'directors = ["ridley-scott"]\n'
        'countries = ["US"]\n'
        "minutes = 117\n"
        'ids = {wikidata = "Q900", imdb = "tt0083658", tmdb = "78"}\n'
    )
    assert "+ year = 1982" in editor.said
    assert "? a Chinese title without a region: 銀翼" in editor.said
    assert editor.said[-1] == "write this? [y/N] "


@pytest.mark.parametrize("editor", [Editor("n"), Editor(""), NOBODY])
def test_without_a_yes_nothing_of_wikidata_is_written(content: Path, editor: Editor) -> None:
    """At a terminal that is an answer, elsewhere the option --yes."""
    with pytest.raises(NotRecorded, match="nothing was written"):
        films(content, "blade-runner", Wish(wikidata="Q900"), editor)
    assert (content / "films.toml").read_text(encoding="utf-8") == CATALOGUE
    assert "[blade-runner]" in films(content, "blade-runner", Wish(wikidata="Q900", yes=True))


def test_wikidata_completes_a_record_and_corrects_nothing(content: Path) -> None:
    """Where it says something else than the record, that is shown and left to the editor."""
    editor = Editor("y")
    text = films(content, "her", Wish(wikidata="Q900"), editor)
    assert "year = 2013  # as shown in New York" in text
    assert 'tw = "雲端情人"' in text
    assert "minutes = 117" in text
    assert "? year: Wikidata has 1982" in editor.said
    assert '? titles: Wikidata has {tw = "銀翼殺手", en = "Blade Runner"}' in editor.said


def test_a_title_is_looked_up(content: Path) -> None:
    """One item is taken; of several the editor picks, and where nobody can, they are listed."""
    assert "1982" in films(content, "b", Wish(wikidata="Blade Runner", yes=True), search=ONE)
    (content / "films.toml").unlink()
    assert "[c]" in films(content, "c", Wish(wikidata="Blade Runner", yes=True), Editor("2"), TWO)
    with pytest.raises(NotRecorded, match=r"(?s)several items.*Q900.*--wikidata Q"):
        films(content, "d", Wish(wikidata="Blade Runner", yes=True), search=TWO)
    with pytest.raises(NotRecorded, match="knows nothing called"):
        films(content, "d", Wish(wikidata="Blade Runner", yes=True), search={"search": []})


@pytest.mark.parametrize(
    ("wanted", "search", "said"),
    [
        ("Q904", None, "has no item Q904"),
        ("Q999", None, "cannot be reached"),
        ("title", {"error": {"code": "x", "info": "too many requests"}}, "too many requests"),
        ("title", [], "something else"),
    ],
)
def test_an_answer_that_cannot_be_used_is_said(content: Path, wanted: str, search: Any, said: str) -> None:
    """With a way out, and without a change."""
    with pytest.raises(NotRecorded, match=said):
        films(content, "new", Wish(wikidata=wanted, yes=True), search=search)
    assert (content / "films.toml").read_text(encoding="utf-8") == CATALOGUE


def test_an_item_that_says_nothing_is_no_film(content: Path) -> None:
    """It has no year, so it is no record."""
    with pytest.raises(NotRecorded, match="has no year"):
        films(content, "empty", Wish(wikidata="Q905", yes=True))


def test_a_person_is_recorded_in_the_same_ways(tmp_path: Path) -> None:
    """By options, and from Wikidata."""
    record(
        "people", "lin", tmp_path, Wish({"name.zh-hant": "林海", "roles": "writer, poet"}), NOBODY.terminal, wikidata()
    )
    record("people", "chen", tmp_path, Wish(wikidata="Q903", yes=True), NOBODY.terminal, wikidata())
    people = read_people(tmp_path / "people.toml", "people.toml")
    assert people.diagnostics == ()
    assert people.by_slug["lin"].roles == ("writer", "poet")
    assert people.by_slug["chen"].name == {"zh-hant": "陳楸帆", "zh-hans": "陈楸帆", "en": "Chen Qiufan"}
    assert people.by_slug["chen"].links["site"] == "https://chen.example/"


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer as Wikidata would."""
        found = ANSWERS.get(self.path)
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(found or {}).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_over_the_web_it_is_the_same(content: Path) -> None:
    """A server on this machine answers; what it does not have, and no server at all, is said."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        mirror = wikidata_of(f"http://127.0.0.1:{server.server_port}")
        record("films", "blade-runner", content, Wish(wikidata="Q900", yes=True), NOBODY.terminal, mirror)
        with pytest.raises(NotRecorded, match="cannot be reached: Not Found"):
            record("films", "no", content, Wish(wikidata="Q998", yes=True), NOBODY.terminal, mirror)
        server.shutdown()
    assert "[blade-runner]" in (content / "films.toml").read_text(encoding="utf-8")
    with pytest.raises(NotRecorded, match=r"(?s)cannot be reached.*by hand"):
        record("films", "no", content, Wish(wikidata="Q900", yes=True), NOBODY.terminal, mirror)
