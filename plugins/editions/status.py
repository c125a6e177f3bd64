"""Where every article stands in every edition: what `./inv status` prints."""

from collections.abc import Iterator, Sequence
from typing import Any

from editions.collect import Collection
from editions.edition import Edition
from editions.records import Record


def status(collection: Collection) -> list[dict[str, Any]]:
    """A row per article and edition; the shape of DESIGN § 5."""
    magazine = collection.site.magazine
    return [
        _row(record, edition, (edition.left, edition.right) if edition.facing else (edition.code,))
        for record in collection.records.values()
        for edition in magazine.editions
    ]


def _row(record: Record, edition: Edition, codes: Sequence[str]) -> dict[str, Any]:
    versions = [record.versions.get(code) for code in codes]
    known = [version for version in versions if version is not None]
    translations = [v.file.rsplit("/", 1)[-1].removesuffix(".md") for v in known]
    aligned = [record.aligned[lang] for lang in translations if lang in record.aligned]
    lacking = [record.untranslated[lang] for lang in translations if lang in record.untranslated]
    stale = [record.standing[lang].stale for lang in translations if lang in record.standing]
    if len(known) < len(versions):
        state = "missing"
    elif any(version.status == "draft" for version in known):
        state = "draft"
    elif not edition.facing and known[0].origin == "converted":
        state = "converted"
    else:
        state = "published"
    return {
        "article": record.slug,
        "edition": edition.code,
        "state": state,
        "aligned": min(aligned) if aligned and state != "missing" else None,
        "stale": max(stale) if stale and state != "missing" else None,
        "untranslated": max(lacking) if lacking and state != "missing" else None,
        "missing_stills": max((version.missing_stills for version in known), default=0),
    }


def in_words(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table for a terminal."""
    width = max((len(row["article"]) for row in rows), default=7)
    start = f"{'article':<{width}}  {'edition':<11} {'state':<10}"
    yield f"{start} {'aligned':>7} {'untranslated':>12} {'stale':>5} {'no still':>8}"
    for row in rows:
        aligned = "" if row["aligned"] is None else f"{row['aligned']:.0%}"
        lacking = "" if row["untranslated"] is None else str(row["untranslated"])
        stale = "" if row["stale"] is None else str(row["stale"])
        stills = str(row["missing_stills"] or "")
        start = f"{row['article']:<{width}}  {row['edition']:<11} {row['state']:<10}"
        yield f"{start} {aligned:>7} {lacking:>12} {stale:>5} {stills:>8}"
