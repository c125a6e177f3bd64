"""A build aligns with what the magazine knows, keeps what it found, and learns from its own articles."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from editions import alignments, prepare
from editions.alignments import Aligner, terms_of
from editions.collect import Collection, collect
from editions.store import Store
from facing.align import Pair, Unit
from facing.exchange import tmx
from films.catalogue import Film, Films
from people.catalogue import People, Person
from tests.site.magazine import copy_magazine

THEME = Path(__file__).parents[2] / "theme"
LEFT = [Unit("清晨五點，鹽田還沒有顏色。"), Unit("我們沿著水溝走。")]
RIGHT = [Unit("At five in the morning the salt pans have no colour yet."), Unit("We walk along the ditch.")]


def gathered(content: Path, folder: Path) -> Collection:
    """A magazine as a build reads it."""
    return collect(content, THEME, Store(folder / "articles.sqlite"), jobs=1)


def test_an_alignment_is_kept_by_its_two_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same texts are not aligned again; other ones are."""
    kept: dict[str, bytes] = {}
    first = Aligner((), recall=kept.get)
    key, pairs = first.align(LEFT, RIGHT)
    kept |= first.fresh
    calls: list[Sequence[Unit]] = []

    def count(left: Sequence[Unit], *_: object) -> tuple[Pair, ...]:
        calls.append(left)
        return ()

    monkeypatch.setattr(alignments, "align_units", count)
    assert Aligner((), recall=kept.get).align(LEFT, RIGHT) == (key, pairs)
    assert Aligner((), recall=kept.get).align(LEFT[:1], RIGHT) != (key, pairs)
    assert Aligner((), {"鹽": {"salt": 0.9}}, recall=kept.get).align(LEFT, RIGHT)[0] != key
    assert calls == [LEFT[:1], LEFT]


def test_the_catalogues_are_terms() -> None:
    """Films by all their titles, people by all their names, terms by their words."""
    films = Films({"a": Film("a", 2001, {"tw": "神隱少女", "en": "Spirited Away"})})
    people = People({"b": Person("b", {"zh-hant": "林海", "en": "Lin Hai"}, also=("Mr Lin",))})
    found = terms_of(films, people, [{"zh-hant": "底音", "en": "room tone"}])
    assert [term.forms for term in found] == [
        ("神隱少女", "spirited away"),
        ("林海", "lin hai", "mr lin"),
        ("底音", "room tone"),
    ]


def test_a_translators_pairs_are_kept_to(tmp_path: Path) -> None:
    """A TMX in the article's folder: what it says is certain, and joins what it must."""
    content = copy_magazine(tmp_path)
    before = gathered(content, tmp_path / "a").body("salt-and-film", "zh-hant-en").rows
    pair = "我們沿著水溝走，聽見遠處的水車一格一格地轉。", "At five in the morning the salt pans have no colour yet."
    (content / "articles/salt-and-film/pairs-en.tmx").write_text("".join(tmx([pair], "zh-Hant", "en")), "utf-8")
    after = gathered(content, tmp_path / "b").body("salt-and-film", "zh-hant-en").rows
    assert '<span data-s="1">清晨五點' in before[0].left
    assert '<span data-s="1">清晨五點' not in after[0].left


def test_pairs_that_cannot_be_used_are_a_warning(tmp_path: Path) -> None:
    """And the article is aligned without them."""
    content = copy_magazine(tmp_path)
    frozen = '{"rows": [{"left": [900], "right": [900], "sentences": []}]}'
    (content / "articles/salt-and-film/pairs-en.json").write_text(frozen, "utf-8")
    collection = gathered(content, tmp_path)
    assert [d.code for d in collection.diagnostics if d.place.path.endswith("pairs-en.json")] == ["unusable-pairs"]
    assert collection.body("salt-and-film", "zh-hant-en").rows


def test_a_doubtful_article_asks_what_the_others_teach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is prepared again under another key; whether the memory is cold or warm, the outcome is one."""
    content = copy_magazine(tmp_path)
    sure = gathered(content, tmp_path / "sure")
    monkeypatch.setattr(prepare, "is_doubtful", bool)
    cold = gathered(content, tmp_path / "doubtful")
    warm = gathered(content, tmp_path / "doubtful")
    elsewhere = gathered(content, tmp_path / "elsewhere")
    again = {slug for slug in cold.keys if cold.keys[slug] != sure.keys[slug]}
    assert "salt-and-film" in again
    assert cold.keys == warm.keys == elsewhere.keys
    assert cold.body("salt-and-film", "zh-hant-en") == elsewhere.body("salt-and-film", "zh-hant-en")


def test_what_is_learnt_depends_on_the_articles_that_teach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit in one of them that changes what words mean is asked for anew."""
    content = copy_magazine(tmp_path)
    monkeypatch.setattr(prepare, "is_doubtful", bool)
    before = gathered(content, tmp_path).keys
    for lang, words in (("zh-hant", "鯨魚看著燈塔。"), ("en", "The whale watched the lighthouse.")):
        file = content / f"articles/salt-and-film/{lang}.md"
        file.write_text(file.read_text("utf-8") + f"\n\n{words}" * 4 + "\n", "utf-8")
    after = gathered(content, tmp_path).keys
    others = [slug for slug in before if slug != "salt-and-film" and "/" in before[slug]]
    assert others
    assert all(before[slug] != after[slug] for slug in others)
