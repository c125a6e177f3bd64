"""Font files as they are made: what is in them, how large they are, that they repeat."""

import io
import struct
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum

from fonts.cache import is_whole
from fonts.characters import PUNCTUATION
from fonts.latin import BASIC, DISPLAY_CUTS, FREQUENCY, STAND_INS, TEXT_CUTS, TIMES, TIMES_BOLD, TIMES_ITALIC, Latin
from fonts.plan import FontFile, Plan, Request, common
from fonts.sources import Face, find_faces
from fonts.subset import make
from tests.fonts.faces import write_faces

SAMPLE = "光不會遲到他說牯嶺街二〇一真的"
# Marks of punctuation that meet, in every way that they do.
LINE = "他說：「《一一》（二〇〇〇）。」《牯嶺街》、「牯」。（真的？）"


def opened(data: bytes) -> TTFont:
    """A file as it was packed."""
    return TTFont(io.BytesIO(data))


def text_file(faces: Mapping[tuple[str, int], Face], body: str, script: str = "hant") -> FontFile:
    """The one Chinese file of a short page."""
    language = {"hant": "zh-Hant-TW", "hans": "zh-Hans"}[script]
    (file,) = Plan(faces).sheet(Request((language,), body)).files
    return file


def cut_file(latin: Latin, name: str) -> FontFile:
    """The file of a Latin cut."""
    files = Plan(latin=latin).sheet(Request(("en",), "")).files
    return next(file for file in files if file.name.rpartition("-")[0] == name)


def width(data: bytes, text: str, features: Mapping[str, bool]) -> int:
    """How wide a line is set, in thousandths of an em."""
    plain = io.BytesIO()
    with opened(data) as font:
        font.flavor = None
        font.save(plain)
    font = hb.Font(hb.Face(plain.getvalue()))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, dict(features))
    return int(sum(position.x_advance for position in buffer.glyph_positions) * 1000 / font.face.upem)


# --- with faces drawn for tests


@pytest.fixture(scope="module")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, int], Face]:
    """Every character a box."""
    folder = tmp_path_factory.mktemp("faces")
    write_faces(folder, SAMPLE)
    return find_faces([folder])


def test_a_file_has_the_planned_characters_and_no_others(boxes: Mapping[tuple[str, int], Face]) -> None:
    """As its style sheet promises."""
    file = text_file(boxes, SAMPLE)
    with opened(make(file)) as font:
        assert set(map(chr, font.getBestCmap())) == set(file.characters) == set(SAMPLE) | PUNCTUATION


def test_a_file_is_the_same_each_time_and_on_disk_to_its_end(
    boxes: Mapping[tuple[str, int], Face], tmp_path: Path
) -> None:
    """Its name is a hash of the plan: two machines have to agree."""
    file = text_file(boxes, SAMPLE)
    data = make(file)
    assert make(file) == data
    (tmp_path / "whole.woff2").write_bytes(data)
    (tmp_path / "cut.woff2").write_bytes(data[:-1])
    assert is_whole(tmp_path / "whole.woff2")
    assert not is_whole(tmp_path / "cut.woff2")
    assert not is_whole(tmp_path / "absent.woff2")


def test_a_packed_font_is_sound(boxes: Mapping[tuple[str, int], Face]) -> None:
    """The check sums of the font that a browser unpacks, the mark of having been packed."""
    with opened(make(text_file(boxes, SAMPLE))) as packed:
        assert packed["head"].flags & 1 << 11
        tables = {tag: packed.reader[tag] for tag in sorted(packed.reader.tables)}
    power = len(tables).bit_length() - 1
    head = struct.pack(">4s4H", b"OTTO", len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    body = b""
    for tag, data in tables.items():
        start = 12 + 16 * len(tables) + len(body)
        head += struct.pack(
            ">4s3I",
            tag.encode(),
            calcChecksum(data[:8] + bytes(4) + data[12:] if tag == "head" else data),
            start,
            len(data),
        )
        body += data + bytes(-len(data) % 4)
    assert calcChecksum(head + body) == 0xB1B0AFBA


def test_a_preview_presses_less(boxes: Mapping[tuple[str, int], Face]) -> None:
    """The same font in more bytes, sooner."""
    file = text_file(boxes, SAMPLE)
    thorough, quick = make(file), make(replace(file, quality=1))
    assert len(thorough) < len(quick)
    with opened(thorough) as one, opened(quick) as other:
        assert one.getGlyphOrder() == other.getGlyphOrder()


# --- with Noto Serif CJK


@pytest.mark.parametrize("script", ["hant", "hans"])
def test_marks_that_meet_share_their_space(noto: Mapping[tuple[str, int], Face], script: str) -> None:
    """By `chws` as much as by `halt` on all of them but those that stand alone: the line is shorter with it."""
    data = make(text_file(noto, LINE, script))
    loose = width(data, LINE, {})
    assert loose == 1000 * len(LINE)
    assert width(data, LINE, {"chws": True}) < loose - 3000


def test_regional_forms_and_hints_stay_out(noto: Mapping[tuple[str, int], Face]) -> None:
    """A glyph for each character: `locl` alone would double them."""
    file = text_file(noto, SAMPLE)
    with opened(make(file)) as font:
        assert len(font.getGlyphOrder()) == len(set(file.characters)) + 1
        assert {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord} == {"halt", "chws"}
        assert "GSUB" not in font
        private = font["CFF "].cff.topDictIndex[0].FDArray[0].Private
        assert not getattr(private, "BlueValues", [])
        assert not hasattr(private, "Subrs")


def test_a_face_is_that_of_its_region(noto: Mapping[tuple[str, int], Face]) -> None:
    """The comma stands in the middle for Taiwan and at the lower left for the mainland."""
    from fontTools.pens.boundsPen import BoundsPen

    left: dict[str, float] = {}
    for script in ("hant", "hans"):
        with opened(make(text_file(noto, LINE + "，", script))) as font:
            glyphs = font.getGlyphSet()
            pen = BoundsPen(glyphs)
            glyphs[font.getBestCmap()[ord("，")]].draw(pen)
            left[script] = pen.bounds[0] / font["head"].unitsPerEm
    assert left["hans"] < 0.25 < left["hant"]


@pytest.mark.parametrize(("script", "limit"), [("hant", 155_000), ("hans", 130_000)])
def test_the_common_file_keeps_to_its_bytes(noto: Mapping[tuple[str, int], Face], script: str, limit: int) -> None:
    """What a reader's first long page costs before its own characters."""
    language = {"hant": "zh-Hant-TW", "hans": "zh-Hans"}[script]
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 700)))
    shared, _ = Plan(noto, pages={script: 9}).sheet(Request((language,), many)).files
    assert shared.characters == common(script)
    assert len(make(shared)) <= limit


