"""Pack a font as WOFF2 as hard as asked: fontTools always presses hardest, for which a preview has no time."""

import struct
from typing import Final

import brotli
from fontTools.ttLib.woff2 import getKnownTagIndex, packBase128, woff2UnknownTagIndex

_SFNT_HEAD: Final = struct.Struct(">4sHHHH")
_SFNT_ENTRY: Final = struct.Struct(">4sIII")
_HEAD: Final = struct.Struct(">4s4sIHHIIHHIIIII")
_MAGIC: Final = 0xB1B0AFBA


def pack(sfnt: bytes, quality: int) -> bytes:
    """A font with CFF outlines, whose tables WOFF2 leaves as they are, in a WOFF2 file. `quality` is Brotli's, 0 to 11.

    Raises `ValueError` for one with TrueType outlines.
    """
    flavor, tables = _tables(sfnt)
    if b"glyf" in tables:
        raise ValueError("TrueType outlines have a form of their own in WOFF2")
    tables[b"head"] = _head(flavor, tables)
    directory = b"".join(_entry(tag, data) for tag, data in tables.items())
    pressed: bytes = brotli.compress(b"".join(tables.values()), mode=brotli.MODE_FONT, quality=quality)
    unpacked = 12 + 16 * len(tables) + sum(len(data) + -len(data) % 4 for data in tables.values())
    length = _HEAD.size + len(directory) + len(pressed)
    padding = -length % 4
    revision = struct.unpack_from(">HH", tables[b"head"], 4)
    head = (b"wOF2", flavor, length + padding, len(tables), 0, unpacked, len(pressed), *revision, 0, 0, 0, 0, 0)
    return _HEAD.pack(*head) + directory + pressed + bytes(padding)


def _tables(sfnt: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """The kind of outlines, and the tables by tag, in the order of their tags."""
    flavor, count, *_ = _SFNT_HEAD.unpack_from(sfnt)
    entries = sorted(_SFNT_ENTRY.unpack_from(sfnt, 12 + 16 * at) for at in range(count))
    return flavor, {tag: sfnt[offset : offset + length] for tag, _, offset, length in entries}


def _head(flavor: bytes, tables: dict[bytes, bytes]) -> bytes:
    """The head table of the unpacked font: marked as one that was packed, with a check sum for the whole file."""
    (flags,) = struct.unpack_from(">H", tables[b"head"], 16)
    head = tables[b"head"][:8] + bytes(4) + tables[b"head"][12:16] + struct.pack(">H", flags | 1 << 11)
    head += tables[b"head"][18:]
    power = len(tables).bit_length() - 1
    directory = _SFNT_HEAD.pack(flavor, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset, total = 12 + 16 * len(tables), 0
    for tag, data in tables.items():
        own = _sum(head if tag == b"head" else data)
        directory += _SFNT_ENTRY.pack(tag, own, offset, len(data))
        offset += len(data) + -len(data) % 4
        total += own
    adjustment = (_MAGIC - total - _sum(directory)) & 0xFFFFFFFF
    return head[:8] + struct.pack(">I", adjustment) + head[12:]


def _sum(data: bytes) -> int:
    """The check sum of a table: of its words of four bytes."""
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


def _entry(tag: bytes, data: bytes) -> bytes:
    """A line of the directory; the tables that WOFF2 knows by number need no tag."""
    number: int = getKnownTagIndex(tag.decode())
    named = tag if number == woff2UnknownTagIndex else b""
    length: bytes = packBase128(len(data))
    return bytes([number]) + named + length
