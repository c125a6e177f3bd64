"""The editions of the fixture magazine: what each shows of every article, and how it says what it lacks."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from script.detect import simplified_only
from tests.site.magazine import Site, build_site, copy_magazine, read_magazine_run

ALL = ("zh-hant", "zh-hans", "en", "zh-hant-en", "zh-hans-en", "zh-hk", "zh-hk-en")


@pytest.mark.parametrize(
    ("slug", "editions"),
    [
        ("salt-and-film", ALL),
        ("quiet-reel", ALL),
        ("two-hands", ALL),
        ("winter-ferry", ("zh-hant", "zh-hans", "zh-hk")),
        ("only-english", ("en",)),
        ("half-draft", ("zh-hant", "zh-hans", "zh-hk")),
        ("not-yet", ()),
    ],
)
def test_an_article_has_a_page_in_each_edition_that_it_can_have(
    ferry: Site, slug: str, editions: tuple[str, ...]
) -> None:
    """Chinese out of Chinese; never English out of Chinese."""
    assert {edition for edition in ALL if f"/{edition}/{slug}/" in ferry.pages} == set(editions)


def test_the_other_script_is_converted_whole(ferry: Site) -> None:
    """Names and agreed terms from the catalogues, film titles by region, fixed words left alone."""
    text = ferry.main("/zh-hans/salt-and-film/").get_text()
    for word in ("《千与千寻》", "胶片怕水", "余帆", "大圣也要等", "盐是海水记得的事", "玛丽·欧尔"):
        assert word in text
    for word in ("神隱少女", "神隐少女", "膠", "鹽田", "譯"):
        assert word not in text


def test_titles_take_the_region_s_film_titles(ferry: Site) -> None:
    """In a title or subtitle too."""
    assert "《千与千寻》" in ferry.main("/zh-hans/salt-and-film/").get_text().split("清晨")[0]


def test_traditional_out_of_simplified(ferry: Site) -> None:
    """From a source that is written in Simplified; hair and clouds are told apart from what looks like them."""
    text = ferry.main("/zh-hant/winter-ferry/").get_text()
    for word in ("《神隱少女》", "《她們》", "頭髮", "發動機", "雲", "記者", "船長"):
        assert word in text


def test_two_hands_are_both_used_as_they_are(ferry: Site) -> None:
    """No conversion where both Chinese texts were written."""
    assert "這一句是手寫的" in ferry.main("/zh-hant/two-hands/").get_text()
    assert "这一句另外写过" in ferry.main("/zh-hans/two-hands/").get_text()
    facing = ferry.main("/zh-hans-en/two-hands/").get_text()
    assert "这一句另外写过" in facing
    assert "I did, this sentence by hand." in facing


def test_ids_are_the_same_in_every_edition(ferry: Site) -> None:
    """A link to a paragraph can be taken to another edition."""
    names = {e: {i for i in ferry.ids[f"/{e}/salt-and-film/"] if i[0] in "pqfhd" and i[1:2].isdigit()} for e in ALL}
    assert names["zh-hant"] == names["zh-hans"] == names["zh-hk"] <= names["zh-hant-en"] == names["zh-hans-en"]
    assert names["en"] <= names["zh-hant-en"]
    assert {"q1", "q1-lin-hai", "q2", "q2-lin-hai", "f1", "h1", "q3-lin-hai", "q3-lin-hai-b"} <= names["zh-hant"] | {
        "q3"
    }
    assert "next" in ferry.ids["/en/salt-and-film/"] & ferry.ids["/zh-hans/salt-and-film/"]


def test_a_missing_language_is_said_in_lists(ferry: Site) -> None:
    """In the reader's language, with the way to the one there is; never as an empty page."""
    pages = [
        page for address, page in ferry.pages.items() if address == "/zh-hant/" or address.startswith("/zh-hant/page/")
    ]
    notices = [notice for page in pages for notice in page.select("main .notice")]
    assert any("English" in notice.get_text() and "尚無" in notice.get_text() for notice in notices)
    assert any(notice.select("a[href='/en/only-english/'][hreflang=en]") for notice in notices)


