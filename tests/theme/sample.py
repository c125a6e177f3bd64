"""A made-up magazine for looking at the theme: long and short titles, gaps, cards, stills, what is missing."""

from types import SimpleNamespace as View
from typing import Any

from markupsafe import Markup

HANT, HANS, EN = "zh-Hant-TW", "zh-Hans", "en"


def edition(code: str, lang: str, label: str, left: View | None = None, right: View | None = None) -> View:
    """An edition as templates see it."""
    kind = "facing" if left else "single"
    return View(code=code, lang=lang, kind=kind, label=label, home=f"/{code}/", left=left, right=right)


TRADITIONAL = edition("zh-hant", HANT, "繁體中文")
SIMPLIFIED = edition("zh-hans", HANS, "简体中文")
ENGLISH = edition("en", EN, "English")
FACING = edition("zh-hant-en", HANT, "繁體中文／English", TRADITIONAL, ENGLISH)
EDITIONS = [TRADITIONAL, SIMPLIFIED, ENGLISH, FACING]


def picture(name: str, alt: str, width: int = 1600, height: int = 669) -> Markup:
    """A picture as the site writes one."""
    return Markup(
        '<picture><source type="image/svg+xml" srcset="/stills/{0}.svg 1600w" sizes="100vw">'
        '<img src="/stills/{0}.svg" width="{2}" height="{3}" alt="{1}" loading="lazy" decoding="async"></picture>'
    ).format(name, alt, width, height)


def person(name: str, url: str | None = None) -> View:
    """A name in a line of credits."""
    return View(name=name, url=url)


def card(slug: str, title: str, **more: Any) -> View:
    """A list entry with everything that one can have."""
    facts: dict[str, Any] = {
        "url": f"/zh-hant/{slug}/",
        "title": Markup(title),
        "subtitle": "",
        "summary": "",
        "date_iso": "2026-04-18",
        "date_text": "2026年4月18日",
        "reading": "9 分鐘",
        "authors": [],
        "translators": [],
        "interviewers": [],
        "speakers": [],
        "topics": [],
        "issue": None,
        "cover": "",
        "missing": None,
        "lang": HANT,
        "status": "published",
        "title_right": "",
        "lang_right": "",
        "body": "",
        "notes": "",
        "toc": [],
        "previous": None,
        "next": None,
        "related": [],
        "modified_text": "",
        "turn_url": "",
        "role": "",
    }
    return View(**{**facts, **more})


CINEMA = View(name="戲院", url="/zh-hant/topics/cinemas/")
SEA = View(name="海", url="/zh-hant/topics/sea/")
ISSUE_LINK = View(title=Markup("第 7 期　潮水"), url="/zh-hant/issues/tide/")
LIN = person("林映秋", "/zh-hant/people/lin-ying-chiu/")
CHOU = person("周牧", "/zh-hant/people/chou-mu/")

LIGHT = card(
    "light-is-never-late",
    "光不會遲到",
    subtitle="放映員出身的導演林映秋",
    summary="談換片點、潮水，與一台節拍器。她在基隆港邊的放映室待了十一年，二十九歲才拍第一部電影。",
    speakers=[LIN],
    interviewers=[CHOU],
    topics=[CINEMA, SEA],
    issue=ISSUE_LINK,
    cover=picture("booth", "放映機的光束射向銀幕，銀幕上是海"),
)
LIGHT_EN = card(
    "light-is-never-late",
    "Light Is Never Late",
    url="/en/light-is-never-late/",
    lang=EN,
    subtitle="Lin Ying-chiu, projectionist turned director",
    summary="On changeover cues, tides and a metronome. She spent eleven years in a booth above Keelung harbour.",
    date_text="18 April 2026",
    reading="9 min read",
    speakers=[person("Lin Ying-chiu", "/en/people/lin-ying-chiu/")],
    interviewers=[person("Chou Mu")],
    translators=[person("Dana Whitlock")],
)
LONG = card(
    "the-last-neon-sign-in-the-old-district",
    "在最後一盞霓虹燈熄滅以前，把整條街的顏色都記在一本航海日誌裡",
    summary="三位燈管師傅、一位攝影師，和一條再也不夜的街。",
    speakers=[person("許亮"), person("阿倫"), person("Benjamin Featherstonehaugh-Montgomery")],
    authors=[person("何以安")],
    topics=[CINEMA],
    cover=picture("street", "雨後的街，霓虹燈倒映在路面"),
)
LONG_EN = card(
    "the-last-neon-sign-in-the-old-district",
    "Before the Last Neon Sign Goes Out, Writing Every Colour of the Street into a Ship’s Log",
    url="/en/the-last-neon-sign-in-the-old-district/",
    lang=EN,
    date_text="2 March 2026",
    authors=[person("Ho Yi-an")],
)
MISSING = card(
    "salt",
    "鹽",
    url=None,
    summary="一間只放一部電影的戲院。",
    missing=View(text="尚無繁體中文，可讀 English。", url="/en/salt/", label="English", lang=EN),
    status="draft",
)
SHORT = card("room", "無風的下午", topics=[SEA], authors=[CHOU], date_iso="2025-12-01", date_text="2025年12月1日")
CARDS = [LIGHT, LONG, SHORT, MISSING]
CARDS_EN = [LIGHT_EN, LONG_EN]


