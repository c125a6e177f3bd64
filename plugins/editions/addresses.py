"""Where every page stands."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from editions.edition import Magazine


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses from the root of the host, with the path that the site lies below."""

    magazine: Magazine

    def page(self, edition: str, *parts: str) -> str:
        """A page of an edition: `page("en", "films", "her")` is `/en/films/her/`."""
        return "/".join((self.magazine.base, edition, *(quote(part, safe="") for part in parts), ""))

    def cover(self) -> str:
        """The bilingual cover."""
        return f"{self.magazine.base}/"

    def feed(self, edition: str) -> str:
        """The feed of an edition."""
        return f"{self.magazine.base}/{edition}/feed.xml"

    def assets(self) -> str:
        """The folder of the theme's own files."""
        return f"{self.magazine.base}/assets"

    def image(self, name: str) -> str:
        """A derivative of a picture."""
        return f"{self.magazine.base}/images/{name}"

    def shared(self, name: str) -> str:
        """A picture that other sites show of a page."""
        return f"{self.magazine.base}/sharing/{name}"

    def absolute(self, path: str) -> str:
        """An address with the host in front."""
        parts = urlsplit(self.magazine.url)
        return f"{parts.scheme}://{parts.netloc}{path}"


def below(address: str, base: str) -> str:
    """An address of this site that an editor wrote from the root, below the path that the site lies under."""
    return address if address == base or address.startswith(f"{base}/") else base + address


def file_of(address: str, base: str) -> str:
    """The file, below the output folder, that an address is served from."""
    path = unquote(address.removeprefix(base)).lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path
