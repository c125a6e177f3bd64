"""Put the preview's script and style into a page on its way to the browser; the file keeps its bytes."""

import re
from html import escape

PLACE = "/_preview"
_MARK = f'src="{PLACE}/reload.js"'.encode()
_HEAD_ENDS = re.compile(rb"</head\s*>", re.IGNORECASE)


def inject(page: bytes, version: str, attempts: int) -> bytes:
    """A page with the script before the end of its head, or at its own end; one that has it already is left alone.

    `version` names the build that the page is of, `attempts` the builds so far: a page that waits for its first
    good build has no version.
    """
    if _MARK in page:
        return page
    lines = (
        f'<link rel="stylesheet" href="{PLACE}/overlay.css">\n'
        f'<script src="{PLACE}/reload.js" data-version="{escape(version)}" data-attempts="{attempts}" defer></script>\n'
    ).encode()
    end = _HEAD_ENDS.search(page)
    at = end.start() if end else len(page)
    return page[:at] + lines + page[at:]
