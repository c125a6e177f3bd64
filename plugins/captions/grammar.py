"""What a caption says of its still: the works, who made them, when and how, whose the picture is, what it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from document.romanise import COMPOUND_SURNAMES, SURNAMES


@dataclass(frozen=True, slots=True)
class Facts:
    """A caption's facts. `kind` is still, poster, portrait, set, exhibition, sketch or "".

    `photographer` made the picture, `courtesy` lent it, `rights` holds the copyright; a caption that credits somebody
    without saying for what counts as `courtesy`.
    """

    kind: str = ""
    works: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    year: str = ""
    technique: str = ""
    photographer: str = ""
    courtesy: str = ""
    rights: str = ""

    @property
    def credit(self) -> str:
        """Everybody to whom the picture is credited, each once."""
        found = (self.photographer, self.courtesy, self.rights)
        return ", ".join(dict.fromkeys(name for name in found if name))


_KINDS = {
    "poster": r"海報|海报|(?<!\w)posters?\b",
    "portrait": r"肖像|人像|個人照|个人照|(?<!\w)(?:self-)?portraits?\b|\bheadshots?\b",
    "set": r"幕後|幕后|工作照|片場|片场|側拍|侧拍|拍攝現場|拍摄现场"
    r"|(?<!\w)on (?:the )?set\b|behind the scenes|\bon location\b",
    "exhibition": r"展場|展场|展覽現場|展览现场|展出現場|展出现场|裝置現場|装置现场"
    r"|(?<!\w)(?:installation|exhibition) views?\b",
    "sketch": r"分鏡|分镜|草圖|草图|概念圖|概念图|手稿|(?<!\w)(?:storyboards?|sketch(?:es)?|concept art)\b",
    "still": r"劇照|剧照|靜幀|静帧|截圖|截图|截幀|截帧|定格|畫面|画面"
    r"|(?<!\w)(?:(?:film|video|production|movie) )?(?:stills?|screenshots?|(?:frame|scene)s?(?= from| of))\b",
}
_KIND = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS.items()}

# Whose the picture is. A name goes on to the end of its sentence, or to the next credit.
_NAME = r"(?P<name>[^。；;|｜\n]+?)"
_END = (
    r"(?=\s*(?:[。；;|｜\n]|\.\s|\.$|$|[,，、/／)）]?\s*(?:©|\(c\)|版權|版权|攝影\s*[:：／/]|摄影\s*[:：／/]|圖片|图片|劇照提供|剧照提供"
    r"|(?:image |photo(?:graph)?s? |still |picture )?(?:courtesy|credits?\b)"
    r"|photo(?:graph(?:y|s|ed)?)?s?\s*(?:by\b|:|：|©|/)|all rights)))"
)
_COLON = r"\s*[:：／/|｜]\s*"
_OWNER = r"(?:圖片|图片|照片|影像|劇照|剧照|靜幀|静帧|海報|海报|資料|资料|圖|图|相)"
_CREDITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            "rights",
            rf"(?:{_OWNER}|photo(?:graph)?s?|images?|film|stills?)?\s*(?:©|\(c\)|ⓒ|copyright\b)\s*(?:\d{{4}}(?:\s*[-–]\s*\d{{2,4}})?[,，]?\s*)?(?:by\s+)?{_NAME}{_END}",
        ),
        ("rights", rf"(?:版權(?:所有|歸)?|版权(?:所有|归)?)(?:{_COLON}|\s+|属|屬)?{_NAME}{_END}"),
        (
            "courtesy",
            rf"(?:(?:all |film |video |production )?(?:images?|photo(?:graph)?s?|stills?|pictures?)\s*[:：,]?\s*)?"
            rf"(?:by\s+)?courtesy\s*(?:of\b|[:：])?\s*{_NAME}{_END}",
        ),
        ("courtesy", rf"{_OWNER}?(?:提供者?|來源|来源|授權|授权|供圖|供图|版權|鳴謝|鸣谢|致謝){_COLON}{_NAME}{_END}"),
        ("photographer", rf"(?:攝影師?|摄影师?|攝|摄|拍攝者?|拍摄者?){_COLON}{_NAME}{_END}"),
        ("photographer", rf"\b(?:photo(?:graph(?:y|s|ed)?)?s?|picture)\s*(?:by\b\s*[:：]?|[:：／/])\s*{_NAME}{_END}"),
        ("courtesy", rf"\b(?:(?:image|photo|picture|still)s?\s+)?(?:credits?|source)\s*[:：]\s*{_NAME}{_END}"),
        (
            "courtesy",
            rf"(?:^|(?<=[\s。；;，,|｜(（]))(?:{_OWNER}|images?|stills?|pictures?)\s*[／/｜|:：]\s*{_NAME}{_END}",
        ),
        # … and where the name comes first: 某某攝, 某某提供, 某某供圖.
        (
            "photographer",
            r"(?:^|(?<=[。；;，,|｜\s(（／/]))(?P<name>[^\s。；;，,、|｜()（）《》／/:：]{2,12}?)\s?(?:攝影?|摄影?|拍攝|拍摄)(?=\s*(?:[。；;，,|｜)）／/]|$))",
        ),
        (
            "courtesy",
            rf"(?:^|(?<=[。；;，,|｜\s(（／/]))(?:{_OWNER}由)?(?P<name>[^\s。；;，,|｜()（）《》:：]{{2,30}}?)\s?(?:提供(?:{_OWNER})?|供圖|供图|授權使用|授权使用)(?=\s*(?:[。；;，,|｜)）／/]|$))",
        ),
    )
)
_OFFERED = re.compile(r"^由|(?<=..)(?:提供|供圖|供图|攝|摄)$")
# What stands right before a title without being a name.
_BEFORE_TITLE = re.compile(
    r"電影|电影|影片|短片|長片|长片|紀錄片|纪录片|動畫|动画|小說|小说|選自|选自|出自|收錄|收录|圖為|图为|新片|名作|代表作|片名|劇集|剧集"
)
_WORK = re.compile(r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》|〈(?P<small>[^〈〉]+)〉")
_YEAR = re.compile(
    r"(?<![\d.])(?P<year>(?:c\.\s?|約|约)?(?:1[5-9]|20)\d\d(?:\s?[-–—~～至]\s?(?:(?:1[5-9]|20)?\d\d|present|今))?)(?![\d×xX]|\.\d|\s?(?:mm|cm|px|公分|毫米))\s?年?"
)
_LABELLED = re.compile(
    r"(?:導演|导演|編導|编导|藝術家|艺术家|作者|創作者|创作者"
    r"|\bdir(?:ector|ected\s+by|\.)?|\bartist|\ba film by|\bfilm by|\bby)"
    r"(?:\s*[:：／/]\s*|\s+|(?<=[一-鿿])(?=[一-鿿]))(?P<name>[^,，。；;()（）《》|｜／/\d]+)",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(r"(?P<name>[^\s,，。；;()（）《》|｜／/\d]{2,20}?)\s?(?:導演|导演|執導|执导|作品)(?![一-鿿])")
_TECHNIQUE = re.compile(
    r"油彩|油畫|油画|畫布|画布|布面|紙本|纸本|水墨|設色|设色|水彩|壓克力|丙烯|粉彩|炭筆|炭笔|錄像|录像|影像裝置|裝置|装置|頻道|频道|銀鹽|银盐|明膠|明胶"
    r"|膠片|胶片|膠卷|胶卷|\d+\s?(?:毫米|mm)|彩色|黑白|有聲|有声|無聲|无声|數位|数位|數碼|数码|版畫|版画|木刻|絹本|绢本|雕塑|青銅|青铜|媒材|媒體|媒体|攝影|摄影"
    r"|人工智能|人工智慧|演算法|算法|協同|协同|\bAI\b|\bgenerative\b|行為|行为|動畫|动画|紀錄片|纪录片|噴墨|喷墨|絲網|丝网|\b(?:oil|acrylic|watercolou?r|ink|pencil|charcoal|gouache|pastel|tempera)\b"
    r"|\b(?:canvas|paper|linen|gelatin|silver|c-print|inkjet|pigment|print|lithograph|etching|woodcut|screenprint)\b"
    r"|\b(?:cyanotype|channel|video|installation|colou?r|black[- ]and[- ]white|b/w|sound|silent|digital|animation)\b"
    r"|\b(?:mixed media|bronze|sculpture|performance|super ?8|film|projection|loop)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,，、;；|｜／/()（）\[\]【】\n]|\s[-–—]\s|\s·\s|[。.](?=\s|$)|。")
_HAN_NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,8}(?:[·・．‧][㐀-鿿]{1,8})+")
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w|\.))"
_LATIN_NAME = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:de|del|della|der|den|van|von|da|di|du|la|le|bin|ibn|al|y|and|&|of)\s)*{_CAPITAL}){{1,5}}"
)
_GROUP = re.compile(
    r"[^\s,，、()（）《》]{1,12}(?:工作室|團隊|团队|小組|小组|樂團|乐团|劇團|剧团)"
    r"|(?:[\w’'-]+ ){0,4}(?:Collective|Studios?|Group)"
)
_NO_NAME = re.compile(r"\b(?:The|Still|Film|Photo|Image|Installation|View|Museum|Gallery|Studio|Courtesy|Collection)\b")
_AND = re.compile(r"\s*(?:[、&＆]|\band\b|(?<=[一-鿿])(?:與|与|和|及)(?=[一-鿿]))\s*")
_AFTER_WORK = re.compile(r"^(?:\s*(?:的)?(?:劇照|剧照|靜幀|静帧|截圖|截图|海報|海报))+")


def read_caption(text: str) -> Facts:
    """The facts in a caption's words; titles of works stand in 《》, in whatever language."""
    text = " ".join(text.split())
    rest, facts = _credits(text)
    titles = ((match["title"] or match["small"] or "").strip() for match in _WORK.finditer(rest))
    works = tuple(dict.fromkeys(filter(None, titles)))
    bare = _WORK.sub("《》", rest)
    shown = _WORK.sub("《》", text)
    kind = next((kind for kind, words in _KIND.items() if words.search(shown)), "")
    year = next((match["year"].strip() for match in _YEAR.finditer(bare)), "")
    segments = [(part.strip(), at) for part, at in _segments(bare)]
    return replace(
        facts,
        kind=kind,
        works=works,
        makers=_makers(bare, segments) if works else (),
        year=year if works or kind else "",
        technique=_technique(segments) if works else "",
    )


