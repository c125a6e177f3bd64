"""Which film is meant, by what the other language says; and how well two languages agree on films."""

from dataclasses import replace
from pathlib import Path

import pytest

from document.markdown import MarkdownReader
from document.model import Document
from editions.headers import ArticleHeader
from editions.parity import film_parity, film_titles
from editions.prepare import Written
from editions.settling import choices_of, decide, unknown_choices
from editions.sources import Source
from facing.align import Pair
from films.catalogue import Film, Films
from films.mentions import mark_films, mentions, settled
from tests.cases import Case, cases
from tests.trees import finding

FILMS = Films(
    {
        film.slug: film
        for film in (
            Film("dune-1984", 1984, {"cn": "沙丘", "tw": "沙丘魔堡", "en": "Dune"}),
            Film("dune-2021", 2021, {"cn": "沙丘", "tw": "沙丘", "en": "Dune"}, also=("Dune: Part One",)),
            Film("her", 2013, {"cn": "她", "tw": "雲端情人", "en": "Her"}),
            Film("blade-runner", 1982, {"tw": "銀翼殺手", "en": "Blade Runner"}),
            Film("blade-runner-2049", 2017, {"tw": "銀翼殺手2049", "en": "Blade Runner 2049"}),
        )
    }
)


def written(body: str, lang: str) -> Written:
    """One language of an article, a paragraph a line."""
    path = f"{lang}.md"
    document: Document = mark_films(MarkdownReader().read(body.replace("\n", "\n\n"), path, lang), FILMS)
    return Written(Source(lang, path, ArticleHeader(), document), document, ())


def both(case: Case) -> tuple[Written, Written, list[Pair]]:
    """Both languages of a case, their paragraphs facing one another."""
    sides = written(case.input, "zh-hant"), written(case.get("en"), "en")
    pairs = [Pair((n,), (n,), 1.0) for n in range(len(case.input.splitlines()))]
    decided = decide(sides[0].document, sides[1].document, pairs, FILMS)
    left, right = (
        replace(side, document=settled(side.document, found)) for side, found in zip(sides, decided, strict=True)
    )
    return left, right, pairs


@cases(__file__, "settling")
def test_what_one_language_leaves_open_the_other_decides(case: Case) -> None:
    """The films of both sides, in reading order."""
    left, right, _ = both(case)
    rows = (" ".join(mention.film or "?" for mention in mentions(side.document)) for side in (left, right))
    assert "\n".join(row or "–" for row in rows) == case.output


@cases(__file__, "parity")
def test_both_languages_name_the_same_films(case: Case) -> None:
    """Each difference with its file, line and facts."""
    left, right, pairs = both(case)
    found = [*film_parity(left, right, pairs, FILMS), *film_titles(left, FILMS), *film_titles(right, FILMS)]
    assert "\n".join(f"{one.place.path} {finding(one)}" for one in found) == case.output


@pytest.mark.parametrize(
    ("films", "choices"),
    [
        ((("", "dune-1984"),), {"沙丘": "dune-1984", "沙丘魔堡": "dune-1984", "Dune": "dune-1984"}),
        ((("她", "none"), ("沙丘", "dune-2021")), {"她": "", "沙丘": "dune-2021"}),
    ],
)
def test_front_matter_chooses(films: tuple[tuple[str, str], ...], choices: dict[str, str]) -> None:
    """A film for all its titles, a film for one title, or no film."""
    assert choices_of(ArticleHeader(films=films), FILMS) == choices


def test_a_choice_of_a_film_that_there_is_not_is_an_error() -> None:
    """With the name that was probably meant."""
    header = ArticleHeader(films=(("沙丘", "dune-1894"), ("她", "none")), lines={"films": 4})
    (problem,) = unknown_choices(header, "a.md", FILMS)
    assert finding(problem) == "! 4 unknown-film-slug name=dune-1894 guess=dune-1984"
    assert problem.level == "error"


def test_the_path_of_a_source_is_a_name() -> None:
    """What a message shows is the name that the folder gives."""
    assert Path(written("《她》", "zh-hant").source.path).name == "zh-hant.md"
