"""The same words in the other Chinese script: what an editor who writes one may have typed for a name in the other."""

from functools import cache

from document.cjk import han
from script.engine import converter

_CONFIGS = ("t2s", "s2t", "s2tw", "s2hk")


@cache
def other_scripts(words: str) -> tuple[str, ...]:
    """The spellings of Chinese words in the other script and with the glyphs of regions, without the one given."""
    if not han.search(words):
        return ()
    found = dict.fromkeys(converter(config).convert(words) for config in _CONFIGS)
    return tuple(spelling for spelling in found if spelling != words)
