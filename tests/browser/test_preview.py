"""The preview in a browser: an open page follows the file that is edited, and shows what is wrong with it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from preview.answers import PreviewServer
from preview.server import preview
from toolbox.browsing import Seen

PATIENCE = 50_000  # milliseconds, for the slowest machine
TITLE = "title: The night bus"


@pytest.fixture(scope="module")
def magazine(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A small magazine to edit."""
    folder = tmp_path_factory.mktemp("magazine")
    return Path(shutil.copytree(project / "tests" / "preview" / "magazine", folder / "content"))


@pytest.fixture(scope="module")
def running(magazine: Path, project: Path) -> Iterator[PreviewServer]:
    """Its preview."""
    folder = magazine.parent / "preview"
    with preview(
        magazine, 0, root=project, folder=folder, watched=[magazine], language="en", say=lambda _: None
    ) as server:
        yield server


@pytest.fixture
def article(magazine: Path) -> Iterator[Path]:
    """The English article; afterwards it is as it was."""
    file = magazine / "articles" / "night-bus" / "en.md"
    text = file.read_bytes()
    yield file
    file.write_bytes(text)


def edit(file: Path, old: str, new: str) -> None:
    """Replace words in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_open_page_follows_its_file(page: Page, running: PreviewServer, article: Path, seen: Seen) -> None:
    """The waiting page turns into the article, and the article shows new words, without a hand on the browser."""
    page.goto(f"{running.address}/en/night-bus/", wait_until="commit")
    expect(page.get_by_text("three people")).to_be_visible(timeout=PATIENCE)
    edit(article, "three people", "four people")
    expect(page.get_by_text("four people")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".duiye-preview details")).to_have_count(0)
    assert (seen.policy, seen.outside) == ([], [])


def test_a_broken_header_opens_the_panel(
    page: Page, running: PreviewServer, article: Path, axe: Callable[[Page], list[str]]
) -> None:
    """The page stays, the panel names file and way out and is fit for all readers; it goes once that is mended."""
    page.goto(f"{running.address}/en/night-bus/", wait_until="commit")
    expect(page.locator("main")).to_contain_text("people on board", timeout=PATIENCE)
    edit(article, TITLE, "title: [The night bus")
    panel = page.get_by_role("complementary", name="Preview")
    expect(panel.locator("li").first).to_contain_text("content/articles/night-bus/en.md:", timeout=PATIENCE)
    expect(panel.locator("li").first).to_contain_text("the front matter is not YAML")
    expect(page.get_by_text("people on board")).to_be_visible()
    assert axe(page) == []
    edit(article, "title: [The night bus", TITLE)
    expect(panel.locator("li")).to_have_count(0, timeout=PATIENCE)


def test_a_warning_stands_beside_its_paragraph(page: Page, running: PreviewServer, article: Path) -> None:
    """The block that a warning is about has a button that says what is wrong; the panel leads to the block."""
    page.goto(f"{running.address}/en/night-bus/", wait_until="commit")
    expect(page.locator("main")).to_contain_text("people on board", timeout=PATIENCE)
    edit(article, "By day a window", "![A window](none.jpg)\n\nBy day a window")
    mark = page.locator("figure .duiye-preview-mark")
    expect(mark.get_by_role("button")).to_be_visible(timeout=PATIENCE)
    mark.get_by_role("button").click()
    expect(mark.get_by_text("add the file, or remove the image")).to_be_visible()
    page.get_by_text("Preview: 1 warning").click()
    page.get_by_role("link", name="Show the paragraph").click()
    assert page.url.endswith(f"#{page.locator('figure').get_attribute('id')}")
