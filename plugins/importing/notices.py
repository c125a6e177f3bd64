"""What a platform put around an article: share buttons, disclaimers, reprint lines, the magazine's own advertising."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importing.blocks import Block
from importing.plain import plain
from importing.source import LeftOut

# Lines that are noise wherever they stand: nothing but buttons and end marks.
_ALWAYS = re.compile(
    r"^[\s\-—─=~·•*#＞>↓↑←→▼▲👇👆]*(?:"
    r"(?:(?:(?:點讚|点赞|點贊|赞|在看|分享|收藏|轉發|转发|評論|评论|喜歡|留言|关注|關注|投币|一键三连|贊同|赞同|like|share|save|tweet"
    r"|comments?)(?:\s*\d[\d,.]*\s*(?:萬|万|k)?)?"
    r"|\d+\s*(?:條|条|個|个|人|次)?\s*(?:評論|评论|喜歡|喜欢|收藏|分享|閱讀|阅读|贊同|赞同|comments?|likes?|shares?))"
    r"[\s、，,/|·和與与&＋+!！~～]*)+"
    r"|(?:點個?|点个?|右下角?|順手|顺手|記得|记得|別忘了|别忘了)[^。]{0,6}(?:在看|點讚|点赞|讚|赞|星標|星标|分享|轉發|转发)[^。]{0,16}"
    r"|\d{1,3}\s*min(?:ute)?s?\s*read|follow|listen|copy\s+link|sign\s+in"
    r"|(?:點擊|点击|戳)?\s*[「“\"]?(?:閱讀原文|阅读原文|查看原文|閱讀全文|阅读全文|read\s+more|view\s+original)[」”\"]?"
    r"|the\s+end|end|fin|全文完|（?完）?|\(完\)|（全文完）|advertisement|print\s+this\s+page|back\s+to\s+top|回到頂部|返回顶部"
    r"|(?:喜歡此內容的人還喜歡|喜欢此内容的人还喜欢|微信扫一扫.*|微信掃一掃.*|預覽時標籤不可點|预览时标签不可点)"
    r")[\s\-—─=~·•*#。.!！↓↑←→▼▲👇👆]*$",
    re.IGNORECASE,
)
# Lines that are noise before and after an article.
_AROUND = re.compile(
    r"^\s*[\[【(（*]*\s*(?:"
    r"特別聲明|特别声明|免責聲明|免责声明|版權聲明|版权声明|聲明\s*[:：]|声明\s*[:：]"
    r"|notice\s*:\s*the\s+content\s+above|disclaimer\s*:|copyright\b|©|all\s+rights\s+reserved"
    r"|(?:未經|未经)(?:授權|授权|許可|许可)|(?:轉載|转载)(?:請|请|自|須|须|聯繫|联系|授權|授权|声明|聲明)|如需(?:轉載|转载)"
    r"|本文(?:僅|仅)?代表|本文(?:經|经).{0,12}(?:授權|授权)|本文(?:來源|来源|來自|来自|轉自|转自|首發|首发|系|係|授權|授权|由.{1,20}(?:授權|授权))|原標題\s*[:：]|原标题\s*[:：]"
    r"|來源\s*[:：|｜]|来源\s*[:：|｜]|責任編輯\s*[:：]|责任编辑\s*[:：]"
    r"|(?:點擊|点击)(?:上方|下方|藍字|蓝字|標題|标题|名片|卡片|圖片|图片)|長按|长按|掃描|扫描|掃碼|扫码|識別(?:下方|圖中)|识别(?:下方|图中)"
    r"|(?:歡迎|欢迎)?(?:關注|关注)(?:我們|我们|公眾號|公众号|.{0,12}(?:微信|公眾號|公众号))|添加.{0,8}微信"
    r"|歡迎(?:轉發|分享)|欢迎(?:转发|分享)|(?:推薦|推荐|延伸|相關|相关|往期)(?:閱讀|阅读|推薦|推荐|文章|精選|精选)"
    r"|subscribe\s+to|sign\s+up\s+(?:for|to)|follow\s+us|share\s+(?:this|on|via)\b|related\s+(?:articles|stories|posts)\b"
    r"|this\s+(?:article|interview)\s+(?:was\s+)?(?:first|originally)\s+(?:published|appeared)|reprinted\s+"
    r"|(?:originally|first)\s+published\s+(?:in|on|at|by)\b|filed\s+under|tags?\s*[:：]|標籤\s*[:：]|标签\s*[:：]"
    r")",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:僅提供信息存儲|仅提供信息存储|不代表本平(?:台|臺)|(?:上傳並|上传并)(?:發布|发布|發佈)|不代表.{0,24}(?:觀點|观点|立場|立场)|版權歸.{0,12}所有|版权归.{0,12}所有|侵(?:權|权)(?:請|请|必|刪|删)|侵刪|侵删"
    r"|only\s+provides\s+information\s+storage|自媒體平臺|自媒体平台)",
    re.IGNORECASE,
)
# Words of a magazine that speaks for itself; near the start of a paragraph, and not in somebody's own voice.
_SELLING = re.compile(
    r"(?:[春夏秋冬]季刊|季刊|[雙双]?月刊|新刊|特刊|創刊號|创刊号|[本當当]期(?:雜誌|杂志)|訂閱|订阅|訂購|订购|預售|预售|預購|预购|購票|购票"
    r"|公眾號|公众号|二維碼|二维码|小程序|newsletter|subscribe|on\s+sale\s+now|pre-?order|new\s+issue|out\s+now"
    r"|buy\s+(?:now|tickets|the\s+issue))",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(r"我(?![們们])|\bI\b|\bmy\b")
_ANCHOR = re.compile(r"\{#(?P<id>[\w-]+)\}$")
# A page's buttons as text: the number of claps, dots between.
_TINY = re.compile(r"^[\d\s·•|–—\-.]{1,6}$")
_CUE = re.compile(r"^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->")
_HEAD, _TAIL = 8, 14


def drop_cues(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks of a subtitle file without its numbers and times, and those."""
    cues = {n for n, block in enumerate(blocks) if len(block.lines) == 1 and _CUE.match(block.text)}
    if len(cues) < 2:
        return tuple(blocks), ()
    numbers = {n - 1 for n in cues if n and blocks[n - 1].text.strip().isdigit()}
    if blocks[0].text.strip().startswith("WEBVTT"):
        numbers.add(0)
    dropped = cues | numbers
    left = (LeftOut(blocks[n].number, blocks[n].text, "timestamp" if n in cues else "number") for n in sorted(dropped))
    return tuple(block for n, block in enumerate(blocks) if n not in dropped), tuple(left)


