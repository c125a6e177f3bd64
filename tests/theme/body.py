"""A made-up article with every kind of block: cards, figures of one to four stills, notes, a table."""

from types import SimpleNamespace as View

from markupsafe import Markup

from tests.theme.cards import LIGHT, LONG, MISSING, SHORT
from tests.theme.pieces import beside, cite, figure, film_card, mosaic, p, place, slim, speaker, still, turn

EBB = ("ebb-line", "退潮線", "The Ebb Line", 1994, "林映秋", "漁村姊妹等一艘沒有登記的船。全片四十一個鏡頭。")
FERRY = ("last-ferry", "末班輪渡", "Last Ferry", 2003, "林映秋", "一個船員的最後一夜，依真實航班時間拍成。")
ROOM = ("windless", "無風的下午", "A Windless Afternoon", 2017, "林映秋、黃以寧", "一個朝西的房間，一張椅子。")
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
    "<td>35mm 彩色 1.85:1 單聲道</td></tr><tr><td>《末班輪渡》</td>"
    "<td>2003</td><td>DV</td></tr></tbody></table></section>"
)
ASIDES = Markup(
    "<h2>放映室之後</h2>\n<blockquote><p>光不會遲到，是我們到得太早。</p></blockquote>\n"
    '<p class="verse">潮來的時候<br>我們都在岸上<br>潮去的時候<br>我們還在岸上</p>\n'
    '<aside class="translator-note" aria-label="譯註"><p>「換片點」指銀幕右上角的圓形記號。</p></aside>\n'
    "<ul><li>一台看片機</li><li>一把椅子</li></ul>\n<dl><dt>換片點</dt><dd>提醒放映員換機的記號。</dd></dl>\n"
    "<pre><code>24 fps × 7 s = 168 frames, which is a long line of code for a telephone</code></pre>\n<hr>"
)
NOTES = Markup(
    '<section class="notes" lang="zh-Hant-TW" aria-label="註釋">\n<ol>\n<li id="fn1"><p>節拍器後來留在聲帶裡。</p> '
    '<a class="note-back" href="#fn1-ref" aria-label="回到正文">↩</a></li>\n</ol>\n</section>'
)
CREDITED = Markup('《退潮線》劇照。攝影機架在舊防波堤上，一天只能拍兩次。 <small class="still-credit">潮間影業</small>')
BODY = Markup("\n").join(
    (
        p(INTRO, "p1"),
        turn("question", "q1", DUIYE, p("妳常說放映室是妳的電影學校。那十一年，妳到底在學什麼？")),
        turn("answer", "q1-lin", LIN_HANT, beside(p(WAIT, "q1-lin-1"), film_card(*EBB)), p(WAVES, "q1-lin-2")),
        figure("f1", still("sea", CREDITED)),
        turn("question", "q2", DUIYE, p("從35mm換到數位，妳停了九年沒有拍片。")),
        turn(
            "answer",
            "q2-lin",
            LIN_HANT,
            beside(p(BEAT, "q2-lin-1"), film_card(*FERRY)),
            beside(p(HEART, "q2-lin-2"), film_card(*ROOM)),
        ),
        figure("f2", still("sea"), still("room"), caption="上：《退潮線》。下：《無風的下午》。"),
        figure("f3", still("room", "第一個下午。"), still("", "第二個下午。"), still("street", "第三個下午。")),
        figure("f5", still("room", "直的一張。", "a0 b6 c7")),
        mosaic(
            "f6",
            still("sea", place("左：", "一"), "a0 b5 c7"),
            still("room", place("右上：", "二")),
            still("street", place("右下：", "三")),
        ),
        slim("f7", still("booth", "甲", "a0 b7 c0"), still("sea", "乙", "a0 b7 c0")),
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
        "corrections": [
            View(date_iso="2026-05-02", date_text="2026年5月2日", html=Markup("片長原作 <em>九十</em> 分鐘。")),
        ],
        "translators": [],
    }
)
