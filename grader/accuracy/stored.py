"""Where the results of the accuracy check lie, beside those of the exam."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from pydantic import ValidationError

from grader.accuracy.check import chapter_of
from grader.accuracy.result import AccuracyResult
from grader.course import Course
from grader.grades import Training
from grader.text import Language

Part = Literal["curve", "confusion", "mistakes"]
PARTS: tuple[Part, ...] = get_args(Part)


def path_of(folder: Path, student: str) -> Path:
    """Return where a student's result lies."""
    return folder / "accuracy" / f"{student}.json"


def picture_path(folder: Path, student: str, part: Part, language: Language) -> Path:
    """Return where a picture of a student's training lies, if it was measured."""
    return folder / "accuracy" / f"{student}.{part}.{language}.svg"


def pictures(folder: Path, student: str, language: Language) -> dict[str, bytes]:
    """Return the pictures of a student's training that there are."""
    paths: dict[str, Path] = {part: picture_path(folder, student, part, language) for part in PARTS}
    return {part: path.read_bytes() for part, path in paths.items() if path.exists()}


def read(folder: Path, student: str) -> AccuracyResult | None:
    """Return a student's stored result; `None` where there is none that this version reads."""
    try:
        return AccuracyResult.model_validate_json(path_of(folder, student).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def training(folder: Path, course: Course, students: Iterable[str]) -> Training | None:
    """Return what the check adds to the grades of a class; `None` where it was never run."""
    chapter = chapter_of(course)
    measured = {student: found for student in students if (found := read(folder, student))}
    if chapter is None or not measured:
        return None
    most = max(found.max_score for found in measured.values())
    return Training(chapter.slug, {student: found.score for student, found in measured.items()}, most)