def test_a_magazine_may_list_only_what_there_is(tmp_path: Path) -> None:
    """`list_missing = false`."""
    content = copy_magazine(tmp_path)
    settings = content / "magazine.toml"
    settings.write_text("list_missing = false\n" + settings.read_text("utf-8"), "utf-8")
    run = read_magazine_run(content, tmp_path)
    cards = run.lists.cards(run.collection.site.magazine.edition("en"))
    assert "winter-ferry" not in {card.slug for card in cards}
    assert not any(card.missing for card in cards)


def test_lists_go_on_over_pages(ferry: Site) -> None:
    """Newest first, three a page, each once; the last page has no next."""
    seen: list[str] = []
    address: str | None = "/zh-hant/"
    while address:
        page = ferry.page(address)
        seen += [
            str(link["href"]).split("/")[2]
            for link in page.select("main .entry h2 a, main .entry h3 a, main .notice a")
        ]
        following = page.select_one("main a[rel=next]")
        address = str(following["href"]) if following else None
    articles = ["winter-ferry", "quiet-reel", "salt-and-film", "two-hands", "half-draft", "only-english"]
    assert [slug for slug in dict.fromkeys(seen) if slug in articles] == articles


def test_issues_have_their_order_and_their_neighbours(ferry: Site) -> None:
    """The articles as the issue names them; the issue before and the one after."""
    issue = ferry.main("/zh-hant/issues/one/")
    text = issue.get_text()
    assert text.index("安靜的一捲") < text.index("鹽與膠捲")
    assert issue.select("a[href='/zh-hant/issues/two/']")
    assert ferry.main("/zh-hant/issues/two/").select("a[href='/zh-hant/issues/one/']")
    assert ferry.main("/zh-hant/quiet-reel/").select("a[href='/zh-hant/salt-and-film/']")


def test_a_film_s_page_quotes_every_paragraph_that_names_it(ferry: Site) -> None:
    """Who said it, and the title by region."""
    page = ferry.main("/zh-hant/films/spirited-away/")
    text = page.get_text()
    for word in ("千与千寻", "千與千尋", "Spirited Away", "千と千尋の神隠し", "2001", "林海", "那班電車", "船長"):
        assert word in text
    assert page.select("a[href='/zh-hant/salt-and-film/#q1-lin-hai']")


def test_a_film_card_stands_once_beside_its_first_mention(ferry: Site) -> None:
    """And leads to the film's page."""
    for edition in ALL:
        cards = ferry.main(f"/{edition}/salt-and-film/").select("#film-spirited-away")
        assert len(cards) == 1, edition
        assert cards[0].select(f"a[href='/{edition}/films/spirited-away/']")


def test_a_person_s_page_says_what_they_said_and_made(ferry: Site) -> None:
    """With the way to the first words, and the films they directed."""
    page = ferry.main("/en/people/lin-hai/")
    assert page.select("a[href='/en/salt-and-film/#q1-lin-hai']")
    assert page.select("a[href='/en/films/salt-road/']")
    assert "瑪麗・歐爾" in ferry.main("/zh-hant/people/mary-oar/").get_text()


def test_topics_and_the_archive_list_what_is_out(ferry: Site) -> None:
    """By the catalogue's order, and by year."""
    water = ferry.main("/zh-hans/topics/water/").get_text()
    assert "冬天的渡船" in water
    assert "盐与胶片" in water
    assert "2026" in ferry.main("/en/archive/").get_text()


def test_a_facing_page_shows_gaps_and_notes_of_both_sides(ferry: Site) -> None:
    """A paragraph that was not translated faces a gap; notes lead back to where they came from."""
    page = ferry.main("/zh-hant-en/salt-and-film/")
    gaps = page.select(".rows .gap")
    assert gaps
    assert any("這句話沒有翻譯" in row.get_text() for row in page.select(".row:has(.gap)"))
    assert len(page.select("section.notes")) == 2
    assert len(page.select(".rows .row-figure")) == 1


