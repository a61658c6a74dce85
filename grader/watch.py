"""Start the students' watch mode, which lies in the hand-out and needs nothing of the grader."""

from __future__ import annotations

import subprocess
import sys

from grader.course import Course, CourseError
from grader.text import Language


def watch(course: Course, chapter: str | None = None, language: Language | None = None) -> int:
    """Run `exercises/watch.py` until the student quits.

    Args:
        course: whose chapters are watched.
        chapter: the one to begin with; the first unfinished one if none is named.
        language: of hints and messages; the students' own default if none is given.

    Returns:
        Its exit status.

    Raises:
        CourseError: the course has no such chapter, or no watch mode.
    """
    script = course.root / "exercises" / "watch.py"
    if not script.exists():
        raise CourseError(f"{script} is missing: take it from the hand-out")
    arguments = [] if chapter is None else [course[chapter].slug]
    if language is not None:
        arguments += ["--lang", language]
    with subprocess.Popen([sys.executable, str(script), *arguments]) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # Ctrl-C reaches both; the students' side ends by itself
                continue
