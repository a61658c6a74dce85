"""nbgrader's `submitted/STUDENT/ASSIGNMENT/`, with the time of the submission in `timestamp.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from grader.intake.candidates import Material
from grader.intake.files.tree import File, Folder, Refused
from grader.intake.layouts.unit import Unit
from grader.intake.names import printable
from grader.text import Text

SUBMITTED = "submitted"
TIMESTAMP = "timestamp.txt"
_NO_TIME = Text(
    "{where} cannot be understood: the time of the submission is not known",
    "{where} est incompréhensible : l’heure du rendu est inconnue",
)


def units(root: Folder, assignment: str | None = None) -> Iterator[Unit] | None:
    """Return one unit per student, or None if this is no course folder of nbgrader nor its `submitted`.

    Args:
        root: the folder.
        assignment: the only one that is read; all if None.
    """
    inside = root.child(SUBMITTED)
    if isinstance(inside, Folder):
        return _units(inside, assignment)
    return _units(root, assignment) if root.name == SUBMITTED or _all_timed(root) else None


def _all_timed(root: Folder) -> bool:
    """Return whether every student's folder holds an assignment with a time.

    Every one: a single student must not be able to pass a plain folder off as nbgrader's, and date it.
    """
    students = [child for child in root.children if isinstance(child, Folder)]
    return bool(students) and all(any(_timestamp(assignment) for assignment in _folders(one)) for one in students)


def _units(submitted: Folder, assignment: str | None) -> Iterator[Unit]:
    for student in submitted.children:
        if not isinstance(student, Folder):
            continue
        unit = Unit(student.name)
        for node in _folders(student):
            if assignment is None or node.name == assignment:
                time = _time(_timestamp(node), f"{node.name}/{TIMESTAMP}", unit.notes)
                unit.materials.append(Material(node, submitted_at=time))
        times = [material.submitted_at for material in unit.materials if material.submitted_at]
        unit.submitted_at = max(times, default=None)
        yield unit


def _folders(student: Folder) -> list[Folder]:
    try:
        return [child for child in student.children if isinstance(child, Folder)]
    except Refused:
        return []


def _timestamp(assignment: Folder) -> File | None:
    try:
        child = assignment.child(TIMESTAMP)
    except Refused:
        return None
    return child if isinstance(child, File) else None


def _time(file: File | None, where: str, notes: list[Text]) -> datetime | None:
    """Read `2015-02-02 14:58:23.948203 America/Los_Angeles`; without a zone it is UTC, as for nbgrader."""
    if file is None:
        return None
    try:
        words = file.read(1024).decode("utf-8").split()
        time = datetime.fromisoformat(" ".join(words[:2]))
        zone = ZoneInfo(words[2]) if len(words) > 2 else UTC
        return time if time.tzinfo else time.replace(tzinfo=zone)
    except (Refused, ValueError, LookupError, OSError):  # ZoneInfo raises KeyError, and OSError on odd names
        notes.append(_NO_TIME.format(where=printable(where)))
        return None