def drop_notices(blocks: Sequence[Block], page: bool = False) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks without the lines that a platform or the magazine's marketing added, and those lines.

    `page`: what was read is a web page, whose buttons may stand above the text.
    """
    texts = [n for n, block in enumerate(blocks) if block.kind not in ("image", "divider")]
    above = range(texts[:_HEAD][-1] + 1 if texts else 0)
    edges = {*texts[:_HEAD], *texts[-_TAIL:]}
    promotions = _promotions(blocks, texts)
    kept: list[Block] = []
    left: list[LeftOut] = []
    for n, block in enumerate(blocks):
        if n in promotions:
            left.extend(LeftOut(line.number, line.text, "promotion") for line in block.lines)
        elif (page and n in above and _is_button(block)) or (
            _may_be_notice(block) and _is_notice(plain(block.text), n in edges)
        ):
            left.extend(LeftOut(line.number, line.text, "notice") for line in block.lines)
        else:
            kept.append(block)
    return tuple(kept), tuple(left)


def drop_anchors(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks without the `{#anchor}` of headings that nothing in the text links to.

    Site generators want them in translations; here an `{#id}` of one language alone pairs with nothing.
    """
    text = "\n".join(block.text for block in blocks)
    kept: list[Block] = []
    left: list[LeftOut] = []
    for block in blocks:
        match = _ANCHOR.search(block.text) if block.kind == "heading" else None
        if match and f"(#{match['id']})" not in text:
            left.append(LeftOut(block.number, match[0].strip(), "anchor"))
            line = replace(block.lines[0], text=block.text[: match.start()].rstrip())
            block = replace(block, lines=(line,))
        kept.append(block)
    return tuple(kept), tuple(left)


def _is_button(block: Block) -> bool:
    return block.kind == "text" and bool(_TINY.match(plain(block.text)))


def _may_be_notice(block: Block) -> bool:
    return block.kind in ("text", "heading", "quote") or (block.kind == "list" and len(block.lines) == 1)


def _is_notice(text: str, at_the_edge: bool) -> bool:
    if len(text) <= 40 and _ALWAYS.match(text):
        return True
    return at_the_edge and len(text) <= 600 and bool(_AROUND.match(text) or _WITHIN.search(text))


def _promotions(blocks: Sequence[Block], texts: Sequence[int]) -> set[int]:
    """The last paragraphs, set off by images or a divider, that sell something."""
    found: set[int] = set()
    for place in reversed(texts[-_TAIL:]):
        block = blocks[place]
        text = plain(block.text)
        if _is_notice(text, True):
            continue
        before = blocks[place - 1] if place else None
        set_off = before is not None and (before.kind in ("image", "divider") or place - 1 in found)
        if block.kind != "text" or not set_off or not _sells(text):
            break
        found.add(place)
    return found


def _sells(text: str) -> bool:
    return bool(_SELLING.search(text[:60])) and not _OWN_VOICE.search(text) and not re.match(r"^\S{1,12}[:：]", text)