def film_card(slug: str, title: str, original: str, year: int, director: str, note: str, prefix: str = "") -> Markup:
    """The card of a film, as the films room writes it."""
    name = f"{prefix}film-{slug}"
    return Markup(
        '<aside class="film-card" id="{name}" aria-labelledby="{name}-title" lang="zh-Hant-TW">\n'
        '<p class="film-card-title" id="{name}-title"><a href="/zh-hant/films/{slug}/"><cite>{title}</cite></a></p>\n'
        '<dl class="film-card-meta">\n<div><dt>年份</dt><dd>{year}</dd></div>\n'
        '<div><dt>原名</dt><dd><cite lang="en">{original}</cite></dd></div>\n'
        "<div><dt>導演</dt><dd>{director}</dd></div>\n</dl>\n<p>{note}</p>\n</aside>"
    ).format(name=name, slug=slug, title=title, original=original, year=year, director=director, note=note)


EBB = ("ebb-line", "退潮線", "The Ebb Line", 1994, "林映秋", "漁村姊妹等一艘沒有登記的船。全片四十一個鏡頭。")
FERRY = ("last-ferry", "末班輪渡", "Last Ferry", 2003, "林映秋", "一個船員的最後一夜，依真實航班時間拍成。")
ROOM = ("windless", "無風的下午", "A Windless Afternoon", 2017, "林映秋、黃以寧", "一個朝西的房間，一張椅子。")


def still(name: str, caption: str = "") -> Markup:
    """One still of a figure; without a name a placeholder for one that is to come."""
    shown = (
        picture(name, "劇照")
        if name
        else Markup('<span class="placeholder" role="img" aria-label="圖片待補">圖片待補</span>')
    )
    if not caption:
        return Markup('<div class="still">{}</div>').format(shown)
    return Markup('<figure class="still">{}<figcaption>{}</figcaption></figure>').format(shown, caption)


def figure(name: str, *stills: Markup, caption: str = "") -> Markup:
    """Stills that belong together."""
    shared = Markup("\n<figcaption>{}</figcaption>").format(caption) if caption else ""
    return Markup('<figure class="figure stills-{}" id="{}">\n{}{}\n</figure>').format(
        min(len(stills), 4), name, Markup("\n").join(stills), shared
    )


def cite(slug: str, title: str) -> Markup:
    """A film's name in a sentence."""
    return Markup('<cite class="film"><a href="#film-{}">{}</a></cite>').format(slug, title)


def speaker(name: str, url: str = "") -> Markup:
    """A speaker's name, as the interview room writes it."""
    if url:
        return Markup('<a class="speaker" href="{}">{}</a>').format(url, name)
    return Markup('<b class="speaker">{}</b>').format(name)


def turn(kind: str, name: str, who: Markup, *blocks: Markup) -> Markup:
    """A turn of the conversation in an article's body."""
    inside = Markup("\n").join(blocks)
    return Markup('<section class="turn {}" id="{}">\n<p class="who">{}</p>\n{}\n</section>').format(
        kind, name, who, inside
    )


def p(text: str | Markup, name: str = "") -> Markup:
    """A paragraph."""
    return Markup('<p id="{}">{}</p>').format(name, text) if name else Markup("<p>{}</p>").format(text)


