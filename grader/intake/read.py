"""A class as it came from the LMS, from git or from a folder: recognised, repaired, read, told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from grader.course import Chapter, Course
from grader.errors import ClearError
from grader.intake.candidates import Material
from grader.intake.chapters import harvest
from grader.intake.files import archives, disk
from grader.intake.files.tree import Budget, Folder, Refused
from grader.intake.layouts import canvas, clones, gradescope, moodle, nbgrader, plain
from grader.intake.layouts.unit import Member, Unit, is_the_instructors
from grader.intake.people import Read, rows
from grader.intake.roster import Roster
from grader.intake.submission import Submission, Taken
from grader.text import Text

SOURCE_KB = 256
_MAX_WRAPPED = 4  # folders and archives around the class
_OURS = Text("could not be read because of a mistake of the grader ({why})", "illisible : erreur du correcteur ({why})")


class IntakeError(ClearError):
    """No class can be read at the path; the message says why, and what to do."""


def read(
    path: Path,
    course: Course,
    *,
    chapters: Sequence[str] | None = None,
    roster: Roster | None = None,
    source_kb: int = SOURCE_KB,
    assignment: str | None = None,
    tag: str | None = None,
    before: datetime | None = None,
) -> list[Submission]:
    """Read all submissions at `path`, sorted by student.

    Args:
        path: a folder or an archive, of a class or of one student.
        course: whose chapters are looked for.
        chapters: slugs of those that are used; all if None.
        roster: the class list: names, groups, extensions, and who is absent.
        source_kb: the most that one module may have, in kB.
        assignment: the only assignment read in nbgrader's tree; all if None.
        tag: where git clones are read; their head if None.
        before: read git clones at the last commit before this moment.

    Raises:
        IntakeError: the path cannot be read as a class. What is wrong with one submission is in that submission.
        CourseError: one of `chapters` does not exist.
    """
    wanted = [course[slug] for slug in chapters] if chapters is not None else list(course.chapters)
    with ExitStack() as stack:
        try:
            root = _opened(path, stack)
            units = _recognised(root, wanted, assignment, tag, before, stack)
            submissions = [_read(unit, wanted, source_kb * 1024) for unit in units]
        except Refused as refused:
            raise IntakeError(f"{path} {refused.reason.en}") from refused
        except OSError as error:
            raise IntakeError(f"{path}: cannot be read: {error.strerror}") from error
    if not submissions:
        raise IntakeError(f"{path}: holds no submission (docs/intake.md lists what is recognised)")
    return rows(submissions, roster, [chapter.slug for chapter in wanted])


def read_one(
    path: Path,
    course: Course,
    *,
    members: Sequence[Member],
    submitted_at: datetime | None,
    chapters: Sequence[str],
    source_kb: int = SOURCE_KB,
) -> Submission:
    """Read the folder `path` as one submission, whatever is or is not in it.

    Args:
        path: a folder.
        course: whose chapters are looked for.
        members: who handed it in; the first stands for all.
        submitted_at: when.
        chapters: slugs of those that are used.
        source_kb: the most that one module may have, in kB.

    Raises:
        IntakeError: there is no such folder.
        CourseError: one of `chapters` does not exist.
    """
    wanted = [course[slug] for slug in chapters]
    if not path.is_dir():
        raise IntakeError(f"{path}: is no folder")
    unit = Unit(path.name, [Material(disk.folder(path))], members=list(members[:1]), submitted_at=submitted_at)
    (found,) = rows([_read(unit, wanted, source_kb * 1024)], None, chapters)
    return found


def _opened(path: Path, stack: ExitStack) -> Folder:
    if path.is_dir():
        return disk.folder(path)
    if not path.is_file():
        raise IntakeError(f"{path}: is no folder and no archive")
    return archives.opened_class(path, stack)


def _recognised(
    root: Folder,
    chapters: Sequence[Chapter],
    assignment: str | None,
    tag: str | None,
    before: datetime | None,
    stack: ExitStack,
) -> Iterable[Unit]:
    """Recognise the layout of `root`, or of the only thing in it."""
    only_clones = bool(tag or before)
    for _ in range(_MAX_WRAPPED):
        found = clones.units(root, tag=tag, before=before)
        if not (found or only_clones):
            found = (
                gradescope.units(root) or moodle.units(root) or canvas.units(root) or nbgrader.units(root, assignment)
            )
        if found:
            return found
        if not only_clones and plain.is_one_student(root, chapters):
            return plain.one_student(root, archives.stem(root.name) or root.name)
        inside = _inside(root, stack)
        if inside is None:
            break
        root = inside
    if only_clones:
        raise IntakeError(f"{root.name}: a tag or a moment needs a folder with one git clone per student")
    return plain.units(root, chapters)


def _inside(root: Folder, stack: ExitStack) -> Folder | None:
    """Return the only folder or archive in `root`, opened, or None if there is more."""
    somebodys = [child for child in root.children if not is_the_instructors(child)]
    if len(somebodys) != 1:
        return None
    (only,) = somebodys
    if isinstance(only, Folder):
        return only
    if archives.stem(only.name) is None:
        return None
    if root.path is not None:
        return archives.opened_class(root.path / only.name, stack)
    return archives.opened(only, Budget())


def _read(unit: Unit, chapters: Sequence[Chapter], source_limit: int) -> Read:
    """Read one submission: whatever happens in it stays in it."""
    try:
        found = harvest(unit.materials, chapters, source_limit)
    except Exception as error:  # a mistake of ours must not stop the class, nor look like an empty submission
        reason = _OURS.format(why=type(error).__name__)
        taken = Taken(None, "", reason, rejected=reason, ours=True)
        return Read(unit, {chapter.slug: taken for chapter in chapters}, [reason])
    return Read(unit, found.files, found.notes)
