"""The words of a line of Markdown without its mark-up, and what is compared to know that no word was lost."""

import html
import re
import unicodedata

_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>*\n]*>")
_STRONG_TAG = re.compile(r"</?(?:strong|b)\s*>", re.IGNORECASE)
_STRONG = re.compile(r"\*\*\*(.+?)\*\*\*|\*\*(.+?)\*\*|__(.+?)__", re.DOTALL)
_EM = re.compile(r"(?<!\w)_([^_]+)_(?!\w)|\*([^*]+)\*", re.DOTALL)
_ID = re.compile(r"\{#[\w-]+\}\s*$")
_ASKS = re.compile(r"[?？][\s\"'”’」』)）*_]*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def plain(text: str) -> str:
    """A line's words: no emphasis, links as their words, no `{#id}`."""
    text = _LINK.sub(r"\1", _ID.sub("", text))
    text = _STRONG.sub(lambda m: m[1] or m[2] or m[3], _TAG.sub("", text))
    text = _EM.sub(lambda m: m[1] or m[2], text)
    return html.unescape(_ESCAPED.sub(r"\1", text)).strip()


def bold_marks(text: str) -> str:
    """A text with `<strong>` and `<b>` as Markdown."""
    return _STRONG_TAG.sub("**", text)


def untagged(text: str) -> str:
    """A text without HTML tags."""
    return _TAG.sub("", bold_marks(text))


def asks(words: str) -> bool:
    """Whether words end in a question."""
    return bool(_ASKS.search(words.strip()))


def letters(text: str) -> str:
    """The letters and digits of a text alone: what must survive whatever happens to marks and mark-up."""
    text = html.unescape(untagged(text))
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