DUIYE, LIN_HANT = speaker("對頁"), speaker("林映秋", "/zh-hant/people/lin-ying-chiu/")
INTRO = (
    "林映秋在基隆港邊的放映室待了十一年，二十九歲才拍第一部電影。她的鏡頭很少移動，人物常常走出畫面，然後是海、是雨、"
    "是一扇沒關好的門。四月，我們在她搬空的剪接室裡談了一個下午；桌上剩一台16mm看片機，和兩杯涼掉的茶。"
)
WAIT = Markup(
    "學怎麼<em>等</em>。換片之前，銀幕右上角會出現兩次圓點：第一次提醒你準備，第二次你得把另一台機器推上去，中間隔七秒。"
    "同一部片放一百場，我就等了一百個七秒。後來我自己拍{}，有個鏡頭別人說太長，我心裡數過，剛好是兩個換片點。"
).format(cite("ebb-line", "《退潮線》"))
WAVES = (
    "劇本裡每句話都有句號。到了現場，潮水只給我們四十分鐘，演員一看海，就忘了後半句。我本來很急，後來想：人在海邊講話，"
    "本來就是這樣的。「沒說完」不是含蓄，是浪太大了。"
)
BEAT = Markup(
    "不是抗拒，是我聽不見機器了。膠片走的時候有聲音，你知道錢在走、時間在走，所有人都會安靜。數位機器太客氣，它什麼都不催你。"
    '拍{}時，我請錄音師在現場放一個節拍器，每分鐘72下，讓大家記得：有東西正在用掉。<sup class="note-ref" id="fn1-ref">'
    '<a href="#fn1" aria-label="註 1">1</a></sup>'
).format(cite("last-ferry", "《末班輪渡》"))
HEART = Markup(
    "留了三分鐘。混音時大家都說要拿掉，只有配樂的黃老師（她那年七十一歲）說：「這不是雜音，這是船的心跳。」我沒有接話，"
    "可是我把那句話剪進了{}。"
).format(cite("windless", "《無風的下午》"))
TABLE = Markup(
    '<section class="table" tabindex="0" aria-label="表格"><table><thead><tr><th scope="col">片名</th>'
    '<th scope="col">年份</th><th scope="col">規格</th></tr></thead><tbody><tr><td>《退潮線》</td><td>1994</td>'
    "<td>35mm 彩色 1.85:1 單聲道</td></tr><tr><td>《末班輪渡》</td><td>2003</td><td>DV</td></tr></tbody></table></section>"
)
ASIDES = Markup(
    "<h2>放映室之後</h2>\n<blockquote><p>光不會遲到，是我們到得太早。</p></blockquote>\n"
    '<p class="verse">潮來的時候<br>我們都在岸上<br>潮去的時候<br>我們還在岸上</p>\n'
    '<aside class="translator-note" aria-label="譯註"><p>「換片點」指銀幕右上角的圓形記號。</p></aside>\n'
    "<ul><li>一台看片機</li><li>一把椅子</li></ul>\n<dl><dt>換片點</dt><dd>提醒放映員換機的記號。</dd></dl>\n"
    "<pre><code>24 fps × 7 s = 168 frames, which is a long line of code that has to scroll on a telephone</code></pre>\n<hr>"
)
NOTES = Markup(
    '<section class="notes" lang="zh-Hant-TW" aria-label="註釋">\n<ol>\n<li id="fn1"><p>節拍器後來留在聲帶裡。</p> '
    '<a class="note-back" href="#fn1-ref" aria-label="回到正文">↩</a></li>\n</ol>\n</section>'
)
BODY = Markup("\n").join(
    (
        p(INTRO, "p1"),
        turn("question", "q1", DUIYE, p("妳常說放映室是妳的電影學校。那十一年，妳到底在學什麼？")),
        turn("answer", "q1-lin", LIN_HANT, p(WAIT, "q1-lin-1"), film_card(*EBB), p(WAVES, "q1-lin-2")),
        figure("f1", still("sea", "《退潮線》劇照。攝影機架在舊防波堤上，一天只能拍兩次。")),
        turn("question", "q2", DUIYE, p("從35mm換到數位，妳停了九年沒有拍片。")),
        turn(
            "answer", "q2-lin", LIN_HANT, p(BEAT, "q2-lin-1"), film_card(*FERRY), p(HEART, "q2-lin-2"), film_card(*ROOM)
        ),
        figure("f2", still("sea"), still("room"), caption="上：《退潮線》。下：《無風的下午》。"),
        figure("f3", still("room", "第一個下午。"), still("", "第二個下午。"), still("street", "第三個下午。")),
        figure("f4", still("sea", "一"), still("room", "二"), still("street", "三"), still("booth", "四")),
        turn("question", "q3", DUIYE, p("那個節拍器後來留在聲帶裡了。")),
        turn("answer", "q3-lin", speaker("Benjamin Featherstonehaugh-Montgomery"), p("留了三分鐘。")),
        ASIDES,
        TABLE,
    )
)
ARTICLE = View(
    **{
        **vars(LIGHT),
        "body": BODY,
        "notes": NOTES,
        "toc": [View(id="q1", text="放映室是電影學校"), View(id="q2", text="停了九年"), View(id="q3", text="節拍器")],
        "previous": LONG,
        "next": SHORT,
        "related": [LONG, SHORT, MISSING],
        "modified_text": "2026年5月2日",
        "translators": [],
    }
)


