"""Canvas's gradebook as CSV: the exported one with a column filled, or a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader import grades
from grader.export import Context, Exported, ExportError
from grader.export._sheet import People, Sheet, number
from grader.results import StudentResult, csv_bytes, safe_cell

SECTION = "Section"
POINTS = "Points Possible"
DEFAULT_COLUMN = "noyaux"
_WITH_ID = re.compile(r" \(\d+\)$")


def export(results: Sequence[StudentResult], context: Context) -> Exported:
    """Fill the column of an assignment in the exported gradebook `context.sheet`, or write a new gradebook.

    Raises:
        ExportError: the sheet is no gradebook of Canvas, or has no such column.
    """
    if context.sheet is None:
        return Exported({"canvas.csv": _new(results, context)})
    sheet = Sheet(context.sheet)
    header = sheet.header
    if not header[0].startswith(("Student", "LastName")) or SECTION not in header:
        raise ExportError(f"the sheet is no gradebook of Canvas: its columns are {', '.join(header)}")
    section = header.index(SECTION)
    column = _column(header, section, context.column)
    people, notes, points = People(results), [], context.config.mark_out_of
    for i, row in enumerate(sheet.rows[1:], start=1):
        cells = [field.text for field in row]
        if len(cells) <= column:
            continue
        if POINTS in cells[0]:
            points = number(cells[column]) or points
        elif cells[0].strip():
            result = people.find(cells[: section + 1])
            if result is None:
                notes.append(f"no result for {cells[0]}: the row is unchanged")
            else:
                sheet.set(i, column, _score(result, points, context))
    notes = [f"{student} is in no row of the gradebook" for student in people.left] + notes
    return Exported({"canvas.csv": bytes(sheet)}, notes)


def _column(header: Sequence[str], section: int, wanted: str | None) -> int:
    """Find the column called `Title (id)`.

    Raises:
        ExportError: there is none, or several are possible.
    """
    after = {i: heading for i, heading in enumerate(header) if i > section}
    if wanted is None:
        assignments = [i for i, heading in after.items() if _WITH_ID.search(heading)]
    else:
        assignments = [i for i, heading in after.items() if wanted in (heading, _WITH_ID.sub("", heading))]
    if len(assignments) != 1:
        choice = ", ".join(map(repr, after.values()))
        raise ExportError(f"name the assignment's column with --column, one of: {choice}")
    return assignments[0]


def _score(result: StudentResult, points: float, context: Context) -> str:
    return f"{grades.grade(result, context.config, context.training).mark / context.config.mark_out_of * points:.2f}"


def _new(results: Sequence[StudentResult], context: Context) -> bytes:
    most = context.config.mark_out_of
    rows: list[list[str]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", SECTION, context.column or DEFAULT_COLUMN],
        [f"    {POINTS}", "", "", "", "", f"{most:.2f}"],
    ]
    for result in results:
        name = safe_cell(result.name or result.student)
        rows.append([name, "", "", safe_cell(result.student), "", _score(result, most, context)])
    return csv_bytes(rows)