def _credits(text: str) -> tuple[str, Facts]:
    """The text without its credits, and these."""
    found: dict[str, str] = {}
    for role, pattern in _CREDITS:
        while match := pattern.search(text):
            name = _OFFERED.sub("", match["name"].strip(" ,，、.:：()（）／/-–—\u3000"))
            if not name or name == "of" or "《" in name or (role == "photographer" and _TECHNIQUE.fullmatch(name)):
                break
            found[role] = f"{found[role]}, {name}" if role in found and name not in found[role] else name
            text = f"{text[: match.start()].rstrip(' ,，、／/(（')}。{text[match.end() :].lstrip(' )）')}"
    photographer, _, agency = found.get("photographer", "").partition("/")
    if agency:  # Maria Silva/Harbour Images
        found |= {"photographer": photographer.strip(), "courtesy": found.get("courtesy", agency.strip())}
    return text, Facts(
        photographer=found.get("photographer", ""),
        courtesy=found.get("courtesy", ""),
        rights=found.get("rights", ""),
    )


def _segments(text: str) -> Iterator[tuple[str, int]]:
    """What stands between marks, each with its place."""
    start = 0
    for mark in _SEPARATOR.finditer(text):
        yield text[start : mark.start()], start
        start = mark.end()
    yield text[start:], start


