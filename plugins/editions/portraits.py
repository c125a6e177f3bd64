"""The pictures that catalogues name: portraits of people and stills of films, kept beside the catalogues."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from document.diagnostics import Diagnostic
from document.model import Place
from editions.edition import Edition
from editions.folders import Folder
from editions.prepare import Workshop, plan_images
from editions.records import StillInfo
from editions.rendering import picture_html
from editions.site import Site
from editions.stills import info_of, read_folder_rights, rights_findings

SIZES = "(min-width: 48rem) 20rem, 100vw"


@dataclass(frozen=True, slots=True)
class Portraits:
    """What may be shown of each picture, by its name in a catalogue and by edition; `diagnostics` is what may not."""

    infos: dict[tuple[str, str], StillInfo] = field(default_factory=dict)
    base: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    def info(self, name: str, edition: Edition) -> StillInfo | None:
        """What is known of a picture, in an edition's own words."""
        return self.infos.get((name, edition.code))

    def html(self, name: str, alt: str, edition: Edition) -> str:
        """The picture on a record's page; nothing where there is none that may be shown."""
        info = self.info(name, edition)
        return picture_html(info.picture, alt, self.base, lazy=False, sizes=SIZES, focus=info.focus) if info else ""


def read_portraits(site: Site, shop: Workshop) -> Portraits:
    """Plan the pictures of both catalogues; what is over, missing or without credit is a finding of its record."""
    named = list(_named(site))
    if not named:
        return Portraits()
    folder = Folder("", site.content, site.prefix, {}, tuple(_files(site.content)))
    planned, problems = plan_images(folder, named)
    rights = read_folder_rights(folder, shop.today)
    over = rights.over(planned)
    infos = {
        (name, edition.code): info_of(name, picture, rights, edition, shop)
        for name, picture in planned.items()
        if name not in over
        for edition in site.magazine.singles
    }
    found = (*problems, *rights.diagnostics, *rights_findings(named, planned, rights, ()))
    return Portraits(infos, site.magazine.base, found)


def _named(site: Site) -> Iterator[tuple[str, Place]]:
    for person in site.people.by_slug.values():
        if person.portrait:
            yield person.portrait, person.place
    for film in site.films.by_slug.values():
        if film.still:
            yield film.still, film.place


def _files(content: Path) -> Iterator[Path]:
    return (path for path in sorted(content.iterdir()) if path.is_file())
