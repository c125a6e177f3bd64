"""Faces for pictures: made ones everywhere, and Noto Serif CJK where the machine has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fonts.latin import find_latin
from fonts.plan import Plan
from fonts.sources import chosen, find_faces
from sharing.faces import Lettering
from tests.fonts.faces import write_faces

THEME = Path(__file__).resolve().parents[2] / "theme"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Lettering:
    """Made faces for Chinese, in which each character is a box; the theme's own for Latin."""
    folder = tmp_path_factory.mktemp("faces")
    write_faces(folder, "許望舒顧若溪補补雨談")
    return Lettering(Plan(find_faces((folder,)), find_latin(THEME / "fonts")))


@pytest.fixture(scope="session")
def noto(lacking: Callable[[str], None]) -> Lettering:
    """The faces of this machine."""
    found = find_faces()
    if not all(chosen(found, script, display=heavy) for script in ("hant", "hans") for heavy in (False, True)):
        lacking("needs Noto Serif CJK: the Debian package fonts-noto-cjk")
    return Lettering(Plan(found, find_latin(THEME / "fonts")))
