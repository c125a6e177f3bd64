"""What `./inv clean` takes away."""

from pathlib import Path

from toolbox.cleaning import clean_project


def test_only_what_can_be_made_again_goes(tmp_path: Path) -> None:
    """Output, caches and bytecode go; the environment, the published site and the content stay."""
    gone = [".cache/tools", "output/en", "plugins/films/__pycache__", "__pycache__", ".mypy_cache"]
    kept = [".venv/__pycache__", ".published/current", "content/articles", "plugins/films"]
    for name in [*gone, *kept]:
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    clean_project(tmp_path)
    assert [name for name in [*gone, *kept] if (tmp_path / name).exists()] == kept


def test_a_linked_output_keeps_what_it_leads_to(tmp_path: Path) -> None:
    """An output folder that is a link to elsewhere loses the link alone."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").symlink_to("elsewhere")
    clean_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_a_clean_project_loses_nothing(tmp_path: Path) -> None:
    """Where there is nothing to remove, nothing is said to be."""
    assert clean_project(tmp_path) == []
