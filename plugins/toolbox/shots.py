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
# A second look at an article: where its first film card stands.
LOOKS = {"facing": "cards", "article": "cards"}
AT_A_TIME = 4
QUALITY = 68
LONGEST = 16_000  # the longest picture that WebP holds is 16,383 pixels, and a browser's own limit is near

SCROLL = """(name) => {
  const found = document.querySelector("." + name);
  if (found) scrollTo({top: found.getBoundingClientRect().top + scrollY - innerHeight / 3, behavior: "instant"});
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, in which window, and the class that it is scrolled to, if any."""

    name: str
    address: str
    width: int
    scheme: Scheme
    whole: bool = False
    to: str = ""


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
    """Each page in each window and scheme; of an article two looks."""
    for page in pages:
        for width in wish.widths:
            for scheme in SCHEMES:
                whole = wish.whole or page.name in WHOLE
                yield Shot(f"{page.name}-{width}-{scheme}", page.address, width, scheme, whole)
                if page.template in LOOKS and not whole:
                    look = f"{page.name}-rows-{width}-{scheme}"
                    yield Shot(look, page.address, width, scheme, to=LOOKS[page.template])


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
        await page.goto(address + shot.address, wait_until="load")
        await settle(page)
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
