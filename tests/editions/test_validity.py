"""The pages of whole sites as the kept validators see them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import ferry, sample  # noqa: F401 # fixtures are found by name
from tests.site.magazine import Site

Check = Callable[[Path], list[str]]


@pytest.mark.slow
def test_the_sample_is_valid_html(sample: Site, vnu: Check, html_validate: Check) -> None:  # noqa: F811 # asked for by name
    """Neither vnu nor html-validate finds anything in any page."""
    assert vnu(sample.folder) == []
    assert html_validate(sample.folder) == []


@pytest.mark.slow
def test_the_small_magazine_is_valid_html(ferry: Site, vnu: Check, html_validate: Check) -> None:  # noqa: F811 # as above
    """Nor where languages are missing, pictures absent and articles hidden."""
    assert vnu(ferry.folder) == []
    assert html_validate(ferry.folder) == []
