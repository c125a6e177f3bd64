"""The theme's pages, rendered once, and the browser that looks at them."""

from pathlib import Path

import pytest

from tests.theme.render import render_all


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every page of the theme."""
    folder = tmp_path_factory.mktemp("theme")
    render_all(folder)
    return folder
