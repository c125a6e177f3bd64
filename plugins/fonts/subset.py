"""Cut one font file out of a face: the planned characters, no hints, the features that are worth their bytes."""

import asyncio
import io
import logging
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import uharfbuzz as hb
from east_asian_spacing.config import Config
from east_asian_spacing.font import Font
from east_asian_spacing.spacing import EastAsianSpacing
from fontTools.ttLib import TTFont

from fonts.outlines import coarse
from fonts.plan import FontFile
from fonts.woff2 import pack

# Vertical setting, variations of a face that has been pinned, bitmaps for old screens.
DROPPED: Final = ("BASE", "VORG", "vhea", "vmtx", "gasp", "STAT", "DSIG", "MVAR", "meta")
# Copyright, family, style, version, and where the licence stands.
NAMES: Final = (0, 1, 2, 5, 6, 14)
# A full width is an em: the library would measure characters that a cut may lack.
CONFIG: Final = Config.default.with_fullwidth_advance(None)


def make(file: FontFile) -> bytes:
    """The file as WOFF2. The same plan gives the same bytes; raises `OSError` where the source cannot be read."""
    cut = _cut(file)
    if file.axes:
        return _pack_outlines(cut)
    spaced = _with_spacing(cut) if file.spacing else cut
    return pack(coarse(spaced, file.units) if file.units else spaced, file.quality)


def _cut(file: FontFile) -> bytes:
    """The face with the planned characters alone, as an OpenType file.

    `locl` goes: it would bring along the forms of every other region, twice the glyphs, and the face is that of the
    page's region already.
    """
    face = hb.Face(hb.Blob.from_file_path(file.source), file.index)
    wanted = hb.SubsetInput()
    # Glyphs numbered as they stand, too: the old numbers are of no use, and do not compress.
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    for character in file.characters:
        wanted.unicode_set.add(ord(character))
    wanted.layout_feature_tag_set.clear()
    for feature in file.features:
        wanted.layout_feature_tag_set.add(_tag(feature))
    unneeded = () if file.axes else ("GSUB", "GDEF") if file.features else ("GSUB", "GDEF", "GPOS")
    for table in (*DROPPED, *unneeded):
        wanted.drop_table_tag_set.add(_tag(table))
    wanted.name_id_set.clear()
    for name in NAMES:
        wanted.name_id_set.add(name)
    for axis, value in file.axes:
        wanted.pin_axis_location(face, axis, value)
    return bytes(wanted.subset(face).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode().ljust(4))


def _with_spacing(font: bytes) -> bytes:
    """The font with the feature `chws`: neighbouring marks of punctuation share the space between them.

    The library's own door skips what it takes for a typewriter face by its Latin letters, which ours does not have;
    so this takes the one behind it.
    """
    logging.getLogger("spacing").setLevel(logging.ERROR)  # it warns where no two marks can meet, which is no fault
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "font.otf"  # the library reads files only
        path.write_bytes(font)
        opened = Font.load(path)
        spacing = EastAsianSpacing()
        # In a thread, as whoever builds may have an event loop of their own, and a thread can run only one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(spacing.add_glyphs(opened, CONFIG))).result()
        if not spacing.add_to_font(opened):
            return font  # no two marks that could meet
        opened.ttfont.recalcTimestamp = False
        opened.save(path)
        opened.ttfont.close()
        return path.read_bytes()


def _pack_outlines(font: bytes) -> bytes:
    """TrueType outlines as WOFF2, which has a shorter form for them."""
    packed = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as opened:
        opened.flavor = "woff2"
        opened.save(packed)
    return packed.getvalue()
