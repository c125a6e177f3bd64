"""The page that gathers what an editor should look at in the alignments: gaps and unsure pairs, by article."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from preview.board import Now
from preview.findings import Finding

CODES = frozenset({"missing-paragraph", "unsure-pair", "unpaired-id", "unusable-pairs"})
WORDS = {
    "en": ("en", "Alignment", "Paragraphs without a counterpart, and pairs that are not sure.", "Nothing to look at."),
    "zh": ("zh-Hant", "段落對應", "沒有對應的段落，和不確定的對應。", "沒有要看的地方。"),
}


def alignment_page(now: Now, language: str) -> bytes:
    """The page, in the editor's language: a list for each file, with the way to the paragraph where it is shown."""
    lang, title, about, nothing = WORDS[language]
    found = [finding for finding in now.findings if finding.code in CODES]
    listed = "\n".join(_files(found)) if found else f"<p>{nothing}</p>"
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body class="duiye-waiting">
<main>
<h1>{title}</h1>
<p>{about}</p>
{listed}
</main>
</body>
</html>
""".encode()


def _files(found: list[Finding]) -> Iterator[str]:
    for path, findings in groupby(sorted(found, key=lambda one: (one.path, one.line)), key=lambda one: one.path):
        items = "\n".join(map(_item, findings))
        yield f"<h2><code>{escape(path)}</code></h2>\n<ol>\n{items}\n</ol>"


def _item(finding: Finding) -> str:
    page = next(iter(finding.pages), "")
    place = f"{finding.path}:{finding.line}"
    anchor = f"#{finding.id}" if finding.id else ""
    shown = f'<a href="{escape(page + anchor)}">{escape(place)}</a>' if page else escape(place)
    message = f"<p><strong>{escape(finding.message)}</strong></p>\n<p>{escape(finding.help)}</p>\n"
    return f'<li data-level="{finding.level}">\n{message}<p>{shown}</p>\n</li>'
