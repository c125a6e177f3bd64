"""Article folders come whole or not at all, and nothing is written over."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

import importing.folder
from document.front_matter import split_header
from importing.bench import read_back
from importing.importer import import_file
from importing.report import Report, as_json, as_lines
from importing.source import Refused
from interview.turns import Turn
from tests.importing.word_files import word_file
from toolbox.command import ending_in_order

Imported = Callable[..., Report]
TALK = "影誌：燈關了嗎？\n何遠：關了。\n影誌：真的？\n何遠：《她》(2013)裡也是這樣關的。\n"
ENGLISH = (
    "**Lens:** Is the light off?\n\n**He Yuan:** It is.\n\n**Lens:** Really?\n\n**He Yuan:** As in *Her* (2013).\n"
)


def test_an_import_makes_a_folder_with_both_languages(imported: Imported, tmp_path: Path) -> None:
    """The transcript's own language, a skeleton of the other one, and the catalogues beside the folder."""
    report = imported(TALK)
    assert sorted(path.name for path in report.folder.iterdir()) == ["en.md", "zh-hant.md"]
    assert report.written == ("zh-hant.md", "en.md", "films.toml", "people.toml")
    assert sorted(path.name for path in (tmp_path / "articles").iterdir()) == ["films.toml", "people.toml", "talk"]


def test_the_same_file_twice_is_refused_with_a_way_out(imported: Imported) -> None:
    """The second import changes nothing and says what can be done."""
    folder = imported(TALK).folder
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(Refused) as refused:
        imported(TALK)
    assert refused.value.diagnostic.code == "import-language-exists"
    assert "--slug" in refused.value.diagnostic.help()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_another_picture_of_the_same_name_is_said(imported: Imported) -> None:
    """The picture that is there stays, and an editor knows that there was another."""
    folder = imported(word_file(f"![]\n{TALK}"), "talk.docx").folder
    (folder / "image1.png").write_bytes(b"another")
    second = imported(word_file("![]\nQ: Is it on?\nA: It is.\nQ: Really?\nA: Yes."), "english.docx", slug="talk")
    assert [d.facts["name"] for d in second.diagnostics if d.code == "import-picture-left"] == ["image1.png"]
    assert (folder / "image1.png").read_bytes() == b"another"


def test_another_language_does_not_join_a_folder_by_chance(imported: Imported) -> None:
    """Two files that happen to have one name are not one article, unless the slug is given."""
    imported(TALK, "a/talk.txt")
    with pytest.raises(Refused) as refused:
        imported(ENGLISH, "b/talk.md")
    assert refused.value.diagnostic.code == "import-exists"


def test_a_second_language_takes_the_place_of_an_untouched_skeleton(imported: Imported) -> None:
    """With the slug given, only that language's file changes."""
    first = imported(TALK)
    own = (first.folder / "zh-hant.md").read_bytes()
    second = imported(ENGLISH, "english.md", slug="talk")
    assert second.folder == first.folder
    assert (first.folder / "zh-hant.md").read_bytes() == own
    assert "Is the light off?" in (first.folder / "en.md").read_text(encoding="utf-8")


def test_a_skeleton_that_somebody_wrote_in_stays(imported: Imported) -> None:
    """One translated word, and the file is an editor's."""
    folder = imported(TALK).folder
    draft = folder / "en.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("[to be translated]", "Dark?", 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        imported(ENGLISH, "english.md", slug="talk")
    assert refused.value.diagnostic.code == "import-language-exists"
    assert "Dark?" in draft.read_text(encoding="utf-8")


def test_the_skeleton_of_one_chinese_goes_when_the_other_chinese_comes(imported: Imported) -> None:
    """From then on the site converts the one that is there."""
    folder = imported(ENGLISH, "talk.md").folder
    assert (folder / "zh-hant.md").exists()
    imported("影志：灯关了吗？\n何远：关了。\n影志：真的吗？\n何远：这样关的。\n", "jian.txt", slug="talk")
    assert sorted(path.name for path in folder.iterdir()) == ["en.md", "zh-hans.md"]


def test_the_skeleton_has_every_turn_figure_and_film(imported: Imported) -> None:
    """As many turns as the source, by the same people, in a draft that is marked as a translation."""
    report = imported(TALK.replace("\n何遠：《", "\n![]()\n上:燈,攝於片場\n何遠：《"))
    text = (report.folder / "en.md").read_text(encoding="utf-8")
    values = split_header(text, "en.md").values
    document = read_back(report.folder / "en.md", "en")
    assert values["status"] == "draft"
    assert values["translators"] == []
    assert [turn.speaker.label for turn in document.blocks if isinstance(turn, Turn) and turn.speaker] == [
        "影誌",
        "He Yuan",
        "影誌",
        "He Yuan",
    ]
    assert "![]()\nTop: [to be translated]" in text
    assert "[to be translated] 《她》(2013)" in text


