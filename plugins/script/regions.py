"""Which Chinese is written where, and which steps lead from one to another."""

from types import MappingProxyType

# The region whose Chinese a language code means, where the code names none.
_OF_SCRIPT = MappingProxyType({"hans": "cn", "hant": "tw"})
_OF_PLACE = MappingProxyType({"cn": "cn", "sg": "cn", "my": "cn", "tw": "tw", "hk": "hk", "mo": "hk"})
_ROUTES = MappingProxyType(
    {
        ("cn", "tw"): ("s2tw",),
        ("cn", "hk"): ("s2hk",),
        ("tw", "cn"): ("tw2s",),
        ("hk", "cn"): ("hk2s",),
        # Never through Simplified: that would lose what one simplified character stands for.
        ("tw", "hk"): ("tw2t", "t2hk"),
        ("hk", "tw"): ("hk2t", "t2tw"),
    }
)


def region_of(code: str) -> str:
    """The region (`cn`, `tw`, `hk`) of a language or edition code (`zh-hans`, `zh-hk`, `zh-Hant-HK`) or of a region.

    Raises `ValueError` for a code of no Chinese edition.
    """
    parts = code.lower().replace("_", "-").split("-")
    for part in reversed(parts):
        if part in _OF_PLACE:
            return _OF_PLACE[part]
        if part in _OF_SCRIPT:
            return _OF_SCRIPT[part]
    raise ValueError(f"{code!r} is no Chinese edition; known are zh-hans, zh-hant and zh-hk")


def route(source: str, target: str) -> tuple[str, ...]:
    """The configurations that lead from one region to another, in order; none where they are the same."""
    return () if source == target else _ROUTES[source, target]


def steps_in_use() -> frozenset[str]:
    """The configurations that some route needs."""
    return frozenset(step for steps in _ROUTES.values() for step in steps)
