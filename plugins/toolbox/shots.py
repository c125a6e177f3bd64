"""Take the pictures of the documentation, or of any pages in any widths: one browser, several pages at a time."""

import asyncio
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, async_playwright

from toolbox.browsing import FLAGS, own_node
from toolbox.layout import ARRIVED, STILL
from toolbox.machine import find_chromium
from toolbox.serving import serve
from toolbox.sites import Kind, every_page, kinds, published

Scheme = Literal["light", "dark"]

WIDTHS = (390, 1024, 1440)
HEIGHTS = {390: 844, 1024: 768, 1440: 900}  # of the windows; other widths have the last one's
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Of these the whole page is shown, of others the first screen.
WHOLE = ("cover", "issue", "film")
# A second look at facing pages: where the first cards of films stand.
LOOK = "cards"
AT_A_TIME = 4
QUALITY = 68
LONGEST = 16_000  # the longest picture that WebP holds is 16,383 pixels, and a browser's own limit is near

PAPER_WIDTH = 1000  # of the picture of a sheet of paper, in pixels

SCROLL = """(name) => {
  const found = document.querySelector("." + name);
  if (found) scrollTo({top: found.getBoundingClientRect().top + scrollY - innerHeight / 3, behavior: "instant"});
}"""


@dataclass(frozen=True, slots=True)
class View:
    """How a reader may have set an article: a view in the address, and settings that the browser keeps.

    `paper` is the number of a sheet, where it is printed.
    """

    query: str = ""
    kept: tuple[str, str] | None = None
    to: str = "row-figure"
    paper: int = 0


# Of the first facing edition and the Traditional one; narrow and wide, in light alone: what differs is no colour.
VIEWS = {
    "facing": {
        **{f"view-{view}": View(f"?view={view}") for view in ("left", "right", "lines", "peek")},
        "view-sepia": View("?view=both", ("theme", "theme-sepia")),
        "print": View(paper=2),
    },
    "article-zh-hant": {"vertical": View("", ("setting", "setting-vertical"), "body"), "print": View(paper=2)},
}
VIEW_WIDTHS = (390, 1440)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, in which window, and the class that it is scrolled to, if any."""

    name: str
    address: str
    width: int
    scheme: Scheme
    whole: bool = False
    to: str = ""
    view: View = View()


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take: a pattern of names or addresses, widths, whole pages of all or only of some, PNG or small."""

    pattern: str = ""
    widths: Sequence[int] = WIDTHS
    whole: bool = False
    lossless: bool = False


def take_shots(root: Path, content: Path, out: Path, wish: Wish) -> Iterator[str]:
    """Build the content as it is published, and put its pictures into `out`; a line for each.

    Raises what a build raises, and NoBrowser.
    """
    folder, built = published(root, content)
    shots = list(planned(kinds(folder, built), [page.address for page in every_page(built)], wish))
    out.mkdir(parents=True, exist_ok=True)
    with serve(folder) as address, own_node():
        taken = asyncio.run(take_all(address, shots, wish.lossless))
    for shot, data in zip(shots, taken, strict=True):
        file = out / f"{shot.name}.{'png' if wish.lossless else 'webp'}"
        file.write_bytes(data)
        yield f"{file} ({len(data) / 1000:.0f} KB)"


def planned(pages: Sequence[Kind], addresses: Sequence[str], wish: Wish) -> Iterator[Shot]:
    """The pictures that a wish names: by name (`facing-*-dark`), by kind (`facing`), by address (`/en/films/*`)."""
    if not wish.pattern:  # one facing edition shows what there is to see
        pages = [page for page in pages if page.template != "facing" or page.name == "facing"]
    if wish.pattern.startswith("/"):
        pages = [Kind(plain_name(one), one, "") for one in addresses if fnmatch(one, wish.pattern)]
    for shot in all_shots(pages, wish):
        kind = shot.name.rsplit("-", 2)[0]
        if not wish.pattern or wish.pattern.startswith("/") or any(fnmatch(n, wish.pattern) for n in (shot.name, kind)):
            yield shot


