"""Which pictures a wish names."""

import pytest

from toolbox.shots import Wish, planned
from toolbox.sites import Kind

PAGES = [Kind("cover", "/", "cover"), Kind("facing", "/zh-hant-en/a/", "facing"), Kind("films", "/en/films/", "films")]
ADDRESSES = ["/", "/zh-hant-en/a/", "/en/films/", "/en/films/her/"]


def names(wish: Wish) -> list[str]:
    """The names of the pictures that are planned."""
    return [shot.name for shot in planned(PAGES, ADDRESSES, wish)]


def test_each_kind_is_shown_in_each_width_light_and_dark() -> None:
    """An article twice: its beginning, and where its first film stands."""
    found = names(Wish())
    assert len([name for name in found if "-view-" not in name and "-print-" not in name]) == (3 + 1) * 3 * 2
    assert {"cover-390-light", "facing-1440-dark", "facing-rows-1440-dark", "films-1024-light"} <= set(found)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("films", {"films-390-light", "films-390-dark"}),
        ("films-*-dark", {"films-390-dark"}),
        ("films-*-light", {"films-390-light"}),
        ("facing-rows", {"facing-rows-390-light", "facing-rows-390-dark"}),
        ("facing-view-p*", {"facing-view-peek-390-light"}),
        ("/en/films/*", {"en-films-390-light", "en-films-390-dark", "en-films-her-390-light", "en-films-her-390-dark"}),
        ("nothing", set()),
    ],
)
def test_a_pattern_names_kinds_pictures_or_addresses(pattern: str, expected: set[str]) -> None:
    """Whatever of them it fits."""
    assert set(names(Wish(pattern, widths=(390,)))) == expected


def test_an_article_is_shown_in_every_view_and_on_paper() -> None:
    """Each view by its address or by what the browser keeps; paper has one width."""
    shots = {shot.name: shot for shot in planned(PAGES, ADDRESSES, Wish())}
    views = {name for name in shots if "-view-" in name}
    assert {name.rsplit("-", 2)[1] for name in views} == {"390", "1440"}
    assert shots["facing-view-peek-390-light"].address == "/zh-hant-en/a/?view=peek"
    assert shots["facing-view-sepia-1440-light"].view.kept == ("theme", "theme-sepia")
    assert [name for name in shots if "-print-" in name] == ["facing-print-1440-light"]


def test_of_some_kinds_the_whole_page_is_shown_and_of_all_on_request() -> None:
    """The first screen else."""
    assert [shot.whole for shot in planned(PAGES, ADDRESSES, Wish("[cf]*-390-light"))][:3] == [True, False, False]
    assert all(shot.whole for shot in planned(PAGES, ADDRESSES, Wish("*-390-light", whole=True)))
