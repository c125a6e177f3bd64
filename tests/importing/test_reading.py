"""Files of all kinds: what is opened, and what is refused by name."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PIL import Image

from importing.decoding import decode
from importing.reading import read_source
from importing.report import Report
from importing.source import Refused

Imported = Callable[..., Report]
TRADITIONAL = "影誌：你為什麼總在夜裡拍電影？\n何遠：因為白天我們要上班，晚上才有時間。\n" * 4
SIMPLIFIED = "影志：你为什么总在夜里拍电影？\n何远：因为白天我们要上班，晚上才有时间。\n" * 4


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (TRADITIONAL, "utf-8-sig", "utf-8"),
        (TRADITIONAL, "utf-16", "utf-16"),
        (TRADITIONAL, "utf-16-le", "utf-16"),
        (SIMPLIFIED, "utf-16-be", "utf-16"),
        ("Mara: Is it on?\nIvo: Yes.", "utf-16-le", "utf-16"),
        (TRADITIONAL, "cp950", "big5"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        ("Mara: “Café, naïve.”\nIvo: Yes.", "cp1252", "cp1252"),
    ],
)
def test_text_in_an_older_encoding_is_recognised(text: str, encoding: str, named: str) -> None:
    """The words come out as they went in, and the encoding is known."""
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, named)


def test_a_converted_encoding_is_said(imported: Imported) -> None:
    """An editor is told to look for wrong characters."""
    report = imported(TRADITIONAL.encode("cp950"))
    assert report.turns == 8
    assert [d.code for d in report.diagnostics if d.code == "import-encoding"] == ["import-encoding"]


def test_a_file_that_was_cut_inside_a_character_is_read_and_said(imported: Imported) -> None:
    """One broken character is no reason to refuse a whole conversation."""
    report = imported(TRADITIONAL.encode()[:-3])
    assert [d.place.line for d in report.diagnostics if d.code == "import-broken-characters"] == [8]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc)"),
        (b"{\\rtf1\\ansi Hello}", "a Rich Text file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 20, "something else"),
    ],
)
def test_what_is_no_text_is_refused_by_name(imported: Imported, data: bytes, kind: str) -> None:
    """Whatever its ending says."""
    with pytest.raises(Refused) as refused:
        imported(data, "talk.docx")
    assert refused.value.diagnostic.code == "import-not-text"
    assert refused.value.diagnostic.facts["kind"] == kind


@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), ("　\n\ufeff\n".encode(), "empty-file")])
def test_an_empty_file_is_refused(imported: Imported, data: bytes, code: str) -> None:
    """Nothing to import."""
    with pytest.raises(Refused) as refused:
        imported(data)
    assert refused.value.diagnostic.code == code


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    """With the reason."""
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(Refused) as refused:
            read_source(path)
        assert refused.value.diagnostic.code == "unreadable-file"


def test_a_text_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything slow begins."""
    monkeypatch.setattr("importing.reading.LARGEST_TEXT", 50)
    (tmp_path / "talk.txt").write_text(TRADITIONAL, "utf-8")
    with pytest.raises(Refused) as refused:
        read_source(tmp_path / "talk.txt")
    assert refused.value.diagnostic.code == "import-too-large"


def _word() -> bytes:
    word = docx.Document()
    word.add_heading("夜行列車", 0)
    paragraph = word.add_paragraph()
    paragraph.add_run("影誌：").bold = True
    paragraph.add_run("你為什麼總在夜裡拍?")
    paragraph = word.add_paragraph()
    paragraph.add_run("何").bold = True
    paragraph.add_run("遠：").bold = True
    paragraph.add_run("因為白天要上班,")
    paragraph.add_run("真的").italic = True
    paragraph.add_run("。5 * 3 = 15。")
    image = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(image, "PNG")
    word.add_paragraph().add_run().add_picture(image)
    word.add_paragraph("《夜車》劇照")
    word.add_paragraph("車票", style="List Bullet")
    word.add_paragraph("便當", style="List Bullet")
    paragraph = word.add_paragraph()
    paragraph.add_run("影誌：幾點收工？").bold = True
    word.add_paragraph("何遠：天亮以前。")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "左格", "右格"
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def test_a_word_file_becomes_an_article_with_its_image(imported: Imported) -> None:
    """Runs, lists, tables and pictures, in the order of the page."""
    report = imported(_word(), "night.docx")
    assert (report.title, report.turns, report.figures, report.slots) == ("夜行列車", 4, 1, 1)
    text = (report.folder / "zh-hant.md").read_text(encoding="utf-8")
    assert text.partition("---\n\n")[2] == (
        "**影誌：**你為什麼總在夜裡拍？\n\n**何遠：**因為白天要上班，*真的*。5 \\* 3 = 15。\n\n"
        "![](image1.png)\n《夜車》劇照\n\n"
        "- 車票\n- 便當\n\n**影誌：**幾點收工？\n\n**何遠：**天亮以前。\n\n左格\n\n右格\n"
    )
    assert (report.folder / "image1.png").read_bytes().startswith(b"\x89PNG")


