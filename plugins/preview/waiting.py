"""The page that stands for all others until there is a first good build: what is wrong, or that it is coming."""

from collections.abc import Iterable, Iterator
from html import escape

from preview.board import Now
from preview.findings import Finding

WORDS = {
    "en": (
        "en",
        "No pages yet",
        "The first build is under way. This page turns into yours by itself.",
        "The magazine can't be built yet. Correct what is named here and save: this page turns into yours by itself.",
    ),
    "zh": (
        "zh-Hant",
        "還沒有頁面",
        "正在第一次建置，完成後會自動換成你的頁面。",
        "雜誌還無法建置。請改正下列各處再存檔，完成後會自動換成你的頁面。",
    ),
}


def waiting_page(now: Now, language: str) -> bytes:
    """The page, in the editor's language."""
    lang, title, coming, broken = WORDS[language]
    said = coming if now.ok or not now.attempts else broken
    items = "\n".join(_items(now.findings if not now.ok else ()))
    listed = f"<ol>\n{items}\n</ol>\n" if items else ""
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
<p>{said}</p>
{listed}</main>
</body>
</html>
""".encode()


def _items(findings: Iterable[Finding]) -> Iterator[str]:
    """The errors first."""
    for finding in sorted(findings, key=lambda one: one.level != "error"):
        line = f":{finding.line}" if finding.line else ""
        place = f"<p><code>{escape(finding.path)}{line}</code></p>\n" if finding.path else ""
        details = f"<pre>{escape(finding.details)}</pre>\n" if finding.details else ""
        message = f"<p><strong>{escape(finding.message)}</strong></p>\n<p>{escape(finding.help)}</p>\n"
        yield f'<li data-level="{finding.level}">\n{message}{place}{details}</li>'
