"""A Word file as lines of Markdown."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import docx
from docx.document import Document as WordDocument

from document.diagnostics import Diagnostic
from document.model import Place
from importing.images import ImageShelf
from importing.lines import LineWriter
from importing.source import Hints, LeftOut, Refused, Source, escape, visible
from importing.tables import is_grid, label_column, markdown_rows, table_head
from importing.word_styles import Style, Styles, W, on

# A Word file is a zip: what it may unpack to, in bytes, and how many times its own size one part of text may.
LARGEST_PART = 30_000_000
LARGEST_WHOLE = 500_000_000
MOST_PARTS = 3_000
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Other files that are archives, too, by something that is in them.
_OTHERS = (
    ("xl/workbook.xml", "an Excel file"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("content.xml", "an OpenDocument file (.odt)"),
    ("Index/Document.iwa", "a Pages file"),
)
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_AROUND_BLOCKS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"))
# What programs write where an author should stand.
_NOBODY = frozenset(
    ("python-docx", "user", "admin", "administrator", "microsoft office user", "unknown", "author", "owner")
)
_SKIPPED = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr")})


def read_word(data: bytes, place: Place, name: str) -> Source:
    """The paragraphs, notes and images of a .docx. Raises `Refused` for a damaged file and for one that unpacks to
    too much."""
    _check_archive(data, place, name)
    try:
        word = docx.Document(io.BytesIO(data))
        shelf = ImageShelf(None)
        writer = LineWriter()
        walker = _Walker(word, writer, shelf)
        walker.all()
        lines = writer.lines()
        hints = Hints(subtitle=walker.subtitle, authors=_authors(word))
    except Refused:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise Refused(Diagnostic("unreadable-file", place, {"reason": "it is a damaged Word file"})) from error
    if not any(line.text for line in lines):
        raise Refused(Diagnostic("empty-file", place))
    return Source("docx", lines, hints, tuple(walker.left), shelf.files, tuple(shelf.diagnostics))


def _check_archive(data: bytes, place: Place, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(Diagnostic("unreadable-file", place, {"reason": "it is a damaged archive"})) from error
    if not any(part.filename == "word/document.xml" for part in parts):
        kind = next((kind for inside, kind in _OTHERS if any(part.filename == inside for part in parts)), "an archive")
        raise Refused(Diagnostic("import-not-text", place, {"name": name, "kind": kind}))
    text_parts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    whole = sum(part.file_size for part in parts)
    if max(text_parts) > LARGEST_PART or whole > LARGEST_WHOLE or len(parts) > MOST_PARTS:
        limit = f"{LARGEST_WHOLE // 1_000_000} MB"
        raise Refused(Diagnostic("import-too-large", place, {"name": name, "limit": limit}))


def _authors(word: WordDocument) -> tuple[str, ...]:
    author = visible(word.core_properties.author or "").strip()
    return (author,) if author and author.lower() not in _NOBODY else ()


class _Walker:
    """Goes through a Word file in reading order; a paragraph's number stands for its line."""

    def __init__(self, word: WordDocument, writer: LineWriter, shelf: ImageShelf) -> None:
        self.word, self.writer, self.shelf = word, writer, shelf
        self.number = 0
        self.notes: list[tuple[str, str]] = []
        self.left: list[LeftOut] = []
        self.subtitle: str | None = None
        self.styles = Styles(word)

    def all(self) -> None:
        self._body(self.word.element.body)
        self._notes()
        self._around()

    def _body(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _AROUND_BLOCKS:
                self._body(child)

    def _table(self, table: Any) -> None:
        """A conversation with a speaker in each row, rows and columns, or what only lays the page out."""
        rows = [row.findall(f"{W}tc") for row in table.iter(f"{W}tr")]
        texts = [[" ".join(map(_words, cell.iter(f"{W}p"))).strip() for cell in row] for row in rows if row]
        special = table.iter(f"{W}drawing", f"{W}pict", f"{W}footnoteReference", f"{W}endnoteReference")
        plain = next(special, None) is None
        column = label_column(texts) if texts else None
        if column is None and texts and plain and is_grid(texts):
            self.number += 1
            self.writer.rows(markdown_rows(texts), self.number)
            self.number += len(texts) - 1
            return
        head = table_head(texts, column)
        for row, words in zip(filter(None, rows), texts, strict=True):
            if column is not None:
                self.writer.end()
                stamp = f"{words[0]} " if column and words[0] else ""
                label = words[column] if words is head else f"{words[column].rstrip(':：')}："
                self.writer.words(f"{stamp}{label} ", self.number + 1)
            for cell in row if column is None else row[column + 1 :]:
                self._body(cell)

    def _paragraph(self, paragraph: Any) -> None:
        self.number += 1
        style = self.styles.of_paragraph(paragraph)
        if style.name == "subtitle" and self.subtitle is None:
            self.subtitle = _words(paragraph).strip() or None
        prefix = _heading(style) or self.styles.list_mark(paragraph, style)
        item = bool(prefix) and not prefix.startswith("#")
        self.writer.end(blank=not item)
        with (
            self.writer.quoted() if "quote" in style.name else nullcontext(),
            self.writer.captioned() if style.name == "caption" else nullcontext(),
            self.writer.prefixed(prefix, self.number),
        ):
            # bold and italics that tell what a paragraph is are no emphasis in it
            self._inline(paragraph, Style("") if prefix.startswith("#") or _is_set_apart(style) else style)
        self.writer.end(blank=not item)

    def _inline(self, parent: Any, style: Style) -> None:
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._run(child, style)
            elif tag == f"{W}hyperlink":
                self._link(child, style)
            elif tag == f"{_M}t":
                self.writer.words(escape(visible(child.text or "")), self.number)
            else:
                self._inline(child, style)

    def _link(self, link: Any, style: Style) -> None:
        relation = self.word.part.rels.get(link.get(f"{_R}id", ""))
        address = relation.target_ref if relation is not None and relation.is_external else ""
        usable = re.match(r"(?:https?://|mailto:)", address) and not re.search(r"[\s<>()]", address)
        with self.writer.around("[" if usable else "", f"]({address})"):
            self._inline(link, style)

    def _run(self, run: Any, style: Style) -> None:
        properties = run.find(f"{W}rPr")
        own = self.styles.of_run(run)
        bold, italic = on(properties, "b"), on(properties, "i")
        if on(properties, "vanish"):
            self._leave("".join(node.text or "" for node in run.iter(f"{W}t")))
            return
        mark = "*" if (style.italic or own.italic if italic is None else italic) else ""
        mark = "**" if (style.bold or own.bold if bold is None else bold) else mark
        with self.writer.around(mark, mark):
            self._run_parts(run)

    def _run_parts(self, run: Any) -> None:
        for child in run:
            if child.tag == f"{W}t":
                self.writer.words(escape(visible(child.text or "")), self.number)
            elif child.tag == f"{W}tab":
                self.writer.words(" ", self.number)
            elif child.tag in (f"{W}br", f"{W}cr"):
                self.writer.line_break(self.number)
            elif child.tag == f"{W}noBreakHyphen":
                self.writer.words("-", self.number)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.notes.append((child.tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", "")))
                self.writer.words(f"[^{len(self.notes)}]", self.number)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{_MC}AlternateContent"):
                self._drawing(child)

    def _drawing(self, drawing: Any) -> None:
        """Images, and the paragraphs of text boxes; of two forms of one drawing the newer."""
        chosen = drawing.find(f"{_MC}Choice") if drawing.tag == f"{_MC}AlternateContent" else drawing
        if chosen is None:
            return
        named = next(chosen.iter(f"{_WP}docPr"), None)
        alt = visible(named.get("descr") or "").strip() if named is not None else ""
        for reference in _pictures(chosen):
            part = self.word.part.related_parts.get(reference)
            name = str(part.partname).rsplit("/", 1)[-1] if part is not None else ""
            self.writer.image(self.shelf.add(name, part.blob) if part is not None else "", alt, self.number)
        for box in chosen.iter(f"{W}txbxContent"):
            for paragraph in box.iter(f"{W}p"):
                self.writer.line_break(self.number)
                self._inline(paragraph, Style(""))
                self.writer.line_break(self.number)

    def _notes(self) -> None:
        """Footnotes and endnotes, below the text in the order of their marks."""
        texts = {
            (kind, note.get(f"{W}id", "")): " ".join(filter(None, (_words(p).strip() for p in note.iter(f"{W}p"))))
            for kind in ("footnote", "endnote")
            for root in self._parts(f"/{kind}s")
            for note in root.iter(f"{W}{kind}")
        }
        for number, name in enumerate(self.notes, 1):
            self.number += 1
            self.writer.whole(f"[^{number}]: {texts.get(name, '')}", self.number)

    def _around(self) -> None:
        """What stands at the head and foot of each page, and what somebody remarked in the margin."""
        for kind in ("/header", "/footer", "/comments"):
            for root in self._parts(kind):
                for paragraph in root.iter(f"{W}p"):
                    self._leave(_words(paragraph))

    def _parts(self, kind: str) -> Iterator[Any]:
        from docx.oxml import parse_xml

        for relation in self.word.part.rels.values():
            if relation.reltype.endswith(kind) and not relation.is_external:
                yield parse_xml(relation.target_part.blob)

    def _leave(self, words: str) -> None:
        words = visible(words).strip()
        if words and words not in {left.text for left in self.left}:
            self.left.append(LeftOut(self.number, words, "page"))


def _is_set_apart(style: Style) -> bool:
    return style.name == "caption" or "quote" in style.name


def _heading(style: Style) -> str:
    if style.name == "title":
        return "# "
    match = re.fullmatch(r"(?:heading|標題|标题) ?([1-6])", style.name)
    return "#" * int(match[1]) + " " if match else ""


def _words(paragraph: Any) -> str:
    """The words of a paragraph without their mark-up."""
    return escape(visible("".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{_M}t"))))


def _pictures(drawing: Any) -> Iterator[str]:
    for blip in drawing.iter(f"{_A}blip"):
        yield blip.get(f"{_R}embed") or ""
    for image in drawing.iter(f"{_V}imagedata"):
        yield image.get(f"{_R}id") or ""
