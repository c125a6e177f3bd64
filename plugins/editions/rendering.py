"""How an article's nodes are written in one edition: its addresses, its words, its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from document.html import Context, tag
from editions.edition import Edition, Magazine
from editions.site import Site
from images.plan import Picture, srcset

# How wide a picture is shown: in a column of text, over the whole page, in a list, beside a quotation.
COLUMN = "(min-width: 72rem) 44rem, (min-width: 40rem) 80vw, 100vw"
PAGE = "(min-width: 88rem) 82rem, 100vw"
LIST = "(min-width: 72rem) 45rem, (min-width: 40rem) 60vw, 100vw"
THUMB = "(min-width: 40rem) 22rem, 100vw"


@dataclass
class Pictures:
    """The pictures of an article by file name; the first one that a page shows is not lazy.

    `shown` counts them, with the cover that stands above the text.
    """

    base: str
    planned: Mapping[str, Picture]
    sizes: str = COLUMN
    shown: int = field(default=0)

    def write(self, source: str, alt: str, context: Context) -> str:
        """A `<picture>`, or a placeholder where there is no usable file."""
        picture = self.planned.get(source)
        if picture is None:
            words = alt or context.word("placeholder")
            return tag("span", escape(context.word("placeholder")), class_="placeholder", role="img", aria_label=words)
        self.shown += 1
        return picture_html(picture, alt, self.base, lazy=self.shown > 1, sizes=self.sizes)


def picture_html(picture: Picture, alt: str, base: str, *, lazy: bool = True, sizes: str = COLUMN) -> str:
    """AVIF with a JPEG fallback, with its size, so that nothing moves when it arrives."""
    prefix = f"{base}/images/"
    fallback = picture.jpeg[-1]
    loading = 'loading="lazy" decoding="async"' if lazy else 'fetchpriority="high"'
    return (
        f'<picture><source type="image/avif" srcset="{srcset(picture.avif, prefix)}" sizes="{sizes}">'
        f'<img src="{prefix}{fallback.name}" srcset="{srcset(picture.jpeg, prefix)}" sizes="{sizes}"'
        f' width="{picture.width}" height="{picture.height}" alt="{escape(alt)}" {loading}></picture>'
    )


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
    )
