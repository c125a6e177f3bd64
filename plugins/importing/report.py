"""What an import found, changed and left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from document.diagnostics import Diagnostic, worded
from document.diagnostics import as_json as diagnostic_json
from importing.source import LeftOut

_MOST_PLACES, _MOST_OF_A_PAGE = 12, 12
_ENGLISH = {
    "turns": "  {} turns (asking: {}; answering: {}), by line:",
    "figures": "  {} images, {} figures with captions; {} films with a year",
    "left": "  {} marks or characters changed; {} lines left out:",
    "more": "    … and {} more parts of the page (--json shows them)",
    "and": ", ",
    "nobody": "nobody",
    "unsure": " (not sure)",
}
_CHINESE = {
    "turns": "  {} 段發言（提問：{}；回答：{}），各在第幾行：",
    "figures": "  {} 個圖位，{} 組有圖說；{} 部附年份的電影",
    "left": "  改了 {} 處標點或字，略去 {} 行：",
    "more": "    ……頁面其他部分還有 {} 處（--json 會全部列出）",
    "and": "、",
    "nobody": "無",
    "unsure": "（不確定）",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark or a character that the article has in another form; `line` counts in the source."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was understood, where it stands in the source, and whether that is plain."""

    kind: Literal["question", "answer", "figure", "film"]
    line: int
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """One who speaks, how often, and whether it is plain that they ask or answer."""

    label: str
    asks: bool
    turns: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An import that was done: `figures` counts those with a caption, `slots` all images."""

    folder: Path
    lang: str
    title: str | None
    turns: int
    figures: int
    slots: int
    speakers: tuple[SpeakerFound, ...] = ()
    films: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    changed: tuple[Changed, ...] = ()
    written: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    found: tuple[Found, ...] = ()


def as_json(report: Report, language: str = "en") -> dict[str, object]:
    """The shape that `import --json` prints."""
    return {
        "folder": str(report.folder),
        "lang": report.lang,
        "title": report.title,
        "turns": report.turns,
        "figures": report.figures,
        "slots": report.slots,
        "speakers": [
            {"label": found.label, "asks": found.asks, "turns": found.turns, "sure": found.sure}
            for found in report.speakers
        ],
        "films": list(report.films),
        "found": [
            {"kind": found.kind, "line": found.line, "text": found.text, "sure": found.sure} for found in report.found
        ],
        "left_out": [{"line": left.line, "text": left.text, "why": left.why} for left in report.left_out],
        "changed": [{"line": change.line, "from": change.before, "to": change.after} for change in report.changed],
        "diagnostics": [diagnostic_json(diagnostic, language) for diagnostic in report.diagnostics],
    }


def as_lines(report: Report, language: str = "en") -> Sequence[str]:
    """The report for a terminal: what was written, what was found and where, what to look at."""
    words = _CHINESE if language == "zh" else _ENGLISH
    asking = [f"{found.label} {found.turns}" for found in report.speakers if found.asks]
    answering = [f"{found.label} {found.turns}" for found in report.speakers if not found.asks]
    lines = [
        f"{report.folder}: {', '.join(report.written)}",
        words["turns"].format(
            report.turns, words["and"].join(asking) or words["nobody"], words["and"].join(answering) or words["nobody"]
        ),
        *(_places(label, report, words) for label in dict.fromkeys(found.label for found in report.speakers)),
        words["figures"].format(report.slots, report.figures, len(report.films)),
        *(f"    {found.line}: {found.text}" for found in report.found if found.kind in ("figure", "film")),
        words["left"].format(len(report.changed), len(report.left_out)),
        *(f"    {left.line}: [{left.why}] {left.text[:70]}" for left in report.left_out if left.why != "page"),
    ]
    around = [left for left in report.left_out if left.why == "page"]
    lines += [f"    {left.line}: [{left.why}] {left.text[:70]}" for left in around[:_MOST_OF_A_PAGE]]
    if len(around) > _MOST_OF_A_PAGE:
        lines.append(words["more"].format(len(around) - _MOST_OF_A_PAGE))
    return [*lines, *(worded(diagnostic, language) for diagnostic in report.diagnostics)]


def _places(label: str, report: Report, words: Mapping[str, str]) -> str:
    """Where somebody speaks, by lines."""
    turns = [found for found in report.found if found.kind in ("question", "answer") and found.text == label]
    sure = "" if all(found.sure for found in turns) else words["unsure"]
    more = " …" if len(turns) > _MOST_PLACES else ""
    return f"    {label}{sure}: {', '.join(str(found.line) for found in turns[:_MOST_PLACES])}{more}"
