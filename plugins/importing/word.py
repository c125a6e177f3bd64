"""A Word file as lines of Markdown."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument

from document.diagnostics import Diagnostic
from document.model import Place
from importing.images import ImageShelf
from importing.lines import LineWriter
from importing.source import Hints, Refused, Source, escape, visible

# A Word file is a zip: what it may unpack to, in bytes, and how many times its own size one part of text may.
LARGEST_PART = 30_000_000
LARGEST_WHOLE = 500_000_000
MOST_PARTS = 3_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr")})


def read_word(data: bytes, place: Place) -> Source:
    """The paragraphs, notes and images of a .docx. Raises `Refused` for a damaged file and for one that unpacks to
    too much."""
    _check_archive(data, place)
    try:
        word = docx.Document(io.BytesIO(data))
        shelf = ImageShelf(None)
        writer = LineWriter()
        _Walker(word, writer, shelf).all()
        lines = writer.lines()
        hints = _hints(word)
    except Refused:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise Refused(Diagnostic("unreadable-file", place, {"reason": "it is a damaged Word file"})) from error
    if not any(line.text for line in lines):
        raise Refused(Diagnostic("empty-file", place))
    return Source("docx", lines, hints, shelf.files, tuple(shelf.diagnostics))


def _check_archive(data: bytes, place: Place) -> None:
    name = place.path
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(Diagnostic("unreadable-file", place, {"reason": "it is a damaged archive"})) from error
    if not any(part.filename == "word/document.xml" for part in parts):
        raise Refused(Diagnostic("import-not-text", place, {"name": name, "kind": "an archive"}))
    text_parts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    whole = sum(part.file_size for part in parts)
    if max(text_parts) > LARGEST_PART or whole > LARGEST_WHOLE or len(parts) > MOST_PARTS:
        limit = f"{LARGEST_WHOLE // 1_000_000} MB"
        raise Refused(Diagnostic("import-too-large", place, {"name": name, "limit": limit}))


def _hints(word: WordDocument) -> Hints:
    author = visible(word.core_properties.author or "").strip()
    return Hints(None, (author,) if author and author.lower() not in ("python-docx", "user", "admin") else ())


class _Walker:
    """Goes through a Word file in reading order; a paragraph's number stands for its line."""

    def __init__(self, word: WordDocument, writer: LineWriter, shelf: ImageShelf) -> None:
        self.word, self.writer, self.shelf = word, writer, shelf
        self.number = 0
        self.notes: list[str] = []
        self.styles = {style.style_id: (style.name or "").lower() for style in word.styles}

    def all(self) -> None:
        self._body(self.word.element.body)
        self._footnotes()

    def _body(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                for row in child.iter(f"{_W}tr"):
                    self.number += 1
                    cells = (" ".join(self._words(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
                    self.writer.words(" ".join(cell.strip() for cell in cells if cell.strip()), self.number)
                    self.writer.end()
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
                self._body(child)

    def _words(self, paragraph: Any) -> str:
        return escape(visible("".join(node.text or "" for node in paragraph.iter(f"{_W}t"))))

    def _paragraph(self, paragraph: Any) -> None:
        self.number += 1
        prefix = self._prefix(paragraph)
        self.writer.end(blank=not prefix.endswith((" - ", "- ", "1. ")))
        with self.writer.prefixed(prefix, self.number):
            self._inline(paragraph)
        self.writer.end(blank=not prefix.endswith(("- ", "1. ")))

    def _prefix(self, paragraph: Any) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        if name == "title":
            return "# "
        if match := re.fullmatch(r"(?:heading|標題|标题) ?([1-6])", name):
            return "#" * int(match[1]) + " "
        if "list number" in name:
            return "1. "
        return "- " if "list bullet" in name else ""

    def _inline(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == f"{_W}r":
                self._run(child)
            elif tag == f"{_W}hyperlink":
                self._link(child)
            else:
                self._inline(child)

    def _link(self, link: Any) -> None:
        relation = self.word.part.rels.get(link.get(f"{_R}id", ""))
        address = relation.target_ref if relation is not None and relation.is_external else ""
        usable = re.match(r"(?:https?://|mailto:)", address) and not re.search(r"[\s<>()]", address)
        with self.writer.around("[" if usable else "", f"]({address})"):
            self._inline(link)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{_W}rPr")
        mark = "**" if _on(properties, "b") else "*" if _on(properties, "i") else ""
        with self.writer.around(mark, mark):
            self._run_parts(run)

    def _run_parts(self, run: Any) -> None:
        for child in run:
            if child.tag == f"{_W}t":
                self.writer.words(escape(visible(child.text or "")), self.number)
            elif child.tag == f"{_W}tab":
                self.writer.words(" ", self.number)
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                self.writer.line_break(self.number)
            elif child.tag == f"{_W}noBreakHyphen":
                self.writer.words("-", self.number)
            elif child.tag == f"{_W}footnoteReference":
                self.notes.append(child.get(f"{_W}id", ""))
                self.writer.words(f"[^{len(self.notes)}]", self.number)
            elif child.tag in (f"{_W}drawing", f"{_W}pict", f"{_MC}AlternateContent"):
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
        for box in chosen.iter(f"{_W}txbxContent"):
            for paragraph in box.iter(f"{_W}p"):
                self.writer.line_break(self.number)
                self._inline(paragraph)
                self.writer.line_break(self.number)

    def _footnotes(self) -> None:
        part = next(
            (rel.target_part for rel in self.word.part.rels.values() if rel.reltype.endswith("/footnotes")), None
        )
        if part is None or not self.notes:
            return
        from docx.oxml import parse_xml

        texts = {note.get(f"{_W}id"): self._words(note).strip() for note in parse_xml(part.blob).iter(f"{_W}footnote")}
        for number, name in enumerate(self.notes, 1):
            self.number += 1
            self.writer.whole(f"[^{number}]: {texts.get(name, '')}", self.number)


def _on(properties: Any, name: str) -> bool:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _pictures(drawing: Any) -> Iterator[str]:
    for blip in drawing.iter(f"{_A}blip"):
        yield blip.get(f"{_R}embed") or ""
    for image in drawing.iter(f"{_V}imagedata"):
        yield image.get(f"{_R}id") or ""
