"""The editions of a made-up magazine, and its articles as lists show them: long and short titles, one missing."""

from types import SimpleNamespace as View
from typing import Any

from markupsafe import Markup, escape

from editions.titles import title_fit
from tests.theme.pieces import picture

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


def person(name: str, url: str | None = None) -> View:
    """A name in a line of credits."""
    return View(name=name, url=url)


def card(slug: str, title: str, **more: Any) -> View:
    """A list entry with everything that one can have."""
    facts: dict[str, Any] = {
        "url": f"/zh-hant/{slug}/",
        "slug": slug,
        "title": escape(title),
        "title_fit": title_fit(title),
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
        "corrections": [],
        "changed": "",
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
    "Before the Last Neon Sign Goes Out, Writing Every Colour of the Street into a Salt-Stained Ship’s Log",
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
    missing=View(text="尚無繁體中文，可讀 English。", url="/en/salt/", label="English", lang=EN, text_lang=HANT),
    status="draft",
)
SHORT = card("room", "無風的下午", topics=[SEA], authors=[CHOU], date_iso="2025-12-01", date_text="2025年12月1日")
CARDS = [LIGHT, LONG, SHORT, MISSING]
CARDS_EN = [LIGHT_EN, LONG_EN]
