"""Faces for tests: made ones everywhere, Noto Serif CJK where the machine has it."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from fonts.latin import Latin, find_latin
from fonts.sources import Face, chosen, find_faces

THEME_FONTS = Path(__file__).resolve().parents[2] / "theme" / "fonts"


@pytest.fixture(scope="session")
def latin() -> Latin:
    """The theme's own."""
    found = find_latin(THEME_FONTS)
    assert found
    return found


@pytest.fixture(scope="session")
def noto(lacking: Callable[[str], None]) -> Mapping[tuple[str, int], Face]:
    """Noto Serif CJK, Traditional and Simplified, in both weights."""
    found = find_faces()
    if not all(chosen(found, script, display=heavy) for script in ("hant", "hans") for heavy in (False, True)):
        reason = "needs Noto Serif CJK: the Debian package fonts-noto-cjk"
        if sys.platform != "linux":  # CI adds it by apt only
            pytest.skip(reason)
        lacking(reason)
    return found
