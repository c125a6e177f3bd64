"""How an article's nodes are written in one edition: its addresses, its words, its pictures."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from html import escape

from document.html import Context, tag
from editions.edition import Edition, Magazine
from editions.site import Site
from images.plan import Picture, srcset
from sharing.poster import Backdrop

# How wide a picture is shown: in a column of text, over the whole page, in a list.
# Steps: from so many rem of the window on, so wide; the last one is for narrow pages.
COLUMN = ((88, 71, "rem"), (78, 80, "vw"), (44, 38, "rem"), (34, 92, "vw"), (0, 100, "vw"))
PAGE = ((88, 82, "rem"), (34, 100, "vw"), (0, 100, "vw"))
TALLEST = 46  # rem: no still is higher, see `--most` in figures.css
Steps = tuple[tuple[int, int, str], ...]
PLACEHOLDER = 2.39  # the shape of what stands where a picture is missing
LIST = "(min-width: 72rem) 45rem, (min-width: 40rem) 60vw, 100vw"
THUMB = "7rem"  # beside its rights, see credits.css


@dataclass
class Pictures:
    """The pictures of an article by file name; the first one that a page shows is not lazy.

    `shown` counts them, with the cover that stands above the text. `over` are those whose rights have ended.
    `gallery` is the address of the page that shows them by themselves, where those of `anchors` have a place.
    """

    base: str
    planned: Mapping[str, Picture]
    sizes: Steps = COLUMN
    shown: int = field(default=0)
    over: Set[str] = frozenset()
    gallery: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)

    def shape(self, source: str) -> float:
        """A picture's width for a height of one; a placeholder's where there is no usable file."""
        picture = self.planned.get(source)
        return picture.width / picture.height if picture else PLACEHOLDER

    def write(self, source: str, alt: str, context: Context) -> str:
        """A `<picture>`, or a placeholder where there is no usable file."""
        picture = self.planned.get(source)
        if picture is None:
            said = context.word("rights_over" if source in self.over else "placeholder")
            return tag("span", escape(said), class_="placeholder", role="img", aria_label=alt or said)
        self.shown += 1
        html = picture_html(
            picture, alt, self.base, lazy=self.shown > 1, sizes=sizes_of(self.sizes, context.share, picture)
        )
        if not self.gallery or source not in self.anchors:
            return html
        more = tag("span", escape(context.word("enlarge")), class_="visually-hidden")
        return tag("a", html + more, class_="enlarge", href=f"{self.gallery}#{self.anchors[source]}")


def picture_html(
    picture: Picture,
    alt: str,
    base: str,
    *,
    lazy: bool = True,
    sizes: str = "",
    focus: tuple[float, float] | None = None,
) -> str:
    """AVIF with a JPEG fallback, with its size, so that nothing moves when it arrives, and its mean colour before."""
    prefix, sizes = f"{base}/images/", sizes or sizes_of(COLUMN)
    fallback = picture.jpeg[-1]
    loading = 'loading="lazy" decoding="async"' if lazy else 'fetchpriority="high"'
    mean, look = mean_class(picture), focus_class(focus)
    return (
        f'<picture{mean}><source type="image/avif" srcset="{srcset(picture.avif, prefix)}" sizes="{sizes}">'
        f'<img src="{prefix}{fallback.name}" srcset="{srcset(picture.jpeg, prefix)}" sizes="{sizes}"'
        f' width="{picture.width}" height="{picture.height}" alt="{escape(alt)}"{look} {loading}></picture>'
    )


def backdrop_of(cover: Picture | None, focus: tuple[float, float] | None) -> Backdrop | None:
    """A cover as the ground of a picture for sharing."""
    if cover is None:
        return None
    largest = cover.jpeg[-1]
    return Backdrop(largest.name, largest.width, largest.height, focus)


def sizes_of(steps: Steps, share: float = 1.0, picture: Picture | None = None) -> str:
    """The value of a `sizes` attribute, for a picture that takes a share of the width where there is room for it."""
    most = TALLEST * picture.width / picture.height if picture else float("inf")
    written: list[str] = []
    for least, width, unit in steps:
        part = share if least else 1.0
        value = min(width * part, most) if unit == "rem" else width * part
        words = f"{round(value, 1):g}{unit}"
        if least and (not written or not written[-1].endswith(f" {words}")):
            written.append(f"(min-width: {least}rem) {words}")
        elif not least:
            written = [*(written[:-1] if written and written[-1].endswith(f" {words}") else written), words]
    return ", ".join(written)


def mean_class(picture: Picture) -> str:
    """A picture's mean colour as a class attribute: a digit for red, green and blue (`components/digits.css`)."""
    if picture.mean is None:
        return ""
    red, green, blue = (round(part / 255 * 9) for part in picture.mean)
    return f' class="mean a{red} b{green} c{blue}"'


def focus_class(focus: tuple[float, float] | None) -> str:
    """Where the eye falls, as a class attribute: a digit for across and one for down."""
    if focus is None:
        return ""
    across, down = (round(min(max(part, 0), 1) * 9) for part in focus)
    return f' class="focus b{across} c{down}"'


def language(magazine: Magazine, edition: Edition) -> Edition:
    """The single edition whose language an edition's own words are in: a facing one speaks its left language."""
    return magazine.edition(edition.left) if edition.facing else edition


def context_for(
    site: Site, edition: Edition, shown_in: Edition, pictures: Pictures, prefix: str = "", *, cards: bool = True
) -> Context:
    """What HTML of a single edition's text needs, on a page of `shown_in`; with `cards`, films lead to theirs."""
    base = f"{site.magazine.base}/{shown_in.code}"

    def address(kind: str, slug: str) -> str:
        if kind == "film" and slug in site.films.by_slug:
            return f"#film-{slug}" if cards else f"{base}/films/{slug}/"
        if kind == "film-page" and slug in site.films.by_slug:
            return f"{base}/films/{slug}/"
        if kind == "person" and slug in site.people.by_slug:
            return f"{base}/people/{slug}/"
        return ""

    return Context(
        edition=edition.code,
        lang=edition.lang,
        region=edition.region,
        prefix=prefix,
        words=site.labels.get(edition.code, site.labels["en"]),
        address=address,
        picture=pictures.write,
        shape=pictures.shape,
    )
