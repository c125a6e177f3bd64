"""How the magazine runs inside Pelican: read once, pass the gate, then a generator per edition writes its pages."""

import datetime
from pathlib import Path
from typing import Any, ClassVar

from pelican import Pelican
from pelican.generators import Generator

from editions.edition import read_magazine
from editions.gate import check_gate
from editions.reuse import Reuse, theme_digest
from editions.run import Run, read_run
from editions.store import Store, code_digest
from editions.writing import write_pages
from fonts.cache import has_sheet
from fonts.generator import FontsGenerator
from images.generator import ImagesGenerator
from images.progress import ProgressBar
from sharing.generator import SharingGenerator


class MagazineGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Reads the whole magazine for the generators after it, and writes what belongs to no edition."""

    context: dict[str, Any]
    settings: dict[str, Any]
    output_path: str

    def generate_context(self) -> None:
        """Read everything and plan every page; nothing has been written yet."""
        settings = self.settings
        date: datetime.datetime | None = settings.get("DUIYE_DATE")
        self.context["run"] = run = read_run(
            Path(settings["PATH"]),
            Path(settings["THEME"]),
            Store(Path(settings["DUIYE_STORE"])),
            today=date,
            drafts=settings["DUIYE_DRAFTS"],
            production=settings["DUIYE_PRODUCTION"],
            jobs=settings.get("DUIYE_JOBS"),
            progress=ProgressBar("articles"),
            font_folders=settings["FONT_FOLDERS"],
            font_quality=settings["FONT_QUALITY"],
            sharing=settings["DUIYE_SHARING"],
        )
        self.context["pictures"] = run.pictures
        self.context["posters"] = run.posters
        self.context["template_source"] = self
        self.context["font_plan"] = run.fonts
        self.context["sheets"] = {}
        self.context["reuse"] = self._reuse(run)

    def _reuse(self, run: Run) -> Reuse | None:
        """What the last site has to offer, where the build says where that is."""
        former = self.settings.get("DUIYE_FORMER")
        if former is None:
            return None
        site = run.collection.site
        theme = Path(self.settings["THEME"])
        code = code_digest(Path(__file__).parents[1], ("fonts",), ())
        drafts = str(self.settings["DUIYE_DRAFTS"])
        digests = (run.collection.code, code, theme_digest(theme), run.assets.digest, site.digest, run.fonts.digest)
        store, base = run.collection.store, site.magazine.base
        cache = Path(self.settings["FONT_CACHE"])
        return Reuse(
            store,
            Path(former),
            Path(self.output_path),
            base,
            "\0".join((*digests, drafts)),
            lambda sheet: has_sheet(sheet, cache),
            self.context["sheets"],
        )

    def generate_output(self, writer: Any) -> None:
        """Write the theme's files and the pages of the whole site."""
        self.context["run"].assets.publish(Path(self.output_path) / "assets")
        write_pages(self, writer, "", jobs=self.settings.get("DUIYE_JOBS"), reuse=self.context["reuse"])


class EditionGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes the pages of one edition; there is a subclass for each."""

    code: ClassVar[str] = ""

    def generate_output(self, writer: Any) -> None:
        """Write every page below the edition's folder."""
        write_pages(self, writer, self.code, jobs=self.settings.get("DUIYE_JOBS"), reuse=self.context["reuse"])


def generators(pelican: Pelican) -> list[type[Generator]]:
    """The generators of a run, in order: reading, one per edition, then the fonts and images that the pages name."""
    content = Path(pelican.settings["PATH"])
    editions = read_magazine(content, content.name).editions
    return [
        MagazineGenerator,
        *(type(f"Edition_{e.code}", (EditionGenerator,), {"code": e.code}) for e in editions),
        FontsGenerator,
        ImagesGenerator,
        SharingGenerator,
    ]


def pass_gate(generators: list[Any]) -> None:
    """Stop before the first page is written where the magazine has errors."""
    reading = next(g for g in generators if isinstance(g, MagazineGenerator))
    run: Run = reading.context["run"]
    # For whoever started the run and wants to report on it.
    reading.settings["DUIYE_RUN"] = run
    reading.settings["DUIYE_REUSE"] = reading.context["reuse"]
    check_gate(run.diagnostics, strict=reading.settings["DUIYE_STRICT"])
