"""What a page gets, decided before any font is made."""

import re
from dataclasses import replace

import pytest

from fonts.characters import PUNCTUATION, characters_of
from fonts.latin import Latin
from fonts.plan import SHARED_FROM_CHARACTERS, SHARED_FROM_PAGES, FontFile, Plan, Request, common, request_of
from tests.fonts.faces import every_character, made_up

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 900)))
FEW = "光不會遲到，"
HANT = ("zh-Hant-TW",)


def plan_of(*scripts: str, pages: int = 10, latin: Latin | None = None) -> Plan:
    """A plan with made-up faces."""
    faces = made_up(*scripts)
    return Plan(faces, latin, dict.fromkeys(scripts, pages), _coverage=every_character(faces))


def chinese_files(plan: Plan, request: Request) -> dict[str, FontFile]:
    """The Chinese files of a page's sheet, by the start of their names, in the sheet's order."""
    return {file.name: file for file in plan.sheet(request).files if re.match(r"(hant|hans|hk|ja)-", file.name)}


def test_a_long_page_has_the_common_characters_in_a_file_of_their_own() -> None:
    """And the rest in a second one, which has none of them, and no punctuation."""
    plan = plan_of("hant")
    shared, residue = chinese_files(plan, Request(HANT, MANY + "，—")).values()
    assert shared.characters == common("hant")
    assert set(residue.characters) == set(MANY) - set(common("hant"))
    assert shared.spacing
    assert not residue.spacing


def test_two_long_pages_share_a_file() -> None:
    """That is what it is for."""
    plan = plan_of("hant")
    one, other = (chinese_files(plan, Request(HANT, MANY[:SHARED_FROM_CHARACTERS] + more)) for more in ("龜", "龍"))
    assert len(set(one) & set(other)) == 1


def test_the_residue_names_its_characters_exactly() -> None:
    """And stands last, for of two faces that could show a character the later one is asked."""
    plan = plan_of("hant")
    sheet = plan.sheet(Request(HANT, MANY))
    *_, shared, residue = re.findall(r"@font-face{[^}]*Duiye Hant\"[^}]*}", sheet.text)
    assert "unicode-range" not in shared
    ranges = re.search(r"unicode-range:([^}]*)}", residue)
    assert ranges
    assert set(characters_of(ranges[1])) == set(MANY) - set(common("hant"))


@pytest.mark.parametrize(
    ("body", "pages"),
    [(FEW, 10), (MANY[: SHARED_FROM_CHARACTERS - 1], 10), (MANY, SHARED_FROM_PAGES - 1)],
    ids=["few", "nearly many", "a small site"],
)
def test_a_short_page_or_a_small_site_has_one_file_a_page(body: str, pages: int) -> None:
    """With all punctuation, so that any two marks that meet are in one font."""
    (file,) = chinese_files(plan_of("hant", pages=pages), Request(HANT, body)).values()
    assert set(file.characters) == set(body) | PUNCTUATION


def test_titles_have_a_face_that_is_fetched_at_once() -> None:
    """With their characters and no others."""
    sheet = plan_of("hant").sheet(Request(HANT, FEW, "光遲", chinese_title=True))
    (file,) = (file for file in sheet.files if file.name.startswith("hant-900"))
    assert file.characters == "光遲"
    assert sheet.preload == (file.name,)


def test_a_page_without_titles_fetches_nothing_at_once() -> None:
    """Text may come later: what stands there meanwhile is as wide."""
    assert plan_of("hant").sheet(Request(HANT, FEW)).preload == ()
    assert plan_of("hant").sheet(Request(HANT, FEW, "光")).preload == ()


def test_a_facing_page_has_the_face_of_its_chinese_side(latin: Latin) -> None:
    """And both kinds of titles at once."""
    sheet = plan_of("hant", "hans", latin=latin).sheet(
        Request(("zh-Hans", "en"), "光", "光", chinese_title=True, latin_title=True)
    )
    assert {file.name.split("-")[0] for file in sheet.files} >= {"hans", "roman", "display"}
    assert not any(file.name.startswith("hant-") for file in sheet.files)
    assert [name.split("-")[0] for name in sheet.preload] == ["hans", "display"]


def test_a_page_in_two_scripts_has_both_faces_and_hurries_one() -> None:
    """The cover: its first language is read first."""
    sheet = plan_of("hant", "hans").sheet(Request(("zh-Hant-TW", "zh-Hans", "en"), "光", "光", chinese_title=True))
    assert {file.name[:8] for file in sheet.files} == {"hant-400", "hans-400", "hant-900", "hans-900"}
    assert [name[:8] for name in sheet.preload] == ["hant-900"]


