"""The name of a picture: a hash of what it shows, and of nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from sharing.faces import Lettering
from sharing.palette import read_palette
from sharing.poster import Backdrop, Cut, Lettered, Poster, Run, Words, by_still, is_poster_name, plan
from tests.sharing.posters import palettes, poster

BACKDROP = Backdrop("booth-0123456789-1600.jpg", 1600, 900, (0.5, 0.5))


@pytest.fixture
def shown(made: Lettering) -> Poster:
    """A poster with everything."""
    return poster(made, ("補雨", "zh-Hans"), note="許望舒", backdrop=BACKDROP, corner="Issue 2", name="Duiye")


def moved(words: Lettered, folder: Path) -> Lettered:
    """The same words, with their faces in another folder."""
    runs = (replace(run, cut=replace(run.cut, path=folder / run.cut.path.name)) for run in words.runs)
    return replace(words, runs=tuple(runs))


def test_a_name_says_whose_picture_it_is_and_ends_in_a_hash(shown: Poster) -> None:
    """Publishing keeps such files for good."""
    name = plan("mending-the-rain-en", shown).name
    assert name.startswith("mending-the-rain-en-")
    assert is_poster_name(name)


def test_a_folder_may_have_a_name_in_any_script(shown: Poster) -> None:
    """The picture's needs no escaping all the same."""
    assert is_poster_name(plan("補雨-zh-hant", shown).name)
    assert is_poster_name(plan("補雨", shown).name)


@pytest.mark.parametrize("name", ["booth-0123456789-1600.jpg", "a.jpg", "A-0123456789ab.jpg", "a-0123456789ab.png"])
def test_other_files_are_not_ours(name: str) -> None:
    """They are never removed."""
    assert not is_poster_name(name)


def test_where_the_faces_lie_is_not_in_the_name(shown: Poster) -> None:
    """Two machines with the same fonts agree on it."""
    column = shown.columns[0]
    elsewhere = replace(shown, columns=(replace(column, title=moved(column.title, Path("/elsewhere"))),))
    assert plan("a", elsewhere).name == plan("a", shown).name


def test_all_that_is_shown_is_in_the_name(made: Lettering, shown: Poster) -> None:
    """Words, still and how it is cut, colours, faces: each change is another file."""
    column = shown.columns[0]
    run = column.title.runs[0]
    other_face = Run(run.start, run.end, Cut(run.cut.path, run.cut.index, "another", run.cut.axes, run.cut.han))
    other_words = made.letter(Words("雨補", "zh-Hans"), "title")
    changed = [
        replace(shown, columns=(replace(column, title=other_words),)),
        replace(shown, columns=(replace(column, title=replace(column.title, runs=(other_face,))),)),
        replace(shown, columns=(replace(column, note=None),)),
        replace(shown, backdrop=replace(BACKDROP, focus=(0.1, 0.5))),
        replace(shown, backdrop=replace(BACKDROP, file="booth-9999999999-1600.jpg")),
        replace(shown, backdrop=None),
        replace(shown, corner=None),
        replace(shown, names=()),
        replace(shown, night=replace(shown.night, ink=(1, 2, 3))),
    ]
    names = {plan("a", one).name for one in (shown, *changed)}
    assert len(names) == len(changed) + 1


def test_pictures_of_one_still_are_drawn_together(made: Lettering, shown: Poster) -> None:
    """Those without one by themselves."""
    bare = [plan("a", poster(made, (title, "en"))) for title in ("One", "Two")]
    with_still = [plan(stem, shown) for stem in ("en", "zh")]
    groups = by_still({one.name: one for one in (*bare, *with_still)})
    assert sorted(len(group) for group in groups) == [1, 1, 2]


def test_colours_are_those_of_the_theme(tmp_path: Path) -> None:
    """By day and by night; a theme that says them in another way has no pictures."""
    day, night = palettes()
    assert sum(day.paper) > sum(day.ink)
    assert sum(night.paper) < sum(night.ink)
    (tmp_path / "tokens.css").write_text(":root { --paper: white; }", "utf-8")
    assert read_palette(tmp_path / "tokens.css") is None
    assert read_palette(tmp_path / "none.css") is None
