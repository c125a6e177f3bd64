"""Case files that would silently test nothing are refused."""

from pathlib import Path

import pytest

from tests.cases import BrokenCase, read_cases


def test_a_case_has_a_title_and_named_parts(tmp_path: Path) -> None:
    """A part may hold headings and shorter fences; prose between parts is for readers."""
    path = tmp_path / "a.md"
    path.write_text("# All\n\n## One\n\nWhy.\n\n````input\n## no case\n```x\n```\n````\n\n```output\n\n```\n", "utf-8")
    (case,) = read_cases(path)
    assert (case.title, case.line, case.input, case.output) == ("One", 3, "## no case\n```x\n```", "")
    assert case.get("speakers", "none") == "none"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("prose", "no case"),
        ("## One\n\nprose", "has no parts"),
        ("## One\n```input\n```\n## One\n```input\n```", "two cases are called"),
        ("## One\n```input\nx", "never closed"),
        ("```input\n```\n## One\n```input\n```", "belongs to no case"),
        ("## One\n```input\n```\n```input\n```", "stands twice"),
    ],
)
def test_a_file_that_does_not_say_what_it_means_is_refused(tmp_path: Path, source: str, reason: str) -> None:
    """The message names the file."""
    path = tmp_path / "a.md"
    path.write_text(source, "utf-8")
    with pytest.raises(BrokenCase, match=reason) as error:
        read_cases(path)
    assert str(path) in str(error.value)


def test_a_part_that_a_case_lacks_is_named(tmp_path: Path) -> None:
    """Where a test asks for more than the case says."""
    path = tmp_path / "a.md"
    path.write_text("## One\n```input\n```\n", "utf-8")
    with pytest.raises(BrokenCase, match="“One” has no part output"):
        _ = read_cases(path)[0].output
