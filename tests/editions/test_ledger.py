"""`./inv ledger`: what waits for an editor, and which published sentences would change."""

from pathlib import Path

import pytest

from editions.ledger import approve, as_json, in_words, read_ledger
from tests.site.magazine import PROJECT, copy_magazine

THEME = PROJECT / "theme"
ARTICLE = "articles/winter-ferry/zh-hans.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A magazine of our own."""
    return copy_magazine(tmp_path)


def test_each_decision_stands_there_once(content: Path) -> None:
    """With its place and how often it was made."""
    ledger = read_ledger(content, THEME)
    keys = [entry.key for entry in ledger.entries]
    assert len(keys) == len(set(keys))
    (hair,) = [e for e in ledger.entries if e.decision.written == "头发" and e.edition == "zh-hant"]
    assert hair.decision.becomes == "頭髮"
    assert hair.place.path.endswith(ARTICLE)
    assert hair.place.line == 12
    assert "头发和云" in hair.context


def test_names_come_first(content: Path) -> None:
    """They are the likeliest to be wrong."""
    kinds = [entry.decision.kind for entry in read_ledger(content, THEME).entries]
    assert kinds == sorted(kinds, key=("name", "term", "reading").index)
    assert kinds[0] == "name"


def test_what_is_approved_waits_no_more(content: Path) -> None:
    """Until there is something new; what was approved is still in the whole."""
    ledger = read_ledger(content, THEME)
    assert ledger.waiting == ledger.entries
    files = list(approve(content, ledger))
    assert {file.name for file in files} == {"approved.tsv", "zh-hans.tsv", "zh-hant.tsv", "zh-hk.tsv"}
    assert read_ledger(content, THEME).waiting == ()
    article = content / ARTICLE
    article.write_text(article.read_text("utf-8") + "\n船长：面条好吃。\n", "utf-8")
    again = read_ledger(content, THEME)
    assert {entry.decision.written for entry in again.waiting} == {"面条"}
    assert again.changes == ()
    assert len(as_json(again, everything=True)["decisions"]) > len(as_json(again)["decisions"]) == len(again.waiting)


def test_a_change_of_the_terms_names_the_sentences(content: Path) -> None:
    """Those whose words are what they were, with what they were and would be."""
    list(approve(content, read_ledger(content, THEME)))
    with (content / "terms.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[term]]\nzh-hans = "发动机"\nzh-hant = "引擎"\n')
    ledger = read_ledger(content, THEME)
    assert [(c.sentence.edition, c.before, c.sentence.converted) for c in ledger.changes] == [
        ("zh-hant", "發動機一停，大家就醒了。", "引擎一停，大家就醒了。")
    ]
    lines = list(in_words(ledger))
    assert "  - 發動機一停，大家就醒了。" in lines
    assert "  + 引擎一停，大家就醒了。" in lines


def test_a_sentence_that_was_rewritten_is_no_change(content: Path) -> None:
    """Its author knows."""
    list(approve(content, read_ledger(content, THEME)))
    article = content / ARTICLE
    article.write_text(article.read_text("utf-8").replace("发动机一停", "引擎一停"), "utf-8")
    assert read_ledger(content, THEME).changes == ()


def test_the_files_are_the_same_each_time(content: Path) -> None:
    """So that they can be kept under version control."""
    files = list(approve(content, read_ledger(content, THEME)))
    before = [file.read_bytes() for file in files]
    list(approve(content, read_ledger(content, THEME)))
    assert [file.read_bytes() for file in files] == before
