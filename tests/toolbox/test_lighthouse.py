"""What is read from Lighthouse's reports."""

from typing import Any

from toolbox.lighthouse import median, score, worst


def report(performance: float) -> dict[str, Any]:
    """A report in Lighthouse's own form, as far as it is read."""
    audits: dict[str, Any] = {
        name: {"score": 1, "numericValue": 1500.5}
        for name in (
            "first-contentful-paint",
            "largest-contentful-paint",
            "total-blocking-time",
            "cumulative-layout-shift",
        )
    }
    audits |= {"hreflang": {"score": 0}, "image-alt": {"score": 1}, "video-caption": {"score": None}}
    references = [{"id": name, "weight": weight} for name, weight in (("image-alt", 10), ("video-caption", 3))]
    return {
        "audits": audits,
        "categories": {
            "accessibility": {"score": 1, "auditRefs": references},
            "best-practices": {"score": 0.96, "auditRefs": []},
            "seo": {"score": 0.92, "auditRefs": [{"id": "hreflang", "weight": 1}]},
            "performance": {"score": performance, "auditRefs": [{"id": "largest-contentful-paint", "weight": 25}]},
        },
    }


def test_a_report_gives_points_of_a_hundred_and_what_failed() -> None:
    """An audit that doesn't concern the page has not failed."""
    found = score(report(0.99))
    assert found.categories == {"accessibility": 100, "best-practices": 96, "seo": 92, "performance": 99}
    assert found.metrics["LCP"] == 1500.5
    assert found.failed == ("hreflang",)


def test_of_several_runs_the_middle_and_the_worst_are_told() -> None:
    """In any order."""
    scores = [score(report(value)) for value in (1.0, 0.91, 0.99, 0.98, 1.0)]
    assert (median(scores, "performance"), worst(scores, "performance")) == (99, 91)