# --- the Latin faces


def test_latin_faces_keep_to_their_bytes(latin: Latin) -> None:
    """Sixteen kilobytes each; those for rare letters are fetched by the pages that have them."""
    sheet = Plan(latin=latin).sheet(Request(("en",), "", further=True))
    files = {file.name.rpartition("-")[0]: file for file in sheet.files}
    assert set(files) == {cut.name for cut in (*TEXT_CUTS, *DISPLAY_CUTS)}
    for name, file in files.items():
        assert len(make(file)) <= 16_400, name


def test_a_latin_face_is_one_place_of_its_axes(latin: Latin) -> None:
    """No longer variable, with the letters of English and its kerning."""
    file = cut_file(latin, "roman")
    with opened(make(file)) as font:
        assert "fvar" not in font
        assert set("Duiye “é” — 12") <= set(map(chr, font.getBestCmap()))
        assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_rare_letters_are_in_a_face_of_their_own(latin: Latin) -> None:
    """None of them twice."""
    basic, more = (next(cut for cut in TEXT_CUTS if cut.name == name) for name in ("roman", "roman-more"))
    assert not set(latin.characters(basic)) & set(latin.characters(more))
    assert set("āÅřŠ") <= set(latin.characters(more))
    assert basic.range is BASIC


@pytest.mark.parametrize(
    ("style", "fallback"), [("Regular", TIMES), ("Italic", TIMES_ITALIC), ("Bold", TIMES_BOLD)], ids=str
)
def test_the_widths_of_system_fonts_are_as_we_have_them(style: str, fallback: object) -> None:
    """Measured on Liberation Serif, where it is installed."""
    path = Path(f"/usr/share/fonts/truetype/liberation/LiberationSerif-{style}.ttf")
    if not path.is_file():
        pytest.skip("needs the Debian package fonts-liberation")
    from fonts.latin import Fallback, advance

    assert isinstance(fallback, Fallback)
    assert advance(hb.Font(hb.Face(hb.Blob.from_file_path(path)))) == pytest.approx(fallback.advance, abs=0.1)


@pytest.mark.parametrize("name", sorted(STAND_INS))
def test_a_stand_in_takes_the_space_of_the_face(latin: Latin, name: str) -> None:
    """English text as long, lines as high: scaled, Times has the mean advance and the extents of ours."""
    import re

    cut = next(cut for cut in (*TEXT_CUTS, *DISPLAY_CUTS) if cut.name == name)
    css = latin.stand_in(cut)
    size, ascent, descent, gap = (float(value) / 100 for value in re.findall(r":([\d.]+)%", css))
    file = cut_file(latin, name)
    with opened(make(file)) as font:
        cmap, widths = font.getBestCmap(), font["hmtx"]
        ours = sum(widths[cmap[ord(letter)]][0] * times for letter, times in FREQUENCY.items())
        ours /= sum(FREQUENCY.values()) * font["head"].unitsPerEm / 1000
        assert STAND_INS[name].advance * size == pytest.approx(ours, rel=0.001)
        assert ascent * size == pytest.approx(font["hhea"].ascent / 2000, abs=0.001)
        assert descent * size == pytest.approx(-font["hhea"].descent / 2000, abs=0.001)
        assert gap == 0
