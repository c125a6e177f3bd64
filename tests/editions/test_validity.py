"""The pages of whole sites as the kept validators see them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.magazine import Site

Check = Callable[[Path], list[str]]


@pytest.mark.slow
def test_the_sample_is_valid_html(sample: Site, vnu: Check, html_validate: Check) -> None:
    """Neither vnu nor html-validate finds anything in any page."""
    assert vnu(sample.folder) == []
    assert html_validate(sample.folder) == []


@pytest.mark.slow
def test_the_small_magazine_is_valid_html(ferry: Site, vnu: Check, html_validate: Check) -> None:
    """Nor where languages are missing, pictures absent and articles hidden."""
    assert vnu(ferry.folder) == []
    assert html_validate(ferry.folder) == []