def test_an_english_page_has_its_few_chinese_words_and_no_punctuation() -> None:
    """In the magazine's first script."""
    plan = plan_of("hant", "hans")
    (file,) = chinese_files(replace(plan, usual="hans"), Request(("en",), "牯嶺街")).values()
    assert file.characters == "嶺牯街"
    assert file.name.startswith("hans-")


def test_an_english_page_without_chinese_words_has_latin_faces_only(latin: Latin) -> None:
    """Its titles' first."""
    sheet = plan_of("hant", latin=latin).sheet(Request(("en",), "", latin_title=True))
    assert "Hant" not in sheet.css + sheet.text
    assert [name.split("-")[0] for name in sheet.preload] == ["display"]


def test_a_character_that_the_face_lacks_is_left_to_the_system() -> None:
    """It is neither in a file nor in a range."""
    (file,) = chinese_files(plan_of("hant"), Request(HANT, FEW + "\U0002a6a5")).values()
    assert "\U0002a6a5" not in file.characters


def test_without_faces_there_is_no_sheet_but_an_empty_one() -> None:
    """A machine without fonts and a theme without any."""
    sheet = Plan().sheet(Request(HANT, MANY, FEW))
    assert (sheet.css, sheet.text, sheet.files, sheet.preload) == ("", "", (), ())


def test_the_first_paint_waits_for_the_faces_of_titles_alone() -> None:
    """And knows what stands in for the others; no face is in both sheets."""
    sheet = plan_of("hant").sheet(Request((*HANT, "en"), FEW, "光"))
    first, later = (re.findall(r'font-family:"([^"]+)"', css) for css in (sheet.css, sheet.text))
    assert later
    assert all(family.endswith((" Display", " Fallback")) for family in first)
    assert set(first).isdisjoint(later)


def test_the_same_request_has_the_same_sheet() -> None:
    """And every part of it that matters makes another one."""
    request = Request(HANT, FEW, "光")
    plan = plan_of("hant", "hans")
    name = plan.sheet(request).name
    assert plan_of("hant", "hans").sheet(request).name == name
    others = (
        plan.sheet(replace(request, body=FEW + "影")),
        plan.sheet(replace(request, display="")),
        plan.sheet(replace(request, languages=("zh-Hans",))),
        replace(plan, quality=9).sheet(request),
    )
    assert name not in {sheet.name for sheet in others}


def test_a_plan_that_makes_other_sheets_has_another_digest(latin: Latin) -> None:
    """Pages of the last site name their sheets; they are taken over only where these would be the same."""
    plan = plan_of("hant", latin=latin)
    others = (plan_of("hans", latin=latin), plan_of("hant"), replace(plan, quality=9), replace(plan, pages={"hant": 4}))
    assert plan.digest not in {other.digest for other in others}
    assert plan_of("hant", latin=latin, pages=99).digest == plan.digest


def test_a_request_survives_the_cache() -> None:
    """As it is written beside its sheet."""
    import json

    request = Request(HANT, FEW, "光", chinese_title=True)
    assert request_of(json.dumps({"request": request.as_json()})) == request


def test_what_is_missing_is_named() -> None:
    """For the one warning."""
    assert plan_of("hant").missing(("hant", "hans")) == ("Noto Serif CJK SC Regular", "Noto Serif CJK SC Black")
    assert not plan_of("hant").missing(("hant",))


@pytest.mark.parametrize("script", ["hant", "hk", "hans"])
def test_the_common_list_is_of_a_sensible_size_and_has_all_punctuation(script: str) -> None:
    """Frozen: a change makes every reader fetch a new file, and should be seen here."""
    assert 1070 <= len(set(common(script)) - PUNCTUATION) <= 1110
    assert set(common(script)) >= PUNCTUATION


def test_a_script_without_a_list_has_one_file_a_page() -> None:
    """Japanese."""
    assert len(chinese_files(plan_of("ja"), Request(("ja",), MANY))) == 1


def test_latin_faces_are_named_where_they_are_needed(latin: Latin) -> None:
    """Rarer letters, and Latin inside Chinese, only on pages that have them."""
    plain = plan_of("hant", latin=latin).sheet(Request(("en",), ""))
    rare = plan_of("hant", latin=latin).sheet(Request(("en",), "", further=True))
    mixed = plan_of("hant", latin=latin).sheet(Request(("zh-Hant-TW",), "光不會遲到"))
    assert "-more-" not in plain.text
    assert "-more-" in rare.text
    assert "Mixed" not in plain.css + plain.text
    assert "Mixed" in mixed.text