@pytest.mark.parametrize(
    ("caption", "blank"),
    [
        ("左:《她》(2013);右:沙漠", "Left: 《她》(2013); Right: [to be translated]"),
        ("由左至右:甲、乙", "Left to right: [to be translated]; [to be translated]"),
        ("從上到下:甲;乙", "Top to bottom: [to be translated]; [to be translated]"),
        ("*上：燈*", "Top: [to be translated]"),
    ],
)
def test_a_caption_keeps_its_positions_and_films_in_the_skeleton(imported: Imported, caption: str, blank: str) -> None:
    """So that each still has its own words in both languages."""
    report = imported(TALK.replace("何遠：《", f"![]()\n![]()\n{caption}\n何遠：《"))
    assert f"![]()\n![]()\n{blank}\n" in (report.folder / "en.md").read_text(encoding="utf-8")


def test_a_film_that_the_catalogue_knows_has_its_english_title_in_the_skeleton(
    imported: Imported, tmp_path: Path
) -> None:
    """Translators find the title that the house uses, and the catalogue gets no second record."""
    (tmp_path / "films.toml").write_text('# ours\n[her]\nyear = 2013\ntitles = {tw = "她", en = "Her"}\n', "utf-8")
    report = imported(TALK, catalogues=tmp_path)
    assert "*Her* (2013)" in (report.folder / "en.md").read_text(encoding="utf-8")
    assert (tmp_path / "films.toml").read_text("utf-8").startswith("# ours\n[her]\n")
    assert (tmp_path / "films.toml").read_text("utf-8").count("[") == 1


def test_stubs_go_below_what_editors_wrote(imported: Imported, tmp_path: Path) -> None:
    """Comments, order and spelling of a catalogue survive."""
    before = '# Films of the house\n\n[zama]\nyear = 2017   # not 2018\ntitles = {en = "Zama"}\n'
    (tmp_path / "films.toml").write_text(before, "utf-8")
    imported(TALK, catalogues=tmp_path)
    assert (tmp_path / "films.toml").read_text("utf-8") == before + '\n[ta]\nyear = 2013\ntitles = {tw = "她"}\n'


