"""Gradescope's `results.json`, one per student."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.export import Context, Exported
from grader.report.explanation import explanation
from grader.report.ladder import seen
from grader.report.plain import one_line
from grader.results import StudentResult


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
    """Return what an autograder of Gradescope leaves behind.

    What student code prints is nowhere in it: `stdout_visibility` hides what
    the harness captures.
    """
    return {
        "score": result.score,
        "output": " ".join(one_line(note[context.language]) for note in result.notes),
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
