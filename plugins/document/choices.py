"""Which wording of a choice an edition prints."""

from document.model import Choice, Variant


def wording(choice: Choice, edition: str, region: str) -> Variant | None:
    """The wording meant for an edition: by its code, its region, its script, its language; None where there is none."""
    by_key = {variant.key: variant for variant in choice.variants}
    language = edition.split("-")[0]
    script = ("zh-hans" if region == "cn" else "zh-hant",) if language == "zh" else ()
    for key in (edition, region, f"{language}-{region}", *script, language):
        if key in by_key:
            return by_key[key]
    return None


def chosen(choice: Choice, edition: str, region: str) -> Variant:
    """The wording for an edition, or the first one where none is meant for it."""
    return wording(choice, edition, region) or choice.variants[0]