def test_a_further_chinese_edition_is_four_lines(ferry: Site) -> None:
    """With a facing one of its own; titles, words and characters as Hong Kong has them."""
    assert "《千與千尋》" in ferry.main("/zh-hk/salt-and-film/").get_text()
    assert "《千與千尋》" in ferry.main("/zh-hk-en/salt-and-film/").get_text()
    text = ferry.main("/zh-hk/winter-ferry/").get_text()
    for word in ("《小婦人》", "頭髮", "看着網絡影片", "船艙裏", "軟件", "睡着了", "「"):
        assert word in text
    assert ferry.page("/zh-hk/winter-ferry/").select_one("html")["lang"] == "zh-Hant-HK"  # type: ignore[index] # it has one


def test_taiwan_has_its_own_words(ferry: Site) -> None:
    """Out of the same source."""
    text = ferry.main("/zh-hant/winter-ferry/").get_text()
    for word in ("《她們》", "看著網路影片", "船艙裡", "軟體", "睡著了", "「"):
        assert word in text


@pytest.mark.parametrize(("edition", "lang", "stray"), [("zh-hk", "zh-Hant-HK", "裡"), ("zh-hant", "zh-Hant-TW", "裏")])
def test_everything_that_a_reader_sees_is_converted(ferry: Site, edition: str, lang: str, stray: str) -> None:
    """No simplified character on any page: titles, menus, descriptions, lists; and none in its JSON-LD or feed."""
    only = simplified_only()[0] - {"秘"}  # which Traditional texts write as well
    for address, page in ferry.pages.items():
        if address.startswith(f"/{edition}/"):
            here = BeautifulSoup(str(page), "html.parser")
            data = [json.loads(script.get_text()) for script in here.select("script[type='application/ld+json']")]
            said = "".join(str(one.get(key, "")) for one in data for key in ("headline", "description", "name"))
            for other in here.select("body [lang], [hreflang], script"):
                if other.get("lang") != lang:
                    other.decompose()
            seen = here.get_text() + "".join(
                str(tag.get("alt") or tag.get("content") or "") for tag in here.select("[alt], meta")
            )
            assert not set(seen + said) & (only | {stray}), address
    feed = ElementTree.fromstring(ferry.text(f"{edition}/feed.xml"))  # noqa: S314 # we wrote it
    titles = "".join(
        element.text or "" for element in feed.iter() if element.tag.endswith(("title", "summary", "name"))
    )
    assert not set(titles) & only


def test_below_a_path_every_address_begins_with_it(below: Site) -> None:
    """Links, pictures, feeds and the sitemap; and all of them lead somewhere."""
    for page, _, reference in below.references():
        if reference.startswith("/"):
            assert reference.startswith("/sub/way/"), (page, reference)
        if below.is_own(reference):
            assert below.leads_somewhere(page, reference), (page, reference)
    for name in ("sitemap.xml", "robots.txt", "en/feed.xml", "zh-hant-en/feed.xml"):
        text = below.text(name)
        assert "https://ferry.example/sub/way/" in text
        assert "https://ferry.example/" not in text.replace("https://ferry.example/sub/way/", "")


def test_an_address_in_chinese_is_found_where_a_server_looks(tmp_path: Path) -> None:
    """The link is escaped, the folder is not."""
    article = "---\ntitle: 光\ndate: 2026-01-01\ntopics: [電影]\n---\n\n光，見[自己](/zh-hant/光/)。\n"
    content = copy_magazine(tmp_path, {"articles/光/zh-hant.md": article}, whole=False)
    built = build_site(content, tmp_path)
    site = Site(tmp_path / "output")
    assert built.diagnostics == ()
    assert (tmp_path / "output" / "zh-hant" / "光" / "index.html").is_file()
    assert (tmp_path / "output" / "zh-hant" / "topics" / "電影" / "index.html").is_file()
    astray = [(p, r) for p, _, r in site.references() if site.is_own(r) and not site.leads_somewhere(p, r)]
    assert astray == []
