"""Build the magazine once and say how it went, in plain values that travel between processes."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from document.diagnostics import Diagnostic
from editions.build import BuildStopped, Options, PelicanFailed, build
from editions.store import Store
from images.generator import ImagesFailed
from images.unreadable import UnreadableImage
from preview.findings import Finding, of_failure, of_image
from preview.places import place_findings


def outcome_of(paths: Mapping[str, Path], language: str) -> dict[str, Any]:
    """Build, drafts too. `paths` has content, output, cache, images, settings and theme.

    Returns ok, seconds and findings, and after a success pages and base; without one `output` is what it was.
    """
    start = time.perf_counter()
    shape: dict[str, Any] = {"ok": False}
    try:
        content, output, cache, settings = (paths[name] for name in ("content", "output", "cache", "settings"))
        options = Options(
            content,
            output,
            cache,
            settings,
            images=paths["images"],
            font_cache=paths["images"].parent / "fonts",
            drafts=True,
            sharing=False,  # nobody shares a preview
        )
        built = build(options)
        shape = {"ok": True, "pages": built.pages, "base": built.run.collection.site.magazine.base}
        findings = _placed(built.diagnostics, paths, language)
    except BuildStopped as stop:
        findings = _placed(stop.diagnostics, paths, language)
    except ImagesFailed as failure:
        findings = [_image(one, paths["content"], language) for one in failure.failures]
    except PelicanFailed as failure:
        findings = [of_failure("pelican", str(failure), language)]
    return {**shape, "seconds": time.perf_counter() - start, "findings": [asdict(one) for one in findings]}


def _placed(diagnostics: Iterable[Diagnostic], paths: Mapping[str, Path], language: str) -> list[Finding]:
    with Store(paths["cache"] / "articles.sqlite") as store:
        return place_findings(diagnostics, paths["content"], paths["theme"], store, language)


def _image(failure: UnreadableImage, content: Path, language: str) -> Finding:
    path = failure.path
    named = path.relative_to(content.parent) if path.is_relative_to(content.parent) else path
    return of_image(named.as_posix(), failure.fact(language), failure.way_out(language))
