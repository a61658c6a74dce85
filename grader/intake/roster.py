"""The class list: who should have handed in, in which group, with how much more time.

A CSV file in UTF-8, separated by commas or semicolons, with the columns
`student` and, as far as known, `name`, `email`, `group`, `lms_id` (the number in
Moodle's or Canvas's file names), `extension` (days) and `extension:CHAPTER`.
Other columns of an export may stay.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from grader.errors import ClearError
from grader.intake.names import folded, spellings

_PER_CHAPTER = "extension:"


class RosterError(ClearError):
    """The class list cannot be used; the message says which line, and what to do."""


@dataclass(frozen=True, slots=True)
class Student:
    """One line of the class list."""

    student: str
    name: str | None = None
    email: str | None = None
    group: str | None = None
    lms_id: str | None = None
    extension: timedelta = timedelta()
    chapter_extensions: dict[str, timedelta] = field(default_factory=dict)

    def extensions(self, chapters: Iterable[str]) -> dict[str, timedelta]:
        """Return the extension of the deadline of every chapter that has one."""
        each = {chapter: self.chapter_extensions.get(chapter, self.extension) for chapter in chapters}
        return {chapter: extension for chapter, extension in each.items() if extension}


class Roster:
    """All students of the class, found by any of the names that a platform uses for them."""

    def __init__(self, students: Iterable[Student]) -> None:
        self.students = sorted(students, key=lambda student: student.student)
        self._numbers = {student.lms_id: student for student in self.students if student.lms_id}
        self._exact: dict[str, Student | None] = {}
        self._loose: dict[str, Student | None] = {}
        for student in self.students:
            for key in {student.student.casefold(), (student.email or student.student).casefold()}:
                _add(self._exact, key, student)
            local = (student.email or "").partition("@")[0]
            for key in {folded(student.student), folded(local)} | spellings(student.name or ""):
                _add(self._loose, key, student)

    def numbered(self, lms_id: str) -> Student | None:
        """Return the student whom Moodle or Canvas knows by this number."""
        return self._numbers.get(lms_id)

    def find(self, *names: str | None) -> Student | None:
        """Return the only student whom one of `names` can mean: id or address first, then loosely, by name too."""
        given = [name for name in names if name]
        exact = (self._exact.get(name.casefold()) for name in given)
        loose = (self._loose.get(folded(name)) for name in given)
        return next(filter(None, (*exact, *loose)), None)

    def group(self, *names: str | None) -> list[Student]:
        """Return the members of the group that one of `names` is."""
        wanted = {folded(name) for name in names if name} - {""}
        return [student for student in self.students if student.group and folded(student.group) in wanted]


def read_roster(path: Path) -> Roster:
    """Read the class list at `path`.

    Raises:
        RosterError: it cannot be read, lacks a column, or a line is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RosterError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RosterError(f"{path}: is not UTF-8: save it from Excel as « CSV UTF-8 »") from error
    header, _, _ = text.partition("\n")
    lines = csv.DictReader(text.splitlines(), delimiter=";" if header.count(";") > header.count(",") else ",")
    columns = [(name or "").strip().lower() for name in lines.fieldnames or ()]
    if "student" not in columns:
        raise RosterError(f"{path}, line 1: the column 'student' is missing; there are: {', '.join(columns)}")
    lines.fieldnames = columns
    students: dict[str, Student] = {}
    for cells in lines:
        where = f"{path}, line {lines.line_num}"
        student = _student({key: (value or "").strip() for key, value in cells.items() if key in columns}, where)
        if student.student in students:
            raise RosterError(f"{where}: the student {student.student!r} is there twice")
        students[student.student] = student
    return Roster(students.values())


def _add(names: dict[str, Student | None], key: str, student: Student) -> None:
    """Remember a name; one that two students share means neither."""
    if key:
        names[key] = student if names.get(key, student) is student else None


def _student(cells: dict[str, str], where: str) -> Student:
    if not cells["student"]:
        raise RosterError(f"{where}: the column 'student' is empty")
    return Student(
        student=cells["student"],
        name=cells.get("name") or None,
        email=cells.get("email") or None,
        group=cells.get("group") or None,
        lms_id=cells.get("lms_id") or None,
        extension=_days(cells.get("extension", ""), f"{where}, column 'extension'"),
        chapter_extensions={
            key.removeprefix(_PER_CHAPTER).strip(): _days(value, f"{where}, column {key!r}")
            for key, value in cells.items()
            if key.startswith(_PER_CHAPTER) and value
        },
    )


def _days(value: str, where: str) -> timedelta:
    if not re.fullmatch(r"(\d{1,4}([.,]\d{1,4})?)?", value):
        raise RosterError(f"{where}: {value!r} is no number of days: write 2 or 1.5, or leave it empty")
    return timedelta(days=float(value.replace(",", ".") or 0))
