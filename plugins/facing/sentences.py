"""Cut a paragraph into its sentences, in Chinese, in English, or in a mixture of both."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
CLOSERS = "」』”’）》〉】〕］)\\]\"'*_"
OPENERS = "「『“‘（《〈【〔［(\\[\"'*_"

# A run of marks that may end a sentence, the closing quotes and brackets after it, and the space that follows.
MARK = re.compile(rf"(?P<mark>[。！？｡!?.…‥]+)(?P<closers>[{CLOSERS}]*)(?P<space>\s*)")
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")

# What follows a quotation and still belongs to its sentence: 「走吧。」他說 · 「好嗎？」的問題 · “好。”，
CONTINUES = re.compile(
    r"[，、；：,;:。！？…—\-–)\]）」』”’]"
    r"|[的地得之](?![方主点點球铁鐵图圖一前后後])"
    r"|[这這那](?:样|樣|种|種|类|類|句|[个個]?(?:问题|問題|说法|說法|想法|念头|念頭|词|詞|字))|等等?|为|為|是|而"
    r"|[我你您他她它咱大有老对對][们們家人师師方]?[又也就都便还還笑着著大小]{0,2}(?:说|說|问|問|道|答|喊|叫|想|回答|写|寫)"
)
# What a hesitation (……) is followed by when a new sentence begins.
STARTS = re.compile(rf"[{OPENERS}]*(?:[我你您他她它咱这這那如但不可所因然后後其而虽雖总總当當在有没沒对對]|[A-Z0-9])")

TITLES = frozenset(
    "mr mrs ms mx dr prof st sr sra mme mlle messrs rev hon gen col capt lt sgt gov sen rep pres fr".split()
)
BEFORE_NUMBER = frozenset("no nos fig figs vol vols ch p pp art sec eq ed eds op ca c approx circa".split())
NEVER_LAST = TITLES | frozenset("vs v cf e.g i.e viz".split())
MAYBE_LAST = frozenset(
    "etc inc ltd co corp jr sr esq dept est al bros a.m p.m u.s u.k u.n e.u d.c ph.d m.a b.a m.d b.c a.d"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
# After an abbreviation only such a word is sure to open a sentence.
OPENING_WORD = re.compile(
    rf"[{OPENERS}]*(?:The|This|That|These|Those|It|Its|He|She|They|We|I|You|In|On|At|As|But|And|So|If|When"
    r"|While|For|From|After|Before|There|What|Who|Why|How|My|His|Her|Their|Our|Yes|No|Then|Later|Today)\b"
)
WORD_BEFORE = re.compile(r"[^\W\d_](?:[^\W_]|\.(?=[^\W\d_]))*$")


def split(text: str) -> tuple[str, ...]:
    """Give the sentences of a paragraph, without the space around them."""
    return tuple(text[start:end].strip() for start, end in spans(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Give each sentence's range; joined they cover the text, and a blank text has none.

    The space between two sentences belongs to the first, space before the first sentence to that.
    """
    ends = [end for end in boundaries(text) if text[:end].strip()]
    starts = [0, *ends]
    found = list(zip(starts, [*ends, len(text)], strict=True))
    if found and not text[found[-1][0] :].strip():
        last_start = found[-2][0] if len(found) > 1 else 0
        found[-2:] = [(last_start, len(text))]
    return tuple(found) if text.strip() else ()


def boundaries(text: str) -> list[int]:
    """Give the places, ascending, where one sentence ends and the next begins."""
    held = embedded_quotes(text)
    ends = {match.end() for match in BLANK_LINE.finditer(text)}
    begin = 0
    for match in MARK.finditer(text):
        if ends_sentence(text, match, begin, held):
            ends.add(match.end())
            begin = match.end()
    return sorted(end for end in ends if end < len(text))


