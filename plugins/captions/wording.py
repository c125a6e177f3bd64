"""What makes words near stills their caption: a film, italics, a credit, a word for a still."""

import re
from collections.abc import Sequence

from captions.lines import is_blank, source_lines, trim
from captions.positions import position, together
from document.cjk import HAN, is_chinese
from document.model import Element, Node, Text
from document.walk import plain_text

# A film (or work) and nothing else: 《銀翼殺手 2049》(2017), *Blade Runner 2049* (2017), Blade Runner 2049 (2017).
_YEAR = r"[(（]\s*\d{4}\s*[)）]"
_FILM_ALONE = re.compile(rf"\s*(?:《[^》]+》\s*(?:{_YEAR})?|[^。.!?！？：:{HAN}]{{1,80}}{_YEAR})\s*")
_YEAR_ALONE = re.compile(rf"\s*{_YEAR}\s*")
# Words that make a paragraph after stills their caption.
_CAPTION_START = re.compile(
    r"\s*(?:[△▲↑◎●■]|(?:圖說?|图说?|劇照|剧照|攝影?|摄影?|photo(?:graph)?s?|stills?|image|caption)\s*[:：／/|｜]"
    r"|(?:film )?stills? from\b|photo(?:graph)?s? by\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"供圖|供图|圖片提供|图片提供|(?:攝影|摄影|photos?)\s*[:：／/|｜]|\bcourtesy of\b|©", re.IGNORECASE
)
# These are in prose too; there a sentence ends.
_STILL = re.compile(r"(?:靜幀|静帧|劇照|剧照|截圖|截图)[^。！？!?]*[^。！？!?」』”]$")
# Longer than this, in characters, is prose: Latin words take more of them than Chinese ones.
_LONGEST_CAPTION, _LONGEST_LATIN_CAPTION = 160, 400


def speaks_of_stills(nodes: tuple[Node, ...], text: str) -> bool:
    """Whether a paragraph after stills is their caption and no prose."""
    return bool(
        _film_alone(nodes)
        or _emphasised(nodes)
        or together(text)
        or _CAPTION_START.match(text)
        or _CREDIT.search(text)
        or _STILL.search(text)
    )


def one_each(lines: Sequence[tuple[Node, ...]], stills: int) -> bool:
    """Whether each line is the whole caption of one still: a film, or words in italics."""
    return len(lines) == stills > 1 and all(_film_alone(trim(line)) or _emphasised(line) for line in lines)


def _film_alone(nodes: tuple[Node, ...]) -> bool:
    match nodes:
        case (Element(tag="em"), Text(text=rest)):
            return bool(_YEAR_ALONE.fullmatch(rest))
    return bool(_FILM_ALONE.fullmatch(plain_text(nodes)))


def _emphasised(nodes: tuple[Node, ...]) -> bool:
    """Whether a whole paragraph is in italics: the usual way to write a caption in Markdown."""
    words = [node for node in nodes if not is_blank(node)]
    return len(words) == 1 and isinstance(words[0], Element) and words[0].tag == "em"


def is_prose(text: str) -> bool:
    """Whether a text is too long for a caption."""
    return len(text) > (_LONGEST_CAPTION if is_chinese(text) else _LONGEST_LATIN_CAPTION)


def caption_lines(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], ...]:
    """The captions in a paragraph: each source line is one, but for the wrapped end of one with a position word."""
    captions: list[tuple[Node, ...]] = []
    for line in source_lines(nodes):
        if captions and position(plain_text(captions[-1])) and not position(plain_text(line)):
            captions[-1] = (*captions[-1], *line)
        else:
            captions.append(line)
    return tuple(captions)


def unwrapped(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """A caption in italics from end to end is upright here: the style is the theme's."""
    line = trim(line)
    words = [node for node in line if not is_blank(node)]
    if _emphasised(line) and isinstance(words[0], Element):
        return trim(words[0].children)
    return line
