"""The made-up article on facing pages: gaps on either side, a figure and a card between rows."""

from types import SimpleNamespace as View
from typing import Any

from markupsafe import Markup

from tests.theme.body import BEAT, DUIYE, EBB, FERRY, HEART, INTRO, LIN_HANT, ROOM, WAIT, WAVES
from tests.theme.pieces import cite, figure, film_card, p, speaker, still


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
        "by": 0,
        "pulls": [],
    }
    return View(
        **{
            **facts,
            "by": 1 if kind == "answer" else 0,
            "pulls": [("一句話。", "One sentence.")] if kind == "answer" else [],
            **more,
        }
    )


ASKS = {"left_speaker": DUIYE, "right_speaker": speaker("Duiye")}
SAYS = {"left_speaker": LIN_HANT, "right_speaker": speaker("Lin", "/zh-hant-en/people/lin-ying-chiu/")}
WAIT_EN = Markup(
    "How to <em>wait</em>. Before every changeover two dots appear in the upper right corner of the screen. The first "
    "tells you to get ready; the second tells you to bring the other machine up. Seven seconds lie between them. Run a "
    "film a hundred times and you have waited a hundred sevens. Years later, on {}, people told me one shot was too "
    "long. I had counted it. It was exactly the distance between two changeovers."
).format(cite("ebb-line", "The Ebb Line"))
INTRO_EN = (
    "Lin Ying-chiu spent eleven years in a projection booth above Keelung harbour and was twenty-nine before she shot "
    "a film of her own. Her camera rarely moves. People walk out of frame, and what stays is the sea, or the rain, or "
    "a door someone forgot to close. In April we talked for an afternoon in her emptied cutting room, where a 16mm "
    "viewer and two cups of cold tea were all that remained on the table."
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
    row("paragraph", "p1", 1, Markup("<p>{}</p>").format(INTRO), INTRO_EN),
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
