"""The rest of the made-up magazine: an issue, films, a person, topics, a page."""

from types import SimpleNamespace as View

from markupsafe import Markup

from tests.theme.body import ASIDES, TABLE, WAVES
from tests.theme.cards import CARDS_EN, CINEMA, EN, HANS, HANT, LIGHT, LIN, LONG, SEA, SHORT
from tests.theme.pieces import p, picture

ISSUE = View(
    number=7,
    title=Markup("潮水"),
    title_en="Tides",
    date_text="2026年春",
    cover=picture("sea", "黃昏的海與防波堤", 1200, 1600),
    cover_shape="tall",
    summary="這一期談等待：等一艘船、一個換片點、一場雨停。",
    summary_en="An issue about waiting: for a boat, a changeover, the end of the rain.",
    url="/zh-hant/issues/tide/",
    url_en="/en/issues/tide/",
    body=Markup("<p>編者的話：我們在四月的港邊，想起每一個不肯散場的人。</p>"),
    articles=[LIGHT, LONG, SHORT],
    articles_en=CARDS_EN,
    previous=View(title=Markup("第 6 期　屋頂"), url="/zh-hant/issues/roofs/"),
    next=None,
)
STILLS = [
    View(
        id=name,
        url=f"{LIGHT.url}#f1",
        picture=picture(drawn, ""),
        captions=[
            View(lang=HANT, html=Markup("<cite>《退潮線》</cite>劇照。")),
            View(lang=EN, html=Markup("A still.")),
        ],
        credit="潮間影業",
        licence=View(name="CC BY-SA 4.0", url="https://creativecommons.org/licenses/by-sa/4.0/"),
        source="導演的底片",
        place=f"第 {number} 張，共 2 張",
        previous="s1" if number == 2 else "",
        next="s2" if number == 1 else "",
    )
    for number, (name, drawn) in enumerate((("s1", "sea"), ("s2", "room")), 1)
]
COVER_STILL = View(
    id="", url=ISSUE.url, picture=picture("sea", "", 1200, 1600), captions=[], credit="對頁", licence=None, source=""
)
FILM = View(
    slug="ebb-line",
    title="退潮線",
    original="The Ebb Line",
    original_lang=EN,
    year=1994,
    directors=[LIN],
    titles=[
        View(label="中國大陸", lang=HANS, title="退潮线"),
        View(label="臺灣", lang=HANT, title="退潮線"),
        View(label="英文", lang=EN, title="The Ebb Line"),
    ],
    links=[
        View(label="Wikidata", url="https://www.wikidata.org/wiki/Q1"),
        View(label="IMDb", url="https://www.imdb.com/"),
    ],
    text="漁村姊妹等一艘沒有登記的船。",
    count=2,
    url="/zh-hant/films/ebb-line/",
    countries=["臺灣"],
    minutes=101,
    still=picture("sea", ""),
    still_credit="圖片／潮間影業",
)
FILMS = [
    FILM,
    View(
        **{**vars(FILM), "slug": "last-ferry", "title": "末班輪渡", "original": "Last Ferry", "year": 2003, "url": None}
    ),
]
FILM_GROUPS = [
    View(key=f"{at}", title=title, films=FILMS, url=url)
    for at, (title, url) in enumerate([("A", None), ("3 畫", None), ("9 畫", None), ("林映秋", LIN.url)])
]
VOICES = [
    View(number=1, name="林映秋", url=LIN.url, other="Lin Ying-chiu"),
    View(number=2, name="一位沒有紀錄的人", url=None, other=""),
]
MATRIX = [
    View(
        id="q1",
        left=Markup("那十一年，妳到底在學什麼？"),
        right=Markup("What exactly were you learning?"),
        cells=[
            View(voice=VOICES[0], url="/zh-hant-en/long/#q1-lin", left=p(WAVES), right=p(Markup("Waves, mostly."))),
            View(voice=VOICES[1], url=None, left="", right=""),
        ],
    )
]
PASSAGES = [
    View(
        article=LIGHT,
        url="/zh-hant/light-is-never-late/#q1-lin",
        speaker="林映秋",
        speaker_url=LIN.url,
        stills=picture("sea", "黃昏的海與防波堤", 1200, 800),
        html=p(
            Markup(
                '後來我自己拍<cite class="film">《退潮線》</cite>，有個鏡頭別人說太長，我心裡數過，剛好是兩個換片點。'
            )
        ),
        lang=HANT,
        other=p(Markup('On <cite class="film">The Ebb Line</cite>, people told me one shot was too long.')),
        other_lang=EN,
    ),
    View(
        article=LONG,
        url=f"{LONG.url}#p4",
        speaker="",
        speaker_url=None,
        stills="",
        html=p(WAVES),
        lang=HANT,
        other="",
        other_lang="",
    ),
]
PERSON = View(
    slug="lin-ying-chiu",
    name="林映秋",
    names=[View(lang=HANS, name="林映秋"), View(lang=EN, name="Lin Ying-chiu")],
    roles=["導演", "放映員"],
    bio="在放映室待了十一年的導演。",
    links=[View(label="網站", url="https://example.org/lin")],
    fiction=True,
    portrait=picture("room", "林映秋在放映室", 1200, 1500),
    portrait_credit="圖片／對頁",
)
ASKED = [
    View(
        article=View(**{**vars(LIGHT), "title_right": "Light Is Never Late", "lang_right": EN}),
        questions=[
            View(
                url="/zh-hant-en/light-is-never-late/#q1",
                text="那十一年，妳到底在學什麼？",
                other="What exactly were you learning?",
            ),
            View(url="/zh-hant-en/light-is-never-late/#q1", text="從35mm換到數位，妳停了九年沒有拍片。", other=""),
        ],
    )
]
TOPICS = [
    View(name="戲院", url=CINEMA.url, count=3, description="看電影的地方。"),
    View(name="海", url=SEA.url, count=1, description=""),
]
PAGE_BODY = View(title=Markup("關於對頁"), body=p("《對頁》把訪談的兩種語言並排放在一起。") + ASIDES + TABLE, lang=HANT)
COMPARED = {"article": LONG, "voices": VOICES, "asked": MATRIX}
SAID = [
    View(url="/zh-hant/light-is-never-late/#q1-lin", words="學等。", question="那十一年，妳到底在學什麼？"),
    View(url="/zh-hant/light-is-never-late/#q2-lin", words="沒有停。", question=""),
]