def ends_sentence(text: str, match: re.Match[str], begin: int, held: list[tuple[int, int]]) -> bool:
    """Decide whether these marks end a sentence that began at `begin`."""
    mark, closers, space = match["mark"], match["closers"], match["space"]
    after = match.end()
    if any(opened < match.start() and after - len(space) <= closed for opened, closed in held):
        return False
    if closers and CONTINUES.match(text, after) and not space:
        return False
    if mark[-1] in "…‥" or mark.endswith(".."):
        return ends_hesitation(text, match, begin)
    if any(sign in "。！？｡" for sign in mark):
        return not CONTINUES.match(text, after) if mark[-1] in "！？" and closers else not stuck(text, after)
    if mark[-1] in "!?":
        return opens_sentence(text, after, space or closers)
    return ends_with_full_stop(text, match)


def ends_hesitation(text: str, match: re.Match[str], begin: int) -> bool:
    """An ellipsis ends a sentence where a new one plainly begins: its first word, or a capital, says so."""
    after = match.end()
    if match["space"]:
        return opens_sentence(text, after, match["space"])
    long_enough = len(text[begin : match.start()].strip()) >= 4
    return long_enough and bool(STARTS.match(text, after)) and not stuck(text, after)


def ends_with_full_stop(text: str, match: re.Match[str]) -> bool:
    """A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an address."""
    after, space = match.end(), match["space"]
    before = WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    word = before[0] if before else ""
    if not space:
        han_before = re.match(f"[{HAN}]", text[match.start() - 1 : match.start()])
        return bool((han_before or match["closers"]) and re.match(f"[{OPENERS}]*[{HAN}]", text[after:]))
    if word.lower() in NEVER_LAST and not match["closers"]:
        return False
    if word.lower() in BEFORE_NUMBER and text[after : after + 1].isdigit():
        return False
    if is_label(text, word, match.start()):
        return False
    if word.lower() in MAYBE_LAST or is_initial(text, word, match.start()):
        return bool(OPENING_WORD.match(text, after))
    if not word and is_list_number(text, match.start()):
        return False
    return opens_sentence(text, after, space)


def is_initial(text: str, word: str, end: int) -> bool:
    """The K in "J. K. Rowling", the S in "U.S."; not the I that ends "so did I."."""
    if len(word) == 1:
        return word.isupper() and not (word == "I" and text[max(0, end - 3) : end - 1].strip(" ").islower())
    return bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


def is_label(text: str, word: str, end: int) -> bool:
    """The Q of "Q. How did it begin?": one capital at the start of the paragraph."""
    return len(word) == 1 and word.isupper() and not text[: end - 1].strip(" *_")


def is_list_number(text: str, end: int) -> bool:
    """The 1 of "1. First": a number that stands alone at the start of a line."""
    return bool(re.search(r"(?:^|\n)\s*\d{1,3}$", text[max(0, end - 6) : end]))


def opens_sentence(text: str, after: int, gap: str) -> bool:
    """Say whether what follows looks like a sentence's beginning: anything but a small letter or a mark."""
    following = re.match(rf"[{OPENERS}]*(.)", text[after : after + 12], re.DOTALL)
    if following is None:
        return after < len(text) and bool(gap)
    if re.match(f"[{HAN}]", following[1]):
        return True
    return bool(gap) and not following[1].islower() and not stuck(text, after)


def stuck(text: str, after: int) -> bool:
    """A comma or a closing mark right after: the sentence goes on."""
    return text[after : after + 1] in tuple("，、；：,;:。！？」』”’）)》")


def embedded_quotes(text: str) -> list[tuple[int, int]]:
    """Give the ranges of quotations inside a clause, which no sentence may end in.

    A quotation that opens its sentence or stands after a colon is speech and is cut like any text; one in
    the middle of a clause (他那句「走？走。」的口頭禪) stays whole, unless it is long enough to be speech.
    """
    found = []
    for opening, closing in (("「", "」"), ("『", "』"), ("“", "”"), ("（", "）"), ("(", ")"), ("《", "》")):
        for match in re.finditer(f"{re.escape(opening)}[^{re.escape(opening + closing)}]*{re.escape(closing)}", text):
            before = text[: match.start()].rstrip()[-1:]
            speech = not before or (opening in "「『“" and before in tuple("：:。！？!?.…，,」”—"))
            if opening == "《" or (not speech and len(match[0]) <= 60):
                found.append((match.start(), match.end() - (opening != "《")))
    return found
