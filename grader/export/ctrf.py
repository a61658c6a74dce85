"""The Common Test Report Format: JSON that test dashboards read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from grader import __version__
from grader.export import Context, Exported
from grader.outcome import Verdict
from grader.report.explanation import explanation
from grader.report.ladder import Seen, seen
from grader.report.plain import one_line
from grader.results import StudentResult

SPECIFICATION = "0.0.0"
_STATUSES = {Verdict.PASSED: "passed", Verdict.NOT_CHECKED: "skipped", Verdict.INTERNAL_ERROR: "other"}


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `ctrf.json`; results hold no times, so that every time in it is 0."""
    tests = [
        _test(seen(one, context.rung, context.language), [result.student, slug], chapter.origin, context)
        for result in results
        for slug, chapter in result.chapters.items()
        for one in chapter.properties
    ]
    counts = Counter(test["status"] for test in tests)
    document = {
        "reportFormat": "CTRF",
        "specVersion": SPECIFICATION,
        "generatedBy": "noyaux",
        "results": {
            "tool": {"name": "noyaux", "version": __version__},
            "summary": {
                "tests": len(tests),
                **{status: counts[status] for status in ("passed", "failed", "skipped", "pending", "other")},
                "start": 0,
                "stop": 0,
            },
            "tests": tests,
        },
    }
    return Exported({"ctrf.json": json.dumps(document, ensure_ascii=False, indent=1).encode()})


def _test(one: Seen, suite: list[str], origin: str | None, context: Context) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": one.name,
        "status": _STATUSES.get(one.verdict, "failed"),
        "duration": 0,
        "rawStatus": one.verdict.value,
        "suite": [*suite, one.function],
        "tags": [one.kind.value],
        "extra": {"title": one_line(one.title), "score": one.score, "max_score": one.max_score},
    }
    if origin:
        test["filePath"] = one_line(origin)
    if not one.passed:
        test["message"] = one_line(one.summary)
        test["trace"] = explanation(one, context.language)
    return test
