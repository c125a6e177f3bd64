"""Draw the sample magazine's stills anew: `python -m docs.sample.stills content`.

They are original drawings, made of light and noise by the modules beside this one, and the same on every run. Those
that are traced ray by ray take some minutes each; `python -m docs.sample.stills content stairs.jpg` draws only those
whose path holds a word.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from docs.sample.auditorium import ruin
from docs.sample.blackout import blackout
from docs.sample.booth import booth
from docs.sample.breakwater import breakwater
from docs.sample.chapel import chapel
from docs.sample.corridor import corridor
from docs.sample.desk import desk
from docs.sample.enter import enter
from docs.sample.first_light import first_light
from docs.sample.kitchen import kitchen
from docs.sample.lamplight import dry, rain
from docs.sample.lamplighter import lamplighter
from docs.sample.light_table import hands
from docs.sample.observatory import slow_machines
from docs.sample.pit import pit
from docs.sample.power_cut import power_cut
from docs.sample.red_shoes import shoes
from docs.sample.screening import screening
from docs.sample.shelves import shelves
from docs.sample.smoke import smoke
from docs.sample.square import square
from docs.sample.stairs import stairs
from docs.sample.storyboards import storyboards
from docs.sample.suite import suite
from docs.sample.vault import vault
from docs.sample.viaduct import viaduct

STILLS: dict[str, Callable[[], Image.Image]] = {
    "articles/a-light-for-the-stairs/auditorium.jpg": ruin,
    "articles/a-light-for-the-stairs/square.jpg": square,
    "articles/a-light-for-the-stairs/power-cut.jpg": power_cut,
    "articles/a-light-for-the-stairs/booth.jpg": booth,
    "articles/thirty-seconds-of-nobody/breakwater.jpg": breakwater,
    "articles/thirty-seconds-of-nobody/kitchen.jpg": kitchen,
    "articles/thirty-seconds-of-nobody/chapel.jpg": chapel,
    "articles/two-lines-thirty-six-frames/desk.jpg": desk,
    "articles/two-lines-thirty-six-frames/screening.jpg": screening,
    "articles/two-lines-thirty-six-frames/enter.jpg": enter,
    "articles/two-lines-thirty-six-frames/stairs.jpg": stairs,
    "articles/four-questions-for-three-people/pit.jpg": pit,
    "articles/four-questions-for-three-people/corridor.jpg": corridor,
    "articles/four-questions-for-three-people/blackout.jpg": blackout,
    "articles/four-questions-for-three-people/suite.jpg": suite,
    "articles/four-questions-for-three-people/desk.jpg": storyboards,
    "articles/mending-the-rain/hands.jpg": hands,
    "articles/mending-the-rain/red-shoes.jpg": shoes,
    "articles/mending-the-rain/vault.jpg": vault,
    "articles/mending-the-rain/rain.jpg": rain,
    "articles/mending-the-rain/dry.jpg": dry,
    "articles/the-small-city/lamplighter.jpg": lamplighter,
    "articles/the-small-city/smoke.jpg": smoke,
    "articles/the-small-city/viaduct.jpg": viaduct,
    "articles/the-small-city/shelves.jpg": shelves,
    "issues/first-light/first-light.jpg": first_light,
    "issues/slow-machines/slow-machines.jpg": slow_machines,
}


MOST = 340_000  # bytes of a file: a still is not to weigh more than the page around it


def main(content: Path, word: str = "") -> None:
    """Write the stills whose path holds the word below a magazine's content folder."""
    for name, draw in STILLS.items():
        if word in name:
            target = content / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_jpeg(draw()))
            print(f"{target}  {target.stat().st_size // 1024} KB")


def _jpeg(picture: Image.Image) -> bytes:
    """The picture's file, as good as it may be and still light enough."""
    for quality in (86, 82, 78, 74, 70, 66):
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
        if file.tell() <= MOST:
            break
    return file.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"), sys.argv[2] if len(sys.argv) > 2 else "")
