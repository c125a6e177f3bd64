"""Addresses of articles for the tests of reading; tests of layout have their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.magazine import Site


@pytest.fixture
def facing(sample: Site, site_server: Callable[[Path], str]) -> str:
    """The address of a facing article, with host."""
    return site_server(sample.folder) + sample.kind("facing")


@pytest.fixture
def traditional(facing: str) -> str:
    """The address of the same article in a Traditional edition."""
    return facing.replace("/zh-hant-en/", "/zh-hant/")
