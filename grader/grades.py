"""From results to grades: lateness, the mark, the status. Nothing here is stored: policy is applied when it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from grader import results
from grader.config import Config, Late
from grader.results import Status, StudentResult


@dataclass(frozen=True, slots=True)
class Grade:
    """What one student gets: `mark` out of the course's maximum, `days` late at the worst chapter."""

    mark: float
    status: Status
    days: int


@dataclass(frozen=True, slots=True)
class Training:
    """What the accuracy check adds to the chapter that trains: `points` of who was measured, the others have none."""

    chapter: str
    points: Mapping[str, int]
    max_score: int


def lateness(result: StudentResult, slug: str, config: Config) -> Late:
    """Return how late one chapter of one student is, extension included."""
    chapter = result.chapters.get(slug)
    submitted = (chapter.submitted if chapter else None) or result.submitted
    extension = timedelta(seconds=result.extensions.get(slug, 0.0))
    return config.late(slug, datetime.fromisoformat(submitted) if submitted else None, extension)


def points(result: StudentResult, config: Config) -> float:
    """Return the points of one student that lateness leaves, of all chapters that were graded."""
    return sum(
        lateness(result, slug, config).apply(chapter.score, chapter.max_score)
        for slug, chapter in result.chapters.items()
    )


def grade(result: StudentResult, config: Config, training: Training | None = None) -> Grade:
    """Return the grade of one student; the accuracy check counts in its chapter, late like it."""
    late = {slug: lateness(result, slug, config) for slug in config.chapters}
    worth = {
        slug: (late[slug].apply(chapter.score, chapter.max_score), float(chapter.max_score))
        for slug, chapter in result.chapters.items()
        if slug in late
    }
    if training is not None and training.chapter in worth:
        earned, maximum = worth[training.chapter]
        gained = late[training.chapter].apply(training.points.get(result.student, 0), training.max_score)
        worth[training.chapter] = (earned + gained, maximum + training.max_score)
    days = max((one.days for one in late.values()), default=0)
    status = result.status
    if status is Status.GRADED and (days or result.marked_late):
        status = Status.LATE
    return Grade(config.note20(worth), status, days)


def table(stored: Sequence[StudentResult], config: Config, training: Training | None = None) -> list[list[Any]]:
    """Return `grades.csv`: one row per student, scores before and the mark after what lateness costs."""
    grades = [grade(result, config, training) for result in stored]
    measured: dict[str, Sequence[Any]] = {}
    if training is not None:
        measured["accuracy_points"] = [training.points.get(result.student, 0) for result in stored]
    extra: dict[str, Sequence[Any]] = {
        **measured,
        "note20": [f"{one.mark:.2f}" for one in grades],
        "status": [one.status.value for one in grades],
        "days_late": [one.days for one in grades],
    }
    return results.rows(stored, config.chapters, extra)
