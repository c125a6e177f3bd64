"""Bytes of a text file as words, also where the file is older than UTF-8."""

import codecs
import re
from dataclasses import dataclass

from document.cjk import han

# The characters that most Chinese text is made of, in both scripts: what a right guess is full of.
_COMMON = frozenset(
    "的一是不了在人有我他這这個们們中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于着著下自之年"
    "過过發发後后作里裡用道行所然家種种事成方多經经麼么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主"
    "樣样理心她本前開开但因只從从想實实日軍者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业外將将"
    "兩两高間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回特代內内信"
)
_MARKS = frozenset("，。、？！：；「」『』“”‘’（）《》…—　")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What a wrong guess scores at most on real text; a right one scores .3 and more.
_PLAUSIBLE = 0.12


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and how many characters could not be read."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """The words of a text file in UTF-8, UTF-16 with a mark, Big5, GB18030 or Windows-1252; None: it is no text."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark) if name == "utf-8" else data, name)
    if b"\0" in data:
        return _wide(data)
    found = _strict(data, "utf-8") or _nearly_utf8(data) or _declared(data) or _guess(data)
    return found if found is not None and _is_text(found.text) else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 that lost its mark: every second byte of what is plain in it is zero, always on the same side."""
    for side, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        breaks = data.count(b"\n\0" if side else b"\0\n")
        found = _strict(data, name) if len(data) % 2 == 0 and (breaks or data.count(0) * 3 > len(data)) else None
        if found and "\0" not in found.text and (found.text.isascii() or plausible(found.text) > _PLAUSIBLE):
            return Decoded(found.text, "utf-16")
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken characters: a file that was cut, or mended with the wrong tool."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(character > "\x7f" for character in text)
    return Decoded(text, "utf-8", broken) if broken * 20 <= beyond else None


def _declared(data: bytes) -> Decoded | None:
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}.get(name, name)
    return _strict(data, name) if name in ("gb18030", "cp950", "big5-hkscs", "windows-1252") else None


def _guess(data: bytes) -> Decoded | None:
    """The encoding whose reading looks most like Chinese; else single accents of Western Europe."""
    readings = [found for name in ("cp950", "big5hkscs", "gb18030") if (found := _strict(data, name))]
    best = max(readings, key=lambda found: plausible(found.text), default=None)
    if best is not None and plausible(best.text) > _PLAUSIBLE:
        return Decoded(best.text, "gb18030" if best.encoding == "gb18030" else "big5")
    high = sum(byte > 0x7F for byte in data)
    return _strict(data, "cp1252") if high * 6 < len(data) else None


def plausible(text: str) -> float:
    """How much of a text beyond ASCII is what Chinese text is mostly made of, 0 to 1."""
    beyond = [character for character in text if character > "\x7f"]
    usual = sum(character in _COMMON or character in _MARKS for character in beyond)
    strange = sum(not han.match(character) and character not in _MARKS for character in beyond)
    return (usual - strange) / len(beyond) if beyond else 0.0


def _is_text(text: str) -> bool:
    odd = sum(character < " " and character not in "\t\n\r\f\v\x1a" for character in text)
    return odd * 100 <= len(text)