def all_shots(pages: Sequence[Kind], wish: Wish) -> Iterator[Shot]:
    """Each page in each window and scheme; of facing pages two looks."""
    for page in pages:
        for width in wish.widths:
            for scheme in SCHEMES:
                whole = wish.whole or page.name in WHOLE
                yield Shot(f"{page.name}-{width}-{scheme}", page.address, width, scheme, whole)
                if page.template == "facing" and not whole:
                    look = f"{page.name}-rows-{width}-{scheme}"
                    yield Shot(look, page.address, width, scheme, to=LOOK)
        yield from view_shots(page, wish)


def view_shots(page: Kind, wish: Wish) -> Iterator[Shot]:
    """An article as readers may set it; on paper, which has one width, once."""
    for name, view in VIEWS.get(page.name, {}).items():
        for width in VIEW_WIDTHS[-1:] if view.paper else VIEW_WIDTHS:
            if width in wish.widths and not wish.whole:
                whole = f"{page.name}-{name}-{width}-light"
                yield Shot(whole, page.address + view.query, width, "light", to=view.to, view=view)


def plain_name(address: str) -> str:
    """An address as a file's name."""
    return address.removesuffix(".html").strip("/").replace("/", "-") or "cover"


async def take_all(address: str, shots: Sequence[Shot], lossless: bool) -> list[bytes]:
    """The pictures' bytes, in order."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        places = asyncio.Semaphore(AT_A_TIME)

        async def one(shot: Shot) -> bytes:
            async with places:
                return await take(browser, address, shot, lossless)

        try:
            return await asyncio.gather(*map(one, shots))
        finally:
            await browser.close()


async def take(browser: Browser, address: str, shot: Shot, lossless: bool) -> bytes:
    """One picture."""
    size = {"width": shot.width, "height": HEIGHTS.get(shot.width, HEIGHTS[WIDTHS[-1]])}
    context = await browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        device_scale_factor=2 if shot.width < 640 and not shot.whole else 1,
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        locale="en",
        timezone_id="UTC",
    )
    try:
        page = await context.new_page()
        if shot.view.kept:
            name, value = shot.view.kept
            await page.add_init_script(f"localStorage.setItem('duiye.{name}', '{value}')")
        await page.goto(address + shot.address, wait_until="load")
        await settle(page)
        if shot.view.paper:
            sheet = await asyncio.to_thread(sheet_of, await page.pdf(format="A4"), shot.view.paper)
            return sheet if lossless else await asyncio.to_thread(small, sheet)
        if shot.to:
            await page.evaluate(SCROLL, shot.to)
        height = min(LONGEST, await page.evaluate("document.documentElement.scrollHeight")) if shot.whole else 0
        clip = {"x": 0, "y": 0, "width": float(size["width"]), "height": float(height)} if shot.whole else None
        png = await page.screenshot(full_page=shot.whole, clip=clip)  # type: ignore[arg-type] # a dict of its form
    finally:
        await context.close()
    return png if lossless else await asyncio.to_thread(small, png)


async def settle(page: Page) -> None:
    """Wait until everything that belongs to the page is there and stands still."""
    await page.evaluate(STILL)
    await page.evaluate(ARRIVED)


def sheet_of(pdf: bytes, number: int) -> bytes:
    """A sheet of paper as a picture, or the last one where there are fewer."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    sheet = document[min(number, len(document)) - 1]
    with io.BytesIO() as file:
        sheet.render(scale=PAPER_WIDTH / sheet.get_width()).to_pil().save(file, "PNG")
        return file.getvalue()


def small(png: bytes) -> bytes:
    """A picture as the documentation keeps it."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as image, io.BytesIO() as file:
        image.convert("RGB").save(file, "WEBP", quality=QUALITY, method=4)
        return file.getvalue()


def chromium() -> Path:
    """The browser. Raises NoBrowser."""
    found = find_chromium(os.environ)
    if found is None:
        raise NoBrowser("there is no Chromium\n  help: install it, or name one by the variable CHROMIUM")
    return found


class NoBrowser(Exception):
    """Nothing to look at pages with."""
