"""Word files for tests, made of a few marks that a case file can hold.

A line is a paragraph. `# ` the title, `## ` a heading, `- ` and `1. ` items by style, `+ ` an item as Word itself
numbers it, `^ ` a caption, `> ` a quotation, `| a | b |` a row of a table, `![]` a picture. In a line: `**bold**`,
`*italic*`, `__bold by the style of its characters__`, `⏎` a soft line break, `[^words]` a footnote.
"""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import Image

_STYLES = {"# ": "Title", "## ": "Heading 1", "- ": "List Bullet", "1. ": "List Number", "^ ": "Caption", "> ": "Quote"}
_INLINE = re.compile(r"(\*\*.+?\*\*|\*.+?\*|__.+?__|⏎|\[\^.+?\])")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(text: str) -> bytes:
    """The bytes of a Word file."""
    word = docx.Document()
    notes: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            _table(word, rows, notes)
            rows = []
        _paragraph(word, line, notes)
    if notes:
        _footnotes(word, notes)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _paragraph(word: WordDocument, line: str, notes: list[str]) -> None:
    if line.startswith("!["):
        picture = io.BytesIO()
        Image.new("RGB", (4, 3), "red").save(picture, "PNG")
        word.add_paragraph().add_run().add_picture(picture)
    elif line.startswith("+ "):
        paragraph = word.add_paragraph()
        style = word.styles["List Number"].element.find(f".//{qn('w:numId')}")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties._add_numId().val = int(style.get(qn("w:val")))
        _fill(paragraph, line[2:], notes)
    elif line:
        mark = next((mark for mark in sorted(_STYLES, key=len, reverse=True) if line.startswith(mark)), "")
        _fill(word.add_paragraph(style=_STYLES.get(mark)), line.removeprefix(mark), notes)


def _table(word: WordDocument, rows: list[list[str]], notes: list[str]) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            _fill(cell.paragraphs[0], words, notes)


def _fill(paragraph: Paragraph, text: str, notes: list[str]) -> None:
    for part in filter(None, _INLINE.split(text)):
        if part == "⏎":
            paragraph.add_run().add_break()
        elif part.startswith("[^"):
            notes.append(part[2:-1])
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(notes)))
            paragraph.add_run()._r.append(reference)
        elif part.startswith("**"):
            paragraph.add_run(part[2:-2]).bold = True
        elif part.startswith("__"):
            paragraph.add_run(part[2:-2], style="Strong")
        elif part.startswith("*"):
            paragraph.add_run(part[1:-1]).italic = True
        else:
            paragraph.add_run(part)


def _footnotes(word: WordDocument, notes: list[str]) -> None:
    xml = f'<?xml version="1.0"?><w:footnotes xmlns:w="{_NAMESPACE}">{"".join(_note_xml(notes))}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note_xml(notes: list[str]) -> Iterator[str]:
    for number, words in enumerate(notes, 1):
        yield f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