def test_a_word_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive may hold a large one; its sizes are read before its contents."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * 5000)
    (tmp_path / "bomb.docx").write_bytes(packed.getvalue())
    monkeypatch.setattr("importing.word.LARGEST_PART", 4000)
    with pytest.raises(Refused) as refused:
        read_source(tmp_path / "bomb.docx")
    assert refused.value.diagnostic.code == "import-too-large"


@pytest.mark.parametrize("cut", [100, 2000, 20000])
def test_a_damaged_word_file_is_refused(imported: Imported, cut: int) -> None:
    """Without a traceback."""
    with pytest.raises(Refused) as refused:
        imported(_word()[:cut], "night.docx")
    assert refused.value.diagnostic.code == "unreadable-file"


def test_an_archive_that_is_no_word_file_is_refused_by_name(imported: Imported) -> None:
    """A zip of photographs, for instance."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.jpg", b"\xff\xd8\xff")
    with pytest.raises(Refused) as refused:
        imported(packed.getvalue(), "photos.zip")
    assert refused.value.diagnostic.facts["kind"] == "an archive"


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("xl/workbook.xml", "an Excel file"),
        ("content.xml", "an OpenDocument file (.odt)"),
        ("META-INF/container.xml", "an e-book (.epub)"),
    ],
)
def test_an_archive_of_another_program_is_refused_by_name(imported: Imported, inside: str, kind: str) -> None:
    """An editor knows what to save again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(inside, "<x/>")
    with pytest.raises(Refused) as refused:
        imported(packed.getvalue(), "talk.docx")
    assert refused.value.diagnostic.facts == {"name": "talk.docx", "kind": kind}


def test_a_word_file_that_is_a_bomb_of_entities_is_refused(imported: Imported) -> None:
    """Entities that stand for each other a billion times are never written out."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(io.BytesIO(_word())) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    document = parts["word/document.xml"].decode()
    start = document.index("?>") + 2
    bomb = f'{document[:start]}<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>{document[start:]}'
    parts["word/document.xml"] = bomb.replace("夜行列車", "&e9;").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as after:
        for name, data in parts.items():
            after.writestr(name, data)
    with pytest.raises(Refused) as refused:
        imported(packed.getvalue(), "bomb.docx")
    assert refused.value.diagnostic.code == "unreadable-file"


def test_a_picture_that_is_too_large_is_named_and_its_place_stays(
    imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its bytes or by its pixels, which a small file may have many of."""
    for limit in ("LARGEST_IMAGE", "MOST_PIXELS"):
        with monkeypatch.context() as limits:
            limits.setattr(f"importing.images.{limit}", 40)
            report = imported(_word(), "night.docx", slug=limit.lower().replace("_", "-"))
        assert [d.facts["reason"] for d in report.diagnostics if d.code == "import-picture-left"] == ["it is too large"]
        assert report.slots == 1
        assert not list(report.folder.glob("*.png"))


def test_words_that_a_page_shows_above_others_stay(imported: Imported) -> None:
    """The reading of a character stands behind it."""
    report = imported(
        "<html><body><p>問：<ruby>港<rt>gang</rt></ruby>在哪？</p><p>答：在這。</p></body></html>", "talk.html"
    )
    assert "港gang在哪？" in (report.folder / "zh-hant.md").read_text(encoding="utf-8")


def test_images_saved_beside_a_page_come_along_and_others_do_not(imported: Imported, tmp_path: Path) -> None:
    """A page may name files of its own folder; what lies outside stays there."""
    image = io.BytesIO()
    Image.new("RGB", (4, 3), "blue").save(image, "JPEG")
    (tmp_path / "page" / "talk_files").mkdir(parents=True)
    (tmp_path / "page" / "talk_files" / "Shot 1.JPG").write_bytes(image.getvalue())
    (tmp_path / "secret.jpg").write_bytes(image.getvalue())
    report = imported(
        '<html><body><p>問：看得見嗎？</p><p><img src="talk_files/Shot%201.JPG"></p>'
        '<p><img src="../secret.jpg"></p><p>答：看得見。</p><p>問：這張呢？</p><p>答：看不見。</p></body></html>',
        "page/talk.html",
    )
    text = (report.folder / "zh-hant.md").read_text(encoding="utf-8")
    assert "![](shot-1.jpg)\n![]()" in text
    assert sorted(path.name for path in report.folder.glob("*.jpg")) == ["shot-1.jpg"]
