"""Gradescope's `results.json`, one per student."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from grader import grades
from grader.export import Context, Exported
from grader.report import lateness
from grader.report.explanation import explanation
from grader.report.ladder import seen
from grader.report.plain import one_line
from grader.report.words import word
from grader.results import Status, StudentResult


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Write `ID/results.json` for every student."""
    return Exported(
        {
            f"{result.student}/results.json": json.dumps(
                document(result, context), ensure_ascii=False, indent=1
            ).encode()
            for result in results
        }
    )


def document(result: StudentResult, context: Context) -> dict[str, Any]:
    """Return what an autograder of Gradescope leaves behind: tests as they came out, a score after what lateness costs.

    What student code prints is nowhere in it: `stdout_visibility` hides what
    the harness captures.
    """
    return {
        "score": round(grades.points(result, context.config), 2),
        "output": " ".join(_told(result, context)),
        "visibility": context.visibility.value,
        "stdout_visibility": "hidden",
        "extra_data": {
            "exams": {slug: chapter.provenance.exam for slug, chapter in result.chapters.items()},
            "isolation": result.isolation,
        },
        "tests": [
            {
                "number": f"{i}.{j}",
                "name": f"{one.function}: {one_line(one.title)}",
                "score": one.score,
                "max_score": one.max_score,
                "status": "passed" if one.passed else "failed",
                "output": explanation(one, context.language),
                "tags": [slug],
                "visibility": context.visibility.value,
            }
            for i, (slug, chapter) in enumerate(result.chapters.items(), start=1)
            for j, one in enumerate(
                (seen(each, context.rung, context.language) for each in chapter.properties), start=1
            )
        ],
    }


def _told(result: StudentResult, context: Context) -> Iterator[str]:
    """Yield what is said of the whole."""
    if result.status is Status.INTERNAL_ERROR:
        yield word("internal error", context.language)
    yield from lateness.told(result, context.config, context.titles, context.language)
    for note in result.notes:
        yield one_line(note[context.language])
