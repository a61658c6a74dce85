"""From submissions to rows: names from the class list, one row per member of a group, one per absent student."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.intake.layouts.unit import Member, Unit
from grader.intake.names import digested_id, printable, safe_id
from grader.intake.roster import Roster, Student
from grader.intake.submission import Submission, Taken
from grader.text import Text

_NOT_LISTED = Text("is not in the class list", "n’est pas dans la liste de la classe")
_TOGETHER = Text("handed in together with {others}", "rendu avec {others}")
_TWICE = Text(
    "{count} submissions of this student were found; the latest, or else the first that is not empty, was taken",
    "{count} rendus de cet étudiant ont été trouvés ; le plus récent, ou à défaut le premier non vide, a été retenu",
)


@dataclass(frozen=True, slots=True)
class Read:
    """A submission with the files that were taken from it."""

    unit: Unit
    files: dict[str, Taken]
    notes: list[Text]


def rows(submissions: Iterable[Read], roster: Roster | None, chapters: Sequence[str]) -> list[Submission]:
    """Return the rows of the gradebook, sorted by student."""
    found: dict[str, list[Submission]] = {}
    for read in submissions:
        for person in (people := _people(read.unit, roster)):
            others = [other.name or other.student for other in people if other is not person]
            row = _row(read, person, others, roster is not None, chapters)
            found.setdefault(person.student, []).append(row)
    for student in roster.students if roster else ():
        if student.student not in found:
            found[student.student] = [_about(student, Submission("", absent=True), chapters)]
    safe = _safe_ids(found)
    kept = []
    for student_id, attempts in found.items():
        row = max(attempts, key=_recency)  # the first of equals
        row.student = safe[student_id]
        if len(attempts) > 1:
            row.notes.append(_TWICE.format(count=len(attempts)))
        kept.append(row)
    return sorted(kept, key=lambda row: row.student)


def _people(unit: Unit, roster: Roster | None) -> Sequence[Student | Member]:
    if unit.members:
        return [(roster.find(one.student, one.email, one.name) if roster else None) or one for one in unit.members]
    if roster:
        # A number of the LMS is no student's id, whatever it looks like.
        one = roster.numbered(unit.lms_id) if unit.lms_id else None
        one = one or roster.find(unit.name if unit.lms_id else unit.label, unit.name)
        if people := [one] if one else roster.group(unit.label, unit.name):
            return people
        if any(unit.label == listed.student for listed in roster.students):
            return [Member(f"{unit.label} (not listed)", unit.name)]
    return [Member(unit.label, unit.name)]


def _row(read: Read, person: Student | Member, others: list[str], listed: bool, chapters: Sequence[str]) -> Submission:
    unit = read.unit
    row = Submission(
        student="",
        name=person.name and printable(person.name),
        email=person.email and printable(person.email),
        lms_id=unit.lms_id,
        files=dict(read.files),
        notes=[*unit.notes, *read.notes],
        late=unit.late,
        submitted_at=unit.submitted_at,
        attempts=unit.attempts,
    )
    if others:
        row.notes.append(_TOGETHER.format(others=", ".join(map(printable, others))))
    if isinstance(person, Student):
        return _about(person, row, chapters)
    if listed:
        row.notes.append(_NOT_LISTED)
    return row


def _about(student: Student, row: Submission, chapters: Sequence[str]) -> Submission:
    row.name, row.email, row.group = student.name, student.email, student.group
    row.lms_id = row.lms_id or student.lms_id
    row.extensions = student.extensions(chapters)
    return row


def _recency(row: Submission) -> tuple[float, bool]:
    return (row.submitted_at.timestamp() if row.submitted_at else float("-inf"), bool(row.files))


def _safe_ids(students: Iterable[str]) -> dict[str, str]:
    """Return file names that differ even where upper and lower case do not."""
    safe = {student: safe_id(student) for student in students}
    uses = Counter(name.casefold() for name in safe.values())
    return {student: name if uses[name.casefold()] == 1 else digested_id(student) for student, name in safe.items()}
