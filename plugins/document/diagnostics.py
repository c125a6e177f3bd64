"""What is wrong with a magazine, as data: a code, a place, the facts; and how it is said to an editor."""

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from document.messages import MESSAGES
from document.model import Place

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `facts` fill the placeholders of the message that `code` names in `MESSAGES`."""

    code: str
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """`error` stops a build, `warning` stops most strict ones, `note` stops none."""
        return MESSAGES[self.code].level

    @property
    def stops_strict(self) -> bool:
        """Whether a strict build stops here."""
        return self.level == "error" or (self.level == "warning" and MESSAGES[self.code].stops)

    def message(self, language: str = "en") -> str:
        """The fact, in the editor's language (`en` or `zh`)."""
        return MESSAGES[self.code].fact(language).format_map(self.facts)

    def help(self, language: str = "en") -> str:
        """The way out, in the editor's language; with the nearest known name where `facts` has `guess`."""
        way_out = MESSAGES[self.code].way_out(language).format_map(self.facts)
        guess = self.facts.get("guess")
        if not guess:
            return way_out
        question = f"是不是{guess}？" if language == "zh" else f"did you mean {guess}? "
        return question + way_out

    def __str__(self) -> str:
        return worded(self)

    def __reduce__(self) -> tuple[type["Diagnostic"], tuple[str, Place, Mapping[str, str]]]:
        return Diagnostic, (self.code, self.place, self.facts)  # as for Place


def worded(diagnostic: Diagnostic, language: str = "en") -> str:
    """Two lines for a terminal: place, level, code and fact; then the way out."""
    level = diagnostic.level
    named = {"error": "錯誤", "warning": "警告", "note": "提示"}[level] if language == "zh" else level
    fact, help_ = diagnostic.message(language), diagnostic.help(language)
    mark = "  辦法：" if language == "zh" else "  help: "
    return f"{diagnostic.place}: {named}[{diagnostic.code}]: {fact}\n{mark}{help_}"


def as_json(diagnostic: Diagnostic, language: str = "en") -> dict[str, str | int]:
    """The shape that `check --json` and `outline --json` print."""
    return {
        "level": diagnostic.level,
        "code": diagnostic.code,
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "message": diagnostic.message(language),
        "help": diagnostic.help(language),
    }


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, by file and line."""
    unique = {(d.place.path, d.place.line, d.code, tuple(sorted(d.facts.items()))): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything here stops a build."""
    return any(diagnostic.level == "error" for diagnostic in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest to a mistyped one, or an empty string."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def editors_language(environment: Mapping[str, str] = os.environ) -> str:
    """`zh` or `en`, from the locale that the editor's terminal names."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
