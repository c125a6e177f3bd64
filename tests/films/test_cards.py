"""The card of a film beside the words that first name it."""

from document.html import Context, to_html
from document.model import Text
from films.cards import Beside, FilmCard, facing_card_html, first_mentions, make_card, place_cards
from films.catalogue import Film
from tests.films.test_mentions import FILMS, read


def card(slug: str) -> FilmCard:
    """A plain card."""
    return make_card(FILMS.by_slug[slug], FILMS.by_slug[slug].title("tw"), ())


def test_a_card_stands_beside_the_block_that_first_names_its_film() -> None:
    """One card a film; several in the order they are named."""
    document = place_cards(read("《神隱少女》和《雲端情人》\n\n無\n\n《神隱少女》"), card)
    kinds = [[one.film for one in node.cards] if isinstance(node, Beside) else "p" for node in document.blocks]
    assert kinds == [["spirited-away", "her"], "p", "p"]


def test_a_film_is_new_once() -> None:
    """What has been seen is remembered over several pieces."""
    seen: set[str] = set()
    first, second = read("《神隱少女》\n\n《神隱少女》《雲端情人》").blocks
    assert first_mentions(first, seen) == ("spirited-away",)
    assert first_mentions(second, seen) == ("her",)


def test_a_card_prints_what_is_known() -> None:
    """The original title in its language, directors, a note; nothing for what is not known."""
    film = Film("spirited-away", 2001, {"tw": "神隱少女"}, original=("ja", "千と千尋の神隠し"))
    html = to_html(make_card(film, "神隱少女", ("宮崎駿",), "澡堂 & 神"), Context("zh-hant", "zh-Hant-TW"))
    assert '<cite lang="ja">千と千尋の神隠し</cite>' in html
    assert "宮崎駿" in html
    assert "澡堂 &amp; 神" in html
    bare = to_html(make_card(Film("x", 1999, {"tw": "片"}), "片", ()), Context("zh-hant", "zh-Hant-TW"))
    assert bare.count("<span>") == 1
    assert "film-card-original" not in bare


def test_a_facing_card_has_the_words_of_both_sides() -> None:
    """One card with one id; each side in its own language."""
    film = Film("her", 2013, {"tw": "雲端情人", "en": "Her"}, original=("en", "Her"))
    sides = (Context("zh-hant", "zh-Hant-TW"), Context("en", "en", prefix="r-"))
    cards = (make_card(film, title, (), beside=("雲端情人", "Her")) for title in ("雲端情人", "Her"))
    html = facing_card_html(next(cards), sides[0], next(cards), sides[1])
    assert html.count("<aside") == html.count('id="film-her"') == 1
    assert '<div class="left" lang="zh-Hant-TW">' in html
    assert '<div class="right" lang="en">' in html
    assert "film-card-original" not in html  # it is one of the two titles


def test_an_original_title_that_is_the_same_is_not_repeated() -> None:
    """A Chinese film in a Chinese edition."""
    made = make_card(Film("x", 2003, {"tw": "不散"}, original=("zh-hant", "不散")), "不散", ())
    assert made.original == ()
    assert made.title[0].children == (Text("不散"),)  # type: ignore[attr-defined] # a `Fixed`
