"""nbgrader's gradebook and `autograded/` tree, written from our results.

Chapters are notebooks, properties are grade cells, so that `nbgrader export`,
`nbgrader generate_feedback` and formgrader show our grades. Manual scores and
comments that a person enters there are nbgrader's, and survive a re-grade.
"""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SAWarning, SQLAlchemyError

from grader import grades, results
from grader.config import Config
from grader.errors import ClearError
from grader.report.ladder import Rung, seen
from grader.results import ChapterResult, PropertyResult, StudentResult
from grader.text import Language

_ADDRESSES = "write sqlite:////FOLDER/gradebook.db or postgresql://USER:PASSWORD@HOST/NAME"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def cell_id(name: str) -> str:
    """Return the grade id of a property: nbgrader allows letters, digits, `_` and `-`."""
    return name.replace(".", "-")


def source_id(slug: str) -> str:
    """Return the grade id of the one cell of a chapter that students fill."""
    return f"{slug}-source"


class GradebookError(ClearError):
    """A gradebook cannot be written; the message says which, and why."""


def write(
    stored: Sequence[StudentResult],
    course: Path,
    assignment: str,
    config: Config,
    *,
    url: str | None = None,
    sources: Path | None = None,
) -> None:
    """Enter results as the assignment `assignment` of the nbgrader course at `course`.

    Args:
        stored: one result per student.
        course: nbgrader's course folder; what its `nbgrader_config.py` says of gradebook and folders counts here too.
        assignment: its name there.
        config: for what students see, language and lateness.
        url: an SQLAlchemy URL, if another gradebook is meant.
        sources: the results folder, whose `sources/` hold what was graded.

    Raises:
        GradebookError: nbgrader's configuration or the database cannot be used.
    """
    rung = config.rung(datetime.now(UTC))
    sources = sources and sources.resolve()
    course.mkdir(parents=True, exist_ok=True)
    _find_alembic()
    with chdir(course):
        directory = _course_directory()
        with _open(url or directory.db_url) as book:
            if stored:
                _assignment(book, assignment, stored[0])
            for result in stored:
                _student(book, assignment, result, config, rung)
                folder = Path(directory.format_path(directory.autograded_directory, result.student, assignment))
                for slug, chapter in result.chapters.items():
                    notebook = autograded(chapter, slug, rung, config.language, _source(sources, chapter))
                    results.write_atomically(folder / f"{slug}.ipynb", nbformat.writes(notebook).encode())


def _course_directory() -> CourseDirectory:
    """Return the course in the current folder, as nbgrader's own commands see it from here."""
    app = NbGrader(log_level="ERROR", raise_config_file_errors=True)
    try:
        app.load_config_file()
        return CourseDirectory(config=app.config)
    except Exception as error:  # the file is a program
        raise GradebookError(f"nbgrader's configuration for {Path.cwd()} cannot be read: {error}") from error


@contextmanager
def _open(url: str) -> Iterator[Gradebook]:
    try:
        address = make_url(url)
    except SQLAlchemyError as error:
        raise GradebookError(f"{url!r} names no gradebook: {_ADDRESSES}") from error
    named = address.render_as_string(hide_password=True)
    if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
        raise GradebookError(f"{named} is a gradebook in memory, gone when the command ends: {_ADDRESSES}")
    try:
        # SQLAlchemy warns about the order of nbgrader's own inserts
        with warnings.catch_warnings(action="ignore", category=SAWarning), Gradebook(url) as book:
            yield book
    except ModuleNotFoundError as error:
        raise GradebookError(
            f"{named}: SQLAlchemy needs the module {error.name} for it, which is not installed"
        ) from error
    except SQLAlchemyError as error:
        why = error.orig if isinstance(error, DBAPIError) else error
        raise GradebookError(f"the gradebook {named} cannot be written: {' '.join(str(why).split())}") from error


def _find_alembic() -> None:
    """Let nbgrader find `alembic`, which it starts by name, in an environment that is not activated."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])


def _source(folder: Path | None, chapter: ChapterResult) -> str:
    return results.read_source(folder, chapter.source).decode() if folder and chapter.source else ""


def _assignment(book: Gradebook, assignment: str, like: StudentResult) -> None:
    book.update_or_create_assignment(assignment)
    for slug, chapter in like.chapters.items():
        book.update_or_create_notebook(slug, assignment)
        book.update_or_create_solution_cell(source_id(slug), slug, assignment)
        for one in chapter.properties:
            book.update_or_create_grade_cell(
                cell_id(one.name), slug, assignment, max_score=one.max_score, cell_type="code"
            )


def _student(book: Gradebook, assignment: str, result: StudentResult, config: Config, rung: Rung) -> None:
    first, _, last = (result.name or "").rpartition(" ")
    book.update_or_create_student(result.student, first_name=first or None, last_name=last or None)
    if result.status is results.Status.ABSENT:
        return
    submitted = datetime.fromisoformat(result.submitted) if result.submitted else None
    if submitted is not None and submitted.tzinfo is not None:
        submitted = submitted.astimezone(UTC).replace(tzinfo=None)  # nbgrader keeps naive UTC
    try:
        book.find_submission(assignment, result.student)
    except MissingEntry:
        book.add_submission(assignment, result.student, timestamp=submitted)
    for slug, chapter in result.chapters.items():
        for one in chapter.properties:
            entry = book.find_grade(cell_id(one.name), slug, assignment, result.student)
            entry.auto_score = one.score
            entry.needs_manual_grade = entry.manual_score is None and bool(chapter.needs_look)
        comment = book.find_comment(source_id(slug), slug, assignment, result.student)
        comment.auto_comment = "\n".join(_lines(chapter, rung, config.language)) or None
        late = grades.lateness(result, slug, config)
        notebook = book.find_submission_notebook(slug, assignment, result.student)
        notebook.late_submission_penalty = chapter.score - late.apply(chapter.score, chapter.max_score)
    book.db.commit()


def _lines(chapter: ChapterResult, rung: Rung, language: Language) -> list[str]:
    """Say in one line each what a student may read about what failed."""
    shown = [seen(one, rung, language) for one in chapter.properties]
    return [f"{one.title}: {' '.join(one.sentences) or one.label}" for one in shown if not one.passed]


def autograded(chapter: ChapterResult, slug: str, rung: Rung, language: Language, source: str) -> nbformat.NotebookNode:
    """Return a submitted module as the notebook that `nbgrader generate_feedback` reads."""
    cells = [new_markdown_cell(f"# {slug}", id="title"), cell(source, source_id(slug), solution=True)]
    cells += [_graded(one, rung, language) for one in chapter.properties]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def _graded(one: PropertyResult, rung: Rung, language: Language) -> nbformat.NotebookNode:
    shown = seen(one, rung, language)
    made = cell(f"# {shown.title}", cell_id(one.name), points=one.max_score)
    said = "\n".join([f"{shown.label}: {shown.score}/{shown.max_score}", *shown.sentences])
    made.outputs = [new_output("stream", name="stdout", text=said + "\n")]
    return made


def cell(source: str, grade_id: str, *, points: int | None = None, solution: bool = False) -> nbformat.NotebookNode:
    """Return a code cell that nbgrader knows by `grade_id`: graded if it has points, else filled by students."""
    made = new_code_cell(source, id=f"c-{grade_id}"[:64])
    made.metadata["nbgrader"] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
        "cell_type": "code",
        **({"points": points} if points is not None else {}),
    }
    if points is not None:
        made.metadata["nbgrader"]["checksum"] = compute_checksum(made)
    return made
