"""Nothing that an article holds can run in a reader's browser."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.html import Context, blocks_html, footnotes_html
from document.markdown import MarkdownReader
from document.raw_html import TAGS, safe_address
from tests.cases import read_cases

ALLOWED_TAGS = TAGS | {"section", "aside", "p", "h2"}
# Each attack, one a line; after the OWASP cheat sheet on filter evasion.
ATTACKS = read_cases(Path(__file__).parent / "cases" / "attacks.md")[0].input.split("\n")


class Findings(HTMLParser):
    """Collects what could run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcset", "formaction", "srcdoc"):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src") and not safe_address(value or ""):
                self.found.append(f"{tag} {name}={value}")


def dangers(source: str) -> list[str]:
    """What could run in the page that a source makes."""
    document = MarkdownReader().read(source, "a.md", "en")
    context = Context("en", "en")
    findings = Findings()
    findings.feed(blocks_html(document.blocks, context) + footnotes_html(document, context))
    return findings.found


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "where", ["{}", "a {} b", "> - {} b", "*a {} b*", "| {} |\n|---|\n| {} |", "x[^1]\n\n[^1]: {}"]
)
def test_an_attack_does_nothing(attack: str, where: str) -> None:
    """Wherever it stands: in a paragraph, a quote, a cell, a footnote."""
    assert dangers(where.replace("{}", attack)) == []


@given(st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=6), st.sampled_from(["\n", "\n\n", " ", ""]))
def test_attacks_together_do_nothing(attacks: list[str], between: str) -> None:
    """One that opens what another closes is no way in."""
    assert dangers(between.join(attacks)) == []


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)"),
        *("java\nscript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"),
        *("blob:https://example.org/x", "javascript&colon;alert(1):", "http://[x"),
    ],
)
def test_an_unsafe_address_is_known(address: str) -> None:
    """Only pages, mail and telephone numbers may be led to."""
    assert not safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/a:b", "http://example.org", "//example.org/x", "/en/films/", "a.jpg", "../b/", "#q3"),
        *("mailto:a@example.org", "tel:+886223456789", "?q=a:b", "/路徑/：x", "", "a/b:c"),
    ],
)
def test_a_safe_address_stays(address: str) -> None:
    """A colon that comes later is no scheme."""
    assert safe_address(address)


@pytest.mark.parametrize(
    "source", ["[甲](javascript:alert(1))", "[甲][r]\n\n[r]: data:text/html,x", "![甲](javascript:x)", "<JAVASCRIPT:x>"]
)
def test_an_unsafe_link_keeps_its_words_and_is_reported_where_it_is(source: str) -> None:
    """A reader sees the words, the editor the line."""
    document = MarkdownReader().read(f"前\n\n{source}", "a.md", "zh-hant")
    assert [(d.code, d.place.line) for d in document.diagnostics] in ([("unsafe-link", 3)], [("removed-html", 3)])
    assert ("甲" in blocks_html(document.blocks, Context("zh-hant", "zh-Hant"))) == source.startswith("[")


@given(st.text("<>&\"'/=! -abonscript:\n`*_[](){}#|\u0002\u0003\ufdd0\ufdd1123", max_size=60))
def test_any_text_makes_a_safe_page_without_inner_marks(source: str) -> None:
    """Control characters and half-written mark-up neither run nor reach the page."""
    document = MarkdownReader().read(source, "a.md", "en")
    page = blocks_html(document.blocks, Context("en", "en"))
    assert dangers(source) == []
    assert not re.search("[\u0002\u0003]|wzxhzdk|klzzwxh|fence:\\d", page)
