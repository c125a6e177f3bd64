"""Draw the pictures for sharing of a Pelican run: all that its pages named, once their stills are made."""

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from images.generator import KEPT, available_cores
from images.progress import ProgressBar
from sharing.perform import perform, prune, publish
from sharing.poster import Planned


class SharingGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Performs the plan; runs after the images' generator. Of the run it needs

    - `context["posters"]`: every `Planned` that a page names;
    - `settings["IMAGE_CACHE"]`, where their stills are, and `settings["SHARING_CACHE"]`, which keeps them between runs;
    - `settings["IMAGE_JOBS"]`, optional: how many processes; as many as there are cores if unset.

    `context["sharing_report"]` is the `Report` afterwards.
    """

    context: dict[str, Any]
    settings: dict[str, Any]
    output_path: str

    def generate_output(self, _writer: object) -> None:
        """Draw what is missing and publish to `sharing/`."""
        planned: tuple[Planned, ...] = self.context["posters"]
        images, cache = Path(self.settings["IMAGE_CACHE"]), Path(self.settings["SHARING_CACHE"])
        jobs = self.settings.get("IMAGE_JOBS") or available_cores()
        bar = ProgressBar("pictures for sharing")
        self.context["sharing_report"] = perform(planned, images, cache, jobs=jobs, progress=bar)
        publish(planned, cache, Path(self.output_path) / "sharing")
        prune(cache, planned, idle=KEPT)
