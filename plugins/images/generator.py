"""Make the images of a Pelican run: all that its pages planned, once they are written."""

import os
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from images.plan import Picture
from images.progress import ProgressBar
from images.resize import Report, perform, prune, publish
from images.unreadable import UnreadableImage

# So many seconds the cache keeps what no build has asked for: somebody may go back to it, or build another magazine.
KEPT = 30 * 24 * 60 * 60


class ImagesFailed(Exception):
    """Pages name images that could not be made: `failures` says which and why."""

    def __init__(self, failures: tuple[UnreadableImage, ...]) -> None:
        super().__init__(failures)
        self.failures = failures

    def __str__(self) -> str:
        return "\n".join(map(str, self.failures))


class ImagesGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Performs the plan. Of the run it needs

    - `context["pictures"]`: every `Picture` that a page shows;
    - `settings["IMAGE_CACHE"]`: the folder that keeps the files between runs;
    - `settings["IMAGE_JOBS"]`, optional: how many processes; as many as there are cores if unset.

    `context["image_report"]` is the `Report` afterwards, `context["images_forgotten"]` names what the cache lost.
    """

    context: dict[str, Any]
    settings: dict[str, Any]
    output_path: str

    def generate_output(self, _writer: object) -> None:
        """Make what is missing and publish to `images/`.

        Raises `ImagesFailed` after all the images that can be made are there.
        """
        pictures: tuple[Picture, ...] = tuple(self.context.get("pictures", ()))
        cache = Path(self.settings["IMAGE_CACHE"])
        jobs = self.settings.get("IMAGE_JOBS") or available_cores()
        report = perform(pictures, cache, jobs=jobs, progress=ProgressBar("images"))
        self.context["image_report"] = report
        publish(_made(pictures, report), cache, Path(self.output_path) / "images")
        self.context["images_forgotten"] = prune(cache, pictures, idle=KEPT)
        if report.failed:
            raise ImagesFailed(report.failed)


def available_cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _made(pictures: tuple[Picture, ...], report: Report) -> list[Picture]:
    """The pictures whose files are all there."""
    failed = {failure.path for failure in report.failed}
    lost = {picture.derivatives for picture in pictures if picture.source in failed}
    return [picture for picture in pictures if picture.derivatives not in lost]
