"""The checkers of pages find what is wrong and leave alone what is right."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
Check = Callable[[Path], list[str]]

GOOD = """<!doctype html>
<html lang="zh-Hant">
<head><meta charset="utf-8"><title>對頁</title></head>
<body><main><h1>對頁</h1></main></body>
</html>
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a good page and a bad one; its name and theirs are Chinese, with a space."""
    folder = tmp_path / "頁 面"
    folder.mkdir()
    (folder / "好.html").write_text(GOOD, encoding="utf-8")
    (folder / "壞.html").write_text(GOOD.replace("<main>", '<main><img src="a b">'), encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")
    return folder


def test_vnu_names_the_page_and_the_line(pages: Path, vnu: Check) -> None:
    """Nu finds the picture without words, and nothing in the good page."""
    found = vnu(pages)
    assert {line.split(": ")[0] for line in found} == {"壞.html:4"}
    assert any("alt" in line for line in found)


def test_html_validate_names_the_page_and_the_rule(pages: Path, html_validate: Check) -> None:
    """html-validate finds the same, under its rule's name."""
    found = html_validate(pages)
    assert {line.split(": ")[0] for line in found} == {"壞.html:4"}
    assert any("[wcag/h37]" in line for line in found)
