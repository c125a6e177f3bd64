"""What a build found, as the preview keeps it: a diagnostic with the pages and the paragraph that it belongs to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from document.diagnostics import Diagnostic, as_json, worded

# The words for a failure that is no diagnostic of the magazine: the fact is its own, this is the way out.
WAY_OUT = {
    "pelican": (
        "correct what Pelican names; the build goes on as soon as a file is saved",
        "請改正 Pelican 指出的地方；存檔之後會再建置一次",
    ),
    "crash": (
        "this is a fault in the program, not in the text; the details say where",
        "這是程式的錯，不是稿件的錯；細節裡有位置",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in the editor's language.

    `pages` are the addresses that show it, `id` the block there; `words` is how a terminal says it.
    """

    level: str
    code: str
    path: str
    line: int
    message: str
    help: str
    id: str | None = None
    details: str = ""
    pages: tuple[str, ...] = ()
    words: str = ""

    def as_json(self) -> dict[str, Any]:
        """The shape of `check --json`, with the block's id, and details where there are any."""
        shape = asdict(self)
        del shape["pages"], shape["words"]
        if not self.details:
            del shape["details"]
        return shape


def from_json(shape: Mapping[str, Any]) -> Finding:
    """A finding that has travelled between processes as a dictionary of its fields."""
    return Finding(**{**shape, "pages": tuple(shape.get("pages", ()))})


def of_diagnostic(
    diagnostic: Diagnostic, language: str, *, pages: tuple[str, ...] = (), block: str | None = None
) -> Finding:
    """A diagnostic of the magazine."""
    shape: dict[str, Any] = as_json(diagnostic, language)
    return Finding(**shape, id=block, pages=pages, words=worded(diagnostic, language))


def of_image(path: str, fact: str, way_out: str) -> Finding:
    """A picture that could not be made."""
    words = f"{path}: error[unreadable-image]: {fact}\n  help: {way_out}"
    return Finding("error", "unreadable-image", path, 0, fact, way_out, words=words)


def of_failure(code: str, fact: str, language: str, details: str = "") -> Finding:
    """A failure that has no place in the magazine: `code` is `pelican` or `crash`."""
    way_out = WAY_OUT[code][language == "zh"]
    words = "\n".join(part for part in (f"error[{code}]: {fact}", f"  help: {way_out}", details.rstrip()) if part)
    return Finding("error", code, "", 0, fact, way_out, details=details, words=words)
