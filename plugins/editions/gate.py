"""The gate before anything is written: all diagnostics are printed in one place, and errors stop the build."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from document.diagnostics import Diagnostic, editors_language, has_errors, in_order, worded

# Of each kind of finding this many are printed, then a count.
FIRST_FEW = 5


class BuildStopped(Exception):
    """The magazine has errors; `diagnostics` say which."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} findings")
        self.diagnostics = tuple(diagnostics)


def check_gate(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> None:
    """Raise `BuildStopped` where there are errors, or with `strict` warnings."""
    found = tuple(diagnostics)
    if has_errors(found) or (strict and any(one.stops_strict for one in found)):
        raise BuildStopped(found)


def report(
    diagnostics: Iterable[Diagnostic], *, language: str | None = None, notes: bool = False, everything: bool = False
) -> Iterator[str]:
    """The findings in words, errors last so that they are read first; notes only where they are wanted."""
    language = language or editors_language()
    by_code: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in in_order(diagnostics):
        if notes or diagnostic.level != "note":
            by_code[diagnostic.code].append(diagnostic)
    rank = {"note": 0, "warning": 1, "error": 2}
    for code in sorted(by_code, key=lambda code: (rank[by_code[code][0].level], code)):
        found = by_code[code]
        shown = found if everything or found[0].level == "error" else found[:FIRST_FEW]
        yield from (worded(diagnostic, language) for diagnostic in shown)
        if len(found) > len(shown):
            rest = len(found) - len(shown)
            yield (
                f"  …另有 {rest} 處 [{code}]，見 ./inv check"
                if language == "zh"
                else (f"  … and {rest} more [{code}]: see ./inv check")
            )
