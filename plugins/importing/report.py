"""What an import found, changed and left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from document.diagnostics import Diagnostic, worded
from document.diagnostics import as_json as diagnostic_json
from importing.source import LeftOut


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark or a character that the article has in another form; `line` counts in the source."""

    line: int
    before: str
    after: str


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
        "left_out": [{"line": left.line, "text": left.text, "why": left.why} for left in report.left_out],
        "changed": [{"line": change.line, "from": change.before, "to": change.after} for change in report.changed],
        "diagnostics": [diagnostic_json(diagnostic, language) for diagnostic in report.diagnostics],
    }


def as_lines(report: Report, language: str = "en") -> Sequence[str]:
    """The report for a terminal: what was written, what was found, what to look at."""
    chinese = language == "zh"
    lines = [f"{report.folder}: {', '.join(report.written)}"]
    asking = [f"{found.label} {found.turns}" for found in report.speakers if found.asks]
    answering = [f"{found.label} {found.turns}" for found in report.speakers if not found.asks]
    if chinese:
        lines.append(
            f"  {report.turns} 段發言（提問：{'、'.join(asking) or '無'}；回答：{'、'.join(answering) or '無'}）"
        )
        lines.append(f"  {report.slots} 個圖位，{report.figures} 組有圖說；{len(report.films)} 部附年份的電影")
        lines.append(f"  改了 {len(report.changed)} 處標點或字，略去 {len(report.left_out)} 行：")
    else:
        lines.append(
            f"  {report.turns} turns (asking: {', '.join(asking) or 'nobody'};"
            f" answering: {', '.join(answering) or 'nobody'})"
        )
        lines.append(
            f"  {report.slots} images, {report.figures} figures with captions; {len(report.films)} films with a year"
        )
        lines.append(f"  {len(report.changed)} marks or characters changed; {len(report.left_out)} lines left out:")
    lines += [f"    {left.line}: [{left.why}] {left.text[:70]}" for left in report.left_out]
    lines += [worded(diagnostic, language) for diagnostic in report.diagnostics]
    return lines
