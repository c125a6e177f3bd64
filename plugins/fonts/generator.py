"""Make the fonts of a Pelican run: all that its pages asked for, once they are written."""

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from fonts.perform import perform, publish
from fonts.plan import Plan
from images.generator import available_cores
from images.progress import ProgressBar


class FontsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Performs the plan. Of the run it needs

    - `context["font_plan"]`: the `Plan` that pages were written with;
    - `context["sheets"]`: the name of the sheet of every page, by address;
    - `settings["FONT_CACHE"]`: the folder that keeps the files between runs;
    - `settings["IMAGE_JOBS"]`, optional: how many processes; as many as there are cores if unset.

    `context["font_report"]` is the `Report` afterwards.
    """

    context: dict[str, Any]
    settings: dict[str, Any]
    output_path: str

    def generate_output(self, _writer: object) -> None:
        """Make what is missing and publish to `fonts/`."""
        plan: Plan = self.context["font_plan"]
        sheets: list[str] = list(self.context["sheets"].values())
        cache = Path(self.settings["FONT_CACHE"])
        jobs = self.settings.get("IMAGE_JOBS") or available_cores()
        self.context["font_report"] = perform(sheets, plan, cache, jobs=jobs, progress=ProgressBar("fonts"))
        publish(sheets, cache, Path(self.output_path) / "fonts", plan.notices)
