"""What runs at Gradescope: one submission in a container of its own, graded behind the same walls as a class's.

`python -m grader.gradescope.container FOLDER VISIBILITY`, with FOLDER laid out like `/autograder`. Student code
must not see `FOLDER/source`, which holds the exam: where this container offers no walls, nothing is graded.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from grader import exam, intake
from grader.config import Config, load_config
from grader.course import Course
from grader.errors import ClearError, type_and_place
from grader.export import Context, Visibility
from grader.export.gradescope import document
from grader.gradescope.autograder import EXAM
from grader.grading import Grader, Settings
from grader.intake.layouts.unit import Member
from grader.report.words import word
from grader.results import write_atomically
from grader.sandbox import Limits, Tier
from grader.sandbox.tiers import choose
from grader.text import LANGUAGES

METADATA = "submission_metadata.json"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who handed in, when, and the due date of this student's assignment."""

    members: list[Member]
    created_at: datetime
    due: datetime | None


class GradescopeError(ClearError):
    """The container is not as grading needs it; the message says what is missing, and what to do."""


def grade(home: Path, visibility: Visibility) -> dict[str, Any]:
    """Return Gradescope's `results.json` for the submission in `home`.

    Args:
        home: laid out like `/autograder`.
        visibility: when students see the tests.

    Raises:
        ClearError: something that is not the student's fault: no walls, no exam, no metadata.
    """
    course = Course.open(home / "source")
    course.importable()
    folder = home / "source" / EXAM
    chapters = [chapter.slug for chapter in course.chapters if exam.path_of(folder, chapter).exists()]
    if not chapters:
        raise GradescopeError(f"{folder} holds no exam: build the zip again with `grader gradescope`")
    metadata = _metadata(home / METADATA)
    config = _due(load_config(None, course).model_copy(update={"chapters": chapters}), metadata.due)
    submission = intake.read_one(
        home / "submission",
        course,
        members=metadata.members,
        submitted_at=metadata.created_at,
        chapters=chapters,
        source_kb=config.limits.source_kb,
    )
    settings = Settings(
        root=course.root,
        exam=folder,
        chapters=tuple(chapters),
        tier=_tier(config),
        limits=Limits(**config.limits.for_workers()),
        language=config.language,
    )
    with Grader(settings) as grader:
        result = grader.grade(submission)
    titles = {chapter.slug: chapter.title for chapter in course.chapters}
    context = Context(config, titles, config.rung(datetime.now(UTC)), config.language, visibility=visibility)
    return document(result, context)


def not_graded(reason: str, visibility: Visibility) -> dict[str, Any]:
    """Return the `results.json` that says that this is our fault: Gradescope wants a score in any case."""
    said = "\n".join(word("internal error", language) for language in LANGUAGES)
    return {
        "score": 0,
        "output": f"{said}\n\n{reason}",
        "visibility": visibility.value,
        "stdout_visibility": "hidden",
        "tests": [],
    }


def _metadata(path: Path) -> Metadata:
    """Read who handed in, when, and until when that was on time.

    Raises:
        GradescopeError: it is not there, or not as Gradescope documents it.
    """
    try:
        found = json.loads(path.read_bytes())
        due = (found.get("assignment") or {}).get("due_date")
        return Metadata(
            members=[
                Member(email or name, name or None, email or None)
                for user in found["users"]
                for email, name in [(str(user.get("email") or ""), str(user.get("name") or ""))]
                if email or name
            ],
            created_at=datetime.fromisoformat(found["created_at"]),
            due=datetime.fromisoformat(due) if due else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GradescopeError(f"{path} is not what Gradescope documents: {error!r}") from error


def _due(config: Config, due: datetime | None) -> Config:
    """Let the due date of Gradescope's assignment, extensions included, be every chapter's deadline, if it has one."""
    return config if due is None else config.model_copy(update={"deadlines": dict.fromkeys(config.chapters, due)})


def _tier(config: Config) -> Tier:
    report = choose()
    if report.tier is Tier.NONE:
        reasons = "\n".join(why.in_(config.language) for why in report.reasons)
        raise GradescopeError(
            "this container cannot confine submissions, which could then read the exam: nothing was run.\n"
            f"{reasons}\nExport the submissions and grade them with `grader grade` on a machine of your own."
        )
    return report.tier


def main(arguments: list[str]) -> None:
    """Grade, and write `results/results.json`, whatever happens: without it a student reads nothing that helps."""
    home, visibility = Path(arguments[0]).resolve(), Visibility(arguments[1])
    try:
        found = grade(home, visibility)
    except ClearError as error:
        found = not_graded(str(error), visibility)
    except Exception as error:
        found = not_graded(type_and_place(error), visibility)
    if not found["tests"]:
        click.echo(found["output"])
    path = home / "results" / "results.json"
    write_atomically(path, json.dumps(found, ensure_ascii=False, indent=1).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