def row(kind: str, name: str, number: int | None, left: str | Markup, right: str | Markup, **more: Any) -> View:
    """A facing row; plain strings become paragraphs."""
    facts: dict[str, Any] = {
        "kind": kind,
        "id": name,
        "number": number,
        "left": p(left) if left and not isinstance(left, Markup) else left,
        "right": p(right) if right and not isinstance(right, Markup) else right,
        "left_speaker": "",
        "right_speaker": "",
        "cards": "",
        "opens_turn": bool(more.get("left_speaker")),
        "gap": "",
    }
    return View(**{**facts, **more})


ASKS = {"left_speaker": DUIYE, "right_speaker": speaker("Duiye")}
SAYS = {"left_speaker": LIN_HANT, "right_speaker": speaker("Lin", "/zh-hant-en/people/lin-ying-chiu/")}
WAIT_EN = Markup(
    "How to <em>wait</em>. Before every changeover two dots appear in the upper right corner of the screen. The first "
    "tells you to get ready; the second tells you to bring the other machine up. Seven seconds lie between them. Run a "
    "film a hundred times and you have waited a hundred sevens. Years later, on {}, people told me one shot was too "
    "long. I had counted it. It was exactly the distance between two changeovers."
).format(cite("ebb-line", "The Ebb Line"))
INTRO_EN = (
    "Lin Ying-chiu spent eleven years in a projection booth above Keelung harbour and was twenty-nine before she shot a "
    "film of her own. Her camera rarely moves. People walk out of frame, and what stays is the sea, or the rain, or a "
    "door someone forgot to close. In April we talked for an afternoon in her emptied cutting room, where a 16mm viewer "
    "and two cups of cold tea were all that remained on the table."
)
WAVES_EN = (
    "In the script every line had its full stop. On location the tide allowed us forty minutes, and the moment the "
    "actors looked at the sea they lost the second half of whatever they were saying. I panicked. Then I thought: that "
    "is how people talk at the shore. “Unfinished” isn’t restraint. The waves are simply too loud."
)
BEAT_EN = Markup(
    "It wasn’t resistance. I could no longer hear the machine. Film makes a noise as it runs; you know money is "
    "running, time is running, and everyone goes quiet. Digital cameras are too polite. They never hurry you. For {} I "
    "asked the sound recordist to set a metronome on the floor, 72 beats a minute."
).format(cite("last-ferry", "Last Ferry"))
HEART_EN = Markup(
    "For three minutes. At the mix everyone wanted it gone except our composer, Ms Huang, who was seventy-one that "
    "year. “That isn’t noise,” she said. “That’s the boat’s pulse.” I didn’t answer. But I cut the sentence into {}."
).format(cite("windless", "A Windless Afternoon"))
QUOTE = Markup("<blockquote><p>{}</p></blockquote>")
ROWS = [
    row("prose", "p1", 1, Markup("<p>{}</p>").format(INTRO), INTRO_EN),
    row(
        "question",
        "q1",
        2,
        "妳常說放映室是妳的電影學校。那十一年，妳到底在學什麼？",
        "You often call the booth your film school. In those eleven years, what exactly were you learning?",
        **ASKS,
    ),
    row("answer", "q1-lin", 3, p(WAIT), p(WAIT_EN), cards=film_card(*EBB), **SAYS),
    row("answer", "q1-lin-2", 4, "劇本裡每句話都有句號。", "", gap="right"),
    row("answer", "q1-lin-3", 5, WAVES, WAVES_EN),
    row(
        "figure",
        "f1",
        None,
        figure("f1-left", still("sea", "《退潮線》劇照。攝影機架在舊防波堤上，一天只能拍兩次。")),
        figure("f1-right", still("sea", "Still from The Ebb Line, two takes a day.")),
    ),
    row("heading", "p2", None, Markup("<h2>節拍器</h2>"), Markup("<h2>The metronome</h2>")),
    row(
        "question", "q2", 6, "從35mm換到數位，妳停了九年沒有拍片。", "You stopped making films for nine years.", **ASKS
    ),
    row("answer", "q2-lin", 7, p(BEAT), p(BEAT_EN), cards=film_card(*FERRY), **SAYS),
    row("question", "q3", 8, "那個節拍器後來留在聲帶裡了。", "And the metronome stayed on the soundtrack.", **ASKS),
    row("answer", "q3-lin", 9, p(HEART), p(HEART_EN), cards=film_card(*ROOM), **SAYS),
    row("answer", "q3-lin-2", 10, "", "Or perhaps the boat did.", gap="left"),
    row(
        "quote",
        "p3",
        11,
        QUOTE.format("光不會遲到，是我們到得太早。"),
        QUOTE.format("Light is never late. We come too early."),
    ),
    row("divider", "", None, Markup("<hr>"), Markup("<hr>")),
    row(
        "figure",
        "f2",
        None,
        figure("f2-left", still("room", "第一個下午。"), still("", "第二個下午。")),
        figure("f2-right", still("room", "The first afternoon."), still("", "The second.")),
    ),
    row(
        "figure",
        "f3",
        None,
        figure("f3-left", still("sea", "一"), still("room", "二"), still("street", "三"), still("booth", "四")),
        figure("f3-right", still("sea", "One"), still("room", "Two"), still("street", "Three"), still("booth", "Four")),
    ),
    row(
        "item",
        "p4",
        12,
        Markup("<ul><li>一台看片機</li></ul>"),
        Markup("<ul><li>A viewer for 16mm film</li></ul>"),
    ),
    row(
        "question", "q4", 13, "現在的年輕導演問妳該怎麼開始，妳怎麼回答？", "How should a young director begin?", **ASKS
    ),
    row(
        "answer",
        "q4-lin",
        14,
        "我叫他們先去借一間朝西的房間。",
        "I tell them to borrow a room that faces west.",
        **SAYS,
    ),
]