def test_a_broken_catalogue_stops_the_import_before_anything_is_written(imported: Imported, tmp_path: Path) -> None:
    """An editor mends the file first."""
    (tmp_path / "people.toml").write_text("[broken\n", "utf-8")
    with pytest.raises(Refused) as refused:
        imported(TALK, catalogues=tmp_path)
    assert refused.value.diagnostic.code == "catalogue-syntax"
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize(("slug", "code"), [("../out", "bad-slug"), ("films", "reserved-slug"), ("a/b", "bad-slug")])
def test_a_slug_that_cannot_be_an_address_is_refused(imported: Imported, tmp_path: Path, slug: str, code: str) -> None:
    """Nothing is written outside the folder of articles."""
    with pytest.raises(Refused) as refused:
        imported(TALK, slug=slug)
    assert refused.value.diagnostic.code == code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.txt"]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _magazine(tmp_path: Path) -> Path:
    """A magazine with catalogues, an article in English that has a picture, and an untouched Chinese skeleton."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "films.toml").write_text('# ours\n[zama]\nyear = 2017\ntitles = {en = "Zama"}\n', "utf-8")
    (tmp_path / "talk.md").write_text(ENGLISH, "utf-8")
    import_file(tmp_path / "talk.md", into=content / "articles", catalogues=content)
    (tmp_path / "night.docx").write_bytes(word_file(f"# 夜\n![]\n{TALK}"))
    return content


STEPS = [(name, number) for name in ("_write", "_replace") for number in range(1, 9)]
END = {"joins": {"slug": "talk", "lang": "zh-hans"}, "new": {"slug": "night"}}


@pytest.mark.parametrize("kind", END)
@pytest.mark.parametrize(("step", "number"), STEPS)
def test_an_import_that_is_stopped_at_any_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, kind: str
) -> None:
    """Ctrl-C before a file is written or moved: the magazine is as it was, with catalogues and skeletons."""
    content = _magazine(tmp_path)
    before = _files(content)
    monkeypatch.setattr(importing.folder, step, _stops(getattr(importing.folder, step), number, _interrupts))
    try:
        import_file(tmp_path / "night.docx", into=content / "articles", catalogues=content, **END[kind])  # type: ignore[arg-type]
    except KeyboardInterrupt:
        assert _files(content) == before
    else:  # there are fewer steps than that
        assert _files(content) != before
        assert not list(content.rglob(".importing-*"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own")
@pytest.mark.parametrize("kind", END)
@pytest.mark.parametrize(("step", "number"), STEPS)
def test_what_a_killed_import_left_is_taken_back_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, kind: str
) -> None:
    """After `kill -9` at any write the next import finds the magazine as it was, and makes what it would have made."""
    content, clean = _magazine(tmp_path), tmp_path / "clean"
    shutil.copytree(content, clean)
    import_file(tmp_path / "night.docx", into=clean / "articles", catalogues=clean, **END[kind])  # type: ignore[arg-type]
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(importing.folder, step, _stops(getattr(importing.folder, step), number, _is_killed))
        import_file(tmp_path / "night.docx", into=content / "articles", catalogues=content, **END[kind])  # type: ignore[arg-type]
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        (tmp_path / "other.md").write_text(ENGLISH, "utf-8")
        with pytest.raises(Refused):  # any import sweeps, also one that is refused in the end
            import_file(tmp_path / "other.md", into=content / "articles", catalogues=content, slug="talk")
        import_file(tmp_path / "night.docx", into=content / "articles", catalogues=content, **END[kind])  # type: ignore[arg-type]
    assert _files(content) == _files(clean)


def _stops(real: Callable[..., None], number: int, stop: Callable[[], None]) -> Callable[..., None]:
    """A function that stops before its call of that number."""
    calls = iter(range(1, 1000))

    def stopped(*values: object) -> None:
        if next(calls) == number:
            stop()
        real(*values)

    return stopped


def _interrupts() -> None:
    raise KeyboardInterrupt


def _is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_command_in_order(name: str) -> None:
    """A closed terminal is like Ctrl-C: what was begun can be taken back."""
    number = getattr(signal, name)
    former = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended, ending_in_order():
        os.kill(os.getpid(), number)
    assert ended.value.code == 128 + number
    assert signal.getsignal(number) == former


def test_a_full_disk_is_said_and_not_thrown(imported: Imported, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk becomes a message with a way out."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, f"No space left on device for {len(data)} bytes of {path}")

    monkeypatch.setattr(importing.folder, "_write", full)
    with pytest.raises(Refused) as refused:
        imported(TALK)
    assert refused.value.diagnostic.code == "import-not-written"


def test_the_report_has_the_shape_that_scripts_rely_on(imported: Imported) -> None:
    """The keys of `import --json`, with what was left out and changed by line."""
    found = as_json(imported("點讚 在看\n" + TALK.replace("影誌：真的？", "影誌:真的?")))
    assert {"folder", "lang", "title", "turns", "figures", "films", "left_out", "changed", "diagnostics"} <= set(found)
    assert found["turns"] == 4
    assert found["films"] == ["她"]
    assert found["left_out"] == [{"line": 1, "text": "點讚 在看", "why": "notice"}]
    assert {"line": 4, "from": "?", "to": "？"} in found["changed"]  # type: ignore[operator] # a list in that shape


def test_the_same_transcript_gives_the_same_bytes(imported: Imported) -> None:
    """Nothing of the machine or the hour is in an article."""
    first = imported(TALK, slug="first").folder
    second = imported(TALK, slug="second").folder
    for name in ("zh-hant.md", "en.md"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_the_report_for_a_terminal_counts_turns_by_speaker(imported: Imported) -> None:
    """An editor sees at a glance who was taken for whom."""
    assert "4 turns (asking: 影誌 2; answering: 何遠 2)" in "\n".join(as_lines(imported(TALK)))


def test_the_second_language_completes_the_stubs_of_the_first(imported: Imported, tmp_path: Path) -> None:
    """One film and one person, with the names of both languages."""
    imported(TALK)
    imported(ENGLISH, "english.md", slug="talk")
    films = (tmp_path / "articles" / "films.toml").read_text("utf-8")
    people = (tmp_path / "articles" / "people.toml").read_text("utf-8")
    assert films == '[ta]\nyear = 2013\ntitles = {tw = "她", en = "Her"}\n'
    assert people == '[he-yuan]\nname = {zh-hant = "何遠", en = "He Yuan"}\n'


def test_a_record_that_an_editor_wrote_is_not_completed(imported: Imported, tmp_path: Path) -> None:
    """Only stubs are the importer's own."""
    imported(TALK)
    path = tmp_path / "articles" / "films.toml"
    path.write_text(path.read_text("utf-8") + 'directors = ["someone"]\n', "utf-8")
    before = path.read_text("utf-8")
    imported(ENGLISH, "english.md", slug="talk")
    assert path.read_text("utf-8") == before + '\n[her]\nyear = 2013\ntitles = {en = "Her"}\n'
