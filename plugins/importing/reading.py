"""Open a transcript, whatever kind of file it came as."""

import re
from dataclasses import replace
from pathlib import Path

from document.diagnostics import Diagnostic
from document.model import Place
from importing.decoding import Decoded, decode
from importing.pages import read_page
from importing.source import Kind, Refused, Source, clean_lines, escape_start
from importing.word import read_word

# A book has a tenth of this; a page may carry its images inside.
LARGEST_TEXT = 4_000_000
LARGEST_PAGE = 12_000_000
LARGEST_FILE = 60_000_000
# What other files begin with, and how an editor would call them.
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"bplist", "a page that Safari saved (.webarchive)"),
    (b"MIME-Version:", "a page saved as one file (.mht)"),
    (b"From: <Saved by", "a page saved as one file (.mht)"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
)
_PAGE_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read_source(file: Path) -> Source:
    """A file as lines of Markdown. Raises `Refused` for what cannot be read, is no text or is too large."""
    place = Place(str(file))
    data = _bytes(file, place)
    if data.startswith(b"PK\x03\x04"):
        return read_word(data, place, file.name)
    if data[4:8] == b"ftyp":
        raise Refused(Diagnostic("import-not-text", place, {"name": file.name, "kind": "a recording or a picture"}))
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise Refused(Diagnostic("import-not-text", place, {"name": file.name, "kind": kind}))
    if len(data) > LARGEST_PAGE:
        raise _too_large(place, file.name, LARGEST_PAGE)
    decoded = decode(data)
    if decoded is None:
        raise Refused(Diagnostic("import-not-text", place, {"name": file.name, "kind": "something else"}))
    if not decoded.text.strip("\ufeff\u200b \t\r\n\u3000"):
        raise Refused(Diagnostic("empty-file", place))
    source = _from_text(decoded, file)
    if sum(len(line.text) for line in source.lines) > LARGEST_TEXT:
        raise _too_large(place, file.name, LARGEST_TEXT)
    if not decoded.encoding.startswith("utf"):
        note = Diagnostic("import-encoding", place, {"encoding": decoded.encoding})
        source = replace(source, diagnostics=(note, *source.diagnostics))
    if decoded.broken:
        line = decoded.text[: decoded.text.index("\ufffd")].count("\n") + 1
        warning = Diagnostic("import-broken-characters", Place(str(file), line), {"count": str(decoded.broken)})
        source = replace(source, diagnostics=(warning, *source.diagnostics))
    return source


def _bytes(file: Path, place: Place) -> bytes:
    try:
        if not file.is_file():
            reason = "it is a folder" if file.is_dir() else "there is no such file"
            raise Refused(Diagnostic("unreadable-file", place, {"reason": reason}))
        if file.stat().st_size > LARGEST_FILE:
            raise _too_large(place, file.name, LARGEST_FILE)
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Diagnostic("unreadable-file", place, {"reason": reason})) from error


def _too_large(place: Place, name: str, limit: int) -> Refused:
    return Refused(Diagnostic("import-too-large", place, {"name": name, "limit": f"{limit // 1_000_000} MB"}))


def _from_text(decoded: Decoded, file: Path) -> Source:
    suffix = file.suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or _PAGE_START.match(decoded.text):
        return read_page(decoded.text, file)
    kind: Kind = "md" if suffix in (".md", ".markdown", ".mdown", ".mkd") else "txt"
    lines = clean_lines(decoded.text)
    if kind == "txt":
        lines = tuple(replace(line, text=escape_start(line.text.strip())) for line in lines)
    return Source(kind, lines)
