"""Draw the sample magazine's stills anew: `python -m docs.sample.stills content`.

They are original drawings, made of light and noise by the modules beside this one, and the same on every run.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from docs.sample.auditorium import ruin
from docs.sample.booth import booth
from docs.sample.breakwater import breakwater
from docs.sample.chapel import chapel
from docs.sample.first_light import first_light
from docs.sample.kitchen import kitchen
from docs.sample.lamplighter import lamplighter
from docs.sample.power_cut import power_cut
from docs.sample.shelves import shelves
from docs.sample.smoke import smoke
from docs.sample.square import square
from docs.sample.viaduct import viaduct

STILLS: dict[str, Callable[[], Image.Image]] = {
    "articles/a-light-for-the-stairs/auditorium.jpg": ruin,
    "articles/a-light-for-the-stairs/square.jpg": square,
    "articles/a-light-for-the-stairs/power-cut.jpg": power_cut,
    "articles/a-light-for-the-stairs/booth.jpg": booth,
    "articles/thirty-seconds-of-nobody/breakwater.jpg": breakwater,
    "articles/thirty-seconds-of-nobody/kitchen.jpg": kitchen,
    "articles/thirty-seconds-of-nobody/chapel.jpg": chapel,
    "articles/the-small-city/lamplighter.jpg": lamplighter,
    "articles/the-small-city/smoke.jpg": smoke,
    "articles/the-small-city/viaduct.jpg": viaduct,
    "articles/the-small-city/shelves.jpg": shelves,
    "issues/first-light/first-light.jpg": first_light,
}


def main(content: Path) -> None:
    """Write every still below a magazine's content folder."""
    for name, draw in STILLS.items():
        target = content / name
        target.parent.mkdir(parents=True, exist_ok=True)
        draw().save(target, "JPEG", quality=86, subsampling=0, optimize=True)
        print(f"{target}  {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