def _technique(segments: Sequence[tuple[str, int]]) -> str:
    """The segments that say how a work is made, without titles and kinds."""
    found = []
    for segment, _ in segments:
        words = segment.replace("《》", "").strip()
        if not _TECHNIQUE.search(words) or len(words) > 60 or any(kind.search(words) for kind in _KIND.values()):
            continue
        if _YEAR.fullmatch(words) or _names(words):
            continue
        found.append(_YEAR.sub("", words).strip() if len(words) > 4 else words)
    return ", ".join(dict.fromkeys(filter(None, found)))


def _makers(text: str, segments: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Who made the works: whom a word names as such, else the name next to a title."""
    labelled = [name for match in _LABELLED.finditer(text) for name in _names(match["name"].strip(" .·"), sure=True)]
    labelled += [name for match in _ROLE_AFTER.finditer(text) for name in _names(match["name"])]
    if labelled:
        return tuple(dict.fromkeys(labelled))
    near: list[str] = []
    first = text.find("《》")
    joined = False  # whether the segment before was a name
    for segment, at in segments:
        if "《》" in segment:
            before, _, after = segment.partition("《》")
            before = re.sub(r"(?:的|之|[’']s)?\s*(?:作品|新作|(?:new )?(?:film|work))?\s*$", "", before)
            before = re.sub(r"^.*\bfrom\s+", "", before).strip()
            known = not _BEFORE_TITLE.search(before) and not any(kind.search(before) for kind in _KIND.values())
            found = [] if near else _names(before, sure=known) or _names(_AFTER_WORK.sub("", after).strip())
        elif joined or not near:
            leads = text[at + len(segment) :].lstrip(" )）").startswith((",", "，", "、"))
            found = _names(segment) if joined or at > first or leads else []
        else:
            found = []
        near += found
        joined = bool(found)
    return tuple(dict.fromkeys(near))


def _names(text: str, *, sure: bool = False) -> list[str]:
    """The people in a segment that holds nothing else. With `sure` any Han name will do, without a known surname."""
    parts = [part.strip(" .") for part in _AND.split(text.strip())] if text else []
    return parts if parts and all(_is_name(part, sure=sure) for part in parts) else []


def _is_name(text: str, *, sure: bool) -> bool:
    if _HAN_NAME.fullmatch(text):
        spaced = any(mark in text for mark in "·・．‧")
        return spaced or sure or text.startswith(COMPOUND_SURNAMES) or (len(text) < 4 and text[0] in SURNAMES)
    if _GROUP.fullmatch(text):
        return True
    return bool(_LATIN_NAME.fullmatch(text)) and not _NO_NAME.search(text) and not _TECHNIQUE.search(text)
