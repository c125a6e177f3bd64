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
from docs.sample.lamplight import dry, rain
from docs.sample.light_table import hands
from docs.sample.power_cut import power_cut
from docs.sample.red_shoes import shoes
from docs.sample.square import square
from docs.sample.vault import vault

STILLS: dict[str, Callable[[], Image.Image]] = {
    "articles/a-light-for-the-stairs/auditorium.jpg": ruin,
    "articles/a-light-for-the-stairs/square.jpg": square,
    "articles/a-light-for-the-stairs/power-cut.jpg": power_cut,
    "articles/a-light-for-the-stairs/booth.jpg": booth,
    "articles/thirty-seconds-of-nobody/breakwater.jpg": breakwater,
    "articles/thirty-seconds-of-nobody/kitchen.jpg": kitchen,
    "articles/thirty-seconds-of-nobody/chapel.jpg": chapel,
    "articles/mending-the-rain/hands.jpg": hands,
    "articles/mending-the-rain/red-shoes.jpg": shoes,
    "articles/mending-the-rain/vault.jpg": vault,
    "articles/mending-the-rain/rain.jpg": rain,
    "articles/mending-the-rain/dry.jpg": dry,
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