ISSUE = View(
    number=7,
    title=Markup("潮水"),
    title_en="Tides",
    date_text="2026年春",
    cover=picture("sea", "黃昏的海與防波堤", 1200, 1600),
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
)
FILMS = [
    FILM,
    View(**{**vars(FILM), "slug": "last-ferry", "title": "末班輪渡", "original": "Last Ferry", "year": 2003}),
]
PASSAGES = [
    View(
        article=LIGHT,
        url="/zh-hant/light-is-never-late/#q1-lin",
        speaker="林映秋",
        html=p(
            Markup(
                '後來我自己拍<cite class="film">《退潮線》</cite>，有個鏡頭別人說太長，我心裡數過，剛好是兩個換片點。'
            )
        ),
        lang=HANT,
        other=p(Markup('On <cite class="film">The Ebb Line</cite>, people told me one shot was too long.')),
        other_lang=EN,
    ),
    View(article=LONG, url=f"{LONG.url}#p4", speaker="", html=p(WAVES), lang=HANT, other="", other_lang=""),
]
PERSON = View(
    slug="lin-ying-chiu",
    name="林映秋",
    names=[View(lang=HANS, name="林映秋"), View(lang=EN, name="Lin Ying-chiu")],
    roles=["導演", "放映員"],
    bio="在放映室待了十一年的導演。",
    links=[View(label="網站", url="https://example.org/lin")],
    fiction=True,
)
TOPICS = [
    View(name="戲院", url=CINEMA.url, count=3, description="看電影的地方。"),
    View(name="海", url=SEA.url, count=1, description=""),
]
PAGE_BODY = View(title=Markup("關於對頁"), body=p("《對頁》把訪談的兩種語言並排放在一起。") + ASIDES + TABLE, lang=HANT)
