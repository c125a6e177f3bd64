"""Draw the sample magazine's stills anew: `python -m docs.sample.stills content`.

They are original drawings, made of light and noise by the modules beside this one, and the same on every run.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from docs.sample.auditorium import ruin
from docs.sample.blackout import blackout
from docs.sample.booth import booth
from docs.sample.breakwater import breakwater
from docs.sample.chapel import chapel
from docs.sample.corridor import corridor
from docs.sample.desk import desk
from docs.sample.first_light import first_light
from docs.sample.kitchen import kitchen
from docs.sample.observatory import slow_machines
from docs.sample.pit import pit
from docs.sample.power_cut import power_cut
from docs.sample.square import square
from docs.sample.suite import suite

LARGEST = 350_000  # bytes
STILLS: dict[str, Callable[[], Image.Image]] = {
    "articles/a-light-for-the-stairs/auditorium.jpg": ruin,
    "articles/a-light-for-the-stairs/square.jpg": square,
    "articles/a-light-for-the-stairs/power-cut.jpg": power_cut,
    "articles/a-light-for-the-stairs/booth.jpg": booth,
    "articles/thirty-seconds-of-nobody/breakwater.jpg": breakwater,
    "articles/thirty-seconds-of-nobody/kitchen.jpg": kitchen,
    "articles/thirty-seconds-of-nobody/chapel.jpg": chapel,
    "articles/four-questions-for-three-people/pit.jpg": pit,
    "articles/four-questions-for-three-people/corridor.jpg": corridor,
    "articles/four-questions-for-three-people/blackout.jpg": blackout,
    "articles/four-questions-for-three-people/suite.jpg": suite,
    "articles/four-questions-for-three-people/desk.jpg": desk,
    "issues/first-light/first-light.jpg": first_light,
    "issues/slow-machines/slow-machines.jpg": slow_machines,
}


def main(content: Path) -> None:
    """Write every still below a magazine's content folder."""
    for name, draw in STILLS.items():
        target = content / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_jpeg(draw()))
        print(f"{target}  {target.stat().st_size // 1024} KB")


def _jpeg(picture: Image.Image) -> bytes:
    """The picture as well as it can be kept in so many bytes: grain is what costs."""
    for quality in range(86, 58, -4):
        kept = BytesIO()
        picture.save(kept, "JPEG", quality=quality, subsampling=0, optimize=True)
        if kept.tell() < LARGEST:
            break
    return kept.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
