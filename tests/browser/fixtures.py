"""A browser for tests, and what it makes of a page."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from toolbox.browsing import NewPage, Seen, overflow, run_axe, running_browser
from toolbox.machine import find_chromium, missing_for_pages
from toolbox.page_tools import axe_source


@pytest.fixture(scope="session")
def browser(lacking: Callable[[str], None]) -> Iterator[Browser]:
    """Chromium, started once."""
    if missing := missing_for_pages(os.environ):
        lacking(f"needs {' and '.join(missing)}; another browser is named by the variable CHROMIUM")
    chromium = find_chromium(os.environ)
    assert chromium
    with running_browser(chromium) as browser:
        yield browser


@pytest.fixture
def seen() -> Seen:
    """What went wrong in the pages that the test opens."""
    return Seen()


@pytest.fixture
def new_page(browser: Browser, seen: Seen) -> Iterator[NewPage]:
    """`new_page(390, dark=True, script=False)`: a watched page in a window of that width."""
    with ExitStack() as contexts:

        def open_page(width: int = 1024, *, height: int = 800, dark: bool = False, script: bool = True) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
                reduced_motion="reduce",
                locale="en",
                timezone_id="UTC",
            )
            contexts.callback(context.close)
            page = context.new_page()
            seen.watch(page)
            return page

        yield open_page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A watched page of 1024 × 800."""
    return new_page()


@pytest.fixture(scope="session")
def axe(node_modules: Path) -> Callable[[Page], list[str]]:
    """`axe(page)`: what axe-core finds in the page as it stands, a line each."""
    return partial(run_axe, source=axe_source(node_modules))


@pytest.fixture(scope="session", name="overflow")
def overflow_finder() -> Callable[[Page], list[str]]:
    """`overflow(page)`: the elements that reach past the window's right edge, a line each."""
    return overflow
