"""What every test may ask for: the project's folder, checkers of pages, a plain word where a tool is missing."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from toolbox.page_tools import ToolError, html_validate, install_tools, vnu
from toolbox.serving import serve

# Sites built once and one browser for all tests of a process: a fixture that is imported twice is made twice.
pytest_plugins = ("tests.browser.fixtures", "tests.site.fixtures")

# Machines that are busy are no failure; CI tries the same examples each time, so that red means a change.
settings.register_profile(
    "duiye", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("duiye")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `browser` each test that asks for one."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], None]:
    """Ends a test that lacks a tool: skipped on a developer's machine, failed in CI, where nothing may be missing."""
    return fail_or_skip


def fail_or_skip(reason: str) -> None:
    """Skip with the reason, or fail when CI is set."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def node_modules(project: Path) -> Path:
    """The folder of the npm tools, installed on first use."""
    try:
        return install_tools(project)
    except (ToolError, ImportError) as error:
        fail_or_skip(str(error))
        raise


@pytest.fixture(scope="session", name="vnu")
def vnu_checker(node_modules: Path) -> Callable[[Path], list[str]]:
    """`vnu(folder)`: what the Nu HTML checker finds in the folder's pages, a line each."""
    return partial(vnu, node_modules)


@pytest.fixture(scope="session", name="html_validate")
def html_validate_checker(node_modules: Path, project: Path) -> Callable[[Path], list[str]]:
    """`html_validate(folder)`: what html-validate finds in the folder's pages, a line each."""
    return partial(html_validate, node_modules, config=project / "tests" / "tools" / "html-validate.json")


@pytest.fixture
def site_server() -> Iterator[Callable[[Path], str]]:
    """`site_server(folder)`: serves the folder under the strict policy until the test ends; its address."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serve(folder))
